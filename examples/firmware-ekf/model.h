/* The models of the filter, each written once: values and derivatives come from the same source. */
#ifndef MODEL_H
#define MODEL_H

#include "jacfwd.h"

/* State: attitude quaternion, body to world, w first; then the bias of the gyroscope in rad/s. */
enum { QUATERNION = 4, STATE = 7, AXES = 3 };

struct step {
    float gyro[AXES]; /* rad/s, as measured */
    float dt;         /* s */
};

struct direction {
    float world[AXES]; /* what a sensor that is at rest in the world would measure */
};

/* state -> state one step later; user: struct step. */
int process(jff_eval *e, const jff_num *const *in, jff_num *const *out, void *user);

/* state -> a direction of the world in the body's axes; user: struct direction. */
int observe(jff_eval *e, const jff_num *const *in, jff_num *const *out, void *user);

/* What both are made of, for who has the plain reals as numbers: the state turned by 1 + theta/2, and a direction of the world seen from it. */
void turned_state(jff_eval *e, const jff_num *state, const jff_num turn[QUATERNION], jff_num *next);
void seen_from(jff_eval *e, const jff_num *state, const jff_num world[AXES], jff_num *direction);

#endif
