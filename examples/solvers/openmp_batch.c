/*
 * Many threads: the Jacobians of a batch of reprojections, divided among OpenMP's threads, one context per thread and nothing shared.
 * Known answer: the same bits as one thread's.
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

static jf_status begin(struct worker *w) {
    const jf_config config = {.functions = 1, .blocks = 3, .numbers = CAMERA_NUMBERS, .lanes = POSE + POINT};
    const size_t in[] = {POSE, POINT}, out[] = {IMAGE};
    const jf_signature signature = {.n_in = 2, .in_len = in, .n_out = 1, .out_len = out};
    const jf_status status = jf_context_init(w->memory, sizeof w->memory, &config, &w->context);
    return status ? status : jf_register(w->context, project, &signature, (void *)&focal, &w->camera);
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

static bool all(int threads, double *poses, double *shapes) {
    int failed = 0;
#pragma omp parallel num_threads(threads) reduction(| : failed)
    {
        static _Thread_local struct worker worker;
        failed = begin(&worker) != JF_OK;
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
    bool pass = serial != NULL && parallel != NULL;
    for (int threads = 1; pass && threads <= 4; threads *= 2) {
        double *results = threads == 1 ? serial : parallel;
        const double start = omp_get_wtime();
        pass = all(threads, results, results + shapes);
        printf("%d threads: %.1f ms for %d Jacobians\n", threads, 1e3 * (omp_get_wtime() - start), COUNT);
        pass = pass && memcmp(serial, results, COUNT * WIDTH * sizeof *serial) == 0;
    }
    free(serial);
    free(parallel);
    puts(pass ? "PASS" : "FAIL");
    return pass ? EXIT_SUCCESS : EXIT_FAILURE;
}
