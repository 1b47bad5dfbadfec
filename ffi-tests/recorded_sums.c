/* Sums of every form: numbers, products, numbers times a constant, and constants, added and subtracted. A program has one instruction for each, with bodies of
 * their own for the usual ones and for narrow numbers; the bits are those of the function, whatever the points and the width of a pass. */
#ifndef TWICE_H
#define SELF "recorded_sums.c"
#include "twice.h"
#else
#include "recorded.h"

#ifndef SINGLE
enum { SUM_INPUTS = 12, SUM_LISTING = 20000 };

static char listing[SUM_LISTING];
static size_t listed;

static void keep(const char *text, size_t length, void *user) {
    (void)user;
    if (listed + length < sizeof listing) {
        memcpy(listing + listed, text, length);
        listed += length;
    }
    listing[listed] = 0;
}

/* Form number k of so many terms: letters with signs between them. */
static void form(char *text, size_t terms, size_t k) {
    for (size_t t = 0; t < terms; t++) {
        if (t > 0) {
            *text++ = k % 2 ? '-' : '+';
            k /= 2;
        }
        const size_t kinds = t == 0 ? 3 : 4;
        *text++ = "apsc"[k % kinds];
        k /= kinds;
    }
    *text = 0;
}
#endif

/* The sum that user writes; its terms take the inputs in turn. */
FN(adds) {
    const char *text = user;
    jf_num sum = {0};
    for (unsigned t = 0; *text; t++, text++) {
        const char sign = t == 0 ? '+' : *text++;
        const jf_num a = in[0][t % SUM_INPUTS], b = in[0][(t + 5) % SUM_INPUTS];
        const real c = (real)0.375 * (real)(t + 1) - 1;
        if (*text == 'c') {
            sum = sign == '+' ? jf_add_c(e, sum, c) : jf_sub_c(e, sum, c);
            continue;
        }
        const jf_num term = *text == 'p' ? jf_mul(e, a, b) : *text == 's' ? jf_mul_c(e, a, c) : a;
        sum = t == 0 ? term : sign == '+' ? jf_add(e, sum, term) : jf_sub(e, sum, term);
    }
    out[0][0] = sum;
    return 0;
}

static void N(every_width)(const char *text) {
    part = text;
    real x[SUM_INPUTS], y[2], jac[2][SUM_INPUTS];
    for (size_t k = 0; k < SUM_INPUTS; k++) {
        x[k] = (real)1.25 + (real)k / 8;
    }
    jf_context *own = N(context)(1, 100, SUM_INPUTS), *c = N(context)(1, 100, SUM_INPUTS);
    const jf_func f = N(simple)(own, N(adds), SUM_INPUTS, 1, (void *)(uintptr_t)text), g = N(simple)(c, N(adds), SUM_INPUTS, 1, (void *)(uintptr_t)text);
    const real *in[] = {x};
    jf_recording *r = NULL;
    CHECK_INT(jf_record(c, g, in, NULL, memory(RECORDED_SCRATCH), RECORDED_SCRATCH, &r), JF_OK);
    const size_t bytes = jf_program_bytes(r);
    const jf_program *p = NULL;
    CHECK_INT(jf_program_build(r, memory(bytes), bytes, &p), JF_OK);
    N(print)(p, bytes);
    CHECK_INT(jf_attach(c, g, p, JF_MISS_FAILS), JF_OK);
    listed = 0;
    CHECK_INT(jf_program_print(p, JF_PRINT_COUNTS, keep, NULL), JF_OK);
    CHECK(strstr(listing, "sum") != NULL);
    static const real special[] = {0, (real)-0.0, 1, -1, (real)INFINITY, (real)-INFINITY, (real)NAN, (real)1e30, (real)-3e-39};
    for (size_t point = 0; point < 14; point++) {
        for (size_t k = 0; point > 0 && k < SUM_INPUTS; k++) {
            /* Mostly usual numbers: one that is not must be enough for the general way. */
            x[k] = recorded_below(point < 6 ? 1000000 : 12) == 0 ? special[recorded_below(LENGTH(special))] : (real)recorded_below(4000) / 256 - 7;
        }
        for (size_t chunk = 0; chunk <= SUM_INPUTS; chunk++) {
            const jf_options options = {.chunk = chunk};
            memset(y, 0, sizeof y), memset(jac, 0, sizeof jac);
            jf_status status[2];
            for (int k = 0; k < 2; k++) {
                jf_context *const which = k ? c : own;
                jf_clear_flags(which);
                status[k] = chunk == 0 ? jf_call(which, k ? g : f, in, NULL, (real *[]){y + k})
                                       : jf_jacfwd(which, k ? g : f, in, &options, &(jf_matrix){.data = jac[k]}, (real *[]){y + k});
            }
            CHECK(status[0] == JF_OK && status[1] == JF_OK);
            N(differ)("value", y, y + 1, 1, x, SUM_INPUTS, __LINE__);
            N(differ)("derivative", jac[0], jac[1], SUM_INPUTS, x, SUM_INPUTS, __LINE__);
            CHECK((jf_flags(c) & ~jf_flags(own)) == 0);
        }
    }
    CHECK_INT(jf_guard_missed(c, g, NULL), 0);
    free_memory();
}

TEST(a_sum_of_any_form_has_the_bits_of_its_steps) {
    static const char *const longer[] = {"a+a+a+a", "p+p+p+p", "a+c-s+s", "a+a+a+a-s", "p-p+p-p+p-p", "s-c+a-p+s-a+p", "a+a+a+a+a+a+a+a+a+p"};
    char text[24];
    for (size_t terms = 2; terms <= 3; terms++) {
        for (size_t k = 0; k < (terms == 2 ? 24u : 192u); k++) {
            form(text, terms, k);
            /* Two plain numbers are no sum, nor are they with a constant. */
            if (strpbrk(text, "ps") != NULL || strspn(text, "a+-") == 5) {
                N(every_width)(text);
            }
        }
    }
    for (size_t k = 0; k < 60; k++) {
        form(text, 4 + k % 3, recorded_below(1u << 30));
        if (strpbrk(text, "ps") != NULL) {
            N(every_width)(text);
        }
    }
    for (size_t k = 0; k < LENGTH(longer); k++) {
        N(every_width)(longer[k]);
    }
}

static void N(all)(void) { RUN(a_sum_of_any_form_has_the_bits_of_its_steps); }

#endif
