/* Programs printed as C: what is refused, and that nothing is written then; functions with no output, many guards, many paths. That what is printed
 * computes what it should is found out by compilers: cargo xtask printed. */
#ifndef TWICE_H
#define SELF "printing.c"
#include "twice.h"
#else
#include "recorded.h"

#ifndef SINGLE
enum { GUARDS = 50, TEXT = 1 << 16 };
static char text[TEXT];
static size_t written;
static void keep(const char *piece, size_t length, void *user) {
    CHECK(user == text && piece[length] == '\0' && strlen(piece) == length);
    for (size_t k = 0; k < length; k++, written++) {
        if (written + 1 < TEXT) {
            text[written] = piece[k], text[written + 1] = '\0';
        }
    }
}

static size_t count_of(const char *word) {
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, word)) != NULL; at += strlen(word)) {
        count++;
    }
    return count;
}
#endif

/* Prints in scratch of the size that it asks for; a byte less is too little. */
static jf_status N(text_of)(const jf_printed *items, size_t count, jf_printing how) {
    written = 0, text[0] = '\0';
    size_t bytes = 0;
    jf_status status = jf_print_c(items, count, &how, NULL, &bytes, keep, text);
    if (status != JF_TOO_SMALL) {
        CHECK(status != JF_OK && written == 0);
        return status;
    }
    const size_t needed = bytes;
    bytes = needed - 1;
    CHECK_INT(jf_print_c(items, count, &how, memory(bytes), &bytes, keep, text), JF_TOO_SMALL);
    CHECK(bytes == needed && written == 0);
    status = jf_print_c(items, count, &how, memory(bytes), &bytes, keep, text);
    CHECK(bytes == needed && (status == JF_OK) == (written > 0));
    return status;
}

FN(some) {
    const jf_num x = in[0][0], y = in[0][1];
    out[0][0] = jf_div(e, jf_sin(e, x), y);
    out[0][1] = jf_sqrt(e, jf_add_c(e, x, (real)0.1));
    return 0;
}

FN(draws) {
    out[0][0] = jf_mul(e, in[0][0], jf_uniform(e));
    out[0][1] = in[0][1];
    return 0;
}

FN(takes_a_norm) {
    out[0][0] = jf_norm(e, 2, in[0]);
    out[0][1] = in[0][1];
    return 0;
}

TEST(wrong_calls_are_refused_and_write_nothing) {
    const real x[] = {1, 2};
    N(recorded) s = N(record)(N(some), 2, 2, NULL, x, JF_MISS_FAILS);
    const jf_printed item = {.program = s.p, .name = "some"};
    const jf_printing how = {.name = "file"};
    size_t bytes = 1 << 16;
    void *const scratch = memory(bytes);
    CHECK_INT(jf_print_c(NULL, 1, &how, scratch, &bytes, keep, text), JF_NULL);
    CHECK_INT(jf_print_c(&item, 0, &how, scratch, &bytes, keep, text), JF_NULL);
    CHECK_INT(jf_print_c(&item, 1, NULL, scratch, &bytes, keep, text), JF_NULL);
    CHECK_INT(jf_print_c(&item, 1, &how, scratch, NULL, keep, text), JF_NULL);
    CHECK_INT(jf_print_c(&item, 1, &how, scratch, &bytes, NULL, text), JF_NULL);
    CHECK_INT(jf_print_c(&item, 1, &how, NULL, &bytes, keep, text), JF_TOO_SMALL);
    CHECK_INT(N(text_of)(&(jf_printed){.name = "some"}, 1, how), JF_NULL);
    CHECK_INT(N(text_of)(&(jf_printed){.program = s.p}, 1, how), JF_BAD_OPTION);
    CHECK_INT(N(text_of)(&(jf_printed){.program = s.p, .name = "some", .count = 1}, 1, how), JF_NULL);
    CHECK_INT(N(text_of)(&(jf_printed){.program = s.p, .name = "some", .reserved = {0, 0, 1}}, 1, how), JF_UNSUPPORTED);
    CHECK_INT(N(text_of)(&item, 1, (jf_printing){.name = NULL}), JF_BAD_OPTION);
    CHECK_INT(N(text_of)(&item, 1, (jf_printing){.name = "file", .part = 3}), JF_BAD_OPTION);
    CHECK_INT(N(text_of)(&item, 1, (jf_printing){.name = "file", .flags = 2}), JF_BAD_OPTION);
    CHECK_INT(N(text_of)(&item, 1, (jf_printing){.name = "file", .reserved = {1}}), JF_UNSUPPORTED);
    const uint64_t none[16] = {0};
    CHECK_INT(N(text_of)(&(jf_printed){.program = (const jf_program *)none, .name = "some"}, 1, how), JF_BAD_PROGRAM);
    static const char *const bad[] = {"", "1a", "a b", "a-b", "int", "template", "while", "a_name_of_two_and_thirty_letters", "caf\xc3\xa9"};
    for (size_t k = 0; k < LENGTH(bad); k++) {
        CHECK_INT(N(text_of)(&(jf_printed){.program = s.p, .name = bad[k]}, 1, how), JF_BAD_OPTION);
        CHECK_INT(N(text_of)(&item, 1, (jf_printing){.name = bad[k]}), JF_BAD_OPTION);
    }
    static const char *const pairs[][2] = {{"a", "a"}, {"a", "a_part1"}, {"a_path0", "a"}, {"a_way12", "a"}, {"a", "a_work"}, {"a", "file_bend"}};
    for (size_t k = 0; k < LENGTH(pairs); k++) {
        const jf_printed two[] = {{.program = s.p, .name = pairs[k][0]}, {.program = s.p, .name = pairs[k][1]}};
        CHECK_INT(N(text_of)(two, 2, how), JF_BAD_OPTION);
    }
    CHECK_INT(N(text_of)(&(jf_printed){.program = N(record)(N(draws), 2, 2, NULL, x, JF_MISS_FAILS).p, .name = "some"}, 1, how), JF_UNSUPPORTED);
    CHECK_INT(N(text_of)(&(jf_printed){.program = N(record)(N(takes_a_norm), 2, 2, NULL, x, JF_MISS_FAILS).p, .name = "some"}, 1, how), JF_UNSUPPORTED);
    /* And after all that it prints. */
    for (unsigned part = JF_C_SOURCE; part <= JF_C_SELFTEST; part++) {
        CHECK_INT(N(text_of)(&item, 1, (jf_printing){.name = "file", .part = part}), JF_OK);
        CHECK(count_of(sizeof(real) == 4 ? "double" : "float ") == 0);
    }
    CHECK_INT(N(text_of)(&item, 1, (jf_printing){.name = "file", .flags = JF_C_MATH}), JF_OK);
    CHECK(count_of(sizeof(real) == 4 ? "#define JF_USE_sin sinf\n" : "#define JF_USE_sin sin\n") == 1 && count_of("jf_m_") == 0 && count_of("jff_m_") == 0);
    CHECK_INT(N(text_of)(&item, 1, how), JF_OK);
    CHECK(count_of(sizeof(real) == 4 ? " + 0.1f;" : " + 0.1;") == 1);
}

/* Nothing comes of it. */
FN(makes_nothing) { return 0; }

/* A way of its own for each number that is not above its place, up to the first of all but two. */
FN(asks) {
    jf_num y = in[0][0];
    for (unsigned k = 0; k < GUARDS; k++) {
        y = jf_gt_c(e, in[0][0], (real)k) ? jf_add(e, y, in[0][1]) : jf_mul(e, y, in[0][1]);
    }
    out[0][0] = y;
    out[0][1] = in[0][1];
    out[0][2] = jf_const(e, (real)-0.1);
    return 0;
}

TEST(many_guards_and_no_outputs_are_printed) {
    const jf_printing how = {.name = "file", .statements = 20};
    jf_context *c = N(context)(1, 1000, 2);
    const real x[] = {100, 2};
    const real *in[] = {x};
    jf_func f = N(blocks)(c, N(makes_nothing), LENGTHS(2, END, 0, END, END), NULL);
    jf_recording *r = N(recording_of)(c, f, in);
    const size_t bytes = jf_program_bytes(r);
    const jf_program *p = NULL;
    CHECK_INT(jf_program_build(r, memory(bytes), bytes, &p), JF_OK);
    CHECK_INT(N(text_of)(&(jf_printed){.program = p, .name = "nothing"}, 1, how), JF_OK);
    CHECK(count_of("int nothing(") == 1 && count_of("return 0;") == 1 && count_of("(void)x0;") == 1);
    N(print)(p, bytes);

    N(recorded) s = N(record)(N(asks), 2, 3, NULL, x, JF_MISS_FAILS);
    CHECK_INT(N(text_of)(&(jf_printed){.program = s.p, .name = "asks"}, 1, how), JF_OK);
    CHECK(count_of("    if (!(x0[0] > ") == GUARDS && count_of("return 50; }") == 1);
    for (unsigned k = 1; k < 4; k++) {
        CHECK_INT(jf_record_path(s.r, (const real *const[]){(real[]){(real)(GUARDS - k) - (real)0.5, 3}}), JF_OK);
    }
    N(rebuild)(&s, JF_MISS_FAILS);
    CHECK_INT(N(text_of)(&(jf_printed){.program = s.p, .name = "asks"}, 1, how), JF_OK);
    CHECK(count_of("static int asks_way") == 3 && count_of("INT_MAX") > 0);
}

static void N(all)(void) {
    RUN(wrong_calls_are_refused_and_write_nothing);
    free_memory();
    RUN(many_guards_and_no_outputs_are_printed);
    free_memory();
}
#endif
