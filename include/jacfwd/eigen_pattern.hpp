// Sparse matrices of Eigen as patterns, and as the places of values. Does not know plans or drivers.
#ifndef JACFWD_EIGEN_PATTERN_HPP
#define JACFWD_EIGEN_PATTERN_HPP

#include "macros_hide.hpp"

#include "view.hpp"

#include "../jacfwd.h"

#include <Eigen/SparseCore>

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

} // namespace jacfwd

#include "macros_show.hpp"

#endif
