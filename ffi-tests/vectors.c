/* The reference vectors of tests/vectors through the C interface: value, slopes and second derivatives of every operation stay within
 * the published errors. */
#ifndef TWICE_H
#define SELF "vectors.c"
#include "operations.h"
#include "twice.h"
#else
#include "call.h"

#ifndef SINGLE
/* An exact number: a double, what it lacks in its own ULP, and the size that errors are relative to. */
typedef struct {
    double high, low, scale;
} exact;

/* The ULP of a number with that many digits and least exponent. */
static double ulp(double x, int digits, int least) {
    int exponent;
    frexp(x, &exponent);
    if (x == 0 || exponent - 1 < least) {
        exponent = least + 1;
    }
    return ldexp(1, exponent - digits);
}

static double from_bits(uint64_t bits) {
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* Reads hex[:low[:scale]]. */
static bool read_exact(const char *word, exact *to) {
    char *end;
    to->high = from_bits(strtoull(word, &end, 16));
    bool good = end - word == 16;
    to->low = *end == ':' ? strtod(end + 1, &end) : 0;
    double scale = *end == ':' ? strtod(end + 1, &end) : 0;
    to->scale = fmax(fabs(to->high), scale);
    return good && *end == 0;
}

/* A row of a file: four groups of words. */
typedef struct {
    char *at[MOST], *y[1], *d1[MOST], *d2[MOST];
    size_t n, n_y, n_d1, n_d2;
} row;

static bool read_row(char *line, row *to) {
    char **group[4] = {to->at, to->y, to->d1, to->d2};
    size_t *count[4] = {&to->n, &to->n_y, &to->n_d1, &to->n_d2}, most[4] = {MOST, 1, MOST, MOST};
    size_t k = 0;
    for (int i = 0; i < 4; i++) {
        *count[i] = 0;
    }
    for (char *word = strtok(line, " \n"); word != NULL; word = strtok(NULL, " \n")) {
        if (strcmp(word, "|") == 0) {
            if (++k == 4) {
                return false;
            }
        } else if (*count[k] == most[k]) {
            return false;
        } else {
            group[k][(*count[k])++] = word;
        }
    }
    return to->n > 0 && to->n_y == 1;
}

static FILE *open_vectors(const char *name) {
    char path[4096];
    snprintf(path, sizeof path, "%s/tests/vectors/%s", root, name);
    return fopen(path, "r");
}

/* The published errors of a set of points; of arrays, which have none, those that they keep. False: nothing is published. */
static bool read_bounds(const char *name, const char *precision, bool array, double *bounds) {
    /* A softmax: 0.9 for the exponential of libm, 0.5 each for its correction, the sum and the quotient, rounded up. */
    bounds[0] = 3, bounds[1] = 4, bounds[2] = 0;
    FILE *file = open_vectors("bounds.txt");
    if (file == NULL) {
        return false;
    }
    char line[256], words[2][64];
    double found[3];
    bool known = array;
    while (fgets(line, sizeof line, file) != NULL) {
        if (sscanf(line, "%63s %63s %lf %lf %lf", words[0], words[1], found, found + 1, found + 2) == 5 &&
            strcmp(words[0], name) == 0 && strcmp(words[1], precision) == 0) {
            memcpy(bounds, found, sizeof found);
            known = true;
        }
    }
    fclose(file);
    return known;
}
#endif

/* How far a result is off, in ULP of this precision. */
static double N(error)(real got, const exact *expected) {
    double x = (double)got;
    if (!isfinite(x)) {
        return same(x, expected->high) ? 0 : INFINITY;
    }
    double unit = ulp(expected->high, 53, -1022);
    double own = sizeof(real) == 4 ? ulp(expected->scale, 24, -126) : ulp(expected->scale, 53, -1022);
    return fabs((x - expected->high) / unit - expected->low) * (unit / own);
}

static real N(argument)(const char *word) {
#ifdef SINGLE
    uint32_t bits = (uint32_t)strtoul(word, NULL, 16);
#else
    uint64_t bits = strtoull(word, NULL, 16);
#endif
    real x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* Compares one result with its word; `scale` is the least that errors are relative to. */
static void N(compare)(const char *name, const char *what, real got, const char *word, double scale, double bound, const row *at) {
    exact expected;
    CHECK(read_exact(word, &expected));
    expected.scale = fmax(expected.scale, scale);
    double off = N(error)(got, &expected);
    if (failing(off <= bound)) {
        printf("%s %s: %s is %a, exactly %s: %.2f ULP, %.1f allowed, at %s %s\n", part, name, what, (double)got, word, off, bound,
               at->at[0], at->n > 1 ? at->at[1] : "");
    }
}

static void N(try)(jf_context *c, jf_func f, N(operation) *o, const row *r, const double *bounds, unsigned long point) {
    real x[MOST], y, jac[MOST], hess[MOST * MOST], first[MOST], value;
    o->n = r->n - has_parameter(o->kind);
    if (o->kind == UNARY_INTEGER) {
        o->exponent = atoi(r->at[o->n]);
    } else if (has_parameter(o->kind)) {
        o->parameter = N(argument)(r->at[o->n]);
    }
    for (size_t j = 0; j < MOST; j++) {
        x[j] = j < o->n ? N(argument)(r->at[j]) : 0;
    }
    const real *inputs[] = {x};
    const jf_matrix block[] = {{jac, 0, 0}}, again[] = {{first, 0, 0}};
    CHECK_INT(jf_jacfwd(c, f, inputs, NULL, block, (real *[]){&y}), JF_OK);
    CHECK_INT(jf_call(c, f, inputs, NULL, (real *[]){&value}), JF_OK);
    CHECK_SAME(value, y);
    /* The slopes of an array operation are as good as the largest of them. */
    double scale = 0;
    N(compare)(o->name, "the value", y, r->y[0], scale, bounds[0], r);
    CHECK_INT(r->n_d1, o->n);
    for (size_t j = 0; j < o->n && o->kind == ARRAY; j++) {
        scale = fmax(scale, fabs((double)jac[j]));
    }
    for (size_t j = 0; j < r->n_d1 && j < o->n; j++) {
        N(compare)(o->name, "a slope", jac[j], r->d1[j], scale, bounds[1], r);
    }
    uint64_t hash = mixed(mixed(HASH_START, &y, sizeof y), jac, o->n * sizeof(real));
    if (r->n_d2 == 0) {
        print_bits(o->name, point, hash);
        return;
    }
    CHECK_INT(jf_hessian(c, f, inputs, NULL, (real *[]){hess}, again, (real *[]){&value}), JF_OK);
    CHECK_SAME(value, y);
    CHECK(N(equal)(first, jac, o->n));
    size_t k = 0;
    for (size_t p = 0; p < o->n; p++) {
        for (size_t q = p; q < o->n && k < r->n_d2; q++, k++) {
            N(compare)(o->name, "a second derivative", hess[p * MOST + q], r->d2[k], 0, bounds[2], r);
        }
    }
    CHECK_INT(k, r->n_d2);
    print_bits(o->name, point, mixed(hash, hess, sizeof hess));
}

/* Arithmetic with a plain real is arithmetic with a constant, and has no vectors of its own. */
static bool N(without)(const char *name) {
    const char *names[] = {"add_c", "sub_c", "c_sub", "mul_c", "div_c", "c_div"};
    for (size_t k = 0; k < LENGTH(names); k++) {
        if (strcmp(name, names[k]) == 0) {
            return true;
        }
    }
    return false;
}

/* One set of points of an operation: its own, which there must be, or `.far`, exceptional arguments, which there must be where their errors
   are published. */
static void N(try_set)(N(operation) *o, const char *suffix) {
    const char *precision = sizeof(real) == 4 ? "f32" : "f64";
    char set[128], name[256], line[4096];
    snprintf(set, sizeof set, "%s%s", o->name, suffix);
    snprintf(name, sizeof name, "%s.%s.txt", set, precision);
    FILE *file = open_vectors(name);
    double bounds[3];
    bool known = read_bounds(set, precision, o->kind == ARRAY && *suffix == 0, bounds);
    if (file == NULL && *suffix != 0 && !known) {
        return;
    }
    if (failing(file != NULL && known)) {
        printf("%s: no file %s, or nothing published\n", part, name);
    }
    if (file == NULL) {
        return;
    }
    /* All arguments there can be, the rest unused: directions beyond the operation's own have no part in it. */
    jf_context *c = N(context)(1, 160, 0);
    jf_func f = N(simple)(c, N(one), MOST, 1, o);
    unsigned long rows = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        if (line[0] == '#') {
            continue;
        }
        row r;
        bool good = read_row(line, &r);
        CHECK(good);
        if (good) {
            N(try)(c, f, o, &r, bounds, rows + (*suffix != 0 ? 1000 : 0));
            rows++;
        }
    }
    fclose(file);
    CHECK(rows >= 48);
}

TEST(results_are_within_the_published_errors_of_the_exact_ones) {
    for (size_t k = 0; k < LENGTH(N(table)); k++) {
        if (!N(without)(N(table)[k].name)) {
            N(try_set)(&N(table)[k], "");
            N(try_set)(&N(table)[k], ".far");
        }
    }
}

static void N(all)(void) {
    RUN(results_are_within_the_published_errors_of_the_exact_ones);
}

#endif
