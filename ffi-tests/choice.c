/* Choices, own rules, detached numbers, fused calls, and the flags of awkward points. */
#ifndef TWICE_H
#define SELF "choice.c"
#include "twice.h"
#else

#define SPECIAL {-INFINITY, -2, -1, (real)-0.0, 0, 1, 2, INFINITY, NAN}

typedef bool N(comparison)(jf_eval *, jf_num, jf_num);
typedef bool N(comparison_c)(jf_eval *, jf_num, real);
typedef jf_num N(selection)(jf_eval *, jf_num, jf_num, jf_num, jf_num);

static bool N(holds)(size_t k, real a, real b) {
    const bool holds[] = {a < b, a <= b, a > b, a >= b, a == b, a != b};
    return holds[k];
}

FN(compares) {
    N(comparison) *const plain[] = {jf_lt, jf_le, jf_gt, jf_ge, jf_eq, jf_ne};
    N(comparison_c) *const constant[] = {jf_lt_c, jf_le_c, jf_gt_c, jf_ge_c, jf_eq_c, jf_ne_c};
    N(selection) *const select[] = {jf_select_lt, jf_select_le, jf_select_gt, jf_select_ge, jf_select_eq, jf_select_ne};
    real a = jf_primal(e, in[0][0]), b = jf_primal(e, in[0][1]);
    for (size_t k = 0; k < 6; k++) {
        CHECK_INT(plain[k](e, in[0][0], in[0][1]), N(holds)(k, a, b));
        CHECK_INT(constant[k](e, in[0][0], b), N(holds)(k, a, b));
        out[0][k] = select[k](e, in[0][0], in[0][1], in[0][2], in[0][3]);
    }
    CHECK_INT(jf_isnan(e, in[0][0]), isnan(a) != 0);
    CHECK_INT(jf_isinf(e, in[0][0]), isinf(a) != 0);
    CHECK_INT(jf_isfinite(e, in[0][0]), isfinite(a) != 0);
    CHECK_INT(jf_signbit(e, in[0][0]), signbit(a) != 0);
    return 0;
}

TEST(comparisons_look_at_values_and_selections_take_one_side) {
    jf_context *c = N(context)(1, 20, 0);
    jf_func f = N(simple)(c, N(compares), 4, 6, NULL);
    const real special[] = SPECIAL;
    for (size_t i = 0; i < LENGTH(special); i++) {
        for (size_t j = 0; j < LENGTH(special); j++) {
            const real x[4] = {special[i], special[j], 10, 20};
            real y[6], jac[24];
            CHECK_INT(jf_jacobian(c, f, x, y, jac), JF_OK);
            for (size_t k = 0; k < 6; k++) {
                bool first = N(holds)(k, x[0], x[1]);
                CHECK_SAME(y[k], first ? 10 : 20);
                CHECK(jac[k * 4] == 0 && jac[k * 4 + 1] == 0 && jac[k * 4 + 2] == first && jac[k * 4 + 3] == !first);
            }
        }
    }
}

/* where(x > 0, sqrt x, 0) and where(x > 0, log x, x): the side not taken has an infinite or NaN slope. */
FN(guarded) {
    jf_num x = in[0][0], zero = jf_const(e, 0);
    out[0][0] = jf_select_gt(e, x, zero, jf_sqrt(e, x), zero);
    out[0][1] = jf_select_gt(e, x, zero, jf_log(e, x), x);
    return 0;
}

TEST(the_side_not_taken_never_leaks) {
    jf_context *c = N(context)(1, 20, 0);
    jf_func f = N(simple)(c, N(guarded), 1, 2, NULL);
    const real points[] = {0, (real)-0.0, -1};
    for (size_t k = 0; k < LENGTH(points); k++) {
        real y[2], jac[2], hess[2];
        const real *in[] = {&points[k]};
        CHECK_INT(jf_jacobian(c, f, &points[k], y, jac), JF_OK);
        CHECK_SAME(y[0], 0);
        CHECK_SAME(jac[0], 0);
        CHECK_SAME(jac[1], 1);
        CHECK_INT(jf_hessian(c, f, in, NULL, (real *[]){hess}, NULL, NULL), JF_OK);
        CHECK_SAME(hess[0], 0);
        CHECK_SAME(hess[1], 0);
    }
}

/* x·detach(x), and a rule of one's own for sin and for the product. */
FN(own) {
    jf_num a = in[0][0], b = in[0][1];
    real x = jf_primal(e, a), y = jf_primal(e, b);
    out[0][0] = jf_mul(e, a, jf_detach(e, a));
    out[0][1] = jf_chain(e, jf_square(e, a), x * x * 3, 3, 0);
    out[0][2] = jf_chain(e, jf_mul(e, a, b), x * x * y * y, 2 * x * y, 2);
    out[0][3] = jf_chain2(e, a, b, x * x * y, 2 * x * y, x * x, 2 * y, 2 * x, 0);
    out[0][4] = jf_square(e, jf_mul(e, a, b));
    out[0][5] = jf_mul(e, jf_square(e, a), b);
    return 0;
}

TEST(supplied_derivatives_are_used_and_detached_ones_are_not) {
    jf_context *c = N(context)(1, 64, 0);
    jf_func f = N(simple)(c, N(own), 2, 6, NULL);
    const real x[2] = {3, 5};
    const real *in[] = {x};
    real y[6], jac[12], hess[24];
    const jf_matrix block[] = {{jac, 0, 0}};
    CHECK_INT(jf_hessian(c, f, in, NULL, (real *[]){hess}, block, (real *[]){y}), JF_OK);
    CHECK(y[0] == 9 && jac[0] == 3 && jac[1] == 0 && hess[0] == 0);
    CHECK(y[1] == 27 && jac[2] == 18 && jac[3] == 0 && hess[4] == 6);
    CHECK(y[2] == y[4] && y[3] == y[5] && N(equal)(jac + 4, jac + 8, 2) && N(equal)(jac + 6, jac + 10, 2));
    CHECK(N(equal)(hess + 8, hess + 16, 4) && N(equal)(hess + 12, hess + 20, 4));
}

TEST(supplied_infinities_stay_in_their_lanes) {
    /* chain with an infinite slope on a lane that does not move: nothing. */
    jf_context *c = N(context)(1, 64, 0);
    jf_func f = N(simple)(c, N(guarded), 1, 2, NULL);
    const real x = 0, none = 0;
    const real *in[] = {&x}, *t[] = {&none};
    real tangent[2];
    CHECK_INT(jf_jvp(c, f, in, t, NULL, NULL, (real *[]){tangent}), JF_OK);
    CHECK(tangent[0] == 0 && tangent[1] == 0);
}

/* Fused calls beside the steps they stand for. */
FN(fused) {
    const jf_num *x = in[0];
    out[0][0] = jf_muladd(e, x[0], x[1], x[2]);
    jf_sincos(e, x[0], &out[0][1], &out[0][2]);
    out[1][0] = jf_add(e, jf_mul(e, x[0], x[1]), x[2]);
    out[1][1] = jf_sin(e, x[0]);
    out[1][2] = jf_cos(e, x[0]);
    jf_num s = {0}, k = {0};
    jf_sincos(e, x[0], &s, NULL);
    jf_sincos(e, x[0], NULL, &k);
    jf_sincos(e, x[0], NULL, NULL);
    CHECK_SAME(jf_primal(e, jf_ldexp(e, x[0], -3)), jf_primal(e, jf_scalbn(e, x[0], -3)));
    CHECK_SAME(jf_primal(e, s), jf_primal(e, out[0][1]));
    CHECK_SAME(jf_primal(e, k), jf_primal(e, out[0][2]));
    return 0;
}

TEST(muladd_and_sincos_have_the_bits_of_their_steps) {
    jf_context *c = N(context)(1, 64, 0);
    jf_func f = N(blocks)(c, N(fused), LENGTHS(3, END, 3, 3, END, END), NULL);
    const real factors[] = {(real)0.1, (real)-7.3, (real)1e5, (real)1e30, (real)1e-30, 0, (real)-0.0, INFINITY, NAN, (real)2.5};
    for (size_t i = 0; i < LENGTH(factors); i++) {
        for (size_t j = 0; j < LENGTH(factors); j++) {
            const real x[3] = {factors[i], factors[j], factors[(i * 3 + j) % LENGTH(factors)]};
            const real *in[] = {x};
            real y[6], jac[18], hess[54];
            const jf_matrix blocks[] = {{jac, 0, 0}, {jac + 9, 0, 0}};
            CHECK_INT(jf_jacfwd(c, f, in, NULL, blocks, (real *[]){y, y + 3}), JF_OK);
            CHECK(N(equal)(y, y + 3, 3) && N(equal)(jac, jac + 9, 9));
            CHECK_INT(jf_hessian(c, f, in, NULL, (real *[]){hess, hess + 27}, blocks, (real *[]){y, y + 3}), JF_OK);
            CHECK(N(equal)(y, y + 3, 3) && N(equal)(jac, jac + 9, 9) && N(equal)(hess, hess + 27, 27));
            CHECK_INT(jf_call(c, f, in, NULL, (real *[]){y, y + 3}), JF_OK);
            CHECK(N(equal)(y, y + 3, 3));
        }
    }
}

/* Each output meets a point of its own in its own input; user tells which of them are looked at. */
FN(awkward) {
    const jf_num *x = in[0];
    unsigned met = *(const unsigned *)user;
    out[0][0] = met & 1 ? jf_abs(e, x[0]) : x[0];
    out[0][1] = met & 2 ? jf_sqrt(e, x[1]) : x[1];
    out[0][2] = met & 4 ? jf_log(e, x[2]) : x[2];
    out[0][3] = jf_sqrt(e, jf_const(e, 0));
    return 0;
}

TEST(flags_say_what_active_lanes_met_and_nothing_else) {
    const real x[3] = {0, 0, -1};
    const real *in[] = {x};
    real jac[12];
    const jf_matrix block[] = {{jac, 0, 0}};
    for (unsigned met = 0; met < 8; met++) {
        const uint32_t expected = (met & 1 ? JF_FLAG_KINK : 0) | (met & 2 ? JF_FLAG_POLE : 0) | (met & 4 ? JF_FLAG_DOMAIN : 0);
        for (size_t lanes = 1; lanes <= 5; lanes++) {
            unsigned what = met;
            jf_context *c = N(context)(1, 40, lanes);
            jf_func f = N(simple)(c, N(awkward), 3, 4, &what);
            CHECK_INT(jf_call(c, f, in, NULL, NULL), JF_OK);
            CHECK_INT(jf_flags(c), 0);
            const real still[3] = {0, 0, 0};
            const real *t[] = {still};
            CHECK_INT(jf_jvp(c, f, in, t, NULL, NULL, NULL), JF_OK);
            CHECK_INT(jf_flags(c), 0);
            CHECK_INT(jf_jacfwd(c, f, in, NULL, block, NULL), JF_OK);
            CHECK_INT(jf_flags(c), expected);
            /* They stick until they are cleared. */
            what = 0;
            CHECK_INT(jf_jacfwd(c, f, in, NULL, block, NULL), JF_OK);
            CHECK_INT(jf_flags(c), expected);
            jf_clear_flags(c);
            CHECK_INT(jf_flags(c), 0);
            what = met;
            CHECK_INT(jf_hessian(c, f, in, NULL, NULL, NULL, NULL), JF_OK);
            CHECK_INT(jf_flags(c), expected);
        }
        free_memory();
    }
}

/* One lane moves: only what it meets counts. */
TEST(flags_come_from_the_direction_that_moves) {
    const real x[3] = {0, 0, -1};
    const real *in[] = {x};
    const uint32_t expected[] = {JF_FLAG_KINK, JF_FLAG_POLE, JF_FLAG_DOMAIN};
    for (size_t j = 0; j < 3; j++) {
        unsigned what = 7;
        jf_context *c = N(context)(1, 40, 4);
        jf_func f = N(simple)(c, N(awkward), 3, 4, &what);
        real t[3] = {0};
        t[j] = 1;
        CHECK_INT(jf_jvp(c, f, in, (const real *[]){t}, NULL, NULL, NULL), JF_OK);
        CHECK_INT(jf_flags(c), expected[j]);
    }
}

/* sqrt(x0)·x1 at (0, 2): [inf, 0], where others say [inf, nan]. */
FN(root_times) {
    out[0][0] = jf_mul(e, jf_sqrt(e, in[0][0]), in[0][1]);
    return 0;
}

TEST(lanes_do_not_poison_each_other) {
    jf_context *c = N(context)(1, 20, 0);
    jf_func f = N(simple)(c, N(root_times), 2, 1, NULL);
    const real x[2] = {0, 2};
    real y, jac[2];
    CHECK_INT(jf_jacobian(c, f, x, &y, jac), JF_OK);
    CHECK_SAME(y, 0);
    CHECK_SAME(jac[0], INFINITY);
    CHECK_SAME(jac[1], 0);
}

static void N(all)(void) {
    RUN(comparisons_look_at_values_and_selections_take_one_side);
    RUN(the_side_not_taken_never_leaks);
    RUN(supplied_derivatives_are_used_and_detached_ones_are_not);
    RUN(supplied_infinities_stay_in_their_lanes);
    RUN(muladd_and_sincos_have_the_bits_of_their_steps);
    RUN(flags_say_what_active_lanes_met_and_nothing_else);
    RUN(flags_come_from_the_direction_that_moves);
    RUN(lanes_do_not_poison_each_other);
}

#endif
