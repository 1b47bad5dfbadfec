/* The Jacobians of the filter against central differences, on the target. */
#ifndef CHECK_H
#define CHECK_H

#include "filter.h"

/* The largest difference between exact Jacobians and central differences of both models at the filter's state, relative to
   max(1, the row's largest element); negative if jacfwd reported an error. */
float check_jacobians(const struct filter *f);

#endif
