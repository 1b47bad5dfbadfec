/* From here on JF_FUNCTION makes functions of numbers in double precision: see generic.h. */
#include "generic.h"

#undef JF_NUM
#undef JF_REAL
#undef JF_PASS
#undef JF_NAME
#define JF_NUM jf_num
#define JF_REAL double
#define JF_PASS jf_eval
#define JF_NAME(name) name
