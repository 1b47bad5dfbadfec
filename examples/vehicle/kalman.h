/* A Kalman filter of six states, whatever its model: what both programs share. */
#include <math.h>
#include <stdio.h>

enum { X, Y, HEADING, SPEED, YAW, ACCELERATION, STATES };
enum { RANGE, BEARING, RATE, SEEN };

/* Seconds of a step. */
#define DT 0.1

static const double beacon[2] = {20, -5};

/* P = J P J^T, with what the model does not know added. */
static inline void spread(double p[STATES][STATES], double j[STATES][STATES]) {
    static const double noise[STATES] = {1e-6, 1e-6, 1e-6, 1e-5, 1e-3, 1e-2};
    double jp[STATES][STATES];
    for (int i = 0; i < STATES; i++) {
        for (int k = 0; k < STATES; k++) {
            jp[i][k] = 0;
            for (int m = 0; m < STATES; m++) {
                jp[i][k] += j[i][m] * p[m][k];
            }
        }
    }
    for (int i = 0; i < STATES; i++) {
        for (int k = 0; k < STATES; k++) {
            p[i][k] = i == k ? noise[i] : 0;
            for (int m = 0; m < STATES; m++) {
                p[i][k] += jp[i][m] * j[k][m];
            }
        }
    }
}

/* One measurement after the other: what was seen less what should have been, and how that depends on the state. */
static inline void corrected(double s[STATES], double p[STATES][STATES], double h[SEEN][STATES], const double off[SEEN]) {
    static const double noise[SEEN] = {1e-2, 1e-4, 1e-4};
    double done[STATES] = {0};
    for (int m = 0; m < SEEN; m++) {
        double ph[STATES], size = noise[m], left = off[m];
        for (int i = 0; i < STATES; i++) {
            ph[i] = 0;
            for (int k = 0; k < STATES; k++) {
                ph[i] += p[i][k] * h[m][k];
            }
        }
        for (int i = 0; i < STATES; i++) {
            size += h[m][i] * ph[i];
            left -= h[m][i] * done[i];
        }
        for (int i = 0; i < STATES; i++) {
            done[i] += ph[i] / size * left;
            for (int k = 0; k < STATES; k++) {
                p[i][k] -= ph[i] / size * ph[k];
            }
        }
    }
    for (int i = 0; i < STATES; i++) {
        s[i] += done[i];
    }
}

/* What is seen at step t from a vehicle that drives a circle of 12 m, faster and slower, with noise that is always the same. */
static inline void look(int t, double seen[SEEN]) {
    static unsigned state = 1;
    double noise[SEEN];
    for (int m = 0; m < SEEN; m++) {
        state = state * 1664525u + 1013904223u;
        noise[m] = (double)(state >> 8) / 16777216.0 - 0.5;
    }
    const double angle = 0.4 * t * DT + 0.1 * sin(0.2 * t * DT), rate = 0.4 + 0.02 * cos(0.2 * t * DT);
    const double dx = beacon[0] - 12 * sin(angle), dy = beacon[1] - 12 * (1 - cos(angle));
    seen[RANGE] = hypot(dx, dy) + 0.2 * noise[RANGE];
    seen[BEARING] = remainder(atan2(dy, dx) - angle + 0.02 * noise[BEARING], 6.283185307179586);
    seen[RATE] = rate + 0.02 * noise[RATE];
}

/* Where the filter takes the vehicle to be. */
static inline void report(int t, const double s[STATES]) {
    if (t % 100 == 0) {
        printf("%5.1f s  %8.4f %8.4f m  %8.4f rad  %7.4f m/s\n", t * DT, s[X], s[Y], s[HEADING], s[SPEED]);
    }
}
