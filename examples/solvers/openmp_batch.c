/*
 * Many threads: the Jacobians of a batch of reprojections, divided among OpenMP's threads. What they share is the derivative of the recorded function,
 * constant bytes; each has a runner of its own for it, and no context. Known answer: the bits of one thread that calls the function.
 *
 * Links: -fopenmp
 */
#include <omp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "camera.h"
#include "points.h"

enum { COUNT = 20000, CHUNK = 500, WIDTH = IMAGE * (POSE + POINT) };

static const double focal = 800.0;
static unsigned char memory[JF_CONTEXT_BYTES(1, 3, CAMERA_NUMBERS, POSE + POINT)];
static jf_context *context;
static jf_func camera;

static jf_status begin(void) {
    const jf_config config = {.functions = 1, .blocks = 3, .numbers = CAMERA_NUMBERS, .lanes = POSE + POINT};
    const size_t in[] = {POSE, POINT}, out[] = {IMAGE};
    const jf_signature signature = {.n_in = 2, .in_len = in, .n_out = 1, .out_len = out};
    const jf_status status = jf_context_init(memory, sizeof memory, &config, &context);
    return status ? status : jf_register(context, project, &signature, (void *)&focal, &camera);
}

/* The Jacobian in pose and point, as a program; NULL if there is none. */
static const jf_program *derivative(void) {
    static uint64_t function[1 << 10], place[1 << 12];
    double point[POINT];
    point_of(0, point);
    const double *in[] = {POSE_OF_ALL, point};
    jf_recording *r;
    const jf_program *program = NULL, *jacobian = NULL;
    size_t bytes = 1 << 18;
    void *scratch = malloc(bytes);
    if (scratch != NULL && jf_record(context, camera, in, NULL, scratch, bytes, &r) == JF_OK) {
        jf_program_build(r, function, sizeof function, &program);
        const jf_derivative what = {.kind = JF_DERIVE_JACOBIAN};
        if (jf_differentiate(program, &(jf_options){.n_argnums = 2}, &what, scratch, &bytes, &r) == JF_OK) {
            jf_program_build(r, place, sizeof place, &jacobian);
        }
    }
    free(scratch);
    return jacobian;
}

/* Points first to first + CHUNK, the pose shared by all; by pose into poses, by point into shapes. By a runner, or by the function itself. */
static jf_status chunk(jf_runner *run, size_t first, double *poses, double *shapes) {
    double points[CHUNK][POINT];
    for (size_t k = 0; k < CHUNK; k++) {
        point_of(first + k, points[k]);
    }
    const double *in[] = {POSE_OF_ALL, points[0]};
    double *const jac[] = {poses + first * IMAGE * POSE, shapes + first * IMAGE * POINT};
    if (run != NULL) {
        return jf_run(run, CHUNK, in, (ptrdiff_t[]){0, POINT}, jac, NULL, NULL);
    }
    const jf_options options = {.n_argnums = 2, .in_stride = (size_t[]){0, POINT}};
    return jf_jacfwd_batch(context, camera, CHUNK, in, &options, jac, NULL);
}

static bool all(int threads, const jf_program *program, double *poses, double *shapes) {
    int failed = 0;
#pragma omp parallel num_threads(threads) reduction(| : failed)
    {
        jf_runner *run = NULL;
        const size_t bytes = program != NULL ? jf_runner_bytes(program, 0) : 0;
        void *const room = malloc(bytes);
        failed = program != NULL && jf_runner_init(program, 0, room, bytes, &run) != JF_OK;
#pragma omp for schedule(dynamic)
        for (size_t first = 0; first < COUNT; first += CHUNK) {
            failed |= chunk(run, first, poses, shapes) != JF_OK;
        }
        free(room);
    }
    return !failed;
}

int main(void) {
    double *serial = malloc(COUNT * WIDTH * sizeof *serial), *parallel = malloc(COUNT * WIDTH * sizeof *parallel);
    const size_t shapes = (size_t)COUNT * IMAGE * POSE;
    const jf_program *program = begin() == JF_OK ? derivative() : NULL;
    bool pass = serial != NULL && parallel != NULL && program != NULL;
    for (int run = 0; pass && run < 4; run++) {
        const int threads = run == 0 ? 1 : 1 << (run - 1);
        double *results = run == 0 ? serial : parallel;
        const double start = omp_get_wtime();
        pass = all(threads, run == 0 ? NULL : program, results, results + shapes);
        printf("%d threads%s: %.1f ms for %d Jacobians\n", threads, run == 0 ? "" : ", derivative program", 1e3 * (omp_get_wtime() - start), COUNT);
        pass = pass && memcmp(serial, results, COUNT * WIDTH * sizeof *serial) == 0;
    }
    free(serial);
    free(parallel);
    puts(pass ? "PASS" : "FAIL");
    return pass ? EXIT_SUCCESS : EXIT_FAILURE;
}
