/* Functions of squares with random structure, and their Jacobians, printed for CasADi: blocks of any lengths, patterns in every format and order, with entries
 * that are always zero. Writes random.c, .h and _casadi.c into the directory that is named, and random.txt, which tells random.py what they are. */
#include "jacfwd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FUNCTIONS = 40, BLOCKS = 3, LENGTH = 5, MOST = BLOCKS * LENGTH, ENTRIES = MOST * MOST, WORDS = 1 << 12 };

/* Which inputs an output is made of, and which entries the pattern has. */
struct structure {
    size_t inputs, outputs, in[BLOCKS], out[BLOCKS], rows, cols;
    int depends[MOST][MOST], has[MOST][MOST];
};

static uint64_t state = 12345;

static unsigned below(unsigned n) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(state >> 40) % n;
}

/* The factor of a square. */
static double factor(size_t row, size_t col) { return 0.25 * (double)row + (double)col + 0.5; }

static int squares(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user) {
    const struct structure *s = user;
    size_t row = 0;
    for (size_t o = 0; o < s->outputs; o++) {
        for (size_t i = 0; i < s->out[o]; i++, row++) {
            jf_num sum = jf_const(e, 1.5);
            size_t col = 0;
            for (size_t a = 0; a < s->inputs; a++) {
                for (size_t j = 0; j < s->in[a]; j++, col++) {
                    sum = s->depends[row][col] ? jf_add(e, sum, jf_mul_c(e, jf_square(e, in[a][j]), factor(row, col))) : sum;
                }
            }
            out[o][i] = sum;
        }
    }
    return 0;
}

static struct structure drawn(void) {
    struct structure s = {.inputs = 1 + below(BLOCKS), .outputs = 1 + below(BLOCKS)};
    for (size_t k = 0; k < s.inputs; k++) {
        s.cols += s.in[k] = below(LENGTH);
    }
    for (size_t k = 0; k < s.outputs; k++) {
        s.rows += s.out[k] = below(LENGTH);
    }
    const unsigned dense = 1 + below(4);
    for (size_t row = 0; row < s.rows; row++) {
        for (size_t col = 0; col < s.cols; col++) {
            s.depends[row][col] = below(4) < dense && below(5) != 0;
            s.has[row][col] = s.depends[row][col] || below(6) == 0;
        }
    }
    return s;
}

/* Indices of either size. */
struct indices {
    size_t count;
    int32_t narrow[ENTRIES + 1];
    int64_t wide[ENTRIES + 1];
};

static void put_index(struct indices *to, size_t at, size_t index) { to->narrow[at] = (int32_t)index, to->wide[at] = (int64_t)index; }

static void swap_indices(struct indices *of, size_t a, size_t b) {
    const int64_t kept = of->wide[a];
    put_index(of, a, (size_t)of->wide[b]);
    put_index(of, b, (size_t)kept);
}

/* The pattern in a random format, its entries in a random order as far as that allows. */
static jf_pattern pattern_of(const struct structure *s, struct indices *major, struct indices *minor) {
    jf_pattern p = {.format = below(3), .index_bytes = below(2) ? 8 : 4, .rows = s->rows, .cols = s->cols};
    const size_t lines = p.format == JF_CSC ? s->cols : s->rows, across = p.format == JF_CSC ? s->rows : s->cols;
    put_index(major, 0, 0);
    for (size_t line = 0; line < lines; line++) {
        const size_t start = p.entries;
        for (size_t k = 0; k < across; k++) {
            if (p.format == JF_CSC ? s->has[k][line] : s->has[line][k]) {
                if (p.format == JF_TRIPLETS) {
                    put_index(major, p.entries, line);
                }
                put_index(minor, p.entries++, k);
            }
        }
        const size_t first = p.format == JF_TRIPLETS ? 0 : start;
        for (size_t k = p.entries; k > first + 1; k--) {
            const size_t other = first + below((unsigned)(k - first));
            swap_indices(minor, k - 1, other);
            if (p.format == JF_TRIPLETS) {
                swap_indices(major, k - 1, other);
            }
        }
        if (p.format != JF_TRIPLETS) {
            put_index(major, line + 1, p.entries);
        }
    }
    p.major = p.index_bytes == 8 ? (const void *)major->wide : major->narrow;
    p.minor = p.index_bytes == 8 ? (const void *)minor->wide : minor->narrow;
    return p;
}

static void needs(jf_status status, const char *what) {
    if (status != JF_OK) {
        fprintf(stderr, "%s: %s\n", what, jf_status_text(status));
        exit(1);
    }
}

static uint64_t memory[1 << 13], scratch[1 << 17], programs[2 * FUNCTIONS][WORDS];

static const jf_program *record(struct structure *s, uint64_t *words) {
    static const double x[LENGTH] = {1, 2, 3, 4, 5};
    const double *const at[] = {x, x, x};
    const jf_config config = {.functions = 1, .blocks = 2 * BLOCKS, .numbers = 400, .lanes = 1};
    const jf_signature shape = {.n_in = s->inputs, .in_len = s->in, .n_out = s->outputs, .out_len = s->out};
    jf_context *c;
    jf_func f;
    jf_recording *r;
    const jf_program *p;
    needs(jf_context_init(memory, sizeof memory, &config, &c), "context");
    needs(jf_register(c, squares, &shape, s, &f), "register");
    needs(jf_record(c, f, at, NULL, scratch, sizeof scratch, &r), "record");
    needs(jf_program_build(r, words, sizeof *programs, &p), "build");
    return p;
}

static const jf_program *jacobian(const jf_program *p, const struct structure *s, const jf_pattern *pattern, uint64_t *words) {
    const jf_options all = {.argnums = (const int32_t[]){0, 1, 2}, .n_argnums = s->inputs};
    const jf_derivative what = {.kind = JF_DERIVE_JACOBIAN, .flags = below(2) ? JF_DERIVE_FINITE : 0, .pattern = pattern};
    jf_recording *r;
    const jf_program *q;
    size_t bytes = sizeof scratch;
    needs(jf_differentiate(p, &all, &what, scratch, &bytes, &r), "differentiate");
    needs(jf_program_build(r, words, sizeof *programs, &q), "build the derivative");
    return q;
}

/* A line: lengths of inputs and of outputs, for each entry of the matrix whether it is used and whether it is in the pattern. */
static void tell(FILE *file, const struct structure *s) {
    fprintf(file, "%zu %zu", s->inputs, s->outputs);
    for (size_t k = 0; k < s->inputs; k++) {
        fprintf(file, " %zu", s->in[k]);
    }
    for (size_t k = 0; k < s->outputs; k++) {
        fprintf(file, " %zu", s->out[k]);
    }
    for (size_t row = 0; row < s->rows; row++) {
        for (size_t col = 0; col < s->cols; col++) {
            fprintf(file, " %d", s->depends[row][col] + 2 * s->has[row][col]);
        }
    }
    fprintf(file, "\n");
}

static FILE *opened(const char *directory, const char *name) {
    char path[1000];
    snprintf(path, sizeof path, "%s/%s", directory, name);
    FILE *const file = fopen(path, "w");
    needs(file != NULL ? JF_OK : JF_NULL, path);
    return file;
}

static void put(const char *text, size_t length, void *user) { fwrite(text, 1, length, user); }

int main(int count, char **arguments) {
    static struct structure structures[FUNCTIONS];
    static struct indices major[FUNCTIONS], minor[FUNCTIONS];
    static jf_pattern patterns[FUNCTIONS];
    static jf_printed printed[2 * FUNCTIONS];
    static char names[2 * FUNCTIONS][16];
    needs(count == 2 ? JF_OK : JF_NULL, "usage: random DIRECTORY");
    FILE *const told = opened(arguments[1], "random.txt");
    for (size_t k = 0; k < FUNCTIONS; k++) {
        struct structure *const s = &structures[k];
        *s = drawn();
        patterns[k] = pattern_of(s, &major[k], &minor[k]);
        const jf_program *const p = record(s, programs[2 * k]), *const q = jacobian(p, s, &patterns[k], programs[2 * k + 1]);
        snprintf(names[2 * k], sizeof *names, "f%zu", k);
        snprintf(names[2 * k + 1], sizeof *names, "slopes%zu", k);
        printed[2 * k] = (jf_printed){.program = p, .name = names[2 * k]};
        printed[2 * k + 1] = (jf_printed){.program = q, .name = names[2 * k + 1], .pattern = &patterns[k], .jacobian_of = p};
        tell(told, s);
    }
    fclose(told);
    static const char *const files[] = {[JF_C_SOURCE] = "random.c", [JF_C_HEADER] = "random.h", [JF_C_SELFTEST] = "random_selftest.c", [JF_C_CASADI] = "random_casadi.c"};
    for (uint32_t part = JF_C_SOURCE; part <= JF_C_CASADI; part++) {
        size_t bytes = sizeof scratch;
        FILE *const file = opened(arguments[1], files[part]);
        needs(jf_print_c(printed, 2 * FUNCTIONS, &(jf_printing){.part = part, .name = "random"}, scratch, &bytes, put, file), files[part]);
        fclose(file);
    }
    return 0;
}
