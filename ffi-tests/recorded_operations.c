/* Every operation, every question, functions over arrays of every length, draws and supplied derivatives, recorded and replayed. */
#ifndef TWICE_H
#define SELF "recorded_operations.c"
#include "operations.h"
#include <stdbool.h>
/* What a function over an array does, and how long it is. */
struct over {
    unsigned which, n;
};
/* Which question, and of what. */
struct asking {
    unsigned which;
    bool same;
};
#include "twice.h"
#else
#include "call.h"
#include "recorded.h"

TEST(every_operation_has_its_bits_at_awkward_points) {
    static const real parameters[] = {2, (real)-0.5, 0, 1, INFINITY, NAN};
    static const int exponents[] = {2, -3, 0, 1, 1000, INT32_MIN};
    for (size_t k = 0; k < LENGTH(N(table)); k++) {
        N(operation) o = N(table)[k];
        part = o.name;
        o.n = o.kind == ARRAY ? 4 : 0;
        for (size_t way = 0; way < (has_parameter(o.kind) ? LENGTH(parameters) : 1); way++) {
            o.parameter = parameters[way], o.exponent = exponents[way];
            N(recorded) s = N(record)(N(one), 4, 1, &o, (real[]){(real)0.5, (real)0.75, 2, 1}, JF_MISS_FAILS);
            for (unsigned i = 0; i < 60; i++) {
                const real x[] = {i < 21 ? N(awkward)[i] : N(any)(), N(any)(), N(any)(), N(any)()};
                CHECK_INT(N(agrees)(&s, x, __LINE__), 3);
            }
            free_memory();
        }
    }
}

#ifndef SINGLE
enum { OVER = 9, LONGEST = 300 };
static const char *const over_arrays[OVER] = {"sum", "prod", "norm", "norm2sq", "amax", "amin", "logsumexp", "softmax", "cumsum"};
#endif

/* Inputs again and again, with a constant and a number of its own between. */
FN(over_array) {
    const struct over *o = user;
    static jf_num a[LONGEST], y[LONGEST];
    const jf_num own = jf_mul(e, in[0][0], in[0][1]), constant = jf_const(e, (real)1.25);
    y[0] = constant;
    for (unsigned k = 0; k < o->n; k++) {
        a[k] = k % 7 == 5 ? own : k % 11 == 6 ? constant : in[0][k % 3];
        y[k] = constant;
    }
    jf_num r = constant, last = constant;
    switch (o->which) {
    case 0: r = jf_sum(e, o->n, a); break;
    case 1: r = jf_prod(e, o->n, a); break;
    case 2: r = jf_norm(e, o->n, a); break;
    case 3: r = jf_norm2sq(e, o->n, a); break;
    case 4: r = jf_amax(e, o->n, a); break;
    case 5: r = jf_amin(e, o->n, a); break;
    case 6: r = jf_logsumexp(e, o->n, a); break;
    default:
        o->which == 7 ? jf_softmax(e, o->n, a, y) : jf_cumsum(e, o->n, a, y);
        r = y[0];
        last = o->n ? y[o->n - 1] : last;
        break;
    }
    out[0][0] = r;
    out[0][1] = last;
    out[0][2] = jf_mul(e, jf_add(e, r, last), own);
    return 0;
}

TEST(functions_over_arrays_of_every_length) {
    static const unsigned lengths[] = {0, 1, 2, 3, 5, 17, 253, 254, 255, 256, 300};
    for (unsigned which = 0; which < OVER; which++) {
        for (size_t k = 0; k < LENGTH(lengths); k++) {
            part = over_arrays[which];
            struct over o = {which, lengths[k]};
            /* The largest and the smallest of nothing are errors. */
            if (o.n == 0 && (which == 4 || which == 5)) {
                jf_context *c = N(context)(1, 20, 2);
                const jf_func f = N(simple)(c, N(over_array), 3, 3, &o);
                const real x[] = {1, 2, 3}, *const in[] = {x};
                jf_recording *r;
                const jf_status own = jf_call(c, f, in, NULL, NULL);
                const jf_status recorded = jf_record(c, f, in, NULL, memory(RECORDED_SCRATCH), RECORDED_SCRATCH, &r);
                CHECK_INT(recorded, own);
                if (own != JF_OK) {
                    CHECK(r == NULL);
                    continue;
                }
            }
            N(recorded) s = N(record)(N(over_array), 3, 3, &o, (real[]){1, 2, (real)0.5}, JF_MISS_FAILS);
            for (unsigned i = 0; i < (o.n > 20 ? 12u : 60u); i++) {
                const real x[] = {i < 21 ? N(awkward)[i] : N(any)(), i % 3 ? N(usual)() : N(any)(), i % 2 ? N(usual)() : N(any)()};
                CHECK_INT(N(agrees)(&s, x, __LINE__), 3);
            }
            free_memory();
        }
    }
}

#ifndef SINGLE
enum { QUESTIONS = 6 + 6 + 6 + 4 };
#endif

FN(asks) {
    const struct asking *asking = user;
    const jf_num a = in[0][0], b = asking->same ? a : in[0][1], x = jf_sin(e, in[0][2]), z = jf_square(e, in[0][2]);
    const real c = 1;
    bool yes = false;
    jf_num y = x;
    switch (asking->which) {
#define QUESTION(k, name) \
    case k: yes = jf_##name(e, a, b); break; \
    case k + 6: yes = jf_##name##_c(e, a, c); break; \
    case k + 12: y = jf_select_##name(e, a, b, x, z), yes = true; break;
    QUESTION(0, lt) QUESTION(1, le) QUESTION(2, gt) QUESTION(3, ge) QUESTION(4, eq) QUESTION(5, ne)
    case 18: yes = jf_isnan(e, a); break;
    case 19: yes = jf_isinf(e, a); break;
    case 20: yes = jf_isfinite(e, a); break;
    default: yes = jf_signbit(e, a); break;
    }
    out[0][0] = yes ? y : z;
    /* Used on one way alone, and on both. */
    const jf_num early = jf_exp(e, b);
    out[0][1] = yes ? jf_mul(e, early, a) : jf_const(e, yes);
    out[0][2] = jf_add(e, y, jf_mul_c(e, x, yes));
    return 0;
}

TEST(every_question_is_answered_anew) {
    static const char *const names[] = {"lt", "le", "gt", "ge", "eq", "ne"};
    for (unsigned k = 0; k < 2 * QUESTIONS; k++) {
        static char name[32];
        struct asking asking = {k / 2, k % 2 != 0};
        snprintf(name, sizeof name, "%s %u", asking.which < 18 ? names[asking.which % 6] : "class", asking.which);
        part = name;
        const bool guards = asking.which < 12 || asking.which > 17;
        N(recorded) s = N(record)(N(asks), 3, 3, &asking, (real[]){1, 2, 3}, JF_MISS_CALLS);
        unsigned hits = 0, misses = 0;
        for (size_t paths = 1; paths < 3; paths++) {
            bool other = false;
            for (size_t i = 0; i < LENGTH(N(awkward)); i++) {
                for (size_t j = 0; j < LENGTH(N(awkward)); j++) {
                    const real x[] = {N(awkward)[i], N(awkward)[j], i % 2 ? N(usual)() : N(any)()}, *const in[] = {x};
                    const size_t found = N(agrees)(&s, x, __LINE__);
                    CHECK(found == 3 || (found == 0 && guards && paths == 1));
                    found ? hits++ : misses++;
                    if (!found && paths == 1 && !other && j > 10) {
                        CHECK_INT(jf_record_path(s.r, in), JF_OK);
                        other = true;
                    }
                }
            }
            if (paths == 1) {
                N(rebuild)(&s, JF_MISS_CALLS);
            }
        }
        /* No number is less than itself, nor more: there is one path. */
        CHECK(hits > 0 && (misses > 0) == (guards && !(asking.same && (asking.which == 0 || asking.which == 2))));
        free_memory();
    }
}

FN(supplies) {
    const real *c = user;
    const jf_num a = jf_chain(e, in[0][0], c[0], c[1], c[2]);
    out[0][0] = jf_add(e, a, jf_chain2(e, in[0][0], in[0][1], c[0], c[1], c[2], c[3], c[4], c[5]));
    out[0][1] = jf_mul(e, jf_detach(e, a), in[0][1]);
    /* Of one number twice, and the same once more. */
    out[0][2] = jf_mul(e, jf_chain2(e, a, a, c[0], c[1], c[2], c[3], c[4], c[5]), jf_chain(e, in[0][0], c[0], c[1], c[2]));
    out[0][3] = jf_chain2(e, in[0][1], jf_const(e, 2), c[0], c[1], c[2], c[3], c[4], c[5]);
    return 0;
}

TEST(supplied_derivatives_are_kept) {
    for (unsigned k = 0; k < 60; k++) {
        real c[6];
        for (unsigned i = 0; i < 6; i++) {
            c[i] = k ? N(any)() : (real)i;
        }
        N(recorded) s = N(record)(N(supplies), 2, 4, c, (real[]){1, 2}, JF_MISS_FAILS);
        for (unsigned i = 0; i < 21; i++) {
            CHECK_INT(N(agrees)(&s, (real[]){N(awkward)[i], N(any)()}, __LINE__), 3);
        }
        free_memory();
    }
}

/* Whether there are as many results as before, all in other places of memory, or the same one everywhere. */
FN(repeats) {
    for (unsigned k = 0; k < RECORDED_OUT; k++) {
        out[0][k] = in[0][0];
    }
    if (user) {
        out[0][3] = jf_sin(e, in[0][0]), out[0][5] = jf_sin(e, in[0][0]), out[0][7] = jf_const(e, NAN), out[0][9] = jf_const(e, (real)-0.0);
    }
    return 0;
}

TEST(outputs_that_are_inputs_or_constants_or_one_number) {
    int sines;
    for (int way = 0; way < 2; way++) {
        N(recorded) s = N(record)(N(repeats), 1, RECORDED_OUT, way ? &sines : NULL, (real[]){1}, JF_MISS_FAILS);
        for (unsigned i = 0; i < LENGTH(N(awkward)); i++) {
            CHECK_INT(N(agrees)(&s, (real[]){N(awkward)[i]}, __LINE__), 3);
        }
        /* A context of as many numbers as the program needs, for first and for second order. */
        const size_t numbers = jf_program_numbers(s.p);
        CHECK(numbers >= RECORDED_OUT + 1);
        const real x = 2, *const in[] = {&x};
        real y[RECORDED_OUT], hess[RECORDED_OUT];
        for (size_t order = 1; order < 3; order++) {
            jf_context *c = N(context)(2, order * numbers, 2);
            jf_func f;
            CHECK_INT(jf_load(c, s.p, &f), JF_OK);
            CHECK_INT(order == 1 ? jf_jacfwd(c, f, in, NULL, NULL, (real *[]){y}) : jf_hessian(c, f, in, NULL, (real *[]){hess}, NULL, (real *[]){y}), JF_OK);
            CHECK(y[0] == 2 && y[RECORDED_OUT - 1] == 2);
            c = N(context)(2, order * numbers - 1, 2);
            if (order == 1) {
                CHECK_INT(jf_load(c, s.p, &f), JF_OUT_OF_NUMBERS);
                CHECK_INT(number_after(jf_message(c), "at least "), numbers);
            } else {
                CHECK_INT(jf_load(c, s.p, &f), JF_OK);
                CHECK_INT(jf_hessian(c, f, in, NULL, (real *[]){hess}, NULL, (real *[]){y}), JF_OUT_OF_NUMBERS);
            }
        }
        free_memory();
    }
}

/* Five numbers alive at once, and no more results than one. */
FN(needs_many) {
    jf_num y[4];
    for (int k = 0; k < 4; k++) {
        y[k] = jf_pow_c(e, in[0][0], (real)(k + 2));
    }
    out[0][0] = jf_mul(e, jf_mul(e, y[0], y[1]), jf_mul(e, y[2], y[3]));
    return 0;
}

TEST(second_order_takes_twice_the_numbers_and_says_so) {
    N(recorded) s = N(record)(N(needs_many), 1, 1, NULL, (real[]){1}, JF_MISS_FAILS);
    const size_t numbers = jf_program_numbers(s.p);
    CHECK(numbers > 3);
    const real x = 2, *const in[] = {&x};
    real y, hess, expected;
    CHECK_INT(jf_hessian(s.own, s.f, in, NULL, (real *[]){&expected}, NULL, (real *[]){&y}), JF_OK);
    for (size_t room = numbers; room <= 2 * numbers; room++) {
        jf_context *c = N(context)(2, room, 2);
        jf_func f;
        CHECK_INT(jf_load(c, s.p, &f), JF_OK);
        CHECK_INT(jf_jacobian(c, f, &x, &y, NULL), JF_OK);
        N(fill)(&hess, 1);
        const jf_status status = jf_hessian(c, f, in, NULL, (real *[]){&hess}, NULL, (real *[]){&y});
        CHECK_INT(status, room < 2 * numbers ? JF_OUT_OF_NUMBERS : JF_OK);
        CHECK(room < 2 * numbers ? N(untouched)(&hess, 1) : hess == expected);
        if (status == JF_OUT_OF_NUMBERS) {
            CHECK_SAYS(jf_message(c), "numbers");
        }
    }
}

static void N(all)(void) {
    RUN(every_operation_has_its_bits_at_awkward_points);
    RUN(functions_over_arrays_of_every_length);
    RUN(every_question_is_answered_anew);
    RUN(supplied_derivatives_are_kept);
    RUN(outputs_that_are_inputs_or_constants_or_one_number);
    RUN(second_order_takes_twice_the_numbers_and_says_so);
}

#endif
