/*
 * GSL's multiroot (hybridsj): the root of the Broyden tridiagonal function, ten equations (Moré, Garbow and Hillstrom 1981, problem 30).
 * Known answer: the root in high precision. The Jacobian is written into GSL's matrix by its tda; this solver finds the root with a poor one,
 * too, so it is compared with GSL's own differences.
 *
 * Links: gsl
 */
#include <gsl/gsl_errno.h>
#include <gsl/gsl_multiroots.h>
#include <math.h>

#include "model.h"

enum { N = 10 };

/* By mpmath's findroot with 30 digits, from the same start. */
static const double ROOT[N] = {
    -0.57072213201122479, -0.68180694998427509, -0.70221007601766003, -0.70551062989508039, -0.70490615572874367,
    -0.70149660702985113, -0.69188932235479825, -0.66579651440585375, -0.59603510902636571, -0.41641225752869335,
};

static struct model broyden;

static int tridiagonal(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user) {
    const jf_num *x = in[0];
    (void)user;
    for (size_t i = 0; i < N; i++) {
        /* (3 - 2 x[i]) x[i] - x[i-1] - 2 x[i+1] + 1 */
        jf_num y = jf_mul(e, jf_c_sub(e, 3.0, jf_mul_c(e, x[i], 2.0)), x[i]);
        y = i > 0 ? jf_sub(e, y, x[i - 1]) : y;
        y = i + 1 < N ? jf_sub(e, y, jf_mul_c(e, x[i + 1], 2.0)) : y;
        out[0][i] = jf_add_c(e, y, 1.0);
    }
    return 0;
}

/* GSL knows its own codes only; a function that fails for good is GSL_EFAILED. */
static int at(const gsl_vector *x, struct model *m, double *y, const jf_matrix *jac) {
    return model_at(m, x->data, y, jac) == JF_OK ? GSL_SUCCESS : GSL_EFAILED;
}

static int f(const gsl_vector *x, void *model, gsl_vector *y) { return at(x, model, y->data, NULL); }

static int fdf(const gsl_vector *x, void *model, gsl_vector *y, gsl_matrix *jac) {
    const jf_matrix block = {jac->data, (ptrdiff_t)jac->tda, 1};
    return at(x, model, y ? y->data : NULL, &block);
}

static int df(const gsl_vector *x, void *model, gsl_matrix *jac) { return fdf(x, model, NULL, jac); }

/* The largest difference between GSL's forward differences and the Jacobian at x. */
static double compare(const gsl_vector *x, gsl_vector *y) {
    gsl_multiroot_function plain = {f, N, &broyden};
    gsl_matrix *differences = gsl_matrix_alloc(N, N), *exact = gsl_matrix_alloc(N, N);
    f(x, &broyden, y);
    gsl_multiroot_fdjacobian(&plain, x, y, 1e-8, differences);
    df(x, &broyden, exact);
    gsl_matrix_sub(differences, exact);
    const double worst = fmax(gsl_matrix_max(differences), -gsl_matrix_min(differences));
    gsl_matrix_free(differences);
    gsl_matrix_free(exact);
    return worst;
}

int main(void) {
    const size_t n = N;
    model_init(&broyden, tridiagonal, 1, &n, N, NULL);
    gsl_multiroot_function_fdf system = {f, df, fdf, N, &broyden};
    gsl_multiroot_fdfsolver *solver = gsl_multiroot_fdfsolver_alloc(gsl_multiroot_fdfsolver_hybridsj, N);
    gsl_vector *x = gsl_vector_alloc(N);
    gsl_vector_set_all(x, -1.0);
    gsl_multiroot_fdfsolver_set(solver, &system, x);

    int status = GSL_CONTINUE, steps = 0;
    while (status == GSL_CONTINUE && steps < 100 && gsl_multiroot_fdfsolver_iterate(solver) == GSL_SUCCESS) {
        status = gsl_multiroot_test_residual(solver->f, 1e-14);
        steps++;
    }
    double worst = 0.0;
    for (size_t i = 0; i < N; i++) {
        worst = fmax(worst, fabs(gsl_vector_get(solver->x, i) - ROOT[i]));
    }
    const double difference = compare(solver->x, x);
    printf("%s after %d steps, within %.1e of the root; Jacobian within %.1e of differences\n", gsl_strerror(status), steps, worst, difference);
    gsl_multiroot_fdfsolver_free(solver);
    gsl_vector_free(x);
    return verdict(status == GSL_SUCCESS && worst < 1e-13 && difference < 1e-6);
}
