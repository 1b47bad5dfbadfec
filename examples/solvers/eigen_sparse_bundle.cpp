/*
 * Eigen's sparse least squares (Levenberg-Marquardt with SparseQR): bundle adjustment of five cameras and forty points from perfect images,
 * starting from a disturbed guess. One function has all images; the rotation is Ceres' template, which knows nothing of jacfwd. Recorded, it
 * tells where its Jacobian can be nonzero, and the values go straight into Eigen's sparse matrix: eight directions for 143 columns. Known
 * answer: the truth the images were made from; the first camera, and the first shift of the second, are held there.
 *
 * Links: -I/usr/include/eigen3 -lglog
 */
#include <ceres/rotation.h>
#include <unsupported/Eigen/LevenbergMarquardt>

#include <cstdio>
#include <cstdlib>

#include "jacfwd/eigen.hpp"
#include "points.h"

namespace {

constexpr int CAMERAS = 5, POINTS = 40, POSE = 6, POINT = 3, IMAGE = 2;
/* What is held is no unknown: the first pose is 0, and one number of the second is 1. */
constexpr int OF_POSES = POSE * (CAMERAS - 1) - 1, OF_POINTS = POINT * POINTS, UNKNOWNS = OF_POSES + OF_POINTS;
constexpr int RESIDUALS = IMAGE * CAMERAS * POINTS, NUMBERS = 2 * (UNKNOWNS + RESIDUALS);
constexpr int HELD = 3;
constexpr double FOCAL = 800;
constexpr int BOTH[] = {0, 1};

/* Number k of the pose of a camera. */
template <class T, class V>
T pose(const V &poses, int camera, int k) {
    const int place = POSE * (camera - 1) + k;
    return camera == 0 ? T(0.0) : place == HELD ? T(1.0) : T(poses[place - (place > HELD ? 1 : 0)]);
}

/* All images: poses and points to two numbers for each camera and point. */
struct Images {
    template <class V, class W>
    void operator()(const V &poses, const V &points, W &&images) const {
        using T = std::decay_t<decltype(poses[0])>;
        for (int c = 0; c < CAMERAS; c++) {
            T p[POSE];
            for (int k = 0; k < POSE; k++) {
                p[k] = pose<T>(poses, c, k);
            }
            for (int i = 0; i < POINTS; i++) {
                const T point[] = {points[POINT * i], points[POINT * i + 1], points[POINT * i + 2]};
                T place[POINT];
                ceres::AngleAxisRotatePoint(p, point, place);
                const T depth = place[2] + p[5];
                for (int k = 0; k < IMAGE; k++) {
                    images[IMAGE * (c * POINTS + i) + k] = FOCAL * (place[k] + p[3 + k]) / depth;
                }
            }
        }
    }
};

/* What Eigen's solver wants. */
class Problem : public Eigen::SparseFunctor<double, int> {
public:
    explicit Problem(const Eigen::VectorXd &start)
        : SparseFunctor(UNKNOWNS, RESIDUALS), program_(function_.record({poses(start), points(start)})),
          structure_(jacfwd::sparse_matrix(program_, JF_PLAN_JACOBIAN, {BOTH})), plan_(jacfwd::pattern(structure_)) {}

    void see(const Eigen::VectorXd &x) {
        Eigen::VectorXd images(RESIDUALS);
        function_.call({poses(x), points(x)}, images);
        seen_ = images;
    }

    int operator()(const Eigen::VectorXd &x, Eigen::VectorXd &residuals) {
        function_.call({poses(x), points(x)}, residuals);
        residuals -= seen_;
        return 0;
    }

    int df(const Eigen::VectorXd &x, Eigen::SparseMatrix<double> &jac) {
        /* The solver's matrix is empty at first. */
        if (jac.nonZeros() == 0) {
            jac = structure_;
        }
        function_.jacfwd_sparse({poses(x), points(x)}, plan_, jacfwd::values(jac), {}, {BOTH});
        return 0;
    }

    /* Whether the sparse Jacobian is the dense one, bit for bit. */
    bool same_bits(const Eigen::VectorXd &x) {
        Eigen::SparseMatrix<double> sparse = structure_;
        Eigen::MatrixXd dense(RESIDUALS, UNKNOWNS);
        df(x, sparse);
        function_.jacfwd({poses(x), points(x)}, {dense.leftCols<OF_POSES>(), dense.rightCols<OF_POINTS>()}, {}, {BOTH});
        return Eigen::MatrixXd(sparse) == dense;
    }

    void show() const {
        std::printf("%d residuals, %d unknowns: %zu entries, %zu colours; program of %zu bytes, %zu path hits, %zu misses\n", RESIDUALS, UNKNOWNS,
                    plan_.entries(), plan_.colours(), program_.size(), function_.path_hits(), function_.guard_missed());
    }

    bool always_hit() const { return function_.path_hits() > 0 && function_.guard_missed() == 0; }

private:
    static jacfwd::view<const double> poses(const Eigen::VectorXd &x) { return {x.data(), OF_POSES}; }
    static jacfwd::view<const double> points(const Eigen::VectorXd &x) { return {x.data() + OF_POSES, OF_POINTS}; }

    jacfwd::context context_{jacfwd::capacity{1, NUMBERS}};
    jacfwd::basic_function<double, Images, 2, 1, 0> function_{context_, jacfwd::shape({OF_POSES, OF_POINTS}, {RESIDUALS}), Images()};
    jacfwd::program program_;
    Eigen::SparseMatrix<double> structure_;
    jacfwd::plan plan_;
    Eigen::VectorXd seen_;
};

} // namespace

int main() {
    Eigen::VectorXd truth(UNKNOWNS), x(UNKNOWNS);
    std::uint64_t counter = 1000;
    for (int j = 0; j < OF_POSES; j++) {
        truth[j] = 0.3 * scattered(counter++);
    }
    for (std::size_t k = 0; k < POINTS; k++) {
        point_of(k, truth.data() + OF_POSES + POINT * k);
    }
    for (int j = 0; j < UNKNOWNS; j++) {
        x[j] = truth[j] + (j < OF_POSES ? 0.02 : 0.2) * scattered(counter++);
    }
    try {
        Problem problem(x);
        problem.see(truth);
        Eigen::LevenbergMarquardt<Problem> solver(problem);
        solver.setXtol(1e-14);
        solver.setFtol(1e-14);
        const auto status = solver.minimize(x);
        const double worst = (x - truth).cwiseAbs().maxCoeff();
        problem.show();
        const bool same = problem.same_bits(x);
        std::printf("status %d after %ld Jacobians: unknowns within %.1e of the truth; Jacobian %s the dense one\n", int(status),
                    long(solver.njev()), worst, same ? "has the bits of" : "differs from");
        const bool pass = worst < 1e-9 && same && problem.always_hit();
        std::puts(pass ? "PASS" : "FAIL");
        return pass ? EXIT_SUCCESS : EXIT_FAILURE;
    } catch (const jacfwd::error &e) {
        std::printf("%s\nFAIL\n", e.what());
        return EXIT_FAILURE;
    }
}
