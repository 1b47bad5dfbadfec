/*
 * The problems of the C benches: the same functions as callbacks over jf_num (callback.c) and, in
 * problem.hpp, as templates over Ceres' Jet (rival.cpp) and jacfwd::num (numbers.cpp).
 * Inputs and constants are shared, so that answers can be compared entry by entry.
 */
#ifndef PROBLEM_H
#define PROBLEM_H

#include "jacfwd.h"

#ifdef __cplusplus
extern "C" {
#endif

#define JOINTS 6
#define POSE 12
#define CAMERA_AND_POINT 12

/* Length a, offset d (metres), cosine and sine of the twist of each link. */
struct link {
    double a, d, twist_cos, twist_sin;
};

extern const struct link links[JOINTS];
extern const double observed[2];

/* Tool position and rotation by rows, 12 numbers of 6 joint angles: one call per operation, 337 operations. */
int arm(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user);
/* The same with jf_muladd for every product that is summed. */
int arm_muladd(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user);
/* The same with jf_dot, row by column. */
int arm_dot(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user);
/* Reprojection error of a camera (9 parameters) and a point, 2 numbers: Ceres' SnavelyReprojectionError. */
int reprojection(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user);
/* The same with jf_dot, jf_cross and jf_muladd where they fit. */
int reprojection_bulk(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user);
/* Half its square. */
int reprojection_cost(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user);
/* Products of inputs, one independent of the other; user points at their number, a size_t. */
int products(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user);

#ifdef __cplusplus
}
#endif

#endif
