/* NULL for every pointer of the functions that record and use programs, and what is no recording and no context. */
#ifndef TWICE_H
#define SELF "recorded_null.c"
#include "twice.h"
#else
#include "recorded.h"

FN(squares) {
    out[0][0] = jf_lt_c(e, in[0][0], 0) ? in[0][0] : jf_square(e, in[0][0]);
    return 0;
}

TEST(null_is_an_error_or_not_wanted) {
    const real x = 3, *const in[] = {&x}, *const none[] = {NULL};
    N(recorded) s = N(record)(N(squares), 1, 1, NULL, &x, JF_MISS_FAILS);
    void *scratch = memory(RECORDED_SCRATCH), *place = memory(s.bytes);
    const jf_program *p = s.p;
    jf_recording *r = s.r;
    jf_func f = {5};
    CHECK_INT(jf_record(NULL, s.g, in, NULL, scratch, RECORDED_SCRATCH, &r), JF_NULL);
    CHECK(r == NULL);
    CHECK_INT(jf_record(s.c, s.g, in, NULL, scratch, RECORDED_SCRATCH, NULL), JF_NULL);
    CHECK_SAYS(jf_message(s.c), "must not be NULL");
    r = s.r;
    CHECK_INT(jf_record(s.c, s.g, NULL, NULL, scratch, RECORDED_SCRATCH, &r), JF_NULL);
    CHECK_SAYS(jf_message(s.c), "in must not be NULL");
    CHECK(r == NULL);
    CHECK_INT(jf_record(s.c, s.g, none, NULL, scratch, RECORDED_SCRATCH, &r), JF_NULL);
    CHECK_SAYS(jf_message(s.c), "in[0] must not be NULL");
    CHECK_INT(jf_record(s.c, s.g, in, NULL, NULL, 1, &r), JF_NULL);
    CHECK_SAYS(jf_message(s.c), "scratch must not be NULL");
    CHECK_INT(jf_record(s.c, s.g, in, NULL, NULL, SIZE_MAX, &r), JF_NULL);
    CHECK_INT(jf_record(s.c, s.g, in, NULL, NULL, 0, &r), JF_TOO_SMALL);
    CHECK_INT(jf_record(s.c, (jf_func){0}, in, NULL, scratch, RECORDED_SCRATCH, &r), JF_BAD_FUNCTION);
    CHECK_INT(jf_record(s.c, s.g, in, &(jf_options){.randomness = 3}, scratch, RECORDED_SCRATCH, &r), JF_BAD_OPTION);
    CHECK_INT(jf_record(s.c, s.g, in, &(jf_options){.reserved = {0, 1}}, scratch, RECORDED_SCRATCH, &r), JF_UNSUPPORTED);
    CHECK(r == NULL);

    CHECK_INT(jf_record_scratch(NULL, s.g, in, NULL), 0);
    CHECK_INT(jf_record_scratch(s.c, s.g, NULL, NULL), 0);
    CHECK_SAYS(jf_message(s.c), "in must not be NULL");
    CHECK_INT(jf_record_scratch(s.c, s.g, none, NULL), 0);
    CHECK_SAYS(jf_message(s.c), "in[0] must not be NULL");
    CHECK_INT(jf_record_scratch(s.c, (jf_func){0}, in, NULL), 0);
    CHECK_SAYS(jf_message(s.c), "never registered");
    CHECK_INT(jf_record_scratch(s.c, s.g, in, &(jf_options){.randomness = 3}), 0);
    CHECK_SAYS(jf_message(s.c), "randomness");
    CHECK_INT(jf_record_scratch(s.c, s.g, in, &(jf_options){.reserved = {0, 1}}), 0);
    CHECK_SAYS(jf_message(s.c), "reserved");

    CHECK_INT(jf_record_path(NULL, in), JF_NULL);
    CHECK_INT(jf_record_path(s.r, NULL), JF_NULL);
    CHECK_SAYS(jf_message(s.c), "in must not be NULL");
    CHECK_INT(jf_record_path(s.r, none), JF_NULL);
    CHECK_SAYS(jf_message(s.c), "in[0] must not be NULL");
    CHECK_INT(jf_program_bytes(NULL), 0);
    CHECK_INT(jf_program_bytes(s.r), s.bytes);
    CHECK_INT(jf_program_build(NULL, place, s.bytes, &p), JF_NULL);
    CHECK(p == NULL);
    CHECK_INT(jf_program_build(s.r, place, s.bytes, NULL), JF_NULL);
    CHECK_SAYS(jf_message(s.c), "must not be NULL");
    CHECK_INT(jf_program_build(s.r, NULL, s.bytes, &p), JF_NULL);
    CHECK_SAYS(jf_message(s.c), "memory must not be NULL");
    CHECK(p == NULL);

    p = s.p;
    CHECK_INT(jf_program_open(NULL, s.bytes, &p), JF_NULL);
    CHECK(p == NULL);
    CHECK_INT(jf_program_open(s.p, s.bytes, NULL), JF_NULL);
    CHECK_INT(jf_program_open(s.p, 0, &p), JF_BAD_PROGRAM);
    CHECK_INT(jf_program_numbers(NULL), 0);

    CHECK_INT(jf_attach(NULL, s.g, s.p, 0), JF_NULL);
    CHECK_INT(jf_load(NULL, s.p, &f), JF_NULL);
    CHECK_INT(f.id, 0);
    f.id = 5;
    CHECK_INT(jf_load(s.own, NULL, &f), JF_NULL);
    CHECK_SAYS(jf_message(s.own), "must not be NULL");
    CHECK_INT(f.id, 0);
    CHECK_INT(jf_load(s.own, s.p, NULL), JF_NULL);
    CHECK_SAYS(jf_message(s.own), "must not be NULL");
    size_t guard = 7;
    CHECK_INT(jf_path_hits(NULL, s.g), 0);
    CHECK_INT(jf_guard_missed(NULL, s.g, &guard), 0);
    CHECK_INT(guard, 0);
    CHECK_INT(jf_guard_missed(NULL, s.g, NULL), 0);
    CHECK_INT(jf_path_hits(s.c, (jf_func){0}), 0);
    CHECK_INT(jf_guard_missed(s.c, (jf_func){UINT32_MAX}, &guard), 0);
    /* Nothing of it has changed anything. */
    CHECK_INT(N(agrees)(&s, (real[]){4}, __LINE__), 3);
    CHECK_INT(jf_attach(s.c, s.g, NULL, JF_MISS_FAILS), JF_OK);
    CHECK_INT(jf_attach(s.c, s.g, NULL, 9), JF_BAD_OPTION);
    free_memory();
}

TEST(what_is_no_recording_and_no_context) {
    const real x = 3, *const in[] = {&x};
    static uint64_t zeros[256];
    jf_recording *none = (jf_recording *)(void *)zeros, *odd = (jf_recording *)(void *)((char *)zeros + 1);
    const jf_program *p;
    uint64_t place[8];
    for (int k = 0; k < 2; k++) {
        jf_recording *r = k ? odd : none;
        CHECK_INT(jf_record_path(r, in), JF_NULL);
        CHECK_INT(jf_program_bytes(r), 0);
        CHECK_INT(jf_program_build(r, place, sizeof place, &p), JF_NULL);
    }
    CHECK_INT(jf_program_numbers((const jf_program *)(void *)zeros), 0);
    CHECK_INT(jf_program_numbers((const jf_program *)(void *)((char *)zeros + 4)), 0);
    jf_context *c = (jf_context *)(void *)zeros;
    jf_recording *r;
    CHECK_INT(jf_record(c, (jf_func){1}, in, NULL, place, sizeof place, &r), JF_NULL);
    CHECK_INT(jf_record_scratch(c, (jf_func){1}, in, NULL), 0);
    CHECK_INT(jf_attach(c, (jf_func){1}, NULL, 0), JF_NULL);
    CHECK_INT(jf_path_hits(c, (jf_func){1}), 0);
    CHECK_INT(jf_guard_missed(c, (jf_func){1}, NULL), 0);
    /* A recording that was moved is none: what it points at is where it was. */
    N(recorded) s = N(record)(N(squares), 1, 1, NULL, &x, JF_MISS_FAILS);
    uint64_t *moved = memory(RECORDED_SCRATCH);
    memcpy(moved, s.r, 4096);
    CHECK_INT(jf_program_bytes((jf_recording *)(void *)moved), 0);
    free_memory();
}

static void N(all)(void) {
    RUN(null_is_an_error_or_not_wanted);
    RUN(what_is_no_recording_and_no_context);
}

#endif
