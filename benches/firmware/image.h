/* A program as small as one that uses the library can be: a context, a function of three numbers, its Jacobian. With PRINTED, a header, the Jacobian is the
   printed function of that; with MODEL_ALONE there is but the function. */
#include "jacfwd.h"

#ifndef MODEL_ALONE

enum { N = 3 };

volatile float result;

static int model(jff_eval *e, const jff_num *const *in, jff_num *const *out, void *user);

#ifdef PRINTED
#include PRINTED

int main(void) {
    float x[N] = {1.0f, 2.0f, 3.0f}, y[N], jac[N * N], work[image_jacobian_work + 1];
    (void)model;
    if (image_jacobian(x, y, jac, work) != 0) {
        return 1;
    }
    for (int i = 0; i < N * N; i++) {
        result = jac[i];
    }
    return 0;
}
#else
static unsigned char memory[JFF_CONTEXT_BYTES(1, 2, 32, N)];

int main(void) {
    const jf_config config = {.abi = JF_ABI_VERSION, .functions = 1, .blocks = 2, .numbers = 32, .lanes = N};
    const size_t n = N;
    const jf_signature signature = {.n_in = 1, .in_len = &n, .n_out = 1, .out_len = &n};
    float x[N] = {1.0f, 2.0f, 3.0f}, y[N], jac[N * N];
    const float *in[] = {x};
    float *out[] = {y};
    jff_context *context;
    jff_func f;
    if (jff_context_init(memory, sizeof memory, &config, &context) != JF_OK ||
        jff_register(context, model, &signature, NULL, &f) != JF_OK ||
        jff_jacfwd(context, f, in, NULL, &(jff_matrix){.data = jac}, out) != JF_OK) {
        return 1;
    }
#ifdef DRIVER
    result = (float)(DRIVER);
#endif
    for (int i = 0; i < N * N; i++) {
        result = jac[i];
    }
    return 0;
}
#endif
#endif
