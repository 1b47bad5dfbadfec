// Numbers as scalars of Eigen, and what its loops may skip where a value is exactly zero: nothing.
// Does not know matrices.
#ifndef JACFWD_EIGEN_SCALAR_HPP
#define JACFWD_EIGEN_SCALAR_HPP

#include "macros_hide.hpp"

#include "array.hpp"
#include "dual_array.hpp"

#include <Eigen/Core>

namespace jacfwd::detail {

template <class Num>
struct eigen_traits : Eigen::GenericNumTraits<Num> {
    using real = typename Num::real;
    using Literal = real;
    enum { IsComplex = 0, IsInteger = 0, IsSigned = 1, RequireInitialization = 1, ReadCost = 1, AddCost = 8, MulCost = 8 };
    static_assert(alignof(Num) <= (EIGEN_DEFAULT_ALIGN_BYTES > 16 ? EIGEN_DEFAULT_ALIGN_BYTES : 16),
                  "Eigen is told to align less than inline numbers need: define JACFWD_NO_VECTORS");

    static Num dummy_precision() { return Eigen::NumTraits<real>::dummy_precision(); }
    static int digits10() { return Eigen::NumTraits<real>::digits10(); }
};

// Numbers and plain reals in one expression. Products of dynamic matrices, and triangular solves of them, want one scalar in both: cast the
// plain ones with `.cast<number>()`.
template <class Num>
struct eigen_mixed {
    using ReturnType = Num;
};

} // namespace jacfwd::detail

/// Numbers as scalars of Eigen.
template <class Real_>
struct Eigen::NumTraits<jacfwd::basic_num<Real_>> : jacfwd::detail::eigen_traits<jacfwd::basic_num<Real_>> {};
template <class Real_, int N, jacfwd::product P>
struct Eigen::NumTraits<jacfwd::dual<Real_, N, P>> : jacfwd::detail::eigen_traits<jacfwd::dual<Real_, N, P>> {};

template <class Real, class Operation>
struct Eigen::ScalarBinaryOpTraits<jacfwd::basic_num<Real>, Real, Operation> : jacfwd::detail::eigen_mixed<jacfwd::basic_num<Real>> {};
template <class Real, class Operation>
struct Eigen::ScalarBinaryOpTraits<Real, jacfwd::basic_num<Real>, Operation> : jacfwd::detail::eigen_mixed<jacfwd::basic_num<Real>> {};
template <class Real, int N, jacfwd::product P, class Operation>
struct Eigen::ScalarBinaryOpTraits<jacfwd::dual<Real, N, P>, Real, Operation> : jacfwd::detail::eigen_mixed<jacfwd::dual<Real, N, P>> {};
template <class Real, int N, jacfwd::product P, class Operation>
struct Eigen::ScalarBinaryOpTraits<Real, jacfwd::dual<Real, N, P>, Operation> : jacfwd::detail::eigen_mixed<jacfwd::dual<Real, N, P>> {};

namespace jacfwd::detail {

// Whether a value is zero and stays so whatever the inputs.
template <class Num, class = real_below<Num>>
bool always_zero(const Num &a) {
    return a.is_constant() && !(a.primal() < 0 || a.primal() > 0);
}

// Row by row, each unknown from those before it. at(i, j): an element of the matrix.
template <class Index, class At, class Num>
void solve_rows(Index size, At at, Num *x, bool lower, bool unit) {
    for (Index k = 0; k < size; k++) {
        const Index i = lower ? k : size - 1 - k;
        for (Index j = lower ? 0 : i + 1; j < (lower ? i : size); j++) {
            x[i] -= at(i, j) * x[j];
        }
        if (!unit) {
            x[i] /= at(i, i);
        }
    }
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
template <class Real, int N, jacfwd::product P>
struct is_identically_zero_impl<jacfwd::dual<Real, N, P>> {
    static bool run(const jacfwd::dual<Real, N, P> &a) { return jacfwd::detail::always_zero(a); }
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

// A function template of Eigen cannot be specialised for all inline numbers, but what asks it can: triangular solves with one right side.
#if EIGEN_VERSION_AT_LEAST(3, 3, 90) && !EIGEN_VERSION_AT_LEAST(3, 4, 90)
namespace internal {

template <class Left, class Right, class Index, int Side, int Mode, bool Conjugate, int Order>
struct triangular_solve_vector;

#define JACFWD_SOLVE(Order)                                                                                                              \
    template <class Real, int N, jacfwd::product P, class Index, int Mode, bool Conjugate>                                               \
    struct triangular_solve_vector<jacfwd::dual<Real, N, P>, jacfwd::dual<Real, N, P>, Index, OnTheLeft, Mode, Conjugate, Order> {        \
        using number = jacfwd::dual<Real, N, P>;                                                                                         \
        static void run(Index size, const number *a, Index stride, number *x) {                                                          \
            const auto at = [=](Index i, Index j) -> const number & { return a[Order == RowMajor ? i * stride + j : i + j * stride]; };    \
            jacfwd::detail::solve_rows(size, at, x, (Mode & Lower) != 0, (Mode & UnitDiag) != 0);                                         \
        }                                                                                                                                \
    };
JACFWD_SOLVE(ColMajor)
JACFWD_SOLVE(RowMajor)
#undef JACFWD_SOLVE

} // namespace internal
#endif

} // namespace Eigen

#include "macros_show.hpp"

#endif
