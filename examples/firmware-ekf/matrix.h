/* Small dense matrices in single precision, row-major, sizes known when compiled. Sums run from left to right: the same bits everywhere. */
#ifndef MATRIX_H
#define MATRIX_H

/* c (rows x cols) = a (rows x inner) * b (inner x cols). */
static inline void multiply(int rows, int inner, int cols, const float *a, const float *b, float *c) {
    for (int i = 0; i < rows; i++) {
        for (int j = 0; j < cols; j++) {
            float sum = 0.0f;
            for (int k = 0; k < inner; k++) {
                sum += a[i * inner + k] * b[k * cols + j];
            }
            c[i * cols + j] = sum;
        }
    }
}

/* c (rows x cols) = a (rows x inner) * transpose of b (cols x inner). */
static inline void multiply_transposed(int rows, int inner, int cols, const float *a, const float *b, float *c) {
    for (int i = 0; i < rows; i++) {
        for (int j = 0; j < cols; j++) {
            float sum = 0.0f;
            for (int k = 0; k < inner; k++) {
                sum += a[i * inner + k] * b[j * inner + k];
            }
            c[i * cols + j] = sum;
        }
    }
}

/* The inverse of a symmetric, positive 3 x 3 matrix, by cofactors. */
static inline void invert3(const float a[9], float inverse[9]) {
    for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
            int r = (i + 1) % 3, s = (i + 2) % 3, u = (j + 1) % 3, v = (j + 2) % 3;
            inverse[j * 3 + i] = a[r * 3 + u] * a[s * 3 + v] - a[r * 3 + v] * a[s * 3 + u];
        }
    }
    float determinant = a[0] * inverse[0] + a[1] * inverse[3] + a[2] * inverse[6];
    for (int i = 0; i < 9; i++) {
        inverse[i] /= determinant;
    }
}

#endif
