/* Programs printed as C, each with a self-test at points of its own, in files of several: with -DPRINTED=n every n-th, into the directory that
 * JACFWD_PRINTED names, for compilers to come. Included once for each precision. */

#ifdef PRINTED
#ifndef SINGLE
enum { PRINTED_EACH = 24, PRINTED_POINTS = 2, PRINTED_INPUTS = 4096 };
static unsigned printed_files, printed_programs, printed_tried;
static uint64_t printed_state = 7;

static inline void printed_to(const char *text, size_t length, void *user) {
    if (user != NULL) {
        CHECK(fwrite(text, 1, length, user) == length);
    }
}

static inline double printed_number(unsigned spread) {
    printed_state = printed_state * 6364136223846793005u + 1442695040888963407u;
    const unsigned n = (unsigned)(printed_state >> 40);
    const double special[] = {0, -0.0, 1, -1, 0.5, INFINITY, -INFINITY, NAN, 1e-300, 1e300, 1e-30, 1e30};
    return n % spread == 0 ? special[n / spread % LENGTH(special)] : (double)(n % 4001) / 1000 - 2;
}
#endif

static jf_printed N(printed)[PRINTED_EACH];
/* A context whose rules self-tests call. */
static const jf_context *N(printed_rules);
static size_t N(printed_count);

static inline jf_status N(print_part)(const jf_printed *items, size_t count, unsigned part, const char *name, size_t statements, FILE *file) {
    const jf_printing how = {.part = part, .name = name, .statements = statements, .rules = N(printed_rules)};
    size_t bytes = 0;
    CHECK_INT(jf_print_c(items, count, &how, NULL, &bytes, printed_to, file), JF_TOO_SMALL);
    void *scratch = malloc(bytes);
    const jf_status status = jf_print_c(items, count, &how, scratch, &bytes, printed_to, file);
    free(scratch);
    return status;
}

/* Writes the files of all programs since the last. */
static inline void N(print_files)(void) {
    static const char *const ends[] = {[JF_C_SOURCE] = ".c", [JF_C_HEADER] = ".h", [JF_C_SELFTEST] = "_selftest.c", [JF_C_LANES] = "_lanes.c", [JF_C_LANES_HEADER] = "_lanes.h"};
    const char *directory = getenv("JACFWD_PRINTED");
    if (N(printed_count) == 0 || directory == NULL) {
        return;
    }
    char name[16], path[400];
    snprintf(name, sizeof name, "%c%u", sizeof(real) == 4 ? 'f' : 'd', printed_files++);
    for (unsigned part = 0; part < LENGTH(ends); part++) {
        if (ends[part] == NULL) {
            continue;
        }
        snprintf(path, sizeof path, "%s/%s%s", directory, name, ends[part]);
        FILE *file = fopen(path, "w");
        CHECK(file != NULL);
        /* Functions of a few statements, of some dozens, and of as many as usual. */
        static const size_t statements[] = {7, 60, 0};
        CHECK_INT(N(print_part)(N(printed), N(printed_count), part, name, statements[printed_files % 3], file), JF_OK);
        if (file != NULL) {
            fclose(file);
        }
    }
    for (size_t k = 0; k < N(printed_count); k++) {
        free((void *)(uintptr_t)N(printed)[k].program), free((void *)(uintptr_t)N(printed)[k].name), free((void *)(uintptr_t)N(printed)[k].points);
    }
    N(printed_count) = 0;
}

/* Prints a program of so many bytes, with what is printed around it, unless nobody can. */
static inline void N(print)(const jf_program *p, size_t bytes) {
    if (p == NULL || printed_tried++ % PRINTED != 0) {
        return;
    }
    real *points = malloc(PRINTED_INPUTS * sizeof *points);
    void *copy = malloc(bytes);
    char *name = malloc(16);
    memcpy(copy, p, bytes);
    snprintf(name, 16, "p%u", printed_programs);
    const unsigned spread = printed_programs % 3 == 0 ? 3 : 40;
    for (size_t k = 0; k < PRINTED_INPUTS; k++) {
        points[k] = (real)printed_number(spread);
    }
    const jf_printed item = {.program = copy, .name = name, .points = points, .count = PRINTED_POINTS};
    const jf_status status = N(print_part)(&item, 1, JF_C_SELFTEST, "alone", 0, NULL);
    if (status != JF_OK) {
        CHECK(status == JF_UNSUPPORTED || status == JF_UNKNOWN_RULE || status == JF_RANDOM_FORBIDDEN);
        free(copy), free(name), free(points);
        return;
    }
    printed_programs++;
    N(printed)[N(printed_count)++] = item;
    if (N(printed_count) == PRINTED_EACH) {
        N(print_files)();
    } else if (N(printed_count) == 1) {
        static bool registered;
        if (!registered) {
            registered = true;
            atexit(N(print_files));
        }
    }
}

static inline void N(print_with_rules)(const jf_context *c) { N(printed_rules) = c; }
#else
static inline void N(print_with_rules)(const jf_context *c) { (void)c; }
static inline void N(print)(const jf_program *p, size_t bytes) {
    (void)p, (void)bytes;
}
#endif
