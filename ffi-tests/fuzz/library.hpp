/* Runs a program on the library's handles. */
#ifndef LIBRARY_HPP
#define LIBRARY_HPP

#include "program.hpp"
#include "shape.hpp"

/* Keeps the values that it saw in each pass, unless it is not to: a function that asks for values cannot be recorded. */
template <class Real>
struct Library {
    using abi = jacfwd::detail::abi<Real>;
    using num = typename abi::num;
    using eval = typename abi::eval;

    const Program<Real> *program = nullptr;
    const Shape *shape = nullptr;
    bool watched = true;
    std::vector<std::vector<Real>> passes;

    static int call(eval *e, const num *const *in, num *const *out, void *user) {
        auto &self = *static_cast<Library *>(user);
        std::vector<num> pool;
        for (std::size_t a = 0; a < self.shape->in.size(); a++) {
            pool.insert(pool.end(), in[a], in[a] + self.shape->in[a]);
        }
        for (const auto &s : self.program->steps) {
            step(e, s, pool);
        }
        auto result = self.program->outputs.begin();
        for (std::size_t o = 0; o < self.shape->out.size(); o++) {
            for (std::size_t i = 0; i < self.shape->out[o]; i++) {
                out[o][i] = pool[*result++];
            }
        }
        if (self.watched && !abi::failed(e)) {
            std::vector<Real> primals;
            for (const num x : pool) {
                primals.push_back(abi::primal(e, x));
            }
            self.passes.push_back(primals);
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
        case S::BRANCH: y[0] = asked(e, s, x[0], x[1]) ? abi::square(e, x[2]) : abi::neg(e, x[3]); break;
        case S::MULADD: y[0] = abi::muladd(e, x[0], x[1], x[2]); break;
        case S::SINCOS: abi::sincos(e, x[0], y, y + 1); break;
        case S::SUM: y[0] = abi::sum(e, 5, x); break;
        case S::DOT: y[0] = abi::dot(e, 4, x, x + 4); break;
        case S::DOT_C: y[0] = abi::dot_c(e, 5, s.c, x); break;
        case S::NORM2SQ: y[0] = abi::norm2sq(e, 4, x); break;
        case S::PROD: y[0] = abi::prod(e, 3, x); break;
        case S::AMAX: y[0] = abi::amax(e, 2, x); break;
        case S::AMIN: y[0] = abi::amin(e, 2, x); break;
        case S::NORM: y[0] = abi::norm(e, 3, x); break;
        case S::LOGSUMEXP: y[0] = abi::logsumexp(e, 3, x); break;
        case S::SOFTMAX: abi::softmax(e, 3, x, y); break;
        case S::CUMSUM: abi::cumsum(e, 3, x, y); break;
        case S::MATVEC: abi::matvec(e, 2, 2, x, x + 4, y); break;
        case S::MATVEC_C: abi::matvec_c(e, 2, 3, s.c, x, y); break;
        case S::MATMUL: abi::matmul(e, 2, 2, 2, x, x + 4, y); break;
        case S::MATMUL_C: abi::matmul_c(e, 2, 3, 2, s.c, x, y); break;
        case S::UNIFORM: y[0] = abi::uniform(e); break;
        case S::NORMAL: y[0] = abi::normal(e); break;
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
        case S::RULE: y[0] = abi::call_rule(e, "given", 3, x); break;
        case S::PARAMETER: y[0] = abi::parameter(e, s.at[0] % 2); break;
        case S::RELEASED:
            y[1] = abi::sin(e, x[0]);
            y[0] = o.call(e, x, s.c[0], s.k);
            abi::release(e, y[1]);
            break;
        default: y[0] = o.call(e, x, s.c[0], s.k); break;
        }
        pool.insert(pool.end(), y, y + Program<Real>::results(s));
    }

private:
    /* A comparison of two numbers, or with a plain real, or what kind of number it is. */
    static bool asked(eval *e, const Step<Real> &s, num a, num b) {
        bool (*const compare[])(eval *, num, num) = {abi::lt, abi::le, abi::gt, abi::ge, abi::eq, abi::ne};
        bool (*const compare_c[])(eval *, num, Real) = {abi::lt_c, abi::le_c, abi::gt_c, abi::ge_c, abi::eq_c, abi::ne_c};
        switch (s.k) {
        case 0: return abi::isnan(e, a);
        case 1: return abi::isinf(e, a);
        case 2: return abi::isfinite(e, a);
        case 3: return abi::signbit(e, a);
        default: return s.k < 0 ? compare_c[s.comparison](e, a, s.c[0]) : compare[s.comparison](e, a, b);
        }
    }
};

#endif
