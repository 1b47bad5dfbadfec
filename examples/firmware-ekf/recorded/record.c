/* Writes the programs of the filter's models as C: programs.h. What changes from call to call is an input here, where the functions that are called
   take it from their user pointer: it would be frozen. Runs on the desk; the firmware has neither this nor the models. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "../filter.h"

enum { NUMBERS = 100, INPUTS = 3 };

/* state, rates, time step -> state one step later */
static int process_of_inputs(jff_eval *e, const jff_num *const *in, jff_num *const *out, void *user) {
    const jff_num half = jff_mul_c(e, in[2][0], 0.5f);
    jff_num turn[QUATERNION] = {jff_const(e, 1.0f)};
    (void)user;
    for (int i = 0; i < AXES; i++) {
        turn[1 + i] = jff_mul(e, jff_sub(e, in[1][i], in[0][QUATERNION + i]), half);
    }
    turned_state(e, in[0], turn, out[0]);
    return 0;
}

/* state, direction of the world -> that direction in the body's axes */
static int observe_of_inputs(jff_eval *e, const jff_num *const *in, jff_num *const *out, void *user) {
    (void)user;
    seen_from(e, in[0], in[1], out[0]);
    return 0;
}

/* Ends the program where something fails: nothing can go on. */
static void needs(jf_status status, jff_context *c) {
    if (status != JF_OK) {
        fprintf(stderr, "%s\n", c != NULL ? jff_message(c) : jf_status_text(status));
        exit(EXIT_FAILURE);
    }
}

/* Records a function at a point and prints its program as an array of that name; returns the numbers that it needs. */
static size_t print_program(const char *name, jff_fn fn, size_t inputs, const size_t *lengths, size_t outputs, const float *const *in) {
    static unsigned char memory[JFF_CONTEXT_BYTES(1, INPUTS + 1, NUMBERS, 1)];
    static uint64_t words[1 << 10];
    const jf_config config = {.abi = JF_ABI_VERSION, .functions = 1, .blocks = INPUTS + 1, .numbers = NUMBERS, .lanes = 1};
    const jf_signature shape = {.n_in = inputs, .in_len = lengths, .n_out = 1, .out_len = &outputs};
    jff_context *c = NULL;
    jff_func f;
    jff_recording *r;
    const jf_program *program;
    needs(jff_context_init(memory, sizeof memory, &config, &c), NULL);
    needs(jff_register(c, fn, &shape, NULL, &f), c);
    const size_t scratch_bytes = jff_record_scratch(c, f, in, NULL);
    void *scratch = malloc(scratch_bytes);
    needs(jff_record(c, f, in, NULL, scratch, scratch_bytes, &r), c);
    needs(jff_program_build(r, words, sizeof words, &program), c);
    const size_t bytes = jff_program_bytes(r);
    free(scratch);
    const unsigned char *byte = (const unsigned char *)words;
    printf("\nstatic const _Alignas(8) unsigned char %s[%zu] = {", name, bytes);
    for (size_t k = 0; k < bytes; k++) {
        printf("%s0x%02x,", k % 20 == 0 ? "\n    " : " ", byte[k]);
    }
    printf("\n};\n");
    return jf_program_numbers(program);
}

int main(void) {
    static const float state[STATE] = {0.5f, -0.5f, 0.5f, 0.5f, 0.01f, 0.02f, -0.03f}, axes[AXES] = {0.25f, -0.5f, 0.75f}, dt = 0.01f;
    const float *const step[] = {state, axes, &dt}, *const direction[] = {state, axes};
    static const size_t of_step[] = {STATE, AXES, 1}, of_direction[] = {STATE, AXES};
    printf("/* The models of the filter as programs: constant bytes, the same on every processor. Made by record.c; do not edit. */\n"
           "#ifndef PROGRAMS_H\n#define PROGRAMS_H\n");
    const size_t process = print_program("process_program", process_of_inputs, 3, of_step, STATE, step);
    const size_t observe = print_program("observe_program", observe_of_inputs, 2, of_direction, AXES, direction);
    printf("\n/* The most numbers that one of them needs. */\nenum { PROGRAM_NUMBERS = %zu };\n\n#endif\n", process > observe ? process : observe);
    return EXIT_SUCCESS;
}
