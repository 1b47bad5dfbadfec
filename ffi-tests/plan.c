/* Plans: patterns in every format, what is wrong with one, memory of the exact size, and colours of known problems. */
#ifndef TWICE_H
#define SELF "plan.c"
#include "twice.h"
#else
#include "plan.h"

/* A plan knows no reals: all of this is tested once. */
#ifndef SINGLE
static entries whole;

TEST(a_plan_depends_on_the_entries_alone) {
    for (size_t trial = 0; trial < 60; trial++) {
        whole.rows = below(9), whole.cols = below(9), whole.entries = 0;
        for (size_t k = whole.rows * whole.cols == 0 ? 0 : below(30); k > 0; k--) {
            enter(&whole, below(whole.rows), below(whole.cols));
        }
        shuffle(&whole);
        uint32_t kind = whole.rows == whole.cols ? (uint32_t)below(2) : JF_PLAN_JACOBIAN, order = (uint32_t)below(5);
        for (uint32_t format = JF_CSR; format <= JF_CSC; format++) {
            /* As triplets in the order of that format it is the same plan, in every size of index. */
            jf_pattern narrow = pattern_of(&whole, format, 4);
            const jf_plan *plan = plan_of(&narrow, kind, order);
            jf_pattern wide = pattern_of(&whole, format, 8);
            const jf_plan *same = plan_of(&wide, kind, order);
            jf_pattern one_by_one = pattern_of(&whole, JF_TRIPLETS, trial % 2 == 0 ? 4 : 8);
            const jf_plan *again = plan_of(&one_by_one, kind, order);
            size_t bytes = jf_plan_bytes(&narrow, kind);
            CHECK(bytes % 8 == 0 && bytes == jf_plan_bytes(&one_by_one, kind) && bytes == jf_plan_bytes(&wide, kind));
            CHECK_BYTES(plan, same, bytes);
            CHECK_BYTES(plan, again, bytes);
            CHECK_INT(jf_plan_entries(plan), whole.entries);
        }
        free_memory();
    }
}

/* The pattern of a 2-D Brusselator on an n by n torus: five points of its own field and one of the other. */
static void brusselator(size_t n, int32_t *starts, int32_t *cols) {
    size_t k = 0;
    for (size_t field = 0; field < 2; field++) {
        for (size_t i = 0; i < n; i++) {
            for (size_t j = 0; j < n; j++) {
                starts[(field * n + i) * n + j] = (int32_t)k;
                const size_t at[5] = {i * n + j, (i + 1) % n * n + j, (i + n - 1) % n * n + j, i * n + (j + 1) % n, i * n + (j + n - 1) % n};
                for (size_t p = 0; p < 5; p++) {
                    cols[k++] = (int32_t)(field * n * n + at[p]);
                }
                cols[k++] = (int32_t)((1 - field) * n * n + at[0]);
            }
        }
    }
    starts[2 * n * n] = (int32_t)k;
}

TEST(a_brusselator_has_twelve_colours) {
    int32_t *starts = memory((2 * 32 * 32 + 1) * sizeof *starts), *cols = memory(12288 * sizeof *cols);
    brusselator(32, starts, cols);
    jf_pattern pattern = {JF_CSR, 4, 2048, 2048, 12288, starts, cols, {0}};
    const jf_plan *plan = plan_of(&pattern, JF_PLAN_JACOBIAN, JF_ORDER_BEST);
    CHECK_INT(jf_plan_colours(plan), 12);
    CHECK_INT(jf_plan_entries(plan), 12288);
    for (uint32_t order = JF_ORDER_NATURAL; order <= JF_ORDER_INCIDENCE_DEGREE; order++) {
        CHECK(jf_plan_colours(plan_of(&pattern, JF_PLAN_JACOBIAN, order)) >= 12);
    }
    /* The header of jf_plan_bytes says 8 bytes a row and column, and 12 an entry. */
    CHECK_INT(jf_plan_bytes(&pattern, JF_PLAN_JACOBIAN), 64 + 8 * 2048 + 12 * 12288 + 8);
    CHECK_INT(jf_plan_bytes(&pattern, JF_PLAN_HESSIAN), 64 + 8 * 2048 + 24 * 12288 + 8);
    free_memory();
}

/* What jf_plan_make says to a pattern, with enough memory. */
static jf_status said(const jf_pattern *pattern, uint32_t kind, uint32_t order, const char *words) {
    _Alignas(8) static unsigned char bytes[4096], scratch[8192];
    char text[160];
    const jf_plan *plan = (const jf_plan *)text;
    jf_status status = jf_plan_make(pattern, kind, order, bytes, sizeof bytes, scratch, sizeof scratch, &plan);
    size_t length = jf_plan_message(pattern, kind, order, bytes, sizeof bytes, scratch, sizeof scratch, text, sizeof text);
    CHECK_INT(length, strlen(text));
    CHECK_SAYS(text, words);
    CHECK((length == 0) == (status == JF_OK) && (plan == NULL) == (status != JF_OK));
    return status;
}

TEST(mistakes_in_a_pattern_name_the_entry) {
    const int32_t starts[] = {0, 2, 2, 3}, cols[] = {3, 0, 1};
    const jf_pattern good = {JF_CSR, 4, 3, 4, 3, starts, cols, {0}};
    jf_pattern p = good;
    CHECK_INT(said(&p, 0, 0, ""), JF_OK);
    CHECK_INT(said(NULL, 0, 0, "pattern must not be NULL"), JF_NULL);
    CHECK_INT(said(&p, 2, 0, "kind is 2"), JF_BAD_OPTION);
    CHECK_INT(said(&p, 0, 5, "order is 5"), JF_BAD_OPTION);
    CHECK_INT(said(&p, JF_PLAN_HESSIAN, 0, "as many rows as columns, but the pattern has 3 and 4"), JF_BAD_PATTERN);
    CHECK_INT(jf_plan_bytes(&p, JF_PLAN_HESSIAN) + jf_plan_bytes(&p, 2) + jf_plan_bytes(NULL, 0), 0);
    CHECK_INT(jf_plan_scratch_bytes(&p, JF_PLAN_HESSIAN) + jf_plan_scratch_bytes(&p, 2) + jf_plan_scratch_bytes(NULL, 0), 0);
    p.format = 3;
    CHECK_INT(said(&p, 0, 0, "format is 3"), JF_BAD_PATTERN);
    p = good, p.index_bytes = 2;
    CHECK_INT(said(&p, 0, 0, "index_bytes is 2"), JF_BAD_PATTERN);
    p = good, p.reserved[1] = 9;
    CHECK_INT(said(&p, 0, 0, "reserved[1] must be 0, but is 9"), JF_UNSUPPORTED);
    p = good, p.major = NULL;
    CHECK_INT(said(&p, 0, 0, "pattern->major must not be NULL"), JF_NULL);
    p = good, p.minor = NULL;
    CHECK_INT(said(&p, 0, 0, "pattern->minor must not be NULL"), JF_NULL);
    p.entries = 0, p.major = NULL;
    CHECK_INT(said(&p, 0, 0, ""), JF_OK);
    p = good, p.rows = SIZE_MAX;
    CHECK_INT(said(&p, 0, 0, "are more than a plan can have"), JF_BAD_PATTERN);
    p = good, p.entries = (size_t)1 << 31;
    CHECK_INT(said(&p, 0, 0, "are more than a plan can have"), JF_BAD_PATTERN);
    p = good, p.cols = 3;
    CHECK_INT(said(&p, 0, 0, "entry 0 is in column 3, but the pattern has 3 columns"), JF_BAD_PATTERN);
    const int32_t negative[] = {3, -1, 1}, twice[] = {3, 3, 1};
    p = good, p.minor = negative;
    CHECK_INT(said(&p, 0, 0, "entry 1 is in column -1"), JF_BAD_PATTERN);
    p = good, p.minor = twice;
    CHECK_INT(said(&p, 0, 0, "entry 1 is one more in row 0 and column 3"), JF_BAD_PATTERN);
    const int32_t late[] = {1, 2, 2, 3}, falling[] = {0, 2, 1, 3}, far[] = {0, 2, 4, 3}, early[] = {0, 2, 2, 2};
    p = good, p.major = late;
    CHECK_INT(said(&p, 0, 0, "major[0] is 1"), JF_BAD_PATTERN);
    p.major = falling;
    CHECK_INT(said(&p, 0, 0, "major[2] is 1"), JF_BAD_PATTERN);
    p.major = far;
    CHECK_INT(said(&p, 0, 0, "major[2] is 4"), JF_BAD_PATTERN);
    p.major = early;
    CHECK_INT(said(&p, 0, 0, "major[3] is 2, but it must go up from 0 to the 3 entries"), JF_BAD_PATTERN);
    /* Columns, one by one, and wide. */
    const int64_t rows[] = {0, 2, INT64_C(1) << 32}, of[] = {1, 0, 1}, again[] = {2, 0, 2}, same[] = {1, 0, 1};
    p = (jf_pattern){JF_TRIPLETS, 8, 3, 2, 3, rows, of, {0}};
    /* Where no size is so large, another that is too large is told. */
    CHECK_INT(said(&p, 0, 0, sizeof(size_t) == 8 ? "entry 2 is in row 4294967296, but the pattern has 3 rows" : "entry 2 is in row"), JF_BAD_PATTERN);
    p.major = again, p.minor = same;
    CHECK_INT(said(&p, 0, 0, "entry 2 is one more in row 2 and column 1"), JF_BAD_PATTERN);
    p = (jf_pattern){JF_CSC, 4, 3, 3, 3, starts, cols, {0}};
    CHECK_INT(said(&p, 0, 0, "entry 0 is in row 3, but the pattern has 3 rows"), JF_BAD_PATTERN);
}

TEST(memory_is_exact_and_left_alone) {
    const int32_t starts[] = {0, 2, 3}, cols[] = {1, 0, 1};
    const jf_pattern p = {JF_CSR, 4, 2, 2, 3, starts, cols, {0}};
    size_t bytes = jf_plan_bytes(&p, 0), scratch_bytes = jf_plan_scratch_bytes(&p, 0);
    _Alignas(8) unsigned char room[512], scratch[1024], before[512];
    const jf_plan *plan;
    memset(room, 0xAA, sizeof room);
    memcpy(before, room, sizeof room);
    CHECK(bytes <= 256 && scratch_bytes <= 512);
    CHECK_INT(jf_plan_make(&p, 0, 0, room, bytes - 1, scratch, scratch_bytes, &plan), JF_TOO_SMALL);
    CHECK_INT(jf_plan_make(&p, 0, 0, room, bytes, scratch, scratch_bytes - 1, &plan), JF_TOO_SMALL);
    CHECK_INT(jf_plan_make(&p, 0, 0, room + 4, bytes, scratch, scratch_bytes, &plan), JF_BAD_PLAN);
    CHECK_INT(jf_plan_make(&p, 0, 0, NULL, bytes, scratch, scratch_bytes, &plan), JF_NULL);
    CHECK_INT(jf_plan_make(&p, 0, 0, room, bytes, scratch, scratch_bytes, NULL), JF_NULL);
    CHECK_BYTES(room, before, sizeof room);
    char text[160];
    CHECK(jf_plan_message(&p, 0, 0, room, bytes - 1, scratch, scratch_bytes, text, sizeof text) > 0);
    CHECK_INT(number_after(text, "the plan needs "), bytes);
    CHECK(jf_plan_message(&p, 0, 0, room, bytes, scratch, 7, text, sizeof text) > 0);
    CHECK_INT(number_after(text, "making the plan needs "), scratch_bytes);
    CHECK_INT(jf_plan_make(&p, 0, 0, room, sizeof room, scratch, sizeof scratch, &plan), JF_OK);
    CHECK((const unsigned char *)plan == room);
    CHECK_BYTES(room + bytes, before, sizeof room - bytes);
    /* Copies are found; any byte that differs is seen. */
    _Alignas(8) unsigned char copy[512];
    memcpy(copy, room, sizeof room);
    CHECK_INT(jf_plan_open(copy, bytes, &plan), JF_OK);
    CHECK((const unsigned char *)plan == copy && jf_plan_colours(plan) == 2);
    CHECK_INT(jf_plan_open(copy, sizeof copy, &plan), JF_OK);
    CHECK_INT(jf_plan_open(copy, bytes - 1, &plan), JF_BAD_PLAN);
    CHECK(plan == NULL);
    CHECK_INT(jf_plan_open(copy, 0, &plan), JF_BAD_PLAN);
    CHECK_INT(jf_plan_open(NULL, 0, &plan), JF_NULL);
    CHECK_INT(jf_plan_open(copy, bytes, NULL), JF_NULL);
    for (size_t k = 0; k < bytes; k++) {
        copy[k] ^= 0x10;
        CHECK_INT(jf_plan_open(copy, bytes, &plan), JF_BAD_PLAN);
        copy[k] ^= 0x10;
    }
    CHECK_INT(jf_plan_colours(NULL) + jf_plan_entries(NULL), 0);
    /* A plan that cannot be made leaves none. */
    jf_pattern bad = p;
    bad.cols = 1;
    CHECK_INT(jf_plan_make(&bad, 0, 0, room, sizeof room, scratch, sizeof scratch, &plan), JF_BAD_PATTERN);
    CHECK_INT(jf_plan_open(room, sizeof room, &plan), JF_BAD_PLAN);
}

#endif

/* y[i] = x[i]·x[i+1]. */
FN(chain) {
    for (size_t i = 0; i < 9; i++) {
        out[0][i] = jf_mul(e, in[0][i], in[0][i + 1]);
    }
    return 0;
}

TEST(a_plan_with_other_bytes_leads_nowhere) {
    const real x[10] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    const real *in[] = {x};
    whole.rows = 9, whole.cols = 10, whole.entries = 0;
    for (size_t i = 0; i < 9; i++) {
        enter(&whole, i, i);
        enter(&whole, i, i + 1);
    }
    jf_pattern pattern = pattern_of(&whole, JF_CSR, 4);
    size_t bytes = jf_plan_bytes(&pattern, JF_PLAN_JACOBIAN);
    jf_context *c = N(context)(1, 60, 4);
    jf_func f = N(simple)(c, N(chain), 10, 9, NULL);
    uint32_t *words = memory(bytes);
    /* Both exactly as large as they must be, so that a sanitizer sees a step beyond. */
    real *values = memory(18 * sizeof *values);
    memcpy(words, plan_of(&pattern, JF_PLAN_JACOBIAN, 0), bytes);
    for (size_t trial = 0; trial < 3000; trial++) {
        const size_t k = 16 + below(bytes / 4 - 16);
        const uint32_t kept = words[k], odd[] = {0, 1, 17, 18, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF};
        words[k] = trial % 2 == 0 ? odd[below(LENGTH(odd))] : (uint32_t)below((size_t)1 << 31);
        jf_status status = jf_jacfwd_sparse(c, f, in, NULL, (const jf_plan *)words, values, NULL);
        CHECK(status == JF_OK || status == JF_PATTERN_MISS);
        words[k] = kept;
    }
    CHECK_INT(jf_jacfwd_sparse(c, f, in, NULL, (const jf_plan *)words, values, NULL), JF_OK);
    CHECK_SAME(values[17], 9);
}

static void N(all)(void) {
#ifndef SINGLE
    RUN(a_plan_depends_on_the_entries_alone);
    RUN(a_brusselator_has_twelve_colours);
    RUN(mistakes_in_a_pattern_name_the_entry);
    RUN(memory_is_exact_and_left_alone);
#endif
    RUN(a_plan_with_other_bytes_leads_nowhere);
}
#endif
