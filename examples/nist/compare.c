/*
 * The Jacobian at the certified values: its error against the reference, and its time beside central differences.
 */
#include <float.h>
#include <math.h>
#include <time.h>

#include "nist.h"

/* A Jacobian of `problem` at b, dense row-major. */
typedef bool (*method)(struct problem *problem, const double *b, double *jac);

static bool exact(struct problem *problem, const double *b, double *jac)
{
    const jf_matrix dense = {jac, 0, 0};
    return jacobian_at(problem, b, dense);
}

/* The step balances truncation, h^2, against cancellation, eps/h; the parameters span 1e-9 to 1e3, so it is relative. */
static bool differences(struct problem *problem, const double *b, double *jac)
{
    const size_t m = problem->data->observations;
    const size_t n = problem->data->model->parameters;
    double up[MAX_OBSERVATIONS];
    double down[MAX_OBSERVATIONS];
    double moved[MAX_PARAMETERS];

    for (size_t j = 0; j < n; j++) {
        moved[j] = b[j];
    }
    for (size_t j = 0; j < n; j++) {
        const double h = cbrt(DBL_EPSILON) * fabs(b[j]);
        moved[j] = b[j] + h;
        if (!residuals_at(problem, moved, up)) {
            return false;
        }
        moved[j] = b[j] - h;
        if (!residuals_at(problem, moved, down)) {
            return false;
        }
        moved[j] = b[j];
        for (size_t i = 0; i < m; i++) {
            jac[i * n + j] = (up[i] - down[i]) / (2.0 * h);
        }
    }
    return true;
}

/* The largest error, relative to the largest entry of its row in the reference. */
static double error_of(const struct data_set *data, const double *jac)
{
    const size_t n = data->model->parameters;
    double worst = 0.0;

    for (size_t i = 0; i < data->observations; i++) {
        const double *row = jac + i * n;
        const double *reference = data->reference + i * n;
        double scale = 0.0;
        for (size_t j = 0; j < n; j++) {
            scale = fmax(scale, fabs(reference[j]));
        }
        for (size_t j = 0; j < n; j++) {
            const double error = row[j] == reference[j] ? 0.0 : fabs(row[j] - reference[j]) / scale;
            worst = isnan(error) ? INFINITY : fmax(worst, error);
        }
    }
    return worst;
}

/* Processor time of one Jacobian: the best of several batches, each long enough for clock(). */
static bool time_of(struct problem *problem, method jacobian, double *seconds)
{
    enum { BATCHES = 5 };
    const clock_t long_enough = CLOCKS_PER_SEC / 200;
    double jac[MAX_OBSERVATIONS * MAX_PARAMETERS];
    size_t count = 1;

    *seconds = INFINITY;
    for (int batch = 0; batch < BATCHES;) {
        const clock_t begin = clock();
        for (size_t k = 0; k < count; k++) {
            if (!jacobian(problem, problem->data->certified, jac)) {
                return false;
            }
        }
        const clock_t elapsed = clock() - begin;
        if (elapsed < long_enough) {
            count *= 2;
            continue;
        }
        *seconds = fmin(*seconds, (double)elapsed / CLOCKS_PER_SEC / (double)count);
        batch++;
    }
    return true;
}

bool time_jacobian(struct problem *problem, double *seconds)
{
    return time_of(problem, exact, seconds);
}

bool compare(struct problem *problem, struct comparison *result)
{
    const struct data_set *data = problem->data;
    double jac[MAX_OBSERVATIONS * MAX_PARAMETERS];

    const size_t before = problem->passes;
    if (!exact(problem, data->certified, jac)) {
        return false;
    }
    const size_t passes = problem->passes - before;
    result->directions = (data->model->parameters + passes - 1) / passes;
    result->error = error_of(data, jac);

    if (!differences(problem, data->certified, jac)) {
        return false;
    }
    result->differences_error = error_of(data, jac);

    return time_jacobian(problem, &result->seconds) && time_of(problem, differences, &result->differences_seconds);
}
