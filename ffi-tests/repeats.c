/* Functions of loops within loops, with their derivatives: what they compute, recorded, is what they compute; and where programs are printed, loops are found
 * in them again, of every kind: grids whose edges are others, networks, totals that are carried over one loop or all, arrays that are read the other way round,
 * sequences in time. */
#ifndef TWICE_H
#define SELF "repeats.c"
#include "twice.h"
#else
#include "derivative.h"

#ifndef SINGLE
#ifdef PRINTED
enum { NESTS = 60, NEST_DIM = 5, TORUS_SIDE = 5 };
#else
enum { NESTS = 12, NEST_DIM = 4, TORUS_SIDE = 3 };
#endif
enum { NEST_IN = 128, NEST_OUT = 512, NEST_LEVELS = 3 };

/* Three loops within each other, and three more that read what these have made. */
struct nest {
    /* Turns of each, and by how much it moves the input. */
    unsigned dim[NEST_LEVELS], step[NEST_LEVELS];
    /* What is done; at which level a total begins anew (NEST_LEVELS: in every turn); whether the second loops are in the same order; whether edges are others. */
    unsigned op, begins, order, edges;
    /* By which indices constants differ, as bits. */
    unsigned varies;
    unsigned n, m;
};

static uint64_t nest_state = 99;

static unsigned nest_below(unsigned n) {
    nest_state = nest_state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(nest_state >> 40) % n;
}

static struct nest nest_drawn(void) {
    struct nest s;
    s.n = 2;
    for (unsigned l = 0; l < NEST_LEVELS; l++) {
        s.dim[l] = 1 + nest_below(NEST_DIM);
        s.step[l] = nest_below(3);
        s.n += (s.dim[l] - 1) * s.step[l];
    }
    s.op = nest_below(6), s.begins = nest_below(NEST_LEVELS + 1), s.order = nest_below(3), s.edges = nest_below(4), s.varies = nest_below(8);
    s.m = s.dim[0] * s.dim[1] + 1;
    return s;
}
#endif

/* The number that one turn of the innermost loop makes. */
static jf_num N(nest_term)(jf_eval *e, const struct nest *s, const jf_num *x, unsigned i, unsigned j, unsigned k) {
    const unsigned at = s->step[0] * i + s->step[1] * j + s->step[2] * k;
    const real c = (real)(1 + (s->varies & 1 ? i : 0) * 7 % 5 + (s->varies & 2 ? j : 0) * 5 % 7 + (s->varies & 4 ? k : 0) * 3 % 4) / 8;
    switch (s->op) {
    case 0: return jf_mul(e, x[at], x[at + 1]);
    case 1: return jf_mul_c(e, x[at], c);
    case 2: return jf_sin(e, jf_add_c(e, x[at], c));
    case 3: return jf_div(e, jf_c_sub(e, c, x[at]), jf_add_c(e, jf_square(e, x[at + 1]), 1));
    case 4: return jf_atan2(e, x[at], jf_add_c(e, x[at + 1], c));
    default: return jf_muladd(e, x[at], x[at], jf_mul_c(e, x[at + 1], c));
    }
}

FN(nest_of) {
    static jf_num made[NEST_DIM][NEST_DIM][NEST_DIM];
    const struct nest *s = user;
    const jf_num *x = in[0];
    jf_num total = x[0];
    for (unsigned i = 0; i < s->dim[0]; i++) {
        total = s->begins == 1 ? x[1] : total;
        for (unsigned j = 0; j < s->dim[1]; j++) {
            total = s->begins == 2 ? jf_const(e, (real)0.25) : total;
            for (unsigned k = 0; k < s->dim[2]; k++) {
                const int edge = s->edges & 1 && (j == 0 || j + 1 == s->dim[1]);
                const jf_num t = edge ? jf_neg(e, x[k % s->n]) : N(nest_term)(e, s, x, i, j, k);
                total = s->begins == NEST_LEVELS ? t : s->op % 2 ? jf_add(e, total, t) : jf_sub(e, jf_mul_c(e, total, (real)0.5), t);
                made[i][j][k] = total;
            }
        }
    }
    /* Sums of what was made, as it was made, or along the first index. */
    for (unsigned i = 0; i < s->dim[0]; i++) {
        for (unsigned j = 0; j < s->dim[1]; j++) {
            jf_num sum = s->edges & 2 ? x[1] : total;
            for (unsigned k = 0; k < s->dim[2]; k++) {
                const jf_num v = s->order == 0 ? made[i][j][k] : s->order == 1 ? made[i][s->dim[1] - 1 - j][k] : made[s->dim[0] - 1 - i][j][s->dim[2] - 1 - k];
                sum = jf_add(e, sum, jf_mul(e, v, x[(i + k) % s->n]));
            }
            out[0][i * s->dim[1] + j] = sum;
        }
    }
    out[0][s->m - 1] = total;
    return 0;
}

TEST(loops_within_loops) {
    for (unsigned trial = 0; trial < NESTS; trial++) {
        struct nest s = nest_drawn();
        const size_t n = s.n, m = s.m;
        jf_context *c = N(context)(1, 4000, 4);
        const jf_func f = N(blocks)(c, N(nest_of), LENGTHS(n, END, m, END, END), &s);
        real x[NEST_IN], y[2][NEST_OUT], v[NEST_IN], jv[2][NEST_OUT];
        for (size_t k = 0; k < n; k++) {
            x[k] = (real)((double)(k * 37 % 11) / 8 - 0.5), v[k] = (real)((double)(k * 17 % 7) / 4 - 0.75);
        }
        const real *const in[] = {x, v};
        real *out[] = {y[0]}, *tangents[] = {jv[0]};
        const jf_program *p = N(program_of)(c, f, in);
        CHECK_INT(jf_jvp(c, f, in, in + 1, NULL, out, tangents), JF_OK);
        const uint32_t flags[] = {0, JF_DERIVE_FINITE, JF_DERIVE_ASSUME_FINITE};
        for (unsigned k = 0; k < LENGTH(flags); k++) {
            jf_status status;
            const jf_derivative what = {.kind = JF_DERIVE_JVP, .flags = JF_DERIVE_VALUES | flags[k], .directions = 1};
            const jf_program *q = N(derivative)(p, NULL, &what, &status);
            CHECK_INT(status, JF_OK);
            real *const found[] = {y[1], jv[1]};
            CHECK_INT(jf_run(N(runner)(q, 1), 1, in, NULL, found, NULL, NULL), JF_OK);
            for (size_t i = 0; i < m; i++) {
                CHECK_SAME(y[1][i], y[0][i]);
                CHECK(flags[k] == JF_DERIVE_ASSUME_FINITE ? jv[1][i] == jv[0][i] : !memcmp(&jv[1][i], &jv[0][i], sizeof jv[0][i]));
            }
        }
        free_memory();
    }
}

/* A step of diffusion and reaction on a torus of side cells each way, several times. */
#ifndef SINGLE
struct torus {
    unsigned side, steps;
};
#endif

FN(torus_of) {
    static jf_num u[2][TORUS_SIDE * TORUS_SIDE];
    const struct torus *s = user;
    const unsigned side = s->side;
    for (unsigned k = 0; k < side * side; k++) {
        u[0][k] = in[0][k];
    }
    for (unsigned step = 0; step < s->steps; step++) {
        const jf_num *from = u[step % 2];
        for (unsigned i = 0; i < side; i++) {
            for (unsigned j = 0; j < side; j++) {
                const jf_num here = from[i * side + j], up = from[(i + side - 1) % side * side + j], down = from[(i + 1) % side * side + j];
                const jf_num left = from[i * side + (j + side - 1) % side], right = from[i * side + (j + 1) % side];
                const jf_num around = jf_add(e, jf_add(e, up, down), jf_add(e, left, right));
                const jf_num spread = jf_mul_c(e, jf_sub(e, around, jf_mul_c(e, here, 4)), (real)0.125);
                u[(step + 1) % 2][i * side + j] = jf_add(e, jf_add(e, here, spread), jf_mul(e, here, jf_c_sub(e, 1, here)));
            }
        }
    }
    for (unsigned k = 0; k < side * side; k++) {
        out[0][k] = u[s->steps % 2][k];
    }
    return 0;
}

TEST(a_torus_in_time) {
    for (unsigned side = 1; side <= TORUS_SIDE; side++) {
        struct torus s = {side, 1 + side % 3};
        const size_t n = (size_t)side * side;
        jf_context *c = N(context)(1, 4000, 8);
        const jf_func f = N(blocks)(c, N(torus_of), LENGTHS(n, END, n, END, END), &s);
        real x[TORUS_SIDE * TORUS_SIDE], y[2][TORUS_SIDE * TORUS_SIDE], jac[2][TORUS_SIDE * TORUS_SIDE * TORUS_SIDE * TORUS_SIDE];
        for (size_t k = 0; k < n; k++) {
            x[k] = (real)((double)(k * 29 % 13) / 16);
        }
        const real *const in[] = {x};
        real *out[] = {y[0]};
        const jf_program *p = N(program_of)(c, f, in);
        CHECK_INT(jf_jacfwd(c, f, in, NULL, &(jf_matrix){.data = jac[0]}, out), JF_OK);
        const uint32_t flags[] = {0, JF_DERIVE_FINITE, JF_DERIVE_ASSUME_FINITE};
        for (unsigned k = 0; k < LENGTH(flags); k++) {
            jf_status status;
            const jf_program *q = N(derivative)(p, NULL, &(jf_derivative){.kind = JF_DERIVE_JACOBIAN, .flags = JF_DERIVE_VALUES | flags[k]}, &status);
            CHECK_INT(status, JF_OK);
            real *const found[] = {y[1], jac[1]};
            CHECK_INT(jf_run(N(runner)(q, 1), 1, in, NULL, found, NULL, NULL), JF_OK);
            for (size_t i = 0; i < n * n; i++) {
                CHECK(flags[k] == JF_DERIVE_ASSUME_FINITE ? jac[1][i] == jac[0][i] : !memcmp(&jac[1][i], &jac[0][i], sizeof jac[0][i]));
                CHECK_SAME(y[1][i % n], y[0][i % n]);
            }
        }
        free_memory();
    }
}

/* Turns of an outer loop whose first are others: they read what was made one by one, in another order. A loop in its body keeps what it makes for the next turn;
 * or one around another is no loop, because what it reads is nowhere in one array. */
#ifndef SINGLE
enum { LATE_TURNS = 8, LATE_INNER = 6, LATE_IN = 64, LATE_OUT = 256 };

struct late {
    unsigned more;
    bool deep;
};
#endif

static jf_num N(late_one)(jf_eval *e, unsigned k, jf_num x) {
    switch (k % 8) {
    case 0: return jf_sin(e, x);
    case 1: return jf_cos(e, x);
    case 2: return jf_exp(e, x);
    case 3: return jf_tanh(e, x);
    case 4: return jf_sinh(e, x);
    case 5: return jf_atan(e, x);
    case 6: return jf_asinh(e, x);
    default: return jf_erf(e, x);
    }
}

FN(late_of) {
    const struct late *s = user;
    const jf_num *x = in[0];
    jf_num v[LATE_TURNS], u[LATE_INNER], next[LATE_INNER], *y = out[0], *const end = y + LATE_OUT;
    for (unsigned k = 0; k < LATE_TURNS; k++) {
        v[k] = N(late_one)(e, k, x[k]);
    }
    for (unsigned k = 0; k < LATE_INNER; k++) {
        u[k] = N(late_one)(e, k + 3, x[10 + k]);
    }
    /* All but the first are read by loops, so that these stand in one array. */
    for (unsigned k = 1; k < LATE_TURNS; k++) {
        *y++ = jf_mul_c(e, jf_sqrt(e, jf_add(e, v[k], jf_add_c(e, jf_square(e, x[20 + k]), 4))), (real)0.5);
    }
    for (unsigned k = 1; k < LATE_INNER; k++) {
        *y++ = jf_log(e, jf_add_c(e, jf_square(e, jf_add(e, u[k], x[30 + k])), 1));
    }
    for (unsigned i = 0; i < LATE_TURNS; i++) {
        const jf_num t = jf_sub(e, v[i], x[40 + i]), sine = jf_sin(e, t);
        for (unsigned j = 0; j < LATE_INNER; j++) {
            jf_num a = jf_sub(e, u[j], sine);
            for (unsigned k = 0; k < (s->deep ? 4u : 1u); k++) {
                jf_num b = jf_cos(e, jf_add(e, jf_sin(e, jf_mul(e, a, x[50 + k])), sine));
                b = jf_neg(e, jf_square(e, jf_tanh(e, jf_sub(e, b, x[40 + i]))));
                next[j] = b;
                if (s->deep) {
                    *y++ = jf_mul(e, jf_exp(e, b), t);
                }
            }
        }
        for (unsigned j = 0; j < LATE_INNER && !s->deep; j++) {
            u[j] = jf_tanh(e, jf_mul(e, next[j], sine));
            *y++ = jf_mul(e, u[j], t);
        }
        jf_num z = jf_mul(e, sine, x[60]);
        for (unsigned k = 0; k < s->more; k++) {
            z = k % 3 == 0 ? jf_sin(e, z) : k % 3 == 1 ? jf_tanh(e, z) : jf_atan(e, z);
        }
        *y++ = z;
    }
    while (y < end) {
        *y++ = x[LATE_IN - 1];
    }
    return 0;
}

TEST(turns_that_begin_otherwise) {
    for (unsigned trial = 0; trial < 18; trial++) {
        struct late s = {trial % 9 * 3 + trial / 9, trial >= 9};
        const size_t n = LATE_IN, m = LATE_OUT;
        jf_context *c = N(context)(1, 4000, 4);
        const jf_func f = N(blocks)(c, N(late_of), LENGTHS(n, END, m, END, END), &s);
        real x[LATE_IN], y[2][LATE_OUT];
        for (size_t k = 0; k < n; k++) {
            x[k] = (real)((double)(k * 37 % 41) / 41);
        }
        const real *const in[] = {x};
        jf_recording *r = N(recording_of)(c, f, in);
        const jf_program *p = N(built)(r);
#ifdef PRINTED
        /* Each of them. */
        printed_tried = 0;
#endif
        N(print)(p, jf_program_bytes(r));
        CHECK_INT(jf_call(c, f, in, NULL, (real *[]){y[0]}), JF_OK);
        CHECK_INT(jf_run(N(runner)(p, 1), 1, in, NULL, (real *[]){y[1]}, NULL, NULL), JF_OK);
        CHECK(N(equal)(y[1], y[0], m));
        free_memory();
    }
}

static void N(all)(void) {
    RUN(loops_within_loops);
    RUN(a_torus_in_time);
    RUN(turns_that_begin_otherwise);
}

#endif
