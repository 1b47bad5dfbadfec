/* Random functions that add, multiply, ask and loop, recorded on some of their paths: at any other point the same bits as the function itself, and a hit
 * exactly where the path is known. */
#ifndef TWICE_H
#define SELF "recorded_random.c"
#include <stddef.h>
enum { INPUTS = 4, OUTPUTS = 4, STEPS = 26, POOL = INPUTS + 3 * STEPS, KINDS = 30, TRACE = 160, PATHS = 12 };
/* What is more often drawn: sums of products, or everything. */
#ifdef __x86_64__
enum { FUNCTIONS = 600 };
#else
/* Emulated processors take a hundred times as long. */
enum { FUNCTIONS = 120 };
#endif
enum { SUMS, ALL, QUESTIONS, FLAVOURS };
struct step {
    unsigned kind, a, b, c, d;
    int constant;
};
#include "twice.h"
#else
#define DERIVED_EACH 12
#include "recorded.h"

typedef struct {
    unsigned steps, out[OUTPUTS];
    struct step step[STEPS];
    /* The answers of the last run, one after the other. */
    unsigned char answers[TRACE];
    unsigned asked;
} N(function);

static bool N(answered)(N(function) *f, bool answer) {
    if (f->asked < TRACE) {
        f->answers[f->asked++] = answer;
    }
    return answer;
}

static real N(constant)(int k) {
    static const real all[] = {2, (real)0.3, -1, 1, (real)-0.5, 4, 0, (real)-0.0, (real)1.7, -3, 1000, (real)1e-30};
    return all[(unsigned)k % LENGTH(all)];
}

static jf_num N(polynomial)(jf_eval *e, jf_num x, unsigned terms) {
    jf_num y = jf_const(e, 1);
    for (unsigned k = 0; k < terms; k++) {
        y = k % 3 ? jf_muladd(e, y, x, jf_const(e, N(constant)((int)k))) : jf_sub(e, jf_mul(e, y, x), jf_mul_c(e, x, N(constant)((int)k + 2)));
    }
    return y;
}

FN(runs) {
    N(function) *f = user;
    jf_num p[POOL];
    unsigned count = INPUTS;
    memcpy(p, in[0], sizeof *p * INPUTS);
    f->asked = 0;
    for (unsigned i = 0; i < f->steps; i++) {
        const struct step *s = &f->step[i];
        /* The newest more often. */
#define PICK(k) p[(k) % 3 ? (k) / 3 % count : count - 1 - (k) / 3 % (count < 4 ? count : 4)]
        const jf_num a = PICK(s->a), b = PICK(s->b), c = PICK(s->c), d = PICK(s->d);
        const real r = N(constant)(s->constant);
        jf_num y = a;
        switch (s->kind) {
        case 0: y = jf_add(e, jf_mul(e, a, b), jf_mul(e, c, d)); break;
        case 1: y = jf_sub(e, jf_mul(e, a, b), jf_mul(e, c, d)); break;
        case 2: y = jf_sub(e, c, jf_mul(e, a, b)); break;
        case 3: y = jf_add(e, jf_mul_c(e, c, r), a); break;
        case 4: y = jf_muladd(e, a, b, c); break;
        case 5: y = jf_add(e, a, b); break;
        case 6: y = jf_sub(e, a, b); break;
        case 7: y = jf_mul(e, a, b); break;
        case 8: y = jf_sub(e, jf_add(e, jf_sub(e, a, jf_mul_c(e, b, r)), jf_mul(e, c, d)), d); break;
        case 9: y = jf_dot_c(e, 4, (real[]){r, 2, -1, r}, (jf_num[]){a, b, c, d}); break;
        case 10: y = jf_dot(e, 2, (jf_num[]){a, b}, (jf_num[]){c, d}); break;
        case 11: y = jf_sum(e, 12, (jf_num[]){a, b, c, d, a, b, d, a, jf_mul(e, a, d), jf_mul(e, b, d), c, c}); break;
        case 12: p[count++] = y = jf_mul(e, a, b), y = jf_add(e, y, c); break;
        case 13: y = jf_mul_c(e, a, r); break;
        case 14: y = jf_add_c(e, a, r); break;
        case 15: y = jf_div_c(e, jf_neg(e, a), r); break;
        case 16: y = jf_c_sub(e, r, a); break;
        case 17: y = jf_square(e, jf_neg(e, a)); break;
        case 18: jf_sincos(e, a, &p[count], &y), count++; break;
        case 19: y = jf_const(e, r); break;
        case 20: y = jf_tanh(e, a); break;
        case 21: y = N(answered)(f, jf_lt(e, a, b)) ? jf_sub(e, c, d) : jf_mul(e, c, d); break;
        case 22: y = N(answered)(f, jf_ge_c(e, a, r)) ? (p[count++] = jf_exp(e, jf_tanh(e, b)), jf_mul(e, b, c)) : c; break;
        case 23: y = N(polynomial)(e, a, 1 + s->b % 8); break;
        case 24:
            /* A loop as long as it takes, at most five times. */
            for (unsigned k = 0; k < 5 && N(answered)(f, jf_lt_c(e, y, 1 + r * r)); k++) {
                y = jf_add(e, jf_add(e, y, jf_square(e, b)), jf_const(e, 0.25));
            }
            break;
        case 25:
            /* Branches in branches; the square is of use in one of them alone. */
            y = jf_square(e, d);
            if (N(answered)(f, jf_gt(e, a, c))) {
                if (N(answered)(f, jf_isfinite(e, b))) {
                    y = jf_sin(e, b);
                } else {
                    y = jf_add(e, y, a);
                }
            } else if (N(answered)(f, jf_le(e, b, d))) {
                y = jf_cos(e, b);
            }
            break;
        case 26: y = jf_select_lt(e, a, b, c, d); break;
        case 27: y = jf_detach(e, a); break;
        case 28: y = N(answered)(f, jf_isnan(e, a)) ? jf_const(e, r) : N(answered)(f, jf_ne(e, a, b)) ? jf_sqrt(e, jf_abs(e, a)) : b; break;
        default: y = jf_chain(e, a, r, 2, 3); break;
        }
        p[count++] = y;
    }
    for (unsigned k = 0; k < OUTPUTS; k++) {
        out[0][k] = PICK(f->out[k]);
    }
    return 0;
}

static void N(compose)(N(function) *f, unsigned flavour) {
    f->steps = 1 + recorded_below(STEPS);
    for (unsigned i = 0; i < STEPS; i++) {
        struct step *s = &f->step[i];
        s->kind = flavour == SUMS && recorded_below(8) ? recorded_below(14) : flavour == QUESTIONS && recorded_below(2) ? 21 + recorded_below(5) : recorded_below(KINDS);
        s->a = recorded_below(1000), s->b = recorded_below(1000), s->c = recorded_below(1000), s->d = recorded_below(1000);
        s->constant = (int)recorded_below(100);
    }
    for (unsigned k = 0; k < OUTPUTS; k++) {
        f->out[k] = recorded_below(1000);
    }
}

static void N(point)(real *x) {
    const unsigned how = recorded_below(3);
    for (unsigned k = 0; k < INPUTS; k++) {
        x[k] = how == 0 ? N(any)() : how == 1 && k == recorded_below(INPUTS) ? N(any)() : N(usual)();
    }
}

TEST(random_functions_have_the_bits_of_the_function_on_every_path) {
    unsigned long hits = 0, misses = 0, most = 0;
    for (unsigned k = 0; k < FUNCTIONS; k++) {
        static char name[40];
        snprintf(name, sizeof name, "function %u", k);
        part = name;
        recorded_state = k + 1;
        N(function) f;
        N(compose)(&f, k % FLAVOURS);
        real x[INPUTS];
        N(point)(x);
        N(recorded) s = N(record)(N(runs), INPUTS, OUTPUTS, &f, x, JF_MISS_CALLS);
        unsigned char paths[PATHS][TRACE] = {{0}};
        unsigned n_paths = 1, lengths[PATHS] = {f.asked};
        memcpy(paths[0], f.answers, f.asked);
        for (unsigned tries = 0; tries < 24; tries++) {
            /* Which path is it? */
            if (tries) {
                N(point)(x);
            }
            const real *in[] = {x};
            CHECK_INT(jf_call(s.own, s.f, in, NULL, NULL), JF_OK);
            unsigned known = 0;
            while (known < n_paths && (lengths[known] != f.asked || memcmp(paths[known], f.answers, f.asked) != 0)) {
                known++;
            }
            const size_t found = N(agrees)(&s, x, __LINE__);
            CHECK_INT(found, known < n_paths ? 3 : 0);
            found ? hits++ : misses++;
            if (known < n_paths) {
                if (tries % 8 == 0) {
                    CHECK_INT(jf_record_path(s.r, in), JF_SAME_PATH);
                    CHECK_INT(number_after(jf_message(s.c), "it is path "), known);
                }
            } else if (n_paths < PATHS && tries % 2) {
                CHECK_INT(jf_record_path(s.r, in), JF_OK);
                lengths[n_paths] = f.asked;
                memcpy(paths[n_paths++], f.answers, f.asked);
                N(rebuild)(&s, JF_MISS_CALLS);
                CHECK_INT(N(agrees)(&s, x, __LINE__), 3);
            }
        }
        most += n_paths > 4;
        free_memory();
    }
    /* It has seen what it is for. */
    CHECK(hits > 10 * FUNCTIONS && misses > FUNCTIONS && most > FUNCTIONS / 15);
}

TEST(what_paths_need_one_by_one_is_enough_for_all_of_them) {
    for (unsigned k = 0; k < FUNCTIONS; k++) {
        recorded_state = k + 1;
        N(function) f;
        N(compose)(&f, k % FLAVOURS);
        jf_context *c = N(context)(1, 1000, 1);
        const jf_func g = N(simple)(c, N(runs), INPUTS, OUTPUTS, &f);
        static real x[PATHS][INPUTS];
        size_t sum = 0;
        for (unsigned path = 0; path < PATHS; path++) {
            N(point)(x[path]);
            sum += jf_record_scratch(c, g, (const real *[]){x[path]}, NULL);
        }
        jf_recording *r;
        CHECK_INT(jf_record(c, g, (const real *[]){x[0]}, NULL, memory(sum), sum, &r), JF_OK);
        for (unsigned path = 1; path < PATHS; path++) {
            const jf_status status = jf_record_path(r, (const real *[]){x[path]});
            CHECK(status == JF_OK || status == JF_SAME_PATH);
        }
        CHECK(jf_program_bytes(r) > 0);
        free_memory();
    }
}

static void N(all)(void) {
    RUN(random_functions_have_the_bits_of_the_function_on_every_path);
    RUN(what_paths_need_one_by_one_is_enough_for_all_of_them);
}

#endif
