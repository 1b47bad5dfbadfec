/* CPU levels by configuration: which there are, and the same bits from each. */
#ifndef TWICE_H
#define SELF "level.c"
#include "twice.h"

#else

#ifndef SINGLE
/* Whether this processor has what a level needs; gcc and clang ask it. With -DLEVELS the library has all of them. */
static int offered(unsigned level) {
    if (level <= 1) {
        return 1;
    }
#if defined(LEVELS) && defined(__x86_64__)
    __builtin_cpu_init();
    return level == 3   ? __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2")
           : level == 4 ? __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw")
                        : 0;
#else
    return 0;
#endif
}
#endif

enum { N(most) = 17, N(room) = 400 };

/* Every kind of work that moves lanes: cheap operations, general ones, sums of products, quaternions, infinite slopes. */
FN(everything) {
    const jf_num *x = in[0];
    const size_t n = *(const size_t *)user;
    jf_num y = jf_dot(e, n, x, x), q[4], v[3];
    for (size_t i = 0; i < n; i++) {
        y = jf_muladd(e, y, jf_sin(e, x[i]), jf_div(e, x[i], jf_add_c(e, y, (real)3)));
        y = jf_sub(e, y, jf_pow_c(e, jf_square(e, x[i]), (real)1.25));
    }
    for (size_t i = 0; i < 4; i++) {
        q[i] = jf_mul_c(e, x[i % n], (real)(0.25 + (double)i));
    }
    jf_quat_rotate(e, q, q + 1, v);
    out[0][0] = y;
    out[0][1] = jf_norm(e, 3, v);
    out[0][2] = jf_mul(e, jf_sqrt(e, jf_sub(e, x[0], x[0])), x[n - 1]);
    return 0;
}

/* Values, Jacobian and Hessian at a level, or false if there is no such context. */
static bool N(at_level)(unsigned level, size_t n, size_t lanes, real *results) {
    jf_config config = {.functions = 1, .numbers = N(room), .lanes = lanes, .level = level};
    const size_t bytes = jf_context_bytes(&config);
    jf_context *c;
    const jf_status status = jf_context_init(memory(bytes), bytes, &config, &c);
    CHECK_INT(status, offered(level) ? JF_OK : JF_UNSUPPORTED);
    if (status != JF_OK) {
        CHECK(c == NULL);
        return false;
    }
    const jf_func f = N(simple)(c, N(everything), n, 3, &n);
    real x[N(most)];
    for (size_t i = 0; i < n; i++) {
        x[i] = (real)(0.3 + 0.11 * (double)i);
    }
    const real *in[] = {x};
    real *out[] = {results}, *hess[] = {results + 3 + 3 * n};
    const jf_matrix jac = {results + 3, 0, 0};
    CHECK_INT(jf_hessian(c, f, in, NULL, hess, NULL, NULL), JF_OK);
    CHECK_INT(jf_jacfwd(c, f, in, NULL, &jac, out), JF_OK);
    return true;
}

TEST(every_level_gives_the_same_bits) {
    static const size_t sizes[] = {1, 2, 3, 4, 5, 7, 8, 9, 16, 17};
    for (size_t s = 0; s < LENGTH(sizes); s++) {
        const size_t n = sizes[s], count = 3 + 3 * n + 3 * n * n;
        static real expected[3 + 3 * N(most) + 3 * N(most) * N(most)], results[LENGTH(expected)];
        for (size_t lanes = 1; lanes <= n; lanes += n > 4 ? 3 : 1) {
            N(at_level)(1, n, lanes, expected);
            for (unsigned level = 0; level < 6; level++) {
                if (N(at_level)(level, n, lanes, results)) {
                    CHECK_BYTES(results, expected, count * sizeof(real));
                }
            }
            free_memory();
        }
    }
}

/* A number that is no level makes no context of any size. */
TEST(unknown_levels_are_refused) {
    jf_config config = {.functions = 1, .numbers = 1, .level = 7};
    CHECK_INT(jf_context_bytes(&config), 0);
    config.level = UINT32_MAX;
    CHECK_INT(jf_context_bytes(&config), 0);
    config.level = 4;
    CHECK(jf_context_bytes(&config) > 0);
}

static void N(all)(void) {
    RUN(every_level_gives_the_same_bits);
    RUN(unknown_levels_are_refused);
}
#endif
