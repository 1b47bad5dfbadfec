/* A model of C for CasADi and acados: a pole on a cart, recorded, with its Jacobian printed as C, in the directory that is named: cart.c, cart.h and
 * cart_casadi.c. A compiler makes a shared library of these, which use.py loads by external(). `cargo xtask test casadi` does all that.
 *
 * Links: the archive. */
#include "jacfwd.h"

#include <stdio.h>

enum { STATE = 4, CONTROL = 1, ENTRIES = STATE * (STATE + CONTROL) };

/* The change of the state, position, angle of the pole (0 upright), and their speeds, under a force: out of the published model of two bodies without
   friction. */
static int cart(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user) {
    const double cart_mass = 1, pole_mass = 0.1, gravity = 9.81, length = 0.8;
    const jf_num theta = in[0][1], speed = in[0][2], turn = in[0][3], force = in[1][0];
    jf_num s, c;
    (void)user;
    jf_sincos(e, theta, &s, &c);
    const jf_num swing = jf_mul_c(e, jf_mul(e, s, jf_square(e, turn)), pole_mass * length);
    const jf_num denominator = jf_c_sub(e, cart_mass + pole_mass, jf_mul_c(e, jf_square(e, c), pole_mass));
    const jf_num push = jf_sub(e, force, swing);
    const jf_num weight = jf_mul_c(e, s, pole_mass * gravity);
    out[0][0] = speed;
    out[0][1] = turn;
    out[0][2] = jf_div(e, jf_add(e, jf_mul(e, weight, c), push), denominator);
    out[0][3] = jf_div(e, jf_add(e, jf_mul(e, push, c), jf_mul_c(e, s, (cart_mass + pole_mass) * gravity)), jf_mul_c(e, denominator, length));
    return 0;
}

static uint64_t memory[1 << 12], scratch[1 << 15], program[1 << 9], derivative[1 << 10];

static void put(const char *text, size_t length, void *user) { fwrite(text, 1, length, user); }

static jf_status print(const jf_printed *programs, const char *directory) {
    static const char *const files[] = {[JF_C_SOURCE] = "cart.c", [JF_C_HEADER] = "cart.h", [JF_C_CASADI] = "cart_casadi.c"};
    for (uint32_t part = JF_C_SOURCE; part <= JF_C_CASADI; part++) {
        if (files[part] == NULL) {
            continue;
        }
        char path[1000];
        size_t bytes = sizeof scratch;
        snprintf(path, sizeof path, "%s/%s", directory, files[part]);
        FILE *const file = fopen(path, "w");
        if (file == NULL) {
            return JF_NULL;
        }
        const jf_status status = jf_print_c(programs, 2, &(jf_printing){.part = part, .name = "cart"}, scratch, &bytes, put, file);
        if (fclose(file) != 0 || status != JF_OK) {
            return status != JF_OK ? status : JF_NULL;
        }
    }
    return JF_OK;
}

int main(int count, char **arguments) {
    const double state[STATE] = {0, 0.25, 0, 0.5}, control[CONTROL] = {1};
    const double *const at[] = {state, control};
    const size_t inputs[] = {STATE, CONTROL}, outputs = STATE;
    const jf_config config = {.functions = 1, .blocks = 3, .numbers = 64, .lanes = STATE + CONTROL};
    const jf_signature shape = {.n_in = 2, .in_len = inputs, .n_out = 1, .out_len = &outputs};
    const jf_options both = {.n_argnums = 2, .argnums = (const int32_t[]){0, 1}};
    uint32_t starts[STATE + CONTROL + 1], rows[ENTRIES];
    jf_pattern pattern = {.format = JF_CSC, .index_bytes = 4, .entries = ENTRIES, .major = starts, .minor = rows};
    const jf_derivative jacobian = {.kind = JF_DERIVE_JACOBIAN, .flags = JF_DERIVE_FINITE, .pattern = &pattern};
    jf_context *c;
    jf_func f;
    jf_recording *r;
    const jf_program *p, *q;
    size_t bytes = sizeof scratch;
    jf_status status = count == 2 ? JF_OK : JF_NULL;
    if (status == JF_OK) status = jf_context_init(memory, sizeof memory, &config, &c);
    if (status == JF_OK) status = jf_register(c, cart, &shape, NULL, &f);
    if (status == JF_OK) status = jf_record(c, f, at, NULL, scratch, sizeof scratch, &r);
    if (status == JF_OK) status = jf_program_build(r, program, sizeof program, &p);
    if (status == JF_OK) status = jf_program_pattern(p, &both, JF_PLAN_JACOBIAN, 0, NULL, scratch, sizeof scratch, &pattern);
    if (status == JF_OK) status = jf_differentiate(p, &both, &jacobian, scratch, &bytes, &r);
    if (status == JF_OK) status = jf_program_build(r, derivative, sizeof derivative, &q);
    if (status == JF_OK) {
        const jf_printed programs[] = {
            {.program = p, .name = "cart"},
            {.program = q, .name = "cart_jacobian", .pattern = &pattern, .jacobian_of = p},
        };
        status = print(programs, arguments[1]);
    }
    if (status != JF_OK) {
        fprintf(stderr, "usage: print DIRECTORY: %s\n", jf_status_text(status));
    }
    return status != JF_OK;
}
