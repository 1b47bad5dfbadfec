/* Robertson's chemical kinetics, the classic of stiffness: three species, rates over nine orders of magnitude, times over twelve. */
#ifndef ROBERTSON_H
#define ROBERTSON_H

#include <math.h>
#include <stddef.h>

#include "jacfwd.h"

enum { SPECIES = 3, TIMES = 12 };

/* Times; species 1 and 2 as the SUNDIALS documentation prints them for cvRoberts_dns, as far as its tolerance of 1e-4 reaches; at the end those
   of the Test Set for IVP Solvers, problem ROBER, computed in quadruple precision. 0: nothing published. */
static const double EXPECTED[TIMES][SPECIES] = {
    {4e-1, 9.851641e-01, 3.386242e-05}, {4e0, 9.055097e-01, 2.240338e-05}, {4e1, 7.158017e-01, 9.185037e-06},
    {4e2, 4.505360e-01, 3.223271e-06},  {4e3, 1.832299e-01, 8.944378e-07}, {4e4, 3.898902e-02, 1.622006e-07},
    {4e5, 4.936383e-03, 1.984224e-08},  {4e6, 5.168093e-04, 2.068293e-09}, {4e7, 0, 0},
    {4e9, 0, 0},                        {4e10, 0, 0},                      {1e11, 2.083340149701255e-08, 8.333360770334713e-14},
};

/* How far a solution is from what is published for time k, relative; and from a sum of one. */
static inline double robertson_error(int k, const double *y) {
    double worst = fabs(y[0] + y[1] + y[2] - 1.0);
    for (int i = 0; i < 2; i++) {
        worst = EXPECTED[k][i + 1] > 0.0 ? fmax(worst, fabs(y[i] / EXPECTED[k][i + 1] - 1.0)) : worst;
    }
    return worst;
}

static inline int robertson(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user) {
    const jf_num *y = in[0];
    (void)user;
    const jf_num slow = jf_mul_c(e, y[0], 0.04), meets = jf_mul_c(e, jf_mul(e, y[1], y[2]), 1e4);
    out[0][0] = jf_sub(e, meets, slow);
    out[0][2] = jf_mul_c(e, jf_square(e, y[1]), 3e7);
    out[0][1] = jf_neg(e, jf_add(e, out[0][0], out[0][2]));
    return 0;
}

#endif
