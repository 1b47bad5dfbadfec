/*
 * GSL's odeiv2 (bsimp, implicit Bulirsch-Stoer): Van der Pol's oscillator, stiff, from t = 0 to 2. Known answer: the reference solution of the
 * Test Set for IVP Solvers, problem VDPOL, in the scaling with eps = 1e-6. The solver wants df/dy and df/dt: one driver call with both inputs.
 *
 * Links: gsl
 */
#include <gsl/gsl_errno.h>
#include <gsl/gsl_odeiv2.h>
#include <math.h>

#include "model.h"

enum { N = 2 };

static const double EXPECTED[N] = {1.706167732170483, -0.8928097010247975};

static struct model oscillator;

/* y' = z, z' = ((1 - y²) z - y) / eps; inputs: the state, the time. */
static int van_der_pol(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *eps) {
    const jf_num y = in[0][0], z = in[0][1];
    const jf_num damping = jf_mul(e, jf_c_sub(e, 1.0, jf_square(e, y)), z);
    out[0][0] = z;
    out[0][1] = jf_div_c(e, jf_sub(e, damping, y), *(const double *)eps);
    return 0;
}

/* GSL tries a smaller step after any code but GSL_EBADFUNC. */
static int gsl_code(jf_status status) { return status == JF_OK ? GSL_SUCCESS : status > 0 ? GSL_EDOM : GSL_EBADFUNC; }

static int f(double t, const double y[], double dydt[], void *model) {
    struct model *m = model;
    const double *in[] = {y, &t};
    double *const out[] = {dydt};
    return gsl_code(jf_call(m->context, m->f, in, NULL, out));
}

/* By state into dfdy, dense row-major; by time into dfdt, a column of one. */
static int jacobian(double t, const double y[], double *dfdy, double dfdt[], void *model) {
    struct model *m = model;
    const double *in[] = {y, &t};
    const jf_options options = {.n_argnums = 2};
    const jf_matrix blocks[] = {{dfdy, N, 1}, {dfdt, 1, 1}};
    return gsl_code(jf_jacfwd(m->context, m->f, in, &options, blocks, NULL));
}

int main(void) {
    double eps = 1e-6;
    const size_t lengths[] = {N, 1};
    model_init(&oscillator, van_der_pol, 2, lengths, N, &eps);
    gsl_odeiv2_system system = {f, jacobian, N, &oscillator};
    gsl_odeiv2_driver *driver = gsl_odeiv2_driver_alloc_y_new(&system, gsl_odeiv2_step_bsimp, 1e-8, 1e-10, 1e-10);
    double t = 0.0, y[N] = {2.0, 0.0};
    const int status = gsl_odeiv2_driver_apply(driver, &t, 2.0, y);
    const double worst = fmax(fabs(y[0] / EXPECTED[0] - 1.0), fabs(y[1] / EXPECTED[1] - 1.0));
    printf("%s after %lu steps: y(2) = %.9f, %.9f, within %.1e of the reference\n", gsl_strerror(status), driver->n, y[0], y[1], worst);
    gsl_odeiv2_driver_free(driver);
    return verdict(status == GSL_SUCCESS && worst < 1e-8);
}
