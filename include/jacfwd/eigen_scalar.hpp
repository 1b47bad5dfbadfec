// Numbers as scalars of Eigen, and what its loops may skip where a value is exactly zero: nothing.
// Does not know matrices.
#ifndef JACFWD_EIGEN_SCALAR_HPP
#define JACFWD_EIGEN_SCALAR_HPP

#include "macros_hide.hpp"

#include "array.hpp"

#include <Eigen/Core>

/// Numbers as scalars of Eigen.
template <class Real_>
struct Eigen::NumTraits<jacfwd::basic_num<Real_>> : Eigen::GenericNumTraits<jacfwd::basic_num<Real_>> {
    using Literal = Real_;
    enum { IsComplex = 0, IsInteger = 0, IsSigned = 1, RequireInitialization = 1, ReadCost = 1, AddCost = 8, MulCost = 8 };

    static jacfwd::basic_num<Real_> dummy_precision() { return NumTraits<Real_>::dummy_precision(); }
    static int digits10() { return NumTraits<Real_>::digits10(); }
};

/// Numbers and plain reals in one expression. Products of dynamic matrices, and triangular solves of them, want one scalar in both: cast the
/// plain ones with `.cast<jacfwd::num>()`.
template <class Real, class Operation>
struct Eigen::ScalarBinaryOpTraits<jacfwd::basic_num<Real>, Real, Operation> {
    using ReturnType = jacfwd::basic_num<Real>;
};
template <class Real, class Operation>
struct Eigen::ScalarBinaryOpTraits<Real, jacfwd::basic_num<Real>, Operation> {
    using ReturnType = jacfwd::basic_num<Real>;
};

namespace jacfwd::detail {

// Whether a value is zero and stays so whatever the inputs.
template <class Real>
bool always_zero(const basic_num<Real> &a) {
    return a.is_constant() && !(a.primal() < 0 || a.primal() > 0);
}

} // namespace jacfwd::detail

namespace Eigen {

// What the loops of Eigen ask before they skip a term: not whether a pivot or a divisor is zero.
#if EIGEN_VERSION_AT_LEAST(3, 4, 90)
namespace internal {

template <class Real>
struct is_identically_zero_impl<jacfwd::basic_num<Real>> {
    static bool run(const jacfwd::basic_num<Real> &a) { return jacfwd::detail::always_zero(a); }
};

} // namespace internal
#elif EIGEN_VERSION_AT_LEAST(3, 3, 90)
namespace numext {

template <>
inline bool not_equal_strict(const jacfwd::num &a, const jacfwd::num &b) {
    return !jacfwd::detail::always_zero(a) || !jacfwd::detail::always_zero(b);
}
template <>
inline bool not_equal_strict(const jacfwd::numf &a, const jacfwd::numf &b) {
    return !jacfwd::detail::always_zero(a) || !jacfwd::detail::always_zero(b);
}

} // namespace numext
#endif

} // namespace Eigen

#include "macros_show.hpp"

#endif
