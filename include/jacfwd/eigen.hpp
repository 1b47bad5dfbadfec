// Eigen 3.3 or newer: matrices of numbers, and results straight into matrices and blocks of any storage order.
#ifndef JACFWD_EIGEN_HPP
#define JACFWD_EIGEN_HPP

#include "macros_hide.hpp"

#include "../jacfwd.hpp"
#include "eigen_functions.hpp"
#include "eigen_pattern.hpp"
#include "eigen_sparse.hpp"
#include "eigen_values.hpp"
#include "eigen_zero.hpp"

namespace jacfwd {

namespace detail {

template <class D>
D *dense(const Eigen::DenseBase<D> *);

} // namespace detail

/// Eigen's matrices, maps and blocks as the drivers see them: where they are.
template <class C>
struct traits<C, std::void_t<decltype(detail::dense(std::declval<C *>()))>> {
    static constexpr bool known = true, owns = std::is_same<C, typename C::PlainObject>::value;

    template <class D>
    static auto vector(D &c) noexcept {
        static_assert(bool(C::IsVectorAtCompileTime), "a vector is wanted here, not a matrix");
        static_assert(int(C::InnerStrideAtCompileTime) == 1, "an expression, or elements that are not contiguous: copy them to a vector");
        return std::make_pair(c.data(), static_cast<std::size_t>(c.size()));
    }

    template <class D>
    static auto matrix(D &c) noexcept {
        return jacfwd::matrix<typename C::Scalar>(c.data(), static_cast<std::size_t>(c.rows()), static_cast<std::size_t>(c.cols()),
                                                  c.rowStride(), c.colStride());
    }
};

/// The numbers of a view as a vector of Eigen, no copy. With a size known at compile time Eigen needs no loop.
template <int Size = Eigen::Dynamic, class Num>
auto as_vector(view<Num> v) {
    using vector = Eigen::Matrix<std::remove_const_t<Num>, Size, 1>;
    using map = Eigen::Map<std::conditional_t<std::is_const<Num>::value, const vector, vector>>;
    return map(v.data(), static_cast<Eigen::Index>(v.size()));
}

namespace qualified {

/// The values of a matrix of numbers.
template <class D>
auto primal(const Eigen::DenseBase<D> &a) {
    using real = typename D::Scalar::real;
    using values = Eigen::Matrix<real, D::RowsAtCompileTime, D::ColsAtCompileTime>;
    return values(a.derived().unaryExpr([](const typename D::Scalar &x) { return x.primal(); }));
}

#if JACFWD_EXCEPTIONS
/// The Jacobian of f at the vector x, as a matrix. f takes a vector of numbers and returns one: a generic lambda does.
/// For one point in a program; a context and `function` keep their memory from call to call. Numbers must not leave f but in what it returns.
template <class D, class F>
auto jacobian(F f, const Eigen::MatrixBase<D> &x) {
    using real = typename D::Scalar;
    constexpr int n = D::SizeAtCompileTime;
    const Eigen::Matrix<real, n, 1> at = x;
    const Eigen::Matrix<basic_num<real>, n, 1> constants = at.template cast<basic_num<real>>();
    using result = std::decay_t<decltype(f(as_vector<n>(view<const basic_num<real>>())))>;
    static_assert(traits<result>::known, "the function returns a vector of Eigen");
    const Eigen::Matrix<basic_num<real>, result::SizeAtCompileTime, 1> values =
        f(as_vector<n>(view<const basic_num<real>>(constants.data(), static_cast<std::size_t>(constants.size()))));
    Eigen::Matrix<real, result::SizeAtCompileTime, n> jac(values.size(), at.size());
    // By value: what f keeps belongs to one attempt.
    const auto g = [f](auto in, auto out) mutable { as_vector<result::SizeAtCompileTime>(out) = f(as_vector<n>(in)); };
    detail::in_room<real>(static_cast<std::size_t>(at.size()), static_cast<std::size_t>(values.size()), g,
                          [&](auto &function) { function.jacfwd(at, jac); });
    return jac;
}
#endif

} // namespace qualified

} // namespace jacfwd

#include "macros_show.hpp"

#endif
