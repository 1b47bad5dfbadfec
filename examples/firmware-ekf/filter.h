/* An extended Kalman filter for attitude and gyroscope bias. All Jacobians are jacfwd's. */
#ifndef FILTER_H
#define FILTER_H

#include "model.h"

/* Two models with one input and one output each, seven directions; jff_numbers_peak says that 24 numbers are in use at once. */
#define FILTER_NUMBERS 24
#define FILTER_MEMORY JFF_CONTEXT_BYTES(2, 4, FILTER_NUMBERS, STATE)

struct filter {
    float x[STATE];
    float p[STATE * STATE];
    struct step step;
    struct direction direction;
    jff_context *context;
    jff_func process, observe;
};

/* Memory for the models, as much as they need, and how many numbers it has. Whoever provides them defines these: model.c, whose functions are called,
   or recorded/model.c, which has their programs. */
extern unsigned char model_memory[];
extern const size_t model_memory_bytes;
extern const unsigned model_numbers;

/* Makes the context and both functions of the filter. The first input of each is the state; those behind it are for a model that wants them:
   rates and time step, or the direction. */
jf_status model_init(struct filter *f, void *memory, size_t bytes);

/* The filter refers to itself from now on: it must not move. Returns JF_OK or an error of jacfwd. */
jf_status filter_init(struct filter *f, void *memory, size_t bytes, const float q[QUATERNION]);

/* One step of dt seconds with the rates that the gyroscope gave. */
jf_status filter_predict(struct filter *f, const float gyro[AXES], float dt);

/* A sensor gave `measured` in the body's axes for what is `world` in the world's, with this variance in each axis. */
jf_status filter_update(struct filter *f, const float world[AXES], const float measured[AXES], float variance);

#endif
