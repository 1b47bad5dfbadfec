/*
 * Times value and Jacobian by inline numbers beside Ceres' jets and Eigen's AutoDiffScalar, all in one pass, compiled with the same flags.
 * Answers are asserted first. Candidates take turns, many short runs each; the fastest run is printed, and what it is of the jets'.
 */
#include "../c/timing.hpp"
#include "models.hpp"

#include "jacfwd/inline.hpp"

#include <ceres/jet.h>
#include <cstdlib>
#include <unsupported/Eigen/AutoDiff>

namespace {

constexpr double TOLERANCE = 1e-11, GOAL_MEAN = 0.85, GOAL_EACH = 1.2;
double log_sum = 0, most = 0;
int models = 0;

template <class Model>
__attribute__((noinline)) void by_jets(const double *x, double *y, double *jac) {
    constexpr int N = Model::N, M = Model::M;
    using Jet = ceres::Jet<double, N>;
    Jet in[N], out[M];
    for (int j = 0; j < N; j++) {
        in[j] = Jet(x[j], j);
    }
    Model::run(in, out);
    for (int i = 0; i < M; i++) {
        y[i] = out[i].a;
        for (int j = 0; j < N; j++) {
            jac[i * N + j] = out[i].v[j];
        }
    }
}

template <class Model>
__attribute__((noinline)) void by_scalars(const double *x, double *y, double *jac) {
    constexpr int N = Model::N, M = Model::M;
    using Scalar = Eigen::AutoDiffScalar<Eigen::Matrix<double, N, 1>>;
    Scalar in[N], out[M];
    for (int j = 0; j < N; j++) {
        in[j] = Scalar(x[j], N, j);
    }
    Model::run(in, out);
    for (int i = 0; i < M; i++) {
        y[i] = out[i].value();
        for (int j = 0; j < N; j++) {
            jac[i * N + j] = out[i].derivatives()[j];
        }
    }
}

template <class Model>
__attribute__((noinline)) void by_duals(const double *x, double *y, double *jac) {
    jacfwd::jacobian_into<Model::N, Model::M>([](const auto *in, auto *out) { Model::run(in, out); }, x, jac, y);
}

template <class Model>
void model() {
    constexpr std::size_t N = Model::N, M = Model::M;
    static double x[N], y[M], jac[M * N], other[M * N];
    for (std::size_t k = 0; k < N; k++) {
        x[k] = Model::start(k);
    }
    by_jets<Model>(x, y, other);
    by_duals<Model>(x, y, jac);
    for (std::size_t row = 0; row < M; row++) {
        double scale = 0;
        for (std::size_t j = 0; j < N; j++) {
            scale = std::max(scale, std::fabs(other[row * N + j]));
        }
        for (std::size_t j = 0; j < N; j++) {
            if (!(std::fabs(jac[row * N + j] - other[row * N + j]) <= TOLERANCE * scale)) {
                std::fprintf(stderr, "%s: entry (%zu, %zu) is %.17g, Ceres has %.17g\n", Model::NAME, row, j, jac[row * N + j], other[row * N + j]);
                std::exit(1);
            }
        }
    }
    std::vector<Candidate> candidates = {{"jets", [] { by_jets<Model>(x, y, jac); }},
                                         {"AutoDiffScalar", [] { by_scalars<Model>(x, y, jac); }},
                                         {"jacfwd", [] { by_duals<Model>(x, y, jac); }}};
    time_all(candidates);
    const double jets = candidates[0].best(), scalars = candidates[1].best(), ours = candidates[2].best();
    std::printf("  %-16s %2zu -> %-2zu %10.1f %10.1f %10.1f %8.2f\n", Model::NAME, N, M, jets, scalars, ours, ours / jets);
    log_sum += std::log(ours / jets);
    most = std::max(most, ours / jets);
    models++;
}

} // namespace

int main() {
    std::printf("  %-25s %10s %10s %10s %8s\n", "ns, fastest run", "Ceres Jet", "AutoDiff", "jacfwd", "of Jet");
    model<Arm>();
    model<Reprojection>();
    model<Filter>();
    model<Strapdown>();
    model<Rosenbrock<2>>();
    model<Rosenbrock<8>>();
    const double mean = std::exp(log_sum / models);
    std::printf("  geometric mean %.2f (goal %.2f, %s), most %.2f (goal %.2f, %s)\n", mean, GOAL_MEAN, mean <= GOAL_MEAN ? "met" : "NOT met", most, GOAL_EACH,
                most <= GOAL_EACH ? "met" : "NOT met");
    return 0;
}
