/* Writes C of what is measured into a directory, on the desk: figures_printed.c, polynomial_printed.c, functions_printed.c, and their headers. */
#include "arm.h"
#include "desk/desk.h"
#include "desk/of_inputs.h"

/* The models of the two images, without their programs. */
#define MODEL_ALONE
#define model polynomial
#include "polynomial.c"
#undef model
#define model functions
#include "functions.c"

/* The Jacobian of a function of one array at a point near which all is well. */
static struct program jacobian_of(jff_fn fn, size_t inputs, size_t outputs, uint32_t flags) {
    static const float at[] = {0.5f, 0.75f, 1.25f, 0.25f};
    return desk_jacobian(desk_record(fn, 1, &inputs, outputs, (const float *const[]){at}), flags);
}

int main(int count, char **arguments) {
    static const float state[STATE] = {0.5f, -0.5f, 0.5f, 0.5f, 0.01f, 0.02f, -0.03f}, axes[AXES] = {0.25f, -0.5f, 0.75f}, dt = 0.01f;
    static const size_t of_step[] = {STATE, AXES, 1};
    if (count != 2) {
        return 1;
    }
    const struct program process = desk_record(process_of_inputs, 3, of_step, STATE, (const float *const[]){state, axes, &dt});
    const jf_printed figures[] = {
        {.program = desk_jacobian(process, 0).program, .name = "process_strict"},
        {.program = desk_jacobian(process, JF_DERIVE_FINITE).program, .name = "process_finite"},
        {.program = desk_jacobian(process, JF_DERIVE_ASSUME_FINITE).program, .name = "process_assume"},
        {.program = jacobian_of(arm, JOINTS, 2, 0).program, .name = "arm_strict"},
    };
    desk_print(arguments[1], "figures_printed", figures, sizeof figures / sizeof *figures);
    static const struct {
        const char *file;
        jff_fn fn;
    } images[] = {{"polynomial_printed", polynomial}, {"functions_printed", functions}};
    for (size_t k = 0; k < sizeof images / sizeof *images; k++) {
        const jf_printed image = {.program = jacobian_of(images[k].fn, 3, 3, JF_DERIVE_FINITE).program, .name = "image_jacobian"};
        desk_print(arguments[1], images[k].file, &image, 1);
    }
    return 0;
}
