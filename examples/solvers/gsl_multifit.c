/*
 * GSL's multifit_nlinear (trust region, Levenberg-Marquardt): the fit of NIST's Misra1a (dental research, monomolecular adsorption) from its
 * first start. Known answer: NIST's certified parameters, 11 digits.
 *
 * Links: gsl
 */
#include <gsl/gsl_errno.h>
#include <gsl/gsl_multifit_nlinear.h>
#include <math.h>

#include "model.h"

enum { OBSERVATIONS = 14, PARAMETERS = 2 };

static const double PRESSURE[OBSERVATIONS] = {77.6,  114.9, 141.1, 190.8, 239.9, 289.0, 332.8,
                                              378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0};
static const double VOLUME[OBSERVATIONS] = {10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78};
static const double CERTIFIED[PARAMETERS] = {2.3894212918e2, 5.5015643181e-4};

static struct model adsorption;

/* Residuals of y = b1 (1 - exp(-b2 x)). */
static int residuals(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user) {
    const jf_num *b = in[0];
    (void)user;
    for (size_t i = 0; i < OBSERVATIONS; i++) {
        const jf_num y = jf_mul(e, b[0], jf_expm1(e, jf_mul_c(e, b[1], -PRESSURE[i])));
        out[0][i] = jf_c_sub(e, -VOLUME[i], y);
    }
    return 0;
}

static int f(const gsl_vector *b, void *model, gsl_vector *r) {
    return model_at(model, b->data, r->data, NULL) == JF_OK ? GSL_SUCCESS : GSL_EFAILED;
}

static int df(const gsl_vector *b, void *model, gsl_matrix *jac) {
    const jf_matrix block = {jac->data, (ptrdiff_t)jac->tda, 1};
    return model_at(model, b->data, NULL, &block) == JF_OK ? GSL_SUCCESS : GSL_EFAILED;
}

int main(void) {
    const size_t n = PARAMETERS;
    model_init(&adsorption, residuals, 1, &n, OBSERVATIONS, NULL);
    gsl_multifit_nlinear_fdf problem = {.f = f, .df = df, .n = OBSERVATIONS, .p = PARAMETERS, .params = &adsorption};
    const gsl_multifit_nlinear_parameters parameters = gsl_multifit_nlinear_default_parameters();
    gsl_multifit_nlinear_workspace *solver =
        gsl_multifit_nlinear_alloc(gsl_multifit_nlinear_trust, &parameters, OBSERVATIONS, PARAMETERS);
    double start[PARAMETERS] = {500.0, 0.0001};
    const gsl_vector_view b = gsl_vector_view_array(start, PARAMETERS);
    gsl_multifit_nlinear_init(&b.vector, &problem, solver);

    int why;
    const int status = gsl_multifit_nlinear_driver(200, 1e-12, 1e-12, 0.0, NULL, NULL, &why, solver);
    const gsl_vector *found = gsl_multifit_nlinear_position(solver);
    double worst = 0.0;
    for (size_t j = 0; j < PARAMETERS; j++) {
        worst = fmax(worst, fabs(gsl_vector_get(found, j) / CERTIFIED[j] - 1.0));
    }
    printf("%s after %zu steps: b = %.10g, %.10g, within %.1e of the certified\n", gsl_strerror(status), gsl_multifit_nlinear_niter(solver),
           gsl_vector_get(found, 0), gsl_vector_get(found, 1), worst);
    gsl_multifit_nlinear_free(solver);
    return verdict(status == GSL_SUCCESS && worst < 1e-9);
}
