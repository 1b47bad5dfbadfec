// Containers that inline drivers take and give back: inputs, results, and where their derivatives go.
// Does not know passes.
#ifndef JACFWD_INLINE_CONTAINERS_HPP
#define JACFWD_INLINE_CONTAINERS_HPP

#include "macros_hide.hpp"

#include "dual.hpp"

#include <array>
#include <cstddef>
#include <vector>

namespace jacfwd::detail {

// A container of elements T: `of<U>` is one of U, `sized` and `resize` make it one of n elements, `extent` their number, or 0 where the program decides; `matrices` whether
// derivatives go into a matrix of the same library.
template <class C>
struct elements {
    static constexpr bool known = false, matrices = false;
};
template <class T, std::size_t N>
struct elements<std::array<T, N>> {
    static constexpr bool known = true, matrices = false;
    static constexpr std::size_t extent = N;
    using element = T;
    template <class U>
    using of = std::array<U, N>;
    static std::array<T, N> sized(std::size_t) { return {}; }
    static void resize(std::array<T, N> &, std::size_t) {}
};
template <class T>
struct elements<std::vector<T>> {
    static constexpr bool known = true, matrices = false;
    static constexpr std::size_t extent = 0;
    using element = T;
    template <class U>
    using of = std::vector<U>;
    static std::vector<T> sized(std::size_t n) { return std::vector<T>(n); }
    static void resize(std::vector<T> &c, std::size_t n) { c.resize(n); }
};

// N elements in memory of the caller.
template <class T, std::size_t N>
struct pointer_to {
    const T *first;

    const T *data() const { return first; }
    static constexpr std::size_t size() { return N; }
    const T &operator[](std::size_t k) const { return first[k]; }
};
template <class T, std::size_t N>
struct elements<pointer_to<T, N>> : elements<std::array<T, N>> {};

// What a function returns: a number, or a container of numbers; as a row of them, with one element or more, and as values.
template <class Y, bool = elements<Y>::known>
struct result {
    using number = Y;
    using values = typename Y::real;
    static constexpr std::size_t extent = 1;
    static std::size_t size(const Y &) { return 1; }
    static const number *data(const Y &y) { return &y; }
    static void resize(values &, std::size_t) {}
    static values *data(values &y) { return &y; }
};
template <class Y>
struct result<Y, true> {
    using number = typename elements<Y>::element;
    using values = typename elements<Y>::template of<typename number::real>;
    static constexpr std::size_t extent = elements<Y>::extent;
    static std::size_t size(const Y &y) { return static_cast<std::size_t>(y.size()); }
    static const number *data(const Y &y) { return y.data(); }
    static void resize(values &y, std::size_t n) { elements<values>::resize(y, n); }
    static typename number::real *data(values &y) { return y.data(); }
};

// How many elements there are.
template <class C>
JACFWD_INLINE std::size_t length(const C &c) {
    return static_cast<std::size_t>(c.size());
}

// The Jacobian of results Y in inputs X, element [i][j]: rows like X in a container like Y, or in a std::array of one. Other libraries may have matrices.
template <class Y, class X, bool = elements<Y>::known, bool = elements<Y>::matrices || elements<X>::matrices>
struct jacobian_of {
    using type = std::array<X, 1>;
    static void resize(type &jac, std::size_t, std::size_t n) { elements<X>::resize(jac[0], n); }
    static JACFWD_INLINE auto *row(type &jac, std::size_t) { return jac[0].data(); }
};
template <class Y, class X>
struct jacobian_of<Y, X, true, false> {
    using type = typename elements<Y>::template of<X>;
    static void resize(type &jac, std::size_t m, std::size_t n) {
        elements<type>::resize(jac, m);
        for (X &row : jac) {
            elements<X>::resize(row, n);
        }
    }
    static JACFWD_INLINE auto *row(type &jac, std::size_t i) { return jac[i].data(); }
};

} // namespace jacfwd::detail

#include "macros_show.hpp"

#endif
