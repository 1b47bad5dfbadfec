/*
 * What the parts of the NIST demo share: models, data sets, and a data set bound to a jacfwd context.
 */
#ifndef NIST_H
#define NIST_H

#include <stdbool.h>
#include <stddef.h>

#include "jacfwd.h"

/* The largest of the 27 data sets. */
#define MAX_PARAMETERS 9
#define MAX_OBSERVATIONS 250
#define MAX_PREDICTORS 2
#define STARTS 2
#define MODELS 27

/* The model's value at one observation: b are the parameters, x the predictors. */
typedef jf_num (*model_fn)(jf_eval *e, const jf_num *b, const double *x);

struct model {
    const char *name;  /* of the data set, and of its file without .dat */
    size_t parameters;
    size_t predictors;
    bool log_response; /* the model is of log y */
    model_fn value;
};

/* All models, in the order of the table and of the reference file. */
extern const struct model models[MODELS];

struct data_set {
    const struct model *model;
    size_t observations;
    double y[MAX_OBSERVATIONS]; /* the logarithms where the model is of log y */
    double x[MAX_OBSERVATIONS][MAX_PREDICTORS];
    double start[STARTS][MAX_PARAMETERS];
    double certified[MAX_PARAMETERS];
    double reference[MAX_OBSERVATIONS * MAX_PARAMETERS]; /* the Jacobian at the certified values, dense row-major */
};

/* A data set whose residuals are registered with a context. */
struct problem {
    const struct data_set *data;
    jf_context *context;
    jf_func residuals;
    size_t passes;    /* runs of the residual function so far */
    jf_status status; /* of the library call that failed, after which none is made; or JF_OK */
};

/* Where a fit ended. */
struct fitted {
    double digits; /* of agreement of the worst parameter with its certified value */
    double b[MAX_PARAMETERS];
};

/* How the Jacobian at the certified values compares with the reference, and what one costs. */
struct comparison {
    size_t directions;        /* per pass, largest */
    double error;             /* max |J_ij - R_ij| / max_k |R_ik| */
    double differences_error; /* the same for central differences */
    double seconds;           /* per Jacobian */
    double differences_seconds;
};

/* What the same fits and the same Jacobian are when the residuals are recorded. */
struct recorded {
    size_t bytes;    /* of the program */
    size_t passes;   /* that ran the program, time measurements apart */
    size_t missed;   /* passes that did not */
    bool same;       /* parameters of both fits and the Jacobian have the same bits */
    double seconds;  /* per Jacobian */
};

/* read.c: both say on stderr what is wrong, with file and line, and return false. */
bool read_data_set(const char *directory, const struct model *model, struct data_set *data);
bool read_reference(const char *directory, struct data_set *data, size_t count);

/* residual.c: false means that problem->status and jf_message say why. */
bool bind_problem(struct problem *problem, const struct data_set *data, jf_context *context);
bool residuals_at(struct problem *problem, const double *b, double *r);
bool jacobian_at(struct problem *problem, const double *b, jf_matrix jac);

/* fit.c: a fit from starting point `start`. */
bool fit(struct problem *problem, size_t start, struct fitted *fitted);

/* compare.c */
bool compare(struct problem *problem, struct comparison *result);
bool time_jacobian(struct problem *problem, double *seconds);

/* record.c: records the residuals, and repeats both fits and the Jacobian with the program. */
bool record(struct problem *problem, const struct fitted *expected, struct recorded *result);

#endif
