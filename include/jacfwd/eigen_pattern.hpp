// Sparse matrices of Eigen as patterns, of programs' patterns, and as the places of values. Does not know plans or drivers.
#ifndef JACFWD_EIGEN_PATTERN_HPP
#define JACFWD_EIGEN_PATTERN_HPP

#include "macros_hide.hpp"

#include "pattern.hpp"
#include "view.hpp"

#include "../jacfwd.h"

#include <Eigen/SparseCore>

#include <algorithm>

namespace jacfwd {

/// Where a compressed matrix has entries, of either storage order and any type of values; it must stay until the plan is made. One that is not
/// compressed makes no plan: call its `makeCompressed` before.
template <class Scalar, int Order, class Index>
jf_pattern pattern(const Eigen::SparseMatrix<Scalar, Order, Index> &a) noexcept {
    static_assert(sizeof(Index) == 4 || sizeof(Index) == 8, "indices of 4 or 8 bytes are wanted here");
    jf_pattern p{};
    p.format = Order & Eigen::RowMajorBit ? JF_CSR : JF_CSC;
    p.index_bytes = sizeof(Index);
    p.rows = static_cast<std::size_t>(a.rows());
    p.cols = static_cast<std::size_t>(a.cols());
    p.entries = static_cast<std::size_t>(a.nonZeros());
    p.major = a.outerIndexPtr();
    p.minor = a.innerIndexPtr();
    return p;
}

/// The values of a compressed matrix, in the order of its pattern.
template <class Scalar, int Order, class Index>
view<Scalar> values(Eigen::SparseMatrix<Scalar, Order, Index> &a) noexcept {
    return {a.valuePtr(), static_cast<std::size_t>(a.nonZeros())};
}

JACFWD_BEGIN_CHOICE

/// A compressed matrix of zeros with an entry wherever the derivative of a program can be nonzero, of either storage order and any type of values; arguments
/// and failures are those of `pattern` of a program, without exceptions a matrix of no rows and columns.
template <class Matrix = Eigen::SparseMatrix<double>>
Matrix sparse_matrix(const program &p, std::uint32_t kind = JF_PLAN_JACOBIAN, const options &o = {}, std::uint32_t which = 0,
                     const std::vector<std::uint8_t> &outputs = {}) {
    using scalar = typename Matrix::Scalar;
    const auto found = pattern<typename Matrix::StorageIndex>(p, kind, o, Matrix::IsRowMajor ? JF_CSR : JF_CSC, which, outputs);
    Matrix a(static_cast<Eigen::Index>(found.rows()), static_cast<Eigen::Index>(found.cols()));
    a.resizeNonZeros(static_cast<Eigen::Index>(found.entries()));
    std::copy(found.major().begin(), found.major().end(), a.outerIndexPtr());
    std::copy(found.minor().begin(), found.minor().end(), a.innerIndexPtr());
    std::fill_n(a.valuePtr(), found.entries(), scalar(0));
    return a;
}

JACFWD_END_CHOICE

} // namespace jacfwd

#include "macros_show.hpp"

#endif
