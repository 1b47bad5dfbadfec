/* Second derivatives: closed forms, symmetry bit for bit, blocks of several inputs, every chunk. */
#ifndef TWICE_H
#define SELF "hessian.c"
#include "twice.h"
#else

#define MOST 17

/* y = Σ x[i]²·x[i+1] cyclic: integers, so exact in both precisions. */
FN(cubic) {
    size_t n = *(const size_t *)user;
    jf_num sum = jf_const(e, 0);
    for (size_t i = 0; i < n; i++) {
        sum = jf_muladd(e, jf_square(e, in[0][i]), in[0][(i + 1) % n], sum);
    }
    out[0][0] = sum;
    return 0;
}

TEST(hessians_of_every_size_chunk_and_width_are_right) {
    const size_t sizes[] = {0, 1, 2, 3, 4, 5, 7, 8, 9, 16, 17};
    for (size_t k = 0; k < LENGTH(sizes); k++) {
        size_t n = sizes[k];
        real x[MOST], jac[MOST], hess[MOST * MOST], expected[MOST * MOST] = {0}, y;
        for (size_t i = 0; i < n; i++) {
            x[i] = (real)((i * 7) % 11) - 5;
        }
        for (size_t i = 0; i < n; i++) {
            size_t next = (i + 1) % n;
            expected[i * n + i] += 2 * x[next];
            expected[i * n + next] += 2 * x[i];
            expected[next * n + i] += 2 * x[i];
        }
        const real *inputs[] = {x};
        const jf_matrix block[] = {{jac, 0, 0}};
        const size_t widths[] = {1, 2, 3, 4, 7, 8, 16, 32};
        for (size_t w = 0; w < LENGTH(widths); w++) {
            jf_context *c = N(context)(1, 2 * (3 * n + 4), widths[w]);
            jf_func f = N(simple)(c, N(cubic), n, 1, &n);
            for (size_t chunk = 0; chunk < 6; chunk++) {
                jf_options options = {0};
                options.chunk = chunk;
                N(fill)(hess, MOST * MOST);
                N(fill)(jac, MOST);
                CHECK_INT(jf_hessian(c, f, inputs, &options, (real *[]){hess}, block, (real *[]){&y}), JF_OK);
                real value = 0;
                for (size_t i = 0; i < n; i++) {
                    size_t next = (i + 1) % n, last = (i + n - 1) % n;
                    value += x[i] * x[i] * x[next];
                    CHECK_SAME(jac[i], n == 1 ? 3 * x[0] * x[0] : 2 * x[i] * x[next] + x[last] * x[last] + 0);
                }
                CHECK_SAME(y, value);
                for (size_t i = 0; i < n * n; i++) {
                    CHECK_SAME(hess[i], expected[i] + 0);
                }
                CHECK(N(untouched)(hess + n * n, MOST * MOST - n * n));
            }
        }
    }
}

/* Two outputs of three inputs of different lengths, rough in every bit. */
FN(rough) {
    const jf_num *a = in[0], *b = in[1], *d = in[2];
    jf_num t = jf_exp(e, jf_mul(e, a[0], b[0])), u = jf_sin(e, jf_add(e, jf_mul(e, a[1], b[1]), jf_mul(e, b[2], d[0])));
    out[0][0] = jf_div(e, t, jf_add_c(e, jf_square(e, u), (real)1.1));
    out[0][1] = jf_hypot(e, t, jf_mul(e, u, d[0]));
    out[1][0] = jf_pow(e, jf_add_c(e, jf_square(e, a[1]), (real)0.7), jf_atan2(e, b[1], d[0]));
    out[2][0] = u;
    return 0;
}

/* Lengths of the inputs, and where each starts in a vector of all six elements. */
static const size_t N(length)[3] = {2, 3, 1}, N(start)[3] = {0, 2, 5};

/* All 3·6·6 second derivatives over the inputs in natural order, put together from the blocks of an order of argnums. */
static void N(assembled)(const int *argnums, size_t n_argnums, size_t lanes, size_t chunk, real *whole) {
    const real a[2] = {(real)0.3, (real)-1.1}, b[3] = {(real)0.9, (real)1.7, (real)-0.4}, d[1] = {(real)0.6};
    const real *inputs[] = {a, b, d};
    jf_context *c = N(context)(1, 64, lanes);
    jf_func f = N(blocks)(c, N(rough), LENGTHS(2, 3, 1, END, 2, 1, END, 1, END), NULL);
    jf_options options = {0};
    options.argnums = argnums;
    options.n_argnums = n_argnums;
    options.chunk = chunk;
    real data[2][9][2 * 9];
    real *table[18];
    for (size_t o = 0; o < 2; o++) {
        for (size_t k = 0; k < n_argnums * n_argnums; k++) {
            table[o * n_argnums * n_argnums + k] = data[o][k];
        }
    }
    CHECK_INT(jf_hessian(c, f, inputs, &options, table, NULL, NULL), JF_OK);
    for (size_t o = 0; o < 2; o++) {
        for (size_t k = 0; k < n_argnums; k++) {
            for (size_t l = 0; l < n_argnums; l++) {
                size_t p0 = N(start)[argnums[k]], q0 = N(start)[argnums[l]];
                size_t rows = N(length)[argnums[k]], cols = N(length)[argnums[l]];
                for (size_t i = 0; i < (o == 0 ? 2 : 1); i++) {
                    for (size_t p = 0; p < rows; p++) {
                        for (size_t q = 0; q < cols; q++) {
                            whole[((o * 2 + i) * 6 + p0 + p) * 6 + q0 + q] = data[o][k * n_argnums + l][(i * rows + p) * cols + q];
                        }
                    }
                }
            }
        }
    }
}

TEST(blocks_of_several_inputs_make_one_symmetric_hessian_in_any_order) {
    const int orders[][3] = {{0, 1, 2}, {2, 1, 0}, {1, 2, 0}};
    real first[3 * 36], whole[3 * 36];
    N(assembled)(orders[0], 3, 8, 0, first);
    for (size_t i = 0; i < 3; i++) {
        for (size_t p = 0; p < 6; p++) {
            for (size_t q = 0; q < p; q++) {
                CHECK_SAME(first[(i * 6 + p) * 6 + q], first[(i * 6 + q) * 6 + p]);
            }
        }
    }
    for (size_t k = 0; k < LENGTH(orders); k++) {
        for (size_t lanes = 1; lanes <= 16; lanes += 5) {
            for (size_t chunk = 0; chunk <= 4; chunk++) {
                N(assembled)(orders[k], 3, lanes, chunk, whole);
                for (size_t i = 0; i < 3 * 36; i++) {
                    /* Another order of directions swaps the factors of a product of tangents: rounding, no more. */
                    CHECK_NEAR(whole[i], first[i], k == 0 ? 0 : 16 * EPS * fmax(1, fabs((double)first[i])));
                }
            }
        }
    }
    /* A part of the inputs gives a part of the whole. */
    const int part_of[] = {2, 0};
    N(fill)(whole, 3 * 36);
    N(assembled)(part_of, 2, 8, 0, whole);
    CHECK_NEAR(whole[5 * 6 + 5], first[5 * 6 + 5], 16 * EPS);
    CHECK_NEAR(whole[0 * 6 + 5], first[0 * 6 + 5], 16 * EPS);
    CHECK(N(untouched)(whole + 2, 3));
}

static real N(value)(jf_context *c, jf_func f, const real *x, int i, int p, real hp, int q, real hq) {
    real all[6], y[3], *outputs[] = {y, y + 2, NULL};
    memcpy(all, x, sizeof all);
    all[p] += hp;
    all[q] += hq;
    CHECK_INT(jf_call(c, f, (const real *[]){all, all + 2, all + 5}, NULL, outputs), JF_OK);
    return y[i];
}

TEST(hessians_agree_with_second_differences) {
    const int order[] = {0, 1, 2};
    real whole[3 * 36];
    N(assembled)(order, 3, 8, 0, whole);
    jf_context *c = N(context)(1, 64, 8);
    jf_func f = N(blocks)(c, N(rough), LENGTHS(2, 3, 1, END, 2, 1, END, 1, END), NULL);
    const real x[6] = {(real)0.3, (real)-1.1, (real)0.9, (real)1.7, (real)-0.4, (real)0.6};
    const real h = (real)pow(EPS, 0.25);
    for (int i = 0; i < 3; i++) {
        for (int p = 0; p < 6; p++) {
            for (int q = 0; q < 6; q++) {
                real d = N(value)(c, f, x, i, p, h, q, h) - N(value)(c, f, x, i, p, h, q, -h) -
                         N(value)(c, f, x, i, p, -h, q, h) + N(value)(c, f, x, i, p, -h, q, -h);
                CHECK_NEAR(whole[(i * 6 + p) * 6 + q], (double)d / (4 * (double)h * (double)h), 60 * (double)h * (double)h);
            }
        }
    }
}

TEST(what_is_not_wanted_of_a_hessian_is_not_written) {
    size_t n = 3;
    jf_context *c = N(context)(1, 40, 8);
    jf_func f = N(simple)(c, N(cubic), n, 1, &n);
    const real x[3] = {1, 2, 3};
    const real *inputs[] = {x};
    real jac[3], y, hess[9];
    const jf_matrix block[] = {{jac, 0, 0}}, none[] = {{NULL, 0, 0}};
    CHECK_INT(jf_hessian(c, f, inputs, NULL, NULL, block, NULL), JF_OK);
    CHECK(jac[0] == 13 && jac[1] == 13 && jac[2] == 10);
    CHECK_INT(jf_hessian(c, f, inputs, NULL, (real *[]){NULL}, none, (real *[]){&y}), JF_OK);
    CHECK_SAME(y, 1 * 2 + 4 * 3 + 9 * 1);
    CHECK_INT(jf_hessian(c, f, inputs, NULL, (real *[]){hess}, NULL, (real *[]){NULL}), JF_OK);
    CHECK(hess[0] == 4 && hess[1] == 2 && hess[2] == 6);
}

/* sqrt(x0)·x1 and sqrt(x0)² at x0 = 0: derivatives of the root are infinite, and none of them reaches a direction that does not move. */
FN(rooted) {
    jf_num root = jf_sqrt(e, in[0][0]);
    (void)user;
    out[0][0] = jf_mul(e, root, in[0][1]);
    out[0][1] = jf_square(e, root);
    out[0][2] = jf_div(e, in[0][1], jf_add_c(e, root, 1));
    return 0;
}

TEST(infinite_derivatives_leave_directions_that_do_not_move_alone) {
    const real inf = (real)INFINITY, x[] = {0, 2}, *inputs[] = {x};
    const size_t widths[] = {1, 2, 4, 8};
    for (size_t w = 0; w < LENGTH(widths); w++) {
        jf_context *c = N(context)(1, 32, widths[w]);
        jf_func f = N(simple)(c, N(rooted), 2, 3, NULL);
        real hess[12];
        CHECK_INT(jf_hessian(c, f, inputs, NULL, (real *[]){hess}, NULL, NULL), JF_OK);
        const real product[] = {-inf, inf, inf, 0};
        for (size_t i = 0; i < 4; i++) {
            CHECK_SAME(hess[i], product[i]);
        }
        for (size_t i = 1; i < 4; i++) {
            CHECK_SAME(hess[4 + i], 0);
        }
        CHECK_SAME(hess[9], -inf);
        CHECK_SAME(hess[11], 0);
    }
}

static void N(all)(void) {
    RUN(hessians_of_every_size_chunk_and_width_are_right);
    RUN(blocks_of_several_inputs_make_one_symmetric_hessian_in_any_order);
    RUN(hessians_agree_with_second_differences);
    RUN(what_is_not_wanted_of_a_hessian_is_not_written);
    RUN(infinite_derivatives_leave_directions_that_do_not_move_alone);
}

#endif
