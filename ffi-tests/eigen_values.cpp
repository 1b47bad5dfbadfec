/* Eigenvalues and singular values where rotations have nothing to turn: by perturbation theory, and by the products that give the matrix back. */
#include "exact.hpp"

/* lambda_i' = w_i E v_i, and its second derivative, with the left eigenvectors w: the rows of the inverse. */
static derivatives eigenvalues(const Eigen::Matrix3d &a, Eigen::Matrix3d (*change)(Eigen::Index)) {
    const Eigen::EigenSolver<Eigen::Matrix3d> eigen(a);
    Eigen::Matrix3d v = eigen.eigenvectors().real();
    Eigen::Vector3d l = eigen.eigenvalues().real();
    for (int i = 0; i < 3; i++) {
        for (int j = i + 1; j < 3; j++) {
            if (l[j] < l[i]) {
                std::swap(l[i], l[j]);
                v.col(i).swap(v.col(j));
            }
        }
    }
    const Eigen::Matrix3d w = v.inverse();
    derivatives d(3, 9);
    d.value = l;
    for (Eigen::Index p = 0; p < 9; p++) {
        for (Eigen::Index q = 0; q < 9; q++) {
            const Eigen::Matrix3d x = w * change(p) * v, y = w * change(q) * v;
            for (int i = 0; i < 3; i++) {
                d.jac(i, p) = x(i, i);
                for (int j = 0; j < 3; j++) {
                    d.hess[static_cast<std::size_t>(i)](p, q) += i == j ? 0 : (x(i, j) * y(j, i) + y(i, j) * x(j, i)) / (l[i] - l[j]);
                }
            }
        }
    }
    return d;
}

/* A block of results that is the matrix itself, and blocks that are the identity. */
static derivatives restored(const Eigen::VectorXd &x, const Eigen::MatrixXd &jac, std::initializer_list<Eigen::Index> identities) {
    Eigen::Index m = x.size();
    for (const Eigen::Index n : identities) {
        m += n * n;
    }
    derivatives d(m, x.size());
    d.value.head(x.size()) = x;
    d.jac.setZero();
    d.jac.topRows(x.size()) = jac;
    Eigen::Index at = x.size();
    for (const Eigen::Index n : identities) {
        Eigen::Map<Eigen::MatrixXd>(d.value.data() + at, n, n).setIdentity();
        at += n * n;
    }
    return d;
}

template <class Real>
static void symmetric_eigenvalues_have_both_derivatives() {
    using num = jacfwd::basic_num<Real>;
    const auto values = [](auto in, auto out) {
        const Square<num> a = Eigen::Map<const Eigen::Matrix<num, 3, 3>>(in.data());
        jacfwd::as_vector(out) = Eigen::SelfAdjointEigenSolver<Square<num>>(a).eigenvalues();
    };
    const auto products = [](auto in, auto out) {
        const Eigen::Matrix<num, 3, 3, Eigen::RowMajor> a = Eigen::Map<const Eigen::Matrix<num, 3, 3>>(in.data());
        Eigen::SelfAdjointEigenSolver<Eigen::Matrix<num, 3, 3, Eigen::RowMajor>> eigen(3);
        const Eigen::Matrix<num, 3, 3> v = eigen.compute(a).eigenvectors();
        Eigen::Map<Eigen::Matrix<num, 3, 3>>(out.data()) = v * eigen.eigenvalues().asDiagonal() * v.transpose();
        Eigen::Map<Eigen::Matrix<num, 3, 3>>(out.data() + 9) = v.transpose() * v;
    };
    Eigen::MatrixXd mirror(9, 9);
    for (Eigen::Index k = 0; k < 9; k++) {
        const Eigen::Matrix3d m = mirrored(k);
        mirror.col(k) = Eigen::Map<const Eigen::Matrix<double, 9, 1>>(m.data());
    }
    for (const sample &s : samples(true)) {
        const Eigen::VectorXd x = parameters(s.a, Eigen::Vector3d::Zero()).head(9);
        if (s.a.isIdentity()) {
            /* Three times the same: which direction is whose is a matter of the change. */
            CHECK((derived<Real>(x, 3, values).flags & JF_FLAG_KINK) != 0);
            continue;
        }
        compare<Real>(s.name, derived<Real>(x, 3, values), eigenvalues(s.a, mirrored));
        const derivatives actual = derived<Real>(x, 18, products);
        compare<Real>(s.name, actual, restored(x, mirror, {3}), 2000);
        CHECK_INT(actual.flags, 0);
    }
}

template <class Real>
static void general_eigenvalues_have_both_derivatives() {
    using num = jacfwd::basic_num<Real>;
    const auto values = [](auto in, auto out) {
        const Square<num> a = Eigen::Map<const Eigen::Matrix<num, 3, 3>>(in.data());
        const Eigen::EigenSolver<Square<num>> eigen(a);
        std::array<num, 3> l{{eigen.eigenvalues()[0].real(), eigen.eigenvalues()[1].real(), eigen.eigenvalues()[2].real()}};
        std::sort(l.begin(), l.end());
        std::copy(l.begin(), l.end(), out.begin());
    };
    for (const sample &s : samples(false)) {
        if (!s.a.isIdentity()) {
            compare<Real>(s.name, derived<Real>(parameters(s.a, Eigen::Vector3d::Zero()).head(9), 3, values), eigenvalues(s.a, entry), 2000);
        }
    }
    /* A pair of complex ones: l + 1/l and its like say nothing; l² - t l + d = 0 does, in every derivative. */
    const auto pair = [](auto in, auto out) {
        const Square<num> a = Eigen::Map<const Eigen::Matrix<num, 2, 2>>(in.data());
        const Eigen::EigenSolver<Square<num>> eigen(a);
        const std::complex<num> l = eigen.eigenvalues()[0], zero = l * l - l * std::complex<num>(a.trace()) + std::complex<num>(a.determinant());
        const Eigen::Matrix<std::complex<num>, Eigen::Dynamic, Eigen::Dynamic> v = eigen.eigenvectors();
        const std::complex<num> row = std::complex<num>(a(0, 0)) * v(0, 0) + std::complex<num>(a(0, 1)) * v(1, 0) - l * v(0, 0);
        out[0] = zero.real();
        out[1] = zero.imag();
        out[2] = row.real();
        out[3] = row.imag();
        out[4] = l.real() * 2;
    };
    const Eigen::Vector4d turn(0, 1, -1, 0);
    derivatives expected(5, 4);
    expected.value.setZero();
    expected.jac.setZero();
    expected.jac(4, 0) = expected.jac(4, 3) = 1;
    compare<Real>("rotation", derived<Real>(turn, 5, pair), expected);
}

template <class Real, int Rows, int Cols, template <class...> class Solver>
static void singular(const Eigen::MatrixXd &a) {
    using num = jacfwd::basic_num<Real>;
    const Eigen::Index n = a.size(), less = std::min(a.rows(), a.cols());
    const auto products = [&a, n, less](auto in, auto out) {
        const Eigen::Matrix<num, Rows, Cols> m = Eigen::Map<const Square<num>>(in.data(), a.rows(), a.cols());
        const Solver<Eigen::Matrix<num, Rows, Cols>> svd(m, Eigen::ComputeThinU | Eigen::ComputeThinV);
        const Square<num> u = svd.matrixU(), v = svd.matrixV();
        Eigen::Map<Square<num>>(out.data(), a.rows(), a.cols()) = u * svd.singularValues().asDiagonal() * v.transpose();
        Eigen::Map<Square<num>>(out.data() + n, less, less) = u.transpose() * u;
        Eigen::Map<Square<num>>(out.data() + n + less * less, less, less) = v.transpose() * v;
    };
    const Eigen::VectorXd x = Eigen::Map<const Eigen::VectorXd>(a.data(), n);
    compare<Real>("SVD", derived<Real>(x, n + 2 * less * less, products), restored(x, Eigen::MatrixXd::Identity(n, n), {less, less}), 2000);
    const auto values = [&a](auto in, auto out) {
        const Eigen::Matrix<num, Rows, Cols> m = Eigen::Map<const Square<num>>(in.data(), a.rows(), a.cols());
        jacfwd::as_vector(out) = Solver<Eigen::Matrix<num, Rows, Cols>>(m).singularValues();
    };
    const Eigen::JacobiSVD<Eigen::MatrixXd> plain(a, Eigen::ComputeThinU | Eigen::ComputeThinV);
    const derivatives actual = derived<Real>(x, less, values);
    for (Eigen::Index i = 0; i < less; i++) {
        const Eigen::MatrixXd slope = plain.matrixU().col(i) * plain.matrixV().col(i).transpose();
        CHECK_NEAR(actual.value[i], plain.singularValues()[i], 1e-5);
        CHECK((actual.jac.row(i).transpose() - Eigen::Map<const Eigen::VectorXd>(slope.data(), n)).cwiseAbs().maxCoeff() <
              1000 * static_cast<double>(std::numeric_limits<Real>::epsilon()));
    }
}

template <class M>
using Jacobi = Eigen::JacobiSVD<M>;
template <class M>
using Divided = Eigen::BDCSVD<M>;

template <class Real>
static void singular_values_have_both_derivatives() {
    Eigen::MatrixXd diagonal = Eigen::MatrixXd::Zero(3, 2), wide(2, 3);
    diagonal.diagonal() << 3, -2;
    wide << 0, 2, 0, 1, 0, 0;
    constexpr int any = Eigen::Dynamic;
    singular<Real, any, any, Jacobi>(diagonal);
    singular<Real, any, any, Jacobi>(wide);
    singular<Real, any, any, Divided>(diagonal);
    for (const sample &s : samples(false)) {
        if (!s.a.isIdentity()) {
            singular<Real, any, any, Jacobi>(s.a);
        }
    }
}

/* Least squares through the SVD at a matrix with zeros: the normal equations hold in both derivatives. */
template <class Real>
static void least_squares_obey_the_normal_equations() {
    using num = jacfwd::basic_num<Real>;
    const auto f = [](auto in, auto out) {
        const Square<num> a = Eigen::Map<const Eigen::Matrix<num, 3, 2>>(in.data());
        const Column<num> b = Column<num>::LinSpaced(3, num(1), num(3));
        const Column<num> z = Eigen::JacobiSVD<Square<num>>(a, Eigen::ComputeThinU | Eigen::ComputeThinV).solve(b);
        jacfwd::as_vector(out) = a.transpose() * (a * z - b);
    };
    Eigen::VectorXd x(6);
    x << 3, 0, 0, 0, -2, 0;
    derivatives expected(2, 6);
    expected.value.setZero();
    expected.jac.setZero();
    compare<Real>("normal equations", derived<Real>(x, 2, f), expected, 2000);
}

int main() {
    RUN_BOTH(symmetric_eigenvalues_have_both_derivatives);
    RUN_BOTH(general_eigenvalues_have_both_derivatives);
    RUN_BOTH(singular_values_have_both_derivatives);
    RUN_BOTH(least_squares_obey_the_normal_equations);
    return finish();
}
