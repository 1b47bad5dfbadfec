/* 24 s of sensors, 100 times a second, made by make_log.py from a known motion. */
#ifndef LOG_H
#define LOG_H

#include <stdint.h>

enum { SAMPLES = 2400, RATE = 100, GYRO = 0, ACCELEROMETER = 3, MAGNETOMETER = 6, ATTITUDE = 9, FIELDS = 13 };

/* Units per rad/s, per m/s^2, per field strength, and per 1. */
static const float GYRO_UNIT = 2048.0f, ACCELEROMETER_UNIT = 1024.0f, MAGNETOMETER_UNIT = 16384.0f, ATTITUDE_UNIT = 16384.0f;
/* Standard deviations of the noise of accelerometer and magnetometer, and the bias of the gyroscope in rad/s. */
static const float ACCELEROMETER_NOISE = 0.08f, MAGNETOMETER_NOISE = 0.01f;
static const float TRUE_BIAS[3] = {0.021f, -0.034f, 0.012f};
/* Gravity in m/s^2 and the unit magnetic field, in the world's axes. */
static const float GRAVITY[3] = {0.0f, 0.0f, 9.80665f}, FIELD[3] = {0.5f, 0.0f, -0.8660254f};

extern const int16_t sensor_log[SAMPLES][FIELDS];

#endif
