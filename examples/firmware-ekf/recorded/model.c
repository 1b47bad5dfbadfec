/* The models of the filter as programs in flash: no function is called, and none of model.c is linked. */
#include "../filter.h"
#include "programs.h"

/* process has three inputs and an output, observe two and one. */
enum { BLOCKS = 7 };

unsigned char model_memory[JFF_CONTEXT_BYTES(2, BLOCKS, PROGRAM_NUMBERS, STATE)];
const size_t model_memory_bytes = sizeof model_memory;
const unsigned model_numbers = PROGRAM_NUMBERS;

static jf_status load(jff_context *c, const void *bytes, size_t n, jff_func *f) {
    const jf_program *program;
    const jf_status status = jf_program_open(bytes, n, &program);
    return status == JF_OK ? jff_load(c, program, f) : status;
}

jf_status model_init(struct filter *f, void *memory, size_t bytes) {
    const jf_config config = {.abi = JF_ABI_VERSION, .functions = 2, .blocks = BLOCKS, .numbers = PROGRAM_NUMBERS, .lanes = STATE};
    jf_status status = jff_context_init(memory, bytes, &config, &f->context);
    if (status == JF_OK) {
        status = load(f->context, process_program, sizeof process_program, &f->process);
    }
    if (status == JF_OK) {
        status = load(f->context, observe_program, sizeof observe_program, &f->observe);
    }
    return status;
}
