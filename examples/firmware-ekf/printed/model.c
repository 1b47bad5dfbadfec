/* The models of the filter as C that was printed from their programs by desk/main.c: nothing of the library is linked but the elementary functions they
   call, here none. */
#include "../models.h"
#include "models_printed.h"

#include <stdio.h>

static const char *message = "";

jf_status models_start(void) {
    static float memory[models_printed_selftest_memory];
    if (models_printed_selftest(memory) != 0) {
        message = "the printed models have other bits here than where they were printed";
        return JF_NOT_REPEATABLE;
    }
    return JF_OK;
}

/* A guard's number, or 0. */
static jf_status answered(int guard) {
    if (guard != 0) {
        message = "a Jacobian is not finite";
    }
    return guard == 0 ? JF_OK : JF_GUARD_MISSED;
}

jf_status process_at(const float x[STATE], const struct step *step, float next[STATE], float jacobian[STATE * STATE]) {
    float work[process_jacobian_work + 1]; /* no array of C is empty */
    return answered(process_jacobian(x, step->gyro, &step->dt, next, jacobian, work));
}

jf_status observe_at(const float x[STATE], const struct direction *direction, float seen[AXES], float jacobian[AXES * STATE]) {
    float work[observe_jacobian_work + 1];
    return answered(observe_jacobian(x, direction->world, seen, jacobian, work));
}

const char *models_message(void) { return message; }

void models_describe(void) { printf("no context, %u numbers of work\n", (unsigned)(process_jacobian_work + observe_jacobian_work)); }
