/*
 * Times recorded functions with sparse Jacobians beside CasADi's virtual machine: value and Jacobian, both from the same template. Usage: bench [base | native],
 * the level of the archive. Answers are asserted first; candidates take turns, the fastest run and the median are printed.
 */
#include "models.hpp"
#include "../c/timing.hpp"
#include "jacfwd.hpp"

#include <casadi/casadi.hpp>

#include <cstdlib>
#include <cstring>
#include <memory>

namespace {

void check(jf_status status, const char *what) {
    if (status != JF_OK) {
        std::fprintf(stderr, "%s: %s\n", what, jf_status_text(status));
        std::exit(1);
    }
}

/* CasADi's function of a model: values, and the nonzeros of the Jacobian column by column. */
template <class Model>
class Casadi {
public:
    Casadi() {
        const casadi::SX x = casadi::SX::sym("x", Model::N);
        std::vector<casadi::SXElem> y(Model::M);
        Model::run(x.nonzeros().data(), y.data());
        const casadi::SX value(y);
        const std::vector<casadi::SX> results = casadi::SX::cse({value, casadi::SX::jacobian(value, x)});
        f_ = casadi::Function("f", {x}, results);
        arg_.resize(f_.sz_arg()), res_.resize(f_.sz_res()), iw_.resize(f_.sz_iw()), w_.resize(f_.sz_w());
    }

    void run(const double *x, double *y, double *jac) {
        arg_[0] = x, res_[0] = y, res_[1] = jac;
        f_(arg_.data(), res_.data(), iw_.data(), w_.data(), 0);
    }

    casadi::Sparsity sparsity() const { return f_.sparsity_out(1); }

private:
    casadi::Function f_;
    std::vector<const double *> arg_;
    std::vector<double *> res_;
    std::vector<casadi_int> iw_;
    std::vector<double> w_;
};

/* The model recorded, its pattern column by column, its plan, and a context as wide as that has colours. */
template <class Model>
class Recorded {
public:
    Recorded() {
        for (std::size_t k = 0; k < Model::N; k++) {
            x.push_back(Model::start(k));
        }
        jacfwd::context recording(jacfwd::capacity{1, 16 * (Model::N + Model::M) + 2000, 1});
        auto f = jacfwd::function(recording, jacfwd::shape(Model::N, Model::M), [](auto in, auto out) { Model::run(in.data(), out.data()); });
        program_ = f.record(x);
        pattern_ = std::make_unique<jacfwd::program_pattern<>>(jacfwd::pattern(program_));
        /* Memory for all that is found, once: finding it again is timed. */
        major_ = pattern_->major(), minor_ = pattern_->minor(), found_ = *pattern_;
        found_.major = major_.data(), found_.minor = minor_.data();
        scratch_.resize(jf_program_pattern_scratch(program_.get(), nullptr, JF_PLAN_JACOBIAN) / 8);
        plan_.resize(jf_plan_bytes(&found_, JF_PLAN_JACOBIAN) / 8), colouring_.resize(jf_plan_scratch_bytes(&found_, JF_PLAN_JACOBIAN) / 8);
        find();
        const jacfwd::capacity room{1, program_.numbers(), std::max(colours(), std::size_t{8})};
        context_ = std::make_unique<jacfwd::context>(room);
        check(jf_load(context_->get(), program_.get(), &f_), "load");
    }

    /* Pattern and colours, from the program. */
    void find() {
        check(jf_program_pattern(program_.get(), nullptr, JF_PLAN_JACOBIAN, 0, nullptr, scratch_.data(), 8 * scratch_.size(), &found_), "pattern");
        check(jf_plan_make(&found_, JF_PLAN_JACOBIAN, JF_ORDER_BEST, plan_.data(), 8 * plan_.size(), colouring_.data(), 8 * colouring_.size(), &made_),
              "plan");
    }

    void sparse(double *y, double *values) {
        const double *in[] = {x.data()};
        double *out[] = {y};
        check(jf_jacfwd_sparse(context_->get(), f_, in, nullptr, made_, values, out), "sparse");
    }

    void dense(double *y, double *jac) {
        const double *in[] = {x.data()};
        double *out[] = {y};
        const jf_matrix block = {jac, static_cast<std::ptrdiff_t>(Model::N), 1};
        check(jf_jacfwd_by_plan(context_->get(), f_, in, nullptr, made_, &block, out), "dense");
    }

    const jacfwd::program_pattern<> &pattern() const { return *pattern_; }
    std::size_t colours() const { return jf_plan_colours(made_); }

    std::vector<double> x;

private:
    jacfwd::program program_;
    std::unique_ptr<jacfwd::program_pattern<>> pattern_;
    std::vector<int> major_, minor_;
    std::vector<std::uint64_t> scratch_, plan_, colouring_;
    jf_pattern found_{};
    const jf_plan *made_ = nullptr;
    std::unique_ptr<jacfwd::context> context_;
    jf_func f_{};
};

void assert_close(const char *what, std::size_t k, double ours, double theirs, double scale) {
    if (!(std::fabs(ours - theirs) <= 1e-11 * scale)) {
        std::fprintf(stderr, "%s %zu is %.17g, CasADi has %.17g\n", what, k, ours, theirs);
        std::exit(1);
    }
}

/* Both of a model; with targets for the ratio, and for microseconds of the sparse and of the dense Jacobian (0: none). */
template <class Model>
void compare(double ratio, double sparse_us, double dense_us, double search_us) {
    Casadi<Model> theirs;
    Recorded<Model> ours;
    const casadi::Sparsity sparsity = theirs.sparsity();
    std::vector<double> y(Model::M), other(Model::M), jac(ours.pattern().entries()), expected(static_cast<std::size_t>(sparsity.nnz()));
    ours.sparse(y.data(), jac.data());
    theirs.run(ours.x.data(), other.data(), expected.data());
    double scale = 0;
    for (const double v : expected) {
        scale = std::max(scale, std::fabs(v));
    }
    for (std::size_t i = 0; i < Model::M; i++) {
        assert_close("value", i, y[i], other[i], std::fabs(other[i]) + scale);
    }
    /* Entry by entry: each has all that the other has. */
    std::vector<double> full(Model::M * Model::N);
    const auto &starts = ours.pattern().major(), &rows = ours.pattern().minor();
    for (std::size_t j = 0; j < Model::N; j++) {
        for (auto k = static_cast<std::size_t>(starts[j]); k < static_cast<std::size_t>(starts[j + 1]); k++) {
            full[static_cast<std::size_t>(rows[k]) * Model::N + j] = jac[k];
        }
    }
    std::size_t k = 0;
    for (casadi_int j = 0; j < sparsity.size2(); j++) {
        for (casadi_int l = sparsity.colind(j); l < sparsity.colind(j + 1); l++, k++) {
            double &found = full[static_cast<std::size_t>(sparsity.row(l)) * Model::N + static_cast<std::size_t>(j)];
            assert_close("derivative", k, found, expected[k], scale);
            found = 0;
        }
    }
    for (const double rest : full) {
        assert_close("derivative outside CasADi's pattern", 0, rest, 0, scale);
    }
    std::printf("\n%s: %zu entries (CasADi %lld), %zu colours\n", Model::NAME, ours.pattern().entries(), static_cast<long long>(sparsity.nnz()), ours.colours());
    std::vector<double> whole(Model::M * Model::N);
    std::vector<Candidate> c = {{"CasADi, virtual machine", [&] { theirs.run(ours.x.data(), other.data(), expected.data()); }},
                                {"jacfwd, recorded, sparse", [&] { ours.sparse(y.data(), jac.data()); }}};
    if (dense_us > 0) {
        c.push_back({"jacfwd, recorded, dense", [&] { ours.dense(y.data(), whole.data()); }});
    }
    if (search_us > 0) {
        c.push_back({"jacfwd, pattern and colours", [&] { ours.find(); }});
    }
    time_all(c);
    report(c[0].name, c[0].best(), c[0].median(), c[0].best(), c[0].median(), "CasADi", 0);
    report(c[1].name, c[1].best(), c[1].median(), c[0].best(), c[0].median(), "CasADi", ratio);
    const double most[] = {0, sparse_us, dense_us, search_us};
    for (std::size_t i = 1, at = 1; i < c.size(); i++, at++) {
        at = at == 2 && dense_us == 0 ? 3 : at;
        if (most[at] > 0) {
            report(c[i].name, c[i].best(), c[i].median(), 1e3 * most[at], 1e3 * most[at], "the target", 1);
        }
    }
}

} // namespace

int main(int argc, char **argv) {
    if (argc > 1 && std::strcmp(argv[1], "base") != 0 && std::strcmp(argv[1], "native") != 0) {
        std::fprintf(stderr, "usage: bench [base | native]\n");
        return 1;
    }
    compare<Chain>(1, 0, 0, 0);
    compare<Brusselator1>(1, 8, 60, 0);
    compare<Brusselator2<32>>(1, 120, 0, 2000);
    return 0;
}
