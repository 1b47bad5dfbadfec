/* Operations over arrays against the loops they replace, and at their own awkward points. */
#ifndef TWICE_H
#define SELF "arrays.c"
#include "twice.h"
#else

#define MOST 17

/* The bulk operation in out[0], the loop in out[1]: n numbers a, n numbers b. */
FN(bulk) {
    size_t n = *(const size_t *)user;
    const jf_num *a = in[0], *b = in[1];
    real c[MOST];
    for (size_t i = 0; i < n; i++) {
        c[i] = (real)0.1 * (real)(i + 1);
    }
    jf_num *bulk = out[0], *loop = out[1];
    bulk[0] = jf_sum(e, n, a);
    bulk[1] = jf_dot(e, n, a, b);
    bulk[2] = jf_dot_c(e, n, c, a);
    bulk[3] = jf_norm2sq(e, n, a);
    bulk[4] = jf_prod(e, n, a);
    jf_num y[MOST];
    jf_cumsum(e, n, a, y);
    bulk[5] = n > 0 ? y[n - 1] : jf_const(e, 0);
    for (size_t k = 0; k < 5; k++) {
        loop[k] = jf_const(e, k == 4);
    }
    for (size_t i = 0; i < n; i++) {
        const jf_num term[] = {a[i], jf_mul(e, a[i], b[i]), jf_mul_c(e, a[i], c[i]), jf_square(e, a[i]), a[i]};
        for (size_t k = 0; k < 5; k++) {
            loop[k] = i == 0 ? term[k] : k == 4 ? jf_mul(e, loop[k], term[k]) : jf_add(e, loop[k], term[k]);
        }
    }
    loop[5] = loop[0];
    return 0;
}

/* Runs f from two inputs of n to outputs 0 and 1 of m each in every order, and checks that the two are the same bits. */
static void N(same_outputs)(jf_fn fn, size_t n, size_t m, const real *a, const real *b, void *user) {
    enum { CELLS = 64 };
    real *jac[4], *hess[8], y[2][CELLS], tangents[2][CELLS * 4];
    CHECK(m <= CELLS);
    jf_context *c = N(context)(1, 2 * (40 + 40 * n + 2 * m + 8 * n * n), 8);
    jf_func f = N(blocks)(c, fn, LENGTHS(n, n, END, m, m, END, END), user);
    const real *in[] = {a, b};
    jf_options options = {0};
    options.n_argnums = 2;
    jf_matrix blocks[4] = {{0}};
    for (int k = 0; k < 4; k++) {
        blocks[k].data = jac[k] = memory((m * n + 1) * sizeof(real));
    }
    for (int k = 0; k < 8; k++) {
        hess[k] = memory((m * n * n + 1) * sizeof(real));
    }
    CHECK_INT(jf_call(c, f, in, NULL, (real *[]){y[0], y[1]}), JF_OK);
    CHECK(N(equal)(y[0], y[1], m));
    CHECK_INT(jf_jacfwd(c, f, in, &options, blocks, (real *[]){y[0], y[1]}), JF_OK);
    CHECK(N(equal)(y[0], y[1], m) && N(equal)(jac[0], jac[2], m * n) && N(equal)(jac[1], jac[3], m * n));
    CHECK_INT(jf_hessian(c, f, in, &options, hess, blocks, (real *[]){y[0], y[1]}), JF_OK);
    CHECK(N(equal)(y[0], y[1], m) && N(equal)(jac[0], jac[2], m * n) && N(equal)(jac[1], jac[3], m * n));
    for (int k = 0; k < 4; k++) {
        CHECK(N(equal)(hess[k], hess[k + 4], m * n * n));
    }
    CHECK_INT(jf_jvp(c, f, in, in, NULL, NULL, (real *[]){tangents[0], tangents[1]}), JF_OK);
    CHECK(N(equal)(tangents[0], tangents[1], m));
}

static void N(rough)(real *a, size_t n, double phase) {
    for (size_t i = 0; i < n; i++) {
        a[i] = (real)(sin(phase + 3 * (double)i) * 2);
    }
}

TEST(reductions_have_the_bits_of_their_loops) {
    for (size_t n = 0; n <= MOST; n++) {
        real a[MOST], b[MOST];
        N(rough)(a, n, 1);
        N(rough)(b, n, 2);
        N(same_outputs)(N(bulk), n, 6, a, b, &n);
        if (n > 3) {
            /* Zeros, infinities and NaN take the same way as in the loop. */
            const real awkward[] = {0, (real)-0.0, INFINITY, -INFINITY, NAN, (real)1e30};
            for (size_t k = 0; k < LENGTH(awkward); k++) {
                a[1] = awkward[k];
                N(same_outputs)(N(bulk), n, 6, a, b, &n);
                b[1] = 0;
                N(same_outputs)(N(bulk), n, 6, a, b, &n);
            }
        }
        free_memory();
    }
}

/* An n = r·k input as matrix: A r by k, x k; B k by n. Sizes in user: rows, inner, cols. */
FN(matrices) {
    const size_t *s = user, r = s[0], k = s[1], n = s[2];
    const jf_num *a = in[0], *b = in[1];
    real plain[36];
    for (size_t i = 0; i < r * k; i++) {
        plain[i] = (real)0.3 * (real)i - 1;
    }
    jf_num *y = out[0], *z = out[1];
    jf_matvec(e, r, k, a, b, y);
    jf_matvec_c(e, r, k, plain, b, y + r);
    jf_matmul(e, r, k, n, a, b, y + 2 * r);
    jf_matmul_c(e, r, k, n, plain, b, y + 2 * r + r * n);
    for (size_t i = 0; i < r; i++) {
        for (size_t j = 0; j < n; j++) {
            jf_num sum = jf_const(e, 0), constant = jf_const(e, 0);
            for (size_t l = 0; l < k; l++) {
                jf_num p = jf_mul(e, a[i * k + l], b[l * n + j]), q = jf_mul_c(e, b[l * n + j], plain[i * k + l]);
                sum = l == 0 ? p : jf_add(e, sum, p);
                constant = l == 0 ? q : jf_add(e, constant, q);
            }
            z[2 * r + i * n + j] = sum;
            z[2 * r + r * n + i * n + j] = constant;
        }
        z[i] = jf_dot(e, k, a + i * k, b);
        z[r + i] = jf_dot_c(e, k, plain + i * k, b);
    }
    return 0;
}

TEST(matrix_products_have_the_bits_of_their_loops) {
    const size_t sizes[][3] = {{1, 1, 1}, {2, 3, 2}, {3, 2, 1}, {1, 4, 3}, {3, 3, 3}, {2, 1, 4}, {0, 2, 2}, {2, 0, 1}, {2, 2, 0}};
    for (size_t t = 0; t < LENGTH(sizes); t++) {
        size_t s[3] = {sizes[t][0], sizes[t][1], sizes[t][2]};
        real a[12], b[12];
        N(rough)(a, 12, 1);
        N(rough)(b, 12, 2);
        N(same_outputs)(N(matrices), 12, 2 * s[0] + 2 * s[0] * s[2], a, b, s);
    }
    free_memory();
}

/* Maps of an operation and of a function of one's own, in place and not; cross and quaternion products in place. */
static jf_num N(cube)(jf_eval *e, jf_num x) {
    return jf_mul(e, jf_square(e, x), x);
}

FN(in_place) {
    const jf_num *p = in[0], *q = in[1];
    jf_num *y = out[0], *z = out[1];
    memcpy(y, p, 4 * sizeof *y);
    jf_map(e, jf_sin, 4, y, y);
    jf_map(e, N(cube), 4, p, y + 4);
    memcpy(y + 8, p, 4 * sizeof *y);
    jf_quat_mul(e, y + 8, q, y + 8);
    memcpy(y + 12, q, 3 * sizeof *y);
    jf_cross(e, p, y + 12, y + 12);
    memcpy(y + 15, q, 3 * sizeof *y);
    jf_quat_rotate(e, p, y + 15, y + 15);
    memcpy(y + 18, q, 4 * sizeof *y);
    jf_cumsum(e, 4, y + 18, y + 18);
    jf_softmax(e, 4, q, y + 22); /* the one that needs a place of its own */
    for (size_t i = 0; i < 4; i++) {
        z[i] = jf_sin(e, p[i]);
        z[4 + i] = N(cube)(e, p[i]);
    }
    jf_quat_mul(e, p, q, z + 8);
    jf_cross(e, p, q, z + 12);
    jf_quat_rotate(e, p, q, z + 15);
    jf_cumsum(e, 4, q, z + 18);
    jf_softmax(e, 4, q, z + 22);
    return 0;
}

TEST(results_may_take_the_place_of_arguments) {
    real a[4], b[4];
    N(rough)(a, 4, 1);
    N(rough)(b, 4, 2);
    N(same_outputs)(N(in_place), 4, 26, a, b, NULL);
}

/* Quaternion products, rotation and cross product by their formulas. */
FN(formulas) {
    const jf_num *p = in[0], *q = in[1];
    jf_num *y = out[0], *z = out[1];
    jf_quat_mul(e, p, q, y);
    jf_cross(e, p + 1, q + 1, y + 4);
    const int index[4][4] = {{0, 1, 2, 3}, {1, 0, 3, 2}, {2, 3, 0, 1}, {3, 2, 1, 0}};
    const int sign[4][4] = {{1, -1, -1, -1}, {1, 1, 1, -1}, {1, -1, 1, 1}, {1, 1, -1, 1}};
    for (int i = 0; i < 4; i++) {
        z[i] = jf_mul(e, p[0], q[index[i][0]]);
        for (int k = 1; k < 4; k++) {
            jf_num t = jf_mul(e, p[k], q[index[i][k]]);
            z[i] = sign[i][k] > 0 ? jf_add(e, z[i], t) : jf_sub(e, z[i], t);
        }
    }
    for (int i = 0; i < 3; i++) {
        int j = (i + 1) % 3, k = (i + 2) % 3;
        z[4 + i] = jf_sub(e, jf_mul(e, p[1 + j], q[1 + k]), jf_mul(e, p[1 + k], q[1 + j]));
    }
    return 0;
}

TEST(quaternion_and_cross_products_follow_hamilton) {
    real a[4], b[4];
    N(rough)(a, 4, 1);
    N(rough)(b, 4, 2);
    N(same_outputs)(N(formulas), 4, 7, a, b, NULL);
}

FN(rotates) {
    jf_quat_rotate(e, in[0], in[1], out[0]);
    return 0;
}

TEST(a_quarter_turn_about_z_turns_x_into_y) {
    jf_context *c = N(context)(1, 60, 0);
    jf_func f = N(blocks)(c, N(rotates), LENGTHS(4, 3, END, 3, END, END), NULL);
    const real h = (real)sqrt(0.5), q[4] = {h, 0, 0, h}, v[3] = {1, 2, 3};
    const real *in[] = {q, v};
    const int second[] = {1};
    jf_options options = {0};
    options.argnums = second;
    options.n_argnums = 1;
    real y[3], jac[9];
    const jf_matrix block[] = {{jac, 0, 0}};
    CHECK_INT(jf_jacfwd(c, f, in, &options, block, (real *[]){y}), JF_OK);
    const real turned[3] = {-2, 1, 3}, matrix[9] = {0, -1, 0, 1, 0, 0, 0, 0, 1};
    for (int i = 0; i < 3; i++) {
        CHECK_NEAR(y[i], turned[i], 8 * EPS);
    }
    for (int i = 0; i < 9; i++) {
        CHECK_NEAR(jac[i], matrix[i], 4 * EPS);
    }
}

FN(extremes) {
    size_t n = *(const size_t *)user;
    out[0][0] = jf_norm(e, n, in[0]);
    out[0][1] = jf_amax(e, n, in[0]);
    out[0][2] = jf_amin(e, n, in[0]);
    out[0][3] = jf_prod(e, n, in[0]);
    out[0][4] = jf_logsumexp(e, n, in[0]);
    if (n > 0) {
        jf_num y[MOST];
        jf_softmax(e, n, in[0], y);
        out[0][5] = y[0];
    } else {
        out[0][5] = jf_const(e, 0);
    }
    return 0;
}

/* Value and slopes of one of `extremes`. */
static void N(at)(size_t n, const real *x, size_t which, double value, const real *slopes, double tolerance) {
    jf_context *c = N(context)(1, 60 + 6 * n, 0);
    jf_func f = N(simple)(c, N(extremes), n, 6, &n);
    real y[6], jac[6 * MOST];
    CHECK_INT(jf_jacobian(c, f, x, y, jac), JF_OK);
    CHECK_NEAR(y[which], value, tolerance * fabs(value));
    for (size_t j = 0; j < n; j++) {
        CHECK_NEAR(jac[which * n + j], slopes[j], tolerance);
    }
}

TEST(norms_are_right_at_zero_and_far_away) {
    const real zero[3] = {0, (real)-0.0, 0}, none[3] = {0}, unit[3] = {(real)0.6, 0, (real)-0.8};
    N(at)(3, zero, 0, 0, none, 0);
    N(at)(0, zero, 0, 0, none, 0);
    const int most = sizeof(real) == 4 ? 125 : 1021;
    for (int power = -most; power <= most; power += most / 9) {
        const real scale = (real)ldexp(1, power), x[3] = {3 * scale, 0, -4 * scale};
        N(at)(3, x, 0, 5 * (double)scale, unit, 2 * EPS);
    }
}

TEST(ties_share_the_slope_of_the_largest_and_the_smallest) {
    const real x[4] = {2, 5, 2, 5}, half_high[4] = {0, (real)0.5, 0, (real)0.5}, half_low[4] = {(real)0.5, 0, (real)0.5, 0};
    N(at)(4, x, 1, 5, half_high, 0);
    N(at)(4, x, 2, 2, half_low, 0);
    const real equal[3] = {7, 7, 7}, thirds[3] = {(real)(1.0 / 3), (real)(1.0 / 3), (real)(1.0 / 3)};
    N(at)(3, equal, 1, 7, thirds, EPS);
    N(at)(3, equal, 2, 7, thirds, EPS);
    const real clear[3] = {-1, 9, 3}, second[3] = {0, 1, 0}, first[3] = {1, 0, 0};
    N(at)(3, clear, 1, 9, second, 0);
    N(at)(3, clear, 2, -1, first, 0);
    const real with_nan[2] = {1, NAN};
    jf_context *c = N(context)(1, 60, 0);
    size_t n = 2;
    jf_func f = N(simple)(c, N(extremes), n, 6, &n);
    real y[6], jac[12];
    CHECK_INT(jf_jacobian(c, f, with_nan, y, jac), JF_OK);
    CHECK(isnan(y[1]) && isnan(y[2]) && isnan(y[0]));
    for (size_t k = 0; k < 6; k++) {
        CHECK(isnan(jac[k])); /* the slopes of norm, amax and amin */
    }
}

TEST(products_are_right_at_zeros) {
    const real one[4] = {2, 0, 3, 5}, at_one[4] = {0, 30, 0, 0}, two[3] = {0, 4, 0}, none[3] = {0};
    N(at)(4, one, 3, 0, at_one, 0);
    N(at)(3, two, 3, 0, none, 0);
    N(at)(0, one, 3, 1, none, 0);
}

TEST(large_arguments_neither_overflow_nor_vanish) {
    const real large[2] = {1000, 1000}, half[2] = {(real)0.5, (real)0.5}, quarter[2] = {(real)0.25, (real)-0.25};
    N(at)(2, large, 4, 1000 + log(2), half, 2 * EPS);
    N(at)(2, large, 5, 0.5, quarter, 2 * EPS);
    const real low[2] = {-1000, -1000};
    N(at)(2, low, 4, -1000 + log(2), half, 2 * EPS);
    N(at)(2, low, 5, 0.5, quarter, 2 * EPS);
    const real far_apart[2] = {1000, -1000}, first[2] = {1, 0}, flat[2] = {0, 0};
    N(at)(2, far_apart, 4, 1000, first, EPS);
    N(at)(2, far_apart, 5, 1, flat, EPS);
}

static void N(all)(void) {
    RUN(reductions_have_the_bits_of_their_loops);
    RUN(matrix_products_have_the_bits_of_their_loops);
    RUN(results_may_take_the_place_of_arguments);
    RUN(quaternion_and_cross_products_follow_hamilton);
    RUN(a_quarter_turn_about_z_turns_x_into_y);
    RUN(norms_are_right_at_zero_and_far_away);
    RUN(ties_share_the_slope_of_the_largest_and_the_smallest);
    RUN(products_are_right_at_zeros);
    RUN(large_arguments_neither_overflow_nor_vanish);
}

#endif
