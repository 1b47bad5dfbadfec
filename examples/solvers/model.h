/* One function of a program, with a context of its own in static memory: what the solver's callbacks get as their user pointer. */
#ifndef MODEL_H
#define MODEL_H

#include "jacfwd.h"

#include <stdio.h>
#include <stdlib.h>

enum { MODEL_BLOCKS = 4, MODEL_NUMBERS = 256, MODEL_LANES = 16 };

struct model {
    unsigned char memory[JF_CONTEXT_BYTES(1, MODEL_BLOCKS, MODEL_NUMBERS, MODEL_LANES)];
    jf_context *context;
    jf_func f;
};

/* Makes the context and registers fn, of inputs of these lengths and one output. Ends the program where that fails: nothing can go on. */
static inline void model_init(struct model *m, jf_fn fn, size_t inputs, const size_t *lengths, size_t outputs, void *user) {
    const jf_config config = {.functions = 1, .blocks = MODEL_BLOCKS, .numbers = MODEL_NUMBERS, .lanes = MODEL_LANES};
    const jf_signature signature = {.n_in = inputs, .in_len = lengths, .n_out = 1, .out_len = &outputs};
    if (jf_context_init(m->memory, sizeof m->memory, &config, &m->context) != JF_OK ||
        jf_register(m->context, fn, &signature, user, &m->f) != JF_OK) {
        fprintf(stderr, "no model: %s\n", jf_message(m->context));
        exit(EXIT_FAILURE);
    }
}

/* Values at x, and the Jacobian if jac is not NULL, in the place and order the solver wants it. */
static inline jf_status model_at(struct model *m, const double *x, double *y, const jf_matrix *jac) {
    const double *in[] = {x};
    double *const out[] = {y};
    return jac ? jf_jacfwd(m->context, m->f, in, NULL, jac, out) : jf_call(m->context, m->f, in, NULL, out);
}

/* The last lines of every program. */
static inline int verdict(bool pass) {
    puts(pass ? "PASS" : "FAIL");
    return pass ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
