/*
 * SUNDIALS' KINSOL (Newton with line search, dense): the system of Ferraris and Tronconi, from two starts. Known answer: both its roots,
 * (0.29945, 2.83693) and (0.5, pi), the second one exact. The Jacobian is written into the solver's column-major matrix.
 *
 * Links: -lsundials_kinsol -lsundials_nvecserial -lsundials_sunmatrixdense -lsundials_sunlinsoldense
 */
#include <kinsol/kinsol.h>
#include <math.h>
#include <nvector/nvector_serial.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunmatrix/sunmatrix_dense.h>

#include "model.h"

enum { N = 2, ROOTS = 2 };

static const double PI = 3.14159265358979323846, E = 2.71828182845904523536;

static struct model system_;

/* 0.5 sin(x y) - 0.25 y/pi - 0.5 x and (1 - 0.25/pi) (exp(2x) - e) + e y/pi - 2 e x. */
static int ferraris(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user) {
    const jf_num x = in[0][0], y = in[0][1];
    (void)user;
    const jf_num wave = jf_mul_c(e, jf_sin(e, jf_mul(e, x, y)), 0.5);
    out[0][0] = jf_sub(e, jf_sub(e, wave, jf_mul_c(e, y, 0.25 / PI)), jf_mul_c(e, x, 0.5));
    const jf_num growth = jf_mul_c(e, jf_sub_c(e, jf_exp(e, jf_mul_c(e, x, 2.0)), E), 1.0 - 0.25 / PI);
    out[0][1] = jf_sub(e, jf_add(e, growth, jf_mul_c(e, y, E / PI)), jf_mul_c(e, x, 2.0 * E));
    return 0;
}

/* KINSOL, too, takes positive codes as recoverable. */
static int f(N_Vector x, N_Vector y, void *model) { return model_at(model, N_VGetArrayPointer(x), N_VGetArrayPointer(y), NULL); }

static int jacobian(N_Vector x, N_Vector fx, SUNMatrix J, void *model, N_Vector t1, N_Vector t2) {
    (void)fx, (void)t1, (void)t2;
    const jf_matrix block = {SUNDenseMatrix_Data(J), 1, SUNDenseMatrix_Rows(J)};
    return model_at(model, N_VGetArrayPointer(x), NULL, &block);
}

int main(void) {
    static const double starts[ROOTS][N] = {{0.25, 2.0}, {0.6, 3.2}};
    const double roots[ROOTS][N] = {{0.29944869249092627, 2.8369277704589399}, {0.5, PI}};
    const size_t n = N;
    model_init(&system_, ferraris, 1, &n, N, NULL);
    SUNContext sun;
    SUNContext_Create(NULL, &sun);
    N_Vector x = N_VNew_Serial(N, sun), scale = N_VNew_Serial(N, sun);
    N_VConst(1.0, scale);
    SUNMatrix J = SUNDenseMatrix(N, N, sun);
    SUNLinearSolver linear = SUNLinSol_Dense(x, J, sun);
    void *solver = KINCreate(sun);
    bool pass = KINInit(solver, f, x) == KIN_SUCCESS && KINSetUserData(solver, &system_) == KIN_SUCCESS;
    pass = pass && KINSetLinearSolver(solver, linear, J) == KIN_SUCCESS && KINSetJacFn(solver, jacobian) == KIN_SUCCESS;
    pass = pass && KINSetFuncNormTol(solver, 1e-14) == KIN_SUCCESS && KINSetMaxSetupCalls(solver, 1) == KIN_SUCCESS;
    for (int k = 0; k < ROOTS && pass; k++) {
        double *at = N_VGetArrayPointer(x), worst = 0.0;
        at[0] = starts[k][0];
        at[1] = starts[k][1];
        const int status = KINSol(solver, x, KIN_LINESEARCH, scale, scale);
        for (size_t j = 0; j < N; j++) {
            worst = fmax(worst, fabs(at[j] - roots[k][j]));
        }
        printf("status %d: root %.12f, %.12f, within %.1e\n", status, at[0], at[1], worst);
        pass = (status == KIN_SUCCESS || status == KIN_INITIAL_GUESS_OK) && worst < 1e-12;
    }
    KINFree(&solver);
    SUNLinSolFree(linear);
    SUNMatDestroy(J);
    N_VDestroy(scale);
    N_VDestroy(x);
    SUNContext_Free(&sun);
    return verdict(pass);
}
