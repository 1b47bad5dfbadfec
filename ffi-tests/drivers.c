/* Drivers of first order: values, directional derivatives, Jacobians, batches, checks, over all sizes, chunks and lanes. */
#ifndef TWICE_H
#define SELF "drivers.c"
#include "twice.h"
#else

/* Sizes around the vectors of 8: none, one, W-1, W, W+1, 2W, 2W+1, and more than any pass takes. */
#define SIZES {0, 1, 7, 8, 9, 16, 17, 40}
#define MOST 40

/* y[i] = x[i]² + i·x[i+1], cyclic: small integers stay exact in both precisions. */
FN(ring) {
    size_t n = *(const size_t *)user;
    for (size_t i = 0; i < n; i++) {
        out[0][i] = jf_add(e, jf_square(e, in[0][i]), jf_mul_c(e, in[0][(i + 1) % n], (real)i));
    }
    return 0;
}

static void N(ring_point)(size_t n, real *x) {
    for (size_t i = 0; i < n; i++) {
        x[i] = (real)((i * 7) % 11) - 5;
    }
}

/* The same in closed form. */
static real N(ring_slope)(size_t n, const real *x, size_t i, size_t j) {
    real d = i == j ? 2 * x[i] : 0;
    return (i + 1) % n == j ? d + (real)i : d;
}

TEST(values_and_jacobians_of_every_size_are_right) {
    const size_t sizes[] = SIZES;
    for (size_t k = 0; k < LENGTH(sizes); k++) {
        size_t n = sizes[k];
        jf_context *c = N(context)(1, 5 * n, 0);
        jf_func f = N(simple)(c, N(ring), n, n, &n);
        real x[MOST], y[MOST], plain[MOST], jac[MOST * MOST];
        N(ring_point)(n, x);
        const real *inputs[] = {x};
        CHECK_INT(jf_call(c, f, inputs, NULL, (real *[]){plain}), JF_OK);
        CHECK_INT(jf_jacobian(c, f, x, y, jac), JF_OK);
        CHECK(N(equal)(y, plain, n));
        for (size_t i = 0; i < n; i++) {
            CHECK_SAME(y[i], x[i] * x[i] + (real)i * x[(i + 1) % n]);
            for (size_t j = 0; j < n; j++) {
                CHECK_SAME(jac[i * n + j], N(ring_slope)(n, x, i, j) + 0);
            }
        }
        CHECK_INT(jf_flags(c), 0);
    }
}

/* Values that differ in every bit when they are computed another way. */
FN(rough) {
    size_t n = *(const size_t *)user;
    jf_num sum = jf_const(e, 0);
    for (size_t i = 0; i < n; i++) {
        jf_num turned = jf_mul(e, jf_exp(e, jf_mul_c(e, in[0][i], (real)0.3)), jf_sin(e, in[0][(i + 1) % n]));
        sum = jf_add(e, sum, jf_div(e, turned, jf_add_c(e, jf_square(e, in[0][(i + 2) % n]), (real)1.1)));
        out[0][i] = sum;
    }
    return 0;
}

static void N(rough_point)(size_t n, real *x) {
    for (size_t i = 0; i < n; i++) {
        x[i] = (real)sin((double)(3 * i + 1)) * 2;
    }
}

TEST(chunks_and_lanes_do_not_change_a_bit) {
    const size_t sizes[] = SIZES;
    for (size_t k = 0; k < LENGTH(sizes); k++) {
        size_t n = sizes[k];
        real x[MOST], first[MOST * MOST] = {0}, jac[MOST * MOST], y[MOST], first_y[MOST] = {0};
        const real *inputs[] = {x};
        const jf_matrix block[] = {{jac, 0, 0}};
        N(rough_point)(n, x);
        for (size_t lanes = 1; lanes <= 16; lanes++) {
            jf_context *c = N(context)(1, 10 * n + 2, lanes);
            jf_func f = N(simple)(c, N(rough), n, n, &n);
            for (size_t chunk = 0; chunk <= n + 1; chunk++) {
                jf_options options = {0};
                options.chunk = chunk;
                N(fill)(jac, MOST * MOST);
                CHECK_INT(jf_jacfwd(c, f, inputs, &options, block, (real *[]){y}), JF_OK);
                if (lanes == 1 && chunk == 0) {
                    memcpy(first, jac, sizeof jac);
                    memcpy(first_y, y, sizeof y);
                }
                CHECK(N(equal)(jac, first, n * n) && N(equal)(y, first_y, n) && N(untouched)(jac + n * n, MOST * MOST - n * n));
            }
        }
    }
}

TEST(jvp_is_the_jacobian_times_the_tangent) {
    const size_t sizes[] = SIZES;
    for (size_t s = 0; s < LENGTH(sizes); s++) {
        size_t n = sizes[s];
        jf_context *c = N(context)(1, 5 * n, 0);
        jf_func f = N(simple)(c, N(ring), n, n, &n);
        real x[MOST], t[MOST], y[MOST], ty[MOST];
        N(ring_point)(n, x);
        for (size_t i = 0; i < n; i++) {
            t[i] = (real)(i % 5) - 2;
        }
        const real *inputs[] = {x}, *tangents[] = {t}, *none[] = {NULL};
        CHECK_INT(jf_jvp(c, f, inputs, tangents, NULL, (real *[]){y}, (real *[]){ty}), JF_OK);
        for (size_t i = 0; i < n; i++) {
            real sum = 0;
            for (size_t j = 0; j < n; j++) {
                sum += N(ring_slope)(n, x, i, j) * t[j];
            }
            CHECK_SAME(ty[i], sum + 0);
            CHECK_SAME(y[i], x[i] * x[i] + (real)i * x[(i + 1) % n]);
        }
        /* A missing tangent is zero, a missing result not wanted. */
        for (int way = 0; way < 2; way++) {
            N(fill)(ty, n);
            CHECK_INT(jf_jvp(c, f, inputs, way ? none : NULL, NULL, NULL, (real *[]){ty}), JF_OK);
            for (size_t i = 0; i < n; i++) {
                CHECK_SAME(ty[i], 0);
            }
        }
        CHECK_INT(jf_jvp(c, f, inputs, tangents, NULL, NULL, NULL), JF_OK);
        CHECK_INT(jf_jvp(c, f, inputs, tangents, NULL, (real *[]){NULL}, (real *[]){NULL}), JF_OK);
    }
}

TEST(jvp_many_is_the_jacobian_times_a_matrix_in_every_chunk) {
    size_t n = 9;
    real x[9], seeds[MOST * 9], ty[MOST * 9], y[9];
    N(ring_point)(n, x);
    for (size_t k = 0; k < MOST * n; k++) {
        seeds[k] = (real)((k * 5) % 7) - 3;
    }
    const size_t sizes[] = SIZES;
    for (size_t s = 0; s < LENGTH(sizes); s++) {
        size_t directions = sizes[s];
        for (size_t lanes = 1; lanes <= 16; lanes += 5) {
            jf_context *c = N(context)(1, 5 * n, lanes);
            jf_func f = N(simple)(c, N(ring), n, n, &n);
            for (size_t chunk = 0; chunk < 18; chunk += 3) {
                jf_options options = {0};
                options.chunk = chunk;
                const real *inputs[] = {x}, *tangents[] = {seeds};
                N(fill)(ty, MOST * 9);
                N(fill)(y, 9);
                CHECK_INT(jf_jvp_many(c, f, directions, inputs, tangents, &options, (real *[]){y}, (real *[]){ty}), JF_OK);
                for (size_t d = 0; d < directions; d++) {
                    for (size_t i = 0; i < n; i++) {
                        real sum = 0;
                        for (size_t j = 0; j < n; j++) {
                            sum += N(ring_slope)(n, x, i, j) * seeds[d * n + j];
                        }
                        CHECK_SAME(ty[d * n + i], sum + 0);
                    }
                }
                CHECK(N(untouched)(ty + directions * n, (MOST - directions) * n));
                CHECK_SAME(y[3], x[3] * x[3] + 3 * x[4]);
            }
        }
    }
}

/* Two inputs, two outputs, one aux block: y0 = a·b elementwise, y1 = Σ b, aux = 2a. */
FN(mixed) {
    for (int i = 0; i < 3; i++) {
        out[0][i] = jf_mul(e, in[0][i], in[1][i]);
        out[2][i] = jf_mul_c(e, in[0][i], 2);
    }
    out[1][0] = jf_sum(e, 3, in[1]);
    return 0;
}

TEST(a_null_table_or_entry_is_not_wanted_and_changes_nothing_else) {
    jf_context *c = N(context)(1, 40, 4);
    jf_func f = N(blocks)(c, N(mixed), LENGTHS(3, 3, END, 3, 1, END, 3, END), NULL);
    const real a[3] = {1, 2, 3}, b[3] = {4, 5, 6};
    const real *inputs[] = {a, b};
    const int both[] = {0, 1};
    jf_options options = {0};
    options.argnums = both;
    options.n_argnums = 2;
    const real expected[4][9] = {{4, 0, 0, 0, 5, 0, 0, 0, 6}, {1, 0, 0, 0, 2, 0, 0, 0, 3}, {0, 0, 0}, {1, 1, 1}};
    const size_t length[4] = {9, 9, 3, 3};
    const real values[3][3] = {{4, 10, 18}, {15}, {2, 4, 6}};
    const size_t value_length[3] = {3, 1, 3};
    for (unsigned wanted = 0; wanted < 128; wanted++) {
        real data[4][9], y[3][3];
        jf_matrix blocks[4] = {{0}};
        real *outputs[3] = {NULL};
        for (unsigned k = 0; k < 4; k++) {
            N(fill)(data[k], 9);
            blocks[k].data = wanted >> k & 1 ? data[k] : NULL;
        }
        for (unsigned o = 0; o < 3; o++) {
            N(fill)(y[o], 3);
            outputs[o] = wanted >> (4 + o) & 1 ? y[o] : NULL;
        }
        CHECK_INT(jf_jacfwd(c, f, inputs, &options, wanted & 15 ? blocks : NULL, wanted >> 4 ? outputs : NULL), JF_OK);
        for (unsigned k = 0; k < 4; k++) {
            CHECK(wanted >> k & 1 ? N(equal)(data[k], expected[k], length[k]) : N(untouched)(data[k], 9));
        }
        for (unsigned o = 0; o < 3; o++) {
            CHECK(wanted >> (4 + o) & 1 ? N(equal)(y[o], values[o], value_length[o]) : N(untouched)(y[o], 3));
        }
    }
    CHECK_INT(jf_jacobian(c, f, a, NULL, NULL), JF_BAD_FUNCTION);
}

TEST(jacobian_without_results_still_runs) {
    size_t n = 3;
    jf_context *c = N(context)(1, 15, 0);
    jf_func f = N(simple)(c, N(ring), n, n, &n);
    real x[3] = {1, 2, 3}, y[3], jac[9];
    CHECK_INT(jf_jacobian(c, f, x, NULL, NULL), JF_OK);
    CHECK_INT(jf_jacobian(c, f, x, y, NULL), JF_OK);
    CHECK_SAME(y[1], 7);
    CHECK_INT(jf_jacobian(c, f, x, NULL, jac), JF_OK);
    CHECK_SAME(jac[4], 4);
}

TEST(a_batch_reads_each_input_by_its_own_stride_and_shares_those_of_stride_0) {
    enum { POINTS = 5 };
    jf_context *c = N(context)(1, 40, 4);
    jf_func f = N(blocks)(c, N(mixed), LENGTHS(3, 3, END, 3, 1, END, 3, END), NULL);
    real a[POINTS * 4], b[3] = {4, 5, 6}, data[POINTS * 9], shared[POINTS * 9], aux[POINTS * 3], sum[POINTS];
    for (int k = 0; k < POINTS * 4; k++) {
        a[k] = (real)k;
    }
    const size_t strides[] = {4, 0};
    const int both[] = {1, 0};
    jf_options options = {0};
    options.argnums = both;
    options.n_argnums = 2;
    options.in_stride = strides;
    const real *inputs[] = {a, b};
    CHECK_INT(jf_jacfwd_batch(c, f, POINTS, inputs, &options, (real *[]){shared, data, NULL, NULL}, (real *[]){NULL, sum, aux}), JF_OK);
    CHECK_INT(jf_points_done(c), POINTS);
    for (int p = 0; p < POINTS; p++) {
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                CHECK_SAME(shared[(p * 3 + i) * 3 + j], i == j ? a[p * 4 + i] : 0);
                CHECK_SAME(data[(p * 3 + i) * 3 + j], i == j ? b[i] : 0);
            }
            CHECK_SAME(aux[p * 3 + i], 2 * a[p * 4 + i]);
        }
        CHECK_SAME(sum[p], 15);
    }
    CHECK_INT(jf_jacfwd_batch(c, f, 0, inputs, &options, NULL, NULL), JF_OK);
    CHECK_INT(jf_jacfwd_batch(c, f, 0, NULL, &options, NULL, NULL), JF_OK);
    CHECK_INT(jf_jacfwd_batch(c, f, 0, (const real *[]){NULL, NULL}, &options, NULL, NULL), JF_OK);
    CHECK_INT(jf_points_done(c), 0);
}

/* Fails at points whose input is negative. */
FN(positive_only) {
    if (jf_lt_c(e, in[0][0], 0)) {
        return 17;
    }
    out[0][0] = jf_square(e, in[0][0]);
    return 0;
}

TEST(a_batch_that_fails_keeps_the_points_before) {
    jf_context *c = N(context)(1, 8, 1);
    jf_func f = N(simple)(c, N(positive_only), 1, 1, NULL);
    const real x[5] = {1, 2, 3, -4, 5};
    real jac[5], y[5];
    N(fill)(jac, 5);
    N(fill)(y, 5);
    const real *inputs[] = {x};
    CHECK_INT(jf_jacfwd_batch(c, f, 5, inputs, NULL, (real *[]){jac}, (real *[]){y}), 17);
    CHECK_INT(jf_points_done(c), 3);
    CHECK(jac[0] == 2 && jac[1] == 4 && jac[2] == 6 && y[0] == 1 && y[1] == 4 && y[2] == 9);
    CHECK(N(untouched)(jac + 4, 1) && N(untouched)(y + 4, 1));
    CHECK_INT(jf_jacfwd_batch(c, f, 3, inputs, NULL, (real *[]){jac}, NULL), JF_OK);
    CHECK_INT(jf_points_done(c), 3);
}

struct N(progress) {
    jf_context *c;
    size_t seen[8], passes;
};

/* Asks how many points of the batch it runs in are complete. */
FN(asks_for_progress) {
    struct N(progress) *progress = user;
    progress->seen[progress->passes++] = jf_points_done(progress->c);
    return N(positive_only)(e, in, out, NULL);
}

TEST(a_function_sees_how_many_points_of_its_batch_are_complete) {
    struct N(progress) progress = {N(context)(1, 8, 1), {0}, 0};
    jf_context *c = progress.c;
    jf_func f = N(simple)(c, N(asks_for_progress), 1, 1, &progress);
    const real x[5] = {1, 2, 3, -4, 5};
    const real *inputs[] = {x};
    for (int batch = 0; batch < 2; batch++) {
        progress.passes = 0;
        CHECK_INT(jf_jacfwd_batch(c, f, batch == 0 ? 3 : 5, inputs, NULL, NULL, NULL), batch == 0 ? 0 : 17);
        CHECK_INT(progress.passes, batch == 0 ? 3 : 4);
        for (size_t k = 0; k < progress.passes; k++) {
            CHECK_INT(progress.seen[k], k);
        }
        CHECK_INT(jf_points_done(c), 3);
    }
    CHECK_INT(jf_jacfwd_batch(c, f, 3, NULL, NULL, NULL, NULL), JF_NULL);
    CHECK_INT(jf_points_done(c), 0);
}

/* x² with the slope that user holds instead of 2x. */
FN(claimed) {
    real x = jf_primal(e, in[0][0]);
    out[0][0] = jf_chain(e, in[0][0], x * x, *(const real *)user * x, 2);
    out[0][1] = jf_sin(e, in[0][1]);
    return 0;
}

TEST(check_finds_a_wrong_slope_and_accepts_a_right_one) {
    real slope = 2, worst = -1;
    jf_context *c = N(context)(1, 24, 0);
    jf_func f = N(simple)(c, N(claimed), 2, 2, &slope);
    const real x[2] = {3, (real)0.7};
    const real *inputs[] = {x};
    /* The error of central differences is about eps^(2/3). */
    CHECK_INT(jf_check(c, f, inputs, NULL, &worst), JF_OK);
    CHECK(worst >= 0 && worst < 20 * pow(EPS, 2.0 / 3));
    slope = (real)2.5;
    CHECK_INT(jf_check(c, f, inputs, NULL, &worst), JF_OK);
    CHECK_NEAR(worst, 1.5 / 7.5, 0.01);
    slope = NAN;
    CHECK_INT(jf_check(c, f, inputs, NULL, &worst), JF_OK);
    CHECK(isnan(worst));
}

TEST(inputs_need_not_be_there_when_they_have_no_elements) {
    size_t n = 0;
    jf_context *c = N(context)(1, 4, 0);
    jf_func f = N(simple)(c, N(ring), 0, 0, &n);
    CHECK_INT(jf_call(c, f, NULL, NULL, NULL), JF_OK);
    CHECK_INT(jf_jacobian(c, f, NULL, NULL, NULL), JF_OK);
    CHECK_INT(jf_jvp_many(c, f, 0, NULL, NULL, NULL, NULL, NULL), JF_OK);
    CHECK_INT(jf_jacfwd_batch(c, f, 7, NULL, NULL, NULL, NULL), JF_OK);
    CHECK_INT(jf_hessian(c, f, NULL, NULL, NULL, NULL, NULL), JF_OK);
    real worst = -1;
    CHECK_INT(jf_check(c, f, NULL, NULL, &worst), JF_OK);
    CHECK_SAME(worst, 0);
}

static void N(all)(void) {
    RUN(values_and_jacobians_of_every_size_are_right);
    RUN(chunks_and_lanes_do_not_change_a_bit);
    RUN(jvp_is_the_jacobian_times_the_tangent);
    RUN(jvp_many_is_the_jacobian_times_a_matrix_in_every_chunk);
    RUN(a_null_table_or_entry_is_not_wanted_and_changes_nothing_else);
    RUN(jacobian_without_results_still_runs);
    RUN(a_batch_reads_each_input_by_its_own_stride_and_shares_those_of_stride_0);
    RUN(a_batch_that_fails_keeps_the_points_before);
    RUN(a_function_sees_how_many_points_of_its_batch_are_complete);
    RUN(check_finds_a_wrong_slope_and_accepts_a_right_one);
    RUN(inputs_need_not_be_there_when_they_have_no_elements);
}

#endif
