/* The examples of torch.func.jacfwd's documentation, and the behaviour it promises around them. */
#ifndef TWICE_H
#define SELF "torch.c"
#include "twice.h"
#else

FN(sines) {
    size_t n = *(const size_t *)user;
    for (size_t j = 0; j < n; j++) {
        out[0][j] = jf_sin(e, in[0][j]);
    }
    return 0;
}

TEST(jacobian_of_sin_is_the_diagonal_of_cos) {
    size_t n = 5;
    jf_context *c = N(context)(1, 10, 0);
    jf_func f = N(simple)(c, N(sines), n, n, &n);
    const real x[5] = {(real)0.1, (real)-1.3, 2, (real)1e3, 0};
    real y[5], jac[25];
    CHECK_INT(jf_jacobian(c, f, x, y, jac), JF_OK);
    for (size_t i = 0; i < n; i++) {
        CHECK_NEAR(y[i], sin((double)x[i]), EPS);
        for (size_t j = 0; j < n; j++) {
            CHECK_NEAR(jac[i * n + j], i == j ? cos((double)x[i]) : 0, i == j ? EPS : 0);
        }
    }
}

/* x = torch.randn(64, 5); vmap(jacfwd(torch.sin))(x) has the shape (64, 5, 5) and equals diag_embed(cos). */
TEST(a_batch_of_64_by_5_gives_64_by_5_by_5) {
    enum { POINTS = 64, LEN = 5 };
    size_t n = LEN;
    jf_context *c = N(context)(1, 10, 0);
    jf_func f = N(simple)(c, N(sines), n, n, &n);
    real x[POINTS * LEN], y[POINTS * LEN], jac[POINTS * LEN * LEN], alone[LEN * LEN];
    for (int k = 0; k < POINTS * LEN; k++) {
        x[k] = (real)((k * 37 % 101 - 50) / 16.0);
    }
    const real *inputs[] = {x};
    CHECK_INT(jf_jacfwd_batch(c, f, POINTS, inputs, NULL, (real *[]){jac}, (real *[]){y}), JF_OK);
    CHECK_INT(jf_points_done(c), POINTS);
    for (size_t p = 0; p < POINTS; p++) {
        for (size_t i = 0; i < LEN; i++) {
            CHECK_NEAR(y[p * LEN + i], sin((double)x[p * LEN + i]), EPS);
            for (size_t j = 0; j < LEN; j++) {
                CHECK_NEAR(jac[(p * LEN + i) * LEN + j], i == j ? cos((double)x[p * LEN + i]) : 0, i == j ? EPS : 0);
            }
        }
        CHECK_INT(jf_jacobian(c, f, x + p * LEN, NULL, alone), JF_OK);
        CHECK(N(equal)(alone, jac + p * LEN * LEN, LEN * LEN));
    }
}

/* def f(x): return x.sin(), x */
FN(sines_and_inputs) {
    N(sines)(e, in, out, user);
    for (size_t j = 0; j < *(const size_t *)user; j++) {
        out[1][j] = in[0][j];
    }
    return 0;
}

TEST(has_aux_returns_values_and_does_not_differentiate_them) {
    size_t n = 5;
    jf_context *c = N(context)(1, 15, 0);
    jf_func f = N(blocks)(c, N(sines_and_inputs), LENGTHS(5, END, 5, END, 5, END), &n);
    const real x[5] = {(real)0.1, (real)-1.3, 2, 7, 0};
    real y[5], aux[5], jac[25];
    const real *inputs[] = {x};
    /* One output, so one block: a second one would be written past the table. */
    const jf_matrix blocks[] = {{jac, 0, 0}};
    CHECK_INT(jf_jacfwd(c, f, inputs, NULL, blocks, (real *[]){y, aux}), JF_OK);
    CHECK(N(equal)(aux, x, n));
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) {
            CHECK_NEAR(jac[i * n + j], i == j ? cos((double)x[i]) : 0, i == j ? EPS : 0);
        }
    }
}

/* def f(x): return x.sin().sum(); jacfwd(jacrev(f)) is diag(-x.sin()). */
FN(sum_of_sines) {
    jf_num s[5];
    N(sines)(e, in, (jf_num *const[]){s}, user);
    out[0][0] = jf_sum(e, 5, s);
    return 0;
}

TEST(hessian_of_the_sum_of_sin_is_the_diagonal_of_minus_sin) {
    size_t n = 5;
    jf_context *c = N(context)(1, 24, 0);
    jf_func f = N(simple)(c, N(sum_of_sines), n, 1, &n);
    const real x[5] = {(real)0.1, (real)-1.3, 2, 7, 0};
    real y, jac[5], hess[25];
    const real *inputs[] = {x};
    const jf_matrix blocks[] = {{jac, 0, 0}};
    CHECK_INT(jf_hessian(c, f, inputs, NULL, (real *[]){hess}, blocks, (real *[]){&y}), JF_OK);
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += sin((double)x[i]);
        CHECK_NEAR(jac[i], cos((double)x[i]), EPS);
        for (size_t j = 0; j < n; j++) {
            CHECK_NEAR(hess[i * n + j], i == j ? -sin((double)x[i]) : 0, i == j ? EPS : 0);
        }
    }
    CHECK_NEAR(y, sum, 4 * EPS);
}

/* def f(x, y): return x + y ** 2 */
FN(x_plus_y_squared) {
    for (int j = 0; j < 5; j++) {
        out[0][j] = jf_add(e, in[0][j], jf_pow_c(e, in[1][j], 2));
    }
    return 0;
}

/* The Jacobians with these argnums, two blocks at most. */
static jf_status N(with_argnums)(const int *argnums, size_t n_argnums, real *first, real *second) {
    jf_context *c = N(context)(1, 32, 0);
    jf_func f = N(blocks)(c, N(x_plus_y_squared), LENGTHS(5, 5, END, 5, END, END), NULL);
    const real x[5] = {1, 2, 3, 4, 5}, y[5] = {(real)0.5, -1, 0, 2, (real)1.25};
    const real *inputs[] = {x, y};
    jf_options options = {0};
    options.argnums = argnums;
    options.n_argnums = n_argnums;
    const jf_matrix blocks[] = {{first, 0, 0}, {second, 0, 0}};
    return jf_jacfwd(c, f, inputs, &options, blocks, NULL);
}

TEST(argnums_choose_inputs_and_the_order_of_blocks) {
    real identity[25], twice_y[25], a[25], b[25];
    const real y[5] = {(real)0.5, -1, 0, 2, (real)1.25};
    for (int i = 0; i < 5; i++) {
        for (int j = 0; j < 5; j++) {
            identity[i * 5 + j] = i == j;
            twice_y[i * 5 + j] = i == j ? 2 * y[i] : 0;
        }
    }
    const struct {
        int argnums[2];
        size_t n;
        const real *first, *second;
    } rows[] = {
        {{0}, 1, identity, NULL},
        {{1}, 1, twice_y, NULL},
        {{0, 1}, 2, identity, twice_y},
        {{1, 0}, 2, twice_y, identity},
        {{-1}, 1, twice_y, NULL},
        {{-2}, 1, identity, NULL},
        {{-1, -2}, 2, twice_y, identity},
    };
    for (size_t k = 0; k < LENGTH(rows); k++) {
        N(fill)(a, 25);
        N(fill)(b, 25);
        CHECK_INT(N(with_argnums)(rows[k].argnums, rows[k].n, a, b), JF_OK);
        CHECK(N(equal)(a, rows[k].first, 25));
        CHECK(rows[k].second ? N(equal)(b, rows[k].second, 25) : N(untouched)(b, 25));
    }
    /* No argnums: input 0; a number of them without a list: the first ones. */
    CHECK_INT(N(with_argnums)(NULL, 0, a, NULL), JF_OK);
    CHECK(N(equal)(a, identity, 25));
    CHECK_INT(N(with_argnums)(NULL, 2, a, b), JF_OK);
    CHECK(N(equal)(a, identity, 25) && N(equal)(b, twice_y, 25));
}

/* The outer product of a 2-by-3 input and a 4-vector: out.shape + in.shape, flattened row-major. */
FN(outer) {
    for (int i = 0; i < 6; i++) {
        for (int j = 0; j < 4; j++) {
            out[0][i * 4 + j] = jf_mul(e, in[0][i], in[1][j]);
        }
    }
    return 0;
}

TEST(a_jacobian_has_the_shape_of_the_output_then_that_of_the_input) {
    jf_context *c = N(context)(1, 34, 4);
    jf_func f = N(blocks)(c, N(outer), LENGTHS(6, 4, END, 24, END, END), NULL);
    const real a[6] = {1, 2, 3, 4, 5, 6}, b[4] = {7, 8, 9, 10};
    const real *inputs[] = {a, b};
    const int both[] = {0, 1};
    jf_options options = {0};
    options.argnums = both;
    options.n_argnums = 2;
    real by_a[6 * 4 * 6], by_b[6 * 4 * 4];
    const jf_matrix blocks[] = {{by_a, 0, 0}, {by_b, 0, 0}};
    CHECK_INT(jf_jacfwd(c, f, inputs, &options, blocks, NULL), JF_OK);
    for (int i = 0; i < 6; i++) {
        for (int j = 0; j < 4; j++) {
            for (int k = 0; k < 6; k++) {
                CHECK_SAME(by_a[(i * 4 + j) * 6 + k], i == k ? b[j] : 0);
            }
            for (int k = 0; k < 4; k++) {
                CHECK_SAME(by_b[(i * 4 + j) * 4 + k], j == k ? a[i] : 0);
            }
        }
    }
}

/* The second output does not depend on anything, the second input is not used. */
FN(careless) {
    out[0][0] = jf_square(e, in[0][0]);
    out[1][0] = jf_const(e, 3);
    out[1][1] = jf_detach(e, in[0][0]);
    return 0;
}

TEST(what_does_not_depend_has_zero_derivatives_and_is_no_error) {
    jf_context *c = N(context)(1, 24, 0);
    jf_func f = N(blocks)(c, N(careless), LENGTHS(1, 2, END, 1, 2, END, END), NULL);
    const real x[1] = {3}, unused[2] = {4, 5};
    const real *inputs[] = {x, unused};
    const int both[] = {0, 1};
    jf_options options = {0};
    options.argnums = both;
    options.n_argnums = 2;
    real a[1], b[2], d[2], g[4];
    const jf_matrix blocks[] = {{a, 0, 0}, {b, 0, 0}, {d, 0, 0}, {g, 0, 0}};
    const real zero[4] = {0};
    CHECK_INT(jf_jacfwd(c, f, inputs, &options, blocks, NULL), JF_OK);
    CHECK_SAME(a[0], 6);
    CHECK(N(equal)(b, zero, 2) && N(equal)(d, zero, 2) && N(equal)(g, zero, 4));
}

static void N(all)(void) {
    RUN(jacobian_of_sin_is_the_diagonal_of_cos);
    RUN(a_batch_of_64_by_5_gives_64_by_5_by_5);
    RUN(has_aux_returns_values_and_does_not_differentiate_them);
    RUN(hessian_of_the_sum_of_sin_is_the_diagonal_of_minus_sin);
    RUN(argnums_choose_inputs_and_the_order_of_blocks);
    RUN(a_jacobian_has_the_shape_of_the_output_then_that_of_the_input);
    RUN(what_does_not_depend_has_zero_derivatives_and_is_no_error);
}

#endif
