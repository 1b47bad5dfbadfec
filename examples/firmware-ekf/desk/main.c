/* Runs on the desk; the firmware has neither this nor the functions. Without an argument writes the programs of the filter's models as C: programs.h. With
   one writes C that computes their Jacobians into that directory: models_printed.c, .h and _selftest.c. */
#include <stdio.h>
#include <stdlib.h>

#include "desk.h"
#include "of_inputs.h"

/* A program as an array of that name; returns the numbers that it needs. */
static size_t write_program(const char *name, struct program p) {
    const unsigned char *byte = (const unsigned char *)p.program;
    printf("\nstatic const _Alignas(8) unsigned char %s[%zu] = {", name, p.bytes);
    for (size_t k = 0; k < p.bytes; k++) {
        printf("%s0x%02x,", k % 20 == 0 ? "\n    " : " ", byte[k]);
    }
    printf("\n};\n");
    return jf_program_numbers(p.program);
}

static void write_programs(struct program process, struct program observe) {
    printf("/* The models of the filter as programs: constant bytes, the same on every processor. Made by desk/main.c; do not edit. */\n"
           "#ifndef PROGRAMS_H\n#define PROGRAMS_H\n");
    const size_t numbers = write_program("process_program", process), others = write_program("observe_program", observe);
    printf("\n/* The most numbers that one of them needs. */\nenum { PROGRAM_NUMBERS = %zu };\n\n#endif\n", numbers > others ? numbers : others);
}

int main(int count, char **arguments) {
    static const float state[STATE] = {0.5f, -0.5f, 0.5f, 0.5f, 0.01f, 0.02f, -0.03f}, axes[AXES] = {0.25f, -0.5f, 0.75f}, dt = 0.01f;
    static const float points[2][STATE + AXES + 1] = {
        {0.5f, -0.5f, 0.5f, 0.5f, 0.01f, 0.02f, -0.03f, 0.25f, -0.5f, 0.75f, 0.01f},
        {0.98f, 0.15f, -0.12f, 0.05f, 0.0f, 0.0f, 0.0f, 1.5f, 0.125f, -2.0f, 0.01f},
    };
    static const size_t of_step[] = {STATE, AXES, 1}, of_direction[] = {STATE, AXES};
    const struct program process = desk_record(process_of_inputs, 3, of_step, STATE, (const float *const[]){state, axes, &dt});
    const struct program observe = desk_record(observe_of_inputs, 2, of_direction, AXES, (const float *const[]){state, axes});
    if (count < 2) {
        write_programs(process, observe);
        return EXIT_SUCCESS;
    }
    /* A Jacobian that is not finite is no use to a filter: it is refused, and takes no flash. */
    const jf_printed printed[] = {
        {.program = desk_jacobian(process, JF_DERIVE_FINITE).program, .name = "process_jacobian", .points = points, .count = 2},
        {.program = desk_jacobian(observe, JF_DERIVE_FINITE).program, .name = "observe_jacobian", .points = points, .count = 1},
    };
    desk_print(arguments[1], "models_printed", printed, 2);
    return EXIT_SUCCESS;
}
