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

// Column vectors of Eigen as containers of the inline drivers.
template <class T, int Rows, int Options, int Max>
struct elements<Eigen::Matrix<T, Rows, 1, Options, Max, 1>> {
    static constexpr bool known = true, matrices = true;
    static constexpr std::size_t extent = Rows == Eigen::Dynamic ? 0 : static_cast<std::size_t>(Rows);
    using element = T;
    template <class U>
    using of = Eigen::Matrix<U, Rows, 1, Options, Max, 1>;
    static of<T> sized(std::size_t n) {
        of<T> all;
        resize(all, n);
        return all;
    }
    static void resize(of<T> &all, std::size_t n) { all.resize(static_cast<Eigen::Index>(n)); }
};

// By rows: so they are written in one piece.
template <class Y, class X, bool Known>
struct jacobian_of<Y, X, Known, true> {
    using real = typename elements<X>::element;
    static constexpr int size_of(std::size_t extent) { return extent == 0 ? Eigen::Dynamic : static_cast<int>(extent); }
    static constexpr int rows = size_of(result<Y>::extent), columns = size_of(elements<X>::extent);
    using type = Eigen::Matrix<real, rows, columns, columns == 1 && rows != 1 ? Eigen::ColMajor : Eigen::RowMajor>;
    static void resize(type &jac, std::size_t m, std::size_t n) { jac.resize(static_cast<Eigen::Index>(m), static_cast<Eigen::Index>(n)); }
    static JACFWD_INLINE real *row(type &jac, std::size_t i) { return jac.data() + i * static_cast<std::size_t>(jac.cols()); }
};

// A vector expression of Eigen as a vector.
template <class D>
using plain_vector = Eigen::Matrix<typename D::Scalar, D::SizeAtCompileTime, 1>;
template <class F, class D>
using if_inline_at = std::enable_if_t<is_inline<F, plain_vector<D>>::value && !elements<D>::known, int>;
template <class F, class D>
using if_behind_handles_at = std::enable_if_t<!is_inline<F, plain_vector<D>>::value, int>;

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

/// The drivers of inline.hpp at an expression: f takes and returns vectors of Eigen, or returns a number. Jacobians are matrices, by rows.
template <class F, class D, detail::if_inline_at<F, D> = 0>
auto value_and_jacobian(F &&f, const Eigen::MatrixBase<D> &x) {
    return value_and_jacobian(f, detail::plain_vector<D>(x));
}
template <class F, class D, detail::if_inline_at<F, D> = 0>
auto jacobian(F &&f, const Eigen::MatrixBase<D> &x) {
    return jacobian(f, detail::plain_vector<D>(x));
}
template <class F, class D, detail::if_inline_at<F, D> = 0>
auto value_and_gradient(F &&f, const Eigen::MatrixBase<D> &x) {
    return value_and_gradient(f, detail::plain_vector<D>(x));
}
template <class F, class D, detail::if_inline_at<F, D> = 0>
auto gradient(F &&f, const Eigen::MatrixBase<D> &x) {
    return gradient(f, detail::plain_vector<D>(x));
}

#if JACFWD_EXCEPTIONS
/// The Jacobian of f at the vector x, as a matrix, where f takes no inline numbers: it takes a vector of numbers behind handles and returns one.
/// For one point in a program; a context and `function` keep their memory from call to call. Numbers must not leave f but in what it returns.
template <class F, class D, detail::if_behind_handles_at<F, D> = 0>
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
