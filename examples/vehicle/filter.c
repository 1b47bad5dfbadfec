/* An extended Kalman filter of a vehicle: the model is written once, its Jacobians are exact.
 *
 *     cc -Iinclude examples/vehicle/filter.c libjacfwd.a -lm
 *
 * by_hand.c is the same filter with derivatives by hand. */
#include "kalman.h"

#define JF_SHORT_NAMES
#include "jacfwd/generic.h"

#include "model.h"

JF_CONTEXT(filter, 2, 0, 64, STATES);

int main(void) {
    jf_context *c;
    jf_func step, view;
    const size_t states = STATES, seen = SEEN;
    const jf_signature of_step = {1, &states, 1, &states, 0, NULL}, of_view = {1, &states, 1, &seen, 0, NULL};
    if (jf_context_init(filter_memory, sizeof filter_memory, &filter_config, &c) || jf_register(c, process, &of_step, NULL, &step) ||
        jf_register(c, observation, &of_view, NULL, &view)) {
        return 1;
    }
    double s[STATES] = {0, 0, 0, 4, 0.4, 0}, p[STATES][STATES] = {{0}}, j[STATES][STATES];
    for (int i = 0; i < STATES; i++) {
        p[i][i] = 1;
    }
    for (int t = 1; t <= 500; t++) {
        double next[STATES], z[SEEN], y[SEEN], h[SEEN][STATES], off[SEEN];
        if (jf_jacobian(c, step, s, next, &j[0][0]) || jf_jacobian(c, view, next, y, &h[0][0])) {
            return 1;
        }
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
