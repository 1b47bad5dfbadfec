/* What can go wrong with recordings and programs: its status and words, nothing written, and the context works as before. */
#ifndef TWICE_H
#define SELF "recorded_errors.c"
/* What a function with a state of its own does otherwise, and when. */
struct changing {
    int what;
    unsigned runs, from;
};
#include "twice.h"
#else
#include "recorded.h"

FN(model) {
    const jf_num a = jf_sin(e, in[0][0]), b = jf_add(e, jf_mul(e, a, in[0][1]), in[0][1]);
    out[0][0] = jf_lt(e, a, in[0][1]) ? jf_exp(e, b) : jf_mul(e, b, b);
    return 0;
}

/* The context still does what it is for, with a function and with a program. */
static void N(usable)(jf_context *c, jf_func f) {
    const real x[] = {(real)0.5, 2}, *const in[] = {x};
    real y, jac[2], again, recorded[2];
    CHECK_INT(jf_attach(c, f, NULL, 0), JF_OK);
    CHECK_INT(jf_jacobian(c, f, x, &y, jac), JF_OK);
    jf_recording *r;
    uint64_t scratch[2000], place[200];
    const jf_program *p;
    CHECK_INT(jf_record(c, f, in, NULL, scratch, sizeof scratch, &r), JF_OK);
    CHECK_INT(jf_program_build(r, place, sizeof place, &p), JF_OK);
    CHECK_INT(jf_attach(c, f, p, JF_MISS_FAILS), JF_OK);
    CHECK_INT(jf_jacobian(c, f, x, &again, recorded), JF_OK);
    CHECK_INT(jf_path_hits(c, f), 1);
    CHECK(N(bits)(&y, &again, 1) && N(bits)(jac, recorded, 2));
    CHECK_INT(jf_attach(c, f, NULL, 0), JF_OK);
}

static const real N(x)[] = {1, 2}, *const N(in)[] = {N(x)}, N(x2)[] = {1, -2}, *const N(in2)[] = {N(x2)};

TEST(scratch_of_every_size) {
    jf_context *c = N(context)(1, 30, 2);
    const jf_func f = N(simple)(c, N(model), 2, 1, NULL);
    jf_recording *r;
    CHECK_INT(jf_record(c, f, N(in), NULL, NULL, 0, &r), JF_TOO_SMALL);
    CHECK(r == NULL);
    const size_t enough = number_after(jf_message(c), "needs ");
    CHECK_INT(number_after(jf_message(c), "but "), 0);
    CHECK(enough > 100 && enough < 20000);
    CHECK_INT(jf_record_scratch(c, f, N(in), NULL), enough);
    for (size_t shift = 0; shift < 9; shift++) {
        for (size_t bytes = 0; bytes <= enough; bytes++) {
            char *place = malloc(bytes + shift + 1);
            const jf_status status = jf_record(c, f, N(in), NULL, place + shift, bytes, &r);
            CHECK(status == JF_TOO_SMALL || status == JF_OK);
            CHECK((status == JF_OK) == (r != NULL));
            if (bytes == enough) {
                CHECK_INT(status, JF_OK);
            }
            if (status == JF_TOO_SMALL && bytes % 12 == 0) {
                /* What is asked for does, however far it has come with less. */
                const size_t wanted = number_after(jf_message(c), "needs ");
                CHECK_INT(number_after(jf_message(c), "but "), bytes);
                char *larger = malloc(wanted + shift);
                CHECK_INT(jf_record(c, f, N(in), NULL, larger + shift, wanted, &r), JF_OK);
                free(larger);
            }
            if (status == JF_OK) {
                /* What one path has room for may be too little for two. */
                const size_t one = jf_program_bytes(r);
                const jf_status second = jf_record_path(r, N(in2));
                CHECK(second == JF_OK || second == JF_TOO_SMALL);
                CHECK(second == JF_OK ? jf_program_bytes(r) > one : jf_program_bytes(r) == one);
                const size_t wanted = second == JF_OK ? 0 : number_after(jf_message(c), "needs ");
                /* The recording is as it was: the first path is known, and its program the same. */
                CHECK_INT(jf_record_path(r, N(in)), JF_SAME_PATH);
                const size_t most = jf_program_bytes(r);
                uint64_t *memory_of_it = malloc(most);
                const jf_program *p;
                CHECK_INT(jf_program_build(r, memory_of_it, most, &p), JF_OK);
                CHECK_INT(jf_attach(c, f, p, JF_MISS_FAILS), JF_OK);
                real y;
                CHECK_INT(jf_jacobian(c, f, N(x), &y, NULL), JF_OK);
                CHECK_INT(jf_jacobian(c, f, N(x2), &y, NULL), second == JF_OK ? JF_OK : JF_GUARD_MISSED);
                CHECK_INT(jf_attach(c, f, NULL, 0), JF_OK);
                free(memory_of_it);
                if (second != JF_OK && bytes == enough) {
                    char *larger = malloc(wanted + shift);
                    CHECK_INT(jf_record(c, f, N(in), NULL, larger + shift, wanted, &r), JF_OK);
                    CHECK_INT(jf_record_path(r, N(in2)), JF_OK);
                    free(larger);
                }
            }
            free(place);
        }
        N(usable)(c, f);
    }
}

TEST(memory_for_the_program) {
    jf_context *c = N(context)(1, 30, 2);
    const jf_func f = N(simple)(c, N(model), 2, 1, NULL);
    jf_recording *r;
    CHECK_INT(jf_record(c, f, N(in), NULL, memory(RECORDED_SCRATCH), RECORDED_SCRATCH, &r), JF_OK);
    const size_t needed = jf_program_bytes(r);
    const jf_program *p;
    for (size_t bytes = 0; bytes < needed + 8; bytes++) {
        char *place = malloc(bytes + 8), *const untouched = memset(malloc(bytes + 8), 0x77, bytes + 8);
        memset(place, 0x77, bytes + 8);
        p = (const jf_program *)(void *)place;
        const jf_status status = jf_program_build(r, place, bytes, &p);
        CHECK_INT(status, bytes < needed ? JF_TOO_SMALL : JF_OK);
        if (status != JF_OK) {
            CHECK(p == NULL);
            CHECK_INT(number_after(jf_message(c), "needs "), needed);
            CHECK_INT(number_after(jf_message(c), "but "), bytes);
            CHECK_BYTES(place, untouched, bytes + 8);
        } else {
            CHECK_BYTES(place + needed, untouched, bytes + 8 - needed);
        }
        free(place), free(untouched);
    }
    char *place = memory(needed + 16);
    for (size_t shift = 1; shift < 8; shift++) {
        CHECK_INT(jf_program_build(r, place + shift, needed, &p), JF_BAD_PROGRAM);
        CHECK(p == NULL);
        CHECK_SAYS(jf_message(c), "multiple of 8");
    }
    CHECK_INT(jf_program_build(r, place, needed, &p), JF_OK);
    /* Twice the same bytes, and the same at another address. */
    char *again = memory(needed), *moved = memory(needed + 16);
    CHECK_INT(jf_program_build(r, again, needed, &p), JF_OK);
    CHECK_BYTES(again, place, needed);
    for (size_t shift = 0; shift < 9; shift++) {
        memcpy(moved + shift, place, needed);
        CHECK_INT(jf_program_open(moved + shift, needed, &p), shift % 8 ? JF_BAD_PROGRAM : JF_OK);
        CHECK_INT(jf_attach(c, f, (const jf_program *)(void *)(moved + shift), 0), shift % 8 ? JF_BAD_PROGRAM : JF_OK);
        CHECK_INT(jf_program_numbers((const jf_program *)(void *)(moved + shift)) > 0, shift % 8 == 0);
    }
    N(usable)(c, f);
}

FN(asks_for_value) {
    const jf_num c = jf_const(e, 3);
    /* What depends on nothing may be asked for, also when a function over arrays has had it beside what does. */
    const jf_num terms[] = {in[0][0], c, c, in[0][1]}, sum = jf_sum(e, 4, terms);
    if (same((double)jf_primal(e, c), 3) && user == NULL) {
        out[0][0] = jf_mul(e, sum, jf_sin(e, c));
        return 0;
    }
    const int what = *(int *)user;
    jf_mark(e, 77);
    const jf_num y = jf_exp(e, in[0][0]);
    const real value = what == 0 ? jf_primal(e, in[0][0]) : what == 1 ? jf_primal(e, y) : jf_primal(e, jf_detach(e, y));
    out[0][0] = jf_mul_c(e, y, value);
    return 0;
}

TEST(values_that_depend_on_inputs_cannot_be_recorded) {
    for (int what = 0; what < 3; what++) {
        jf_context *c = N(context)(2, 30, 2);
        const jf_func f = N(simple)(c, N(asks_for_value), 2, 1, &what), g = N(simple)(c, N(model), 2, 1, NULL);
        jf_recording *r;
        CHECK_INT(jf_record(c, f, N(in), NULL, memory(RECORDED_SCRATCH), RECORDED_SCRATCH, &r), JF_NOT_RECORDABLE);
        CHECK(r == NULL);
        CHECK_SAYS(jf_message(c), "jf" );
        CHECK_SAYS(jf_message(c), "primal");
        CHECK_SAYS(jf_message(c), "77");
        CHECK_INT(jf_record_scratch(c, f, N(in), NULL), 0);
        CHECK_SAYS(jf_message(c), "primal");
        N(usable)(c, g);
    }
    /* What depends on nothing does so without any scratch, too. */
    jf_context *c = N(context)(1, 30, 2);
    CHECK(jf_record_scratch(c, N(simple)(c, N(asks_for_value), 2, 1, NULL), N(in), NULL) > 0);
    N(recorded) s = N(record)(N(asks_for_value), 2, 1, NULL, N(x), JF_MISS_FAILS);
    CHECK_INT(N(agrees)(&s, N(x2), __LINE__), 3);
    free_memory();
}

FN(fails) {
    const int code = *(int *)user;
    out[0][0] = jf_sin(e, in[0][0]);
    if (code > 100) {
        jf_fail(e, code);
    }
    if (code == -99) {
        out[0][0].id = 0;
        return 0;
    }
    return jf_lt_c(e, in[0][1], 0) ? 0 : code;
}

TEST(a_function_that_fails) {
    static const int codes[] = {1, 7, 101, -3, -99};
    static const jf_status statuses[] = {1, 7, 101, JF_BAD_RETURN, JF_OUTPUT_NOT_SET};
    for (size_t k = 0; k < LENGTH(codes); k++) {
        int code = codes[k];
        jf_context *c = N(context)(2, 30, 2);
        const jf_func f = N(simple)(c, N(fails), 2, 1, &code), g = N(simple)(c, N(model), 2, 1, NULL);
        jf_recording *r;
        void *scratch = memory(RECORDED_SCRATCH);
        CHECK_INT(jf_record(c, f, N(in), NULL, scratch, RECORDED_SCRATCH, &r), statuses[k]);
        CHECK(r == NULL);
        char why[320];
        snprintf(why, sizeof why, "%s", jf_message(c));
        CHECK_INT(jf_record_scratch(c, f, N(in), NULL), 0);
        CHECK_SAYS(jf_message(c), why);
        /* With what it tells, jf_record fails for that reason. */
        CHECK_INT(jf_record(c, f, N(in), NULL, NULL, 0, &r), statuses[k]);
        N(usable)(c, g);
        /* On another path only: the recording is as it was. */
        if (code < 100 && code != -99) {
            CHECK_INT(jf_record(c, f, N(in2), NULL, scratch, RECORDED_SCRATCH, &r), JF_OK);
            const size_t bytes = jf_program_bytes(r);
            CHECK_INT(jf_record_path(r, N(in)), statuses[k]);
            CHECK_INT(jf_program_bytes(r), bytes);
            CHECK_INT(jf_record_path(r, N(in2)), JF_SAME_PATH);
            const jf_program *p;
            CHECK_INT(jf_program_build(r, memory(bytes), bytes, &p), JF_OK);
            CHECK_INT(jf_attach(c, f, p, JF_MISS_CALLS), JF_OK);
            real y;
            CHECK_INT(jf_jacobian(c, f, N(x2), &y, NULL), JF_OK);
            CHECK_INT(jf_jacobian(c, f, N(x), &y, NULL), statuses[k]);
            CHECK_INT(jf_attach(c, f, p, JF_MISS_FAILS), JF_OK);
            CHECK_INT(jf_jacobian(c, f, N(x), &y, NULL), JF_GUARD_MISSED);
            N(usable)(c, g);
        }
    }
    free_memory();
}

FN(changes) {
    struct changing *s = user;
    const bool now = s->runs++ >= s->from;
    const jf_num a = now && s->what == 0 ? jf_cos(e, in[0][0]) : jf_sin(e, in[0][0]);
    jf_num y = jf_mul_c(e, a, now && s->what == 1 ? (real)2.5 : (real)1.5);
    if (now && s->what == 2 ? jf_gt(e, a, in[0][1]) : jf_lt(e, a, in[0][1])) {
        y = jf_exp(e, y);
    }
    if (now && s->what == 3) {
        y = jf_square(e, y);
    }
    if (s->what == 4 && now && jf_isnan(e, y)) {
        y = a;
    }
    out[0][0] = now && s->what == 5 ? a : y;
    if (s->what == 6 && !now) {
        out[0][0] = jf_tan(e, y);
    }
    if (s->what == 7) {
        out[0][0] = jf_const(e, now ? 1 : 2);
    }
    return 0;
}

TEST(a_function_with_a_state_of_its_own) {
    for (int what = 0; what < 8; what++) {
        struct changing state = {what, 0, 1};
        jf_context *c = N(context)(2, 30, 2);
        const jf_func f = N(simple)(c, N(changes), 2, 1, &state), g = N(simple)(c, N(model), 2, 1, NULL);
        jf_recording *r;
        void *scratch = memory(RECORDED_SCRATCH);
        CHECK_INT(jf_record(c, f, N(in), NULL, scratch, RECORDED_SCRATCH, &r), JF_NOT_REPEATABLE);
        CHECK(r == NULL);
        CHECK_SAYS(jf_message(c), "does not do the same");
        N(usable)(c, g);
        /* Only later: when another path is recorded, before any guard. */
        state.runs = 0, state.from = 2;
        CHECK_INT(jf_record(c, f, N(in), NULL, scratch, RECORDED_SCRATCH, &r), JF_OK);
        const size_t bytes = jf_program_bytes(r);
        if (what < 2) {
            CHECK_INT(jf_record_path(r, N(in2)), JF_NOT_REPEATABLE);
            CHECK_INT(jf_program_bytes(r), bytes);
            CHECK_INT(jf_record_path(r, N(in)), JF_NOT_REPEATABLE);
            state.runs = 0;
            CHECK_INT(jf_record_path(r, N(in)), JF_SAME_PATH);
            CHECK_INT(jf_record_path(r, N(in2)), JF_OK);
            CHECK(jf_program_bytes(r) > bytes);
        }
        N(usable)(c, g);
    }
    free_memory();
}

static void N(all)(void) {
    RUN(scratch_of_every_size);
    RUN(memory_for_the_program);
    RUN(values_that_depend_on_inputs_cannot_be_recorded);
    RUN(a_function_that_fails);
    RUN(a_function_with_a_state_of_its_own);
}

#endif
