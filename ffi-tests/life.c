/* The life of numbers inside an evaluation: copies, releases, scopes, long loops in little room, and the peak. */
#ifndef TWICE_H
#define SELF "life.c"
#include "twice.h"
#else

/* Runs fn once from n numbers to one in a context of that many numbers, and returns the peak. */
static size_t N(peak)(jf_fn fn, size_t numbers, const real *x, size_t n, real *y, real *jac, void *user, jf_status expected) {
    jf_context *c = N(context)(1, numbers, 4);
    jf_func f = N(simple)(c, fn, n, 1, user);
    CHECK_INT(jf_jacobian(c, f, x, y, jac), expected);
    if (expected == JF_OUT_OF_NUMBERS) {
        CHECK_SAYS(jf_message(c), "but the context has room for");
    }
    return jf_numbers_peak(c);
}

/* y = 2x with copies and releases that leave nothing behind but the result. */
FN(copies) {
    jf_num a = jf_copy(e, in[0][0]);
    CHECK(a.id != in[0][0].id);
    jf_num b = jf_add(e, a, in[0][0]);
    jf_release(e, a);
    jf_num d = jf_copy(e, b);
    jf_release(e, b);
    jf_num g = jf_copy(e, d);
    jf_release(e, g);
    out[0][0] = d;
    return 0;
}

TEST(copies_carry_everything_and_released_room_is_used_again) {
    const real x = 3;
    real y, slope;
    /* in, a, b, then d where a was and g where b was. */
    CHECK_INT(N(peak)(N(copies), 3, &x, 1, &y, &slope, NULL, JF_OK), 3);
    CHECK_SAME(y, 6);
    CHECK_SAME(slope, 2);
    N(peak)(N(copies), 2, &x, 1, &y, &slope, NULL, JF_OUT_OF_NUMBERS);
}

/* y = Σ_k sin(x)/k for a hundred thousand terms, each body in a scope, the sum before it released. */
FN(series) {
    int terms = *(const int *)user;
    jf_num sum = jf_const(e, 0);
    for (int k = 1; k <= terms; k++) {
        size_t mark = jf_scope_begin(e);
        jf_num before = sum;
        sum = jf_add(e, before, jf_div_c(e, jf_square(e, in[0][0]), (real)(1 << k % 8)));
        jf_release(e, before);
        jf_scope_end(e, mark, &sum, 1);
    }
    out[0][0] = sum;
    return 0;
}

TEST(a_long_loop_with_scopes_runs_in_constant_room) {
    const real x = 1;
    real y, slope;
    int few = 16, many = 16000;
    size_t peak = N(peak)(N(series), 64, &x, 1, &y, &slope, &few, JF_OK);
    CHECK_INT(peak, 6); /* input, sum, marker, square, quotient, new sum */
    real once = y;
    CHECK_SAME(slope, 2 * y);
    CHECK_INT(N(peak)(N(series), peak, &x, 1, &y, &slope, &many, JF_OK), peak);
    CHECK_SAME(y, once * 1000);
    CHECK_SAME(slope, 2 * y);
    N(peak)(N(series), peak - 1, &x, 1, &y, &slope, &few, JF_OUT_OF_NUMBERS);
}

/* The same without scopes: releases alone, in the order of making and against it. */
FN(released) {
    jf_num sum = jf_const(e, 0);
    for (int k = 0; k < 20000; k++) {
        jf_num a = jf_mul_c(e, in[0][0], 2), b = jf_square(e, a), next = jf_add(e, sum, b);
        if (k % 2 == 0) {
            jf_release(e, sum), jf_release(e, a), jf_release(e, b);
        } else {
            jf_release(e, b), jf_release(e, a), jf_release(e, sum);
        }
        sum = next;
    }
    out[0][0] = sum;
    return 0;
}

TEST(a_long_loop_with_releases_runs_in_constant_room) {
    const real x = 1;
    real y, slope;
    CHECK_INT(N(peak)(N(released), 5, &x, 1, &y, &slope, NULL, JF_OK), 5);
    CHECK_SAME(y, 80000);
    CHECK_SAME(slope, 160000);
}

FN(dotted) {
    (void)user;
    out[0][0] = jf_dot(e, 2, in[0], in[0] + 2);
    return 0;
}

FN(crossed) {
    jf_num y[3];
    (void)user;
    jf_cross(e, in[0], in[0] + 3, y);
    out[0][0] = y[2];
    return 0;
}

/* A sum of products needs a product beside the sum, also where both stay in registers: for every value and width the same. */
TEST(sums_of_products_need_the_same_room_for_every_value) {
    const real values[] = {(real)1.5, (real)INFINITY, (real)NAN};
    for (size_t k = 0; k < LENGTH(values); k++) {
        const real x[] = {1, values[k], 3, 4, 5, 6};
        real y, jac[6];
        CHECK_INT(N(peak)(N(dotted), 6, x, 4, &y, jac, NULL, JF_OK), 6); /* inputs, sum, product */
        N(peak)(N(dotted), 5, x, 4, &y, jac, NULL, JF_OUT_OF_NUMBERS);
        CHECK_INT(N(peak)(N(crossed), 10, x, 6, &y, jac, NULL, JF_OK), 10); /* inputs, two results, sum, product */
        N(peak)(N(crossed), 9, x, 6, &y, jac, NULL, JF_OUT_OF_NUMBERS);
    }
}

FN(kept) {
    jf_num a = jf_mul_c(e, in[0][0], 2), b = jf_mul_c(e, in[0][0], 3);
    size_t outer = jf_scope_begin(e);
    jf_num g = jf_mul(e, a, b);
    size_t inner = jf_scope_begin(e);
    CHECK(outer != 0 && inner != 0 && outer != inner);
    jf_num dead = jf_square(e, g), h = jf_add(e, g, b), i = jf_sub(e, g, a);
    jf_release(e, b); /* made before both scopes */
    /* In any order, twice the same, with one older than the scope. */
    jf_num keep[] = {i, h, a, i, g};
    jf_scope_end(e, inner, keep, 5);
    CHECK(keep[0].id == keep[3].id && keep[0].id != keep[1].id);
    CHECK(keep[2].id == a.id && keep[4].id == g.id); /* those are where they were */
    CHECK_SAME(jf_primal(e, keep[0]), 48);
    CHECK_SAME(jf_primal(e, keep[1]), 63);
    CHECK(keep[0].id != dead.id && keep[1].id != dead.id && keep[0].id != h.id && keep[1].id != i.id);
    jf_num last = jf_add(e, keep[0], keep[1]);
    jf_scope_end(e, outer, &last, 1);
    CHECK_SAME(jf_primal(e, a), 6);
    out[0][0] = jf_mul(e, last, a);
    return 0;
}

TEST(scopes_nest_and_keep_what_they_are_told) {
    const real x = 3;
    real y, slope;
    N(peak)(N(kept), 16, &x, 1, &y, &slope, NULL, JF_OK);
    /* (6x² - 2x + 6x² + 3x)·2x = 24x³ + 2x² */
    CHECK_SAME(y, 24 * 27 + 2 * 9);
    CHECK_SAME(slope, 72 * 9 + 4 * 3);
}

/* One end closes the scopes inside it. */
FN(all_at_once) {
    jf_num b = jf_mul_c(e, in[0][0], 5), a = jf_const(e, 1);
    size_t outer = jf_scope_begin(e);
    jf_num inside = jf_const(e, 2);
    for (int k = 0; k < 5; k++) {
        jf_scope_begin(e);
        jf_num s = jf_add(e, a, in[0][0]);
        if (k == 2) {
            jf_release(e, inside), jf_release(e, b);
        }
        a = s;
    }
    jf_scope_end(e, outer, &a, 1);
    /* The slot of b is free again, and a moved there: two more fit in seven behind the input and the constant. */
    out[0][0] = a;
    return 0;
}

TEST(ending_a_scope_ends_those_inside_it) {
    const real x = 3;
    real y, slope;
    /* input, b, constant, six markers, inside, five sums */
    CHECK_INT(N(peak)(N(all_at_once), 15, &x, 1, &y, &slope, NULL, JF_OK), 15);
    CHECK_SAME(y, 16);
    CHECK_SAME(slope, 5);
}

/* What user points at chooses a dead number to use. */
FN(uses_the_dead) {
    jf_num a = jf_square(e, in[0][0]), b = jf_square(e, a), keep = b;
    size_t mark = jf_scope_begin(e);
    jf_num inside = jf_add(e, a, b), kept = jf_copy(e, inside);
    jf_num moved = kept;
    jf_release(e, b);
    jf_scope_end(e, mark, &moved, 1);
    jf_num now[] = {jf_copy(e, a), jf_copy(e, a), jf_copy(e, a), jf_copy(e, a), jf_copy(e, a)};
    CHECK(!jf_failed(e));
    const jf_num dead[] = {b, inside, kept, keep, {0}, {~(uint32_t)0}, N(of_another_pass)(now[0]), {in[0][0].id + 64}};
    jf_num y = jf_add(e, moved, dead[*(const size_t *)user]);
    CHECK(y.id == 0 && jf_failed(e) && isnan(jf_primal(e, moved)) && !jf_lt_c(e, moved, (real)1e30));
    out[0][0] = now[0];
    return 0;
}

TEST(a_dead_number_is_an_error_whoever_lives_there_now) {
    const real x = 3;
    for (size_t k = 0; k < 8; k++) {
        real y, slope;
        N(fill)(&y, 1);
        N(peak)(N(uses_the_dead), 40, &x, 1, &y, &slope, &k, JF_BAD_NUMBER);
        CHECK(N(untouched)(&y, 1));
    }
}

/* The ids of all numbers that ever were in the last run. */
#define IDS 3000
static uint32_t N(ids)[IDS];
static size_t N(n_ids);

static jf_num N(noted)(jf_num a) {
    if (N(n_ids) < IDS) {
        N(ids)[N(n_ids)++] = a.id;
    }
    return a;
}

FN(remembers_ids) {
    N(n_ids) = 0;
    jf_num sum = N(noted)(jf_copy(e, in[0][0]));
    for (int k = 0; k < 200; k++) {
        size_t mark = jf_scope_begin(e);
        for (int l = 0; l < k % 7; l++) {
            N(noted)(jf_copy(e, sum));
        }
        jf_num old = sum;
        sum = N(noted)(jf_add(e, sum, in[0][0]));
        if (k % 3 == 0) {
            jf_release(e, old);
        }
        uint32_t inside = sum.id;
        jf_scope_end(e, mark, &sum, 1);
        if (sum.id != inside) {
            N(noted)(sum);
        }
    }
    out[0][0] = sum;
    return 0;
}

TEST(no_id_is_given_twice) {
    const real x = 1;
    real y, slope;
    N(peak)(N(remembers_ids), 200, &x, 1, &y, &slope, NULL, JF_OK);
    CHECK_SAME(y, 201);
    CHECK(N(n_ids) > 800 && N(n_ids) < IDS);
    for (size_t k = 0; k < N(n_ids); k++) {
        for (size_t l = 0; l < k; l++) {
            if (N(ids)[k] == N(ids)[l]) {
                CHECK(false);
            }
        }
    }
    CHECK(true);
}

FN(ends_a_scope_that_is_not_open) {
    size_t mark = jf_scope_begin(e);
    size_t inner = jf_scope_begin(e);
    jf_scope_end(e, mark, NULL, 0);
    const size_t wrong[] = {mark, inner, 0, 77, SIZE_MAX};
    jf_scope_end(e, wrong[*(const size_t *)user], NULL, 0);
    CHECK(jf_failed(e));
    out[0][0] = in[0][0];
    return 0;
}

TEST(only_an_open_scope_can_end) {
    const real x = 1;
    real y, slope;
    for (size_t k = 0; k < 5; k++) {
        N(peak)(N(ends_a_scope_that_is_not_open), 40, &x, 1, &y, &slope, &k, JF_BAD_NUMBER);
    }
}

/* A function with loops, scopes and releases that runs out somewhere: the message says how many numbers would do. */
FN(nested) {
    jf_num sum = jf_const(e, 0);
    for (int i = 0; i < 5; i++) {
        size_t outer = jf_scope_begin(e);
        jf_num row[6];
        for (int j = 0; j < 6; j++) {
            size_t inner = jf_scope_begin(e);
            jf_num t = jf_square(e, jf_mul_c(e, in[0][0], (real)j));
            row[j] = jf_add(e, t, jf_copy(e, t));
            jf_scope_end(e, inner, &row[j], 1);
        }
        jf_num old = sum;
        sum = jf_add(e, old, jf_sum(e, 6, row));
        jf_release(e, old);
        jf_scope_end(e, outer, &sum, 1);
    }
    out[0][0] = sum;
    return 0;
}

TEST(exhaustion_says_how_many_numbers_would_do) {
    const real x = 2;
    real y, slope;
    size_t peak = N(peak)(N(nested), 100, &x, 1, &y, &slope, NULL, JF_OK);
    CHECK_SAME(y, 5 * 2 * 4 * 55);
    CHECK_SAME(slope, 2 * y / 2);
    for (size_t numbers = 0; numbers < peak; numbers++) {
        jf_context *c = N(context)(1, numbers, 4);
        jf_func f = N(simple)(c, N(nested), 1, 1, NULL);
        CHECK_INT(jf_jacobian(c, f, &x, &y, &slope), JF_OUT_OF_NUMBERS);
        const char *said = jf_message(c);
        /* What the function has no hand in is certain; what it wants is what a failed evaluation can tell. */
        size_t wanted = number_after(said, numbers < 2 ? "the function needs at least " : "the function needs about ");
        CHECK_INT(number_after(said, ", but the context has room for "), numbers);
        CHECK(wanted > numbers && wanted <= peak);
        /* Once the function has been entered, it is counted to its end. */
        if (numbers >= 3) {
            CHECK_INT(wanted, peak);
        }
    }
    CHECK_INT(N(peak)(N(nested), peak, &x, 1, &y, &slope, NULL, JF_OK), peak);
}

/* A second-order number takes the room of two. */
TEST(a_hessian_peaks_at_twice_the_numbers) {
    const real x = 2;
    const real *inputs[] = {&x};
    real hess;
    for (size_t short_of = 0; short_of < 2; short_of++) {
        jf_context *c = N(context)(1, 6 - short_of, 4);
        jf_func f = N(simple)(c, N(copies), 1, 1, NULL);
        CHECK_INT(jf_hessian(c, f, inputs, NULL, (real *[]){&hess}, NULL, NULL), short_of ? JF_OUT_OF_NUMBERS : JF_OK);
        if (short_of) {
            CHECK_SAYS(jf_message(c), "about 6 numbers");
        } else {
            CHECK_INT(jf_numbers_peak(c), 6);
            CHECK_SAME(hess, 0);
        }
    }
}

/* Two steps of state in one scope each: Euler's method on x' = y, y' = -x, and a sum of all x beside it. */
FN(integrates) {
    const size_t steps = *(const size_t *)user;
    jf_num x[3] = {in[0][0], in[0][1], jf_const(e, 0)};
    for (size_t k = 0; k < steps; k++) {
        const size_t mark = jf_scope_begin(e);
        const jf_num next[3] = {
            jf_add(e, x[0], jf_mul_c(e, x[1], (real)0.125)),
            jf_sub(e, x[1], jf_mul_c(e, x[0], (real)0.125)),
            jf_add(e, x[2], x[0]),
        };
        jf_scope_next(e, mark, x, next, 3);
    }
    out[0][0] = jf_add(e, x[2], jf_add(e, x[0], jf_add(e, in[0][0], in[0][1])));
    return 0;
}

TEST(a_loop_that_carries_state_runs_in_the_room_of_one_step) {
    const real x[2] = {1, (real)0.5};
    real y, jac[2], wanted[2] = {1, (real)0.5}, sum = 0;
    size_t few = 3, many = 4000;
    size_t peak = N(peak)(N(integrates), 200, x, 2, &y, jac, &few, JF_OK);
    for (size_t k = 0; k < few; k++) {
        const real old = wanted[0];
        sum += old;
        wanted[0] += wanted[1] * (real)0.125;
        wanted[1] -= old * (real)0.125;
    }
    CHECK_SAME(y, sum + (wanted[0] + (x[0] + x[1])));
    /* Two inputs that stay, three of state, the marker, two products and three of the next state. */
    CHECK_INT(peak, 11);
    CHECK_INT(N(peak)(N(integrates), peak, x, 2, &y, jac, &many, JF_OK), peak);
    N(peak)(N(integrates), peak - 1, x, 2, &y, jac, &few, JF_OUT_OF_NUMBERS);
}

/* What stands in the state twice, in the next state again, changes places, or was made inside the scope. */
FN(shuffles) {
    jf_num one = jf_const(e, 1), a[4] = {one, one, in[0][0], jf_square(e, in[0][0])};
    size_t mark = jf_scope_begin(e);
    jf_num next[4] = {a[3], a[2], jf_add(e, a[0], a[3]), a[3]};
    jf_num inner = jf_exp(e, a[2]);
    jf_scope_next(e, mark, a, next, 4);
    CHECK_SAME(jf_primal(e, a[0]), 9);
    CHECK_SAME(jf_primal(e, a[1]), 3);
    CHECK_SAME(jf_primal(e, a[2]), 10);
    CHECK_SAME(jf_primal(e, a[3]), 9);
    CHECK(a[1].id == in[0][0].id && a[0].id == a[3].id);
    out[0][0] = jf_add(e, a[2], jf_mul(e, a[0], a[1]));
    if (*(const int *)user == 1) {
        jf_neg(e, one);
    } else if (*(const int *)user == 2) {
        jf_neg(e, inner);
    }
    return 0;
}

TEST(a_state_may_repeat_and_change_places) {
    const real x = 3;
    real y, slope;
    for (int what = 0; what < 3; what++) {
        N(peak)(N(shuffles), 40, &x, 1, &y, &slope, &what, what == 0 ? JF_OK : JF_BAD_NUMBER);
        if (what == 0) {
            CHECK_SAME(y, 37);
            CHECK_SAME(slope, 6 + 27);
        }
    }
}

/* Mistakes: a scope that is not open, numbers that are none, no array, one array for both. */
FN(carries_wrongly) {
    size_t mark = jf_scope_begin(e);
    jf_num state[2] = {in[0][0], jf_const(e, 2)}, next[2] = {jf_neg(e, state[1]), jf_exp(e, state[1])};
    switch (*(const int *)user) {
    case 0: jf_scope_next(e, mark + 7, state, next, 2); break;
    case 1: next[1].id = 0x7FFFFFFFu; jf_scope_next(e, mark, state, next, 2); break;
    case 2: state[0].id = 0x7FFFFFFFu; jf_scope_next(e, mark, state, next, 2); break;
    case 3: jf_scope_next(e, mark, state, NULL, 2); break;
    case 4: jf_scope_next(e, mark, NULL, next, 2); break;
    case 5: jf_scope_next(e, mark, state, state, 2); break;
    case 6: jf_scope_next(e, mark, state, state + 1, 2); break;
    case 7: jf_scope_next(e, mark, state, next, SIZE_MAX / 2); break;
    default: jf_scope_next(e, mark, NULL, NULL, 0); break;
    }
    CHECK_INT(jf_failed(e), *(const int *)user < 8);
    out[0][0] = in[0][0];
    return 0;
}

TEST(a_state_carried_wrongly_is_an_error) {
    const jf_status statuses[] = {JF_BAD_NUMBER, JF_BAD_NUMBER, JF_BAD_NUMBER, JF_NULL, JF_NULL, JF_BAD_NUMBER, JF_BAD_NUMBER, JF_BAD_LENGTH, JF_OK};
    const real x = 3;
    real y, slope;
    for (int what = 0; what < 9; what++) {
        N(peak)(N(carries_wrongly), 40, &x, 1, &y, &slope, &what, statuses[what]);
    }
    jf_scope_next(NULL, 1, NULL, NULL, 0);
}

static void N(all)(void) {
    RUN(copies_carry_everything_and_released_room_is_used_again);
    RUN(a_long_loop_with_scopes_runs_in_constant_room);
    RUN(a_long_loop_with_releases_runs_in_constant_room);
    RUN(sums_of_products_need_the_same_room_for_every_value);
    RUN(scopes_nest_and_keep_what_they_are_told);
    RUN(ending_a_scope_ends_those_inside_it);
    RUN(a_dead_number_is_an_error_whoever_lives_there_now);
    RUN(no_id_is_given_twice);
    RUN(only_an_open_scope_can_end);
    RUN(exhaustion_says_how_many_numbers_would_do);
    RUN(a_hessian_peaks_at_twice_the_numbers);
    RUN(a_loop_that_carries_state_runs_in_the_room_of_one_step);
    RUN(a_state_may_repeat_and_change_places);
    RUN(a_state_carried_wrongly_is_an_error);
}

#endif
