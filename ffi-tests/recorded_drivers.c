/* Every driver on a function of several blocks that draws, asks and has aux results, in every choice of inputs, chunks and draws: by its program the same
 * bits, statuses and flags as by itself. */
#ifndef TWICE_H
#define SELF "recorded_drivers.c"
#include "twice.h"
#else
#include "recorded.h"

#ifndef SINGLE
enum { IN = 3 + 2 + 0 + 1, RESULTS = 3 + 0 + 1 + 2 + 0, BLOCK = 64, POINTS = 5, DIRECTIONS = 7 };
/* Inputs of 3, 2, 0 and 1, outputs of 3, 0 and 1, aux of 2 and 0. */
static const size_t shape_of_mixed[] = {3, 2, 0, 1, END, 3, 0, 1, END, 2, 0, END};
#endif

FN(mixed) {
    const jf_num *x = in[0], *z = in[1], w = in[3][0];
    const bool draws = user != NULL;
    const jf_num u = draws ? jf_uniform(e) : jf_const(e, (real)0.25), v = draws ? jf_normal(e) : jf_const(e, -1);
    /* An input, a constant, and the same number twice. */
    out[0][0] = x[1];
    out[0][1] = out[2][0] = jf_add(e, jf_mul(e, jf_exp(e, x[0]), z[0]), jf_mul(e, u, w));
    out[0][2] = jf_const(e, 7);
    if (jf_lt(e, x[2], w)) {
        out[2][0] = jf_sub(e, jf_mul(e, jf_sin(e, x[2]), jf_cos(e, x[2])), v);
    }
    out[3][0] = out[0][1];
    out[3][1] = jf_fmax(e, z[1], x[0]);
    return 0;
}

typedef struct {
    jf_status status;
    uint32_t flags;
    size_t done;
    real y[RESULTS * POINTS], jac[12][BLOCK], more[3][12][BLOCK], worst;
} N(results);

enum { N(CALL), N(JVP), N(JVP_MANY), N(JACFWD), N(BATCH), N(HESSIAN), N(CHECK_IT), N(DRIVERS) };

static void N(drive)(int driver, jf_context *c, jf_func f, const real *x, const jf_options *o, N(results) *r) {
    memset(r, 0, sizeof *r);
    const size_t stride = driver == N(BATCH) ? POINTS : 1;
    const real *in[] = {x, x + 3 * stride, x, x + 5 * stride};
    real *out[] = {r->y, r->y + 3 * stride, r->y + 3 * stride, r->y + 4 * stride, r->y + 6 * stride};
    jf_matrix jac[12];
    real *blocks[12], *hess[3 * 16];
    for (int k = 0; k < 12; k++) {
        jac[k] = (jf_matrix){.data = r->jac[k]}, blocks[k] = r->jac[k];
    }
    for (int k = 0; k < 48; k++) {
        hess[k] = k < 36 ? r->more[k / 12][k % 12] : NULL;
    }
    static const real t[IN * DIRECTIONS] = {1, 0, 2, 0, 0, -1, 3, 1, 1, 0, 0, 0, (real)0.5, 1, 2, 3, 0, 0, INFINITY};
    const real *tangents[] = {t, t + 3 * DIRECTIONS, t, NULL};
    jf_clear_flags(c);
    switch (driver) {
    case N(CALL): r->status = jf_call(c, f, in, o, out); break;
    case N(JVP): r->status = jf_jvp(c, f, in, tangents, o, out, blocks); break;
    case N(JVP_MANY): r->status = jf_jvp_many(c, f, DIRECTIONS, in, tangents, o, out, blocks); break;
    case N(JACFWD): r->status = jf_jacfwd(c, f, in, o, jac, out); break;
    case N(BATCH): r->status = jf_jacfwd_batch(c, f, POINTS, in, o, blocks, out); break;
    case N(HESSIAN): r->status = jf_hessian(c, f, in, o, hess, jac, out); break;
    default: r->status = jf_check(c, f, in, o, &r->worst); break;
    }
    r->flags = jf_flags(c), r->done = jf_points_done(c);
}

static jf_context *N(wide)(size_t lanes) {
    const jf_config config = {.functions = 2, .blocks = 24, .numbers = 200, .lanes = lanes, .level = LEVEL};
    const size_t bytes = jf_context_bytes(&config);
    jf_context *c = NULL;
    CHECK_INT(jf_context_init(memory(bytes), bytes, &config, &c), JF_OK);
    return c;
}

TEST(every_driver_says_the_same_of_a_program) {
    int draws;
    static const int order[][3] = {{0}, {1, 0}, {-1, 1}, {2}, {3, -4, 1}};
    static const size_t counts[] = {1, 2, 2, 1, 3};
    unsigned hits = 0;
    for (unsigned lanes = 1; lanes < 10; lanes += 2) {
        for (unsigned with_draws = 0; with_draws < 2; with_draws++) {
            jf_context *own = N(wide)(lanes), *c = N(wide)(lanes);
            const jf_func f = N(blocks)(own, N(mixed), shape_of_mixed, with_draws ? &draws : NULL);
            const jf_func g = N(blocks)(c, N(mixed), shape_of_mixed, with_draws ? &draws : NULL);
            jf_recording *r;
            real x[IN * POINTS];
            const real *in[] = {x, x + 3, x, x + 5};
            for (size_t k = 0; k < LENGTH(x); k++) {
                x[k] = N(usual)();
            }
            x[2] = -2, x[5] = 2;
            const jf_options record = {.randomness = JF_RANDOM_SAME, .seed = 3};
            CHECK_INT(jf_record(c, g, in, &record, memory(RECORDED_SCRATCH), RECORDED_SCRATCH, &r), JF_OK);
            const jf_program *p;
            void *place = memory(jf_program_bytes(r));
            CHECK_INT(jf_program_build(r, place, jf_program_bytes(r), &p), JF_OK);
            N(print)(p, jf_program_bytes(r));
            CHECK_INT(jf_attach(c, g, p, JF_MISS_CALLS), JF_OK);
            /* Two contexts use the same bytes. */
            jf_context *third = N(wide)(lanes);
            jf_func loaded;
            CHECK_INT(jf_load(third, p, &loaded), JF_OK);
            for (unsigned round = 0; round < 60; round++) {
                jf_options o = {.randomness = round % 3, .seed = round, .chunk = round % 5};
                o.argnums = order[round % 5], o.n_argnums = counts[round % 5];
                for (size_t k = 0; k < LENGTH(x); k++) {
                    x[k] = round % 4 == 3 ? N(any)() : N(usual)();
                }
                for (int driver = 0; driver < N(DRIVERS); driver++) {
                    static N(results) a, b;
                    const size_t misses = jf_guard_missed(c, g, NULL);
                    N(drive)(driver, own, f, x, &o, &a);
                    N(drive)(driver, c, g, x, &o, &b);
                    CHECK_INT(a.status, round % 3 == JF_RANDOM_ERROR && with_draws ? JF_RANDOM_FORBIDDEN : JF_OK);
                    CHECK_INT(b.status, a.status);
                    if (a.status != JF_OK) {
                        CHECK(strcmp(jf_message(own), jf_message(c)) == 0);
                    }
                    CHECK_INT(b.done, a.done);
                    const bool hit = jf_guard_missed(c, g, NULL) == misses;
                    CHECK(hit ? (b.flags & ~a.flags) == 0 : b.flags == a.flags || driver == N(BATCH) || driver == N(CHECK_IT));
                    b.status = a.status, b.flags = a.flags;
                    CHECK_BYTES(&b, &a, sizeof a);
                    hits += hit;
                    N(drive)(driver, third, loaded, x, &o, &b);
                    if (hit) {
                        CHECK_INT(b.status, a.status);
                        b.status = a.status, b.flags = a.flags, b.done = a.done;
                        CHECK_BYTES(&b, &a, sizeof a);
                    } else if (driver != N(CHECK_IT)) {
                        /* jf_check does without a far point. */
                        CHECK_INT(b.status, JF_GUARD_MISSED);
                    }
                }
            }
            free_memory();
        }
    }
    CHECK(hits > 1000);
}

static void N(all)(void) { RUN(every_driver_says_the_same_of_a_program); }

#endif
