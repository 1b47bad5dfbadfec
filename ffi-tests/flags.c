/* The definition of the flags, held at every awkward point of every operation; and comparisons between equal values. */
#ifndef TWICE_H
#define SELF "flags.c"
#include "operations.h"
#include "edge.h"
#include "twice.h"
#else
#include "call.h"

/* POLE is an infinite slope at a finite argument, or one whose sides differ at an infinite value; DOMAIN any other NaN, in value or slope,
 * from arguments that are none. Each argument moves alone, so that a slope is a tangent. */
TEST(poles_and_domains_are_told_for_slopes_as_for_values) {
    size_t poles = 0, domains = 0, none = 0;
    for (size_t k = 0; k < LENGTH(edges); k++) {
        const edge *at = &edges[k];
        N(operation) *o = N(find)(at->name);
        CHECK(o != NULL);
        if (o == NULL) {
            continue;
        }
        o->n = at->n - has_parameter(o->kind);
        o->parameter = (real)at->at[o->n < 3 ? o->n : 0];
        o->exponent = o->kind == UNARY_INTEGER ? (int)at->at[o->n] : 0;
        if (has_parameter(o->kind) && isnan(at->at[o->n])) {
            continue;
        }
        real x[3] = {0};
        bool nan = false, finite = true;
        for (size_t j = 0; j < o->n; j++) {
            x[j] = (real)at->at[j];
            nan = nan || isnan(x[j]);
            finite = finite && isfinite(x[j]);
        }
        for (size_t j = 0; j < o->n; j++) {
            jf_context *c = N(context)(1, 12, 1);
            jf_func f = N(simple)(c, N(one), o->n, 1, o);
            real y, slope, direction[3] = {0};
            direction[j] = 1;
            CHECK_INT(jf_jvp(c, f, (const real *[]){x}, (const real *[]){direction}, NULL, (real *[]){&y}, (real *[]){&slope}), JF_OK);
            bool pole = finite && (isinf(slope) || (isnan(slope) && isinf(y)));
            bool domain = !nan && (isnan(y) || (isnan(slope) && !pole));
            uint32_t flags = jf_flags(c) & (JF_FLAG_POLE | JF_FLAG_DOMAIN), expected = (pole ? JF_FLAG_POLE : 0) | (domain ? JF_FLAG_DOMAIN : 0);
            if (failing(flags == expected)) {
                printf("%s(%g, %g), argument %u: flags %u, not %u; value %g, slope %g\n", at->name, at->at[0], at->at[1], (unsigned)j, (unsigned)flags,
                       (unsigned)expected, (double)y, (double)slope);
            }
            poles += pole;
            domains += domain;
            none += !pole && !domain;
        }
        free_memory();
    }
    CHECK(poles > 30 && domains > 30 && none > 100);
}

typedef bool N(comparison)(jf_eval *, jf_num, jf_num);
typedef bool N(comparison_c)(jf_eval *, jf_num, real);
typedef jf_num N(selection)(jf_eval *, jf_num, jf_num, jf_num, jf_num);
static N(comparison) *const N(plain)[] = {jf_lt, jf_le, jf_gt, jf_ge, jf_eq, jf_ne};
static N(comparison_c) *const N(real)[] = {jf_lt_c, jf_le_c, jf_gt_c, jf_ge_c, jf_eq_c, jf_ne_c};
static N(selection) *const N(choice)[] = {jf_select_lt, jf_select_le, jf_select_gt, jf_select_ge, jf_select_eq, jf_select_ne};
static const char *const N(names)[] = {"lt", "le", "gt", "ge", "eq", "ne"};

typedef struct {
    size_t which, way;
} N(decision);

/* Decides by its first two inputs, and returns the third. */
FN(decides) {
    const N(decision) *d = user;
    const jf_num *x = in[0];
    out[0][0] = x[2];
    switch (d->way) {
    case 0: N(plain)[d->which](e, x[0], x[1]); break;
    case 1: N(real)[d->which](e, x[0], jf_primal(e, x[1])); break;
    case 2: N(choice)[d->which](e, x[0], x[1], jf_const(e, 1), jf_const(e, 2)); break;
    default: jf_signbit(e, x[0]); break;
    }
    return 0;
}

TEST(a_comparison_between_equal_values_is_a_kink_where_one_moves) {
    const real values[] = {-INFINITY, -1, (real)-0.0, 0, (real)1e-30, 1, INFINITY, NAN};
    for (size_t which = 0; which < 6; which++) {
        for (size_t way = 0; way < 4; way++) {
            N(decision) d = {which, way};
            jf_context *c = N(context)(1, 12, 4);
            jf_func f = N(simple)(c, N(decides), 3, 1, &d);
            for (size_t i = 0; i < LENGTH(values) * LENGTH(values); i++) {
                const real x[3] = {values[i / LENGTH(values)], values[i % LENGTH(values)], 1};
                for (size_t j = 0; j < 3; j++) {
                    real t[3] = {0};
                    t[j] = 1;
                    const real by = way == 3 ? 0 : x[1];
                    bool meets = !isnan(x[0]) && !isnan(by) && !(x[0] < by) && !(x[0] > by);
                    bool moves = j == 0 || (j == 1 && (way == 0 || way == 2));
                    jf_clear_flags(c);
                    CHECK_INT(jf_jvp(c, f, (const real *[]){x}, (const real *[]){t}, NULL, NULL, NULL), JF_OK);
                    CHECK_INT(jf_flags(c), meets && moves ? JF_FLAG_KINK : 0);
                    if (meets && moves && way < 3) {
                        CHECK_SAYS(jf_flag_place(c, JF_FLAG_KINK), N(names)[which]);
                    }
                }
                jf_clear_flags(c);
                CHECK_INT(jf_call(c, f, (const real *[]){x}, NULL, NULL), JF_OK);
                CHECK_INT(jf_flags(c), 0);
            }
            free_memory();
        }
    }
}

/* Strong zero: a tangent that became zero on the way counts as none, so there is no pole and no flag. */
FN(log_of_exp) {
    out[0][0] = jf_log(e, jf_exp(e, in[0][0]));
    return 0;
}

TEST(a_tangent_that_became_zero_is_idle) {
    jf_context *c = N(context)(1, 12, 1);
    jf_func f = N(simple)(c, N(log_of_exp), 1, 1, NULL);
    const real x = -800;
    real y, slope;
    CHECK_INT(jf_jacobian(c, f, &x, &y, &slope), JF_OK);
    CHECK_SAME(y, -INFINITY);
    CHECK_SAME(slope, 0);
    CHECK_INT(jf_flags(c), 0);
}

static void N(all)(void) {
    RUN(poles_and_domains_are_told_for_slopes_as_for_values);
    RUN(a_comparison_between_equal_values_is_a_kink_where_one_moves);
    RUN(a_tangent_that_became_zero_is_idle);
}

#endif
