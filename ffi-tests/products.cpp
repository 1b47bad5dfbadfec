/* Products of Jacobians in C++: a Gauss-Newton step and a moved covariance, lengths that do not fit. */
#include "precisions.hpp"

#include <vector>

using jacfwd::function;
using jacfwd::shape;

/* Residuals of p0·exp(p1·t) at five times, with an input of times that is not differentiated. */
struct Decay {
    template <class P, class T, class Y>
    void operator()(P p, T t, Y y) const {
        for (std::size_t i = 0; i < 5; i++) {
            y[i] = p[0] * exp(p[1] * t[i]) - 3 * exp(t[i] * -0.5);
        }
    }
};

template <class Real>
static void normal_equations_find_the_parameters() {
    jacfwd::basic_context<Real> context(jacfwd::capacity{1, 80, 4});
    auto f = function(context, shape({2, 5}, {5}), Decay());
    std::vector<Real> p = {2, -1};
    const std::vector<Real> t = {0, 1, 2, 3, 4}, weights(5, static_cast<Real>(0.5));
    Real a[4], g[2], y[5], jac[10];
    for (int step = 0; step < 12; step++) {
        CHECK_INT(f.jtj({p, t}, weights, a, g), JF_OK);
        CHECK(a[1] == a[2]);
        const Real det = a[0] * a[3] - a[1] * a[2];
        p[0] -= (a[3] * g[0] - a[1] * g[1]) / det;
        p[1] -= (a[0] * g[1] - a[2] * g[0]) / det;
    }
    const double near = sizeof(Real) == 4 ? 1e-5 : 1e-12;
    CHECK(std::fabs(static_cast<double>(p[0]) - 3) < near && std::fabs(static_cast<double>(p[1]) + 0.5) < near);

    f.jtj({p, t}, nullptr, a, nullptr, y);
    f.jacfwd({p, t}, {jac, nullptr}, {}, {{0}});
    Real sum = 0;
    for (int i = 0; i < 5; i++) {
        sum += jac[2 * i] * jac[2 * i + 1];
    }
    CHECK_SAME(static_cast<double>(a[1]), static_cast<double>(sum));

    const Real covariance[4] = {static_cast<Real>(0.25), static_cast<Real>(0.5), static_cast<Real>(0.5), 4};
    Real moved[25];
    f.jpjt({p, t}, covariance, moved, y);
    Real variance = 0;
    for (int q = 0; q < 2; q++) {
        const Real first = 0 + jac[4] * covariance[q], s = first + jac[5] * covariance[2 + q];
        variance += s * jac[4 + q];
    }
    CHECK_SAME(static_cast<double>(moved[12]), static_cast<double>(variance));
    CHECK(moved[3] == moved[15]);

    Real square[2][2], many[49] = {};
    const int beyond[] = {7};
    f.jtj({p, t}, nullptr, square);
    CHECK(square[1][0] == a[1]);
    CHECK_INT(thrown([&] { f.jtj({p, t}, nullptr, a, g, {}, {beyond}); }, "argnum 7"), JF_ARGNUM_RANGE);
    CHECK_INT(thrown([&] { f.jtj({p, t}, nullptr, jacfwd::matrix<Real>(many, 2, 3)); }, "jtj is 2 by 3, but 2 by 2 is wanted"), JF_BAD_LENGTH);
    const int both[] = {1, 0};
    CHECK_INT(thrown([&] { f.jtj({p, t}, nullptr, many, g); }, "jtj has 49 elements, but 4 are wanted"), JF_BAD_LENGTH);
    CHECK_INT(thrown([&] { f.jtj({p, t}, nullptr, many, g, {}, {both}); }, "jtr has 2 elements, but 7 are wanted"), JF_BAD_LENGTH);
    CHECK_INT(thrown([&] { f.jtj({p, t}, g, a, g); }, "weights has 2 elements, but 5 are wanted"), JF_BAD_LENGTH);
    CHECK_INT(thrown([&] { f.jtj({p, t}, nullptr, many, nullptr, {}, {both}); }, ""), JF_OK);
    CHECK_INT(thrown([&] { f.jpjt({p, t}, g, moved); }, "p has 2 elements, but 4 are wanted"), JF_BAD_LENGTH);
    CHECK_INT(thrown([&] { f.jpjt({p, t}, covariance, many); }, "jpjt has 49 elements, but 25 are wanted"), JF_BAD_LENGTH);
    CHECK_INT(thrown([&] { f.jpjt({p, t}, many, moved, {}, {both}); }, "one pass must take 7 directions, but takes 4"), JF_TOO_FEW_LANES);
    CHECK_INT(thrown([&] { f.jpjt({p, t}, nullptr, moved); }, "p must not be NULL"), JF_NULL);
}

int main() {
    RUN_BOTH(normal_equations_find_the_parameters);
    return finish();
}
