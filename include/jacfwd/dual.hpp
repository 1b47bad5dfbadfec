// The inline number: a value and N tangents in the program's own registers, no evaluation, no context. Operators and comparisons.
// Does not know operations by name, nor drivers.
#ifndef JACFWD_DUAL_HPP
#define JACFWD_DUAL_HPP

#include "macros_hide.hpp"

#include "abi.hpp"
#include "number_traits.hpp"
#include "strong_zero.hpp"

#include <iosfwd>
#include <type_traits>

namespace jacfwd {

JACFWD_BEGIN_LANES

template <class Real, int N, product Product = product::strong>
class dual;

JACFWD_END_LANES

namespace detail {

template <class Real, int N, product Product>
struct is_number<dual<Real, N, Product>> : std::true_type {};

template <class D>
using tangents_of = lanes<typename D::real, D::directions>;

// Makes inline numbers from values and slopes: for the operations, not for users.
template <class Dual>
struct inside;
template <class Real, int N, product Product>
struct inside<dual<Real, N, Product>> {
    using number = dual<Real, N, Product>;
    using tangents = lanes<Real, N>;

    static JACFWD_INLINE const tangents &of(const number &a) { return a.tangents_; }

    // The result of a function of one, two or three numbers with value y and slopes s as kernels give them.
    static JACFWD_INLINE number chain(const number &a, Real y, Real s) { return number(y, times<Product>(a.tangents_, s)); }
    static JACFWD_INLINE number chain(const number &a, const number &b, Real y, const Real *s) {
        return number(y, times<Product>(a.tangents_, s[0]) + times<Product>(b.tangents_, s[1]));
    }
    static JACFWD_INLINE number chain(const number &a, const number &b, const number &c, Real y, const Real *s) {
        return number(y, times<Product>(a.tangents_, s[0]) + times<Product>(b.tangents_, s[1]) + times<Product>(c.tangents_, s[2]));
    }

    // Whether a value calls for the slopes of the kernel: not where it is finite, nor where what follows will be looked at.
    static JACFWD_INLINE bool asks_kernel(Real y) { return Product == product::strong && JACFWD_RARE(!is_finite(y)); }

    // The result y of an operation of these values that hides one which is not a number: nobody has looked at its derivatives yet, so they call for it.
    template <class... Value>
    static JACFWD_INLINE bool hides(Real y, Value... values) {
        return Product == product::ieee && JACFWD_RARE(!(y != y) && (... || (values != values)));
    }
    static JACFWD_INLINE number alarm(Real y) {
        using vector = typename tangents::vector;
        return number(y, tangents::map([]() JACFWD_INLINE_LAMBDA { return vector{} + std::numeric_limits<Real>::quiet_NaN(); }));
    }

    // Whether neither a quotient nor its factor has lost digits. What is not finite will be looked at otherwise.
    static JACFWD_INLINE bool is_precise(Real y, Real r) {
        const Real u = std::fabs(y), v = std::fabs(r), least = (std::numeric_limits<Real>::min)();
        if constexpr (Product == product::ieee) {
            return !JACFWD_RARE(!((u < v ? u : v) >= least));
        } else {
            return !JACFWD_RARE(!(u >= least && v >= least && is_finite(y) && is_finite(r)));
        }
    }

    template <class Kernel>
    static JACFWD_INLINE number by_kernel(const number &a, const number &b, Real y, Kernel slopes) {
        Real s[2];
        slopes(a.primal_, b.primal_, y, s);
        return chain(a, b, y, s);
    }
};

} // namespace detail

JACFWD_BEGIN_LANES

/// A number with N tangents: what a function template computes with in place of Real, with the bits of the library's own numbers where the
/// compiler fuses nothing (-ffp-contract=off). A value like any other: copied, kept, used in any thread.
///
/// Comparisons look at values only. Flags are not raised.
template <class Real, int N, product Product>
class dual {
    static_assert(std::is_same<Real, double>::value || std::is_same<Real, float>::value, "numbers are in double or single precision");
    using abi = detail::abi<Real>;
    using inside = detail::inside<dual>;
    using tangents = detail::lanes<Real, N>;
    template <class A>
    using arithmetic = std::enable_if_t<std::is_arithmetic<A>::value || (std::is_enum<A>::value && std::is_convertible<A, int>::value), int>;

public:
    /// The plain real below.
    using real = Real;
    /// How many tangents there are.
    static constexpr int directions = N;
    /// How it multiplies slopes and tangents.
    static constexpr product products = Product;

    JACFWD_INLINE dual() noexcept : dual(Real(0), tangents::zero()) {}
    template <class A, arithmetic<A> = 0>
    JACFWD_INLINE dual(A c) noexcept : dual(static_cast<Real>(c), tangents::zero()) {}
    /// An input with the value x: tangent k is one, all others are zero; all are where k is N or more.
    JACFWD_INLINE dual(Real x, std::size_t k) noexcept : dual(x, tangents::unit(k)) {}

    /// The value.
    JACFWD_INLINE Real primal() const noexcept { return primal_; }
    /// The value as a plain number, where a template asks for one by a cast: derivatives end there.
    template <class A, std::enable_if_t<std::is_arithmetic<A>::value && !std::is_same<A, bool>::value, int> = 0>
    explicit operator A() const noexcept {
        return static_cast<A>(primal_);
    }
    /// Tangent k < N.
    JACFWD_INLINE Real tangent(std::size_t k) const noexcept { return tangents_.get(k); }
    /// Sets tangent k < N.
    JACFWD_INLINE void set_tangent(std::size_t k, Real t) noexcept { tangents_.set(k, t); }

    /// Whether it is known not to depend on the inputs: never, as what has no tangent in one pass may have one in another.
    static constexpr bool is_constant() noexcept { return false; }

    JACFWD_INLINE dual operator+() const noexcept { return *this; }
    JACFWD_INLINE dual operator-() const noexcept {
        return inside::asks_kernel(primal_) ? inside::chain(*this, -primal_, abi::d_neg(primal_, -primal_)) : dual(-primal_, -tangents_);
    }

    friend JACFWD_INLINE dual operator+(const dual &a, Real c) noexcept {
        const Real y = a.primal_ + c;
        return inside::asks_kernel(y) ? inside::chain(a, y, abi::d_add_c(a.primal_, c, y)) : dual(y, a.tangents_);
    }
    friend JACFWD_INLINE dual operator+(Real c, const dual &a) noexcept { return a + c; }
    friend JACFWD_INLINE dual operator+(const dual &a, const dual &b) noexcept {
        const Real y = a.primal_ + b.primal_;
        return inside::asks_kernel(y) ? inside::by_kernel(a, b, y, abi::d_add) : dual(y, a.tangents_ + b.tangents_);
    }

    friend JACFWD_INLINE dual operator-(const dual &a, Real c) noexcept {
        const Real y = a.primal_ - c;
        return inside::asks_kernel(y) ? inside::chain(a, y, abi::d_sub_c(a.primal_, c, y)) : dual(y, a.tangents_);
    }
    friend JACFWD_INLINE dual operator-(Real c, const dual &a) noexcept {
        const Real y = c - a.primal_;
        return inside::asks_kernel(y) ? inside::chain(a, y, abi::d_c_sub(c, a.primal_, y)) : dual(y, -a.tangents_);
    }
    friend JACFWD_INLINE dual operator-(const dual &a, const dual &b) noexcept {
        const Real y = a.primal_ - b.primal_;
        return inside::asks_kernel(y) ? inside::by_kernel(a, b, y, abi::d_sub) : dual(y, a.tangents_ - b.tangents_);
    }

    friend JACFWD_INLINE dual operator*(const dual &a, Real c) noexcept {
        const Real y = a.primal_ * c;
        return inside::asks_kernel(y) ? inside::chain(a, y, abi::d_mul_c(a.primal_, c, y)) : dual(y, a.tangents_ * c);
    }
    friend JACFWD_INLINE dual operator*(Real c, const dual &a) noexcept { return a * c; }
    // A finite product has finite factors.
    friend JACFWD_INLINE dual operator*(const dual &a, const dual &b) noexcept {
        const Real y = a.primal_ * b.primal_;
        return inside::asks_kernel(y) ? inside::by_kernel(a, b, y, abi::d_mul)
                                      : dual(y, a.tangents_ * b.primal_ + b.tangents_ * a.primal_);
    }

    friend JACFWD_INLINE dual operator/(const dual &a, Real c) noexcept {
        const Real y = a.primal_ / c, s = 1 / c;
        return inside::asks_kernel(y + s) ? inside::chain(a, y, abi::d_div_c(a.primal_, c, y)) : dual(y, a.tangents_ * s);
    }
    // Slopes of zero are not zero by definition here: 0 - s is positive then.
    friend JACFWD_INLINE dual operator/(Real c, const dual &a) noexcept {
        const Real y = c / a.primal_;
        return inside::chain(a, y, inside::is_precise(y, y) ? 0 - y / a.primal_ : abi::d_c_div(c, a.primal_, y));
    }
    friend JACFWD_INLINE dual operator/(const dual &a, const dual &b) noexcept {
        const Real y = a.primal_ / b.primal_, r = 1 / b.primal_;
        return inside::is_precise(y, r) ? dual(y, a.tangents_ * r + detail::times<Product>(b.tangents_, 0 - y * r))
                                        : inside::by_kernel(a, b, y, abi::d_div);
    }

    JACFWD_INLINE dual &operator+=(const dual &b) noexcept { return *this = *this + b; }
    JACFWD_INLINE dual &operator-=(const dual &b) noexcept { return *this = *this - b; }
    JACFWD_INLINE dual &operator*=(const dual &b) noexcept { return *this = *this * b; }
    JACFWD_INLINE dual &operator/=(const dual &b) noexcept { return *this = *this / b; }
    JACFWD_INLINE dual &operator+=(Real c) noexcept { return *this = *this + c; }
    JACFWD_INLINE dual &operator-=(Real c) noexcept { return *this = *this - c; }
    JACFWD_INLINE dual &operator*=(Real c) noexcept { return *this = *this * c; }
    JACFWD_INLINE dual &operator/=(Real c) noexcept { return *this = *this / c; }

#define JACFWD_COMPARISON(op)                                                                                                                  \
    friend JACFWD_INLINE bool operator op(const dual &a, const dual &b) noexcept { return a.primal_ op b.primal_; }                            \
    friend JACFWD_INLINE bool operator op(const dual &a, Real c) noexcept { return a.primal_ op c; }                                           \
    friend JACFWD_INLINE bool operator op(Real c, const dual &b) noexcept { return c op b.primal_; }
    JACFWD_COMPARISON(<)
    JACFWD_COMPARISON(<=)
    JACFWD_COMPARISON(>)
    JACFWD_COMPARISON(>=)
    JACFWD_COMPARISON(==)
    JACFWD_COMPARISON(!=)
#undef JACFWD_COMPARISON

    template <class Char, class Traits>
    friend std::basic_ostream<Char, Traits> &operator<<(std::basic_ostream<Char, Traits> &stream, const dual &a) {
        return stream << a.primal_;
    }

private:
    friend inside;

    JACFWD_INLINE dual(Real y, const tangents &t) noexcept : primal_(y), tangents_(t) {}

    Real primal_;
    tangents tangents_;
};

JACFWD_END_LANES

} // namespace jacfwd

/// As for the plain real; its functions return constants.
template <class Real, int N, jacfwd::product Product>
class std::numeric_limits<jacfwd::dual<Real, N, Product>> : public jacfwd::detail::limits<jacfwd::dual<Real, N, Product>> {};

#include "macros_show.hpp"

#endif
