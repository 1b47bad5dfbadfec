/* The modes of randomness: forbidden, the same for all, each direction its own. */
#ifndef TWICE_H
#define SELF "random.c"
#include "twice.h"
#else

/* y[i] = u_i·(x[0] + … + x[n-1]) with a draw u_i per output: a Jacobian shows its draws. aux: the draws themselves. */
FN(noisy) {
    size_t n = *(const size_t *)user;
    jf_num sum = jf_sum(e, n, in[0]);
    for (int i = 0; i < 2; i++) {
        jf_num u = jf_uniform(e), g = jf_normal(e);
        out[0][i] = jf_mul(e, u, sum);
        out[0][2 + i] = jf_mul(e, g, sum);
        out[1][i] = u;
        out[1][2 + i] = g;
    }
    return 0;
}

#define MOST 20

typedef struct {
    real jac[4 * MOST], y[4], aux[4];
} N(result);

static N(result) N(run)(size_t n, size_t lanes, size_t chunk, uint32_t randomness, uint64_t seed, jf_status expected) {
    N(result) r;
    N(fill)(r.jac, 4 * MOST);
    N(fill)(r.y, 4);
    N(fill)(r.aux, 4);
    real x[MOST];
    for (size_t j = 0; j < n; j++) {
        x[j] = (real)1;
    }
    jf_context *c = N(context)(1, n + 20, lanes);
    jf_func f = N(blocks)(c, N(noisy), LENGTHS(n, END, 4, END, 4, END), &n);
    jf_options options = {0};
    options.randomness = randomness;
    options.seed = seed;
    options.chunk = chunk;
    const real *inputs[] = {x};
    const jf_matrix block[] = {{r.jac, 0, 0}};
    CHECK_INT(jf_jacfwd(c, f, inputs, &options, block, (real *[]){r.y, r.aux}), expected);
    if (expected != JF_OK) {
        CHECK_SAYS(jf_message(c), "random draw");
    }
    return r;
}

TEST(a_draw_is_an_error_unless_allowed) {
    N(result) r = N(run)(3, 8, 0, JF_RANDOM_ERROR, 1, JF_RANDOM_FORBIDDEN);
    CHECK(N(untouched)(r.jac, 12) && N(untouched)(r.y, 4) && N(untouched)(r.aux, 4));
}

TEST(same_gives_every_direction_the_same_draws) {
    N(result) r = N(run)(9, 4, 0, JF_RANDOM_SAME, 7, JF_OK);
    for (int i = 0; i < 4; i++) {
        for (int j = 0; j < 9; j++) {
            CHECK_SAME(r.jac[i * 9 + j], r.aux[i]);
        }
    }
    CHECK(r.aux[0] != r.aux[1] && r.aux[2] != r.aux[3]);
}

TEST(different_gives_each_direction_its_own_and_values_come_from_the_first) {
    N(result) r = N(run)(9, 4, 0, JF_RANDOM_DIFFERENT, 7, JF_OK);
    for (int i = 0; i < 4; i++) {
        CHECK_SAME(r.jac[i * 9], r.aux[i]);
        CHECK_SAME(r.y[i], (real)(r.aux[i] * 9));
        for (int j = 0; j < 9; j++) {
            for (int k = 0; k < j; k++) {
                CHECK(r.jac[i * 9 + j] != r.jac[i * 9 + k]);
            }
        }
    }
}

TEST(draws_depend_on_seed_and_direction_never_on_chunks_or_lanes) {
    for (uint32_t mode = JF_RANDOM_SAME; mode <= JF_RANDOM_DIFFERENT; mode++) {
        N(result) first = N(run)(MOST, 8, 0, mode, 42, JF_OK);
        for (size_t lanes = 1; lanes <= 16; lanes += 3) {
            for (size_t chunk = 0; chunk <= MOST; chunk += 3) {
                N(result) other = N(run)(MOST, lanes, chunk, mode, 42, JF_OK);
                CHECK(N(equal)(first.jac, other.jac, 4 * MOST));
                CHECK(N(equal)(first.y, other.y, 4) && N(equal)(first.aux, other.aux, 4));
            }
        }
        /* A function with more directions sees the same draws in those it shares. */
        N(result) fewer = N(run)(3, 8, 0, mode, 42, JF_OK);
        for (int i = 0; i < 4; i++) {
            CHECK(N(equal)(fewer.jac + i * 3, first.jac + i * MOST, 3));
        }
        N(result) seed = N(run)(MOST, 8, 0, mode, 43, JF_OK);
        for (int k = 0; k < 4 * MOST; k++) {
            CHECK(seed.jac[k] != first.jac[k]);
        }
    }
}

/* A point of a batch alone, or with others. */
static void N(batch)(size_t count, uint32_t randomness, real *jac, real *aux) {
    size_t n = 3;
    real x[3 * 8];
    for (size_t j = 0; j < 24; j++) {
        x[j] = 1;
    }
    jf_context *c = N(context)(1, n + 20, 2);
    jf_func f = N(blocks)(c, N(noisy), LENGTHS(n, END, 4, END, 4, END), &n);
    jf_options options = {0};
    options.randomness = randomness;
    options.seed = 99;
    const real *inputs[] = {x};
    CHECK_INT(jf_jacfwd_batch(c, f, count, inputs, &options, (real *[]){jac}, (real *[]){NULL, aux}), JF_OK);
}

TEST(points_of_a_batch_share_draws_in_same_and_have_their_own_in_different) {
    real jac[8 * 12], aux[8 * 4], alone[12], alone_aux[4];
    N(batch)(8, JF_RANDOM_SAME, jac, aux);
    for (size_t p = 0; p < 8; p++) {
        CHECK(N(equal)(jac, jac + p * 12, 12) && N(equal)(aux, aux + p * 4, 4));
    }
    N(batch)(8, JF_RANDOM_DIFFERENT, jac, aux);
    for (size_t p = 0; p < 8; p++) {
        for (size_t q = 0; q < p; q++) {
            for (size_t k = 0; k < 12; k++) {
                CHECK(jac[p * 12 + k] != jac[q * 12 + k]);
            }
        }
    }
    N(batch)(1, JF_RANDOM_DIFFERENT, alone, alone_aux);
    CHECK(N(equal)(alone, jac, 12) && N(equal)(alone_aux, aux, 4));
}

FN(many_draws) {
    jf_num least = jf_const(e, 1), most = jf_const(e, 0), uniform = jf_const(e, 0), normal = jf_const(e, 0), square = jf_const(e, 0);
    enum { DRAWS = 4000 };
    for (int k = 0; k < DRAWS; k++) {
        size_t mark = jf_scope_begin(e);
        jf_num u = jf_uniform(e), g = jf_normal(e);
        jf_num keep[] = {jf_minimum(e, least, u), jf_maximum(e, most, u), jf_add(e, uniform, u), jf_add(e, normal, g),
                         jf_add(e, square, jf_square(e, g))};
        jf_scope_end(e, mark, keep, 5);
        jf_release(e, least), jf_release(e, most), jf_release(e, uniform), jf_release(e, normal), jf_release(e, square);
        least = keep[0], most = keep[1], uniform = keep[2], normal = keep[3], square = keep[4];
    }
    out[0][0] = least;
    out[0][1] = most;
    out[0][2] = jf_div_c(e, uniform, DRAWS);
    out[0][3] = jf_div_c(e, normal, DRAWS);
    out[0][4] = jf_div_c(e, square, DRAWS);
    return 0;
}

TEST(uniform_draws_fill_the_unit_interval_and_normal_ones_have_mean_0_and_variance_1) {
    jf_context *c = N(context)(1, 30, 0);
    jf_func f = N(simple)(c, N(many_draws), 0, 5, NULL);
    jf_options options = {0};
    options.randomness = JF_RANDOM_SAME;
    real y[5];
    CHECK_INT(jf_call(c, f, NULL, &options, (real *[]){y}), JF_OK);
    CHECK(y[0] >= 0 && y[0] < (real)0.005);
    CHECK(y[1] < 1 && y[1] > (real)0.995);
    /* Five standard deviations of the mean of so many draws. */
    CHECK_NEAR(y[2], 0.5, 5 * 0.2887 / 63.2);
    CHECK_NEAR(y[3], 0, 5 / 63.2);
    CHECK_NEAR(y[4], 1, 5 * 1.4142 / 63.2);
}

static void N(all)(void) {
    RUN(a_draw_is_an_error_unless_allowed);
    RUN(same_gives_every_direction_the_same_draws);
    RUN(different_gives_each_direction_its_own_and_values_come_from_the_first);
    RUN(draws_depend_on_seed_and_direction_never_on_chunks_or_lanes);
    RUN(points_of_a_batch_share_draws_in_same_and_have_their_own_in_different);
    RUN(uniform_draws_fill_the_unit_interval_and_normal_ones_have_mean_0_and_variance_1);
}

#endif
