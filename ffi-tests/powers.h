/* Rules whose derivatives are all there, of numbers of type REAL; RULE(name) is what each is called. Products and quotients alone: no compiler fuses them. */

/* A product of powers of n numbers: c * x[0]^1 * x[1]^2 * x[2]^1 * ... */
static inline int RULE(powers)(size_t n, const REAL *x, REAL *y, REAL *dy, REAL *d2y, REAL c) {
    *y = c;
    for (size_t k = 0; k < n; k++) {
        *y *= k % 2 ? x[k] * x[k] : x[k];
    }
    for (size_t i = 0; i < n; i++) {
        const REAL power = i % 2 ? 2 : 1;
        if (dy != NULL) {
            dy[i] = power * *y / x[i];
        }
        for (size_t j = 0; d2y != NULL && j <= i; j++) {
            const REAL other = j % 2 ? 2 : 1;
            d2y[i * (i + 1) / 2 + j] = i == j ? power * (power - 1) * *y / (x[i] * x[i]) : power * other * *y / (x[i] * x[j]);
        }
    }
    return 0;
}

/* c*x^3*z. */
static inline int RULE(cubic)(const REAL *x, REAL *y, REAL *dy, REAL *d2y, REAL c) {
    *y = c * x[0] * x[0] * x[0] * x[1];
    if (dy != NULL) {
        dy[0] = 3 * c * x[0] * x[0] * x[1], dy[1] = c * x[0] * x[0] * x[0];
    }
    if (d2y != NULL) {
        d2y[0] = 6 * c * x[0] * x[1], d2y[1] = 3 * c * x[0] * x[0], d2y[2] = 0;
    }
    return 0;
}

/* A square that is refused above 1, and has no second derivative. */
static inline int RULE(picky)(const REAL *x, REAL *y, REAL *dy) {
    *y = x[0] * x[0];
    if (dy != NULL) {
        dy[0] = 2 * x[0];
    }
    return x[0] > 1 ? 7 : 0;
}
