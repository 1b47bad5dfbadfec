#include "desk.h"

#include <stdio.h>
#include <stdlib.h>

enum { NUMBERS = 100, INPUTS = 3, SCRATCH = 1 << 20 };

static void needs(jf_status status, const char *message) {
    if (status != JF_OK) {
        fprintf(stderr, "%s\n", message != NULL ? message : jf_status_text(status));
        exit(EXIT_FAILURE);
    }
}

static void *room(size_t bytes) {
    void *const memory = calloc(1, bytes);
    needs(memory != NULL ? JF_OK : JF_NULL, "no memory");
    return memory;
}

/* The program of a recording, whose memory is given back; its own stays until the end. */
static struct program built(jff_recording *r, void *scratch) {
    struct program p = {NULL, jff_program_bytes(r)};
    needs(jff_program_build(r, room(p.bytes), p.bytes, &p.program), NULL);
    free(scratch);
    return p;
}

struct program desk_record(jff_fn fn, size_t inputs, const size_t *lengths, size_t outputs, const float *const *in) {
    static unsigned char memory[JFF_CONTEXT_BYTES(1, INPUTS + 1, NUMBERS, 1)];
    const jf_config config = {.abi = JF_ABI_VERSION, .functions = 1, .blocks = INPUTS + 1, .numbers = NUMBERS, .lanes = 1};
    const jf_signature shape = {.n_in = inputs, .in_len = lengths, .n_out = 1, .out_len = &outputs};
    jff_context *c = NULL;
    jff_func f;
    jff_recording *r = NULL;
    needs(jff_context_init(memory, sizeof memory, &config, &c), NULL);
    needs(jff_register(c, fn, &shape, NULL, &f), jff_message(c));
    const size_t bytes = jff_record_scratch(c, f, in, NULL);
    void *const scratch = room(bytes);
    needs(jff_record(c, f, in, NULL, scratch, bytes, &r), jff_message(c));
    return built(r, scratch);
}

struct program desk_jacobian(struct program of, uint32_t flags) {
    const jf_derivative what = {.kind = JF_DERIVE_JACOBIAN, .flags = JF_DERIVE_VALUES | flags};
    size_t bytes = SCRATCH;
    void *const scratch = room(bytes);
    jff_recording *r = NULL;
    needs(jff_differentiate(of.program, NULL, &what, scratch, &bytes, &r), NULL);
    return built(r, scratch);
}

static void put(const char *text, size_t length, void *user) { fwrite(text, 1, length, user); }

void desk_print(const char *directory, const char *name, const jf_printed *programs, size_t count) {
    static const char *const ends[] = {".c", ".h", "_selftest.c"};
    void *const scratch = room(SCRATCH);
    for (uint32_t part = JF_C_SOURCE; part <= JF_C_SELFTEST; part++) {
        char path[1000];
        size_t bytes = SCRATCH;
        snprintf(path, sizeof path, "%s/%s%s", directory, name, ends[part]);
        FILE *const file = fopen(path, "w");
        needs(file != NULL ? JF_OK : JF_NULL, path);
        needs(jf_print_c(programs, count, &(jf_printing){.part = part, .name = name}, scratch, &bytes, put, file), NULL);
        needs(fclose(file) == 0 ? JF_OK : JF_NULL, path);
    }
    free(scratch);
}
