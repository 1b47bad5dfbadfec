// The number: a handle of an evaluation, or a plain real that has met none yet. Operators and comparisons.
// Does not know operations by name, nor drivers.
#ifndef JACFWD_NUMBER_HPP
#define JACFWD_NUMBER_HPP

#include "abi.hpp"

#include <cstdint>
#include <iosfwd>
#include <limits>
#include <type_traits>
#include <utility>

// An operation is a call of the library and a few tests: worth less out of line. gcc does not see that by itself.
#if defined(__GNUC__)
#define JACFWD_INLINE __attribute__((always_inline)) inline
#else
#define JACFWD_INLINE inline
#endif

namespace jacfwd {

template <class Real>
class basic_num;

namespace detail {

// Makes numbers from handles and back: for the operations, not for users.
template <class Real>
struct access {
    using eval = typename abi<Real>::eval;
    using handle = typename abi<Real>::num;

    // A number that gives its room back at the end of its life.
    static JACFWD_INLINE basic_num<Real> own(eval *e, handle h) noexcept { return basic_num<Real>(e, h, true); }
    // A number that lives as long as the evaluation: an input.
    static JACFWD_INLINE basic_num<Real> borrow(eval *e, handle h) noexcept { return basic_num<Real>(e, h, false); }
    static JACFWD_INLINE eval *evaluation(const basic_num<Real> &a) noexcept { return a.evaluation_; }
    static JACFWD_INLINE handle of(const basic_num<Real> &a) noexcept { return a.live_.number; }
    static JACFWD_INLINE Real constant(const basic_num<Real> &a) noexcept { return a.constant_; }

    // The handle of a, in the evaluation e, for the library to keep; a is left a constant.
    static handle give(eval *e, basic_num<Real> &a) noexcept {
        const handle h = a.evaluation_ ? a.live_.number : abi<Real>::const_(e, a.constant_);
        a.forget();
        return h;
    }
};

} // namespace detail

/// A number: what a function to differentiate computes with, in place of Real.
///
/// Made from a plain real, or by default as 0, it is a constant that belongs to no evaluation until it meets a number that does. Every other
/// number is valid during the call of the function that made it. Keep none for later, not even in a work array that the next call overwrites:
/// to overwrite a number is to end its life, and the library reports one that is dead already. A copy is a number of its own, and a number
/// that goes out of scope gives its room back. Comparisons look at values only.
template <class Real>
class basic_num {
    using abi = detail::abi<Real>;
    using access = detail::access<Real>;
    using eval = typename abi::eval;
    using handle = typename abi::num;
    template <class A>
    using arithmetic = std::enable_if_t<std::is_arithmetic<A>::value, int>;

public:
    /// The plain real below.
    using real = Real;

    JACFWD_INLINE basic_num() noexcept { constant_ = 0; }

    template <class A, arithmetic<A> = 0>
    JACFWD_INLINE basic_num(A c) noexcept {
        constant_ = static_cast<Real>(c);
    }

    JACFWD_INLINE basic_num(const basic_num &a) noexcept {
        take(a);
        if (owner()) {
            live_.number = abi::copy(evaluation_, a.live_.number);
        }
    }

    JACFWD_INLINE basic_num(basic_num &&a) noexcept {
        take(a);
        a.forget();
    }

    JACFWD_INLINE basic_num &operator=(const basic_num &a) noexcept { return *this = basic_num(a); }

    JACFWD_INLINE basic_num &operator=(basic_num &&a) noexcept {
        if (this != &a) {
            release();
            take(a);
            a.forget();
        }
        return *this;
    }

    JACFWD_INLINE ~basic_num() { release(); }

    /// The value. NaN in a failed evaluation.
    JACFWD_INLINE Real primal() const noexcept {
        return evaluation_ ? abi::primal(evaluation_, live_.number) : constant_;
    }

    /// Whether the number is a plain real that has met no number yet.
    JACFWD_INLINE bool is_constant() const noexcept { return !evaluation_; }

    JACFWD_INLINE basic_num operator+() const noexcept { return *this; }
    JACFWD_INLINE basic_num operator-() const noexcept {
        return evaluation_ ? access::own(evaluation_, abi::neg(evaluation_, live_.number)) : basic_num(-constant_);
    }

    friend JACFWD_INLINE basic_num operator+(const basic_num &a, Real c) noexcept {
        return a.evaluation_ ? access::own(a.evaluation_, abi::add_c(a.evaluation_, a.live_.number, c))
                             : basic_num(a.constant_ + c);
    }
    friend JACFWD_INLINE basic_num operator+(Real c, const basic_num &a) noexcept { return a + c; }
    friend JACFWD_INLINE basic_num operator+(const basic_num &a, const basic_num &b) noexcept {
        if (!a.evaluation_) {
            return b + a.constant_;
        }
        return b.evaluation_ ? access::own(a.evaluation_, abi::add(a.evaluation_, a.live_.number, b.live_.number))
                             : a + b.constant_;
    }

    friend JACFWD_INLINE basic_num operator-(const basic_num &a, Real c) noexcept {
        return a.evaluation_ ? access::own(a.evaluation_, abi::sub_c(a.evaluation_, a.live_.number, c))
                             : basic_num(a.constant_ - c);
    }
    friend JACFWD_INLINE basic_num operator-(Real c, const basic_num &a) noexcept {
        return a.evaluation_ ? access::own(a.evaluation_, abi::c_sub(a.evaluation_, c, a.live_.number))
                             : basic_num(c - a.constant_);
    }
    friend JACFWD_INLINE basic_num operator-(const basic_num &a, const basic_num &b) noexcept {
        if (!a.evaluation_) {
            return a.constant_ - b;
        }
        return b.evaluation_ ? access::own(a.evaluation_, abi::sub(a.evaluation_, a.live_.number, b.live_.number))
                             : a - b.constant_;
    }

    friend JACFWD_INLINE basic_num operator*(const basic_num &a, Real c) noexcept {
        return a.evaluation_ ? access::own(a.evaluation_, abi::mul_c(a.evaluation_, a.live_.number, c))
                             : basic_num(a.constant_ * c);
    }
    friend JACFWD_INLINE basic_num operator*(Real c, const basic_num &a) noexcept { return a * c; }
    friend JACFWD_INLINE basic_num operator*(const basic_num &a, const basic_num &b) noexcept {
        if (!a.evaluation_) {
            return b * a.constant_;
        }
        return b.evaluation_ ? access::own(a.evaluation_, abi::mul(a.evaluation_, a.live_.number, b.live_.number))
                             : a * b.constant_;
    }

    friend JACFWD_INLINE basic_num operator/(const basic_num &a, Real c) noexcept {
        return a.evaluation_ ? access::own(a.evaluation_, abi::div_c(a.evaluation_, a.live_.number, c))
                             : basic_num(a.constant_ / c);
    }
    friend JACFWD_INLINE basic_num operator/(Real c, const basic_num &a) noexcept {
        return a.evaluation_ ? access::own(a.evaluation_, abi::c_div(a.evaluation_, c, a.live_.number))
                             : basic_num(c / a.constant_);
    }
    friend JACFWD_INLINE basic_num operator/(const basic_num &a, const basic_num &b) noexcept {
        if (!a.evaluation_) {
            return a.constant_ / b;
        }
        return b.evaluation_ ? access::own(a.evaluation_, abi::div(a.evaluation_, a.live_.number, b.live_.number))
                             : a / b.constant_;
    }

    JACFWD_INLINE basic_num &operator+=(const basic_num &b) noexcept { return *this = *this + b; }
    JACFWD_INLINE basic_num &operator-=(const basic_num &b) noexcept { return *this = *this - b; }
    JACFWD_INLINE basic_num &operator*=(const basic_num &b) noexcept { return *this = *this * b; }
    JACFWD_INLINE basic_num &operator/=(const basic_num &b) noexcept { return *this = *this / b; }

// In a failed evaluation every comparison is false, != too: a loop until two numbers differ ends.
#define JACFWD_COMPARISON(op, name, mirrored)                                                                          \
    friend JACFWD_INLINE bool operator op(const basic_num &a, const basic_num &b) noexcept {                          \
        if (a.evaluation_) {                                                                                           \
            return b.evaluation_ ? abi::name(a.evaluation_, a.live_.number, b.live_.number)                            \
                                 : abi::name##_c(a.evaluation_, a.live_.number, b.constant_);                          \
        }                                                                                                              \
        return b.evaluation_ ? abi::mirrored##_c(b.evaluation_, b.live_.number, a.constant_) : a.constant_ op b.constant_; \
    }
    JACFWD_COMPARISON(<, lt, gt)
    JACFWD_COMPARISON(<=, le, ge)
    JACFWD_COMPARISON(>, gt, lt)
    JACFWD_COMPARISON(>=, ge, le)
    JACFWD_COMPARISON(==, eq, eq)
    JACFWD_COMPARISON(!=, ne, ne)
#undef JACFWD_COMPARISON

    template <class Char, class Traits>
    friend std::basic_ostream<Char, Traits> &operator<<(std::basic_ostream<Char, Traits> &stream, const basic_num &a) {
        return stream << a.primal();
    }

private:
    friend access;

    JACFWD_INLINE basic_num(eval *e, handle h, bool owned) noexcept : evaluation_(e) { live_ = {h, owned}; }

    JACFWD_INLINE bool owner() const noexcept { return evaluation_ && live_.owned; }

    JACFWD_INLINE void take(const basic_num &a) noexcept {
        evaluation_ = a.evaluation_;
        if (evaluation_) {
            live_ = a.live_;
        } else {
            constant_ = a.constant_;
        }
    }

    JACFWD_INLINE void release() noexcept {
        if (owner()) {
            abi::release(evaluation_, live_.number);
        }
    }

    JACFWD_INLINE void forget() noexcept {
        evaluation_ = nullptr;
        constant_ = 0;
    }

    struct live {
        handle number;
        // Gives its room back; an input does not.
        bool owned;
    };

    // Null for a constant.
    eval *evaluation_ = nullptr;
    union {
        // All bytes have a value, also behind a constant that is shorter: gcc cannot tell that nobody reads them.
        live live_ = {{0}, false};
        Real constant_;
    };
};

/// A number in double precision.
using num = basic_num<double>;
/// A number in single precision.
using numf = basic_num<float>;

/// The value of a number or of a plain real, so that templates can ask for it.
template <class Real>
JACFWD_INLINE Real primal(const basic_num<Real> &a) noexcept {
    return a.primal();
}
constexpr double primal(double x) noexcept { return x; }
constexpr float primal(float x) noexcept { return x; }

} // namespace jacfwd

/// As for the plain real; its functions return constants.
template <class Real>
class std::numeric_limits<jacfwd::basic_num<Real>> : public std::numeric_limits<Real> {
    using limits = std::numeric_limits<Real>;
    using num = jacfwd::basic_num<Real>;

public:
    static num min() noexcept { return limits::min(); }
    static num max() noexcept { return limits::max(); }
    static num lowest() noexcept { return limits::lowest(); }
    static num epsilon() noexcept { return limits::epsilon(); }
    static num round_error() noexcept { return limits::round_error(); }
    static num infinity() noexcept { return limits::infinity(); }
    static num quiet_NaN() noexcept { return limits::quiet_NaN(); }
    static num signaling_NaN() noexcept { return limits::signaling_NaN(); }
    static num denorm_min() noexcept { return limits::denorm_min(); }
};

#endif
