/* NULL for every pointer of every function, one at a time: an error where a value is needed, never a crash. */
#ifndef TWICE_H
#define SELF "null.c"
#include "operations.h"
#include "twice.h"
#else

FN(twice_x) {
    out[0][0] = jf_mul_c(e, in[0][0], 2);
    return 0;
}

TEST(outside_a_function_null_is_an_error_or_not_wanted) {
    jf_config config = {0};
    config.functions = 1, config.numbers = 16;
    size_t bytes = jf_context_bytes(&config);
    void *room = memory(bytes);
    jf_context *c = NULL, *broken = (jf_context *)room;
    CHECK_INT(jf_context_bytes(NULL), 0);
    CHECK_INT(jf_context_init(NULL, bytes, &config, &broken), JF_NULL);
    CHECK(broken == NULL);
    broken = (jf_context *)room;
    CHECK_INT(jf_context_init(room, bytes, NULL, &broken), JF_NULL);
    CHECK(broken == NULL);
    CHECK_INT(jf_context_init(room, bytes, &config, NULL), JF_NULL);
    CHECK_INT(jf_context_init(room, bytes, &config, &c), JF_OK);
    CHECK(jf_message(c)[0] == 0); /* no error yet */

    size_t n = 1;
    jf_signature signature = {1, &n, 1, &n, 0, NULL};
    jf_func f = {5};
    CHECK_INT(jf_register(NULL, N(twice_x), &signature, NULL, &f), JF_NULL);
    CHECK_INT(jf_register(c, NULL, &signature, NULL, &f), JF_NULL);
    CHECK_SAYS(jf_message(c), "fn must not be NULL");
    CHECK_INT(f.id, 0);
    CHECK_INT(jf_register(c, N(twice_x), NULL, NULL, &f), JF_NULL);
    CHECK_SAYS(jf_message(c), "signature must not be NULL");
    CHECK_INT(jf_register(c, N(twice_x), &signature, NULL, NULL), JF_NULL);
    CHECK_SAYS(jf_message(c), "f must not be NULL");
    CHECK_INT(jf_register(c, N(twice_x), &signature, NULL, &f), JF_OK);

    const real x = 3;
    const real *in[] = {&x}, *empty[] = {NULL};
    real y, worst;
    real *out[] = {&y};
    /* Without a context. */
    CHECK_INT(jf_call(NULL, f, in, NULL, out), JF_NULL);
    CHECK_INT(jf_jvp(NULL, f, in, in, NULL, out, out), JF_NULL);
    CHECK_INT(jf_jvp_many(NULL, f, 1, in, in, NULL, out, out), JF_NULL);
    CHECK_INT(jf_jacfwd(NULL, f, in, NULL, NULL, out), JF_NULL);
    CHECK_INT(jf_jacfwd_batch(NULL, f, 1, in, NULL, out, out), JF_NULL);
    CHECK_INT(jf_hessian(NULL, f, in, NULL, out, NULL, out), JF_NULL);
    CHECK_INT(jf_check(NULL, f, in, NULL, &worst), JF_NULL);
    CHECK_INT(jf_jacobian(NULL, f, &x, &y, &y), JF_NULL);
    CHECK(jf_message(NULL) != NULL && jf_message(NULL)[0] != 0);
    CHECK_INT(jf_flags(NULL), 0);
    CHECK_INT(jf_points_done(NULL), 0);
    CHECK_INT(jf_numbers_peak(NULL), 0);
    jf_clear_flags(NULL);
    /* Something that is no context. */
    static uint64_t zeros[256];
    jf_context *nonsense = (jf_context *)(void *)zeros;
    CHECK_INT(jf_jacobian(nonsense, f, &x, &y, &y), JF_NULL);
    CHECK_INT(jf_flags(nonsense), 0);
    CHECK(jf_message(nonsense) != NULL);
    /* Without inputs: the table, or its entry. */
    for (int way = 0; way < 2; way++) {
        const real *const *missing = way ? empty : NULL;
        const char *words = way ? "in[0] must not be NULL" : "in must not be NULL";
        CHECK_INT(jf_call(c, f, missing, NULL, out), JF_NULL);
        CHECK_SAYS(jf_message(c), words);
        CHECK_INT(jf_jvp(c, f, missing, in, NULL, out, out), JF_NULL);
        CHECK_SAYS(jf_message(c), words);
        CHECK_INT(jf_jvp_many(c, f, 1, missing, in, NULL, out, out), JF_NULL);
        CHECK_INT(jf_jacfwd(c, f, missing, NULL, NULL, out), JF_NULL);
        CHECK_INT(jf_jacfwd_batch(c, f, 1, missing, NULL, out, out), JF_NULL);
        CHECK_INT(jf_hessian(c, f, missing, NULL, out, NULL, out), JF_NULL);
        CHECK_INT(jf_check(c, f, missing, NULL, &worst), JF_NULL);
    }
    CHECK_INT(jf_check(c, f, in, NULL, NULL), JF_NULL);
    CHECK_INT(jf_jacobian(c, f, NULL, &y, &y), JF_NULL);
    /* Everything else may be missing. */
    CHECK_INT(jf_call(c, f, in, NULL, NULL), JF_OK);
    CHECK_INT(jf_jvp(c, f, in, NULL, NULL, NULL, NULL), JF_OK);
    CHECK_INT(jf_jvp_many(c, f, 1, in, NULL, NULL, NULL, NULL), JF_OK);
    CHECK_INT(jf_jvp_many(c, f, 1, in, empty, NULL, (real *[]){NULL}, (real *[]){NULL}), JF_OK);
    CHECK_INT(jf_jacfwd(c, f, in, NULL, NULL, NULL), JF_OK);
    CHECK_INT(jf_jacfwd_batch(c, f, 1, in, NULL, NULL, NULL), JF_OK);
    CHECK_INT(jf_hessian(c, f, in, NULL, NULL, NULL, NULL), JF_OK);
    CHECK_INT(jf_check(c, f, in, NULL, &worst), JF_OK);
    CHECK_INT(jf_jacobian(c, f, &x, NULL, NULL), JF_OK);
}

/* All calls that make a number, with this evaluation; each must say that it made none. */
static void N(makes_none)(jf_eval *e, jf_num a) {
    const jf_num array[4] = {a, a, a, a};
    const real reals[4] = {1, 1, 1, 1};
#define IS_UNARY(f) CHECK_INT(jf_##f(e, a).id, 0);
#define IS_UNARY_REAL(f) CHECK_INT(jf_##f(e, a, 1).id, 0);
#define IS_REAL_UNARY(f) CHECK_INT(jf_##f(e, 1, a).id, 0);
#define IS_UNARY_INTEGER(f) CHECK_INT(jf_##f(e, a, 1).id, 0);
#define IS_BINARY(f) CHECK_INT(jf_##f(e, a, a).id, 0);
#define IS_TERNARY(f) CHECK_INT(jf_##f(e, a, a, a).id, 0);
    OPERATIONS(IS_UNARY, IS_UNARY_REAL, IS_REAL_UNARY, IS_UNARY_INTEGER, IS_BINARY, IS_TERNARY)
    CHECK(jf_const(e, 1).id == 0 && jf_detach(e, a).id == 0 && jf_copy(e, a).id == 0 && jf_muladd(e, a, a, a).id == 0);
    CHECK(jf_chain(e, a, 1, 1, 1).id == 0 && jf_chain2(e, a, a, 1, 1, 1, 1, 1, 1).id == 0);
    CHECK(jf_uniform(e).id == 0 && jf_normal(e).id == 0 && isnan(jf_primal(e, a)) && jf_failed(e));
    CHECK(!jf_lt(e, a, a) && !jf_le(e, a, a) && !jf_gt(e, a, a) && !jf_ge(e, a, a) && !jf_eq(e, a, a) && !jf_ne(e, a, a));
    CHECK(!jf_lt_c(e, a, 1) && !jf_le_c(e, a, 1) && !jf_gt_c(e, a, 1) && !jf_ge_c(e, a, 1) && !jf_eq_c(e, a, 1) && !jf_ne_c(e, a, 1));
    CHECK(!jf_isnan(e, a) && !jf_isinf(e, a) && !jf_isfinite(e, a) && !jf_signbit(e, a));
    CHECK(jf_select_lt(e, a, a, a, a).id == 0 && jf_select_ne(e, a, a, a, a).id == 0);
    CHECK(jf_sum(e, 4, array).id == 0 && jf_dot(e, 4, array, array).id == 0 && jf_dot_c(e, 4, reals, array).id == 0);
    CHECK(jf_norm(e, 4, array).id == 0 && jf_norm2sq(e, 4, array).id == 0 && jf_prod(e, 4, array).id == 0);
    CHECK(jf_amax(e, 4, array).id == 0 && jf_amin(e, 4, array).id == 0 && jf_logsumexp(e, 4, array).id == 0);
    jf_num y[16];
    memset(y, 0, sizeof y);
    jf_softmax(e, 4, array, y), jf_cumsum(e, 4, array, y), jf_matvec(e, 2, 2, array, array, y);
    jf_matvec_c(e, 2, 2, reals, array, y), jf_matmul(e, 2, 2, 2, array, array, y), jf_matmul_c(e, 2, 2, 2, reals, array, y);
    jf_map(e, jf_neg, 4, array, y), jf_cross(e, array, array, y), jf_quat_mul(e, array, array, y);
    jf_quat_rotate(e, array, array, y), jf_sincos(e, a, y, y + 1);
    jf_release(e, a), jf_scope_end(e, jf_scope_begin(e), y, 1), jf_fail(e, 3);
    for (size_t k = 0; k < LENGTH(y); k++) {
        CHECK_INT(y[k].id, 0);
    }
}

TEST(without_an_evaluation_nothing_happens) {
    N(makes_none)(NULL, (jf_num){0});
    N(makes_none)(NULL, (jf_num){77});
}

FN(failed) {
    jf_num kept = in[0][0];
    jf_fail(e, 9);
    N(makes_none)(e, kept);
    N(makes_none)(e, (jf_num){0});
    out[0][0] = kept;
    return 0;
}

/* Every kind of number that is none. */
#ifndef SINGLE
enum { NEVER_MADE, FORGED, OUT_OF_RANGE, STALE, FOREIGN, RELEASED, OUT_OF_SCOPE, KINDS_OF_BAD };
#endif

/* A number that is none, in one call each: user counts which. */
typedef struct {
    unsigned which, calls, kind;
    /* Of an earlier evaluation, and of another context. */
    jf_num stale, foreign;
} N(turn);

FN(keeps) {
    *(jf_num *)user = out[0][0] = jf_square(e, in[0][0]);
    return 0;
}

static jf_num N(bad_number)(jf_eval *e, jf_num a, const N(turn) *turn) {
    jf_num bad = {0};
    switch (turn->kind) {
    case FORGED: bad.id = UINT32_MAX; break;
    case OUT_OF_RANGE: bad.id = a.id + 63; break;
    case STALE: bad = turn->stale; break;
    case FOREIGN:
        bad = turn->foreign;
        /* The upper ten bits count passes, releases and ends of scopes, from a start by the address: they may meet those of this pass. */
        if ((((bad.id >> 22) - (a.id >> 22) + 8) & 1023) < 512) {
            bad = N(of_another_pass)(bad);
        }
        break;
    case RELEASED:
        bad = jf_square(e, a);
        jf_release(e, bad);
        break;
    case OUT_OF_SCOPE: {
        const size_t mark = jf_scope_begin(e);
        bad = jf_square(e, a);
        jf_scope_end(e, mark, NULL, 0);
        break;
    }
    default: break;
    }
    return bad;
}

/* Arrays of numbers between others that nobody may touch. */
#define GUARDS 3
#define GUARDED(y, n) jf_num y##_all[(n) + 2 * GUARDS], *const y = N(guarded)(y##_all, n)
static jf_num *N(guarded)(jf_num *all, size_t n) {
    memset(all, 0xA5, (n + 2 * GUARDS) * sizeof *all);
    return all + GUARDS;
}
static void N(check_guards)(const jf_num *y, size_t n) {
    unsigned char guard[GUARDS * sizeof *y];
    memset(guard, 0xA5, sizeof guard);
    CHECK_BYTES(y - GUARDS, guard, sizeof guard);
    CHECK_BYTES(y + n, guard, sizeof guard);
}

FN(takes_none) {
    N(turn) *turn = user;
    const jf_num a = in[0][0], bad = N(bad_number)(e, a, turn);
    const real c[4] = {1, 1, 1, 1};
    jf_num y = a;
    turn->calls = 0;
#define NOW (turn->calls++ == turn->which)
#define HAS_UNARY(f) if (NOW) { y = jf_##f(e, bad); }
#define HAS_UNARY_REAL(f) if (NOW) { y = jf_##f(e, bad, 1); }
#define HAS_REAL_UNARY(f) if (NOW) { y = jf_##f(e, 1, bad); }
#define HAS_UNARY_INTEGER(f) if (NOW) { y = jf_##f(e, bad, 1); }
#define HAS_BINARY(f) if (NOW) { y = jf_##f(e, bad, a); } if (NOW) { y = jf_##f(e, a, bad); }
#define HAS_TERNARY(f) \
    if (NOW) { y = jf_##f(e, bad, a, a); } if (NOW) { y = jf_##f(e, a, bad, a); } if (NOW) { y = jf_##f(e, a, a, bad); }
    OPERATIONS(HAS_UNARY, HAS_UNARY_REAL, HAS_REAL_UNARY, HAS_UNARY_INTEGER, HAS_BINARY, HAS_TERNARY)
    jf_num pair[2] = {a, bad}, other[2] = {a, a}, s = {1}, k = {1};
    const jf_num four[4] = {a, a, a, bad}, good[4] = {a, a, a, a}, three[3] = {a, bad, a};
    GUARDED(r, 4);
    if (NOW) { y = jf_dot_c(e, 2, c, pair); }
    if (NOW) { jf_softmax(e, 4, four, r); y.id = 0; }
    if (NOW) { jf_cumsum(e, 4, four, r); y.id = 0; }
    if (NOW) { jf_matvec(e, 2, 2, four, other, r); y.id = 0; }
    if (NOW) { jf_matvec(e, 2, 2, good, pair, r); y.id = 0; }
    if (NOW) { jf_matvec_c(e, 2, 2, c, pair, r); y.id = 0; }
    if (NOW) { jf_matmul(e, 2, 2, 2, four, good, r); y.id = 0; }
    if (NOW) { jf_matmul(e, 2, 2, 2, good, four, r); y.id = 0; }
    if (NOW) { jf_matmul_c(e, 2, 2, 2, c, four, r); y.id = 0; }
    if (NOW) { jf_cross(e, three, good, r); y.id = 0; }
    if (NOW) { jf_cross(e, good, three, r); y.id = 0; }
    if (NOW) { jf_quat_mul(e, four, good, r); y.id = 0; }
    if (NOW) { jf_quat_mul(e, good, four, r); y.id = 0; }
    if (NOW) { jf_quat_rotate(e, four, good, r); y.id = 0; }
    if (NOW) { jf_quat_rotate(e, good, three, r); y.id = 0; }
#define HAS_CHOICE(op)                                        \
    if (NOW) { CHECK(!jf_##op(e, a, bad)); y.id = 0; }        \
    if (NOW) { CHECK(!jf_##op(e, bad, a)); y.id = 0; }        \
    if (NOW) { CHECK(!jf_##op##_c(e, bad, 1)); y.id = 0; }    \
    if (NOW) { y = jf_select_##op(e, bad, a, a, a); }         \
    if (NOW) { y = jf_select_##op(e, a, bad, a, a); }         \
    if (NOW) { y = jf_select_##op(e, a, a, bad, a); }         \
    if (NOW) { y = jf_select_##op(e, a, a, a, bad); }
    HAS_CHOICE(lt) HAS_CHOICE(le) HAS_CHOICE(gt) HAS_CHOICE(ge) HAS_CHOICE(eq) HAS_CHOICE(ne)
    if (NOW) { CHECK(!jf_isnan(e, bad)); y.id = 0; }
    if (NOW) { CHECK(!jf_isinf(e, bad)); y.id = 0; }
    if (NOW) { CHECK(!jf_signbit(e, bad)); y.id = 0; }
    if (NOW) { y = jf_sum(e, 2, pair); }
    if (NOW) { y = jf_dot(e, 2, pair, other); }
    if (NOW) { y = jf_dot(e, 2, other, pair); }
    if (NOW) { y = jf_norm(e, 2, pair); }
    if (NOW) { y = jf_norm2sq(e, 2, pair); }
    if (NOW) { y = jf_prod(e, 2, pair); }
    if (NOW) { y = jf_amax(e, 2, pair); }
    if (NOW) { y = jf_amin(e, 2, pair); }
    if (NOW) { y = jf_logsumexp(e, 2, pair); }
    if (NOW) { y = jf_muladd(e, a, a, bad); }
    if (NOW) { y = jf_detach(e, bad); }
    if (NOW) { y = jf_copy(e, bad); }
    if (NOW) { y = jf_chain(e, bad, 1, 1, 1); }
    if (NOW) { y = jf_chain2(e, a, bad, 1, 1, 1, 1, 1, 1); }
    if (NOW) { y = jf_select_gt(e, a, a, bad, a); }
    if (NOW) { y = jf_select_gt(e, a, a, a, bad); }
    if (NOW) { y = jf_select_gt(e, bad, a, a, a); }
    if (NOW) { jf_sincos(e, bad, &s, &k); y = s; CHECK_INT(k.id, 0); }
    if (NOW) { CHECK(!jf_isfinite(e, bad)); y.id = 0; }
    if (NOW) { CHECK(isnan(jf_primal(e, bad))); y.id = 0; }
    if (NOW) { jf_release(e, bad); y.id = 0; }
    if (NOW) { jf_scope_end(e, jf_scope_begin(e), pair, 2); y.id = 0; }
    if (NOW) { jf_map(e, jf_sin, 2, pair, other); y = other[1]; }
    if (NOW) { out[0][0] = bad; y.id = 0; jf_sin(e, bad); }
    N(check_guards)(r, 4);
    out[0][0] = a;
    CHECK(turn->which >= turn->calls || (y.id == 0 && jf_failed(e)));
    return 0;
}

/* The numbers of arrays, and sizes beyond memory, one call each. */
FN(takes_no_array) {
    N(turn) *turn = user;
    const jf_num a[9] = {in[0][0], in[0][0], in[0][0], in[0][0], in[0][0], in[0][0], in[0][0], in[0][0], in[0][0]};
    const real c[4] = {1, 1, 1, 1};
    jf_num y[9];
    const size_t huge = SIZE_MAX, large = SIZE_MAX / 2 + 2;
    turn->calls = 0;
    /* The first group says NULL, the second BAD_LENGTH: see below. */
    if (NOW) { jf_sum(e, 1, NULL); }
    if (NOW) { jf_dot(e, 1, NULL, a); }
    if (NOW) { jf_dot(e, 1, a, NULL); }
    if (NOW) { jf_dot_c(e, 1, NULL, a); }
    if (NOW) { jf_dot_c(e, 1, c, NULL); }
    if (NOW) { jf_norm(e, 1, NULL); }
    if (NOW) { jf_norm2sq(e, 1, NULL); }
    if (NOW) { jf_prod(e, 1, NULL); }
    if (NOW) { jf_amax(e, 1, NULL); }
    if (NOW) { jf_amin(e, 1, NULL); }
    if (NOW) { jf_logsumexp(e, 1, NULL); }
    if (NOW) { jf_softmax(e, 1, NULL, y); }
    if (NOW) { jf_softmax(e, 1, a, NULL); }
    if (NOW) { jf_cumsum(e, 1, NULL, y); }
    if (NOW) { jf_cumsum(e, 1, a, NULL); }
    if (NOW) { jf_matvec(e, 2, 2, NULL, a, y); }
    if (NOW) { jf_matvec(e, 2, 2, a, NULL, y); }
    if (NOW) { jf_matvec(e, 2, 2, a, a, NULL); }
    if (NOW) { jf_matvec_c(e, 2, 2, NULL, a, y); }
    if (NOW) { jf_matvec_c(e, 2, 2, c, NULL, y); }
    if (NOW) { jf_matvec_c(e, 2, 2, c, a, NULL); }
    if (NOW) { jf_matmul(e, 2, 2, 2, NULL, a, y); }
    if (NOW) { jf_matmul(e, 2, 2, 2, a, NULL, y); }
    if (NOW) { jf_matmul(e, 2, 2, 2, a, a, NULL); }
    if (NOW) { jf_matmul_c(e, 2, 2, 2, NULL, a, y); }
    if (NOW) { jf_matmul_c(e, 2, 2, 2, c, NULL, y); }
    if (NOW) { jf_matmul_c(e, 2, 2, 2, c, a, NULL); }
    if (NOW) { jf_map(e, NULL, 1, a, y); }
    if (NOW) { jf_map(e, jf_sin, 1, NULL, y); }
    if (NOW) { jf_map(e, jf_sin, 1, a, NULL); }
    if (NOW) { jf_cross(e, NULL, a, y); }
    if (NOW) { jf_cross(e, a, NULL, y); }
    if (NOW) { jf_cross(e, a, a, NULL); }
    if (NOW) { jf_quat_mul(e, NULL, a, y); }
    if (NOW) { jf_quat_mul(e, a, NULL, y); }
    if (NOW) { jf_quat_mul(e, a, a, NULL); }
    if (NOW) { jf_quat_rotate(e, NULL, a, y); }
    if (NOW) { jf_quat_rotate(e, a, NULL, y); }
    if (NOW) { jf_quat_rotate(e, a, a, NULL); }
    if (NOW) { jf_scope_end(e, jf_scope_begin(e), NULL, 1); }
    const unsigned nulls = turn->calls;
    if (NOW) { jf_sum(e, huge, a); }
    if (NOW) { jf_dot(e, large, a, a); }
    if (NOW) { jf_norm(e, huge, a); }
    if (NOW) { jf_amax(e, large, NULL); }
    if (NOW) { jf_softmax(e, huge, a, y); }
    if (NOW) { jf_matvec(e, huge, 2, a, a, y); }
    if (NOW) { jf_matvec(e, 1u << 31, SIZE_MAX >> 30, a, a, y); }
    if (NOW) { jf_matvec_c(e, 2, huge, c, a, y); }
    if (NOW) { jf_matmul(e, huge, huge, 1, a, a, y); }
    if (NOW) { jf_matmul(e, large, 0, large, a, a, y); }
    if (NOW) { jf_matmul_c(e, 1, large, 2, c, a, y); }
    if (NOW) { jf_map(e, jf_sin, huge, a, y); }
    if (NOW) { jf_scope_end(e, jf_scope_begin(e), y, huge); }
    CHECK(jf_failed(e) == (turn->which < turn->calls));
    turn->which = turn->which < nulls ? 0 : turn->which < turn->calls ? 1 : 2;
    out[0][0] = a[0];
    return 0;
}

TEST(one_bad_number_or_array_fails_the_evaluation) {
    const real x = 3;
    real y = -1;
    jf_context *c = N(context)(5, 64, 0), *another = N(context)(1, 64, 0);
    N(turn) turn = {0};
    jf_func f = N(simple)(c, N(takes_none), 1, 1, &turn), g = N(simple)(c, N(failed), 1, 1, NULL);
    jf_func h = N(simple)(c, N(takes_no_array), 1, 1, &turn), keep = N(simple)(c, N(keeps), 1, 1, &turn.stale);
    CHECK_INT(jf_jacobian(c, keep, &x, &y, NULL), JF_OK);
    CHECK_INT(jf_jacobian(another, N(simple)(another, N(keeps), 1, 1, &turn.foreign), &x, &y, NULL), JF_OK);
    for (turn.kind = 0; turn.kind < KINDS_OF_BAD; turn.kind++) {
        for (turn.which = 0, turn.calls = 1; turn.which < turn.calls; turn.which++) {
            y = -1;
            CHECK_INT(jf_jacobian(c, f, &x, &y, NULL), JF_BAD_NUMBER);
            CHECK_SAYS(jf_message(c), turn.kind == NEVER_MADE ? "a number that was never made" : "number");
            CHECK(y == -1);
            /* Keeps a number of a new pass: ids repeat after 1024 of them, and an older one would become good again. */
            CHECK_INT(jf_jacobian(c, keep, &x, &y, NULL), JF_OK);
            CHECK(y == 9);
        }
        CHECK(turn.calls > 150);
        CHECK_INT(jf_jacobian(c, f, &x, &y, NULL), JF_OK);
    }
    for (unsigned k = 0, kind = 0; kind != 2; k++) {
        turn.which = k;
        jf_status status = jf_jacobian(c, h, &x, &y, NULL);
        kind = turn.which;
        CHECK_INT(status, kind == 0 ? JF_NULL : kind == 1 ? JF_BAD_LENGTH : JF_OK);
        CHECK(kind == 2 || jf_message(c)[0] != 0);
    }
    CHECK_INT(jf_jacobian(c, g, &x, &y, NULL), 9);
}

static void N(all)(void) {
    RUN(outside_a_function_null_is_an_error_or_not_wanted);
    RUN(without_an_evaluation_nothing_happens);
    RUN(one_bad_number_or_array_fails_the_evaluation);
}

#endif
