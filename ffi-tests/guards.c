/* Indices beyond a block of inputs, outputs or aux: an error with block, index and length, whichever side, and a context that works afterwards. */
#ifndef TWICE_H
#define SELF "guards.c"
#include "twice.h"
#else

#ifndef SINGLE
enum { NOTHING, READ_IN, READ_OUT, WRITE_OUT, WRITE_IN, READ_EARLY };
#endif

/* What a function of the blocks {3, 1}, {2, 2}, {1} does besides its work. */
typedef struct {
    int what;
    size_t block;
    ptrdiff_t index;
} N(slip);

FN(slips) {
    const N(slip) *slip = user;
    jf_num y = jf_mul(e, in[0][0], in[1][0]);
    out[0][0] = y;
    out[0][1] = in[0][1];
    if (slip->what == READ_EARLY) {
        y = jf_add(e, out[slip->block][slip->index], y);
    }
    out[1][0] = in[0][2];
    out[1][1] = y;
    out[2][0] = in[1][0];
    switch (slip->what) {
    case READ_IN: out[0][0] = jf_add(e, in[slip->block][slip->index], y); break;
    case READ_OUT: out[0][0] = jf_add(e, y, out[slip->block][slip->index]); break;
    case WRITE_OUT: out[slip->block][slip->index] = y; break;
    case WRITE_IN: ((jf_num *)(uintptr_t)in[slip->block])[slip->index] = y; break;
    default: break;
    }
    return 0;
}

/* Every driver says the same, leaves all results alone, and the context works afterwards. */
static void N(slipped)(size_t numbers, N(slip) slip, jf_status expected, const char *words) {
    jf_context *c = N(context)(1, numbers, 2);
    jf_func f = N(blocks)(c, N(slips), LENGTHS(3, 1, END, 2, 2, END, 1, END), &slip);
    const N(slip) made = slip;
    const real x[3] = {3, 5, 7}, w = 2, *in[] = {x, &w};
    real y[5], jac[12], hess[36];
    const jf_matrix block[] = {{jac, 0, 0}, {jac + 6, 0, 0}};
    for (size_t clean = 0; clean < 2; clean++) {
        /* The first time a function runs, and after a clean pass. */
        real *const out[] = {y, y + 2, y + 4}, *const second[] = {hess, hess + 18};
        slip = made;
        N(fill)(y, 5), N(fill)(jac, 12), N(fill)(hess, 36);
        CHECK_INT(jf_call(c, f, in, NULL, out), expected);
        CHECK_SAYS(jf_message(c), words);
        CHECK_INT(jf_jacfwd(c, f, in, NULL, block, out), expected);
        CHECK_SAYS(jf_message(c), words);
        CHECK_INT(jf_hessian(c, f, in, NULL, second, block, out), expected);
        CHECK_SAYS(jf_message(c), words);
        CHECK_INT(jf_jvp(c, f, in, in, NULL, out, out), expected);
        CHECK_INT(jf_jacfwd_batch(c, f, 1, in, NULL, out, NULL), expected);
        CHECK(N(untouched)(y, 5) && N(untouched)(jac, 12) && N(untouched)(hess, 36));
        slip.what = NOTHING;
        CHECK_INT(jf_jacfwd(c, f, in, NULL, block, out), JF_OK);
        CHECK(y[0] == 6 && y[1] == 5 && y[2] == 7 && y[3] == 6 && y[4] == 2 && jac[0] == 2 && jac[1] == 0 && jac[2] == 0);
    }
    free_memory();
}

TEST(an_index_beyond_a_block_is_told) {
    const struct {
        N(slip) slip;
        const char *words;
    } rows[] = {
        {{READ_IN, 0, 3}, "in[0][3] was read, but that block has 3 elements"},
        {{READ_IN, 0, -1}, "in[0][-1] was read, but that block has 3 elements"},
        {{READ_IN, 0, -8}, "in[0][-8] was read, but that block has 3 elements"},
        {{READ_IN, 1, 1}, "in[1][1] was read, but that block has 1 element"},
        {{READ_IN, 1, 4}, "in[1][4] was read, but that block has 1 element"},
        {{READ_IN, 1, -2}, "in[1][-2] was read, but that block has 1 element"},
        {{READ_OUT, 0, -1}, "out[0][-1] was read, but that block has 2 elements"},
        {{READ_OUT, 1, 2}, "out[1][2] was read, but that block has 2 elements"},
        {{READ_OUT, 2, 1}, "out[2][1] was read, but that block has 1 element"},
        {{WRITE_OUT, 0, 2}, "out[0][2] was written, but that block has 2 elements"},
        {{WRITE_OUT, 0, -1}, "out[0][-1] was written, but that block has 2 elements"},
        {{WRITE_OUT, 0, -8}, "out[0][-8] was written, but that block has 2 elements"},
        {{WRITE_OUT, 1, 3}, "out[1][3] was written, but that block has 2 elements"},
        {{WRITE_OUT, 1, -3}, "out[1][-3] was written, but that block has 2 elements"},
        {{WRITE_OUT, 2, 1}, "out[2][1] was written, but that block has 1 element"},
        {{WRITE_OUT, 2, 30}, "out[2][30] was written, but that block has 1 element"},
        {{WRITE_OUT, 2, 60}, "out[2][60] was written, but that block has 1 element"},
        {{WRITE_OUT, 0, -9}, "in[1][0] was written: inputs are there to read"},
        {{WRITE_IN, 0, 1}, "in[0][1] was written: inputs are there to read"},
    };
    for (size_t k = 0; k < LENGTH(rows); k++) {
        N(slipped)(60, rows[k].slip, JF_BAD_INDEX, rows[k].words);
    }
    N(slipped)(60, (N(slip)){READ_EARLY, 1, 1}, JF_OUTPUT_NOT_SET, "out[1][1] was read before the function set it");
    N(slipped)(60, (N(slip)){READ_EARLY, 2, 0}, JF_OUTPUT_NOT_SET, "out[2][0] was read before the function set it");
}

/* Far beyond, up to the last handle that there is room for, in a context much larger than its function. */
TEST(a_write_far_beyond_is_told) {
    const ptrdiff_t far[] = {1, 100, 999, 2500, 4023};
    for (size_t k = 0; k < LENGTH(far); k++) {
        jf_context *c = N(context)(1, 4000, 2);
        N(slip) slip = {WRITE_OUT, 2, far[k]};
        jf_func f = N(blocks)(c, N(slips), LENGTHS(3, 1, END, 2, 2, END, 1, END), &slip);
        const real x[3] = {3, 5, 7}, w = 2, *in[] = {x, &w};
        CHECK_INT(jf_call(c, f, in, NULL, NULL), JF_BAD_INDEX);
        CHECK_INT(number_after(jf_message(c), "out[2]["), far[k]);
    }
    free_memory();
}

/* Functions of other shapes in one context find their own guards, in any order. */
FN(copies) {
    const size_t *n = user;
    for (size_t i = 0; i < *n; i++) {
        out[0][i] = in[0][i];
    }
    return 0;
}

/* A function is trusted only once it has returned with all intact itself, whatever others did before. */
TEST(a_function_is_trusted_for_itself) {
    size_t one = 1;
    jf_context *c = N(context)(2, 4000, 2);
    N(slip) slip = {WRITE_OUT, 2, 2000};
    jf_func good = N(simple)(c, N(copies), 1, 1, &one), bad = N(blocks)(c, N(slips), LENGTHS(3, 1, END, 2, 2, END, 1, END), &slip);
    const real x[3] = {3, 5, 7}, w = 2, *in[] = {x, &w};
    real y;
    for (int k = 0; k < 3; k++) {
        CHECK_INT(jf_jacobian(c, good, x, &y, NULL), JF_OK);
        CHECK_INT(jf_call(c, bad, in, NULL, NULL), JF_BAD_INDEX);
        CHECK_INT(number_after(jf_message(c), "out[2]["), 2000);
    }
    CHECK_INT(jf_jacobian(c, good, x, &y, NULL), JF_OK);
    CHECK_SAME(y, 3);
}

TEST(functions_of_one_context_do_not_disturb_each_other) {
    size_t lengths[] = {1, 7, 3, 20};
    jf_context *c = N(context)(4, 60, 4);
    jf_func f[4];
    real x[20], y[20], jac[400];
    for (size_t k = 0; k < 4; k++) {
        f[k] = N(simple)(c, N(copies), lengths[k], lengths[k], &lengths[k]);
    }
    for (size_t k = 0; k < 20; k++) {
        x[k] = (real)k;
    }
    for (size_t turn = 0; turn < 40; turn++) {
        size_t k = (turn * 7 + turn / 5) % 4, shape = lengths[k];
        CHECK_INT(jf_jacobian(c, f[k], x, y, jac), JF_OK);
        CHECK(N(equal)(x, y, shape));
        /* One more than it has, now and then. */
        lengths[k] += turn % 3 == 0;
        CHECK_INT(jf_jacobian(c, f[k], x, y, jac), turn % 3 == 0 ? JF_BAD_INDEX : JF_OK);
        lengths[k] = shape;
    }
}

static void N(all)(void) {
    RUN(an_index_beyond_a_block_is_told);
    RUN(a_write_far_beyond_is_told);
    RUN(a_function_is_trusted_for_itself);
    RUN(functions_of_one_context_do_not_disturb_each_other);
}

#endif
