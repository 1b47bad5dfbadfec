/*
 * Eigen's Levenberg-Marquardt: the fit of NIST's BoxBOD (Box, Hunter and Hunter 1978, p. 483) from its second start; the Jacobian is written
 * into the solver's own matrix. Known answer: NIST's certified parameters, of which a solver that compares sums of squares finds 8 digits: a
 * step of 3e-9 changes the sum by its rounding error.
 *
 * Links: -I/usr/include/eigen3
 */
#include <unsupported/Eigen/NonLinearOptimization>

#include <cstdio>
#include <cstdlib>

#include "jacfwd/eigen.hpp"

namespace {

constexpr int OBSERVATIONS = 6, PARAMETERS = 2;
constexpr double DAYS[] = {1, 2, 3, 5, 7, 10}, OXYGEN[] = {109, 149, 149, 191, 213, 224};
constexpr double CERTIFIED[] = {2.1380940889e2, 5.4723748542e-1};

/* Residuals of y = b1 (1 - exp(-b2 x)), for numbers and plain reals alike. */
struct Residuals {
    template <class B, class R>
    void operator()(const B &b, R &&r) const {
        using std::expm1;
        for (int i = 0; i < OBSERVATIONS; i++) {
            r[i] = -b[0] * expm1(-b[1] * DAYS[i]) - OXYGEN[i];
        }
    }
};

/* What Eigen's solver wants. */
class Problem {
public:
    using Scalar = double;
    using InputType = Eigen::VectorXd;
    using ValueType = Eigen::VectorXd;
    using JacobianType = Eigen::MatrixXd;

    int inputs() const { return PARAMETERS; }
    int values() const { return OBSERVATIONS; }

    int operator()(const Eigen::VectorXd &b, Eigen::VectorXd &r) const {
        Residuals()(b, r);
        return 0;
    }

    /* A negative value ends the solver. */
    int df(const Eigen::VectorXd &b, Eigen::MatrixXd &jac) {
        try {
            function_.jacfwd(b, jac);
            return 0;
        } catch (const jacfwd::error &e) {
            std::printf("%s\n", e.what());
            return -1;
        }
    }

private:
    jacfwd::context context_;
    jacfwd::basic_function<double, Residuals, 1, 1, 0> function_{context_, jacfwd::shape(PARAMETERS, OBSERVATIONS), Residuals()};
};

} // namespace

int main() {
    Problem problem;
    Eigen::LevenbergMarquardt<Problem> solver(problem);
    solver.parameters.xtol = solver.parameters.ftol = 1e-15;
    Eigen::VectorXd b(PARAMETERS);
    b << 100, 0.75;
    const auto status = solver.minimize(b);
    double worst = 0;
    for (int j = 0; j < PARAMETERS; j++) {
        worst = std::max(worst, std::abs(b[j] / CERTIFIED[j] - 1));
    }
    std::printf("status %d after %ld Jacobians: b = %.10g, %.10g, within %.1e of the certified\n", int(status), long(solver.njev), b[0], b[1],
                worst);
    const bool pass = worst < 1e-8;
    std::puts(pass ? "PASS" : "FAIL");
    return pass ? EXIT_SUCCESS : EXIT_FAILURE;
}
