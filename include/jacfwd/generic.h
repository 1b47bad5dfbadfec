/* The operations under one name each, for numbers and plain reals alike: JF_ADD(a, b) is jf_add, jf_add_c, jff_add, or a + b, as a and b are. So a formula
 * is written as one would in a calculator, and the same text computes with numbers that have derivatives and with doubles or floats.
 *
 *     const jf_num drag = JF_MUL(0.5, JF_MUL(cd, JF_SQUARE(speed)));
 *
 * With JF_SHORT_NAMES defined before it is included: ADD(a, b), MUL(0.5, x), SIN(x). The evaluation is the variable e where the macro stands, or what
 * JF_EVAL is defined as. Numbers of both precisions do not mix. Every argument is evaluated once. C11; C++ has operators: jacfwd.hpp.
 *
 * One text, say pendulum.h:
 *
 *     JF_FUNCTION(pendulum) {
 *         const JF_NUM angle = in[0][0], speed = in[0][1];
 *         out[0][0] = ADD(angle, MUL(0.01, speed));
 *         out[0][1] = SUB(speed, MUL(0.0981, SIN(angle)));
 *         return 0;
 *     }
 *
 * and where it is used:
 *
 *     #define JF_SHORT_NAMES
 *     #include <jacfwd/generic.h>
 *     #include "pendulum.h"           pendulum, a function for jf_register
 *     #include <jacfwd/of_double.h>
 *     #include "pendulum.h"           pendulum_double, of the same arguments with double in place of jf_num; its e is not used: NULL
 *     #include <jacfwd/of_jf_num.h>   for whatever follows
 *
 * of_jff_num.h and of_float.h are the same in single precision: pendulum_single and pendulum_float. In the text JF_NUM is the kind of number, JF_REAL
 * what plain reals are computed in, JF_PASS the type of e, for functions beside, and JF_NAME(f) what f is called. All have the same bits where compilers
 * keep products and sums apart: -ffp-contract=off.
 *
 * Derived from the operations by `cargo xtask derive`; do not edit. */
#ifndef JACFWD_GENERIC_H
#define JACFWD_GENERIC_H

#ifdef __cplusplus
#error "C++ has operators for numbers: include jacfwd.hpp instead of jacfwd/generic.h"
#elif !defined __STDC_VERSION__ || __STDC_VERSION__ < 201112L
#error "jacfwd/generic.h needs C11: compile with -std=c11 or later"
#endif

#include "../jacfwd.h"

/* The evaluation, where a macro stands. */
#ifndef JF_EVAL
#define JF_EVAL e
#endif
/* The kind of number that reals become beside numbers, what plain reals are computed in, the type of e, and what functions are called: those of
 * jf_num, until of_double.h or another of these headers makes them others. */
#define JF_NUM jf_num
#define JF_REAL double
#define JF_PASS jf_eval
#define JF_NAME(name) name

#ifdef __GNUC__
#define JF_MAY_BE_UNUSED_ __attribute__((unused))
#else
#define JF_MAY_BE_UNUSED_
#endif
#define JF_FUNCTION(name)                                                                                             \
    JF_MAY_BE_UNUSED_ static int JF_NAME(name)(JF_MAY_BE_UNUSED_ JF_PASS * JF_EVAL,                                    \
                                               JF_MAY_BE_UNUSED_ const JF_NUM *const *in,                              \
                                               JF_MAY_BE_UNUSED_ JF_NUM *const *out, JF_MAY_BE_UNUSED_ void *user)

/* ---- Which function ---- */

#define JF_PASTE_(a, b) JF_PASTED_(a, b)
#define JF_PASTED_(a, b) a##b
/* 1 for jf_num, 2 for jff_num, 3 for a plain real, 4 for a float: as the size of an array, so that an argument stands in a macro once for this, and once
 * to be evaluated. A float is told apart so that it is never made a double where floats are computed in. */
#define JF_KIND_(x) \
    sizeof(*_Generic((x), jf_num: (char (*)[1])0, jff_num: (char (*)[2])0, float: (char (*)[4])0, default: (char (*)[3])0))
#define JF_PAIR_(a, b) ((char (*)[5 * JF_KIND_(a) + JF_KIND_(b)])0)
#define JF_PLAIN_(name, of) JF_PASTE_(jf_plain_##name##_##of##_, JF_REAL)

#define JF_UNARY_(name, a) JF_OF_ONE_(name, a)(JF_EVAL, a)
#define JF_UNARY_WITH_(name, a, c) JF_OF_ONE_(name, a)(JF_EVAL, a, c)
#define JF_OF_ONE_(name, a) \
    _Generic((a), jf_num: jf_##name, jff_num: jff_##name, float: JF_PLAIN_(name, f), default: JF_PLAIN_(name, d))
#define JF_BINARY_(name, a, b) JF_OF_TWO_(name, a, b)(JF_EVAL, a, b)
#define JF_OF_TWO_(name, a, b)                      \
    _Generic(JF_PAIR_(a, b),                        \
             char (*)[6]: jf_##name,                \
             char (*)[8]: jf_right_##name##_d,      \
             char (*)[9]: jf_right_##name##_d,      \
             char (*)[16]: jf_left_##name##_d,      \
             char (*)[21]: jf_left_##name##_d,      \
             char (*)[12]: jff_##name,              \
             char (*)[13]: jff_right_##name##_d,    \
             char (*)[14]: jff_right_##name##_f,    \
             char (*)[17]: jff_left_##name##_d,     \
             char (*)[22]: jff_left_##name##_f,     \
             char (*)[18]: JF_PLAIN_(name, dd),     \
             char (*)[19]: JF_PLAIN_(name, df),     \
             char (*)[23]: JF_PLAIN_(name, fd),     \
             char (*)[24]: JF_PLAIN_(name, ff))
#define JF_TERNARY_(name, a, b, c)               \
    _Generic(JF_LIFTED_(a),                      \
             jf_num: jf_##name,                  \
             jff_num: jff_##name,                \
             double: jf_plain_##name##_double,   \
             float: jf_plain_##name##_float)(JF_EVAL, JF_LIFTED_(a), JF_LIFTED_(b), JF_LIFTED_(c))
/* A number as it is, a plain real as a constant of the kind that is computed with. */
#define JF_LIFTED_(x)                                        \
    _Generic((x),                                            \
             jf_num: jf_itself,                              \
             jff_num: jff_itself,                            \
             float: JF_PASTE_(jf_constant_f_, JF_NUM),       \
             default: JF_PASTE_(jf_constant_d_, JF_NUM))(JF_EVAL, x)

#define JF_SELECTED_(name, a, b, x, y)                      \
    _Generic(JF_LIFTED_(x),                                 \
             jf_num: jf_select_##name,                      \
             jff_num: jff_select_##name,                    \
             double: jf_plain_select_##name##_double,       \
             float: jf_plain_select_##name##_float)(JF_EVAL, JF_LIFTED_(a), JF_LIFTED_(b), JF_LIFTED_(x), JF_LIFTED_(y))

/* Of an array of numbers, or of plain reals. */
#define JF_OF_ARRAY_(name, a)                                   \
    _Generic((a),                                               \
             jf_num *: jf_##name,                               \
             const jf_num *: jf_##name,                         \
             jff_num *: jff_##name,                             \
             const jff_num *: jff_##name,                       \
             double *: jf_plain_##name##_double,                \
             const double *: jf_plain_##name##_double,          \
             float *: jf_plain_##name##_float,                  \
             const float *: jf_plain_##name##_float)

/* Of two arrays, of which the first may be of plain reals where the second is not. */
#define JF_ARRAY_KIND_(a)                           \
    sizeof(*_Generic((a),                           \
                     jf_num *: (char (*)[1])0,      \
                     const jf_num *: (char (*)[1])0, \
                     jff_num *: (char (*)[2])0,     \
                     const jff_num *: (char (*)[2])0, \
                     default: (char (*)[3])0))
#define JF_OF_ARRAYS_(name, a, b)                                                \
    _Generic((char (*)[3 * JF_ARRAY_KIND_(a) + JF_ARRAY_KIND_(b)])0,             \
             char (*)[4]: jf_##name,                                             \
             char (*)[10]: jf_##name##_c,                                        \
             char (*)[8]: jff_##name,                                            \
             char (*)[11]: jff_##name##_c,                                       \
             char (*)[12]: JF_PASTE_(jf_plain_##name##_, JF_REAL))

/* ---- The functions of plain reals, and of numbers with plain reals beside them ---- */

/* In double and in float, of whichever of both is given. */
#define JF_IN_BOTH_(macro, name) macro(name, jf_m_##name, double) macro(name, jff_m_##name, float)

#define JF_ONE_(name, real, of, type, ...) \
    static inline real jf_plain_##name##_##of##_##real(const void *eval, type a) { return (void)eval, __VA_ARGS__; }
#define JF_UNARY_OF_(name, function, real)             \
    JF_ONE_(name, real, d, double, function((real)a))  \
    JF_ONE_(name, real, f, float, function((real)a))
#define JF_PLAIN_UNARY_(name) JF_IN_BOTH_(JF_UNARY_OF_, name)
#define JF_NEG_OF_(name, function, real) JF_ONE_(name, real, d, double, -(real)a) JF_ONE_(name, real, f, float, -(real)a)
#define JF_PLAIN_NEG_(name) JF_IN_BOTH_(JF_NEG_OF_, name)

#define JF_ONE_WITH_(name, function, real, of, type, with) \
    static inline real jf_plain_##name##_##of##_##real(const void *eval, type a, with c) { return (void)eval, function((real)a, c); }
#define JF_UNARY_REAL_OF_(name, function, real) \
    JF_ONE_WITH_(name, function, real, d, double, real) JF_ONE_WITH_(name, function, real, f, float, real)
#define JF_PLAIN_UNARY_REAL_(name) JF_IN_BOTH_(JF_UNARY_REAL_OF_, name)
#define JF_UNARY_INTEGER_OF_(name, function, real) \
    JF_ONE_WITH_(name, function, real, d, double, int) JF_ONE_WITH_(name, function, real, f, float, int)
#define JF_PLAIN_UNARY_INTEGER_(name) JF_IN_BOTH_(JF_UNARY_INTEGER_OF_, name)

#define JF_TWO_(name, result, real, of, left, right, ...) \
    static inline result jf_plain_##name##_##of##_##real(const void *eval, left a, right b) { return (void)eval, __VA_ARGS__; }
#define JF_TWOS_(name, result, real, ...)                            \
    JF_TWO_(name, result, real, dd, double, double, __VA_ARGS__)     \
    JF_TWO_(name, result, real, df, double, float, __VA_ARGS__)      \
    JF_TWO_(name, result, real, fd, float, double, __VA_ARGS__)      \
    JF_TWO_(name, result, real, ff, float, float, __VA_ARGS__)
#define JF_BINARY_OF_(name, function, real) JF_TWOS_(name, real, real, function((real)a, (real)b))
#define JF_PLAIN_BINARY_(name) JF_IN_BOTH_(JF_BINARY_OF_, name)
#define JF_PLAIN_OPERATOR_(name, sign) \
    JF_TWOS_(name, double, double, (double)a sign (double)b) JF_TWOS_(name, float, float, (float)a sign (float)b)

#define JF_TERNARY_OF_(name, function, real) \
    static inline real jf_plain_##name##_##real(const void *eval, real a, real b, real c) { return (void)eval, function(a, b, c); }
#define JF_PLAIN_TERNARY_(name) JF_IN_BOTH_(JF_TERNARY_OF_, name)

/* A plain real on the right, or on the left, of a number: an operation of its own, or a constant that is given back at once. */
#define JF_RIGHT_(name, prefix, of, type, real, ...)                                                            \
    static inline prefix##num prefix##right_##name##_##of(prefix##eval *eval, prefix##num a, type b) {          \
        const real c = (real)b;                                                                                 \
        __VA_ARGS__                                                                                             \
    }
#define JF_LEFT_(name, prefix, of, type, real, ...)                                                             \
    static inline prefix##num prefix##left_##name##_##of(prefix##eval *eval, type b, prefix##num a) {           \
        const real c = (real)b;                                                                                 \
        __VA_ARGS__                                                                                             \
    }
#define JF_BESIDE_(side, name, doubles, floats)         \
    side(name, jf_, d, double, double, doubles)         \
    side(name, jff_, d, double, float, floats)          \
    side(name, jff_, f, float, float, floats)
#define JF_RIGHT_REAL_(name) JF_BESIDE_(JF_RIGHT_, name, return jf_##name##_c(eval, a, c);, return jff_##name##_c(eval, a, c);)
#define JF_LEFT_REAL_(name) JF_BESIDE_(JF_LEFT_, name, return jf_c_##name(eval, c, a);, return jff_c_##name(eval, c, a);)
#define JF_EITHER_REAL_(name) JF_BESIDE_(JF_LEFT_, name, return jf_##name##_c(eval, a, c);, return jff_##name##_c(eval, a, c);)
#define JF_CONST_(name, prefix, left, right)                                                                    \
    const prefix##num k = prefix##const(eval, c), y = prefix##name(eval, left, right);                          \
    prefix##release(eval, k);                                                                                   \
    return y;
#define JF_RIGHT_CONST_(name) JF_BESIDE_(JF_RIGHT_, name, JF_CONST_(name, jf_, a, k), JF_CONST_(name, jff_, a, k))
#define JF_LEFT_CONST_(name) JF_BESIDE_(JF_LEFT_, name, JF_CONST_(name, jf_, k, a), JF_CONST_(name, jff_, k, a))

JF_PLAIN_NEG_(neg)
JF_PLAIN_OPERATOR_(add, +)
JF_RIGHT_REAL_(add)
JF_EITHER_REAL_(add)
JF_PLAIN_OPERATOR_(sub, -)
JF_RIGHT_REAL_(sub)
JF_LEFT_REAL_(sub)
JF_PLAIN_OPERATOR_(mul, *)
JF_RIGHT_REAL_(mul)
JF_EITHER_REAL_(mul)
JF_PLAIN_OPERATOR_(div, /)
JF_RIGHT_REAL_(div)
JF_LEFT_REAL_(div)
JF_PLAIN_TERNARY_(fma)
JF_PLAIN_UNARY_(recip)
JF_PLAIN_UNARY_(square)
JF_PLAIN_UNARY_(sqrt)
JF_PLAIN_UNARY_(rsqrt)
JF_PLAIN_UNARY_(cbrt)
JF_PLAIN_BINARY_(hypot)
JF_RIGHT_CONST_(hypot)
JF_LEFT_CONST_(hypot)
JF_PLAIN_BINARY_(pow)
JF_RIGHT_REAL_(pow)
JF_LEFT_REAL_(pow)
JF_PLAIN_UNARY_INTEGER_(powi)
JF_PLAIN_UNARY_INTEGER_(scalbn)
JF_PLAIN_UNARY_(exp)
JF_PLAIN_UNARY_(exp2)
JF_PLAIN_UNARY_(exp10)
JF_PLAIN_UNARY_(expm1)
JF_PLAIN_UNARY_(log)
JF_PLAIN_UNARY_(log2)
JF_PLAIN_UNARY_(log10)
JF_PLAIN_UNARY_(log1p)
JF_PLAIN_UNARY_(log1mexp)
JF_PLAIN_UNARY_(logexpm1)
JF_PLAIN_BINARY_(logaddexp)
JF_RIGHT_CONST_(logaddexp)
JF_LEFT_CONST_(logaddexp)
JF_PLAIN_UNARY_(entr)
JF_PLAIN_BINARY_(xlogy)
JF_RIGHT_CONST_(xlogy)
JF_LEFT_CONST_(xlogy)
JF_PLAIN_BINARY_(xlog1py)
JF_RIGHT_CONST_(xlog1py)
JF_LEFT_CONST_(xlog1py)
JF_PLAIN_UNARY_(sin)
JF_PLAIN_UNARY_(cos)
JF_PLAIN_UNARY_(tan)
JF_PLAIN_UNARY_(asin)
JF_PLAIN_UNARY_(acos)
JF_PLAIN_UNARY_(atan)
JF_PLAIN_BINARY_(atan2)
JF_RIGHT_CONST_(atan2)
JF_LEFT_CONST_(atan2)
JF_PLAIN_UNARY_(sinpi)
JF_PLAIN_UNARY_(cospi)
JF_PLAIN_UNARY_(tanpi)
JF_PLAIN_UNARY_(sinc)
JF_PLAIN_UNARY_(deg2rad)
JF_PLAIN_UNARY_(rad2deg)
JF_PLAIN_UNARY_(wrap_to_pi)
JF_PLAIN_UNARY_(sinh)
JF_PLAIN_UNARY_(cosh)
JF_PLAIN_UNARY_(tanh)
JF_PLAIN_UNARY_(asinh)
JF_PLAIN_UNARY_(acosh)
JF_PLAIN_UNARY_(atanh)
JF_PLAIN_UNARY_(abs)
JF_PLAIN_UNARY_(sign)
JF_PLAIN_BINARY_(copysign)
JF_RIGHT_CONST_(copysign)
JF_LEFT_CONST_(copysign)
JF_PLAIN_UNARY_(floor)
JF_PLAIN_UNARY_(ceil)
JF_PLAIN_UNARY_(trunc)
JF_PLAIN_UNARY_(round)
JF_PLAIN_UNARY_(rint)
JF_PLAIN_UNARY_(frac)
JF_PLAIN_BINARY_(fmod)
JF_RIGHT_CONST_(fmod)
JF_LEFT_CONST_(fmod)
JF_PLAIN_BINARY_(remainder)
JF_RIGHT_CONST_(remainder)
JF_LEFT_CONST_(remainder)
JF_PLAIN_BINARY_(mod)
JF_RIGHT_CONST_(mod)
JF_LEFT_CONST_(mod)
JF_PLAIN_BINARY_(fdim)
JF_RIGHT_CONST_(fdim)
JF_LEFT_CONST_(fdim)
JF_PLAIN_BINARY_(fmin)
JF_RIGHT_CONST_(fmin)
JF_LEFT_CONST_(fmin)
JF_PLAIN_BINARY_(fmax)
JF_RIGHT_CONST_(fmax)
JF_LEFT_CONST_(fmax)
JF_PLAIN_BINARY_(minimum)
JF_RIGHT_CONST_(minimum)
JF_LEFT_CONST_(minimum)
JF_PLAIN_BINARY_(maximum)
JF_RIGHT_CONST_(maximum)
JF_LEFT_CONST_(maximum)
JF_PLAIN_TERNARY_(clamp)
JF_PLAIN_UNARY_(relu)
JF_PLAIN_UNARY_REAL_(leaky_relu)
JF_PLAIN_UNARY_(heaviside)
JF_PLAIN_TERNARY_(lerp)
JF_PLAIN_UNARY_(erf)
JF_PLAIN_UNARY_(erfc)
JF_PLAIN_UNARY_(erfcx)
JF_PLAIN_UNARY_(erfinv)
JF_PLAIN_UNARY_(tgamma)
JF_PLAIN_UNARY_(lgamma)
JF_PLAIN_UNARY_(digamma)
JF_PLAIN_UNARY_(trigamma)
JF_PLAIN_UNARY_(j0)
JF_PLAIN_UNARY_(j1)
JF_PLAIN_UNARY_INTEGER_(jn)
JF_PLAIN_UNARY_(y0)
JF_PLAIN_UNARY_(y1)
JF_PLAIN_UNARY_(i0)
JF_PLAIN_UNARY_(i1)
JF_PLAIN_UNARY_(i0e)
JF_PLAIN_UNARY_(i1e)
JF_PLAIN_UNARY_(sigmoid)
JF_PLAIN_UNARY_(softplus)
JF_PLAIN_UNARY_(logsigmoid)
JF_PLAIN_UNARY_(logit)
JF_PLAIN_UNARY_(gelu)
JF_PLAIN_UNARY_(gelu_tanh)
JF_PLAIN_UNARY_(silu)
JF_PLAIN_UNARY_REAL_(elu)
JF_PLAIN_UNARY_(softsign)
JF_PLAIN_UNARY_(norm_cdf)
JF_PLAIN_UNARY_(norm_logcdf)
JF_PLAIN_UNARY_(norm_quantile)
JF_PLAIN_UNARY_(norm_pdf)

static inline jf_num jf_itself(const jf_eval *eval, jf_num x) { return (void)eval, x; }
static inline jff_num jff_itself(const jff_eval *eval, jff_num x) { return (void)eval, x; }
#define JF_CONSTANT_(num, eval_type, of, type, ...) \
    static inline num jf_constant_##of##_##num(eval_type *eval, type c) { return __VA_ARGS__; }
JF_CONSTANT_(jf_num, jf_eval, d, double, jf_const(eval, c))
JF_CONSTANT_(jf_num, jf_eval, f, float, jf_const(eval, (double)c))
JF_CONSTANT_(jff_num, jff_eval, d, double, jff_const(eval, (float)c))
JF_CONSTANT_(jff_num, jff_eval, f, float, jff_const(eval, c))
JF_CONSTANT_(double, const void, d, double, (void)eval, c)
JF_CONSTANT_(double, const void, f, float, (void)eval, (double)c)
JF_CONSTANT_(float, const void, d, double, (void)eval, (float)c)
JF_CONSTANT_(float, const void, f, float, (void)eval, c)

/* Comparisons. */
#define JF_COMPARED_WITH_(name, turned, prefix, of, type, real)                                                                  \
    static inline bool prefix##right_##name##_##of(prefix##eval *eval, prefix##num a, type b) { return prefix##name##_c(eval, a, (real)b); } \
    static inline bool prefix##left_##name##_##of(prefix##eval *eval, type b, prefix##num a) { return prefix##turned##_c(eval, a, (real)b); }
#define JF_SELECT_OF_(name, sign, real)                                                                                          \
    static inline real jf_plain_select_##name##_##real(const void *eval, real a, real b, real x, real y) {                      \
        return (void)eval, a sign b ? x : y;                                                                                     \
    }
#define JF_COMPARISON_(name, turned, sign)                          \
    JF_COMPARED_WITH_(name, turned, jf_, d, double, double)         \
    JF_COMPARED_WITH_(name, turned, jff_, d, double, float)         \
    JF_COMPARED_WITH_(name, turned, jff_, f, float, float)          \
    JF_TWOS_(name, bool, double, (double)a sign (double)b)          \
    JF_TWOS_(name, bool, float, (float)a sign (float)b)             \
    JF_SELECT_OF_(name, sign, double)                               \
    JF_SELECT_OF_(name, sign, float)
JF_COMPARISON_(lt, gt, <)
JF_COMPARISON_(le, ge, <=)
JF_COMPARISON_(gt, lt, >)
JF_COMPARISON_(ge, le, >=)
JF_COMPARISON_(eq, eq, ==)
JF_COMPARISON_(ne, ne, !=)

/* Arrays of plain reals, step by step as arrays of numbers. */
#define JF_ARRAYS_OF_(prefix, real)                                                                                              \
    static inline real jf_plain_sum_##real(const void *eval, size_t n, const real *a) {                                         \
        (void)eval;                                                                                                              \
        real y = n > 0 ? a[0] : 0;                                                                                               \
        for (size_t i = 1; i < n; i++) {                                                                                         \
            y += a[i];                                                                                                           \
        }                                                                                                                        \
        return y;                                                                                                                \
    }                                                                                                                            \
    static inline real jf_plain_prod_##real(const void *eval, size_t n, const real *a) {                                        \
        (void)eval;                                                                                                              \
        real y = n > 0 ? a[0] : 1;                                                                                               \
        for (size_t i = 1; i < n; i++) {                                                                                         \
            y *= a[i];                                                                                                           \
        }                                                                                                                        \
        return y;                                                                                                                \
    }                                                                                                                            \
    static inline real jf_plain_dot_##real(const void *eval, size_t n, const real *a, const real *b) {                          \
        (void)eval;                                                                                                              \
        real y = n > 0 ? a[0] * b[0] : 0;                                                                                        \
        for (size_t i = 1; i < n; i++) {                                                                                         \
            const real product = a[i] * b[i];                                                                                    \
            y += product;                                                                                                        \
        }                                                                                                                        \
        return y;                                                                                                                \
    }                                                                                                                            \
    static inline real jf_plain_norm2sq_##real(const void *eval, size_t n, const real *a) { return jf_plain_dot_##real(eval, n, a, a); } \
    static inline real jf_plain_norm_##real(const void *eval, size_t n, const real *a) { return (void)eval, prefix##norm(n, a); } \
    static inline real jf_plain_amax_##real(const void *eval, size_t n, const real *a) { return (void)eval, prefix##amax(n, a); } \
    static inline real jf_plain_amin_##real(const void *eval, size_t n, const real *a) { return (void)eval, prefix##amin(n, a); } \
    static inline real jf_plain_logsumexp_##real(const void *eval, size_t n, const real *a) { return (void)eval, prefix##logsumexp(n, a); } \
    static inline void jf_plain_softmax_##real(const void *eval, size_t n, const real *a, real *y) { (void)eval, prefix##softmax(n, a, y); } \
    static inline void jf_plain_matvec_##real(const void *eval, size_t rows, size_t cols, const real *a, const real *x, real *y) { \
        for (size_t i = 0; i < rows; i++) {                                                                                      \
            y[i] = jf_plain_dot_##real(eval, cols, a + i * cols, x);                                                             \
        }                                                                                                                        \
    }
JF_ARRAYS_OF_(jf_m_, double)
JF_ARRAYS_OF_(jff_m_, float)

#define JF_MULADD_OF_(real)                                                                                                      \
    static inline real jf_plain_muladd_##real(const void *eval, real a, real b, real c) {                                       \
        const real product = a * b;                                                                                              \
        return (void)eval, product + c;                                                                                          \
    }
JF_MULADD_OF_(double)
JF_MULADD_OF_(float)

/* Scopes, which plain reals do without. */
#define JF_SCOPES_OF_(num, prefix)                                                                                               \
    static inline size_t jf_scope_begin_##num(prefix##eval *eval) { return prefix##scope_begin(eval); }                         \
    static inline void jf_scope_next_##num(prefix##eval *eval, size_t mark, num *state, const num *next, size_t n) {            \
        prefix##scope_next(eval, mark, state, next, n);                                                                          \
    }                                                                                                                            \
    static inline void jf_scope_end_##num(prefix##eval *eval, size_t mark, num *keep, size_t n) {                               \
        prefix##scope_end(eval, mark, keep, n);                                                                                  \
    }
JF_SCOPES_OF_(jf_num, jf_)
JF_SCOPES_OF_(jff_num, jff_)
#define JF_NO_SCOPES_OF_(real)                                                                                                   \
    static inline size_t jf_scope_begin_##real(const void *eval) { return (void)eval, (size_t)0; }                              \
    static inline void jf_scope_next_##real(const void *eval, size_t mark, real *state, const real *next, size_t n) {           \
        (void)eval, (void)mark;                                                                                                  \
        for (size_t i = 0; i < n; i++) {                                                                                         \
            state[i] = next[i];                                                                                                  \
        }                                                                                                                        \
    }                                                                                                                            \
    static inline void jf_scope_end_##real(const void *eval, size_t mark, const real *keep, size_t n) {                         \
        (void)eval, (void)mark, (void)keep, (void)n;                                                                             \
    }
JF_NO_SCOPES_OF_(double)
JF_NO_SCOPES_OF_(float)

/* ---- The names ---- */

#define JF_NEG(a) JF_UNARY_(neg, a)
#define JF_ADD(a, b) JF_BINARY_(add, a, b)
#define JF_SUB(a, b) JF_BINARY_(sub, a, b)
#define JF_MUL(a, b) JF_BINARY_(mul, a, b)
#define JF_DIV(a, b) JF_BINARY_(div, a, b)
#define JF_FMA(a, b, c) JF_TERNARY_(fma, a, b, c)
#define JF_RECIP(a) JF_UNARY_(recip, a)
#define JF_SQUARE(a) JF_UNARY_(square, a)
#define JF_SQRT(a) JF_UNARY_(sqrt, a)
#define JF_RSQRT(a) JF_UNARY_(rsqrt, a)
#define JF_CBRT(a) JF_UNARY_(cbrt, a)
#define JF_HYPOT(a, b) JF_BINARY_(hypot, a, b)
#define JF_POW(a, b) JF_BINARY_(pow, a, b)
#define JF_POWI(a, k) JF_UNARY_WITH_(powi, a, k)
#define JF_SCALBN(a, k) JF_UNARY_WITH_(scalbn, a, k)
#define JF_EXP(a) JF_UNARY_(exp, a)
#define JF_EXP2(a) JF_UNARY_(exp2, a)
#define JF_EXP10(a) JF_UNARY_(exp10, a)
#define JF_EXPM1(a) JF_UNARY_(expm1, a)
#define JF_LOG(a) JF_UNARY_(log, a)
#define JF_LOG2(a) JF_UNARY_(log2, a)
#define JF_LOG10(a) JF_UNARY_(log10, a)
#define JF_LOG1P(a) JF_UNARY_(log1p, a)
#define JF_LOG1MEXP(a) JF_UNARY_(log1mexp, a)
#define JF_LOGEXPM1(a) JF_UNARY_(logexpm1, a)
#define JF_LOGADDEXP(a, b) JF_BINARY_(logaddexp, a, b)
#define JF_ENTR(a) JF_UNARY_(entr, a)
#define JF_XLOGY(a, b) JF_BINARY_(xlogy, a, b)
#define JF_XLOG1PY(a, b) JF_BINARY_(xlog1py, a, b)
#define JF_SIN(a) JF_UNARY_(sin, a)
#define JF_COS(a) JF_UNARY_(cos, a)
#define JF_TAN(a) JF_UNARY_(tan, a)
#define JF_ASIN(a) JF_UNARY_(asin, a)
#define JF_ACOS(a) JF_UNARY_(acos, a)
#define JF_ATAN(a) JF_UNARY_(atan, a)
#define JF_ATAN2(a, b) JF_BINARY_(atan2, a, b)
#define JF_SINPI(a) JF_UNARY_(sinpi, a)
#define JF_COSPI(a) JF_UNARY_(cospi, a)
#define JF_TANPI(a) JF_UNARY_(tanpi, a)
#define JF_SINC(a) JF_UNARY_(sinc, a)
#define JF_DEG2RAD(a) JF_UNARY_(deg2rad, a)
#define JF_RAD2DEG(a) JF_UNARY_(rad2deg, a)
#define JF_WRAP_TO_PI(a) JF_UNARY_(wrap_to_pi, a)
#define JF_SINH(a) JF_UNARY_(sinh, a)
#define JF_COSH(a) JF_UNARY_(cosh, a)
#define JF_TANH(a) JF_UNARY_(tanh, a)
#define JF_ASINH(a) JF_UNARY_(asinh, a)
#define JF_ACOSH(a) JF_UNARY_(acosh, a)
#define JF_ATANH(a) JF_UNARY_(atanh, a)
#define JF_ABS(a) JF_UNARY_(abs, a)
#define JF_SIGN(a) JF_UNARY_(sign, a)
#define JF_COPYSIGN(a, b) JF_BINARY_(copysign, a, b)
#define JF_FLOOR(a) JF_UNARY_(floor, a)
#define JF_CEIL(a) JF_UNARY_(ceil, a)
#define JF_TRUNC(a) JF_UNARY_(trunc, a)
#define JF_ROUND(a) JF_UNARY_(round, a)
#define JF_RINT(a) JF_UNARY_(rint, a)
#define JF_FRAC(a) JF_UNARY_(frac, a)
#define JF_FMOD(a, b) JF_BINARY_(fmod, a, b)
#define JF_REMAINDER(a, b) JF_BINARY_(remainder, a, b)
#define JF_MOD(a, b) JF_BINARY_(mod, a, b)
#define JF_FDIM(a, b) JF_BINARY_(fdim, a, b)
#define JF_FMIN(a, b) JF_BINARY_(fmin, a, b)
#define JF_FMAX(a, b) JF_BINARY_(fmax, a, b)
#define JF_MINIMUM(a, b) JF_BINARY_(minimum, a, b)
#define JF_MAXIMUM(a, b) JF_BINARY_(maximum, a, b)
#define JF_CLAMP(a, b, c) JF_TERNARY_(clamp, a, b, c)
#define JF_RELU(a) JF_UNARY_(relu, a)
#define JF_LEAKY_RELU(a, c) JF_UNARY_WITH_(leaky_relu, a, c)
#define JF_HEAVISIDE(a) JF_UNARY_(heaviside, a)
#define JF_LERP(a, b, c) JF_TERNARY_(lerp, a, b, c)
#define JF_ERF(a) JF_UNARY_(erf, a)
#define JF_ERFC(a) JF_UNARY_(erfc, a)
#define JF_ERFCX(a) JF_UNARY_(erfcx, a)
#define JF_ERFINV(a) JF_UNARY_(erfinv, a)
#define JF_TGAMMA(a) JF_UNARY_(tgamma, a)
#define JF_LGAMMA(a) JF_UNARY_(lgamma, a)
#define JF_DIGAMMA(a) JF_UNARY_(digamma, a)
#define JF_TRIGAMMA(a) JF_UNARY_(trigamma, a)
#define JF_J0(a) JF_UNARY_(j0, a)
#define JF_J1(a) JF_UNARY_(j1, a)
#define JF_JN(a, k) JF_UNARY_WITH_(jn, a, k)
#define JF_Y0(a) JF_UNARY_(y0, a)
#define JF_Y1(a) JF_UNARY_(y1, a)
#define JF_I0(a) JF_UNARY_(i0, a)
#define JF_I1(a) JF_UNARY_(i1, a)
#define JF_I0E(a) JF_UNARY_(i0e, a)
#define JF_I1E(a) JF_UNARY_(i1e, a)
#define JF_SIGMOID(a) JF_UNARY_(sigmoid, a)
#define JF_SOFTPLUS(a) JF_UNARY_(softplus, a)
#define JF_LOGSIGMOID(a) JF_UNARY_(logsigmoid, a)
#define JF_LOGIT(a) JF_UNARY_(logit, a)
#define JF_GELU(a) JF_UNARY_(gelu, a)
#define JF_GELU_TANH(a) JF_UNARY_(gelu_tanh, a)
#define JF_SILU(a) JF_UNARY_(silu, a)
#define JF_ELU(a, c) JF_UNARY_WITH_(elu, a, c)
#define JF_SOFTSIGN(a) JF_UNARY_(softsign, a)
#define JF_NORM_CDF(a) JF_UNARY_(norm_cdf, a)
#define JF_NORM_LOGCDF(a) JF_UNARY_(norm_logcdf, a)
#define JF_NORM_QUANTILE(a) JF_UNARY_(norm_quantile, a)
#define JF_NORM_PDF(a) JF_UNARY_(norm_pdf, a)
#define JF_FABS(a) JF_ABS(a)
#define JF_MAX(a, b) JF_FMAX(a, b)
#define JF_MIN(a, b) JF_FMIN(a, b)
#define JF_NEARBYINT(a) JF_RINT(a)
/* A plain real as a number of the kind that is computed with; itself where that is double or float. */
#define JF_CONST(c) JF_LIFTED_(c)
/* Comparisons: bool, guards of a recording. */
#define JF_LT(a, b) JF_OF_TWO_(lt, a, b)(JF_EVAL, a, b)
#define JF_LE(a, b) JF_OF_TWO_(le, a, b)(JF_EVAL, a, b)
#define JF_GT(a, b) JF_OF_TWO_(gt, a, b)(JF_EVAL, a, b)
#define JF_GE(a, b) JF_OF_TWO_(ge, a, b)(JF_EVAL, a, b)
#define JF_EQ(a, b) JF_OF_TWO_(eq, a, b)(JF_EVAL, a, b)
#define JF_NE(a, b) JF_OF_TWO_(ne, a, b)(JF_EVAL, a, b)
/* x where the comparison of a and b holds, otherwise y, without a guard. */
#define JF_SELECT_LT(a, b, x, y) JF_SELECTED_(lt, a, b, x, y)
#define JF_SELECT_LE(a, b, x, y) JF_SELECTED_(le, a, b, x, y)
#define JF_SELECT_GT(a, b, x, y) JF_SELECTED_(gt, a, b, x, y)
#define JF_SELECT_GE(a, b, x, y) JF_SELECTED_(ge, a, b, x, y)
#define JF_SELECT_EQ(a, b, x, y) JF_SELECTED_(eq, a, b, x, y)
#define JF_SELECT_NE(a, b, x, y) JF_SELECTED_(ne, a, b, x, y)
/* a*b + c, of two roundings. */
#define JF_MULADD(a, b, c) JF_TERNARY_(muladd, a, b, c)
/* The body of a loop that carries n numbers from step to step, between SCOPE_BEGIN and SCOPE_NEXT(mark, state, next, n): jf_scope_next. SCOPE_END keeps n. */
#define JF_SCOPE_BEGIN() JF_PASTE_(jf_scope_begin_, JF_NUM)(JF_EVAL)
#define JF_SCOPE_NEXT(mark, state, next, n) JF_PASTE_(jf_scope_next_, JF_NUM)(JF_EVAL, mark, state, next, n)
#define JF_SCOPE_END(mark, keep, n) JF_PASTE_(jf_scope_end_, JF_NUM)(JF_EVAL, mark, keep, n)
/* Of n numbers or plain reals in an array. The first of two arrays, and the matrix, may be of plain reals where the other is not. */
#define JF_SUM(n, a) JF_OF_ARRAY_(sum, a)(JF_EVAL, n, a)
#define JF_PROD(n, a) JF_OF_ARRAY_(prod, a)(JF_EVAL, n, a)
#define JF_DOT(n, a, b) JF_OF_ARRAYS_(dot, a, b)(JF_EVAL, n, a, b)
#define JF_NORM(n, a) JF_OF_ARRAY_(norm, a)(JF_EVAL, n, a)
#define JF_NORM2SQ(n, a) JF_OF_ARRAY_(norm2sq, a)(JF_EVAL, n, a)
#define JF_AMAX(n, a) JF_OF_ARRAY_(amax, a)(JF_EVAL, n, a)
#define JF_AMIN(n, a) JF_OF_ARRAY_(amin, a)(JF_EVAL, n, a)
#define JF_LOGSUMEXP(n, a) JF_OF_ARRAY_(logsumexp, a)(JF_EVAL, n, a)
#define JF_SOFTMAX(n, a, y) JF_OF_ARRAY_(softmax, a)(JF_EVAL, n, a, y)
#define JF_MATVEC(rows, cols, a, x, y) JF_OF_ARRAYS_(matvec, a, x)(JF_EVAL, rows, cols, a, x, y)

/* Functions under the names that C has for them. */
#define jf_fabs jf_abs
#define jff_fabs jff_abs
#define jf_max jf_fmax
#define jff_max jff_fmax
#define jf_min jf_fmin
#define jff_min jff_fmin
#define jf_nearbyint jf_rint
#define jff_nearbyint jff_rint

#ifdef JF_SHORT_NAMES
#define NEG(a) JF_NEG(a)
#define ADD(a, b) JF_ADD(a, b)
#define SUB(a, b) JF_SUB(a, b)
#define MUL(a, b) JF_MUL(a, b)
#define DIV(a, b) JF_DIV(a, b)
#define FMA(a, b, c) JF_FMA(a, b, c)
#define RECIP(a) JF_RECIP(a)
#define SQUARE(a) JF_SQUARE(a)
#define SQRT(a) JF_SQRT(a)
#define RSQRT(a) JF_RSQRT(a)
#define CBRT(a) JF_CBRT(a)
#define HYPOT(a, b) JF_HYPOT(a, b)
#define POW(a, b) JF_POW(a, b)
#define POWI(a, k) JF_POWI(a, k)
#define SCALBN(a, k) JF_SCALBN(a, k)
#define EXP(a) JF_EXP(a)
#define EXP2(a) JF_EXP2(a)
#define EXP10(a) JF_EXP10(a)
#define EXPM1(a) JF_EXPM1(a)
#define LOG(a) JF_LOG(a)
#define LOG2(a) JF_LOG2(a)
#define LOG10(a) JF_LOG10(a)
#define LOG1P(a) JF_LOG1P(a)
#define LOG1MEXP(a) JF_LOG1MEXP(a)
#define LOGEXPM1(a) JF_LOGEXPM1(a)
#define LOGADDEXP(a, b) JF_LOGADDEXP(a, b)
#define ENTR(a) JF_ENTR(a)
#define XLOGY(a, b) JF_XLOGY(a, b)
#define XLOG1PY(a, b) JF_XLOG1PY(a, b)
#define SIN(a) JF_SIN(a)
#define COS(a) JF_COS(a)
#define TAN(a) JF_TAN(a)
#define ASIN(a) JF_ASIN(a)
#define ACOS(a) JF_ACOS(a)
#define ATAN(a) JF_ATAN(a)
#define ATAN2(a, b) JF_ATAN2(a, b)
#define SINPI(a) JF_SINPI(a)
#define COSPI(a) JF_COSPI(a)
#define TANPI(a) JF_TANPI(a)
#define SINC(a) JF_SINC(a)
#define DEG2RAD(a) JF_DEG2RAD(a)
#define RAD2DEG(a) JF_RAD2DEG(a)
#define WRAP_TO_PI(a) JF_WRAP_TO_PI(a)
#define SINH(a) JF_SINH(a)
#define COSH(a) JF_COSH(a)
#define TANH(a) JF_TANH(a)
#define ASINH(a) JF_ASINH(a)
#define ACOSH(a) JF_ACOSH(a)
#define ATANH(a) JF_ATANH(a)
#define ABS(a) JF_ABS(a)
#define SIGN(a) JF_SIGN(a)
#define COPYSIGN(a, b) JF_COPYSIGN(a, b)
#define FLOOR(a) JF_FLOOR(a)
#define CEIL(a) JF_CEIL(a)
#define TRUNC(a) JF_TRUNC(a)
#define ROUND(a) JF_ROUND(a)
#define RINT(a) JF_RINT(a)
#define FRAC(a) JF_FRAC(a)
#define FMOD(a, b) JF_FMOD(a, b)
#define REMAINDER(a, b) JF_REMAINDER(a, b)
#define MOD(a, b) JF_MOD(a, b)
#define FDIM(a, b) JF_FDIM(a, b)
#define FMIN(a, b) JF_FMIN(a, b)
#define FMAX(a, b) JF_FMAX(a, b)
#define MINIMUM(a, b) JF_MINIMUM(a, b)
#define MAXIMUM(a, b) JF_MAXIMUM(a, b)
#define CLAMP(a, b, c) JF_CLAMP(a, b, c)
#define RELU(a) JF_RELU(a)
#define LEAKY_RELU(a, c) JF_LEAKY_RELU(a, c)
#define HEAVISIDE(a) JF_HEAVISIDE(a)
#define LERP(a, b, c) JF_LERP(a, b, c)
#define ERF(a) JF_ERF(a)
#define ERFC(a) JF_ERFC(a)
#define ERFCX(a) JF_ERFCX(a)
#define ERFINV(a) JF_ERFINV(a)
#define TGAMMA(a) JF_TGAMMA(a)
#define LGAMMA(a) JF_LGAMMA(a)
#define DIGAMMA(a) JF_DIGAMMA(a)
#define TRIGAMMA(a) JF_TRIGAMMA(a)
#define J0(a) JF_J0(a)
#define J1(a) JF_J1(a)
#define JN(a, k) JF_JN(a, k)
#define Y0(a) JF_Y0(a)
#define Y1(a) JF_Y1(a)
#define I0(a) JF_I0(a)
#define I1(a) JF_I1(a)
#define I0E(a) JF_I0E(a)
#define I1E(a) JF_I1E(a)
#define SIGMOID(a) JF_SIGMOID(a)
#define SOFTPLUS(a) JF_SOFTPLUS(a)
#define LOGSIGMOID(a) JF_LOGSIGMOID(a)
#define LOGIT(a) JF_LOGIT(a)
#define GELU(a) JF_GELU(a)
#define GELU_TANH(a) JF_GELU_TANH(a)
#define SILU(a) JF_SILU(a)
#define ELU(a, c) JF_ELU(a, c)
#define SOFTSIGN(a) JF_SOFTSIGN(a)
#define NORM_CDF(a) JF_NORM_CDF(a)
#define NORM_LOGCDF(a) JF_NORM_LOGCDF(a)
#define NORM_QUANTILE(a) JF_NORM_QUANTILE(a)
#define NORM_PDF(a) JF_NORM_PDF(a)
#define FABS(a) JF_FABS(a)
#define MAX(a, b) JF_MAX(a, b)
#define MIN(a, b) JF_MIN(a, b)
#define NEARBYINT(a) JF_NEARBYINT(a)
#define NAME(name) JF_NAME(name)
#define FUNCTION(name) JF_FUNCTION(name)
#define CONST(c) JF_CONST(c)
#define LT(a, b) JF_LT(a, b)
#define LE(a, b) JF_LE(a, b)
#define GT(a, b) JF_GT(a, b)
#define GE(a, b) JF_GE(a, b)
#define EQ(a, b) JF_EQ(a, b)
#define NE(a, b) JF_NE(a, b)
#define SELECT_LT(a, b, x, y) JF_SELECT_LT(a, b, x, y)
#define SELECT_LE(a, b, x, y) JF_SELECT_LE(a, b, x, y)
#define SELECT_GT(a, b, x, y) JF_SELECT_GT(a, b, x, y)
#define SELECT_GE(a, b, x, y) JF_SELECT_GE(a, b, x, y)
#define SELECT_EQ(a, b, x, y) JF_SELECT_EQ(a, b, x, y)
#define SELECT_NE(a, b, x, y) JF_SELECT_NE(a, b, x, y)
#define MULADD(a, b, c) JF_MULADD(a, b, c)
#define SCOPE_BEGIN() JF_SCOPE_BEGIN()
#define SCOPE_NEXT(mark, state, next, n) JF_SCOPE_NEXT(mark, state, next, n)
#define SCOPE_END(mark, keep, n) JF_SCOPE_END(mark, keep, n)
#define SUM(n, a) JF_SUM(n, a)
#define PROD(n, a) JF_PROD(n, a)
#define DOT(n, a, b) JF_DOT(n, a, b)
#define NORM(n, a) JF_NORM(n, a)
#define NORM2SQ(n, a) JF_NORM2SQ(n, a)
#define AMAX(n, a) JF_AMAX(n, a)
#define AMIN(n, a) JF_AMIN(n, a)
#define LOGSUMEXP(n, a) JF_LOGSUMEXP(n, a)
#define SOFTMAX(n, a, y) JF_SOFTMAX(n, a, y)
#define MATVEC(rows, cols, a, x, y) JF_MATVEC(rows, cols, a, x, y)
#endif

#endif
