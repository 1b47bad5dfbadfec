/* Random programs over many operations, against a naive dual number, and against themselves: in chunks, as a call, in the least memory. */
#ifndef TWICE_H
struct step {
    unsigned op, a, b, c;
    double r;
};
enum { OPS = 33, INPUTS = 9, OUTPUTS = 4, STEPS = 20, POOL = INPUTS + 4 * STEPS, PROGRAMS = 100 };
struct program {
    unsigned inputs, outputs, steps, out[OUTPUTS];
    struct step step[STEPS];
};
#define SELF "programs.c"
#include "twice.h"
#else

#ifndef SINGLE
/* The naive dual number: one direction, a zero tangent stays zero whatever the slope. */
typedef struct {
    double v, d;
} naive;

static naive chained(double v, double slope, naive x) { return (naive){v, x.d == 0 ? 0 : slope * x.d}; }
static naive naive_add(naive a, naive b) { return (naive){a.v + b.v, a.d + b.d}; }
static naive naive_neg(naive a) { return (naive){-a.v, -a.d}; }
static naive naive_sub(naive a, naive b) { return naive_add(a, naive_neg(b)); }
static naive naive_mul(naive a, naive b) { return naive_add(chained(a.v * b.v, b.v, a), (naive){0, a.v * b.d}); }
static naive naive_const(double r) { return (naive){r, 0}; }
static naive naive_add_c(naive a, double r) { return (naive){a.v + r, a.d}; }
static naive naive_mul_c(naive a, double r) { return (naive){a.v * r, a.d * r}; }
static naive naive_c_sub(double r, naive a) { return naive_add_c(naive_neg(a), r); }
static naive naive_recip(naive a) { return chained(1 / a.v, -1 / (a.v * a.v), a); }
static naive naive_div(naive a, naive b) { return naive_mul(a, naive_recip(b)); }
static naive naive_c_div(double r, naive a) { return naive_mul_c(naive_recip(a), r); }
static naive naive_square(naive a) { return naive_mul(a, a); }
static naive naive_sqrt(naive a) { return chained(sqrt(a.v), 0.5 / sqrt(a.v), a); }
static naive naive_exp(naive a) { return chained(exp(a.v), exp(a.v), a); }
static naive naive_log(naive a) { return chained(log(a.v), 1 / a.v, a); }
static naive naive_sin(naive a) { return chained(sin(a.v), cos(a.v), a); }
static naive naive_cos(naive a) { return chained(cos(a.v), -sin(a.v), a); }
static naive naive_tan(naive a) { return chained(tan(a.v), 1 + tan(a.v) * tan(a.v), a); }
static naive naive_tanh(naive a) { return chained(tanh(a.v), 1 - tanh(a.v) * tanh(a.v), a); }
static naive naive_hypot(naive a, naive b) { return naive_sqrt(naive_add(naive_square(a), naive_square(b))); }
static naive naive_fmax(naive a, naive b) { return a.v > b.v ? a : b; }
static naive naive_copy(naive a) { return a; }
static naive naive_detach(naive a) { return naive_const(a.v); }
static naive naive_muladd(naive a, naive b, naive c) { return naive_add(naive_mul(a, b), c); }

static naive naive_atan2(naive a, naive b) {
    const double square = a.v * a.v + b.v * b.v;
    return naive_add(chained(atan2(a.v, b.v), b.v / square, a), chained(0, -a.v / square, b));
}

static void naive_sincos(naive a, naive *s, naive *c) { *s = naive_sin(a), *c = naive_cos(a); }

static naive naive_sum(unsigned n, const naive *a) { return n == 0 ? naive_const(0) : naive_add(naive_sum(n - 1, a), a[n - 1]); }

static naive naive_dot(unsigned n, const naive *a, const naive *b) {
    return n == 0 ? naive_const(0) : naive_add(naive_dot(n - 1, a, b), naive_mul(a[n - 1], b[n - 1]));
}

static naive naive_norm2sq(unsigned n, const naive *a) { return naive_dot(n, a, a); }
static naive naive_prod(unsigned n, const naive *a) { return n == 0 ? naive_const(1) : naive_mul(naive_prod(n - 1, a), a[n - 1]); }

static naive naive_logsumexp(unsigned n, const naive *a) {
    naive sum = naive_const(0);
    for (unsigned i = 0; i < n; i++) {
        sum = naive_add(sum, naive_exp(a[i]));
    }
    return naive_log(sum);
}

static void naive_softmax(unsigned n, const naive *a, naive *y) {
    const naive all = naive_logsumexp(n, a);
    for (unsigned i = 0; i < n; i++) {
        y[i] = naive_exp(naive_sub(a[i], all));
    }
}

static void naive_cumsum(unsigned n, const naive *a, naive *y) {
    for (unsigned i = 0; i < n; i++) {
        y[i] = naive_sum(i + 1, a);
    }
}

static void naive_matvec(unsigned rows, unsigned cols, const naive *m, const naive *x, naive *y) {
    for (unsigned i = 0; i < rows; i++) {
        y[i] = naive_dot(cols, m + i * cols, x);
    }
}

static void naive_cross(const naive *a, const naive *b, naive *y) {
    for (unsigned i = 0; i < 3; i++) {
        const unsigned j = (i + 1) % 3, k = (i + 2) % 3;
        y[i] = naive_sub(naive_mul(a[j], b[k]), naive_mul(a[k], b[j]));
    }
}

/* (w, u) (x, v) = (wx - u.v, wv + xu + u x v) */
static void naive_quat_mul(const naive *p, const naive *q, naive *y) {
    naive across[3];
    naive_cross(p + 1, q + 1, across);
    y[0] = naive_sub(naive_mul(p[0], q[0]), naive_dot(3, p + 1, q + 1));
    for (unsigned i = 0; i < 3; i++) {
        y[1 + i] = naive_add(naive_add(naive_mul(p[0], q[1 + i]), naive_mul(q[0], p[1 + i])), across[i]);
    }
}

/* v + 2w (u x v) + 2 u x (u x v) */
static void naive_quat_rotate(const naive *q, const naive *v, naive *y) {
    naive once[3], twice[3];
    naive_cross(q + 1, v, once);
    naive_cross(q + 1, once, twice);
    for (unsigned i = 0; i < 3; i++) {
        y[i] = naive_add(v[i], naive_mul_c(naive_add(naive_mul(q[0], once[i]), twice[i]), 2));
    }
}

static uint64_t state;
static unsigned below(unsigned n) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)((state >> 33) % n);
}

/* A multiple of 1/64 between -1 and 1, not 0. */
static double fraction(void) { return (below(2) ? 1 : -1) * (1 + (double)below(63)) / 64; }

static void compose(struct program *p) {
    p->inputs = 1 + below(INPUTS), p->outputs = 1 + below(OUTPUTS), p->steps = 1 + below(STEPS);
    for (unsigned i = 0; i < p->steps; i++) {
        p->step[i] = (struct step){below(OPS), below(1000), below(1000), below(1000), fraction()};
    }
    for (unsigned i = 0; i < OUTPUTS; i++) {
        p->out[i] = below(1000);
    }
}
#endif

static naive N(naive_dot_c)(unsigned n, const real *c, const naive *a) {
    return n == 0 ? naive_const(0) : naive_add(N(naive_dot_c)(n - 1, c, a), naive_mul_c(a[n - 1], (double)c[n - 1]));
}

#define STEP library_step
#define NUM jf_num
#define E jf_eval *e
#define OF(name, ...) jf_##name(e, __VA_ARGS__)
/* A sum and a product that are given back, one by scope and one by release. */
#define SCRATCH(y, a, b)                                          \
    do {                                                          \
        const size_t mark = jf_scope_begin(e);                    \
        const jf_num sum = jf_add(e, a, b);                       \
        jf_num kept = jf_mul(e, sum, sum);                        \
        jf_scope_end(e, mark, &kept, 1);                          \
        (y) = jf_sin(e, kept);                                    \
        jf_release(e, kept);                                      \
    } while (0)
#include "program.h"
#undef STEP
#undef NUM
#undef E
#undef OF
#undef SCRATCH

#define STEP naive_step
#define NUM naive
#define E int unused
#define OF(name, ...) naive_##name(__VA_ARGS__)
#define naive_dot_c N(naive_dot_c)
#define SCRATCH(y, a, b) ((void)unused, (y) = naive_sin(naive_square(naive_add(a, b))))
#include "program.h"
#undef STEP
#undef NUM
#undef E
#undef OF
#undef SCRATCH
#undef naive_dot_c

FN(run) {
    const struct program *program = user;
    jf_num pool[POOL];
    unsigned count = program->inputs;
    memcpy(pool, in[0], count * sizeof *pool);
    for (unsigned i = 0; i < program->steps; i++) {
        count = N(library_step)(e, &program->step[i], pool, count);
    }
    for (unsigned i = 0; i < program->outputs; i++) {
        out[0][i] = pool[(count - 1 + program->out[i]) % count];
    }
    return 0;
}

static void N(run_naive)(const struct program *program, const real *x, unsigned direction, naive *y) {
    naive pool[POOL];
    unsigned count = program->inputs;
    for (unsigned i = 0; i < count; i++) {
        pool[i] = (naive){(double)x[i], i == direction};
    }
    for (unsigned i = 0; i < program->steps; i++) {
        count = N(naive_step)(0, &program->step[i], pool, count);
    }
    for (unsigned i = 0; i < program->outputs; i++) {
        y[i] = pool[(count - 1 + program->out[i]) % count];
    }
}

TEST(random_programs_have_the_derivatives_of_naive_dual_numbers) {
    state = 1;
    for (unsigned k = 0; k < PROGRAMS; k++) {
        part = "random programs";
        struct program program;
        compose(&program);
        const size_t n = program.inputs, m = program.outputs;
        real x[INPUTS], y[3][OUTPUTS], jac[3][OUTPUTS * INPUTS];
        for (size_t i = 0; i < n; i++) {
            x[i] = (real)fraction();
        }
        jf_context *c = N(context)(1, 2 * POOL + 40, 1 + below(INPUTS));
        const jf_func f = N(simple)(c, N(run), n, m, &program);
        const real *in[] = {x};
        const jf_options chunks = {.chunk = 1 + below(INPUTS)};
        CHECK_INT(jf_jacfwd(c, f, in, NULL, &(jf_matrix){.data = jac[0]}, (real *[]){y[0]}), JF_OK);
        const size_t peak = jf_numbers_peak(c);
        for (size_t j = 0; j < n; j++) {
            naive expected[OUTPUTS];
            N(run_naive)(&program, x, (unsigned)j, expected);
            for (size_t i = 0; i < m; i++) {
                /* Twenty steps magnify rounding errors; a wrong slope is off by more. */
                const double most = 1e5 * (double)EPS;
                CHECK_NEAR((double)y[0][i], expected[i].v, most);
                CHECK_NEAR((double)jac[0][i * n + j], expected[i].d, most * (1 + fabs(expected[i].d)));
            }
        }
        CHECK_INT(jf_jacfwd(c, f, in, &chunks, &(jf_matrix){.data = jac[1]}, (real *[]){y[1]}), JF_OK);
        CHECK(N(equal)(jac[0], jac[1], m * n) && N(equal)(y[0], y[1], m));
        CHECK_INT(jf_call(c, f, in, NULL, (real *[]){y[1]}), JF_OK);
        CHECK(N(equal)(y[0], y[1], m));

        part = "the least memory, and one number less";
        c = N(context)(1, peak, 3);
        const jf_func least = N(simple)(c, N(run), n, m, &program);
        CHECK_INT(jf_jacfwd(c, least, in, NULL, &(jf_matrix){.data = jac[1]}, (real *[]){y[1]}), JF_OK);
        CHECK(N(equal)(jac[0], jac[1], m * n) && N(equal)(y[0], y[1], m));
        c = N(context)(1, peak - 1, 3);
        const jf_func starved = N(simple)(c, N(run), n, m, &program);
        N(fill)(jac[2], m * n);
        N(fill)(y[2], m);
        CHECK_INT(jf_jacfwd(c, starved, in, NULL, &(jf_matrix){.data = jac[2]}, (real *[]){y[2]}), JF_OUT_OF_NUMBERS);
        CHECK(N(untouched)(jac[2], m * n) && N(untouched)(y[2], m));
        free_memory();
    }
}

static void N(all)(void) { RUN(random_programs_have_the_derivatives_of_naive_dual_numbers); }

#endif
