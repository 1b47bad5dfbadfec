#include "filter.h"

#include <string.h>

#include "matrix.h"

/* Variance that a second adds: of the attitude by noise of the rates, of the bias by its drift. */
static const float NOISE = 2.5e-7f, DRIFT = 1e-8f;

jf_status filter_init(struct filter *f, const float q[QUATERNION]) {
    memset(f, 0, sizeof *f);
    for (int i = 0; i < STATE; i++) {
        f->x[i] = i < QUATERNION ? q[i] : 0.0f;
        f->p[i * STATE + i] = i < QUATERNION ? 0.05f : 0.002f;
    }
    return models_start();
}

/* What a correction takes from the length of a quaternion near 1 is given back, to first order. */
static void normalise(float q[QUATERNION]) {
    float square = q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3];
    for (int i = 0; i < QUATERNION; i++) {
        q[i] *= 1.5f - 0.5f * square;
    }
}

static void symmetrise(float p[STATE * STATE]) {
    for (int i = 0; i < STATE; i++) {
        for (int j = 0; j < i; j++) {
            float mean = 0.5f * (p[i * STATE + j] + p[j * STATE + i]);
            p[i * STATE + j] = mean;
            p[j * STATE + i] = mean;
        }
    }
}

jf_status filter_predict(struct filter *f, const float gyro[AXES], float dt) {
    float jacobian[STATE * STATE], product[STATE * STATE], next[STATE];
    memcpy(f->step.gyro, gyro, sizeof f->step.gyro);
    f->step.dt = dt;
    const jf_status status = process_at(f->x, &f->step, next, jacobian);
    if (status != JF_OK) {
        return status;
    }
    memcpy(f->x, next, sizeof f->x);
    multiply(STATE, STATE, STATE, jacobian, f->p, product);
    multiply_transposed(STATE, STATE, STATE, product, jacobian, f->p);
    symmetrise(f->p);
    for (int i = 0; i < STATE; i++) {
        f->p[i * STATE + i] += dt * (i < QUATERNION ? NOISE : DRIFT);
    }
    return JF_OK;
}

jf_status filter_update(struct filter *f, const float world[AXES], const float measured[AXES], float variance) {
    float h[AXES * STATE], expected[AXES];
    memcpy(f->direction.world, world, sizeof f->direction.world);
    const jf_status status = observe_at(f->x, &f->direction, expected, h);
    if (status != JF_OK) {
        return status;
    }
    /* gain = P H' (H P H' + R)^-1 */
    float ph[STATE * AXES], s[AXES * AXES], inverse[AXES * AXES], gain[STATE * AXES], correction[STATE], taken[STATE * STATE];
    multiply_transposed(STATE, STATE, AXES, f->p, h, ph);
    multiply(AXES, STATE, AXES, h, ph, s);
    for (int i = 0; i < AXES; i++) {
        s[i * AXES + i] += variance;
    }
    invert3(s, inverse);
    multiply(STATE, AXES, AXES, ph, inverse, gain);

    float surprise[AXES];
    for (int i = 0; i < AXES; i++) {
        surprise[i] = measured[i] - expected[i];
    }
    multiply(STATE, AXES, 1, gain, surprise, correction);
    for (int i = 0; i < STATE; i++) {
        f->x[i] += correction[i];
    }
    normalise(f->x);
    multiply_transposed(STATE, AXES, STATE, gain, ph, taken);
    for (int i = 0; i < STATE * STATE; i++) {
        f->p[i] -= taken[i];
    }
    symmetrise(f->p);
    return JF_OK;
}
