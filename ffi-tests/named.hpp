/* Operators of C++ by the names that the operations have in C, for operations.h. */
#ifndef NAMED_HPP
#define NAMED_HPP

template <class T>
static T neg(const T &a) { return -a; }
template <class T>
static T add(const T &a, const T &b) { return a + b; }
template <class T>
static T sub(const T &a, const T &b) { return a - b; }
template <class T>
static T mul(const T &a, const T &b) { return a * b; }
template <class T>
static T div(const T &a, const T &b) { return a / b; }
#define WITH_REAL(name, expression) \
    template <class T> \
    static T name(const T &a, typename T::real c) { return expression; }
#define REAL_WITH(name, expression) \
    template <class T> \
    static T name(typename T::real c, const T &a) { return expression; }
WITH_REAL(add_c, a + c)
WITH_REAL(sub_c, a - c)
WITH_REAL(mul_c, a * c)
WITH_REAL(div_c, a / c)
WITH_REAL(pow_c, pow(a, c))
REAL_WITH(c_sub, c - a)
REAL_WITH(c_div, c / a)
REAL_WITH(c_pow, pow(c, a))
#undef WITH_REAL
#undef REAL_WITH

#endif
