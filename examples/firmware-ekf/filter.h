/* An extended Kalman filter for attitude and gyroscope bias. All Jacobians are jacfwd's. */
#ifndef FILTER_H
#define FILTER_H

#include "models.h"

struct filter {
    float x[STATE];
    float p[STATE * STATE];
    /* What the models were asked about last. */
    struct step step;
    struct direction direction;
};

/* Starts the models, too. Returns JF_OK or an error of jacfwd, as the others do. */
jf_status filter_init(struct filter *f, const float q[QUATERNION]);

/* One step of dt seconds with the rates that the gyroscope gave. */
jf_status filter_predict(struct filter *f, const float gyro[AXES], float dt);

/* A sensor gave `measured` in the body's axes for what is `world` in the world's, with this variance in each axis. */
jf_status filter_update(struct filter *f, const float world[AXES], const float measured[AXES], float variance);

#endif
