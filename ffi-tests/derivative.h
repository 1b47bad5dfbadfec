/* Derivatives of a program as programs, in memory of their exact sizes, run at points. Included once for each precision. */
#include "print.h"

/* The derivative of a program; NULL if there is none, and why in *status. */
static inline const jf_program *N(derivative)(const jf_program *p, const jf_options *options, const jf_derivative *what, jf_status *status) {
    size_t bytes = 4096;
    jf_recording *r = NULL;
    do {
        *status = jf_differentiate(p, options, what, memory(bytes), &bytes, &r);
    } while (*status == JF_TOO_SMALL && bytes < (size_t)1 << 28);
    if (*status != JF_OK) {
        CHECK(r == NULL);
        return NULL;
    }
    const size_t size = jf_program_bytes(r);
    const jf_program *q = NULL, *opened = NULL;
    void *const place = memory(size);
    CHECK_INT(jf_program_build(r, place, size, &q), JF_OK);
    CHECK_INT(jf_program_open(place, size, &opened), JF_OK);
    CHECK(opened == q && q != NULL);
    N(print)(q, size);
    return q;
}

/* What runs a program, so many points at a time. */
static inline jf_runner *N(runner)(const jf_program *q, size_t points) {
    const size_t bytes = jf_runner_bytes(q, points);
    jf_runner *r = NULL;
    CHECK_INT(jf_runner_init(q, LEVEL, memory(bytes), bytes, &r), JF_OK);
    CHECK(r != NULL);
    return r;
}

/* The Jacobian and the Hessian of a program, if it has some, values before; they call the rules of a context. */
typedef struct {
    jf_runner *jacobian, *hessian;
} N(derivatives);

static inline N(derivatives) N(derivatives_of)(const jf_program *p, jf_context *c) {
    N(derivatives) d = {NULL, NULL};
    jf_status status;
    const jf_program *const jacobian = N(derivative)(p, NULL, &(jf_derivative){.kind = JF_DERIVE_JACOBIAN, .flags = JF_DERIVE_VALUES}, &status);
    CHECK_INT(status, JF_OK);
    if (jacobian != NULL) {
        d.jacobian = N(runner)(jacobian, 1);
        CHECK_INT(jf_runner_rules(d.jacobian, c), JF_OK);
        const jf_program *const hessian = N(derivative)(p, NULL, &(jf_derivative){.kind = JF_DERIVE_HESSIAN, .flags = JF_DERIVE_VALUES}, &status);
        CHECK_INT(status, JF_OK);
        d.hessian = hessian != NULL ? N(runner)(hessian, 1) : NULL;
        CHECK_INT(jf_runner_rules(d.hessian, c), JF_OK);
    }
    return d;
}
