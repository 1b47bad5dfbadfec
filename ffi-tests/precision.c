/* The two precisions are told apart: a context of one is refused by the functions of the other. */
#include "jacfwd.h"
#include <stdio.h>

static unsigned char own[JF_CONTEXT_BYTES(1, 2, 16, 0)], single[JFF_CONTEXT_BYTES(1, 2, 16, 0)];

int main(void) {
    const jf_config config = {.functions = 1, .blocks = 2, .numbers = 16};
    jf_context *c;
    jff_context *f;
    int failed = jf_context_init(own, sizeof own, &config, &c) || jff_context_init(single, sizeof single, &config, &f);
    if (failed) {
        return 1;
    }
    const jf_func none = {0};
    const jff_func none_single = {0};
    failed += jf_jacobian((jf_context *)(void *)f, none, NULL, NULL, NULL) != JF_NULL;
    failed += jff_jacobian((jff_context *)(void *)c, none_single, NULL, NULL, NULL) != JF_NULL;
    failed += jf_jacobian(c, none, NULL, NULL, NULL) != JF_BAD_FUNCTION;
    failed += jff_jacobian(f, none_single, NULL, NULL, NULL) != JF_BAD_FUNCTION;
    printf(failed ? "%d of 4 checks failed\n" : "ok %d\n", failed ? failed : 4);
    return failed;
}
