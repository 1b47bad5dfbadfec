/*
 * Ceres: bundle adjustment of three cameras and twenty points from perfect images, starting from a disturbed guess.
 * Known answer: the truth the images were made from; the first camera, and the first shift of the second, are held there.
 * A block that Ceres holds constant is asked for with a null Jacobian, and costs nothing.
 *
 * Links: -lceres -lglog -lgflags -lpthread -I/usr/include/eigen3
 */
#define JACFWD_EXCEPTIONS 0 /* Ceres wants a bool, and a failed point is no surprise. */
#include <ceres/ceres.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "jacfwd.hpp"

extern "C" {
#include "camera.h"
}
#include "points.h"

namespace {

constexpr double FOCAL = 800;
constexpr int CAMERAS = 3, POINTS = 20;
using Camera = std::array<double, POSE>;
using Point = std::array<double, POINT>;

/* The camera of C as a function of a context. */
class Projection {
public:
    Projection() : context_({1, CAMERA_NUMBERS, POSE + POINT}) {
        const std::size_t in[] = {POSE, POINT}, out[] = {IMAGE};
        const jf_signature signature{2, in, 1, out, 0, nullptr};
        status_ = jf_register(context_.get(), project, &signature, const_cast<double *>(&FOCAL), &function_);
    }

    /* Blocks that are NULL are not wanted; false where the point is behind the camera. */
    bool operator()(double const *const *in, double *image, double *by_pose, double *by_point) {
        const jf_matrix blocks[] = {{by_pose, 0, 0}, {by_point, 0, 0}};
        double *const out[] = {image};
        jf_options options{};
        options.n_argnums = 2;
        return status_ == JF_OK && jf_jacfwd(context_.get(), function_, in, &options, blocks, out) == JF_OK;
    }

private:
    jacfwd::context context_;
    jf_func function_{};
    jf_status status_;
};

/* One image of one point. Evaluated by one thread: they share the projection. */
class Reprojection : public ceres::SizedCostFunction<IMAGE, POSE, POINT> {
public:
    Reprojection(Projection &projection, const std::array<double, IMAGE> &seen) : projection_(projection), seen_(seen) {}

    bool Evaluate(double const *const *parameters, double *residuals, double **jacobians) const override {
        double *const by_pose = jacobians ? jacobians[0] : nullptr, *const by_point = jacobians ? jacobians[1] : nullptr;
        if (!projection_(parameters, residuals, by_pose, by_point)) {
            return false;
        }
        for (std::size_t i = 0; i < IMAGE; i++) {
            residuals[i] -= seen_[i];
        }
        return true;
    }

private:
    Projection &projection_;
    std::array<double, IMAGE> seen_;
};

} // namespace

int main() {
    std::vector<Camera> cameras{{0, 0, 0, 0, 0, 0}, {0.05, -0.1, 0.02, 1, 0.1, 0}, {-0.05, 0.15, 0.1, -1, 0.2, 0.3}};
    std::vector<Point> points(POINTS);
    for (std::size_t k = 0; k < POINTS; k++) {
        point_of(k, points[k].data());
    }
    const auto true_cameras = cameras;
    const auto true_points = points;

    Projection projection;
    ceres::Problem problem;
    for (auto &camera : cameras) {
        for (auto &point : points) {
            std::array<double, IMAGE> seen{};
            const double *in[] = {camera.data(), point.data()};
            if (!projection(in, seen.data(), nullptr, nullptr)) {
                return EXIT_FAILURE;
            }
            problem.AddResidualBlock(new Reprojection(projection, seen), nullptr, camera.data(), point.data());
        }
    }
    std::uint64_t counter = 1000;
    for (auto &point : points) {
        for (double &x : point) {
            x += 0.2 * scattered(counter++);
        }
    }
    for (auto &camera : cameras) {
        for (std::size_t k = 0; k < POSE; k++) {
            camera[k] += &camera == &cameras[0] ? 0 : &camera == &cameras[1] && k == 3 ? 0 : 0.05 * scattered(counter++);
        }
    }
    problem.SetParameterBlockConstant(cameras[0].data());
    problem.SetManifold(cameras[1].data(), new ceres::SubsetManifold(POSE, {3}));

    ceres::Solver::Options options;
    options.linear_solver_type = ceres::DENSE_SCHUR;
    options.function_tolerance = options.gradient_tolerance = options.parameter_tolerance = 1e-15;
    ceres::Solver::Summary summary;
    ceres::Solve(options, &problem, &summary);

    double worst = 0;
    for (std::size_t k = 0; k < CAMERAS; k++) {
        for (std::size_t i = 0; i < POSE; i++) {
            worst = std::max(worst, std::abs(cameras[k][i] - true_cameras[k][i]));
        }
    }
    for (std::size_t k = 0; k < POINTS; k++) {
        for (std::size_t i = 0; i < POINT; i++) {
            worst = std::max(worst, std::abs(points[k][i] - true_points[k][i]));
        }
    }
    std::printf("%s: cost %.2g to %.2g in %zu steps; poses and points within %.1e of the truth\n",
                ceres::TerminationTypeToString(summary.termination_type), summary.initial_cost, summary.final_cost,
                summary.iterations.size(), worst);
    const bool pass = worst < 1e-9;
    std::puts(pass ? "PASS" : "FAIL");
    return pass ? EXIT_SUCCESS : EXIT_FAILURE;
}
