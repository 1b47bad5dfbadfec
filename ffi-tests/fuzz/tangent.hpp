/* The oracle's derivatives: a value in long double with a bound on how far the library may be from it, and what cannot be told. */
#ifndef TANGENT_HPP
#define TANGENT_HPP

#include <cmath>
#include <limits>

using wide = long double;

/* A slope of an operation at a point. */
struct Slope {
    wide value = 0;
    /* Its error, in units in the last place of the precision. */
    wide ulps = 8;
    /* Zero by definition: keeps infinite and NaN tangents out. */
    bool zero = false;
    /* Not told by this oracle. */
    bool unknown = false;
    /* What its error is relative to, where that is more than the value. */
    wide size = 0;

    Slope() = default;
    Slope(wide v, wide u = 8, wide s = 0) : value(v), ulps(u), size(s) {}
    static Slope none() {
        Slope s;
        s.zero = true;
        return s;
    }
    static Slope untold() {
        Slope s;
        s.unknown = true;
        return s;
    }
};

template <class Real>
struct Tangent {
    wide value = 0;
    /* The library's is at most this far away. */
    wide error = 0;
    /* Too near the ends of the range, or the sum of what cannot be told: nothing is known. */
    bool wild = false;

    static constexpr wide eps = std::numeric_limits<Real>::epsilon();
    static constexpr wide tiny = static_cast<wide>(std::numeric_limits<Real>::min());
    static constexpr wide most = static_cast<wide>(std::numeric_limits<Real>::max());

    static Tangent of(Real t) {
        Tangent y;
        y.value = t;
        return y;
    }
    static Tangent lost() {
        Tangent y;
        y.wild = true;
        return y;
    }

    bool zero() const { return !wild && value == 0 && error == 0; }
    /* Whether it may be zero there, though it is not here. */
    bool perhaps_zero() const { return wild || (!zero() && std::fabs(value) <= error); }

    /* After an operation: a rounding, and the ends of the range. */
    Tangent settled() const {
        Tangent y = *this;
        if (std::isnan(value) || std::isinf(value) || (value == 0 && error == 0)) {
            return y;
        }
        y.error += eps * std::fabs(value) + tiny * eps;
        y.wild = wild || !(std::fabs(value) + y.error < most / 4) || !(y.error < most);
        return y;
    }

    /* slope times this, under the strong zero. */
    Tangent scaled(const Slope &s) const {
        if (s.zero || zero()) {
            return Tangent();
        }
        if (s.unknown || wild) {
            return lost();
        }
        const wide size = std::fmax(std::fabs(s.value), s.size);
        if (std::isfinite(s.value) && (size > most / 4 || (s.value != 0 && std::fabs(s.value) < tiny * 4))) {
            return lost();
        }
        if (!std::isfinite(s.value) || !std::isfinite(value)) {
            /* 0 times infinity is NaN unless the zero is exact; then it is zero. */
            return perhaps_zero() || (std::fabs(s.value) < s.ulps * eps * s.size) ? lost() : of_wide(s.value * value);
        }
        Tangent y = of_wide(s.value * value);
        y.error = std::fabs(s.value) * error + s.ulps * eps * size * (std::fabs(value) + error);
        return y.settled();
    }

    Tangent operator+(const Tangent &b) const {
        if (zero()) {
            return b;
        }
        if (b.zero()) {
            return *this;
        }
        if (wild || b.wild) {
            return lost();
        }
        Tangent y = of_wide(value + b.value);
        y.error = error + b.error;
        if (!std::isfinite(y.value)) {
            y.error = 0;
            return y;
        }
        y.error += eps * (std::fabs(value) + std::fabs(b.value));
        y.wild = !(std::fabs(y.value) + y.error < most / 4);
        return y;
    }

    /* Product of two tangents, for second order. */
    Tangent operator*(const Tangent &b) const {
        if (zero() || b.zero()) {
            return Tangent();
        }
        if (wild || b.wild || !std::isfinite(value) || !std::isfinite(b.value)) {
            return lost();
        }
        Tangent y = of_wide(value * b.value);
        y.error = std::fabs(value) * b.error + error * (std::fabs(b.value) + b.error);
        return y.settled();
    }

private:
    static Tangent of_wide(wide v) {
        Tangent y;
        y.value = v;
        return y;
    }
};

#endif
