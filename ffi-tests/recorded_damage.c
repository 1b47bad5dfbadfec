/* Programs with one word changed and the checksum repaired: they are refused, or run without leading out of bounds. Everything is in memory of its exact
 * size, so that valgrind and sanitizers see a byte too far. */
#ifndef TWICE_H
#define SELF "recorded_damage.c"
#include <stdint.h>
/* Words of a program's head; src/program/bytes.rs. */
enum { W_MAGIC, W_VERSION, W_CHECKSUM, W_WORDS, W_REAL, W_OPERATIONS, W_ARRAYS, W_INPUTS, W_OUTPUTS, W_AUX, W_IN, W_OUT, W_SLOTS, W_SPARE, W_GUARDS, HEAD = 24 };
enum { MOST_NUMBERS = 2000, MOST_OF_BLOCKS = 12 };
#include "twice.h"
#else
#include "checksum.h"
#include "recorded.h"

#ifndef SINGLE
/* The checksum of a program, as if its own were 0. */
static void repair(uint32_t *words, size_t n) {
    const size_t told = n > W_WORDS && words[W_WORDS] < n ? words[W_WORDS] : n;
    words[W_CHECKSUM] = 0;
    words[W_CHECKSUM] = checksum(words, told);
}

static unsigned long refused, stale, ran;
#endif

/* A rule of two reals. */
static int N(rule)(const real *x, real *y, real *dy, real *d2y, void *user) {
    (void)user;
    *y = x[0] * x[1];
    for (int k = 0; k < 2 && dy != NULL; k++) {
        dy[k] = x[1 - k];
    }
    for (int k = 0; k < 3 && d2y != NULL; k++) {
        d2y[k] = k == 1;
    }
    return 0;
}
static const real N(parameters)[] = {3, 4};

/* A context that has it, and a function with these parameters. */
static void N(give)(jf_context *c, jf_func f) {
    CHECK_INT(jf_register_rule(c, "product", 2, N(rule), NULL), JF_OK);
    if (f.id != 0) {
        CHECK_INT(jf_set_parameters(c, f, N(parameters), 2), JF_OK);
    }
}

/* A bit of everything. */
FN(everything) {
    const jf_num *x = in[0], z = in[1][0], u = jf_uniform(e);
    const jf_num a = jf_add(e, jf_mul(e, x[0], x[1]), jf_mul_c(e, x[2], 3)), b = jf_sub(e, jf_mul(e, a, z), jf_sin(e, x[0]));
    jf_num y = jf_add(e, b, jf_mul(e, jf_cos(e, x[0]), u)), t[4] = {x[0], x[1], a, b}, s[4];
    jf_softmax(e, 4, t, s);
    y = jf_add(e, y, jf_mul(e, jf_call_rule(e, "product", 2, t + 1), jf_parameter(e, 1)));
    if (jf_lt(e, x[0], x[1])) {
        y = jf_mul(e, y, jf_norm(e, 3, t));
        if (jf_gt_c(e, z, 1)) {
            y = jf_powi(e, y, 3);
        }
    } else if (jf_signbit(e, z)) {
        y = jf_chain2(e, y, z, 1, 2, 3, 4, 5, 6);
    } else {
        y = jf_div(e, jf_chain(e, y, 1, 2, 3), s[2]);
    }
    out[0][0] = jf_fma(e, y, jf_select_lt(e, x[0], z, s[0], s[1]), jf_detach(e, z));
    out[0][1] = jf_const(e, 5);
    out[1][0] = x[1];
    return 0;
}

static jf_context *N(exactly)(const jf_config *config, void **place) {
    const size_t bytes = jf_context_bytes(config);
    jf_context *c = NULL;
    *place = calloc(bytes ? bytes : 1, 1);
    return jf_context_init(*place, bytes, config, &c) == JF_OK ? c : NULL;
}

/* Runs whatever it is, if it says of itself that it is not too large. */
static void N(run)(const jf_program *p, const uint32_t *words) {
    const size_t numbers = jf_program_numbers(p), n_in = words[W_INPUTS], n_out = words[W_OUTPUTS], n_aux = words[W_AUX];
    CHECK(numbers > 0);
    void *place;
    jf_func f;
    if (numbers > MOST_NUMBERS || n_in + n_out + n_aux > MOST_OF_BLOCKS) {
        jf_context *small = N(exactly)(&(jf_config){.functions = 1, .blocks = MOST_OF_BLOCKS, .numbers = MOST_NUMBERS}, &place);
        const jf_status status = small ? jf_load(small, p, &f) : JF_NULL;
        CHECK(status == JF_OUT_OF_NUMBERS || status == JF_TOO_MANY_BLOCKS || status == JF_STALE_PROGRAM);
        free(place);
        return;
    }
    jf_context *c = N(exactly)(&(jf_config){.functions = 1, .blocks = n_in + n_out + n_aux, .numbers = 2 * numbers, .lanes = 3, .rules = 1}, &place);
    N(give)(c, (jf_func){0});
    const jf_status status = c ? jf_load(c, p, &f) : JF_NULL;
    /* A changed name, or another number of inputs, is that of a rule that is not there. */
    CHECK(status == (words[W_REAL] == sizeof(real) ? JF_OK : JF_STALE_PROGRAM) || status == JF_UNKNOWN_RULE);
    if (status == JF_OK) {
        ran++;
        N(give)(c, f);
        const uint32_t *lengths = words + HEAD;
        real *x[MOST_OF_BLOCKS], *y[MOST_OF_BLOCKS];
        const real *in[MOST_OF_BLOCKS];
        jf_matrix jac[MOST_OF_BLOCKS * MOST_OF_BLOCKS];
        real *hess[MOST_OF_BLOCKS * MOST_OF_BLOCKS * MOST_OF_BLOCKS];
        for (size_t k = 0; k < n_in + n_out + n_aux; k++) {
            real **block = k < n_in ? &x[k] : &y[k - n_in];
            *block = malloc(lengths[k] * sizeof(real));
            for (size_t j = 0; k < n_in && j < lengths[k]; j++) {
                x[k][j] = (real)(j + k) - (real)0.5;
            }
            in[k < n_in ? k : 0] = x[k < n_in ? k : 0];
        }
        for (size_t o = 0; o < n_out; o++) {
            for (size_t k = 0; k < n_in; k++) {
                jac[o * n_in + k] = (jf_matrix){.data = malloc(lengths[k] * lengths[n_in + o] * sizeof(real))};
                for (size_t l = 0; l < n_in; l++) {
                    hess[(o * n_in + k) * n_in + l] = malloc(lengths[l] * lengths[k] * lengths[n_in + o] * sizeof(real));
                }
            }
        }
        const jf_options options = {.n_argnums = n_in, .randomness = JF_RANDOM_SAME};
        const jf_status all[] = {
            jf_call(c, f, in, &options, y),
            n_in ? jf_jacfwd(c, f, in, &options, jac, y) : JF_OK,
            n_in ? jf_hessian(c, f, in, &options, hess, jac, y) : JF_OK,
        };
        for (size_t k = 0; k < LENGTH(all); k++) {
            CHECK(all[k] == JF_OK || all[k] == JF_GUARD_MISSED || all[k] == JF_PARAMETER_RANGE);
        }
        for (size_t k = 0; k < n_in + n_out + n_aux; k++) {
            free(k < n_in ? x[k] : y[k - n_in]);
        }
        for (size_t k = 0; k < n_out * n_in; k++) {
            free(jac[k].data);
        }
        for (size_t k = 0; k < n_out * n_in * n_in; k++) {
            free(hess[k]);
        }
    }
    free(place);
}

/* What these bytes are. */
static void N(judge)(const uint32_t *words, size_t n) {
    uint32_t *copy = malloc(n * sizeof *copy);
    memcpy(copy, words, n * sizeof *copy);
    const jf_program *p;
    const jf_status status = jf_program_open(copy, n * sizeof *copy, &p);
    if (status == JF_OK) {
        CHECK((const void *)p == copy);
        N(run)(p, copy);
    } else {
        CHECK(p == NULL && (status == JF_BAD_PROGRAM || status == JF_STALE_PROGRAM));
        status == JF_BAD_PROGRAM ? refused++ : stale++;
        /* As something to attach it is the same. */
        if (copy[W_WORDS] >= HEAD && copy[W_WORDS] <= n) {
            void *place;
            jf_context *c = N(exactly)(&(jf_config){.functions = 1, .blocks = 8, .numbers = 8}, &place);
            jf_func f = {9};
            CHECK_INT(jf_load(c, (const jf_program *)(const void *)copy, &f), status);
            CHECK_INT(f.id, 0);
            CHECK_INT(jf_program_numbers((const jf_program *)(const void *)copy), 0);
            free(place);
        }
    }
    free(copy);
}

/* The program of three paths; its words. */
static size_t N(sample)(uint32_t **words) {
    jf_context *c = N(context)(1, 400, 3);
    const jf_func f = N(blocks)(c, N(everything), LENGTHS(3, 1, END, 2, 1, END, END), NULL);
    N(give)(c, f);
    jf_recording *r;
    const jf_options options = {.randomness = JF_RANDOM_SAME};
    const real x[][4] = {{1, 2, 3, 4}, {1, 2, 3, 0}, {2, 1, 3, 4}, {2, 1, 3, -4}};
    for (size_t k = 0; k < LENGTH(x); k++) {
        const real *in[] = {x[k], x[k] + 3};
        CHECK_INT(k ? jf_record_path(r, in) : jf_record(c, f, in, &options, memory(RECORDED_SCRATCH), RECORDED_SCRATCH, &r), JF_OK);
    }
    const size_t bytes = jf_program_bytes(r);
    const jf_program *p;
    *words = memory(bytes);
    CHECK_INT(jf_program_build(r, *words, bytes, &p), JF_OK);
    return bytes / 4;
}

TEST(every_word_changed_in_many_ways) {
    refused = stale = ran = 0;
    uint32_t *words;
    const size_t n = N(sample)(&words);
    N(judge)(words, n);
    CHECK_INT(ran, 1);
    static const uint32_t masks[] = {1, 2, 3, 4, 8, 0x10, 0x20, 0x40, 0x80, 0x100, 0x400, 0x1000, 0x2000, 0x10000, 0xFF0000, 0x1000000, 0xFF000000, 0x80000000, 0xFFFFFFFF};
    for (size_t k = 0; k < n; k++) {
        if (k == W_CHECKSUM) {
            continue;
        }
        const uint32_t kept = words[k];
        for (size_t mask = 0; mask < LENGTH(masks) + 8; mask++) {
            words[k] = mask < LENGTH(masks) ? kept ^ masks[mask] : mask == LENGTH(masks) ? 0 : words[recorded_below((unsigned)n)] + recorded_below(3) - 1;
            repair(words, n);
            N(judge)(words, n);
        }
        words[k] = kept;
    }
    CHECK(refused > 1000 && ran > 500 && stale > 0);
    refused = stale = ran = 0;
}

TEST(several_words_changed_at_once) {
    uint32_t *words;
    const size_t n = N(sample)(&words);
    uint32_t *copy = memory(n * sizeof *copy);
    for (unsigned k = 0; k < 20000; k++) {
        memcpy(copy, words, n * sizeof *copy);
        for (unsigned many = 1 + recorded_below(4); many > 0; many--) {
            /* Beyond the head more often than in it, where little may change. */
            const size_t at = recorded_below(5) ? HEAD + recorded_below((unsigned)n - HEAD) : 3 + recorded_below(HEAD);
            switch (recorded_below(4)) {
            case 0: copy[at] ^= 1u << recorded_below(32); break;
            case 1: copy[at] = copy[recorded_below((unsigned)n)]; break;
            case 2: copy[at] += recorded_below(9) - 4; break;
            default: copy[at] = recorded_below(20); break;
            }
        }
        repair(copy, n);
        N(judge)(copy, n);
    }
    CHECK(refused > 1000 && ran > 500);
    refused = stale = ran = 0;
}

TEST(a_checksum_that_is_wrong_and_bytes_that_are_missing) {
    uint32_t *words;
    const size_t n = N(sample)(&words);
    const jf_program *p;
    for (size_t k = 0; k < n; k++) {
        words[k] ^= 1u << k % 32;
        const jf_status status = jf_program_open(words, 4 * n, &p);
        CHECK(p == NULL && (status == JF_BAD_PROGRAM || (status == JF_STALE_PROGRAM && (k == W_VERSION || k == W_OPERATIONS || k == W_ARRAYS))));
        words[k] ^= 1u << k % 32;
    }
    for (size_t bytes = 0; bytes < 4 * n; bytes++) {
        void *part_of_it = malloc(bytes ? bytes : 1);
        memcpy(part_of_it, words, bytes);
        CHECK_INT(jf_program_open(part_of_it, bytes, &p), JF_BAD_PROGRAM);
        free(part_of_it);
    }
    CHECK_INT(jf_program_open(words, 4 * n, &p), JF_OK);
    CHECK_INT(jf_program_open(words, SIZE_MAX / 2, &p), JF_OK);
}

/* A program written by hand: the sum of as many inputs as it has terms, of kinds that these bits say. */
TEST(terms_of_no_kind_are_refused) {
    for (uint32_t terms = 2; terms < 11; terms++) {
        for (uint32_t way = 0; way < 16; way++) {
            const uint32_t bits = way & 7, closed = way >> 3;
            uint32_t words[64] = {[W_VERSION] = 1, [W_REAL] = sizeof(real), [W_INPUTS] = 1, [W_OUTPUTS] = 1, [W_IN] = 1, [W_OUT] = 1, [W_SLOTS] = 3, [W_SPARE] = 2, [15] = 1};
            memcpy(words, "jfp1", 4);
            words[HEAD] = words[HEAD + 1] = 1;
            /* A one above the last term; without it other terms may make sense of the arguments. */
            uint32_t *code = words + HEAD + 2, kinds = closed ? 1u << 3 * terms : 0;
            for (uint32_t k = 1; k < terms; k++) {
                kinds |= bits << (3 * k);
            }
            /* The sum, and the end with output and path. */
            *code++ = 0x460 | 1u << 12 | 1u << 16 | terms << 24, *code++ = 1, code += terms, *code++ = kinds;
            *code++ = 0x451 | 1u << 12 | 1u << 24, *code++ = 1, code++;
            words[16] = (uint32_t)(code - words) - HEAD - 2;
            words[W_WORDS] = (uint32_t)(code - words);
            repair(words, words[W_WORDS]);
            const jf_program *p;
            /* Numbers alone have as many arguments as terms and no reals. */
            const jf_status status = jf_program_open(words, sizeof words, &p);
            if (closed) {
                CHECK_INT(status, (bits & 3) == 0 ? JF_OK : JF_BAD_PROGRAM);
            }
            N(judge)(words, words[W_WORDS]);
        }
    }
}

static void N(all)(void) {
    RUN(terms_of_no_kind_are_refused);
    RUN(every_word_changed_in_many_ways);
    RUN(several_words_changed_at_once);
    RUN(a_checksum_that_is_wrong_and_bytes_that_are_missing);
}

#endif
