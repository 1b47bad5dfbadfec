/* Functions, contexts and drivers in C++: every form of callable and container, several blocks, batches, Hessians, errors, exceptions. */
#include "precisions.hpp"

#include <list>
#include <stdexcept>

using jacfwd::basic_context;
using jacfwd::basic_evaluation;
using jacfwd::basic_num;
using jacfwd::function;
using jacfwd::shape;
using jacfwd::view;

template <class V, class = void>
struct takes_literals : std::false_type {};
template <class V>
struct takes_literals<V, std::void_t<decltype(V{0, 1})>> : std::true_type {};

/* A functor in Ceres' form. */
struct Product {
    template <class T>
    bool operator()(const T *const x, T *y) const {
        y[0] = x[0] * x[1] * T(scale);
        return x[0] < T(100);
    }
    float scale;
};

template <class Real>
static basic_num<Real> product(view<const basic_num<Real>> x) {
    return x[0] * x[1];
}

template <class Real>
static void every_form_of_callable_is_a_function() {
    using num = basic_num<Real>;
    basic_context<Real> c(jacfwd::capacity{13, 32});
    const Real x[] = {2, 3};
    const auto try_out = [&](auto &&f) {
        Real jac[2] = {}, y[1] = {};
        f.jacfwd(x, jac, y);
        CHECK(jac[0] == 3 && jac[1] == 2 && y[0] == 6);
    };
    try_out(function(c, shape(2, 1), [](auto in, auto out) { out[0] = in[0] * in[1]; }));
    try_out(function(c, shape(2, 1), [](const num *in, num *out) { out[0] = in[0] * in[1]; }));
    try_out(function(c, shape(2, 1), [](view<const num> in, view<num> out) -> int { return out[0] = in[0] * in[1], 0; }));
    try_out(function(c, shape(2, 1), [](basic_evaluation<Real>, auto in, auto out) { out[0] = in[0] * in[1]; }));
    try_out(function(c, shape(2, 1), [](auto in) { return in[0] * in[1]; }));
    try_out(function(c, shape(2, 1), [](auto in) { return std::list<num>{in[0] * in[1]}; }));
    try_out(function(c, shape(2, 1), product<Real>));
    try_out(function(c, shape(2, 1), Product{1}));
    try_out(function(c, shape(2, 1), [](auto in, auto out) { return out[0] = in[0] * in[1], std::true_type(); }));
    try_out(function(c, shape(2, 1), [](auto in, auto out) -> const bool & {
        static const bool good = true;
        return out[0] = in[0] * in[1], good;
    }));
    /* What is returned by reference or seen through a view stays where it is. */
    std::vector<num> kept(1);
    auto viewed = function(c, shape(2, 1), [&kept](auto) { return view<num>(kept.data(), 1); });
    auto referred = function(c, shape(2, 1), [&kept](auto) -> std::vector<num> & { return kept; });
    kept[0] = 5;
    for (int round = 0; round < 2; round++) {
        Real y[1] = {};
        viewed.call(x, y);
        CHECK(y[0] == 5);
        y[0] = 0;
        referred.call(x, y);
        CHECK(y[0] == 5);
    }
    int calls = 0;
    try_out(function(c, shape(2, 1), [calls](auto in) mutable { return calls++, in[0] * in[1]; }));
}

template <class Real>
static void results_go_into_every_container() {
    basic_context<Real> c(jacfwd::capacity{1, 32});
    auto f = function(c, shape(2, 2), [](auto x, auto y) {
        y[0] = x[0] * x[1];
        y[1] = x[0] - x[1];
    });
    const std::vector<Real> x{2, 3};
    const auto expect = [](Real a, Real b, Real d, Real e) { CHECK(a == 3 && b == 2 && d == 1 && e == -1); };
    Real plain[2][2], flat[4];
    std::array<std::array<Real, 2>, 2> nested;
    std::vector<Real> dense(4), window(12, Real(7));
    std::array<Real, 2> y;
    f.jacfwd(x, plain);
    expect(plain[0][0], plain[0][1], plain[1][0], plain[1][1]);
    f.jacfwd(x, flat, y);
    expect(flat[0], flat[1], flat[2], flat[3]);
    CHECK(y[0] == 6 && y[1] == -1);
    f.jacfwd(std::array<Real, 2>{2, 3}, nested);
    expect(nested[0][0], nested[0][1], nested[1][0], nested[1][1]);
    f.jacfwd(x, dense);
    expect(dense[0], dense[1], dense[2], dense[3]);
    f.jacfwd(x, jacfwd::matrix<Real>(&window[5], 2, 2, -4, 1));
    expect(window[5], window[6], window[1], window[2]);
    CHECK(window[0] == 7 && window[3] == 7 && window[4] == 7 && window[7] == 7);
    f.jacfwd(x, nullptr, y);
    f.jacfwd(view<const Real>(x.data(), 2), jacfwd::matrix<Real>(flat, 2, 2, 1, 2));
    expect(flat[0], flat[2], flat[1], flat[3]);
    f.call(x, y);
    CHECK(y[0] == 6);
}

/* Two inputs, two outputs, an aux block. */
template <class Real>
static void blocks_come_in_the_order_of_argnums() {
    basic_context<Real> c(jacfwd::capacity{1, 32, 0, 5});
    auto f = function(c, shape({2, 1}, {1, 2}, {1}), [](auto x, auto p, auto y, auto z, auto aux) {
        y[0] = x[0] * p[0];
        z[0] = x[1] * x[1];
        z[1] = p[0] * 5;
        aux[0] = x[0] + x[1];
    });
    const Real x[] = {2, 3}, p[] = {4};
    Real yx[2], yp[1], zx[4], zp[2], y[1], aux[1];
    const int both[] = {-1, 0}, second[] = {1};
    jacfwd::options o;
    o.argnums = both;
    f.jacfwd({x, p}, {yp, yx, zp, zx}, {y, nullptr, aux}, o);
    CHECK(yp[0] == 2 && yx[0] == 4 && yx[1] == 0 && zp[0] == 0 && zp[1] == 5 && zx[0] == 0 && zx[1] == 6 && zx[2] == 0);
    CHECK(y[0] == 8 && aux[0] == 5);
    o.argnums = second;
    f.jacfwd({x, p}, {yp, zp}, {}, o);
    CHECK(yp[0] == 2 && zp[1] == 5);
    f.jacfwd({x, p}, {yx, nullptr});
    CHECK(yx[0] == 4);

    const Real dp[] = {10}, dx[] = {1, 1, 0, 1};
    Real dy[2], dz[2];
    f.jvp({x, p}, {nullptr, dp}, {view<Real>(dy, 1), dz});
    CHECK(dy[0] == 20 && dz[0] == 0 && dz[1] == 50);
    f.jvp_many(2, {x, p}, {dx, nullptr}, {dy});
    CHECK(dy[0] == 4 && dy[1] == 0);

    const int third[] = {2};
    o.argnums = third;
    CHECK_INT(thrown([&] { f.jacfwd({x, p}, {yp, zp}, {}, o); }, "argnum 2"), JF_ARGNUM_RANGE);
}

template <class Real>
static void batches_and_second_derivatives() {
    basic_context<Real> c(jacfwd::capacity{2, 64});
    auto f = function(c, shape({2, 1}, {1}), [](auto x, auto p) { return x[0] * x[1] * p[0]; });
    const std::vector<Real> xs{1, 2, 3, 4, 5, 6}, p{2};
    std::vector<Real> jac(6), ys(3);
    const std::size_t stride[] = {2, 0};
    jacfwd::options o;
    o.in_stride = stride;
    f.jacfwd_batch(3, {xs, p}, jac, ys, o);
    CHECK((jac == std::vector<Real>{4, 2, 8, 6, 12, 10}) && (ys == std::vector<Real>{4, 24, 60}));
    CHECK_INT(c.points_done(), 3);
    CHECK_INT(thrown([&] { f.jacfwd_batch(4, {xs, p}, jac, ys, o); }, "input 0 has 6 elements, but 8 are wanted"), JF_BAD_LENGTH);
    o.in_stride = view<const std::size_t>(stride, 1);
    CHECK_INT(thrown([&] { f.jacfwd_batch(3, {xs, p}, jac, ys, o); }, "in_stride has 1 elements, but the function has 2 inputs"), JF_BAD_LENGTH);
    f.jacfwd_batch(0, {std::vector<Real>(), std::vector<Real>()}, {}, std::vector<Real>());
    CHECK_INT(c.points_done(), 0);

    const int both[] = {0, 1};
    o = {};
    o.argnums = both;
    Real xx[2][2], xp[2], px[2], pp[1], jx[2], jp[1];
    const Real x[] = {3, 5};
    f.hessian({x, p}, {view<Real>(&xx[0][0], 4), xp, px, pp}, {jx, jp}, {}, o);
    CHECK(xx[0][0] == 0 && xx[0][1] == 2 && xx[1][0] == 2 && xp[0] == 5 && px[1] == 3 && pp[0] == 0 && jx[0] == 10 && jp[0] == 15);
    Real worst = 1;
    f.check({x, p}, worst);
    CHECK(worst < Real(1e-3));
}

template <class Real>
static void lengths_are_checked_before_the_library_is_called() {
    basic_context<Real> c(jacfwd::capacity{1, 32});
    auto f = function(c, shape(2, 2), [](auto x, auto y) { y[0] = x[0], y[1] = x[1]; });
    const Real three[] = {1, 2, 3}, two[] = {1, 2};
    Real jac[2][3] = {{7, 7, 7}, {7, 7, 7}}, good[2][2] = {{7, 7}, {7, 7}}, y[3] = {7, 7, 7};
    std::vector<Real> flat(5, Real(7));
    CHECK_INT(thrown([&] { f.jacfwd(three, good); }, "input 0 has 3 elements, but 2 are wanted"), JF_BAD_LENGTH);
    CHECK_INT(thrown([&] { f.jacfwd(two, jac); }, "Jacobian block 0 is 2 by 3, but 2 by 2 is wanted"), JF_BAD_LENGTH);
    CHECK_INT(thrown([&] { f.jacfwd(two, flat); }, "Jacobian block 0 has 5 elements, but 4 are wanted"), JF_BAD_LENGTH);
    CHECK_INT(thrown([&] { f.jacfwd(two, good, y); }, "output 0 has 3 elements, but 2 are wanted"), JF_BAD_LENGTH);
    CHECK_INT(thrown([&] { f.jvp(two, three, view<Real>(y, 2)); }, "tangent 0 has 3 elements, but 2 are wanted"), JF_BAD_LENGTH);
    CHECK_INT(thrown([&] { f.hessian(two, flat); }, "Hessian block 0 has 5 elements, but 8 are wanted"), JF_BAD_LENGTH);
    /* A container that was never given its size is a mistake, not a result that nobody wants. */
    std::vector<Real> empty;
    CHECK_INT(thrown([&] { f.jacfwd(two, empty); }, "Jacobian block 0 has 0 elements, but 4 are wanted"), JF_BAD_LENGTH);
    CHECK_INT(thrown([&] { f.jacfwd(two, good, empty); }, "output 0 has 0 elements, but 2 are wanted"), JF_BAD_LENGTH);
    CHECK_INT(thrown([&] { f.jvp(two, empty, view<Real>(y, 2)); }, "tangent 0 has 0 elements, but 2 are wanted"), JF_BAD_LENGTH);
    CHECK_INT(thrown([&] { f.hessian(two, empty); }, "Hessian block 0 has 0 elements, but 8 are wanted"), JF_BAD_LENGTH);
    jacfwd::options o;
    std::vector<int> argnums{0};
    argnums.clear();
    static_assert(!takes_literals<view<const int>>::value, "{0, 1} would be a null pointer and a length");
    for (const view<const int> none_of_them : {view<const int>(argnums), view<const int>(std::vector<int>())}) {
        o.argnums = none_of_them;
        CHECK_INT(thrown([&] { f.jacfwd(two, good, {}, o); }, "n_argnums is 0"), JF_ARGNUM_EMPTY);
    }
    CHECK(jac[0][0] == 7 && good[0][0] == 7 && y[0] == 7 && flat[0] == 7);
    f.jacfwd(two, good);
    CHECK(good[0][0] == 1 && good[0][1] == 0);
    CHECK_INT(thrown([&] { f.jacfwd(two, nullptr, {}, {{}, 9}); }, "randomness is 9"), JF_BAD_OPTION);
}

/* An exception of the function passes the library by: it is thrown to the caller, and the context stays usable. */
template <class Real>
static void an_exception_reaches_the_caller() {
    basic_context<Real> c(jacfwd::capacity{1, 32});
    int mood = 0;
    auto f = function(c, shape(1, 1), [&mood](auto e, auto x, auto y) {
        const basic_num<Real> z = x[0] * 2;
        if (mood == 1) {
            throw std::out_of_range("no such table");
        }
        if (mood == 2) {
            e.fail(42);
            (void)(z > 0);
            CHECK(false);
        }
        if (mood == 6) {
            e.fail(42);
            throw std::out_of_range("and more");
        }
        y[0] = z;
        return mood == 3 ? 7LL : mood == 4 ? -7LL : mood == 5 ? 1LL << 32 : 0LL;
    });
    const Real x[] = {3};
    Real jac[1] = {Real(-1)};
    for (int round = 0; round < 3; round++) {
        mood = 1;
        try {
            f.jacfwd(x, jac);
            CHECK(false);
        } catch (const std::out_of_range &e) {
            CHECK_SAYS(e.what(), "no such table");
        }
        mood = 2;
        CHECK_INT(thrown([&] { f.jacfwd(x, jac); }, "own code"), 42);
        mood = 6;
        try {
            f.jacfwd(x, jac);
            CHECK(false);
        } catch (const std::out_of_range &e) {
            CHECK_SAYS(e.what(), "and more");
        }
        mood = 3;
        CHECK_INT(thrown([&] { f.jacfwd(x, jac); }, "own code"), 7);
        mood = 4;
        CHECK_INT(thrown([&] { f.jacfwd(x, jac); }, "-7"), JF_BAD_RETURN);
        mood = 5;
        CHECK_INT(thrown([&] { f.jacfwd(x, jac); }, "returned 4294967296, which is no int"), JF_BAD_RETURN);
        CHECK(jac[0] == Real(-1));
        mood = 0;
        f.jacfwd(x, jac);
        CHECK(jac[0] == 2);
        jac[0] = Real(-1);
    }
}

template <class Real>
static void mistakes_of_a_function_are_named() {
    basic_context<Real> c(jacfwd::capacity{9, 32});
    const Real x[] = {3};
    Real jac[2];
    auto unset = function(c, shape(1, 2), [](auto in, auto out) { out[0] = in[0]; });
    CHECK_INT(thrown([&] { unset.jacfwd(x, jac); }, "out[0][1]"), JF_OUTPUT_NOT_SET);
    auto few = function(c, shape(1, 2), [](auto in) { return in[0]; });
    CHECK_INT(thrown([&] { few.jacfwd(x, jac); }, "out[0][1]"), JF_OUTPUT_NOT_SET);
    auto many = function(c, shape(1, 2), [](auto in) { return std::array<basic_num<Real>, 3>{{in[0], in[0], in[0]}}; });
    CHECK_INT(thrown([&] { many.jacfwd(x, jac); }, "the function returned 3 elements, but the output has 2"), JF_BAD_RETURN);
    basic_num<Real> kept;
    auto keeps = function(c, shape(1, 1), [&kept](auto in, auto out) { out[0] = kept = in[0] * 2; });
    Real one[1];
    keeps.call(x, one);
    auto late = function(c, shape(1, 1), [&kept](auto in, auto out) { out[0] = kept + in[0]; });
    CHECK_INT(thrown([&] { late.jacfwd(x, one); }, "of an earlier call"), JF_BAD_NUMBER);
    auto gives = function(c, shape(1, 1), [&kept](auto, auto out) { out[0] = kept; });
    CHECK_INT(thrown([&] { gives.jacfwd(x, one); }, "of an earlier call"), JF_BAD_NUMBER);
    kept = 0;
    auto draws = function(c, shape(1, 1), [](auto e, auto in, auto out) { out[0] = in[0] * e.uniform() + 0 * e.normal(); });
    CHECK_INT(thrown([&] { draws.jacfwd(x, one); }, "draw"), JF_RANDOM_FORBIDDEN);
    jacfwd::options o;
    o.randomness = JF_RANDOM_SAME;
    draws.jacfwd(x, one, {}, o);
    CHECK(one[0] > 0 && one[0] < 1);
    auto nested = function(c, shape(1, 1), [&](auto in, auto out) {
        keeps.call(x, one);
        out[0] = in[0];
    });
    CHECK_INT(thrown([&] { nested.jacfwd(x, one); }, "inside"), JF_BUSY);
}

template <class Real>
static void memory_may_be_the_callers() {
    const jacfwd::capacity small{1, 8, 2};
    std::vector<unsigned char> memory(basic_context<Real>::bytes(small));
    basic_context<Real> c(memory.data(), memory.size(), small);
    auto f = function(c, shape(1, 1), [](auto x) { return x[0] * x[0]; });
    Real jac[1];
    f.jacfwd(std::array<Real, 1>{3}, jac);
    CHECK(jac[0] == 6 && c.flags() == 0 && c.numbers_peak() > 1);
    CHECK_INT(thrown([&] { basic_context<Real>(memory.data(), memory.size() - 1, small); }, "8 numbers"), JF_TOO_SMALL);
    CHECK_INT(thrown([&] { basic_context<Real>(jacfwd::capacity{1, std::size_t(-1)}); }, "no context"), JF_UNSUPPORTED);
    CHECK_INT(thrown([&] { function(c, shape(1, 1), [](auto x) { return x[0]; }); }, "1"), JF_TOO_MANY_FUNCTIONS);
    auto root = [](auto x) { return sqrt(x[0]); };
    basic_context<Real> other(jacfwd::capacity{1, 8});
    function(other, shape(1, 1), root).jacfwd(std::array<Real, 1>{0}, jac);
    CHECK(std::isinf(jac[0]) && other.flags() == JF_FLAG_POLE);
    other.clear_flags();
    CHECK(other.flags() == 0);
}

template <class Real>
static void reductions_are_the_loops_they_replace() {
    using num = basic_num<Real>;
    const auto f = [](auto x, auto y) {
        std::vector<num> a(x.begin(), x.end()), b;
        num s, d, q;
        a[2] = 4;
        for (std::size_t i = 0; i < a.size(); i++) {
            b.push_back(a[a.size() - 1 - i] * Real(0.3));
            s += a[i];
            d += a[i] * b[i];
            q += a[i] * a[i];
        }
        y[0] = jacfwd::sum(a) - s;
        y[1] = jacfwd::dot(a, b) - d;
        y[2] = jacfwd::norm2sq(a) - q;
        y[3] = hypot(x[0], x[1], 2) - hypot(hypot(x[0], x[1]), 2);
    };
    std::vector<Real> x;
    for (std::size_t n = 3; n < 40; n += 12) {
        x.resize(n, Real(0.1));
        x[0] = Real(0.7);
        const auto all = differentiated<Real>(f, x, 4, 1000);
        for (std::size_t k = 0; k < 4 * n + 4; k++) {
            const bool of_hypot = k == 4 * n + 3 || (k >= 3 * n && k < 4 * n);
            CHECK_NEAR(all[k], 0, of_hypot ? 4 * std::numeric_limits<Real>::epsilon() : 0);
        }
    }
    const num constants[] = {3, 4};
    const num zeros[] = {-Real(0), -Real(0)}, ones[] = {1, 1};
    CHECK(signbit(jacfwd::dot(zeros, ones)) && signbit(jacfwd::sum(zeros)) && hypot(num(3), 0, Real(4)) == 5);
    CHECK(jacfwd::norm(constants) == 5 && jacfwd::dot(constants, constants) == 25 && jacfwd::sum(constants) == 7);
}

template <class Real>
static void a_jacobian_in_one_line() {
    const std::array<Real, 2> x{2, 3};
    using numbers = jacfwd::view<const basic_num<Real>>;
    const auto jac = jacfwd::jacobian([](numbers v) { return std::array{v[0] * v[1], v[0] - v[1]}; }, x);
    CHECK(jac[0][0] == 3 && jac[0][1] == 2 && jac[1][0] == 1 && jac[1][1] == -1);
    const auto hungry = [](numbers v) {
        std::vector<basic_num<Real>> kept(1000, v[0] * 1);
        return kept[999] * v[1];
    };
    CHECK(jacfwd::jacobian(hungry, x)[0][0] == 3);
    /* Where memory does not suffice at first, no value of the attempt is seen. */
    const auto searching = [](numbers v) {
        std::vector<basic_num<Real>> trace;
        basic_num<Real> root = v[0];
        do {
            for (int k = 0; k < 20; k++) {
                trace.push_back(root * 1);
            }
            root = (root + v[0] / root) / 2;
        } while (!(abs(root * root - v[0]) < 1e-5));
        const int table[] = {0, 1, 2};
        CHECK(trace.back() > 1 && table[static_cast<int>(floor(root * 1).primal())] == 1);
        return root;
    };
    CHECK_NEAR(jacfwd::jacobian(searching, x)[0][0], 1 / std::sqrt(8), 1e-4);
    int attempts = 0;
    const auto nests = [&attempts](numbers v) {
        basic_context<Real> small(jacfwd::capacity{1, 2});
        auto inner = function(small, shape(1, 1), [](auto z) { return z[0] * 2 * 2 * 2; });
        Real y[1];
        attempts++;
        inner.call(std::array<Real, 1>{1}, y);
        return v[0];
    };
    CHECK_INT(thrown([&] { jacfwd::jacobian(nests, x); }, "room for 2"), JF_OUT_OF_NUMBERS);
    CHECK_INT(attempts, 1);
    const auto refuses = [](numbers v) { return v[0] > 1 ? throw 5 : v[0] * 1; };
    try {
        jacfwd::jacobian(refuses, x);
        CHECK(false);
    } catch (int code) {
        CHECK_INT(code, 5);
    }
}

int main() {
    RUN_BOTH(every_form_of_callable_is_a_function);
    RUN_BOTH(results_go_into_every_container);
    RUN_BOTH(blocks_come_in_the_order_of_argnums);
    RUN_BOTH(batches_and_second_derivatives);
    RUN_BOTH(lengths_are_checked_before_the_library_is_called);
    RUN_BOTH(an_exception_reaches_the_caller);
    RUN_BOTH(mistakes_of_a_function_are_named);
    RUN_BOTH(memory_may_be_the_callers);
    RUN_BOTH(reductions_are_the_loops_they_replace);
    RUN_BOTH(a_jacobian_in_one_line);
    return finish();
}
