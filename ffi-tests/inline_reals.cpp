/* Inline numbers again, with plain reals in place of vectors, as compilers have them that know no vectors. */
#define JACFWD_NO_VECTORS
#include "inline.cpp"
