// Ceres Solver: functors of AutoDiffCostFunction, with derivatives by inline numbers. Include it instead of ceres/autodiff_cost_function.h.
//
//     problem.AddResidualBlock(jacfwd::make_cost_function<2, 9, 3>(Reprojection(seen)), nullptr, camera, point);
#ifndef JACFWD_CERES_HPP
#define JACFWD_CERES_HPP

#include "macros_hide.hpp"

#include "inline.hpp"

#include <ceres/sized_cost_function.h>

namespace jacfwd {

JACFWD_BEGIN_LANES

/// A cost function with M residuals and blocks of N... parameters, from a functor with
///
///     template <class T> bool operator()(const T *block, ..., T *residuals) const;
///
/// as ceres::AutoDiffCostFunction takes it, and as safe for threads as the functor is. Blocks whose Jacobian is null, as those of constant parameters,
/// are not written. Where the functor returns false, so does Evaluate.
template <class F, int M, int... N>
class cost_function final : public ceres::SizedCostFunction<M, N...> {
    static constexpr std::size_t parameters_ = (std::size_t{0} + ... + static_cast<std::size_t>(N));

public:
    explicit cost_function(F f) : f_(std::move(f)) {}

    bool Evaluate(double const *const *blocks, double *residuals, double **jacobians) const override {
        if (!jacobians) {
            return call(blocks, residuals, std::make_index_sequence<sizeof...(N)>());
        }
        double x[parameters_], jac[M * parameters_];
        each([&](std::size_t block, std::size_t first, std::size_t size) { std::copy(blocks[block], blocks[block] + size, x + first); });
        const auto in_a_row = [this](const auto *in, auto *out) { return this->call(in, out, std::make_index_sequence<sizeof...(N)>()); };
        if (!jacobian_into<parameters_, M>(in_a_row, x, jac, residuals)) {
            return false;
        }
        each([&](std::size_t block, std::size_t first, std::size_t size) {
            for (std::size_t i = 0; jacobians[block] && i < M; i++) {
                std::copy(jac + i * parameters_ + first, jac + i * parameters_ + first + size, jacobians[block] + i * size);
            }
        });
        return true;
    }

private:
    // Each block: its index, its first parameter when all are in a row, how many there are.
    template <class Use>
    static void each(Use use) {
        std::size_t block = 0, first = 0;
        ((use(block, first, static_cast<std::size_t>(N)), block++, first += static_cast<std::size_t>(N)), ...);
    }

    template <std::size_t... Block>
    bool call(double const *const *blocks, double *out, std::index_sequence<Block...>) const {
        return f_(blocks[Block]..., out);
    }
    template <class T, std::size_t... Block>
    bool call(const T *in, T *out, std::index_sequence<Block...>) const {
        return f_((in + offset(Block))..., out);
    }

    static constexpr std::size_t offset(std::size_t block) {
        std::size_t first = 0, k = 0;
        ((first += k++ < block ? static_cast<std::size_t>(N) : 0), ...);
        return first;
    }

    F f_;
};

/// A cost function on the heap, for a ceres::Problem that owns it.
template <int M, int... N, class F>
ceres::CostFunction *make_cost_function(F f) {
    return new cost_function<F, M, N...>(std::move(f));
}

JACFWD_END_LANES

} // namespace jacfwd

#include "macros_show.hpp"

#endif
