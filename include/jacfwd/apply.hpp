// Carries operations out on numbers, constants and plain reals alike. Does not know operations by name.
#ifndef JACFWD_APPLY_HPP
#define JACFWD_APPLY_HPP

#include "macros_hide.hpp"

#include "number.hpp"

namespace jacfwd::detail {

JACFWD_BEGIN_CHOICE

// The plain real of arguments of which at least one is a number behind a handle; no type otherwise.
template <class Num>
struct real_of_handles {};
template <class Real>
struct real_of_handles<basic_num<Real>> {
    using type = Real;
};
template <class... A>
using real_of = typename real_of_handles<number_among<A...>>::type;

// An argument of an operation as a handle of the pass; a constant is a number for that long.
template <class Real>
class argument {
public:
    JACFWD_INLINE argument(const pass<Real> *p, const basic_num<Real> &a) noexcept
        : evaluation_(a.is_constant() ? p->evaluation() : nullptr),
          handle_(access<Real>::lend(p, a)) {}
    argument(const argument &) = delete;
    argument &operator=(const argument &) = delete;
    JACFWD_INLINE ~argument() {
        if (evaluation_) {
            abi<Real>::release(evaluation_, handle_);
        }
    }

    JACFWD_INLINE operator typename abi<Real>::num() const noexcept { return handle_; }

private:
    typename pass<Real>::eval *evaluation_;
    typename abi<Real>::num handle_;
};

// A test of one value. A number outside the call of its function is NaN.
template <class Real, class Test, class Value>
JACFWD_INLINE bool test(const basic_num<Real> &a, Test test, Value value) {
    using in = access<Real>;
    const auto p = in::pass_of(a);
    if (!p || !p->evaluation()) {
        return value(p ? std::numeric_limits<Real>::quiet_NaN() : in::constant(a));
    }
    return in::decided(p, test(p->evaluation(), in::in(p, a)));
}

template <class Real, class Operation, class Value>
JACFWD_INLINE basic_num<Real> unary(const basic_num<Real> &a, Operation operation, Value value) noexcept {
    using in = access<Real>;
    const auto p = in::pass_of(a);
    return p ? in::own(p, operation(p->evaluation(), in::in(p, a))) : basic_num<Real>(value(in::constant(a)));
}

// An operation with a plain parameter.
template <class Real, class Parameter, class Operation, class Value>
JACFWD_INLINE basic_num<Real> unary_with(const basic_num<Real> &a, Parameter c, Operation operation, Value value) noexcept {
    using in = access<Real>;
    const auto p = in::pass_of(a);
    return p ? in::own(p, operation(p->evaluation(), in::in(p, a), c)) : basic_num<Real>(value(in::constant(a), c));
}

template <class Real, class Operation, class Value>
JACFWD_INLINE basic_num<Real> binary(const basic_num<Real> &a, const basic_num<Real> &b, Operation operation, Value value) noexcept {
    using in = access<Real>;
    const auto p = in::join(in::pass_of(a), b);
    if (!p) {
        return value(in::constant(a), in::constant(b));
    }
    return in::own(p, operation(p->evaluation(), argument<Real>(p, a), argument<Real>(p, b)));
}

template <class Real, class Operation, class Value>
JACFWD_INLINE basic_num<Real> ternary(const basic_num<Real> &a, const basic_num<Real> &b, const basic_num<Real> &c, Operation operation,
                                      Value value) noexcept {
    using in = access<Real>;
    const auto p = in::join(in::join(in::pass_of(a), b), c);
    if (!p) {
        return value(in::constant(a), in::constant(b), in::constant(c));
    }
    return in::own(p, operation(p->evaluation(), argument<Real>(p, a), argument<Real>(p, b), argument<Real>(p, c)));
}

JACFWD_END_CHOICE

} // namespace jacfwd::detail

#include "macros_show.hpp"

#endif
