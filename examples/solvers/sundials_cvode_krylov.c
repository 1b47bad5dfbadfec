/*
 * SUNDIALS' CVODE (BDF, GMRES): the same kinetics without a matrix. The solver asks for Jacobian times vector, which is one pass of jf_jvp.
 * Known answer: the published values in robertson.h.
 *
 * Links: -lsundials_cvode -lsundials_nvecserial -lsundials_sunlinsolspgmr
 */
#include <sunlinsol/sunlinsol_spgmr.h>

#include "robertson_cvode.h"

static int times(N_Vector v, N_Vector Jv, realtype t, N_Vector y, N_Vector fy, void *model, N_Vector tmp) {
    (void)t, (void)fy, (void)tmp;
    const struct model *m = model;
    const double *in[] = {N_VGetArrayPointer(y)}, *tangent[] = {N_VGetArrayPointer(v)};
    double *const out_tangent[] = {N_VGetArrayPointer(Jv)};
    return jf_jvp(m->context, m->f, in, tangent, NULL, NULL, out_tangent);
}

int main(void) {
    const double start[SPECIES] = {1.0, 0.0, 0.0};
    SUNContext sun;
    SUNContext_Create(NULL, &sun);
    N_Vector y = vector_of(start, sun);
    SUNLinearSolver linear = SUNLinSol_SPGMR(y, SUN_PREC_NONE, SPECIES, sun);
    void *solver = begin(y, sun);
    const bool ready = CVodeSetLinearSolver(solver, linear, NULL) == CV_SUCCESS && CVodeSetJacTimes(solver, NULL, times) == CV_SUCCESS;
    const double worst = ready ? solve(solver, y) : 1.0;
    long steps = 0, products = 0;
    CVodeGetNumSteps(solver, &steps);
    CVodeGetNumJtimesEvals(solver, &products);
    printf("%ld steps, %ld products\n", steps, products);

    CVodeFree(&solver);
    SUNLinSolFree(linear);
    N_VDestroy(y);
    SUNContext_Free(&sun);
    return verdict(worst < 1e-3);
}
