/* Rules and parameters: derivatives of a function that is given, eager and recorded, and programs that find rules by their names. */
#ifndef TWICE_H
#define SELF "rules.c"
#include "twice.h"
#else
#include "recorded.h"

#ifndef SINGLE
enum { MOST = 16 };
/* What a rule was asked for, and how often. */
static struct {
    unsigned calls, with_slopes, with_curvatures;
} asked;
/* What a rule that stops returns. */
static int stops;
#endif

static void N(note)(const real *dy, const real *d2y) {
    asked.calls++, asked.with_slopes += dy != NULL, asked.with_curvatures += d2y != NULL;
}

#define REAL real
#define RULE(name) JOIN_(name##_of, PRECISION)
#include "powers.h"
#undef REAL
#undef RULE

#define POWERS(n) \
    static int N(powers##n)(const real *x, real *y, real *dy, real *d2y, void *user) { \
        N(note)(dy, d2y);                                                                                \
        return N(powers_of)(n, x, y, dy, d2y, *(const real *)user);                                      \
    }
POWERS(1)
POWERS(2)
POWERS(3)
POWERS(5)
POWERS(16)

static int N(cubic)(const real *x, real *y, real *dy, real *d2y, void *user) {
    N(note)(dy, d2y);
    N(cubic_of)(x, y, dy, d2y, *(const real *)user);
    return stops;
}

static int N(picky)(const real *x, real *y, real *dy, real *d2y, void *user) {
    (void)user, (void)d2y;
    return N(picky_of)(x, y, dy);
}

/* Leaves everything unwritten. */
static int N(lazy)(const real *x, real *y, real *dy, real *d2y, void *user) {
    (void)x, (void)y, (void)dy, (void)d2y, (void)user;
    return 0;
}

static real N(two) = 2, N(five) = 5;

static void N(known)(jf_context *c) {
    CHECK_INT(jf_register_rule(c, "cubic", 2, N(cubic), &N(two)), JF_OK);
}

FN(calls_cubic) {
    const jf_num x[2] = {jf_sin(e, in[0][0]), jf_mul(e, in[0][1], in[0][0])};
    out[0][0] = jf_mul(e, jf_call_rule(e, "cubic", 2, x), in[0][1]);
    out[0][1] = jf_call_rule(e, "cubic", 2, in[0]);
    return 0;
}

/* The same by operations of the library whose derivatives are supplied. */
FN(chains_cubic) {
    const jf_num x[2] = {jf_sin(e, in[0][0]), jf_mul(e, in[0][1], in[0][0])}, *pairs[2] = {x, in[0]};
    jf_num y[2];
    for (int k = 0; k < 2; k++) {
        const real a[2] = {jf_primal(e, pairs[k][0]), jf_primal(e, pairs[k][1])};
        real value, d1[2], d2[3];
        N(cubic)(a, &value, d1, d2, &N(two));
        y[k] = jf_chain2(e, pairs[k][0], pairs[k][1], value, d1[0], d1[1], d2[0], d2[1], d2[2]);
    }
    out[0][0] = jf_mul(e, y[0], in[0][1]);
    out[0][1] = y[1];
    return 0;
}

TEST(two_inputs_have_the_bits_of_supplied_derivatives) {
    jf_context *c = N(context)(2, 40, 3);
    N(known)(c);
    const jf_func f = N(simple)(c, N(calls_cubic), 2, 2, NULL), g = N(simple)(c, N(chains_cubic), 2, 2, NULL);
    for (int t = 0; t < 200; t++) {
        const real x[2] = {N(any)(), N(any)()}, *const in[] = {x};
        real y[2][2], jac[2][4], hess[2][8];
        for (int k = 0; k < 2; k++) {
            CHECK_INT(jf_hessian(c, k ? g : f, in, NULL, (real *[]){hess[k]}, &(jf_matrix){.data = jac[k]}, (real *[]){y[k]}), JF_OK);
        }
        N(differ)("value", y[0], y[1], 2, x, 2, __LINE__);
        N(differ)("derivative", jac[0], jac[1], 4, x, 2, __LINE__);
        N(differ)("second derivative", hess[0], hess[1], 8, x, 2, __LINE__);
    }
}

#ifndef SINGLE
static const struct {
    const char *name;
    size_t n;
} sizes[] = {{"powers_1", 1}, {"powers_2", 2}, {"powers_3", 3}, {"powers_5", 5}, {"powers_16", 16}};
#endif

static const jf_rule N(of_size)[] = {N(powers1), N(powers2), N(powers3), N(powers5), N(powers16)};

/* Rule *user of those at numbers that depend on several inputs each. */
FN(calls_powers) {
    const int k = *(const int *)user;
    jf_num x[MOST];
    for (size_t i = 0; i < sizes[k].n; i++) {
        x[i] = jf_add_c(e, jf_mul(e, in[0][i % 3], in[0][(i + 1) % 3]), (real)1 + (real)i / 8);
    }
    out[0][0] = jf_call_rule(e, sizes[k].name, sizes[k].n, x);
    return 0;
}

/* The same function by multiplications. */
FN(multiplies) {
    const int k = *(const int *)user;
    jf_num y = jf_const(e, 2);
    for (size_t i = 0; i < sizes[k].n; i++) {
        const jf_num x = jf_add_c(e, jf_mul(e, in[0][i % 3], in[0][(i + 1) % 3]), (real)1 + (real)i / 8);
        y = jf_mul(e, y, i % 2 ? jf_square(e, x) : x);
    }
    out[0][0] = y;
    return 0;
}

TEST(any_number_of_inputs_has_the_derivatives_of_the_function) {
    static const real x[] = {(real)0.75, (real)-0.5, (real)0.375}, *const in[] = {x};
    for (int k = 0; k < (int)LENGTH(sizes); k++) {
        jf_context *c = N(context)(2, 200, 2);
        CHECK_INT(jf_register_rule(c, sizes[k].name, sizes[k].n, N(of_size)[k], &N(two)), JF_OK);
        const jf_func f = N(simple)(c, N(calls_powers), 3, 1, &k), g = N(simple)(c, N(multiplies), 3, 1, &k);
        real y[2], jac[2][3], hess[2][9];
        for (int of = 0; of < 2; of++) {
            CHECK_INT(jf_hessian(c, of ? g : f, in, NULL, (real *[]){hess[of]}, &(jf_matrix){.data = jac[of]}, (real *[]){&y[of]}), JF_OK);
        }
        const double most = sizeof(real) == 4 ? 4e-5 : 1e-13;
        CHECK_NEAR(y[0], y[1], most * fabs((double)y[1]));
        for (int i = 0; i < 3; i++) {
            CHECK_NEAR(jac[0][i], jac[1][i], most * (fabs((double)jac[1][i]) + fabs((double)y[1])));
            for (int j = 0; j < 3; j++) {
                const double size = fabs((double)hess[1][3 * i + j]) + fabs((double)y[1]);
                CHECK_NEAR(hess[0][3 * i + j], hess[1][3 * i + j], 10 * most * size);
                CHECK_SAME(hess[0][3 * i + j], hess[0][3 * j + i]);
            }
        }
        /* Alone, with the values of second order, the first derivatives are the same bits. */
        real alone[3];
        CHECK_INT(jf_jacobian(c, f, x, NULL, alone), JF_OK);
        CHECK(N(bits)(alone, jac[0], 3));
        free_memory();
    }
}

TEST(a_rule_is_asked_for_what_the_pass_needs) {
    jf_context *c = N(context)(1, 40, 2);
    N(known)(c);
    const jf_func f = N(simple)(c, N(calls_cubic), 2, 2, NULL);
    const real x[] = {1, 2}, *const in[] = {x};
    real jac[4], hess[8];
    memset(&asked, 0, sizeof asked);
    CHECK_INT(jf_call(c, f, in, NULL, NULL), JF_OK);
    CHECK_INT(asked.calls, 2), CHECK_INT(asked.with_slopes, 0), CHECK_INT(asked.with_curvatures, 0);
    CHECK_INT(jf_jacobian(c, f, x, NULL, jac), JF_OK);
    CHECK_INT(asked.calls, 4), CHECK_INT(asked.with_slopes, 2), CHECK_INT(asked.with_curvatures, 0);
    CHECK_INT(jf_hessian(c, f, in, NULL, (real *[]){hess}, NULL, NULL), JF_OK);
    CHECK(asked.with_curvatures >= 2 && asked.with_curvatures == asked.calls - 4);
}

TEST(what_a_rule_leaves_unwritten_is_nan) {
    jf_context *c = N(context)(1, 40, 2);
    CHECK_INT(jf_register_rule(c, "cubic", 2, N(lazy), NULL), JF_OK);
    const jf_func f = N(simple)(c, N(calls_cubic), 2, 2, NULL);
    const real x[] = {1, 2}, *const in[] = {x};
    real y[2], jac[4], hess[8];
    CHECK_INT(jf_hessian(c, f, in, NULL, (real *[]){hess}, &(jf_matrix){.data = jac}, (real *[]){y}), JF_OK);
    CHECK(isnan(y[1]) && isnan(jac[2]) && isnan(jac[3]) && isnan(hess[4]) && isnan(hess[5]) && isnan(hess[7]));
    CHECK((jf_flags(c) & JF_FLAG_DOMAIN) != 0);
    CHECK_SAYS(jf_flag_place(c, JF_FLAG_DOMAIN), "call_rule");
}

/* Of two contexts with one rule, a program of one of them attached in the other, whose rules have other numbers. */
TEST(programs_call_rules_by_name) {
    jf_context *own = N(context)(1, 400, 3), *c = N(context)(1, 400, 3);
    N(known)(own);
    CHECK_INT(jf_register_rule(c, "other", 2, N(lazy), NULL), JF_OK);
    N(known)(c);
    N(recorded) s = {own, c, N(simple)(own, N(calls_cubic), 2, 2, NULL), N(simple)(c, N(calls_cubic), 2, 2, NULL), 2, 2, NULL, NULL, 0, {NULL, NULL}};
    const real x[] = {(real)0.5, 2}, *const in[] = {x};
    s.r = N(recording_of)(own, s.f, in);
    N(rebuild)(&s, JF_MISS_FAILS);
    for (int t = 0; t < 300; t++) {
        const real at[] = {N(any)(), N(any)()};
        CHECK_INT(N(agrees)(&s, at, __LINE__), 3);
    }
    /* A name that gets another rule gets it in programs, too. */
    real before, after;
    CHECK_INT(jf_call(c, s.g, in, NULL, (real *[]){(real[2]){0}}), JF_OK);
    CHECK_INT(jf_jacobian(c, s.g, x, (real[2]){0}, NULL), JF_OK);
    real y[2];
    CHECK_INT(jf_call(c, s.g, in, NULL, (real *[]){y}), JF_OK);
    before = y[1];
    CHECK_INT(jf_register_rule(c, "cubic", 2, N(cubic), &N(five)), JF_OK);
    CHECK_INT(jf_call(c, s.g, in, NULL, (real *[]){y}), JF_OK);
    after = y[1];
    CHECK_SAME(before * 5 / 2, after);
    CHECK_INT(jf_path_hits(c, s.g) > 300, 1);
    /* The same program, whatever the numbers of the rules are. */
    const size_t bytes = jf_program_bytes(s.r);
    jf_recording *r;
    const jf_program *p;
    void *again = memory(bytes);
    CHECK_INT(jf_attach(c, s.g, NULL, 0), JF_OK);
    CHECK_INT(jf_record(c, s.g, in, NULL, memory(RECORDED_SCRATCH), RECORDED_SCRATCH, &r), JF_OK);
    CHECK_INT(jf_program_bytes(r), bytes);
    CHECK_INT(jf_program_build(r, again, bytes, &p), JF_OK);
    CHECK(memcmp(again, s.p, bytes) == 0);
}

TEST(all_sizes_are_recorded) {
    for (int k = 0; k < (int)LENGTH(sizes); k++) {
        jf_context *own = N(context)(1, 400, 3), *c = N(context)(1, 400, 3);
        for (int of = 0; of < 2; of++) {
            CHECK_INT(jf_register_rule(of ? c : own, sizes[k].name, sizes[k].n, N(of_size)[k], &N(two)), JF_OK);
        }
        N(recorded) s = {own, c, N(simple)(own, N(calls_powers), 3, 1, &k), N(simple)(c, N(calls_powers), 3, 1, &k), 3, 1, NULL, NULL, 0, {NULL, NULL}};
        const real x[] = {(real)0.5, 2, 3}, *const in[] = {x};
        s.r = N(recording_of)(own, s.f, in);
        N(rebuild)(&s, JF_MISS_FAILS);
        for (int t = 0; t < 60; t++) {
            const real at[] = {N(any)(), N(any)(), N(any)()};
            CHECK_INT(N(agrees)(&s, at, __LINE__), 3);
        }
        free_memory();
    }
}

FN(calls_picky) {
    out[0][0] = jf_call_rule(e, "picky", 1, in[0]);
    return 0;
}

/* An output that is there before either call, and is not written if one of them fails. */
FN(calls_picky_twice) {
    const jf_num y = jf_call_rule(e, "picky", 1, in[0]);
    out[0][0] = jf_mul_c(e, in[0][1], 2);
    out[0][1] = jf_mul(e, y, jf_call_rule(e, "picky", 1, in[0] + 1));
    out[0][2] = y;
    return 0;
}

/* Value, derivative and second derivative of a function, by programs that call its rules, of how many ways. */
TEST(derivative_programs_call_rules_with_their_slopes) {
    for (int k = 0; k < (int)LENGTH(sizes); k++) {
        jf_context *c = N(context)(2, 400, 3);
        CHECK_INT(jf_register_rule(c, sizes[k].name, sizes[k].n, N(of_size)[k], &N(two)), JF_OK);
        const jf_func f = N(simple)(c, N(calls_powers), 3, 1, &k);
        const real first[] = {(real)0.5, 2, 3}, *const at[] = {first};
        const jf_program *const p = N(program_of)(c, f, at);
        static const uint32_t flags[] = {0, JF_DERIVE_FINITE, JF_DERIVE_ASSUME_FINITE};
        for (size_t way = 0; way < LENGTH(flags); way++) {
            const uint32_t kinds[] = {JF_DERIVE_JACOBIAN, JF_DERIVE_HESSIAN};
            for (size_t order = 0; order < 2; order++) {
                jf_status status;
                const jf_program *const q = N(derivative)(p, NULL, &(jf_derivative){.kind = kinds[order], .flags = JF_DERIVE_VALUES | flags[way]}, &status);
                CHECK_INT(status, JF_OK);
                jf_runner *const run = N(runner)(q, 8);
                enum { POINTS = 40 };
                real x[POINTS][3], y[POINTS], d[POINTS][9];
                uint8_t missed[POINTS];
                for (int t = 0; t < POINTS; t++) {
                    for (int i = 0; i < 3; i++) {
                        x[t][i] = way == 2 ? N(usual)() : N(any)();
                    }
                }
                const real *const in[] = {x[0]};
                real *const out[] = {y, d[0]};
                const ptrdiff_t strides[] = {1, 9};
                CHECK_INT(jf_run(run, POINTS, in, NULL, out, strides, missed), JF_UNKNOWN_RULE);
                CHECK_INT(jf_runner_rules(run, c), JF_OK);
                asked.calls = asked.with_slopes = asked.with_curvatures = 0;
                const jf_status ran = jf_run(run, POINTS, in, NULL, out, strides, missed);
                CHECK(ran == JF_OK || (way == 1 && ran == JF_GUARD_MISSED));
                /* Value and slopes by one call, once more where something is not finite. */
                CHECK(asked.calls >= POINTS && asked.with_slopes == asked.calls && asked.with_curvatures == (order ? asked.calls : 0));
                for (int t = 0; t < POINTS; t++) {
                    real value, jac[3], hess[9];
                    const real *const here[] = {x[t]};
                    CHECK_INT(jf_hessian(c, f, here, NULL, (real *[]){hess}, &(jf_matrix){.data = jac}, (real *[]){&value}), JF_OK);
                    if (missed[t]) {
                        continue;
                    }
                    N(differ)("value", &value, y + t, 1, x[t], 3, __LINE__);
                    real *const expected = order ? hess : jac;
                    for (int i = 0; way == 2 && i < (order ? 9 : 3); i++) {
                        /* Zeros have any sign here. */
                        expected[i] += 0, d[t][i] += 0;
                    }
                    N(differ)("derivative", expected, d[t], order ? 9 : 3, x[t], 3, __LINE__);
                }
            }
        }
        free_memory();
    }
}

TEST(rules_that_fail_stop_a_run) {
    jf_context *c = N(context)(3, 60, 2), *other = N(context)(2, 60, 2);
    CHECK_INT(jf_register_rule(c, "picky", 1, N(picky), NULL), JF_OK);
    const real x[] = {(real)0.5, -2, 3}, *const in[] = {x};
    const jf_program *const p = N(program_of)(c, N(simple)(c, N(calls_picky), 1, 1, NULL), in);
    jf_status status;
    const jf_program *const q = N(derivative)(p, NULL, &(jf_derivative){.kind = JF_DERIVE_JACOBIAN}, &status);
    CHECK_INT(status, JF_OK);
    jf_runner *const run = N(runner)(q, 8);
    CHECK_INT(jf_runner_rules(NULL, c), JF_NULL);
    CHECK_INT(jf_runner_rules(run, NULL), JF_NULL);
    CHECK_INT(jf_runner_rules(run, other), JF_UNKNOWN_RULE);
    CHECK_INT(jf_register_rule(other, "picky", 2, N(cubic), &N(two)), JF_OK);
    CHECK_INT(jf_runner_rules(run, other), JF_UNKNOWN_RULE);
    CHECK_INT(jf_runner_rules(run, c), JF_OK);
    real d[3] = {9, 9, 9};
    CHECK_INT(jf_run(run, 2, in, NULL, (real *[]){d}, NULL, NULL), JF_OK);
    CHECK(d[0] == 1 && d[1] == -4 && d[2] == 9);
    CHECK_INT(jf_run(run, 3, in, NULL, (real *[]){d}, NULL, NULL), 7);
    CHECK_INT(jf_run(run, 2, in, NULL, (real *[]){d}, NULL, NULL), JF_OK);
    jf_recording *const r = N(recording_of)(c, N(simple)(c, N(calls_picky_twice), 2, 3, NULL), in);
    const jf_program *const twice = N(built)(r);
    N(print)(twice, jf_program_bytes(r));
    CHECK(N(derivative)(twice, NULL, &(jf_derivative){.kind = JF_DERIVE_HESSIAN, .flags = JF_DERIVE_VALUES}, &status) != NULL);
    /* A rule with slopes is not run by a context. */
    CHECK_INT(jf_attach(c, N(simple)(c, N(calls_picky), 1, 1, NULL), q, JF_MISS_CALLS), JF_UNSUPPORTED);
}

FN(calls_unknown) {
    out[0][0] = jf_call_rule(e, user, 1, in[0]);
    return 0;
}

static void N(append)(const char *piece, size_t length, void *user) {
    strncat(user, piece, length);
}

TEST(rules_that_are_not_there) {
    jf_context *c = N(context)(3, 60, 2);
    N(known)(c);
    const real x[] = {1, 2}, *const in[] = {x};
    real y = -1;
    char name[40] = "nobody";
    const jf_func f = N(simple)(c, N(calls_unknown), 1, 1, name);
    const char *const none[] = {"nobody", "", "cubi", "cubic2", "cubic", "no name", "a234567890123456789012345678901"};
    for (size_t k = 0; k < LENGTH(none); k++) {
        strcpy(name, none[k]);
        CHECK_INT(jf_jacobian(c, f, x, &y, NULL), JF_UNKNOWN_RULE);
        CHECK_SAYS(jf_message(c), "1 input");
        CHECK_SAYS(jf_message(c), "call_rule");
        CHECK_SAME(y, -1);
    }
    CHECK_INT(jf_jacobian(c, N(simple)(c, N(calls_unknown), 1, 1, NULL), x, &y, NULL), JF_NULL);
    CHECK_SAYS(jf_message(c), "name must not be NULL");
    /* A program that calls a rule which a context lacks, or has with more inputs. */
    const jf_func g = N(simple)(c, N(calls_cubic), 2, 2, NULL);
    const jf_program *p = N(program_of)(c, g, in);
    char listing[4000] = "";
    CHECK_INT(jf_program_print(p, JF_PRINT_LISTING, N(append), listing), JF_OK);
    CHECK_SAYS(listing, "call_rule cubic x0 x1");
    jf_context *other = N(context)(2, 60, 2);
    const jf_func h = N(simple)(other, N(calls_cubic), 2, 2, NULL);
    jf_func loaded;
    CHECK_INT(jf_attach(other, h, p, JF_MISS_CALLS), JF_UNKNOWN_RULE);
    CHECK_SAYS(jf_message(other), "2 inputs");
    CHECK_INT(jf_load(other, p, &loaded), JF_UNKNOWN_RULE);
    CHECK_INT(loaded.id, 0);
    CHECK_INT(jf_register_rule(other, "cubic", 3, N(powers3), &N(two)), JF_OK);
    CHECK_INT(jf_attach(other, h, p, JF_MISS_CALLS), JF_UNKNOWN_RULE);
    CHECK_INT(jf_jacobian(other, h, x, NULL, NULL), JF_UNKNOWN_RULE);
}

FN(registers_inside) {
    jf_context *c = user;
    CHECK_INT(jf_register_rule(c, "inside", 1, N(lazy), NULL), JF_BUSY);
    CHECK_INT(jf_set_parameters(c, (jf_func){0}, NULL, 0), JF_BUSY);
    out[0][0] = in[0][0];
    return 0;
}

TEST(rules_that_cannot_be_registered) {
    jf_context *c = N(context)(1, 20, 2);
    const char *const bad[] = {"", "1a", "a b", "a-b", "a234567890123456789012345678901x", "caf\xc3\xa9"};
    for (size_t k = 0; k < LENGTH(bad); k++) {
        CHECK_INT(jf_register_rule(c, bad[k], 1, N(lazy), NULL), JF_BAD_RULE);
    }
    CHECK_INT(jf_register_rule(c, "a", 0, N(lazy), NULL), JF_BAD_RULE);
    CHECK_INT(jf_register_rule(c, "a", 17, N(lazy), NULL), JF_BAD_RULE);
    CHECK_SAYS(jf_message(c), "it has 17");
    CHECK_INT(jf_register_rule(c, NULL, 1, N(lazy), NULL), JF_NULL);
    CHECK_INT(jf_register_rule(c, "a", 1, NULL, NULL), JF_NULL);
    CHECK_SAYS(jf_message(c), "rule must not be NULL");
    CHECK_INT(jf_register_rule(NULL, "a", 1, N(lazy), NULL), JF_NULL);
    for (int k = 0; k < RULES; k++) {
        CHECK_INT(jf_register_rule(c, (const char[]){(char)('a' + k), 0}, 1, N(lazy), NULL), JF_OK);
        CHECK_INT(jf_register_rule(c, (const char[]){(char)('a' + k), 0}, 1, N(lazy), NULL), JF_OK);
    }
    CHECK_INT(jf_register_rule(c, "z", 1, N(lazy), NULL), JF_TOO_MANY_RULES);
    CHECK_INT(number_after(jf_message(c), "room for "), RULES);
    CHECK_INT(jf_register_rule(c, "a", 2, N(lazy), NULL), JF_BAD_RULE);
    CHECK_SAYS(jf_message(c), "registered before with 1 input: it cannot have 2");
    real y;
    const jf_func f = N(simple)(c, N(registers_inside), 1, 1, c);
    CHECK_INT(jf_jacobian(c, f, &N(two), &y, NULL), JF_OK);
}

TEST(a_rule_that_stops_stops_the_driver) {
    jf_context *c = N(context)(1, 60, 2);
    N(known)(c);
    const jf_func f = N(simple)(c, N(calls_cubic), 2, 2, NULL);
    const real x[] = {1, 2}, *const in[] = {x};
    real y[2] = {-7, -7};
    const jf_program *p = N(program_of)(c, f, in);
    for (int recorded = 0; recorded < 2; recorded++) {
        CHECK_INT(jf_attach(c, f, recorded ? p : NULL, JF_MISS_CALLS), JF_OK);
        stops = 42;
        CHECK_INT(jf_jacobian(c, f, x, y, NULL), 42);
        CHECK_SAYS(jf_message(c), "its own code 42 (jf");
        CHECK_SAYS(jf_message(c), "call_rule");
        stops = -3;
        CHECK_INT(jf_jacobian(c, f, x, y, NULL), JF_BAD_RETURN);
        stops = 0;
        CHECK(y[0] == -7 && y[1] == -7);
    }
    real fine[2];
    CHECK_INT(jf_jacobian(c, f, x, fine, NULL), JF_OK);
    CHECK_SAME(fine[1], 4);
}

/* Calls a rule, or asks for a parameter, whose result is not needed. */
FN(ignores) {
    if (user != NULL) {
        (void)jf_parameter(e, 1);
    } else {
        (void)jf_call_rule(e, "cubic", 2, in[0]);
    }
    out[0][0] = in[0][0];
    return 0;
}

TEST(what_is_not_needed_fails_in_a_program_as_in_the_function) {
    for (int with = 0; with < 2; with++) {
        jf_context *c = N(context)(1, 60, 2);
        N(known)(c);
        const real p[] = {1, 2}, x[] = {1, 2}, *const in[] = {x};
        const jf_func f = N(simple)(c, N(ignores), 2, 1, with ? c : NULL);
        CHECK_INT(jf_set_parameters(c, f, p, 2), JF_OK);
        const jf_program *program = N(program_of)(c, f, in);
        for (int recorded = 0; recorded < 2; recorded++) {
            CHECK_INT(jf_attach(c, f, recorded ? program : NULL, JF_MISS_FAILS), JF_OK);
            stops = 0;
            CHECK_INT(jf_set_parameters(c, f, p, 2), JF_OK);
            CHECK_INT(jf_call(c, f, in, NULL, NULL), JF_OK);
            stops = 42;
            CHECK_INT(jf_set_parameters(c, f, p, 1), JF_OK);
            CHECK_INT(jf_call(c, f, in, NULL, NULL), with ? JF_PARAMETER_RANGE : 42);
        }
        stops = 0;
    }
}

/* A rule of what depends on nothing. */
FN(calls_with_constants) {
    const jf_num x[2] = {jf_const(e, 2), jf_const(e, 3)};
    out[0][0] = jf_mul(e, in[0][0], jf_call_rule(e, "cubic", 2, x));
    return 0;
}

TEST(a_rule_of_constants_is_called_by_programs) {
    jf_context *c = N(context)(1, 60, 2), *other = N(context)(1, 60, 2);
    N(known)(c);
    const real x[] = {5}, *const in[] = {x};
    const jf_func f = N(simple)(c, N(calls_with_constants), 1, 1, NULL);
    const jf_program *p = N(program_of)(c, f, in);
    jf_func loaded;
    CHECK_INT(jf_load(other, p, &loaded), JF_UNKNOWN_RULE);
    for (int recorded = 0; recorded < 2; recorded++) {
        CHECK_INT(jf_attach(c, f, recorded ? p : NULL, JF_MISS_FAILS), JF_OK);
        N(known)(c);
        real y, jac;
        CHECK_INT(jf_jacobian(c, f, x, &y, &jac), JF_OK);
        CHECK(y == 5 * 48 && jac == 48);
        CHECK_INT(jf_register_rule(c, "cubic", 2, N(cubic), &N(five)), JF_OK);
        CHECK_INT(jf_jacobian(c, f, x, &y, &jac), JF_OK);
        CHECK(y == 5 * 120 && jac == 120);
        stops = 42;
        CHECK_INT(jf_jacobian(c, f, x, &y, &jac), 42);
        stops = 0;
    }
}

/* What a rule may not do with the evaluation that calls it: make numbers, write to them, free its own arguments. */
#ifndef SINGLE
static int meddles;
#endif
static jf_eval *N(kept);
static jf_num N(arguments)[3];

static int N(meddler)(const real *x, real *y, real *dy, real *d2y, void *user) {
    (void)user;
    switch (meddles) {
    case 1:
        for (int k = 0; k < 40; k++) {
            (void)jf_const(N(kept), 1000);
        }
        break;
    case 2: (void)jf_parameter(N(kept), 0), (void)jf_primal(N(kept), N(arguments)[0]); break;
    case 3: jf_release(N(kept), N(arguments)[1]); break;
    default: break;
    }
    return N(powers3)(x, y, dy, d2y, user);
}

FN(calls_meddler) {
    for (int k = 0; k < 3; k++) {
        N(arguments)[k] = jf_mul(e, in[0][k], in[0][k]);
    }
    N(kept) = e;
    const jf_num y = jf_call_rule(e, "meddler", 3, N(arguments));
    out[0][0] = jf_add(e, jf_mul(e, y, in[0][0]), jf_mul(e, in[0][1], in[0][2]));
    return 0;
}

TEST(a_rule_that_touches_the_evaluation_harms_nothing) {
    const real x[] = {1, 2, 3}, *const in[] = {x};
    real right[4] = {0}, found[4];
    jf_context *c = N(context)(1, 100, 3);
    CHECK_INT(jf_register_rule(c, "meddler", 3, N(meddler), &N(two)), JF_OK);
    const jf_func f = N(simple)(c, N(calls_meddler), 3, 1, NULL);
    meddles = 0;
    const jf_program *p = N(program_of)(c, f, in);
    for (int recorded = 0; recorded < 2; recorded++) {
        CHECK_INT(jf_attach(c, f, recorded ? p : NULL, JF_MISS_FAILS), JF_OK);
        for (meddles = 0; meddles < 4; meddles++) {
            const jf_status status = jf_jacobian(c, f, x, &found[3], found);
            /* A program has no numbers that a function could reach; of a function those that are freed are stale. */
            const bool stale = !recorded && meddles == 3, forbidden = !recorded && meddles == 2;
            CHECK_INT(status, stale ? JF_BAD_NUMBER : forbidden ? JF_PARAMETER_RANGE : JF_OK);
            if (meddles == 0 && !recorded) {
                memcpy(right, found, sizeof right);
            }
            CHECK(stale || forbidden || memcmp(right, found, sizeof right) == 0);
        }
    }
    meddles = 0;
}

/* ---- parameters ---- */

FN(uses_parameters) {
    const jf_num gain = jf_parameter(e, 1), limit = jf_parameter(e, 0);
    out[0][0] = jf_mul(e, jf_sin(e, in[0][0]), gain);
    if (jf_gt(e, in[0][1], limit)) {
        out[0][0] = jf_add(e, out[0][0], in[0][1]);
    }
    out[0][1] = gain;
    return 0;
}

TEST(parameters_are_read_in_every_pass) {
    real p[] = {0, 2};
    const real x[] = {(real)0.5, 1}, *const in[] = {x};
    N(recorded) s = {0};
    s.n = 2, s.m = 2, s.own = N(context)(1, 400, 3), s.c = N(context)(1, 400, 3);
    s.f = N(simple)(s.own, N(uses_parameters), 2, 2, NULL), s.g = N(simple)(s.c, N(uses_parameters), 2, 2, NULL);
    CHECK_INT(jf_set_parameters(s.own, s.f, p, 2), JF_OK);
    CHECK_INT(jf_set_parameters(s.c, s.g, p, 2), JF_OK);
    s.r = N(recording_of)(s.c, s.g, in);
    N(rebuild)(&s, JF_MISS_CALLS);
    for (int t = 0; t < 200; t++) {
        p[0] = t % 3 == 0 ? 4 : (real)-4, p[1] = N(any)();
        const real at[] = {N(any)(), (real)(t % 5) - 2};
        CHECK_INT(N(agrees)(&s, at, __LINE__), at[1] > p[0] ? 3 : 0);
        real y[2], jac[4];
        CHECK_INT(jf_jacobian(s.c, s.g, at, y, jac), JF_OK);
        CHECK_SAME(y[1], p[1]);
        CHECK(jac[2] == 0 && jac[3] == 0);
    }
}

/* Entries of the pattern of s, of that kind. */
static size_t N(entries)(const N(recorded) *s, uint32_t kind, uint32_t *rows, uint32_t *cols) {
    static uint64_t scratch[4000];
    jf_pattern pattern = {.format = JF_TRIPLETS, .index_bytes = 4, .entries = 9, .major = rows, .minor = cols};
    CHECK_INT(jf_program_pattern(s->p, NULL, kind, 0, NULL, scratch, sizeof scratch, &pattern), JF_OK);
    return pattern.entries;
}

FN(apart) {
    const jf_num pair[2] = {in[0][0], in[0][2]};
    out[0][0] = jf_add(e, jf_call_rule(e, "cubic", 2, pair), in[0][1]);
    out[0][1] = jf_mul(e, jf_parameter(e, 0), in[0][1]);
    return 0;
}

TEST(patterns_have_all_inputs_of_a_rule_and_no_parameters) {
    N(recorded) s = {0};
    s.n = 3, s.m = 2, s.c = N(context)(1, 400, 3);
    s.g = N(simple)(s.c, N(apart), 3, 2, NULL);
    N(known)(s.c);
    const real x[] = {1, 2, 3}, *const in[] = {x};
    CHECK_INT(jf_set_parameters(s.c, s.g, &N(two), 1), JF_OK);
    s.r = N(recording_of)(s.c, s.g, in);
    N(rebuild)(&s, JF_MISS_FAILS);
    uint32_t rows[9], cols[9];
    static const uint32_t jacobian[][2] = {{0, 0}, {0, 1}, {0, 2}, {1, 1}}, hessian[][2] = {{0, 0}, {0, 2}, {2, 0}, {2, 2}};
    for (int of = 0; of < 2; of++) {
        CHECK_INT(N(entries)(&s, of ? JF_PLAN_HESSIAN : JF_PLAN_JACOBIAN, rows, cols), 4);
        for (int k = 0; k < 4; k++) {
            CHECK_INT(rows[k], of ? hessian[k][0] : jacobian[k][0]);
            CHECK_INT(cols[k], of ? hessian[k][1] : jacobian[k][1]);
        }
    }
}

FN(reads_a_parameter) {
    out[0][0] = jf_const(e, jf_primal(e, jf_parameter(e, 0)));
    return 0;
}

TEST(parameters_that_are_not_there) {
    jf_context *c = N(context)(2, 60, 2);
    const jf_func f = N(simple)(c, N(uses_parameters), 2, 2, NULL), g = N(simple)(c, N(reads_a_parameter), 1, 1, NULL);
    real p[] = {0, 2}, y[2] = {-7, -7};
    const real x[] = {(real)0.5, 1}, *const in[] = {x};
    CHECK_INT(jf_jacobian(c, f, x, y, NULL), JF_PARAMETER_RANGE);
    CHECK_SAYS(jf_message(c), "parameter 1, but the function has 0 parameters");
    CHECK_INT(jf_set_parameters(c, f, p, 1), JF_OK);
    CHECK_INT(jf_jacobian(c, f, x, y, NULL), JF_PARAMETER_RANGE);
    CHECK_INT(jf_set_parameters(c, f, NULL, 1), JF_NULL);
    CHECK_INT(jf_set_parameters(c, (jf_func){77}, p, 1), JF_BAD_FUNCTION);
    CHECK_INT(jf_set_parameters(NULL, f, p, 1), JF_NULL);
    CHECK_INT(jf_set_parameters(c, f, p, 2), JF_OK);
    CHECK(y[0] == -7 && y[1] == -7);
    CHECK_INT(jf_jacobian(c, f, x, y, NULL), JF_OK);
    /* What the function computes from its value is not what a program could do. */
    jf_recording *r;
    CHECK_INT(jf_set_parameters(c, g, p, 2), JF_OK);
    CHECK_INT(jf_record(c, g, in, NULL, memory(RECORDED_SCRATCH), RECORDED_SCRATCH, &r), JF_NOT_RECORDABLE);
    CHECK_SAYS(jf_message(c), "primal");
    /* A program whose function has fewer parameters now. */
    const jf_program *program = N(program_of)(c, f, in);
    CHECK_INT(jf_attach(c, f, program, JF_MISS_CALLS), JF_OK);
    CHECK_INT(jf_set_parameters(c, f, NULL, 0), JF_OK);
    y[0] = -7;
    CHECK_INT(jf_jacobian(c, f, x, y, NULL), JF_PARAMETER_RANGE);
    CHECK_SAYS(jf_message(c), "parameter");
    CHECK_SAME(y[0], -7);
    CHECK_INT(jf_set_parameters(c, f, p, 2), JF_OK);
    CHECK_INT(jf_jacobian(c, f, x, y, NULL), JF_OK);
    CHECK_INT(jf_path_hits(c, f), 1);
}

TEST(no_evaluation_and_none_that_runs) {
    const jf_num x[1] = {{0}};
    CHECK_INT(jf_call_rule(NULL, "cubic", 1, x).id, 0);
    CHECK_INT(jf_call_rule(NULL, NULL, 1, NULL).id, 0);
    CHECK_INT(jf_parameter(NULL, 0).id, 0);
}

/* A context that lives as long as files are printed, with all rules. */
static void N(register_for_printing)(void) {
    const jf_config config = {.functions = 1, .numbers = 1, .rules = 8};
    static uint64_t place[1024];
    jf_context *c = NULL;
    CHECK_INT(jf_context_init(place, sizeof place, &config, &c), JF_OK);
    for (size_t k = 0; k < LENGTH(sizes); k++) {
        CHECK_INT(jf_register_rule(c, sizes[k].name, sizes[k].n, N(of_size)[k], &N(two)), JF_OK);
    }
    CHECK_INT(jf_register_rule(c, "picky", 1, N(picky), NULL), JF_OK);
    N(known)(c);
    N(print_with_rules)(c);
}

static void N(all)(void) {
    N(register_for_printing)();
    RUN(derivative_programs_call_rules_with_their_slopes);
    RUN(rules_that_fail_stop_a_run);
    free_memory();
    RUN(two_inputs_have_the_bits_of_supplied_derivatives);
    RUN(any_number_of_inputs_has_the_derivatives_of_the_function);
    RUN(a_rule_is_asked_for_what_the_pass_needs);
    RUN(what_a_rule_leaves_unwritten_is_nan);
    free_memory();
    RUN(programs_call_rules_by_name);
    RUN(all_sizes_are_recorded);
    RUN(rules_that_are_not_there);
    RUN(rules_that_cannot_be_registered);
    RUN(a_rule_that_stops_stops_the_driver);
    RUN(a_rule_of_constants_is_called_by_programs);
    RUN(a_rule_that_touches_the_evaluation_harms_nothing);
    RUN(what_is_not_needed_fails_in_a_program_as_in_the_function);
    RUN(parameters_are_read_in_every_pass);
    RUN(patterns_have_all_inputs_of_a_rule_and_no_parameters);
    RUN(parameters_that_are_not_there);
    RUN(no_evaluation_and_none_that_runs);
}
#endif
