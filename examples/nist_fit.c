/*
 * Fits the 27 NIST data sets for nonlinear regression from both starting points, with exact Jacobians, and compares the
 * fits with the certified parameters and the Jacobians with high-precision references. Then all once more with the residuals
 * recorded, which must give the same bits.
 *
 * Usage: nist_fit [data directory]. The exit status is 0 if the verdict is PASS.
 */
#include <gsl/gsl_errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "nist/nist.h"

/* All parameters fit in one pass. */
#define LANES MAX_PARAMETERS
/* Parameters, residuals, and room for the intermediates of one observation. */
#define NUMBERS (MAX_PARAMETERS + MAX_OBSERVATIONS + 32)
/* One input and one output per data set. */
#define BLOCKS (2 * MODELS)

#define GOOD_DIGITS 6.0
/* All but MGH17 from start 1, where both exponentials are over before the second observation; see also fit.c. */
#define REQUIRED_FITS 53
#define ALLOWED_ERROR 1e-14

static unsigned char memory[JF_CONTEXT_BYTES(MODELS, BLOCKS, NUMBERS, LANES)];
static struct data_set data_sets[MODELS];
static struct problem problems[MODELS];

static bool read_all(const char *directory)
{
    for (size_t k = 0; k < MODELS; k++) {
        if (!read_data_set(directory, &models[k], &data_sets[k])) {
            return false;
        }
    }
    return read_reference(directory, data_sets, MODELS);
}

static jf_context *make_context(void)
{
    const jf_config config = {
        .abi = JF_ABI_VERSION, .functions = MODELS, .blocks = BLOCKS, .numbers = NUMBERS, .lanes = LANES};
    jf_context *context;
    const jf_status status = jf_context_init(memory, sizeof memory, &config, &context);
    if (status != JF_OK) {
        fprintf(stderr, "jf_context_init: %s\n", jf_status_text(status));
        return NULL;
    }
    return context;
}

static void report(const struct problem *problem)
{
    fprintf(stderr, "%s: %s\n", problem->data->model->name,
            problem->status == JF_OK ? "GSL is out of memory" : jf_message(problem->context));
}

static void print_head(void)
{
    puts("NIST nonlinear regression: fits by GSL from both starting points, Jacobians by jacfwd.\n"
         "  digits   agreement of the worst fitted parameter with its certified value, of 11\n"
         "  error    of the Jacobian at the certified values, max |J - R| / max |row of R|, R correctly rounded references\n"
         "  time     microseconds per Jacobian, best of 5 batches; differences: central, the same function by jf_call;\n"
         "           recorded: the function as a program, with the same bits\n"
         "\n"
         "           parameters  observ.  directions      digits           error                      time\n"
         "data set                        per pass    start 1  start 2  jacfwd  differ.   jacfwd  differ.  ratio  recorded  ratio");
}

static void print_row(const struct data_set *data, const struct fitted *fits, const struct comparison *c, const struct recorded *r)
{
    printf("%-10s %10zu %8zu %11zu %8.1f %8.1f  %7.1e %7.1e %8.1f %8.1f %6.1f %9.1f %6.1f\n", data->model->name,
           data->model->parameters, data->observations, c->directions, fits[0].digits, fits[1].digits, c->error,
           c->differences_error, 1e6 * c->seconds, 1e6 * c->differences_seconds, c->differences_seconds / c->seconds,
           1e6 * r->seconds, c->differences_seconds / r->seconds);
}

static void print_failures(struct fitted fits[MODELS][STARTS])
{
    printf("\nFits below %.0f digits:", GOOD_DIGITS);
    const char *separator = " ";
    for (size_t k = 0; k < MODELS; k++) {
        for (size_t start = 0; start < STARTS; start++) {
            if (fits[k][start].digits < GOOD_DIGITS) {
                printf("%s%s from start %zu (%.1f)", separator, models[k].name, start + 1, fits[k][start].digits);
                separator = ", ";
            }
        }
    }
    puts(separator[0] == ',' ? "." : " none.");
}

int main(int argc, char **argv)
{
    static struct fitted fits[MODELS][STARTS];
    int good = 0;
    size_t same = 0, bytes = 0, passes = 0, missed = 0;
    double worst = 0.0;

    if (argc > 2) {
        fprintf(stderr, "usage: %s [data directory]\n", argv[0]);
        return EXIT_FAILURE;
    }
    if (!read_all(argc == 2 ? argv[1] : "examples/nist/data")) {
        return EXIT_FAILURE;
    }
    jf_context *context = make_context();
    if (context == NULL) {
        return EXIT_FAILURE;
    }
    /* By default GSL aborts the program; a fit that fails is a result here. */
    gsl_set_error_handler_off();

    print_head();
    for (size_t k = 0; k < MODELS; k++) {
        struct problem *problem = &problems[k];
        struct comparison comparison;
        struct recorded recorded;
        if (!bind_problem(problem, &data_sets[k], context) || !fit(problem, 0, &fits[k][0]) ||
            !fit(problem, 1, &fits[k][1]) || !compare(problem, &comparison) || !record(problem, fits[k], &recorded)) {
            report(problem);
            return EXIT_FAILURE;
        }
        print_row(&data_sets[k], fits[k], &comparison, &recorded);
        good += (fits[k][0].digits >= GOOD_DIGITS) + (fits[k][1].digits >= GOOD_DIGITS);
        worst = comparison.error > worst ? comparison.error : worst;
        same += recorded.same;
        passes += recorded.passes;
        missed += recorded.missed;
        bytes = recorded.bytes > bytes ? recorded.bytes : bytes;
    }
    print_failures(fits);
    printf("Context: %zu bytes, static; at most %zu of %d numbers alive.\n", sizeof memory, jf_numbers_peak(context), NUMBERS);

    printf("Recorded: %zu of %d data sets with the same bits, in %zu passes of programs of at most %zu bytes; %zu passes without.\n",
           same, MODELS, passes, bytes, missed);

    const bool pass = good >= REQUIRED_FITS && worst <= ALLOWED_ERROR && same == MODELS && passes > 0 && missed == 0;
    printf("%d of %d fits agree to %.0f digits or more (required: %d), every Jacobian within %.1e of its row's scale"
           " (allowed: %.0e): %s\n",
           good, MODELS * STARTS, GOOD_DIGITS, REQUIRED_FITS, worst, ALLOWED_ERROR, pass ? "PASS" : "FAIL");
    return pass ? EXIT_SUCCESS : EXIT_FAILURE;
}
