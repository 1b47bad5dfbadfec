// Eigen's classes for eigenvalues and singular values, specialised for matrices of numbers: the interface is Eigen's, what they compute is that of
// the values, refined in numbers.
// Does not know the refinement.
#ifndef JACFWD_EIGEN_VALUES_HPP
#define JACFWD_EIGEN_VALUES_HPP

#include "macros_hide.hpp"

#include "eigen_refine.hpp"

namespace Eigen {

template <class Matrix>
class SelfAdjointEigenSolver;
template <class Matrix>
class EigenSolver;
template <class Derived>
class SVDBase;

} // namespace Eigen

namespace jacfwd::detail {

template <class T>
dense_of<T> number_of_value(const dense_of<typename T::real> &a) {
    return a.template cast<T>();
}

// Base is Eigen's class for a matrix that differs in an option without a meaning for numbers.
template <class Base>
class symmetric_solver : public Base {
    using num = typename Base::Scalar;
    using real = typename num::real;

public:
    symmetric_solver() = default;
    explicit symmetric_solver(Eigen::Index size) : Base(size) {}
    template <class Input>
    explicit symmetric_solver(const Eigen::EigenBase<Input> &a, int options = Eigen::ComputeEigenvectors) : Base(a.cols()) {
        compute(a, options);
    }

    template <class Input>
    symmetric_solver &compute(const Eigen::EigenBase<Input> &input, int options = Eigen::ComputeEigenvectors) {
        const dense_of<num> given = input.derived();
        const dense_of<num> a = given.template selfadjointView<Eigen::Lower>();
        const Eigen::SelfAdjointEigenSolver<dense_of<real>> plain(values_of(a));
        dense_of<num> v = number_of_value<num>(plain.eigenvectors());
        column_of<num> d = plain.eigenvalues().template cast<num>();
        refine_symmetric(a, v, d);
        this->m_eivec = v;
        this->m_eivalues = d;
        this->m_info = plain.info();
        this->m_isInitialized = true;
        this->m_eigenvectorsOk = (options & Eigen::ComputeEigenvectors) == Eigen::ComputeEigenvectors;
        return *this;
    }
    template <class Input>
    symmetric_solver &computeDirect(const Eigen::EigenBase<Input> &a, int options = Eigen::ComputeEigenvectors) {
        return compute(a, options);
    }
    template <class Diagonal, class Beside>
    symmetric_solver &computeFromTridiagonal(const Diagonal &diagonal, const Beside &beside, int options = Eigen::ComputeEigenvectors) {
        dense_of<num> a = dense_of<num>::Zero(diagonal.size(), diagonal.size());
        a.diagonal() = diagonal;
        a.diagonal(-1) = beside;
        return compute(a, options);
    }
};

template <class Base>
class general_solver : public Base {
    using num = typename Base::Scalar;
    using real = typename num::real;

public:
    general_solver() = default;
    explicit general_solver(Eigen::Index size) : Base(size) {}
    template <class Input>
    explicit general_solver(const Eigen::EigenBase<Input> &a, bool vectors = true) : Base(a.cols()) {
        compute(a, vectors);
    }

    template <class Input>
    general_solver &compute(const Eigen::EigenBase<Input> &input, bool vectors = true) {
        const dense_of<num> a = input.derived();
        const Eigen::EigenSolver<dense_of<real>> plain(values_of(a));
        const dense_of<std::complex<real>> start = plain.eigenvectors();
        const auto number = [](const std::complex<real> &x) { return std::complex<num>(num(x.real()), num(x.imag())); };
        dense_of<std::complex<num>> v(a.rows(), a.rows());
        column_of<std::complex<num>> d(a.rows());
        for (Eigen::Index j = 0; j < a.rows(); j++) {
            d[j] = number(plain.eigenvalues()[j]);
            for (Eigen::Index i = 0; i < a.rows(); i++) {
                v(i, j) = number(start(i, j));
            }
        }
        refine_general<num>(a, v, d, start.inverse());
        for (Eigen::Index j = 0; j < a.rows(); j++) {
            const real imaginary = plain.eigenvalues()[j].imag();
            const bool is_real = !(imaginary < 0 || imaginary > 0);
            this->m_eivalues[j] = is_real ? std::complex<num>(d[j].real()) : d[j];
            // A pair shares two columns: real and imaginary part of the first.
            const bool second = !is_real && imaginary < 0;
            for (Eigen::Index i = 0; i < a.rows(); i++) {
                this->m_eivec(i, j) = second ? num(v(i, j - 1).imag()) : num(v(i, j).real());
            }
        }
        this->m_info = plain.info();
        this->m_isInitialized = true;
        this->m_eigenvectorsOk = vectors;
        return *this;
    }
};

template <class Base, unsigned Options>
class singular_solver : public Base {
    using num = typename Base::Scalar;
    using real = typename num::real;
    using svd = Eigen::SVDBase<Base>;

public:
    singular_solver() = default;
    singular_solver(Eigen::Index rows, Eigen::Index cols, unsigned options = Options) { this->svd::allocate(rows, cols, options); }
    template <class Input>
    explicit singular_solver(const Eigen::EigenBase<Input> &a, unsigned options = Options) {
        compute(a, options);
    }

    template <class Input>
    singular_solver &compute(const Eigen::EigenBase<Input> &a) {
        return compute(a, this->m_isAllocated ? this->m_computationOptions : Options);
    }
    template <class Input>
    singular_solver &compute(const Eigen::EigenBase<Input> &input, unsigned options) {
        const dense_of<num> given = input.derived();
        const bool wide = given.cols() > given.rows();
        const dense_of<num> a = wide ? dense_of<num>(given.transpose()) : given;
        const Eigen::JacobiSVD<dense_of<real>> plain(values_of(a), Eigen::ComputeFullU | Eigen::ComputeFullV);
        dense_of<num> u = number_of_value<num>(plain.matrixU()), v = number_of_value<num>(plain.matrixV());
        column_of<num> d = plain.singularValues().template cast<num>();
        refine_singular(a, u, v, d);
        if (wide) {
            u.swap(v);
        }
        this->svd::allocate(given.rows(), given.cols(), options);
        this->m_singularValues = d;
        if (this->computeU()) {
            this->m_matrixU = this->m_computeFullU ? u : dense_of<num>(u.leftCols(d.size()));
        }
        if (this->computeV()) {
            this->m_matrixV = this->m_computeFullV ? v : dense_of<num>(v.leftCols(d.size()));
        }
        this->m_nonzeroSingularValues = plain.nonzeroSingularValues();
        this->m_info = Eigen::Success;
        this->m_isInitialized = true;
        return *this;
    }
};

} // namespace jacfwd::detail

namespace Eigen {

#define JACFWD_MATRIX(order) Matrix<JACFWD_NUMBER, Rows, Cols, order, MaxRows, MaxCols>
#define JACFWD_SOLVER(solver, kind, order, ...)                                                                        \
    template <__VA_ARGS__, int Rows, int Cols, int MaxRows, int MaxCols>                                               \
    class solver<JACFWD_MATRIX(order)> : public jacfwd::detail::kind<solver<JACFWD_MATRIX(order | DontAlign)>> {       \
    public: using jacfwd::detail::kind<solver<JACFWD_MATRIX(order | DontAlign)>>::kind;                                  \
    };
// Newer versions have what is wanted in the second parameter; the bits are not those of a preconditioner.
#define JACFWD_OPTIONS (Options & (ComputeFullU | ComputeThinU | ComputeFullV | ComputeThinV))
#define JACFWD_SINGULAR(solver, order, ...)                                                                            \
    template <__VA_ARGS__, int Rows, int Cols, int MaxRows, int MaxCols, int Options>                                  \
    class solver<JACFWD_MATRIX(order), Options>                                                                        \
        : public jacfwd::detail::singular_solver<solver<JACFWD_MATRIX(order | DontAlign), Options>, JACFWD_OPTIONS> {  \
    public: using jacfwd::detail::singular_solver<solver<JACFWD_MATRIX(order | DontAlign), Options>, JACFWD_OPTIONS>::singular_solver; \
    };
#if EIGEN_VERSION_AT_LEAST(3, 4, 90)
#define JACFWD_DIVIDED(order, ...) JACFWD_SINGULAR(BDCSVD, order, __VA_ARGS__)
#else
#define JACFWD_DIVIDED(order, ...)                                                                                     \
    template <__VA_ARGS__, int Rows, int Cols, int MaxRows, int MaxCols>                                               \
    class BDCSVD<JACFWD_MATRIX(order)> : public jacfwd::detail::singular_solver<BDCSVD<JACFWD_MATRIX(order | DontAlign)>, 0> {   \
    public: using jacfwd::detail::singular_solver<BDCSVD<JACFWD_MATRIX(order | DontAlign)>, 0>::singular_solver;           \
    };
#endif
#define JACFWD_SOLVERS(order, ...)                                                                                     \
    JACFWD_SOLVER(SelfAdjointEigenSolver, symmetric_solver, order, __VA_ARGS__)                                        \
    JACFWD_SINGULAR(JacobiSVD, order, __VA_ARGS__)                                                                     \
    JACFWD_DIVIDED(order, __VA_ARGS__)

#define JACFWD_NUMBER jacfwd::basic_num<Real>
JACFWD_SOLVERS(ColMajor, class Real)
JACFWD_SOLVERS(RowMajor, class Real)
JACFWD_SOLVER(EigenSolver, general_solver, ColMajor, class Real)
JACFWD_SOLVER(EigenSolver, general_solver, RowMajor, class Real)
#undef JACFWD_NUMBER
// Complex eigenvalues are for numbers behind handles.
#define JACFWD_NUMBER jacfwd::dual<Real, N, P>
JACFWD_SOLVERS(ColMajor, class Real, int N, jacfwd::product P)
JACFWD_SOLVERS(RowMajor, class Real, int N, jacfwd::product P)
#undef JACFWD_NUMBER
#undef JACFWD_SOLVERS
#undef JACFWD_DIVIDED
#undef JACFWD_SINGULAR
#undef JACFWD_OPTIONS
#undef JACFWD_SOLVER
#undef JACFWD_MATRIX

} // namespace Eigen

#include "macros_show.hpp"

#endif
