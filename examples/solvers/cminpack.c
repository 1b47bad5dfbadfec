/*
 * cminpack: lmder on Bard's function (Moré, Garbow and Hillstrom 1981, problem 8) and hybrj on the system x² + y² = 4, xy = 1.
 * Known answers: Bard's sum of squares 8.21487...e-3 at (0.0824, 1.1330, 2.3437), as published; the root in closed form.
 * The Jacobians are written into the solvers' column-major matrices with leading dimension ldfjac.
 *
 * Links: cminpack
 */
#include <cminpack.h>
#include <math.h>

#include "model.h"

enum { BARD_N = 3, BARD_M = 15, N = 2 };

static const double Y[BARD_M] = {0.14, 0.18, 0.22, 0.25, 0.29, 0.32, 0.35, 0.39, 0.37, 0.58, 0.73, 0.96, 1.34, 2.10, 4.39};

static struct model bard, circle;

/* y - (x1 + u / (v x2 + w x3)), u = i, v = 16 - i, w = min(u, v). */
static int bard_residuals(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user) {
    const jf_num *x = in[0];
    (void)user;
    for (int i = 0; i < BARD_M; i++) {
        const double u = i + 1, v = BARD_M - i, w = fmin(u, v);
        const jf_num below = jf_add(e, jf_mul_c(e, x[1], v), jf_mul_c(e, x[2], w));
        out[0][i] = jf_sub(e, jf_c_sub(e, Y[i], x[0]), jf_c_div(e, u, below));
    }
    return 0;
}

static int circle_and_hyperbola(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user) {
    const jf_num x = in[0][0], y = in[0][1];
    (void)user;
    out[0][0] = jf_sub_c(e, jf_norm2sq(e, 2, in[0]), 4.0);
    out[0][1] = jf_sub_c(e, jf_mul(e, x, y), 1.0);
    return 0;
}

/* flag 1: values, 2: Jacobian. A negative result stops the solver, which returns it. */
static int evaluate(struct model *m, const double *x, double *y, double *jac, int ld, int flag) {
    const jf_matrix block = {jac, 1, ld};
    const jf_status status = flag == 1 ? model_at(m, x, y, NULL) : model_at(m, x, NULL, &block);
    return status > 0 ? -status : status;
}

static int of_lmder(void *model, int m, int n, const double *x, double *y, double *jac, int ld, int flag) {
    (void)m, (void)n;
    return evaluate(model, x, y, jac, ld, flag);
}

static int of_hybrj(void *model, int n, const double *x, double *y, double *jac, int ld, int flag) {
    (void)n;
    return evaluate(model, x, y, jac, ld, flag);
}

int main(void) {
    const size_t bard_n = BARD_N, n = N;
    model_init(&bard, bard_residuals, 1, &bard_n, BARD_M, NULL);
    model_init(&circle, circle_and_hyperbola, 1, &n, N, NULL);

    double x[BARD_N] = {1.0, 1.0, 1.0}, r[BARD_M], jac[BARD_M * BARD_N], work[5 * BARD_N + BARD_M];
    int pivots[BARD_N];
    const int fit = lmder1(of_lmder, &bard, BARD_M, BARD_N, x, r, jac, BARD_M, 1e-15, pivots, work, 5 * BARD_N + BARD_M);
    const double norm = enorm(BARD_M, r), sum = norm * norm;
    printf("lmder: info %d, sum of squares %.8e at %.6f, %.6f, %.6f\n", fit, sum, x[0], x[1], x[2]);
    bool pass = fit >= 1 && fit <= 4 && fabs(sum - 8.21487e-3) < 1e-8 && fabs(x[0] - 0.0824) < 1e-4;
    pass = pass && fabs(x[1] - 1.1330) < 1e-4 && fabs(x[2] - 2.3437) < 1e-4;

    double root[N] = {2.0, 0.5}, y[N], square[N * N], more[(N * (N + 13)) / 2];
    const int found = hybrj1(of_hybrj, &circle, N, root, y, square, N, 1e-14, more, (N * (N + 13)) / 2);
    /* x² = 2 + √3, and y the reciprocal. */
    const double exact = sqrt(2.0 + sqrt(3.0)), error = fmax(fabs(root[0] - exact), fabs(root[1] - 1.0 / exact));
    printf("hybrj: info %d, root %.12f, %.12f, within %.1e\n", found, root[0], root[1], error);
    return verdict(pass && found == 1 && error < 1e-14);
}
