// jacfwd for C++17: numbers with operators, contexts that own their memory, functions from lambdas and templates, results in any container.
//
// Header only, over jacfwd.h; link the library. jacfwd/eigen.hpp adds Eigen's vectors, matrices and solvers.
//
//     jacfwd::context context(jacfwd::capacity{1, 64}); // functions, numbers
//     auto polar = jacfwd::function(context, jacfwd::shape(2, 2), [](auto x, auto y) {
//         y[0] = x[0] * cos(x[1]);
//         y[1] = x[0] * sin(x[1]);
//     });
//     const double x[] = {2, 0.5};
//     double y[2], jac[2][2];
//     polar.jacfwd(x, jac, y);
#ifndef JACFWD_HPP
#define JACFWD_HPP

#include "jacfwd/macros_hide.hpp"

#include "jacfwd/complex.hpp"
#include "jacfwd/derivative.hpp"
#include "jacfwd/function.hpp"
#include "jacfwd/inline.hpp"
#include "jacfwd/jacobian.hpp"
#include "jacfwd/pattern.hpp"
#include "jacfwd/place.hpp"

#include "jacfwd/macros_show.hpp"

#endif
