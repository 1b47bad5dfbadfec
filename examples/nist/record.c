/*
 * The residuals of a data set recorded, and what the demo does with them once more: the same bits, in less time.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "nist.h"

/* For the largest data set; one at a time is recorded. */
static uint64_t program[1 << 14];

/* Records at the first starting point, and from then on runs the program in place of the function. */
static jf_status attach(struct problem *problem, struct recorded *result)
{
    const double *in[] = {problem->data->start[0]};
    jf_recording *recording;
    const jf_program *p;
    const size_t bytes = jf_record_scratch(problem->context, problem->residuals, in, NULL);
    void *scratch = malloc(bytes);
    jf_status status = jf_record(problem->context, problem->residuals, in, NULL, scratch, bytes, &recording);

    if (status == JF_OK) {
        result->bytes = jf_program_bytes(recording);
        status = jf_program_build(recording, program, sizeof program, &p);
    }
    free(scratch);
    return status == JF_OK ? jf_attach(problem->context, problem->residuals, p, JF_MISS_CALLS) : status;
}

bool record(struct problem *problem, const struct fitted *expected, struct recorded *result)
{
    static double jac[2][MAX_OBSERVATIONS * MAX_PARAMETERS];
    const double *certified = problem->data->certified;
    const size_t bytes = problem->data->observations * problem->data->model->parameters * sizeof jac[0][0];

    *result = (struct recorded){.same = true};
    if (!jacobian_at(problem, certified, (jf_matrix){jac[0], 0, 0})) {
        return false;
    }
    problem->status = attach(problem, result);
    for (size_t start = 0; start < STARTS; start++) {
        struct fitted fitted;
        if (!fit(problem, start, &fitted)) {
            return false;
        }
        result->same = result->same && memcmp(&fitted, &expected[start], sizeof fitted) == 0;
    }
    if (!jacobian_at(problem, certified, (jf_matrix){jac[1], 0, 0})) {
        return false;
    }
    result->same = result->same && memcmp(jac[0], jac[1], bytes) == 0;
    result->passes = jf_path_hits(problem->context, problem->residuals);
    result->missed = jf_guard_missed(problem->context, problem->residuals, NULL);
    if (!time_jacobian(problem, &result->seconds)) {
        return false;
    }
    /* The bytes of the program are those of the next data set from now on. */
    problem->status = jf_attach(problem->context, problem->residuals, NULL, JF_MISS_CALLS);
    return problem->status == JF_OK;
}
