// The number: a handle of an evaluation, or a plain real that has met none yet. Operators and comparisons.
// Does not know operations by name, nor drivers.
#ifndef JACFWD_NUMBER_HPP
#define JACFWD_NUMBER_HPP

#include "macros_hide.hpp"

#include "number_traits.hpp"
#include "pass.hpp"

#include <cstdint>
#include <iosfwd>
#include <type_traits>
#include <utility>

namespace jacfwd {

JACFWD_BEGIN_CHOICE

template <class Real>
class basic_num;

JACFWD_END_CHOICE

namespace detail {

template <class Real>
struct is_number<basic_num<Real>> : std::true_type {};

JACFWD_BEGIN_CHOICE

// Makes numbers from handles and back: for the operations, not for users.
template <class Real>
struct access {
    using pass = detail::pass<Real>;
    using handle = typename abi<Real>::num;

    // A number that gives its room back at the end of its life.
    static JACFWD_INLINE basic_num<Real> own(const pass *p, handle h) noexcept { return basic_num<Real>(p, h, p->stamp()); }
    // A number that lives as long as the call: an input.
    static JACFWD_INLINE basic_num<Real> borrow(const pass *p, handle h) noexcept { return basic_num<Real>(p, h, p->stamp() - 1); }
    // Output k of the call, all blocks counted together, before it is set.
    static basic_num<Real> output(const pass *p, std::size_t k) noexcept {
        return basic_num<Real>(p, handle{static_cast<std::uint32_t>(k)}, pass::not_set);
    }
    // Null for a constant.
    static JACFWD_INLINE const pass *pass_of(const basic_num<Real> &a) noexcept { return a.pass_; }
    // Where an operation on a number takes place, when the others it takes are in p, or constants.
    static JACFWD_INLINE const pass *join(const pass *p, const basic_num<Real> &a) noexcept { return basic_num<Real>::join(p, a.pass_); }
    // The handle of a, no constant, for an operation in p.
    static JACFWD_INLINE handle in(const pass *p, const basic_num<Real> &a) noexcept { return a.in(p); }
    static JACFWD_INLINE Real constant(const basic_num<Real> &a) noexcept { return a.constant_; }

    // What a test of values in p decided; one that does not hold may be that of a failed evaluation, which has none.
    static JACFWD_INLINE bool decided(const pass *p, bool holds) {
        if (!holds) {
            basic_num<Real>::stop_if_failed(p);
        }
        return holds;
    }

    // Likewise for any a: a constant becomes a number.
    static JACFWD_INLINE handle lend(const pass *p, const basic_num<Real> &a) noexcept {
        return a.pass_ ? a.in(p) : abi<Real>::const_(p->evaluation(), a.constant_);
    }

    // The handle of a for the library to keep; a is left a constant.
    static handle give(const pass *p, basic_num<Real> &a) noexcept {
        if (a.pass_ && !a.is_in(p) && !a.is_unset()) {
            basic_num<Real>::refuse(p);
        }
        // The handle that is never valid: an output that stays so is reported.
        const handle h = a.is_unset() ? handle{0} : lend(p, a);
        a.forget();
        return h;
    }
};

JACFWD_END_CHOICE

} // namespace detail

JACFWD_BEGIN_CHOICE

/// A number: what a function to differentiate computes with, in place of Real.
///
/// Made from a plain real, or by default as 0, it is a constant that belongs to no evaluation until it meets a number that does. Every other
/// number is valid during the call of the function that made it. One that is left from an earlier call, in a work array say, may be overwritten
/// or destroyed, but not used; none may outlive its context, not even in an exception. A copy is a number of its own, and a
/// number that goes out of scope gives its room back.
///
/// Comparisons look at values only. In a failed evaluation there are none: comparisons and `primal` throw evaluation_failed, and with exceptions
/// off they are false and NaN.
template <class Real>
class basic_num {
    using abi = detail::abi<Real>;
    using access = detail::access<Real>;
    using pass = detail::pass<Real>;
    using handle = typename abi::num;
    template <class A>
    using arithmetic = std::enable_if_t<std::is_arithmetic<A>::value || (std::is_enum<A>::value && std::is_convertible<A, int>::value), int>;

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
            live_.number = abi::copy(pass_->evaluation(), a.live_.number);
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

    /// The value. NaN outside the call of the function, where the number is dead.
    JACFWD_INLINE Real primal() const {
        if (!pass_) {
            return constant_;
        }
        const Real x = abi::primal(pass_->evaluation(), in(pass_));
        if (x != x) {
            stop_if_failed(pass_);
        }
        return x;
    }

    /// The value as a plain number, where a template asks for one by a cast: derivatives end there.
    template <class A, std::enable_if_t<std::is_arithmetic<A>::value && !std::is_same<A, bool>::value, int> = 0>
    explicit operator A() const {
        return static_cast<A>(primal());
    }

    /// Fails the evaluation for an index that left a view which starts with this number; false where there is none to fail. For the views.
    bool left_view(const char *what, long index, long length) const noexcept {
        if (!pass_ || !pass_->evaluation()) {
            return false;
        }
        pass_->blame(JF_BAD_NUMBER, "index %ld is not of a view of %ld %s", index, length, what);
        refuse(pass_);
        return true;
    }

    /// Whether the number is a plain real that has met no number yet.
    JACFWD_INLINE bool is_constant() const noexcept { return !pass_; }

    JACFWD_INLINE basic_num operator+() const noexcept { return *this; }
    JACFWD_INLINE basic_num operator-() const noexcept {
        return pass_ ? access::own(pass_, abi::neg(pass_->evaluation(), in(pass_))) : basic_num(-constant_);
    }

    friend JACFWD_INLINE basic_num operator+(const basic_num &a, Real c) noexcept {
        return a.pass_ ? access::own(a.pass_, abi::add_c(a.pass_->evaluation(), a.in(a.pass_), c))
                       : basic_num(a.constant_ + c);
    }
    friend JACFWD_INLINE basic_num operator+(Real c, const basic_num &a) noexcept { return a + c; }
    friend JACFWD_INLINE basic_num operator+(const basic_num &a, const basic_num &b) noexcept {
        if (!a.pass_) {
            return b + a.constant_;
        }
        if (!b.pass_) {
            return a + b.constant_;
        }
        const pass *p = join(a.pass_, b.pass_);
        return access::own(p, abi::add(p->evaluation(), a.in(p), b.in(p)));
    }

    friend JACFWD_INLINE basic_num operator-(const basic_num &a, Real c) noexcept {
        return a.pass_ ? access::own(a.pass_, abi::sub_c(a.pass_->evaluation(), a.in(a.pass_), c))
                       : basic_num(a.constant_ - c);
    }
    friend JACFWD_INLINE basic_num operator-(Real c, const basic_num &a) noexcept {
        return a.pass_ ? access::own(a.pass_, abi::c_sub(a.pass_->evaluation(), c, a.in(a.pass_)))
                       : basic_num(c - a.constant_);
    }
    friend JACFWD_INLINE basic_num operator-(const basic_num &a, const basic_num &b) noexcept {
        if (!a.pass_) {
            return a.constant_ - b;
        }
        if (!b.pass_) {
            return a - b.constant_;
        }
        const pass *p = join(a.pass_, b.pass_);
        return access::own(p, abi::sub(p->evaluation(), a.in(p), b.in(p)));
    }

    friend JACFWD_INLINE basic_num operator*(const basic_num &a, Real c) noexcept {
        return a.pass_ ? access::own(a.pass_, abi::mul_c(a.pass_->evaluation(), a.in(a.pass_), c))
                       : basic_num(a.constant_ * c);
    }
    friend JACFWD_INLINE basic_num operator*(Real c, const basic_num &a) noexcept { return a * c; }
    friend JACFWD_INLINE basic_num operator*(const basic_num &a, const basic_num &b) noexcept {
        if (!a.pass_) {
            return b * a.constant_;
        }
        if (!b.pass_) {
            return a * b.constant_;
        }
        const pass *p = join(a.pass_, b.pass_);
        return access::own(p, abi::mul(p->evaluation(), a.in(p), b.in(p)));
    }

    friend JACFWD_INLINE basic_num operator/(const basic_num &a, Real c) noexcept {
        return a.pass_ ? access::own(a.pass_, abi::div_c(a.pass_->evaluation(), a.in(a.pass_), c))
                       : basic_num(a.constant_ / c);
    }
    friend JACFWD_INLINE basic_num operator/(Real c, const basic_num &a) noexcept {
        return a.pass_ ? access::own(a.pass_, abi::c_div(a.pass_->evaluation(), c, a.in(a.pass_)))
                       : basic_num(c / a.constant_);
    }
    friend JACFWD_INLINE basic_num operator/(const basic_num &a, const basic_num &b) noexcept {
        if (!a.pass_) {
            return a.constant_ / b;
        }
        if (!b.pass_) {
            return a / b.constant_;
        }
        const pass *p = join(a.pass_, b.pass_);
        return access::own(p, abi::div(p->evaluation(), a.in(p), b.in(p)));
    }

    JACFWD_INLINE basic_num &operator+=(const basic_num &b) noexcept { return *this = *this + b; }
    JACFWD_INLINE basic_num &operator-=(const basic_num &b) noexcept { return *this = *this - b; }
    JACFWD_INLINE basic_num &operator*=(const basic_num &b) noexcept { return *this = *this * b; }
    JACFWD_INLINE basic_num &operator/=(const basic_num &b) noexcept { return *this = *this / b; }

#define JACFWD_COMPARISON(op, name, mirrored)                                                                          \
    friend JACFWD_INLINE bool operator op(const basic_num &a, const basic_num &b) {                                    \
        const pass *p = join(a.pass_, b.pass_);                                                                        \
        if (!p) {                                                                                                      \
            return a.constant_ op b.constant_;                                                                         \
        }                                                                                                              \
        return access::decided(p, !a.pass_   ? abi::mirrored##_c(p->evaluation(), b.in(p), a.constant_)                \
                                  : b.pass_ ? abi::name(p->evaluation(), a.in(p), b.in(p))                             \
                                            : abi::name##_c(p->evaluation(), a.in(p), b.constant_));                   \
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

    JACFWD_INLINE basic_num(const pass *p, handle h, std::uint32_t stamp) noexcept : pass_(p) { live_ = {h, stamp}; }

    // Null for two constants.
    static JACFWD_INLINE const pass *join(const pass *p, const pass *q) noexcept { return !p || p == q ? q : q ? mixed(p, q) : p; }

    // Numbers of two contexts, which no operation takes: both evaluations fail, where they are running.
    static const pass *mixed(const pass *p, const pass *q) noexcept {
        refuse(p);
        refuse(q);
        return p->evaluation() ? p : q;
    }

    // Fails the evaluation, if it is running.
    static void refuse(const pass *p) noexcept {
        blame_foreign(p);
        abi::copy(p->evaluation(), handle{0});
    }

    JACFWD_INLINE bool is_in(const pass *p) const noexcept { return pass_ == p && (live_.stamp | 1) == p->stamp(); }

    // The handle for an operation in p: the one that is never valid, when the number is not of p.
    JACFWD_INLINE handle in(const pass *p) const noexcept {
        if (is_in(p)) {
            return live_.number;
        }
        blame(p);
        return handle{0};
    }

    bool is_unset() const noexcept { return pass_ && live_.stamp == pass::not_set; }

    void blame(const pass *p) const noexcept {
        if (is_unset()) {
            p->meet_unset(live_.number.id);
        } else {
            blame_foreign(p);
        }
    }
    static void blame_foreign(const pass *p) noexcept {
        p->blame(JF_BAD_NUMBER, "%s", "a number of an earlier call, or of another function, was used: what is kept must be set in each call");
    }

    // A value is missing; where the evaluation has failed, that ends the function.
    static void stop_if_failed(const pass *p) {
#if JACFWD_EXCEPTIONS
        if (p->evaluation() && abi::failed(p->evaluation())) {
            throw evaluation_failed();
        }
#else
        (void)p;
#endif
    }

    JACFWD_INLINE bool owner() const noexcept { return pass_ && live_.stamp == pass_->stamp(); }

    JACFWD_INLINE void take(const basic_num &a) noexcept {
        pass_ = a.pass_;
        if (pass_) {
            live_ = a.live_;
        } else {
            constant_ = a.constant_;
        }
    }

    JACFWD_INLINE void release() noexcept {
        if (owner()) {
            abi::release(pass_->evaluation(), live_.number);
        }
    }

    JACFWD_INLINE void forget() noexcept {
        pass_ = nullptr;
        constant_ = 0;
    }

    struct live {
        handle number;
        std::uint32_t stamp;
    };

    // Null for a constant.
    const pass *pass_ = nullptr;
    union {
        // All bytes have a value, also behind a constant that is shorter: gcc cannot tell that nobody reads them.
        live live_ = {{0}, 0};
        Real constant_;
    };
};

/// A number in double precision.
using num = basic_num<double>;
/// A number in single precision.
using numf = basic_num<float>;

JACFWD_END_CHOICE

namespace qualified {

/// The value of a number or of a plain real, so that templates can ask for it.
template <class Real>
JACFWD_INLINE Real primal(const basic_num<Real> &a) {
    return a.primal();
}
constexpr double primal(double x) noexcept { return x; }
constexpr float primal(float x) noexcept { return x; }

} // namespace qualified

} // namespace jacfwd

/// As for the plain real; its functions return constants.
template <class Real>
class std::numeric_limits<jacfwd::basic_num<Real>> : public jacfwd::detail::limits<jacfwd::basic_num<Real>> {};

#include "macros_show.hpp"

#endif
