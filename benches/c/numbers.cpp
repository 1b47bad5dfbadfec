/* The templates over the library's own C++ numbers. */
#include "problem.hpp"
#include "jacfwd.hpp"

namespace {

/* The function in a context of its own, which the first call makes. */
template <std::size_t N, std::size_t M, typename F>
void jacobian(F f, const double *x, double *y, double *jac)
{
    static jacfwd::context context(jacfwd::capacity{1, 512, N});
    static auto function = jacfwd::function(context, jacfwd::shape(N, M), f);
    function.jacfwd(jacfwd::view<const double>(x, N), jacfwd::matrix<double>(jac, M, N), jacfwd::view<double>(y, M));
}

} // namespace

void arm_numbers(const double *q, double *y, double *jac)
{
    jacobian<JOINTS, POSE>([](const jacfwd::num *in, jacfwd::num *out) { arm_of(in, out); }, q, y, jac);
}

void reprojection_numbers(const double *x, double *y, double *jac)
{
    jacobian<CAMERA_AND_POINT, 2>([](const jacfwd::num *in, jacfwd::num *out) { reprojection_of<double>(in, out); }, x, y, jac);
}
