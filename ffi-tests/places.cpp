/* Labels, places of errors and flags, numbers as text, and kinks where decisions jump, through the C++ interface. */
#include "precisions.hpp"

#include <sstream>

using jacfwd::basic_context;
using jacfwd::basic_num;
using jacfwd::function;
using jacfwd::shape;

template <class Real>
static void errors_and_flags_tell_their_place() {
    basic_context<Real> c(jacfwd::capacity{2, 12, 0, 8});
    const Real x[] = {0};
    Real jac[1];
    auto f = function(c, shape(1, 1), [](auto in, auto out) {
        auto a = in[0] + 1;
        jacfwd::mark(in[0], 7);
        jacfwd::mark(basic_num<Real>(1), 8);
        out[0] = sqrt(in[0]) + a;
    });
    CHECK(c.flag_place(JF_FLAG_POLE)[0] == 0);
    f.jacfwd(x, jac);
    CHECK_SAYS(c.flag_place(JF_FLAG_POLE), "sqrt, the 2nd operation of the pass, after ");
    CHECK_SAYS(c.flag_place(JF_FLAG_POLE), "_mark 7");
    CHECK(c.flag_place(JF_FLAG_KINK)[0] == 0);
    auto g = function(c, shape(1, 1), [](auto in, auto out) {
        jacfwd::mark(in[0], 9);
        std::vector<basic_num<Real>> all;
        for (int k = 0; k < 20; k++) {
            all.push_back(sin(in[0]));
        }
        out[0] = all[0];
    });
    CHECK_INT(thrown([&] { g.jacfwd(x, jac); }, "sin, the "), JF_OUT_OF_NUMBERS);
    CHECK_SAYS(c.message(), "_mark 9)");
}

template <class Real>
static void numbers_print_with_their_tangents() {
    basic_context<Real> c(jacfwd::capacity{2, 12, 0, 8});
    const Real x[] = {2, 3};
    Real jac[2];
    std::ostringstream text;
    auto f = function(c, shape(2, 1), [&](auto in, auto out) {
        out[0] = in[0] * in[1];
        jacfwd::print(text, out[0]);
        jacfwd::print(text, basic_num<Real>(Real(0.5)));
    });
    f.jacfwd(x, jac);
    CHECK(text.str() == "6 [3 2]\n0.5 []\n");
}

/* Each decision at a point where it jumps, and beside it. */
template <class Real>
static void decisions_are_kinks_where_they_jump() {
    using num = basic_num<Real>;
    basic_context<Real> c(jacfwd::capacity{64, 40, 4});
    const auto flags = [&](auto decide, Real at) {
        auto f = function(c, shape(1, 1), [decide](auto in, auto out) { decide(in[0]), out[0] = in[0]; });
        Real jac[1];
        const Real x[] = {at};
        c.clear_flags();
        f.jacfwd(x, jac);
        return c.flags();
    };
    const auto check = [&](auto decide, Real jump, Real beside) {
        CHECK_INT(flags(decide, jump), JF_FLAG_KINK);
        CHECK_INT(flags(decide, beside), 0);
    };
    check([](const num &a) { (void)(a == 1); }, 1, 2);
    check([](const num &a) { (void)(2 != a); }, 2, 1);
    check([](const num &a) { (void)(a < a * a); }, 1, 2);
    check([](const num &a) { (void)(a * 2 >= a + 1); }, 1, 2);
    check([](const num &a) { (void)lround(a); }, Real(2.5), Real(2.25));
    check([](const num &a) { (void)llround(a); }, Real(-0.5), Real(0.25));
    check([](const num &a) { (void)lrint(a); }, Real(3.5), 3);
    check([](const num &a) { (void)ilogb(a); }, 4, 5);
    check([](const num &a) { (void)logb(a); }, 0, 3);
    check([](const num &a) { (void)logb(a); }, -1, 3);
    check([](const num &a) { int e; (void)frexp(a, &e); }, Real(0.25), Real(0.3));
    check([](const num &a) { (void)signbit(a); }, 0, -1);
    check([](const num &a) { (void)fpclassify(a); }, 0, 1);
    check([](const num &a) { (void)islessgreater(a, 3); }, 3, 4);
    CHECK_INT(flags([](const num &a) { (void)isunordered(a, 3); }, 3), 0);
    CHECK_INT(flags([](const num &a) { (void)(a != a); }, 3), 0);
    CHECK_INT(flags([](const num &a) { (void)isnan(a), (void)isfinite(a), (void)isinf(a); }, 0), 0);
}

int main() {
    errors_and_flags_tell_their_place<double>();
    errors_and_flags_tell_their_place<float>();
    numbers_print_with_their_tangents<double>();
    numbers_print_with_their_tangents<float>();
    decisions_are_kinks_where_they_jump<double>();
    decisions_are_kinks_where_they_jump<float>();
    return finish();
}
