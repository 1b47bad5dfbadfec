/* A random program over every operation: read from bytes, run on handles of the library, and on the oracle's numbers. */
#ifndef PROGRAM_HPP
#define PROGRAM_HPP

#include "bytes.hpp"
#include "operation.hpp"
#include "slopes.hpp"

#include <algorithm>
#include <cstdio>

template <class Real>
struct Step {
    enum Kind {
        OPERATION, CONSTANT, DETACH, COPY, CHAIN, CHAIN2, SELECT, BRANCH, MULADD, SINCOS, SUM, DOT, DOT_C, NORM2SQ, PROD, AMAX, AMIN,
        NORM, LOGSUMEXP, SOFTMAX, CUMSUM, MATVEC, MATVEC_C, MATMUL, MATMUL_C, CROSS, QUAT_MUL, QUAT_ROTATE, MAP, UNIFORM, NORMAL, SCOPE,
        RELEASED, RULE, PARAMETER, KINDS
    } kind = OPERATION;
    std::size_t operation = 0;
    /* Places in the pool of numbers. */
    std::size_t at[8] = {};
    Real c[6] = {};
    int k = 0;
    int comparison = 0;
};

template <class Real>
struct Program {
    std::size_t inputs = 1;
    std::vector<Step<Real>> steps;
    std::vector<std::size_t> outputs;

    /* Numbers a step adds to the pool. */
    static std::size_t results(const Step<Real> &s) {
        using S = Step<Real>;
        switch (s.kind) {
        case S::SINCOS: case S::MATVEC: case S::MATVEC_C: case S::MAP: return 2;
        case S::SOFTMAX: case S::CUMSUM: case S::CROSS: case S::QUAT_ROTATE: return 3;
        case S::MATMUL: case S::MATMUL_C: case S::QUAT_MUL: return 4;
        default: return 1;
        }
    }

    static Program read(Bytes &bytes, std::size_t inputs, std::size_t outputs) {
        Program p;
        p.inputs = inputs;
        std::size_t pool = inputs;
        for (std::size_t count = 1 + bytes.below(20); count > 0 && pool > 0; count--) {
            Step<Real> s;
            /* Half of them plain operations. */
            if (bytes.below(2) != 0) {
                s.kind = static_cast<typename Step<Real>::Kind>(bytes.below(Step<Real>::KINDS));
            }
            s.operation = bytes.below(Operation<Real>::all().size());
            for (auto &at : s.at) {
                /* The newest more often: long chains. */
                at = bytes.below(2) ? pool - 1 - bytes.below(std::min<std::size_t>(pool, 4)) : bytes.below(pool);
            }
            for (auto &c : s.c) {
                c = bytes.real<Real>();
            }
            s.k = static_cast<int>(bytes.below(11)) - 4;
            s.comparison = static_cast<int>(bytes.below(6));
            pool += results(s);
            p.steps.push_back(s);
        }
        for (std::size_t o = 0; o < outputs; o++) {
            p.outputs.push_back(bytes.below(3) ? pool - 1 - bytes.below(std::min<std::size_t>(pool, 6)) : bytes.below(pool));
        }
        return p;
    }

    /* Whether it draws, which has to be allowed. */
    bool draws() const {
        return std::any_of(steps.begin(), steps.end(), [](const Step<Real> &s) { return s.kind == s.UNIFORM || s.kind == s.NORMAL; });
    }

    void print() const {
        std::printf("program of %zu inputs, %s\n", inputs, sizeof(Real) == 8 ? "double" : "float");
        std::size_t pool = inputs;
        for (const auto &s : steps) {
            std::printf("  x%zu = kind %d %s(", pool, s.kind, s.kind == Step<Real>::OPERATION || s.kind == Step<Real>::MAP || s.kind == Step<Real>::SCOPE ? Operation<Real>::all()[s.operation].name : "");
            for (const auto at : s.at) {
                std::printf("x%zu ", at);
            }
            std::printf("; %a %a; %d; %d)\n", static_cast<double>(s.c[0]), static_cast<double>(s.c[1]), s.k, s.comparison);
            pool += results(s);
        }
    }
};

/* The rule that programs call, and the parameters they read: x0*x1 + x1*x2 + x2*x2/2, with second derivatives that all differ: what is supplied counts. */
template <class Real>
struct Given {
    static constexpr Real parameters[2] = {Real(-1.5), Real(3)};

    static int rule(const Real *x, Real *y, Real *dy, Real *d2y, void *) {
        *y = x[0] * x[1] + x[1] * x[2] + x[2] * x[2] / 2;
        if (dy) {
            dy[0] = x[1], dy[1] = x[0] + x[2], dy[2] = x[1] + x[2];
        }
        if (d2y) {
            static constexpr Real all[6] = {2, 1, Real(-0.5), 3, Real(0.25), Real(1.5)};
            std::copy(all, all + 6, d2y);
        }
        return 0;
    }
};

template <class T>
bool compared(int how, T a, T b) {
    switch (how) {
    case 0: return a < b;
    case 1: return a <= b;
    case 2: return a > b;
    case 3: return a >= b;
    case 4: return a == b;
    default: return a != b;
    }
}

#endif
