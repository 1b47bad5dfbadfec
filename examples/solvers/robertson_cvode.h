/* CVODE on Robertson's kinetics, whatever its linear solver. */
#ifndef ROBERTSON_CVODE_H
#define ROBERTSON_CVODE_H

#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>

#include "model.h"
#include "robertson.h"

static struct model kinetics;

/* CVODE tries a smaller step after a positive code, as the function's own are, and stops at a negative one, as the library's are: no change. */
static int rates(realtype t, N_Vector y, N_Vector ydot, void *model) {
    (void)t;
    return model_at(model, N_VGetArrayPointer(y), N_VGetArrayPointer(ydot), NULL);
}

static N_Vector vector_of(const double *values, SUNContext sun) {
    N_Vector v = N_VNew_Serial(SPECIES, sun);
    for (size_t i = 0; i < SPECIES; i++) {
        N_VGetArrayPointer(v)[i] = values[i];
    }
    return v;
}

/* A solver at t = 0; NULL if CVODE refuses. The caller gives it a linear solver. */
static void *begin(N_Vector y, SUNContext sun) {
    const size_t n = SPECIES;
    const double absolute[SPECIES] = {1e-14, 1e-19, 1e-12};
    model_init(&kinetics, robertson, 1, &n, SPECIES, NULL);
    N_Vector tolerance = vector_of(absolute, sun);
    void *solver = CVodeCreate(CV_BDF, sun);
    const bool ready = CVodeInit(solver, rates, 0.0, y) == CV_SUCCESS && CVodeSVtolerances(solver, 1e-8, tolerance) == CV_SUCCESS &&
                       CVodeSetUserData(solver, &kinetics) == CV_SUCCESS && CVodeSetMaxNumSteps(solver, 20000) == CV_SUCCESS;
    N_VDestroy(tolerance);
    if (!ready) {
        CVodeFree(&solver);
    }
    return solver;
}

/* The largest error at any of the published times; 1 if the solver gives up. */
static double solve(void *solver, N_Vector y) {
    double worst = 0.0;
    for (int k = 0; k < TIMES; k++) {
        realtype t;
        const double *at = N_VGetArrayPointer(y);
        if (CVode(solver, EXPECTED[k][0], y, &t, CV_NORMAL) != CV_SUCCESS) {
            return 1.0;
        }
        const double error = robertson_error(k, at);
        printf("t = %7.1e: %.6e %.6e %.6e, off by %.0e\n", t, at[0], at[1], at[2], error);
        worst = fmax(worst, error);
    }
    return worst;
}

#endif
