/* Every wrong argument of a driver or a registration: its own code and words, outputs untouched, the context as usable as before. */
#ifndef TWICE_H
#define SELF "misuse.c"
#include "twice.h"
#else

/* SIZE_MAX and half of it, as messages say them. */
#if SIZE_MAX > 0xFFFFFFFFu
#define LARGEST "18446744073709551615"
#define HALF "9223372036854775808"
#else
#define LARGEST "4294967295"
#define HALF "2147483648"
#endif

/* Two inputs of 3 and 2, two outputs of 2 and 1, one aux of 1. */
FN(model) {
    out[0][0] = jf_mul(e, in[0][0], in[1][0]);
    out[0][1] = jf_mul(e, in[0][1], in[1][1]);
    out[1][0] = jf_square(e, in[0][2]);
    out[2][0] = jf_const(e, 9);
    return 0;
}

FN(twice_x) {
    out[0][0] = jf_mul_c(e, in[0][0], 2);
    return 0;
}

#define CELLS 64

/* All outputs of all drivers, and the arguments of a good call. */
typedef struct {
    jf_context *c;
    jf_func f, g;
    real x0[3], x1[2];
    const real *in[2];
    jf_options options;
    int argnums[4];
    size_t in_stride[2];
    size_t count, k;
    real data[4][CELLS], values[3][CELLS], second[8][CELLS];
    jf_matrix jac[4];
    real *batch[4], *hess[8], *out[3];
    real worst;
} N(setting);

static void N(reset)(N(setting) *s) {
    *s = (N(setting)){0};
    s->c = N(context)(2, 40, 4);
    s->f = N(blocks)(s->c, N(model), LENGTHS(3, 2, END, 2, 1, END, 1, END), NULL);
    s->g = N(simple)(s->c, N(twice_x), 1, 1, NULL);
    s->x0[0] = 2, s->x0[1] = 3, s->x0[2] = 5, s->x1[0] = 7, s->x1[1] = 11;
    s->in[0] = s->x0, s->in[1] = s->x1;
    s->count = 1, s->k = 2;
    s->argnums[1] = 1;
    s->options.argnums = s->argnums;
    s->options.n_argnums = 2;
    N(fill)(s->data[0], 4 * CELLS);
    N(fill)(s->values[0], 3 * CELLS);
    N(fill)(s->second[0], 8 * CELLS);
    N(fill)(&s->worst, 1);
    for (int k = 0; k < 4; k++) {
        s->jac[k].data = s->batch[k] = s->data[k];
    }
    for (int k = 0; k < 8; k++) {
        s->hess[k] = s->second[k];
    }
    for (int k = 0; k < 3; k++) {
        s->out[k] = s->values[k];
    }
}

/* The drivers, each with the arguments of a setting. */
#ifndef SINGLE
enum { CALL, JVP, JVP_MANY, JACFWD, BATCH, HESSIAN, CHECKING, DRIVERS };
#endif
#define BIT(driver) (1u << (driver))
#define EVERY (BIT(DRIVERS) - 1)
#define WITH_ARGNUMS (BIT(JACFWD) | BIT(BATCH) | BIT(HESSIAN) | BIT(CHECKING))

static jf_status N(drive)(N(setting) *s, int driver) {
    const real *const *in = s->in;
    switch (driver) {
    case CALL: return jf_call(s->c, s->f, in, &s->options, s->out);
    case JVP: return jf_jvp(s->c, s->f, in, in, &s->options, s->out, s->batch);
    case JVP_MANY: return jf_jvp_many(s->c, s->f, s->k, in, NULL, &s->options, s->out, s->batch);
    case JACFWD: return jf_jacfwd(s->c, s->f, in, &s->options, s->jac, s->out);
    case BATCH: return jf_jacfwd_batch(s->c, s->f, s->count, in, &s->options, s->batch, s->out);
    case HESSIAN: return jf_hessian(s->c, s->f, in, &s->options, s->hess, s->jac, s->out);
    default: return jf_check(s->c, s->f, in, &s->options, &s->worst);
    }
}

static bool N(nothing_written)(const N(setting) *s) {
    return N(untouched)(s->data[0], 4 * CELLS) && N(untouched)(s->values[0], 3 * CELLS) && N(untouched)(s->second[0], 8 * CELLS) &&
           N(untouched)(&s->worst, 1);
}

static void N(usable)(jf_context *c, jf_func g) {
    const real x = 4;
    real y, slope;
    CHECK_INT(jf_jacobian(c, g, &x, &y, &slope), JF_OK);
    CHECK(y == 8 && slope == 2);
}

/* One mistake: `spoil` is a statement on `s`. */
#define WRONG(drivers, status, words, spoil)                      \
    for (int driver = 0; driver < DRIVERS; driver++) {            \
        if ((drivers) >> driver & 1) {                            \
            N(setting) *s = memory(sizeof *s);                    \
            N(reset)(s);                                          \
            spoil;                                                \
            CHECK_INT(N(drive)(s, driver), status);               \
            CHECK_SAYS(jf_message(s->c), words);                  \
            CHECK(N(nothing_written)(s));                         \
            N(usable)(s->c, s->g);                                \
            free_memory();                                        \
        }                                                         \
    }

TEST(a_setting_without_a_mistake_works) {
    for (int driver = 0; driver < DRIVERS; driver++) {
        N(setting) *s = memory(sizeof *s);
        N(reset)(s);
        CHECK_INT(N(drive)(s, driver), JF_OK);
        CHECK(!N(nothing_written)(s));
    }
    free_memory();
}

TEST(a_missing_input_is_named) {
    WRONG(EVERY, JF_NULL, "in[0] must not be NULL", s->in[0] = NULL)
    WRONG(EVERY, JF_NULL, "in[1] must not be NULL", s->in[1] = NULL)
}

TEST(function_handles_of_others_are_refused) {
    WRONG(EVERY, JF_BAD_FUNCTION, "never registered", s->f.id = 0)
    WRONG(EVERY, JF_BAD_FUNCTION, "none of this context", s->f.id ^= 1u << 20)
    WRONG(EVERY, JF_BAD_FUNCTION, "none of this context", s->f.id += 2)
    WRONG(EVERY, JF_BAD_FUNCTION, "none of this context", s->f.id = UINT32_MAX)
    WRONG(EVERY, JF_BAD_FUNCTION, "function 1 is none of this context", s->f.id = 1)
    /* Ids depend on the address; two of a kind may agree once in 65536 contexts. */
    unsigned refused = 0;
    jf_context *c = N(context)(1, 4, 0);
    N(simple)(c, N(twice_x), 1, 1, NULL);
    for (int k = 0; k < 8; k++) {
        jf_func foreign = N(simple)(N(context)(1, 4, 0), N(twice_x), 1, 1, NULL);
        const real x = 1;
        refused += jf_jacobian(c, foreign, &x, NULL, NULL) == JF_BAD_FUNCTION;
    }
    CHECK(refused >= 7);
    free_memory();
}

TEST(argnums_out_of_range_twice_or_none_are_refused) {
    WRONG(WITH_ARGNUMS, JF_ARGNUM_RANGE, "argnum 2, but the function has 2 inputs", s->argnums[1] = 2)
    WRONG(WITH_ARGNUMS, JF_ARGNUM_RANGE, "argnum -3, but the function has 2 inputs", s->argnums[0] = -3)
    WRONG(WITH_ARGNUMS, JF_ARGNUM_RANGE, "argnum -2147483648, but", s->argnums[1] = INT32_MIN)
    WRONG(WITH_ARGNUMS, JF_ARGNUM_RANGE, "argnum 2147483647, but", s->argnums[1] = INT32_MAX)
    WRONG(WITH_ARGNUMS, JF_ARGNUM_DUPLICATE, "input 0 is given twice in argnums (positions 0 and 1)", s->argnums[1] = 0)
    WRONG(WITH_ARGNUMS, JF_ARGNUM_DUPLICATE, "input 1 is given twice in argnums (positions 0 and 1)", s->argnums[0] = -1)
    WRONG(WITH_ARGNUMS, JF_ARGNUM_DUPLICATE, "(positions 0 and 2)", s->options.n_argnums = 3)
    WRONG(WITH_ARGNUMS, JF_ARGNUM_EMPTY, "n_argnums is 0", s->options.n_argnums = 0)
    WRONG(WITH_ARGNUMS, JF_ARGNUM_RANGE, "the first 3 inputs asked for, but the function has 2",
          (s->options.argnums = NULL, s->options.n_argnums = 3))
    WRONG(WITH_ARGNUMS, JF_ARGNUM_RANGE, "inputs asked for", (s->options.argnums = NULL, s->options.n_argnums = SIZE_MAX))
}

TEST(options_that_mean_nothing_are_refused) {
    WRONG(EVERY, JF_BAD_OPTION, "randomness is 3", s->options.randomness = 3)
    WRONG(EVERY, JF_BAD_OPTION, "randomness is 4294967295", s->options.randomness = UINT32_MAX)
    WRONG(EVERY, JF_UNSUPPORTED, "reserved[0] must be 0, but is 1", s->options.reserved[0] = 1)
    WRONG(EVERY, JF_UNSUPPORTED, "reserved[3] must be 0, but is " LARGEST, s->options.reserved[3] = SIZE_MAX)
    WRONG(BIT(CHECKING), JF_ARGNUM_RANGE, "argnum 5", s->argnums[0] = 5)
}

TEST(strides_that_overlap_are_refused) {
    const unsigned strided = BIT(JACFWD) | BIT(HESSIAN);
    WRONG(strided, JF_OVERLAP, "elements of block 0 of the result overlap (row_stride 0, col_stride 1)", s->jac[0].col_stride = 1)
    WRONG(strided, JF_OVERLAP, "block 0 of the result overlap (row_stride 2, col_stride 1)", (s->jac[0].row_stride = 2, s->jac[0].col_stride = 1))
    WRONG(strided, JF_OVERLAP, "block 1 of the result overlap (row_stride -3, col_stride 3)", (s->jac[1].row_stride = -3, s->jac[1].col_stride = 3))
    WRONG(strided, JF_OVERLAP, "block 2 of the result overlap (row_stride 1, col_stride 0)", s->jac[2].row_stride = 1)
    WRONG(strided, JF_BAD_LENGTH, "too large", (s->jac[0].row_stride = PTRDIFF_MAX, s->jac[0].col_stride = 1))
    WRONG(strided, JF_BAD_LENGTH, "too large", (s->jac[3].row_stride = 1, s->jac[3].col_stride = PTRDIFF_MIN))
}

TEST(counts_whose_products_overflow_are_refused) {
    WRONG(BIT(BATCH), JF_BAD_LENGTH, "lengths " LARGEST " and ", s->count = SIZE_MAX)
    WRONG(BIT(BATCH), JF_BAD_LENGTH, "too large", s->count = SIZE_MAX / 16)
    WRONG(BIT(BATCH), JF_BAD_LENGTH, "too large", (s->in_stride[1] = SIZE_MAX / 2, s->options.in_stride = s->in_stride, s->count = 4))
    WRONG(BIT(JVP_MANY), JF_BAD_LENGTH, "too large", s->k = SIZE_MAX)
    WRONG(BIT(JVP_MANY), JF_BAD_LENGTH, "too large", s->k = SIZE_MAX / 4)
}

TEST(a_result_of_check_must_have_a_place) {
    N(setting) *s = memory(sizeof *s);
    N(reset)(s);
    CHECK_INT(jf_check(s->c, s->f, s->in, NULL, NULL), JF_NULL);
    CHECK_SAYS(jf_message(s->c), "worst must not be NULL");
    N(usable)(s->c, s->g);
}

TEST(signatures_that_make_no_sense_are_refused) {
    jf_context *c = N(context)(2, 8, 0);
    jf_func g = N(simple)(c, N(twice_x), 1, 1, NULL);
    const size_t one[] = {1, 1}, huge[] = {SIZE_MAX, 1}, half[] = {SIZE_MAX / 2 + 1, SIZE_MAX / 2 + 1};
    const struct {
        jf_signature signature;
        jf_status status;
        const char *words;
    } rows[] = {
        {{1, one, 0, NULL, 0, NULL}, JF_NO_OUTPUT, "no output"},
        {{1, one, 0, one, 1, one}, JF_NO_OUTPUT, "no output"},
        {{1, huge, 1, one, 0, NULL}, JF_BAD_LENGTH, LARGEST},
        {{1, one, 1, huge, 0, NULL}, JF_BAD_LENGTH, LARGEST},
        {{1, one, 1, one, 1, huge}, JF_BAD_LENGTH, LARGEST},
        {{2, half, 1, one, 0, NULL}, JF_BAD_LENGTH, HALF},
        {{1, NULL, 1, one, 0, NULL}, JF_NULL, "signature->in_len"},
        {{1, one, 1, NULL, 0, NULL}, JF_NULL, "signature->out_len"},
        {{1, one, 1, one, 1, NULL}, JF_NULL, "signature->aux_len"},
        {{SIZE_MAX, one, 1, one, 0, NULL}, JF_BAD_LENGTH, LARGEST},
        {{1, one, SIZE_MAX / 4, one, 0, NULL}, JF_BAD_LENGTH, "too large"},
        {{1000, one, 1, one, 0, NULL}, JF_TOO_MANY_BLOCKS, "1003 blocks"},
    };
    for (size_t k = 0; k < LENGTH(rows); k++) {
        jf_func f = {123};
        CHECK_INT(jf_register(c, N(twice_x), &rows[k].signature, NULL, &f), rows[k].status);
        CHECK_INT(f.id, 0);
        CHECK_SAYS(jf_message(c), rows[k].words);
        N(usable)(c, g);
    }
}

TEST(jacobian_wants_one_input_and_one_output) {
    N(setting) *s = memory(sizeof *s);
    N(reset)(s);
    CHECK_INT(jf_jacobian(s->c, s->f, s->x0, s->values[0], s->data[0]), JF_BAD_FUNCTION);
    CHECK_SAYS(jf_message(s->c), "the function has 2 inputs and 3 outputs (aux included), but one of each is needed");
    CHECK(N(nothing_written)(s));
    CHECK_INT(jf_jacobian(s->c, s->g, NULL, s->values[0], s->data[0]), JF_NULL);
    CHECK_SAYS(jf_message(s->c), "x must not be NULL");
    CHECK(N(nothing_written)(s));
    N(usable)(s->c, s->g);
}

/* Too few numbers for inputs and outputs: found before the function runs. */
TEST(too_few_numbers_for_the_function_alone_are_refused) {
    for (size_t numbers = 0; numbers < 9; numbers++) {
        jf_context *c = N(context)(1, numbers, 4);
        jf_func f = N(blocks)(c, N(model), LENGTHS(3, 2, END, 2, 1, END, 1, END), NULL);
        const real x[3] = {1, 2, 3};
        const real *in[] = {x, x};
        real y[2];
        N(fill)(y, 2);
        CHECK_INT(jf_jacfwd(c, f, in, NULL, NULL, (real *[]){y, NULL, NULL}), JF_OUT_OF_NUMBERS);
        CHECK_SAYS(jf_message(c), "at least 9 numbers");
        CHECK(N(untouched)(y, 2));
    }
}

static void N(all)(void) {
    RUN(a_setting_without_a_mistake_works);
    RUN(a_missing_input_is_named);
    RUN(function_handles_of_others_are_refused);
    RUN(argnums_out_of_range_twice_or_none_are_refused);
    RUN(options_that_mean_nothing_are_refused);
    RUN(strides_that_overlap_are_refused);
    RUN(counts_whose_products_overflow_are_refused);
    RUN(a_result_of_check_must_have_a_place);
    RUN(signatures_that_make_no_sense_are_refused);
    RUN(jacobian_wants_one_input_and_one_output);
    RUN(too_few_numbers_for_the_function_alone_are_refused);
}

#endif
