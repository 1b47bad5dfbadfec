/* Linked with a program of the harness in place of the drivers (--wrap): every call that succeeds is made once more, in a context of its own, with the
 * function recorded at that point, and the results must be the same bits, and the flags those that operations raise which reach an output. So every test
 * is one of recording and replay, too.
 *
 * A function that cannot be recorded, because it asks for a value, is left alone, and so is a call from inside another.
 */
#ifndef RECORDED_DRIVERS_C
#define RECORDED_DRIVERS_C
#include "jacfwd.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SCRATCH = 1 << 22, PROGRAM = 1 << 21, MOST_FUNCTIONS = 4096, MOST_BLOCKS = 64 };

static uint64_t scratch[SCRATCH / 8], program[PROGRAM / 8];
static unsigned long compared, left_alone;
/* Calls from inside a function, and those made here. */
static int inside;

static void tell(void) { fprintf(stderr, "recorded: %lu calls compared, %lu not recordable\n", compared, left_alone); }

static void fail(const char *what, const char *message) {
    fprintf(stderr, "recorded: %s (%s)\n", what, message);
    exit(1);
}

#define J_(a, b) a##b
#define J(a, b) J_(a, b)

#define real double
#define PREFIX jf_
#include "drivers.c"
#undef real
#undef PREFIX
#define real float
#define PREFIX jff_
#define jf_context jff_context
#define jf_func jff_func
#define jf_fn jff_fn
#define jf_matrix jff_matrix
#define jf_recording jff_recording
#define jf_eval jff_eval
#define jf_num jff_num
#include "drivers.c"

#else

#define P(name) J(PREFIX, name)
#define N(name) J(P(name), _of_recorded)
#define REAL(name) J(__real_, P(name))
#define WRAP(name) J(__wrap_, P(name))

/* The contexts there are, and the functions: those of contexts made anew stand behind the old. */
static struct {
    jf_context *c;
    size_t lanes;
    uint32_t level;
} N(contexts)[MOST_FUNCTIONS];
static struct {
    jf_context *c;
    uint32_t id;
    jf_fn fn;
    void *user;
    size_t n_in, n_out, n_aux, len[MOST_BLOCKS];
} N(functions)[MOST_FUNCTIONS];
static size_t N(count), N(count_of_contexts);

jf_status REAL(context_init)(void *memory, size_t bytes, const jf_config *config, jf_context **c);
jf_status REAL(register)(jf_context *c, jf_fn fn, const jf_signature *s, void *user, jf_func *f);
jf_status REAL(call)(jf_context *c, jf_func f, const real *const *in, const jf_options *o, real *const *out);
jf_status REAL(jvp_many)(jf_context *c, jf_func f, size_t k, const real *const *in, const real *const *t, const jf_options *o, real *const *out, real *const *out_t);
jf_status REAL(jacfwd)(jf_context *c, jf_func f, const real *const *in, const jf_options *o, const jf_matrix *jac, real *const *out);
jf_status REAL(hessian)(jf_context *c, jf_func f, const real *const *in, const jf_options *o, real *const *hess, const jf_matrix *jac, real *const *out);

jf_status WRAP(context_init)(void *memory, size_t bytes, const jf_config *config, jf_context **c) {
    const jf_status status = REAL(context_init)(memory, bytes, config, c);
    if (status == JF_OK) {
        const size_t at = N(count_of_contexts)++ % MOST_FUNCTIONS;
        N(contexts)[at].c = *c, N(contexts)[at].lanes = config->lanes, N(contexts)[at].level = config->level;
    }
    return status;
}

jf_status WRAP(register)(jf_context *c, jf_fn fn, const jf_signature *s, void *user, jf_func *f) {
    const jf_status status = REAL(register)(c, fn, s, user, f);
    if (status == JF_OK && s->n_in + s->n_out + s->n_aux <= MOST_BLOCKS) {
        const size_t at = N(count)++ % MOST_FUNCTIONS;
        N(functions)[at].c = c, N(functions)[at].id = f->id, N(functions)[at].fn = fn, N(functions)[at].user = user;
        N(functions)[at].n_in = s->n_in, N(functions)[at].n_out = s->n_out, N(functions)[at].n_aux = s->n_aux;
        size_t *len = N(functions)[at].len;
        for (size_t k = 0; k < s->n_in; k++) *len++ = s->in_len[k];
        for (size_t k = 0; k < s->n_out; k++) *len++ = s->out_len[k];
        for (size_t k = 0; k < s->n_aux; k++) *len++ = s->aux_len[k];
    }
    return status;
}

/* The index of what was made last, or -1. */
static int N(find)(jf_context *c, jf_func f) {
    const size_t most = N(count) < MOST_FUNCTIONS ? N(count) : MOST_FUNCTIONS;
    for (size_t k = 0; k < most; k++) {
        const size_t at = (N(count) - 1 - k) % MOST_FUNCTIONS;
        if (N(functions)[at].c == c && N(functions)[at].id == f.id) {
            return (int)at;
        }
    }
    return -1;
}

/* A context of its own with the function, as wide as the one it is of. */
static jf_context *N(own)(int at, jf_func *f) {
    jf_config config = {.functions = 1, .blocks = MOST_BLOCKS, .numbers = 8192};
    const size_t most = N(count_of_contexts) < MOST_FUNCTIONS ? N(count_of_contexts) : MOST_FUNCTIONS;
    for (size_t k = 0; k < most; k++) {
        const size_t context = (N(count_of_contexts) - 1 - k) % MOST_FUNCTIONS;
        if (N(contexts)[context].c == N(functions)[at].c) {
            config.lanes = N(contexts)[context].lanes, config.level = N(contexts)[context].level;
            break;
        }
    }
    const size_t bytes = P(context_bytes)(&config), *len = N(functions)[at].len;
    static void *memory;
    free(memory);
    memory = malloc(bytes);
    jf_context *c;
    if (REAL(context_init)(memory, bytes, &config, &c) != JF_OK) fail("context", "of its own");
    const size_t n_in = N(functions)[at].n_in, n_out = N(functions)[at].n_out;
    const jf_signature s = {n_in, len, n_out, len + n_in, N(functions)[at].n_aux, len + n_in + n_out};
    if (REAL(register)(c, N(functions)[at].fn, &s, N(functions)[at].user, f) != JF_OK) fail("register", P(message)(c));
    return c;
}

/* Records the function at the point and attaches what it did, in a context of its own. NULL if it cannot be recorded. */
static jf_context *N(record)(int at, jf_func *f, const real *const *in, const jf_options *o) {
    jf_context *c = N(own)(at, f);
    jf_recording *r;
    const jf_status status = P(record)(c, *f, in, o, scratch, sizeof scratch, &r);
    if (status == JF_NOT_RECORDABLE) {
        left_alone++;
        return NULL;
    }
    if (status != JF_OK) fail("record", P(message)(c));
    const size_t bytes = P(program_bytes)(r);
    const jf_program *p, *again;
    if (P(program_build)(r, program, sizeof program, &p) != JF_OK) fail("build", P(message)(c));
    if (jf_program_open(program, bytes, &again) != JF_OK || again != p) {
        P(attach)(c, *f, p, JF_MISS_FAILS);
        fail("open", P(message)(c));
    }
    P(clear_flags)(c);
    if (P(attach)(c, *f, p, JF_MISS_FAILS) != JF_OK) fail("attach", P(message)(c));
    if (compared++ == 0) atexit(tell);
    return c;
}

/* The program has run: its flags are some of those that the function raises. */
static void N(judge)(jf_context *c, jf_func f, uint32_t flags, const char *what, jf_status status) {
    if (status != JF_OK || P(path_hits)(c, f) == 0) fail(what, P(message)(c));
    if (P(flags)(c) & ~flags) fail(what, P(flag_place)(c, P(flags)(c) & ~flags & (0u - (P(flags)(c) & ~flags))));
}

/* Room for results, as many as a block has. */
static real *N(room)(size_t n) {
    real *data = malloc((n ? n : 1) * sizeof *data);
    memset(data, 0x5A, (n ? n : 1) * sizeof *data);
    return data;
}

static void N(same)(const char *what, const real *a, const real *b, size_t n) {
    if (memcmp(a, b, n * sizeof *a) != 0) {
        for (size_t k = 0; k < n; k++) {
            if (memcmp(a + k, b + k, sizeof *a) != 0) {
                fprintf(stderr, "%s [%zu]: %.17g, recorded %.17g\n", what, k, (double)a[k], (double)b[k]);
            }
        }
        fail(what, "not the same bits");
    }
}

/* The values: a table of copies, NULL where they are not wanted. */
static size_t N(outputs)(int at, real *const *out, real **copy) {
    const size_t blocks = N(functions)[at].n_out + N(functions)[at].n_aux;
    for (size_t o = 0; o < blocks; o++) {
        copy[o] = out && out[o] ? N(room)(N(functions)[at].len[N(functions)[at].n_in + o]) : NULL;
    }
    return blocks;
}

static void N(compare)(const char *what, real *const *out, real **copy, const size_t *len, size_t scale, size_t blocks) {
    for (size_t o = 0; o < blocks; o++) {
        if (copy[o]) N(same)(what, out[o], copy[o], len[o] * scale);
        free(copy[o]);
    }
}

jf_status WRAP(call)(jf_context *c, jf_func f, const real *const *in, const jf_options *o, real *const *out) {
    inside++;
    const jf_status status = REAL(call)(c, f, in, o, out);
    const int at = status == JF_OK && inside == 1 ? N(find)(c, f) : -1;
    jf_func g;
    jf_context *own = at >= 0 ? N(record)(at, &g, in, o) : NULL;
    if (own) {
        real *copy[MOST_BLOCKS];
        const size_t blocks = N(outputs)(at, out, copy);
        N(judge)(own, g, P(flags)(c), "jf_call", REAL(call)(own, g, in, o, out ? copy : NULL));
        N(compare)("value", out, copy, N(functions)[at].len + N(functions)[at].n_in, 1, blocks);
    }
    inside--;
    return status;
}

jf_status WRAP(jvp_many)(jf_context *c, jf_func f, size_t k, const real *const *in, const real *const *t, const jf_options *o, real *const *out, real *const *out_t) {
    inside++;
    const jf_status status = REAL(jvp_many)(c, f, k, in, t, o, out, out_t);
    const int at = status == JF_OK && inside == 1 ? N(find)(c, f) : -1;
    jf_func g;
    jf_context *own = at >= 0 ? N(record)(at, &g, in, o) : NULL;
    if (own) {
        real *copy[MOST_BLOCKS], *tangents[MOST_BLOCKS];
        const size_t *len = N(functions)[at].len + N(functions)[at].n_in, n_out = N(functions)[at].n_out;
        const size_t blocks = N(outputs)(at, out, copy);
        for (size_t i = 0; i < n_out; i++) tangents[i] = out_t && out_t[i] ? N(room)(len[i] * k) : NULL;
        N(judge)(own, g, P(flags)(c), "jf_jvp_many", REAL(jvp_many)(own, g, k, in, t, o, out ? copy : NULL, out_t ? tangents : NULL));
        N(compare)("value", out, copy, len, 1, blocks);
        N(compare)("tangent", out_t, tangents, len, k, n_out);
    }
    inside--;
    return status;
}

/* The blocks of a Jacobian: dense copies, NULL where they are not wanted. */
static void N(blocks)(int at, const jf_options *o, const jf_matrix *jac, jf_matrix *copy) {
    const size_t n_in = N(functions)[at].n_in, n_out = N(functions)[at].n_out, wide = o && (o->argnums || o->n_argnums) ? o->n_argnums : 1;
    for (size_t k = 0; k < n_out * wide; k++) {
        const int a = o && o->argnums ? o->argnums[k % wide] : (int)(k % wide);
        const size_t cols = N(functions)[at].len[a < 0 ? n_in + (size_t)a : (size_t)a], rows = N(functions)[at].len[n_in + k / wide];
        copy[k].data = jac && jac[k].data ? N(room)(rows * cols) : NULL;
        copy[k].row_stride = copy[k].col_stride = 0;
    }
}

static void N(compare_blocks)(int at, const jf_options *o, const jf_matrix *jac, jf_matrix *copy) {
    const size_t n_in = N(functions)[at].n_in, n_out = N(functions)[at].n_out, wide = o && (o->argnums || o->n_argnums) ? o->n_argnums : 1;
    for (size_t k = 0; k < n_out * wide; k++) {
        const int a = o && o->argnums ? o->argnums[k % wide] : (int)(k % wide);
        const size_t cols = N(functions)[at].len[a < 0 ? n_in + (size_t)a : (size_t)a], rows = N(functions)[at].len[n_in + k / wide];
        for (size_t i = 0; copy[k].data && i < rows; i++) {
            for (size_t j = 0; j < cols; j++) {
                const int dense = jac[k].row_stride == 0 && jac[k].col_stride == 0;
                const ptrdiff_t row = dense ? (ptrdiff_t)cols : jac[k].row_stride, col = dense ? 1 : jac[k].col_stride;
                N(same)("derivative", jac[k].data + (ptrdiff_t)i * row + (ptrdiff_t)j * col, copy[k].data + i * cols + j, 1);
            }
        }
        free(copy[k].data);
    }
}

jf_status WRAP(jacfwd)(jf_context *c, jf_func f, const real *const *in, const jf_options *o, const jf_matrix *jac, real *const *out) {
    inside++;
    const jf_status status = REAL(jacfwd)(c, f, in, o, jac, out);
    const int at = status == JF_OK && inside == 1 ? N(find)(c, f) : -1;
    jf_func g;
    jf_context *own = at >= 0 ? N(record)(at, &g, in, o) : NULL;
    if (own) {
        real *copy[MOST_BLOCKS];
        jf_matrix copies[MOST_BLOCKS];
        const size_t blocks = N(outputs)(at, out, copy);
        N(blocks)(at, o, jac, copies);
        N(judge)(own, g, P(flags)(c), "jf_jacfwd", REAL(jacfwd)(own, g, in, o, jac ? copies : NULL, out ? copy : NULL));
        N(compare)("value", out, copy, N(functions)[at].len + N(functions)[at].n_in, 1, blocks);
        N(compare_blocks)(at, o, jac, copies);
    }
    inside--;
    return status;
}

jf_status WRAP(hessian)(jf_context *c, jf_func f, const real *const *in, const jf_options *o, real *const *hess, const jf_matrix *jac, real *const *out) {
    inside++;
    const jf_status status = REAL(hessian)(c, f, in, o, hess, jac, out);
    const int at = status == JF_OK && inside == 1 ? N(find)(c, f) : -1;
    jf_func g;
    jf_context *own = at >= 0 ? N(record)(at, &g, in, o) : NULL;
    if (own) {
        real *copy[MOST_BLOCKS], *second[MOST_BLOCKS];
        jf_matrix copies[MOST_BLOCKS];
        const size_t *len = N(functions)[at].len, n_in = N(functions)[at].n_in, n_out = N(functions)[at].n_out;
        const size_t wide = o && (o->argnums || o->n_argnums) ? o->n_argnums : 1, blocks = N(outputs)(at, out, copy);
        size_t sizes[MOST_BLOCKS];
        for (size_t k = 0; k < n_out * wide * wide; k++) {
            sizes[k] = len[n_in + k / wide / wide];
            for (size_t side = 0; side < 2; side++) {
                const size_t position = side ? k % wide : k / wide % wide;
                const int a = o && o->argnums ? o->argnums[position] : (int)position;
                sizes[k] *= len[a < 0 ? n_in + (size_t)a : (size_t)a];
            }
            second[k] = hess && hess[k] ? N(room)(sizes[k]) : NULL;
        }
        N(blocks)(at, o, jac, copies);
        N(judge)(own, g, P(flags)(c), "jf_hessian", REAL(hessian)(own, g, in, o, hess ? second : NULL, jac ? copies : NULL, out ? copy : NULL));
        N(compare)("value", out, copy, len + n_in, 1, blocks);
        N(compare)("second derivative", hess, second, sizes, 1, n_out * wide * wide);
        N(compare_blocks)(at, o, jac, copies);
    }
    inside--;
    return status;
}

#undef P
#undef N
#undef REAL
#undef WRAP
#endif
