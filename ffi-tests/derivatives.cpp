/* Derivatives of programs in C++: programs that own their bytes, run at many points; with the bits of the drivers. */
#include "precisions.hpp"

#include <array>
#include <cstddef>
#include <cstring>
#include <vector>

using jacfwd::basic_context;
using jacfwd::basic_runner;
using jacfwd::function;
using jacfwd::shape;

static_assert(!std::is_constructible<jacfwd::runner, jacfwd::program>::value && std::is_constructible<jacfwd::runner, jacfwd::program &>::value);

template <class Real>
static void derivatives_are_those_of_the_drivers() {
    basic_context<Real> c(jacfwd::capacity{1, 100, 3});
    auto f = function(c, shape(3, 2), [](auto x, auto y) {
        using std::exp;
        using std::sqrt;
        y[0] = sqrt(x[0]) * x[1] / exp(x[2]);
        y[1] = x[2] * x[2] * x[0];
    });
    constexpr std::size_t COUNT = 50;
    struct point {
        Real x[3], y[2], jac[6];
    };
    std::vector<point> points(COUNT);
    for (std::size_t k = 0; k < COUNT; k++) {
        points[k] = {{Real(k % 7), Real(k) / 8, Real(1) - Real(k % 5)}, {}, {}};
    }
    const jacfwd::program p = f.record(std::array<Real, 3>{1, 2, 3});
    jf_derivative what{};
    what.kind = JF_DERIVE_JACOBIAN, what.flags = JF_DERIVE_VALUES;
    const jacfwd::program q = jacfwd::differentiate<Real>(p, what);
    CHECK(q.status() == JF_OK);
    basic_runner<Real> first(q), run(std::move(first));
    const Real *in[] = {points[0].x};
    Real *out[] = {points[0].y, points[0].jac};
    const std::ptrdiff_t stride[] = {sizeof(point) / sizeof(Real), sizeof(point) / sizeof(Real)};
    CHECK_INT(run.run(COUNT, in, stride, out, stride), JF_OK);
    f.detach();
    for (const point &k : points) {
        Real y[2], jac[6];
        f.jacfwd(k.x, jac, y);
        CHECK(std::memcmp(y, k.y, sizeof y) == 0 && std::memcmp(jac, k.jac, sizeof jac) == 0);
    }
    what.flags = JF_DERIVE_FINITE;
    const jacfwd::program finite = jacfwd::differentiate<Real>(p, what);
    CHECK(finite.size() < q.size());
    basic_runner<Real> missing(finite, 1);
    std::uint8_t missed[COUNT];
    CHECK_INT(missing.run(COUNT, in, stride, out + 1, stride + 1, missed), JF_GUARD_MISSED);
    CHECK(missed[0] == 1 && missed[1] == 0 && missed[7] == 1);
    what.kind = JF_DERIVE_HESSIAN, what.flags = JF_DERIVE_LOWER;
    CHECK(jacfwd::differentiate<Real>(p, what).status() == JF_OK);
    what.kind = 9;
    CHECK_INT(thrown([&] { jacfwd::differentiate<Real>(p, what); }, ""), JF_BAD_OPTION);
    const jacfwd::program none;
    CHECK_INT(thrown([&] { basic_runner<Real> of_none(none); }, ""), JF_NULL);
}

int main() {
    RUN_BOTH(derivatives_are_those_of_the_drivers);
    return finish();
}
