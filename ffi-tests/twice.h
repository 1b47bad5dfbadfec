/* A program whose text is tested in both precisions: it names itself, and is included in double and in single precision.
 *
 *     #ifndef TWICE_H
 *     #define SELF "name.c"
 *     #include "twice.h"
 *     #else
 *     TEST(a_promise) { ... }          written with jf_ names and `real`
 *     static void N(all)(void) { RUN(a_promise); }
 *     #endif
 */
#ifndef TWICE_H
#define TWICE_H

#include "check.h"
#include "jacfwd.h"

#include <float.h>
#include <stdlib.h>

/* The root of the project, as the program was told. */
static const char *root = ".";

/* With -DBITS the bits of results are printed, a line for each point, so that processors can be compared. */
#ifndef BITS
#define BITS 0
#endif

/* With -DLEVEL=n everything runs at that CPU level, so that levels can be compared. */
#ifndef LEVEL
#define LEVEL 0
#endif

#define UNUSED __attribute__((unused))

/* A name with the precision in it. */
#define N(name) JOIN_(name, PRECISION)
#define JOIN_(a, b) JOIN__(a, b)
#define JOIN__(a, b) a##_##b
#define TEXT_(name) TEXT__(name)
#define TEXT__(name) #name

/* A function to differentiate. */
#define FN(name) \
    static int N(name)(UNUSED jf_eval *e, UNUSED const jf_num *const *in, UNUSED jf_num *const *out, UNUSED void *user)
#define TEST(name) static void N(name)(void)
#define RUN(name) (part = TEXT_(N(name)), N(name)())
#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* Memory of contexts, freed at the end. */
static void *memories[4096];
static size_t n_memories;

static inline void *memory(size_t bytes) {
    if (n_memories == LENGTH(memories)) {
        printf("too many contexts in one test\n");
        exit(1);
    }
    return memories[n_memories++] = malloc(bytes);
}

static inline void free_memory(void) {
    while (n_memories > 0) {
        free(memories[--n_memories]);
    }
}

#define PRECISION double
#define real double
#define EPS DBL_EPSILON
#define CONTEXT_BYTES JF_CONTEXT_BYTES
#include "context.h"
#include SELF
#undef PRECISION
#undef real
#undef EPS
#undef CONTEXT_BYTES

#define SINGLE
#define PRECISION float
#define real float
#define EPS FLT_EPSILON
#define CONTEXT_BYTES JFF_CONTEXT_BYTES
#include "single.h"
#include "context.h"
#include SELF

int main(int argc, char **argv) {
    if (argc > 1) {
        root = argv[1];
    }
    N(all)();
    all_double();
    free_memory();
    return finish();
}

#endif
