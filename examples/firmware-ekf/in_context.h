/* Models behind a context: the library calls functions, or runs programs. */
#ifndef IN_CONTEXT_H
#define IN_CONTEXT_H

#include "models.h"

/* Two functions with one input and one output each, seven directions; jff_numbers_peak says that 24 numbers are in use at once. */
#define MODEL_NUMBERS 24
#define MODEL_MEMORY JFF_CONTEXT_BYTES(2, 4, MODEL_NUMBERS, STATE)

/* The inputs beside the state: where they are while a driver runs. */
struct inputs {
    struct step step;
    struct direction direction;
};

/* What the context is made of. model.c defines these and the function, whose functions are called, or recorded/model.c, which has their programs. */
extern unsigned char model_memory[];
extern const size_t model_memory_bytes;
extern const jf_config model_config;

/* Makes both functions in the context. The first input of each is the state; those behind it are for a model that wants them: rates and time step, or
   the direction. */
jf_status model_functions(jff_context *c, struct inputs *inputs, jff_func *process, jff_func *observe);

/* The most numbers that were in use at once. */
size_t models_numbers_peak(void);

#endif
