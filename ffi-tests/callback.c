/* What can go wrong inside the user's function, and that the context is as usable afterwards as before. */
#ifndef TWICE_H
#define SELF "callback.c"
#include "twice.h"
#else

typedef struct {
    int what;
    jf_context *own, *other;
    jf_func f, g;
    jf_eval *kept;
    jf_num number;
    int passes, fail_at;
} N(state);

#ifndef SINGLE
enum {
    NOTHING, RETURN_POSITIVE, RETURN_LARGEST, RETURN_NEGATIVE, RETURN_SMALLEST, FAIL, FAIL_ZERO, FAIL_NEGATIVE, FORGET_OUTPUT, FORGET_AUX,
    SET_OF_ANOTHER_PASS, SET_GARBAGE, SET_RELEASED, SET_SCOPED, DRAW, RUN_OUT, LOOP, FAIL_TWICE, FAIL_AND_RETURN, NAN_RESULT,
    DRIVER_INSIDE, PASS_BUSY_ON, FAIL_BUSY, REGISTER_BUSY, REGISTER_INSIDE, OTHER_INSIDE
};
#endif

static void N(inside)(N(state) *s, const jf_num *x);

/* Two outputs and an aux value: squares of the input, or what goes wrong. */
FN(troubled) {
    N(state) *s = user;
    jf_num x = in[0][0];
    out[0][0] = jf_square(e, x);
    out[0][1] = jf_mul_c(e, in[0][1], 3);
    out[1][0] = jf_const(e, 8);
    switch (s->passes++ < s->fail_at ? NOTHING : s->what) {
    case RETURN_POSITIVE: return 5;
    case RETURN_LARGEST: return INT32_MAX;
    case RETURN_NEGATIVE: return -1;
    case RETURN_SMALLEST: return INT32_MIN;
    case FAIL: jf_fail(e, 42); CHECK(jf_failed(e)); return 0;
    case FAIL_ZERO: jf_fail(e, 0); return 0;
    case FAIL_NEGATIVE: jf_fail(e, -6); return 0;
    case FAIL_TWICE: jf_fail(e, 42); jf_fail(e, 43); jf_add(e, x, (jf_num){0}); return 0;
    case FAIL_AND_RETURN: jf_fail(e, 42); return 7;
    case FORGET_OUTPUT: out[0][1].id = 0; return 0;
    case FORGET_AUX: out[1][0].id = 0; return 0;
    case SET_OF_ANOTHER_PASS: out[0][1] = N(of_another_pass)(x); return 0;
    case SET_GARBAGE: out[0][1].id = 0xFFFFFFFFu; return 0;
    case SET_RELEASED: jf_release(e, out[0][1]); return 0;
    case SET_SCOPED: {
        size_t mark = jf_scope_begin(e);
        out[0][1] = jf_const(e, 1);
        jf_scope_end(e, mark, NULL, 0);
        return 0;
    }
    case DRAW: out[0][1] = jf_uniform(e); return 0;
    case RUN_OUT:
        for (int k = 0; k < 100; k++) {
            out[0][1] = jf_add_c(e, out[0][1], 1);
        }
        return 0;
    case LOOP:
        /* The exit depends on a value that a failed evaluation does not have. */
        for (jf_num y = x; !jf_gt_c(e, y, (real)1e6) && !jf_failed(e);) {
            y = jf_mul(e, y, (jf_num){12345});
        }
        return 0;
    case NAN_RESULT: out[0][0] = jf_const(e, NAN); out[0][1] = jf_sqrt(e, jf_neg(e, out[0][0])); return 0;
    case PASS_BUSY_ON: return jf_jacobian(s->own, s->g, NULL, NULL, NULL);
    case FAIL_BUSY: jf_fail(e, jf_call(s->own, s->g, NULL, NULL, NULL)); return 0;
    case REGISTER_BUSY: return jf_register(s->own, NULL, NULL, NULL, NULL);
    case DRIVER_INSIDE:
    case REGISTER_INSIDE:
    case OTHER_INSIDE: N(inside)(s, &x); out[0][1] = jf_mul_c(e, in[0][1], 3); return 0;
    default: return 0;
    }
}

FN(plain) {
    out[0][0] = jf_mul_c(e, in[0][0], 2);
    return 0;
}

static jf_status N(all_drivers)(N(state) *s, jf_context *c, jf_func g, unsigned which) {
    const real x = 4;
    const real *in[] = {&x};
    real y = 0, jac = 0;
    const jf_matrix block[] = {{&jac, 0, 0}};
    jf_status status;
    (void)s;
    switch (which) {
    case 0: return jf_call(c, g, in, NULL, (real *[]){&y});
    case 1: return jf_jvp(c, g, in, in, NULL, (real *[]){&y}, NULL);
    case 2: return jf_jvp_many(c, g, 1, in, in, NULL, (real *[]){&y}, NULL);
    case 3: return jf_jacfwd(c, g, in, NULL, block, NULL);
    case 4: return jf_jacfwd_batch(c, g, 1, in, NULL, (real *[]){&jac}, NULL);
    case 5: return jf_hessian(c, g, in, NULL, (real *[]){&y}, NULL, NULL);
    case 6: return jf_check(c, g, in, NULL, &y);
    default:
        status = jf_jacobian(c, g, &x, &y, &jac);
        CHECK(status != JF_OK || (y == 8 && jac == 2));
        return status;
    }
}

static void N(inside)(N(state) *s, const jf_num *x) {
    if (s->what == REGISTER_INSIDE) {
        size_t n = 1;
        jf_signature signature = {1, &n, 1, &n, 0, NULL};
        jf_func f = {99};
        CHECK_INT(jf_register(s->own, N(plain), &signature, NULL, &f), JF_BUSY);
        CHECK_SAYS(jf_message(s->own), "in use");
    }
    for (unsigned which = 0; which < 8; which++) {
        if (s->what == DRIVER_INSIDE) {
            CHECK_INT(N(all_drivers)(s, s->own, s->g, which), JF_BUSY);
        } else if (s->what == OTHER_INSIDE) {
            CHECK_INT(N(all_drivers)(s, s->other, s->f, which), JF_OK);
        }
    }
    CHECK(x->id != 0);
}

static void N(try)(int what, int fail_at, jf_status expected, const char *words) {
    N(state) s = {0};
    s.what = what;
    s.fail_at = fail_at;
    s.own = N(context)(2, 24, 1);
    s.other = N(context)(1, 24, 2);
    jf_func f = N(blocks)(s.own, N(troubled), LENGTHS(2, END, 2, END, 1, END), &s);
    s.g = N(simple)(s.own, N(plain), 1, 1, NULL);
    s.f = N(simple)(s.other, N(plain), 1, 1, NULL);
    const real x[2] = {3, 4};
    const real *in[] = {x};
    real jac[4], y[2], aux, hess[8];
    N(fill)(jac, 4), N(fill)(y, 2), N(fill)(&aux, 1), N(fill)(hess, 8);
    const jf_matrix block[] = {{jac, 0, 0}};
    CHECK_INT(jf_jacfwd(s.own, f, in, NULL, block, (real *[]){y, &aux}), expected);
    if (expected != JF_OK) {
        CHECK_SAYS(jf_message(s.own), words);
        CHECK(jf_status_text(expected)[0] != 0);
        if (fail_at == 0) {
            CHECK(N(untouched)(jac, 4) && N(untouched)(y, 2) && N(untouched)(&aux, 1));
            CHECK_INT(jf_call(s.own, f, in, NULL, (real *[]){y, &aux}), expected);
            CHECK_INT(jf_jvp(s.own, f, in, in, NULL, (real *[]){y, &aux}, (real *[]){jac}), expected);
            CHECK_INT(jf_hessian(s.own, f, in, NULL, (real *[]){hess}, block, (real *[]){y, &aux}), expected);
            CHECK(N(untouched)(jac, 4) && N(untouched)(y, 2) && N(untouched)(&aux, 1) && N(untouched)(hess, 8));
        }
    }
    /* Afterwards as before. */
    s.what = NOTHING;
    CHECK_INT(jf_jacfwd(s.own, f, in, NULL, block, (real *[]){y, &aux}), JF_OK);
    CHECK(jac[0] == 6 && jac[1] == 0 && jac[2] == 0 && jac[3] == 3 && y[0] == 9 && y[1] == 12 && aux == 8);
    for (unsigned which = 0; which < 8; which++) {
        CHECK_INT(N(all_drivers)(&s, s.own, s.g, which), JF_OK);
    }
}

TEST(each_way_to_fail_has_its_code_and_words) {
    const struct {
        int what;
        jf_status status;
        const char *words;
    } rows[] = {
        {NOTHING, JF_OK, ""},
        {RETURN_POSITIVE, 5, "own code 5"},
        {RETURN_LARGEST, INT32_MAX, "own code 2147483647"},
        {RETURN_NEGATIVE, JF_BAD_RETURN, "returned -1,"},
        {RETURN_SMALLEST, JF_BAD_RETURN, "returned -2147483648,"},
        {FAIL, 42, "own code 42"},
        {FAIL_ZERO, JF_BAD_RETURN, "returned 0,"},
        {FAIL_NEGATIVE, JF_BAD_RETURN, "returned -6,"},
        {FAIL_TWICE, 42, "own code 42"},
        {FAIL_AND_RETURN, 42, "own code 42"},
        {FORGET_OUTPUT, JF_OUTPUT_NOT_SET, "did not set out[0][1]"},
        {FORGET_AUX, JF_OUTPUT_NOT_SET, "did not set out[1][0]"},
        {SET_OF_ANOTHER_PASS, JF_BAD_NUMBER, "none of this evaluation"},
        {SET_GARBAGE, JF_BAD_NUMBER, "number 4294967295 is none of this evaluation"},
        {SET_RELEASED, JF_BAD_NUMBER, "no longer alive"},
        {SET_SCOPED, JF_BAD_NUMBER, "no longer alive"},
        {DRAW, JF_RANDOM_FORBIDDEN, "random draw"},
        {RUN_OUT, JF_OUT_OF_NUMBERS, "room for 24"},
        {LOOP, JF_BAD_NUMBER, "number 12345"},
        {NAN_RESULT, JF_OK, ""},
        {DRIVER_INSIDE, JF_OK, ""},
        {PASS_BUSY_ON, JF_BUSY, "the context is in use: this is a call from inside one of its functions"},
        {FAIL_BUSY, JF_BUSY, "the context is in use"},
        {REGISTER_BUSY, JF_NULL, "f must not be NULL"},
        {REGISTER_INSIDE, JF_OK, ""},
        {OTHER_INSIDE, JF_OK, ""},
    };
    for (size_t k = 0; k < LENGTH(rows); k++) {
        N(try)(rows[k].what, 0, rows[k].status, rows[k].words);
        /* In the second pass of two. */
        N(try)(rows[k].what, 1, rows[k].status, rows[k].words);
    }
    free_memory();
}

/* The numbers that RUN_OUT wants: 2 in, 2 out, an aux, a hundred more; a Hessian's count for two. */
TEST(out_of_numbers_says_how_many_and_so_many_do) {
    const real x[2] = {3, 4};
    const real *in[] = {x};
    for (size_t order = 1; order <= 2; order++) {
        for (size_t numbers = 105 * order; numbers-- > 105 * order - 3 + order;) {
            N(state) s = {0};
            s.what = RUN_OUT;
            jf_context *c = N(context)(1, numbers, 8);
            jf_func f = N(blocks)(c, N(troubled), LENGTHS(2, END, 2, END, 1, END), &s);
            CHECK_INT(order == 1 ? jf_jacfwd(c, f, in, NULL, NULL, NULL) : jf_hessian(c, f, in, NULL, NULL, NULL, NULL), JF_OUT_OF_NUMBERS);
            CHECK_SAYS(jf_message(c), order == 1 ? "about 105 numbers" : "about 210 numbers");
        }
        N(state) s = {0};
        s.what = RUN_OUT;
        jf_context *c = N(context)(1, 105 * order, 8);
        jf_func f = N(blocks)(c, N(troubled), LENGTHS(2, END, 2, END, 1, END), &s);
        CHECK_INT(order == 1 ? jf_jacfwd(c, f, in, NULL, NULL, NULL) : jf_hessian(c, f, in, NULL, NULL, NULL, NULL), JF_OK);
        CHECK_INT(jf_numbers_peak(c), 105 * order);
    }
}

/* jf_check keeps values at the end of the memory, for which the count must allow, too. */
TEST(a_check_says_how_many_numbers_it_wants) {
    size_t numbers = 0, tries = 0;
    jf_status status = JF_OUT_OF_NUMBERS;
    while (status == JF_OUT_OF_NUMBERS && tries++ < 4) {
        N(state) s = {0};
        s.what = RUN_OUT;
        jf_context *c = N(context)(1, numbers, 8);
        jf_func f = N(blocks)(c, N(troubled), LENGTHS(2, END, 2, END, 1, END), &s);
        const real x[2] = {3, 4};
        real worst;
        status = jf_check(c, f, (const real *[]){x}, NULL, &worst);
        if (status == JF_OUT_OF_NUMBERS) {
            const char *said = jf_message(c);
            size_t wanted = number_after(said, strstr(said, "about") != NULL ? "needs about " : "needs at least ");
            CHECK(wanted > numbers);
            numbers = wanted;
        }
    }
    CHECK_INT(status, JF_OK);
}

/* Keeps the evaluation, or a number, for later. */
FN(keeper) {
    N(state) *s = user;
    s->kept = e;
    s->number = in[0][0];
    out[0][0] = jf_mul_c(e, in[0][0], 2);
    return 0;
}

TEST(an_evaluation_kept_after_its_callback_is_harmless) {
    N(state) s = {0};
    s.own = N(context)(2, 24, 4);
    jf_func f = N(simple)(s.own, N(keeper), 1, 1, &s);
    const real x = 4;
    real y, jac;
    CHECK_INT(jf_jacobian(s.own, f, &x, &y, &jac), JF_OK);
    jf_eval *e = s.kept;
    jf_num a = s.number, array[4] = {a, a, a, a};
    CHECK(jf_failed(e));
    CHECK(jf_const(e, 1).id == 0 && jf_add(e, a, a).id == 0 && jf_sin(e, a).id == 0 && jf_fma(e, a, a, a).id == 0);
    CHECK(jf_copy(e, a).id == 0 && jf_detach(e, a).id == 0 && jf_chain(e, a, 1, 1, 1).id == 0 && jf_muladd(e, a, a, a).id == 0);
    CHECK(jf_chain2(e, a, a, 1, 1, 1, 1, 1, 1).id == 0 && jf_uniform(e).id == 0 && jf_normal(e).id == 0);
    CHECK(isnan(jf_primal(e, a)) && !jf_lt(e, a, a) && !jf_ne_c(e, a, 0) && !jf_isnan(e, a) && !jf_isfinite(e, a));
    CHECK(jf_select_lt(e, a, a, a, a).id == 0 && jf_sum(e, 4, array).id == 0 && jf_dot(e, 4, array, array).id == 0);
    jf_softmax(e, 4, array, array);
    jf_quat_mul(e, array, array, array);
    jf_map(e, jf_sin, 4, array, array);
    jf_sincos(e, a, array, array + 1);
    jf_release(e, a);
    jf_scope_end(e, jf_scope_begin(e), array, 4);
    jf_scope_end(e, 1, array, 4);
    jf_fail(e, 3);
    CHECK_INT(jf_jacobian(s.own, f, &x, &y, &jac), JF_OK);
    CHECK(y == 8 && jac == 2);
}

/* Uses the number that was kept from an earlier run, or from another context. */
FN(user_of_kept) {
    N(state) *s = user;
    out[0][0] = jf_add(e, in[0][0], s->number);
    CHECK(s->number.id == in[0][0].id || jf_failed(e));
    return 0;
}

TEST(numbers_of_earlier_evaluations_and_other_contexts_are_refused) {
    N(state) s = {0};
    s.own = N(context)(2, 24, 4);
    jf_func f = N(simple)(s.own, N(keeper), 1, 1, &s), g = N(simple)(s.own, N(user_of_kept), 1, 1, &s);
    const real x = 4;
    real y, jac;
    CHECK_INT(jf_jacobian(s.own, f, &x, &y, &jac), JF_OK);
    for (int later = 0; later < 100; later++) {
        N(fill)(&y, 1);
        CHECK_INT(jf_jacobian(s.own, g, &x, &y, &jac), JF_BAD_NUMBER);
        CHECK(N(untouched)(&y, 1));
    }
    /* Generations start from the address: two contexts may agree once in a thousand. */
    unsigned refused = 0;
    for (int k = 0; k < 16; k++) {
        s.other = N(context)(1, 24, 4);
        jf_func h = N(simple)(s.other, N(user_of_kept), 1, 1, &s);
        refused += jf_jacobian(s.other, h, &x, &y, &jac) == JF_BAD_NUMBER;
    }
    CHECK(refused >= 14);
    CHECK_INT(jf_jacobian(s.own, f, &x, &y, &jac), JF_OK);
    CHECK(y == 8 && jac == 2);
}

/* The evaluation of another context, whose callback is running around this one, is as good as one's own. */
FN(inner) {
    N(state) *s = user;
    jf_num wrong = jf_add(e, in[0][0], s->number);
    CHECK(wrong.id == 0 || s->number.id == in[0][0].id);
    jf_num outer = jf_square(s->kept, s->number);
    CHECK(outer.id != 0 && !jf_failed(s->kept));
    return 3;
}

FN(outer) {
    N(state) *s = user;
    s->kept = e;
    s->number = in[0][0];
    jf_num keep = jf_square(e, in[0][0]);
    const real x = 1;
    jf_status status = jf_jacobian(s->other, s->g, &x, NULL, NULL);
    CHECK(status == 3 || status == JF_BAD_NUMBER);
    out[0][0] = keep;
    return 0;
}

TEST(contexts_nest_without_touching_each_other) {
    N(state) s = {0};
    s.own = N(context)(2, 24, 4);
    s.other = N(context)(2, 24, 2);
    jf_func f = N(simple)(s.own, N(outer), 1, 1, &s);
    s.g = N(simple)(s.other, N(inner), 1, 1, &s);
    const real x = 4;
    real y, jac;
    CHECK_INT(jf_jacobian(s.own, f, &x, &y, &jac), JF_OK);
    CHECK(y == 16 && jac == 8);
}

static void N(all)(void) {
    RUN(each_way_to_fail_has_its_code_and_words);
    RUN(out_of_numbers_says_how_many_and_so_many_do);
    RUN(a_check_says_how_many_numbers_it_wants);
    RUN(an_evaluation_kept_after_its_callback_is_harmless);
    RUN(numbers_of_earlier_evaluations_and_other_contexts_are_refused);
    RUN(contexts_nest_without_touching_each_other);
}

#endif
