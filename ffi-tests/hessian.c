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
                /* Whichever is the row: products of tangents come first, and they are symmetric. */
                CHECK(N(equal)(whole, first, 3 * 36));
            }
        }
    }
    /* A part of the inputs gives a part of the whole. */
    const int part_of[] = {2, 0};
    N(fill)(whole, 3 * 36);
    N(assembled)(part_of, 2, 8, 0, whole);
    CHECK_SAME(whole[5 * 6 + 5], first[5 * 6 + 5]);
    CHECK_SAME(whole[0 * 6 + 5], first[0 * 6 + 5]);
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

/* Directions of very different sizes, so that the order of multiplication shows in every bit, through operations of one, two and three arguments. */
FN(scales) {
    jf_num s[5];
    for (size_t i = 0; i < 5; i++) {
        const double size[] = {3e-7, 1.7, -2.3e9, 1.1e-3, 7e4};
        s[i] = jf_mul_c(e, in[0][i], (real)size[i]);
    }
    const jf_num a = jf_add_c(e, jf_sum(e, 5, s), (real)0.3), b = jf_add_c(e, jf_sub(e, jf_mul(e, s[0], s[3]), s[1]), (real)1.9);
    const jf_num c = jf_add(e, jf_dot(e, 3, s, s + 2), jf_mul_c(e, s[4], (real)1e-3)), v[3] = {a, b, jf_add_c(e, c, (real)0.7)};
    out[0][0] = jf_exp(e, jf_mul_c(e, a, (real)0.1));
    out[0][1] = jf_div(e, a, b);
    out[0][2] = jf_hypot(e, b, v[2]);
    out[0][3] = jf_lerp(e, a, b, c);
    out[0][4] = jf_muladd(e, a, b, c);
    out[0][5] = jf_fma(e, a, b, c);
    out[0][6] = jf_norm(e, 3, v);
    out[0][7] = jf_prod(e, 3, v);
    out[0][8] = jf_logsumexp(e, 3, v);
    out[0][9] = jf_pow(e, b, a);
    out[0][10] = jf_atan2(e, a, b);
    out[0][11] = jf_chain2(e, a, b, 1, (real)0.5, (real)0.25, (real)1.3, (real)-0.7, (real)2.9);
    return 0;
}

#ifndef SINGLE
enum { SCALED = 12 };
#endif

FN(crossed) {
    const jf_num a = jf_add_c(e, jf_mul_c(e, in[0][0], (real)1.7e-3), (real)0.3), b = jf_add_c(e, jf_mul_c(e, in[1][0], (real)-2.3e5), (real)1.9);
    out[0][0] = jf_div(e, jf_exp(e, a), jf_add(e, jf_mul(e, a, b), b));
    return 0;
}

TEST(hessians_are_symmetric_whatever_the_sizes_of_directions) {
    const real x[5] = {0, 0, 0, 0, 0}, *inputs[] = {x};
    real first[SCALED * 25], hess[SCALED * 25];
    for (size_t lanes = 1; lanes <= 16; lanes++) {
        for (size_t chunk = 0; chunk <= 4; chunk++) {
            jf_context *c = N(context)(1, 120, lanes);
            jf_func f = N(simple)(c, N(scales), 5, SCALED, NULL);
            jf_options options = {0};
            options.chunk = chunk;
            CHECK_INT(jf_hessian(c, f, inputs, &options, (real *[]){lanes == 1 && chunk == 0 ? first : hess}, NULL, NULL), JF_OK);
            CHECK((lanes == 1 && chunk == 0) || N(equal)(first, hess, SCALED * 25));
        }
    }
    for (size_t i = 0; i < SCALED; i++) {
        for (size_t p = 0; p < 5; p++) {
            for (size_t q = 0; q < p; q++) {
                CHECK_SAME(first[(i * 5 + p) * 5 + q], first[(i * 5 + q) * 5 + p]);
            }
        }
    }
    /* The same with the inputs in the other order, each an input of its own: rows become columns. */
    for (int turned = 0; turned < 2; turned++) {
        const int orders[2][2] = {{0, 1}, {1, 0}};
        jf_context *c = N(context)(1, 60, 1);
        jf_func f = N(blocks)(c, N(crossed), LENGTHS(1, 1, END, 1, END, END), NULL);
        jf_options options = {0};
        options.argnums = orders[turned];
        options.n_argnums = 2;
        real h[4];
        const real zero = 0;
        CHECK_INT(jf_hessian(c, f, (const real *[]){&zero, &zero}, &options, (real *[]){h, h + 1, h + 2, h + 3}, NULL, NULL), JF_OK);
        CHECK_SAME(h[1], h[2]);
        hess[turned] = h[1];
    }
    CHECK_SAME(hess[0], hess[1]);
}

/* Products of tangents that leave the range, where the second derivative brings them back. */
FN(ranges) {
    const real small = sizeof(real) == 4 ? (real)1e-25 : (real)1e-200, large = sizeof(real) == 4 ? (real)1e25 : (real)1e200;
    const jf_num a = jf_mul_c(e, in[0][0], small), b = jf_mul_c(e, in[0][1], large);
    const real up = sizeof(real) == 4 ? (real)1e35 : (real)1e300, down = sizeof(real) == 4 ? (real)1e-35 : (real)1e-300;
    out[0][0] = jf_chain(e, a, 1, 0, up);
    out[0][1] = jf_chain(e, b, 1, 0, down);
    out[0][2] = jf_chain2(e, a, a, 1, 0, 0, 0, up, 0);
    out[0][3] = jf_chain2(e, b, b, 1, 0, 0, 0, down, 0);
    out[0][4] = jf_chain(e, jf_add(e, a, b), 1, 0, 1);
    return 0;
}

TEST(products_of_tangents_beyond_the_range_keep_results_within) {
    const real x[2] = {0, 0}, *inputs[] = {x};
    for (size_t lanes = 1; lanes <= 8; lanes++) {
        for (size_t chunk = 0; chunk <= 2; chunk++) {
            jf_context *c = N(context)(1, 60, lanes);
            jf_func f = N(simple)(c, N(ranges), 2, 5, NULL);
            jf_options options = {0};
            options.chunk = chunk;
            real h[20];
            CHECK_INT(jf_hessian(c, f, inputs, &options, (real *[]){h}, NULL, NULL), JF_OK);
            const double low = sizeof(real) == 4 ? 1e-15 : 1e-100, high = sizeof(real) == 4 ? 1e15 : 1e100;
            const double expected[] = {low, 0, 0, 0, 0, 0, 0, high, 2 * low, 0, 0, 0, 0, 0, 0, 2 * high};
            for (size_t i = 0; i < 16; i++) {
                CHECK_NEAR(h[i], expected[i], 8 * EPS * expected[i]);
            }
            CHECK_NEAR(h[17], 1, 8 * EPS);
            CHECK_SAME(h[17], h[18]);
        }
    }
}

static void N(all)(void) {
    RUN(hessians_are_symmetric_whatever_the_sizes_of_directions);
    RUN(products_of_tangents_beyond_the_range_keep_results_within);
    RUN(hessians_of_every_size_chunk_and_width_are_right);
    RUN(blocks_of_several_inputs_make_one_symmetric_hessian_in_any_order);
    RUN(hessians_agree_with_second_differences);
    RUN(what_is_not_wanted_of_a_hessian_is_not_written);
    RUN(infinite_derivatives_leave_directions_that_do_not_move_alone);
}

#endif
