/* std::complex of numbers: the functions of <complex> against their derivatives in closed form, on both axes, off them, and on the cuts; the
 * Cauchy-Riemann equations hold in the Jacobian and, once more, in the Hessian. */
#include "precisions.hpp"

using jacfwd::basic_num;
template <class Real>
using plain = std::complex<Real>;

template <class Real>
static double distance(plain<Real> a, plain<Real> b) {
    const double scale = 1 + static_cast<double>(std::abs(b));
    return static_cast<double>(std::abs(a - b)) / scale / static_cast<double>(std::numeric_limits<Real>::epsilon());
}

/* The values, first and second derivatives of f at z are y, d and e. */
template <class Real, class F>
static void analytic(const char *name, plain<Real> z, F f, plain<Real> y, plain<Real> d, plain<Real> e) {
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
    double worst = distance<Real>({value[0], value[1]}, y);
    worst = std::max(worst, distance<Real>({jac[0][0], jac[1][0]}, d));
    worst = std::max(worst, distance<Real>({jac[1][1], -jac[0][1]}, d));
    worst = std::max(worst, distance<Real>({hess[0], hess[4]}, e));
    worst = std::max(worst, distance<Real>({hess[5], -hess[1]}, e));
    worst = std::max(worst, distance<Real>({-hess[3], -hess[7]}, e));
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

int main() {
    RUN_BOTH(functions_obey_cauchy_riemann);
    RUN_BOTH(powers_obey_cauchy_riemann);
    RUN_BOTH(exponents_have_slopes);
    RUN_BOTH(parts_have_their_gradients);
    return finish();
}
