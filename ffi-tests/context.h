/* Contexts, functions and their programs in a line, in the precision that twice.h is at. Included once for each. */

/* Rules that a context has room for. */
#ifndef RULES
#define RULES 3
#endif

/* A context in memory of its exact size from malloc, so that a byte too far is found by a sanitizer. */
static inline jf_context *N(context)(size_t functions, size_t numbers, size_t lanes) {
    jf_config config = {0};
    config.functions = functions;
    config.blocks = 8 * functions;
    config.numbers = numbers;
    config.lanes = lanes;
    config.rules = RULES;
    config.level = LEVEL;
    size_t bytes = jf_context_bytes(&config);
    jf_context *c = NULL;
    CHECK_INT(jf_context_init(memory(bytes), bytes, &config, &c), JF_OK);
    if (c == NULL) {
        printf("no context for %zu numbers\n", numbers);
        exit(1);
    }
    return c;
}

/* A function from n numbers to m. */
static inline jf_func N(simple)(jf_context *c, jf_fn fn, size_t n, size_t m, void *user) {
    jf_signature signature = {1, &n, 1, &m, 0, NULL};
    jf_func f;
    CHECK_INT(jf_register(c, fn, &signature, user, &f), JF_OK);
    return f;
}

/* A function of blocks: the lengths of the inputs, the outputs and the aux blocks, each list closed by END. */
#ifndef END
#define END ((size_t)-1)
#endif
static inline jf_func N(blocks)(jf_context *c, jf_fn fn, const size_t *lengths, void *user) {
    const size_t *list[3];
    size_t count[3];
    for (int k = 0; k < 3; k++) {
        list[k] = lengths;
        count[k] = 0;
        while (lengths[count[k]] != END) {
            count[k]++;
        }
        lengths += count[k] + 1;
    }
    jf_signature signature = {count[0], list[0], count[1], list[1], count[2], list[2]};
    jf_func f;
    CHECK_INT(jf_register(c, fn, &signature, user, &f), JF_OK);
    return f;
}
#define LENGTHS(...) ((const size_t[]){__VA_ARGS__})

/* What a function does at a point, recorded in as much scratch as is needed. */
static inline jf_recording *N(recording_of)(jf_context *c, jf_func f, const real *const *in) {
    const size_t bytes = jf_record_scratch(c, f, in, NULL);
    jf_recording *r = NULL;
    CHECK_INT(jf_record(c, f, in, NULL, memory(bytes), bytes, &r), JF_OK);
    return r;
}

/* The program of a recording, in memory of its exact size. */
static inline const jf_program *N(built)(jf_recording *r) {
    const size_t bytes = jf_program_bytes(r);
    const jf_program *p = NULL;
    CHECK_INT(jf_program_build(r, memory(bytes), bytes, &p), JF_OK);
    return p;
}

/* The program of a function, recorded at a point. */
static inline const jf_program *N(program_of)(jf_context *c, jf_func f, const real *const *in) {
    return N(built)(N(recording_of)(c, f, in));
}

/* Whether all elements are the same numbers. */
static inline bool N(equal)(const real *a, const real *b, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (!same(a[i], b[i])) {
            return false;
        }
    }
    return true;
}

/* Fills with a number that no result is. */
static inline void N(fill)(real *a, size_t n) {
    for (size_t i = 0; i < n; i++) {
        a[i] = (real)-777.25;
    }
}

/* Whether all elements are as `fill` left them. */
static inline bool N(untouched)(const real *a, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (!same(a[i], (real)-777.25)) {
            return false;
        }
    }
    return true;
}

/* The handle that a number's slot had half of all generations ago, or will have: no number of this pass, and none that is nobody's. */
static inline jf_num N(of_another_pass)(jf_num a) {
    a.id ^= 1u << 31;
    if (a.id >> 22 == 0) {
        a.id |= 1u << 22;
    }
    return a;
}
