/*
 * The residuals of a data set, as a function that jacfwd differentiates, and the two library calls that the demo makes of it.
 */
#include "nist.h"

/*
 * in[0]: the parameters; out[0]: model - observed, one per observation; user: the struct problem.
 * Each observation is a scope: of the numbers that it makes only the residual outlives it, so the context need not hold
 * the intermediates of all observations at once.
 */
static int residuals(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user)
{
    struct problem *problem = user;
    const struct data_set *data = problem->data;

    problem->passes++;
    for (size_t i = 0; i < data->observations; i++) {
        const size_t mark = jf_scope_begin(e);
        out[0][i] = jf_sub_c(e, data->model->value(e, in[0], data->x[i]), data->y[i]);
        jf_scope_end(e, mark, &out[0][i], 1);
    }
    return 0;
}

/* A failure stays: GSL's driver goes on after one of its functions has failed, and a later success must not hide it. */
static bool failed(const struct problem *problem)
{
    return problem->status != JF_OK;
}

bool bind_problem(struct problem *problem, const struct data_set *data, jf_context *context)
{
    const jf_signature signature = {
        .n_in = 1,
        .in_len = &data->model->parameters,
        .n_out = 1,
        .out_len = &data->observations,
    };

    problem->data = data;
    problem->context = context;
    problem->passes = 0;
    problem->status = jf_register(context, residuals, &signature, problem, &problem->residuals);
    return !failed(problem);
}

bool residuals_at(struct problem *problem, const double *b, double *r)
{
    if (failed(problem)) {
        return false;
    }
    const double *in[] = {b};
    double *out[] = {r};
    problem->status = jf_call(problem->context, problem->residuals, in, NULL, out);
    return !failed(problem);
}

bool jacobian_at(struct problem *problem, const double *b, jf_matrix jac)
{
    if (failed(problem)) {
        return false;
    }
    const double *in[] = {b};
    problem->status = jf_jacfwd(problem->context, problem->residuals, in, NULL, &jac, NULL);
    return !failed(problem);
}
