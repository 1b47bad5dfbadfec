/* The process model of the filter without the library: values, a hand-written Jacobian, and a minimal scalar dual number. */
#ifndef PLAIN_H
#define PLAIN_H

#include "model.h"

/* The values, in plain C. */
void plain_process(const float x[STATE], const struct step *step, float y[STATE]);

/* Jacobians, row-major: by central differences, by hand, by one dual number per direction. */
void plain_differences(const float x[STATE], const struct step *step, float jac[STATE * STATE]);
void plain_by_hand(const float x[STATE], const struct step *step, float y[STATE], float jac[STATE * STATE]);
void plain_duals(const float x[STATE], const struct step *step, float jac[STATE * STATE]);

/* Joints of a planar arm whose values are mostly sines and cosines: values, and central differences. */
enum { JOINTS = 4 };
void plain_arm(const float x[JOINTS], float y[2]);
void plain_arm_differences(const float x[JOINTS], float jac[2 * JOINTS]);

#endif
