/* The two machines that run a program: the library's handles, and the oracle. */
#ifndef MACHINE_HPP
#define MACHINE_HPP

#include "program.hpp"

/* Runs a program on handles. Keeps the values it saw, if asked. */
template <class Real>
struct Library {
    using abi = jacfwd::detail::abi<Real>;
    using num = typename abi::num;
    using eval = typename abi::eval;

    const Program<Real> *program = nullptr;
    std::vector<Real> primals;
    unsigned runs = 0;

    static int call(eval *e, const num *const *in, num *const *out, void *user) {
        auto &self = *static_cast<Library *>(user);
        std::vector<num> pool(in[0], in[0] + self.program->inputs);
        for (const auto &s : self.program->steps) {
            step(e, s, pool);
        }
        for (std::size_t o = 0; o < self.program->outputs.size(); o++) {
            out[0][o] = pool[self.program->outputs[o]];
        }
        self.runs++;
        if (!abi::failed(e)) {
            self.primals.clear();
            for (const num x : pool) {
                self.primals.push_back(abi::primal(e, x));
            }
        }
        return 0;
    }

    static void step(eval *e, const Step<Real> &s, std::vector<num> &pool) {
        using S = Step<Real>;
        num x[8], y[4] = {};
        for (int k = 0; k < 8; k++) {
            x[k] = pool[s.at[k]];
        }
        const auto &o = Operation<Real>::all()[s.operation];
        switch (s.kind) {
        case S::CONSTANT: y[0] = abi::const_(e, s.c[0]); break;
        case S::DETACH: y[0] = abi::detach(e, x[0]); break;
        case S::COPY: y[0] = abi::copy(e, x[0]); break;
        case S::CHAIN: y[0] = abi::chain(e, x[0], s.c[0], s.c[1], s.c[2]); break;
        case S::CHAIN2: y[0] = abi::chain2(e, x[0], x[1], s.c[0], s.c[1], s.c[2], s.c[3], s.c[4], s.c[5]); break;
        case S::SELECT: {
            num (*const select[])(eval *, num, num, num, num) = {abi::select_lt, abi::select_le, abi::select_gt, abi::select_ge, abi::select_eq, abi::select_ne};
            y[0] = select[s.comparison](e, x[0], x[1], x[2], x[3]);
            break;
        }
        case S::BRANCH: {
            bool (*const compare[])(eval *, num, num) = {abi::lt, abi::le, abi::gt, abi::ge, abi::eq, abi::ne};
            y[0] = compare[s.comparison](e, x[0], x[1]) ? abi::square(e, x[2]) : abi::neg(e, x[3]);
            break;
        }
        case S::MULADD: y[0] = abi::muladd(e, x[0], x[1], x[2]); break;
        case S::SINCOS: abi::sincos(e, x[0], y, y + 1); break;
        case S::SUM: y[0] = abi::sum(e, 5, x); break;
        case S::DOT: y[0] = abi::dot(e, 4, x, x + 4); break;
        case S::DOT_C: y[0] = abi::dot_c(e, 5, s.c, x); break;
        case S::NORM2SQ: y[0] = abi::norm2sq(e, 4, x); break;
        case S::PROD: y[0] = abi::prod(e, 3, x); break;
        case S::AMAX: y[0] = abi::amax(e, 2, x); break;
        case S::AMIN: y[0] = abi::amin(e, 2, x); break;
        case S::CUMSUM: abi::cumsum(e, 3, x, y); break;
        case S::MATVEC: abi::matvec(e, 2, 2, x, x + 4, y); break;
        case S::MATMUL: abi::matmul(e, 2, 2, 2, x, x + 4, y); break;
        case S::CROSS: abi::cross(e, x, x + 3, y); break;
        case S::QUAT_MUL: abi::quat_mul(e, x, x + 4, y); break;
        case S::QUAT_ROTATE: abi::quat_rotate(e, x, x + 4, y); break;
        case S::MAP: abi::map(e, abi::square, 2, x, y); break;
        case S::SCOPE: {
            const std::size_t mark = abi::scope_begin(e);
            y[0] = o.call(e, x, s.c[0], s.k);
            y[1] = abi::mul(e, y[0], y[0]);
            abi::scope_end(e, mark, y, 1);
            break;
        }
        case S::RELEASED:
            y[1] = abi::sin(e, x[0]);
            y[0] = o.call(e, x, s.c[0], s.k);
            abi::release(e, y[1]);
            break;
        default: y[0] = o.call(e, x, s.c[0], s.k); break;
        }
        pool.insert(pool.end(), y, y + Program<Real>::results(s));
    }
};

/* An oracle's number: the library's value, and derivatives along two directions and both, with bounds. */
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
    bool run(const Program<Real> &p, const std::vector<Real> &primals, std::vector<N> pool) {
        primals_ = &primals;
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

    /* Slopes where arguments or the value are not finite: edges.c has those points. */
    static Slope told(Slope s, bool finite_arguments, Real y) {
        if (s.zero || s.unknown) {
            return s;
        }
        return !finite_arguments ? Slope::untold() : y != y ? Slope(std::numeric_limits<wide>::quiet_NaN()) : s;
    }

    static N chained(Real y, const N &x, Slope d1, Slope d2) {
        N n = constant(y);
        n.a = x.a.scaled(d1);
        n.b = x.b.scaled(d1);
        n.ab = (x.ab.scaled(d1) + x.a.scaled(d2) * x.b).settled();
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
                n.ab = n.ab + x[i]->a.scaled(d2[k]) * x[j]->b;
                if (i != j) {
                    n.ab = n.ab + x[j]->a.scaled(d2[k]) * x[i]->b;
                }
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
        bool finite = true;
        for (int i = 0; i < o.numbers; i++) {
            finite = finite && std::isfinite(x[i]);
        }
        if (o.numbers == 1) {
            const wide parameter = o.parameter == Operation<Real>::INTEGER ? static_cast<wide>(k) : static_cast<wide>(c);
            finite = finite && (o.parameter == Operation<Real>::PLAIN || std::isfinite(parameter));
            const Slopes1 s = slopes_of_one(o.name, x[0], parameter, y);
            return chained(y, p, told(s.d1, finite, y), told(s.d2, finite, y));
        }
        if (o.numbers == 2) {
            const Slopes2 s = slopes_of_two(o.name, x[0], x[1], y);
            /* Quotients like 0/0 are NaN with slopes of their own: edges.c. */
            finite = finite && y == y;
            const Slope d1[] = {told(s.a, finite, y), told(s.b, finite, y)};
            const Slope d2[] = {told(s.aa, finite, y), told(s.ab, finite, y), told(s.bb, finite, y)};
            return chained<2>(y, {&p, &q}, d1, d2);
        }
        const Slopes3 s = slopes_of_three(o.name, x[0], x[1], x[2]);
        Slope d1[3], d2[6];
        for (int i = 0; i < 3; i++) {
            d1[i] = told(s.d1[i], finite, y);
        }
        for (int i = 0; i < 6; i++) {
            d2[i] = told(s.d2[i], finite, y);
        }
        return chained<3>(y, {&p, &q, &r}, d1, d2);
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
            const bool finite = std::isfinite(x[0]->x);
            return {chained(s.c[0], *x[0], told(Slope(s.c[1], 2), finite, s.c[0]), told(Slope(s.c[2], 2), finite, s.c[0]))};
        }
        case S::CHAIN2: {
            const bool finite = std::isfinite(x[0]->x) && std::isfinite(x[1]->x);
            Slope d1[2], d2[3];
            for (int k = 0; k < 5; k++) {
                (k < 2 ? d1[k] : d2[k - 2]) = told(Slope(s.c[k + 1], 2), finite, s.c[0]);
            }
            return {chained<2>(s.c[0], {x[0], x[1]}, d1, d2)};
        }
        case S::SELECT: return {compared(s.comparison, x[0]->x, x[1]->x) ? *x[2] : *x[3]};
        case S::BRANCH: return {compared(s.comparison, x[0]->x, x[1]->x) ? one("square", *x[2]) : one("neg", *x[3])};
        case S::MULADD: return {add(mul(*x[0], *x[1]), *x[2])};
        case S::SINCOS: return {one("sin", *x[0]), one("cos", *x[0])};
        case S::SUM: return {add(add(add(add(*x[0], *x[1]), *x[2]), *x[3]), *x[4])};
        case S::DOT: return {dot({{x[0], x[4]}, {x[1], x[5]}, {x[2], x[6]}, {x[3], x[7]}})};
        case S::DOT_C: {
            N sum = mul_c(*x[0], s.c[0]);
            for (int k = 1; k < 5; k++) {
                sum = add(sum, mul_c(*x[k], s.c[k]));
            }
            return {sum};
        }
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
        case S::CUMSUM: return {*x[0], add(*x[0], *x[1]), add(add(*x[0], *x[1]), *x[2])};
        case S::MATVEC: return {dot({{x[0], x[4]}, {x[1], x[5]}}), dot({{x[2], x[4]}, {x[3], x[5]}})};
        case S::MATMUL:
            return {dot({{x[0], x[4]}, {x[1], x[6]}}), dot({{x[0], x[5]}, {x[1], x[7]}}), dot({{x[2], x[4]}, {x[3], x[6]}}),
                    dot({{x[2], x[5]}, {x[3], x[7]}})};
        case S::MAP: return {one("square", *x[0]), one("square", *x[1])};
        case S::CROSS:
            return {sub(mul(*x[1], *x[5]), mul(*x[2], *x[4])), sub(mul(*x[2], *x[3]), mul(*x[0], *x[5])), sub(mul(*x[0], *x[4]), mul(*x[1], *x[3]))};
        case S::QUAT_MUL: case S::QUAT_ROTATE: return adopted(s, x);
        default: return {apply(o, *x[0], *x[1], *x[2], s.c[0], s.k)};
        }
    }

    /* Of zeros of both signs amax and amin give the first, maximum and minimum the one of the right sign. */
    static N first_zero(N y, const N &first) {
        y.x = y.x == 0 && first.x == 0 ? first.x : y.x;
        return y;
    }

    /* Quaternions: their order of rounding is the library's own, so the value is taken over, and the derivatives are those of the formula. */
    std::vector<N> adopted(const Step<Real> &s, const N *const (&x)[8]) {
        const auto product = [](const N *const *p, const N *const *q) {
            const N *const p0 = p[0], *const p1 = p[1], *const p2 = p[2], *const p3 = p[3];
            const N *const q0 = q[0], *const q1 = q[1], *const q2 = q[2], *const q3 = q[3];
            return std::vector<N>{sub(sub(sub(mul(*p0, *q0), mul(*p1, *q1)), mul(*p2, *q2)), mul(*p3, *q3)),
                                  sub(add(add(mul(*p0, *q1), mul(*p1, *q0)), mul(*p2, *q3)), mul(*p3, *q2)),
                                  add(add(sub(mul(*p0, *q2), mul(*p1, *q3)), mul(*p2, *q0)), mul(*p3, *q1)),
                                  add(sub(add(mul(*p0, *q3), mul(*p1, *q2)), mul(*p2, *q1)), mul(*p3, *q0))};
        };
        std::vector<N> y;
        if (s.kind == Step<Real>::QUAT_MUL) {
            y = product(x, x + 4);
        } else {
            y.resize(3);
            for (N &n : y) {
                n.a = n.b = n.ab = T::lost();
            }
        }
        for (std::size_t k = 0; k < y.size(); k++) {
            y[k].x = (*primals_)[at + k];
        }
        return y;
    }

    const std::vector<Real> *primals_ = nullptr;
};

#endif
