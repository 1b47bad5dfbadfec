// Triangular solves of sparse matrices of numbers, which Eigen ends where a value of the right side is zero. Specialises what Eigen/SparseCore
// declares, whether it is included or not.
// Does not know dense matrices.
#ifndef JACFWD_EIGEN_SPARSE_HPP
#define JACFWD_EIGEN_SPARSE_HPP

#include "macros_hide.hpp"

#include "eigen_scalar.hpp"

namespace Eigen {

template <class Scalar, int Options, class Index>
class SparseMatrix;

} // namespace Eigen

namespace Eigen::internal {

template <class Left, class Right, int Mode, int Triangle, int Order>
struct sparse_solve_triangular_selector;

} // namespace Eigen::internal

namespace jacfwd::detail {

// By columns: each unknown is taken from the rows below (or above).
template <class Left, class Right>
void solve_columns(const Left &a, Right &b, bool lower, bool unit) {
    using iterator = typename Left::InnerIterator;
    const Eigen::Index n = a.cols();
    for (Eigen::Index column = 0; column < b.cols(); column++) {
        for (Eigen::Index k = 0; k < n; k++) {
            const Eigen::Index i = lower ? k : n - 1 - k;
            auto &x = b.coeffRef(i, column);
            if (always_zero(x)) {
                continue;
            }
            for (iterator it(a, i); it && !unit; ++it) {
                if (it.index() == i) {
                    x /= it.value();
                    break;
                }
            }
            for (iterator it(a, i); it; ++it) {
                if (lower ? it.index() > i : it.index() < i) {
                    b.coeffRef(it.index(), column) -= x * it.value();
                }
            }
        }
    }
}

} // namespace jacfwd::detail

namespace Eigen::internal {

#define JACFWD_COLUMNS(Constant, Triangle, ...)                                                                        \
    template <__VA_ARGS__, class Index, class Right, int Mode>                                                         \
    struct sparse_solve_triangular_selector<Constant SparseMatrix<JACFWD_NUMBER, ColMajor, Index>, Right, Mode, Triangle, ColMajor> { \
        static void run(const SparseMatrix<JACFWD_NUMBER, ColMajor, Index> &a, Right &b) {                             \
            jacfwd::detail::solve_columns(a, b, Triangle == Lower, (Mode & UnitDiag) != 0);                            \
        }                                                                                                              \
    };
#define JACFWD_BOTH(...)                                                                                               \
    JACFWD_COLUMNS(const, Lower, __VA_ARGS__)                                                                          \
    JACFWD_COLUMNS(const, Upper, __VA_ARGS__)                                                                          \
    JACFWD_COLUMNS(, Lower, __VA_ARGS__)                                                                               \
    JACFWD_COLUMNS(, Upper, __VA_ARGS__)
#define JACFWD_NUMBER jacfwd::basic_num<Real>
JACFWD_BOTH(class Real)
#undef JACFWD_NUMBER
#define JACFWD_NUMBER jacfwd::dual<Real, N, P>
JACFWD_BOTH(class Real, int N, jacfwd::product P)
#undef JACFWD_NUMBER
#undef JACFWD_BOTH
#undef JACFWD_COLUMNS

} // namespace Eigen::internal

#include "macros_show.hpp"

#endif
