/* From here on JF_FUNCTION makes functions of numbers in single precision: see generic.h. */
#include "generic.h"

#undef JF_NUM
#undef JF_REAL
#undef JF_PASS
#undef JF_NAME
#define JF_NUM jff_num
#define JF_REAL float
#define JF_PASS jff_eval
#define JF_NAME(name) name##_single
