/*
 * Ipopt, C interface: the first problem of Luksan and Vlcek (Sparse and partially separable test problems, 1999) in 1000 unknowns: the chained
 * Rosenbrock function under 998 trigonometric-exponential constraints. All is recorded; the Jacobian of the constraints and the lower triangle of
 * the Hessian of the Lagrangian go straight into Ipopt's triplets. Known answers: the optimum that ExaModels' documentation gives, and differences of
 * the Lagrangian's gradient along a line. An argument is the number of unknowns; the optimum is the same for 20 and more.
 *
 * Links: ipopt
 * Checked: 100
 */
#include <IpStdCInterface.h>
#include <math.h>

#include "model.h"
#include "recorded.h"

enum { MOST = 1000, LEAST = 50, SHOWN = 3, NUMBERS = 32 };

static const double VALUE = 6.2324586324, OPTIMUM[SHOWN] = {-0.9505563573613, 0.9139008176389, 0.9890905176645};

/* Unknowns, terms of the objective, constraints. */
static size_t unknowns = MOST, n_terms, n_constraints;

/* The objective as its terms: their Jacobian has two entries in each row and costs two directions, where their sum's gradient costs a thousand. */
static int of_terms(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user) {
    const jf_num *x = in[0];
    (void)user;
    for (size_t i = 0; i < n_terms; i++) {
        const size_t mark = jf_scope_begin(e);
        const jf_num valley = jf_square(e, jf_sub(e, jf_square(e, x[i]), x[i + 1]));
        out[0][i] = jf_add(e, jf_mul_c(e, valley, 100.0), jf_square(e, jf_sub_c(e, x[i], 1.0)));
        jf_scope_end(e, mark, &out[0][i], 1);
    }
    return 0;
}

static int of_constraints(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user) {
    (void)user;
    for (size_t k = 0; k < n_constraints; k++) {
        const size_t mark = jf_scope_begin(e);
        const jf_num x = in[0][k], y = in[0][k + 1], z = in[0][k + 2];
        const jf_num cubic = jf_add(e, jf_mul_c(e, jf_powi(e, y, 3), 3.0), jf_mul_c(e, z, 2.0));
        const jf_num waves = jf_mul(e, jf_sin(e, jf_sub(e, y, z)), jf_sin(e, jf_add(e, y, z)));
        const jf_num decay = jf_mul(e, x, jf_exp(e, jf_sub(e, x, y)));
        const jf_num linear = jf_sub_c(e, jf_mul_c(e, y, 4.0), 8.0);
        out[0][k] = jf_sub(e, jf_add(e, jf_add(e, cubic, waves), linear), decay);
        jf_scope_end(e, mark, &out[0][k], 1);
    }
    return 0;
}

/* Terms and constraints as two outputs: with the factor and the multipliers as weights their sum is the Lagrangian. */
static int of_lagrangian(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user) {
    return of_terms(e, in, out, user) || of_constraints(e, in, out + 1, user);
}

/* A recorded function, and the rows and columns of its derivatives. */
struct sparse {
    struct recorded m;
    size_t entries;
    Index *rows, *cols;
};

static struct sparse terms, constraints, lagrangian;

static void sparse_init(struct sparse *s, jf_fn fn, size_t outputs, const size_t *lengths, const double *x, uint32_t kind, uint32_t which) {
    const jf_signature shape = {.n_in = 1, .in_len = &unknowns, .n_out = outputs, .out_len = lengths};
    const double *in[] = {x};
    const double *const *points[] = {in};
    jf_pattern pattern = {.format = JF_TRIPLETS, .index_bytes = sizeof(Index)};
    /* Each number counts as two in a Hessian. */
    recorded_register(&s->m, fn, &shape, NULL, 2 * (3 * unknowns + NUMBERS));
    recorded_attach(&s->m, 1, points);
    recorded_pattern(&s->m, kind, which, &pattern);
    s->entries = pattern.entries;
    pattern.major = s->rows = recorded_memory(s->entries * sizeof *s->rows);
    pattern.minor = s->cols = recorded_memory(s->entries * sizeof *s->cols);
    recorded_pattern(&s->m, kind, which, &pattern);
    recorded_plan(&s->m, kind, &pattern);
}

static void sparse_free(struct sparse *s) {
    free(s->rows);
    free(s->cols);
    recorded_free(&s->m);
}

/* Ipopt takes FALSE as "cannot be evaluated here" and tries a shorter step. */
static Bool values_at(struct sparse *s, const double *x, double *y) {
    const double *in[] = {x};
    double *const out[] = {y};
    return jf_call(s->m.context, s->m.f, in, NULL, out) == JF_OK;
}

static Bool jacobian_at(struct sparse *s, const double *x, double *values) {
    const double *in[] = {x};
    return jf_jacfwd_sparse(s->m.context, s->m.f, in, NULL, s->m.plan, values, NULL) == JF_OK;
}

static void structure_of(const struct sparse *s, Index *rows, Index *cols) {
    for (size_t k = 0; k < s->entries; k++) {
        rows[k] = s->rows[k];
        cols[k] = s->cols[k];
    }
}

static Bool f(Index n, Number *x, Bool new_x, Number *y, UserDataPtr user) {
    double values[MOST];
    (void)n, (void)new_x, (void)user;
    const Bool known = values_at(&terms, x, values);
    *y = 0.0;
    for (size_t k = 0; known && k < n_terms; k++) {
        *y += values[k];
    }
    return known;
}

/* The gradient of a sum: each column of the Jacobian of its terms, summed. */
static Bool grad_f(Index n, Number *x, Bool new_x, Number *grad, UserDataPtr user) {
    double values[2 * MOST];
    (void)new_x, (void)user;
    const Bool known = terms.entries <= 2 * MOST && jacobian_at(&terms, x, values);
    for (Index j = 0; j < n; j++) {
        grad[j] = 0.0;
    }
    for (size_t k = 0; known && k < terms.entries; k++) {
        grad[terms.cols[k]] += values[k];
    }
    return known;
}

static Bool g(Index n, Number *x, Bool new_x, Index m, Number *y, UserDataPtr user) {
    (void)n, (void)new_x, (void)m, (void)user;
    return values_at(&constraints, x, y);
}

static Bool jac_g(Index n, Number *x, Bool new_x, Index m, Index count, Index *rows, Index *cols, Number *values, UserDataPtr user) {
    (void)n, (void)new_x, (void)m, (void)count, (void)user;
    if (values != NULL) {
        return jacobian_at(&constraints, x, values);
    }
    structure_of(&constraints, rows, cols);
    return TRUE;
}

static Bool hess(Index n, Number *x, Bool new_x, Number factor, Index m, Number *multipliers, Bool new_multipliers, Index count, Index *rows,
                 Index *cols, Number *values, UserDataPtr user) {
    (void)n, (void)new_x, (void)new_multipliers, (void)count, (void)user;
    if (values == NULL) {
        structure_of(&lagrangian, rows, cols);
        return TRUE;
    }
    double weights[2 * MOST];
    const double *in[] = {x};
    for (size_t k = 0; k < n_terms; k++) {
        weights[k] = factor;
    }
    for (Index k = 0; k < m; k++) {
        weights[n_terms + (size_t)k] = multipliers[k];
    }
    return jf_hessian_sparse(lagrangian.m.context, lagrangian.m.f, in, NULL, lagrangian.m.plan, weights, values, NULL) == JF_OK;
}

/* The gradient of the Lagrangian with factor 1: that of the objective and the rows of the Jacobian times their multipliers. */
static bool lagrangian_gradient(double *x, const double *multipliers, double *gradient) {
    double values[3 * MOST];
    const bool known = constraints.entries <= 3 * MOST && grad_f((Index)unknowns, x, TRUE, gradient, NULL) && jacobian_at(&constraints, x, values);
    for (size_t k = 0; known && k < constraints.entries; k++) {
        gradient[constraints.cols[k]] += multipliers[constraints.rows[k]] * values[k];
    }
    return known;
}

/* How far the Hessian times a line is from central differences of the gradient along it, relative to the largest element. */
static double hessian_error(const double *x, double *multipliers) {
    const double step = 0x1p-17;
    double at[MOST], behind[MOST], ahead[MOST], product[MOST] = {0}, values[3 * MOST], worst = 0.0, scale = 0.0;
    bool known = lagrangian.entries <= 3 * MOST;
    for (int side = -1; side <= 1; side += 2) {
        for (size_t j = 0; j < unknowns; j++) {
            at[j] = x[j] + side * step * (1.0 + (double)(j % 3));
        }
        known = known && lagrangian_gradient(at, multipliers, side < 0 ? behind : ahead);
    }
    for (size_t j = 0; j < unknowns; j++) {
        at[j] = x[j];
    }
    known = known && hess((Index)unknowns, at, TRUE, 1.0, (Index)n_constraints, multipliers, TRUE, (Index)lagrangian.entries, NULL, NULL,
                          values, NULL);
    for (size_t k = 0; known && k < lagrangian.entries; k++) {
        const Index i = lagrangian.rows[k], j = lagrangian.cols[k];
        product[i] += values[k] * (1.0 + j % 3);
        product[j] += i == j ? 0.0 : values[k] * (1.0 + i % 3);
    }
    for (size_t j = 0; known && j < unknowns; j++) {
        worst = fmax(worst, fabs(product[j] - (ahead[j] - behind[j]) / (2.0 * step)));
        scale = fmax(scale, fabs(product[j]));
    }
    return known ? worst / scale : INFINITY;
}

static void show(const char *name, const struct sparse *s) {
    printf("%-30s %5zu entries, %zu colours, program of %zu bytes, %zu path hits\n", name, s->entries, jf_plan_colours(s->m.plan),
           s->m.program_bytes, jf_path_hits(s->m.context, s->m.f));
}

int main(int argc, char **argv) {
    const int asked = argc > 1 ? atoi(argv[1]) : MOST;
    if (asked < LEAST || asked > MOST) {
        fprintf(stderr, "usage: %s [unknowns, %d to %d]\n", argv[0], LEAST, MOST);
        return EXIT_FAILURE;
    }
    unknowns = (size_t)asked;
    n_terms = unknowns - 1;
    n_constraints = unknowns - 2;
    const size_t lengths[] = {n_terms, n_constraints};
    Number x[MOST], low[MOST], high[MOST], zero[MOST] = {0}, multipliers[MOST], value;
    for (size_t i = 0; i < unknowns; i++) {
        x[i] = i % 2 == 0 ? -1.2 : 1.0;
        low[i] = -2e19;
        high[i] = 2e19;
    }
    sparse_init(&terms, of_terms, 1, lengths, x, JF_PLAN_JACOBIAN, 0);
    sparse_init(&constraints, of_constraints, 1, lengths + 1, x, JF_PLAN_JACOBIAN, 0);
    sparse_init(&lagrangian, of_lagrangian, 2, lengths, x, JF_PLAN_HESSIAN, JF_PATTERN_LOWER);
    IpoptProblem solver = CreateIpoptProblem(asked, low, high, (Index)n_constraints, zero, zero, (Index)constraints.entries,
                                             (Index)lagrangian.entries, 0, f, g, grad_f, jac_g, hess);
    char tol[] = "tol", print[] = "print_level", banner[] = "sb", yes[] = "yes";
    AddIpoptNumOption(solver, tol, 1e-10);
    AddIpoptIntOption(solver, print, 0);
    AddIpoptStrOption(solver, banner, yes);
    const enum ApplicationReturnStatus status = IpoptSolve(solver, x, NULL, &value, multipliers, NULL, NULL, NULL);
    FreeIpoptProblem(solver);
    show("terms of the objective:", &terms);
    show("constraints:", &constraints);
    show("Hessian of the Lagrangian:", &lagrangian);
    double worst = fabs(value - VALUE);
    for (size_t i = 0; i < SHOWN; i++) {
        worst = fmax(worst, fabs(x[i] - OPTIMUM[i]));
    }
    const double curved = hessian_error(x, multipliers);
    printf("status %d: f = %.10f at %.10f, %.10f, %.10f, ..., within %.1e; Hessian and differences within %.1e\n", (int)status, value, x[0],
           x[1], x[2], worst, curved);
    sparse_free(&terms);
    sparse_free(&constraints);
    sparse_free(&lagrangian);
    return verdict(status == Solve_Succeeded && worst < 1e-9 && curved < 1e-7);
}
