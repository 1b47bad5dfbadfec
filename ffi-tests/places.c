/* Where things happen: the operation, its count and the label set last, in messages and for flags; and numbers as text. */
#ifndef TWICE_H
#define SELF "places.c"
#include "twice.h"
#else

#ifndef SINGLE
/* Names of the interface as messages spell them, with the prefix of a precision. */
static const char *spelled(const char *prefix, const char *words) {
    static char text[200];
    char *to = text;
    for (const char *from = words; *from != 0;) {
        if (strncmp(from, "jf_", 3) == 0) {
            to += sprintf(to, "%s", prefix);
            from += 3;
        } else {
            *to++ = *from++;
        }
    }
    *to = 0;
    return text;
}
#endif
#define SPELLED(words) spelled(sizeof(real) == 8 ? "jf_" : "jff_", words)

#ifndef SINGLE
/* Ways to fail after eight operations, of which two are over arrays and some are freed. */
enum {
    STALE,
    STALE_BINARY,
    STALE_TERNARY,
    STALE_CHEAP,
    STALE_LIFE,
    STALE_TEST,
    STALE_SELECT,
    STALE_BULK,
    STALE_MAP,
    STALE_PAIR,
    STALE_OTHER,
    DRAW,
    ROOM,
    SCOPE,
    OWN,
    MISTAKES
};
#endif

FN(troubled) {
    const unsigned what = *(const unsigned *)user;
    const jf_num a = in[0][0], bad = {0x7FFFFFFFu}, pair[2] = {a, bad};
    jf_num y[2] = {a, a}, s;
    size_t mark = jf_scope_begin(e);
    jf_num one = jf_sin(e, a), two = jf_add(e, one, a);
    jf_release(e, one);
    jf_num three = jf_mul(e, two, two);
    jf_num four = jf_norm(e, 2, (const jf_num[]){two, three});
    jf_release(e, three);
    jf_num five = jf_const(e, 2), six = jf_copy(e, five);
    jf_scope_end(e, mark, &four, 1);
    (void)six;
    jf_sincos(e, four, &s, &y[0]);
    jf_mark(e, 41);
    jf_softmax(e, 2, y, y);
    CHECK(!jf_lt(e, a, a));
    /* The ninth. */
    switch (what) {
    case STALE: jf_sqrt(e, bad); break;
    case STALE_BINARY: jf_atan2(e, a, bad); break;
    case STALE_TERNARY: jf_clamp(e, a, a, bad); break;
    case STALE_CHEAP: jf_div(e, a, bad); break;
    case STALE_LIFE: jf_release(e, bad); break;
    case STALE_TEST: jf_ge_c(e, bad, 1); break;
    case STALE_SELECT: jf_select_ne(e, a, a, a, bad); break;
    case STALE_BULK: jf_logsumexp(e, 2, pair); break;
    case STALE_MAP: jf_map(e, jf_cosh, 2, pair, y); break;
    case STALE_PAIR: jf_sincos(e, bad, y, y); break;
    case STALE_OTHER: jf_detach(e, bad); break;
    case DRAW: jf_normal(e); break;
    case ROOM:
        for (int k = 0; k < 40; k++) {
            y[0] = jf_tanh(e, y[0]);
        }
        break;
    case SCOPE: jf_scope_end(e, 77, NULL, 0); break;
    default: jf_fail(e, 5); break;
    }
    /* What comes after is not where it happened. */
    jf_mark(e, 42);
    jf_cos(e, bad);
    out[0][0] = a;
    return 0;
}

TEST(a_message_names_operation_count_and_label) {
    static const char *const words[MISTAKES] = {
        "(jf_sqrt, the 9th operation of the pass, after jf_mark 41)",
        "(jf_atan2, the 9th operation of the pass, after jf_mark 41)",
        "(jf_clamp, the 9th operation of the pass, after jf_mark 41)",
        "(jf_div, the 9th operation of the pass, after jf_mark 41)",
        "(jf_release, the 9th operation of the pass, after jf_mark 41)",
        "(jf_ge_c, the 9th operation of the pass, after jf_mark 41)",
        "(jf_select_ne, the 9th operation of the pass, after jf_mark 41)",
        "(jf_logsumexp, the 9th operation of the pass, after jf_mark 41)",
        "(jf_cosh, the 10th operation of the pass, after jf_mark 41)",
        "(jf_sincos, the 9th operation of the pass, after jf_mark 41)",
        "(jf_detach, the 9th operation of the pass, after jf_mark 41)",
        "(jf_normal, the 9th operation of the pass, after jf_mark 41)",
        "(jf_tanh, the 28th operation of the pass, after jf_mark 41)",
        "(jf_scope_end, the 9th operation of the pass, after jf_mark 41)",
        "(jf_fail, the 9th operation of the pass, after jf_mark 41)",
    };
    const real x = (real)0.5, *in[] = {&x};
    for (unsigned what = 0; what < MISTAKES; what++) {
        jf_context *c = N(context)(1, 25, 1);
        jf_func f = N(simple)(c, N(troubled), 1, 1, &what);
        CHECK(jf_jacobian(c, f, &x, NULL, NULL) != JF_OK);
        CHECK_SAYS(jf_message(c), SPELLED(words[what]));
        if (what != ROOM) {
            CHECK(jf_call(c, f, in, NULL, NULL) != JF_OK);
            CHECK_SAYS(jf_message(c), SPELLED(words[what]));
            CHECK(jf_jvp(c, f, in, in, NULL, NULL, NULL) != JF_OK);
            CHECK_SAYS(jf_message(c), SPELLED(words[what]));
        }
        /* An error of the call itself has no place. */
        CHECK_INT(jf_jacobian(c, f, NULL, NULL, NULL), JF_NULL);
        CHECK(strchr(jf_message(c), '(') == NULL);
    }
    free_memory();
}

FN(flagged) {
    const jf_num a = in[0][0];
    jf_num y = jf_sqrt(e, jf_const(e, 0));
    jf_mark(e, 7);
    y = jf_add(e, y, jf_abs(e, a));
    y = jf_add(e, y, jf_sqrt(e, a));
    jf_mark(e, -3);
    y = jf_add(e, y, jf_log(e, jf_sub_c(e, a, 1)));
    y = jf_add(e, y, jf_sqrt(e, a));
    out[0][0] = jf_add(e, y, jf_abs(e, a));
    return 0;
}

TEST(a_flag_tells_where_it_was_raised_first) {
    jf_context *c = N(context)(1, 25, 2);
    jf_func f = N(simple)(c, N(flagged), 1, 1, NULL);
    const real x[2] = {0, 2};
    for (int turn = 0; turn < 2; turn++) {
        CHECK(jf_flag_place(c, JF_FLAG_KINK)[0] == 0 && jf_flag_place(c, 0)[0] == 0 && jf_flag_place(c, 8)[0] == 0);
        CHECK(jf_flag_place(c, JF_FLAG_KINK | JF_FLAG_POLE)[0] == 0 && jf_flag_place(c, UINT32_MAX)[0] == 0);
        CHECK_INT(jf_jacobian(c, f, x, NULL, NULL), JF_OK);
        CHECK_INT(jf_flags(c), JF_FLAG_KINK | JF_FLAG_POLE | JF_FLAG_DOMAIN);
        CHECK_SAYS(jf_flag_place(c, JF_FLAG_KINK), SPELLED("jf_abs, the 3rd operation of the pass, after jf_mark 7"));
        CHECK_SAYS(jf_flag_place(c, JF_FLAG_POLE), SPELLED("jf_sqrt, the 5th operation of the pass, after jf_mark 7"));
        CHECK_SAYS(jf_flag_place(c, JF_FLAG_DOMAIN), SPELLED("jf_log, the 8th operation of the pass, after jf_mark -3"));
        /* A later point does not change them. */
        CHECK_INT(jf_jacobian(c, f, x + 1, NULL, NULL), JF_OK);
        CHECK_SAYS(jf_flag_place(c, JF_FLAG_POLE), "the 5th");
        jf_clear_flags(c);
    }
    CHECK(jf_flag_place(NULL, JF_FLAG_KINK) != NULL);
}

/* Text that was written, piece by piece. */
typedef struct {
    char text[400];
    size_t length;
    jf_eval *e;
    jf_num made;
} N(page);

static void N(write)(const char *text, size_t length, void *user) {
    N(page) *page = user;
    CHECK(strlen(text) == length && page->length + length < sizeof page->text);
    memcpy(page->text + page->length, text, length + 1);
    page->length += length;
    /* Who writes may use the evaluation. */
    page->made = jf_add_c(page->e, page->made, 1);
}

FN(printed) {
    N(page) *page = user;
    const jf_num y = jf_mul(e, in[0][0], in[0][1]);
    page->length = 0;
    page->e = e;
    page->made = in[0][0];
    jf_print(e, y, N(write), page);
    out[0][0] = y;
    return 0;
}

TEST(a_number_prints_its_value_and_derivatives) {
    jf_context *c = N(context)(1, 120, 2);
    N(page) page;
    jf_func f = N(simple)(c, N(printed), 2, 1, &page);
    const real x[2] = {(real)0.1, 3}, *in[] = {x};
    /* Not of printf: some C libraries stop at the shortest text that reads back. */
    const char *expected = sizeof(real) == 8 ? "0.30000000000000004 [3 0.10000000000000001]\n" : "0.300000012 [3 0.100000001]\n";
    CHECK_INT(jf_jacobian(c, f, x, NULL, NULL), JF_OK);
    CHECK(strcmp(page.text, expected) == 0);
    CHECK_INT(jf_call(c, f, in, NULL, NULL), JF_OK);
    CHECK(strcmp(page.text, sizeof(real) == 8 ? "0.30000000000000004 []\n" : "0.300000012 []\n") == 0);
    CHECK_INT(jf_hessian(c, f, in, NULL, NULL, NULL, NULL), JF_OK);
    CHECK_SAYS(page.text, "] [");
}

FN(prints_nothing) {
    jf_print(e, *(const unsigned *)user ? (jf_num){99} : in[0][0], *(const unsigned *)user ? N(write) : NULL, NULL);
    out[0][0] = in[0][0];
    return 0;
}

TEST(printing_nothing_or_nowhere_fails) {
    for (unsigned what = 0; what < 2; what++) {
        jf_context *c = N(context)(1, 20, 2);
        jf_func f = N(simple)(c, N(prints_nothing), 1, 1, &what);
        const real x = 1;
        CHECK_INT(jf_jacobian(c, f, &x, NULL, NULL), what ? JF_BAD_NUMBER : JF_NULL);
        CHECK_SAYS(jf_message(c), SPELLED("jf_print"));
    }
    jf_print(NULL, (jf_num){1}, N(write), NULL);
    jf_mark(NULL, 1);
}

static void N(all)(void) {
    RUN(a_message_names_operation_count_and_label);
    RUN(a_flag_tells_where_it_was_raised_first);
    RUN(a_number_prints_its_value_and_derivatives);
    RUN(printing_nothing_or_nowhere_fails);
}

#endif
