/* Where Jacobians are written: dense, by column, with gaps, backwards, interleaved; never beside. */
#ifndef TWICE_H
#define SELF "strides.c"
#include "twice.h"
#else

/* y[i] = Σ_j (10i + j + 1)·x[j]: element (i, j) of the Jacobian is 10i + j + 1. */
FN(numbered) {
    const size_t *size = user;
    for (size_t i = 0; i < size[0]; i++) {
        out[0][i] = jf_const(e, 0);
        for (size_t j = 0; j < size[1]; j++) {
            out[0][i] = jf_add(e, out[0][i], jf_mul_c(e, in[0][j], (real)(10 * i + j + 1)));
        }
    }
    return 0;
}

#define CELLS 400

/* Writes the Jacobian of that size with these strides from the middle of a canvas, and checks every cell of it. */
static void N(paint)(size_t rows, size_t cols, ptrdiff_t row_stride, ptrdiff_t col_stride) {
    size_t size[2] = {rows, cols};
    jf_context *c = N(context)(1, 2 * (2 * rows * cols + 2 * rows + cols + 4), 2);
    jf_func f = N(simple)(c, N(numbered), cols, rows, size);
    real x[8] = {0}, canvas[CELLS], expected[CELLS], y[8], other[CELLS], hess[8 * 64];
    N(fill)(canvas, CELLS);
    N(fill)(expected, CELLS);
    N(fill)(other, CELLS);
    ptrdiff_t rs = row_stride, cs = col_stride;
    if (rs == 0 && cs == 0) {
        rs = (ptrdiff_t)cols, cs = 1;
    }
    for (size_t i = 0; i < rows; i++) {
        for (size_t j = 0; j < cols; j++) {
            expected[CELLS / 2 + (ptrdiff_t)i * rs + (ptrdiff_t)j * cs] = (real)(10 * i + j + 1);
        }
    }
    const real *inputs[] = {x};
    const jf_matrix block[] = {{canvas + CELLS / 2, row_stride, col_stride}}, second[] = {{other + CELLS / 2, row_stride, col_stride}};
    CHECK_INT(jf_jacfwd(c, f, inputs, NULL, block, (real *[]){y}), JF_OK);
    CHECK(N(equal)(canvas, expected, CELLS));
    CHECK_INT(jf_hessian(c, f, inputs, NULL, (real *[]){hess}, second, NULL), JF_OK);
    CHECK(N(equal)(other, expected, CELLS));
}

TEST(any_strides_without_overlap_put_every_element_in_its_place) {
    const size_t sizes[][2] = {{1, 1}, {1, 5}, {5, 1}, {2, 3}, {3, 2}, {4, 4}, {5, 7}, {0, 3}, {3, 0}};
    for (size_t k = 0; k < LENGTH(sizes); k++) {
        ptrdiff_t rows = (ptrdiff_t)sizes[k][0], cols = (ptrdiff_t)sizes[k][1];
        const ptrdiff_t strides[][2] = {
            {0, 0},                   /* nothing said: dense row-major */
            {cols, 1},                /* row-major */
            {1, rows},                /* column-major */
            {cols + 3, 1},            /* GSL's tda */
            {1, rows + 2},            /* a leading dimension */
            {2 * cols, 2},            /* every other element */
            {-cols, 1},               /* from the last row up */
            {cols, -1},               /* mirrored */
            {-cols - 1, -1},          /* from the end */
            {-1, -rows - 4},          /* the same by column */
            {3 * cols + 1, 3},        /* a window that steps */
            {2, 2 * rows + 1},        /* interleaved with itself, coprime */
        };
        for (size_t s = 0; s < LENGTH(strides); s++) {
            /* 0 by 0 stands for the dense block; alone, a zero stride is a real one. */
            if (strides[s][0] == 0 && strides[s][1] != 0) {
                continue;
            }
            N(paint)(sizes[k][0], sizes[k][1], strides[s][0], strides[s][1]);
        }
    }
    /* Strides over a dimension of one element do not count, whatever they are. */
    N(paint)(1, 4, PTRDIFF_MAX, 1);
    N(paint)(4, 1, 1, PTRDIFF_MIN);
    N(paint)(1, 4, 0, 1);
    N(paint)(4, 1, 1, 0);
    N(paint)(1, 1, -5, 0);
    N(paint)(0, 3, PTRDIFF_MAX, PTRDIFF_MIN);
    /* Lattices that interleave without meeting. */
    N(paint)(2, 3, 3, 2);
    N(paint)(3, 4, 4, 3);
    N(paint)(5, 7, 7, 5);
}

FN(two) {
    for (int i = 0; i < 2; i++) {
        out[0][i] = jf_mul(e, in[0][i], in[1][0]);
        out[1][i] = jf_mul(e, in[0][i], in[1][1]);
    }
    return 0;
}

/* All blocks of a function side by side in one matrix, as a solver wants it: [d out0 / d in0, d out0 / d in1; d out1 / …]. */
TEST(blocks_are_windows_of_one_matrix) {
    jf_context *c = N(context)(1, 12, 0);
    jf_func f = N(blocks)(c, N(two), LENGTHS(2, 2, END, 2, 2, END, END), NULL);
    const real a[2] = {2, 3}, b[2] = {5, 7};
    const real *inputs[] = {a, b};
    jf_options options = {0};
    options.n_argnums = 2;
    real whole[16];
    const jf_matrix by_rows[] = {{whole, 4, 1}, {whole + 2, 4, 1}, {whole + 8, 4, 1}, {whole + 10, 4, 1}};
    const real rows[16] = {5, 0, 2, 0, 0, 5, 3, 0, 7, 0, 0, 2, 0, 7, 0, 3};
    CHECK_INT(jf_jacfwd(c, f, inputs, &options, by_rows, NULL), JF_OK);
    CHECK(N(equal)(whole, rows, 16));
    /* The blocks interleaved, element by element. */
    const jf_matrix mixed[] = {{whole, 8, 4}, {whole + 1, 8, 4}, {whole + 2, 8, 4}, {whole + 3, 8, 4}};
    const real woven[16] = {5, 2, 7, 0, 0, 0, 0, 2, 0, 3, 0, 0, 5, 0, 7, 3};
    CHECK_INT(jf_jacfwd(c, f, inputs, &options, mixed, NULL), JF_OK);
    CHECK(N(equal)(whole, woven, 16));
}

static void N(all)(void) {
    RUN(any_strides_without_overlap_put_every_element_in_its_place);
    RUN(blocks_are_windows_of_one_matrix);
}

#endif
