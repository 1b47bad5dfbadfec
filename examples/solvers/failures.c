/*
 * A function that refuses: the logarithm of what is not positive. How the refusal reaches each solver in its own convention, and what the
 * solver makes of it: a smaller step where it can be told so, its own code where not. Known answers: log x = 0 and the minimum of
 * 10 (x - log x) are at 1, and each of these problems is started so that the first full step lands where there is no logarithm.
 *
 * Links: gsl cminpack nlopt ipopt -lsundials_cvode -lsundials_kinsol -lsundials_nvecserial -lsundials_sunmatrixdense -lsundials_sunlinsoldense
 */
#include <IpStdCInterface.h>
#include <cminpack.h>
#include <cvode/cvode.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_odeiv2.h>
#include <kinsol/kinsol.h>
#include <math.h>
#include <nlopt.h>
#include <nvector/nvector_serial.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunmatrix/sunmatrix_dense.h>

#include "model.h"

enum { NOT_POSITIVE = 7 };

static const double START = 3.0;
static struct model logarithm, valley, decay;
static int refusals;

static int refuses(jf_eval *e, jf_num x) {
    const bool refused = !jf_gt_c(e, x, 0.0);
    refusals += refused;
    return refused ? NOT_POSITIVE : 0;
}

static int log_of(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user) {
    (void)user;
    out[0][0] = jf_log(e, in[0][0]);
    return refuses(e, in[0][0]);
}

static int x_less_log(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user) {
    (void)user;
    out[0][0] = jf_mul_c(e, jf_sub(e, in[0][0], jf_log(e, in[0][0])), 10.0);
    return refuses(e, in[0][0]);
}

/* y' = -1000 log y: a step too long from 3 ends below zero. */
static int relaxation(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user) {
    (void)user;
    out[0][0] = jf_mul_c(e, jf_log(e, in[0][0]), -1000.0);
    return refuses(e, in[0][0]);
}

static bool row(const char *solver, int status, double x, bool pass) {
    printf("%-8s status %3d, x = %.9f, %d refusals: %s\n", solver, status, x, refusals, pass && refusals > 0 ? "as it should" : "wrong");
    pass = pass && refusals > 0;
    refusals = 0;
    return pass;
}

static bool near_1(double x) { return fabs(x - 1.0) < 1e-6; }

/* SUNDIALS: a positive code is recoverable, a negative one is not; what the library returns is both already. */
static int sun_system(N_Vector x, N_Vector y, void *model) { return model_at(model, N_VGetArrayPointer(x), N_VGetArrayPointer(y), NULL); }
static int sun_rates(realtype t, N_Vector x, N_Vector y, void *model) { return (void)t, sun_system(x, y, model); }
static int sun_jacobian(N_Vector x, N_Vector y, SUNMatrix J, void *model, N_Vector t1, N_Vector t2) {
    const jf_matrix block = {SUNDenseMatrix_Data(J), 1, 1};
    (void)y, (void)t1, (void)t2;
    return model_at(model, N_VGetArrayPointer(x), NULL, &block);
}
static int sun_rates_jacobian(realtype t, N_Vector x, N_Vector y, SUNMatrix J, void *model, N_Vector t1, N_Vector t2, N_Vector t3) {
    (void)t, (void)t3;
    return sun_jacobian(x, y, J, model, t1, t2);
}
static void silent(int code, const char *module, const char *function, char *message, void *data) {
    (void)code, (void)module, (void)function, (void)message, (void)data;
}

static bool sundials(void) {
    SUNContext sun;
    SUNContext_Create(NULL, &sun);
    N_Vector x = N_VNew_Serial(1, sun), one = N_VNew_Serial(1, sun);
    SUNMatrix J = SUNDenseMatrix(1, 1, sun);
    SUNLinearSolver linear = SUNLinSol_Dense(x, J, sun);
    N_VConst(1.0, one);
    N_VConst(START, x);
    void *kinsol = KINCreate(sun);
    KINInit(kinsol, sun_system, x);
    KINSetUserData(kinsol, &logarithm);
    KINSetLinearSolver(kinsol, linear, J);
    KINSetJacFn(kinsol, sun_jacobian);
    int status = KINSol(kinsol, x, KIN_LINESEARCH, one, one);
    bool pass = row("KINSOL", status, N_VGetArrayPointer(x)[0], status == KIN_SUCCESS && near_1(N_VGetArrayPointer(x)[0]));
    KINFree(&kinsol);

    /* A first step so long that its end is refused, and a start where everything is. */
    for (int round = 0; round < 2; round++) {
        N_VConst(round == 0 ? START : -START, x);
        void *cvode = CVodeCreate(CV_BDF, sun);
        CVodeInit(cvode, sun_rates, 0.0, x);
        CVodeSetUserData(cvode, &decay);
        CVodeSetErrHandlerFn(cvode, silent, NULL);
        CVodeSStolerances(cvode, 1e-8, 1e-10);
        CVodeSetLinearSolver(cvode, linear, J);
        CVodeSetJacFn(cvode, sun_rates_jacobian);
        CVodeSetInitStep(cvode, 0.01);
        realtype t;
        status = CVode(cvode, 1.0, x, &t, CV_NORMAL);
        const double at = N_VGetArrayPointer(x)[0];
        pass = row("CVODE", status, at, round == 0 ? status == CV_SUCCESS && near_1(at) : status == CV_FIRST_RHSFUNC_ERR) && pass;
        CVodeFree(&cvode);
    }
    SUNLinSolFree(linear);
    SUNMatDestroy(J);
    N_VDestroy(one);
    N_VDestroy(x);
    SUNContext_Free(&sun);
    return pass;
}

/* GSL's odeiv2 tries a smaller step after any code but GSL_EBADFUNC and GSL_EFAULT. */
static int gsl_code(jf_status status) { return status == JF_OK ? GSL_SUCCESS : status > 0 ? GSL_EDOM : GSL_EBADFUNC; }
static int gsl_rates(double t, const double y[], double dydt[], void *model) { return (void)t, gsl_code(model_at(model, y, dydt, NULL)); }
static int gsl_jacobian(double t, const double y[], double *dfdy, double dfdt[], void *model) {
    const jf_matrix block = {dfdy, 1, 1};
    dfdt[0] = 0.0;
    return (void)t, gsl_code(model_at(model, y, NULL, &block));
}

static bool gsl(void) {
    gsl_odeiv2_system system = {gsl_rates, gsl_jacobian, 1, &decay};
    gsl_odeiv2_driver *driver = gsl_odeiv2_driver_alloc_y_new(&system, gsl_odeiv2_step_rkf45, 0.01, 1e-8, 1e-8);
    double t = 0.0, y = START;
    const int status = gsl_odeiv2_driver_apply(driver, &t, 1.0, &y);
    gsl_odeiv2_driver_free(driver);
    return row("odeiv2", status, y, status == GSL_SUCCESS && near_1(y));
}

/* cminpack stops at a negative result and returns it: the function's own code, with its sign turned. */
static int minpack_evaluate(void *model, int n, const double *x, double *y, double *jac, int ld, int flag) {
    const jf_matrix block = {jac, 1, ld};
    const jf_status status = flag == 1 ? model_at(model, x, y, NULL) : model_at(model, x, NULL, &block);
    (void)n;
    return status > 0 ? -status : status;
}

static bool minpack(void) {
    double x = START, y, jac, work[16];
    const int status = hybrj1(minpack_evaluate, &logarithm, 1, &x, &y, &jac, 1, 1e-12, work, 16);
    return row("cminpack", status, x, status == -NOT_POSITIVE);
}

/* NLopt does not take a step to an infinite value. */
static double nlopt_f(unsigned n, const double *x, double *grad, void *model) {
    const jf_matrix block = {grad, 1, 1};
    double y;
    (void)n;
    return model_at(model, x, &y, &block) == JF_OK ? y : HUGE_VAL;
}

static bool nlopt(void) {
    nlopt_opt solver = nlopt_create(NLOPT_LD_SLSQP, 1);
    double x = START, value;
    nlopt_set_min_objective(solver, nlopt_f, &valley);
    nlopt_set_xtol_rel(solver, 1e-10);
    const nlopt_result status = nlopt_optimize(solver, &x, &value);
    nlopt_destroy(solver);
    return row("NLopt", status, x, status > 0 && near_1(x));
}

/* Ipopt takes FALSE as "not here" and tries a shorter step. */
static Bool ip_f(Index n, Number *x, Bool new_x, Number *y, UserDataPtr m) { return (void)n, (void)new_x, model_at(m, x, y, NULL) == JF_OK; }
static Bool ip_grad(Index n, Number *x, Bool new_x, Number *grad, UserDataPtr m) {
    const jf_matrix block = {grad, 1, 1};
    return (void)n, (void)new_x, model_at(m, x, NULL, &block) == JF_OK;
}
static Bool ip_g(Index n, Number *x, Bool new_x, Index m, Number *y, UserDataPtr user) {
    return (void)n, (void)x, (void)new_x, (void)m, (void)y, (void)user, TRUE;
}
static Bool ip_jac(Index n, Number *x, Bool new_x, Index m, Index count, Index *rows, Index *cols, Number *values, UserDataPtr user) {
    return (void)n, (void)x, (void)new_x, (void)m, (void)count, (void)rows, (void)cols, (void)values, (void)user, TRUE;
}
static Bool ip_hess(Index n, Number *x, Bool new_x, Number factor, Index m, Number *multipliers, Bool new_multipliers, Index count,
                    Index *rows, Index *cols, Number *values, UserDataPtr user) {
    struct model *model = user;
    const double *in[] = {x};
    double *const block[] = {values};
    (void)n, (void)new_x, (void)m, (void)multipliers, (void)new_multipliers, (void)count;
    if (values == NULL) {
        rows[0] = cols[0] = 0;
        return TRUE;
    }
    const bool good = jf_hessian(model->context, model->f, in, NULL, block, NULL, NULL) == JF_OK;
    values[0] *= factor;
    return good;
}

static bool ipopt(void) {
    Number low = -1e20, high = 1e20, none = 0, x = START, value;
    IpoptProblem solver = CreateIpoptProblem(1, &low, &high, 0, &none, &none, 0, 1, 0, ip_f, ip_g, ip_grad, ip_jac, ip_hess);
    char print[] = "print_level", banner[] = "sb", yes[] = "yes";
    AddIpoptIntOption(solver, print, 0);
    AddIpoptStrOption(solver, banner, yes);
    const enum ApplicationReturnStatus status = IpoptSolve(solver, &x, NULL, &value, NULL, NULL, NULL, &valley);
    FreeIpoptProblem(solver);
    return row("Ipopt", (int)status, x, status == Solve_Succeeded && near_1(x));
}

int main(void) {
    const size_t one = 1;
    model_init(&logarithm, log_of, 1, &one, 1, NULL);
    model_init(&valley, x_less_log, 1, &one, 1, NULL);
    model_init(&decay, relaxation, 1, &one, 1, NULL);
    gsl_set_error_handler_off();
    bool pass = sundials();
    pass = gsl() && pass;
    pass = minpack() && pass;
    pass = nlopt() && pass;
    pass = ipopt() && pass;
    return verdict(pass);
}
