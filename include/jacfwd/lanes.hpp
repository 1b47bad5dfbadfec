// The tangents of one number side by side: vectors of the processor where the compiler has them, single reals elsewhere.
// Does not know slopes.
#ifndef JACFWD_LANES_HPP
#define JACFWD_LANES_HPP

#include "macros_hide.hpp"

#include "error.hpp"

#include <cstddef>
#include <cstring>
#include <limits>
#include <utility>

// Bytes of a vector; 0 for single reals. Vectors of 64 were slower: half of them is often empty, and rows of a Jacobian are not aligned to them. Types
// made of vectors have a name that says how wide, so that translation units compiled for different processors link.
#if !defined(__GNUC__) || defined(JACFWD_NO_VECTORS)
#define JACFWD_VECTOR 0
#define JACFWD_BEGIN_LANES inline namespace of_reals {
#elif defined(__AVX__)
#define JACFWD_VECTOR 32
#define JACFWD_BEGIN_LANES inline namespace of_256_bits {
#elif defined(__SSE2__) || defined(__aarch64__) || defined(__ALTIVEC__)
#define JACFWD_VECTOR 16
#define JACFWD_BEGIN_LANES inline namespace of_128_bits {
#else
#define JACFWD_VECTOR 0
#define JACFWD_BEGIN_LANES inline namespace of_reals {
#endif
#define JACFWD_END_LANES }

// What is hardly ever so, or run; what the compiler knows.
#if defined(__GNUC__)
#define JACFWD_CONSTANT(x) __builtin_constant_p(x)
#define JACFWD_RARE(...) __builtin_expect(!!(__VA_ARGS__), 0)
#define JACFWD_COLD __attribute__((cold, noinline))
#else
#define JACFWD_CONSTANT(x) false
#define JACFWD_RARE(...) (__VA_ARGS__)
#define JACFWD_COLD
#endif

namespace jacfwd::detail {

JACFWD_BEGIN_LANES

// A vector of Width reals.
template <class Real, int Width>
struct vector_of;
template <class Real>
struct vector_of<Real, 1> {
    using type = Real;
};
#if JACFWD_VECTOR
#define JACFWD_VECTORS(width)                                                                                                              \
    template <>                                                                                                                            \
    struct vector_of<double, width> {                                                                                                      \
        typedef double type __attribute__((vector_size(8 * width)));                                                          \
    };                                                                                                                                     \
    template <>                                                                                                                            \
    struct vector_of<float, width> {                                                                                                       \
        typedef float type __attribute__((vector_size(4 * width)));                                                           \
    };
JACFWD_VECTORS(2)
JACFWD_VECTORS(4)
JACFWD_VECTORS(8)
#undef JACFWD_VECTORS
#endif

// How many reals the vectors of N tangents have: the narrowest of which the fewest will do.
template <class Real>
constexpr int width_of(int n) {
    int width = 1;
    const auto vectors = [n](int w) { return (n + w - 1) / w; };
    for (int w = 2; w * static_cast<int>(sizeof(Real)) <= JACFWD_VECTOR; w *= 2) {
        if (vectors(w) < vectors(width)) {
            width = w;
        }
    }
    return width;
}

template <class Real, int Width>
using vector = typename vector_of<Real, Width>::type;

/// N tangents. Lanes behind them are there to fill the last vector and mean nothing.
template <class Real, int N>
struct lanes {
    using real = Real;
    static_assert(N > 0, "a dual number has at least one direction");
    static constexpr std::size_t width = static_cast<std::size_t>(width_of<Real>(N));
    static constexpr std::size_t count = (static_cast<std::size_t>(N) + width - 1) / width;
    using vector = detail::vector<Real, static_cast<int>(width)>;

    vector v[count];

    lanes() = default;
    // Vector by vector: as one block of memory, which compilers make of it, it would be read before its parts have been written.
    JACFWD_INLINE lanes(const lanes &a) noexcept { *this = a; }
    JACFWD_INLINE lanes &operator=(const lanes &a) noexcept {
        fill([](vector x) JACFWD_INLINE_LAMBDA { return x; }, a);
        return *this;
    }

    // f of every vector.
    template <class F, class... A>
    static JACFWD_INLINE lanes map(F f, const A &...a) {
        lanes y;
        y.fill(f, a...);
        return y;
    }

    static JACFWD_INLINE lanes zero() {
        return map([]() JACFWD_INLINE_LAMBDA { return vector{}; });
    }

    // Zero but for a one in lane k; none where k is no lane. A vector for a known k, not a store into one that is read as a whole afterwards.
    static JACFWD_INLINE lanes unit(std::size_t k) {
        lanes y;
        if constexpr (count <= 16) {
            y.one_at(k, std::make_index_sequence<count>());
        } else {
            for (std::size_t i = 0; i < count; i++) {
                y.v[i] = one_in(k, i * width, std::make_index_sequence<width>());
            }
        }
        return y;
    }

    // By its address: gcc 12 fails to compile an element of a vector by an index that is not known.
    JACFWD_INLINE Real get(std::size_t k) const {
        Real t;
        std::memcpy(&t, reinterpret_cast<const char *>(v) + k * sizeof(Real), sizeof t);
        return t;
    }
    JACFWD_INLINE void set(std::size_t k, Real t) { std::memcpy(reinterpret_cast<char *>(v) + k * sizeof(Real), &t, sizeof t); }

    // To N reals in a row: whole vectors, and the rest one by one, as gcc takes parts of a vector apart in memory.
    JACFWD_INLINE void store(Real *to) const {
        constexpr std::size_t whole = static_cast<std::size_t>(N) / width;
        for (std::size_t k = 0; k < whole; k++) {
            std::memcpy(to + k * width, &v[k], sizeof v[k]);
        }
        for (std::size_t k = whole * width; k < static_cast<std::size_t>(N); k++) {
            to[k] = get(k);
        }
    }

    friend JACFWD_INLINE lanes operator+(const lanes &a, const lanes &b) {
        return map([](vector x, vector y) JACFWD_INLINE_LAMBDA { return vector(x + y); }, a, b);
    }
    friend JACFWD_INLINE lanes operator-(const lanes &a, const lanes &b) {
        return map([](vector x, vector y) JACFWD_INLINE_LAMBDA { return vector(x - y); }, a, b);
    }
    friend JACFWD_INLINE lanes operator-(const lanes &a) {
        return map([](vector x) JACFWD_INLINE_LAMBDA { return vector(-x); }, a);
    }
    friend JACFWD_INLINE lanes operator*(const lanes &a, Real s) {
        return map([s](vector x) JACFWD_INLINE_LAMBDA { return vector(x * s); }, a);
    }

private:
    template <std::size_t... I>
    JACFWD_INLINE void one_at(std::size_t k, std::index_sequence<I...>) {
        ((v[I] = one_in(k, I * width, std::make_index_sequence<width>())), ...);
    }
    template <std::size_t... L>
    static JACFWD_INLINE vector one_in(std::size_t k, std::size_t first, std::index_sequence<L...>) {
        return vector{(k == first + L && k < static_cast<std::size_t>(N) ? Real(1) : Real(0))...};
    }

    // Straight code as far as it fits.
    template <class F, class... A>
    JACFWD_INLINE void fill(F f, const A &...a) {
        if constexpr (count <= 16) {
            straight(std::make_index_sequence<count>(), f, a...);
        } else {
            for (std::size_t k = 0; k < count; k++) {
                v[k] = f(a.v[k]...);
            }
        }
    }
    template <std::size_t... K, class F, class... A>
    JACFWD_INLINE void straight(std::index_sequence<K...>, F f, const A &...a) {
        (at<K>(f, a...), ...);
    }
    template <std::size_t K, class F, class... A>
    JACFWD_INLINE void at(F f, const A &...a) {
        v[K] = f(a.v[K]...);
    }
};

JACFWD_END_LANES

} // namespace jacfwd::detail

#include "macros_show.hpp"

#endif
