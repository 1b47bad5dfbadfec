/* Linked before the library by --wrap: contexts that leave the level open take the lowest. Not one of the programs. */
#include "jacfwd.h"

jf_status __real_jf_context_init(void *memory, size_t bytes, const jf_config *config, jf_context **c);
jf_status __wrap_jf_context_init(void *memory, size_t bytes, const jf_config *config, jf_context **c);
jf_status __real_jff_context_init(void *memory, size_t bytes, const jf_config *config, jff_context **c);
jf_status __wrap_jff_context_init(void *memory, size_t bytes, const jf_config *config, jff_context **c);

static jf_config lowest(const jf_config *config) {
    jf_config own = {0};
    if (config != NULL) {
        own = *config;
        own.level = own.level == 0 ? 1 : own.level;
    }
    return own;
}

jf_status __wrap_jf_context_init(void *memory, size_t bytes, const jf_config *config, jf_context **c) {
    const jf_config own = lowest(config);
    return __real_jf_context_init(memory, bytes, config == NULL ? NULL : &own, c);
}

jf_status __wrap_jff_context_init(void *memory, size_t bytes, const jf_config *config, jff_context **c) {
    const jf_config own = lowest(config);
    return __real_jff_context_init(memory, bytes, config == NULL ? NULL : &own, c);
}
