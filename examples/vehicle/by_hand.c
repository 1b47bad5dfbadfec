/* The filter of filter.c in plain C, with derivatives by hand. */
#include "kalman.h"

static void process(const double *s, double *next, double j[STATES][STATES]) {
    const double turned = s[HEADING] + DT / 2 * s[YAW];
    const double run = DT * (s[SPEED] + DT / 2 * s[ACCELERATION]);
    next[X] = s[X] + run * cos(turned);
    next[Y] = s[Y] + run * sin(turned);
    next[HEADING] = s[HEADING] + DT * s[YAW];
    next[SPEED] = s[SPEED] + DT * s[ACCELERATION];
    next[YAW] = s[YAW];
    next[ACCELERATION] = s[ACCELERATION];
    for (int i = 0; i < STATES; i++) {
        for (int k = 0; k < STATES; k++) {
            j[i][k] = i == k;
        }
    }
    j[X][HEADING] = -run * sin(turned);
    j[X][SPEED] = DT * cos(turned);
    j[X][YAW] = -run * sin(turned) * DT / 2;
    j[X][ACCELERATION] = DT * DT / 2 * cos(turned);
    j[Y][HEADING] = run * cos(turned);
    j[Y][SPEED] = DT * sin(turned);
    j[Y][YAW] = run * cos(turned) * DT / 2;
    j[Y][ACCELERATION] = DT * DT / 2 * sin(turned);
    j[HEADING][YAW] = DT;
    j[SPEED][ACCELERATION] = DT;
}

static void observation(const double *s, double *y, double h[SEEN][STATES]) {
    const double dx = beacon[0] - s[X], dy = beacon[1] - s[Y];
    const double range = hypot(dx, dy);
    y[RANGE] = range;
    y[BEARING] = atan2(dy, dx) - s[HEADING];
    y[RATE] = s[YAW];
    for (int m = 0; m < SEEN; m++) {
        for (int k = 0; k < STATES; k++) {
            h[m][k] = 0;
        }
    }
    h[RANGE][X] = -dx / range;
    h[RANGE][Y] = -dy / range;
    h[BEARING][X] = dy / (range * range);
    h[BEARING][Y] = -dx / (range * range);
    h[BEARING][HEADING] = -1;
    h[RATE][YAW] = 1;
}

int main(void) {
    double s[STATES] = {0, 0, 0, 4, 0.4, 0}, p[STATES][STATES] = {{0}}, j[STATES][STATES];
    for (int i = 0; i < STATES; i++) {
        p[i][i] = 1;
    }
    for (int t = 1; t <= 500; t++) {
        double next[STATES], z[SEEN], y[SEEN], h[SEEN][STATES], off[SEEN];
        process(s, next, j);
        observation(next, y, h);
        spread(p, j);
        look(t, z);
        for (int m = 0; m < SEEN; m++) {
            off[m] = z[m] - y[m];
        }
        off[BEARING] = remainder(off[BEARING], 6.283185307179586);
        corrected(next, p, h, off);
        for (int i = 0; i < STATES; i++) {
            s[i] = next[i];
        }
        report(t, s);
    }
    return 0;
}
