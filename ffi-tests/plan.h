/* Patterns in every format, their plans, and random functions whose patterns are known. Included once for each precision. */

#ifndef SINGLE
/* Entries of a matrix in some order, and the arrays in which they are given. */
#define MOST_ENTRIES 4096
typedef struct {
    size_t rows, cols, entries;
    size_t row[MOST_ENTRIES], col[MOST_ENTRIES];
    int32_t major4[MOST_ENTRIES + 1], minor4[MOST_ENTRIES];
    int64_t major8[MOST_ENTRIES + 1], minor8[MOST_ENTRIES];
} entries;

static uint64_t random_state = 1;

/* A random number below n. */
static inline size_t below(size_t n) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (size_t)((random_state >> 11) % n);
}

/* Adds an entry, unless it is there. */
static inline void enter(entries *a, size_t row, size_t col) {
    for (size_t k = 0; k < a->entries; k++) {
        if (a->row[k] == row && a->col[k] == col) {
            return;
        }
    }
    a->row[a->entries] = row;
    a->col[a->entries++] = col;
}

/* Any order. */
static inline void shuffle(entries *a) {
    for (size_t k = a->entries; k > 1; k--) {
        size_t l = below(k), row = a->row[l], col = a->col[l];
        a->row[l] = a->row[k - 1], a->col[l] = a->col[k - 1];
        a->row[k - 1] = row, a->col[k - 1] = col;
    }
}

/* The entries in a format with indices of that size; they are put in the order of the format, and within a row or column stay in theirs. */
static inline jf_pattern pattern_of(entries *a, uint32_t format, uint32_t index_bytes) {
    if (format != JF_TRIPLETS) {
        static size_t row[MOST_ENTRIES], col[MOST_ENTRIES];
        const size_t *key = format == JF_CSR ? a->row : a->col;
        size_t lines = format == JF_CSR ? a->rows : a->cols, n = 0;
        for (size_t line = 0; line < lines; line++) {
            a->major4[line] = (int32_t)n;
            for (size_t k = 0; k < a->entries; k++) {
                if (key[k] == line) {
                    row[n] = a->row[k];
                    col[n++] = a->col[k];
                }
            }
        }
        a->major4[lines] = (int32_t)n;
        memcpy(a->row, row, n * sizeof row[0]);
        memcpy(a->col, col, n * sizeof col[0]);
        for (size_t k = 0; k <= lines; k++) {
            a->major8[k] = a->major4[k];
        }
    }
    for (size_t k = 0; k < a->entries; k++) {
        a->minor8[k] = a->minor4[k] = (int32_t)(format == JF_CSC ? a->row[k] : a->col[k]);
        if (format == JF_TRIPLETS) {
            a->major8[k] = a->major4[k] = (int32_t)a->row[k];
        }
    }
    jf_pattern pattern = {0};
    pattern.format = format;
    pattern.index_bytes = index_bytes;
    pattern.rows = a->rows, pattern.cols = a->cols, pattern.entries = a->entries;
    pattern.major = index_bytes == 4 ? (const void *)a->major4 : a->major8;
    pattern.minor = index_bytes == 4 ? (const void *)a->minor4 : a->minor8;
    return pattern;
}

/* The plan of a pattern in memory of its exact size; scratch likewise. */
static inline const jf_plan *plan_of(const jf_pattern *pattern, uint32_t kind, uint32_t order) {
    size_t bytes = jf_plan_bytes(pattern, kind), scratch_bytes = jf_plan_scratch_bytes(pattern, kind);
    void *scratch = malloc(scratch_bytes);
    const jf_plan *plan = NULL;
    CHECK_INT(jf_plan_make(pattern, kind, order, memory(bytes), bytes, scratch, scratch_bytes, &plan), JF_OK);
    free(scratch);
    return plan;
}
#endif

/* A random function: each output element combines some of the input elements, which are seen as one list. */
#define MOST_ROWS 24
#define MOST_COLS 24
#define MOST_PER_ROW 6
typedef struct {
    size_t n_in, in_len[4], n_out, out_len[3], n_aux, aux_len[1];
    size_t rows, cols;
    size_t terms[MOST_ROWS], term[MOST_ROWS][MOST_PER_ROW], how[MOST_ROWS][MOST_PER_ROW];
    /* Only what is smooth, for second derivatives. */
    bool smooth;
} N(net);

static inline jf_num N(combined)(jf_eval *e, size_t how, jf_num a, jf_num b) {
    switch (how) {
    case 0: return jf_mul(e, a, b);
    case 1: return jf_add(e, jf_sin(e, a), b);
    case 2: return jf_sub(e, b, jf_square(e, a));
    case 3: return jf_mul(e, jf_exp(e, jf_mul_c(e, b, (real)0.25)), a);
    case 4: return jf_div(e, a, jf_add_c(e, jf_square(e, b), (real)1.5));
    case 5: return jf_atan2(e, a, b);
    case 6: return jf_mul(e, a, jf_sqrt(e, b));
    case 7: return jf_minimum(e, a, b);
    case 8: return jf_mul(e, a, jf_log(e, b));
    case 9: return jf_hypot(e, a, b);
    default: return jf_div(e, a, b);
    }
}

FN(netted) {
    const N(net) *net = user;
    jf_num x[MOST_COLS];
    size_t n = 0, row = 0;
    for (size_t a = 0; a < net->n_in; a++) {
        for (size_t j = 0; j < net->in_len[a]; j++) {
            x[n++] = in[a][j];
        }
    }
    for (size_t o = 0; o < net->n_out; o++) {
        for (size_t i = 0; i < net->out_len[o]; i++, row++) {
            jf_num y = jf_const(e, (real)0.75);
            for (size_t t = 0; t < net->terms[row]; t++) {
                y = N(combined)(e, net->how[row][t], t % 2 == 0 ? y : x[net->term[row][t]], t % 2 == 0 ? x[net->term[row][t]] : y);
            }
            out[o][i] = y;
        }
    }
    if (net->n_aux > 0) {
        out[net->n_out][0] = jf_const(e, 3);
    }
    return 0;
}

static inline N(net) N(random_net)(bool smooth) {
    N(net) net = {0};
    net.smooth = smooth;
    net.n_in = 1 + below(4);
    for (size_t a = 0; a < net.n_in; a++) {
        net.cols += net.in_len[a] = below(7);
    }
    net.n_out = 1 + below(3);
    for (size_t o = 0; o < net.n_out; o++) {
        net.rows += net.out_len[o] = below(8);
    }
    net.n_aux = below(2);
    net.aux_len[0] = 1;
    for (size_t i = 0; i < net.rows; i++) {
        net.terms[i] = net.cols == 0 ? 0 : below(MOST_PER_ROW + 1);
        for (size_t t = 0; t < net.terms[i]; t++) {
            net.term[i][t] = below(net.cols);
            net.how[i][t] = below(smooth ? 5 : 11);
        }
    }
    return net;
}

static inline jf_func N(registered)(jf_context *c, N(net) *net) {
    const jf_signature signature = {net->n_in, net->in_len, net->n_out, net->out_len, net->n_aux, net->aux_len};
    jf_func f;
    CHECK_INT(jf_register(c, N(netted), &signature, net, &f), JF_OK);
    return f;
}

/* Inputs of a random function, the argnums of a call, and which direction each element is: SIZE_MAX for a constant. */
typedef struct {
    real x[MOST_COLS];
    const real *in[4];
    int argnums[4];
    size_t n_argnums, directions, direction[MOST_COLS];
} N(asked);

/* Some of the inputs, in any order; elements are now and then where slopes are infinite or there is no value. */
static inline void N(ask)(N(asked) *q, const N(net) *net, bool tame) {
    const real rare[] = {0, -(real)0, 1, -1, (real)INFINITY, -(real)INFINITY, (real)NAN, (real)1e-30, (real)1e30};
    size_t start[4], n = 0, order[4] = {0, 1, 2, 3};
    for (size_t a = 0; a < net->n_in; a++) {
        start[a] = n;
        q->in[a] = q->x + n;
        n += net->in_len[a];
    }
    for (size_t j = 0; j < n; j++) {
        q->x[j] = !tame && below(6) == 0 ? rare[below(LENGTH(rare))] : (real)below(1000) / 333 - (real)0.9;
        q->direction[j] = SIZE_MAX;
    }
    for (size_t k = net->n_in; k > 1; k--) {
        size_t l = below(k), swap = order[l];
        order[l] = order[k - 1], order[k - 1] = swap;
    }
    q->n_argnums = 1 + below(net->n_in);
    q->directions = 0;
    for (size_t k = 0; k < q->n_argnums; k++) {
        q->argnums[k] = (int)order[k] - (below(2) == 0 ? (int)net->n_in : 0);
        for (size_t j = 0; j < net->in_len[order[k]]; j++) {
            q->direction[start[order[k]] + j] = q->directions++;
        }
    }
}

/* Blocks in one matrix of MOST_COLS columns, or in its mirror image, of MOST_ROWS. */
static inline void N(blocks_of)(jf_matrix *block, const N(net) *net, const N(asked) *q, real *jac, bool mirrored) {
    size_t row = 0;
    for (size_t o = 0; o < net->n_out; o++) {
        size_t col = 0;
        for (size_t k = 0; k < q->n_argnums; k++) {
            int a = q->argnums[k] < 0 ? q->argnums[k] + (int)net->n_in : q->argnums[k];
            block[o * q->n_argnums + k] =
                mirrored ? (jf_matrix){jac + col * MOST_ROWS + row, 1, MOST_ROWS} : (jf_matrix){jac + row * MOST_COLS + col, MOST_COLS, 1};
            col += net->in_len[a];
        }
        row += net->out_len[o];
    }
}

/* The dense Jacobian, all blocks in one matrix. */
static inline void N(dense_jacobian)(jf_context *c, jf_func f, const N(net) *net, const N(asked) *q, real *jac) {
    jf_options options = {0};
    options.argnums = q->argnums;
    options.n_argnums = q->n_argnums;
    jf_matrix block[3 * 4];
    N(blocks_of)(block, net, q, jac, false);
    CHECK_INT(jf_jacfwd(c, f, q->in, &options, block, NULL), JF_OK);
}
