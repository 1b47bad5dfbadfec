/* Programs printed as C: what is refused, and that nothing is written then; functions with no output, many guards, many paths. That what is printed
 * computes what it should is found out by compilers: cargo xtask printed. */
#ifndef TWICE_H
#define SELF "printing.c"
#include "twice.h"
#else
#include "recorded.h"

#ifndef SINGLE
enum { GUARDS = 50, CELLS = 12, TURNS = 30, TEXT = 1 << 16 };
static char text[TEXT];
static size_t written;
static void keep(const char *piece, size_t length, void *user) {
    CHECK(user == text && piece[length] == '\0' && strlen(piece) == length);
    for (size_t k = 0; k < length; k++, written++) {
        if (written + 1 < TEXT) {
            text[written] = piece[k], text[written + 1] = '\0';
        }
    }
}

static size_t count_of(const char *word) {
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, word)) != NULL; at += strlen(word)) {
        count++;
    }
    return count;
}
#endif

/* Prints in scratch of the size that it asks for; a byte less is too little. */
static jf_status N(text_of)(const jf_printed *items, size_t count, jf_printing how) {
    written = 0, text[0] = '\0';
    size_t bytes = 0;
    jf_status status = jf_print_c(items, count, &how, NULL, &bytes, keep, text);
    if (status != JF_TOO_SMALL) {
        CHECK(status != JF_OK && written == 0);
        return status;
    }
    const size_t needed = bytes;
    bytes = needed - 1;
    CHECK_INT(jf_print_c(items, count, &how, memory(bytes), &bytes, keep, text), JF_TOO_SMALL);
    CHECK(bytes == needed && written == 0);
    status = jf_print_c(items, count, &how, memory(bytes), &bytes, keep, text);
    CHECK(bytes == needed && (status == JF_OK) == (written > 0));
    return status;
}

FN(some) {
    const jf_num x = in[0][0], y = in[0][1];
    out[0][0] = jf_div(e, jf_sin(e, x), y);
    out[0][1] = jf_sqrt(e, jf_add_c(e, x, (real)0.1));
    return 0;
}

FN(draws) {
    out[0][0] = jf_mul(e, in[0][0], jf_uniform(e));
    out[0][1] = in[0][1];
    return 0;
}

FN(takes_a_norm) {
    out[0][0] = jf_norm(e, 2, in[0]);
    out[0][1] = in[0][1];
    return 0;
}

TEST(wrong_calls_are_refused_and_write_nothing) {
    const real x[] = {1, 2};
    N(recorded) s = N(record)(N(some), 2, 2, NULL, x, JF_MISS_FAILS);
    const jf_printed item = {.program = s.p, .name = "some"};
    const jf_printing how = {.name = "file"};
    size_t bytes = 1 << 16;
    void *const scratch = memory(bytes);
    CHECK_INT(jf_print_c(NULL, 1, &how, scratch, &bytes, keep, text), JF_NULL);
    CHECK_INT(jf_print_c(&item, 0, &how, scratch, &bytes, keep, text), JF_NULL);
    CHECK_INT(jf_print_c(&item, 1, NULL, scratch, &bytes, keep, text), JF_NULL);
    CHECK_INT(jf_print_c(&item, 1, &how, scratch, NULL, keep, text), JF_NULL);
    CHECK_INT(jf_print_c(&item, 1, &how, scratch, &bytes, NULL, text), JF_NULL);
    CHECK_INT(jf_print_c(&item, 1, &how, NULL, &bytes, keep, text), JF_TOO_SMALL);
    CHECK_INT(N(text_of)(&(jf_printed){.name = "some"}, 1, how), JF_NULL);
    CHECK_INT(N(text_of)(&(jf_printed){.program = s.p}, 1, how), JF_BAD_OPTION);
    CHECK_INT(N(text_of)(&(jf_printed){.program = s.p, .name = "some", .count = 1}, 1, how), JF_NULL);
    CHECK_INT(N(text_of)(&(jf_printed){.program = s.p, .name = "some", .reserved = {0, 1}}, 1, how), JF_UNSUPPORTED);
    CHECK_INT(N(text_of)(&item, 1, (jf_printing){.name = NULL}), JF_BAD_OPTION);
    CHECK_INT(N(text_of)(&item, 1, (jf_printing){.name = "file", .part = 6}), JF_BAD_OPTION);
    CHECK_INT(N(text_of)(&item, 1, (jf_printing){.name = "file", .flags = 2}), JF_BAD_OPTION);
    CHECK_INT(N(text_of)(&item, 1, (jf_printing){.name = "file", .reserved = {1}}), JF_UNSUPPORTED);
    const uint64_t none[16] = {0};
    CHECK_INT(N(text_of)(&(jf_printed){.program = (const jf_program *)none, .name = "some"}, 1, how), JF_BAD_PROGRAM);
    static const char *const bad[] = {"", "1a", "a b", "a-b", "int", "template", "while", "a_name_of_two_and_thirty_letters", "caf\xc3\xa9", "a_casadi", "jac_a_casadi_work", "w_"};
    for (size_t k = 0; k < LENGTH(bad); k++) {
        CHECK_INT(N(text_of)(&(jf_printed){.program = s.p, .name = bad[k]}, 1, how), JF_BAD_OPTION);
        CHECK_INT(N(text_of)(&item, 1, (jf_printing){.name = bad[k]}), JF_BAD_OPTION);
    }
    static const char *const pairs[][2] = {{"a", "a"}, {"a", "a_part1"}, {"a_path0", "a"}, {"a_way12", "a"}, {"a", "a_work"}, {"a", "a_v"}, {"a_v_work", "a"}, {"a", "a_v_way0"}, {"a", "file_quotients"}, {"a", "file_bend"}, {"a", "file_call"}, {"a", "file_slopes"}, {"file_curvatures_a", "a"}};
    for (size_t k = 0; k < LENGTH(pairs); k++) {
        const jf_printed two[] = {{.program = s.p, .name = pairs[k][0]}, {.program = s.p, .name = pairs[k][1]}};
        CHECK_INT(N(text_of)(two, 2, how), JF_BAD_OPTION);
    }
    CHECK_INT(N(text_of)(&(jf_printed){.program = N(record)(N(draws), 2, 2, NULL, x, JF_MISS_FAILS).p, .name = "some"}, 1, how), JF_UNSUPPORTED);
    CHECK_INT(N(text_of)(&(jf_printed){.program = N(record)(N(takes_a_norm), 2, 2, NULL, x, JF_MISS_FAILS).p, .name = "some"}, 1, how), JF_OK);
    CHECK(count_of("a0[2] = {x0[0], x0[1]};\n") == 1 && count_of("JF_USE_norm(2U, a0)") == 1);
    /* And after all that it prints. */
    for (unsigned part = JF_C_SOURCE; part <= JF_C_SELFTEST; part++) {
        CHECK_INT(N(text_of)(&item, 1, (jf_printing){.name = "file", .part = part}), JF_OK);
        CHECK(count_of(sizeof(real) == 4 ? "double" : "float ") == 0);
    }
    for (unsigned part = JF_C_LANES; part <= JF_C_LANES_HEADER; part++) {
        static const char *const arguments[] = {"n", "i", "w", "p", "x0", "y12", "missed"};
        for (size_t k = 0; k < LENGTH(arguments); k++) {
            CHECK_INT(N(text_of)(&(jf_printed){.program = s.p, .name = arguments[k]}, 1, (jf_printing){.name = "file", .part = part}), JF_BAD_OPTION);
        }
        CHECK_INT(N(text_of)(&item, 1, (jf_printing){.name = "file", .part = part}), JF_OK);
        CHECK(count_of(sizeof(real) == 4 ? "double" : "float ") == 0 && count_of("int some_v(") == 1);
    }
    CHECK_INT(N(text_of)(&item, 1, (jf_printing){.name = "file", .flags = JF_C_MATH}), JF_OK);
    CHECK(count_of(sizeof(real) == 4 ? "#define JF_USE_sin sinf\n" : "#define JF_USE_sin sin\n") == 1 && count_of("jf_m_") == 0 && count_of("jff_m_") == 0);
    CHECK_INT(N(text_of)(&item, 1, how), JF_OK);
    CHECK(count_of(sizeof(real) == 4 ? " + 0.1f;" : " + 0.1;") == 1);
}

/* Whether the wrappers of programs for CasADi are printed. */
static jf_status N(for_casadi)(const jf_printed *items, size_t count) {
    return N(text_of)(items, count, (jf_printing){.name = "file", .part = JF_C_CASADI});
}

/* Two inputs, of which one is a parameter. */
FN(has_a_parameter) {
    out[0][0] = jf_mul(e, in[0][0], jf_parameter(e, 0));
    out[0][1] = in[0][1];
    return 0;
}

/* One of its outputs is aux. */
FN(has_aux) {
    out[0][0] = jf_mul(e, in[0][0], in[0][1]);
    out[1][0] = in[0][1];
    return 0;
}

TEST(functions_for_casadi_have_their_matrices) {
    const real x[] = {1, 2};
    const jf_program *const p = N(record)(N(some), 2, 2, NULL, x, JF_MISS_FAILS).p;
    /* All that can be nonzero, in an order of its own. */
    const int32_t rows[] = {1, 0, 0, 0}, cols[] = {0, 1, 0, 0};
    const jf_pattern pattern = {.format = JF_TRIPLETS, .index_bytes = 4, .rows = 2, .cols = 2, .entries = 3, .major = rows, .minor = cols};
    jf_derivative what = {.kind = JF_DERIVE_JACOBIAN, .flags = JF_DERIVE_FINITE, .pattern = &pattern};
    jf_status status;
    const jf_program *const q = N(derivative)(p, NULL, &what, &status);
    CHECK_INT(status, JF_OK);
    what.flags |= JF_DERIVE_VALUES;
    const jf_program *const both = N(derivative)(p, NULL, &what, &status);
    CHECK_INT(status, JF_OK);
    const jf_printed good[] = {
        {.program = p, .name = "some"},
        {.program = q, .name = "slopes", .pattern = &pattern, .jacobian_of = p},
        {.program = both, .name = "both", .pattern = &pattern},
    };
    /* Where the entries are, for everybody. */
    CHECK_INT(N(text_of)(good, 3, (jf_printing){.name = "file"}), JF_OK);
    CHECK(count_of("\nconst int slopes_row[3] = {\n    1, 0, 0\n};\n") == 1 && count_of("\nconst int both_col[3] = {\n    0, 1, 0\n};\n") == 1);
    CHECK(count_of("some_row") == 0);
    CHECK_INT(N(text_of)(good, 3, (jf_printing){.name = "file", .part = JF_C_HEADER}), JF_OK);
    CHECK(count_of("of 2 rows and 2 columns") == 2 && count_of("extern const int slopes_col[3];\n") == 1);
    if (sizeof(real) == 4) {
        CHECK_INT(N(for_casadi)(good, 1), JF_UNSUPPORTED);
        return;
    }
    CHECK_INT(N(for_casadi)(good, 3), JF_OK);
    /* Rows, columns, where columns start, rows; and which entry each is: of both derivatives, and of the Jacobian by its function's name. */
    CHECK(count_of("\n    2, 2, 0, 2, 3, 0, 1, 0\n") == 3 && count_of("_order[] = {\n    2, 0, 1\n") == 3);
    CHECK(count_of("int some_casadi(") == 1 && count_of("int slopes_casadi(") == 1 && count_of("int both_casadi(") == 1);
    CHECK(count_of("int jac_some_casadi(") == 1 && count_of("\nCASADI_SYMBOL_EXPORT ") == 32);
    CHECK(count_of("jac_some_casadi_out0[]") == 1 && count_of("jac_some_casadi_in1[]") == 1 && count_of("\"out_y0\"") == 1 && count_of("\"jac_y0_x0\"") == 1);
    CHECK(count_of("both_casadi_out0[] = {\n    2, 1, 1\n") == 1 && count_of("= spare_[2 + both_casadi_order[0 + i_]]") == 1);
    CHECK_INT(N(for_casadi)(good, 1), JF_OK);
    CHECK(count_of("_order") == 0);

    jf_printed items[] = {good[0], good[1]};
    items[1].jacobian_of = both;
    CHECK_INT(N(for_casadi)(items, 2), JF_BAD_OPTION);
    items[1].jacobian_of = q;
    CHECK_INT(N(for_casadi)(items, 2), JF_BAD_OPTION);
    items[1] = (jf_printed){.program = q, .name = "slopes", .jacobian_of = p};
    CHECK_INT(N(for_casadi)(items, 2), JF_BAD_OPTION);
    items[1] = (jf_printed){.program = both, .name = "both", .pattern = &pattern, .jacobian_of = p};
    CHECK_INT(N(for_casadi)(items, 2), JF_BAD_OPTION);
    /* A Jacobian of itself, of what is a matrix, under the name that the wrapper has, twice of the same. */
    items[1] = good[1], items[1].jacobian_of = q;
    CHECK_INT(N(for_casadi)(items, 2), JF_BAD_OPTION);
    items[1] = good[1], items[0].pattern = &(jf_pattern){.format = JF_TRIPLETS, .index_bytes = 4, .rows = 2, .cols = 1, .entries = 2, .major = rows, .minor = rows + 2};
    CHECK_INT(N(for_casadi)(items, 1), JF_OK);
    CHECK_INT(N(for_casadi)(items, 2), JF_BAD_OPTION);
    items[0] = good[0], items[1].name = "jac_some";
    CHECK_INT(N(for_casadi)(items, 2), JF_BAD_OPTION);
    items[1] = good[1];
    CHECK_INT(N(for_casadi)(items, 2), JF_OK);
    const jf_printed two[] = {good[0], good[1], {.program = q, .name = "again", .pattern = &pattern, .jacobian_of = p}};
    CHECK_INT(N(for_casadi)(two, 3), JF_BAD_OPTION);
    CHECK_INT(N(for_casadi)((jf_printed[]){good[0], {.program = p, .name = "CASADI_SYMBOL_EXPORT"}}, 2), JF_BAD_OPTION);
    /* Of what has aux or parameters, however the pattern makes room for them. */
    jf_context *const c = N(context)(2, 100, 4);
    const jf_func with_aux = N(blocks)(c, N(has_aux), LENGTHS(2, END, 1, END, 1, END), NULL);
    const jf_func with_parameter = N(blocks)(c, N(has_a_parameter), LENGTHS(2, END, 2, END, END), NULL);
    static const real parameter = 2;
    CHECK_INT(jf_set_parameters(c, with_parameter, &parameter, 1), JF_OK);
    const jf_func functions[] = {with_aux, with_parameter};
    for (unsigned k = 0; k < 2; k++) {
        const size_t extra = k == 0 ? 1 : 2; /* rows of outputs */
        const jf_program *const f = N(program_of)(c, functions[k], (const real *const[]){x});
        const jf_pattern own = {.format = JF_TRIPLETS, .index_bytes = 4, .rows = extra, .cols = 2, .entries = 2, .major = (const int32_t[]){0, k == 0 ? 0 : 1}, .minor = (const int32_t[]){0, 1}};
        jf_pattern wide = own;
        what = (jf_derivative){.kind = JF_DERIVE_JACOBIAN, .flags = JF_DERIVE_FINITE, .pattern = &own};
        const jf_program *const d = N(derivative)(f, NULL, &what, &status);
        CHECK_INT(status, JF_OK);
        wide.rows = 2, wide.cols = k == 0 ? 2 : 3;
        CHECK_INT(N(for_casadi)((jf_printed[]){{.program = f, .name = "f"}, {.program = d, .name = "d", .pattern = &wide}}, 2), JF_OK);
        CHECK_INT(N(for_casadi)((jf_printed[]){{.program = f, .name = "f"}, {.program = d, .name = "d", .pattern = &own, .jacobian_of = f}}, 2), JF_BAD_OPTION);
        CHECK_INT(N(for_casadi)((jf_printed[]){{.program = f, .name = "f"}, {.program = d, .name = "d", .pattern = &wide, .jacobian_of = f}}, 2), JF_BAD_OPTION);
    }
    jf_pattern other = pattern;
    items[1] = (jf_printed){.program = q, .name = "slopes", .pattern = &other};
    other.entries = 2;
    CHECK_INT(N(for_casadi)(items, 2), JF_BAD_OPTION);
    other.entries = 4; /* the last one twice */
    CHECK_INT(N(for_casadi)(items, 2), JF_BAD_OPTION);
    other = pattern, other.minor = rows + 1, other.major = cols + 1;
    CHECK_INT(N(for_casadi)(items, 2), JF_BAD_OPTION);
    other = pattern, other.cols = 1;
    CHECK_INT(N(for_casadi)(items, 2), JF_BAD_PATTERN);
    other = pattern, other.format = 9;
    CHECK_INT(N(for_casadi)(items, 2), JF_BAD_PATTERN);
    other = pattern, other.minor = NULL;
    CHECK_INT(N(for_casadi)(items, 2), JF_NULL);
    /* No scratch does for these. */
    size_t bytes = (size_t)1 << 20;
    const jf_printing how = {.name = "file", .part = JF_C_CASADI};
    other = pattern, other.entries = (size_t)-1;
    CHECK_INT(jf_print_c(items, 2, &how, memory(bytes), &bytes, keep, text), JF_TOO_SMALL);
    bytes = (size_t)1 << 20, other = pattern, other.rows = (size_t)-1;
    CHECK_INT(jf_print_c(items, 2, &how, memory(bytes), &bytes, keep, text), JF_TOO_SMALL);
}

/* Nothing comes of it. */
FN(makes_nothing) { return 0; }

/* A way of its own for each number that is not above its place, up to the first of all but two. */
FN(asks) {
    jf_num y = in[0][0];
    for (unsigned k = 0; k < GUARDS; k++) {
        y = jf_gt_c(e, in[0][0], (real)k) ? jf_add(e, y, in[0][1]) : jf_mul(e, y, in[0][1]);
    }
    out[0][0] = y;
    out[0][1] = in[0][1];
    out[0][2] = jf_const(e, (real)-0.1);
    return 0;
}

TEST(many_guards_and_no_outputs_are_printed) {
    const jf_printing how = {.name = "file", .statements = 20};
    jf_context *c = N(context)(1, 1000, 2);
    const real x[] = {100, 2};
    const real *in[] = {x};
    jf_func f = N(blocks)(c, N(makes_nothing), LENGTHS(2, END, 0, END, END), NULL);
    jf_recording *r = N(recording_of)(c, f, in);
    const size_t bytes = jf_program_bytes(r);
    const jf_program *p = NULL;
    CHECK_INT(jf_program_build(r, memory(bytes), bytes, &p), JF_OK);
    CHECK_INT(N(text_of)(&(jf_printed){.program = p, .name = "nothing"}, 1, how), JF_OK);
    CHECK(count_of("int nothing(") == 1 && count_of("return 0;") == 1 && count_of("(void)x0;") == 1);
    N(print)(p, bytes);

    N(recorded) s = N(record)(N(asks), 2, 3, NULL, x, JF_MISS_FAILS);
    CHECK_INT(N(text_of)(&(jf_printed){.program = s.p, .name = "asks"}, 1, how), JF_OK);
    CHECK(count_of("    if (!(x0[0] > ") == GUARDS && count_of("return 50; }") == 1);
    for (unsigned k = 1; k < 4; k++) {
        CHECK_INT(jf_record_path(s.r, (const real *const[]){(real[]){(real)(GUARDS - k) - (real)0.5, 3}}), JF_OK);
    }
    N(rebuild)(&s, JF_MISS_FAILS);
    CHECK_INT(N(text_of)(&(jf_printed){.program = s.p, .name = "asks"}, 1, how), JF_OK);
    CHECK(count_of("static int asks_way") == 3 && count_of("INT_MAX") > 0);
}

/* Products of inputs that are no directions, of which the first alone has a derivative: that it is finite says nothing of the others. */
FN(products_beside) {
    jf_num first = {0};
    for (size_t k = 0; k < TURNS; k++) {
        out[0][k] = jf_mul(e, in[1][k], in[1][TURNS + k]);
        first = k == 0 ? out[0][k] : first;
    }
    out[0][TURNS] = jf_mul(e, first, in[0][0]);
    return 0;
}

/* A product that has a derivative on one of two paths. */
FN(product_before_a_guard) {
    const jf_num v = jf_mul(e, in[1][0], in[1][1]);
    out[0][1] = v;
    out[0][0] = jf_gt_c(e, in[0][0], 0) ? jf_mul(e, v, in[0][0]) : in[0][0];
    return 0;
}

/* The negative of what is no number at any point. */
FN(negative_of_none) {
    out[0][0] = jf_neg(e, jf_chain(e, in[0][0], NAN, 1, 0));
    out[0][1] = jf_div(e, in[0][0], jf_chain(e, in[0][1], 2, 1, 0));
    return 0;
}

TEST(what_may_be_no_number_leaves_as_the_same_one) {
    const jf_printing how = {.name = "file"};
    const jf_derivative what = {.kind = JF_DERIVE_JACOBIAN, .flags = JF_DERIVE_VALUES};
    const int zero[] = {0};
    const jf_options options = {.argnums = zero, .n_argnums = 1};
    real one[] = {1, 2}, other[2 * TURNS] = {0};
    for (size_t k = 0; k < LENGTH(other); k++) {
        other[k] = (real)k + (real)0.5;
    }
    const real *in[] = {one, other};
    jf_context *c = N(context)(3, 1000, 2);
    jf_status status = JF_OK;

    jf_recording *r = N(recording_of)(c, N(blocks)(c, N(products_beside), LENGTHS(1, 2 * TURNS, END, TURNS + 1, END, END), NULL), in);
    const jf_program *p = NULL;
    CHECK_INT(jf_program_build(r, memory(jf_program_bytes(r)), jf_program_bytes(r), &p), JF_OK);
    CHECK_INT(N(text_of)(&(jf_printed){.program = N(derivative)(p, &options, &what, &status), .name = "beside"}, 1, how), JF_OK);
    CHECK(count_of("= file_number(x1[i") == 1 || count_of("= file_number(t") > 0);

    const jf_func f = N(blocks)(c, N(product_before_a_guard), LENGTHS(1, 2, END, 2, END, END), NULL);
    CHECK_INT(jf_record(c, f, in, NULL, memory(1 << 14), 1 << 14, &r), JF_OK);
    CHECK_INT(jf_record_path(r, (const real *const[]){(real[]){-1}, other}), JF_OK);
    CHECK_INT(jf_program_build(r, memory(jf_program_bytes(r)), jf_program_bytes(r), &p), JF_OK);
    CHECK_INT(N(text_of)(&(jf_printed){.program = N(derivative)(p, &options, &what, &status), .name = "before"}, 1, how), JF_OK);
    CHECK(count_of("y0[1] = file_number(") > 0 && count_of("y0[1] = t") == 0 && count_of("y0[1] = w") == 0);

    N(recorded) s = N(record)(N(negative_of_none), 2, 2, NULL, one, JF_MISS_FAILS);
    CHECK_INT(N(text_of)(&(jf_printed){.program = s.p, .name = "none"}, 1, how), JF_OK);
    CHECK(count_of("= file_number(-") == 1);
    CHECK(N(derivative)(s.p, NULL, &what, &status) != NULL);
}

/* The product of an infinite number and zero is no number, whatever its sign on a processor. */
FN(asks_for_a_sign) {
    out[0][0] = jf_signbit(e, jf_mul(e, in[0][0], in[0][1])) ? jf_mul_c(e, in[0][0], 7) : jf_add_c(e, in[0][1], 3);
    return 0;
}

/* Two ways with the same constants. */
FN(has_two_ways) {
    const bool up = jf_gt_c(e, in[0][0], 0);
    for (unsigned k = 0; k < CELLS; k++) {
        const jf_num x = jf_mul_c(e, in[0][k], (real)(k * k % 7) + (real)0.125);
        out[0][k] = up ? jf_sin(e, x) : jf_cos(e, x);
    }
    return 0;
}

/* Turns that begin with an operation of two slopes, each so long. */
FN(has_long_turns) {
    const unsigned length = *(const unsigned *)user;
    jf_num x = in[0][0], y = in[0][1];
    for (unsigned turn = 0; turn < 6; turn++) {
        jf_num z = jf_hypot(e, x, y);
        for (unsigned k = 0; k < length; k++) {
            z = k % 3 == 0 ? jf_add_c(e, z, (real)0.5) : k % 3 == 1 ? jf_mul(e, z, y) : jf_sub(e, z, x);
            z = jf_mul_c(e, z, (real)0.25);
        }
        x = jf_tanh(e, z), y = jf_atan2(e, x, y);
    }
    out[0][0] = x, out[0][1] = y;
    return 0;
}

/* Values that a loop carries, and of which the last alone is needed. */
FN(recurs) {
    jf_num a = in[0][0], b = in[0][1];
    for (unsigned k = 0; k < 40; k++) {
        const jf_num next = jf_add(e, jf_mul_c(e, a, (real)0.5), jf_sin(e, b));
        b = a, a = next;
    }
    out[0][0] = a, out[0][1] = b;
    return 0;
}

/* Sums and differences side by side, each of a product. */
FN(alternates) {
    for (unsigned k = 0; k < CELLS; k++) {
        const jf_num x = jf_mul(e, in[0][k], in[0][(k + 5) % CELLS]), y = in[0][(k + 1) % CELLS];
        out[0][k] = k % 2 == 0 ? jf_sub(e, x, y) : jf_add(e, x, y);
    }
    return 0;
}

/* For compilers to come: elsewhere it would take time for nothing. */
static inline void N(print_with_derivatives)(const N(recorded) *s) {
#ifdef PRINTED
    const uint32_t kinds[] = {JF_DERIVE_JACOBIAN, JF_DERIVE_HESSIAN};
    for (size_t k = 0; k < LENGTH(kinds); k++) {
        jf_status status;
        N(derivative)(s->p, NULL, &(jf_derivative){.kind = kinds[k], .flags = k == 0 ? JF_DERIVE_VALUES : JF_DERIVE_VALUES | JF_DERIVE_FINITE}, &status);
        CHECK_INT(status, JF_OK);
    }
#else
    (void)s;
#endif
}

TEST(signs_ways_with_one_table_long_turns_and_recurrences_are_printed) {
    real x[CELLS];
    for (unsigned k = 0; k < CELLS; k++) {
        x[k] = (real)k + 1;
    }
    N(recorded) s = N(record)(N(asks_for_a_sign), 2, 1, NULL, x, JF_MISS_FAILS);
    CHECK_INT(jf_record_path(s.r, (const real *const[]){(real[]){-1, 1}}), JF_OK);
    N(rebuild)(&s, JF_MISS_FAILS);
    const jf_printing how = {.name = "file"};
    CHECK_INT(N(text_of)(&(jf_printed){.program = s.p, .name = "asks"}, 1, how), JF_OK);
    CHECK(count_of("if (((signbit(t0) != 0) && (isnan(t0) == 0)))") == 1);

    s = N(record)(N(has_two_ways), CELLS, CELLS, NULL, x, JF_MISS_FAILS);
    x[0] = -1;
    CHECK_INT(jf_record_path(s.r, (const real *const[]){x}), JF_OK);
    N(rebuild)(&s, JF_MISS_FAILS);
    N(print_with_derivatives)(&s);
    CHECK_INT(N(text_of)(&(jf_printed){.program = s.p, .name = "ways"}, 1, how), JF_OK);
    const char *const table = strstr(text, "[] = {"), *const use = strstr(text, "ways_table");
    CHECK(count_of("[] = {") == 1 && use != NULL && use < table && count_of("for (int i = 0; ") == 2);

    const unsigned lengths[] = {5, 100};
    for (size_t k = 0; k < LENGTH(lengths); k++) {
        s = N(record)(N(has_long_turns), 2, 2, (void *)(uintptr_t)&lengths[k], x + 1, JF_MISS_FAILS);
        N(print_with_derivatives)(&s);
    }
    N(record)(N(alternates), CELLS, CELLS, NULL, x, JF_MISS_FAILS);
    s = N(record)(N(recurs), 2, 2, NULL, x + 1, JF_MISS_FAILS);
    N(print_with_derivatives)(&s);
    CHECK_INT(N(text_of)(&(jf_printed){.program = s.p, .name = "recurs"}, 1, how), JF_OK);
    /* Nothing is kept of what is carried. */
    CHECK(count_of("for (int i = 0; ") == 1 && count_of("w[") == 0);
}

/* A rule that fails for some numbers. */
static int N(fails)(const real *x, real *y, real *dy, real *d2y, void *user) {
    (void)dy, (void)d2y, (void)user;
    *y = 2 * x[0];
    return x[0] > 1 ? 5 : 0;
}

FN(calls_a_rule) {
    const jf_num y = jf_sin(e, in[0][0]);
    out[0][0] = y;
    out[0][1] = jf_call_rule(e, user, 2, in[0]);
    return 0;
}

TEST(rules_are_called_by_names_that_nobody_else_has) {
    static const struct {
        const char *name;
        jf_status status;
    } rules[] = {{"p", JF_OK}, {"x0", JF_OK}, {"y0", JF_BAD_OPTION}, {"w", JF_OK}, {"t0", JF_OK}, {"pressure", JF_OK}, {"sin", JF_BAD_OPTION},
                 {"int", JF_BAD_OPTION}, {"NAN", JF_BAD_OPTION}, {"INT_MAX", JF_BAD_OPTION}, {"isnan", JF_BAD_OPTION}, {"calls", JF_BAD_OPTION},
                 {"abort", JF_BAD_OPTION}, {"printf", JF_BAD_OPTION}, {"conj", JF_BAD_OPTION}, {"tolower", JF_BAD_OPTION}, {"n_", JF_BAD_OPTION}, {"calls_work", JF_BAD_OPTION}, {"file_number", JF_BAD_OPTION}, {"jf_m_sin", JF_BAD_OPTION}, {"x_", JF_BAD_OPTION}};
    for (size_t k = 0; k < LENGTH(rules); k++) {
        jf_context *c = N(context)(1, 100, 2);
        const real x[] = {(real)0.5, (real)0.25};
        const real *in[] = {x};
        CHECK_INT(jf_register_rule(c, rules[k].name, 2, N(fails), NULL), JF_OK);
        jf_recording *r = N(recording_of)(c, N(simple)(c, N(calls_a_rule), 2, 2, (void *)(uintptr_t)rules[k].name), in);
        const size_t bytes = jf_program_bytes(r);
        const jf_program *p = NULL;
        CHECK_INT(jf_program_build(r, memory(bytes), bytes, &p), JF_OK);
        const jf_printed item = {.program = p, .name = "calls"};
        CHECK_INT(N(text_of)(&item, 1, (jf_printing){.name = "file"}), rules[k].status);
        if (rules[k].status == JF_OK) {
            /* Outputs wait until no rule can fail any more. */
            const char *const call = strstr(text, "= file_call_"), *const output = strstr(text, "y0[0] =");
            CHECK(call != NULL && output != NULL && call < output && strstr(call, "return -c") < output);
            CHECK_INT(N(text_of)(&item, 1, (jf_printing){.name = "file", .part = JF_C_SELFTEST}), JF_UNKNOWN_RULE);
        }
        free_memory();
    }
    /* Programs likewise. */
    N(recorded) s = N(record)(N(some), 2, 2, NULL, (real[]){1, 2}, JF_MISS_FAILS);
    static const char *const taken[] = {"_Bool", "__a", "a__b", "NULL", "isnan", "size_t", "uint64_t", "memcpy", "floor", "sqrtf", "j0", "memory", "point", "jf_m_sin"};
    for (size_t k = 0; k < LENGTH(taken); k++) {
        CHECK_INT(N(text_of)(&(jf_printed){.program = s.p, .name = taken[k]}, 1, (jf_printing){.name = "file"}), JF_BAD_OPTION);
    }
}

TEST(points_of_self_tests_have_parameters) {
    jf_context *c = N(context)(1, 100, 2);
    const real parameter = (real)0.375, x[] = {(real)0.25, 3}, *in[] = {x}, points[] = {(real)0.25, 3, (real)0.375, (real)-0.5, 1, (real)0.625};
    const jf_func f = N(simple)(c, N(has_a_parameter), 2, 2, NULL);
    CHECK_INT(jf_set_parameters(c, f, &parameter, 1), JF_OK);
    jf_recording *r = N(recording_of)(c, f, in);
    const size_t bytes = jf_program_bytes(r);
    const jf_program *p = NULL;
    CHECK_INT(jf_program_build(r, memory(bytes), bytes, &p), JF_OK);
    N(print)(p, bytes);
    const jf_printed item = {.program = p, .name = "has", .points = points, .count = 2};
    CHECK_INT(N(text_of)(&item, 1, (jf_printing){.name = "file", .part = JF_C_HEADER}), JF_OK);
    CHECK(count_of("file_selftest_memory = 5 }") == 1);
    CHECK_INT(N(text_of)(&item, 1, (jf_printing){.name = "file", .part = JF_C_SELFTEST}), JF_OK);
    /* Both parameters behind their inputs, and what is made of them. */
    CHECK(count_of("inputs = 3, outputs = 2 }") == 1 && count_of("has(memory + 0, memory + 2, memory + 3, memory + 5)") == 1);
    if (sizeof(real) == 8) {
        CHECK(strstr(text, "0x3fd0000000000000ULL,\n    0x4008000000000000ULL,\n    0x3fd8000000000000ULL,\n") != NULL);
        CHECK(strstr(text, "0xbfe0000000000000ULL,\n    0x3ff0000000000000ULL,\n    0x3fe4000000000000ULL,\n") != NULL);
        CHECK(count_of("0x3fb8000000000000ULL,\n    0x4008000000000000ULL,\n") == 1 && count_of("0xbfd4000000000000ULL,\n    0x3ff0000000000000ULL,\n") == 1);
    }
    free_memory();
}

static void N(all)(void) {
    RUN(points_of_self_tests_have_parameters);
    RUN(signs_ways_with_one_table_long_turns_and_recurrences_are_printed);
    free_memory();
    RUN(rules_are_called_by_names_that_nobody_else_has);
    free_memory();
    RUN(wrong_calls_are_refused_and_write_nothing);
    RUN(functions_for_casadi_have_their_matrices);
    free_memory();
    RUN(many_guards_and_no_outputs_are_printed);
    RUN(what_may_be_no_number_leaves_as_the_same_one);
    free_memory();
}
#endif
