/*
 * Times derivatives that print.cpp printed, compiled, beside those that CasADi generated. Usage: printed. Answers are asserted first; candidates take turns, the
 * fastest run is printed, and how it compares. Links: what was printed, and an archive for its functions.
 */
#include "problems.hpp"
#include "../c/timing.hpp"

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

/* Right everywhere; points where something is not finite are missed; they do not count; and so with the functions of math.h. */
constexpr std::size_t FORMS = 4;
constexpr const char *FORM[FORMS] = {"strict", "finite", "assume", "math"};

/* Derivatives in the order of a pattern. */
struct Pattern {
    const int *starts, *rows;
};

struct Problem {
    const char *name;
    std::size_t n, m;
    double *x;
    Pattern ours, theirs;
    int (*ours_run[FORMS])(const double *x, double *y, double *jac, double *w);
    int work[FORMS];
    /* Several points at once, right everywhere. */
    int (*lanes_run)(const double *x, double *y, double *jac, double *w);
    int lanes_work;
    int (*casadi)(const double **arg, double **res, casadi_int *iw, casadi_real *w, int mem);
    int (*casadi_work)(casadi_int *arg, casadi_int *res, casadi_int *iw, casadi_int *w);
};

[[noreturn]] void differ(const char *what, const char *name, std::size_t k, double ours, double theirs) {
    std::fprintf(stderr, "%s: %s %zu is %.17g, CasADi has %.17g\n", name, what, k, ours, theirs);
    std::exit(1);
}

/* Entry by entry, whatever one has that the other has not being 0. */
void compare(const Problem &p, const double *ours, const double *theirs, const char *what) {
    std::vector<double> a(p.n), b(p.n), column;
    double scale = 0;
    for (int k = 0; k < p.theirs.starts[p.n]; k++) {
        scale = std::max(scale, std::fabs(theirs[k]));
    }
    const std::size_t rows = std::max(p.n, p.m);
    for (std::size_t j = 0; j < p.n; j++) {
        a.assign(rows, 0), b.assign(rows, 0);
        for (int k = p.ours.starts[j]; k < p.ours.starts[j + 1]; k++) {
            a[static_cast<std::size_t>(p.ours.rows[k])] = ours[k];
        }
        for (int k = p.theirs.starts[j]; k < p.theirs.starts[j + 1]; k++) {
            b[static_cast<std::size_t>(p.theirs.rows[k])] = theirs[k];
        }
        for (std::size_t i = 0; i < rows; i++) {
            if (!(std::fabs(a[i] - b[i]) <= 1e-11 * scale)) {
                differ(what, p.name, j * rows + i, a[i], b[i]);
            }
        }
    }
}

/* Several points near one. */
std::vector<double> around(const double *x, std::size_t n) {
    std::vector<double> all;
    for (std::size_t k = 0; k < n; k++) {
        for (int point = 0; point < JF_LANES; point++) {
            all.push_back(x[k] * (1 + point / 1024.0));
        }
    }
    return all;
}

/* Whether numbers are those of a point among those of several. */
bool is_among(const std::vector<double> &one, const std::vector<double> &all, std::size_t point) {
    std::vector<double> own;
    for (std::size_t k = 0; k < one.size(); k++) {
        own.push_back(all[k * JF_LANES + point]);
    }
    return std::memcmp(own.data(), one.data(), one.size() * sizeof(double)) == 0;
}

/* The ratios of all forms, and of several points at once, each. */
std::vector<double> time(const Problem &p) {
    std::vector<double> y(p.m), other(p.m), jac(static_cast<std::size_t>(p.ours.starts[p.n])), expected(static_cast<std::size_t>(p.theirs.starts[p.n]));
    std::vector<double> w(static_cast<std::size_t>(*std::max_element(p.work, p.work + FORMS)) + 1);
    casadi_int sizes[4] = {};
    p.casadi_work(&sizes[0], &sizes[1], &sizes[2], &sizes[3]);
    std::vector<const double *> arg(static_cast<std::size_t>(sizes[0]) + 1);
    std::vector<double *> res(static_cast<std::size_t>(sizes[1]) + 2);
    std::vector<casadi_int> iw(static_cast<std::size_t>(sizes[2]) + 1);
    std::vector<double> cw(static_cast<std::size_t>(sizes[3]) + 1);
    arg[0] = p.x, res[0] = other.data(), res[1] = expected.data();
    std::vector<Candidate> c = {{"CasADi", [&] { p.casadi(arg.data(), res.data(), iw.data(), cw.data(), 0); }}};
    for (std::size_t k = 0; k < FORMS; k++) {
        c.push_back({FORM[k], [&, k] { p.ours_run[k](p.x, y.data(), jac.data(), w.data()); }});
    }
    const std::vector<double> xs = around(p.x, p.n);
    std::vector<double> ys(JF_LANES * p.m), jacs(JF_LANES * jac.size()), ws(static_cast<std::size_t>(p.lanes_work));
    c.push_back({"lanes", [&] { p.lanes_run(xs.data(), ys.data(), jacs.data(), ws.data()); }});
    c[0].run();
    for (std::size_t k = 1; k <= FORMS; k++) {
        jac.assign(jac.size(), NAN), y.assign(p.m, NAN);
        c[k].run();
        compare(p, jac.data(), expected.data(), c[k].name);
        for (std::size_t i = 0; i < p.m; i++) {
            if (!(std::fabs(y[i] - other[i]) <= 1e-11 * (1 + std::fabs(other[i])))) {
                differ("value", p.name, i, y[i], other[i]);
            }
        }
    }
    c[FORMS + 1].run();
    for (std::size_t point = 0; point < JF_LANES; point++) {
        std::vector<double> own;
        for (std::size_t k = 0; k < p.n; k++) {
            own.push_back(xs[k * JF_LANES + point]);
        }
        p.ours_run[0](own.data(), y.data(), jac.data(), w.data());
        if (!is_among(y, ys, point) || !is_among(jac, jacs, point)) {
            std::fprintf(stderr, "%s: several points have other numbers than one\n", p.name);
            std::exit(1);
        }
    }
    time_all(c);
    std::vector<double> ratios;
    std::printf("%-26s", p.name);
    const auto each = [&](std::size_t k) { return c[k].best() / (k > FORMS ? JF_LANES : 1); };
    for (std::size_t k = 0; k < c.size(); k++) {
        std::printf(" %9.1f", each(k));
    }
    for (std::size_t k = 1; k < c.size(); k++) {
        ratios.push_back(each(k) / c[0].best());
        std::printf(" %7.2f", ratios.back());
    }
    std::printf("\n");
    return ratios;
}

} // namespace

int main() {
#define PROBLEM(P)                                                                                                     \
    {P##_NAME,                                                                                                         \
     P##_SIZES,                                                                                                        \
     x_##P,                                                                                                            \
     {starts_##P, rows_##P},                                                                                           \
     {casadi_starts_##P, casadi_rows_##P},                                                                             \
     {strict_##P, finite_##P, assume_##P, math_##P},                                                                          \
     {strict_##P##_work, finite_##P##_work, assume_##P##_work, math_##P##_work},                                      \
     strict_##P##_v,                                                                                                   \
     strict_##P##_v_work,                                                                                              \
     casadi_##P,                                                                                                       \
     casadi_##P##_work},
    const Problem problems[] = {PROBLEMS(PROBLEM)};
    const std::string lanes = std::to_string(JF_LANES) + " each";
    std::printf("%-26s %9s %9s %9s %9s %9s %9s %7s %7s %7s %7s %7s\n", "ns", "CasADi", FORM[0], FORM[1], FORM[2], FORM[3], lanes.c_str(), FORM[0], FORM[1],
                FORM[2], FORM[3], lanes.c_str());
    double sums[FORMS + 1] = {};
    std::size_t count = 0;
    for (const Problem &p : problems) {
        const std::vector<double> ratios = time(p);
        for (std::size_t k = 0; k <= FORMS; k++) {
            sums[k] += std::log(ratios[k]);
        }
        count++;
    }
    std::printf("%-86s", "geometric mean");
    for (const double sum : sums) {
        std::printf(" %7.2f", std::exp(sum / static_cast<double>(count)));
    }
    std::printf("\n");
    return 0;
}
