/* Every operation by name, and a function that is one of them. Included once for each precision. */
#include "bits.h"

#ifndef SINGLE
/* How an operation is called; the arrays take all arguments as one. */
enum { UNARY, UNARY_REAL, REAL_UNARY, UNARY_INTEGER, BINARY, TERNARY, ARRAY };
/* Most arguments. */
#define MOST 10

/* 1 if the last argument of a row is a plain parameter. */
static inline size_t has_parameter(int kind) {
    return kind == UNARY_REAL || kind == REAL_UNARY || kind == UNARY_INTEGER;
}

#endif

/* An operation, or an array of them. */
typedef struct {
    const char *name;
    int kind;
    jf_num (*unary)(jf_eval *, jf_num);
    jf_num (*unary_real)(jf_eval *, jf_num, real);
    jf_num (*real_unary)(jf_eval *, real, jf_num);
    jf_num (*unary_integer)(jf_eval *, jf_num, int);
    jf_num (*binary)(jf_eval *, jf_num, jf_num);
    jf_num (*ternary)(jf_eval *, jf_num, jf_num, jf_num);
    jf_num (*array)(jf_eval *, size_t, const jf_num *);
    size_t n;
    real parameter;
    int exponent;
} N(operation);

static jf_num N(first_of_softmax)(jf_eval *e, size_t n, const jf_num *a) {
    jf_num y[MOST];
    jf_softmax(e, n, a, y);
    return y[0];
}

static jf_num N(dot_of_halves)(jf_eval *e, size_t n, const jf_num *a) {
    return jf_dot(e, n / 2, a, a + n / 2);
}

#define TO_UNARY(f) {.name = #f, .kind = UNARY, .unary = jf_##f},
#define TO_UNARY_REAL(f) {.name = #f, .kind = UNARY_REAL, .unary_real = jf_##f},
#define TO_REAL_UNARY(f) {.name = #f, .kind = REAL_UNARY, .real_unary = jf_##f},
#define TO_UNARY_INTEGER(f) {.name = #f, .kind = UNARY_INTEGER, .unary_integer = jf_##f},
#define TO_BINARY(f) {.name = #f, .kind = BINARY, .binary = jf_##f},
#define TO_TERNARY(f) {.name = #f, .kind = TERNARY, .ternary = jf_##f},

static N(operation) N(table)[] = {
    OPERATIONS(TO_UNARY, TO_UNARY_REAL, TO_REAL_UNARY, TO_UNARY_INTEGER, TO_BINARY, TO_TERNARY)
    {.name = "norm", .kind = ARRAY, .array = jf_norm},
    {.name = "logsumexp", .kind = ARRAY, .array = jf_logsumexp},
    {.name = "prod", .kind = ARRAY, .array = jf_prod},
    {.name = "softmax", .kind = ARRAY, .array = N(first_of_softmax)},
    {.name = "dot", .kind = ARRAY, .array = N(dot_of_halves)},
};

/* The operation of that name, or none. */
static inline N(operation) *N(find)(const char *name) {
    for (size_t k = 0; k < LENGTH(N(table)); k++) {
        if (strcmp(N(table)[k].name, name) == 0) {
            return &N(table)[k];
        }
    }
    return NULL;
}

FN(one) {
    const N(operation) *o = user;
    const jf_num *x = in[0];
    switch (o->kind) {
    case UNARY: out[0][0] = o->unary(e, x[0]); break;
    case UNARY_REAL: out[0][0] = o->unary_real(e, x[0], o->parameter); break;
    case REAL_UNARY: out[0][0] = o->real_unary(e, o->parameter, x[0]); break;
    case UNARY_INTEGER: out[0][0] = o->unary_integer(e, x[0], o->exponent); break;
    case BINARY: out[0][0] = o->binary(e, x[0], x[1]); break;
    case TERNARY: out[0][0] = o->ternary(e, x[0], x[1], x[2]); break;
    default: out[0][0] = o->array(e, o->n, x); break;
    }
    return 0;
}
