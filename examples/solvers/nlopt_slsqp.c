/*
 * NLopt's SLSQP: Hock and Schittkowski's problem 43 (Rosen and Suzuki), four variables, three constraints. Known answer: f = -44 at
 * (0, 1, 2, -1). Objective and constraints are outputs of one function; gradients are written row-major into NLopt's arrays.
 *
 * Links: nlopt
 */
#include <math.h>
#include <nlopt.h>

#include "model.h"

enum { N = 4, CONSTRAINTS = 3 };

static const double OPTIMUM[N] = {0.0, 1.0, 2.0, -1.0};

static struct model objective, constraints;

/* Sum of weight[i] x[i]² + slope[i] x[i], plus constant: every function of the problem. */
static jf_num quadratic(jf_eval *e, const jf_num *x, const double *weight, const double *slope, double constant) {
    jf_num squares[N];
    for (size_t i = 0; i < N; i++) {
        squares[i] = jf_square(e, x[i]);
    }
    return jf_add_c(e, jf_add(e, jf_dot_c(e, N, weight, squares), jf_dot_c(e, N, slope, x)), constant);
}

static int rosen_suzuki(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user) {
    (void)user;
    out[0][0] = quadratic(e, in[0], (const double[]){1, 1, 2, 1}, (const double[]){-5, -5, -21, 7}, 0.0);
    return 0;
}

static int limits(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user) {
    (void)user;
    out[0][0] = quadratic(e, in[0], (const double[]){1, 1, 1, 1}, (const double[]){1, -1, 1, -1}, -8.0);
    out[0][1] = quadratic(e, in[0], (const double[]){1, 2, 1, 2}, (const double[]){-1, 0, 0, -1}, -10.0);
    out[0][2] = quadratic(e, in[0], (const double[]){2, 1, 1, 0}, (const double[]){2, -1, 0, -1}, -5.0);
    return 0;
}

/* NLopt has no way to say that a point failed: an infinite value is one it does not take, and a null gradient is not wanted. */
static void evaluate(struct model *m, size_t rows, const double *x, double *y, double *grad) {
    const jf_matrix block = {grad, N, 1};
    if (model_at(m, x, y, &block) != JF_OK) {
        for (size_t i = 0; i < rows; i++) {
            y[i] = HUGE_VAL;
        }
    }
}

static double f(unsigned n, const double *x, double *grad, void *model) {
    double y;
    (void)n;
    evaluate(model, 1, x, &y, grad);
    return y;
}

static void g(unsigned m, double *y, unsigned n, const double *x, double *grad, void *model) {
    (void)n;
    evaluate(model, m, x, y, grad);
}

int main(void) {
    const size_t n = N;
    model_init(&objective, rosen_suzuki, 1, &n, 1, NULL);
    model_init(&constraints, limits, 1, &n, CONSTRAINTS, NULL);
    const double tolerance[CONSTRAINTS] = {1e-12, 1e-12, 1e-12};
    nlopt_opt solver = nlopt_create(NLOPT_LD_SLSQP, N);
    nlopt_set_min_objective(solver, f, &objective);
    nlopt_add_inequality_mconstraint(solver, CONSTRAINTS, g, &constraints, tolerance);
    nlopt_set_xtol_rel(solver, 1e-12);
    double x[N] = {0.0, 0.0, 0.0, 0.0}, value, worst = 0.0;
    const nlopt_result status = nlopt_optimize(solver, x, &value);
    for (size_t i = 0; i < N; i++) {
        worst = fmax(worst, fabs(x[i] - OPTIMUM[i]));
    }
    printf("%s after %d evaluations: f = %.12f, x within %.1e of the optimum\n", nlopt_result_to_string(status), nlopt_get_numevals(solver),
           value, worst);
    nlopt_destroy(solver);
    return verdict(status > 0 && fabs(value + 44.0) < 1e-9 && worst < 1e-6);
}
