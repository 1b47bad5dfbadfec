// Where Eigen takes a short cut because a value is exactly zero, but the tangents are not: reflectors, rotations, norms.
// Does not know solvers.
#ifndef JACFWD_EIGEN_ZERO_HPP
#define JACFWD_EIGEN_ZERO_HPP

#include "macros_hide.hpp"

#include "eigen_scalar.hpp"

#include <Eigen/Jacobi>

namespace jacfwd {

namespace detail {

// Raises JF_FLAG_KINK where x is active: what was computed has a corner, or a choice, at this point.
template <class Num>
void corner_of(const Num &x) {
    (void)abs(x - x.primal());
}

// Reflects x onto its first element. Where the rest is zero, Eigen takes the identity for a reflector; but in the neighbourhood there are only
// reflectors, and this is their limit.
template <class Part, class Num>
void make_reflector(Part &x, Num &tau, Num &beta) {
    auto rest = x.tail(x.size() - 1);
    bool constant = true;
    for (Eigen::Index i = 0; i < rest.size(); i++) {
        constant = constant && rest[i].is_constant();
    }
    const Num first = x[0], squares = constant && rest.isZero(0) ? Num() : Num(rest.squaredNorm());
    const bool flat = squares.primal() <= (std::numeric_limits<typename Num::real>::min)();
    if (flat && (constant || !(first.primal() < 0 || first.primal() > 0))) {
        if (!constant) {
            corner_of(Num(rest.sum()));
        }
        tau = Num();
        beta = first;
        rest.setZero();
        return;
    }
    const Num length = sqrt(first * first + squares);
    beta = first.primal() < 0 ? length : -length;
    rest /= Num(first - beta);
    tau = (beta - first) / beta;
}

// Eigen does not apply a rotation whose sine is exactly zero: one that depends on the inputs is the least that is not.
template <class Num>
Num never_zero(const Num &sine) {
    return sine.is_constant() || sine.primal() < 0 || sine.primal() > 0 ? sine : sine + std::numeric_limits<typename Num::real>::denorm_min();
}

// Diagonalises [x y; y z]; false if there is nothing to rotate.
template <class Num>
bool make_jacobi(const Num &x, const Num &y, const Num &z, Num &c, Num &s) {
    const Num difference = x - z, twice = Num(2) * y;
    const bool equal = !(difference.primal() < 0 || difference.primal() > 0), diagonal = !(y.primal() < 0 || y.primal() > 0);
    if (diagonal && (equal || y.is_constant())) {
        // Which basis belongs to an eigenvalue that is there twice, depends on the direction.
        corner_of(y);
        c = Num(1);
        s = Num();
        return false;
    }
    const Num length = hypot(difference, twice);
    const Num t = difference.primal() > 0 ? Num(twice / (difference + length)) : Num(twice / (difference - length));
    c = Num(1) / sqrt(t * t + Num(1));
    s = never_zero(Num(-t * c));
    return true;
}

// Rotates (p, q) onto (r, 0).
template <class Num>
void make_givens(const Num &p, const Num &q, Num *r, Num &c, Num &s) {
    const auto zero = [](const Num &a) { return !(a.primal() < 0 || a.primal() > 0); };
    if (zero(p) && zero(q)) {
        corner_of(p);
        corner_of(q);
        c = Num(1);
        s = Num();
        if (r) {
            *r = Num();
        }
        return;
    }
    const bool first = std::abs(p.primal()) > std::abs(q.primal());
    const Num &large = first ? p : q;
    const Num t = first ? Num(q / p) : Num(p / q), length = sqrt(Num(1) + t * t);
    const Num u = large.primal() < 0 ? Num(-length) : length, result = large * u;
    if (first) {
        c = Num(1) / u;
        s = never_zero(Num(-t * c));
    } else {
        s = Num(-1) / u;
        c = -t * s;
    }
    if (r) {
        *r = result;
    }
}

// The part of a column or row from which Eigen's decompositions make reflectors.
template <class Vector, int Size>
class part : public Eigen::Block<Vector, (Eigen::internal::traits<Vector>::Flags & Eigen::RowMajorBit) != 0 ? 1 : Size,
                                 (Eigen::internal::traits<Vector>::Flags & Eigen::RowMajorBit) != 0 ? Size : 1> {
    static constexpr bool row = (Eigen::internal::traits<Vector>::Flags & Eigen::RowMajorBit) != 0;
    using block = Eigen::Block<Vector, row ? 1 : Size, row ? Size : 1>;
    using num = typename Vector::Scalar;

public:
    part(Vector &v, Eigen::Index start, Eigen::Index size) : block(v, row ? 0 : start, row ? start : 0, row ? 1 : size, row ? size : 1) {}
    part(Vector &v, Eigen::Index start) : block(v, row ? 0 : start, row ? start : 0) {}
    using block::operator=;

    void makeHouseholderInPlace(num &tau, num &beta) { make_reflector(*this, tau, beta); }
};

template <class Vector, class Num>
void longer_by(const Vector &v, Num &squares, Num &length) {
    const Eigen::Matrix<Num, Eigen::Dynamic, 1> all = v;
    length = hypot(length, norm(view<const Num>(all.data(), static_cast<std::size_t>(all.size()))));
    squares = Num(1);
}

} // namespace detail

// The inner loop of stableNorm, found by argument-dependent look-up in place of Eigen's, whose scales overflow as slopes: the norm of what was
// before and v, times 1.
template <class Vector, class Real>
void stable_norm_impl_inner_step(const Vector &v, basic_num<Real> &squares, basic_num<Real> &scale, basic_num<Real> &) {
    detail::longer_by(v, squares, scale);
}
template <class Vector, class Real, int N, product P>
void stable_norm_impl_inner_step(const Vector &v, dual<Real, N, P> &squares, dual<Real, N, P> &scale, dual<Real, N, P> &) {
    detail::longer_by(v, squares, scale);
}

} // namespace jacfwd

namespace Eigen {

#define JACFWD_PART(...)                                                                                               \
    class VectorBlock<__VA_ARGS__, Size> : public jacfwd::detail::part<__VA_ARGS__, Size> {                            \
        using part = jacfwd::detail::part<__VA_ARGS__, Size>;                                                          \
                                                                                                                       \
    public:                                                                                                            \
        using part::part;                                                                                              \
        using part::operator=;                                                                                         \
    };
#define JACFWD_MATRIX Matrix<JACFWD_NUMBER, R, C, O, MR, MC>
#define JACFWD_PARTS(...)                                                                                              \
    template <__VA_ARGS__, int R, int C, int O, int MR, int MC, int Rows, int Cols, bool Inner, int Size>              \
    JACFWD_PART(Block<JACFWD_MATRIX, Rows, Cols, Inner>)                                                               \
    template <__VA_ARGS__, int R, int C, int O, int MR, int MC, int Rows, int Cols, bool Inner, int Rows2, int Cols2, bool Inner2, int Size> \
    JACFWD_PART(Block<Block<JACFWD_MATRIX, Rows2, Cols2, Inner2>, Rows, Cols, Inner>)                                  \
    template <__VA_ARGS__, int R, int C, int O, int MR, int MC, int Options, class Stride, int Rows, int Cols, bool Inner, int Size> \
    JACFWD_PART(Block<Ref<JACFWD_MATRIX, Options, Stride>, Rows, Cols, Inner>)
#define JACFWD_NUMBER jacfwd::basic_num<Real>
JACFWD_PARTS(class Real)
#undef JACFWD_NUMBER
#define JACFWD_NUMBER jacfwd::dual<Real, N, P>
JACFWD_PARTS(class Real, int N, jacfwd::product P)
#undef JACFWD_NUMBER
#undef JACFWD_PARTS
#undef JACFWD_MATRIX
#undef JACFWD_PART

// Rotations of numbers: without the branches for zeros, which drop tangents, and with the bits of those that are left.
#define JACFWD_ROTATION(Real)                                                                                          \
    template <>                                                                                                        \
    inline bool JacobiRotation<jacfwd::basic_num<Real>>::makeJacobi(                                                   \
        const jacfwd::basic_num<Real> &x, const jacfwd::basic_num<Real> &y, const jacfwd::basic_num<Real> &z) {        \
        return jacfwd::detail::make_jacobi(x, y, z, m_c, m_s);                                                         \
    }                                                                                                                  \
    template <>                                                                                                        \
    inline void JacobiRotation<jacfwd::basic_num<Real>>::makeGivens(                                                   \
        const jacfwd::basic_num<Real> &p, const jacfwd::basic_num<Real> &q, jacfwd::basic_num<Real> *r) {              \
        jacfwd::detail::make_givens(p, q, r, m_c, m_s);                                                                \
    }
JACFWD_ROTATION(double)
JACFWD_ROTATION(float)
#undef JACFWD_ROTATION

// Those of inline numbers, of which there are too many to name: the class as Eigen documents it.
template <class Real, int N, jacfwd::product P>
class JacobiRotation<jacfwd::dual<Real, N, P>> {
    using number = jacfwd::dual<Real, N, P>;

public:
    using RealScalar = number;

    JacobiRotation() = default;
    JacobiRotation(const number &c, const number &s) : m_c(c), m_s(s) {}

    number &c() { return m_c; }
    number c() const { return m_c; }
    number &s() { return m_s; }
    number s() const { return m_s; }

    JacobiRotation operator*(const JacobiRotation &b) const { return JacobiRotation(m_c * b.m_c - m_s * b.m_s, m_c * b.m_s + m_s * b.m_c); }
    JacobiRotation transpose() const { return JacobiRotation(m_c, -m_s); }
    JacobiRotation adjoint() const { return transpose(); }

    template <class Derived>
    bool makeJacobi(const MatrixBase<Derived> &a, Index p, Index q) {
        return makeJacobi(a.coeff(p, p), a.coeff(p, q), a.coeff(q, q));
    }
    bool makeJacobi(const number &x, const number &y, const number &z) { return jacfwd::detail::make_jacobi(x, y, z, m_c, m_s); }
    void makeGivens(const number &p, const number &q, number *r = nullptr) { jacfwd::detail::make_givens(p, q, r, m_c, m_s); }

private:
    number m_c, m_s;
};

} // namespace Eigen

#include "macros_show.hpp"

#endif
