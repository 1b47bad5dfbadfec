#include "check.h"

#include <string.h>

static float larger(float a, float b) { return a > b ? a : b; }
static float size(float a) { return a < 0.0f ? -a : a; }

/* A model of the filter at another state than the filter's. */
typedef jf_status (*model_at)(const struct filter *f, const float x[STATE], float *y, float *jacobian);

static jf_status process_of(const struct filter *f, const float x[STATE], float *y, float *jacobian) {
    return process_at(x, &f->step, y, jacobian);
}

static jf_status observe_of(const struct filter *f, const float x[STATE], float *y, float *jacobian) {
    return observe_at(x, &f->direction, y, jacobian);
}

/* Row by row: the differences of the values at two points, and the Jacobian between them. */
static float check(const struct filter *f, model_at model, int rows) {
    float jacobian[STATE * STATE], unused[STATE * STATE], differences[STATE * STATE], x[STATE], ahead[STATE], behind[STATE];
    memcpy(x, f->x, sizeof x);
    if (model(f, x, ahead, jacobian) != JF_OK) {
        return -1.0f;
    }
    for (int j = 0; j < STATE; j++) {
        /* About the cube root of the rounding unit; a power of two, so that x + step is nearly exact. */
        const float step = 0.00390625f, above = f->x[j] + step, below = f->x[j] - step;
        x[j] = above;
        if (model(f, x, ahead, unused) != JF_OK) {
            return -1.0f;
        }
        x[j] = below;
        if (model(f, x, behind, unused) != JF_OK) {
            return -1.0f;
        }
        x[j] = f->x[j];
        for (int i = 0; i < rows; i++) {
            differences[i * STATE + j] = (ahead[i] - behind[i]) / (above - below);
        }
    }
    float worst = 0.0f;
    for (int i = 0; i < rows; i++) {
        float scale = 1.0f, difference = 0.0f;
        for (int j = 0; j < STATE; j++) {
            scale = larger(scale, size(jacobian[i * STATE + j]));
            difference = larger(difference, size(jacobian[i * STATE + j] - differences[i * STATE + j]));
        }
        worst = larger(worst, difference / scale);
    }
    return worst;
}

float check_jacobians(const struct filter *f) {
    const float process_error = check(f, process_of, STATE), observe_error = check(f, observe_of, AXES);
    return process_error < 0.0f || observe_error < 0.0f ? -1.0f : larger(process_error, observe_error);
}
