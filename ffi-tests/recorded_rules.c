/* What may be written otherwise in a program, and what may not: the same bits for every number, and programs no larger than if the function had been
 * written so. */
#ifndef TWICE_H
#define SELF "recorded_rules.c"
/* Which way a rule is written: as it stands, or by what it may become. */
struct rule {
    int number, way;
};
#include "twice.h"
#else
#include "recorded.h"

#define RULE(number, name, given, becomes) \
    case number: y = rule->way ? (becomes) : (given); break;

/* Legal: the right side has the bits of the left. */
#define LEGAL(RULE)                                                                                        \
    RULE(0, "x*1*1", jf_mul_c(e, jf_mul_c(e, x, 1), 1), jf_mul_c(e, x, 1))                                 \
    RULE(1, "x/1*1", jf_mul_c(e, jf_div_c(e, x, 1), 1), jf_mul_c(e, x, 1))                                 \
    RULE(2, "x-(+0)", jf_sub_c(e, jf_sub_c(e, x, 0), 0), jf_mul_c(e, x, 1))                                \
    RULE(3, "x+(-0)", jf_add_c(e, jf_div_c(e, x, 1), (real)-0.0), jf_mul_c(e, x, 1))                       \
    RULE(4, "-(-x)", jf_neg(e, jf_neg(e, x)), jf_mul_c(e, x, 1))                                           \
    RULE(5, "x*(-1)", jf_mul_c(e, x, -1), jf_neg(e, x))                                                    \
    RULE(6, "a+(-b)", jf_add(e, x, jf_neg(e, z)), jf_sub(e, x, z))                                         \
    RULE(7, "(-a)+b", jf_add(e, jf_neg(e, x), z), jf_sub(e, z, x))                                         \
    RULE(8, "a-(-b)", jf_sub(e, x, jf_neg(e, z)), jf_add(e, x, z))                                         \
    RULE(9, "(-a)(-b)", jf_mul(e, jf_neg(e, x), jf_neg(e, z)), jf_mul(e, x, z))                            \
    RULE(10, "|-x|", jf_abs(e, jf_neg(e, x)), jf_abs(e, x))                                                \
    RULE(11, "x/2", jf_div_c(e, x, 2), jf_mul_c(e, x, (real)0.5))                                          \
    RULE(12, "x/(-1/8)", jf_div_c(e, x, (real)-0.125), jf_mul_c(e, x, -8))                                 \
    RULE(13, "x/2^100", jf_div_c(e, x, (real)0x1p100), jf_mul_c(e, x, (real)0x1p-100))                     \
    RULE(14, "equal ones", jf_mul(e, jf_sin(e, x), jf_sin(e, x)), (s = jf_sin(e, x), jf_mul(e, s, s)))     \
    RULE(15, "ab and ba", jf_div(e, jf_mul(e, x, z), jf_mul(e, z, x)), (s = jf_mul(e, x, z), jf_div(e, s, s))) \
    RULE(16, "a+b and b+a", jf_pow(e, jf_add(e, x, z), jf_add(e, z, x)), (s = jf_add(e, x, z), jf_pow(e, s, s))) \
    RULE(17, "constants", jf_mul(e, jf_sin(e, jf_const(e, 2)), x), jf_mul_c(e, x, jf_m_sin(2)))            \
    RULE(18, "x*const", jf_mul(e, x, jf_const(e, 3)), jf_mul_c(e, x, 3))                                   \
    RULE(19, "const*x", jf_mul(e, jf_const(e, 3), x), jf_mul_c(e, x, 3))                                   \
    RULE(20, "x+const", jf_add(e, x, jf_const(e, 3)), jf_add_c(e, x, 3))                                   \
    RULE(21, "const-x", jf_sub(e, jf_const(e, 3), x), jf_c_sub(e, 3, x))                                   \
    RULE(22, "x-const", jf_sub(e, x, jf_const(e, 3)), jf_sub_c(e, x, 3))                                   \
    RULE(23, "x/const", jf_div(e, x, jf_const(e, 3)), jf_div_c(e, x, 3))                                   \
    RULE(24, "-(-(-(-x)))", jf_neg(e, jf_neg(e, jf_neg(e, jf_neg(e, x)))), jf_mul_c(e, x, 1))             \
    RULE(25, "x/const 4", jf_div(e, x, jf_const(e, 4)), jf_mul_c(e, x, (real)0.25))                        \
    RULE(26, "x*const 1", jf_mul(e, x, jf_const(e, 1)), jf_mul_c(e, x, 1))                                               \
    RULE(27, "-(x*-1)", jf_neg(e, jf_mul_c(e, x, -1)), jf_mul_c(e, x, 1))                                                \
    RULE(28, "copies", jf_sub(e, jf_copy(e, x), jf_mul(e, jf_copy(e, x), z)), jf_sub(e, x, jf_mul(e, x, z))) \
    RULE(29, "what nothing needs", (jf_exp(e, x), jf_tan(e, jf_exp(e, z)), x), x)                          \
    RULE(30, "const-(-x)", jf_sub(e, jf_const(e, 5), jf_neg(e, x)), jf_sub(e, jf_const(e, 5), jf_neg(e, x))) \
    RULE(31, "x-const -0", jf_sub(e, x, jf_const(e, 0)), jf_mul_c(e, x, 1))

/* Not legal: what it looks like has other bits at some of the points. */
#define ILLEGAL(RULE)                                                                                      \
    RULE(50, "x+0", jf_add_c(e, x, 0), x)                                                                  \
    RULE(51, "0-x", jf_c_sub(e, 0, x), jf_neg(e, x))                                                       \
    RULE(52, "x-x", jf_sub(e, x, x), jf_const(e, 0))                                                       \
    RULE(53, "0*x", jf_mul_c(e, x, 0), jf_const(e, 0))                                                     \
    RULE(54, "x/x", jf_div(e, x, x), jf_const(e, 1))                                                       \
    RULE(55, "-(a-b)", jf_neg(e, jf_sub(e, x, z)), jf_sub(e, z, x))                                        \
    RULE(56, "x-(-0)", jf_sub_c(e, x, (real)-0.0), x)                                                      \
    RULE(57, "x/3", jf_div_c(e, x, 3), jf_mul_c(e, x, 1 / (real)3))                                        \
    RULE(58, "(a+b)-b", jf_sub(e, jf_add(e, x, z), z), x)                                                  \
    RULE(59, "a+(b+c)", jf_add(e, x, jf_add(e, z, jf_mul_c(e, x, 3))), jf_add(e, jf_add(e, x, z), jf_mul_c(e, x, 3))) \
    RULE(60, "x^2", jf_pow_c(e, x, 3), jf_mul(e, jf_mul(e, x, x), x))                                      \
    RULE(62, "x*1", jf_mul_c(e, x, 1), x)                                                                  \
    RULE(63, "c/x", jf_div(e, jf_const(e, 3), x), jf_c_div(e, 3, x))                                       \
    RULE(61, "max(x,x)", jf_fmax(e, x, jf_neg(e, x)), jf_abs(e, x))

#define EACH(number, name, given, becomes) {number, name},
#ifndef SINGLE
static const struct {
    int number;
    const char *name;
} rules[] = {LEGAL(EACH) ILLEGAL(EACH)};
#endif

FN(applies) {
    const struct rule *rule = user;
    const jf_num x = in[0][0], z = in[0][1];
    jf_num y = x, s;
    switch (rule->number) {
        LEGAL(RULE)
        ILLEGAL(RULE)
    }
    out[0][0] = y;
    /* Where the second derivative sees it, too. */
    out[0][1] = jf_mul(e, jf_exp(e, y), z);
    return 0;
}

/* At every pair of awkward numbers, and some others. */
static void N(everywhere)(N(recorded) *s) {
    for (size_t i = 0; i < LENGTH(N(awkward)); i++) {
        for (size_t j = 0; j < LENGTH(N(awkward)); j++) {
            CHECK_INT(N(agrees)(s, (real[]){N(awkward)[i], N(awkward)[j]}, __LINE__), 3);
        }
    }
    for (int k = 0; k < 40; k++) {
        CHECK_INT(N(agrees)(s, (real[]){N(any)(), N(any)()}, __LINE__), 3);
    }
}

TEST(each_rule_keeps_all_bits_and_legal_ones_make_programs_smaller) {
    for (size_t k = 0; k < LENGTH(rules); k++) {
        part = rules[k].name;
        struct rule given = {rules[k].number, 0}, becomes = {rules[k].number, 1};
        const real x[] = {(real)1.5, (real)-0.75};
        N(recorded) s = N(record)(N(applies), 2, 2, &given, x, JF_MISS_FAILS);
        N(everywhere)(&s);
        const size_t least = N(bytes_of)(N(applies), 2, 2, &becomes, x);
        if (given.number < 50) {
            CHECK(s.bytes <= least);
        }
        free_memory();
    }
}

/* An operation with a constant number on either side; which constant is in the user's pointer, so that it is frozen. */
typedef struct {
    int way;
    real c;
} N(with);

FN(with_constant) {
    const N(with) *with = user;
    const jf_num x = in[0][0], c = jf_const(e, with->c);
    jf_num y = x;
    switch (with->way) {
    case 0: y = jf_add(e, x, c); break;
    case 1: y = jf_add(e, c, x); break;
    case 2: y = jf_sub(e, x, c); break;
    case 3: y = jf_sub(e, c, x); break;
    case 4: y = jf_mul(e, x, c); break;
    case 5: y = jf_mul(e, c, x); break;
    case 6: y = jf_div(e, x, c); break;
    case 7: y = jf_div(e, c, x); break;
    case 8: y = jf_add_c(e, x, with->c); break;
    case 9: y = jf_sub_c(e, x, with->c); break;
    case 10: y = jf_c_sub(e, with->c, x); break;
    case 11: y = jf_mul_c(e, x, with->c); break;
    case 12: y = jf_div_c(e, x, with->c); break;
    case 13: y = jf_c_div(e, with->c, x); break;
    case 14: y = jf_add(e, jf_neg(e, x), c); break;
    case 15: y = jf_mul(e, jf_neg(e, x), c); break;
    case 16: y = jf_sub(e, c, jf_neg(e, x)); break;
    case 17: y = jf_div(e, jf_neg(e, x), c); break;
    case 18: y = jf_muladd(e, x, c, x); break;
    case 19: y = jf_muladd(e, c, x, jf_mul(e, in[0][1], c)); break;
    case 20: y = jf_fmax(e, x, c); break;
    case 21: y = jf_hypot(e, x, c); break;
    case 22: y = jf_pow(e, x, c); break;
    default: y = jf_mul(e, jf_add(e, c, c), x); break;
    }
    out[0][0] = y;
    out[0][1] = jf_mul(e, jf_sin(e, y), in[0][1]);
    return 0;
}

TEST(operations_with_a_constant_number_are_those_with_a_plain_real) {
    for (int way = 0; way < 24; way++) {
        for (size_t k = 0; k < LENGTH(N(awkward)); k++) {
            static char name[64];
            snprintf(name, sizeof name, "constant %a in way %d", (double)N(awkward)[k], way);
            part = name;
            N(with) with = {way, N(awkward)[k]};
            N(recorded) s = N(record)(N(with_constant), 2, 2, &with, (real[]){1, 2}, JF_MISS_FAILS);
            for (size_t i = 0; i < LENGTH(N(awkward)); i++) {
                CHECK_INT(N(agrees)(&s, (real[]){N(awkward)[i], N(usual)()}, __LINE__), 3);
            }
            free_memory();
        }
    }
}

static void N(all)(void) {
    RUN(each_rule_keeps_all_bits_and_legal_ones_make_programs_smaller);
    RUN(operations_with_a_constant_number_are_those_with_a_plain_real);
}

#endif
