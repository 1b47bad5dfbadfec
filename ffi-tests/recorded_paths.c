/* Paths: hits and misses and how they are counted, several of them, points off all of them; and who may use a program when. */
#ifndef TWICE_H
#define SELF "recorded_paths.c"
#include "twice.h"
#else
#include "bits.h"
#include "recorded.h"

/* One call in an argument at most: in which order arguments are evaluated differs between compilers, and would between programs.
 *
 * Three ways by the first input, one of them split again; a number made early and used on one way alone; a loop. */
FN(branches) {
    const jf_num *x = in[0], early = jf_mul(e, jf_sin(e, x[1]), x[2]), shared = jf_exp(e, x[1]);
    jf_num y = shared;
    if (jf_lt_c(e, x[0], -1)) {
        y = jf_add(e, y, early);
    } else if (jf_lt_c(e, x[0], 1)) {
        if (jf_gt(e, x[1], x[2])) {
            y = jf_mul(e, y, y);
        } else {
            const jf_num moved = jf_mul(e, y, x[0]);
            y = jf_sub(e, moved, jf_mul(e, early, x[2]));
        }
    } else {
        for (jf_num left = x[0]; jf_ge_c(e, left, 1); left = jf_sub_c(e, left, 1)) {
            y = jf_add(e, jf_mul(e, y, x[1]), left);
        }
    }
    out[0][0] = jf_mul_c(e, y, 2);
    out[0][1] = x[0];
    return 0;
}

#ifndef SINGLE
/* Points on seven paths. */
enum { WAYS = 7 };
static const double ways[WAYS][3] = {{-2, 3, 1}, {0, 2, 1}, {0, 1, 2}, {1.5, 1, 1}, {2.5, 1, 1}, {3.5, 1, 1}, {9.5, 1, 1}};
#endif

static const real *N(way)(int k) {
    static real x[WAYS][3];
    for (int j = 0; j < 3; j++) {
        x[k][j] = (real)ways[k][j];
    }
    return x[k];
}

TEST(paths_are_recorded_one_after_the_other_in_any_order) {
    for (int first = 0; first < WAYS; first++) {
        for (int stride = 1; stride < WAYS; stride++) {
            N(recorded) s = N(record)(N(branches), 3, 2, NULL, N(way)(first), JF_MISS_CALLS);
            size_t bytes = s.bytes;
            for (int many = 1; many <= WAYS; many++) {
                /* So many paths are known: those, and no other. */
                for (int k = 0; k < WAYS; k++) {
                    const int at = (first + k * stride) % WAYS;
                    const real *x = N(way)(at);
                    CHECK_INT(N(agrees)(&s, x, __LINE__), k < many ? 3 : 0);
                    const real elsewhere[] = {x[0] + (real)0.125, x[1] * (real)1.25, x[2] * (real)1.125};
                    CHECK_INT(N(agrees)(&s, elsewhere, __LINE__), k < many ? 3 : 0);
                    if (k < many) {
                        CHECK_INT(jf_record_path(s.r, &x), JF_SAME_PATH);
                        CHECK_INT(number_after(jf_message(s.c), "it is path "), k);
                    }
                }
                if (many < WAYS) {
                    const real *x = N(way)((first + many * stride) % WAYS);
                    CHECK_INT(jf_record_path(s.r, &x), JF_OK);
                    N(rebuild)(&s, JF_MISS_CALLS);
                    CHECK(s.bytes > bytes);
                    bytes = s.bytes;
                }
            }
            free_memory();
        }
    }
}

/* The words of a program, and what it computes: the same on every processor. */
TEST(programs_are_the_same_everywhere) {
    N(recorded) s = N(record)(N(branches), 3, 2, NULL, N(way)(0), JF_MISS_FAILS);
    for (int k = 0; k < WAYS; k++) {
        const real *x = N(way)(k);
        CHECK_INT(jf_record_path(s.r, &x), k == 0 ? JF_SAME_PATH : JF_OK);
    }
    N(rebuild)(&s, JF_MISS_FAILS);
    print_bits("words", (unsigned long)s.bytes, mixed(HASH_START, s.p, s.bytes));
    for (int k = 0; k < WAYS; k++) {
        real y[2], jac[6], hess[18];
        const real *x = N(way)(k);
        CHECK_INT(jf_hessian(s.c, s.g, &x, NULL, (real *[]){hess}, &(jf_matrix){.data = jac}, (real *[]){y}), JF_OK);
        print_bits("results", (unsigned long)k, mixed(mixed(mixed(HASH_START, y, sizeof y), jac, sizeof jac), hess, sizeof hess));
    }
    free_memory();
}

TEST(hits_and_misses_are_counted) {
    N(recorded) s = N(record)(N(branches), 3, 2, NULL, N(way)(0), JF_MISS_CALLS);
    const real *hit = N(way)(0), *miss = N(way)(3), *second = N(way)(5);
    size_t guard = 99;
    CHECK_INT(jf_path_hits(s.c, s.g), 0);
    CHECK_INT(jf_guard_missed(s.c, s.g, &guard), 0);
    CHECK_INT(guard, 0);
    const real *in[] = {hit};
    CHECK_INT(jf_call(s.c, s.g, in, NULL, NULL), JF_OK);
    CHECK_INT(jf_path_hits(s.c, s.g), 1);
    /* Three inputs on one lane are three passes. */
    CHECK_INT(jf_jacfwd(s.c, s.g, in, &(jf_options){.chunk = 1}, &(jf_matrix){.data = NULL}, NULL), JF_OK);
    const size_t passes = jf_path_hits(s.c, s.g);
    CHECK(passes >= 2 && passes <= 4);
    in[0] = miss;
    CHECK_INT(jf_call(s.c, s.g, in, NULL, NULL), JF_OK);
    CHECK_INT(jf_path_hits(s.c, s.g), passes);
    CHECK_INT(jf_guard_missed(s.c, s.g, &guard), 1);
    CHECK_INT(guard, 0);
    /* Anew with each program. */
    CHECK_INT(jf_record_path(s.r, &miss), JF_OK);
    N(rebuild)(&s, JF_MISS_CALLS);
    CHECK_INT(jf_path_hits(s.c, s.g), 0);
    CHECK_INT(jf_guard_missed(s.c, s.g, NULL), 0);
    in[0] = second;
    CHECK_INT(jf_call(s.c, s.g, in, NULL, NULL), JF_OK);
    CHECK_INT(jf_guard_missed(s.c, s.g, &guard), 1);
    CHECK(guard > 1);
    CHECK_INT(jf_attach(s.c, s.g, NULL, 0), JF_OK);
    CHECK_INT(jf_path_hits(s.c, s.g), 0);
    CHECK_INT(jf_call(s.c, s.g, in, NULL, NULL), JF_OK);
    CHECK_INT(jf_path_hits(s.c, s.g) + jf_guard_missed(s.c, s.g, NULL), 0);
    free_memory();
}

FN(labelled) {
    jf_mark(e, 11);
    const jf_num a = jf_sin(e, in[0][0]);
    jf_mark(e, 12);
    out[0][0] = jf_gt(e, in[0][0], in[0][1]) ? a : jf_log(e, in[0][0]);
    return 0;
}

TEST(a_miss_that_fails_leaves_everything_alone) {
    N(recorded) s = N(record)(N(branches), 3, 2, NULL, N(way)(1), JF_MISS_FAILS);
    real y[4], jac[12], hess[36], worst;
    N(fill)(y, 4), N(fill)(jac, 12), N(fill)(hess, 36), N(fill)(&worst, 1);
    for (int k = 2; k < WAYS; k++) {
        const real *x = N(way)(k), *const in[] = {x};
        real *out[] = {y}, *more[] = {jac}, *second[] = {hess};
        const jf_status all[] = {
            jf_call(s.c, s.g, in, NULL, out),
            jf_jacobian(s.c, s.g, x, y, jac),
            jf_jvp(s.c, s.g, in, in, NULL, out, more),
            jf_jacfwd(s.c, s.g, in, NULL, &(jf_matrix){.data = jac}, out),
            jf_hessian(s.c, s.g, in, NULL, second, &(jf_matrix){.data = jac}, out),
            jf_jacfwd_batch(s.c, s.g, 1, in, NULL, more, out),
            jf_check(s.c, s.g, in, NULL, &worst),
        };
        for (size_t driver = 0; driver < LENGTH(all); driver++) {
            CHECK_INT(all[driver], JF_GUARD_MISSED);
        }
        CHECK(N(untouched)(y, 4) && N(untouched)(jac, 12) && N(untouched)(hess, 36) && N(untouched)(&worst, 1));
        CHECK_SAYS(jf_message(s.c), "of the program did not hold");
        CHECK_INT(number_after(jf_message(s.c), "guard "), k == 2 ? 2 : 1);
        CHECK_INT(N(agrees)(&s, N(way)(1), __LINE__), 3);
    }
    /* Of a batch the points before are complete. */
    const real points[3][3] = {{0, 3, 1}, {0, 4, 1}, {5, 4, 1}}, *const in[] = {points[0]};
    CHECK_INT(jf_jacfwd_batch(s.c, s.g, 3, in, NULL, (real *[]){hess}, (real *[]){jac}), JF_GUARD_MISSED);
    CHECK_INT(jf_points_done(s.c), 2);
    real expected[2];
    CHECK_INT(jf_call(s.own, s.f, (const real *[]){points[1]}, NULL, (real *[]){expected}), JF_OK);
    CHECK(N(bits)(jac + 2, expected, 2));
    /* The message names the label. */
    N(recorded) l = N(record)(N(labelled), 2, 1, NULL, (const real[]){2, 1}, JF_MISS_FAILS);
    const real x[] = {1, 2};
    CHECK_INT(jf_jacobian(l.c, l.g, x, y, NULL), JF_GUARD_MISSED);
    CHECK_SAYS(jf_message(l.c), "guard 0");
    CHECK_SAYS(jf_message(l.c), "12");
    free_memory();
}

/* What a function does with its own context while it is recorded or run. */
typedef struct {
    jf_context *c;
    jf_func f;
    jf_recording *r;
    const jf_program *p;
    unsigned busy, runs;
} N(nosy);

FN(meddles) {
    N(nosy) *n = user;
    uint64_t scratch[100];
    jf_recording *r = NULL;
    jf_func f;
    const real x[] = {1, 2}, *const at[] = {x};
    const jf_program *p;
    n->runs++;
    n->busy += jf_record(n->c, n->f, at, NULL, scratch, sizeof scratch, &r) == JF_BUSY && r == NULL;
    n->busy += jf_record_scratch(n->c, n->f, at, NULL) == 0;
    n->busy += jf_attach(n->c, n->f, n->p, 0) == JF_BUSY;
    n->busy += jf_attach(n->c, n->f, NULL, 0) == JF_BUSY;
    n->busy += n->p == NULL || jf_load(n->c, n->p, &f) == JF_BUSY;
    n->busy += n->r == NULL || (jf_record_path(n->r, at) == JF_BUSY && jf_program_build(n->r, scratch, sizeof scratch, &p) == JF_BUSY);
    out[0][0] = jf_lt(e, in[0][0], in[0][1]) ? jf_sin(e, in[0][0]) : in[0][1];
    return 0;
}

TEST(a_context_in_use_is_busy) {
    N(nosy) nosy = {.c = N(context)(3, 30, 2)};
    nosy.f = N(simple)(nosy.c, N(meddles), 2, 1, &nosy);
    const real x[] = {1, 2}, z[] = {2, 1}, *const in[] = {x}, *const other[] = {z};
    real y;
    jf_recording *r;
    CHECK_INT(jf_record(nosy.c, nosy.f, in, NULL, memory(RECORDED_SCRATCH), RECORDED_SCRATCH, &r), JF_OK);
    CHECK(nosy.runs == 2 && nosy.busy == 12);
    nosy.r = r;
    CHECK_INT(jf_program_build(r, memory(jf_program_bytes(r)), jf_program_bytes(r), &nosy.p), JF_OK);
    N(print)(nosy.p, jf_program_bytes(r));
    CHECK_INT(jf_record_path(r, other), JF_OK);
    CHECK(nosy.runs == 3 && nosy.busy == 18);
    CHECK_INT(jf_attach(nosy.c, nosy.f, nosy.p, 0), JF_OK);
    CHECK_INT(jf_jacobian(nosy.c, nosy.f, x, &y, NULL), JF_OK);
    CHECK_INT(nosy.runs, 3);
    CHECK_INT(jf_jacobian(nosy.c, nosy.f, z, &y, NULL), JF_OK);
    CHECK(nosy.runs == 4 && nosy.busy == 24 && y == 1);
    free_memory();
}

TEST(a_program_of_something_else_is_stale) {
    N(recorded) s = N(record)(N(branches), 3, 2, NULL, N(way)(0), JF_MISS_CALLS);
    jf_context *c = N(context)(9, 60, 2);
    static const size_t shapes[][6] = {{2, END, 2, END, END}, {3, END, 3, END, END}, {3, END, 1, END, END}, {3, END, 2, END, 0, END}, {3, 0, END, 2, END, END}, {3, END, 2, 0, END, END}, {1, 2, END, 2, END, END}};
    for (size_t k = 0; k < LENGTH(shapes); k++) {
        const jf_func f = N(blocks)(c, N(branches), shapes[k], NULL);
        CHECK_INT(jf_attach(c, f, s.p, 0), JF_STALE_PROGRAM);
        CHECK_SAYS(jf_message(c), "another function, precision or version");
    }
    const jf_func f = N(simple)(c, N(branches), 3, 2, NULL);
    CHECK_INT(jf_attach(c, f, s.p, 2), JF_BAD_OPTION);
    CHECK_SAYS(jf_message(c), "on_miss is 2");
    CHECK_INT(jf_attach(c, f, s.p, UINT32_MAX), JF_BAD_OPTION);
    CHECK_INT(jf_attach(c, f, s.p, JF_MISS_FAILS), JF_OK);
    CHECK_INT(jf_attach(c, (jf_func){f.id ^ 1u << 20}, s.p, 0), JF_BAD_FUNCTION);
    CHECK_INT(jf_attach(c, (jf_func){0}, s.p, 0), JF_BAD_FUNCTION);
    /* Other words of the head; the version before the checksum, so that programs of another one are told as such. */
    uint32_t *copy = memory(s.bytes);
    const jf_program *p, *const copied = (const jf_program *)(void *)copy;
    static const unsigned words[] = {1, 5, 6};
    for (size_t k = 0; k < LENGTH(words); k++) {
        memcpy(copy, s.p, s.bytes);
        copy[words[k]] += 1000;
        CHECK_INT(jf_program_open(copy, s.bytes, &p), JF_STALE_PROGRAM);
        CHECK(p == NULL);
        CHECK_INT(jf_attach(c, f, copied, 0), JF_STALE_PROGRAM);
        CHECK_INT(jf_load(c, copied, &(jf_func){0}), JF_STALE_PROGRAM);
    }
    memcpy(copy, s.p, s.bytes);
    copy[0] ^= 1;
    CHECK_INT(jf_attach(c, f, copied, 0), JF_BAD_PROGRAM);
    copy[0] ^= 1, copy[s.bytes / 4 - 1] ^= 1;
    CHECK_INT(jf_attach(c, f, copied, 0), JF_BAD_PROGRAM);
    CHECK_SAYS(jf_message(c), "word 2 is wrong");
    /* What was attached before stays so. */
    real y[2];
    CHECK_INT(jf_jacobian(c, f, N(way)(0), y, NULL), JF_OK);
    CHECK_INT(jf_path_hits(c, f), 2);
    CHECK_INT(jf_jacobian(c, f, N(way)(1), y, NULL), JF_GUARD_MISSED);
    free_memory();
}

TEST(one_program_for_two_contexts_and_after_its_own) {
    N(recorded) s = N(record)(N(branches), 3, 2, NULL, N(way)(0), JF_MISS_CALLS);
    void *place = malloc(s.bytes);
    memcpy(place, s.p, s.bytes);
    real expected[2], jac[6];
    CHECK_INT(jf_jacobian(s.own, s.f, N(way)(0), expected, jac), JF_OK);
    free_memory();
    const jf_program *p;
    CHECK_INT(jf_program_open(place, s.bytes, &p), JF_OK);
    jf_context *c[3];
    jf_func f[3];
    for (int k = 0; k < 3; k++) {
        c[k] = N(context)(1, 60, (size_t)k + 1);
        CHECK_INT(jf_load(c[k], p, &f[k]), JF_OK);
    }
    for (int round = 0; round < 6; round++) {
        real y[2], slopes[6];
        CHECK_INT(jf_jacobian(c[round % 3], f[round % 3], N(way)(0), y, slopes), JF_OK);
        CHECK(N(bits)(y, expected, 2) && N(bits)(slopes, jac, 6));
    }
    jf_func more;
    CHECK_INT(jf_load(c[0], p, &more), JF_TOO_MANY_FUNCTIONS);
    CHECK_INT(more.id, 0);
    free_memory();
    free(place);
}

FN(constants) {
    out[0][0] = jf_const(e, 3);
    out[0][1] = jf_uniform(e);
    return 0;
}

TEST(a_program_alone_has_nothing_to_call) {
    N(recorded) s = N(record)(N(branches), 3, 2, NULL, N(way)(0), JF_MISS_CALLS);
    jf_context *c = N(context)(2, 60, 2);
    jf_func f;
    CHECK_INT(jf_load(c, s.p, &f), JF_OK);
    const real *hit[] = {N(way)(0)}, *miss[] = {N(way)(1)};
    real y[2];
    jf_recording *r;
    for (uint32_t on_miss = 0; on_miss < 2; on_miss++) {
        CHECK_INT(jf_call(c, f, hit, NULL, (real *[]){y}), JF_OK);
        CHECK_INT(jf_call(c, f, miss, NULL, (real *[]){y}), JF_GUARD_MISSED);
        CHECK_INT(jf_record(c, f, hit, NULL, memory(RECORDED_SCRATCH), RECORDED_SCRATCH, &r), JF_NOT_RECORDABLE);
        CHECK_SAYS(jf_message(c), "a program alone");
        CHECK_INT(jf_record_scratch(c, f, hit, NULL), 0);
        CHECK_SAYS(jf_message(c), "a program alone");
        CHECK_INT(jf_attach(c, f, NULL, 0), JF_NOT_RECORDABLE);
        CHECK_SAYS(jf_message(c), "nothing to call");
        CHECK_INT(jf_attach(c, f, s.p, on_miss), JF_OK);
    }
    free_memory();
}

TEST(a_function_of_nothing) {
    jf_context *c = N(context)(1, 20, 2);
    const jf_func f = N(blocks)(c, N(constants), LENGTHS(END, 2, END, END), NULL);
    const jf_options options = {.randomness = JF_RANDOM_SAME, .seed = 5};
    jf_recording *r;
    const jf_program *p;
    real y[2][2];
    CHECK_INT(jf_record(c, f, NULL, &options, memory(RECORDED_SCRATCH), RECORDED_SCRATCH, &r), JF_OK);
    CHECK_INT(jf_program_build(r, memory(jf_program_bytes(r)), jf_program_bytes(r), &p), JF_OK);
    N(print)(p, jf_program_bytes(r));
    CHECK_INT(jf_call(c, f, NULL, &options, (real *[]){y[0]}), JF_OK);
    CHECK_INT(jf_attach(c, f, p, JF_MISS_FAILS), JF_OK);
    CHECK_INT(jf_call(c, f, NULL, &options, (real *[]){y[1]}), JF_OK);
    CHECK_INT(jf_path_hits(c, f), 1);
    CHECK(N(bits)(y[0], y[1], 2) && y[0][0] == 3);
    /* The draw is told as one, and forbidden where draws are. */
    CHECK_INT(jf_call(c, f, NULL, NULL, (real *[]){y[1]}), JF_RANDOM_FORBIDDEN);
    CHECK_SAYS(jf_message(c), "uniform");
    /* Only draws count among the options of a recording. */
    jf_options other = options;
    other.argnums = (const int[]){99}, other.n_argnums = 1, other.chunk = 1000;
    const size_t bytes = jf_record_scratch(c, f, NULL, &other);
    CHECK_INT(jf_record(c, f, NULL, &other, memory(bytes), bytes, &r), JF_OK);
    CHECK_INT(jf_record_scratch(c, f, NULL, NULL), 0);
    CHECK_SAYS(jf_message(c), "uniform");
    CHECK_INT(jf_record(c, f, NULL, NULL, memory(RECORDED_SCRATCH), RECORDED_SCRATCH, &r), JF_RANDOM_FORBIDDEN);
    free_memory();
}

static void N(all)(void) {
    RUN(a_program_alone_has_nothing_to_call);
    RUN(a_function_of_nothing);
    RUN(paths_are_recorded_one_after_the_other_in_any_order);
    RUN(programs_are_the_same_everywhere);
    RUN(hits_and_misses_are_counted);
    RUN(a_miss_that_fails_leaves_everything_alone);
    RUN(a_context_in_use_is_busy);
    RUN(a_program_of_something_else_is_stale);
    RUN(one_program_for_two_contexts_and_after_its_own);
}

#endif
