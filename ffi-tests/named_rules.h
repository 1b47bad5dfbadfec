/* The rules of rules.c under the names by which printed functions call them, of numbers of type REAL. */
#include <stddef.h>

#define RULE(name) name##_of
#include "powers.h"

#ifdef __cplusplus
extern "C" {
#endif
#define POWERS(n) \
    int powers_##n(const REAL *x, REAL *y, REAL *dy, REAL *d2y, void *user) { return (void)user, powers_of(n, x, y, dy, d2y, 2); }
POWERS(1)
POWERS(2)
POWERS(3)
POWERS(5)
POWERS(16)
int cubic(const REAL *x, REAL *y, REAL *dy, REAL *d2y, void *user) { return (void)user, cubic_of(x, y, dy, d2y, 2); }
int picky(const REAL *x, REAL *y, REAL *dy, REAL *d2y, void *user) { return (void)user, (void)d2y, picky_of(x, y, dy); }
#ifdef __cplusplus
}
#endif
