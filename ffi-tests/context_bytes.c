/* Contexts: their size, any address, and every configuration that cannot be served. */
#ifndef TWICE_H
#define SELF "context_bytes.c"
#include "twice.h"
#else

FN(product) {
    out[0][0] = jf_mul(e, in[0][0], in[0][1]);
    return 0;
}

/* A context that works: a function registered and its Jacobian right. */
static void N(works)(jf_context *c) {
    jf_func f = N(simple)(c, N(product), 2, 1, NULL);
    const real x[2] = {3, 5};
    real jac[2], y;
    CHECK_INT(jf_jacobian(c, f, x, &y, jac), JF_OK);
    CHECK(y == 15 && jac[0] == 5 && jac[1] == 3);
}

TEST(the_macro_is_the_function_at_compile_time) {
    const size_t functions[] = {0, 1, 2, 7, 100}, blocks[] = {0, 1, 2, 9, 64}, numbers[] = {0, 1, 3, 16, 17, 1000};
    const size_t lanes[] = {0, 1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 31, 33, 64};
    for (size_t a = 0; a < LENGTH(functions); a++) {
        for (size_t b = 0; b < LENGTH(blocks); b++) {
            for (size_t n = 0; n < LENGTH(numbers); n++) {
                for (size_t l = 0; l < LENGTH(lanes); l++) {
                    jf_config config = {0};
                    config.functions = functions[a], config.blocks = blocks[b], config.numbers = numbers[n], config.lanes = lanes[l];
                    CHECK_INT(CONTEXT_BYTES(functions[a], blocks[b], numbers[n], lanes[l]), jf_context_bytes(&config));
                }
            }
        }
    }
}

/* Six of them are for the program that may run in its place, two for its parameters. */
TEST(a_function_takes_sixteen_words) {
    jf_config few = {0, 0, 0, 1, 0, 1, 0, {0}}, more = few;
    more.functions = 8;
    CHECK_INT(jf_context_bytes(&more) - jf_context_bytes(&few), 8 * 16 * sizeof(void *));
}

TEST(a_rule_takes_what_the_macro_says) {
    for (size_t rules = 0; rules < 20; rules++) {
        jf_config config = {0, 0, 1, 2, 3, 2, rules, {0}};
        CHECK_INT(CONTEXT_BYTES(1, 2, 3, 2) + rules * JF_RULE_BYTES, jf_context_bytes(&config));
    }
    jf_config most = {0, 0, 0, 1, 0, 1, 65536, {0}};
    CHECK_INT(jf_context_bytes(&most), 0);
    most.rules = 65535;
    CHECK_INT(jf_context_bytes(&most), CONTEXT_BYTES(0, 1, 0, 1) + 65535 * JF_RULE_BYTES);
}

#ifdef SINGLE
JFF_CONTEXT(line_float, 1, 0, 3, 2);
#define LINE(what) line_float_##what
#else
JF_CONTEXT(line_double, 1, 0, 3, 2);
#define LINE(what) line_double_##what
#endif

TEST(a_line_is_a_context) {
    jf_context *c;
    CHECK_INT(sizeof LINE(memory), CONTEXT_BYTES(1, 0, 3, 2));
    CHECK_INT(jf_context_init(LINE(memory), sizeof LINE(memory), &LINE(config), &c), JF_OK);
    N(works)(c);
}
#undef LINE

static unsigned char N(static_memory)[CONTEXT_BYTES(1, 2, 3, 2)];
static unsigned char N(defaults)[CONTEXT_BYTES(1, 0, 3, 0)];

TEST(static_memory_of_the_macros_size_is_enough) {
    jf_config config = {JF_ABI_VERSION, 0, 1, 2, 3, 2, 0, {0}};
    jf_context *c;
    CHECK_INT(jf_context_init(N(static_memory), sizeof N(static_memory), &config, &c), JF_OK);
    N(works)(c);
    config.blocks = 0, config.lanes = 0;
    CHECK_INT(jf_context_init(N(defaults), sizeof N(defaults), &config, &c), JF_OK);
    N(works)(c);
}

TEST(any_address_is_accepted_and_nothing_outside_is_written) {
    enum { MARGIN = 64 };
    jf_config config = {0, 0, 1, 2, 3, 2, 0, {0}};
    size_t bytes = jf_context_bytes(&config);
    for (size_t offset = 0; offset < 64; offset++) {
        unsigned char *all = memory(bytes + 64 + 2 * MARGIN), canary[MARGIN];
        memset(all, 0xA5, bytes + 64 + 2 * MARGIN);
        memset(canary, 0xA5, MARGIN);
        unsigned char *at = all + MARGIN + offset;
        jf_context *c = NULL;
        CHECK_INT(jf_context_init(at, bytes, &config, &c), JF_OK);
        N(works)(c);
        CHECK((unsigned char *)c >= at && (unsigned char *)c < at + 64);
        CHECK_BYTES(at - MARGIN, canary, MARGIN);
        CHECK_BYTES(at + bytes, canary, MARGIN);
    }
    free_memory();
}

TEST(memory_smaller_than_the_count_is_refused) {
    jf_config config = {0, 0, 1, 2, 3, 2, 0, {0}};
    size_t bytes = jf_context_bytes(&config);
    unsigned char *at = memory(bytes), *before = memory(bytes);
    memset(at, 0xA5, bytes);
    memset(before, 0xA5, bytes);
    const size_t given[] = {0, 1, 63, 64, bytes / 2, bytes - 1};
    for (size_t k = 0; k < LENGTH(given); k++) {
        jf_context *c = (jf_context *)(void *)at;
        CHECK_INT(jf_context_init(at, given[k], &config, &c), JF_TOO_SMALL);
        CHECK(c == NULL);
        CHECK_BYTES(at, before, bytes);
    }
    jf_context *c;
    CHECK_INT(jf_context_init(at, bytes, &config, &c), JF_OK);
    CHECK_INT(jf_context_init(at, SIZE_MAX, &config, &c), JF_OK);
    N(works)(c);
}

TEST(configurations_that_cannot_be_served_are_refused_one_by_one) {
    const struct {
        jf_config config;
        jf_status status;
    } rows[] = {
        {{JF_ABI_VERSION + 1, 0, 1, 2, 3, 2, 0, {0}}, JF_WRONG_ABI},
        {{UINT32_MAX, 0, 1, 2, 3, 2, 0, {0}}, JF_WRONG_ABI},
        {{1, 2, 1, 2, 3, 2, 0, {0}}, JF_UNSUPPORTED},
        {{1, 5, 1, 2, 3, 2, 0, {0}}, JF_UNSUPPORTED},
        {{1, UINT32_MAX, 1, 2, 3, 2, 0, {0}}, JF_UNSUPPORTED},
        {{1, 0, 65536, 2, 3, 2, 0, {0}}, JF_UNSUPPORTED},
        {{1, 0, SIZE_MAX, 2, 3, 2, 0, {0}}, JF_UNSUPPORTED},
        {{1, 0, SIZE_MAX / 2 + 1, 0, 3, 2, 0, {0}}, JF_UNSUPPORTED},
        {{1, 0, 1, SIZE_MAX, 3, 2, 0, {0}}, JF_UNSUPPORTED},
        {{1, 0, 1, SIZE_MAX / 8, 3, 2, 0, {0}}, JF_UNSUPPORTED},
        {{1, 0, 1, 2, (1 << 22) + 1, 2, 0, {0}}, JF_UNSUPPORTED},
        {{1, 0, 1, 2, SIZE_MAX, 2, 0, {0}}, JF_UNSUPPORTED},
        {{1, 0, 1, 2, 3, SIZE_MAX, 0, {0}}, JF_UNSUPPORTED},
        {{1, 0, 1, 2, 3, SIZE_MAX / 8 + 1, 0, {0}}, JF_UNSUPPORTED},
        {{1, 0, 1, 2, 3, SIZE_MAX / 16, 0, {0}}, JF_UNSUPPORTED},
        {{1, 0, 1, 2, 3, 2, 65536, {0}}, JF_UNSUPPORTED},
        {{1, 0, 1, 2, 3, 2, SIZE_MAX, {0}}, JF_UNSUPPORTED},
        {{1, 0, 1, 2, 3, 2, 0, {1, 0, 0, 0}}, JF_UNSUPPORTED},
        {{1, 0, 1, 2, 3, 2, 0, {0, 0, 0, 1}}, JF_UNSUPPORTED},
    };
    static unsigned char room[4096];
    for (size_t k = 0; k < LENGTH(rows); k++) {
        jf_context *c = (jf_context *)(void *)room;
        CHECK_INT(jf_context_bytes(&rows[k].config), 0);
        CHECK_INT(jf_context_init(room, SIZE_MAX, &rows[k].config, &c), rows[k].status);
        CHECK(c == NULL);
    }
    for (size_t k = 0; k < sizeof room; k++) {
        if (room[k] != 0) {
            CHECK(false);
        }
    }
    CHECK_INT(jf_context_bytes(NULL), 0);
}

TEST(a_context_without_room_serves_what_needs_none) {
    jf_config config = {0};
    size_t bytes = jf_context_bytes(&config);
    CHECK(bytes > 0);
    jf_context *c;
    CHECK_INT(jf_context_init(memory(bytes), bytes, &config, &c), JF_OK);
    size_t n = 1;
    jf_signature signature = {1, &n, 1, &n, 0, NULL};
    jf_func f = {77};
    CHECK_INT(jf_register(c, N(product), &signature, NULL, &f), JF_TOO_MANY_FUNCTIONS);
    CHECK_INT(f.id, 0);
    CHECK_SAYS(jf_message(c), "room for 0");
    CHECK_INT(jf_numbers_peak(c), 0);
}

TEST(functions_and_blocks_fill_their_room_and_no_more) {
    jf_config config = {0, 0, 2, 6, 8, 0, 0, {0}};
    size_t bytes = jf_context_bytes(&config);
    jf_context *c;
    CHECK_INT(jf_context_init(memory(bytes), bytes, &config, &c), JF_OK);
    const size_t ones[] = {2, 1, 1, 1, 1};
    jf_signature signature = {1, ones, 1, ones + 1, 0, NULL}, wide = {2, ones, 2, ones, 1, ones};
    jf_func first, second;
    CHECK_INT(jf_register(c, N(product), &signature, NULL, &first), JF_OK);
    CHECK_INT(jf_register(c, N(product), &wide, NULL, &second), JF_TOO_MANY_BLOCKS);
    CHECK_SAYS(jf_message(c), "7 blocks");
    CHECK_SAYS(jf_message(c), "room for 6");
    CHECK_INT(second.id, 0);
    wide.n_aux = SIZE_MAX - 2;
    CHECK(jf_register(c, N(product), &wide, NULL, &second) < 0);
    wide.n_aux = 0;
    CHECK_INT(jf_register(c, N(product), &wide, NULL, &second), JF_OK);
    CHECK_INT(jf_register(c, N(product), &signature, NULL, &second), JF_TOO_MANY_FUNCTIONS);
    CHECK_SAYS(jf_message(c), "room for 2");
    const real x[2] = {3, 5};
    real jac[2], y;
    CHECK_INT(jf_jacobian(c, first, x, &y, jac), JF_OK);
    CHECK(y == 15 && jac[0] == 5 && jac[1] == 3);
}

/* What jf_context_init finds wrong, in words, though there is no context. */
TEST(a_refused_context_is_told_in_words) {
    jf_config config = {0};
    config.functions = 1;
    config.numbers = 10;
    const size_t bytes = jf_context_bytes(&config);
    char text[160], expected[160];
    CHECK_INT(jf_context_message(bytes, &config, text, sizeof text), 0);
    CHECK_INT(text[0], 0);
    sprintf(expected, "the context needs %lu bytes, but %lu were given", (unsigned long)bytes, (unsigned long)(bytes - 1));
    CHECK_INT(jf_context_message(bytes - 1, &config, text, sizeof text), strlen(expected));
    CHECK(strcmp(text, expected) == 0);
    /* Cut off where there is no room, and counted without any. */
    CHECK_INT(jf_context_message(bytes - 1, &config, NULL, 0), strlen(expected));
    CHECK_INT(jf_context_message(bytes - 1, &config, text, 4), strlen(expected));
    CHECK(strcmp(text, "the") == 0);
    CHECK_INT(jf_context_message(bytes - 1, &config, text, 1), strlen(expected));
    CHECK_INT(text[0], 0);
    config.reserved[2] = 3;
    jf_context_message(SIZE_MAX, &config, text, sizeof text);
    CHECK(strcmp(text, "reserved[2] must be 0, but is 3") == 0);
    config.reserved[2] = 0;
    config.level = 2;
    jf_context_message(SIZE_MAX, &config, text, sizeof text);
    CHECK_SAYS(text, "level 2 is none of this library");
    config.level = 0;
    config.abi = 99;
    jf_context_message(SIZE_MAX, &config, text, sizeof text);
    CHECK_SAYS(text, "interface version 99");
    jf_context_message(SIZE_MAX, NULL, text, sizeof text);
    CHECK(strcmp(text, "config must not be NULL") == 0);
}

static void N(all)(void) {
    RUN(the_macro_is_the_function_at_compile_time);
    RUN(a_function_takes_sixteen_words);
    RUN(a_rule_takes_what_the_macro_says);
    RUN(a_line_is_a_context);
    RUN(static_memory_of_the_macros_size_is_enough);
    RUN(any_address_is_accepted_and_nothing_outside_is_written);
    RUN(memory_smaller_than_the_count_is_refused);
    RUN(configurations_that_cannot_be_served_are_refused_one_by_one);
    RUN(a_refused_context_is_told_in_words);
    RUN(a_context_without_room_serves_what_needs_none);
    RUN(functions_and_blocks_fill_their_room_and_no_more);
}

#endif
