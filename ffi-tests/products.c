/* Products of Jacobians that are not stored: the bits of loops over dense ones, whatever the width of passes; mistakes. */
#ifndef TWICE_H
#define SELF "products.c"
#include "twice.h"
#else
#include "plan.h"

/* As results leave the library: one NaN. */
static real N(canonical)(real x) {
    return isnan(x) ? (real)NAN : x;
}

/* A random function at a random point: its dense Jacobian and values, all outputs in one list. */
typedef struct {
    N(net) net;
    N(asked) q;
    jf_context *c;
    jf_func f;
    jf_options options;
    real jac[MOST_ROWS * MOST_COLS], y[MOST_ROWS];
    real *out[4];
} N(trial);

static void N(begin)(N(trial) *t, size_t lanes) {
    t->net = N(random_net)(false);
    t->c = N(context)(1, 400, lanes);
    t->f = N(registered)(t->c, &t->net);
    N(ask)(&t->q, &t->net, below(2) == 0);
    if (below(2) == 0) {
        /* All inputs: more directions. */
        t->q.n_argnums = t->net.n_in;
        t->q.directions = t->net.cols;
        for (size_t a = 0; a < t->net.n_in; a++) {
            t->q.argnums[a] = (int)a;
        }
    }
    t->options = (jf_options){0};
    t->options.argnums = t->q.argnums;
    t->options.n_argnums = t->q.n_argnums;
    size_t row = 0;
    for (size_t o = 0; o < 4; o++) {
        t->out[o] = o < t->net.n_out ? t->y + row : NULL;
        row += o < t->net.n_out ? t->net.out_len[o] : 0;
    }
    N(dense_jacobian)(t->c, t->f, &t->net, &t->q, t->jac);
    CHECK_INT(jf_call(t->c, t->f, t->q.in, NULL, t->out), JF_OK);
}

/* From now on the function is run as the program of what it does at that point. */
static void N(attach)(N(trial) *t) {
    CHECK_INT(jf_attach(t->c, t->f, N(program_of)(t->c, t->f, t->q.in), JF_MISS_FAILS), JF_OK);
}

TEST(normal_equations_are_the_loop_over_the_dense_jacobian) {
    static N(trial) t;
    static real jtj[MOST_COLS * MOST_COLS + 1], jtr[MOST_COLS + 1], again[MOST_ROWS];
    size_t several = 0, rare = 0, wide = 0;
    for (size_t trial = 0; trial < 600; trial++) {
        const size_t widths[] = {2, 3, 4, 5, 8, 40, 40, 40};
        size_t lanes = widths[below(LENGTH(widths))];
        N(begin)(&t, lanes);
        size_t n = t.q.directions, rows = t.net.rows;
        real weights[MOST_ROWS];
        for (size_t e = 0; e < rows; e++) {
            weights[e] = below(8) == 0 ? 0 : (real)below(1000) / 77 - 4;
        }
        const real *given = trial % 3 == 0 ? NULL : weights;
        t.options.chunk = lanes < 40 && below(3) == 0 ? 2 + below(6) : 0;
        several += n > lanes;
        wide += n > 16 && n <= lanes;
        N(fill)(jtj, n * n + 1);
        N(fill)(jtr, n + 1);
        real *out[4] = {again, NULL, NULL, NULL};
        jf_matrix product = {jtj, 0, 0};
        if (trial % 4 == 1 && n > 0) {
            /* From the last element to the first: the same matrix turned by half a turn. */
            product = (jf_matrix){jtj + n * n - 1, -(ptrdiff_t)n, -1};
        }
        if (trial % 4 == 2) {
            N(attach)(&t);
        }
        CHECK_INT(jf_jtj(t.c, t.f, t.q.in, &t.options, given, &product, jtr, out), JF_OK);
        for (size_t k = 0; trial % 4 == 1 && k < n * n / 2; k++) {
            real swap = jtj[k];
            jtj[k] = jtj[n * n - 1 - k], jtj[n * n - 1 - k] = swap;
        }
        real alone[MOST_COLS + 1];
        t.options.chunk = trial % 3;
        CHECK_INT(jf_jtj(t.c, t.f, t.q.in, &t.options, given, NULL, alone, NULL), JF_OK);
        CHECK_BYTES(alone, jtr, n * sizeof jtr[0]);
        CHECK(N(equal)(again, t.y, t.net.out_len[0]));
        for (size_t p = 0; p < n; p++) {
            real sum = 0;
            for (size_t e = 0; e < rows; e++) {
                sum += (given == NULL ? t.y[e] : given[e] * t.y[e]) * t.jac[e * MOST_COLS + p];
            }
            sum = N(canonical)(sum);
            CHECK_BYTES(&jtr[p], &sum, sizeof sum);
            for (size_t q = p; q < n; q++) {
                const real *a = t.jac + p, *b = t.jac + q;
                sum = 0;
                for (size_t e = 0; e < rows; e++) {
                    sum += (given == NULL ? a[e * MOST_COLS] : given[e] * a[e * MOST_COLS]) * b[e * MOST_COLS];
                }
                sum = N(canonical)(sum);
                rare += (size_t)!isfinite(sum);
                CHECK_BYTES(&jtj[p * n + q], &sum, sizeof sum);
                CHECK_BYTES(&jtj[q * n + p], &sum, sizeof sum);
            }
        }
        CHECK(N(untouched)(jtj + n * n, 1) && N(untouched)(jtr + n, 1));
        free_memory();
    }
    CHECK(several > 100 && rare > 300 && wide > 2);
}

TEST(a_moved_covariance_is_the_loop_over_the_dense_jacobian) {
    static N(trial) t;
    static real p[MOST_COLS * MOST_COLS], jpjt[MOST_ROWS * MOST_ROWS + 1], again[MOST_ROWS];
    size_t wide = 0, rare = 0;
    for (size_t trial = 0; trial < 400; trial++) {
        N(begin)(&t, 24);
        size_t n = t.q.directions, rows = t.net.rows;
        for (size_t i = 0; i < n; i++) {
            for (size_t j = 0; j <= i; j++) {
                p[i * n + j] = p[j * n + i] = (real)below(1000) / 99 - 5;
            }
        }
        /* It is not asked: all directions run together. */
        t.options.chunk = below(4);
        wide += n > 16;
        N(fill)(jpjt, rows * rows + 1);
        real *out[4] = {again, NULL, NULL, NULL};
        if (trial % 4 == 2) {
            N(attach)(&t);
        }
        CHECK_INT(jf_jpjt(t.c, t.f, t.q.in, &t.options, p, &(jf_matrix){jpjt, 0, 0}, out), JF_OK);
        CHECK(N(equal)(again, t.y, t.net.out_len[0]));
        for (size_t e = 0; e < rows; e++) {
            real moved[MOST_COLS];
            for (size_t q = 0; q < n; q++) {
                moved[q] = 0;
                for (size_t i = 0; i < n; i++) {
                    moved[q] += t.jac[e * MOST_COLS + i] * p[i * n + q];
                }
            }
            for (size_t g = e; g < rows; g++) {
                real sum = 0;
                for (size_t q = 0; q < n; q++) {
                    sum += moved[q] * t.jac[g * MOST_COLS + q];
                }
                sum = N(canonical)(sum);
                rare += (size_t)!isfinite(sum);
                CHECK_BYTES(&jpjt[e * rows + g], &sum, sizeof sum);
                CHECK_BYTES(&jpjt[g * rows + e], &sum, sizeof sum);
            }
        }
        CHECK(N(untouched)(jpjt + rows * rows, 1));
        free_memory();
    }
    CHECK(wide > 5 && rare > 300);
}

/* y[i] = x[i]·x[2], and at a point that user says the code 7. */
FN(three) {
    const real *bad = user;
    for (size_t i = 0; i < 2; i++) {
        out[0][i] = jf_mul(e, in[0][i], in[0][2]);
    }
    return bad != NULL && jf_primal(e, in[0][0]) == *bad ? 7 : 0;
}

TEST(what_is_not_wanted_and_mistakes) {
    real bad = 5;
    const real x[3] = {1, 2, 3}, p[9] = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    const real *in[] = {x};
    real a[9], jtr[3], s[4], y[2];
    const jf_matrix jtj[] = {{a, 0, 0}}, jpjt[] = {{s, 0, 0}}, none[] = {{NULL, 1, 1}};
    jf_context *c = N(context)(1, 60, 4);
    jf_func f = N(simple)(c, N(three), 3, 2, &bad);
    CHECK_INT(jf_jtj(c, f, in, NULL, NULL, NULL, NULL, (real *[]){y}), JF_OK);
    CHECK_SAME(y[1], 6);
    CHECK_INT(jf_jtj(c, f, in, NULL, NULL, NULL, jtr, NULL), JF_OK);
    CHECK_SAME(jtr[2], 15);
    CHECK_INT(jf_jtj(c, f, in, NULL, NULL, jtj, NULL, NULL), JF_OK);
    CHECK_SAME(a[8], 5);
    CHECK_INT(jf_jtj(c, f, in, NULL, NULL, none, jtr, NULL), JF_OK);
    CHECK_INT(jf_jpjt(c, f, in, NULL, p, NULL, (real *[]){y}), JF_OK);
    CHECK_INT(jf_jpjt(c, f, in, NULL, p, none, NULL), JF_OK);
    CHECK_INT(jf_jpjt(c, f, in, NULL, p, jpjt, NULL), JF_OK);
    CHECK_SAME(s[1], 2);

    N(fill)(a, 9), N(fill)(jtr, 3), N(fill)(s, 4), N(fill)(y, 2);
    real *out[] = {y};
    CHECK_INT(jf_jtj(NULL, f, in, NULL, NULL, jtj, jtr, out), JF_NULL);
    CHECK_INT(jf_jpjt(NULL, f, in, NULL, p, jpjt, out), JF_NULL);
    CHECK_INT(jf_jtj(c, f, NULL, NULL, NULL, jtj, jtr, out), JF_NULL);
    CHECK_INT(jf_jpjt(c, f, NULL, NULL, p, jpjt, out), JF_NULL);
    CHECK_INT(jf_jpjt(c, f, in, NULL, NULL, jpjt, out), JF_NULL);
    CHECK_SAYS(jf_message(c), "p must not be NULL");
    CHECK_INT(jf_jtj(c, (jf_func){77}, in, NULL, NULL, jtj, jtr, out), JF_BAD_FUNCTION);
    jf_options options = {0};
    options.randomness = JF_RANDOM_DIFFERENT;
    CHECK_INT(jf_jtj(c, f, in, &options, NULL, jtj, jtr, out), JF_BAD_OPTION);
    CHECK_INT(jf_jpjt(c, f, in, &options, p, jpjt, out), JF_BAD_OPTION);
    CHECK_SAYS(jf_message(c), "JF_RANDOM_DIFFERENT");
    options = (jf_options){0};
    options.chunk = 1;
    CHECK_INT(jf_jtj(c, f, in, &options, NULL, jtj, jtr, out), JF_TOO_FEW_LANES);
    CHECK_SAYS(jf_message(c), "one pass must take 2 directions, but takes 1");
    CHECK_INT(jf_jtj(c, f, in, NULL, NULL, (jf_matrix[]){{a, 2, 1}}, jtr, out), JF_OVERLAP);
    CHECK_SAYS(jf_message(c), "elements of block 0 of the result overlap (row_stride 2, col_stride 1)");
    CHECK_INT(jf_jpjt(c, f, in, NULL, p, (jf_matrix[]){{s, 0, 1}}, out), JF_OVERLAP);
    CHECK_INT(jf_jtj(c, f, in, NULL, NULL, (jf_matrix[]){{a, PTRDIFF_MAX, 1}}, jtr, out), JF_BAD_LENGTH);
    const real *there[] = {(const real[]){5, 2, 3}};
    CHECK_INT(jf_jtj(c, f, there, NULL, NULL, jtj, jtr, out), 7);
    CHECK_INT(jf_jpjt(c, f, there, NULL, p, jpjt, out), 7);
    CHECK(N(untouched)(a, 9) && N(untouched)(jtr, 3) && N(untouched)(s, 4) && N(untouched)(y, 2));

    jf_context *narrow = N(context)(1, 60, 2);
    f = N(simple)(narrow, N(three), 3, 2, NULL);
    CHECK_INT(jf_jpjt(narrow, f, in, NULL, p, jpjt, out), JF_TOO_FEW_LANES);
    CHECK_SAYS(jf_message(narrow), "one pass must take 3 directions, but takes 2");
    CHECK(N(untouched)(s, 4) && N(untouched)(y, 2));
    CHECK_INT(jf_jtj(narrow, f, in, NULL, NULL, jtj, jtr, out), JF_OK);
    CHECK_SAME(a[8], 5);
}

/* y[i] = x[i]·u with a draw u each. */
FN(noisy) {
    for (size_t i = 0; i < 2; i++) {
        out[0][i] = jf_mul(e, in[0][i], jf_uniform(e));
    }
    return 0;
}

TEST(every_pass_sees_the_same_draws) {
    const real x[2] = {1, 2}, p[4] = {1, 0, 0, 1};
    const real *in[] = {x};
    real a[4], s[4], jac[4];
    jf_context *c = N(context)(1, 60, 2);
    jf_func f = N(simple)(c, N(noisy), 2, 2, NULL);
    const jf_matrix jtj[] = {{a, 0, 0}}, jpjt[] = {{s, 0, 0}}, dense[] = {{jac, 0, 0}};
    CHECK_INT(jf_jtj(c, f, in, NULL, NULL, jtj, NULL, NULL), JF_RANDOM_FORBIDDEN);
    jf_options options = {0};
    options.randomness = JF_RANDOM_SAME;
    options.seed = 11;
    CHECK_INT(jf_jacfwd(c, f, in, &options, dense, NULL), JF_OK);
    CHECK_INT(jf_jtj(c, f, in, &options, NULL, jtj, NULL, NULL), JF_OK);
    CHECK_INT(jf_jpjt(c, f, in, &options, p, jpjt, NULL), JF_OK);
    CHECK(jac[0] != jac[3] && jac[0] > 0);
    CHECK_SAME(a[0], jac[0] * jac[0]);
    CHECK_SAME(s[3], jac[3] * jac[3]);
}

static void N(all)(void) {
    RUN(normal_equations_are_the_loop_over_the_dense_jacobian);
    RUN(a_moved_covariance_is_the_loop_over_the_dense_jacobian);
    RUN(what_is_not_wanted_and_mistakes);
    RUN(every_pass_sees_the_same_draws);
}
#endif
