/* The templates over Ceres' jets. */
#include "problem.hpp"
#include <ceres/jet.h>

namespace {

template <int N, int M, typename F>
void jacobian(F f, const double *x, double *y, double *jac)
{
    using Jet = ceres::Jet<double, N>;
    Jet in[N], out[M];
    for (int j = 0; j < N; j++) {
        in[j] = Jet(x[j], j);
    }
    f(in, out);
    for (int i = 0; i < M; i++) {
        y[i] = out[i].a;
        for (int j = 0; j < N; j++) {
            jac[i * N + j] = out[i].v[j];
        }
    }
}

} // namespace

void arm_jet(const double *q, double *y, double *jac)
{
    jacobian<JOINTS, POSE>(arm_of<ceres::Jet<double, JOINTS>>, q, y, jac);
}

void reprojection_jet(const double *x, double *y, double *jac)
{
    jacobian<CAMERA_AND_POINT, 2>(reprojection_of<double, ceres::Jet<double, CAMERA_AND_POINT>>, x, y, jac);
}

void reprojection_cost_jet(const double *x, double *hessian)
{
    constexpr int N = CAMERA_AND_POINT;
    using Inner = ceres::Jet<double, N>;
    using Outer = ceres::Jet<Inner, N>;
    Outer in[N], error[2];
    for (int j = 0; j < N; j++) {
        in[j] = Outer(Inner(x[j], j), j);
    }
    reprojection_of<Inner>(in, error);
    const Outer cost = (error[0] * error[0] + error[1] * error[1]) * Inner(0.5);
    for (int p = 0; p < N; p++) {
        for (int q = 0; q < N; q++) {
            hessian[p * N + q] = cost.v[p].v[q];
        }
    }
}
