/* What the filter asks of its models, however they are computed: by functions that the library calls (model.c), by their programs (recorded/model.c),
   or by C that was printed from these and needs no library (printed/model.c). All give the same bits. */
#ifndef MODELS_H
#define MODELS_H

#include "model.h"

/* To be called first. Each returns JF_OK or an error of jacfwd. */
jf_status models_start(void);

/* The state one step later, and its Jacobian by the state, by rows. */
jf_status process_at(const float x[STATE], const struct step *step, float next[STATE], float jacobian[STATE * STATE]);

/* A direction of the world in the body's axes, and its Jacobian by the state, by rows. */
jf_status observe_at(const float x[STATE], const struct direction *direction, float seen[AXES], float jacobian[AXES * STATE]);

/* Why the last of these failed. */
const char *models_message(void);

/* Prints what memory they have, and how much of it was used. */
void models_describe(void);

#endif
