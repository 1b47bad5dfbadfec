/* Checks that count themselves, and print place and values when they fail.
 * Knows nothing of the library. */
#ifndef CHECK_H
#define CHECK_H

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned long checks, failures;
/* What is being tested at the moment; printed with a failure. */
static const char *part = "";

/* Counts a check; true if it failed and may be printed. A broken library fails thousands of times: thirty say enough. */
static inline bool failing(bool ok) {
    checks++;
    return !ok && ++failures <= 30;
}

static inline void check(bool ok, const char *file, int line, const char *text) {
    if (failing(ok)) {
        printf("%s:%d: %s: not true: %s\n", file, line, part, text);
    }
}

static inline void check_integer(long long actual, long long expected, const char *file, int line, const char *text) {
    if (failing(actual == expected)) {
        printf("%s:%d: %s: %s is %lld, not %lld\n", file, line, part, text, actual, expected);
    }
}

/* The same number: zeros with their sign, any NaN like any other. */
static inline bool same(double a, double b) {
    return (isnan(a) && isnan(b)) || (!(a < b) && !(a > b) && !isnan(a) && !isnan(b) && !signbit(a) == !signbit(b));
}

static inline void check_same(double actual, double expected, const char *file, int line, const char *text) {
    if (failing(same(actual, expected))) {
        printf("%s:%d: %s: %s is %.17g (%a), not %.17g (%a)\n", file, line, part, text, actual, actual, expected, expected);
    }
}

static inline void check_near(double actual, double expected, double most, const char *file, int line, const char *text) {
    if (failing(same(actual, expected) || fabs(actual - expected) <= most)) {
        printf("%s:%d: %s: %s is %.17g, not %.17g to within %.3g\n", file, line, part, text, actual, expected, most);
    }
}

static inline void check_says(const char *actual, const char *words, const char *file, int line) {
    if (failing(strstr(actual, words) != NULL)) {
        printf("%s:%d: %s: \"%s\" does not say \"%s\"\n", file, line, part, actual, words);
    }
}

/* Bytes that nobody may have written. */
static inline void check_bytes(const void *actual, const void *expected, size_t bytes, const char *file, int line) {
    if (failing(memcmp(actual, expected, bytes) == 0)) {
        printf("%s:%d: %s: memory was written to\n", file, line, part);
    }
}

#define CHECK(condition) check((condition), __FILE__, __LINE__, #condition)
#define CHECK_INT(actual, expected) check_integer((long long)(actual), (long long)(expected), __FILE__, __LINE__, #actual)
#define CHECK_SAME(actual, expected) check_same((actual), (expected), __FILE__, __LINE__, #actual)
#define CHECK_NEAR(actual, expected, most) check_near((actual), (expected), (most), __FILE__, __LINE__, #actual)
#define CHECK_SAYS(actual, words) check_says((actual), (words), __FILE__, __LINE__)
#define CHECK_BYTES(actual, expected, bytes) check_bytes((actual), (expected), (bytes), __FILE__, __LINE__)

/* The number that follows these words in a message; SIZE_MAX if it does not say them. Not by sscanf: small C libraries lack %zu. */
static inline size_t number_after(const char *message, const char *words) {
    const char *at = strstr(message, words);
    return at == NULL ? SIZE_MAX : (size_t)strtoull(at + strlen(words), NULL, 10);
}

/* The last line, and the exit status. */
static inline int finish(void) {
    if (failures != 0) {
        printf("%lu of %lu checks failed\n", failures, checks);
        return 1;
    }
    printf("ok %lu\n", checks);
    return 0;
}

#endif
