// Functions of matrices of numbers, as Eigen's unsupported/Eigen/MatrixFunctions calls them: by rational functions and Newton's method in place of
// the Schur form, which stops where a value is zero. Specialises what that header declares, whether it is included or not.
// Does not know how eigenvalues are refined.
#ifndef JACFWD_EIGEN_FUNCTIONS_HPP
#define JACFWD_EIGEN_FUNCTIONS_HPP

#include "macros_hide.hpp"

#include "eigen_values.hpp"

namespace Eigen::internal {

template <class T>
struct is_exp_known_type;
template <class Matrix, class Real>
struct matrix_exp_computeUV;
template <class Matrix, int IsComplex>
struct matrix_sqrt_compute;
template <class Matrix, int IsComplex>
struct matrix_function_compute;
template <class Matrix>
class MatrixFunctionAtomic;
template <class Matrix>
class MatrixLogarithmAtomic;
template <class A, class U, class V>
void matrix_exp_pade5(const A &, U &, V &);
template <class A, class U, class V>
void matrix_exp_pade7(const A &, U &, V &);
template <class A, class U, class V>
void matrix_exp_pade13(const A &, U &, V &);
template <class Scalar>
Scalar stem_function_exp(Scalar, int);
template <class Scalar>
Scalar stem_function_sin(Scalar, int);
template <class Scalar>
Scalar stem_function_cos(Scalar, int);
template <class Scalar>
Scalar stem_function_sinh(Scalar, int);
template <class Scalar>
Scalar stem_function_cosh(Scalar, int);

} // namespace Eigen::internal

namespace jacfwd::detail {

// The 1-norm.
template <class Real>
Real plain_size_of(const dense_of<Real> &a) {
    return a.size() == 0 ? 0 : a.cwiseAbs().colwise().sum().maxCoeff();
}
// That of the values.
template <class Num>
typename Num::real size_of(const dense_of<Num> &a) {
    return plain_size_of(values_of(a));
}

// The principal root of plain reals, NaN where there is none: the iteration of E. D. Denman and A. N. Beavers in the product form of S. H. Cheng,
// N. J. Higham, C. S. Kenney and A. J. Laub, 2001. Eigen's own takes gcc twenty seconds to compile.
template <class Real>
dense_of<Real> plain_root_of(const dense_of<Real> &a) {
    const Eigen::Index n = a.rows();
    const Real epsilon = std::numeric_limits<Real>::epsilon();
    const dense_of<Real> identity = dense_of<Real>::Identity(n, n);
    dense_of<Real> x = a, m = a;
    Real off = std::numeric_limits<Real>::infinity();
    // m goes to the identity, and none of the steps scaled by powers of two that bring its determinant near 1 takes it further off for long.
    for (int step = 0; step < 100 && !(off <= static_cast<Real>(n) * epsilon); step++) {
        const Eigen::PartialPivLU<dense_of<Real>> lu(m);
        Real scale = 1;
        if (!(off < Real(0.01))) {
            Real log2 = 0;
            for (Eigen::Index i = 0; i < n; i++) {
                log2 += std::logb(std::abs(lu.matrixLU()(i, i)));
            }
            scale = std::isfinite(log2) ? std::ldexp(Real(1), -static_cast<int>(log2 / static_cast<Real>(2 * n))) : Real(1);
        }
        const dense_of<Real> inverse = lu.inverse() / (scale * scale);
        x = dense_of<Real>(x * (identity + inverse)) * (scale / 2);
        m = (identity + (m * (scale * scale) + inverse) / 2) / 2;
        const Real now = plain_size_of(dense_of<Real>(m - identity));
        if (!(off < Real(0.01)) || now < off / 2) {
            off = now;
        } else {
            break;
        }
    }
    return off < std::sqrt(epsilon) ? x : dense_of<Real>::Constant(n, n, std::numeric_limits<Real>::quiet_NaN());
}

// The principal root of a by Newton's method from the root of its values, x e + e x = a - x² twice.
template <class Num>
dense_of<Num> root_of(const dense_of<Num> &a) {
    using Real = typename Num::real;
    const Eigen::Index n = a.rows();
    const dense_of<Real> start = plain_root_of(values_of(a));
    dense_of<Real> system = dense_of<Real>::Zero(n * n, n * n);
    for (Eigen::Index j = 0; j < n; j++) {
        for (Eigen::Index i = 0; i < n; i++) {
            for (Eigen::Index k = 0; k < n; k++) {
                system(i + n * j, k + n * j) += start(i, k);
                system(i + n * j, i + n * k) += start(k, j);
            }
        }
    }
    const dense_of<Num> inverse = dense_of<Real>(system.inverse()).template cast<Num>();
    dense_of<Num> x = start.template cast<Num>();
    for (int step = 0; step < 2; step++) {
        const dense_of<Num> rest = a - x * x;
        const column_of<Num> e = inverse * Eigen::Map<const column_of<Num>>(rest.data(), n * n);
        x += Eigen::Map<const dense_of<Num>>(e.data(), n, n);
    }
    return x;
}

// The principal logarithm: roots until the matrix is near the identity, then Gauss' rule for the integral of (a - 1)/(1 + t (a - 1)).
template <class Num>
dense_of<Num> logarithm_of(const dense_of<Num> &a) {
    using Real = typename Num::real;
    constexpr int points = 8;
    const Eigen::Index n = a.rows();
    const dense_of<Num> identity = dense_of<Num>::Identity(n, n);
    dense_of<Num> x = a;
    Real scale = 1;
    // No principal logarithm comes near within so many roots: what is left has no finite one.
    for (int k = 0; k < 64 && !(size_of(dense_of<Num>(x - identity)) < Real(0.25)); k++, scale *= 2) {
        x = root_of(x);
    }
    x -= identity;
    // Nodes and weights, by G. H. Golub and J. H. Welsch.
    dense_of<Real> recurrence = dense_of<Real>::Zero(points, points);
    for (int k = 1; k < points; k++) {
        recurrence(k, k - 1) = static_cast<Real>(k) / std::sqrt(static_cast<Real>(4 * k * k - 1));
    }
    const Eigen::SelfAdjointEigenSolver<dense_of<Real>> rule(recurrence);
    dense_of<Num> sum = dense_of<Num>::Zero(n, n);
    for (int k = 0; k < points; k++) {
        const Real node = (1 + rule.eigenvalues()[k]) / 2, weight = rule.eigenvectors()(0, k) * rule.eigenvectors()(0, k);
        const dense_of<Num> left = identity + x * Num(node);
        sum += left.partialPivLu().solve(x) * Num(weight * scale);
    }
    return sum;
}

// cos a and sin a from the exponential of [0 -a; a 0].
template <class Num>
void turn_of(const dense_of<Num> &a, dense_of<Num> &cosine, dense_of<Num> &sine) {
    const Eigen::Index n = a.rows();
    dense_of<Num> twice = dense_of<Num>::Zero(2 * n, 2 * n);
    twice.topRightCorner(n, n) = -a;
    twice.bottomLeftCorner(n, n) = a;
    const dense_of<Num> e = twice.exp();
    cosine = e.topLeftCorner(n, n);
    sine = e.bottomLeftCorner(n, n);
}

// Any other function, by eigenvalues; they must differ, or JF_FLAG_KINK says that tangents are missing.
template <class Num, class Stem>
dense_of<Num> function_of(const dense_of<Num> &a, Stem f) {
    const Eigen::EigenSolver<dense_of<Num>> eigen(a);
    dense_of<std::complex<Num>> v = eigen.eigenvectors();
    dense_of<std::complex<Num>> fv = v;
    for (Eigen::Index j = 0; j < a.rows(); j++) {
        fv.col(j) *= f(eigen.eigenvalues()[j], 0);
    }
    return dense_of<std::complex<Num>>(fv * dense_of<std::complex<Num>>(v.inverse())).real();
}

} // namespace jacfwd::detail

namespace Eigen::internal {

template <>
struct is_exp_known_type<jacfwd::num> : true_type {};
template <>
struct is_exp_known_type<jacfwd::numf> : true_type {};
template <class Real, int N, jacfwd::product P>
struct is_exp_known_type<jacfwd::dual<Real, N, P>> {
    static_assert(N < 0, "functions of matrices are of jacfwd::num: register the function in a context");
};

#define JACFWD_MATRIX Matrix<jacfwd::basic_num<Real>, Rows, Cols, Options, MaxRows, MaxCols>

// Two orders of approximation for each precision: chosen by the values, they must do for the slopes, too.
template <class Real, int Rows, int Cols, int Options, int MaxRows, int MaxCols>
struct matrix_exp_computeUV<JACFWD_MATRIX, jacfwd::basic_num<Real>> {
    template <class A>
    static void run(const A &a, JACFWD_MATRIX &u, JACFWD_MATRIX &v, int &squarings) {
        const JACFWD_MATRIX given = a;
        const Real size = jacfwd::detail::size_of<jacfwd::basic_num<Real>>(given);
        squarings = 0;
        if (size < Real(0.1)) {
            matrix_exp_pade5(given, u, v);
            return;
        }
        // The coefficients of order 13 reach 6e16: in single precision second derivatives of quotients of such numbers leave the range.
        constexpr bool single = std::is_same<Real, float>::value;
        const Real most = single ? Real(1) : Real(2);
        if (size > most && std::isfinite(size)) {
            (void)std::frexp(size / most, &squarings);
        }
        const JACFWD_MATRIX scaled = given * jacfwd::basic_num<Real>(std::ldexp(Real(1), -squarings));
        if constexpr (single) {
            matrix_exp_pade7(scaled, u, v);
        } else {
            matrix_exp_pade13(scaled, u, v);
        }
    }
};

template <class Real, int Rows, int Cols, int Options, int MaxRows, int MaxCols>
struct matrix_sqrt_compute<JACFWD_MATRIX, 0> {
    template <class Result>
    static void run(const JACFWD_MATRIX &a, Result &result) {
        result = jacfwd::detail::root_of<jacfwd::basic_num<Real>>(a);
    }
};

// Tells which function is wanted.
template <class Real, int Rows, int Cols, int Options, int MaxRows, int MaxCols>
class MatrixFunctionAtomic<Matrix<std::complex<jacfwd::basic_num<Real>>, Rows, Cols, Options, MaxRows, MaxCols>> {
public:
    using scalar = std::complex<jacfwd::basic_num<Real>>;
    using function = scalar (*)(scalar, int);

    MatrixFunctionAtomic(function f) : f_(f) {}
    function get() const { return f_; }

private:
    function f_;
};

template <class Real, int Rows, int Cols, int Options, int MaxRows, int MaxCols>
struct matrix_function_compute<JACFWD_MATRIX, 0> {
    using num = jacfwd::basic_num<Real>;
    using dense = jacfwd::detail::dense_of<num>;

    template <class A, class Complex, class Result>
    static void run(const A &a, const MatrixFunctionAtomic<Complex> &atomic, Result &result) {
        using scalar = std::complex<num>;
        const dense given = a;
        const auto f = atomic.get();
        dense cosine, sine;
        if (f == &stem_function_sin<scalar> || f == &stem_function_cos<scalar>) {
            jacfwd::detail::turn_of(given, cosine, sine);
            result = f == &stem_function_sin<scalar> ? sine : cosine;
        } else if (f == &stem_function_sinh<scalar> || f == &stem_function_cosh<scalar>) {
            const dense up = given.exp(), down = dense(-given).exp();
            result = (f == &stem_function_sinh<scalar> ? dense(up - down) : dense(up + down)) * num(Real(0.5));
        } else if (f == &stem_function_exp<scalar>) {
            result = given.exp();
        } else {
            result = jacfwd::detail::function_of(given, f);
        }
    }
    template <class A, class Complex, class Result>
    static void run(const A &a, const MatrixLogarithmAtomic<Complex> &, Result &result) {
        result = jacfwd::detail::logarithm_of<num>(a);
    }
};

#undef JACFWD_MATRIX

} // namespace Eigen::internal

#include "macros_show.hpp"

#endif
