/* std::complex of numbers: the functions of <complex> against their derivatives in closed form, on both axes, off them, and on the cuts; the
 * Cauchy-Riemann equations hold in the Jacobian and, once more, in the Hessian. */
#include "precisions.hpp"

using jacfwd::basic_num;
template <class Real>
using plain = std::complex<Real>;

/* In roundings of b, or of `least` where b is smaller. */
template <class Real>
static double distance(plain<Real> a, plain<Real> b, Real least = 1) {
    const double off = static_cast<double>(std::abs(a - b)) / (static_cast<double>(least) + static_cast<double>(std::abs(b)));
    return off <= 1 ? off / static_cast<double>(std::numeric_limits<Real>::epsilon()) : HUGE_VAL;
}

/* The values, first and second derivatives of f at z are y, d and e. */
template <class Real, class F>
static void analytic(const char *name, plain<Real> z, F f, plain<Real> y, plain<Real> d, plain<Real> e, Real least = 1) {
    using num = basic_num<Real>;
    jacfwd::basic_context<Real> context(jacfwd::capacity{1, 200});
    auto g = jacfwd::function(context, jacfwd::shape(2, 2), [&f](auto in, auto out) {
        const std::complex<num> w = f(std::complex<num>(in[0], in[1]));
        out[0] = w.real();
        out[1] = w.imag();
    });
    const Real x[] = {z.real(), z.imag()};
    Real value[2], jac[2][2], hess[8];
    g.hessian(x, hess, jac, value);
    /* u + iv: u_x = v_y = Re f', v_x = -u_y = Im f', and so on. */
    double worst = distance<Real>({value[0], value[1]}, y, least);
    worst = std::max(worst, distance<Real>({jac[0][0], jac[1][0]}, d, least));
    worst = std::max(worst, distance<Real>({jac[1][1], -jac[0][1]}, d, least));
    worst = std::max(worst, distance<Real>({hess[0], hess[4]}, e, least));
    worst = std::max(worst, distance<Real>({hess[5], -hess[1]}, e, least));
    worst = std::max(worst, distance<Real>({-hess[3], -hess[7]}, e, least));
    if (failing(worst < 100)) {
        std::printf("%s at %g, %g is off by %g epsilon; slope %g, %g for %g, %g\n", name, static_cast<double>(z.real()), static_cast<double>(z.imag()), worst,
                    static_cast<double>(jac[0][0]), static_cast<double>(jac[1][0]), static_cast<double>(d.real()), static_cast<double>(d.imag()));
    }
}

/* Both axes in both directions, the four quadrants. */
template <class Real>
static const std::vector<plain<Real>> &points() {
    static const std::vector<plain<Real>> all{
        {Real(0.5), 0},         {Real(2), 0},    {Real(-0.5), 0},          {Real(-2), 0},           {0, Real(0.5)},         {0, Real(2)},   {0, Real(-0.5)},
        {0, Real(-3)},          {Real(1.5), 2},  {Real(-1.5), Real(0.25)}, {Real(-0.3), Real(-2)},  {Real(0.3), Real(-0.7)}, {3, Real(0.125)}, {Real(-2), -Real(0)},
        {-Real(0), Real(0.75)}, {1, Real(1e-3)},
    };
    return all;
}

template <class Real>
static void functions_obey_cauchy_riemann() {
    using P = plain<Real>;
    for (const P z : points<Real>()) {
        const P one(1), root = std::sqrt(z), l = std::log(z), t = std::tan(z), th = std::tanh(z);
#define TRY(call, y, d, e) analytic<Real>(#call, z, [&](auto w) { return call; }, y, d, e)
        TRY(sqrt(w), root, Real(0.5) / root, Real(-0.25) / (root * z));
        TRY(std::sqrt(w), root, Real(0.5) / root, Real(-0.25) / (root * z));
        TRY(exp(w), std::exp(z), std::exp(z), std::exp(z));
        TRY(log(w), l, one / z, -one / (z * z));
        const Real ten = std::log(Real(10));
        TRY(log10(w), l / ten, one / z / ten, -one / (z * z) / ten);
        TRY(sin(w), std::sin(z), std::cos(z), -std::sin(z));
        TRY(cos(w), std::cos(z), -std::sin(z), -std::cos(z));
        TRY(tan(w), t, one / (std::cos(z) * std::cos(z)), Real(2) * t / (std::cos(z) * std::cos(z)));
        TRY(sinh(w), std::sinh(z), std::cosh(z), std::sinh(z));
        TRY(cosh(w), std::cosh(z), std::sinh(z), std::cosh(z));
        TRY(std::tanh(w), th, one / (std::cosh(z) * std::cosh(z)), Real(-2) * th / (std::cosh(z) * std::cosh(z)));
        TRY(w * w, z * z, Real(2) * z, P(2));
        TRY(w * w / (w + std::complex<basic_num<Real>>(1)), z * z / (z + one), one - one / ((z + one) * (z + one)),
            Real(2) / ((z + one) * (z + one) * (z + one)));
        TRY(conj(conj(w) * conj(w)), z * z, Real(2) * z, P(2));
        /* Inverse functions by their own inverse: sin(asin z) = z, whatever the side of the cut. */
        const P s = std::asin(z), c = std::acos(z), sh = std::asinh(z), ch = std::acosh(z);
        TRY(asin(w), s, one / std::cos(s), std::sin(s) / std::pow(std::cos(s), 3));
        TRY(acos(w), c, -one / std::sin(c), -std::cos(c) / std::pow(std::sin(c), 3));
        TRY(std::asinh(w), sh, one / std::cosh(sh), -std::sinh(sh) / std::pow(std::cosh(sh), 3));
        TRY(acosh(w), ch, one / std::sinh(ch), -std::cosh(ch) / std::pow(std::sinh(ch), 3));
        const P a = one + z * z, h = (one - z) * (one + z);
        TRY(atan(w), std::atan(z), one / a, Real(-2) * z / (a * a));
        TRY(atanh(w), std::atanh(z), one / h, Real(2) * z / (h * h));
    }
}

template <class Real>
static void powers_obey_cauchy_riemann() {
    using P = plain<Real>;
    using num = basic_num<Real>;
    for (const P z : points<Real>()) {
        const P l = std::log(z), k(Real(0.5), Real(-1.5));
        for (const Real c : {Real(2), Real(3), Real(-2), Real(0.5), Real(-1.25), Real(1), Real(0)}) {
            const P y = std::exp(c * l), d = c * std::exp((c - 1) * l), e = c * (c - 1) * std::exp((c - 2) * l);
            TRY(pow(w, c), y, d, e);
            TRY(pow(w, num(c)), y, d, e);
            TRY(std::pow(w, num(c)), y, d, e);
            TRY(pow(w, std::complex<num>(c)), y, d, e);
        }
        TRY(pow(w, 2), z * z, Real(2) * z, P(2));
        TRY(pow(w, std::complex<num>(k.real(), k.imag())), std::exp(k * l), k * std::exp((k - Real(1)) * l),
            k * (k - Real(1)) * std::exp((k - Real(2)) * l));
        for (const Real c : {Real(2), Real(0.25)}) {
            const Real n = std::log(c);
            TRY(pow(c, w), std::exp(n * z), n * std::exp(n * z), n * n * std::exp(n * z));
            TRY(std::pow(num(c), w), std::exp(n * z), n * std::exp(n * z), n * n * std::exp(n * z));
        }
    }
    /* At zero: powers above one are flat or linear, roots have infinite slopes and a flag. */
    const P zero;
    analytic<Real>("square at 0", zero, [](auto w) { return pow(w, 2); }, zero, zero, P(2));
    analytic<Real>("itself at 0", zero, [](auto w) { return pow(w, 1.0); }, zero, P(1), zero);
    analytic<Real>("pow 2.5 at 0", zero, [](auto w) { return pow(w, Real(2.5)); }, zero, zero, zero);
    jacfwd::basic_context<Real> context(jacfwd::capacity{1, 99});
    auto root = jacfwd::function(context, jacfwd::shape(2, 1), [](auto in, auto out) { out[0] = sqrt(std::complex<num>(in[0], in[1])).real(); });
    const Real origin[2] = {};
    Real jac[2];
    root.jacfwd(origin, jac);
    CHECK(std::isinf(jac[0]) && (context.flags() & JF_FLAG_POLE) != 0);
}

/* An exponent that depends on the input, on the axes: d/dc z^c = z^c log z. */
template <class Real>
static void exponents_have_slopes() {
    using num = basic_num<Real>;
    for (const plain<Real> z : points<Real>()) {
        const Real c = Real(1.75);
        const plain<Real> d = std::exp(c * std::log(z)) * std::log(z);
        const auto all = differentiated<Real>(
            [z](auto in, auto out) {
                const std::complex<num> y = pow(std::complex<num>(z.real(), z.imag()), in[0]);
                out[0] = y.real();
                out[1] = y.imag();
            },
            {c}, 2);
        if (failing(distance<Real>({all[0], all[1]}, d) < 100)) {
            std::printf("exponent at %g, %g\n", static_cast<double>(z.real()), static_cast<double>(z.imag()));
        }
    }
}

/* abs, arg, norm and polar are not analytic: their gradients. */
template <class Real>
static void parts_have_their_gradients() {
    using num = basic_num<Real>;
    const double most = 16 * static_cast<double>(std::numeric_limits<Real>::epsilon());
    for (const plain<Real> z : points<Real>()) {
        const auto all = differentiated<Real>(
            [](auto in, auto out) {
                const std::complex<num> w(in[0], in[1]), p = std::polar(num(in[0]), num(in[1]));
                out[0] = abs(w);
                out[1] = std::arg(w);
                out[2] = norm(w);
                out[3] = p.real();
                out[4] = p.imag();
            },
            {z.real(), z.imag()}, 5);
        const double x = static_cast<double>(z.real()), y = static_cast<double>(z.imag()), r = std::hypot(x, y);
        const double expected[] = {x / r, y / r, -y / (r * r), x / (r * r), 2 * x, 2 * y, std::cos(y), -x * std::sin(y), std::sin(y), x * std::cos(y)};
        for (int k = 0; k < 10; k++) {
            CHECK_NEAR(static_cast<double>(all[static_cast<std::size_t>(k)]) + 0.0, expected[k] + 0.0, most * (1 + std::abs(expected[k])));
        }
    }
}

/* The Jacobian of the parts of f in those of z, the values behind it. */
template <class Real, class F>
static std::vector<Real> parts(plain<Real> z, F f) {
    return differentiated<Real>(
        [&f](auto in, auto out) {
            const std::complex<basic_num<Real>> w = f(std::complex<basic_num<Real>>(in[0], in[1]));
            out[0] = w.real();
            out[1] = w.imag();
        },
        {z.real(), z.imag()}, 2);
}

/* Slopes keep their digits where the values have none left of them: each against itself, however small. */
template <class Real>
static void slopes_are_right_far_out() {
    using P = plain<Real>;
    using limits = std::numeric_limits<Real>;
    const Real least = (limits::min)(), one = 1;
    const P i(0, 1);
    for (const P z : {P(25, 1), P(-25, 1), P(Real(20.5), Real(-2.5)), P(-35, Real(0.25)), P(30, 0), P(-24, Real(-0.75))}) {
        const Real s = std::copysign(one, z.real());
        const P rest = std::exp(-2 * s * z), y = s * (one - Real(2) * rest), d = Real(4) * rest, e = -8 * s * rest;
        analytic<Real>("tanh", z, [](auto w) { return tanh(w); }, y, d, e, least);
        /* tan z = -i tanh iz. */
        analytic<Real>("tan", -i * z, [](auto w) { return tan(w); }, -i * y, d, i * e, least);
    }
    const bool twice = sizeof(Real) == sizeof(double);
    for (const Real far : {twice ? Real(1e17) : Real(1e9), twice ? Real(2e154) : Real(2e19), twice ? Real(1e160) : Real(1e21), limits::max() / 8}) {
        for (const P direction : {P(1, 0), P(1, 1), P(-1, Real(0.5)), P(-1, -2), P(2, Real(-0.25)), P(0, 1), P(0, -1), P(-1, -Real(0)), P(-1, 0)}) {
            const P z = far * direction, r = one / z, rr = r * r;
            const Real up = std::copysign(one, z.imag()), right = std::copysign(one, z.real());
            analytic<Real>("asin", z, [](auto w) { return asin(w); }, std::asin(z), up * i * r, -up * i * rr, least);
            analytic<Real>("acos", z, [](auto w) { return acos(w); }, std::acos(z), -up * i * r, up * i * rr, least);
            analytic<Real>("asinh", z, [](auto w) { return asinh(w); }, std::asinh(z), right * r, -right * rr, least);
            analytic<Real>("acosh", z, [](auto w) { return acosh(w); }, std::acosh(z), r, -rr, least);
            analytic<Real>("atan", z, [](auto w) { return atan(w); }, std::atan(z), rr, Real(-2) * rr * r, least);
            analytic<Real>("atanh", z, [](auto w) { return atanh(w); }, std::atanh(z), -rr, Real(2) * rr * r, least);
            analytic<Real>("log", z, [](auto w) { return log(w); }, std::log(z), r, -rr, least);
        }
    }
}

template <class Real>
static void quotients_keep_their_range() {
    using P = plain<Real>;
    using num = basic_num<Real>;
    using C = std::complex<num>;
    using limits = std::numeric_limits<Real>;
    const Real least = (limits::min)(), one = 1;
    const bool twice = sizeof(Real) == sizeof(double);
    for (const Real size : {Real(1), twice ? Real(1e-75) : Real(1e-9), twice ? Real(1e100) : Real(1e12), twice ? Real(1e150) : Real(1e19),
                            twice ? Real(1e170) : Real(1e20), twice ? Real(1e300) : Real(1e37)}) {
        for (const P direction : {P(1, 1), P(1, Real(-0.25)), P(0, 2), P(-2, 0), P(Real(-0.125), -1), P(-3, 3)}) {
            const P z = size * direction, r = one / z;
            const C at(num(z.real()), num(z.imag()));
            analytic<Real>("1 / z", z, [](auto w) { return num(1) / w; }, r, -r * r, Real(2) * r * r * r, least);
            analytic<Real>("1 / z, both complex", z, [](auto w) { return C(1) / w; }, r, -r * r, Real(2) * r * r * r, least);
            analytic<Real>("z /= c", z, [&at](auto w) { return w /= at; }, P(1), r, P(), least);
            analytic<Real>("z^-1", z, [](auto w) { return pow(w, -1); }, r, -r * r, Real(2) * r * r * r, least);
            analytic<Real>("z^-2", z, [](auto w) { return pow(w, -2); }, r * r, Real(-2) * r * r * r, Real(6) * r * r * r * r, least);
        }
    }
    /* The ends of the range. */
    const auto small = parts<Real>(P(twice ? Real(1e-170) : Real(1e-25), 0), [](auto w) { return C(1) / w; });
    CHECK_NEAR(static_cast<double>(small[4]), twice ? 1e170 : 1e25, twice ? 1e156 : 1e19);
    const Real tiny = limits::denorm_min(), huge = (limits::max)();
    const C half = C(tiny, tiny) / C(3 * tiny, tiny), whole = C(huge, huge) / C(huge, huge / 2), pole = C(1) / C(0);
    CHECK_NEAR(static_cast<double>(half.real().primal()), 0.4, 1e-6);
    CHECK_NEAR(static_cast<double>(half.imag().primal()), 0.2, 1e-6);
    CHECK_NEAR(static_cast<double>(whole.real().primal()), 1.2, 1e-6);
    CHECK_NEAR(static_cast<double>(whole.imag().primal()), 0.4, 1e-6);
    CHECK(std::isinf(pole.real().primal()));
}

/* Exponents that are real in complex clothes, at 0. */
template <class Real>
static void powers_at_zero_have_their_curvature() {
    using P = plain<Real>;
    using num = basic_num<Real>;
    using C = std::complex<num>;
    const P zero;
    analytic<Real>("complex 2", zero, [](auto w) { return pow(w, C(2)); }, zero, zero, P(2));
    analytic<Real>("complex 1", zero, [](auto w) { return std::pow(w, C(1)); }, zero, P(1), zero);
    analytic<Real>("complex 3", zero, [](auto w) { return pow(w, C(3)); }, zero, zero, zero);
    analytic<Real>("complex 0", zero, [](auto w) { return pow(w, C(0)); }, P(1), zero, zero);
    analytic<Real>("moving 2", zero, [](auto w) { return pow(w, C(2 + 0 * w.real())); }, zero, zero, P(2));
    analytic<Real>("moving 1", zero, [](auto w) { return pow(w, C(1 + 0 * w.real())); }, zero, P(1), zero);
    jacfwd::basic_context<Real> context(jacfwd::capacity{3, 99});
    const Real origin[2] = {};
    const auto curved = [&](auto f) {
        auto g = jacfwd::function(context, jacfwd::shape(2, 1), [&f](auto in, auto out) { out[0] = f(C(in[0], in[1])).real(); });
        Real hess[4], jac[2], y[1];
        g.hessian(origin, hess, jac, y);
        CHECK(y[0] == 0 && jac[0] == 0 && jac[1] == 0 && std::isinf(hess[0]) && hess[0] > 0 && std::isinf(hess[3]) && hess[3] < 0);
    };
    curved([](const C &w) { return pow(w, Real(1.5)); });
    curved([](const C &w) { return pow(w, C(Real(1.5))); });
    curved([](const C &w) { return std::pow(w, num(Real(1.25))); });
}

/* Values and slopes at both ends of the range, where a factor has left it. */
template <class Real>
static void ends_of_the_range() {
    using P = plain<Real>;
    using limits = std::numeric_limits<Real>;
    for (const Real x : {limits::denorm_min(), 3 * limits::denorm_min(), (limits::min)(), (limits::max)()}) {
        const Real y = std::sqrt(x), d = Real(0.5) / y;
        const auto right = parts<Real>(P(x, 0), [](auto w) { return sqrt(w); }), left = parts<Real>(P(-x, 0), [](auto w) { return sqrt(w); });
        CHECK(distance<Real>({right[4], right[5]}, y, 0) < 8 && distance<Real>({right[0], right[2]}, d, 0) < 8);
        CHECK(distance<Real>({right[3], -right[1]}, d, 0) < 8 && distance<Real>({left[4], left[5]}, P(0, y), 0) < 8);
        CHECK(distance<Real>({left[0], left[2]}, P(0, -d), 0) < 8 && distance<Real>({left[3], -left[1]}, P(0, -d), 0) < 8);
    }
    const Real top = (limits::max)();
    const auto corner = parts<Real>(P(top, top), [](auto w) { return sqrt(w); });
    CHECK(distance<Real>({corner[4], corner[5]}, std::sqrt(P(top / 4, top / 4)) * Real(2), 0) < 8);

    /* exp overflows: infinite along the axis, 0 across it, and finite where the other factor is small. */
    for (const Real x : {sizeof(Real) == sizeof(double) ? Real(720) : Real(90), Real(5000), limits::infinity()}) {
        const auto same_parts = [](const std::vector<Real> &all, std::initializer_list<Real> expected) {
            CHECK(all_same(all, std::vector<Real>(expected)));
        };
        const Real inf = limits::infinity();
        same_parts(parts<Real>(P(x, 0), [](auto w) { return exp(w); }), {inf, 0, 0, inf, inf, 0});
        same_parts(parts<Real>(P(x, 0), [](auto w) { return sinh(w); }), {inf, 0, 0, inf, inf, 0});
        same_parts(parts<Real>(P(x, 0), [](auto w) { return cosh(w); }), {inf, 0, 0, inf, inf, 0});
    }
    const Real x = sizeof(Real) == sizeof(double) ? Real(720) : Real(90), y = Real(1e-6), im = std::exp(x / 2) * std::sin(y) * std::exp(x / 2);
    const double most = 16 * static_cast<double>(limits::epsilon());
    for (const Real side : {Real(1), Real(-1)}) {
        const auto e = parts<Real>(P(x, side * y), [](auto w) { return exp(w); }), sh = parts<Real>(P(side * x, y), [](auto w) { return sinh(w); }),
                   ch = parts<Real>(P(side * x, y), [](auto w) { return cosh(w); }), s = parts<Real>(P(y, side * x), [](auto w) { return sin(w); }),
                   c = parts<Real>(P(y, side * x), [](auto w) { return cos(w); });
        CHECK_NEAR(static_cast<double>(e[5] / im), static_cast<double>(side), most);
        CHECK_NEAR(static_cast<double>(e[2] / im), static_cast<double>(side), most);
        CHECK_NEAR(static_cast<double>(-e[1] / im), static_cast<double>(side), most);
        CHECK_NEAR(static_cast<double>(sh[5] / im), 0.5, most);
        CHECK_NEAR(static_cast<double>(ch[5] / im), 0.5 * static_cast<double>(side), most);
        CHECK_NEAR(static_cast<double>(s[4] / im), 0.5, most);
        CHECK_NEAR(static_cast<double>(c[5] / im), -0.5 * static_cast<double>(side), most);
        CHECK_NEAR(static_cast<double>(ch[2] / im), 0.5, most);
    }
}

int main() {
    RUN_BOTH(functions_obey_cauchy_riemann);
    RUN_BOTH(powers_obey_cauchy_riemann);
    RUN_BOTH(exponents_have_slopes);
    RUN_BOTH(parts_have_their_gradients);
    RUN_BOTH(slopes_are_right_far_out);
    RUN_BOTH(quotients_keep_their_range);
    RUN_BOTH(powers_at_zero_have_their_curvature);
    RUN_BOTH(ends_of_the_range);
    return finish();
}
