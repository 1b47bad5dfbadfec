/* Every row of every operation's edge table through the C interface: value, slopes and second derivatives, exactly. */
#ifndef TWICE_H
#define SELF "edges.c"
#include "operations.h"
#include "edge.h"
#include "twice.h"
#else
#include "call.h"

/* Whether a number exists in this precision. */
static bool N(exact)(double x) {
    return isnan(x) || (double)(real)x == x;
}

/* Zeros of either sign agree: a zero slope leaves as +0. */
static void N(expect)(const char *what, const edge *at, real got, double expected) {
    if (failing(same((double)got + 0, (double)(real)expected + 0))) {
        printf("%s %s(%g, %g): %s is %a, not %a\n", part, at->name, at->at[0], at->at[1], what, (double)got, expected);
    }
}

static uint64_t N(try)(const edge *at, N(operation) *o, size_t lanes) {
    real x[3] = {0}, y, jac[3], hess[9];
    o->n = at->n - has_parameter(o->kind);
    o->parameter = (real)at->at[o->n < 3 ? o->n : 0];
    o->exponent = o->kind == UNARY_INTEGER ? (int)at->at[o->n] : 0;
    for (size_t j = 0; j < o->n; j++) {
        x[j] = (real)at->at[j];
    }
    jf_context *c = N(context)(1, 32, lanes);
    jf_func f = N(simple)(c, N(one), o->n, 1, o);
    const real *inputs[] = {x};
    CHECK_INT(jf_jacobian(c, f, x, &y, jac), JF_OK);
    if (at->n_y == 1) {
        CHECK_SAME(y, (real)at->y[0]);
    }
    for (size_t j = 0; j < at->n_d1; j++) {
        N(expect)("a slope", at, jac[j], at->d1[j]);
    }
    CHECK_INT(jf_hessian(c, f, inputs, NULL, (real *[]){hess}, NULL, NULL), JF_OK);
    size_t k = 0;
    for (size_t p = 0; p < o->n; p++) {
        for (size_t q = p; q < o->n && k < at->n_d2; q++, k++) {
            N(expect)("a second derivative", at, hess[p * o->n + q], at->d2[k]);
            CHECK(memcmp(&hess[p * o->n + q], &hess[q * o->n + p], sizeof(real)) == 0);
        }
    }
    free_memory();
    uint64_t hash = mixed(mixed(HASH_START, &y, sizeof y), jac, o->n * sizeof(real));
    return mixed(hash, hess, o->n * o->n * sizeof(real));
}

TEST(every_edge_of_every_operation_holds) {
    size_t rows = 0, of[LENGTH(N(table))] = {0};
    for (size_t k = 0; k < LENGTH(edges); k++) {
        const edge *at = &edges[k];
        N(operation) *o = N(find)(at->name);
        CHECK(o != NULL);
        size_t reals = o == NULL ? 0 : at->n - (o->kind == UNARY_INTEGER);
        bool exists = o != NULL;
        for (size_t j = 0; j < reals; j++) {
            exists = exists && N(exact)(at->at[j]);
        }
        if (exists) {
            CHECK_INT(at->n_d1 == 0 ? at->n - has_parameter(o->kind) : at->n_d1, at->n - has_parameter(o->kind));
            uint64_t hash = N(try)(at, o, 1);
            CHECK(N(try)(at, o, 8) == hash);
            print_bits(at->name, k, hash);
            of[o - N(table)]++;
            rows++;
        }
    }
    /* Rows that a precision has not got are counted where the table is made; no operation is without a row. */
    CHECK_INT(rows, LENGTH(edges) - (sizeof(real) == 4 ? EDGES_FOR_DOUBLE : 0));
    for (size_t k = 0; k < LENGTH(N(table)); k++) {
        if (failing(of[k] > 0 || N(table)[k].kind == ARRAY)) {
            printf("%s: no edge of %s\n", part, N(table)[k].name);
        }
    }
}

static void N(all)(void) {
    RUN(every_edge_of_every_operation_holds);
}

#endif
