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

@FUNCTIONS@

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

@MACROS@
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
@ALSO@

#ifdef JF_SHORT_NAMES
@SHORT@
#endif

#endif
