/* Memory that does not suffice: the error, the message with its numbers, and the program goes on. */
#include "check.h"
#include "jacfwd.h"

enum { N = 3, NUMBERS = 12 };

static int chain(jff_eval *e, const jff_num *const *in, jff_num *const *out, void *user) {
    const int *steps = user;
    jff_num sum = in[0][0];
    for (int i = 0; i < *steps; i++) {
        sum = jff_add(e, sum, in[0][i % N]);
    }
    for (int i = 0; i < N; i++) {
        out[0][i] = jff_mul(e, sum, in[0][i]);
    }
    return 0;
}

static int inactive(jff_eval *e, const jff_num *const *in, jff_num *const *out, void *user) {
    (void)user;
    for (int i = 0; i < N; i++) {
        out[0][i] = jff_copy(e, in[0][i]);
    }
    return 0;
}

int main(void) {
    static unsigned char memory[JFF_CONTEXT_BYTES(1, 2, NUMBERS, N)];
    const jf_config config = {.abi = JF_ABI_VERSION, .functions = 1, .blocks = 2, .numbers = NUMBERS, .lanes = N};
    const size_t n = N;
    const jf_signature signature = {.n_in = 1, .in_len = &n, .n_out = 1, .out_len = &n};
    jff_context *context = NULL;

    part = "too small a memory";
    memset(memory, 0xA5, sizeof memory);
    CHECK_INT(jff_context_init(memory, jff_context_bytes(&config) - 1, &config, &context), JF_TOO_SMALL);
    CHECK(context == NULL);
    for (size_t i = 0; i < sizeof memory; i++) {
        CHECK_INT(memory[i], 0xA5);
    }
    CHECK_INT(jff_context_init(memory, sizeof memory, &config, &context), JF_OK);

    part = "too many functions";
    int steps = NUMBERS;
    jff_func f = {0}, second = {0};
    CHECK_INT(jff_register(context, chain, &signature, &steps, &f), JF_OK);
    CHECK_INT(jff_register(context, inactive, &signature, NULL, &second), JF_TOO_MANY_FUNCTIONS);
    CHECK_SAYS(jff_message(context), "1");

    part = "too few numbers";
    const float x[N] = {2.0f, 3.0f, 5.0f};
    float y[N], jac[N * N], untouched[N * N];
    memset(jac, 0xA5, sizeof jac);
    memset(y, 0xA5, sizeof y);
    memset(untouched, 0xA5, sizeof untouched);
    CHECK_INT(jff_jacobian(context, f, x, y, jac), JF_OUT_OF_NUMBERS);
    CHECK_SAYS(jff_message(context), "18");
    CHECK_SAYS(jff_message(context), "12");
    CHECK_BYTES(jac, untouched, sizeof jac);
    CHECK_BYTES(y, untouched, sizeof y);

    part = "the program goes on";
    steps = 0;
    CHECK_INT(jff_jacobian(context, f, x, y, jac), JF_OK);
    const float products[N] = {4.0f, 6.0f, 10.0f}, slopes[N * N] = {4.0f, 0.0f, 0.0f, 3.0f, 2.0f, 0.0f, 5.0f, 0.0f, 2.0f};
    for (int i = 0; i < N; i++) {
        CHECK_SAME(y[i], products[i]);
    }
    for (int i = 0; i < N * N; i++) {
        CHECK_SAME(jac[i], slopes[i]);
    }
    CHECK_SAYS(jff_message(context), "");
    return finish();
}
