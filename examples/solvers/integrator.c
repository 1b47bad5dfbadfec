/*
 * A solver of your own: a thousand steps of Runge and Kutta's method along an orbit, and the Jacobian of the whole way, in the memory of one step.
 * The loop that carries the state is the idiom of jf_scope_next: without it every step's numbers would stay alive to the end.
 * Known answer: the flow takes its own velocity along, J·f(x(0)) = f(x(T)).
 */
#include <jacfwd.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { STATE = 4, STEPS = 1000, NUMBERS = 100 };

static const double duration = 5.0;

/* Position and velocity around a sun of mass 1: x' = v, v' = -x/|x|^3. */
static void velocity(jf_eval *e, const jf_num *x, jf_num *dx) {
    const jf_num r = jf_hypot(e, x[0], x[1]), cube = jf_powi(e, r, 3);
    dx[0] = jf_copy(e, x[2]);
    dx[1] = jf_copy(e, x[3]);
    dx[2] = jf_neg(e, jf_div(e, x[0], cube));
    dx[3] = jf_neg(e, jf_div(e, x[1], cube));
}

/* y = x + h·k */
static void ahead(jf_eval *e, const jf_num *x, double h, const jf_num *k, jf_num *y) {
    for (size_t i = 0; i < STATE; i++) {
        y[i] = jf_add(e, x[i], jf_mul_c(e, k[i], h));
    }
}

static void step(jf_eval *e, const jf_num *x, double h, jf_num *next) {
    jf_num k[4][STATE], y[STATE];
    velocity(e, x, k[0]);
    ahead(e, x, h / 2, k[0], y);
    velocity(e, y, k[1]);
    ahead(e, x, h / 2, k[1], y);
    velocity(e, y, k[2]);
    ahead(e, x, h, k[2], y);
    velocity(e, y, k[3]);
    for (size_t i = 0; i < STATE; i++) {
        const jf_num middle = jf_mul_c(e, jf_add(e, k[1][i], k[2][i]), 2);
        next[i] = jf_add(e, x[i], jf_mul_c(e, jf_add(e, jf_add(e, k[0][i], middle), k[3][i]), h / 6));
    }
}

static int flow(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user) {
    jf_num x[STATE];
    (void)user;
    for (size_t i = 0; i < STATE; i++) {
        x[i] = in[0][i];
    }
    for (int k = 0; k < STEPS; k++) {
        const size_t mark = jf_scope_begin(e);
        jf_num next[STATE];
        step(e, x, duration / STEPS, next);
        jf_scope_next(e, mark, x, next, STATE); /* x = next; the old x and all else that the step made are freed */
    }
    for (size_t i = 0; i < STATE; i++) {
        out[0][i] = x[i];
    }
    return 0;
}

static void plain_velocity(const double *x, double *dx) {
    const double r = hypot(x[0], x[1]);
    dx[0] = x[2];
    dx[1] = x[3];
    dx[2] = -x[0] / (r * r * r);
    dx[3] = -x[1] / (r * r * r);
}

int main(void) {
    static unsigned char memory[JF_CONTEXT_BYTES(1, 2, NUMBERS, STATE)];
    const jf_config config = {.functions = 1, .blocks = 2, .numbers = NUMBERS, .lanes = STATE};
    const size_t n = STATE;
    const jf_signature shape = {.n_in = 1, .in_len = &n, .n_out = 1, .out_len = &n};
    const double start[STATE] = {1, 0, 0, 1.2};
    double end[STATE], jac[STATE][STATE], first[STATE], last[STATE], worst = 0;
    jf_context *c;
    jf_func f;
    if (jf_context_init(memory, sizeof memory, &config, &c) || jf_register(c, flow, &shape, NULL, &f)) {
        return EXIT_FAILURE;
    }
    if (jf_jacobian(c, f, start, end, jac[0])) {
        puts(jf_message(c));
        return EXIT_FAILURE;
    }
    plain_velocity(start, first);
    plain_velocity(end, last);
    for (size_t i = 0; i < STATE; i++) {
        double taken = 0;
        for (size_t j = 0; j < STATE; j++) {
            taken += jac[i][j] * first[j];
        }
        worst = fmax(worst, fabs(taken - last[i]));
    }
    printf("%d steps in the memory of %zu numbers; |J f(x(0)) - f(x(T))| = %.1e\n", STEPS, jf_numbers_peak(c), worst);
    const bool pass = worst < 1e-9 && jf_numbers_peak(c) <= NUMBERS;
    puts(pass ? "PASS" : "FAIL");
    return pass ? EXIT_SUCCESS : EXIT_FAILURE;
}
