/* The models of the filter as programs in flash: no function is called, and none of model.c is linked. */
#include "../in_context.h"
#include "programs.h"

/* process has three inputs and an output, observe two and one. */
enum { BLOCKS = 7 };

unsigned char model_memory[JFF_CONTEXT_BYTES(2, BLOCKS, PROGRAM_NUMBERS, STATE)];
const size_t model_memory_bytes = sizeof model_memory;
const jf_config model_config = {.abi = JF_ABI_VERSION, .functions = 2, .blocks = BLOCKS, .numbers = PROGRAM_NUMBERS, .lanes = STATE};

static jf_status load(jff_context *c, const void *bytes, size_t n, jff_func *f) {
    const jf_program *program;
    const jf_status status = jf_program_open(bytes, n, &program);
    return status == JF_OK ? jff_load(c, program, f) : status;
}

jf_status model_functions(jff_context *c, struct inputs *inputs, jff_func *process_function, jff_func *observe_function) {
    (void)inputs; /* they come as inputs of the programs */
    const jf_status status = load(c, process_program, sizeof process_program, process_function);
    return status == JF_OK ? load(c, observe_program, sizeof observe_program, observe_function) : status;
}
