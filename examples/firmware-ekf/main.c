/* Attitude of a moving body from 24 s of gyroscope, accelerometer and magnetometer, on a microcontroller: an extended Kalman filter whose
   Jacobians are exact. No heap, no mathematical library; compiled with -ffp-contract=off it prints the same digits on every processor. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "filter.h"
#include "log.h"

/* What is promised: angles in rad, bias in rad/s, Jacobians relative to the largest of their row. */
static const float AFTER_3_S = 0.01f, AT_END = 0.005f, BIAS_AT_END = 0.001f, JACOBIAN = 1e-4f;

static struct filter filter;

static float root(float square) {
    float x = square > 1.0f ? square : 1.0f;
    for (int i = 0; i < 40; i++) {
        x = 0.5f * (x + square / x);
    }
    return x;
}

/* The angle between the estimate and the truth, if it is small. */
static float attitude_error(const float q[QUATERNION], const int16_t truth[QUATERNION]) {
    float t[QUATERNION];
    for (int i = 0; i < QUATERNION; i++) {
        t[i] = (float)truth[i] / ATTITUDE_UNIT;
    }
    const float a = t[0] * q[1] - t[1] * q[0] - t[2] * q[3] + t[3] * q[2];
    const float b = t[0] * q[2] + t[1] * q[3] - t[2] * q[0] - t[3] * q[1];
    const float c = t[0] * q[3] - t[1] * q[2] + t[2] * q[1] - t[3] * q[0];
    return 2.0f * root(a * a + b * b + c * c);
}

static void scaled(const int16_t *raw, float unit, float out[AXES]) {
    for (int i = 0; i < AXES; i++) {
        out[i] = (float)raw[i] / unit;
    }
}

/* One sample: gyroscope and accelerometer always, magnetometer four times less often. */
static jf_status advance(int sample) {
    float gyro[AXES], measured[AXES];
    scaled(sensor_log[sample] + GYRO, GYRO_UNIT, gyro);
    jf_status status = filter_predict(&filter, gyro, 1.0f / RATE);
    if (status == JF_OK) {
        scaled(sensor_log[sample] + ACCELEROMETER, ACCELEROMETER_UNIT, measured);
        status = filter_update(&filter, GRAVITY, measured, ACCELEROMETER_NOISE * ACCELEROMETER_NOISE);
    }
    if (status == JF_OK && sample % 4 == 0) {
        scaled(sensor_log[sample] + MAGNETOMETER, MAGNETOMETER_UNIT, measured);
        status = filter_update(&filter, FIELD, measured, MAGNETOMETER_NOISE * MAGNETOMETER_NOISE);
    }
    return status;
}

static uint32_t hashed(uint32_t hash, const float *x, int n) {
    for (int i = 0; i < n; i++) {
        uint32_t bits;
        memcpy(&bits, &x[i], sizeof bits);
        hash = (hash ^ bits) * 16777619u;
    }
    return hash;
}

static int32_t micro(float x) { return (int32_t)(x * 1e6f + (x < 0.0f ? -0.5f : 0.5f)); }

int main(void) {
    static const float START[QUATERNION] = {0.98f, 0.15f, -0.12f, 0.05f};
    jf_status status = filter_init(&filter, START);
    uint32_t hash = 2166136261u;
    float worst = 0.0f, error = 0.0f, jacobian = 0.0f;
    printf("second  error, urad  bias, urad/s               Jacobian against differences, 1e-6\n");
    for (int sample = 0; sample < SAMPLES && status == JF_OK; sample++) {
        status = advance(sample);
        hash = hashed(hash, filter.x, STATE);
        error = attitude_error(filter.x, sensor_log[sample] + ATTITUDE);
        if (sample >= 3 * RATE && error > worst) {
            worst = error;
        }
        if ((sample + 1) % (2 * RATE) == 0) {
            const float difference = check_jacobians(&filter);
            jacobian = difference > jacobian || difference < 0.0f ? difference : jacobian;
            printf("%6d %12" PRId32 " %8" PRId32 " %8" PRId32 " %8" PRId32 " %12" PRId32 "\n", (sample + 1) / RATE, micro(error),
                   micro(filter.x[4]), micro(filter.x[5]), micro(filter.x[6]), micro(difference));
        }
    }
    if (status != JF_OK) {
        printf("FAILED: status %d, %s\n", (int)status, models_message());
        return 1;
    }
    float bias = 0.0f;
    for (int i = 0; i < AXES; i++) {
        const float off = filter.x[QUATERNION + i] - TRUE_BIAS[i];
        bias = off > bias ? off : -off > bias ? -off : bias;
    }
    printf("largest error after 3 s %" PRId32 " urad, at the end %" PRId32 " urad, bias off by %" PRId32 " urad/s\n", micro(worst),
           micro(error), micro(bias));
    models_describe();
    printf("bits all states of the filter: %08" PRIx32 "\n", hash);
    const int good = worst < AFTER_3_S && error < AT_END && bias < BIAS_AT_END && jacobian >= 0.0f && jacobian < JACOBIAN;
    if (!good) {
        printf("FAILED: outside the stated bounds\n");
        return 1;
    }
    printf("ok %d\n", SAMPLES);
    return 0;
}
