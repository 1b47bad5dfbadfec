/* The derivative check: right slopes score below its bound and wrong ones above, at every scale; what is not finite is told as such. */
#ifndef TWICE_H
#define SELF "differences.c"
#include "twice.h"
#else

/* Above it, a derivative is wrong. */
#define BOUND (sizeof(real) == 4 ? 1e-3 : 1e-6)

/* A function of x/argument, times value, its slope larger by the part wrong. */
typedef struct {
    jf_num (*of)(jf_eval *, jf_num);
    real argument, value, wrong;
} N(scaled);

FN(scaling) {
    const N(scaled) *s = user;
    const jf_num y = jf_mul_c(e, s->of(e, jf_div_c(e, in[0][0], s->argument)), s->value);
    out[0][0] = jf_add(e, y, jf_mul_c(e, jf_sub(e, y, jf_detach(e, y)), s->wrong));
    return 0;
}

static double N(score)(jf_fn fn, size_t n, const real *x, void *user) {
    real worst = -1;
    jf_context *c = N(context)(1, 60, 2);
    jf_func f = N(simple)(c, fn, n, 1, user);
    CHECK_INT(jf_check(c, f, (const real *[]){x}, NULL, &worst), JF_OK);
    return (double)worst;
}

TEST(right_slopes_score_below_the_bound_and_wrong_ones_above_at_every_scale) {
    jf_num (*const functions[])(jf_eval *, jf_num) = {jf_sin, jf_exp, jf_log, jf_tanh, jf_sqrt, jf_atan, jf_square, jf_recip, jf_lgamma, jf_erf, jf_cbrt, jf_sinpi};
    const double points[] = {0.3, 1.2, 2.7}, scales[] = {1e-12, 1e-9, 1e-3, 1, 1e6, 1e12}, part = sizeof(real) == 4 ? 0.5 : 1e-3;
    for (size_t k = 0; k < LENGTH(functions); k++) {
        for (size_t p = 0; p < LENGTH(points); p++) {
            for (size_t a = 0; a < LENGTH(scales); a++) {
                for (size_t v = 0; v < LENGTH(scales); v++) {
                    N(scaled) s = {functions[k], (real)scales[a], (real)scales[v], 0};
                    const real x = (real)(points[p] * scales[a]);
                    CHECK(N(score)(N(scaling), 1, &x, &s) < BOUND);
                    s.wrong = (real)part;
                    CHECK(N(score)(N(scaling), 1, &x, &s) > BOUND);
                    free_memory();
                }
            }
        }
    }
}

/* A resonance: 1/(2 pi sqrt(L C)) of henry and farad. */
FN(resonance) {
    out[0][0] = jf_c_div(e, (real)0.15915494309189535, jf_sqrt(e, jf_mul(e, in[0][0], in[0][1])));
    return 0;
}

TEST(inputs_of_very_different_sizes) {
    const real x[2] = {(real)1e-6, (real)1e-9};
    CHECK(N(score)(N(resonance), 2, x, NULL) < BOUND);
}

FN(sine) {
    out[0][0] = jf_sin(e, in[0][0]);
    return 0;
}

/* A derivative lost where a value is special. */
FN(lost) {
    out[0][0] = jf_primal(e, in[0][0]) == 1 ? jf_const(e, 1) : jf_square(e, in[0][0]);
    return 0;
}

/* 1 - cos x, and the same with its derivative lost: values of few digits. */
FN(cancelling) {
    out[0][0] = jf_c_sub(e, 1, jf_cos(e, user ? jf_detach(e, in[0][0]) : in[0][0]));
    return 0;
}

TEST(large_arguments_and_lost_derivatives) {
    const real large[] = {0, 30, (real)1e3, sizeof(real) == 4 ? (real)5e3 : (real)1e9}, one = 1, two = 2;
    for (size_t k = 0; k < LENGTH(large); k++) {
        CHECK(N(score)(N(sine), 1, &large[k], NULL) < BOUND);
    }
    CHECK(N(score)(N(lost), 1, &one, NULL) > 0.5);
    CHECK(N(score)(N(lost), 1, &two, NULL) < BOUND);
    for (int k = 1; k <= (sizeof(real) == 4 ? 1 : 4); k++) {
        const real x = (real)pow(10, -k);
        int lose = 1;
        CHECK(N(score)(N(cancelling), 1, &x, NULL) < BOUND);
        CHECK(N(score)(N(cancelling), 1, &x, &lose) > BOUND);
    }
}

/* What the caller says. */
FN(given) {
    const real *slope = user;
    out[0][0] = jf_chain(e, in[0][0], jf_primal(e, in[0][0]), *slope, 0);
    return 0;
}
FN(root) {
    out[0][0] = jf_sqrt(e, in[0][0]);
    return 0;
}

TEST(what_is_not_finite_is_told_as_such) {
    const real zero = 0, one = 1, minus = -1;
    real nan = (real)NAN, inf = (real)INFINITY, right = 1;
    CHECK(isnan(N(score)(N(given), 1, &one, &nan)));
    CHECK(isinf(N(score)(N(given), 1, &one, &inf)));
    CHECK(N(score)(N(given), 1, &one, &right) < BOUND);
    /* NaN beside a NaN value; an infinite slope at an edge. */
    CHECK(N(score)(N(root), 1, &minus, NULL) == 0);
    CHECK(N(score)(N(root), 1, &zero, NULL) == 0);
}

static void N(all)(void) {
    RUN(right_slopes_score_below_the_bound_and_wrong_ones_above_at_every_scale);
    RUN(inputs_of_very_different_sizes);
    RUN(large_arguments_and_lost_derivatives);
    RUN(what_is_not_finite_is_told_as_such);
}

#endif
