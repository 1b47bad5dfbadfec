// A registered function and the drivers that run it. Does not compute: checks lengths and hands over pointers.
#ifndef JACFWD_FUNCTION_HPP
#define JACFWD_FUNCTION_HPP

#include "macros_hide.hpp"

#include "callback.hpp"
#include "context.hpp"
#include "plan.hpp"
#include "program.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace jacfwd {

JACFWD_BEGIN_CHOICE

/// A function of a context. Made by `function`; stays where it is, and must not outlive its context.
///
/// The drivers are those of jacfwd.h. With exceptions they throw jacfwd::error, or what the function threw, and return JF_OK;
/// without they return the status, the context has the message, and a function that throws ends the program. Errors in the arguments leave all
/// results untouched.
template <class Real, class F, std::size_t In, std::size_t Out, std::size_t Aux>
class basic_function {
    using abi = detail::abi<Real>;
    using ins = inputs<Real, In>;
    using outs = outputs<Real, Out + Aux>;
    using tangents = outputs<Real, Out>;

public:
    basic_function(basic_context<Real> &c, const shape<In, Out, Aux> &s, F f) : context_(c), callback_(s, c.pass(), std::move(f)) {
        context_.begin();
        const jf_signature signature = s.signature();
        status_ = callback_.ready() ? abi::register_(c.get(), callback_.call, &signature, &callback_, &function_)
                                    : context_.refuse(JF_TOO_SMALL, "no memory for %zu numbers", s.numbers());
        context_.finish(status_);
    }

    basic_function(const basic_function &) = delete;
    basic_function &operator=(const basic_function &) = delete;

    /// JF_OK, or why the function is not registered; without exceptions only this tells.
    jf_status status() const noexcept { return status_; }
    /// The function as the C functions take it.
    typename abi::func get() const noexcept { return function_; }

    /// Values alone.
    jf_status call(const ins &x, const outs &y, const options &o = {}) {
        return run([&](const jf_options *options) { return abi::call(c(), function_, x.pointers().data(), options, y.pointers().data()); },
                   o, in(x) && out(y));
    }

    /// Directional derivative: out_tangent = J·tangent. A tangent that is nullptr is zero.
    jf_status jvp(const ins &x, const ins &tangent, const tangents &out_tangent, const outs &y = {}, const options &o = {}) {
        return jvp_many(1, x, tangent, out_tangent, y, o);
    }

    /// k directional derivatives; direction d of input a starts at tangent[a][d*in_len[a]], its result at out_tangent[o][d*out_len[o]].
    jf_status jvp_many(std::size_t k, const ins &x, const ins &tangent, const tangents &out_tangent, const outs &y = {},
                       const options &o = {}) {
        return run(
            [&](const jf_options *options) {
                return abi::jvp_many(c(), function_, k, x.pointers().data(), tangent.pointers().data(), options, y.pointers().data(),
                                     out_tangent.pointers().data());
            },
            o, in(x) && in(tangent, k, true) && out(y) && out(out_tangent, k));
    }

    /// The Jacobian, block by block: jac[o*n_argnums + k] receives d out[o] / d in[argnums[k]].
    ///
    /// Without argnums they are those of input 0, or of all inputs if Out * In blocks are given; so in the drivers below.
    jf_status jacfwd(const ins &x, const matrices<Real, Out * In> &jac, const outs &y = {}, const options &given = {}) {
        const options o = chosen(given, jac.given(), Out * In);
        const auto blocks = strided(jac);
        return run(
            [&](const jf_options *options) {
                return abi::jacfwd(c(), function_, x.pointers().data(), options, blocks.data(), y.pointers().data());
            },
            o, in(x) && blocks_fit(jac, o) && out(y));
    }

    /// Jacobians at count points: jac[o*n_argnums + k] is dense, count × out_len × in_len, y[o] dense, count × out_len.
    jf_status jacfwd_batch(std::size_t count, const ins &x, const outputs<Real, Out * In> &jac, const outs &y = {},
                           const options &given = {}) {
        const options o = chosen(given, jac.given(), Out * In);
        return run(
            [&](const jf_options *options) {
                return abi::jacfwd_batch(c(), function_, count, x.pointers().data(), options, jac.pointers().data(), y.pointers().data());
            },
            o, points(x, count, o) && batch_fits(jac, count, o) && out(y, count));
    }

    /// Second derivatives: hess[(o*K + k)*K + l] has element (i, p, q) at (i*len_k + p)*len_l + q.
    jf_status hessian(const ins &x, const outputs<Real, Out * In * In> &hess, const matrices<Real, Out * In> &jac = {}, const outs &y = {},
                      const options &given = {}) {
        const options o = hess.given() > 0 ? chosen(given, hess.given(), Out * In * In) : chosen(given, jac.given(), Out * In);
        const auto blocks = strided(jac);
        return run(
            [&](const jf_options *options) {
                return abi::hessian(c(), function_, x.pointers().data(), options, hess.pointers().data(), blocks.data(),
                                    y.pointers().data());
            },
            o, in(x) && hessian_fits(hess, o) && blocks_fit(jac, o) && out(y));
    }

    /// The Jacobian of a plan's pattern, in its order: rows are the elements of all outputs, columns those of the inputs that argnums names,
    /// input 0 if it is left out.
    jf_status jacfwd_sparse(const ins &x, const jf_plan *plan, const view<Real> &values, const outs &y = {}, const options &o = {}) {
        return run(
            [&](const jf_options *options) {
                return abi::jacfwd_sparse(c(), function_, x.pointers().data(), options, plan, values.data(), y.pointers().data());
            },
            o, in(x) && entries_fit(values, plan) && out(y));
    }

    /// The dense Jacobian, block by block, with a direction per colour of the plan: 0 where its pattern has no entry.
    jf_status jacfwd_by_plan(const ins &x, const jf_plan *plan, const matrices<Real, Out * In> &jac, const outs &y = {},
                             const options &given = {}) {
        const options o = chosen(given, jac.given(), Out * In);
        const auto blocks = strided(jac);
        return run(
            [&](const jf_options *options) {
                return abi::jacfwd_by_plan(c(), function_, x.pointers().data(), options, plan, blocks.data(), y.pointers().data());
            },
            o, in(x) && blocks_fit(jac, o) && out(y));
    }

    /// The Hessian at a plan's pattern, in its order, of the sum of weights[e]*y[e] over the elements of all outputs; weights nullptr = all 1.
    jf_status hessian_sparse(const ins &x, const jf_plan *plan, const view<const Real> &weights, const view<Real> &values, const outs &y = {},
                             const options &o = {}) {
        return run(
            [&](const jf_options *options) {
                return abi::hessian_sparse(c(), function_, x.pointers().data(), options, plan, weights.data(), values.data(),
                                           y.pointers().data());
            },
            o, in(x) && weights_fit(weights) && entries_fit(values, plan) && out(y));
    }

    /// Holds the pattern of a plan against all derivatives at x, each direction by itself; of a Hessian with those weights. For tests.
    jf_status plan_check(const ins &x, const jf_plan *plan, const view<const Real> &weights = nullptr, const options &o = {}) {
        return run(
            [&](const jf_options *options) {
                return abi::plan_check(c(), function_, x.pointers().data(), options, plan, weights.data());
            },
            o, in(x) && weights_fit(weights));
    }

    /// The normal equations of a fit: jtj is n × n, symmetric, and receives Jᵀ·W·J, jtr n elements of Jᵀ·W·y; J has a row for each element of all outputs, a
    /// column for each of the inputs that argnums names, input 0 if it is left out. weights nullptr = all 1; what is nullptr is not wanted.
    jf_status jtj(const ins &x, const view<const Real> &weights, const matrix<Real> &jtj, const view<Real> &jtr = nullptr, const outs &y = {},
                  const options &o = {}) {
        const auto product = strided(jtj);
        return run(
            [&](const jf_options *options) {
                return abi::jtj(c(), function_, x.pointers().data(), options, weights.data(), &product, jtr.data(), y.pointers().data());
            },
            o,
            in(x) && weights_fit(weights) && (!all_known(o) || (square("jtj", jtj, columns(o)) && fits("jtr", jtr, columns(o)))) && out(y));
    }

    /// A covariance moved through the function: jpjt is m × m, symmetric, and receives J·P·Jᵀ, with p the symmetric n × n matrix P, one row behind the other.
    jf_status jpjt(const ins &x, const view<const Real> &p, const matrix<Real> &jpjt, const outs &y = {}, const options &o = {}) {
        const auto product = strided(jpjt);
        return run(
            [&](const jf_options *options) {
                return abi::jpjt(c(), function_, x.pointers().data(), options, p.data(), &product, y.pointers().data());
            },
            o, in(x) && (!all_known(o) || fits("p", p, columns(o) * columns(o))) && square("jpjt", jpjt, rows()) && out(y));
    }

    /// Gives the function parameters, read whenever it or its program runs: they must stay where they are as long as the function.
    jf_status parameters(const view<const Real> &p) {
        return run([&](const jf_options *) { return abi::set_parameters(c(), function_, p.data(), p.size()); }, options{}, true);
    }
    /// A temporary does not stay.
    template <class C, detail::temporary<C> = 0>
    jf_status parameters(C &&) = delete;

    /// Records the function at a point, and each path it takes at further ones, and runs the program from now on: all drivers, with the same bits. The
    /// program that is returned must stay until the function is gone or `detach`ed; it is none on failure, without exceptions.
    ///
    /// A point that no path serves runs the function itself in the same call; path_hits and guard_missed count.
    template <class... More>
    program record(const ins &x, const More &...more) {
        return record_with(options{}, x, more...);
    }

    /// Likewise with the draws that options tell.
    template <class... More>
    program record_with(const options &o, const ins &x, const More &...more) {
        program made;
        const auto record = [&](const jf_options *options) {
            const std::array<ins, 1 + sizeof...(More)> points{{x, ins(more)...}};
            // Where the function fails it is not counted: it fails again when it is recorded, or what it has thrown is thrown on.
            std::size_t bytes = 0;
            for (const ins &point : points) {
                bytes += abi::record_scratch(c(), function_, point.pointers().data(), options);
#if JACFWD_EXCEPTIONS
                if (callback_.has_thrown()) {
                    return jf_status{1};
                }
#endif
            }
            std::vector<std::uint64_t> scratch(bytes / 8 + 1);
            typename abi::recording *r = nullptr;
            jf_status status = abi::record(c(), function_, x.pointers().data(), options, scratch.data(), scratch.size() * 8, &r);
            for (std::size_t k = 1; k < points.size() && status == JF_OK; k++) {
                status = abi::record_path(r, points[k].pointers().data());
                status = status == JF_SAME_PATH ? JF_OK : status;
            }
            if (status == JF_OK) {
                made = program::written(abi::program_bytes(r), [&](void *memory, std::size_t size) {
                    const jf_program *p = nullptr;
                    status = abi::program_build(r, memory, size, &p);
                });
            }
            return status;
        };
        const jf_status status = run(record, o, in(x) && (in(ins(more)) && ... && true));
        if (status != JF_OK || attach(made) != JF_OK) {
            return program();
        }
        return made;
    }

    /// Runs that program from now on, which must stay until the function is gone or `detach`ed. Where it has no path the function runs itself, or if
    /// on_miss is JF_MISS_FAILS the driver fails with JF_GUARD_MISSED.
    jf_status attach(const program &p, std::uint32_t on_miss = JF_MISS_CALLS) {
        return run([&](const jf_options *) { return p ? abi::attach(c(), function_, p.get(), on_miss) : JF_NULL; }, options{}, true);
    }
    /// A temporary does not stay.
    jf_status attach(const program &&, std::uint32_t = JF_MISS_CALLS) = delete;

    /// The function runs itself again.
    void detach() noexcept { abi::attach(c(), function_, nullptr, JF_MISS_CALLS); }

    /// Passes that ran the program since it was attached, and those for which it had no path.
    std::size_t path_hits() const noexcept { return abi::path_hits(c(), function_); }
    std::size_t guard_missed() const noexcept { return abi::guard_missed(c(), function_, nullptr); }

    /// Compares the Jacobian with central differences: worst is the largest score of an element, below 1e-6 in double and 1e-3 in single precision
    /// if the derivatives are right, above it if they are wrong. See jf_check for the score and its limits.
    jf_status check(const ins &x, Real &worst, const options &o = {}) {
        return run([&](const jf_options *options) { return abi::check(c(), function_, x.pointers().data(), options, &worst); }, o, in(x));
    }

private:
    typename abi::context *c() const noexcept { return context_.get(); }

    template <class Driver>
    jf_status run(Driver driver, const options &o, bool lengths_fit) {
        jf_status status = JF_BAD_LENGTH;
        if (lengths_fit) {
            context_.begin();
            const jf_options options = o.abi();
            status = driver(&options);
            if (const char *words = context_.pass().words(status)) {
                context_.refuse(status, "%s", words);
            }
        }
#if JACFWD_EXCEPTIONS
        callback_.rethrow(status);
#endif
        return context_.finish(status);
    }

    // Which input block k belongs to; an input that does not exist is for the library to report.
    std::size_t argnum(const options &o, std::size_t k) const noexcept {
        const int a = o.argnums.data() && !o.argnums.empty() ? o.argnums[k] : static_cast<int>(k);
        return static_cast<std::size_t>(a < 0 ? a + static_cast<int>(In) : a);
    }
    std::size_t length(const options &o, std::size_t k) const noexcept {
        const std::size_t a = argnum(o, k);
        return a < In ? shape().in[a] : 0;
    }
    bool known(const options &o, std::size_t k) const noexcept { return argnum(o, k) < In; }
    bool all_known(const options &o) const noexcept {
        for (std::size_t k = 0; k < count(o); k++) {
            if (!known(o, k)) {
                return false;
            }
        }
        return true;
    }
    // Argnums left out: all inputs where every one has its blocks, else input 0.
    static options chosen(const options &o, std::size_t given, std::size_t all) noexcept {
        static constexpr std::array<int, In> every = inputs_in_order(std::make_index_sequence<In>{});
        options chosen = o;
        if (In > 1 && o.argnums.none() && given == all) {
            chosen.argnums = every;
        }
        return chosen;
    }
    template <std::size_t... A>
    static constexpr std::array<int, In> inputs_in_order(std::index_sequence<A...>) noexcept {
        return {{static_cast<int>(A)...}};
    }
    static std::size_t count(const options &o) noexcept {
        return o.argnums.empty() ? 1 : o.argnums.size() < In ? o.argnums.size() : In;
    }
    const jacfwd::shape<In, Out, Aux> &shape() const noexcept { return callback_.shape(); }

    // Records that a length does not fit; false.
    template <class... Number>
    bool refuse(const char *format, Number... number) noexcept {
        context_.refuse(JF_BAD_LENGTH, format, number...);
        return false;
    }

    bool wrong(const char *what, std::size_t k, std::size_t has, std::size_t wants) {
        return refuse("%s %zu has %zu elements, but %zu are wanted", what, k, has, wants);
    }

    bool in(const ins &x, std::size_t times = 1, bool optional = false) {
        for (std::size_t a = 0; a < In; a++) {
            if (x[a].size() != times * shape().in[a] && !(optional && x[a].none())) {
                return wrong(optional ? "tangent" : "input", a, x[a].size(), times * shape().in[a]);
            }
        }
        return true;
    }

    template <std::size_t N>
    bool out(const outputs<Real, N> &y, std::size_t times = 1) {
        for (std::size_t o = 0; o < N; o++) {
            if (!y[o].none() && y[o].size() != times * shape().result(o)) {
                return wrong(N == Out + Aux ? "output" : "tangent of output", o, y[o].size(), times * shape().result(o));
            }
        }
        return true;
    }

    bool points(const ins &x, std::size_t count, const options &o) {
        if (!o.in_stride.none() && o.in_stride.size() != In) {
            return refuse("in_stride has %zu elements, but the function has %zu inputs", o.in_stride.size(), In);
        }
        for (std::size_t a = 0; a < In && count > 0; a++) {
            const std::size_t length = shape().in[a];
            const std::size_t wants = (o.in_stride.none() ? length : o.in_stride[a]) * (count - 1) + length;
            if (x[a].size() < wants) {
                return wrong("input", a, x[a].size(), wants);
            }
        }
        return true;
    }

    // How many rows the Jacobian of all outputs has, and how many columns.
    std::size_t rows() const noexcept {
        std::size_t sum = 0;
        for (std::size_t o = 0; o < Out; o++) {
            sum += shape().out[o];
        }
        return sum;
    }
    std::size_t columns(const options &o) const noexcept {
        std::size_t sum = 0;
        for (std::size_t k = 0; k < count(o); k++) {
            sum += length(o, k);
        }
        return sum;
    }

    template <class T>
    bool fits(const char *what, const view<T> &given, std::size_t wants) {
        return given.none() || given.size() == wants || refuse("%s has %zu elements, but %zu are wanted", what, given.size(), wants);
    }

    bool square(const char *what, const matrix<Real> &given, std::size_t side) {
        if (given.none() || given.fits(side, side)) {
            return true;
        }
        return given.rows() == 0 ? refuse("%s has %zu elements, but %zu are wanted", what, given.cols(), side * side)
                                 : refuse("%s is %zu by %zu, but %zu by %zu is wanted", what, given.rows(), given.cols(), side, side);
    }

    bool entries_fit(const view<Real> &values, const jf_plan *plan) { return !plan || fits("values", values, jf_plan_entries(plan)); }

    bool weights_fit(const view<const Real> &weights) { return fits("weights", weights, rows()); }

    template <class Pack>
    bool all_given(const Pack &p, std::size_t wants) {
        return p.given() == 0 || p.given() == wants ||
               refuse("%zu blocks of derivatives are given, but %zu are wanted for these argnums (left out: input 0, or all %zu if every input has "
                      "its blocks)",
                      p.given(), wants, In);
    }

    bool blocks_fit(const matrices<Real, Out * In> &jac, const options &o) {
        const std::size_t args = count(o);
        if (!all_given(jac, Out * args)) {
            return false;
        }
        for (std::size_t b = 0; b < Out * args; b++) {
            const std::size_t rows = shape().out[b / args], cols = length(o, b % args);
            if (!jac[b].none() && known(o, b % args) && !jac[b].fits(rows, cols)) {
                return jac[b].rows() == 0
                           ? wrong("Jacobian block", b, jac[b].cols(), rows * cols)
                           : refuse("Jacobian block %zu is %zu by %zu, but %zu by %zu is wanted", b,
                                             jac[b].rows(), jac[b].cols(), rows, cols);
            }
        }
        return true;
    }

    bool batch_fits(const outputs<Real, Out * In> &jac, std::size_t points, const options &o) {
        const std::size_t args = count(o);
        if (!all_given(jac, Out * args)) {
            return false;
        }
        for (std::size_t b = 0; b < Out * args; b++) {
            const std::size_t wants = points * shape().out[b / args] * length(o, b % args);
            if (!jac[b].none() && known(o, b % args) && jac[b].size() != wants) {
                return wrong("Jacobian block", b, jac[b].size(), wants);
            }
        }
        return true;
    }

    bool hessian_fits(const outputs<Real, Out * In * In> &hess, const options &o) {
        const std::size_t args = count(o);
        if (!all_given(hess, Out * args * args)) {
            return false;
        }
        for (std::size_t b = 0; b < Out * args * args; b++) {
            const std::size_t k = b / args % args, l = b % args;
            const std::size_t wants = shape().out[b / args / args] * length(o, k) * length(o, l);
            if (!hess[b].none() && known(o, k) && known(o, l) && hess[b].size() != wants) {
                return wrong("Hessian block", b, hess[b].size(), wants);
            }
        }
        return true;
    }

    static typename abi::matrix strided(const matrix<Real> &block) noexcept {
        return {block.data(), block.row_stride(), block.col_stride()};
    }
    static auto strided(const matrices<Real, Out * In> &jac) noexcept {
        std::array<typename abi::matrix, Out * In> blocks{};
        for (std::size_t b = 0; b < Out * In; b++) {
            blocks[b] = strided(jac[b]);
        }
        return blocks;
    }

    basic_context<Real> &context_;
    detail::callback<Real, F, In, Out, Aux> callback_;
    typename abi::func function_{};
    jf_status status_ = JF_OK;
};

/// Registers a callable: a lambda, a functor, or a functor with a template for its scalar.
///
/// It takes a view (or pointer) of const numbers per input and one of numbers per output and aux block, and sets those; or the inputs alone,
/// and returns the output. May return bool (false: failed) or a positive int. A `basic_evaluation` may come first.
template <class Real, class F, std::size_t In, std::size_t Out, std::size_t Aux>
basic_function<Real, std::decay_t<F>, In, Out, Aux> function(basic_context<Real> &c, const shape<In, Out, Aux> &s, F &&f) {
    return {c, s, std::forward<F>(f)};
}

JACFWD_END_CHOICE

} // namespace jacfwd

#include "macros_show.hpp"

#endif
