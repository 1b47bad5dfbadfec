/*
 * Many threads: the Jacobians of a batch of reprojections, divided among OpenMP's threads. Each has a context of its own; what they share is the
 * recorded function, constant bytes that all of them run. Known answer: the bits of one thread without it.
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

struct worker {
    unsigned char memory[JF_CONTEXT_BYTES(1, 3, CAMERA_NUMBERS, POSE + POINT)];
    jf_context *context;
    jf_func camera;
};

static const double focal = 800.0;

/* With a program it is run in place of the function. */
static jf_status begin(struct worker *w, const jf_program *program) {
    const jf_config config = {.functions = 1, .blocks = 3, .numbers = CAMERA_NUMBERS, .lanes = POSE + POINT};
    const size_t in[] = {POSE, POINT}, out[] = {IMAGE};
    const jf_signature signature = {.n_in = 2, .in_len = in, .n_out = 1, .out_len = out};
    jf_status status = jf_context_init(w->memory, sizeof w->memory, &config, &w->context);
    status = status ? status : jf_register(w->context, project, &signature, (void *)&focal, &w->camera);
    return status ? status : jf_attach(w->context, w->camera, program, JF_MISS_FAILS);
}

/* The function as it is at the first point, recorded by one of the workers; NULL if that failed. */
static const jf_program *recorded(void) {
    static struct worker worker;
    static uint64_t place[1 << 11];
    double point[POINT];
    point_of(0, point);
    const double *in[] = {POSE_OF_ALL, point};
    jf_recording *r;
    const jf_program *program = NULL;
    if (begin(&worker, NULL) == JF_OK) {
        const size_t bytes = jf_record_scratch(worker.context, worker.camera, in, NULL);
        void *scratch = malloc(bytes);
        if (jf_record(worker.context, worker.camera, in, NULL, scratch, bytes, &r) == JF_OK) {
            jf_program_build(r, place, sizeof place, &program);
        }
        free(scratch);
    }
    if (program == NULL) {
        puts(jf_message(worker.context));
    }
    return program;
}

/* Points first to first + CHUNK; by pose into poses, by point into shapes. */
static jf_status chunk(struct worker *w, size_t first, double *poses, double *shapes) {
    double points[CHUNK][POINT];
    for (size_t k = 0; k < CHUNK; k++) {
        point_of(first + k, points[k]);
    }
    const double *in[] = {POSE_OF_ALL, points[0]};
    const size_t stride[] = {0, POINT};
    const jf_options options = {.n_argnums = 2, .in_stride = stride};
    double *const jac[] = {poses + first * IMAGE * POSE, shapes + first * IMAGE * POINT};
    return jf_jacfwd_batch(w->context, w->camera, CHUNK, in, &options, jac, NULL);
}

static bool all(int threads, const jf_program *program, double *poses, double *shapes) {
    int failed = 0;
#pragma omp parallel num_threads(threads) reduction(| : failed)
    {
        static _Thread_local struct worker worker;
        failed = begin(&worker, program) != JF_OK;
#pragma omp for schedule(dynamic)
        for (size_t first = 0; first < COUNT; first += CHUNK) {
            failed |= chunk(&worker, first, poses, shapes) != JF_OK;
        }
    }
    return !failed;
}

int main(void) {
    double *serial = malloc(COUNT * WIDTH * sizeof *serial), *parallel = malloc(COUNT * WIDTH * sizeof *parallel);
    const size_t shapes = (size_t)COUNT * IMAGE * POSE;
    const jf_program *program = recorded();
    bool pass = serial != NULL && parallel != NULL && program != NULL;
    for (int run = 0; pass && run < 4; run++) {
        const int threads = run == 0 ? 1 : 1 << (run - 1);
        double *results = run == 0 ? serial : parallel;
        const double start = omp_get_wtime();
        pass = all(threads, run == 0 ? NULL : program, results, results + shapes);
        printf("%d threads%s: %.1f ms for %d Jacobians\n", threads, run == 0 ? "" : ", recorded", 1e3 * (omp_get_wtime() - start), COUNT);
        pass = pass && memcmp(serial, results, COUNT * WIDTH * sizeof *serial) == 0;
    }
    free(serial);
    free(parallel);
    puts(pass ? "PASS" : "FAIL");
    return pass ? EXIT_SUCCESS : EXIT_FAILURE;
}
