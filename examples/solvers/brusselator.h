/* The two-dimensional Brusselator with diffusion on a torus (Hairer and Wanner, Solving Ordinary Differential Equations II, section IV.10, without
   the source that they switch on at t = 1.1): two species in side * side cells, stiffer the finer the grid. */
#ifndef BRUSSELATOR_H
#define BRUSSELATOR_H

#include <math.h>
#include <stddef.h>

#include "jacfwd.h"

/* Numbers alive at once beside inputs and outputs: those of one cell. */
enum { FIELDS = 2, CELL_NUMBERS = 32 };

struct grid {
    size_t side;
};

static inline size_t unknowns(const struct grid *grid) { return FIELDS * grid->side * grid->side; }

/* Unknown `field` of cell (i, j) of the torus. */
static inline size_t unknown(const struct grid *grid, size_t i, size_t j, size_t field) {
    return FIELDS * (i % grid->side * grid->side + j % grid->side) + field;
}

static inline void brusselator_start(const struct grid *grid, double *x) {
    for (size_t i = 0; i < grid->side; i++) {
        for (size_t j = 0; j < grid->side; j++) {
            const double a = (double)i / (double)grid->side, b = (double)j / (double)grid->side;
            x[unknown(grid, i, j, 0)] = 22.0 * b * pow(1.0 - b, 1.5);
            x[unknown(grid, i, j, 1)] = 27.0 * a * pow(1.0 - a, 1.5);
        }
    }
}

/* 0.1 times the Laplacian by five points. */
static inline jf_num diffusion(jf_eval *e, const struct grid *grid, const jf_num *x, size_t i, size_t j, size_t field) {
    const size_t n = grid->side;
    const jf_num rows = jf_add(e, x[unknown(grid, i + n - 1, j, field)], x[unknown(grid, i + 1, j, field)]);
    const jf_num cols = jf_add(e, x[unknown(grid, i, j + n - 1, field)], x[unknown(grid, i, j + 1, field)]);
    const jf_num bend = jf_sub(e, jf_add(e, rows, cols), jf_mul_c(e, x[unknown(grid, i, j, field)], 4.0));
    return jf_mul_c(e, bend, 0.1 * (double)(n * n));
}

/* u' = 1 + u² v - 4.4 u + diffusion, v' = 3.4 u - u² v + diffusion. A cell is a scope: of its numbers only the two results outlive it. */
static inline int brusselator(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user) {
    const struct grid *grid = user;
    for (size_t i = 0; i < grid->side; i++) {
        for (size_t j = 0; j < grid->side; j++) {
            const size_t mark = jf_scope_begin(e);
            jf_num *rates = out[0] + unknown(grid, i, j, 0);
            const jf_num u = in[0][unknown(grid, i, j, 0)], v = in[0][unknown(grid, i, j, 1)];
            const jf_num meets = jf_mul(e, jf_square(e, u), v);
            const jf_num gain = jf_add_c(e, jf_sub(e, meets, jf_mul_c(e, u, 4.4)), 1.0);
            const jf_num loss = jf_sub(e, jf_mul_c(e, u, 3.4), meets);
            rates[0] = jf_add(e, gain, diffusion(e, grid, in[0], i, j, 0));
            rates[1] = jf_add(e, loss, diffusion(e, grid, in[0], i, j, 1));
            jf_scope_end(e, mark, rates, FIELDS);
        }
    }
    return 0;
}

#endif
