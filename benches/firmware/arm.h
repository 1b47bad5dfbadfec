/* A planar arm whose values are mostly sines and cosines. */
#ifndef ARM_H
#define ARM_H

#include "jacfwd.h"
#include "plain.h"

/* angles -> x and y of the hand; every part of the arm is 1 long */
static inline int arm(jff_eval *e, const jff_num *const *in, jff_num *const *out, void *user) {
    (void)user;
    jff_num angle = in[0][0], s, c;
    jff_sincos(e, angle, &out[0][1], &out[0][0]);
    for (int i = 1; i < JOINTS; i++) {
        angle = jff_add(e, angle, in[0][i]);
        jff_sincos(e, angle, &s, &c);
        out[0][0] = jff_add(e, out[0][0], c);
        out[0][1] = jff_add(e, out[0][1], s);
    }
    return 0;
}

#endif
