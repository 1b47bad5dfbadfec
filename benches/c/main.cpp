/*
 * Times jacfwd's C interface beside Ceres' jets, both at -O2. Usage: bench [base | native], the level of the archive: it picks the targets.
 * Answers are asserted first. Candidates take turns, many short runs each; the fastest run and the median are printed.
 */
#include "problem.hpp"
#include "timing.hpp"
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <vector>

namespace {

constexpr double TOLERANCE = 1e-12;
constexpr size_t FEW = 64, MANY = 320;

/* A function in a context of its own. */
class Function {
public:
    Function(jf_fn fn, size_t n, size_t m, size_t lanes, size_t numbers, void *user = nullptr) : n(n), m(m)
    {
        jf_config config{};
        config.abi = JF_ABI_VERSION;
        config.functions = 1;
        config.numbers = numbers;
        config.lanes = lanes;
        const size_t bytes = jf_context_bytes(&config);
        memory = std::make_unique<unsigned char[]>(bytes);
        check(jf_context_init(memory.get(), bytes, &config, &context));
        jf_signature signature{};
        signature.n_in = signature.n_out = 1;
        signature.in_len = &this->n;
        signature.out_len = &this->m;
        check(jf_register(context, fn, &signature, user, &function));
    }

    /* From now on the drivers run what the function does at x, recorded. */
    void record(const double *x)
    {
        const double *in[] = {x};
        std::vector<std::uint64_t> scratch(jf_record_scratch(context, function, in, nullptr) / 8 + 1);
        jf_recording *r;
        const jf_program *p;
        check(jf_record(context, function, in, nullptr, scratch.data(), 8 * scratch.size(), &r));
        program.resize(jf_program_bytes(r) / 8 + 1);
        check(jf_program_build(r, program.data(), 8 * program.size(), &p));
        check(jf_attach(context, function, p, JF_MISS_FAILS));
    }

    /* The program that the drivers run. */
    const jf_program *recorded() const { return reinterpret_cast<const jf_program *>(program.data()); }

    void jacobian(const double *x, double *y, double *jac) { check(jf_jacobian(context, function, x, y, jac)); }

    void hessian(const double *x, double *hessian)
    {
        const double *in[] = {x};
        double *out[] = {hessian};
        check(jf_hessian(context, function, in, nullptr, out, nullptr, nullptr));
    }

private:
    void check(jf_status status)
    {
        if (status != JF_OK) {
            std::fprintf(stderr, "jacfwd: %s\n", context ? jf_message(context) : jf_status_text(status));
            std::exit(1);
        }
    }

    size_t n, m;
    std::unique_ptr<unsigned char[]> memory;
    std::vector<std::uint64_t> program;
    jf_context *context = nullptr;
    jf_func function{};
};

/* The Jacobian of a recorded function as a program, values before, run at points around x. */
class Points {
public:
    static constexpr size_t COUNT = 10000;

    Points(const Function &function, size_t n, size_t m, const double *x) : n(n), m(m), in(COUNT * n), values(COUNT * m), jacobians(COUNT * m * n)
    {
        jf_derivative what{};
        what.kind = JF_DERIVE_JACOBIAN, what.flags = JF_DERIVE_VALUES;
        std::vector<std::uint64_t> scratch(4096);
        size_t bytes = 8 * scratch.size();
        jf_recording *r;
        while (jf_differentiate(function.recorded(), nullptr, &what, scratch.data(), &bytes, &r) == JF_TOO_SMALL) {
            scratch.resize(bytes / 8 + 1);
            bytes = 8 * scratch.size();
        }
        program.resize(jf_program_bytes(r) / 8 + 1);
        const jf_program *q;
        check(jf_program_build(r, program.data(), 8 * program.size(), &q));
        memory.resize(jf_runner_bytes(q, 32) / 8 + 1);
        check(jf_runner_init(q, 0, memory.data(), 8 * memory.size(), &runner));
        for (size_t k = 0; k < in.size(); k++) {
            in[k] = x[k % n] * (1 + 1e-3 * static_cast<double>(k % 17) - 1e-5 * static_cast<double>(k % 4099));
        }
    }

    void run()
    {
        const double *x[] = {in.data()};
        double *out[] = {values.data(), jacobians.data()};
        check(jf_run(runner, COUNT, x, nullptr, out, nullptr, nullptr));
    }

    const double *at(size_t point) const { return &in[point * n]; }
    std::vector<double> jacobian(size_t point) const { return {&jacobians[point * m * n], &jacobians[point * m * n] + m * n}; }

private:
    static void check(jf_status status)
    {
        if (status != JF_OK) {
            std::fprintf(stderr, "jacfwd: %s\n", jf_status_text(status));
            std::exit(1);
        }
    }

    size_t n, m;
    std::vector<double> in, values, jacobians;
    std::vector<std::uint64_t> program, memory;
    jf_runner *runner = nullptr;
};

void assert_close(const char *what, const std::vector<double> &ours, const std::vector<double> &theirs, size_t columns)
{
    for (size_t row = 0; row < ours.size(); row += columns) {
        double scale = 0;
        for (size_t j = 0; j < columns; j++) {
            scale = std::max(scale, std::fabs(theirs[row + j]));
        }
        for (size_t j = 0; j < columns; j++) {
            if (!(std::fabs(ours[row + j] - theirs[row + j]) <= TOLERANCE * scale)) {
                std::fprintf(stderr, "%s: entry (%zu, %zu) is %.17g, Ceres has %.17g\n", what, row / columns, j, ours[row + j], theirs[row + j]);
                std::exit(1);
            }
        }
    }
}

/* Derivative programs run at many points, beside the function called at one. */
void batch(const char *name, Function &function, Points points, size_t m, size_t n, double target)
{
    std::vector<double> y(m), jac(m * n), x(n);
    points.run();
    for (size_t point : {size_t{0}, size_t{4711}, Points::COUNT - 1}) {
        function.jacobian(points.at(point), y.data(), jac.data());
        if (jac != points.jacobian(point)) {
            std::fprintf(stderr, "%s: not the same bits at point %zu\n", name, point);
            std::exit(1);
        }
    }
    std::vector<Candidate> c = {{"", [&] { function.jacobian(points.at(0), y.data(), jac.data()); }}, {name, [&] { points.run(); }}};
    time_all(c);
    const double count = Points::COUNT;
    report(name, c[1].best() / count, c[1].median() / count, c[0].best(), c[0].median(), "not recorded", target);
}

void arms(bool native)
{
    const double q[JOINTS] = {0.31, -0.72, 1.13, 0.44, -1.25, 0.56};
    std::vector<double> y(POSE), jac(POSE * JOINTS), expected(POSE * JOINTS), other(POSE);
    Function plain(arm, JOINTS, POSE, JOINTS, 512), muladd(arm_muladd, JOINTS, POSE, JOINTS, 512), dot(arm_dot, JOINTS, POSE, JOINTS, 512);
    Function recorded(arm, JOINTS, POSE, JOINTS, 512);
    recorded.record(q);
    arm_jet(q, other.data(), expected.data());
    for (Function *f : {&plain, &muladd, &dot, &recorded}) {
        f->jacobian(q, y.data(), jac.data());
        assert_close("arm", jac, expected, JOINTS);
        assert_close("arm", y, other, POSE);
    }
    arm_numbers(q, y.data(), jac.data());
    assert_close("arm in C++", jac, expected, JOINTS);
    std::vector<Candidate> c = {{"Ceres Jet<double, 6>", [&] { arm_jet(q, other.data(), expected.data()); }},
                                {"arm", [&] { plain.jacobian(q, y.data(), jac.data()); }},
                                {"arm, jf_dot", [&] { dot.jacobian(q, y.data(), jac.data()); }},
                                {"arm, jf_muladd", [&] { muladd.jacobian(q, y.data(), jac.data()); }},
                                {"arm, jacfwd::num", [&] { arm_numbers(q, y.data(), jac.data()); }},
                                {"arm, recorded", [&] { recorded.jacobian(q, y.data(), jac.data()); }}};
    time_all(c);
    const double targets[] = {0, native ? 1.8 : 2.0, native ? 1.3 : 1.5, 0, 0, 0};
    for (size_t k = 0; k < c.size(); k++) {
        report(c[k].name, c[k].best(), c[k].median(), c[0].best(), c[0].median(), "Jet", targets[k]);
    }
    report("arm, recorded", c[5].best(), c[5].median(), c[1].best(), c[1].median(), "not recorded", 0.55);
    batch("arm, 10 000 points", plain, Points(recorded, JOINTS, POSE, q), POSE, JOINTS, native ? 0.18 : 0.27);
}

void cameras(bool native)
{
    constexpr size_t N = CAMERA_AND_POINT;
    const double x[N] = {0.0157, -0.0128, -0.0044, -0.0341, -0.1075, 1.1202, 399.75, -3.177e-7, 5.882e-13, -0.612, 0.5718, -1.8471};
    std::vector<double> y(2), other(2), jac(2 * N), expected(2 * N), hessian(N * N), expected_hessian(N * N), gradient(N);
    Function error(reprojection, N, 2, N, 128), bulk(reprojection_bulk, N, 2, N, 128), cost(reprojection_cost, N, 1, N, 256);
    Function recorded(reprojection, N, 2, N, 128), recorded_cost(reprojection_cost, N, 1, N, 256);
    recorded.record(x), recorded_cost.record(x);
    reprojection_jet(x, other.data(), expected.data());
    for (Function *f : {&error, &bulk, &recorded}) {
        f->jacobian(x, y.data(), jac.data());
        assert_close("reprojection", jac, expected, N);
        assert_close("reprojection", y, other, 2);
    }
    reprojection_numbers(x, y.data(), jac.data());
    assert_close("reprojection in C++", jac, expected, N);
    reprojection_cost_jet(x, expected_hessian.data());
    for (Function *f : {&cost, &recorded_cost}) {
        f->hessian(x, hessian.data());
        assert_close("hessian", hessian, expected_hessian, N);
    }

    std::vector<Candidate> c = {{"Ceres Jet<double, 12>", [&] { reprojection_jet(x, other.data(), expected.data()); }},
                                {"reprojection", [&] { error.jacobian(x, y.data(), jac.data()); }},
                                {"reprojection, bulk", [&] { bulk.jacobian(x, y.data(), jac.data()); }},
                                {"reprojection, jacfwd::num", [&] { reprojection_numbers(x, y.data(), jac.data()); }},
                                {"reprojection, recorded", [&] { recorded.jacobian(x, y.data(), jac.data()); }}};
    time_all(c);
    for (size_t k = 0; k < c.size(); k++) {
        report(c[k].name, c[k].best(), c[k].median(), c[0].best(), c[0].median(), "Jet", k == 1 ? (native ? 0.55 : 0.65) : 0);
    }
    report("reprojection, recorded", c[4].best(), c[4].median(), c[1].best(), c[1].median(), "not recorded", 0.7);

    batch("reprojection, 10 000 points", error, Points(recorded, N, 2, x), 2, N, native ? 0.22 : 0.3);

    std::vector<Candidate> h = {{"Jacobian of the cost, 12", [&] { cost.jacobian(x, y.data(), gradient.data()); }},
                                {"its Hessian, 12 by 12", [&] { cost.hessian(x, hessian.data()); }},
                                {"the same, recorded", [&] { recorded_cost.hessian(x, hessian.data()); }},
                                {"the same, jets of jets", [&] { reprojection_cost_jet(x, expected_hessian.data()); }}};
    time_all(h);
    for (size_t k = 0; k < h.size(); k++) {
        report(h[k].name, h[k].best(), h[k].median(), h[0].best(), h[0].median(), "Jacobian", k == 1 ? 12.0 : k == 2 ? 10.0 : 0);
    }
}

/* One product of 8 lanes, independent of its neighbours: the difference of two counts, so that the call around them drops out. */
void multiplications()
{
    const double x[8] = {1.1, -0.9, 1.3, 0.7, -1.5, 1.7, 0.3, 2.1};
    double y, jac[8];
    size_t few = FEW, many = MANY;
    Function short_function(products, 8, 1, 8, MANY + 16, &few), long_function(products, 8, 1, 8, MANY + 16, &many);
    long_function.jacobian(x, &y, jac);
    const size_t a = (MANY - 1) & 7, b = ((MANY - 1) >> 3) & 7;
    for (size_t j = 0; j < 8; j++) {
        const double expected = (j == a ? x[b] : 0.0) + (j == b ? x[a] : 0.0);
        if (std::fabs(jac[j] - expected) > TOLERANCE) {
            std::fprintf(stderr, "products: entry %zu is %.17g, not %.17g\n", j, jac[j], expected);
            std::exit(1);
        }
    }
    std::vector<Candidate> c = {{"", [&] { short_function.jacobian(x, &y, jac); }}, {"", [&] { long_function.jacobian(x, &y, jac); }}};
    time_all(c);
    const double best = (c[1].best() - c[0].best()) / (MANY - FEW), median = (c[1].median() - c[0].median()) / (MANY - FEW);
    report("jf_mul, 8 lanes", best, median, 1.0, 1.0, "nanosecond", 3.0);
}

} // namespace

int main(int argc, char **argv)
{
    const bool native = argc > 1 && std::strcmp(argv[1], "native") == 0;
    std::printf("%-28s %9s %9s %8s %8s  %s\n", "", "best, ns", "median", "ratio", "of med.", "to");
    arms(native);
    cameras(native);
    multiplications();
    return 0;
}
