/* From here on JF_FUNCTION makes functions of floats: see generic.h. */
#include "generic.h"

#undef JF_NUM
#undef JF_REAL
#undef JF_PASS
#undef JF_NAME
#define JF_NUM float
#define JF_REAL float
#define JF_PASS void
#define JF_NAME(name) name##_float
