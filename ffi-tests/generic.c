/* jacfwd/generic.h and model.h: every operation by its generic name is the function of C that it stands for; plain reals have the same bits. */
#include "check.h"
#include "generic_operations.h"
#include "jacfwd.h"

#include <stdlib.h>

enum {
    UNARY = GENERIC_UNARY_COUNT + GENERIC_UNARY_REAL_COUNT + GENERIC_UNARY_INTEGER_COUNT,
    BINARY = 6 * GENERIC_BINARY_COUNT,
    OTHERS = 4 * GENERIC_TERNARY_COUNT + 8 + 9 + 4 + 4 + 7,
    MOST = BINARY > UNARY ? BINARY : UNARY
};

#include "jacfwd/generic.h"

#include "generic_model.h"
#include "jacfwd/of_double.h"
#include "generic_model.h"
/* Where float is computed in, no float is a double on the way. */
#ifdef __GNUC__
#pragma GCC diagnostic push
#pragma GCC diagnostic error "-Wdouble-promotion"
#endif
#include "jacfwd/of_jff_num.h"
#include "generic_model.h"
#include "jacfwd/of_float.h"
#include "generic_model.h"
#ifdef __GNUC__
#pragma GCC diagnostic pop
#endif
#include "jacfwd/of_jf_num.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* The same functions by their names in C. */
#define EXPLICITLY(prefix, real, of)                                                                                          \
    static int explicit_unary_##of(prefix##eval *e, const prefix##num *const *in, prefix##num *const *out, void *user) {     \
        size_t k = 0;                                                                                                         \
        (void)user;                                                                                                           \
        GENERIC_UNARY(ONE_##of)                                                                                               \
        GENERIC_UNARY_REAL(ONE_REAL_##of)                                                                                     \
        GENERIC_UNARY_INTEGER(ONE_INTEGER_##of)                                                                               \
        return 0;                                                                                                             \
    }                                                                                                                         \
    static int explicit_binary_##of(prefix##eval *e, const prefix##num *const *in, prefix##num *const *out, void *user) {    \
        const prefix##num x = in[0][0], y = in[0][1];                                                                         \
        size_t k = 0;                                                                                                         \
        (void)user;                                                                                                           \
        GENERIC_BINARY(TWO_##of)                                                                                              \
        return 0;                                                                                                             \
    }                                                                                                                         \
    static int explicit_others_##of(prefix##eval *e, const prefix##num *const *in, prefix##num *const *out, void *user) {    \
        const prefix##num x = in[0][0], y = in[0][1], minus = prefix##neg(e, x), one = C(prefix, 1), half = C(prefix, 0.5f);  \
        const real reals[] = {1, 2};                                                                                          \
        prefix##num *o = out[0];                                                                                              \
        (void)user;                                                                                                           \
        GENERIC_TERNARY(THREE_##of)                                                                                           \
        *o++ = prefix##select_lt(e, x, y, minus, one), *o++ = prefix##select_le(e, x, one, x, y);                             \
        *o++ = prefix##select_gt(e, half, x, x, C(prefix, 2)), *o++ = prefix##select_ge(e, x, y, x, y);                       \
        *o++ = C(prefix, prefix##lt(e, x, y)), *o++ = C(prefix, prefix##le_c(e, x, 0.5f));                                    \
        *o++ = C(prefix, prefix##lt_c(e, y, 1)), *o++ = C(prefix, prefix##ge_c(e, x, 0.5f));                                  \
        *o++ = prefix##sum(e, 2, in[0]), *o++ = prefix##prod(e, 2, in[0]), *o++ = prefix##dot(e, 2, in[0], in[0]);            \
        *o++ = prefix##dot_c(e, 2, reals, in[0]), *o++ = prefix##norm(e, 2, in[0]), *o++ = prefix##norm2sq(e, 2, in[0]);      \
        *o++ = prefix##amax(e, 2, in[0]), *o++ = prefix##amin(e, 2, in[0]), *o++ = prefix##logsumexp(e, 2, in[0]);            \
        prefix##softmax(e, 2, in[0], o), o += 2;                                                                              \
        prefix##matvec(e, 1, 2, in[0], in[0], o), o++, prefix##matvec_c(e, 1, 2, reals, in[0], o), o++;                       \
        *o++ = prefix##abs(e, x), *o++ = prefix##fmax(e, x, half), *o++ = prefix##fmin(e, x, y), *o++ = prefix##rint(e, x);   \
        const bool both = prefix##eq_c(e, x, 0.5f) && !prefix##ne_c(e, y, 0.25f);                                             \
        *o++ = C(prefix, both), *o++ = prefix##select_eq(e, x, one, x, y), *o++ = prefix##select_ne(e, x, y, one, x);         \
        *o++ = prefix##muladd(e, x, y, C(prefix, TENTH_##of)), *o++ = prefix##muladd(e, C(prefix, 2), x, y);                  \
        prefix##num s = x, t = y;                                                                                             \
        for (int step = 0; step < 3; step++) {                                                                                \
            t = prefix##add(e, s, t), s = prefix##mul_c(e, s, 0.5f);                                                          \
        }                                                                                                                     \
        *o++ = s, *o++ = prefix##square(e, t);                                                                                \
        return o - out[0] == OTHERS ? 0 : 1;                                                                                  \
    }
#define C(prefix, c) prefix##const(e, c)
#define TWO_OF(prefix, name, tenth, third)                                                                                    \
    out[0][k++] = prefix##name(e, x, y), out[0][k++] = prefix##name(e, x, C(prefix, tenth));                                  \
    out[0][k++] = prefix##name(e, x, C(prefix, 0.25f)), out[0][k++] = prefix##name(e, C(prefix, 2), y);                       \
    out[0][k++] = prefix##name(e, C(prefix, 0.25f), y), out[0][k++] = prefix##name(e, C(prefix, third), C(prefix, 2));
#define THREE_OF(prefix, name, tenth)                                                                                         \
    *o++ = prefix##name(e, x, y, minus), *o++ = prefix##name(e, x, C(prefix, tenth), y);                                      \
    *o++ = prefix##name(e, C(prefix, 2), x, C(prefix, 3)), *o++ = prefix##name(e, x, one, C(prefix, 1.5f));
#define TENTH_double 0.1
#define TENTH_float 0.1f
#define THREE_double(name, NAME) THREE_OF(jf_, name, 0.1)
#define THREE_float(name, NAME) THREE_OF(jff_, name, 0.1f)
#define ONE_double(name, NAME) out[0][k++] = jf_##name(e, in[0][0]);
#define ONE_REAL_double(name, NAME) out[0][k++] = jf_##name(e, in[0][0], 0.75);
#define ONE_INTEGER_double(name, NAME) out[0][k++] = jf_##name(e, in[0][0], 3);
#define TWO_double(name, NAME) TWO_OF(jf_, name, 0.1, 0.3)
#define ONE_float(name, NAME) out[0][k++] = jff_##name(e, in[0][0]);
#define ONE_REAL_float(name, NAME) out[0][k++] = jff_##name(e, in[0][0], 0.75f);
#define ONE_INTEGER_float(name, NAME) out[0][k++] = jff_##name(e, in[0][0], 3);
#define TWO_float(name, NAME) TWO_OF(jff_, name, 0.1f, 0.3f)
EXPLICITLY(jf_, double, double)
EXPLICITLY(jff_, float, float)

/* Points, some of them awkward. */
static const double points[][2] = {{0.5, 0.25}, {-0.75, 2}, {3, -1.5}, {0, 0}, {1, 1}, {-0.0, 4}, {INFINITY, 1}, {NAN, 2}, {1e-30, 1e20}, {2.5, -7}};

#define COMPARED(prefix, real, of)                                                                                            \
    static prefix##context *context_##of(void *memory, size_t bytes) {                                                       \
        const jf_config config = {.functions = 2, .numbers = 4 * MOST, .lanes = 2};                                           \
        prefix##context *c = NULL;                                                                                            \
        CHECK_INT(prefix##context_init(memory, bytes, &config, &c), JF_OK);                                                   \
        return c;                                                                                                             \
    }                                                                                                                         \
    static prefix##func function_##of(prefix##context *c, prefix##fn f, size_t n, size_t m) {                                \
        prefix##func g = {0};                                                                                                 \
        CHECK_INT(prefix##register(c, f, &(jf_signature){1, &n, 1, &m, 0, NULL}, NULL, &g), JF_OK);                           \
        return g;                                                                                                             \
    }                                                                                                                         \
    /* Values and Jacobian are those of the same by names of C, values those of the text for plain reals. */                  \
    static void compare_##of(prefix##fn f, prefix##fn by_names, int (*plain)(void *, const real *const *, real *const *, void *), size_t m) { \
        static uint64_t memory[1 << 15];                                                                                      \
        static real y[3][MOST], jac[2][2 * MOST];                                                                             \
        prefix##context *c = context_##of(memory, sizeof memory);                                                             \
        const prefix##func g = function_##of(c, f, 2, m), h = function_##of(c, by_names, 2, m);                               \
        for (size_t p = 0; p < LENGTH(points); p++) {                                                                         \
            const real x[] = {(real)points[p][0], (real)points[p][1]}, *const in[] = {x};                                     \
            CHECK_INT(prefix##jacfwd(c, g, in, NULL, &(prefix##matrix){.data = jac[0]}, (real *[]){y[0]}), JF_OK);            \
            CHECK_INT(prefix##jacfwd(c, h, in, NULL, &(prefix##matrix){.data = jac[1]}, (real *[]){y[1]}), JF_OK);            \
            CHECK_INT(plain(NULL, in, (real *[]){y[2]}, NULL), 0);                                                            \
            for (size_t k = 0; k < m; k++) {                                                                                  \
                CHECK_SAME((double)y[0][k], (double)y[1][k]);                                                                 \
                CHECK_SAME((double)y[2][k], (double)y[0][k]);                                                                 \
                for (size_t d = 2 * k; d < 2 * k + 2; d++) {                                                                  \
                    /* A quotient of a plain real has another order of steps than that of a constant. */                      \
                    const double is = (double)jac[0][d], other = (double)jac[1][d], size = sizeof(real) == 4 ? 3e-7 : 5e-16;  \
                    CHECK(same(is, other) || fabs(is - other) <= size * fabs(other));                                         \
                }                                                                                                             \
            }                                                                                                                 \
        }                                                                                                                     \
    }
COMPARED(jf_, double, double)
COMPARED(jff_, float, float)

int main(void) {
    compare_double(unary, explicit_unary_double, unary_double, UNARY);
    compare_double(binary, explicit_binary_double, binary_double, BINARY);
    compare_double(others, explicit_others_double, others_double, OTHERS);
    compare_float(unary_single, explicit_unary_float, unary_float, UNARY);
    compare_float(binary_single, explicit_binary_float, binary_float, BINARY);
    compare_float(others_single, explicit_others_float, others_float, OTHERS);
    return finish();
}
