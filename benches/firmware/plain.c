#include "plain.h"

#include <math.h>

void plain_process(const float x[STATE], const struct step *step, float y[STATE]) {
    const float half = 0.5f * step->dt;
    const float a = (step->gyro[0] - x[4]) * half, b = (step->gyro[1] - x[5]) * half, c = (step->gyro[2] - x[6]) * half;
    const float w = x[0] - x[1] * a - x[2] * b - x[3] * c, i = x[1] + x[0] * a + x[2] * c - x[3] * b;
    const float j = x[2] + x[0] * b - x[1] * c + x[3] * a, k = x[3] + x[0] * c + x[1] * b - x[2] * a;
    const float scale = 1.0f / sqrtf(w * w + i * i + j * j + k * k);
    y[0] = w * scale, y[1] = i * scale, y[2] = j * scale, y[3] = k * scale;
    y[4] = x[4], y[5] = x[5], y[6] = x[6];
}

void plain_differences(const float x[STATE], const struct step *step, float jac[STATE * STATE]) {
    float at[STATE], ahead[STATE], behind[STATE];
    for (int i = 0; i < STATE; i++) {
        at[i] = x[i];
    }
    for (int j = 0; j < STATE; j++) {
        const float h = 0.00390625f;
        at[j] = x[j] + h;
        plain_process(at, step, ahead);
        at[j] = x[j] - h;
        plain_process(at, step, behind);
        at[j] = x[j];
        for (int i = 0; i < STATE; i++) {
            jac[i * STATE + j] = (ahead[i] - behind[i]) * (1.0f / (2.0f * 0.00390625f));
        }
    }
}

void plain_by_hand(const float x[STATE], const struct step *step, float y[STATE], float jac[STATE * STATE]) {
    const float half = 0.5f * step->dt;
    const float a = (step->gyro[0] - x[4]) * half, b = (step->gyro[1] - x[5]) * half, c = (step->gyro[2] - x[6]) * half;
    const float turned[4] = {
        x[0] - x[1] * a - x[2] * b - x[3] * c,
        x[1] + x[0] * a + x[2] * c - x[3] * b,
        x[2] + x[0] * b - x[1] * c + x[3] * a,
        x[3] + x[0] * c + x[1] * b - x[2] * a,
    };
    const float d[4][STATE] = {
        {1.0f, -a, -b, -c, x[1] * half, x[2] * half, x[3] * half},
        {a, 1.0f, c, -b, -x[0] * half, x[3] * half, -x[2] * half},
        {b, -c, 1.0f, a, -x[3] * half, -x[0] * half, x[1] * half},
        {c, b, -a, 1.0f, x[2] * half, -x[1] * half, -x[0] * half},
    };
    const float square = turned[0] * turned[0] + turned[1] * turned[1] + turned[2] * turned[2] + turned[3] * turned[3];
    const float scale = 1.0f / sqrtf(square);
    for (int i = 0; i < 4; i++) {
        y[i] = turned[i] * scale;
    }
    for (int j = 0; j < STATE; j++) {
        const float along = (y[0] * d[0][j] + y[1] * d[1][j] + y[2] * d[2][j] + y[3] * d[3][j]) * scale;
        for (int i = 0; i < 4; i++) {
            jac[i * STATE + j] = d[i][j] * scale - y[i] * along;
        }
        for (int i = 4; i < STATE; i++) {
            jac[i * STATE + j] = i == j ? 1.0f : 0.0f;
        }
    }
    y[4] = x[4], y[5] = x[5], y[6] = x[6];
}

struct dual {
    float value, slope;
};

static struct dual plus(struct dual a, struct dual b) { return (struct dual){a.value + b.value, a.slope + b.slope}; }
static struct dual minus(struct dual a, struct dual b) { return (struct dual){a.value - b.value, a.slope - b.slope}; }
static struct dual times(struct dual a, struct dual b) { return (struct dual){a.value * b.value, a.value * b.slope + a.slope * b.value}; }

static void dual_process(const struct dual x[STATE], const struct step *step, struct dual y[STATE]) {
    const float half = 0.5f * step->dt;
    struct dual turn[AXES];
    for (int i = 0; i < AXES; i++) {
        turn[i] = (struct dual){(step->gyro[i] - x[4 + i].value) * half, -x[4 + i].slope * half};
    }
    const struct dual a = turn[0], b = turn[1], c = turn[2];
    const struct dual turned[4] = {
        minus(minus(minus(x[0], times(x[1], a)), times(x[2], b)), times(x[3], c)),
        minus(plus(plus(x[1], times(x[0], a)), times(x[2], c)), times(x[3], b)),
        plus(minus(plus(x[2], times(x[0], b)), times(x[1], c)), times(x[3], a)),
        minus(plus(plus(x[3], times(x[0], c)), times(x[1], b)), times(x[2], a)),
    };
    struct dual square = times(turned[0], turned[0]);
    for (int i = 1; i < 4; i++) {
        square = plus(square, times(turned[i], turned[i]));
    }
    const float scale = 1.0f / sqrtf(square.value);
    const struct dual factor = {scale, -0.5f * scale / square.value * square.slope};
    for (int i = 0; i < 4; i++) {
        y[i] = times(turned[i], factor);
    }
    for (int i = 4; i < STATE; i++) {
        y[i] = x[i];
    }
}

void plain_duals(const float x[STATE], const struct step *step, float jac[STATE * STATE]) {
    struct dual at[STATE], y[STATE];
    for (int j = 0; j < STATE; j++) {
        for (int i = 0; i < STATE; i++) {
            at[i] = (struct dual){x[i], i == j ? 1.0f : 0.0f};
        }
        dual_process(at, step, y);
        for (int i = 0; i < STATE; i++) {
            jac[i * STATE + j] = y[i].slope;
        }
    }
}

void plain_arm(const float x[JOINTS], float y[2]) {
    float angle = 0.0f;
    y[0] = 0.0f, y[1] = 0.0f;
    for (int i = 0; i < JOINTS; i++) {
        angle += x[i];
        y[0] += cosf(angle);
        y[1] += sinf(angle);
    }
}

void plain_arm_differences(const float x[JOINTS], float jac[2 * JOINTS]) {
    float at[JOINTS], ahead[2], behind[2];
    for (int i = 0; i < JOINTS; i++) {
        at[i] = x[i];
    }
    for (int j = 0; j < JOINTS; j++) {
        const float h = 0.00390625f;
        at[j] = x[j] + h;
        plain_arm(at, ahead);
        at[j] = x[j] - h;
        plain_arm(at, behind);
        at[j] = x[j];
        for (int i = 0; i < 2; i++) {
            jac[i * JOINTS + j] = (ahead[i] - behind[i]) * (1.0f / (2.0f * 0.00390625f));
        }
    }
}
