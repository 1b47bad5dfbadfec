/*
 * SUNDIALS' CVODE (BDF) with KLU: the Brusselator of brusselator.h on 32 by 32 cells, 2048 unknowns, to t = 1. The function is recorded, its program
 * tells where the Jacobian can be nonzero, and the values go straight into the solver's sparse matrix: a direction per colour. Known answers: the
 * dense Jacobian, bit for bit, and on a small grid the solution that CVODE finds with it. Arguments are the sides of both grids.
 *
 * Links: -lsundials_cvode -lsundials_nvecserial -lsundials_sunmatrixsparse -lsundials_sunlinsolklu -lsundials_sunmatrixdense
 * Links: -lsundials_sunlinsoldense -isystem/usr/include/suitesparse
 * Checked: 12 6
 */
#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>
#include <string.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunlinsol/sunlinsol_klu.h>
#include <sunmatrix/sunmatrix_dense.h>
#include <sunmatrix/sunmatrix_sparse.h>

#include "brusselator.h"
#include "model.h"
#include "recorded.h"

enum { SIDE = 32, DENSE_SIDE = 8 };

static const double END = 1.0, RELATIVE = 1e-6, ABSOLUTE = 1e-8;

struct system {
    struct grid grid;
    struct recorded m;
    /* The matrix as its pattern was found: what KLU's matrix has, until CVODE clears it. */
    SUNMatrix found;
};

/* CVODE tries a smaller step after a positive code, as the function's own are, and stops at a negative one, as the library's are. */
static int rates(realtype t, N_Vector y, N_Vector ydot, void *user) {
    struct system *s = user;
    const double *in[] = {N_VGetArrayPointer(y)};
    double *const out[] = {N_VGetArrayPointer(ydot)};
    (void)t;
    return jf_call(s->m.context, s->m.f, in, NULL, out);
}

/* CVODE clears the whole matrix before, its indices, too: they are put back. The values are written where they belong. */
static int sparse_jacobian(realtype t, N_Vector y, N_Vector fy, SUNMatrix J, void *user, N_Vector t1, N_Vector t2, N_Vector t3) {
    struct system *s = user;
    const double *in[] = {N_VGetArrayPointer(y)};
    (void)t, (void)fy, (void)t1, (void)t2, (void)t3;
    memcpy(SM_INDEXPTRS_S(J), SM_INDEXPTRS_S(s->found), (size_t)(SM_NP_S(J) + 1) * sizeof(sunindextype));
    memcpy(SM_INDEXVALS_S(J), SM_INDEXVALS_S(s->found), (size_t)SM_NNZ_S(s->found) * sizeof(sunindextype));
    return jf_jacfwd_sparse(s->m.context, s->m.f, in, NULL, s->m.plan, SM_DATA_S(J), NULL);
}

static int dense_jacobian(realtype t, N_Vector y, N_Vector fy, SUNMatrix J, void *user, N_Vector t1, N_Vector t2, N_Vector t3) {
    struct system *s = user;
    const double *in[] = {N_VGetArrayPointer(y)};
    const jf_matrix block = {SM_DATA_D(J), 1, SM_ROWS_D(J)};
    (void)t, (void)fy, (void)t1, (void)t2, (void)t3;
    return jf_jacfwd(s->m.context, s->m.f, in, NULL, &block, NULL);
}

/* Records the function at its start, finds the pattern in a matrix of CVODE's, with the whole diagonal, where CVODE adds 1, and makes a plan. */
static void system_init(struct system *s, size_t side, SUNContext sun) {
    s->grid.side = side;
    const size_t n = unknowns(&s->grid);
    const jf_signature shape = {.n_in = 1, .in_len = &n, .n_out = 1, .out_len = &n};
    double *x = recorded_memory(n * sizeof *x);
    const double *in[] = {x};
    const double *const *points[] = {in};
    brusselator_start(&s->grid, x);
    recorded_register(&s->m, brusselator, &shape, &s->grid, 2 * n + CELL_NUMBERS);
    recorded_attach(&s->m, 1, points);
    free(x);

    jf_pattern pattern = {.format = JF_CSC, .index_bytes = sizeof(sunindextype)};
    recorded_pattern(&s->m, JF_PLAN_JACOBIAN, JF_PATTERN_DIAGONAL, &pattern);
    s->found = SUNSparseMatrix((sunindextype)n, (sunindextype)n, (sunindextype)pattern.entries, CSC_MAT, sun);
    pattern.major = SM_INDEXPTRS_S(s->found);
    pattern.minor = SM_INDEXVALS_S(s->found);
    recorded_pattern(&s->m, JF_PLAN_JACOBIAN, JF_PATTERN_DIAGONAL, &pattern);
    recorded_plan(&s->m, JF_PLAN_JACOBIAN, &pattern);
}

static void system_free(struct system *s) {
    SUNMatDestroy(s->found);
    recorded_free(&s->m);
}

/* From the start to END with either matrix; y has the solution. Whether CVODE came there. */
static bool solve(struct system *s, bool sparse, N_Vector y, SUNContext sun) {
    const sunindextype n = (sunindextype)unknowns(&s->grid);
    const size_t before = jf_path_hits(s->m.context, s->m.f);
    SUNMatrix J = sparse ? SUNSparseMatrix(n, n, SM_NNZ_S(s->found), CSC_MAT, sun) : SUNDenseMatrix(n, n, sun);
    SUNLinearSolver linear = sparse ? SUNLinSol_KLU(y, J, sun) : SUNLinSol_Dense(y, J, sun);
    void *solver = CVodeCreate(CV_BDF, sun);
    realtype t;
    long steps = 0, values = 0, jacobians = 0;
    brusselator_start(&s->grid, N_VGetArrayPointer(y));
    const bool arrived = CVodeInit(solver, rates, 0.0, y) == CV_SUCCESS && CVodeSStolerances(solver, RELATIVE, ABSOLUTE) == CV_SUCCESS &&
                         CVodeSetUserData(solver, s) == CV_SUCCESS && CVodeSetLinearSolver(solver, linear, J) == CV_SUCCESS &&
                         CVodeSetJacFn(solver, sparse ? sparse_jacobian : dense_jacobian) == CV_SUCCESS &&
                         CVodeSetMaxNumSteps(solver, 5000) == CV_SUCCESS && CVode(solver, END, y, &t, CV_NORMAL) == CV_SUCCESS;
    CVodeGetNumSteps(solver, &steps);
    CVodeGetNumRhsEvals(solver, &values);
    CVodeGetNumJacEvals(solver, &jacobians);
    printf("%4ld unknowns, %-6s %ld steps, %ld values, %ld Jacobians of %ld directions, %zu path hits\n", (long)n, sparse ? "KLU:" : "dense:",
           steps, values, jacobians, sparse ? (long)jf_plan_colours(s->m.plan) : (long)n, jf_path_hits(s->m.context, s->m.f) - before);
    if (!arrived) {
        puts(jf_message(s->m.context));
    }
    CVodeFree(&solver);
    SUNLinSolFree(linear);
    SUNMatDestroy(J);
    return arrived;
}

/* How many values of the sparse Jacobian at y have other bits than those of the dense one, and how many of the dense one it lacks. */
static size_t differing(struct system *s, N_Vector y, SUNContext sun) {
    const sunindextype n = (sunindextype)unknowns(&s->grid);
    SUNMatrix dense = SUNDenseMatrix(n, n, sun), sparse = SUNMatClone(s->found);
    size_t count = 0, nonzero = 0;
    const bool done = dense_jacobian(0, y, NULL, dense, s, NULL, NULL, NULL) == JF_OK &&
                      sparse_jacobian(0, y, NULL, sparse, s, NULL, NULL, NULL) == JF_OK;
    for (sunindextype k = 0; done && k < n * n; k++) {
        nonzero += SM_DATA_D(dense)[k] != 0.0;
    }
    for (sunindextype j = 0; done && j < n; j++) {
        for (sunindextype k = SM_INDEXPTRS_S(sparse)[j]; k < SM_INDEXPTRS_S(sparse)[j + 1]; k++) {
            const double *expected = SM_COLUMN_D(dense, j) + SM_INDEXVALS_S(sparse)[k];
            count += memcmp(SM_DATA_S(sparse) + k, expected, sizeof *expected) != 0;
            nonzero -= *expected != 0.0;
        }
    }
    SUNMatDestroy(dense);
    SUNMatDestroy(sparse);
    return done ? count + nonzero : SIZE_MAX;
}

/* The solution with the sparse Jacobian against that with the dense one, on a grid so small that the dense one is factored quickly. */
static bool small(size_t side, SUNContext sun) {
    struct system s;
    system_init(&s, side, sun);
    N_Vector y = N_VNew_Serial((sunindextype)unknowns(&s.grid), sun), z = N_VClone(y);
    const bool arrived = solve(&s, true, y, sun) && solve(&s, false, z, sun);
    N_VLinearSum(1.0, y, -1.0, z, z);
    const double worst = N_VMaxNorm(z) / N_VMaxNorm(y);
    printf("both solutions agree to %.1e\n", worst);
    N_VDestroy(y);
    N_VDestroy(z);
    system_free(&s);
    return arrived && worst < 1e-10;
}

static bool large(size_t side, SUNContext sun) {
    struct system s;
    system_init(&s, side, sun);
    N_Vector y = N_VNew_Serial((sunindextype)unknowns(&s.grid), sun);
    printf("program of %zu bytes and %zu numbers; %ld entries of %ld, %zu colours\n", s.m.program_bytes, jf_program_numbers(s.m.program),
           (long)SM_NNZ_S(s.found), (long)(SM_ROWS_S(s.found) * SM_COLUMNS_S(s.found)), jf_plan_colours(s.m.plan));
    const bool arrived = solve(&s, true, y, sun);
    const size_t off = differing(&s, y, sun), missed = jf_guard_missed(s.m.context, s.m.f, NULL);
    printf("%zu values of the Jacobian differ from the dense one at the end; %zu passes had no path\n", off, missed);
    N_VDestroy(y);
    system_free(&s);
    return arrived && off == 0 && missed == 0;
}

int main(int argc, char **argv) {
    const int side = argc > 1 ? atoi(argv[1]) : SIDE, dense_side = argc > 2 ? atoi(argv[2]) : DENSE_SIDE;
    SUNContext sun;
    if (side < 3 || dense_side < 3) {
        fprintf(stderr, "usage: %s [side of the grid [side of the grid with a dense Jacobian]], both 3 or more\n", argv[0]);
        return EXIT_FAILURE;
    }
    SUNContext_Create(NULL, &sun);
    const bool as_dense = small((size_t)dense_side, sun), whole = large((size_t)side, sun);
    SUNContext_Free(&sun);
    return verdict(as_dense && whole);
}
