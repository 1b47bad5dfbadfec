/* Derivatives of programs as programs, and programs run at many points: every kind of derivative against the driver that it stands for, any strides, any
 * number of points, points of several paths and of none, and what is refused. */
#ifndef TWICE_H
#define SELF "derivatives.c"
#include "twice.h"
#else
#include "derivative.h"

#ifndef SINGLE
enum { A = 3, B = 2, P = 2, Q = 3, AUX = 1, MANY = 131, LEN = 12 };
static uint64_t words[1 << 12];
#endif

/* Two inputs, two outputs, and an aux block. */
FN(several) {
    const jf_num *a = in[0], *b = in[1];
    const jf_num r = jf_hypot(e, a[0], b[1]), s = jf_mul(e, jf_sin(e, a[1]), jf_exp(e, b[0]));
    out[0][0] = jf_div(e, s, jf_add_c(e, r, 1));
    out[0][1] = jf_mul(e, a[2], a[2]);
    out[1][0] = jf_sub(e, r, s);
    out[1][1] = jf_const(e, 7);
    out[1][2] = jf_mul(e, jf_mul(e, a[0], a[1]), b[1]);
    out[2][0] = jf_mul(e, r, a[2]);
    return 0;
}

static const jf_program *N(several_recorded)(jf_context **c, jf_func *f) {
    *c = N(context)(1, 100, 8);
    *f = N(blocks)(*c, N(several), LENGTHS(A, B, END, P, Q, END, AUX, END), NULL);
    const real a[A] = {1, 2, 3}, b[B] = {1, 1}, *const in[] = {a, b};
    return N(program_of)(*c, *f, in);
}

/* Runs a program at one point. */
static jf_status N(run_once)(const jf_program *q, const real *const *in, real *const *out) {
    return jf_run(N(runner)(q, 1), 1, in, NULL, out, NULL, NULL);
}

/* Values of steps that depend on them: derivatives as a whole. */
FN(of_an_array) {
    jf_num y[3];
    jf_softmax(e, 3, in[0], y);
    out[0][0] = jf_norm(e, 2, in[1]);
    out[0][1] = jf_mul(e, y[1], in[1][0]);
    out[1][0] = y[2], out[1][1] = jf_exp(e, in[1][1]), out[1][2] = in[0][0];
    out[2][0] = in[0][1];
    return 0;
}

#ifndef SINGLE
/* Lists of argnums, each with how many. */
static const struct {
    size_t n;
    int argnums[2];
} lists[] = {{1, {0}}, {1, {-1}}, {2, {0, 1}}, {2, {-1, 0}}};
#endif

TEST(blocks_are_those_of_the_drivers) {
    jf_context *c;
    jf_func f;
    const jf_program *p = N(several_recorded)(&c, &f);
    const size_t len[] = {A, B}, rows[] = {P, Q};
    const real a[A] = {(real)0.3, (real)-1.7, (real)2.5}, b[B] = {(real)0.75, (real)-0.4}, *const in[] = {a, b};
    for (size_t list = 0; list < LENGTH(lists); list++) {
        const size_t K = lists[list].n;
        const jf_options options = {.argnums = lists[list].argnums, .n_argnums = K};
        real y[2][3][Q], jac[2][4][Q * A], hess[2][8][Q * A * A];
        for (int values = 0; values < 2; values++) {
            memset(y, 0, sizeof y), memset(jac, 0, sizeof jac), memset(hess, 0, sizeof hess);
            const jf_derivative jacobian = {.kind = JF_DERIVE_JACOBIAN, .flags = values ? JF_DERIVE_VALUES : 0};
            const jf_derivative hessian = {.kind = JF_DERIVE_HESSIAN, .flags = values ? JF_DERIVE_VALUES : 0};
            jf_status status;
            real *out[3 + 8], *expected_y[] = {y[0][0], y[0][1], y[0][2]}, *expected_hess[8];
            jf_matrix expected[4];
            for (size_t k = 0; k < 8; k++) {
                expected[k % 4].data = jac[0][k % 4], expected[k % 4].row_stride = 0, expected[k % 4].col_stride = 0;
                expected_hess[k] = hess[0][k];
            }
            CHECK_INT(jf_jacfwd(c, f, in, &options, expected, expected_y), JF_OK);
            CHECK_INT(jf_hessian(c, f, in, &options, expected_hess, NULL, NULL), JF_OK);
            size_t o = 0;
            for (; o < (values ? 3u : 0u); o++) {
                out[o] = y[1][o];
            }
            for (size_t k = 0; k < 4; k++) {
                out[o + k] = jac[1][k];
            }
            const jf_program *const q = N(derivative)(p, &options, &jacobian, &status);
            CHECK_INT(status, JF_OK);
            CHECK_INT(N(run_once)(q, in, out), JF_OK);
            for (size_t k = 0; k < 8; k++) {
                out[o + k] = hess[1][k];
            }
            const jf_program *const h = N(derivative)(p, &options, &hessian, &status);
            CHECK_INT(status, JF_OK);
            CHECK_INT(N(run_once)(h, in, out), JF_OK);
            CHECK(!values || memcmp(y[0], y[1], sizeof y[0]) == 0);
            CHECK(memcmp(jac[0], jac[1], sizeof jac[0]) == 0);
            CHECK(memcmp(hess[0], hess[1], sizeof hess[0]) == 0);
        }
        /* The lower triangle of all columns together. */
        const size_t first = lists[list].argnums[0] == 0 ? 0 : 1;
        const size_t columns[] = {len[first], K > 1 ? len[1 - first] : 0}, n = columns[0] + columns[1];
        real lower[2][Q * 15];
        jf_status status;
        const jf_derivative triangle = {.kind = JF_DERIVE_HESSIAN, .flags = JF_DERIVE_LOWER};
        const jf_program *const t = N(derivative)(p, &options, &triangle, &status);
        CHECK_INT(N(run_once)(t, in, (real *[]){lower[0], lower[1]}), JF_OK);
        for (size_t o = 0; o < 2; o++) {
            const real *at = lower[o];
            for (size_t row = 0; row < rows[o]; row++) {
                for (size_t i = 0; i < n; i++) {
                    for (size_t j = 0; j <= i; j++) {
                        const size_t k = i >= columns[0], l = j >= columns[0];
                        const size_t u = k ? i - columns[0] : i, v = l ? j - columns[0] : j;
                        CHECK_SAME(*at++, hess[0][(o * K + k) * K + l][(row * columns[k] + u) * columns[l] + v]);
                    }
                }
            }
        }
    }
    free_memory();
}

TEST(products_are_those_of_the_drivers) {
    enum { M = P + Q, N_MOST = A + B };
    static const jf_fn functions[] = {N(several), N(of_an_array)};
    /* Points, and factors of which some are huge, infinite, none. */
    const real big = sizeof(real) == 4 ? (real)2e38 : (real)1e308;
    const real points[][A + B] = {{(real)0.3, (real)-1.7, (real)2.5, (real)0.75, (real)-0.4}, {0, 0, 0, 0, 0}, {1, 2, (real)INFINITY, 0, 1}, {1, 2, 3, 4, (real)NAN}, {big, 1, 2, 3, 4}};
    const real other[] = {1, (real)-0.25, 0, 2, big, (real)INFINITY, (real)NAN, (real)0.5};
    size_t finite = 0;
    for (size_t function = 0; function < LENGTH(functions); function++) {
        jf_context *const c = N(context)(1, 100, 8);
        const jf_func f = N(blocks)(c, functions[function], LENGTHS(A, B, END, P, Q, END, AUX, END), NULL);
        const real *const at[] = {points[0], points[0] + A};
        const jf_program *const p = N(program_of)(c, f, at);
        for (size_t list = 0; list < LENGTH(lists); list++) {
            const jf_options options = {.argnums = lists[list].argnums, .n_argnums = lists[list].n};
            const size_t n = lists[list].n == 2 ? A + B : lists[list].argnums[0] == 0 ? A : B;
            jf_runner *runners[2][3];
            const uint32_t flags[] = {0, JF_DERIVE_FINITE, JF_DERIVE_ASSUME_FINITE};
            for (unsigned k = 0; k < 6; k++) {
                jf_status status;
                const jf_derivative what = {.kind = k < 3 ? JF_DERIVE_JTJ : JF_DERIVE_JPJT, .flags = flags[k % 3] | (k % 3 ? 0 : JF_DERIVE_VALUES)};
                const jf_program *const q = N(derivative)(p, &options, &what, &status);
                CHECK_INT(status, JF_OK);
                runners[k / 3][k % 3] = N(runner)(q, 1);
            }
            for (size_t trial = 0; trial < LENGTH(points) * LENGTH(other); trial++) {
                const real *const x = points[trial % LENGTH(points)];
                real weights[M], cov[N_MOST * N_MOST], y[2][3][Q], jtj[2][N_MOST * N_MOST], jtr[2][N_MOST], jpjt[2][M * M];
                memset(y, 0, sizeof y), memset(jtj, 0, sizeof jtj), memset(jtr, 0, sizeof jtr), memset(jpjt, 0, sizeof jpjt);
                for (size_t k = 0; k < M; k++) {
                    weights[k] = k == trial % M ? other[trial / LENGTH(points)] : (real)(k + 1) / 4;
                }
                for (size_t k = 0; k < n * n; k++) {
                    const size_t i = k / n, j = k % n;
                    cov[k] = i + j == trial % n ? other[trial / LENGTH(points)] : (real)(i + j + (i == j)) / 8;
                }
                const real *const in[] = {x, x + A, weights}, *const in_cov[] = {x, x + A, cov};
                real *own[] = {y[0][0], y[0][1], y[0][2]};
                CHECK_INT(jf_jtj(c, f, in, &options, weights, &(jf_matrix){.data = jtj[0]}, jtr[0], own), JF_OK);
                CHECK_INT(jf_jpjt(c, f, in, &options, cov, &(jf_matrix){.data = jpjt[0]}, NULL), JF_OK);
                int well = 1;
                for (size_t k = 0; k < M * M; k++) {
                    well &= isfinite(jpjt[0][k]) && (k >= n * n || isfinite(jtj[0][k])) && (k >= n || isfinite(jtr[0][k]));
                }
                finite += (size_t)well;
                for (unsigned k = 0; k < 3; k++) {
                    real *const both[] = {y[1][0], y[1][1], y[1][2], jtj[1], jtr[1]}, *const one[] = {y[1][0], y[1][1], y[1][2], jpjt[1]};
                    const size_t skipped = k == 0 ? 0 : 3; /* values with the first */
                    const jf_status gram = jf_run(runners[0][k], 1, in, NULL, both + skipped, NULL, NULL);
                    const jf_status covariance = jf_run(runners[1][k], 1, in_cov, NULL, one + skipped, NULL, NULL);
                    if (k < 2) {
                        CHECK(gram == JF_OK || (k == 1 && gram == JF_GUARD_MISSED));
                        CHECK(covariance == JF_OK || (k == 1 && covariance == JF_GUARD_MISSED));
                    }
                    CHECK(!well || (gram == JF_OK && covariance == JF_OK));
                    for (size_t i = 0; (k < 2 || well) && gram == JF_OK && i < n * n; i++) {
                        CHECK(k == 2 ? jtj[1][i] == jtj[0][i] : !memcmp(&jtj[1][i], &jtj[0][i], sizeof(real)));
                        CHECK(k == 2 ? i >= n || jtr[1][i] == jtr[0][i] : i >= n || !memcmp(&jtr[1][i], &jtr[0][i], sizeof(real)));
                    }
                    for (size_t i = 0; (k < 2 || well) && covariance == JF_OK && i < M * M; i++) {
                        CHECK(k == 2 ? jpjt[1][i] == jpjt[0][i] : !memcmp(&jpjt[1][i], &jpjt[0][i], sizeof(real)));
                    }
                    if (k == 0) {
                        CHECK(!memcmp(y[1][0], y[0][0], P * sizeof(real)) && !memcmp(y[1][1], y[0][1], sizeof y[0][1]) && !memcmp(y[1][2], y[0][2], AUX * sizeof(real)));
                    }
                }
            }
        }
        free_memory();
    }
    CHECK(finite > 40);
}

TEST(directional_derivatives_are_those_of_jvp_many) {
    jf_context *c;
    jf_func f;
    const jf_program *p = N(several_recorded)(&c, &f);
    const real a[A] = {(real)0.3, (real)-1.7, (real)2.5}, b[B] = {(real)0.75, (real)-0.4};
    enum { DIRECTIONS = 5 };
    real v[2][DIRECTIONS * A], found[2][DIRECTIONS * Q], expected[2][DIRECTIONS * Q], y[2][3][Q];
    for (size_t k = 0; k < DIRECTIONS * A; k++) {
        v[0][k] = k % 4 ? (real)(k % 7) / 2 - 1 : 0, v[1][k] = k % 3 ? (real)(k % 5) - 2 : 0;
    }
    const int both[] = {0, 1};
    const jf_options options = {.argnums = both, .n_argnums = 2};
    const jf_derivative what = {.kind = JF_DERIVE_JVP, .flags = JF_DERIVE_VALUES, .directions = DIRECTIONS};
    jf_status status;
    const jf_program *const q = N(derivative)(p, &options, &what, &status);
    const real *const in[] = {a, b, v[0], v[1]};
    memset(y, 0, sizeof y);
    CHECK_INT(N(run_once)(q, in, (real *[]){y[0][0], y[0][1], y[0][2], found[0], found[1]}), JF_OK);
    CHECK_INT(jf_jvp_many(c, f, DIRECTIONS, in, in + 2, NULL, (real *[]){y[1][0], y[1][1], y[1][2]}, (real *[]){expected[0], expected[1]}), JF_OK);
    CHECK(memcmp(y[0], y[1], sizeof y[0]) == 0);
    CHECK(memcmp(found[0], expected[0], DIRECTIONS * P * sizeof(real)) == 0);
    CHECK(memcmp(found[1], expected[1], DIRECTIONS * Q * sizeof(real)) == 0);
    /* Of one input alone: the tangents of the other are no inputs. */
    const int last = -1;
    const jf_program *const of_last =
        N(derivative)(p, &(jf_options){.argnums = &last, .n_argnums = 1}, &(jf_derivative){.kind = JF_DERIVE_JVP, .directions = 2}, &status);
    const real *const fewer[] = {a, b, v[1]}, *const tangents[] = {NULL, v[1]};
    CHECK_INT(N(run_once)(of_last, fewer, (real *[]){found[0], found[1]}), JF_OK);
    CHECK_INT(jf_jvp_many(c, f, 2, in, tangents, NULL, NULL, (real *[]){expected[0], expected[1]}), JF_OK);
    CHECK(memcmp(found[0], expected[0], 2 * P * sizeof(real)) == 0 && memcmp(found[1], expected[1], 2 * Q * sizeof(real)) == 0);
    free_memory();
}

/* A band, with second derivatives between neighbours. */
FN(band) {
    const size_t n = *(const size_t *)user;
    for (size_t i = 0; i < n; i++) {
        out[0][i] = jf_square(e, in[0][i]);
        if (i > 0) {
            out[0][i] = jf_add(e, out[0][i], jf_mul(e, jf_tanh(e, in[0][i - 1]), in[0][i]));
        }
    }
    return 0;
}

FN(sum_of_band) {
    jf_num y[64];
    jf_num *own[] = {y};
    N(band)(e, in, own, user);
    out[0][0] = jf_sum(e, *(const size_t *)user, y);
    return 0;
}

TEST(values_of_a_pattern_stand_in_its_order) {
    enum { ROWS = 40, MOST_ENTRIES = 4 * ROWS };
    size_t n = ROWS;
    real x[ROWS], y[ROWS], found[MOST_ENTRIES], expected[MOST_ENTRIES];
    for (size_t k = 0; k < ROWS; k++) {
        x[k] = (real)(k % 7) / 3 - 1;
    }
    const real *const in[] = {x};
    for (int second = 0; second < 2; second++) {
        jf_context *c = N(context)(1, 400, 8);
        const jf_func f = N(simple)(c, second ? N(sum_of_band) : N(band), ROWS, second ? 1 : ROWS, &n);
        const jf_program *const p = N(program_of)(c, f, in);
        static const uint32_t formats[] = {JF_CSR, JF_CSC, JF_TRIPLETS};
        for (size_t k = 0; k < 2 * LENGTH(formats); k++) {
            static uint64_t major[MOST_ENTRIES + 1], minor[MOST_ENTRIES];
            jf_pattern pattern = {.format = formats[k / 2], .index_bytes = k % 2 ? 8 : 4, .entries = MOST_ENTRIES, .major = major, .minor = minor};
            const uint32_t kind = second ? JF_PLAN_HESSIAN : JF_PLAN_JACOBIAN;
            static uint64_t scratch[1 << 14];
            CHECK_INT(jf_program_pattern(p, NULL, kind, k == 3 ? JF_PATTERN_DIAGONAL : second && k > 3 ? JF_PATTERN_LOWER : 0, NULL, scratch, sizeof scratch, &pattern), JF_OK);
            const jf_derivative what = {.kind = second ? JF_DERIVE_HESSIAN : JF_DERIVE_JACOBIAN, .pattern = &pattern};
            jf_status status;
            const jf_program *const q = N(derivative)(p, NULL, &what, &status);
            CHECK_INT(status, JF_OK);
            CHECK_INT(N(run_once)(q, in, (real *[]){found}), JF_OK);
            const jf_plan *plan = NULL;
            CHECK_INT(jf_plan_make(&pattern, kind, JF_ORDER_BEST, words, sizeof words, scratch, sizeof scratch, &plan), JF_OK);
            CHECK_INT(second ? jf_hessian_sparse(c, f, in, NULL, plan, NULL, expected, NULL) : jf_jacfwd_sparse(c, f, in, NULL, plan, expected, (real *[]){y}), JF_OK);
            CHECK(memcmp(found, expected, pattern.entries * sizeof *found) == 0);
            /* Without one of its entries it does not do. */
            if (pattern.format == JF_TRIPLETS) {
                pattern.entries--;
                CHECK(N(derivative)(p, NULL, &what, &status) == NULL);
                CHECK_INT(status, JF_PATTERN_MISS);
                pattern.entries++;
            }
            pattern.cols++;
            CHECK(N(derivative)(p, NULL, &what, &status) == NULL);
            CHECK_INT(status, JF_BAD_PATTERN);
        }
        free_memory();
    }
}

/* Two outputs that are one number have each a row of their own. */
FN(twice) {
    out[0][0] = out[0][1] = jf_mul(e, in[0][0], in[0][1]);
    return 0;
}

TEST(rows_of_one_number_are_told_apart) {
    jf_context *c = N(context)(1, 20, 2);
    const jf_func f = N(simple)(c, N(twice), 2, 2, NULL);
    const real x[] = {2, 3}, *const in[] = {x};
    const jf_program *const p = N(program_of)(c, f, in);
    uint32_t major[] = {0, 1, 3}, minor[] = {0, 0, 1};
    jf_pattern pattern = {.format = JF_CSR, .index_bytes = 4, .rows = 2, .cols = 2, .entries = 3, .major = major, .minor = minor};
    jf_status status;
    N(derivative)(p, NULL, &(jf_derivative){.kind = JF_DERIVE_JACOBIAN, .pattern = &pattern}, &status);
    CHECK_INT(status, JF_PATTERN_MISS);
    free_memory();
}

/* Four ways, of which three are recorded; one of them with a root that has no slope at 0. */
FN(ways) {
    const jf_num x = in[0][0], y = in[0][1];
    if (jf_lt_c(e, x, -1)) {
        out[0][0] = jf_mul(e, x, y);
        out[0][1] = jf_parameter(e, 0);
    } else if (jf_lt_c(e, x, 1)) {
        out[0][0] = jf_mul(e, jf_sqrt(e, jf_abs(e, x)), y);
        out[0][1] = jf_div(e, y, x);
    } else if (jf_lt_c(e, x, 2)) {
        out[0][0] = jf_sin(e, jf_add(e, x, y));
        out[0][1] = jf_mul(e, y, jf_parameter(e, 1));
    } else {
        out[0][0] = out[0][1] = y;
    }
    return 0;
}

#ifndef SINGLE
struct place {
    char before[5];
};
#endif

TEST(any_number_of_points_at_any_distance) {
    jf_context *c = N(context)(2, 100, 4), *own = N(context)(1, 100, 4);
    const jf_func f = N(simple)(c, N(ways), 2, 2, NULL), g = N(simple)(own, N(ways), 2, 2, NULL);
    const real parameters[] = {3, (real)-0.5};
    CHECK_INT(jf_set_parameters(c, f, parameters, 2), JF_OK);
    CHECK_INT(jf_set_parameters(own, g, parameters, 2), JF_OK);
    const real first[] = {-3, 1}, second[] = {(real)0.5, 1}, third[] = {(real)1.5, 1};
    jf_recording *r = NULL;
    const size_t scratch = 1 << 16;
    CHECK_INT(jf_record(c, f, (const real *[]){first}, NULL, memory(scratch), scratch, &r), JF_OK);
    CHECK_INT(jf_record_path(r, (const real *[]){second}), JF_OK);
    CHECK_INT(jf_record_path(r, (const real *[]){third}), JF_OK);
    const jf_program *const p = N(built)(r);
    /* Values, Jacobian: rows of structs, each with other things around. */
    typedef struct {
        real x[2], gap, y[2], jac[4];
    } point;
    static point points[MANY];
    for (int finite = 0; finite < 2; finite++) {
        jf_status status;
        const uint32_t flags = JF_DERIVE_VALUES | (finite ? JF_DERIVE_FINITE : 0);
        const jf_program *const q = N(derivative)(p, NULL, &(jf_derivative){.kind = JF_DERIVE_JACOBIAN, .flags = flags}, &status);
        CHECK_INT(status, JF_OK);
        for (size_t width = 0; width <= 64; width += 21) {
            jf_runner *const run = N(runner)(q, width);
            CHECK_INT(jf_runner_parameters(run, parameters, 2), JF_OK);
            for (size_t count = 0; count <= MANY; count += count < 70 ? 1 : 61) {
                for (size_t k = 0; k < count; k++) {
                    N(fill)((real *)(void *)(points + k), sizeof(point) / sizeof(real));
                    points[k].x[0] = k % 13 == 5 ? 0 : k % 29 == 3 ? (real)2.5 : (real)(k * 7 % 23) / 5 - 2;
                    points[k].x[1] = (real)(k % 11) - 5;
                }
                const ptrdiff_t stride = sizeof(point) / sizeof(real);
                uint8_t missed[MANY];
                memset(missed, 7, sizeof missed);
                const real *const in[] = {points[0].x};
                real *const out[] = {points[0].y, points[0].jac};
                const jf_status ran = jf_run(run, count, in, &stride, out, (ptrdiff_t[]){stride, stride}, missed);
                bool some = false;
                for (size_t k = 0; k < count; k++) {
                    real y[2], jac[4];
                    CHECK_INT(jf_jacobian(own, g, points[k].x, y, jac), JF_OK);
                    bool is_finite = true;
                    for (size_t j = 0; j < 4; j++) {
                        is_finite = is_finite && isfinite(jac[j]);
                    }
                    const bool misses = !(points[k].x[0] < 2) || (finite && !is_finite);
                    some = some || misses;
                    /* A value that is not finite may take a point off its path, too. */
                    if (!finite || is_finite == (isfinite(y[0]) && isfinite(y[1])) || misses) {
                        CHECK_INT(missed[k], misses);
                    }
                    if (missed[k]) {
                        CHECK(N(untouched)(points[k].y, 2) && N(untouched)(points[k].jac, 4));
                    } else {
                        if (failing(memcmp(y, points[k].y, sizeof y) == 0 && memcmp(jac, points[k].jac, sizeof jac) == 0)) {
                            printf("%zu of %zu: %a %a: %a %a, %a %a %a %a\n", k, count, (double)points[k].x[0], (double)points[k].x[1], (double)points[k].y[0],
                                   (double)points[k].y[1], (double)points[k].jac[0], (double)points[k].jac[1], (double)points[k].jac[2], (double)points[k].jac[3]);
                        }
                    }
                    CHECK(N(untouched)(&points[k].gap, 1));
                }
                CHECK(ran == (some ? JF_GUARD_MISSED : JF_OK) || finite);
                CHECK(count == MANY || missed[count] == 7);
            }
        }
    }
    free_memory();
}

TEST(inputs_may_be_shared_reversed_and_outputs_left_away) {
    jf_context *c;
    jf_func f;
    const jf_program *p = N(several_recorded)(&c, &f);
    jf_runner *const run = N(runner)(p, 0);
    real a[10 * A], b[B] = {(real)0.75, (real)-0.4}, y[10 * Q], aux[10];
    for (size_t k = 0; k < LENGTH(a); k++) {
        a[k] = (real)k / 4 + (real)0.1;
    }
    N(fill)(y, LENGTH(y));
    const real *const in[] = {a + 9 * A, b};
    CHECK_INT(jf_run(run, 10, in, (ptrdiff_t[]){-A, 0}, (real *[]){NULL, y, aux}, NULL, NULL), JF_OK);
    for (size_t k = 0; k < 10; k++) {
        const real *const at[] = {a + (9 - k) * A, b};
        real expected[Q], first[P], last;
        CHECK_INT(jf_call(c, f, at, NULL, (real *[]){first, expected, &last}), JF_OK);
        CHECK(memcmp(expected, y + k * Q, sizeof expected) == 0 && last == aux[k]);
    }
    CHECK_INT(jf_run(run, 0, NULL, NULL, NULL, NULL, NULL), JF_OK);
    free_memory();
}

/* Outputs that are inputs, and some that are nothing but a sum: their rows take more room than the operations. */
FN(hardly_anything) {
    for (size_t i = 0; i < LEN; i++) {
        out[0][i] = i % 2 && user != NULL ? jf_norm2sq(e, LEN, in[0]) : in[0][LEN - 1 - i];
    }
    return 0;
}

#ifndef SINGLE
/* All entries of a square matrix, or those from its last column to its first. */
static void entries_of(jf_pattern *p, bool all, uint32_t *rows, uint32_t *cols) {
    *p = (jf_pattern){.format = JF_TRIPLETS, .index_bytes = 4, .rows = LEN, .cols = LEN, .major = rows, .minor = cols};
    for (uint32_t row = 0; row < LEN; row++) {
        for (uint32_t col = 0; col < LEN; col++) {
            if (all || row + col == LEN - 1) {
                rows[p->entries] = row, cols[p->entries] = col;
                p->entries++;
            }
        }
    }
}
#endif

static void N(with_any_scratch)(void *user) {
    jf_context *c = N(context)(1, 60, 4);
    const jf_func f = N(simple)(c, N(hardly_anything), LEN, LEN, user);
    const real x[LEN] = {1, 2, 3, 4, 5, 6}, *const in[] = {x};
    const jf_program *const p = N(program_of)(c, f, in);
    uint32_t rows[LEN * LEN], cols[LEN * LEN];
    jf_pattern pattern;
    entries_of(&pattern, user != NULL, rows, cols);
    const jf_derivative kinds[] = {{.kind = JF_DERIVE_JACOBIAN, .pattern = &pattern}, {.kind = JF_DERIVE_JACOBIAN, .flags = JF_DERIVE_FINITE},
                                   {.kind = JF_DERIVE_JVP, .directions = 30}, {.kind = JF_DERIVE_HESSIAN, .flags = JF_DERIVE_VALUES},
                                   {.kind = JF_DERIVE_JVP, .directions = 3, .flags = JF_DERIVE_FINITE}};
    for (size_t kind = 0; kind < LENGTH(kinds); kind++) {
        jf_status status;
        const jf_program *const q = N(derivative)(p, NULL, kinds + kind, &status);
        CHECK_INT(status, JF_OK);
        size_t size = 0, made = 0;
        for (size_t given = 0; made < 10; given += 60 + given / 16) {
            void *const scratch = malloc(given), *place = NULL;
            size_t bytes = given;
            jf_recording *r = NULL;
            const jf_status found = jf_differentiate(p, NULL, kinds + kind, scratch, &bytes, &r);
            CHECK(found == JF_OK ? bytes == given : (found == JF_TOO_SMALL || given == 0) && bytes > given);
            if (found == JF_OK) {
                const jf_program *again = NULL;
                size = jf_program_bytes(r);
                place = malloc(size);
                CHECK_INT(jf_program_build(r, place, size, &again), JF_OK);
                CHECK(again != NULL && memcmp(again, q, size) == 0);
                made++;
            }
            free(place);
            free(scratch);
        }
    }
    free_memory();
}

TEST(any_scratch_gives_the_same_program_or_none) {
    N(with_any_scratch)(NULL);
    N(with_any_scratch)(words);
}

FN(nothing) {
    (void)in, (void)out;
    return 0;
}

TEST(directions_of_nothing_take_no_time) {
    jf_context *c = N(context)(1, 4, 1);
    const jf_func f = N(simple)(c, N(nothing), 0, 0, NULL);
    const jf_program *const p = N(program_of)(c, f, (const real *const[]){NULL});
    jf_status status;
    const jf_program *const q = N(derivative)(p, NULL, &(jf_derivative){.kind = JF_DERIVE_JVP, .directions = SIZE_MAX / 4}, &status);
    CHECK_INT(status, JF_OK);
    CHECK_INT(jf_run(N(runner)(q, 1), 3, (const real *const[]){NULL, NULL}, NULL, NULL, NULL, NULL), JF_OK);
    free_memory();
}

FN(draws) {
    out[0][0] = jf_mul(e, in[0][0], jf_uniform(e));
    return 0;
}

TEST(what_cannot_be_differentiated_or_run_is_refused) {
    jf_context *c;
    jf_func f;
    const jf_program *p = N(several_recorded)(&c, &f);
    const jf_derivative what = {.kind = JF_DERIVE_JACOBIAN};
    jf_recording *r = (jf_recording *)words;
    size_t bytes = sizeof words;
    CHECK_INT(jf_differentiate(NULL, NULL, &what, words, &bytes, &r), JF_NULL);
    CHECK(r == NULL);
    CHECK_INT(jf_differentiate(p, NULL, NULL, words, &bytes, &r), JF_NULL);
    CHECK_INT(jf_differentiate(p, NULL, &what, NULL, &bytes, &r), JF_NULL);
    CHECK_INT(jf_differentiate(p, NULL, &what, words, NULL, &r), JF_NULL);
    CHECK_INT(jf_differentiate(p, NULL, &what, words, &bytes, NULL), JF_NULL);
    const jf_pattern none = {.format = JF_CSR, .index_bytes = 4};
    const jf_derivative wrong[] = {{.kind = 5}, {.kind = JF_DERIVE_JTJ, .directions = 1}, {.kind = JF_DERIVE_JTJ, .pattern = &none}, {.kind = JF_DERIVE_JPJT, .flags = JF_DERIVE_LOWER},
                                   {.kind = JF_DERIVE_JPJT, .pattern = &none}, {.flags = 16}, {.flags = JF_DERIVE_FINITE | JF_DERIVE_ASSUME_FINITE}, {.flags = JF_DERIVE_LOWER}, {.directions = 1}, {.kind = JF_DERIVE_JVP},
                                   {.kind = JF_DERIVE_HESSIAN, .directions = 2}, {.kind = JF_DERIVE_JVP, .directions = 1, .flags = JF_DERIVE_LOWER}};
    for (size_t k = 0; k < LENGTH(wrong); k++) {
        CHECK_INT(jf_differentiate(p, NULL, wrong + k, words, &bytes, &r), JF_BAD_OPTION);
    }
    CHECK_INT(jf_differentiate(p, NULL, &(jf_derivative){.reserved = {0, 1}}, words, &bytes, &r), JF_UNSUPPORTED);
    CHECK_INT(jf_differentiate(p, NULL, &(jf_derivative){.kind = JF_DERIVE_JVP, .directions = SIZE_MAX / 2}, words, &bytes, &r), JF_BAD_LENGTH);
    CHECK_INT(jf_differentiate(p, &(jf_options){.n_argnums = 3}, &what, words, &bytes, &r), JF_ARGNUM_RANGE);
    CHECK(bytes == sizeof words);
    /* Every size that is too small says so, and what it says leads on. */
    size_t needed = 0;
    for (size_t steps = 0; needed < sizeof words; steps++) {
        bytes = needed;
        const jf_status status = jf_differentiate(p, NULL, &what, words, &bytes, &r);
        if (status == JF_OK) {
            break;
        }
        CHECK_INT(status, JF_TOO_SMALL);
        CHECK(bytes > needed && r == NULL && steps < 20);
        needed = bytes;
    }
    CHECK(r != NULL);
    CHECK_INT(jf_record_path(r, NULL), JF_NOT_RECORDABLE);
    const jf_program *q = NULL;
    static uint64_t place[1 << 10];
    CHECK_INT(jf_program_build(r, place, 8, &q), JF_TOO_SMALL);
    CHECK(q == NULL);
    CHECK_INT(jf_program_build(r, place, sizeof place, &q), JF_OK);
    CHECK_INT(jf_differentiate(q, NULL, &what, memory(1 << 17), &(size_t){1 << 17}, &r), JF_UNSUPPORTED);
    jf_context *other = N(context)(1, 100, 4);
    CHECK_INT(jf_load(other, q, &f), JF_UNSUPPORTED);
    CHECK_SAYS(jf_message(other), "jf_run");

    jf_runner *run = (jf_runner *)words;
    const size_t least = jf_runner_bytes(q, 1);
    CHECK(least > 0 && least <= jf_runner_bytes(q, 64) && jf_runner_bytes(q, 64) == jf_runner_bytes(q, 1000) && jf_runner_bytes(NULL, 1) == 0);
    void *const room = memory(least + 8);
    CHECK_INT(jf_runner_init(q, LEVEL, room, least - 1, &run), JF_TOO_SMALL);
    CHECK(run == NULL);
    CHECK_INT(jf_runner_init(NULL, LEVEL, room, least, &run), JF_NULL);
    CHECK_INT(jf_runner_init(q, LEVEL, NULL, least, &run), JF_NULL);
    CHECK_INT(jf_runner_init(q, LEVEL, room, least, NULL), JF_NULL);
    CHECK_INT(jf_runner_init(q, LEVEL, (char *)room + 5, least, &run), JF_OK);
    CHECK_INT(jf_runner_init(q, 2, room, least, &run), JF_UNSUPPORTED);
    CHECK_INT(jf_runner_init(q, LEVEL, room, least, &run), JF_OK);
    const real a[A] = {1, 2, 3}, b[B] = {1, 1}, *const in[] = {a, b}, *const half[] = {a, NULL};
    real *const out[4] = {NULL};
    CHECK_INT(jf_run(NULL, 1, in, NULL, out, NULL, NULL), JF_NULL);
    CHECK_INT(jf_run(run, 1, NULL, NULL, out, NULL, NULL), JF_NULL);
    CHECK_INT(jf_run(run, 1, half, NULL, out, NULL, NULL), JF_NULL);
    CHECK_INT(jf_run(run, 1, in, NULL, NULL, NULL, NULL), JF_OK);
    CHECK_INT(jf_run(run, 1, in, NULL, out, NULL, NULL), JF_OK);
    CHECK_INT(jf_runner_parameters(NULL, a, 1), JF_NULL);
    CHECK_INT(jf_runner_parameters(run, NULL, 1), JF_NULL);
    free_memory();

    /* Parameters that are not there, and draws. */
    c = N(context)(2, 100, 4);
    const real at[] = {-3, 1}, *const x[] = {at};
    real y[2];
    f = N(simple)(c, N(ways), 2, 2, NULL);
    CHECK_INT(jf_set_parameters(c, f, at, 2), JF_OK);
    jf_runner *const without = N(runner)(N(program_of)(c, f, x), 1);
    CHECK_INT(jf_run(without, 1, x, NULL, (real *[]){y}, NULL, NULL), JF_PARAMETER_RANGE);
    const jf_func g = N(simple)(c, N(draws), 2, 1, NULL);
    const jf_options seeded = {.randomness = JF_RANDOM_SAME, .seed = 3};
    jf_recording *drawn = NULL;
    CHECK_INT(jf_record(c, g, x, &seeded, memory(1 << 14), 1 << 14, &drawn), JF_OK);
    CHECK_INT(jf_run(N(runner)(N(built)(drawn), 1), 1, x, NULL, (real *[]){y}, NULL, NULL), JF_RANDOM_FORBIDDEN);
    free_memory();
}

static void N(all)(void) {
    RUN(blocks_are_those_of_the_drivers);
    RUN(products_are_those_of_the_drivers);
    RUN(directional_derivatives_are_those_of_jvp_many);
    RUN(values_of_a_pattern_stand_in_its_order);
    RUN(rows_of_one_number_are_told_apart);
    RUN(any_number_of_points_at_any_distance);
    RUN(inputs_may_be_shared_reversed_and_outputs_left_away);
    RUN(any_scratch_gives_the_same_program_or_none);
    RUN(directions_of_nothing_take_no_time);
    RUN(what_cannot_be_differentiated_or_run_is_refused);
}

#endif
