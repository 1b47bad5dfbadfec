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

static void N(all)(void) {
    RUN(sine_and_cosine_together_have_their_bits);
    RUN(slopes_and_second_derivatives_are_those_of_the_drivers);
    RUN(a_zero_by_definition_has_a_sign);
}

#endif
