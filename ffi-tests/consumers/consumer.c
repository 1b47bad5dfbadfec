/* A program of somebody else, in C: the Jacobian of polar coordinates, at the CPU level its argument names. Prints `ok`. */
#include <jacfwd.h>
#include <stdio.h>
#include <stdlib.h>

static int polar(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user) {
    jf_num s, c;
    (void)user;
    jf_sincos(e, in[0][1], &s, &c);
    out[0][0] = jf_mul(e, in[0][0], c);
    out[0][1] = jf_mul(e, in[0][0], s);
    return 0;
}

int main(int argc, char **argv) {
    static unsigned char memory[JF_CONTEXT_BYTES(1, 2, 16, 2)];
    const jf_config config = {
        .level = argc > 1 ? (uint32_t)atoi(argv[1]) : 0, .functions = 1, .blocks = 2, .numbers = 16, .lanes = 2};
    const size_t two = 2;
    const jf_signature shape = {.n_in = 1, .in_len = &two, .n_out = 1, .out_len = &two};
    const double x[2] = {2.0, 0.0};
    double y[2], jac[4];
    jf_context *context;
    jf_func f;
    if (jf_version() != JF_VERSION_MAJOR * 10000 + JF_VERSION_MINOR * 100 + JF_VERSION_PATCH) {
        return 2;
    }
    if (jf_context_init(memory, sizeof memory, &config, &context) != JF_OK || jf_register(context, polar, &shape, NULL, &f) != JF_OK ||
        jf_jacobian(context, f, x, y, jac) != JF_OK) {
        return 3;
    }
    if (y[0] != 2.0 || y[1] != 0.0 || jac[0] != 1.0 || jac[1] != 0.0 || jac[2] != 0.0 || jac[3] != 2.0) {
        return 4;
    }
    puts("ok");
    return 0;
}
