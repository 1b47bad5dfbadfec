/* Where the derivatives of recorded functions can be nonzero, found from their programs: against what the functions say by definition, and against
 * dense derivatives; written in every format; and with a plan, sparse drivers that run the program, against dense ones that do not. */
#ifndef TWICE_H
#define SELF "program_pattern.c"
#include "twice.h"
#else

#ifndef SINGLE
enum { SIDE = 6, UNKNOWNS = 2 * SIDE * SIDE, PER_ROW = 6 };
static uint64_t room[1 << 17], scratch_room[1 << 16];

/* Unknown `field` of cell (i, j) of the torus. */
static size_t cell(size_t i, size_t j, size_t field) { return 2 * (i % SIDE * SIDE + j % SIDE) + field; }
#endif

/* A 2-D Brusselator on a torus: u' = a·(neighbours − 4u) + 1 + u²v − 4.4u, v' = a·(neighbours − 4v) + 3.4u − u²v. */
FN(brusselator) {
    const jf_num *x = in[0];
    (void)user;
    for (size_t i = 0; i < SIDE; i++) {
        for (size_t j = 0; j < SIDE; j++) {
            jf_num flow[2];
            for (size_t field = 0; field < 2; field++) {
                const jf_num left = x[cell(i, j + SIDE - 1, field)], right = x[cell(i, j + 1, field)];
                const jf_num up = x[cell(i + SIDE - 1, j, field)], down = x[cell(i + 1, j, field)];
                const jf_num sum = jf_add(e, jf_add(e, left, right), jf_add(e, up, down));
                flow[field] = jf_mul_c(e, jf_sub(e, sum, jf_mul_c(e, x[cell(i, j, field)], 4)), (real)0.1);
            }
            const jf_num u = x[cell(i, j, 0)], v = x[cell(i, j, 1)];
            const jf_num uuv = jf_mul(e, jf_square(e, u), v);
            out[0][cell(i, j, 0)] = jf_add_c(e, jf_sub(e, jf_add(e, flow[0], uuv), jf_mul_c(e, u, (real)4.4)), 1);
            out[0][cell(i, j, 1)] = jf_sub(e, jf_add(e, flow[1], jf_mul_c(e, u, (real)3.4)), uuv);
        }
    }
    return 0;
}

#ifndef SINGLE
/* Whether unknown `row` of the Brusselator depends on unknown `col`. */
static bool touches(size_t row, size_t col) {
    const size_t i = row / 2 / SIDE, j = row / 2 % SIDE, k = col / 2 / SIDE, l = col / 2 % SIDE;
    const bool same_cell = i == k && j == l;
    const size_t di = (i + SIDE - k) % SIDE, dj = (j + SIDE - l) % SIDE;
    const bool beside = (di == 0 && (dj == 1 || dj == SIDE - 1)) || (dj == 0 && (di == 1 || di == SIDE - 1));
    return same_cell || (beside && row % 2 == col % 2);
}

/* Index k of an array. */
static size_t index_of(const void *data, uint32_t bytes, size_t k) {
    return bytes == 4 ? ((const uint32_t *)data)[k] : (size_t)((const uint64_t *)data)[k];
}

/* Entry k of a pattern, in the order of its values. */
static void entry(const jf_pattern *p, size_t k, size_t *row, size_t *col) {
    size_t line = 0;
    const size_t across = index_of(p->minor, p->index_bytes, k);
    if (p->format == JF_TRIPLETS) {
        *row = index_of(p->major, p->index_bytes, k), *col = across;
        return;
    }
    while (index_of(p->major, p->index_bytes, line + 1) <= k) {
        line++;
    }
    *row = p->format == JF_CSR ? line : across, *col = p->format == JF_CSR ? across : line;
}
#endif

TEST(a_pattern_is_what_the_function_says) {
    jf_context *c = N(context)(1, 1000, 8);
    jf_func f = N(simple)(c, N(brusselator), UNKNOWNS, UNKNOWNS, NULL);
    static real x[UNKNOWNS], dense[UNKNOWNS * UNKNOWNS], values[UNKNOWNS * PER_ROW], y[2][UNKNOWNS];
    for (size_t k = 0; k < UNKNOWNS; k++) {
        x[k] = (real)(k % 7) / 8 + (real)0.25;
    }
    const real *in[] = {x};
    const jf_program *p = N(program_of)(c, f, in);
    const size_t needed = jf_program_pattern_scratch(p, NULL, JF_PLAN_JACOBIAN);
    CHECK(needed > 0 && needed <= sizeof scratch_room);
    CHECK_INT(jf_jacfwd(c, f, in, NULL, &(jf_matrix){dense, 0, 0}, (real *[]){y[0]}), JF_OK);
    CHECK_INT(jf_attach(c, f, p, JF_MISS_FAILS), JF_OK);
    const uint32_t formats[] = {JF_CSR, JF_CSC, JF_TRIPLETS};
    for (size_t format = 0; format < 3; format++) {
        for (uint32_t bytes = 4; bytes <= 8; bytes += 4) {
            /* With scratch for all columns at once, two words of them beside one that says where they are; and for a word of them at a time. */
            for (size_t part = 1; part <= 2; part++) {
                uint64_t major[UNKNOWNS * PER_ROW], minor[UNKNOWNS * PER_ROW];
                jf_pattern a = {.format = formats[format], .index_bytes = bytes, .entries = UNKNOWNS * PER_ROW, .major = major, .minor = minor};
                const size_t given = part == 1 ? needed : needed / 3 * 2;
                const jf_status status = jf_program_pattern(p, NULL, JF_PLAN_JACOBIAN, JF_PATTERN_DIAGONAL, NULL, scratch_room, given, &a);
                CHECK_INT(status, JF_OK);
                CHECK_INT(a.rows, UNKNOWNS), CHECK_INT(a.cols, UNKNOWNS), CHECK_INT(a.entries, UNKNOWNS * PER_ROW);
                size_t right = 0;
                for (size_t k = 0; k < a.entries; k++) {
                    size_t row, col;
                    entry(&a, k, &row, &col);
                    right += touches(row, col);
                }
                CHECK_INT(right, a.entries);
                const size_t plan_bytes = jf_plan_bytes(&a, JF_PLAN_JACOBIAN), plan_scratch = jf_plan_scratch_bytes(&a, JF_PLAN_JACOBIAN);
                const jf_plan *plan = NULL;
                void *colours = malloc(plan_scratch);
                CHECK_INT(jf_plan_make(&a, JF_PLAN_JACOBIAN, JF_ORDER_BEST, memory(plan_bytes), plan_bytes, colours, plan_scratch, &plan), JF_OK);
                free(colours);
                N(fill)(values, a.entries), N(fill)(y[1], UNKNOWNS);
                CHECK_INT(jf_jacfwd_sparse(c, f, in, NULL, plan, values, (real *[]){y[1]}), JF_OK);
                size_t same_bits = 0;
                for (size_t k = 0; k < a.entries; k++) {
                    size_t row, col;
                    entry(&a, k, &row, &col);
                    same_bits += memcmp(&values[k], &dense[row * UNKNOWNS + col], sizeof(real)) == 0;
                }
                CHECK_INT(same_bits, a.entries);
                CHECK(memcmp(y[0], y[1], sizeof y[0]) == 0);
            }
        }
    }
    /* Whatever is not in the product u²v of the own cell is constant; told strip by strip, too. */
    uint64_t major[UNKNOWNS * PER_ROW], minor[UNKNOWNS * PER_ROW];
    jf_pattern all = {.format = JF_CSC, .index_bytes = 8, .entries = UNKNOWNS * PER_ROW, .major = major, .minor = minor};
    CHECK_INT(jf_program_pattern(p, NULL, JF_PLAN_JACOBIAN, JF_PATTERN_DIAGONAL, NULL, scratch_room, needed, &all), JF_OK);
    for (size_t part = 1; part <= 2 && all.entries == UNKNOWNS * PER_ROW; part++) {
        static unsigned char constant[UNKNOWNS * PER_ROW];
        CHECK_INT(jf_program_constant(p, NULL, &all, scratch_room, part == 1 ? sizeof scratch_room : needed, constant), JF_OK);
        size_t right = 0;
        for (size_t k = 0; k < all.entries; k++) {
            size_t row, col;
            entry(&all, k, &row, &col);
            right += constant[k] == (row / 2 != col / 2);
        }
        CHECK_INT(right, all.entries);
    }
    CHECK(jf_path_hits(c, f) > 0);
    free_memory();
}

/* What depends on what, in every way that operations can have it: a column each for x, y, z, w. */
FN(mixed) {
    const jf_num x = in[0][0], y = in[0][1], z = in[1][0], w = in[1][1];
    jf_num s[2] = {x, z}, t[2];
    (void)user;
    jf_softmax(e, 2, s, t);
    out[0][0] = jf_mul(e, x, y);
    out[0][1] = jf_add(e, jf_floor(e, x), y);
    out[0][2] = jf_select_lt(e, x, y, z, w);
    out[0][3] = jf_add(e, jf_detach(e, x), jf_mul_c(e, w, 3));
    out[1][0] = t[1];
    out[1][1] = jf_div(e, y, w);
    out[1][2] = jf_const(e, 1);
    out[1][3] = jf_lt(e, x, y) ? jf_sin(e, z) : jf_square(e, w);
    return 0;
}

#ifndef SINGLE
/* By output: the inputs it depends on, x 1, y 2, z 4, w 8. */
static const unsigned depends[8] = {3, 2, 12, 8, 5, 10, 0, 12};
/* The pairs that meet in a second derivative: by output, by input. */
static const unsigned meets[8][4] = {[0] = {2, 1}, [4] = {1 | 4, 0, 1 | 4}, [5] = {0, 8, 0, 2 | 8}, [7] = {0, 0, 4, 8}};
#endif

TEST(patterns_hold_for_all_paths_and_inputs) {
    jf_context *c = N(context)(1, 100, 4);
    jf_func f = N(blocks)(c, N(mixed), LENGTHS(2, 2, END, 4, 4, END, END), NULL);
    const real a[] = {1, 2}, b[] = {2, 1}, zw[] = {3, 4};
    jf_recording *r = NULL;
    CHECK_INT(jf_record(c, f, (const real *[]){a, zw}, NULL, room, sizeof room, &r), JF_OK);
    CHECK_INT(jf_record_path(r, (const real *[]){b, zw}), JF_OK);
    const jf_program *p = N(built)(r);
    /* All inputs in order, in the other order, the last alone. */
    const int orders[3][2] = {{0, 1}, {1, 0}, {-1, 0}};
    for (size_t order = 0; order < 3; order++) {
        jf_options options = {.argnums = orders[order], .n_argnums = order < 2 ? 2 : 1};
        const size_t columns = 2 * options.n_argnums;
        for (uint32_t kind = JF_PLAN_JACOBIAN; kind <= JF_PLAN_HESSIAN; kind++) {
            for (uint32_t round = 0; round < 8 * 16; round++) {
                /* All outputs, told so or not, none, each alone, and some. */
                const uint32_t which = round % 8, mask = round / 8;
                const unsigned counted = mask < 2 ? 255 : mask == 2 ? 0 : mask < 11 ? 1u << (mask - 3) : 37 * mask % 256;
                uint8_t outputs[8];
                for (size_t e = 0; e < 8; e++) {
                    outputs[e] = counted >> e & 1 ? (uint8_t)(1 + 50 * (e % 5)) : 0;
                }
                uint32_t major[64], minor[64];
                jf_pattern q = {.format = JF_TRIPLETS, .index_bytes = 4, .entries = 64, .major = major, .minor = minor};
                const bool both = (which & JF_PATTERN_LOWER) && (which & JF_PATTERN_UPPER);
                const bool wrong = both || (kind == JF_PLAN_JACOBIAN && which > JF_PATTERN_DIAGONAL);
                const jf_status status = jf_program_pattern(p, &options, kind, which, mask == 0 ? NULL : outputs, scratch_room, sizeof scratch_room, &q);
                CHECK_INT(status, wrong ? JF_BAD_OPTION : JF_OK);
                if (wrong) {
                    continue;
                }
                const size_t rows = kind == JF_PLAN_JACOBIAN ? 8 : columns;
                bool expected[8][4] = {{false}};
                size_t count = 0;
                for (size_t row = 0; row < rows; row++) {
                    for (size_t col = 0; col < columns; col++) {
                        const size_t input = order == 0 ? col : order == 1 ? (col + 2) % 4 : col + 2;
                        const size_t other = order == 0 ? row : order == 1 ? (row + 2) % 4 : row + 2;
                        bool there = kind == JF_PLAN_JACOBIAN && (depends[row] >> input & 1);
                        for (size_t e = 0; e < 8 && kind == JF_PLAN_HESSIAN; e++) {
                            there = there || ((counted >> e & 1) && (meets[e][other % 4] >> input & 1));
                        }
                        there = there || ((which & JF_PATTERN_DIAGONAL) && row == col);
                        there = there && (kind == JF_PLAN_HESSIAN || (counted >> row & 1));
                        there = there && !((which & JF_PATTERN_LOWER) && col > row) && !((which & JF_PATTERN_UPPER) && col < row);
                        expected[row][col] = there;
                        count += there;
                    }
                }
                CHECK_INT(q.entries, count);
                for (size_t k = 0; k < q.entries; k++) {
                    CHECK(major[k] < rows && minor[k] < columns && expected[major[k]][minor[k]]);
                    CHECK(k == 0 || major[k] > major[k - 1] || (major[k] == major[k - 1] && minor[k] > minor[k - 1]));
                }
            }
        }
    }
    free_memory();
}

TEST(wrong_questions_are_answered_by_a_status) {
    jf_context *c = N(context)(1, 100, 4);
    jf_func f = N(blocks)(c, N(mixed), LENGTHS(2, 2, END, 4, 4, END, END), NULL);
    const real a[] = {1, 2}, zw[] = {3, 4};
    const jf_program *p = N(program_of)(c, f, (const real *[]){a, zw});
    uint32_t major[64], minor[64];
    const jf_pattern right = {.format = JF_CSR, .index_bytes = 4, .entries = 64, .major = major, .minor = minor};
    jf_pattern q = right;
    const int argnum = 2;
    const jf_options far = {.argnums = &argnum, .n_argnums = 1};
    const struct {
        const jf_program *p;
        const jf_options *options;
        uint32_t kind, which;
        void *scratch;
        size_t bytes;
        jf_pattern *pattern;
        jf_status status;
    } rows[] = {
        {NULL, NULL, JF_PLAN_JACOBIAN, 0, scratch_room, sizeof scratch_room, &q, JF_NULL},
        {p, NULL, JF_PLAN_JACOBIAN, 0, scratch_room, sizeof scratch_room, NULL, JF_NULL},
        {p, NULL, JF_PLAN_JACOBIAN, 0, NULL, sizeof scratch_room, &q, JF_NULL},
        {p, NULL, JF_PLAN_JACOBIAN, 0, NULL, 0, &q, JF_TOO_SMALL},
        {p, NULL, JF_PLAN_HESSIAN, 0, scratch_room, jf_program_pattern_scratch(p, NULL, JF_PLAN_HESSIAN) - 8, &q, JF_TOO_SMALL},
        {p, &far, JF_PLAN_JACOBIAN, 0, scratch_room, sizeof scratch_room, &q, JF_ARGNUM_RANGE},
        {p, NULL, 2, 0, scratch_room, sizeof scratch_room, &q, JF_BAD_OPTION},
        {p, NULL, JF_PLAN_JACOBIAN, 8, scratch_room, sizeof scratch_room, &q, JF_BAD_OPTION},
        {p, NULL, JF_PLAN_JACOBIAN, 0, (char *)scratch_room + 4, 4096, &q, JF_BAD_PROGRAM},
    };
    for (size_t k = 0; k < LENGTH(rows); k++) {
        q = right;
        CHECK_INT(jf_program_pattern(rows[k].p, rows[k].options, rows[k].kind, rows[k].which, NULL, rows[k].scratch, rows[k].bytes, rows[k].pattern),
                  rows[k].status);
    }
    /* How many rows and columns there are is told in any case. */
    for (uint32_t kind = JF_PLAN_JACOBIAN; kind <= JF_PLAN_HESSIAN; kind++) {
        q = (jf_pattern){.format = JF_TRIPLETS, .index_bytes = 8};
        CHECK_INT(jf_program_pattern(p, NULL, kind, 0, NULL, NULL, 0, &q), JF_TOO_SMALL);
        CHECK_INT(q.rows, kind == JF_PLAN_JACOBIAN ? 8 : 2);
        CHECK_INT(q.cols, 2);
        CHECK_INT(q.entries, 0);
    }
    q = right, q.format = 7;
    CHECK_INT(jf_program_pattern(p, NULL, JF_PLAN_JACOBIAN, 0, NULL, scratch_room, sizeof scratch_room, &q), JF_BAD_PATTERN);
    q = right, q.index_bytes = 2;
    CHECK_INT(jf_program_pattern(p, NULL, JF_PLAN_JACOBIAN, 0, NULL, scratch_room, sizeof scratch_room, &q), JF_BAD_PATTERN);
    q = right, q.entries = 3;
    CHECK_INT(jf_program_pattern(p, NULL, JF_PLAN_JACOBIAN, 0, NULL, scratch_room, sizeof scratch_room, &q), JF_TOO_SMALL);
    CHECK(q.entries > 3);
    CHECK_INT(jf_program_pattern_scratch(NULL, NULL, JF_PLAN_JACOBIAN), 0);
    CHECK_INT(jf_program_pattern_scratch(p, NULL, 9), 0);
    free_memory();
}

/* What moves with the point, and what does not. */
FN(partly_linear) {
    const jf_num *x = in[0], p = jf_parameter(e, 0), two[2] = {x[0], x[3]};
    jf_num running[2];
    jf_cumsum(e, 2, two, running);
    out[0][0] = jf_sub(e, jf_add(e, jf_mul_c(e, x[0], 3), jf_div_c(e, x[1], 8)), jf_c_sub(e, 1, x[2]));
    out[0][1] = jf_add(e, jf_mul(e, x[0], x[1]), jf_mul_c(e, x[2], 5));
    out[0][2] = jf_add(e, jf_mul(e, x[3], p), jf_neg(e, x[1]));
    out[0][3] = jf_add(e, jf_select_lt(e, x[0], x[1], x[2], x[3]), jf_chain(e, x[1], 1, 2, 3));
    out[0][4] = jf_add(e, jf_abs(e, x[0]), jf_mul(e, running[1], jf_const(e, 2)));
    out[0][5] = jf_add(e, jf_sin(e, jf_mul_c(e, x[2], 2)), jf_sum(e, 3, x + 1));
    out[0][6] = jf_scalbn(e, jf_div_c(e, x[0], 3), 2);
    out[0][7] = jf_fma(e, x[0], jf_mul_c(e, x[1], 2), x[3]);
    return 0;
}

TEST(entries_that_are_constant_are_told) {
    enum { ROWS = 8, COLS = 4 };
    /* Of each entry: 0 not there, 1 constant, 2 not. */
    static const char expected[ROWS][COLS + 1] = {"1110", "2210", "0102", "0222", "2001", "0121", "1000", "2201"};
    jf_context *c = N(context)(1, 100, 4);
    jf_func f = N(simple)(c, N(partly_linear), COLS, ROWS, NULL);
    real parameter = 2;
    CHECK_INT(jf_set_parameters(c, f, &parameter, 1), JF_OK);
    real x[COLS] = {1, 2, 3, 4}, first[ROWS * COLS], other[ROWS * COLS];
    const real *in[] = {x};
    const jf_program *p = N(program_of)(c, f, in);
    CHECK_INT(jf_jacobian(c, f, x, NULL, first), JF_OK);
    unsigned char constant[ROWS * COLS + 1];
    uint32_t major[ROWS * COLS], minor[ROWS * COLS];
    for (uint32_t format = 0; format < 3; format++) {
        jf_pattern a = {.format = format, .index_bytes = 4, .entries = ROWS * COLS, .major = major, .minor = minor};
        const size_t scratch = jf_program_pattern_scratch(p, NULL, JF_PLAN_JACOBIAN);
        CHECK_INT(jf_program_pattern(p, NULL, JF_PLAN_JACOBIAN, 0, NULL, scratch_room, scratch, &a), JF_OK);
        memset(constant, 7, sizeof constant);
        CHECK_INT(jf_program_constant(p, NULL, &a, scratch_room, scratch, constant), JF_OK);
        CHECK_INT(constant[a.entries], 7);
        size_t entries = 0;
        for (size_t k = 0; k < a.entries; k++) {
            size_t row, col;
            entry(&a, k, &row, &col);
            CHECK_INT(expected[row][col] - '0', 2 - constant[k]);
            entries += expected[row][col] != '0';
        }
        CHECK_INT(a.entries, entries);
        /* And they are: at other points, and with another parameter. */
        for (int t = 0; t < 20; t++) {
            for (size_t k = 0; k < COLS; k++) {
                x[k] = (real)((t * 7 + (int)k * 5) % 13) / 2 - 3;
            }
            parameter = (real)(t % 9) - 4;
            CHECK_INT(jf_jacobian(c, f, x, NULL, other), JF_OK);
            for (size_t k = 0; k < a.entries; k++) {
                size_t row, col;
                entry(&a, k, &row, &col);
                CHECK(!constant[k] || memcmp(&first[row * COLS + col], &other[row * COLS + col], sizeof(real)) == 0);
            }
        }
        /* What is wrong is told before anything is written. */
        memset(constant, 7, sizeof constant);
        jf_pattern q = a;
        q.rows = ROWS + 1;
        CHECK_INT(jf_program_constant(p, NULL, &q, scratch_room, scratch, constant), JF_BAD_PATTERN);
        q = a, minor[3] = 77;
        CHECK_INT(jf_program_constant(p, NULL, &q, scratch_room, scratch, constant), JF_BAD_PATTERN);
        minor[3] = 0;
        CHECK_INT(jf_program_constant(p, NULL, &a, scratch_room, 8, constant), JF_TOO_SMALL);
        CHECK_INT(jf_program_constant(p, NULL, &a, scratch_room, scratch, NULL), JF_NULL);
        CHECK_INT(jf_program_constant(p, NULL, NULL, scratch_room, scratch, constant), JF_NULL);
        CHECK_INT(jf_program_constant(NULL, NULL, &a, scratch_room, scratch, constant), JF_NULL);
        CHECK_INT(constant[0], 7);
    }
    free_memory();
}

/* Linear on two paths, by other slopes. */
FN(two_ways) {
    out[0][0] = jf_mul_c(e, in[0][0], jf_lt_c(e, in[0][0], 0) ? 2 : 3);
    out[0][1] = jf_const(e, 1);
    return 0;
}

TEST(where_there_are_guards_only_zeros_are_constant) {
    jf_context *c = N(context)(1, 100, 4);
    jf_func f = N(simple)(c, N(two_ways), 2, 2, NULL);
    const real x[] = {1, 1}, other[] = {-1, 1}, *in[] = {x}, *in2[] = {other};
    jf_recording *r = NULL;
    uint32_t major[] = {0, 0, 1, 1}, minor[] = {0, 1, 0, 1};
    const jf_pattern all = {.format = JF_TRIPLETS, .index_bytes = 4, .rows = 2, .cols = 2, .entries = 4, .major = major, .minor = minor};
    CHECK_INT(jf_record(c, f, in, NULL, room, sizeof room, &r), JF_OK);
    for (int paths = 1; paths <= 2; paths++) {
        const jf_program *p = N(built)(r);
        unsigned char constant[4];
        CHECK_INT(jf_program_constant(p, NULL, &all, scratch_room, sizeof scratch_room, constant), JF_OK);
        CHECK_INT(constant[0], 0);
        CHECK(constant[1] == 1 && constant[2] == 1 && constant[3] == 1);
        CHECK_INT(jf_record_path(r, in2), paths == 1 ? JF_OK : JF_SAME_PATH);
    }
    free_memory();
}

static void N(all)(void) {
    RUN(entries_that_are_constant_are_told);
    RUN(where_there_are_guards_only_zeros_are_constant);
    RUN(a_pattern_is_what_the_function_says);
    RUN(patterns_hold_for_all_paths_and_inputs);
    RUN(wrong_questions_are_answered_by_a_status);
}

#endif
