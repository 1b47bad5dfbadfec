/* Recorded functions in C++: programs that own their bytes, paths, text, failures; with the bits of the function itself. */
#include "precisions.hpp"

#include <cstring>
#include <stdexcept>

using jacfwd::basic_context;
using jacfwd::basic_num;
using jacfwd::function;
using jacfwd::shape;

template <class F, class P, class = void>
struct attaches : std::false_type {};
template <class F, class P>
struct attaches<F, P, std::void_t<decltype(std::declval<F &>().attach(std::declval<P>()))>> : std::true_type {};

/* What would be gone before it is read is no argument; views of what stays are. */
template <class Real>
static void temporaries_are_refused() {
    basic_context<Real> c(jacfwd::capacity{1, 10, 1});
    auto f = function(c, shape(1, 1), [](auto x, auto y) { y[0] = x[0]; });
    using F = decltype(f);
    using vector = std::vector<Real>;
    using array = std::array<Real, 2>;
    using view = jacfwd::view<const Real>;
    static_assert(takes_parameters<F, vector &>::value && takes_parameters<F, const vector &>::value && takes_parameters<F, array &>::value);
    static_assert(takes_parameters<F, Real (&)[2]>::value && takes_parameters<F, view>::value && takes_parameters<F, std::nullptr_t>::value);
    static_assert(takes_parameters<F, jacfwd::view<Real>>::value && takes_parameters<F, std::pair<Real *, std::size_t>>::value);
    static_assert(!takes_parameters<F, vector>::value && !takes_parameters<F, array>::value && !takes_parameters<F, Real[2]>::value);
    static_assert(!takes_parameters<F, const vector>::value && !takes_parameters<F, const array>::value);
    static_assert(attaches<F, jacfwd::program &>::value && attaches<F, const jacfwd::program &>::value && !attaches<F, jacfwd::program>::value);
    CHECK_INT(f.parameters(nullptr), JF_OK);
}

template <class Real>
static void rules_and_parameters() {
    const Real c = 2;
    const auto cubic = [&c](const Real *x, Real &y, Real *dy, Real *d2y) {
        y = c * x[0] * x[0] * x[0] * x[1];
        if (dy) {
            dy[0] = 3 * c * x[0] * x[0] * x[1], dy[1] = c * x[0] * x[0] * x[0];
        }
        if (d2y) {
            d2y[0] = 6 * c * x[0] * x[1], d2y[1] = 3 * c * x[0] * x[0], d2y[2] = 0;
        }
    };
    const auto stops = [](const Real *, Real &, Real *, Real *) { return 7; };
    jacfwd::capacity room{3, 100, 4};
    room.rules = 2;
    basic_context<Real> context(room);
    CHECK_INT(context.rule("cubic", 2, cubic), JF_OK);
    CHECK_INT(context.rule("stops", 1, stops), JF_OK);
    CHECK_INT(thrown([&] { context.rule("another", 1, stops); }, "room for 2"), JF_TOO_MANY_RULES);
    CHECK_INT(thrown([&] { context.rule("cubic", 3, cubic); }, "registered before with 2"), JF_BAD_RULE);
    auto f = function(context, shape(2, 1),
                      [](auto e, auto in, auto out) { out[0] = e.call_rule("cubic", in[0] * e.parameter(0), 3) + e.parameter(1) * in[1]; });
    Real p[2] = {2, 5}, x[2] = {Real(0.5), 4}, one[1] = {1}, y[1], jac[2], hess[4];
    CHECK_INT(thrown([&] { f.jacfwd(x, jac); }, "but the function has 0 parameters"), JF_PARAMETER_RANGE);
    CHECK_INT(f.parameters(p), JF_OK);
    /* 6·(p₀x₀)³ + p₁x₁, whether recorded or not. */
    const auto right = [&] {
        f.jacfwd(x, jac, y);
        f.hessian(x, hess);
        const Real u = p[0] * x[0];
        CHECK(y[0] == 6 * u * u * u + p[1] * x[1] && jac[0] == 18 * u * u * p[0] && jac[1] == p[1]);
        CHECK(hess[0] == 36 * u * p[0] * p[0] && hess[1] == 0 && hess[2] == 0 && hess[3] == 0);
    };
    right();
    const jacfwd::program program = f.record(x);
    right();
    p[0] = 4, p[1] = -1;
    right();
    CHECK(f.path_hits() >= 4 && f.guard_missed() == 0);
    jf_derivative what{};
    what.kind = JF_DERIVE_JACOBIAN;
    const jacfwd::program derivative = jacfwd::differentiate<Real>(program, what);
    jacfwd::basic_runner<Real> run(derivative);
    const Real *at[] = {x};
    Real found[2], *results[] = {found};
    CHECK_INT(run.parameters(p, 2), JF_OK);
    CHECK_INT(thrown([&] { run.run(1, at, nullptr, results); }, ""), JF_UNKNOWN_RULE);
    CHECK_INT(run.rules(context), JF_OK);
    CHECK_INT(run.run(1, at, nullptr, results), JF_OK);
    f.jacfwd(x, jac, y);
    CHECK(found[0] == jac[0] && found[1] == jac[1]);
    auto g = function(context, shape(1, 1), [](auto e, auto in, auto out) { out[0] = e.call_rule("stops", in[0]); });
    CHECK_INT(thrown([&] { g.jacfwd(one, y); }, ""), 7);
    auto h = function(context, shape(1, 1), [](auto e, auto in, auto out) { out[0] = e.call_rule("cubic", in[0]); });
    CHECK_INT(thrown([&] { h.jacfwd(one, y); }, "with 1 input"), JF_UNKNOWN_RULE);
}

template <class Real>
static void a_recorded_function_has_the_same_bits() {
    basic_context<Real> c(jacfwd::capacity{3, 100, 4});
    int runs = 0;
    const auto body = [&runs](auto x, auto y) {
        runs++;
        y[0] = sin(x[0]) * x[1] + exp(x[2] * Real(0.5));
        y[1] = x[0] < x[1] ? x[0] * x[2] : x[1] / x[2];
    };
    auto plain = function(c, shape(3, 2), body);
    auto f = function(c, shape(3, 2), body);
    const Real at[3] = {Real(0.25), Real(0.75), 2}, other[3] = {Real(0.75), Real(0.25), 3};
    const jacfwd::program p = f.record(at);
    CHECK(p && p.status() == JF_OK && p.size() > 0 && p.numbers() > 3);
    const auto compare = [&](const Real *x, std::size_t hits, std::size_t missed) {
        Real jac[2][6], y[2][2], hess[2][18];
        plain.jacfwd(jacfwd::view<const Real>(x, 3), jac[0], y[0]);
        plain.hessian(jacfwd::view<const Real>(x, 3), hess[0]);
        const std::size_t hits_before = f.path_hits(), missed_before = f.guard_missed();
        f.jacfwd(jacfwd::view<const Real>(x, 3), jac[1], y[1]);
        CHECK(f.path_hits() == hits_before + hits && f.guard_missed() == missed_before + missed);
        f.hessian(jacfwd::view<const Real>(x, 3), hess[1]);
        CHECK(std::memcmp(jac[0], jac[1], sizeof jac[0]) == 0 && std::memcmp(y[0], y[1], sizeof y[0]) == 0);
        CHECK(std::memcmp(hess[0], hess[1], sizeof hess[0]) == 0);
    };
    compare(at, 1, 0);
    compare(other, 0, 1);
    const int before = runs;
    Real y[2];
    f.call(at, y);
    CHECK(runs == before);
    /* Both paths in one program, stored and read again. */
    const jacfwd::program both = f.record(at, other);
    const jacfwd::program stored(both.data(), both.size());
    CHECK(both && stored && both.size() > p.size());
    f.attach(stored, JF_MISS_FAILS);
    compare(at, 1, 0);
    compare(other, 1, 0);
    CHECK(stored.text(JF_PRINT_COUNTS).find("2 paths, 1 guards") != std::string::npos);
    CHECK(stored.text().find("lt x0 x1 must hold") != std::string::npos);
    f.detach();
    compare(other, 0, 0);
}

template <class Real>
static void what_is_no_program_is_refused() {
    basic_context<Real> c(jacfwd::capacity{3, 100, 4});
    auto f = function(c, shape(2, 1), [](auto x, auto y) { y[0] = x[0] * x[1]; });
    auto g = function(c, shape(1, 1), [](auto x, auto y) { y[0] = x[0]; });
    const Real at[2] = {1, 2}, one[1] = {1};
    const jacfwd::program none, rubbish(at, sizeof at), right = f.record(at), wrong = g.record(one);
    CHECK(!none && none.status() == JF_NULL && none.get() == nullptr && none.numbers() == 0);
    CHECK(!rubbish && rubbish.status() == JF_BAD_PROGRAM);
    CHECK(thrown([&] { f.attach(wrong); }, "another function") == JF_STALE_PROGRAM);
    CHECK(thrown([&] { f.attach(none); }, "") == JF_NULL);
    CHECK(f.attach(right) == JF_OK);
    /* Whichever of its runs it throws in: to count, to record, and to see that it does the same again. */
    for (int throwing = 1; throwing <= 3; throwing++) {
        basic_context<Real> own(jacfwd::capacity{1, 40});
        int runs = 0;
        auto once = function(own, shape(2, 1), [&](auto x, auto y) {
            if (++runs == throwing) {
                throw std::runtime_error("once");
            }
            y[0] = x[0] * x[1];
        });
        const char *caught = "";
        try {
            once.record(at);
        } catch (const std::runtime_error &error) {
            caught = std::strcmp(error.what(), "once") == 0 ? "once" : "another";
        }
        CHECK(std::strcmp(caught, "once") == 0);
        const jacfwd::program p = once.record(at);
        CHECK(p && p.status() == JF_OK);
    }
    /* A value that is read cannot be recorded, and what the function throws reaches the caller. */
    auto reads = function(c, shape(1, 1), [](auto x, auto y) { y[0] = x[0] * x[0].primal(); });
    CHECK(thrown([&] { reads.record(one); }, "cannot be recorded") == JF_NOT_RECORDABLE);
    Real y[1];
    f.call(at, y);
    CHECK(y[0] == 2 && f.path_hits() == 1);
}

int main() {
    RUN_BOTH(temporaries_are_refused);
    RUN_BOTH(rules_and_parameters);
    RUN_BOTH(a_recorded_function_has_the_same_bits);
    RUN_BOTH(what_is_no_program_is_refused);
    return finish();
}
