/* A function of plain C, and its Jacobian, as C that needs no context: recorded, differentiated, printed into the directory that is named. Compiled once
 * more with -DPRINTED, beside what was printed, this program compares both, bit by bit, and their times. `cargo xtask print-demo` does all that.
 *
 * Links: the archive. */
#include "jacfwd.h"
#ifdef PRINTED
#include "arm.h"
#endif

#include <stdio.h>
#include <string.h>
#include <time.h>

/* Where the hand of an arm of three joints is, and which way it points: angles a, lengths l. */
static int arm(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user) {
    const jf_num *a = in[0], *l = in[1];
    jf_num x = jf_const(e, 0), y = x, angle = x;
    (void)user;
    for (int k = 0; k < 3; k++) {
        jf_num s, c;
        angle = jf_add(e, angle, a[k]);
        jf_sincos(e, angle, &s, &c);
        x = jf_muladd(e, l[k], c, x);
        y = jf_muladd(e, l[k], s, y);
    }
    out[0][0] = x, out[0][1] = y, out[0][2] = angle;
    out[0][3] = jf_hypot(e, x, y);
    return 0;
}

static uint64_t memory[1 << 12], scratch[1 << 15], program[1 << 10], derivative[1 << 11];
static double angles[3] = {0.5, -0.25, 1}, lengths[3] = {1, 0.75, 0.5};
static const double *const at[] = {angles, lengths};
/* In both. */
static const jf_options options = {.n_argnums = 2};

#ifndef PRINTED
static void put(const char *text, size_t length, void *user) { fwrite(text, 1, length, user); }

static int print(const jf_program *p, const jf_program *q, const char *directory) {
    static const char *const files[] = {"arm.c", "arm.h", "arm_selftest.c"};
    const double point[] = {0.5, -0.25, 1, 1, 0.75, 0.5};
    const jf_printed programs[] = {{.program = p, .name = "arm_hand", .points = point, .count = 1}, {.program = q, .name = "arm_jacobian", .points = point, .count = 1}};
    for (unsigned part = 0; part < 3; part++) {
        char path[400];
        size_t bytes = sizeof scratch;
        snprintf(path, sizeof path, "%s/%s", directory, files[part]);
        FILE *file = fopen(path, "w");
        if (file == NULL || jf_print_c(programs, 2, &(jf_printing){.part = part, .name = "arm"}, scratch, &bytes, put, file)) return 1;
        fclose(file);
    }
    return 0;
}
#else
static double seconds(void) { return (double)clock() / CLOCKS_PER_SEC; }

static int compare(jf_context *c, jf_func f) {
    double y[2][4], jac[2][12 + 12], work[arm_selftest_memory];
    const int failed = arm_selftest(work);
    if (jf_jacfwd(c, f, at, &options, (jf_matrix[]){{.data = jac[0]}, {.data = jac[0] + 12}}, (double *[]){y[0]})) return 1;
    if (arm_jacobian(angles, lengths, y[1], jac[1], jac[1] + 12, work)) return 1;
    const int same = memcmp(y[0], y[1], sizeof y[0]) == 0 && memcmp(jac[0], jac[1], sizeof jac[0]) == 0;
    enum { TIMES = 200000 };
    double took[2];
    for (int which = 0; which < 2; which++) {
        const double start = seconds();
        for (int k = 0; k < TIMES; k++) {
            angles[0] = 0.5 + 1e-9 * k;
            if (which == 0) {
                jf_jacfwd(c, f, at, &options, (jf_matrix[]){{.data = jac[0]}, {.data = jac[0] + 12}}, (double *[]){y[0]});
            } else {
                arm_jacobian(angles, lengths, y[1], jac[1], jac[1] + 12, work);
            }
        }
        took[which] = (seconds() - start) / TIMES * 1e9;
    }
    printf("self-test %s, the same bits as jf_jacfwd: %s\n", failed ? "FAILED" : "passed", same ? "yes" : "NO");
    printf("a Jacobian takes %.0f ns by jf_jacfwd, %.0f ns printed: %.2f\n", took[0], took[1], took[1] / took[0]);
    return failed || !same;
}
#endif

int main(int argc, char **argv) {
    const size_t three = 3, four = 4, in_len[] = {three, three};
    const jf_signature shape = {.n_in = 2, .in_len = in_len, .n_out = 1, .out_len = &four};
    const jf_config config = {.functions = 1, .blocks = 3, .numbers = 40, .lanes = 6};
    jf_context *c;
    jf_func f;
    jf_recording *r;
    const jf_program *p, *q;
    if (argc < 2 || jf_context_init(memory, sizeof memory, &config, &c) || jf_register(c, arm, &shape, NULL, &f)) return 1;
    if (jf_record(c, f, at, NULL, scratch, sizeof scratch, &r) || jf_program_build(r, program, sizeof program, &p)) return 1;
    const jf_derivative what = {.kind = JF_DERIVE_JACOBIAN, .flags = JF_DERIVE_VALUES};
    size_t bytes = sizeof scratch;
    if (jf_differentiate(p, &options, &what, scratch, &bytes, &r) || jf_program_build(r, derivative, sizeof derivative, &q)) return 1;
#ifdef PRINTED
    (void)argv;
    return compare(c, f);
#else
    return print(p, q, argv[1]);
#endif
}
