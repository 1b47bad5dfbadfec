/*
 * Many machines: the normal equations of a camera's pose over a large batch of reprojections, divided among MPI's ranks. Each runs the derivative of the
 * recorded function, as a program; what it is compared with calls the function.
 * Known answer: reduced in any order JᵀJ and Jᵀr equal the serial sums to rounding; reduced block by block in order, to the bit.
 *
 * Links: ompi-c
 * Runs: mpirun -n 1
 * Runs: mpirun -n 2
 */
#include <math.h>
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "camera.h"
#include "points.h"

/* Blocks of points are the unit of work: their sums do not depend on who computes them. */
enum { BLOCKS = 64, BLOCK = 2000, SUMS = POSE * POSE + POSE };

static unsigned char memory[JF_CONTEXT_BYTES(1, 3, CAMERA_NUMBERS, POSE)];
static jf_context *context;
static jf_func camera;
static const double focal = 800.0;

/* Adds one point's rows to JᵀJ and Jᵀr; the image was measured at the origin. */
static void add_rows(const double *jac, const double *residual, double *sums) {
    for (int i = 0; i < IMAGE; i++) {
        for (int a = 0; a < POSE; a++) {
            for (int b = 0; b < POSE; b++) {
                sums[a * POSE + b] += jac[i * POSE + a] * jac[i * POSE + b];
            }
            sums[POSE * POSE + a] += jac[i * POSE + a] * residual[i];
        }
    }
}

/* By a runner of the derivative, or by the function itself. */
static jf_status block(jf_runner *run, size_t index, double sums[SUMS]) {
    static double points[BLOCK][POINT], jacobians[BLOCK][IMAGE * POSE], images[BLOCK][IMAGE];
    for (size_t k = 0; k < BLOCK; k++) {
        point_of(index * BLOCK + k, points[k]);
    }
    const double *in[] = {POSE_OF_ALL, points[0]};
    const jf_options options = {.in_stride = (size_t[]){0, POINT}};
    double *const jac[] = {jacobians[0]}, *const out[] = {images[0], jacobians[0]};
    const jf_status status = run != NULL ? jf_run(run, BLOCK, in, (ptrdiff_t[]){0, POINT}, out, NULL, NULL)
                                         : jf_jacfwd_batch(context, camera, BLOCK, in, &options, jac, out);
    memset(sums, 0, SUMS * sizeof *sums);
    for (size_t k = 0; k < BLOCK; k++) {
        add_rows(jacobians[k], images[k], sums);
    }
    return status;
}

static double difference(const double *a, const double *b) {
    double worst = 0, scale = 0;
    for (int k = 0; k < SUMS; k++) {
        worst = fmax(worst, fabs(a[k] - b[k]));
        scale = fmax(scale, fabs(b[k]));
    }
    return worst / scale;
}

/* The blocks of one rank: rank, rank + ranks, … */
static jf_status blocks(jf_runner *run, int rank, int ranks, double (*sums)[SUMS]) {
    jf_status status = JF_OK;
    for (int k = rank; k < BLOCKS && status == JF_OK; k += ranks) {
        status = block(run, (size_t)k, sums[k / ranks]);
    }
    return status;
}

static void add(const double (*sums)[SUMS], int count, double total[SUMS]) {
    memset(total, 0, SUMS * sizeof *total);
    for (int k = 0; k < count; k++) {
        for (int i = 0; i < SUMS; i++) {
            total[i] += sums[k][i];
        }
    }
}

/* The sums of all ranks, in the order of the blocks, on rank 0. */
static void gather(double (*mine)[SUMS], int ranks, double (*ordered)[SUMS]) {
    static double theirs[BLOCKS][SUMS];
    const int each = BLOCKS / ranks;
    MPI_Gather(mine, each * SUMS, MPI_DOUBLE, theirs, each * SUMS, MPI_DOUBLE, 0, MPI_COMM_WORLD);
    for (int k = 0; k < BLOCKS; k++) {
        memcpy(ordered[k], theirs[k % ranks * each + k / ranks], sizeof *ordered);
    }
}

/* What runs values and Jacobian in the pose of the recorded function; NULL if there is none. */
static jf_runner *derivative(void) {
    static uint64_t function[1 << 10], place[1 << 12], room[1 << 15];
    double point[POINT];
    point_of(0, point);
    const double *in[] = {POSE_OF_ALL, point};
    jf_recording *r;
    const jf_program *program = NULL, *jacobian = NULL;
    jf_runner *run = NULL;
    size_t bytes = 1 << 18;
    void *scratch = malloc(bytes);
    if (scratch != NULL && jf_record(context, camera, in, NULL, scratch, bytes, &r) == JF_OK) {
        jf_program_build(r, function, sizeof function, &program);
        const jf_derivative what = {.kind = JF_DERIVE_JACOBIAN, .flags = JF_DERIVE_VALUES};
        if (jf_differentiate(program, NULL, &what, scratch, &bytes, &r) == JF_OK) {
            jf_program_build(r, place, sizeof place, &jacobian);
        }
    }
    free(scratch);
    return jacobian != NULL && jf_runner_init(jacobian, 0, room, sizeof room, &run) == JF_OK ? run : NULL;
}

int main(int argc, char **argv) {
    static double mine[BLOCKS][SUMS], ordered[BLOCKS][SUMS], serial[BLOCKS][SUMS];
    double local[SUMS], reduced[SUMS], in_order[SUMS], expected[SUMS];
    int rank, ranks;
    MPI_Init(&argc, &argv);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    const jf_config config = {.functions = 1, .blocks = 3, .numbers = CAMERA_NUMBERS, .lanes = POSE};
    const size_t in[] = {POSE, POINT}, out[] = {IMAGE};
    const jf_signature signature = {.n_in = 2, .in_len = in, .n_out = 1, .out_len = out};
    int status = jf_context_init(memory, sizeof memory, &config, &context);
    status = status ? status : jf_register(context, project, &signature, (void *)&focal, &camera);
    jf_runner *const run = status == JF_OK ? derivative() : NULL;
    bool pass = run != NULL && BLOCKS % ranks == 0;

    MPI_Barrier(MPI_COMM_WORLD);
    const double start = MPI_Wtime();
    pass = pass && blocks(run, rank, ranks, mine) == JF_OK;
    add((const double (*)[SUMS])mine, BLOCKS / ranks, local);
    MPI_Reduce(local, reduced, SUMS, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
    const double seconds = MPI_Wtime() - start;
    gather(mine, ranks, ordered);

    if (rank == 0) {
        for (size_t k = 0; k < BLOCKS; k++) {
            pass = pass && block(NULL, k, serial[k]) == JF_OK;
        }
        add((const double (*)[SUMS])serial, BLOCKS, expected);
        add((const double (*)[SUMS])ordered, BLOCKS, in_order);
        const double error = difference(reduced, expected);
        const bool same = memcmp(in_order, expected, sizeof expected) == 0;
        printf("%d ranks: %d Jacobians in %.0f ms; reduced: %.1e of the serial sums; in order: %s\n", ranks, BLOCKS * BLOCK, 1e3 * seconds,
               error, same ? "the same bits" : "other bits");
        pass = pass && error < 1e-13 && same && expected[0] > 0;
        puts(pass ? "PASS" : "FAIL");
    }
    MPI_Finalize();
    return pass ? EXIT_SUCCESS : EXIT_FAILURE;
}
