/* The models as they are recorded: what changes from call to call is an input, where the functions that are called take it from their user pointer: it
   would be frozen. */
#ifndef OF_INPUTS_H
#define OF_INPUTS_H

#include "../model.h"

/* state, rates, time step -> state one step later */
int process_of_inputs(jff_eval *e, const jff_num *const *in, jff_num *const *out, void *user);

/* state, direction of the world -> that direction in the body's axes */
int observe_of_inputs(jff_eval *e, const jff_num *const *in, jff_num *const *out, void *user);

#endif
