/* Many points in front of a camera, each found from its number alone, so that any division of the work sees the same. */
#ifndef POINTS_H
#define POINTS_H

#include <stddef.h>
#include <stdint.h>

/* A number in [-1, 1) from a counter: the finaliser of splitmix64. */
static inline double scattered(uint64_t counter) {
    uint64_t z = counter * UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (double)((z ^ (z >> 31)) >> 11) * 0x1p-52 - 1.0;
}

/* Point k: two metres wide and high, six to ten metres away. */
static inline void point_of(size_t k, double point[3]) {
    point[0] = scattered(3 * k);
    point[1] = scattered(3 * k + 1);
    point[2] = 8.0 + 2.0 * scattered(3 * k + 2);
}

static const double POSE_OF_ALL[6] = {0.1, -0.2, 0.05, 0.3, -0.1, 0.2};

#endif
