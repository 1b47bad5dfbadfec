// What drivers take: shapes, inputs, outputs, blocks, options. Does not know what a driver does with them.
#ifndef JACFWD_ARGUMENTS_HPP
#define JACFWD_ARGUMENTS_HPP

#include "macros_hide.hpp"

#include "../jacfwd.h"
#include "view.hpp"

#include <cstdint>

namespace jacfwd {

/// The lengths of the inputs, outputs and aux blocks: shape(3, 2), or shape({3, 2}, {4}), or shape({3}, {4}, {1}).
template <std::size_t In, std::size_t Out, std::size_t Aux>
class shape {
public:
    std::array<std::size_t, In> in;
    std::array<std::size_t, Out> out;
    std::array<std::size_t, Aux> aux;

    constexpr shape(std::size_t n, std::size_t m) noexcept : in{n}, out{m}, aux{} {}
    constexpr shape(const std::size_t (&n)[In], const std::size_t (&m)[Out]) noexcept : in(of(n)), out(of(m)), aux{} {}
    template <std::size_t A>
    constexpr shape(const std::size_t (&n)[In], const std::size_t (&m)[Out], const std::size_t (&a)[A]) noexcept
        : in(of(n)), out(of(m)), aux(of(a)) {}

    jf_signature signature() const noexcept { return {In, in.data(), Out, out.data(), Aux, aux.data()}; }

    /// The length of result k, outputs and aux blocks counted together.
    constexpr std::size_t result(std::size_t k) const noexcept { return k < Out ? out[k] : aux[k - Out]; }

    constexpr std::size_t numbers() const noexcept {
        std::size_t sum = 0;
        for (const std::size_t n : in) {
            sum += n;
        }
        for (std::size_t k = 0; k < Out + Aux; k++) {
            sum += result(k);
        }
        return sum;
    }

private:
    template <std::size_t N>
    static constexpr std::array<std::size_t, N> of(const std::size_t (&lengths)[N]) noexcept {
        std::array<std::size_t, N> a{};
        for (std::size_t k = 0; k < N; k++) {
            a[k] = lengths[k];
        }
        return a;
    }
};
shape(std::size_t, std::size_t) -> shape<1, 1, 0>;
template <std::size_t In, std::size_t Out>
shape(const std::size_t (&)[In], const std::size_t (&)[Out]) -> shape<In, Out, 0>;
template <std::size_t In, std::size_t Out, std::size_t Aux>
shape(const std::size_t (&)[In], const std::size_t (&)[Out], const std::size_t (&)[Aux]) -> shape<In, Out, Aux>;

/// The options of a driver; what it views must live as long as the call.
struct options {
    /// The inputs to differentiate, in the order of the blocks; negative counts from the end. None: input 0.
    view<const int> argnums = {};
    /// JF_RANDOM_ERROR, JF_RANDOM_SAME or JF_RANDOM_DIFFERENT.
    std::uint32_t randomness = JF_RANDOM_ERROR;
    std::uint64_t seed = 0;
    /// Batches: elements from point to point, per input; 0 = shared by all. None: dense.
    view<const std::size_t> in_stride = {};
    /// Directions per pass; 0 = as many as the lanes allow.
    std::size_t chunk = 0;

    /// As the C functions take them, viewing the same. For those, too, an empty list of argnums is one that is given.
    jf_options abi() const noexcept {
        static constexpr int empty = 0;
        jf_options o{};
        o.argnums = argnums.empty() && !argnums.none() ? &empty : argnums.data();
        o.n_argnums = argnums.size();
        o.randomness = randomness;
        o.seed = seed;
        o.in_stride = in_stride.data();
        o.chunk = chunk;
        return o;
    }
};

namespace detail {

/// N views, or fewer; of anything a view is made of.
template <class View, std::size_t N>
class pack {
    template <class... C>
    using fitting = std::enable_if_t<(sizeof...(C) > 0) && sizeof...(C) <= N && (std::is_constructible<View, C &>::value && ...), int>;

public:
    constexpr pack() noexcept = default;
    template <class... C, fitting<C...> = 0>
    constexpr pack(C &&...c) : items_{{View(c)...}}, given_(sizeof...(C)) {}

    constexpr const View &operator[](std::size_t k) const noexcept { return items_[k]; }
    /// How many were given.
    constexpr std::size_t given() const noexcept { return given_; }

    /// Their pointers.
    auto pointers() const noexcept {
        std::array<decltype(std::declval<const View &>().data()), N> p{};
        for (std::size_t k = 0; k < N; k++) {
            p[k] = items_[k].data();
        }
        return p;
    }

private:
    std::array<View, N> items_{};
    std::size_t given_ = 0;
};

} // namespace detail

/// One view per input: a container alone, or several in braces.
template <class Real, std::size_t N>
using inputs = detail::pack<view<const Real>, N>;
/// One view per output, aux blocks after the outputs; nullptr, or nothing at all, is not wanted.
template <class Real, std::size_t N>
using outputs = detail::pack<view<Real>, N>;
/// One matrix per output and argnum.
template <class Real, std::size_t N>
using matrices = detail::pack<matrix<Real>, N>;

} // namespace jacfwd

#include "macros_show.hpp"

#endif
