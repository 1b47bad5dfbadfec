/* What the desk does with functions that the firmware has otherwise: programs of them, and C of those. Ends the program where something fails: nothing can
   go on. */
#ifndef DESK_H
#define DESK_H

#include "jacfwd.h"

struct program {
    const jf_program *program;
    size_t bytes;
};

/* A function, recorded at a point. */
struct program desk_record(jff_fn fn, size_t inputs, const size_t *lengths, size_t outputs, const float *const *in);

/* Its Jacobian by the first input, values before; JF_DERIVE_FINITE or other flags. */
struct program desk_jacobian(struct program of, uint32_t flags);

/* Writes NAME.c, NAME.h and NAME_selftest.c into a directory. */
void desk_print(const char *directory, const char *name, const jf_printed *programs, size_t count);

#endif
