/* Instructions, memory and stack of the library on a microcontroller: lines `figure NAME: NUMBER`. */
#include <stdio.h>
#include <string.h>

#include "arm.h"
#include "desk/of_inputs.h"
#include "figures_printed.h"
#include "filter.h"
#include "in_context.h"
#include "instructions.h"
#include "operations.h"
#include "recorded/programs.h"
#include "stack.h"

/* Five functions with an input and an output each; one with three inputs, and a program of those. */
enum { ROUNDS = 200, FUNCTIONS = 7, BLOCKS = 18, NUMBERS = 128 };

static const float AT[STATE] = {0.7f, 0.4f, -0.5f, 0.33f, 0.02f, -0.03f, 0.01f};
static const float ANGLES[JOINTS] = {0.3f, -1.1f, 2.2f, 0.7f};
static struct step step = {{0.5f, -0.25f, 1.0f}, 0.01f};
static unsigned char memory[JFF_CONTEXT_BYTES(FUNCTIONS, BLOCKS, NUMBERS, STATE)];
static jff_context *context;
static float values[STATE], jacobian[STATE * STATE];
volatile float sink;

static void figure(const char *name, unsigned long number) { printf("figure %s: %lu\n", name, number); }

/* The process model operation by operation. */
static int eager(jff_eval *e, const jff_num *const *in, jff_num *const *out, void *user) {
    const struct step *s = user;
    const jff_num *q = in[0], *bias = in[0] + QUATERNION;
    jff_num t[AXES], r[QUATERNION];
    for (int i = 0; i < AXES; i++) {
        t[i] = jff_mul_c(e, jff_c_sub(e, s->gyro[i], bias[i]), 0.5f * s->dt);
    }
    r[0] = jff_sub(e, jff_sub(e, jff_sub(e, q[0], jff_mul(e, q[1], t[0])), jff_mul(e, q[2], t[1])), jff_mul(e, q[3], t[2]));
    r[1] = jff_sub(e, jff_add(e, jff_add(e, q[1], jff_mul(e, q[0], t[0])), jff_mul(e, q[2], t[2])), jff_mul(e, q[3], t[1]));
    r[2] = jff_add(e, jff_sub(e, jff_add(e, q[2], jff_mul(e, q[0], t[1])), jff_mul(e, q[1], t[2])), jff_mul(e, q[3], t[0]));
    r[3] = jff_sub(e, jff_add(e, jff_add(e, q[3], jff_mul(e, q[0], t[2])), jff_mul(e, q[1], t[1])), jff_mul(e, q[2], t[0]));
    const jff_num front = jff_add(e, jff_square(e, r[0]), jff_square(e, r[1]));
    const jff_num back = jff_add(e, jff_square(e, r[2]), jff_square(e, r[3]));
    const jff_num scale = jff_rsqrt(e, jff_add(e, front, back));
    for (int i = 0; i < QUATERNION; i++) {
        out[0][i] = jff_mul(e, r[i], scale);
    }
    for (int i = 0; i < AXES; i++) {
        out[0][QUATERNION + i] = bias[i];
    }
    return 0;
}

static jff_func registered_shape(jff_fn fn, size_t n, const size_t *inputs, size_t outputs, void *user) {
    const jf_signature signature = {.n_in = n, .in_len = inputs, .n_out = 1, .out_len = &outputs};
    jff_func f = {0};
    if (jff_register(context, fn, &signature, user, &f) != JF_OK) {
        printf("FAILED: %s\n", jff_message(context));
    }
    return f;
}

static jff_func registered(jff_fn fn, size_t inputs, size_t outputs, void *user) {
    return registered_shape(fn, 1, &inputs, outputs, user);
}

/* The process model as a program, and where it is called. */
static jff_func recorded;
static const float *const AT_INPUTS[] = {AT, step.gyro, &step.dt};

static void open_recorded(void) {
    const jf_program *program;
    if (jf_program_open(process_program, sizeof process_program, &program) != JF_OK ||
        jff_load(context, program, &recorded) != JF_OK) {
        printf("FAILED: %s\n", jff_message(context));
    }
}

/* Of one Jacobian by the first input. */
static uint32_t of_jacobian_at(jff_func f, const float *const *in) {
    float *out[] = {values};
    const jff_matrix jac = {.data = jacobian};
    const uint32_t start = instructions_now();
    for (int i = 0; i < ROUNDS; i++) {
        if (jff_jacfwd(context, f, in, NULL, &jac, out) != JF_OK) {
            printf("FAILED: %s\n", jff_message(context));
        }
    }
    return instructions_between(start, instructions_now()) / ROUNDS;
}

static uint32_t of_jacobian(jff_func f, const float *x) { return of_jacobian_at(f, &x); }

static void of_library(const char *name, jff_func f, const float *x) { figure(name, of_jacobian(f, x)); }

enum { REPEATS = 10 };
struct repeated {
    void (*operation)(jff_eval *e, const jff_num *x);
    int times;
};

/* The identity, after an operation so many times over. */
static int repeat(jff_eval *e, const jff_num *const *in, jff_num *const *out, void *user) {
    const struct repeated *r = user;
    for (int i = 0; i < r->times; i++) {
        r->operation(e, in[0]);
    }
    for (int i = 0; i < STATE; i++) {
        out[0][i] = in[0][i];
    }
    return 0;
}

static void mul(jff_eval *e, const jff_num *x) { jff_mul(e, x[0], x[1]); }
static void add(jff_eval *e, const jff_num *x) { jff_add(e, x[0], x[1]); }
static void mul_c(jff_eval *e, const jff_num *x) { jff_mul_c(e, x[0], 3.0f); }
static void rsqrt(jff_eval *e, const jff_num *x) { jff_rsqrt(e, x[0]); }
static void dot(jff_eval *e, const jff_num *x) { jff_dot(e, 4, x, x + 2); }
static void quat_mul(jff_eval *e, const jff_num *x) {
    jff_num y[4];
    jff_quat_mul(e, x, x + 1, y);
}
static void deg2rad(jff_eval *e, const jff_num *x) { jff_deg2rad(e, x[0]); }
static void sine(jff_eval *e, const jff_num *x) { jff_sin(e, x[0]); }
static void cosine(jff_eval *e, const jff_num *x) { jff_cos(e, x[0]); }
static void tangent(jff_eval *e, const jff_num *x) { jff_tan(e, x[0]); }
static void power_of_2(jff_eval *e, const jff_num *x) { jff_exp2(e, x[0]); }
static void cube_root(jff_eval *e, const jff_num *x) { jff_cbrt(e, x[0]); }
static void root(jff_eval *e, const jff_num *x) { jff_sqrt(e, x[0]); }

/* What one more of each operation costs in a Jacobian of seven directions, and what the rest of that is. */
static void count_operations(jff_func f, struct repeated *r) {
    static const struct {
        const char *name;
        void (*operation)(jff_eval *e, const jff_num *x);
    } all[] = {{"mul", mul}, {"add", add}, {"mul_c", mul_c}, {"rsqrt", rsqrt}, {"dot of 4", dot}, {"quat_mul", quat_mul}};
    r->times = 0;
    const uint32_t none = of_jacobian(f, AT);
    figure("driver", none);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        *r = (struct repeated){all[i].operation, REPEATS};
        printf("figure operation, %s: %lu\n", all[i].name, (unsigned long)((of_jacobian(f, AT) - none) / REPEATS));
    }
}

/* Of one call for values alone. */
static uint32_t of_call(jff_func f, const float *x) {
    const float *in[] = {x};
    float *out[] = {values};
    const uint32_t start = instructions_now();
    for (int i = 0; i < ROUNDS; i++) {
        if (jff_call(context, f, in, NULL, out) != JF_OK) {
            printf("FAILED: %s\n", jff_message(context));
        }
    }
    return instructions_between(start, instructions_now()) / ROUNDS;
}

/* The dearest of some points, for values alone; deg2rad is a single product: what it takes is not the function's. */
static void count_functions(jff_func f, struct repeated *r) {
    static const struct {
        const char *name;
        void (*operation)(jff_eval *e, const jff_num *x);
    } all[] = {{"deg2rad", deg2rad}, {"sin", sine},        {"cos", cosine}, {"tan", tangent},
               {"exp2", power_of_2}, {"cbrt", cube_root}, {"sqrt", root}};
    static const float points[] = {0.5f, 0.7f, 2.0f, 2.3f, 3.9f, 20.25f, 987.5f, 9876.5f};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        uint32_t most = 0;
        for (size_t k = 0; k < sizeof points / sizeof *points; k++) {
            const float x[STATE] = {points[k]};
            *r = (struct repeated){all[i].operation, 0};
            const uint32_t none = of_call(f, x);
            r->times = REPEATS;
            const uint32_t more = (of_call(f, x) - none) / REPEATS;
            most = more > most ? more : most;
        }
        printf("figure function, %s: %lu\n", all[i].name, (unsigned long)most);
    }
}

/* Every way gives the same Jacobian, or the figures compare nothing. */
static void compare(const char *name, const float *exact, const float *other, int n, float most) {
    for (int i = 0; i < n; i++) {
        const float off = exact[i] - other[i];
        if (!(off < most && -off < most)) {
            printf("FAILED: %s, element %d is off by %d millionths\n", name, i, (int)(off * 1e6f));
        }
    }
}

/* The same bits. */
static void same(const char *name, const float *exact) {
    if (memcmp(exact, jacobian, sizeof jacobian) != 0) {
        printf("FAILED: %s gives other bits\n", name);
    }
}

#define OF_PLAIN(name, ...)                                                                          \
    do {                                                                                             \
        const uint32_t start = instructions_now();                                                   \
        for (int i = 0; i < ROUNDS; i++) {                                                           \
            __VA_ARGS__;                                                                             \
            sink = other[0];                                                                         \
        }                                                                                            \
        figure(name, instructions_between(start, instructions_now()) / ROUNDS);                      \
    } while (0)

static void count(void) {
    float exact[STATE * STATE], other[STATE * STATE], work[process_strict_work + process_finite_work + process_assume_work + arm_strict_work];
    instructions_begin();
    of_library("process, bulk operations", registered(process, STATE, STATE, &step), AT);
    memcpy(exact, jacobian, sizeof exact);
    of_library("process, operation by operation", registered(eager, STATE, STATE, &step), AT);
    compare("eager", exact, jacobian, STATE * STATE, 1e-6f);
    static const size_t lengths[] = {STATE, AXES, 1};
    figure("process, of inputs", of_jacobian_at(registered_shape(process_of_inputs, 3, lengths, STATE, NULL), AT_INPUTS));
    same("the function of inputs", exact);
    open_recorded();
    figure("process, recorded", of_jacobian_at(recorded, AT_INPUTS));
    same("the program", exact);
    OF_PLAIN("process, printed", process_strict(AT, step.gyro, &step.dt, values, other, work));
    same("the printed function", other);
    OF_PLAIN("process, printed, finite", process_finite(AT, step.gyro, &step.dt, values, other, work));
    same("the printed function of finite values", other);
    OF_PLAIN("process, printed, assumed", process_assume(AT, step.gyro, &step.dt, values, other, work));
    compare("assumed finite", exact, other, STATE * STATE, 1e-30f);
    OF_PLAIN("process, central differences", plain_differences(AT, &step, other));
    compare("differences", exact, other, STATE * STATE, 1e-3f);
    OF_PLAIN("process, by hand", plain_by_hand(AT, &step, values, other));
    compare("by hand", exact, other, STATE * STATE, 1e-6f);
    OF_PLAIN("process, scalar duals", plain_duals(AT, &step, other));
    compare("duals", exact, other, STATE * STATE, 1e-6f);
    of_library("arm", registered(arm, JOINTS, 2, NULL), ANGLES);
    memcpy(exact, jacobian, sizeof exact);
    OF_PLAIN("arm, printed", arm_strict(ANGLES, values, other, work));
    compare("the printed arm", exact, other, 2 * JOINTS, 1e-30f);
    OF_PLAIN("arm, central differences", plain_arm_differences(ANGLES, other));
    compare("arm", exact, other, 2 * JOINTS, 1e-3f);

    static struct repeated repeated;
    const jff_func identity = registered(repeat, STATE, STATE, &repeated);
    count_operations(identity, &repeated);
    count_functions(identity, &repeated);
}

static uintptr_t before, inside;
static unsigned depths[128];

#define UNARY(name) stack_paint(); jff_##name(e, a); depths[n++] = stack_depth();
#define UNARY_REAL(name) stack_paint(); jff_##name(e, a, 1.5f); depths[n++] = stack_depth();
#define REAL_UNARY(name) stack_paint(); jff_##name(e, 1.5f, a); depths[n++] = stack_depth();
#define UNARY_INTEGER(name) stack_paint(); jff_##name(e, a, 3); depths[n++] = stack_depth();
#define BINARY(name) stack_paint(); jff_##name(e, a, b); depths[n++] = stack_depth();
#define TERNARY(name) stack_paint(); jff_##name(e, a, b, c); depths[n++] = stack_depth();

/* The depth of every operation below the function that calls it. */
static int deep(jff_eval *e, const jff_num *const *in, jff_num *const *out, void *user) {
    inside = stack_pointer();
    (void)user;
    const jff_num a = in[0][0], b = in[0][1], c = in[0][2];
    int n = 0;
    OPERATIONS(UNARY, UNARY_REAL, REAL_UNARY, UNARY_INTEGER, BINARY, TERNARY)
    out[0][0] = a;
    return 0;
}

#undef UNARY
#undef UNARY_REAL
#undef REAL_UNARY
#undef UNARY_INTEGER
#undef BINARY
#undef TERNARY
#define NAME(name) #name,
static const char *const names[] = {OPERATIONS(NAME, NAME, NAME, NAME, NAME, NAME)};

static __attribute__((noinline)) jf_status outside(jff_func f, const float *const *in) {
    before = stack_pointer();
    return jff_jacfwd(context, f, in, NULL, &(jff_matrix){.data = jacobian}, NULL);
}

static void measure_stack(void) {
    const float x[] = {0.6f, 0.7f, 0.8f};
    const float *in[] = {x};
    if (outside(registered(deep, 3, 1, NULL), in) != JF_OK) {
        printf("FAILED: %s\n", jff_message(context));
    }
    figure("stack, driver", (unsigned long)(before - inside));
    stack_paint();
    if (jff_jacfwd(context, recorded, AT_INPUTS, NULL, &(jff_matrix){.data = jacobian}, NULL) != JF_OK) {
        printf("FAILED: %s\n", jff_message(context));
    }
    figure("stack, recorded", stack_depth());
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        printf("figure stack, %s: %u\n", names[i], depths[i]);
    }
}

static void measure_memory(void) {
    static struct filter filter;
    const float gyro[AXES] = {0.5f, -0.25f, 1.0f}, world[AXES] = {0.0f, 0.0f, 9.8f};
    if (filter_init(&filter, AT) != JF_OK || filter_predict(&filter, gyro, 0.01f) != JF_OK || filter_update(&filter, world, world, 0.01f) != JF_OK) {
        printf("FAILED: %s\n", models_message());
    }
    jf_config used = model_config;
    used.numbers = models_numbers_peak();
    figure("memory, filter", model_memory_bytes);
    figure("memory, filter, as used", jff_context_bytes(&used));
    /* What recorded/model.c has: process has three inputs and an output, observe two and one. */
    figure("memory, filter, recorded", JFF_CONTEXT_BYTES(2, 7, PROGRAM_NUMBERS, STATE));
    figure("memory, programs", sizeof process_program + sizeof observe_program);
    figure("memory, printed", process_finite_work * sizeof(float));
}

int main(void) {
    const jf_config config = {.abi = JF_ABI_VERSION, .functions = FUNCTIONS, .blocks = BLOCKS, .numbers = NUMBERS, .lanes = STATE};
    if (jff_context_init(memory, sizeof memory, &config, &context) != JF_OK) {
        printf("FAILED: no context\n");
        return 1;
    }
    count();
    measure_stack();
    measure_memory();
    return 0;
}
