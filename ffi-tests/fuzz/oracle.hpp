/* Runs a program on numbers of the oracle: the library's value, and derivatives along two directions and both, with bounds. */
#ifndef ORACLE_HPP
#define ORACLE_HPP

#include "arrays.hpp"
#include "draws.hpp"
#include "program.hpp"

template <class Real>
struct Number {
    Real x = 0;
    Tangent<Real> a, b, ab;
};

/* Runs a program on the oracle's numbers, with the values that the library saw. */
template <class Real>
class Oracle {
    using N = Number<Real>;
    using T = Tangent<Real>;

public:
    /* False: the library's value of a number is not what it must be; `at` tells which. */
    bool run(const Program<Real> &p, const std::vector<Real> &primals, std::vector<N> pool, Draws draws) {
        primals_ = &primals;
        draws_ = draws;
        for (const auto &s : p.steps) {
            at = pool.size();
            const auto y = step(s, pool);
            for (const N &n : y) {
                if (!same(n.x, primals[pool.size()])) {
                    at = pool.size();
                    expected = n.x;
                    return false;
                }
                pool.push_back(n);
            }
        }
        outputs.clear();
        for (const auto o : p.outputs) {
            outputs.push_back(pool[o]);
        }
        return true;
    }

    /* Names the operations whose slopes were never told in all that ran; whether there are none. */
    static bool every_operation_was_told() {
        bool every = true;
        for (std::size_t k = 0; k < told_of_each().size(); k++) {
            const Told &told = told_of_each()[k];
            if (told.first == 0 || told.second == 0) {
                std::printf("the oracle told %llu first and %llu second slopes of `%s`\n", told.first, told.second, Operation<Real>::all()[k].name);
                every = false;
            }
        }
        return every;
    }

    std::vector<N> outputs;
    std::size_t at = 0;
    Real expected = 0;

private:
    static bool same(Real a, Real b) { return (a != a && b != b) || (a == b && std::signbit(a) == std::signbit(b)); }

    static N constant(Real c) {
        N y;
        y.x = c;
        return y;
    }

    /* Whether all arguments are finite, some infinite, or some NaN and none infinite; or it does not matter. */
    enum Where { FINITE, INFINITE, NOT_A_NUMBER, ANYWHERE };
    static Where where(std::initializer_list<wide> arguments) {
        Where all = FINITE;
        for (const wide x : arguments) {
            all = std::isinf(x) || all == INFINITE ? INFINITE : std::isnan(x) ? NOT_A_NUMBER : all;
        }
        return all;
    }

    /* A slope where arguments or the value may not be finite. What is not told, edges.c has point by point. */
    static Slope told(Slope s, Where where, Real y) {
        if (where == FINITE && y != y && !s.zero) {
            return Slope(std::numeric_limits<wide>::quiet_NaN());
        }
        if (s.zero || s.unknown || (where == NOT_A_NUMBER && std::isnan(s.value))) {
            return s;
        }
        const bool known = where == FINITE || where == ANYWHERE;
        return !known ? Slope::untold() : y != y ? Slope(std::numeric_limits<wide>::quiet_NaN()) : s;
    }
    /* Those whose slopes are the same formula everywhere. */
    static bool everywhere(const char *name, wide parameter) {
        const char *const names[] = {"neg", "add", "sub", "mul", "add_c", "sub_c", "c_sub", "mul_c", "deg2rad", "rad2deg", "square", "fma"};
        return std::isfinite(parameter) && std::any_of(std::begin(names), std::end(names), [name](const char *other) { return std::strcmp(name, other) == 0; });
    }

    static N chained(Real y, const N &x, Slope d1, Slope d2) {
        N n = constant(y);
        n.a = x.a.scaled(d1);
        n.b = x.b.scaled(d1);
        n.ab = (x.ab.scaled(d1) + (x.a * x.b).scaled(d2)).settled();
        return n;
    }

    template <std::size_t K>
    static N chained(Real y, const N *const (&x)[K], const Slope (&d1)[K], const Slope *d2) {
        N n = constant(y);
        for (std::size_t i = 0, k = 0; i < K; i++) {
            n.a = n.a + x[i]->a.scaled(d1[i]);
            n.b = n.b + x[i]->b.scaled(d1[i]);
            n.ab = n.ab + x[i]->ab.scaled(d1[i]);
            for (std::size_t j = i; j < K; j++, k++) {
                const T pair = x[i]->a * x[j]->b;
                n.ab = n.ab + (i == j ? pair : pair + x[j]->a * x[i]->b).scaled(d2[k]);
            }
        }
        n.a = n.a.settled();
        n.b = n.b.settled();
        n.ab = n.ab.settled();
        return n;
    }

    static N apply(const Operation<Real> &o, const N &p, const N &q, const N &r, Real c, int k) {
        const Real x[] = {p.x, q.x, r.x};
        const Real y = o.value(x, c, k);
        const wide parameter = o.parameter == Operation<Real>::INTEGER ? static_cast<wide>(k) : o.parameter == Operation<Real>::PLAIN ? 0 : static_cast<wide>(c);
        const bool formula = everywhere(o.name, parameter);
        const auto at = [&](std::initializer_list<wide> arguments) { return formula ? ANYWHERE : where(arguments); };
        if (o.numbers == 1) {
            const Slopes1 s = slopes_of_one(o.name, x[0], parameter, y);
            const Where w = at({x[0], parameter});
            const bool factor = std::strcmp(o.name, "mul_c") == 0 && x[0] == x[0];
            const Real judged = factor ? Real(0) : y;
            const Slope d1[] = {told(s.d1, w, judged)}, d2[] = {told(s.d2, w, judged)};
            count(o, d1, d2);
            return chained(y, p, d1[0], d2[0]);
        }
        if (o.numbers == 2) {
            const Slopes2 s = slopes_of_two(o.name, x[0], x[1], y);
            /* Quotients like 0/0 are NaN with slopes of their own: edges.c. Products of 0 and infinity have their factors as slopes. */
            const Where place = at({x[0], x[1]}), w = place == FINITE && std::strcmp(o.name, "div") == 0 && y != y ? INFINITE : place;
            const bool factors = std::strcmp(o.name, "mul") == 0 && x[0] == x[0] && x[1] == x[1];
            const Real judged = factors ? Real(0) : y;
            const Slope d1[] = {told(s.a, w, judged), told(s.b, w, judged)};
            const Slope d2[] = {told(s.aa, w, judged), told(s.ab, w, judged), told(s.bb, w, judged)};
            count(o, d1, d2);
            return chained<2>(y, {&p, &q}, d1, d2);
        }
        const Slopes3 s = slopes_of_three(o.name, x[0], x[1], x[2]);
        const Where w = at({x[0], x[1], x[2]});
        Slope d1[3], d2[6];
        for (int i = 0; i < 3; i++) {
            d1[i] = told(s.d1[i], w, y);
        }
        for (int i = 0; i < 6; i++) {
            d2[i] = told(s.d2[i], w, y);
        }
        count(o, d1, d2);
        return chained<3>(y, {&p, &q, &r}, d1, d2);
    }

    /* How often all slopes of an operation could be told, in each order. */
    struct Told {
        unsigned long long first = 0, second = 0;
    };
    static std::vector<Told> &told_of_each() {
        static std::vector<Told> each(Operation<Real>::all().size());
        return each;
    }

    template <std::size_t K, std::size_t L>
    static void count(const Operation<Real> &o, const Slope (&d1)[K], const Slope (&d2)[L]) {
        const auto known = [](const Slope &s) { return !s.unknown; };
        Told &told = told_of_each()[static_cast<std::size_t>(&o - Operation<Real>::all().data())];
        told.first += std::all_of(std::begin(d1), std::end(d1), known);
        told.second += std::all_of(std::begin(d2), std::end(d2), known);
    }

    static const Operation<Real> &named(const char *name) {
        for (const auto &o : Operation<Real>::all()) {
            if (std::strcmp(o.name, name) == 0) {
                return o;
            }
        }
        std::abort();
    }

    static N add(const N &a, const N &b) {
        static const auto &o = named("add");
        return apply(o, a, b, b, 0, 0);
    }
    static N sub(const N &a, const N &b) {
        static const auto &o = named("sub");
        return apply(o, a, b, b, 0, 0);
    }
    static N mul(const N &a, const N &b) {
        static const auto &o = named("mul");
        return apply(o, a, b, b, 0, 0);
    }
    static N mul_c(const N &a, Real c) {
        static const auto &o = named("mul_c");
        return apply(o, a, a, a, c, 0);
    }
    static N one(const char *name, const N &a) { return apply(named(name), a, a, a, 0, 0); }

    std::vector<N> step(const Step<Real> &s, const std::vector<N> &pool) {
        using S = Step<Real>;
        const N *x[8];
        for (int k = 0; k < 8; k++) {
            x[k] = &pool[s.at[k]];
        }
        const auto &o = Operation<Real>::all()[s.operation];
        const auto dot_c = [&](const Real *c, std::initializer_list<const N *> numbers) {
            N sum;
            bool first = true;
            for (const N *n : numbers) {
                const N product = mul_c(*n, *c++);
                sum = first ? product : add(sum, product);
                first = false;
            }
            return sum;
        };
        const auto dot = [&](std::initializer_list<std::pair<const N *, const N *>> terms) {
            N sum;
            bool first = true;
            for (const auto &t : terms) {
                const N product = mul(*t.first, *t.second);
                sum = first ? product : add(sum, product);
                first = false;
            }
            return sum;
        };
        switch (s.kind) {
        case S::CONSTANT: return {constant(s.c[0])};
        case S::DETACH: return {constant(x[0]->x)};
        case S::COPY: return {*x[0]};
        case S::CHAIN: {
            return {chained(s.c[0], *x[0], told(Slope(s.c[1], 2), where({x[0]->x}), s.c[0]), told(Slope(s.c[2], 2), where({x[0]->x}), s.c[0]))};
        }
        case S::CHAIN2: {
            const Where w = where({x[0]->x, x[1]->x});
            Slope d1[2], d2[3];
            for (int k = 0; k < 5; k++) {
                (k < 2 ? d1[k] : d2[k - 2]) = told(Slope(s.c[k + 1], 2), w, s.c[0]);
            }
            return {chained<2>(s.c[0], {x[0], x[1]}, d1, d2)};
        }
        case S::RULE: {
            const Real at[3] = {x[0]->x, x[1]->x, x[2]->x};
            Real y, dy[3], d2y[6];
            Given<Real>::rule(at, &y, dy, d2y, nullptr);
            const Where w = where({at[0], at[1], at[2]});
            Slope d1[3], d2[6];
            /* Rows of the upper triangle, from those of the lower. */
            static constexpr int place[6] = {0, 1, 3, 2, 4, 5};
            for (int k = 0; k < 9; k++) {
                (k < 3 ? d1[k] : d2[k - 3]) = told(Slope(k < 3 ? dy[k] : d2y[place[k - 3]], 2), w, y);
            }
            return {chained<3>(y, {x[0], x[1], x[2]}, d1, d2)};
        }
        case S::PARAMETER: return {constant(Given<Real>::parameters[s.at[0] % 2])};
        case S::SELECT: return {compared(s.comparison, x[0]->x, x[1]->x) ? *x[2] : *x[3]};
        case S::BRANCH: return {asked(s, x[0]->x, x[1]->x) ? one("square", *x[2]) : one("neg", *x[3])};
        case S::MULADD: return {add(mul(*x[0], *x[1]), *x[2])};
        case S::SINCOS: return {one("sin", *x[0]), one("cos", *x[0])};
        case S::SUM: return {add(add(add(add(*x[0], *x[1]), *x[2]), *x[3]), *x[4])};
        case S::DOT: return {dot({{x[0], x[4]}, {x[1], x[5]}, {x[2], x[6]}, {x[3], x[7]}})};
        case S::DOT_C: return {dot_c(s.c, {x[0], x[1], x[2], x[3], x[4]})};
        case S::NORM2SQ: {
            N sum = one("square", *x[0]);
            for (int k = 1; k < 4; k++) {
                sum = add(sum, one("square", *x[k]));
            }
            return {sum};
        }
        case S::PROD: return {mul(mul(*x[0], *x[1]), *x[2])};
        case S::AMAX: return {first_zero(apply(named("maximum"), *x[0], *x[1], *x[1], 0, 0), *x[0])};
        case S::AMIN: return {first_zero(apply(named("minimum"), *x[0], *x[1], *x[1], 0, 0), *x[0])};
        case S::NORM: return {folded(x, at, norm_of<3>, 8)};
        case S::LOGSUMEXP: return {folded(x, at, logsumexp_of<3>, 8)};
        case S::SOFTMAX: {
            std::vector<N> y;
            for (std::size_t k = 0; k < 3; k++) {
                y.push_back(folded(x, at + k, [k](const wide(&v)[3]) { return softmax_of<3>(v, k); }, 16));
            }
            return y;
        }
        case S::UNIFORM: return {constant(draws_.template uniform<Real>())};
        case S::NORMAL: return {constant(adopted(at, draws_.template normal<Real>(), 32, 1))};
        case S::CUMSUM: return {*x[0], add(*x[0], *x[1]), add(add(*x[0], *x[1]), *x[2])};
        case S::MATVEC: return {dot({{x[0], x[4]}, {x[1], x[5]}}), dot({{x[2], x[4]}, {x[3], x[5]}})};
        case S::MATVEC_C: return {dot_c(s.c, {x[0], x[1], x[2]}), dot_c(s.c + 3, {x[0], x[1], x[2]})};
        case S::MATMUL_C:
            return {dot_c(s.c, {x[0], x[2], x[4]}), dot_c(s.c, {x[1], x[3], x[5]}), dot_c(s.c + 3, {x[0], x[2], x[4]}),
                    dot_c(s.c + 3, {x[1], x[3], x[5]})};
        case S::MATMUL:
            return {dot({{x[0], x[4]}, {x[1], x[6]}}), dot({{x[0], x[5]}, {x[1], x[7]}}), dot({{x[2], x[4]}, {x[3], x[6]}}),
                    dot({{x[2], x[5]}, {x[3], x[7]}})};
        case S::MAP: return {one("square", *x[0]), one("square", *x[1])};
        case S::CROSS: return cross(x, x + 3);
        case S::QUAT_MUL: return quat_mul(x, x + 4);
        case S::QUAT_ROTATE: return quat_rotate(x, x + 4);
        default: return {apply(o, *x[0], *x[1], *x[2], s.c[0], s.k)};
        }
    }

    static bool asked(const Step<Real> &s, Real a, Real b) {
        switch (s.k) {
        case 0: return std::isnan(a);
        case 1: return std::isinf(a);
        case 2: return std::isfinite(a);
        case 3: return std::signbit(a) && !std::isnan(a);
        default: return compared(s.comparison, a, s.k < 0 ? s.c[0] : b);
        }
    }

    /* Of zeros of both signs amax and amin give the first, maximum and minimum the one of the right sign. */
    static N first_zero(N y, const N &first) {
        y.x = y.x == 0 && first.x == 0 ? first.x : y.x;
        return y;
    }

    std::vector<N> cross(const N *const *p, const N *const *q) {
        return {sub(mul(*p[1], *q[2]), mul(*p[2], *q[1])), sub(mul(*p[2], *q[0]), mul(*p[0], *q[2])), sub(mul(*p[0], *q[1]), mul(*p[1], *q[0]))};
    }

    std::vector<N> quat_mul(const N *const *p, const N *const *q) {
        const N *const p0 = p[0], *const p1 = p[1], *const p2 = p[2], *const p3 = p[3];
        const N *const q0 = q[0], *const q1 = q[1], *const q2 = q[2], *const q3 = q[3];
        return {sub(sub(sub(mul(*p0, *q0), mul(*p1, *q1)), mul(*p2, *q2)), mul(*p3, *q3)),
                sub(add(add(mul(*p0, *q1), mul(*p1, *q0)), mul(*p2, *q3)), mul(*p3, *q2)),
                add(add(sub(mul(*p0, *q2), mul(*p1, *q3)), mul(*p2, *q0)), mul(*p3, *q1)),
                add(sub(add(mul(*p0, *q3), mul(*p1, *q2)), mul(*p2, *q1)), mul(*p3, *q0))};
    }

    /* v + w t + u x t with t = 2 u x v. */
    std::vector<N> quat_rotate(const N *const *q, const N *const *v) {
        std::vector<N> t = cross(q + 1, v);
        for (N &n : t) {
            n = mul_c(n, Real(2));
        }
        const N *const turned[] = {&t[0], &t[1], &t[2]};
        std::vector<N> y = cross(q + 1, turned);
        for (std::size_t k = 0; k < 3; k++) {
            y[k] = add(add(mul(*q[0], t[k]), *v[k]), y[k]);
        }
        return y;
    }

    /* The library's value number `place`, if it is near enough to what it has to be. */
    Real adopted(std::size_t place, wide value, wide ulps, wide size) const {
        const Real found = (*primals_)[place];
        const wide away = std::fabs(static_cast<wide>(found) - value), unit = std::fmax(size, std::fabs(value)) * T::eps;
        return away <= ulps * unit + T::tiny * T::eps ? found : static_cast<Real>(value);
    }

    /* A function of three numbers whose rounding is the library's own: its value is taken over if it is near. */
    template <class Function>
    N folded(const N *const *x, std::size_t place, Function function, wide ulps) const {
        const wide at[] = {x[0]->x, x[1]->x, x[2]->x};
        const Folded<3> f = function(at);
        if (where({at[0], at[1], at[2]}) != FINITE || !(std::fabs(f.value) < T::most / 2) || (f.size > 0 && f.size < T::tiny / T::eps)) {
            const Slope u = Slope::untold(), first[] = {u, u, u}, second[] = {u, u, u, u, u, u};
            return chained<3>((*primals_)[place], {x[0], x[1], x[2]}, first, second);
        }
        N y = chained<3>(adopted(place, f.value, ulps, f.size), {x[0], x[1], x[2]}, f.d1, f.d2);
        /* On its way the library meets products of tangents that no slope has made small yet. */
        const auto most = [&](T N::*t) {
            wide size = 0;
            for (int k = 0; k < 3; k++) {
                size = std::fmax(size, (x[k]->*t).wild || std::isnan((x[k]->*t).value) ? std::numeric_limits<wide>::infinity() : std::fabs((x[k]->*t).value));
            }
            return size;
        };
        const wide a = most(&N::a), b = most(&N::b), room = T::most / 64;
        y.a = a < room ? y.a : T::lost();
        y.b = b < room ? y.b : T::lost();
        y.ab = a * b < room && most(&N::ab) < room ? y.ab : T::lost();
        return y;
    }

    Draws draws_;
    const std::vector<Real> *primals_ = nullptr;
};

#endif
