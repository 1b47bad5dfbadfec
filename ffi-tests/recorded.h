/* A function recorded at a point, its program in memory of its exact size, and the same function left as it is in a context of its own: all that
 * the drivers say of both must agree. Included once for each precision. */
#include "derivative.h"
#ifndef DERIVED_EACH
#define DERIVED_EACH 1
#endif

#ifndef SINGLE
enum { RECORDED_SCRATCH = 1 << 17, RECORDED_IN = 12, RECORDED_OUT = 12 };
#endif

typedef struct {
    /* The function itself, and what runs the program. */
    jf_context *own, *c;
    jf_func f, g;
    size_t n, m;
    jf_recording *r;
    const jf_program *p;
    size_t bytes;
    N(derivatives) d;
} N(recorded);

/* The program of the recording as it stands, attached. */
static inline void N(rebuild)(N(recorded) *s, uint32_t on_miss) {
    s->bytes = jf_program_bytes(s->r);
    CHECK(s->bytes > 0 && s->bytes % 4 == 0);
    void *place = memory(s->bytes);
    CHECK_INT(jf_program_build(s->r, place, s->bytes, &s->p), JF_OK);
    const jf_program *opened = NULL;
    CHECK_INT(jf_program_open(place, s->bytes, &opened), JF_OK);
    CHECK(opened == s->p && (const void *)s->p == place);
    CHECK_INT(jf_attach(s->c, s->g, s->p, on_miss), JF_OK);
    jf_clear_flags(s->c);
    /* Where there are thousands of programs, of some of them. */
    static unsigned built;
    if (built % DERIVED_EACH == 0) {
        N(print)(s->p, s->bytes);
    }
    s->d = built++ % DERIVED_EACH == 0 ? N(derivatives_of)(s->p, s->c) : (N(derivatives)){NULL, NULL};
}

/* Records a function from n numbers to m at x. */
static inline N(recorded) N(record)(jf_fn fn, size_t n, size_t m, void *user, const real *x, uint32_t on_miss) {
    N(recorded) s = {.n = n, .m = m};
    s.own = N(context)(1, 4000, 3), s.c = N(context)(1, 4000, 3);
    s.f = N(simple)(s.own, fn, n, m, user), s.g = N(simple)(s.c, fn, n, m, user);
    const jf_options options = {.randomness = JF_RANDOM_SAME, .seed = 7};
    CHECK_INT(jf_record(s.c, s.g, &x, &options, memory(RECORDED_SCRATCH), RECORDED_SCRATCH, &s.r), JF_OK);
    if (s.r == NULL) {
        printf("%s: %s\n", part, jf_message(s.c));
        exit(1);
    }
    N(rebuild)(&s, on_miss);
    return s;
}

/* The bytes of the program of that function. */
static inline size_t N(bytes_of)(jf_fn fn, size_t n, size_t m, void *user, const real *x) {
    return N(record)(fn, n, m, user, x, JF_MISS_FAILS).bytes;
}

/* Whether results are the same bits; NaNs are all alike by contract. */
static inline bool N(bits)(const real *a, const real *b, size_t n) { return memcmp(a, b, n * sizeof *a) == 0; }

/* Prints once where results of a driver differ. */
static inline void N(differ)(const char *what, const real *a, const real *b, size_t n, const real *x, size_t inputs, int line) {
    if (failing(N(bits)(a, b, n))) {
        for (size_t k = 0; k < n; k++) {
            if (!N(bits)(a + k, b + k, 1)) {
                printf("line %d: %s: %s [%zu] is %a, recorded %a, at", line, part, what, k, (double)a[k], (double)b[k]);
                break;
            }
        }
        for (size_t k = 0; k < inputs; k++) {
            printf(" %a", (double)x[k]);
        }
        printf("\n");
    }
}

/* Values and derivatives by a derivative program, at a point that the program has a path for. */
static inline void N(derived_agrees)(const N(recorded) *s, jf_runner *d, const real *x, const real *y, const real *expected, size_t each, int line) {
    static real found[2][RECORDED_OUT * RECORDED_IN * RECORDED_IN];
    memset(found, 0, sizeof found);
    uint8_t missed = 2;
    const jf_status status = d == NULL ? JF_RANDOM_FORBIDDEN : jf_run(d, 1, &x, NULL, (real *[]){found[0], found[1]}, NULL, &missed);
    /* Nobody gives it draws or parameters here. */
    if (status == JF_RANDOM_FORBIDDEN || status == JF_PARAMETER_RANGE) {
        return;
    }
    CHECK_INT(status, JF_OK);
    CHECK_INT(missed, 0);
    N(differ)("value of a derivative", y, found[0], s->m, x, s->n, line);
    N(differ)(each == s->n ? "derivative as a program" : "second derivative as a program", expected, found[1], s->m * each, x, s->n, line);
}

/* Values, Jacobian and Hessian at x by both; for how many of the three the program had a path. Flags of a hit are some of the function's, of a miss
 * all. */
static inline size_t N(agrees)(N(recorded) *s, const real *x, int line) {
    size_t found = 0;
    const size_t n = s->n, m = s->m;
    const jf_options draws = {.randomness = JF_RANDOM_SAME, .seed = 7};
    static real y[2][RECORDED_OUT], jac[2][RECORDED_OUT * RECORDED_IN], hess[2][RECORDED_OUT * RECORDED_IN * RECORDED_IN];
    jf_context *c[2] = {s->own, s->c};
    const jf_func f[2] = {s->f, s->g};
    for (int driver = 0; driver < 3; driver++) {
        uint32_t flags[2];
        jf_status status[2];
        const size_t misses = jf_guard_missed(s->c, s->g, NULL), hits = jf_path_hits(s->c, s->g);
        memset(y, 0, sizeof y), memset(jac, 0, sizeof jac), memset(hess, 0, sizeof hess);
        for (int k = 0; k < 2; k++) {
            jf_clear_flags(c[k]);
            switch (driver) {
            case 0: status[k] = jf_call(c[k], f[k], &x, &draws, (real *[]){y[k]}); break;
            case 1: status[k] = jf_jacfwd(c[k], f[k], &x, &draws, &(jf_matrix){.data = jac[k]}, (real *[]){y[k]}); break;
            default: status[k] = jf_hessian(c[k], f[k], &x, &draws, (real *[]){hess[k]}, &(jf_matrix){.data = jac[k]}, (real *[]){y[k]}); break;
            }
            flags[k] = jf_flags(c[k]);
        }
        CHECK_INT(status[0], JF_OK);
        if (failing(status[1] == JF_OK)) {
            printf("line %d: %s: driver %d: %s\n", line, part, driver, jf_message(s->c));
        }
        N(differ)("value", y[0], y[1], m, x, n, line);
        N(differ)("derivative", jac[0], jac[1], m * n, x, n, line);
        N(differ)("second derivative", hess[0], hess[1], m * n * n, x, n, line);
        if (driver > 0 && jf_guard_missed(s->c, s->g, NULL) == misses) {
            N(derived_agrees)(s, driver == 1 ? s->d.jacobian : s->d.hessian, x, y[0], driver == 1 ? jac[0] : hess[0], driver == 1 ? n : n * n, line);
        }
        const bool hit = jf_guard_missed(s->c, s->g, NULL) == misses;
        CHECK(hit == (jf_path_hits(s->c, s->g) > hits));
        found += hit;
        if (failing(hit ? (flags[1] & ~flags[0]) == 0 : flags[0] == flags[1])) {
            const char *place = jf_flag_place(s->c, flags[1] & ~flags[0] & (0u - (flags[1] & ~flags[0])));
            printf("line %d: %s: driver %d: flags %u, recorded %u (%s) at", line, part, driver, (unsigned)flags[0], (unsigned)flags[1], place ? place : "");
            for (size_t k = 0; k < n; k++) {
                printf(" %a", (double)x[k]);
            }
            printf("\n");
        }
    }
    return found;
}

#ifndef SINGLE
static uint64_t recorded_state = 1;
static inline unsigned recorded_below(unsigned n) {
    recorded_state = recorded_state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)((recorded_state >> 33) % n);
}
#endif

/* Zeros, infinities, NaN, numbers at the ends of the range, and some between. */
static const real N(awkward)[] = {
    0, (real)-0.0, 1, -1, 2, (real)-0.5, 3, (real)0.1, INFINITY, -INFINITY, NAN,
#ifdef SINGLE
    FLT_MAX, -FLT_MAX, FLT_MIN, -FLT_MIN, FLT_MIN / 8, 1.4e-45f, 0x1p-127f, 0x1p126f, 0x1p127f, FLT_EPSILON,
#else
    DBL_MAX, -DBL_MAX, DBL_MIN, -DBL_MIN, DBL_MIN / 8, 4.9e-324, 0x1p-1023, 0x1p1022, 0x1p1023, DBL_EPSILON,
#endif
};

/* Any number, often one of those. */
static inline real N(any)(void) {
    const unsigned how = recorded_below(4);
    const real mantissa = ((real)recorded_below(2001) - 1000) / 512;
    return how == 0 ? N(awkward)[recorded_below(LENGTH(N(awkward)))] : how == 1 ? mantissa * (real)ldexp(1, (int)recorded_below(200) - 100) : mantissa;
}

/* Two and more steps away from everything special. */
static inline real N(usual)(void) { return ((real)recorded_below(2001) - 1000) / 512 + (real)0.0009765625; }
