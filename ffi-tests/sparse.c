/* Sparse Jacobians by colours: the bits of dense ones, in every format, and what is not in the pattern is told. */
#ifndef TWICE_H
#define SELF "sparse.c"
#include "twice.h"
#else
#include "plan.h"

#ifndef SINGLE
/* All that operations of a random function pass on. */
static entries whole;
#endif

/* The entries of a random function's Jacobian, in any order. */
static void N(structure)(entries *a, const N(net) *net, const N(asked) *q) {
    a->rows = net->rows, a->cols = q->directions, a->entries = 0;
    for (size_t i = 0; i < net->rows; i++) {
        for (size_t t = 0; t < net->terms[i]; t++) {
            if (q->direction[net->term[i][t]] != SIZE_MAX) {
                enter(a, i, q->direction[net->term[i][t]]);
            }
        }
    }
    shuffle(a);
}

TEST(compressed_derivatives_have_the_bits_of_dense_ones) {
    static real jac[MOST_ROWS * MOST_COLS], by_plan[MOST_ROWS * MOST_COLS], values[MOST_ENTRIES + 1], y[3][8], z[3][8];
    size_t rare = 0, fewer = 0;
    for (size_t trial = 0; trial < 400; trial++) {
        N(net) net = N(random_net)(false);
        N(asked) q;
        const size_t widths[] = {1, 2, 3, 4, 8, 16};
        jf_context *c = N(context)(1, 400, widths[below(LENGTH(widths))]);
        jf_func f = N(registered)(c, &net);
        N(ask)(&q, &net, false);
        N(structure)(&whole, &net, &q);
        jf_pattern pattern = pattern_of(&whole, (uint32_t)(trial % 3), trial % 2 == 0 ? 4 : 8);
        const jf_plan *plan = plan_of(&pattern, JF_PLAN_JACOBIAN, (uint32_t)below(5));
        CHECK_INT(jf_plan_entries(plan), whole.entries);
        CHECK(jf_plan_colours(plan) <= q.directions);
        fewer += jf_plan_colours(plan) < q.directions;
        N(dense_jacobian)(c, f, &net, &q, jac);
        real *out[4] = {y[0], y[1], y[2], NULL}, *again[4] = {z[0], z[1], z[2], NULL};
        jf_options options = {0};
        CHECK_INT(jf_call(c, f, q.in, NULL, out), JF_OK);
        options.argnums = q.argnums;
        options.n_argnums = q.n_argnums;
        options.chunk = below(6);
        N(fill)(values, whole.entries + 1);
        CHECK_INT(jf_jacfwd_sparse(c, f, q.in, &options, plan, values, again), JF_OK);
        for (size_t k = 0; k < whole.entries; k++) {
            real expected = jac[whole.row[k] * MOST_COLS + whole.col[k]];
            CHECK_BYTES(&values[k], &expected, sizeof expected);
            rare += (size_t)!isfinite(expected);
        }
        CHECK(N(untouched)(values + whole.entries, 1));
        for (size_t o = 0; o < net.n_out; o++) {
            CHECK(N(equal)(y[o], z[o], net.out_len[o]));
        }
        /* And the whole of it, zeros included, in either order. */
        jf_matrix block[3 * 4];
        const bool mirrored = trial % 2 == 0;
        N(blocks_of)(block, &net, &q, by_plan, mirrored);
        N(fill)(by_plan, LENGTH(by_plan));
        CHECK_INT(jf_jacfwd_by_plan(c, f, q.in, &options, plan, block, again), JF_OK);
        for (size_t i = 0; i < whole.rows; i++) {
            for (size_t j = 0; j < whole.cols; j++) {
                CHECK_BYTES(&by_plan[mirrored ? j * MOST_ROWS + i : i * MOST_COLS + j], &jac[i * MOST_COLS + j], sizeof *jac);
            }
        }
        CHECK(mirrored || whole.cols == MOST_COLS || N(untouched)(by_plan + whole.cols, MOST_COLS - whole.cols));
        CHECK_INT(jf_plan_check(c, f, q.in, &options, plan, NULL), JF_OK);
        free_memory();
    }
    CHECK(rare > 300);
    CHECK(fewer > 100);
}

TEST(what_the_pattern_lacks_is_told) {
    static real jac[MOST_ROWS * MOST_COLS], values[MOST_ENTRIES], y[8];
    size_t seen = 0, checked = 0, harmless = 0;
    for (size_t trial = 0; trial < 400; trial++) {
        N(net) net = N(random_net)(false);
        N(asked) q;
        jf_context *c = N(context)(1, 400, 32);
        jf_func f = N(registered)(c, &net);
        N(ask)(&q, &net, false);
        N(structure)(&whole, &net, &q);
        if (whole.entries == 0) {
            continue;
        }
        N(dense_jacobian)(c, f, &net, &q, jac);
        size_t row = whole.row[--whole.entries], col = whole.col[whole.entries];
        bool zero = jac[row * MOST_COLS + col] == 0;
        jf_pattern pattern = pattern_of(&whole, (uint32_t)(trial % 3), 4);
        const jf_plan *plan = plan_of(&pattern, JF_PLAN_JACOBIAN, JF_ORDER_BEST);
        jf_options options = {0};
        options.argnums = q.argnums;
        options.n_argnums = q.n_argnums;
        real *out[4] = {y, NULL, NULL, NULL};
        N(fill)(values, whole.entries + 1);
        N(fill)(y, 8);
        jf_status status = jf_jacfwd_sparse(c, f, q.in, &options, plan, values, out);
        if (status == JF_PATTERN_MISS) {
            seen++;
            CHECK(!zero);
            CHECK_INT(number_after(jf_message(c), "in row "), row);
            CHECK_INT(number_after(jf_message(c), "and column "), col);
            /* All colours fit into the first pass. */
            CHECK(N(untouched)(values, whole.entries + 1) && N(untouched)(y, 8));
        } else {
            CHECK_INT(status, JF_OK);
        }
        CHECK_INT(jf_plan_check(c, f, q.in, &options, plan, NULL), zero ? JF_OK : JF_PATTERN_MISS);
        if (zero) {
            harmless++;
        } else {
            checked++;
            CHECK_INT(number_after(jf_message(c), "in row "), row);
            CHECK_INT(number_after(jf_message(c), "and column "), col);
        }
        free_memory();
    }
    CHECK(seen > 20 && checked > seen && harmless > 20);
}

/* y[i] = x[i]·x[i+1], and at a point that user says the code 7. */
FN(chain) {
    const real *bad = user;
    for (size_t i = 0; i < 9; i++) {
        out[0][i] = jf_mul(e, in[0][i], in[0][i + 1]);
    }
    return jf_primal(e, in[0][0]) == *bad ? 7 : 0;
}

static const jf_plan *N(bidiagonal)(size_t rows) {
    whole.rows = rows, whole.cols = rows + 1, whole.entries = 0;
    for (size_t i = 0; i < rows; i++) {
        enter(&whole, i, i);
        enter(&whole, i, i + 1);
    }
    jf_pattern pattern = pattern_of(&whole, JF_CSR, 8);
    return plan_of(&pattern, JF_PLAN_JACOBIAN, JF_ORDER_NATURAL);
}

TEST(batches_are_points_one_by_one) {
    real x[5 * 12], values[5 * 18 + 1], one[18], y[5 * 9], bad = -1;
    for (size_t j = 0; j < 5 * 12; j++) {
        x[j] = (real)(j * j % 17);
    }
    jf_context *c = N(context)(1, 40, 2);
    jf_func f = N(simple)(c, N(chain), 10, 9, &bad);
    const jf_plan *plan = N(bidiagonal)(9);
    CHECK_INT(jf_plan_colours(plan), 2);
    const size_t stride = 12;
    jf_options options = {0};
    options.in_stride = &stride;
    N(fill)(values, LENGTH(values));
    CHECK_INT(jf_jacfwd_sparse_batch(c, f, 5, (const real *[]){x}, &options, plan, values, (real *[]){y}), JF_OK);
    CHECK_INT(jf_points_done(c), 5);
    for (size_t p = 0; p < 5; p++) {
        CHECK_INT(jf_jacfwd_sparse(c, f, (const real *[]){x + 12 * p}, NULL, plan, one, NULL), JF_OK);
        CHECK_BYTES(values + 18 * p, one, sizeof one);
        for (size_t i = 0; i < 9; i++) {
            CHECK_SAME(one[2 * i], x[12 * p + i + 1]);
            CHECK_SAME(one[2 * i + 1], x[12 * p + i]);
            CHECK_SAME(y[9 * p + i], x[12 * p + i] * x[12 * p + i + 1]);
        }
    }
    CHECK(N(untouched)(values + 5 * 18, 1));
    bad = x[3 * 12];
    N(fill)(values, LENGTH(values));
    CHECK_INT(jf_jacfwd_sparse_batch(c, f, 5, (const real *[]){x}, &options, plan, values, NULL), 7);
    CHECK_INT(jf_points_done(c), 3);
    CHECK(N(untouched)(values + 3 * 18, 2 * 18 + 1) && !N(untouched)(values + 2 * 18, 1));
    CHECK_INT(jf_jacfwd_sparse_batch(c, f, 0, NULL, &options, plan, NULL, NULL), JF_OK);
}

/* y = u·x for a drawn u. */
FN(drawn) {
    for (size_t i = 0; i < 3; i++) {
        out[0][i] = jf_mul(e, jf_uniform(e), in[0][i]);
    }
    return 0;
}

TEST(draws_are_those_of_all_directions) {
    const real x[3] = {1, 2, 3};
    const real *in[] = {x};
    real values[3], jac[9];
    whole.rows = whole.cols = 3, whole.entries = 0;
    for (size_t i = 0; i < 3; i++) {
        enter(&whole, i, i);
    }
    jf_pattern pattern = pattern_of(&whole, JF_TRIPLETS, 8);
    const jf_plan *plan = plan_of(&pattern, JF_PLAN_JACOBIAN, JF_ORDER_BEST);
    jf_context *c = N(context)(1, 40, 2);
    jf_func f = N(simple)(c, N(drawn), 3, 3, NULL);
    jf_options options = {0};
    options.seed = 5;
    options.randomness = JF_RANDOM_SAME;
    CHECK_INT(jf_jacfwd_sparse(c, f, in, &options, plan, values, NULL), JF_OK);
    CHECK_INT(jf_jacfwd(c, f, in, &options, (const jf_matrix[]){{jac, 0, 0}}, NULL), JF_OK);
    for (size_t i = 0; i < 3; i++) {
        CHECK_SAME(values[i], jac[4 * i]);
    }
    options.randomness = JF_RANDOM_DIFFERENT;
    N(fill)(values, 3);
    CHECK_INT(jf_jacfwd_sparse(c, f, in, &options, plan, values, NULL), JF_BAD_OPTION);
    CHECK_SAYS(jf_message(c), "takes several directions together");
    CHECK(N(untouched)(values, 3));
    options.randomness = JF_RANDOM_ERROR;
    CHECK_INT(jf_jacfwd_sparse(c, f, in, &options, plan, values, NULL), JF_RANDOM_FORBIDDEN);
    CHECK(N(untouched)(values, 3));
}

#ifndef SINGLE
/* What a function that asks for derivatives of itself needs. */
typedef struct {
    void *c;
    uint32_t id;
    const jf_plan *plan;
    jf_status status;
} nested;
#endif

FN(asks) {
    nested *n = user;
    const real x[10] = {0};
    for (size_t i = 0; i < 9; i++) {
        out[0][i] = jf_mul(e, in[0][i], in[0][i + 1]);
    }
    n->status = jf_jacfwd_sparse(n->c, (jf_func){n->id}, (const real *[]){x}, NULL, n->plan, NULL, NULL);
    return 0;
}

TEST(mistakes_have_a_code_and_words) {
    const real x[10] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    const real *in[] = {x};
    real values[18], bad = -1, y[9];
    jf_context *c = N(context)(2, 60, 4);
    jf_func f = N(simple)(c, N(chain), 10, 9, &bad);
    const jf_plan *plan = N(bidiagonal)(9), *longer = N(bidiagonal)(10), *shorter = N(bidiagonal)(8);
    jf_options options = {0};
    N(fill)(values, 18);
    CHECK_INT(jf_jacfwd_sparse(NULL, f, in, NULL, plan, values, NULL), JF_NULL);
    CHECK_INT(jf_jacfwd_sparse(c, f, in, NULL, NULL, values, NULL), JF_NULL);
    CHECK_SAYS(jf_message(c), "plan must not be NULL");
    CHECK_INT(jf_jacfwd_sparse(c, f, NULL, NULL, plan, values, NULL), JF_NULL);
    CHECK_INT(jf_jacfwd_sparse(c, (jf_func){0}, in, NULL, plan, values, NULL), JF_BAD_FUNCTION);
    CHECK_INT(jf_jacfwd_sparse(c, f, in, NULL, longer, values, NULL), JF_BAD_PLAN);
    CHECK_SAYS(jf_message(c), "the plan is for 11 columns, but there are 10 ");
    CHECK_INT(jf_jacfwd_sparse(c, f, in, NULL, shorter, values, NULL), JF_BAD_PLAN);
    jf_pattern pattern = pattern_of(&whole, JF_CSR, 4);
    pattern.cols = 10;
    CHECK_INT(jf_jacfwd_sparse(c, f, in, NULL, plan_of(&pattern, JF_PLAN_JACOBIAN, 0), values, NULL), JF_BAD_PLAN);
    CHECK_SAYS(jf_message(c), "the plan is for 8 rows, but there are 9 ");
    pattern.rows = pattern.cols = 10;
    pattern.entries = 0;
    CHECK_INT(jf_jacfwd_sparse(c, f, in, NULL, plan_of(&pattern, JF_PLAN_HESSIAN, 0), values, NULL), JF_BAD_PLAN);
    CHECK_SAYS(jf_message(c), "the plan is for a Hessian");
    options.n_argnums = 2;
    CHECK_INT(jf_jacfwd_sparse(c, f, in, &options, plan, values, NULL), JF_ARGNUM_RANGE);
    options.n_argnums = 0;
    options.reserved[1] = 1;
    CHECK_INT(jf_jacfwd_sparse(c, f, in, &options, plan, values, NULL), JF_UNSUPPORTED);
    /* A header that is not whole, and a plan at no multiple of 8. */
    _Alignas(8) unsigned char bytes[2048];
    CHECK(jf_plan_entries(plan) == 18);
    memcpy(bytes, plan, 16 * 4 + 4 * (10 + 10 + 3 * 18));
    CHECK_INT(jf_jacfwd_sparse(c, f, in, NULL, (const jf_plan *)bytes, values, NULL), JF_OK);
    N(fill)(values, 18);
    for (size_t k = 0; k < 64; k++) {
        bytes[k] ^= 1;
        CHECK_INT(jf_jacfwd_sparse(c, f, in, NULL, (const jf_plan *)bytes, values, NULL), JF_BAD_PLAN);
        CHECK_INT(jf_plan_colours((const jf_plan *)bytes) + jf_plan_entries((const jf_plan *)bytes), 0);
        bytes[k] ^= 1;
    }
    CHECK_INT(jf_jacfwd_sparse(c, f, in, NULL, (const jf_plan *)(bytes + 4), values, NULL), JF_BAD_PLAN);
    CHECK_SAYS(jf_message(c), "multiples of 8");
    CHECK_INT(jf_jacfwd_sparse_batch(c, f, SIZE_MAX, in, NULL, plan, values, NULL), JF_BAD_LENGTH);
    nested n = {c, 0, plan, JF_OK};
    jf_func g = N(simple)(c, N(asks), 10, 9, &n);
    n.id = g.id;
    CHECK(N(untouched)(values, 18));
    CHECK_INT(jf_jacfwd_sparse(c, g, in, NULL, plan, NULL, (real *[]){y}), JF_OK);
    CHECK_INT(n.status, JF_BUSY);
    CHECK_SAME(y[8], 90);
    CHECK_INT(jf_jacfwd_sparse(c, f, in, NULL, plan, values, NULL), JF_OK);
    CHECK_SAME(values[17], 9);
}

static void N(all)(void) {
    RUN(compressed_derivatives_have_the_bits_of_dense_ones);
    RUN(what_the_pattern_lacks_is_told);
    RUN(batches_are_points_one_by_one);
    RUN(draws_are_those_of_all_directions);
    RUN(mistakes_have_a_code_and_words);
}
#endif
