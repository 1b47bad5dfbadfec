/*
 * SUNDIALS' CVODE (BDF, dense): Robertson's kinetics to t = 4e10, and on to 1e11. Known answer: the published values in robertson.h.
 * The Jacobian is written into the solver's column-major matrix.
 *
 * Links: -lsundials_cvode -lsundials_nvecserial -lsundials_sunmatrixdense -lsundials_sunlinsoldense
 */
#include <sunlinsol/sunlinsol_dense.h>
#include <sunmatrix/sunmatrix_dense.h>

#include "robertson_cvode.h"

static int jacobian(realtype t, N_Vector y, N_Vector fy, SUNMatrix J, void *model, N_Vector t1, N_Vector t2, N_Vector t3) {
    (void)t, (void)fy, (void)t1, (void)t2, (void)t3;
    const jf_matrix block = {SUNDenseMatrix_Data(J), 1, SUNDenseMatrix_Rows(J)};
    return model_at(model, N_VGetArrayPointer(y), NULL, &block);
}

int main(void) {
    const double start[SPECIES] = {1.0, 0.0, 0.0};
    SUNContext sun;
    SUNContext_Create(NULL, &sun);
    N_Vector y = vector_of(start, sun);
    SUNMatrix J = SUNDenseMatrix(SPECIES, SPECIES, sun);
    SUNLinearSolver linear = SUNLinSol_Dense(y, J, sun);
    void *solver = begin(y, sun);
    const bool ready = CVodeSetLinearSolver(solver, linear, J) == CV_SUCCESS && CVodeSetJacFn(solver, jacobian) == CV_SUCCESS;
    const double worst = ready ? solve(solver, y) : 1.0;
    long steps = 0, jacobians = 0;
    CVodeGetNumSteps(solver, &steps);
    CVodeGetNumJacEvals(solver, &jacobians);
    printf("%ld steps, %ld Jacobians\n", steps, jacobians);

    CVodeFree(&solver);
    SUNLinSolFree(linear);
    SUNMatDestroy(J);
    N_VDestroy(y);
    SUNContext_Free(&sun);
    return verdict(worst < 1e-3);
}
