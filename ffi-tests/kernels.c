/* The values, slopes and second derivatives of operations on plain reals, one by one: against those of the drivers, at awkward points. */
#ifndef TWICE_H
#define SELF "kernels.c"
#include "operations.h"
#include <stdbool.h>
#include "twice.h"
#else
#include "call.h"
#include "recorded.h"

/* Slopes and second derivatives of an operation. */
typedef struct {
    const char *name;
    real (*unary[2])(real, real);
    real (*unary_real[2])(real, real, real);
    real (*unary_integer[2])(real, int, real);
    void (*binary[2])(real, real, real, real *);
    void (*ternary[2])(real, real, real, real, real *);
} N(kernel);

#define OF_UNARY(f) {.name = #f, .unary = {jf_d_##f, jf_dd_##f}},
#define OF_REAL(f) {.name = #f, .unary_real = {jf_d_##f, jf_dd_##f}},
#define OF_INTEGER(f) {.name = #f, .unary_integer = {jf_d_##f, jf_dd_##f}},
#define OF_BINARY(f) {.name = #f, .binary = {jf_d_##f, jf_dd_##f}},
#define OF_TERNARY(f) {.name = #f, .ternary = {jf_d_##f, jf_dd_##f}},

static const N(kernel) N(kernels)[] = {OPERATIONS(OF_UNARY, OF_REAL, OF_REAL, OF_INTEGER, OF_BINARY, OF_TERNARY)};

/* What a kernel says, zeros without their sign. */
static void N(carry_out)(const N(kernel) *k, const N(operation) *o, int order, const real *x, real y, real *d) {
    switch (o->kind) {
    case UNARY: d[0] = k->unary[order](x[0], y); break;
    case UNARY_REAL: d[0] = k->unary_real[order](x[0], o->parameter, y); break;
    case REAL_UNARY: d[0] = k->unary_real[order](o->parameter, x[0], y); break;
    case UNARY_INTEGER: d[0] = k->unary_integer[order](x[0], o->exponent, y); break;
    case BINARY: k->binary[order](x[0], x[1], y, d); break;
    default: k->ternary[order](x[0], x[1], x[2], y, d); break;
    }
    for (size_t i = 0; i < 6; i++) {
        d[i] += 0;
    }
}

TEST(slopes_and_second_derivatives_are_those_of_the_drivers) {
    static const real parameters[] = {2, (real)-0.5, 0, 1, INFINITY, NAN};
    static const int exponents[] = {2, -3, 0, 1, 1000, INT32_MIN};
    for (size_t k = 0; k < LENGTH(N(kernels)); k++) {
        N(operation) o = N(table)[k];
        part = o.name;
        CHECK(strcmp(o.name, N(kernels)[k].name) == 0);
        const size_t n = o.kind == TERNARY ? 3 : o.kind == BINARY ? 2 : 1;
        jf_context *c = N(context)(1, 40, 3);
        const jf_func f = N(simple)(c, N(one), n, 1, &o);
        for (size_t way = 0; way < (has_parameter(o.kind) ? LENGTH(parameters) : 1); way++) {
            o.parameter = parameters[way], o.exponent = exponents[way];
            for (unsigned i = 0; i < 200; i++) {
                const real x[3] = {i < 21 ? N(awkward)[i] : N(any)(), N(any)(), N(any)()}, *const in[] = {x};
                real y, jac[3], hess[9], d[6] = {0}, dd[6] = {0}, expected[6] = {0};
                CHECK_INT(jf_hessian(c, f, in, NULL, (real *[]){hess}, &(jf_matrix){.data = jac}, (real *[]){&y}), JF_OK);
                N(carry_out)(N(kernels) + k, &o, 0, x, y, d);
                N(differ)("slope", jac, d, n, x, n, __LINE__);
                N(carry_out)(N(kernels) + k, &o, 1, x, y, dd);
                size_t pairs = 0;
                for (size_t a = 0; a < n; a++) {
                    for (size_t b = a; b < n; b++) {
                        expected[pairs++] = hess[a * n + b];
                    }
                }
                N(differ)("second derivative", expected, dd, pairs, x, n, __LINE__);
            }
        }
        free_memory();
    }
    jf_d_hypot(3, 4, 5, NULL);
    jf_dd_fma(1, 2, 3, 5, NULL);
}

TEST(a_zero_by_definition_has_a_sign) {
    CHECK(signbit(jf_d_floor((real)1.5, 1)) && !signbit(jf_d_cos(0, 1)) && !signbit(jf_d_mul_c(1, (real)-0.0, (real)-0.0)));
    real d[2];
    jf_d_fmin(1, 2, 1, d);
    CHECK(d[0] == 1 && same((double)d[1], -0.0));
}

TEST(sine_and_cosine_together_have_their_bits) {
    for (unsigned i = 0; i < 1000; i++) {
        const real x = i < 21 ? N(awkward)[i] : N(any)();
        real s = 2, c = 2, alone[2] = {2, 2};
        jf_m_sincos(x, &s, &c), jf_m_sincos(x, alone, NULL), jf_m_sincos(x, NULL, alone + 1);
        CHECK(same((double)s, (double)jf_m_sin(x)) && same((double)c, (double)jf_m_cos(x)));
        CHECK(same((double)alone[0], (double)s) && same((double)alone[1], (double)c));
    }
}

/* The functions over arrays whose steps depend on the values. */
#ifndef SINGLE
enum { OVER_ARRAYS = 5, LONGEST = 5 };
#endif
/* Numbers, their derivatives in two directions, and their second ones in both. */
typedef struct {
    size_t which, n;
    real parts[4][LONGEST];
} N(directions);

/* Numbers that have these derivatives where both inputs are 0. */
FN(over_arrays) {
    const N(directions) *o = user;
    const jf_num s = in[0][0], t = in[0][1], st = jf_mul(e, s, t);
    jf_num a[LONGEST], y[LONGEST];
    for (size_t k = 0; k < LONGEST; k++) {
        const jf_num first = jf_add(e, jf_mul_c(e, s, o->parts[1][k]), jf_mul_c(e, t, o->parts[2][k]));
        a[k] = jf_add_c(e, jf_add(e, first, jf_mul_c(e, st, o->parts[3][k])), o->parts[0][k]);
        y[k] = jf_const(e, 0);
    }
    switch (o->which) {
    case 0: y[0] = jf_norm(e, o->n, a); break;
    case 1: y[0] = jf_amax(e, o->n, a); break;
    case 2: y[0] = jf_amin(e, o->n, a); break;
    case 3: y[0] = jf_logsumexp(e, o->n, a); break;
    default: jf_softmax(e, o->n, a, y); break;
    }
    for (size_t k = 0; k < LONGEST; k++) {
        out[0][k] = y[k];
    }
    return 0;
}

/* What kernels say: the values, derivatives in direction u, in v, and second ones in both with w. */
static void N(directed)(size_t which, size_t n, const real *const d[4], real y[4][LONGEST]) {
    static real (*const values[])(size_t, const real *) = {jf_m_norm, jf_m_amax, jf_m_amin, jf_m_logsumexp};
    static real (*const first[])(size_t, const real *, const real *) = {jf_d_norm, jf_d_amax, jf_d_amin, jf_d_logsumexp};
    static real (*const second[])(size_t, const real *, const real *, const real *, const real *) = {jf_dd_norm, jf_dd_amax, jf_dd_amin, jf_dd_logsumexp};
    if (which < LENGTH(values)) {
        y[0][0] = values[which](n, d[0]), y[1][0] = first[which](n, d[0], d[1]), y[2][0] = first[which](n, d[0], d[2]), y[3][0] = second[which](n, d[0], d[1], d[2], d[3]);
        return;
    }
    real once[3][LONGEST] = {{0}};
    jf_m_softmax(n, d[0], once[0]), jf_d_softmax(n, d[0], d[1], once[1], once[2]);
    jf_dd_softmax(n, d[0], d[1], d[2], d[3], y[0], y[1], y[2], y[3]);
    for (size_t k = 0; k < n; k++) {
        CHECK(same((double)once[0][k], (double)y[0][k]) && same((double)once[1][k], (double)y[0][k]) && same((double)once[2][k], (double)y[1][k]));
    }
}

TEST(functions_over_arrays_and_their_derivatives_are_those_of_the_drivers) {
    static const size_t counts[] = {0, 1, 2, LONGEST};
    for (size_t k = 0; k < OVER_ARRAYS * LENGTH(counts); k++) {
        N(directions) o = {.which = k / LENGTH(counts), .n = counts[k % LENGTH(counts)]};
        part = "function over an array";
        jf_context *c = N(context)(1, 100, 2);
        const jf_func f = N(simple)(c, N(over_arrays), 2, LONGEST, &o);
        for (unsigned i = 0; i < 1000; i++) {
            const real zeros[2] = {0}, *const in[] = {zeros};
            real jac[2 * LONGEST], hess[4 * LONGEST], y[LONGEST], made[4][LONGEST] = {{0}}, expected[4][LONGEST];
            for (size_t j = 0; j < LONGEST; j++) {
                /* Awkward ones, some that are equal, and directions that are zero; nothing has a derivative where it is NaN. */
                const real x = i % 3 == 0 ? N(awkward)[(i + 7 * j) % 21] : i % 3 == 1 && j % 2 ? o.parts[0][j - 1] : N(any)();
                o.parts[0][j] = x + 0;
                for (size_t direction = 1; direction < 4; direction++) {
                    o.parts[direction][j] = isnan(x) ? x : i % 5 < direction ? 0 : N(usual)();
                }
            }
            CHECK_INT(jf_hessian(c, f, in, NULL, (real *[]){hess}, &(jf_matrix){.data = jac}, (real *[]){y}), JF_OK);
            N(directed)(o.which, o.n, (const real *const[]){o.parts[0], o.parts[1], o.parts[2], o.parts[3]}, made);
            for (size_t row = 0; row < LONGEST; row++) {
                expected[0][row] = y[row], expected[1][row] = jac[2 * row], expected[2][row] = jac[2 * row + 1], expected[3][row] = hess[4 * row + 1];
                for (size_t order = 0; order < 4; order++) {
                    made[order][row] += 0, expected[order][row] += 0;
                }
            }
            N(differ)("kernel", expected[0], made[0], 4 * LONGEST, o.parts[0], o.n, __LINE__);
        }
        free_memory();
    }
    CHECK(jf_m_norm(0, NULL) == 0 && isnan(jf_m_amax(0, NULL)) && jf_m_logsumexp(0, NULL) == -INFINITY && jf_d_norm(0, NULL, NULL) == 0);
    jf_m_softmax(0, NULL, NULL), jf_dd_softmax(0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
}

/* The numbers are the inputs themselves. */
FN(of_inputs) {
    jf_num y[LONGEST];
    const size_t which = *(const size_t *)user;
    if (which < 4) {
        y[0] = which == 0 ? jf_norm(e, LONGEST, in[0]) : which == 1 ? jf_amax(e, LONGEST, in[0]) : which == 2 ? jf_amin(e, LONGEST, in[0]) : jf_logsumexp(e, LONGEST, in[0]);
    } else {
        jf_softmax(e, LONGEST, in[0], y);
    }
    for (size_t k = 0; k < LONGEST; k++) {
        out[0][k] = which < 4 ? y[0] : y[k];
    }
    return 0;
}

TEST(numbers_that_are_nan_have_any_direction) {
    for (size_t which = 0; which < OVER_ARRAYS; which++) {
        jf_context *c = N(context)(1, 100, 2);
        const jf_func f = N(simple)(c, N(of_inputs), LONGEST, LONGEST, &which);
        part = "direction of NaN";
        for (unsigned i = 0; i < 300; i++) {
            real x[LONGEST], u[LONGEST], y[LONGEST], dy[LONGEST], made[2][LONGEST] = {{0}};
            const real *const in[] = {x}, *const direction[] = {u};
            for (size_t j = 0; j < LONGEST; j++) {
                x[j] = (i + j) % 4 == 0 ? (real)NAN : N(any)(), u[j] = i % 3 == j % 3 ? 0 : N(usual)();
            }
            CHECK_INT(jf_jvp(c, f, in, direction, NULL, (real *[]){y}, (real *[]){dy}), JF_OK);
            if (which < 4) {
                static real (*const values[])(size_t, const real *) = {jf_m_norm, jf_m_amax, jf_m_amin, jf_m_logsumexp};
                static real (*const first[])(size_t, const real *, const real *) = {jf_d_norm, jf_d_amax, jf_d_amin, jf_d_logsumexp};
                for (size_t k = 0; k < LONGEST; k++) {
                    made[0][k] = values[which](LONGEST, x), made[1][k] = first[which](LONGEST, x, u);
                }
            } else {
                jf_d_softmax(LONGEST, x, u, made[0], made[1]);
            }
            for (size_t k = 0; k < LONGEST; k++) {
                dy[k] += 0, made[1][k] += 0;
            }
            N(differ)("value", y, made[0], LONGEST, x, LONGEST, __LINE__);
            N(differ)("derivative", dy, made[1], LONGEST, u, LONGEST, __LINE__);
        }
        free_memory();
    }
}

static void N(all)(void) {
    RUN(numbers_that_are_nan_have_any_direction);
    RUN(functions_over_arrays_and_their_derivatives_are_those_of_the_drivers);
    RUN(sine_and_cosine_together_have_their_bits);
    RUN(slopes_and_second_derivatives_are_those_of_the_drivers);
    RUN(a_zero_by_definition_has_a_sign);
}

#endif
