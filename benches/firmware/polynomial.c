/* A polynomial: what the library costs before any elementary function. OPERATION and DRIVER are calls more, to see what they cost. */
#include "image.h"

static int model(jff_eval *e, const jff_num *const *in, jff_num *const *out, void *user) {
    const jff_num *x = in[0];
    (void)user;
#ifdef OPERATION
    (void)OPERATION;
#endif
    out[0][0] = jff_add(e, jff_mul(e, x[0], x[1]), jff_mul_c(e, x[2], 2.0f));
    out[0][1] = jff_sub(e, jff_mul(e, jff_mul(e, x[0], x[0]), x[2]), x[1]);
    out[0][2] = jff_add_c(e, jff_mul(e, jff_mul(e, x[1], x[1]), x[1]), 1.0f);
    return 0;
}
