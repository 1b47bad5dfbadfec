/*
 * Ceres: a functor written for AutoDiffCostFunction, handed to jacfwd::make_cost_function instead. Bundle adjustment of cameras with distortion and
 * points, two threads; an argument is the number of points, each seen by every camera (1000, 10 000 blocks).
 * Known answer: the images are perfect, so the cost falls to nothing; and the one that Ceres' jets find, from the same guess in as many steps.
 * Both times are printed.
 *
 * Links: -lceres -lglog -lgflags -lpthread -I/usr/include/eigen3
 * Checked: 20
 */
#include <ceres/ceres.h>
#include <ceres/rotation.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "jacfwd/ceres.hpp"

#include "points.h"

namespace {

constexpr int CAMERA = 9, POINT = 3, IMAGE = 2;
constexpr std::size_t CAMERAS = 10;

/* Camera: rotation vector, translation, focal length, two of radial distortion. The model of BAL, Bundle Adjustment in the Large. */
struct Reprojection {
    std::array<double, IMAGE> seen;

    template <class T>
    bool operator()(const T *camera, const T *point, T *residuals) const {
        T p[POINT];
        ceres::AngleAxisRotatePoint(camera, point, p);
        for (int i = 0; i < POINT; i++) {
            p[i] += camera[3 + i];
        }
        const T x = -p[0] / p[2], y = -p[1] / p[2], radius = x * x + y * y;
        const T scale = camera[6] * (1.0 + radius * (camera[7] + camera[8] * radius));
        residuals[0] = scale * x - seen[0];
        residuals[1] = scale * y - seen[1];
        return true;
    }
};

struct Scene {
    std::vector<std::array<double, CAMERA>> cameras;
    std::vector<std::array<double, POINT>> points;
};

Scene truth(std::size_t points) {
    Scene scene{std::vector<std::array<double, CAMERA>>(CAMERAS), std::vector<std::array<double, POINT>>(points)};
    for (std::size_t k = 0; k < points; k++) {
        point_of(k, scene.points[k].data());
        scene.points[k][2] = -scene.points[k][2];
    }
    std::uint64_t counter = 5000;
    for (auto &camera : scene.cameras) {
        for (std::size_t k = 0; k < 6; k++) {
            camera[k] = 0.2 * scattered(counter++);
        }
        camera[6] = 500 + 50 * scattered(counter++);
        camera[7] = 0.01 * scattered(counter++);
        camera[8] = 0.001 * scattered(counter++);
    }
    return scene;
}

struct Outcome {
    Scene scene;
    double initial, final, seconds;
    int steps;
};

/* Cost: makes a cost function of a functor. */
template <class Cost>
Outcome solved(const Scene &true_scene, Cost cost) {
    Outcome outcome{true_scene, 0, 0, 0, 0};
    Scene &scene = outcome.scene;
    ceres::Problem problem;
    for (std::size_t c = 0; c < CAMERAS; c++) {
        for (std::size_t k = 0; k < scene.points.size(); k++) {
            Reprojection seen{{0, 0}};
            std::array<double, IMAGE> image{};
            seen(scene.cameras[c].data(), scene.points[k].data(), image.data());
            problem.AddResidualBlock(cost(Reprojection{image}), nullptr, scene.cameras[c].data(), scene.points[k].data());
        }
    }
    std::uint64_t counter = 9000;
    for (auto &point : scene.points) {
        for (double &x : point) {
            x += 0.05 * scattered(counter++);
        }
    }
    for (std::size_t c = 1; c < CAMERAS; c++) {
        for (std::size_t k = 0; k < 6; k++) {
            scene.cameras[c][k] += 0.01 * scattered(counter++);
        }
    }
    /* The first camera stays: Ceres asks for its derivatives with null. */
    problem.SetParameterBlockConstant(scene.cameras[0].data());
    ceres::Solver::Options options;
    options.linear_solver_type = ceres::DENSE_SCHUR;
    options.num_threads = 2;
    options.max_num_iterations = 30;
    options.function_tolerance = options.gradient_tolerance = options.parameter_tolerance = 1e-14;
    ceres::Solver::Summary summary;
    ceres::Solve(options, &problem, &summary);
    outcome.initial = summary.initial_cost;
    outcome.final = summary.final_cost;
    outcome.seconds = summary.jacobian_evaluation_time_in_seconds;
    outcome.steps = summary.num_successful_steps;
    return outcome;
}

} // namespace

int main(int count, char **arguments) {
    const Scene scene = truth(count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 1000);
    const auto jets = [](const Reprojection &f) -> ceres::CostFunction * {
        return new ceres::AutoDiffCostFunction<Reprojection, IMAGE, CAMERA, POINT>(new Reprojection(f));
    };
    const auto duals = [](const Reprojection &f) { return jacfwd::make_cost_function<IMAGE, CAMERA, POINT>(f); };
    const Outcome theirs = solved(scene, jets), ours = solved(scene, duals);
    double apart = 0;
    for (std::size_t c = 0; c < CAMERAS; c++) {
        for (std::size_t k = 0; k < 6; k++) {
            apart = std::max(apart, std::abs(ours.scene.cameras[c][k] - theirs.scene.cameras[c][k]));
        }
    }
    std::printf("%zu blocks: cost %.2g to %.2g in %d steps, with jets to %.2g in %d; poses %.1e apart; Jacobians in %.4f s, with jets %.4f s: %.2f\n",
                CAMERAS * scene.points.size(), ours.initial, ours.final, ours.steps, theirs.final, theirs.steps, apart, ours.seconds, theirs.seconds,
                ours.seconds / theirs.seconds);
    const bool pass = ours.final < 1e-12 * ours.initial && theirs.final < 1e-12 * theirs.initial && apart < 1e-6;
    std::puts(pass ? "PASS" : "FAIL");
    return pass ? EXIT_SUCCESS : EXIT_FAILURE;
}
