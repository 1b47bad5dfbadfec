// Jacobian and Hessian in one line, by numbers behind handles, of functions that return their result: memory is found by itself. Throws, so only there
// with exceptions. Does not know Eigen.
#ifndef JACFWD_JACOBIAN_HPP
#define JACFWD_JACOBIAN_HPP

#include "macros_hide.hpp"

#include "function.hpp"
#include "inline.hpp"

#if JACFWD_EXCEPTIONS
namespace jacfwd {

namespace detail {

// A function of n numbers to m in contexts of more and more numbers until they suffice; `use` runs drivers on it.
template <class Real, class F, class Use>
void in_room(std::size_t n, std::size_t m, F f, Use use) {
    constexpr std::size_t most = std::size_t{1} << 22;
    for (std::size_t numbers = n + m + 62;; numbers = numbers < most / 4 ? 4 * numbers : most) {
        basic_context<Real> context(capacity{1, numbers});
        auto function = jacfwd::function(context, jacfwd::shape(n, m), f);
        try {
            return use(function);
        } catch (const error &) {
            // The error may also be one of another context, thrown by f.
            if (context.status() != JF_OUT_OF_NUMBERS || numbers >= most) {
                throw;
            }
        }
    }
}

template <class F, class X>
using if_behind_handles = std::enable_if_t<!is_inline<F, X>::value, int>;

// The length of what a function returns.
template <class Y>
struct length_of : std::integral_constant<std::size_t, 0> {};
template <class Real, std::size_t N>
struct length_of<std::array<basic_num<Real>, N>> : std::integral_constant<std::size_t, N> {};
template <class Real>
struct length_of<basic_num<Real>> : std::integral_constant<std::size_t, 1> {};

} // namespace detail

namespace qualified {

/// The Jacobian of f at x, element [i][j] = d y[i] / d x[j], where f takes no inline numbers: it takes a `view<const num>` and returns a number, or a
/// std::array of them. For one point in a program; a context and `function` keep their memory from call to call. Numbers must not leave f but in what
/// it returns.
template <class Real, std::size_t N, class F, detail::if_behind_handles<F, std::array<Real, N>> = 0>
auto jacobian(F f, const std::array<Real, N> &x) {
    using result = std::decay_t<std::invoke_result_t<F &, view<const basic_num<Real>>>>;
    constexpr std::size_t m = detail::length_of<result>::value;
    static_assert(m > 0, "the function returns a number, or a std::array of numbers");
    std::array<std::array<Real, N>, m> jac{};
    detail::in_room<Real>(N, m, f, [&](auto &function) { function.jacfwd(x, jac); });
    return jac;
}

/// The Hessian of f at x, a std::array or std::vector: element [j][k] = d² y / d x[j] d x[k] where f returns a number, [i][j][k] where it returns a
/// std::array of them. By numbers behind handles: f takes a view of them, which a generic lambda does, and what is said of them above holds.
template <class F, class X, std::enable_if_t<detail::elements<X>::known && !detail::elements<X>::matrices, int> = 0>
auto hessian(F f, const X &x) {
    using Real = typename detail::elements<X>::element;
    using result = std::decay_t<std::invoke_result_t<F &, view<const basic_num<Real>>>>;
    constexpr std::size_t m = detail::length_of<result>::value;
    static_assert(m > 0, "the function returns a number, or a std::array of numbers");
    const std::size_t n = x.size();
    std::vector<Real> all(m * n * n);
    detail::in_room<Real>(n, m, f, [&](auto &function) { function.hessian(x, all); });
    using matrix = typename detail::elements<X>::template of<X>;
    std::array<matrix, m> hess;
    for (std::size_t i = 0; i < m; i++) {
        hess[i] = detail::elements<matrix>::sized(n);
        for (std::size_t j = 0; j < n; j++) {
            const Real *const row = all.data() + (i * n + j) * n;
            hess[i][j] = detail::elements<X>::sized(n);
            std::copy(row, row + n, hess[i][j].begin());
        }
    }
    if constexpr (detail::elements<result>::known) {
        return hess;
    } else {
        return hess[0];
    }
}

} // namespace qualified

} // namespace jacfwd
#endif

#include "macros_show.hpp"

#endif
