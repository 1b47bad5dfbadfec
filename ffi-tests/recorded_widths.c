/* A program on numbers of every width: the same bits as its function. Which bodies its instructions have depends on how many directions a number has. */
#ifndef TWICE_H
#define SELF "recorded_widths.c"
#include "twice.h"
#else
#include "recorded.h"

#ifndef SINGLE
enum { WIDTHS = 20, RESULTS_OF_WIDTHS = 16 };
#endif

/* Every step that has a body of its own, and sums that begin with every kind of term, add it and subtract it. */
FN(cheap) {
    const jf_num *x = in[0];
    jf_num *y = out[0], s, c;
    y[0] = jf_mul(e, x[0], x[1]);
    y[1] = jf_div(e, x[2], x[3]);
    y[2] = jf_neg(e, jf_square(e, x[4]));
    y[3] = jf_add_c(e, jf_mul_c(e, x[5], (real)1.5), 2);
    y[4] = jf_sub_c(e, jf_div_c(e, x[6], 3), 1);
    y[5] = jf_c_sub(e, 4, x[7]);
    y[6] = jf_sqrt(e, x[8]);
    y[7] = jf_rsqrt(e, x[9]);
    jf_sincos(e, x[10], &s, &c);
    y[8] = s, y[9] = c;
    y[10] = jf_add(e, jf_sub(e, jf_add(e, x[11], jf_mul(e, x[12], x[13])), jf_mul(e, x[14], x[15])), x[16]);
    y[11] = jf_sub(e, jf_add(e, jf_mul(e, x[0], x[17]), jf_mul_c(e, x[18], (real)0.7)), jf_mul_c(e, x[19], 5));
    y[12] = jf_sub(e, jf_sub_c(e, jf_add_c(e, jf_mul_c(e, x[1], (real)0.3), 7), 9), x[2]);
    y[13] = jf_sub(e, x[18], x[19]);
    y[14] = jf_add(e, y[13], x[3]);
    y[15] = jf_dot(e, 5, x + 5, x + 10);
    return 0;
}

TEST(a_program_says_the_same_in_every_width) {
    for (size_t lanes = 1; lanes <= WIDTHS; lanes++) {
        real x[WIDTHS], y[2][RESULTS_OF_WIDTHS], jac[2][RESULTS_OF_WIDTHS * WIDTHS];
        const real *in = x;
        jf_context *c[2];
        jf_func f[2];
        for (int k = 0; k < 2; k++) {
            c[k] = N(context)(1, 200, lanes), f[k] = N(simple)(c[k], N(cheap), WIDTHS, RESULTS_OF_WIDTHS, NULL);
        }
        for (size_t i = 0; i < WIDTHS; i++) {
            x[i] = N(usual)();
        }
        jf_recording *r;
        const jf_program *p;
        CHECK_INT(jf_record(c[1], f[1], &in, NULL, memory(RECORDED_SCRATCH), RECORDED_SCRATCH, &r), JF_OK);
        const size_t bytes = jf_program_bytes(r);
        CHECK_INT(jf_program_build(r, memory(bytes), bytes, &p), JF_OK);
        N(print)(p, bytes);
        CHECK_INT(jf_attach(c[1], f[1], p, JF_MISS_FAILS), JF_OK);
        for (unsigned round = 0; round < 20; round++) {
            for (size_t i = 0; i < WIDTHS; i++) {
                x[i] = round % 2 ? N(any)() : N(usual)();
            }
            for (int k = 0; k < 2; k++) {
                CHECK_INT(jf_jacfwd(c[k], f[k], &in, NULL, &(jf_matrix){.data = jac[k]}, (real *[]){y[k]}), JF_OK);
            }
            N(differ)("value", y[0], y[1], RESULTS_OF_WIDTHS, x, WIDTHS, __LINE__);
            N(differ)("derivative", jac[0], jac[1], LENGTH(jac[0]), x, WIDTHS, __LINE__);
        }
        CHECK(jf_path_hits(c[1], f[1]) >= 20);
    }
}

static void N(all)(void) { RUN(a_program_says_the_same_in_every_width); }
#endif
