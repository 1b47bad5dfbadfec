/*
 * Ipopt, C interface: Hock and Schittkowski's problem 71, with exact Jacobian and exact Hessian of the Lagrangian. Known answer: the optimum
 * that Ipopt's documentation gives. The Lagrangian is one function of x and the multipliers; the multipliers are left out of argnums.
 *
 * Links: ipopt
 */
#include <IpStdCInterface.h>
#include <math.h>

#include "model.h"

enum { N = 4, CONSTRAINTS = 2, TRIANGLE = N * (N + 1) / 2 };

static const double OPTIMUM[N] = {1.0, 4.742999644, 3.821149979, 1.379408293}, VALUE = 17.01401714;

struct problem {
    struct model objective, constraints, lagrangian;
};

static struct problem problem;

static jf_num objective(jf_eval *e, const jf_num *x) {
    const jf_num product = jf_mul(e, x[0], x[3]);
    return jf_muladd(e, product, jf_sum(e, 3, x), x[2]);
}

static int of_objective(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user) {
    (void)user;
    out[0][0] = objective(e, in[0]);
    return 0;
}

static int of_constraints(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user) {
    (void)user;
    out[0][0] = jf_prod(e, N, in[0]);
    out[0][1] = jf_norm2sq(e, N, in[0]);
    return 0;
}

/* factor f + multipliers·g; inputs: x, then the factor and the multipliers. */
static int of_lagrangian(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user) {
    jf_num parts[1 + CONSTRAINTS] = {objective(e, in[0])};
    jf_num *const constraints[] = {parts + 1};
    const int code = of_constraints(e, in, constraints, user);
    out[0][0] = jf_dot(e, 1 + CONSTRAINTS, in[1], parts);
    return code;
}

/* Ipopt takes FALSE as "cannot be evaluated here" and tries a shorter step. */
static Bool f(Index n, Number *x, Bool new_x, Number *y, UserDataPtr user) {
    struct problem *p = user;
    (void)n, (void)new_x;
    return model_at(&p->objective, x, y, NULL) == JF_OK;
}

static Bool grad_f(Index n, Number *x, Bool new_x, Number *grad, UserDataPtr user) {
    struct problem *p = user;
    const jf_matrix block = {grad, n, 1};
    (void)new_x;
    return model_at(&p->objective, x, NULL, &block) == JF_OK;
}

static Bool g(Index n, Number *x, Bool new_x, Index m, Number *y, UserDataPtr user) {
    struct problem *p = user;
    (void)n, (void)new_x, (void)m;
    return model_at(&p->constraints, x, y, NULL) == JF_OK;
}

/* Dense, row by row: the values need no map from the structure. */
static Bool jac_g(Index n, Number *x, Bool new_x, Index m, Index count, Index *rows, Index *cols, Number *values, UserDataPtr user) {
    struct problem *p = user;
    const jf_matrix block = {values, n, 1};
    (void)new_x, (void)m;
    for (Index k = 0; rows != NULL && k < count; k++) {
        rows[k] = k / n;
        cols[k] = k % n;
    }
    return values == NULL || model_at(&p->constraints, x, NULL, &block) == JF_OK;
}

/* The lower triangle, row by row: the one place where elements are picked from a dense matrix. */
static Bool hess(Index n, Number *x, Bool new_x, Number factor, Index m, Number *multipliers, Bool new_multipliers, Index count, Index *rows,
                 Index *cols, Number *values, UserDataPtr user) {
    struct problem *p = user;
    double weights[1 + CONSTRAINTS] = {factor}, dense[N * N] = {0};
    (void)new_x, (void)new_multipliers, (void)count;
    if (values != NULL) {
        for (Index i = 0; i < m; i++) {
            weights[1 + i] = multipliers[i];
        }
        const double *in[] = {x, weights};
        double *const block[] = {dense};
        if (jf_hessian(p->lagrangian.context, p->lagrangian.f, in, NULL, block, NULL, NULL) != JF_OK) {
            return FALSE;
        }
    }
    for (Index i = 0, k = 0; i < n; i++) {
        for (Index j = 0; j <= i; j++, k++) {
            if (values == NULL) {
                rows[k] = i;
                cols[k] = j;
            } else {
                values[k] = dense[i * n + j];
            }
        }
    }
    return TRUE;
}

int main(void) {
    const size_t lengths[] = {N, 1 + CONSTRAINTS};
    model_init(&problem.objective, of_objective, 1, lengths, 1, NULL);
    model_init(&problem.constraints, of_constraints, 1, lengths, CONSTRAINTS, NULL);
    model_init(&problem.lagrangian, of_lagrangian, 2, lengths, 1, NULL);
    Number low[N] = {1, 1, 1, 1}, high[N] = {5, 5, 5, 5}, least[CONSTRAINTS] = {25, 40}, most[CONSTRAINTS] = {2e19, 40};
    IpoptProblem solver =
        CreateIpoptProblem(N, low, high, CONSTRAINTS, least, most, CONSTRAINTS * N, TRIANGLE, 0, f, g, grad_f, jac_g, hess);
    char tol[] = "tol", print[] = "print_level", banner[] = "sb", yes[] = "yes";
    AddIpoptNumOption(solver, tol, 1e-10);
    AddIpoptIntOption(solver, print, 0);
    AddIpoptStrOption(solver, banner, yes);
    Number x[N] = {1, 5, 5, 1}, value;
    const enum ApplicationReturnStatus status = IpoptSolve(solver, x, NULL, &value, NULL, NULL, NULL, &problem);
    double worst = fabs(value - VALUE);
    for (int i = 0; i < N; i++) {
        worst = fmax(worst, fabs(x[i] - OPTIMUM[i]));
    }
    printf("status %d: f = %.8f at %.8f, %.8f, %.8f, %.8f, within %.1e\n", (int)status, value, x[0], x[1], x[2], x[3], worst);
    FreeIpoptProblem(solver);
    return verdict(status == Solve_Succeeded && worst < 1e-7);
}
