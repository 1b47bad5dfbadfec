/* Sparse Hessians by star colours: the bits of dense ones, of one triangle, the other or both, and what is not in the pattern is told. */
#ifndef TWICE_H
#define SELF "sparse_hessian.c"
#include "twice.h"
#else
#include "plan.h"

#ifndef SINGLE
static entries whole;
#endif

/* The entries of a random function's Hessian, each pair of elements that a row combines: one triangle or both. */
static void N(structure)(entries *a, const N(net) *net, const N(asked) *q, size_t triangle) {
    a->rows = a->cols = q->directions, a->entries = 0;
    for (size_t i = 0; i < net->rows; i++) {
        for (size_t s = 0; s < net->terms[i]; s++) {
            for (size_t t = 0; t < net->terms[i]; t++) {
                size_t p = q->direction[net->term[i][s]], r = q->direction[net->term[i][t]];
                bool lower = p >= r;
                /* Of 3 either triangle, as it comes: a pair may be on one side or on both. */
                if (p != SIZE_MAX && r != SIZE_MAX && (triangle == 2 || p == r || lower == (triangle == 0) || (triangle == 3 && below(2) == 0))) {
                    enter(a, p, r);
                }
            }
        }
    }
    shuffle(a);
}

/* The weighted sum of dense Hessians, as the header says it is summed. */
static void N(dense)(jf_context *c, jf_func f, const N(net) *net, const N(asked) *q, const real *weights, real *sum) {
    static real data[3 * 16][8 * 7 * 7];
    jf_options options = {0};
    options.argnums = q->argnums;
    options.n_argnums = q->n_argnums;
    real *table[3 * 16];
    const size_t K = q->n_argnums;
    for (size_t k = 0; k < LENGTH(table); k++) {
        table[k] = data[k];
    }
    CHECK_INT(jf_hessian(c, f, q->in, &options, table, NULL, NULL), JF_OK);
    for (size_t k = 0; k < MOST_COLS * MOST_COLS; k++) {
        sum[k] = 0;
    }
    size_t element = 0;
    for (size_t o = 0; o < net->n_out; o++) {
        for (size_t i = 0; i < net->out_len[o]; i++, element++) {
            real w = weights == NULL ? 1 : weights[element];
            size_t row = 0;
            for (size_t k = 0; w != 0 && k < K; k++) {
                size_t rows = net->in_len[(q->argnums[k] + (int)net->n_in) % (int)net->n_in], col = 0;
                for (size_t l = 0; l < K; l++) {
                    size_t cols = net->in_len[(q->argnums[l] + (int)net->n_in) % (int)net->n_in];
                    for (size_t p = 0; p < rows; p++) {
                        for (size_t r = 0; r < cols; r++) {
                            real h = table[(o * K + k) * K + l][(i * rows + p) * cols + r];
                            volatile real term = w * h;
                            if (h != 0) {
                                sum[(row + p) * MOST_COLS + col + r] += term;
                            }
                        }
                    }
                    col += cols;
                }
                row += rows;
            }
        }
    }
    /* As all that leaves the library: zeros are +0 and NaN is the positive quiet one. */
    for (size_t k = 0; k < MOST_COLS * MOST_COLS; k++) {
        sum[k] = isnan(sum[k]) ? (real)NAN : sum[k] + 0;
    }
}

TEST(compressed_derivatives_have_the_bits_of_dense_ones) {
    static real sum[MOST_COLS * MOST_COLS], values[MOST_ENTRIES + 1], y[3][8], z[3][8];
    size_t rare = 0, fewer = 0, nonzero = 0;
    for (size_t trial = 0; trial < 300; trial++) {
        N(net) net = N(random_net)(trial % 2 == 0);
        N(asked) q;
        const size_t widths[] = {1, 2, 4, 8, 16};
        jf_context *c = N(context)(1, 800, widths[below(LENGTH(widths))]);
        jf_func f = N(registered)(c, &net);
        N(ask)(&q, &net, trial % 2 == 0);
        N(structure)(&whole, &net, &q, trial % 4);
        jf_pattern pattern = pattern_of(&whole, (uint32_t)(trial % 3), trial % 2 == 0 ? 4 : 8);
        const jf_plan *plan = plan_of(&pattern, JF_PLAN_HESSIAN, (uint32_t)below(5));
        fewer += jf_plan_colours(plan) < q.directions;
        real weights[MOST_ROWS];
        for (size_t i = 0; i < MOST_ROWS; i++) {
            weights[i] = below(5) == 0 ? 0 : (real)below(1000) / 300 - (real)1.5;
        }
        const real *given = below(4) == 0 ? NULL : weights;
        N(dense)(c, f, &net, &q, given, sum);
        real *out[4] = {y[0], y[1], y[2], NULL}, *again[4] = {z[0], z[1], z[2], NULL};
        CHECK_INT(jf_call(c, f, q.in, NULL, out), JF_OK);
        jf_options options = {0};
        options.argnums = q.argnums;
        options.n_argnums = q.n_argnums;
        options.chunk = below(6);
        N(fill)(values, whole.entries + 1);
        CHECK_INT(jf_hessian_sparse(c, f, q.in, &options, plan, given, values, again), JF_OK);
        for (size_t k = 0; k < whole.entries; k++) {
            real expected = sum[whole.row[k] * MOST_COLS + whole.col[k]];
            CHECK_BYTES(&values[k], &expected, sizeof expected);
            rare += (size_t)!isfinite(expected);
            nonzero += expected != 0;
        }
        CHECK(N(untouched)(values + whole.entries, 1));
        for (size_t o = 0; o < net.n_out; o++) {
            CHECK(N(equal)(y[o], z[o], net.out_len[o]));
        }
        CHECK_INT(jf_plan_check(c, f, q.in, &options, plan, given), JF_OK);
        free_memory();
    }
    CHECK(rare > 100 && fewer > 30 && nonzero > 2000);
}

TEST(what_the_pattern_lacks_is_told) {
    static real sum[MOST_COLS * MOST_COLS], values[MOST_ENTRIES], y[8];
    size_t seen = 0, checked = 0, harmless = 0;
    for (size_t trial = 0; trial < 200; trial++) {
        N(net) net = N(random_net)(true);
        N(asked) q;
        jf_context *c = N(context)(1, 800, 16);
        jf_func f = N(registered)(c, &net);
        N(ask)(&q, &net, true);
        N(structure)(&whole, &net, &q, trial % 2);
        if (whole.entries == 0) {
            continue;
        }
        N(dense)(c, f, &net, &q, NULL, sum);
        size_t row = whole.row[--whole.entries], col = whole.col[whole.entries];
        bool zero = sum[row * MOST_COLS + col] == 0;
        jf_pattern pattern = pattern_of(&whole, (uint32_t)(trial % 3), 4);
        const jf_plan *plan = plan_of(&pattern, JF_PLAN_HESSIAN, JF_ORDER_BEST);
        jf_options options = {0};
        options.argnums = q.argnums;
        options.n_argnums = q.n_argnums;
        N(fill)(values, whole.entries + 1);
        N(fill)(y, 8);
        jf_status status = jf_hessian_sparse(c, f, q.in, &options, plan, NULL, values, (real *[]){y, NULL, NULL, NULL});
        if (status == JF_PATTERN_MISS) {
            seen++;
            CHECK(!zero);
            size_t i = number_after(jf_message(c), "in row "), j = number_after(jf_message(c), "and column ");
            CHECK((i == row && j == col) || (i == col && j == row));
            CHECK(N(untouched)(values + whole.entries, 1));
        } else {
            CHECK_INT(status, JF_OK);
        }
        CHECK_INT(jf_plan_check(c, f, q.in, &options, plan, NULL), zero ? JF_OK : JF_PATTERN_MISS);
        harmless += zero;
        checked += !zero;
        free_memory();
    }
    CHECK(seen > 5 && checked > seen && harmless > 5);
}

/* y = Σ 100·(x[i+1] − x[i]²)² + (1 − x[i])², the chained Rosenbrock function, whose Hessian has three diagonals. */
FN(rosenbrock) {
    size_t n = *(const size_t *)user;
    jf_num sum = jf_const(e, 0);
    for (size_t i = 0; i + 1 < n; i++) {
        jf_num a = jf_sub(e, in[0][i + 1], jf_square(e, in[0][i])), b = jf_c_sub(e, 1, in[0][i]);
        sum = jf_add(e, sum, jf_add(e, jf_mul_c(e, jf_square(e, a), 100), jf_square(e, b)));
    }
    out[0][0] = sum;
    return 0;
}

TEST(three_diagonals_cost_three_colours) {
    enum { SIZE = 50 };
    size_t n = SIZE;
    real x[SIZE], values[2 * SIZE];
    const real *in[] = {x};
    whole.rows = whole.cols = n, whole.entries = 0;
    for (size_t i = 0; i < n; i++) {
        x[i] = (real)(i % 5) - 2;
        enter(&whole, i, i);
        if (i > 0) {
            enter(&whole, i, i - 1);
        }
    }
    jf_pattern pattern = pattern_of(&whole, JF_CSC, 8);
    const jf_plan *plan = plan_of(&pattern, JF_PLAN_HESSIAN, JF_ORDER_BEST);
    CHECK_INT(jf_plan_colours(plan), 3);
    jf_context *c = N(context)(1, 1200, 8);
    jf_func f = N(simple)(c, N(rosenbrock), n, 1, &n);
    CHECK_INT(jf_hessian_sparse(c, f, in, NULL, plan, NULL, values, NULL), JF_OK);
    for (size_t k = 0; k < whole.entries; k++) {
        size_t i = whole.row[k], j = whole.col[k];
        /* Integers, so exact. */
        real diagonal = (i + 1 < n ? 1200 * x[i] * x[i] - 400 * x[i + 1] + 2 : 0) + (i > 0 ? (real)200 : 0);
        CHECK_SAME(values[k], (i == j ? diagonal : -400 * x[j]) + 0);
    }
    /* Without the diagonal it is missed at once, and nothing is written; with narrow tiles, too, it is missed. */
    whole.entries = 0;
    for (size_t i = 1; i < n; i++) {
        enter(&whole, i, i - 1);
    }
    pattern = pattern_of(&whole, JF_TRIPLETS, 4);
    plan = plan_of(&pattern, JF_PLAN_HESSIAN, JF_ORDER_BEST);
    for (size_t lanes = 1; lanes <= 32; lanes *= 2) {
        c = N(context)(1, 1200, lanes);
        f = N(simple)(c, N(rosenbrock), n, 1, &n);
        for (size_t chunk = 0; chunk < 4; chunk++) {
            jf_options options = {0};
            options.chunk = chunk;
            CHECK_INT(jf_hessian_sparse(c, f, in, &options, plan, NULL, NULL, NULL), JF_PATTERN_MISS);
        }
    }
    N(fill)(values, 2 * SIZE);
    CHECK_INT(jf_hessian_sparse(c, f, in, NULL, plan, NULL, values, NULL), JF_PATTERN_MISS);
    CHECK_SAYS(jf_message(c), "the derivative in row 0 and column 0 is not zero");
    CHECK(N(untouched)(values, 2 * SIZE));
    const real none = 0;
    CHECK_INT(jf_hessian_sparse(c, f, in, NULL, plan, &none, values, NULL), JF_OK);
    CHECK_SAME(values[0], 0);
}

/* x[0]·y[0] with an exponential that overflows, and x[1]². */
FN(steep) {
    out[0][0] = jf_mul(e, jf_exp(e, jf_mul_c(e, in[0][0], 1000)), in[0][1]);
    out[0][1] = jf_square(e, in[0][1]);
    return 0;
}

TEST(values_without_entries_and_mistakes) {
    const real x[2] = {1, 2};
    const real *in[] = {x};
    real values[4], y[2], weights[2] = {0, 3};
    jf_context *c = N(context)(1, 40, 4);
    jf_func f = N(simple)(c, N(steep), 2, 2, NULL);
    whole.rows = whole.cols = 2, whole.entries = 0;
    jf_pattern pattern = pattern_of(&whole, JF_TRIPLETS, 4);
    const jf_plan *none = plan_of(&pattern, JF_PLAN_HESSIAN, 0);
    CHECK_INT(jf_hessian_sparse(c, f, in, NULL, none, NULL, NULL, (real *[]){y}), JF_OK);
    CHECK_SAME(y[1], 4);
    enter(&whole, 1, 1);
    pattern = pattern_of(&whole, JF_TRIPLETS, 4);
    const jf_plan *plan = plan_of(&pattern, JF_PLAN_HESSIAN, 0);
    /* Infinite, but of weight 0. */
    CHECK_INT(jf_hessian_sparse(c, f, in, NULL, plan, weights, values, NULL), JF_OK);
    CHECK_SAME(values[0], 6);
    CHECK_INT(jf_plan_check(c, f, in, NULL, plan, weights), JF_OK);
    weights[0] = 1;
    CHECK_INT(jf_plan_check(c, f, in, NULL, plan, weights), JF_PATTERN_MISS);
    N(fill)(values, 4);
    CHECK_INT(jf_hessian_sparse(c, f, in, NULL, NULL, NULL, values, NULL), JF_NULL);
    CHECK_INT(jf_hessian_sparse(NULL, f, in, NULL, plan, NULL, values, NULL), JF_NULL);
    CHECK_INT(jf_hessian_sparse(c, f, in, NULL, plan_of(&pattern, JF_PLAN_JACOBIAN, 0), NULL, values, NULL), JF_BAD_PLAN);
    CHECK_SAYS(jf_message(c), "the plan is for a Jacobian");
    pattern.rows = pattern.cols = 3;
    CHECK_INT(jf_hessian_sparse(c, f, in, NULL, plan_of(&pattern, JF_PLAN_HESSIAN, 0), NULL, values, NULL), JF_BAD_PLAN);
    CHECK_INT(jf_plan_check(c, f, in, NULL, NULL, NULL), JF_NULL);
    jf_context *small = N(context)(1, 7, 4);
    f = N(simple)(small, N(steep), 2, 2, NULL);
    CHECK_INT(jf_hessian_sparse(small, f, in, NULL, plan, NULL, values, NULL), JF_OUT_OF_NUMBERS);
    CHECK(N(untouched)(values, 4));
}

static void N(all)(void) {
    RUN(compressed_derivatives_have_the_bits_of_dense_ones);
    RUN(what_the_pattern_lacks_is_told);
    RUN(three_diagonals_cost_three_colours);
    RUN(values_without_entries_and_mistakes);
}
#endif
