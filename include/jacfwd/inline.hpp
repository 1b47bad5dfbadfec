// Derivatives of function templates by inline numbers: no context, no memory but what the function and its results have. Rows of Jacobians are
// those of containers, element [i][j] = d y[i] / d x[j]. Includes what inline numbers need and nothing that has to do with handles.
//
//     const auto polar = [](const auto &x) { return std::array{x[0] * cos(x[1]), x[0] * sin(x[1])}; };
//     const auto [y, jac] = jacfwd::value_and_jacobian(polar, std::array{2.0, 0.5});
#ifndef JACFWD_INLINE_HPP
#define JACFWD_INLINE_HPP

#include "macros_hide.hpp"

#include "dual_array.hpp"
#include "inline_results.hpp"

namespace jacfwd {

namespace detail {

JACFWD_BEGIN_LANES

// The inputs of a function as inline numbers.
template <class X, int N, product P>
using inputs = typename elements<X>::template of<dual<typename elements<X>::element, N, P>>;
// Whether f takes them and returns numbers of the same kind; a function template does, whatever the kind. Only taking is not enough: vectors of Eigen convert.
template <class Y, bool = elements<Y>::known>
struct returned_number {
    using type = Y;
};
template <class Y>
struct returned_number<Y, true> {
    using type = typename elements<Y>::element;
};
template <class F, class Inputs, class = void>
struct keeps_kind : std::false_type {};
template <class F, class Inputs>
struct keeps_kind<F, Inputs, std::void_t<std::invoke_result_t<F &, const Inputs &>>>
    : std::is_same<typename returned_number<std::decay_t<std::invoke_result_t<F &, const Inputs &>>>::type, typename elements<Inputs>::element> {};
template <class F, class X, int N, product P>
constexpr bool takes_inline = keeps_kind<F, inputs<X, N, P>>::value;

// A function of pointers, that may say that it has no values, with M outputs.
template <class F, std::size_t M>
struct by_pointers {
    F &f;
    bool has_values;

    template <class D>
    JACFWD_INLINE void operator()(const D *in, std::array<D, M> &out) {
        if constexpr (std::is_void<decltype(f(in, out.data()))>::value) {
            f(in, out.data());
        } else {
            has_values = f(in, out.data());
        }
    }
};
template <class F, class X, std::size_t M, int N, product P>
constexpr bool takes_inline<by_pointers<F, M>, X, N, P> =
    std::is_invocable<F &, const dual<typename elements<X>::element, N, P> *, dual<typename elements<X>::element, N, P> *>::value;

// How many directions a pass has: where the number of inputs is not known, what is best for many and not bad for few.
template <class X>
constexpr int directions_of = elements<X>::extent == 0 ? 8 : chunk_of(static_cast<int>(elements<X>::extent));
// Whether the drivers of this file serve f at a container like X, with N directions in a pass where that is not 0.
template <class F, class X, int N = 0, bool = elements<X>::known>
struct is_inline : std::false_type {};
template <class F, class X, int N>
struct is_inline<F, X, N, true>
    : std::conjunction<std::is_floating_point<typename elements<X>::element>, keeps_kind<F, inputs<X, N == 0 ? directions_of<X> : N, product::strong>>> {};
template <class F, class X, int N = 0>
using if_inline = std::enable_if_t<is_inline<F, X, N>::value, int>;

// What f returns for inputs like X.
template <class F, class X, int N = directions_of<X>>
using returned = std::decay_t<std::invoke_result_t<F &, const inputs<X, N, product::strong> &>>;

// Reads what a pass has left; whether it is finite, or need not be.
template <class Y, class Results>
JACFWD_INLINE bool take(const Y &out, directions to, Results &results) {
    using result = detail::result<Y>;
    using number = typename result::number;
    const std::size_t m = result::size(out);
    results.begin(m, to);
    auto *const y = to.first == 0 ? results.values() : nullptr;
    if constexpr (number::products == product::strong) {
        read_out_canonical(result::data(out), m, y, results.rows(), to);
        return true;
    } else if constexpr (result::extent > 0 && result::extent <= 16) {
        return read_out(result::data(out), std::make_index_sequence<result::extent>(), y, results.rows(), to);
    } else {
        return read_out(result::data(out), m, y, results.rows(), to);
    }
}

// One pass, of inputs that `seed` makes of a kind that it is told by a null pointer; whether its results are finite, or need not be.
template <product P, int N, class F, class X, class Seed, class Results>
JACFWD_INLINE bool run(F &f, const X &x, Seed seed, directions to, Results &results) {
    using number = dual<typename elements<X>::element, N, P>;
    const inputs<X, N, P> in = seed(x, to, static_cast<inputs<X, N, P> *>(nullptr));
    const auto out = f(in);
    static_assert(std::is_same<typename result<std::decay_t<decltype(out)>>::number, number>::value,
                  "the function returns a number of the kind that it takes, or a container of them");
    return take(out, to, results);
}
// Into an array that is here, as not every compiler returns one without a copy.
template <product P, int N, class F, std::size_t M, class X, class Seed, class Results>
JACFWD_INLINE bool run(by_pointers<F, M> &f, const X &x, Seed seed, directions to, Results &results) {
    const inputs<X, N, P> in = seed(x, to, static_cast<inputs<X, N, P> *>(nullptr));
    std::array<dual<typename elements<X>::element, N, P>, M> out;
    f(in.data(), out);
    return !f.has_values || take(out, to, results);
}

template <int N, class F, class X, class Seed, class Results>
JACFWD_COLD void run_again(F &f, const X &x, Seed seed, directions to, Results &results) {
    run<product::strong, N>(f, x, seed, to, results);
}

// The same; where a result is not finite, a zero tangent may have met an infinite slope: the pass is run once more with care.
template <int N, class F, class X, class Seed, class Results>
JACFWD_INLINE void run_with_care(F &f, const X &x, Seed seed, directions to, Results &results) {
    if constexpr (!takes_inline<F, X, N, product::ieee>) {
        run<product::strong, N>(f, x, seed, to, results);
    } else if (JACFWD_RARE(!run<product::ieee, N>(f, x, seed, to, results))) {
        run_again<N>(f, x, seed, to, results);
    }
}

// The derivatives in all inputs.
template <class F, class X, class Results>
JACFWD_INLINE void run_all(F &f, const X &x, Results &results) {
    constexpr std::size_t n = directions_of<X>;
    const auto seed = [](const X &at, directions to, auto *kind) JACFWD_INLINE_LAMBDA {
        using in = std::remove_pointer_t<decltype(kind)>;
        using number = typename elements<in>::element;
        if constexpr (elements<X>::extent == n && !elements<X>::matrices) {
            return seeded<in, number>(at.data(), std::make_index_sequence<n>());
        } else {
            in all = elements<in>::sized(length(at));
            if constexpr (elements<X>::extent == n) {
                detail::seed(at.data(), std::make_index_sequence<n>(), all.data());
            } else {
                detail::seed(at.data(), length(at), to.first, all.data());
            }
            return all;
        }
    };
    const std::size_t size = length(x);
    std::size_t first = 0;
    do {
        run_with_care<n>(f, x, seed, directions{first, size - first < n ? size - first : n}, results);
        first += n;
    } while (first < size);
}

JACFWD_END_LANES

} // namespace detail

namespace qualified {

JACFWD_BEGIN_LANES

/// Values and Jacobian of f at x, as a struct of both: `const auto [y, jac] = value_and_jacobian(f, x);`. f takes a container of numbers like x, a
/// std::array or std::vector, and returns one, or a number: a generic lambda does. It is called once for up to 16 inputs of a std::array, for each 8 of a
/// std::vector, and once more for what is not finite. What f throws ends the call.
template <class F, class X, detail::if_inline<F, X> = 0>
auto value_and_jacobian(F &&f, const X &x) {
    detail::into_containers<detail::returned<F, X>, X> results(detail::length(x));
    detail::run_all(f, x, results);
    return results.take();
}

/// The Jacobian of f at x, likewise.
template <class F, class X, detail::if_inline<F, X> = 0>
auto jacobian(F &&f, const X &x) {
    return value_and_jacobian(f, x).jac;
}

/// Value and gradient of f at x, likewise; f returns a number, and the gradient is a container like x.
template <class F, class X, detail::if_inline<F, X> = 0>
auto value_and_gradient(F &&f, const X &x) {
    static_assert(!detail::elements<detail::returned<F, X>>::known, "a gradient is of a function that returns one number");
    detail::into_gradient<X> results(detail::length(x));
    detail::run_all(f, x, results);
    return results.take();
}

/// The gradient of f at x, likewise.
template <class F, class X, detail::if_inline<F, X> = 0>
X gradient(F &&f, const X &x) {
    return value_and_gradient(f, x).gradient;
}

/// Values of f at x and its derivatives along v, as a struct of both; v has the length of x, or what is missing is zero.
template <class F, class X, detail::if_inline<F, X, 1> = 0>
auto jvp(F &&f, const X &x, const X &v) {
    const auto seed = [&v](const X &at, detail::directions, auto *kind) JACFWD_INLINE_LAMBDA {
        auto all = detail::elements<std::remove_pointer_t<decltype(kind)>>::sized(detail::length(at));
        for (std::size_t j = 0; j < detail::length(at); j++) {
            auto &input = all.data()[j];
            input = at.data()[j];
            input.set_tangent(0, j < detail::length(v) ? v.data()[j] : 0);
        }
        return all;
    };
    detail::into_derivative<detail::returned<F, X, 1>> results;
    detail::run_with_care<1>(f, x, seed, detail::directions{0, 1}, results);
    return results.take();
}

/// The Jacobian of a function of pointers, as C and Ceres have them: f(const T *x, T *y) with N inputs and M outputs. jac[i * N + j] = d y[i] / d x[j]; y
/// may be null. f returns nothing, or whether it has values: where it has none, neither has this.
template <std::size_t N, std::size_t M, class F, class Real>
bool jacobian_into(F &&f, const Real *x, detail::plain<Real> *jac, detail::plain<Real> *y = nullptr) {
    detail::by_pointers<std::remove_reference_t<F>, M> function{f, true};
    detail::into_pointers<N, Real> results{jac, y};
    detail::run_all(function, detail::pointer_to<Real, N>{x}, results);
    return function.has_values;
}

JACFWD_END_LANES

} // namespace qualified

} // namespace jacfwd

#include "macros_show.hpp"

#endif
