/* A function of any size, recorded, and a plan for where its derivatives can be nonzero: what the callbacks of a solver get as their user
   pointer. All memory is asked for here, as much as the library says. */
#ifndef RECORDED_H
#define RECORDED_H

#include "jacfwd.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { RECORDED_LANES = 16 };

struct recorded {
    jf_context *context;
    jf_func f;
    const jf_program *program;
    size_t program_bytes;
    const jf_plan *plan;
    /* Of context, program and plan. */
    void *memory[3];
};

/* Ends the program where something fails without which nothing can go on. */
static inline void recorded_needs(jf_status status, const char *what, const char *why) {
    if (status != JF_OK) {
        fprintf(stderr, "%s: %s\n", what, why);
        exit(EXIT_FAILURE);
    }
}

static inline void *recorded_memory(size_t bytes) {
    void *memory = malloc(bytes);
    if (memory == NULL && bytes > 0) {
        recorded_needs(JF_NULL, "malloc", "out of memory");
    }
    return memory;
}

/* A context for one function, with memory for that many numbers. */
static inline void recorded_register(struct recorded *m, jf_fn fn, const jf_signature *shape, void *user, size_t numbers) {
    const jf_config config = {.functions = 1, .blocks = shape->n_in + shape->n_out, .numbers = numbers, .lanes = RECORDED_LANES};
    const size_t bytes = jf_context_bytes(&config);
    *m = (struct recorded){.memory = {recorded_memory(bytes)}};
    const jf_status status = jf_context_init(m->memory[0], bytes, &config, &m->context);
    recorded_needs(status, "jf_context_init", jf_status_text(status));
    recorded_needs(jf_register(m->context, fn, shape, user, &m->f), "jf_register", jf_message(m->context));
}

/* Records the paths that the function takes at these points, the first with jf_record, and runs the program from now on. */
static inline void recorded_attach(struct recorded *m, size_t paths, const double *const *const *points) {
    jf_recording *r;
    size_t bytes = 0;
    for (size_t k = 0; k < paths; k++) {
        bytes += jf_record_scratch(m->context, m->f, points[k], NULL);
    }
    void *scratch = recorded_memory(bytes);
    jf_status status = jf_record(m->context, m->f, points[0], NULL, scratch, bytes, &r);
    for (size_t k = 1; k < paths && status == JF_OK; k++) {
        status = jf_record_path(r, points[k]);
    }
    recorded_needs(status, "jf_record", jf_message(m->context));
    m->program_bytes = jf_program_bytes(r);
    m->memory[1] = recorded_memory(m->program_bytes);
    recorded_needs(jf_program_build(r, m->memory[1], m->program_bytes, &m->program), "jf_program_build", jf_message(m->context));
    free(scratch);
    recorded_needs(jf_attach(m->context, m->f, m->program, JF_MISS_CALLS), "jf_attach", jf_message(m->context));
}

/* Finds the pattern of the program in arrays of the caller, as jf_program_pattern does. With pattern->entries 0 and no arrays it only counts
   the entries. */
static inline void recorded_pattern(struct recorded *m, uint32_t kind, uint32_t which, jf_pattern *pattern) {
    const bool count = pattern->entries == 0;
    const size_t bytes = jf_program_pattern_scratch(m->program, NULL, kind);
    void *scratch = recorded_memory(bytes);
    const jf_status status = jf_program_pattern(m->program, NULL, kind, which, NULL, scratch, bytes, pattern);
    free(scratch);
    recorded_needs(count && status == JF_TOO_SMALL ? JF_OK : status, "jf_program_pattern", jf_status_text(status));
}

/* A plan for that pattern, kept in place of one made before. */
static inline void recorded_plan(struct recorded *m, uint32_t kind, const jf_pattern *pattern) {
    const size_t bytes = jf_plan_bytes(pattern, kind), scratch_bytes = jf_plan_scratch_bytes(pattern, kind);
    void *scratch = recorded_memory(scratch_bytes);
    free(m->memory[2]);
    m->memory[2] = recorded_memory(bytes);
    const jf_status status = jf_plan_make(pattern, kind, JF_ORDER_BEST, m->memory[2], bytes, scratch, scratch_bytes, &m->plan);
    free(scratch);
    recorded_needs(status, "jf_plan_make", jf_status_text(status));
}

static inline void recorded_free(struct recorded *m) {
    for (int k = 0; k < 3; k++) {
        free(m->memory[k]);
    }
}

#endif
