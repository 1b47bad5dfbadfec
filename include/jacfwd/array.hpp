// Reductions over arrays of numbers, each one call of the library: faster than the loop it replaces, with the same bits.
// Does not know drivers.
#ifndef JACFWD_ARRAY_HPP
#define JACFWD_ARRAY_HPP

#include "macros_hide.hpp"

#include "math.hpp"
#include "view.hpp"

#include <algorithm>
#include <vector>

namespace jacfwd {

namespace detail {

JACFWD_BEGIN_CHOICE

// The handles of an array of numbers; constants among them are numbers for that long.
template <class Real>
class handles {
    using handle = typename abi<Real>::num;

public:
    handles(const pass<Real> *p, view<const basic_num<Real>> a) : evaluation_(p->evaluation()), numbers_(a) {
        if (a.size() > few_.size()) {
            many_.resize(a.size());
        }
        for (std::size_t i = 0; i < a.size(); i++) {
            data()[i] = access<Real>::lend(p, a[i]);
        }
    }
    handles(const handles &) = delete;
    handles &operator=(const handles &) = delete;
    ~handles() {
        for (std::size_t i = numbers_.size(); i-- > 0;) {
            if (numbers_[i].is_constant()) {
                abi<Real>::release(evaluation_, data()[i]);
            }
        }
    }

    handle *data() noexcept { return many_.empty() ? few_.data() : many_.data(); }

private:
    typename pass<Real>::eval *evaluation_;
    view<const basic_num<Real>> numbers_;
    std::array<handle, 16> few_;
    std::vector<handle> many_;
};

// Where an operation on an array takes place, when the others it takes are in p, or constants.
template <class Real>
const pass<Real> *join(const pass<Real> *p, view<const basic_num<Real>> a) noexcept {
    for (const auto &x : a) {
        p = access<Real>::join(p, x);
    }
    return p;
}

// The plain real of a container of numbers behind handles.
template <class C>
using reals_of = typename real_of_handles<number_in<C>>::type;

// A sum over one array; constants alone go through `step`, from the left.
template <class Real, class Operation, class Step>
basic_num<Real> reduced(view<const basic_num<Real>> a, Operation operation, Step step) {
    if (const auto p = join<Real>(nullptr, a)) {
        return access<Real>::own(p, operation(p->evaluation(), a.size(), handles<Real>(p, a).data()));
    }
    basic_num<Real> y = before_first<Real>(a.size());
    for (const auto &x : a) {
        y = step(y, x);
    }
    return y;
}

JACFWD_END_CHOICE

} // namespace detail

namespace qualified {

/// Sum, from left to right.
template <class C, class Real = detail::reals_of<C>>
basic_num<Real> sum(const C &a) {
    return detail::reduced<Real>(a, detail::abi<Real>::sum, [](const auto &y, const auto &x) { return y + x; });
}

/// Sum of squares, from left to right.
template <class C, class Real = detail::reals_of<C>>
basic_num<Real> norm2sq(const C &a) {
    return detail::reduced<Real>(a, detail::abi<Real>::norm2sq, [](const auto &y, const auto &x) { return y + x * x; });
}

/// Euclidean norm, without over- or underflow; 0 with zero slopes at the origin.
template <class C, class Real = detail::reals_of<C>>
basic_num<Real> norm(const C &a) {
    const view<const basic_num<Real>> x = a;
    const auto p = detail::join<Real>(nullptr, x);
    return p ? detail::access<Real>::own(p, detail::abi<Real>::norm(p->evaluation(), x.size(), detail::handles<Real>(p, x).data()))
             : detail::norm_by_steps(x.begin(), x.end());
}

/// Sum of products, from left to right, over the shorter of both.
template <class C, class D, class Real = detail::reals_of<C>>
basic_num<Real> dot(const C &a, const D &b) {
    view<const basic_num<Real>> x = a, y = b;
    const std::size_t n = x.size() < y.size() ? x.size() : y.size();
    x = {x.data(), n};
    y = {y.data(), n};
    if (const auto p = detail::join(detail::join<Real>(nullptr, x), y)) {
        return detail::access<Real>::own(p, detail::abi<Real>::dot(p->evaluation(), n, detail::handles<Real>(p, x).data(),
                                                                   detail::handles<Real>(p, y).data()));
    }
    basic_num<Real> s = detail::before_first<Real>(n);
    for (std::size_t i = 0; i < n; i++) {
        s += x[i] * y[i];
    }
    return s;
}

} // namespace qualified

/// Length of a vector of three, without over- or underflow.
template <class A, class B, class C, class Real = detail::real_of<A, B, C>>
basic_num<Real> hypot(const A &a, const B &b, const C &c) {
    using abi = detail::abi<Real>;
    const auto of_numbers = [](auto *e, typename abi::num x, typename abi::num y, typename abi::num z) {
        const typename abi::num all[] = {x, y, z};
        return abi::norm(e, 3, all);
    };
    const auto of_reals = [](Real x, Real y, Real z) {
        const basic_num<Real> all[] = {x, y, z};
        return detail::norm_by_steps(all, all + 3).primal();
    };
    return detail::ternary<Real>(a, b, c, of_numbers, of_reals);
}

} // namespace jacfwd

#include "macros_show.hpp"

#endif
