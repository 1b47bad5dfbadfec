/* The operations of the library by name: as calls on handles, and as values of plain reals. */
#ifndef OPERATION_HPP
#define OPERATION_HPP

#include "jacfwd/abi.hpp"

#include "operations.h"

#include <vector>

template <class Real>
struct Operation {
    using abi = jacfwd::detail::abi<Real>;
    using num = typename abi::num;
    using eval = typename abi::eval;

    const char *name = "";
    /* Numbers among the arguments. */
    int numbers = 1;
    enum { PLAIN, REAL, REAL_FIRST, INTEGER } parameter = PLAIN;
    num (*unary)(eval *, num) = nullptr;
    num (*unary_real)(eval *, num, Real) = nullptr;
    num (*real_unary)(eval *, Real, num) = nullptr;
    num (*unary_integer)(eval *, num, int) = nullptr;
    num (*binary)(eval *, num, num) = nullptr;
    num (*ternary)(eval *, num, num, num) = nullptr;
    Real (*value)(const Real *x, Real c, int k) = nullptr;

    num call(eval *e, const num *x, Real c, int k) const {
        switch (parameter) {
        case REAL: return unary_real(e, x[0], c);
        case REAL_FIRST: return real_unary(e, c, x[0]);
        case INTEGER: return unary_integer(e, x[0], k);
        default: return numbers == 1 ? unary(e, x[0]) : numbers == 2 ? binary(e, x[0], x[1]) : ternary(e, x[0], x[1], x[2]);
        }
    }

    static const std::vector<Operation> &all();
};

/* Values that C has itself. */
template <class Real>
struct Native {
    using abi = jacfwd::detail::abi<Real>;
    static Real m_neg(Real a) { return -a; }
    static Real m_add(Real a, Real b) { return a + b; }
    static Real m_sub(Real a, Real b) { return a - b; }
    static Real m_mul(Real a, Real b) { return a * b; }
    static Real m_div(Real a, Real b) { return a / b; }
    static Real m_add_c(Real a, Real c) { return a + c; }
    static Real m_sub_c(Real a, Real c) { return a - c; }
    static Real m_c_sub(Real c, Real a) { return c - a; }
    static Real m_mul_c(Real a, Real c) { return a * c; }
    static Real m_div_c(Real a, Real c) { return a / c; }
    static Real m_c_div(Real c, Real a) { return c / a; }
    static Real m_pow_c(Real a, Real c) { return abi::m_pow(a, c); }
    static Real m_c_pow(Real c, Real a) { return abi::m_pow(c, a); }
};
/* Native values hide those of the library, where there are both names. */
template <class Real>
struct Values : jacfwd::detail::abi<Real>, Native<Real> {};

template <class Real>
const std::vector<Operation<Real>> &Operation<Real>::all() {
    using V = Values<Real>;
    static const std::vector<Operation> list = [] {
        std::vector<Operation> l;
        Operation o;
#define ENTRY(f, n, kind, field, expression) \
    o = Operation(); \
    o.name = #f; \
    o.numbers = n; \
    o.parameter = kind; \
    o.field = abi::f; \
    o.value = [](const Real *x, Real c, int k) -> Real { return (void)x, (void)c, (void)k, expression; }; \
    l.push_back(o);
#define OF_UNARY(f) ENTRY(f, 1, PLAIN, unary, V::m_##f(x[0]))
#define OF_UNARY_REAL(f) ENTRY(f, 1, REAL, unary_real, V::m_##f(x[0], c))
#define OF_REAL_UNARY(f) ENTRY(f, 1, REAL_FIRST, real_unary, V::m_##f(c, x[0]))
#define OF_UNARY_INTEGER(f) ENTRY(f, 1, INTEGER, unary_integer, V::m_##f(x[0], k))
#define OF_BINARY(f) ENTRY(f, 2, PLAIN, binary, V::m_##f(x[0], x[1]))
#define OF_TERNARY(f) ENTRY(f, 3, PLAIN, ternary, V::m_##f(x[0], x[1], x[2]))
        OPERATIONS(OF_UNARY, OF_UNARY_REAL, OF_REAL_UNARY, OF_UNARY_INTEGER, OF_BINARY, OF_TERNARY)
        return l;
    }();
    return list;
}

#endif
