/* Two contexts, one used in the main loop, one in a handler that interrupts it: neither disturbs the other. */
#define _DEFAULT_SOURCE
#include "check.h"
#include "jacfwd.h"
#include "timer.h"

enum { N = 3, POINTS = 16, INTERRUPTS = 200 };

/* A context and what its function must give, bit for bit, computed while nothing interrupts. */
struct side {
    unsigned char memory[JFF_CONTEXT_BYTES(1, 2, 32, N)];
    jff_context *context;
    jff_func function;
    float expected[POINTS][N + N * N];
};

static struct side mainline, handler;
static volatile int inside, calls, preemptions, wrong;

static int rotate(jff_eval *e, const jff_num *const *in, jff_num *const *out, void *user) {
    (void)user;
    jff_num s, c;
    jff_sincos(e, in[0][2], &s, &c);
    out[0][0] = jff_sub(e, jff_mul(e, c, in[0][0]), jff_mul(e, s, in[0][1]));
    out[0][1] = jff_add(e, jff_mul(e, s, in[0][0]), jff_mul(e, c, in[0][1]));
    out[0][2] = jff_norm(e, N, in[0]);
    return 0;
}

static int mix(jff_eval *e, const jff_num *const *in, jff_num *const *out, void *user) {
    (void)user;
    out[0][0] = jff_exp(e, jff_mul_c(e, in[0][0], 0.1f));
    out[0][1] = jff_dot(e, N, in[0], in[0]);
    out[0][2] = jff_atan2(e, in[0][1], in[0][2]);
    return 0;
}

static jf_status at(struct side *side, int point, float result[N + N * N]) {
    const float x[N] = {0.25f * (float)point + 0.1f, 1.0f - 0.5f * (float)point, 0.3f * (float)point - 2.0f};
    return jff_jacobian(side->context, side->function, x, result, result + N);
}

static bool as_expected(struct side *side, int point) {
    float result[N + N * N];
    return at(side, point, result) == JF_OK && memcmp(result, side->expected[point], sizeof result) == 0;
}

static void prepare(struct side *side, jff_fn function) {
    const jf_config config = {.abi = JF_ABI_VERSION, .functions = 1, .blocks = 2, .numbers = 32, .lanes = N};
    const size_t n = N;
    const jf_signature signature = {.n_in = 1, .in_len = &n, .n_out = 1, .out_len = &n};
    CHECK_INT(jff_context_init(side->memory, sizeof side->memory, &config, &side->context), JF_OK);
    CHECK_INT(jff_register(side->context, function, &signature, NULL, &side->function), JF_OK);
    for (int point = 0; point < POINTS; point++) {
        CHECK_INT(at(side, point, side->expected[point]), JF_OK);
    }
}

static void timer_handler(void) {
    const int call = calls;
    preemptions = preemptions + (inside != 0);
    wrong = wrong + !as_expected(&handler, call % POINTS);
    calls = call + 1;
}

int main(void) {
    part = "two contexts";
    prepare(&mainline, rotate);
    prepare(&handler, mix);
    timer_start();
    unsigned long rounds = 0;
    bool good = true;
    while (calls < INTERRUPTS) {
        inside = 1;
        good &= as_expected(&mainline, (int)(rounds % POINTS));
        inside = 0;
        rounds++;
    }
    timer_stop();
    CHECK(good);
    CHECK_INT(wrong, 0);
    CHECK(preemptions > INTERRUPTS / 4);
    CHECK(rounds > POINTS);
    return finish();
}
