/* jacfwd: exact Jacobians by forward-mode automatic differentiation, for C and C++.
 *
 * Conventions, from which every signature follows:
 *   - jf_ is double, jff_ the same in float: jacfwd/single.h, which is included at the end. A few types and functions are shared.
 *   - Inputs come first, outputs last; functions that can fail return a jf_status: 0, a negative library error, or your own positive code.
 *   - The context is first, inside your function the evaluation e. Memory is yours; nothing is allocated, there are no globals.
 *   - Any pointer may be NULL: where a value is needed that is JF_NULL, in a table of results it means "not wanted".
 *   - In C declare a table of inputs as `const double *in[2]`, of results as `double *out[2]`: `double *in[2]` is another type than the
 *     `const double *const *` of the functions, which newer compilers refuse to convert (C++ converts it).
 *   - Angles are in radians. Matrices are row-major unless strides say otherwise.
 *   - Operations return a number; a bad handle, an index beyond a block or no memory left makes the evaluation fail, and the driver returns
 *     why and where: "number 7 is none of this evaluation, or no longer alive (jf_sqrt, the 17th operation of the pass, after jf_mark 41)".
 *     An index is told up to 8 elements before and behind a block, a write behind the last block as far as memory for handles goes; one
 *     that leaps further may land in another block of the same function, and is then like any other access there.
 *   - A loop that carries state has its body between jf_scope_begin and jf_scope_next: it runs in the memory of one step.
 *   - Every NaN leaves the library as the positive quiet NaN, a zero tangent as +0; a zero tangent contributes zero whatever the slope,
 *     also one that became zero on the way: log(exp(x)) at x = -800 has the value -inf and the slope 0, and raises no flag.
 *
 * Derived from src/capi by `cargo xtask derive`; do not edit.
 */

#ifndef JACFWD_H
#define JACFWD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- Status codes ---- */

/** What a function of the library returns: 0 = JF_OK, negative = a library error, positive = the code the user's function returned. */
typedef int jf_status;

/** Everything went well. */
#define JF_OK 0
/** A pointer that must not be NULL is NULL. */
#define JF_NULL (-1)
/** The memory is smaller than jf_context_bytes says. */
#define JF_TOO_SMALL (-2)
/** A configuration this build cannot serve, or a reserved field that is not zero. */
#define JF_UNSUPPORTED (-3)
/** More functions than the configuration has room for. */
#define JF_TOO_MANY_FUNCTIONS (-4)
/** More inputs, outputs and aux blocks than the configuration has room for. */
#define JF_TOO_MANY_BLOCKS (-5)
/** More numbers alive in one evaluation than the configuration has room for. */
#define JF_OUT_OF_NUMBERS (-6)
/** More rules than the configuration has room for. */
#define JF_TOO_MANY_RULES (-7)
/** A signature without an output. */
#define JF_NO_OUTPUT (-10)
/** Lengths whose products or sums overflow. */
#define JF_BAD_LENGTH (-11)
/** A jf_func that is none of this context. */
#define JF_BAD_FUNCTION (-12)
/** A jf_num that is none of this evaluation, or a scope that is not open. */
#define JF_BAD_NUMBER (-13)
/** The function returned without setting one of its outputs. */
#define JF_OUTPUT_NOT_SET (-14)
/** A number read or written outside a block of inputs or outputs. */
#define JF_BAD_INDEX (-15)
/** A rule with a name that is none in C or is longer than 31 characters, or with another number of inputs than it can have. */
#define JF_BAD_RULE (-16)
/** A rule that is not registered in the context with so many inputs. */
#define JF_UNKNOWN_RULE (-17)
/** A parameter that the function does not have. */
#define JF_PARAMETER_RANGE (-18)
/** An argnum that names no input. */
#define JF_ARGNUM_RANGE (-20)
/** An input named twice by argnums. */
#define JF_ARGNUM_DUPLICATE (-21)
/** argnums given, but empty. */
#define JF_ARGNUM_EMPTY (-22)
/** An option with a value that means nothing. */
#define JF_BAD_OPTION (-23)
/** Strides that make elements of one block overlap. */
#define JF_OVERLAP (-24)
/** More directions than a pass takes, where all must run in one. */
#define JF_TOO_FEW_LANES (-25)
/** A draw where options do not allow one. */
#define JF_RANDOM_FORBIDDEN (-30)
/** The function returned a negative code. */
#define JF_BAD_RETURN (-31)
/** A driver or jf_register called from inside a function of the same context. */
#define JF_BUSY (-32)
/** A configuration made for a newer header than this library. */
#define JF_WRONG_ABI (-33)
/** Something in a function that cannot be recorded. */
#define JF_NOT_RECORDABLE (-40)
/** A function that does not do the same at the same point. */
#define JF_NOT_REPEATABLE (-41)
/** A path that the recording has already. */
#define JF_SAME_PATH (-42)
/** A point that a program has no path for. */
#define JF_GUARD_MISSED (-43)
/** A program of another signature, precision or version. */
#define JF_STALE_PROGRAM (-44)
/** Bytes that are no program, or lie at an address that is not a multiple of 8. */
#define JF_BAD_PROGRAM (-45)
/** A jf_pattern that describes no matrix: a format or size of index that does not exist, indices out of range, an entry twice. */
#define JF_BAD_PATTERN (-50)
/** A derivative that is not zero where the pattern has no entry. */
#define JF_PATTERN_MISS (-51)
/** Bytes that are no plan, a plan of another kind, or for other rows or columns than the function has. */
#define JF_BAD_PLAN (-52)

/* ---- Versions ---- */

/** The version of the interface this header describes. */
#define JF_ABI_VERSION 1
/** The version of the library, first part. */
#define JF_VERSION_MAJOR 0
/** The version of the library, second part. */
#define JF_VERSION_MINOR 1
/** The version of the library, third part. */
#define JF_VERSION_PATCH 0

/* ---- Draws: values of jf_options.randomness ---- */

/** A draw is an error. */
#define JF_RANDOM_ERROR 0
/** Every pass and every point sees the same draws. */
#define JF_RANDOM_SAME 1
/** Every direction and every point draws its own. */
#define JF_RANDOM_DIFFERENT 2

/* ---- Points without a path: values of on_miss of jf_attach ---- */

/** Where a program has no path for a point, the function itself is run. */
#define JF_MISS_CALLS 0
/** Where a program has no path for a point, the driver returns JF_GUARD_MISSED. */
#define JF_MISS_FAILS 1

/* ---- Formats of jf_program_print ---- */

/** How many bytes, numbers, paths, guards, and operations by name. */
#define JF_PRINT_COUNTS 0
/** A line for each instruction. */
#define JF_PRINT_LISTING 1
/** A graph for Graphviz; takes time with the square of the program's size. */
#define JF_PRINT_DOT 2

/* ---- Flags: bits of jf_flags ---- */

/** A point where one-sided slopes differ, a jump, or a comparison between equal values. */
#define JF_FLAG_KINK 1
/** An infinite slope at a finite argument, or an infinite value there whose one-sided slopes differ. */
#define JF_FLAG_POLE 2
/** A NaN from arguments that are not NaN, in the value or in a slope. */
#define JF_FLAG_DOMAIN 4

/* ---- Patterns: values of jf_pattern.format ---- */

/** Compressed rows: major says where rows start, minor has the columns of the entries. */
#define JF_CSR 0
/** Compressed columns: major says where columns start, minor has the rows of the entries. */
#define JF_CSC 1
/** Coordinates: major has the rows of the entries, minor their columns. */
#define JF_TRIPLETS 2
/** Of jf_program_pattern: entries of the diagonal also where they are zero. */
#define JF_PATTERN_DIAGONAL 1
/** Of a Hessian on and below the diagonal only. */
#define JF_PATTERN_LOWER 2
/** Of a Hessian on and above the diagonal only. */
#define JF_PATTERN_UPPER 4

/* ---- Plans: kinds, and orders of colouring ---- */

/** A plan for a Jacobian: columns of one colour have no row in common. */
#define JF_PLAN_JACOBIAN 0
/** A plan for a Hessian, of one triangle or both: star colours. */
#define JF_PLAN_HESSIAN 1

/* ---- C text: values of jf_printing.part and .flags ---- */

/** The functions. */
#define JF_C_SOURCE 0
/** Their prototypes, with what they take and return. */
#define JF_C_HEADER 1
/** What tells on a target whether they have the bits they should have. */
#define JF_C_SELFTEST 2

/**
 * The functions under the interface of CasADi: NAME_casadi for each, as external() loads it, and for a Jacobian jac_NAME_casadi of its
 * function. acados, whose casadi_int is int, links it with -Dcasadi_int=int. Double precision alone.
 */
#define JF_C_CASADI 3

/**
 * The functions of several points at once: NAME_v for each, of the same arrays, with JF_LANES numbers of as many points in place of each
 * number, in the vectors of gcc and clang. They call those of one point, in their file, where a point takes another way than was recorded
 * first.
 */
#define JF_C_LANES 4

/** Their prototypes. */
#define JF_C_LANES_HEADER 5
/** Functions of math.h in place of the library's, where it has them: the bits are its own. */
#define JF_C_MATH 1

/* ---- Derivative programs: values of jf_derivative.kind and .flags ---- */

/**
 * The Jacobian: a block for each output and each input that argnums names, in this order, row by row; with a pattern one block, its entries
 * in their order.
 */
#define JF_DERIVE_JACOBIAN 0

/**
 * Directional derivatives, as jf_jvp_many: of each input that argnums names the program has the tangents as a further input, directions
 * behind each other, and of each output it computes as many.
 */
#define JF_DERIVE_JVP 1

/**
 * Second derivatives, as jf_hessian: a block for each output and each pair of inputs that argnums names; with a pattern a block for each
 * output, the entries of the pattern for each of its elements.
 */
#define JF_DERIVE_HESSIAN 2

/** J^T*W*J and J^T*W*y, as jf_jtj, a block each. The weights are a further input of the program, one for each output element. */
#define JF_DERIVE_JTJ 3
/** J*P*J^T, as jf_jpjt, a block. P is a further input of the program, row by row. */
#define JF_DERIVE_JPJT 4
/** The outputs and aux blocks of the program itself come first. */
#define JF_DERIVE_VALUES 1

/**
 * Of second derivatives the lower triangle, of all columns together, diagonal included, row by row: a block for each output, a triangle for
 * each of its elements.
 */
#define JF_DERIVE_LOWER 2

/**
 * A point where a derivative is not finite is missed, but where that comes of sums alone: of an input that is not finite, or of numbers
 * that overflow. And so is one where a value on the way is NaN, or an infinite slope meets a zero tangent, be it in what a select has not
 * chosen.
 */
#define JF_DERIVE_FINITE 4

/**
 * Everything is taken to be finite, and nothing asks whether it is: a product with zero is zero, a sum with zero its other term. The result
 * is right, but for the sign of zeros, where every value and derivative on the way is finite; elsewhere it is unspecified. Not with
 * JF_DERIVE_FINITE.
 */
#define JF_DERIVE_ASSUME_FINITE 8

/** Of the orders below the one that takes the fewest colours, the first of several. */
#define JF_ORDER_BEST 0
/** Columns are coloured from the first to the last: best for banded matrices. */
#define JF_ORDER_NATURAL 1
/** Those with most neighbours first. */
#define JF_ORDER_LARGEST_FIRST 2
/** The one with the fewest neighbours last, before it the one with the fewest among the others, and so on. */
#define JF_ORDER_SMALLEST_LAST 3
/** Each the one with most neighbours among those before it. */
#define JF_ORDER_INCIDENCE_DEGREE 4

/* ---- Types ---- */

/**
 * A context: registered functions and room for the numbers of one evaluation, in memory the caller gives. Opaque, not relocatable,
 * needs no destroy. Used by one thread at a time; different contexts share nothing.
 */
typedef struct jf_context jf_context;

/** One pass, seen from inside the user's function. Part of the context; valid during one callback, and harmless outside it. */
typedef struct jf_eval jf_eval;

/**
 * A pattern with colours, so that derivatives are computed a colour at a time, and where each value goes: constant bytes in memory you
 * give, at any address that is a multiple of 8, used by any number of contexts and threads. May be copied, stored, and put into flash;
 * jf_plan_open makes sure that what was stored is whole.
 */
typedef struct jf_plan jf_plan;

/** A recorded function: constant bytes, that many contexts and threads may use at once. */
typedef struct jf_program jf_program;

/**
 * What a function did, kept in memory the caller gives, from which programs are built. Opaque; belongs to its context, needs no destroy.
 */
typedef struct jf_recording jf_recording;

/**
 * A program in memory of its own, ready to run. Opaque; belongs to nobody, needs no destroy. One thread uses one at a time; many may have
 * the same program.
 */
typedef struct jf_runner jf_runner;

/** The capacities of a context. Fields not named are zero. */
typedef struct jf_config {
    /** JF_ABI_VERSION; 0 is read as 1. */
    uint32_t abi;
    /**
     * CPU level to use; 0 = the highest of this processor, detected once, in jf_context_init. 1 = the lowest, which every library has; 3
     * and 4 = x86-64-v3 and -v4, in archives that have them. JF_UNSUPPORTED where library or processor lacks it. The bits are the same at
     * every level.
     */
    uint32_t level;
    /** Most functions registered at once, at most 65535. */
    size_t functions;
    /** Most inputs, outputs and aux blocks of all functions together; 0 = 4 per function. */
    size_t blocks;
    /** Most numbers alive in one evaluation, inputs and outputs included, at most 4194304. A second-order number counts as two. */
    size_t numbers;
    /** Most directions per pass; 0 = 8 (4 in builds without SIMD). */
    size_t lanes;
    /** Most rules registered, at most 65535. */
    size_t rules;
    /** Zero. */
    size_t reserved[4];
} jf_config;

/** A number: a handle, valid inside the evaluation that made it. 0 is never valid. */
typedef struct jf_num {
    /** Index and generation. */
    uint32_t id;
} jf_num;

/**
 * The user's function. in[a][j] are numbers to read; it sets out[o][i], aux blocks following the outputs, all pre-filled with
 * handles that are no number. Reading or writing beyond a block is an error that names block, index and length.
 * Returns 0, or a positive code, which stops the driver and is returned by it unchanged. It must not unwind or longjmp.
 * It may be called any number of times per driver call, must depend on its inputs and *user only, and do the same every time.
 */
typedef int (*jf_fn)(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user);

/** The shape of a function: how many inputs, outputs and aux blocks, and their lengths. Copied by jf_register. */
typedef struct jf_signature {
    /** Number of inputs. */
    size_t n_in;
    /** Length of each input. */
    const size_t *in_len;
    /** Number of outputs, at least one. */
    size_t n_out;
    /** Length of each output. */
    const size_t *out_len;
    /** Number of aux blocks: outputs that are not differentiated. */
    size_t n_aux;
    /** Length of each aux block. */
    const size_t *aux_len;
} jf_signature;

/** A registered function. */
typedef struct jf_func {
    /** Its number in the context. */
    uint32_t id;
} jf_func;

/** The options of a driver. All zero, or a NULL pointer, means the defaults. */
typedef struct jf_options {
    /** The inputs to differentiate, in the order of the blocks; negative counts from the end. NULL: the first n_argnums inputs. */
    const int *argnums;
    /** How many. NULL, 0 means input 0; not NULL, 0 is an error. */
    size_t n_argnums;
    /** JF_RANDOM_ERROR, JF_RANDOM_SAME or JF_RANDOM_DIFFERENT. */
    uint32_t randomness;
    /** The seed of the draws. */
    uint64_t seed;
    /** Batches: elements from point to point, per input; 0 = shared by all points; NULL = dense. */
    const size_t *in_stride;
    /** Directions per pass, clamped to the lanes; 0 = as many as the lanes allow. */
    size_t chunk;
    /** Zero. */
    size_t reserved[4];
} jf_options;

/**
 * A block of results: element (i, j) is data[i*row_stride + j*col_stride]. data NULL = not wanted; strides 0, 0 = dense row-major.
 * Row-major, column-major, GSL's tda and windows of larger matrices are all of this form, with no copy.
 */
typedef struct jf_matrix {
    /** Element (0, 0). */
    double *data;
    /** Elements from row to row. */
    ptrdiff_t row_stride;
    /** Elements from column to column. */
    ptrdiff_t col_stride;
} jf_matrix;

/** Writes a piece of text: closed by a NUL, length bytes without it. user is the pointer given beside it. */
typedef void (*jf_write)(const char *text, size_t length, void *user);

/**
 * Where a matrix can be nonzero: the entries in an order of yours, in which values are written. A SUNMatrix, an Eigen::SparseMatrix, the
 * arrays of CSparse, Ipopt or OSQP are all of this form, with no copy. Indices count from 0; entries of a row or column may be in any
 * order.
 */
typedef struct jf_pattern {
    /** JF_CSR, JF_CSC or JF_TRIPLETS. */
    uint32_t format;
    /** Bytes of an index in major and minor: 4 or 8. Signed or not does not matter: a negative index is out of range. */
    uint32_t index_bytes;
    /** Rows of the matrix. */
    size_t rows;
    /** Columns of the matrix. */
    size_t cols;
    /** Entries. */
    size_t entries;
    /**
     * JF_CSR: where rows start, rows + 1 of them; JF_CSC: where columns start, cols + 1; JF_TRIPLETS: the rows of the entries. The last
     * start is entries. May be NULL if entries is 0.
     */
    const void *major;
    /** JF_CSR: the columns of the entries; JF_CSC: their rows; JF_TRIPLETS: their columns. May be NULL if entries is 0. */
    const void *minor;
    /** Zero. */
    size_t reserved[2];
} jf_pattern;

/** A program that jf_print_c prints. Fields not named are zero. */
typedef struct jf_printed {
    /** The program. */
    const jf_program *program;
    /** The name of its function: a name of C, of at most 31 characters. */
    const char *name;
    /**
     * For the self-test: so many points, each all elements of the inputs and behind them as many parameters as p has in the header, double
     * or float as the program is. May be NULL.
     */
    const void *points;
    /** How many. */
    size_t count;
    /**
     * Of a derivative that was found with a pattern: that pattern, whose entries are its last output, in their order. The source then has
     * tables NAME_row and NAME_col with the row and the column of each, and for JF_C_CASADI the output is a matrix. NULL = every output is
     * a column.
     */
    const jf_pattern *pattern;
    /**
     * For JF_C_CASADI: another of the programs, whose Jacobian this one is: of all outputs in all inputs, without values, with pattern; of
     * both neither has aux or parameters. May be NULL.
     */
    const jf_program *jacobian_of;
    /** Zero. */
    size_t reserved[2];
} jf_printed;

/** How jf_print_c prints. Fields not named are zero. */
typedef struct jf_printing {
    /** JF_C_SOURCE, JF_C_HEADER, JF_C_SELFTEST, JF_C_CASADI, JF_C_LANES or JF_C_LANES_HEADER. */
    uint32_t part;
    /** 0 or JF_C_MATH. */
    uint32_t flags;
    /**
     * What files are called, without .c and .h and what comes before these: file.c, file.h, file_selftest.c, file_casadi.c, file_lanes.c,
     * file_lanes.h; and what the names of helpers in them begin with: a name of C, of at most 31 characters.
     */
    const char *name;
    /** About how many statements a function has; 0 = 500. */
    size_t statements;
    /**
     * For the self-test of functions that call rules: a context in which they are registered, in the precision of the programs: JF_NULL for
     * another. May be NULL.
     */
    const void *rules;
    /** Zero. */
    size_t reserved[3];
} jf_printing;

/** What jf_differentiate finds. Fields not named are zero. */
typedef struct jf_derivative {
    /** JF_DERIVE_JACOBIAN, JF_DERIVE_JVP, JF_DERIVE_HESSIAN, JF_DERIVE_JTJ or JF_DERIVE_JPJT. */
    uint32_t kind;
    /** 0 or more of JF_DERIVE_VALUES, JF_DERIVE_LOWER, JF_DERIVE_FINITE, JF_DERIVE_ASSUME_FINITE. */
    uint32_t flags;
    /** Of JF_DERIVE_JVP: how many directions; otherwise 0. */
    size_t directions;
    /** Of a Jacobian or Hessian: the entries that are wanted; NULL = all. */
    const jf_pattern *pattern;
    /** Zero. */
    size_t reserved[4];
} jf_derivative;

/**
 * A rule: a function of plain reals x[0] to x[n - 1] to one, that knows its derivatives: a table, an implicit root, legacy code. It writes
 * the value to *y; unless dy is NULL, the n slopes to dy; unless d2y is NULL, the second derivatives on and below the diagonal to d2y, row
 * by row: d2y[i*(i + 1)/2 + j] by x[i] and x[j], j <= i. x may be infinite or NaN. What it leaves unwritten is NaN, and where y is NaN all
 * derivatives are. user is the pointer given to jf_register_rule.
 *
 * Returns 0, or a positive code, which stops the driver and is returned by it unchanged. It must give the same results for the same x every
 * time, must not unwind or longjmp, and must not use the context it is called from.
 */
typedef int (*jf_rule)(const double *x, double *y, double *dy, double *d2y, void *user);

/** A unary operation, as jf_map takes it: jf_sin, jf_tanh, or one of yours. */
typedef jf_num (*jf_unary)(jf_eval *e, jf_num a);

/* ---- Contexts and functions ---- */

/* Bytes of a context, as a constant for static arrays; equals jf_context_bytes. blocks 0 = 4 per function, lanes 0 = the default. */
#if defined(__x86_64__) || defined(_M_X64) || defined(__aarch64__) || defined(_M_ARM64)
#define JF_ALIGN_ 64u
#define JF_DEFAULT_LANES 8u
#define JF_SLOT_BYTES_(scalar, lanes) (((32u + (lanes) * sizeof(scalar) + 63u) / 64u) * 64u)
#else
#define JF_ALIGN_ 8u
#define JF_DEFAULT_LANES 4u
#define JF_SLOT_BYTES_(scalar, lanes) ((2u + (lanes)) * sizeof(scalar))
#endif
#define JF_HEADER_BYTES_ (sizeof(void *) == 8u ? 1216u : 768u)
#define JF_BYTES_(scalar, functions, blocks, numbers, lanes) \
    ((((JF_HEADER_BYTES_ + (functions) * 16u * sizeof(void *) + (blocks) * (2u * sizeof(void *) + 32u) + 32u + (numbers) * 4u) \
       + JF_ALIGN_ - 1u) / JF_ALIGN_) * JF_ALIGN_ \
     + (numbers) * JF_SLOT_BYTES_(scalar, lanes) + JF_ALIGN_ - 1u)
#define JF_CONTEXT_BYTES(functions, blocks, numbers, lanes) \
    JF_BYTES_(double, (size_t)(functions), (blocks) ? (size_t)(blocks) : 4u * (size_t)(functions), (size_t)(numbers), \
              (lanes) ? (size_t)(lanes) : JF_DEFAULT_LANES)
/* What each rule that the configuration has room for adds to that. */
#define JF_RULE_BYTES 64u
/* Memory and configuration of a context in a line, as statics: jf_context_init(NAME_memory, sizeof NAME_memory, &NAME_config, &c). */
#define JF_CONTEXT(name, functions, blocks, numbers, lanes) \
    static unsigned char name##_memory[JF_CONTEXT_BYTES(functions, blocks, numbers, lanes)]; \
    static const jf_config name##_config = {JF_ABI_VERSION, 0u, functions, blocks, numbers, lanes, 0u, {0u, 0u, 0u, 0u}}

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Returns the bytes a context with these capacities needs, at any address; exact. 0 = no such context: config is NULL, or a capacity
 * is out of range. The macro JF_CONTEXT_BYTES gives the same as a constant, for a context without rules.
 */
size_t jf_context_bytes(const jf_config *config);

/**
 * Makes a context in memory, which may be at any address and must stay there. *context receives it, or NULL on failure.
 *
 * Returns JF_OK; JF_NULL if a pointer is NULL; JF_TOO_SMALL if bytes is less than jf_context_bytes(config); JF_UNSUPPORTED or
 * JF_WRONG_ABI for a configuration this library cannot serve. jf_context_message tells it in words, with the numbers.
 *
 * Requires: memory is valid for bytes bytes, for as long as the context is used.
 */
jf_status jf_context_init(void *memory, size_t bytes, const jf_config *config, jf_context **context);

/**
 * Writes why jf_context_init refuses a configuration in that many bytes of memory, with the numbers: "the context needs 4096 bytes, but 100
 * were given"; nothing if it does not. For when there is no context yet that jf_message could ask. At most size bytes are written, the
 * closing NUL included. Returns the length of the whole text, like snprintf; never above 160.
 *
 * Requires: text has size bytes, or size is 0.
 */
size_t jf_context_message(size_t bytes, const jf_config *config, char *text, size_t size);

/**
 * Registers a function with its signature, which is copied; user is passed to it untouched. *f receives its handle, 0 on failure.
 *
 * Returns JF_OK, JF_NULL, JF_TOO_MANY_FUNCTIONS, JF_TOO_MANY_BLOCKS, JF_NO_OUTPUT, JF_BAD_LENGTH, or JF_BUSY inside a callback.
 *
 * Requires: signature->in_len has n_in elements, out_len n_out, aux_len n_aux.
 */
jf_status jf_register(jf_context *c, jf_fn fn, const jf_signature *signature, void *user, jf_func *f);

/* ---- Drivers ---- */

/**
 * Evaluates the function without derivatives: out[o][i], aux blocks after the outputs, each NULL = not wanted. argnums and chunk of the
 * options mean nothing here.
 *
 * Returns JF_OK, a negative library error, or the positive code your function returned; then the outputs are untouched.
 *
 * Requires: in[a] has in_len[a] elements, out has n_out + n_aux pointers; no output overlaps an input.
 */
jf_status jf_call(jf_context *c, jf_func f, const double *const *in, const jf_options *options, double *const *out);

/**
 * Directional derivative: out_tangent[o] = J·tangent, in one pass. tangent[a] has in_len[a] elements, NULL = zero; out_tangent has
 * n_out pointers. Any table, and any pointer in an output table, may be NULL = not wanted. argnums of the options mean nothing here.
 *
 * Returns as jf_jacfwd.
 */
jf_status jf_jvp(jf_context *c, jf_func f, const double *const *in, const double *const *tangent, const jf_options *options,
                 double *const *out, double *const *out_tangent);

/**
 * k directional derivatives: J·S. Direction d of input a starts at tangents[a] + d*in_len[a], its result at out_tangents[o] + d*out_len[o].
 *
 * Returns as jf_jacfwd.
 */
jf_status jf_jvp_many(jf_context *c, jf_func f, size_t k, const double *const *in, const double *const *tangents, const jf_options *options,
                      double *const *out, double *const *out_tangents);

/**
 * Writes the Jacobian block by block: jac[o*n_argnums + k] receives d out[o] / d in[argnums[k]].
 *
 * The function runs once per chunk of directions, ceil(n / lanes) times. out, if not NULL, receives the values of the same passes,
 * aux blocks after the outputs. Returns JF_OK, a negative library error, or the positive code your function returned. Errors in the
 * arguments, and any in the first pass, leave the outputs untouched; after a later one they are unspecified.
 *
 * Requires: c and f belong together; in[a] has in_len[a] elements; jac has n_out*n_argnums blocks, out n_out + n_aux pointers; no
 * output overlaps an input.
 */
jf_status jf_jacfwd(jf_context *c, jf_func f, const double *const *in, const jf_options *options, const jf_matrix *jac, double *const *out);

/**
 * Jacobians at count points. Point p of input a starts at in[a] + p*in_stride[a]; jac[o*n_argnums + k] is dense, count × out_len × in_len,
 * out[o] dense, count × out_len. NULL entries are not wanted; with count = 0 nothing is read, and inputs may be NULL.
 *
 * Returns as jf_jacfwd, for the first point that fails: earlier points are complete, jf_points_done tells how many.
 */
jf_status jf_jacfwd_batch(jf_context *c, jf_func f, size_t count, const double *const *in, const jf_options *options, double *const *jac,
                          double *const *out);

/**
 * Second derivatives: hess[(o*K + k)*K + l], K = n_argnums, receives d² out[o] / d in[argnums[k]] d in[argnums[l]] with element (i, p, q)
 * at (i*len_k + p)*len_l + q; symmetric bit for bit. jac and out as for jf_jacfwd. Any of them may be NULL.
 *
 * Draws are those of direction 0 in every pass, with JF_RANDOM_DIFFERENT too: a second derivative belongs to two directions.
 * The same function runs on second-order numbers, one block of directions against another per pass. Each counts as two numbers.
 * The second derivative of each operation must be in the range by itself, whatever the tangents: that of 1/x is for x from 1e-102 to 1e102
 * (in single precision 1e-12 to 1e12), that of log x up to 1e154 (1e19).
 * Returns as jf_jacfwd.
 */
jf_status jf_hessian(jf_context *c, jf_func f, const double *const *in, const jf_options *options, double *const *hess,
                     const jf_matrix *jac, double *const *out);

/**
 * Compares the Jacobian with derivatives by differences; *worst is the largest score of an element. Right derivatives score below 1e-6 in
 * double and 1e-3 in single precision, wrong ones above, at every scale of arguments and values.
 *
 * The score of an element J is |J − D| / max(|J|, |D|, s·e/b), with the difference D, its estimated error e, and s 16, b 1e-6 (8 and 1e-3
 * in single precision): a wrong derivative stays below b only if it is within s·e, so that values cannot show it. Differences are central,
 * of steps four times as large each, from one unit in the last place of the argument to its size or 1, whichever is larger; from 2^-80 to
 * 2^20 for an argument of 0, and on to 2^40 times that size or 1 while a value of 0 hardly moves. Of their extrapolations the one counts
 * that is surest by itself; at the edge of a domain they are one-sided. Steps at which nothing moves count only if the next ones move
 * nothing either, or jump; if that cannot be told, both 0 and the slope of the larger steps are right. Per input element the function runs
 * up to 100 times, up to 125 times for an argument of 0, and once more per factor of 2 by which an argument is below 1.
 *
 * Right derivatives may score higher where values have lost most of their digits, and where a kink or jump is nearer than 1e-5 of the
 * argument (1e-3).
 * NaN if one of J and D is NaN and the other finite; both NaN are a match, and so is an infinite J where differences grow without end. At a
 * kink D is the mean of both sides and the score as large as their difference; at a jump differences do not settle, and nothing is found.
 *
 * Needs memory for 16 values per output element among the numbers. Returns as jf_jacfwd.
 */
jf_status jf_check(jf_context *c, jf_func f, const double *const *in, const jf_options *options, double *worst);

/**
 * Value and dense row-major Jacobian of a function with one input and one output: jac[i*n + j] = d y[i] / d x[j]. y and jac may be NULL.
 *
 * Returns as jf_jacfwd; JF_BAD_FUNCTION if the function has another shape.
 */
jf_status jf_jacobian(jf_context *c, jf_func f, const double *x, double *y, double *jac);

/* ---- After a call: messages, flags, counts ---- */

/**
 * Returns the last error of the context in words, with its numbers: "argnum 3, but the function has 2 inputs". An error inside a function
 * also has its place: "(jf_sqrt, the 17th operation of the pass)". Never NULL; empty before the first error. Valid until the next call with
 * this context.
 */
const char *jf_message(jf_context *c);

/** Returns the sticky flags: JF_FLAG_KINK, JF_FLAG_POLE, JF_FLAG_DOMAIN, each set when an active lane met such a point. */
uint32_t jf_flags(const jf_context *c);

/**
 * Returns where a flag was first raised since the flags were cleared: "jf_sqrt, the 17th operation of the pass, after jf_mark 41".
 * Operations are counted by the calls that return numbers, constants included. Never NULL; empty if the flag is not set. Valid until the
 * next call with this context.
 */
const char *jf_flag_place(jf_context *c, uint32_t flag);

/** Clears the sticky flags. */
void jf_clear_flags(jf_context *c);

/** Returns how many points of the last batch are complete. */
size_t jf_points_done(const jf_context *c);

/** Returns the most numbers alive so far: sizes a context on the target. */
size_t jf_numbers_peak(const jf_context *c);

/** Returns what a status means, as static text; never NULL. */
const char *jf_status_text(jf_status status);

/**
 * Checks bytes that jf_program_build wrote, from a file or from flash, and gives the program in them: *p is bytes, or NULL on failure.
 * Takes time proportional to n; whatever the bytes are, nothing is read beyond them.
 *
 * Returns JF_OK, JF_NULL, JF_BAD_PROGRAM for bytes that are no program, JF_STALE_PROGRAM for one of another version.
 *
 * Requires: bytes has n bytes, and is not changed as long as the program is used.
 */
jf_status jf_program_open(const void *bytes, size_t n, const jf_program **p);

/**
 * Returns how many numbers a context needs to run the program, twice as many for second derivatives; 0 for NULL.
 *
 * Requires: p is a program, or NULL.
 */
size_t jf_program_numbers(const jf_program *p);

/**
 * Writes a program as text in pieces, format being JF_PRINT_COUNTS, JF_PRINT_LISTING or JF_PRINT_DOT. An instruction is named by where it
 * stands in the code, in every report the same; x0, x1, … are input elements, r0, r1, … the numbers that the program needs.
 *
 * Returns JF_OK, JF_NULL, JF_BAD_OPTION for another format, or JF_BAD_PROGRAM.
 *
 * Requires: p is a program, or NULL; write may be called with user.
 */
jf_status jf_program_print(const jf_program *p, uint32_t format, jf_write write, void *user);

/**
 * Writes programs as C99 that is also C++, in pieces: functions that need no context, no memory but w, and of this library at most its
 * jf_m_, jf_d_ and jf_dd_ functions, with the bits of jf_run. Function names are those of *how and of the programs; what a function takes
 * and returns stands in the header. All programs are of one precision. At a point that no path serves, or where a rule fails, no output is
 * written. Text is the same for the same programs.
 *
 * *bytes is how large scratch is, and receives how much is needed if that is too little.
 *
 * Returns JF_OK; JF_TOO_SMALL; JF_BAD_OPTION for another part, other flags, a name, of rules as well, that C cannot have or that something
 * else has (for functions of the printed files, the names of arguments in them, and all that contain _casadi), a pattern whose entries are
 * not the last output, or a jacobian_of that is not as jf_printed says; JF_BAD_PATTERN for a pattern as jf_plan_make refuses it;
 * JF_STALE_PROGRAM for programs of both precisions; JF_UNSUPPORTED for one that draws or has more than 125 inputs and outputs, for
 * JF_C_CASADI in single precision, or reserved fields that are not zero; JF_UNKNOWN_RULE for a self-test of one that calls rules which are
 * not given, JF_BAD_RETURN of one that returns a negative code; JF_BAD_PROGRAM; JF_NULL. Nothing has been written then.
 *
 * Requires: programs has count elements, each of a program that was built or opened, whose names are strings, whose points are as many as
 * they say, and whose patterns are valid; rules, if not NULL, is a context; scratch has *bytes bytes; write may be called with user.
 */
jf_status jf_print_c(const jf_printed *programs, size_t count, const jf_printing *how, void *scratch, size_t *bytes, jf_write write,
                     void *user);

/** Returns the version of the library as major*10000 + minor*100 + patch. */
uint32_t jf_version(void);

/* ---- Recorded functions ---- */

/**
 * Returns bytes of scratch that do for recording a function at a point: runs it once, on plain values, and counts what it does. For several
 * paths the sum of what this tells at a point of each does. 0 if the function fails, for the same reason as jf_record, which may be called
 * with it all the same: jf_message tells. Equal operations are kept once, so that less may do.
 *
 * Requires: as jf_record.
 */
size_t jf_record_scratch(jf_context *c, jf_func f, const double *const *in, const jf_options *options);

/**
 * Runs the function once at a point, on plain values, and keeps its operations in scratch; then once more, to see that it does the same
 * again.
 * *r receives the recording, NULL on failure. Of the options only randomness and seed count.
 *
 * What the function computes from numbers is recorded; what it computes in plain C is frozen as it was. Comparisons become guards: the
 * program that is built serves every point at which they all come out as here. jf_primal of what depends on inputs or parameters cannot be
 * recorded (JF_NOT_RECORDABLE).
 *
 * Returns JF_OK; JF_TOO_SMALL if scratch is: jf_record_scratch tells how much does; JF_NOT_RECORDABLE; JF_NOT_REPEATABLE for a
 * function that does something else the second time; or as jf_call.
 *
 * Requires: scratch has bytes bytes and is used for nothing else as long as the recording is; the context outlives it.
 */
jf_status jf_record(jf_context *c, jf_func f, const double *const *in, const jf_options *options, void *scratch, size_t bytes,
                    jf_recording **r);

/**
 * Records the path that the function takes at another point, in the same scratch. What both paths begin with is kept once.
 *
 * Returns JF_OK; JF_SAME_PATH if the recording has it already; JF_TOO_SMALL if scratch is too small for it, too (see jf_record_scratch),
 * and otherwise as jf_record. The recording is as it was unless JF_OK is returned.
 *
 * Requires: r is a recording, or NULL.
 */
jf_status jf_record_path(jf_recording *r, const double *const *in);

/** Returns the bytes of the program that jf_program_build will write; exact. 0 if r is no recording. */
size_t jf_program_bytes(jf_recording *r);

/**
 * Writes the finished program of all recorded paths into memory: constant bytes that mean the same at any address that is a multiple of 8,
 * on every target, in a file, or in flash. *p receives the program, NULL on failure. The recording stays, for further paths.
 *
 * Returns JF_OK, JF_NULL, or JF_TOO_SMALL if bytes is less than jf_program_bytes(r).
 *
 * Requires: memory has bytes bytes, and is not changed as long as the program is used.
 */
jf_status jf_program_build(jf_recording *r, void *memory, size_t bytes, const jf_program **p);

/**
 * Runs a program in place of a function from now on: every driver that is called on f, with the same results, bit for bit, errors and
 * flags. Where the program has no path for a point the function itself is run in the same call, or with JF_MISS_FAILS the driver returns
 * JF_GUARD_MISSED. p NULL: the function itself runs again.
 *
 * Returns JF_OK; JF_STALE_PROGRAM for a program of another signature, precision or version; JF_BAD_PROGRAM for bytes that are none;
 * JF_OUT_OF_NUMBERS if it needs more numbers than the context has (jf_program_numbers); JF_UNKNOWN_RULE if it calls one that the context
 * does not have; JF_UNSUPPORTED for a derivative program; JF_NOT_RECORDABLE for p NULL where jf_load made f; JF_BAD_FUNCTION;
 * JF_BAD_OPTION.
 *
 * Requires: p is a program that was built or opened, or NULL; it outlives its use by the context. Many contexts and threads may use one.
 */
jf_status jf_attach(jf_context *c, jf_func f, const jf_program *p, uint32_t on_miss);

/**
 * Registers a function that is a program alone, without any C function: *f receives its handle, 0 on failure. A point that it has no path
 * for is JF_GUARD_MISSED, whatever is attached later. It cannot be recorded.
 *
 * Returns as jf_register and jf_attach. Requires: as jf_attach; p is not NULL.
 */
jf_status jf_load(jf_context *c, const jf_program *p, jf_func *f);

/** Returns how many passes of f its program has run since it was attached. */
size_t jf_path_hits(const jf_context *c, jf_func f);

/**
 * Returns for how many passes of f its program had no path since it was attached. *guard, unless NULL, receives the number of the guard
 * that said so last: jf_program_print tells them.
 */
size_t jf_guard_missed(const jf_context *c, jf_func f, size_t *guard);

/* ---- Patterns and plans ---- */

/**
 * Returns the bytes of a plan for that pattern, of the kind JF_PLAN_JACOBIAN or JF_PLAN_HESSIAN; exact, a multiple of 8. Of the pattern
 * only its numbers of rows, columns and entries count. 0 = no such plan: jf_plan_message tells why.
 *
 * For n rows and columns of e entries 8n + 12e and some, for a Hessian 8n + 24e.
 */
size_t jf_plan_bytes(const jf_pattern *pattern, uint32_t kind);

/** Returns the bytes of scratch that jf_plan_make takes for that pattern, which are free again after it. 0 = no such plan. */
size_t jf_plan_scratch_bytes(const jf_pattern *pattern, uint32_t kind);

/**
 * Makes a plan for a pattern: colours its columns in that order (JF_ORDER_BEST and the others) and notes where each value goes. *plan
 * receives it, or NULL on failure; it is memory. Takes time linear in the sum of squares of the lengths of the rows, but for a search by
 * halves per entry.
 *
 * The pattern of a Jacobian has a row per element of all outputs, one output behind the other, and a column per element of the inputs that
 * argnums will name, in that order. That of a Hessian is square, with a row and a column for each of those elements; it may have one
 * triangle, the other, or both, and entries on both sides of the diagonal as you like: values are written for those that are there.
 *
 * Returns JF_OK; JF_NULL; JF_UNSUPPORTED for a reserved field that is not zero; JF_BAD_PATTERN for a format or size of index that does not
 * exist, an index out of range, an entry twice, a Hessian that is not square; JF_BAD_OPTION for a kind or order that does not exist;
 * JF_TOO_SMALL; JF_BAD_PLAN if memory or scratch is not at a multiple of 8. jf_plan_message tells it in words.
 *
 * Requires: memory is valid for bytes bytes as long as the plan is used, scratch for scratch_bytes during the call; the arrays of the
 * pattern are as long as it says, and none of all these overlap.
 */
jf_status jf_plan_make(const jf_pattern *pattern, uint32_t kind, uint32_t order, void *memory, size_t bytes, void *scratch,
                       size_t scratch_bytes, const jf_plan **plan);

/**
 * Does what jf_plan_make does with the same arguments, and writes why it fails, with the numbers: "entry 7 is in column 5, but the pattern
 * has 5 columns"; nothing if it does not. At most size bytes are written, the closing NUL included. Returns the length of the whole text,
 * like snprintf; never above 160.
 *
 * Requires: as jf_plan_make; text has size bytes, or size is 0.
 */
size_t jf_plan_message(const jf_pattern *pattern, uint32_t kind, uint32_t order, void *memory, size_t bytes, void *scratch,
                       size_t scratch_bytes, char *text, size_t size);

/**
 * Finds the plan in bytes that were copied or stored. *plan receives it, or NULL. Looks at all of it, in time linear in its size; a driver
 * that is handed a plan looks at its first 64 bytes only. Whatever the others are, no driver reads or writes where it must not, but values
 * may be wrong.
 *
 * Returns JF_OK; JF_NULL; JF_BAD_PLAN for bytes that are not those of a plan made by a library of the same version and byte order, or not
 * at a multiple of 8.
 *
 * Requires: memory is valid for bytes bytes as long as the plan is used.
 */
jf_status jf_plan_open(const void *memory, size_t bytes, const jf_plan **plan);

/** Returns how many colours a plan has: the directions that its Jacobian costs. 0 for NULL and for what is no plan. */
size_t jf_plan_colours(const jf_plan *plan);

/** Returns how many entries the pattern of a plan has: the values that a driver writes. 0 for NULL and for what is no plan. */
size_t jf_plan_entries(const jf_plan *plan);

/**
 * Returns the bytes of scratch with which jf_program_pattern finds a pattern at once; 0 if p, kind or argnums are wrong. For a Jacobian
 * less does, too, and takes longer; for a Hessian it is exact.
 *
 * Requires: p is a program, or NULL; options are NULL or valid.
 */
size_t jf_program_pattern_scratch(const jf_program *p, const jf_options *options, uint32_t kind);

/**
 * Writes where the Jacobian (kind JF_PLAN_JACOBIAN) of a program's outputs can be nonzero, or the Hessian (JF_PLAN_HESSIAN) of any sum of
 * them, in the inputs that argnums of the options name. It is found from the operations of all paths, never by trying values, and holds
 * wherever one of them does.
 *
 * The caller sets format and index_bytes of *pattern, entries to what minor has room for, and points major and minor to arrays, which are
 * written; rows, cols and entries are set; rows and cols also where scratch is too small, even of 0 bytes. Entries of a line ascend; those
 * of JF_TRIPLETS are row by row, if scratch is as large as told. which adds 0 or more of JF_PATTERN_DIAGONAL (the whole diagonal, as
 * implicit solvers want it) and, for a Hessian, one of JF_PATTERN_LOWER and JF_PATTERN_UPPER (one triangle, diagonal included). The result
 * may be given to jf_plan_make.
 *
 * outputs NULL = all of them. Otherwise an output element e counts only if outputs[e] is not 0, elements of one output behind those of the
 * other: the rows of others have no entry, or the sum whose Hessian it is has no such term, as with a weight of 0 in jf_hessian_sparse.
 *
 * Returns JF_OK; JF_TOO_SMALL if minor has too little room, entries then being what is needed, or scratch is too small; JF_NULL;
 * JF_BAD_PROGRAM; JF_BAD_PATTERN for a format that does not exist; JF_BAD_OPTION; or as jf_jacfwd for argnums.
 *
 * Requires: major has rows + 1, cols + 1 or, for JF_TRIPLETS, entries elements; minor has entries; outputs, if not NULL, has an element for
 * each of the outputs; scratch is at a multiple of 8.
 */
jf_status jf_program_pattern(const jf_program *p, const jf_options *options, uint32_t kind, uint32_t which, const uint8_t *outputs,
                             void *scratch, size_t scratch_bytes, jf_pattern *pattern);

/**
 * Tells which entries of a Jacobian's pattern are constant: the same number at every point where the outputs are not NaN, whatever
 * parameters are.
 * constant[k] receives 1 if entry k of the pattern is, in the order of its values, and 0 otherwise. Found from the operations, never by
 * trying values, so that an entry may be constant without being told: of what jf_chain or a rule makes none is. On a program with guards
 * only entries that are always 0 are: others may differ from path to path.
 *
 * Returns as jf_program_pattern; JF_BAD_PATTERN also for a pattern of another shape, or with indices out of range.
 *
 * Requires: the arrays of the pattern are as long as it says, constant has entries elements; scratch is at a multiple of 8, and has as many
 * bytes as jf_program_pattern_scratch tells for a Jacobian, or fewer.
 */
jf_status jf_program_constant(const jf_program *p, const jf_options *options, const jf_pattern *pattern, void *scratch,
                              size_t scratch_bytes, uint8_t *constant);

/* ---- Derivative programs, and programs run at many points ---- */

/**
 * Finds derivatives of a program as a program: what jf_program_build then writes has the inputs of p, and computes what *what says, in the
 * inputs that argnums of the options name. It is stored, opened, printed and run by jf_run as any program; jf_attach and jf_load do not
 * take it. It has the bits of the drivers: one number for each derivative that can be other than zero, equal ones once, and none for those
 * that are zero whatever the point.
 *
 * Guards and paths are those of p, each with one more guard at its end, whether everything is finite: where it is, products may be plain.
 * Its other answer leads to a path of its own, where a zero tangent stays zero beside an infinite slope; with JF_DERIVE_FINITE it leads
 * nowhere, and the program is half as large. With JF_DERIVE_ASSUME_FINITE there is no such guard.
 *
 * *bytes is how large scratch is. If that is too little it receives how much to try next, at least as much as is needed or twice what was
 * given; else it stays.
 * *r receives the derivatives, NULL on failure, for jf_program_bytes and jf_program_build alone. No option but argnums counts.
 *
 * Returns JF_OK; JF_TOO_SMALL; JF_PATTERN_MISS if a derivative can be other than zero where the pattern has no entry; JF_STALE_PROGRAM for
 * a program of the other precision; JF_UNSUPPORTED for one that is a derivative already, or reserved fields that are not zero; JF_NULL;
 * JF_BAD_PROGRAM; JF_BAD_OPTION for a kind or flags that do not exist, or do not go together; JF_BAD_PATTERN; or as jf_jacfwd for argnums.
 *
 * Requires: p is a program; scratch has *bytes bytes and is used for nothing else as long as *r is; the arrays of the pattern are as long
 * as it says.
 */
jf_status jf_differentiate(const jf_program *p, const jf_options *options, const jf_derivative *what, void *scratch, size_t *bytes,
                           jf_recording **r);

/**
 * Returns the bytes of a runner of a program that takes so many points at a time; exact. From 1 to 64, 0 = 32, rounded up to what fits the
 * processor's vectors. 0 if p is no program of this precision.
 *
 * Requires: p is a program, or NULL.
 */
size_t jf_runner_bytes(const jf_program *p, size_t points);

/**
 * Makes a runner of a program: of as many points at a time as memory has room for. level as in jf_config: 0 is the highest CPU level of
 * this processor, which is found out here. *r receives the runner, NULL on failure.
 *
 * Returns JF_OK; JF_TOO_SMALL for less than jf_runner_bytes(p, 1); JF_STALE_PROGRAM for a program of the other precision;
 * JF_BAD_PROGRAM; JF_UNSUPPORTED for a level that library or processor lacks; JF_NULL.
 *
 * Requires: p is a program that outlives the runner; memory has bytes bytes, at any address, and belongs to the runner.
 */
jf_status jf_runner_init(const jf_program *p, uint32_t level, void *memory, size_t bytes, jf_runner **r);

/**
 * Sets the parameters of a runner, as jf_set_parameters does of a function: they are read whenever it runs.
 *
 * Returns JF_OK or JF_NULL. Requires: r is a runner, or NULL; parameters has count elements as long as it is used.
 */
jf_status jf_runner_parameters(jf_runner *r, const double *parameters, size_t count);

/**
 * Lets a runner call the rules that are registered in c, whenever it runs: of a derivative program with their slopes.
 *
 * Returns JF_OK; JF_UNKNOWN_RULE if c has no rule of a name and number of inputs that the program calls; JF_NULL. Requires: r is a runner,
 * or NULL; c is a context, or NULL, that outlives the runner and registers none while it runs.
 */
jf_status jf_runner_rules(jf_runner *r, jf_context *c);

/**
 * Runs the program of a runner at count points: no context and no callback but rules, several points in each SIMD vector, with the bits of
 * jf_call. Point p of input a starts at in[a] + p*in_stride[a], of output o at out[o] + p*out_stride[o], in elements, aux blocks behind the
 * outputs: arrays of structs need no copy. A stride of 0 shares an input; NULL strides = dense; out or out[o] NULL = not wanted.
 *
 * A point that no path of the program serves is missed: its outputs stay as they are, missed[p], if missed is not NULL, receives 1,
 * otherwise 0.
 *
 * Returns JF_OK; JF_GUARD_MISSED if some points were missed, all others being complete; JF_RANDOM_FORBIDDEN where a path draws;
 * JF_PARAMETER_RANGE for a parameter that was not set; JF_UNKNOWN_RULE without the rules that it calls; the code that a rule returned;
 * JF_NULL. After an error outputs are unspecified.
 *
 * Requires: r is a runner, or NULL; in has a pointer for each input, out for each output and aux block, with as many elements as strides
 * reach; missed, if not NULL, has count elements; no output overlaps an input, nor another point's.
 */
jf_status jf_run(jf_runner *r, size_t count, const double *const *in, const ptrdiff_t *in_stride, double *const *out,
                 const ptrdiff_t *out_stride, uint8_t *missed);

/* ---- Sparse drivers ---- */

/**
 * The Jacobian of a plan's pattern: values[k] receives entry k, in the order in which the pattern lists them. Rows are the elements of all
 * outputs, one output behind the other; columns are the elements of the inputs that argnums names, in its order. values NULL = not wanted;
 * out as for jf_jacfwd.
 *
 * The function runs once per chunk of colours, ceil(colours / lanes) times. Each value has the bits of jf_jacfwd, if the pattern has every
 * entry that operations can pass on: where terms cancel each other, as in (a + b) - b, those of the other columns count, too.
 *
 * A derivative that is not zero outside the pattern is JF_PATTERN_MISS, and jf_message tells its row and column; unless its row has an
 * entry of the same colour, to which it is added, or others outside the pattern that it cancels with, or its column has no entry at all and
 * so is not differentiated: jf_plan_check finds those, too. If one pass takes all colours nothing is written then, otherwise values are
 * unspecified. Draws are those of JF_RANDOM_SAME; JF_RANDOM_DIFFERENT is JF_BAD_OPTION, because several directions run as one.
 * Returns as jf_jacfwd, or JF_BAD_PLAN for a plan of other rows or columns than the function has, or of a Hessian.
 *
 * Requires: as jf_jacfwd; plan is NULL, or was made or opened; values has jf_plan_entries(plan) elements.
 */
jf_status jf_jacfwd_sparse(jf_context *c, jf_func f, const double *const *in, const jf_options *options, const jf_plan *plan,
                           double *values, double *const *out);

/**
 * Sparse Jacobians at count points: those of point p start at values + p*jf_plan_entries(plan); inputs and out as for jf_jacfwd_batch.
 *
 * Returns as jf_jacfwd_sparse, for the first point that fails: earlier points are complete, jf_points_done tells how many.
 */
jf_status jf_jacfwd_sparse_batch(jf_context *c, jf_func f, size_t count, const double *const *in, const jf_options *options,
                                 const jf_plan *plan, double *values, double *const *out);

/**
 * The dense Jacobian, found with a direction per colour of the plan instead of one per column: blocks as for jf_jacfwd, +0 where the
 * pattern has no entry, the bits of jf_jacfwd elsewhere. For a Jacobian that is zero in most places and wanted whole, by a dense solver.
 *
 * Returns as jf_jacfwd_sparse.
 *
 * Requires: as jf_jacfwd; plan is NULL, or was made or opened.
 */
jf_status jf_jacfwd_by_plan(jf_context *c, jf_func f, const double *const *in, const jf_options *options, const jf_plan *plan,
                            const jf_matrix *jac, double *const *out);

/**
 * The Hessian of the sum of weights[e]*y[e] over the elements e of all outputs, one output behind the other: a Lagrangian's, say. values[k]
 * receives entry k of the plan's pattern, whose rows and columns are the elements of the inputs that argnums names, in its order. weights
 * NULL = all 1.
 *
 * Each value is a sum from 0 over the elements in order, one rounding for each product and each sum; an element with the weight 0, and a
 * second derivative that is 0, contributes nothing. Second derivatives have the bits of jf_hessian, as in jf_jacfwd_sparse; two entries
 * that mirror each other have the same bits. Rows run one by one, columns by colour; rows are left out of which nothing is read.
 *
 * A sum that is not zero outside the pattern is JF_PATTERN_MISS, where it is seen: in a row of which values are read, and which has no
 * entry of the same colour; jf_plan_check finds all. Memory and draws as for jf_hessian. Returns as jf_jacfwd_sparse.
 *
 * Requires: as jf_jacfwd_sparse; weights is NULL or has an element per output element.
 */
jf_status jf_hessian_sparse(jf_context *c, jf_func f, const double *const *in, const jf_options *options, const jf_plan *plan,
                            const double *weights, double *values, double *const *out);

/**
 * Holds the pattern of a plan against all derivatives at a point, each direction by itself: for a plan of a Hessian those of
 * jf_hessian_sparse with these weights, which otherwise mean nothing. For tests: it costs as much as the dense Jacobian or Hessian.
 *
 * Returns JF_OK; JF_PATTERN_MISS if a derivative is not zero outside the pattern, jf_message tells its row and column; otherwise as
 * jf_jacfwd_sparse. What is zero at this point may not be at another: only a pattern with every entry that operations can pass on holds
 * everywhere.
 */
jf_status jf_plan_check(jf_context *c, jf_func f, const double *const *in, const jf_options *options, const jf_plan *plan,
                        const double *weights);

/* ---- Products of Jacobians ---- */

/**
 * The normal equations of a fit, without storing its Jacobian J: jtj receives J^T*W*J, n by n, and jtr J^T*W*y, n elements. J has a row for
 * each element of all outputs, one output behind the other, and y are their values; its n columns are the elements of the inputs that
 * argnums names, in its order. W is the diagonal matrix of weights, one for each row; NULL = all 1. jtj (or its data) and jtr NULL = not
 * wanted; out as for jf_jacfwd.
 *
 * jtj is symmetric bit for bit. Element (p, q) with p <= q is the sum from 0 over the rows e in order of (weights[e]*J[e][p])*J[e][q],
 * element p of jtr that of (weights[e]*y[e])*J[e][p]: one rounding for each product and each sum, as a loop over the result of jf_jacfwd
 * has it. So one row with a NaN, or with an infinity beside a zero, makes sums NaN, and a weight of 0 does not hide it.
 *
 * The function runs once if a pass takes all n directions (lanes, or chunk if that is less); otherwise once for each pair of halves of a
 * pass, or if jtj is not wanted as for jf_jacfwd. Draws are those of JF_RANDOM_SAME; JF_RANDOM_DIFFERENT is JF_BAD_OPTION, because several
 * directions run together.
 * Returns as jf_jacfwd, or JF_TOO_FEW_LANES if jtj is wanted, n is more than 1, and a pass takes one direction.
 *
 * Requires: as jf_jacfwd; weights is NULL or has an element per row; jtr has n elements; no result overlaps another or what is read.
 */
jf_status jf_jtj(jf_context *c, jf_func f, const double *const *in, const jf_options *options, const double *weights, const jf_matrix *jtj,
                 double *jtr, double *const *out);

/**
 * How a covariance moves through a function, without storing its Jacobian J: jpjt receives J*P*J^T, m by m, with p the symmetric n by n
 * matrix P, dense, row by row. Rows and columns of J as for jf_jtj. jpjt (or its data) NULL = not wanted; out as for jf_jacfwd.
 *
 * jpjt is symmetric bit for bit. Element (e, g) with e <= g is the sum from 0 over the columns q in order of t[q]*J[g][q], with t[q] the
 * sum from 0 over i of J[e][i]*P[i][q]: one rounding for each product and each sum, as loops over the result of jf_jacfwd have it.
 *
 * The function runs once: a pass must take all n directions, whatever chunk says. Draws as for jf_jtj. Returns as jf_jacfwd, or
 * JF_TOO_FEW_LANES if the context has fewer lanes than n.
 *
 * Requires: as jf_jacfwd; p has n*n elements, and is not NULL unless n is 0; no result overlaps another or what is read.
 */
jf_status jf_jpjt(jf_context *c, jf_func f, const double *const *in, const jf_options *options, const double *p, const jf_matrix *jpjt,
                  double *const *out);

/* ---- Rules and parameters ---- */

/**
 * Registers a rule of n reals under a name, which is copied: functions of the context call it with jf_call_rule. A name that was registered
 * before gets the new rule, also in programs that are attached.
 *
 * Returns JF_OK; JF_NULL; JF_BAD_RULE for a name that is not one of C with at most 31 characters, for n = 0 or n > 16, or for another n
 * than before; JF_TOO_MANY_RULES if the context has no room (rules of jf_config; each takes JF_RULE_BYTES); JF_BUSY inside a callback.
 *
 * Requires: name is closed by a NUL.
 */
jf_status jf_register_rule(jf_context *c, const char *name, size_t n, jf_rule rule, void *user);

/**
 * Gives a function n parameters: reals at p, read by jf_parameter whenever the function or its program runs, so that changes count from the
 * next call on. n = 0 takes them away.
 *
 * Returns JF_OK, JF_NULL, JF_BAD_FUNCTION, or JF_BUSY inside a callback.
 *
 * Requires: p has n elements as long as the function is used.
 */
jf_status jf_set_parameters(jf_context *c, jf_func f, const double *p, size_t n);

/**
 * What the rule of that name makes of n numbers. A program keeps the call by its name: it is recorded, replayed, and found again in any
 * context that has the rule. With one number and with two it has the bits of jf_chain and jf_chain2. In a second-order pass with three and
 * more it takes a number more while it runs.
 *
 * JF_UNKNOWN_RULE if no rule of that name and n inputs is registered. Requires: name is closed by a NUL; x has n elements.
 */
jf_num jf_call_rule(jf_eval *e, const char *name, size_t n, const jf_num *x);

/**
 * Parameter k of the function, as jf_set_parameters gave it: a constant, but one that a program reads anew in every pass, where a number
 * that the function reads from memory by itself is frozen. JF_PARAMETER_RANGE if it has no such parameter.
 */
jf_num jf_parameter(jf_eval *e, size_t k);

/* ---- Inside a function: numbers, scopes, draws ---- */

/** Makes the number c with every tangent zero. */
jf_num jf_const(jf_eval *e, double c);

/**
 * Returns the value of a number; NaN for a handle that is none of this evaluation. Where the number depends on the inputs,
 * the function cannot be recorded.
 */
double jf_primal(jf_eval *e, jf_num a);

/** Stops the gradient: the value of a with every tangent zero. */
jf_num jf_detach(jf_eval *e, jf_num a);

/**
 * A function of one number with value y, slope dy and second derivative d2y supplied by the caller: tables, implicit roots, legacy code.
 */
jf_num jf_chain(jf_eval *e, jf_num a, double y, double dy, double d2y);

/** A function of two numbers with value y, slopes dya, dyb and second derivatives d2aa, d2ab, d2bb supplied by the caller. */
jf_num jf_chain2(jf_eval *e, jf_num a, jf_num b, double y, double dya, double dyb, double d2aa, double d2ab, double d2bb);

/** a*b + c with two roundings: the bits of jf_add(e, jf_mul(e, a, b), c) in one call. jf_fma rounds once. */
jf_num jf_muladd(jf_eval *e, jf_num a, jf_num b, jf_num c);

/** Sine and cosine of one number, the same bits as jf_sin and jf_cos, for less than both. s and c may be NULL. */
void jf_sincos(jf_eval *e, jf_num a, jf_num *s, jf_num *c);

/** a times 2 to the k: jf_scalbn by its other name. */
jf_num jf_ldexp(jf_eval *e, jf_num a, int k);

/** Makes another number with the value and derivatives of a. */
jf_num jf_copy(jf_eval *e, jf_num a);

/** Ends the life of one number: its handle is stale from now on, its room free for others. */
void jf_release(jf_eval *e, jf_num a);

/** Opens a scope, for the body of a loop, and returns its mark. An open scope takes the room of one number. */
size_t jf_scope_begin(jf_eval *e);

/**
 * Ends the scope with that mark, and scopes inside it: every number made since is dead, except the n in keep, whose handles are rewritten.
 * What keep held before the scope stays alive: in a loop that carries state, jf_scope_next frees it.
 * Takes time proportional to n*n. Requires: keep has n elements.
 */
void jf_scope_end(jf_eval *e, size_t mark, jf_num *keep, size_t n);

/**
 * Ends the body of a loop that carries state: the scope with that mark. state[i] becomes next[i]; the numbers that state held before are
 * freed, and so is all else made since mark. So a loop of any length runs in the memory of one step:
 *
 * `for (i = 0; i < steps; i++) { size_t mark = jf_scope_begin(e); step(e, x, next); jf_scope_next(e, mark, x, next, 2); }`
 *
 * Also for sums: with n = 1 and next = jf_add(e, sum, term). Inputs of the function are not freed; a number that stands in next stays.
 * Any other number that state held is dead, under any other name as well. Takes time proportional to n*n.
 *
 * Requires: state and next have n elements and do not overlap (JF_BAD_NUMBER).
 */
void jf_scope_next(jf_eval *e, size_t mark, jf_num *state, const jf_num *next, size_t n);

/**
 * Labels what follows in the function, with __LINE__ for example: messages and jf_flag_place tell the label that was set last. Costs one
 * store.
 */
void jf_mark(jf_eval *e, int label);

/**
 * Writes a number as one line of text: its value, in brackets its tangents by direction, in a second-order pass the rows of second
 * derivatives. Digits are those of `%.17g` (`%.9g` in single precision): exact. write gets the line in pieces.
 */
void jf_print(jf_eval *e, jf_num a, jf_write write, void *user);

/** Draws a uniform number in [0, 1): the top 53 bits (24 in single precision) of a counter-based generator. A constant. */
jf_num jf_uniform(jf_eval *e);

/** Draws a standard normal number, by Box and Muller's method. A constant. */
jf_num jf_normal(jf_eval *e);

/** Fails the evaluation with a positive code of your own, which the driver returns; any other code becomes JF_BAD_RETURN. */
void jf_fail(jf_eval *e, int code);

/**
 * Whether the evaluation has failed: operations do nothing any more, comparisons are false, jf_primal is NaN. A loop whose exit depends on
 * them must also test this.
 */
bool jf_failed(jf_eval *e);

/* ---- Inside a function: comparisons ---- */

/**
 * Comparisons look at values only. Where the values are equal and one of the numbers has a tangent, what the comparison decides jumps: they
 * raise JF_FLAG_KINK, as jf_signbit does at 0 and a jf_select where its first two arguments are equal. `if (x == 0) return 0;` loses a
 * derivative; the flag tells.
 *
 * Whether a < b, values only; false if one is NaN, false in a failed evaluation.
 */
bool jf_lt(jf_eval *e, jf_num a, jf_num b);

/** Whether a < c, values only; false if one is NaN, false in a failed evaluation. */
bool jf_lt_c(jf_eval *e, jf_num a, double c);

/** x where a < b, otherwise y, with its tangents; the other's never leak, and a and b contribute nothing. */
jf_num jf_select_lt(jf_eval *e, jf_num a, jf_num b, jf_num x, jf_num y);

/** Whether a <= b, values only; false if one is NaN, false in a failed evaluation. */
bool jf_le(jf_eval *e, jf_num a, jf_num b);

/** Whether a <= c, values only; false if one is NaN, false in a failed evaluation. */
bool jf_le_c(jf_eval *e, jf_num a, double c);

/** x where a <= b, otherwise y, with its tangents; the other's never leak, and a and b contribute nothing. */
jf_num jf_select_le(jf_eval *e, jf_num a, jf_num b, jf_num x, jf_num y);

/** Whether a > b, values only; false if one is NaN, false in a failed evaluation. */
bool jf_gt(jf_eval *e, jf_num a, jf_num b);

/** Whether a > c, values only; false if one is NaN, false in a failed evaluation. */
bool jf_gt_c(jf_eval *e, jf_num a, double c);

/** x where a > b, otherwise y, with its tangents; the other's never leak, and a and b contribute nothing. */
jf_num jf_select_gt(jf_eval *e, jf_num a, jf_num b, jf_num x, jf_num y);

/** Whether a >= b, values only; false if one is NaN, false in a failed evaluation. */
bool jf_ge(jf_eval *e, jf_num a, jf_num b);

/** Whether a >= c, values only; false if one is NaN, false in a failed evaluation. */
bool jf_ge_c(jf_eval *e, jf_num a, double c);

/** x where a >= b, otherwise y, with its tangents; the other's never leak, and a and b contribute nothing. */
jf_num jf_select_ge(jf_eval *e, jf_num a, jf_num b, jf_num x, jf_num y);

/** Whether a == b, values only; false if one is NaN, false in a failed evaluation. */
bool jf_eq(jf_eval *e, jf_num a, jf_num b);

/** Whether a == c, values only; false if one is NaN, false in a failed evaluation. */
bool jf_eq_c(jf_eval *e, jf_num a, double c);

/** x where a == b, otherwise y, with its tangents; the other's never leak, and a and b contribute nothing. */
jf_num jf_select_eq(jf_eval *e, jf_num a, jf_num b, jf_num x, jf_num y);

/** Whether a != b, values only; true if one is NaN, false in a failed evaluation. */
bool jf_ne(jf_eval *e, jf_num a, jf_num b);

/** Whether a != c, values only; true if one is NaN, false in a failed evaluation. */
bool jf_ne_c(jf_eval *e, jf_num a, double c);

/** x where a != b, otherwise y, with its tangents; the other's never leak, and a and b contribute nothing. */
jf_num jf_select_ne(jf_eval *e, jf_num a, jf_num b, jf_num x, jf_num y);

/** Whether the value of a is NaN; false in a failed evaluation. */
bool jf_isnan(jf_eval *e, jf_num a);

/** Whether the value of a is an infinity; false in a failed evaluation. */
bool jf_isinf(jf_eval *e, jf_num a);

/** Whether the value of a is neither infinite nor NaN; false in a failed evaluation. */
bool jf_isfinite(jf_eval *e, jf_num a);

/** Whether the value of a is negative by its sign bit; false in a failed evaluation. */
bool jf_signbit(jf_eval *e, jf_num a);

/* ---- Inside a function: operations ---- */

/**
 * Negative. y = -x; y' = -1; y'' = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jf_num jf_neg(jf_eval *e, jf_num a);

/**
 * Sum. y = a + b; y_a = 1, y_b = 1.
 * Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
 */
jf_num jf_add(jf_eval *e, jf_num a, jf_num b);

/**
 * Sum with a plain real. y = a + c; y' = 1; y'' = 0.
 * Domain: all reals.
 */
jf_num jf_add_c(jf_eval *e, jf_num a, double c);

/**
 * Difference. y = a - b; y_a = 1, y_b = -1.
 * Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
 */
jf_num jf_sub(jf_eval *e, jf_num a, jf_num b);

/**
 * Difference, a plain real subtracted. y = a - c; y' = 1; y'' = 0.
 * Domain: all reals.
 */
jf_num jf_sub_c(jf_eval *e, jf_num a, double c);

/**
 * Difference, from a plain real. y = c - a; y' = -1; y'' = 0.
 * Domain: all reals.
 */
jf_num jf_c_sub(jf_eval *e, double c, jf_num a);

/**
 * Product. y = a*b; y_a = b, y_b = a; y_ab = 1.
 * Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
 */
jf_num jf_mul(jf_eval *e, jf_num a, jf_num b);

/**
 * Product with a plain real. y = a*c; y' = c; y'' = 0.
 * Domain: all reals.
 */
jf_num jf_mul_c(jf_eval *e, jf_num a, double c);

/**
 * Quotient. y = a/b; y_a = 1/b, y_b = -y/b; y_ab = -1/b², y_bb = 2y/b².
 * Domain: b != 0. Largest measured error in ULP: value 0.5, slope 1.9, second derivative 2.3.
 */
jf_num jf_div(jf_eval *e, jf_num a, jf_num b);

/**
 * Quotient by a plain real. y = a/c; y' = 1/c; y'' = 0.
 * Domain: c != 0.
 */
jf_num jf_div_c(jf_eval *e, jf_num a, double c);

/**
 * Quotient of a plain real. y = c/a; y' = -y/a; y'' = 2y/a².
 * Domain: a != 0.
 */
jf_num jf_c_div(jf_eval *e, double c, jf_num a);

/**
 * Product plus a number, rounded once. y = a*b + c; y_a = b, y_b = a, y_c = 1; y_ab = 1.
 * Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
 */
jf_num jf_fma(jf_eval *e, jf_num a, jf_num b, jf_num c);

/**
 * Reciprocal. y = 1/x; y' = -y²; y'' = 2y³.
 * Domain: x != 0. Largest measured error in ULP: value 0.5, slope 1.8, second derivative 3.2.
 */
jf_num jf_recip(jf_eval *e, jf_num a);

/**
 * Square. y = x²; y' = 2x; y'' = 2.
 * Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
 */
jf_num jf_square(jf_eval *e, jf_num a);

/**
 * Square root. y = √x; y' = 1/(2y); y'' = -y'/(2x).
 * Domain: x >= 0. Largest measured error in ULP: value 0.5, slope 1.5, second derivative 1.8.
 */
jf_num jf_sqrt(jf_eval *e, jf_num a);

/**
 * Reciprocal of the square root. y = 1/√x; y' = -y/(2x); y'' = -3y'/(2x).
 * Domain: x > 0. Largest measured error in ULP: value 1.4, slope 1.8, second derivative 2.8.
 */
jf_num jf_rsqrt(jf_eval *e, jf_num a);

/**
 * Cube root. y = ∛x; y' = y/(3x); y'' = -2y'/(3x).
 * Domain: all reals. Largest measured error in ULP: value 0.5, slope 1.7, second derivative 2.8.
 */
jf_num jf_cbrt(jf_eval *e, jf_num a);

/**
 * Length of the vector (a, b); the slopes at the origin are 0. y = √(a² + b²); y_a = a/y, y_b = b/y; y_aa = y_b²/y, y_ab = -y_a·y_b/y, y_bb
 * = y_a²/y.
 * Domain: all reals. Largest measured error in ULP: value 1.0, slope 1.7, second derivative 6.2.
 */
jf_num jf_hypot(jf_eval *e, jf_num a, jf_num b);

/**
 * Power with both operands active; below a = 0, where b must be an integer, the slope in b is NaN. y = a^b; y_a = b·a^(b-1), y_b = y·ln a;
 * y_aa = b(b-1)·a^(b-2), y_ab = a^(b-1)·(1 + b·ln a), y_bb = y·ln² a.
 * Domain: a > 0, or a = 0, or a < 0 and b an integer. Largest measured error in ULP: value 0.8, slope 2.0, second derivative 3.4. Near
 * roots the error of the second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the
 * result itself it is larger. For a within 2^−22 of 1, and b beyond ± 2^31 as far as the result is in range: value 590.8, slope 572.8,
 * second derivative 592.1.
 */
jf_num jf_pow(jf_eval *e, jf_num a, jf_num b);

/**
 * Power with a plain real as exponent. y = a^c; y' = c·a^(c-1); y'' = c(c-1)·a^(c-2).
 * Domain: a >= 0, or c an integer. Largest measured error in ULP: value 0.8, slope 1.9, second derivative 2.9.
 */
jf_num jf_pow_c(jf_eval *e, jf_num a, double c);

/**
 * Power of a plain real; below c = 0, where a must be an integer, the slope is NaN. y = c^a; y' = y·ln c; y'' = y·ln² c.
 * Domain: c > 0, or c = 0, or c < 0 and a an integer. Largest measured error in ULP: value 0.8, slope 1.9, second derivative 3.1.
 */
jf_num jf_c_pow(jf_eval *e, double c, jf_num a);

/**
 * Power with an integer as exponent: products for -2 <= k <= 4, otherwise pow. y = x^k; y' = k·x^(k-1); y'' = k(k-1)·x^(k-2).
 * Domain: all reals, x != 0 if k < 0. Largest measured error in ULP: value 1.9, slope 2.2, second derivative 3.5.
 */
jf_num jf_powi(jf_eval *e, jf_num a, int k);

/**
 * Product with a power of two, exact as long as it stays in range; ldexp of C. The slope is infinite or 0 where 2^k leaves the range. y =
 * x*2^k; y' = 2^k; y'' = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jf_num jf_scalbn(jf_eval *e, jf_num a, int k);

/**
 * Exponential. y = exp x; y' = y; y'' = y.
 * Domain: all reals. Largest measured error in ULP: value 0.9, slope 0.9, second derivative 0.9.
 */
jf_num jf_exp(jf_eval *e, jf_num a);

/**
 * Power of two. y = 2^x; y' = y·ln 2; y'' = y'·ln 2.
 * Domain: all reals. Largest measured error in ULP: value 0.5, slope 1.5, second derivative 2.6.
 */
jf_num jf_exp2(jf_eval *e, jf_num a);

/**
 * Power of ten. y = 10^x; y' = y·ln 10; y'' = y'·ln 10.
 * Domain: all reals. Largest measured error in ULP: value 2.6, slope 3.0, second derivative 4.3.
 */
jf_num jf_exp10(jf_eval *e, jf_num a);

/**
 * Exponential minus one, accurate near 0. y = exp x - 1; y' = exp x; y'' = exp x.
 * Domain: all reals. Largest measured error in ULP: value 0.8, slope 0.8, second derivative 0.8.
 */
jf_num jf_expm1(jf_eval *e, jf_num a);

/**
 * Natural logarithm. y = ln x; y' = 1/x; y'' = -1/x².
 * Domain: x > 0. Largest measured error in ULP: value 0.7, slope 0.5, second derivative 1.8.
 */
jf_num jf_log(jf_eval *e, jf_num a);

/**
 * Binary logarithm. y = log2 x; y' = 1/(x·ln 2); y'' = -y'/x.
 * Domain: x > 0. Largest measured error in ULP: value 0.6, slope 0.7, second derivative 1.4.
 */
jf_num jf_log2(jf_eval *e, jf_num a);

/**
 * Decimal logarithm. y = log10 x; y' = 1/(x·ln 10); y'' = -y'/x.
 * Domain: x > 0. Largest measured error in ULP: value 0.6, slope 0.8, second derivative 1.4.
 */
jf_num jf_log10(jf_eval *e, jf_num a);

/**
 * Natural logarithm of one plus x, accurate near 0. y = ln(1 + x); y' = 1/(1 + x); y'' = -y'².
 * Domain: x > -1. Largest measured error in ULP: value 0.7, slope 1.5, second derivative 3.3.
 */
jf_num jf_log1p(jf_eval *e, jf_num a);

/**
 * Logarithm of one minus the exponential of -|x|: of 1 - exp(x) for x < 0, and of 1 - exp(-x) for x > 0. y = ln(1 - e), e = exp(-|x|):
 * log(-expm1(-|x|)) up to ln 2, log1p(-e) beyond (Mächler 2012); y' = sign(x)*e/(1 - e); y'' = -e/(1 - e)².
 * Domain: all reals. Largest measured error in ULP: value 1.0, slope 1.6, second derivative 2.8.
 */
jf_num jf_log1mexp(jf_eval *e, jf_num a);

/**
 * Logarithm of an exponential less one, the inverse of softplus; without overflow. y = ln(exp x - 1) = x + ln(1 - exp(-x)); y' = 1/(1 -
 * exp(-x)); y'' = -exp(-x)*y'².
 * Domain: x > 0. Largest measured error in ULP: value 0.8, slope 1.5, second derivative 3.3. Near roots the error of the value is relative
 * to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
 */
jf_num jf_logexpm1(jf_eval *e, jf_num a);

/**
 * Logarithm of the sum of two exponentials, without overflow; the error of the value is relative to the larger of |a|, |b|. y = ln(exp a +
 * exp b); y_a = 1/(1 + exp(b-a)), y_b = 1/(1 + exp(a-b)); y_aa = y_bb = y_a·y_b, y_ab = -y_a·y_b.
 * Domain: all reals. Largest measured error in ULP: value 1.8, slope 2.5, second derivative 3.2. Near roots the error of the value is
 * relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
 */
jf_num jf_logaddexp(jf_eval *e, jf_num a, jf_num b);

/**
 * Term of an entropy: 0 at 0, and -∞ below, as torch.special has it. y = -x·ln x; y' = -(ln x + 1); y'' = -1/x.
 * Domain: x >= 0. Largest measured error in ULP: value 1.3, slope 0.8, second derivative 0.5. Near roots the error of the slope is relative
 * to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
 */
jf_num jf_entr(jf_eval *e, jf_num a);

/**
 * Product with a natural logarithm; 0 at a = 0 whatever b that is not NaN. y = a·ln b; y_a = ln b, y_b = a/b; y_aa = 0, y_ab = 1/b, y_bb =
 * -a/b².
 * Domain: b > 0, or a = 0. Largest measured error in ULP: value 1.6, slope 0.8, second derivative 1.4.
 */
jf_num jf_xlogy(jf_eval *e, jf_num a, jf_num b);

/**
 * Product with a natural logarithm of one plus b; 0 at a = 0 whatever b that is not NaN. y = a·ln(1 + b); y_a = ln(1 + b), y_b = a/(1 + b);
 * y_aa = 0, y_ab = 1/(1 + b), y_bb = -a/(1 + b)².
 * Domain: b > -1, or a = 0. Largest measured error in ULP: value 1.5, slope 1.5, second derivative 2.7.
 */
jf_num jf_xlog1py(jf_eval *e, jf_num a, jf_num b);

/**
 * Sine of an angle in radians. y = sin x; y' = cos x; y'' = -y.
 * Domain: finite x. Largest measured error in ULP: value 0.7, slope 0.8, second derivative 0.7.
 */
jf_num jf_sin(jf_eval *e, jf_num a);

/**
 * Cosine of an angle in radians. y = cos x; y' = -sin x; y'' = -y.
 * Domain: finite x. Largest measured error in ULP: value 0.8, slope 0.8, second derivative 0.8.
 */
jf_num jf_cos(jf_eval *e, jf_num a);

/**
 * Tangent of an angle in radians. y = tan x; y' = 1 + y²; y'' = 2y·y'.
 * Domain: finite x. Largest measured error in ULP: value 0.8, slope 1.8, second derivative 2.8.
 */
jf_num jf_tan(jf_eval *e, jf_num a);

/**
 * Inverse sine, in [-π/2, π/2]. y = asin x; y' = 1/√((1 - x)(1 + x)); y'' = x·y'/((1 - x)(1 + x)).
 * Domain: -1 <= x <= 1. Largest measured error in ULP: value 0.9, slope 1.9, second derivative 3.7.
 */
jf_num jf_asin(jf_eval *e, jf_num a);

/**
 * Inverse cosine, in [0, π]. y = acos x; y' = -1/√((1 - x)(1 + x)); y'' = x·y'/((1 - x)(1 + x)).
 * Domain: -1 <= x <= 1. Largest measured error in ULP: value 0.8, slope 2.0, second derivative 3.7.
 */
jf_num jf_acos(jf_eval *e, jf_num a);

/**
 * Inverse tangent, in [-π/2, π/2]. y = atan x; y' = 1/(1 + x²); y'' = -2x·y'².
 * Domain: all reals. Largest measured error in ULP: value 0.8, slope 1.9, second derivative 3.8.
 */
jf_num jf_atan(jf_eval *e, jf_num a);

/**
 * Angle of the point (x, y), y first, in [-π, π]; the slopes at the origin are 0. θ = atan2(y, x); r² = x² + y²; θ_y = x/r², θ_x = -y/r²;
 * θ_yy = 2θ_y·θ_x, θ_yx = (y² - x²)/r⁴, θ_xx = -θ_yy.
 * Domain: all reals. Largest measured error in ULP: value 1.2, slope 2.3, second derivative 5.2.
 */
jf_num jf_atan2(jf_eval *e, jf_num a, jf_num b);

/**
 * Sine of an angle in half turns, exact at integers and halves. y = sin πx; y' = π·cos πx; y'' = -π²·y.
 * Domain: finite x. Largest measured error in ULP: value 1.1, slope 2.3, second derivative 2.1.
 */
jf_num jf_sinpi(jf_eval *e, jf_num a);

/**
 * Cosine of an angle in half turns, exact at integers and halves. y = cos πx; y' = -π·sin πx; y'' = -π²·y.
 * Domain: finite x. Largest measured error in ULP: value 1.1, slope 2.3, second derivative 2.1.
 */
jf_num jf_cospi(jf_eval *e, jf_num a);

/**
 * Tangent of an angle in half turns, exact at integers and infinite at halves. y = tan πx; y' = π/cos² πx; y'' = 2π·y·y'.
 * Domain: finite x, no half of an odd integer. Largest measured error in ULP: value 2.1, slope 3.7, second derivative 6.0.
 */
jf_num jf_tanpi(jf_eval *e, jf_num a);

/**
 * Normalized cardinal sine, 1 at 0 and exactly 0 at the other integers; errors of the slopes are relative to their local amplitude. y = sin
 * πx/(πx); y' = (cos πx - y)/x; y'' = -π²·y - 2y'/x; near 0 the Taylor series.
 * Domain: all reals. Largest measured error in ULP: value 3.2, slope 2.6, second derivative 3.5. Near roots the error of the slope and
 * second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is
 * larger.
 */
jf_num jf_sinc(jf_eval *e, jf_num a);

/**
 * Degrees to radians. y = x·(π/180); y' = π/180; y'' = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.7, slope 0.1, second derivative 0.0.
 */
jf_num jf_deg2rad(jf_eval *e, jf_num a);

/**
 * Radians to degrees. y = x·(180/π); y' = 180/π; y'' = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.9, slope 0.3, second derivative 0.0.
 */
jf_num jf_rad2deg(jf_eval *e, jf_num a);

/**
 * The angle in [-π, π] that differs from x by whole turns, accurate for every finite x. y = x for |x| <= π, otherwise atan2(sin x, cos x);
 * y' = 1; y'' = 0.
 * Domain: finite x. Largest measured error in ULP: value 1.8, slope 0.0, second derivative 0.0.
 */
jf_num jf_wrap_to_pi(jf_eval *e, jf_num a);

/**
 * Hyperbolic sine. y = sinh x; y' = cosh x; y'' = y.
 * Domain: all reals. Largest measured error in ULP: value 1.6, slope 1.2, second derivative 1.6.
 */
jf_num jf_sinh(jf_eval *e, jf_num a);

/**
 * Hyperbolic cosine. y = cosh x; y' = sinh x; y'' = y.
 * Domain: all reals. Largest measured error in ULP: value 1.2, slope 1.5, second derivative 1.2.
 */
jf_num jf_cosh(jf_eval *e, jf_num a);

/**
 * Hyperbolic tangent. y = tanh x; y' = 4e/(1 + e)², e = exp(-2|x|); y'' = -2y·y'.
 * Domain: all reals. Largest measured error in ULP: value 1.7, slope 3.3, second derivative 3.6.
 */
jf_num jf_tanh(jf_eval *e, jf_num a);

/**
 * Inverse hyperbolic sine. y = asinh x; y' = 1/√(1 + x²); y'' = -x·y'³.
 * Domain: all reals. Largest measured error in ULP: value 1.4, slope 2.0, second derivative 3.3.
 */
jf_num jf_asinh(jf_eval *e, jf_num a);

/**
 * Inverse hyperbolic cosine. y = acosh x; y' = 1/√((x - 1)(x + 1)); y'' = -x·y'/((x - 1)(x + 1)).
 * Domain: x >= 1. Largest measured error in ULP: value 1.8, slope 2.2, second derivative 4.2.
 */
jf_num jf_acosh(jf_eval *e, jf_num a);

/**
 * Inverse hyperbolic tangent. y = atanh x; y' = 1/((1 - x)(1 + x)); y'' = 2x·y'/((1 - x)(1 + x)).
 * Domain: -1 < x < 1. Largest measured error in ULP: value 1.3, slope 1.8, second derivative 4.1.
 */
jf_num jf_atanh(jf_eval *e, jf_num a);

/**
 * Absolute value. y = |x|; y' = sign x, 0 at 0; y'' = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jf_num jf_abs(jf_eval *e, jf_num a);

/**
 * Sign: -1, 0 or 1; a zero keeps its sign. y = -1, 0, 1 for x < 0, x = 0, x > 0; y' = 0; y'' = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jf_num jf_sign(jf_eval *e, jf_num a);

/**
 * Magnitude of the first, sign of the second. y = |a| with the sign of b; y_a = sign(a)*sign(b), 0 at a = 0, y_b = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jf_num jf_copysign(jf_eval *e, jf_num a, jf_num b);

/**
 * Largest integer not above. y = floor x; y' = 0; y'' = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jf_num jf_floor(jf_eval *e, jf_num a);

/**
 * Smallest integer not below. y = ceil x; y' = 0; y'' = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jf_num jf_ceil(jf_eval *e, jf_num a);

/**
 * Integer part, toward zero. y = trunc x; y' = 0; y'' = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jf_num jf_trunc(jf_eval *e, jf_num a);

/**
 * Nearest integer, half away from zero. y = round x; y' = 0; y'' = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jf_num jf_round(jf_eval *e, jf_num a);

/**
 * Nearest integer, half to even. y = rint x; y' = 0; y'' = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jf_num jf_rint(jf_eval *e, jf_num a);

/**
 * Fraction, with the sign of the argument. y = x - trunc x; y' = 1; y'' = 0.
 * Domain: finite x. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jf_num jf_frac(jf_eval *e, jf_num a);

/**
 * Remainder with the sign of the first. y = a - b*trunc(a/b); y_a = 1, y_b = -q, q = (a - y)/b rounded to nearest.
 * Domain: finite a, b != 0. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jf_num jf_fmod(jf_eval *e, jf_num a, jf_num b);

/**
 * IEEE remainder: the quotient is rounded to nearest, ties to even. y = a - b*rint(a/b); y_a = 1, y_b = -q, q = (a - y)/b rounded to
 * nearest.
 * Domain: finite a, b != 0. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jf_num jf_remainder(jf_eval *e, jf_num a, jf_num b);

/**
 * Remainder with the sign of the second. y = a - b*floor(a/b); y_a = 1, y_b = -q, q = floor(a/b) of the numbers before rounding.
 * Domain: finite a, b != 0. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
 */
jf_num jf_mod(jf_eval *e, jf_num a, jf_num b);

/**
 * Positive difference. y = a - b for a > b, else 0; y_a = 1, y_b = -1 for a > b, else 0.
 * Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
 */
jf_num jf_fdim(jf_eval *e, jf_num a, jf_num b);

/**
 * Smaller of two; a NaN counts as missing. y = min(a, b); y_a = 1, y_b = 0 for a < b; 1/2, 1/2 for a = b.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jf_num jf_fmin(jf_eval *e, jf_num a, jf_num b);

/**
 * Larger of two; a NaN counts as missing. y = max(a, b); y_a = 1, y_b = 0 for a > b; 1/2, 1/2 for a = b.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jf_num jf_fmax(jf_eval *e, jf_num a, jf_num b);

/**
 * Smaller of two; a NaN passes. y = min(a, b); y_a = 1, y_b = 0 for a < b; 1/2, 1/2 for a = b.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jf_num jf_minimum(jf_eval *e, jf_num a, jf_num b);

/**
 * Larger of two; a NaN passes. y = max(a, b); y_a = 1, y_b = 0 for a > b; 1/2, 1/2 for a = b.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jf_num jf_maximum(jf_eval *e, jf_num a, jf_num b);

/**
 * First number held between the second and the third; the third wins where they cross. y = min(max(x, lo), hi); slopes (0, 0, 1) for hi <=
 * max(x, lo), else (0, 1, 0) for x <= lo, else (1, 0, 0).
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jf_num jf_clamp(jf_eval *e, jf_num a, jf_num b, jf_num c);

/**
 * Rectifier. y = x for x > 0, else 0; y' = 1 for x > 0, else 0; y'' = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jf_num jf_relu(jf_eval *e, jf_num a);

/**
 * Rectifier that keeps a plain real times the negative side. y = x for x > 0, else c*x; y' = 1 for x > 0, else c; y'' = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
 */
jf_num jf_leaky_relu(jf_eval *e, jf_num a, double c);

/**
 * Unit step. y = 0, 1/2, 1 for x < 0, x = 0, x > 0; y' = 0; y'' = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jf_num jf_heaviside(jf_eval *e, jf_num a);

/**
 * Linear interpolation from the first number to the second by the third. y = a + t*(b - a); y_a = 1 - t, y_b = t, y_t = b - a; y_at = -1,
 * y_bt = 1.
 * Domain: all reals. Largest measured error in ULP: value 2.1, slope 0.5, second derivative 0.0. Near roots the error of the value is
 * relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
 */
jf_num jf_lerp(jf_eval *e, jf_num a, jf_num b, jf_num c);

/**
 * Error function. y = erf x; y' = 2/√π*exp(-x²); y'' = -2x*y'.
 * Domain: all reals. Largest measured error in ULP: value 0.9, slope 2.1, second derivative 2.6.
 */
jf_num jf_erf(jf_eval *e, jf_num a);

/**
 * Complementary error function. y = erfc x; y' = -2/√π*exp(-x²); y'' = -2x*y'.
 * Domain: all reals. Largest measured error in ULP: value 1.9, slope 2.1, second derivative 2.6.
 */
jf_num jf_erfc(jf_eval *e, jf_num a);

/**
 * Scaled complementary error function. y = exp(x²)*erfc x; y' = 2x*y - 2/√π; y'' = 2y + 2x*y', all without cancellation by a continued
 * fraction.
 * Domain: all reals. Largest measured error in ULP: value 2.7, slope 3.1, second derivative 4.3.
 */
jf_num jf_erfcx(jf_eval *e, jf_num a);

/**
 * Inverse of the error function. erf y = x (AS 241 and a Newton step); y' = √π/2*exp(y²); y'' = 2y*y'².
 * Domain: -1 <= x <= 1. Largest measured error in ULP: value 1.6, slope 4.5, second derivative 8.6.
 */
jf_num jf_erfinv(jf_eval *e, jf_num a);

/**
 * Gamma function. y = Γ(x); y' = y*ψ(x); y'' = y*(ψ(x)² + ψ'(x)).
 * Domain: all reals but negative integers. Largest measured error in ULP: value 8.1, slope 10.2, second derivative 7.9. Near roots the
 * error of the slope is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is
 * larger.
 */
jf_num jf_tgamma(jf_eval *e, jf_num a);

/**
 * Logarithm of the magnitude of the gamma function. y = ln|Γ(x)|; y' = ψ(x); y'' = ψ'(x).
 * Domain: all reals. Largest measured error in ULP: value 2.8, slope 4.8, second derivative 4.4. Near roots the error of the value and
 * slope is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
 */
jf_num jf_lgamma(jf_eval *e, jf_num a);

/**
 * Logarithmic derivative of the gamma function. y = tgamma'(x)/tgamma(x); y' = trigamma x; y'' = tetragamma x.
 * Domain: all reals but negative integers. Largest measured error in ULP: value 15.7, slope 3.8, second derivative 5.5. Near roots the
 * error of the value is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is
 * larger.
 */
jf_num jf_digamma(jf_eval *e, jf_num a);

/**
 * Derivative of the digamma function. y = digamma'(x); y' = tetragamma x; y'' = pentagamma x.
 * Domain: all reals. Largest measured error in ULP: value 2.4, slope 4.8, second derivative 5.7.
 */
jf_num jf_trigamma(jf_eval *e, jf_num a);

/**
 * Bessel function of the first kind, order zero. y = J_0(x); y' = -J_1(x); y'' = (J_2(x) - y)/2.
 * Domain: all reals. Largest measured error in ULP: value 3.4, slope 3.4, second derivative 3.8. Near roots the error of the value, slope
 * and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it
 * is larger.
 */
jf_num jf_j0(jf_eval *e, jf_num a);

/**
 * Bessel function of the first kind, order one. y = J_1(x); y' = (J_0(x) - J_2(x))/2; y'' = (J_3(x) - 3y)/4.
 * Domain: all reals. Largest measured error in ULP: value 3.1, slope 4.1, second derivative 3.9. Near roots the error of the value, slope
 * and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it
 * is larger.
 */
jf_num jf_j1(jf_eval *e, jf_num a);

/**
 * Bessel function of the first kind, order k. Beyond |k| = 10000, where it would take too long, value and derivatives are 0 where |x| <=
 * |k|/2 and at infinity, NaN elsewhere. y = J_k(x); y' = (J_(k-1)(x) - J_(k+1)(x))/2; y'' = (J_(k-2)(x) - 2y + J_(k+2)(x))/4.
 * Domain: all reals, |k| <= 10000. Largest measured error in ULP: value 9.1, slope 13.4, second derivative 7.1. Near roots the error of the
 * value, slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the
 * result itself it is larger.
 */
jf_num jf_jn(jf_eval *e, jf_num a, int k);

/**
 * Bessel function of the second kind, order zero. y = Y_0(x); y' = -Y_1(x); y'' = (Y_2(x) - y)/2 = Y_1(x)/x - y.
 * Domain: x >= 0. Largest measured error in ULP: value 3.2, slope 3.2, second derivative 3.8. Near roots the error of the value, slope and
 * second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is
 * larger.
 */
jf_num jf_y0(jf_eval *e, jf_num a);

/**
 * Bessel function of the second kind, order one. y = Y_1(x); y' = (Y_0(x) - Y_2(x))/2 = Y_0(x) - y/x; y'' = (Y_3(x) - 3y)/4.
 * Domain: x >= 0. Largest measured error in ULP: value 3.0, slope 3.4, second derivative 3.6. Near roots the error of the value, slope and
 * second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is
 * larger.
 */
jf_num jf_y1(jf_eval *e, jf_num a);

/**
 * Modified Bessel function of the first kind, order zero. y = I_0(x); y' = I_1(x); y'' = (y + I_2(x))/2.
 * Domain: all reals. Largest measured error in ULP: value 7.7, slope 7.2, second derivative 7.4.
 */
jf_num jf_i0(jf_eval *e, jf_num a);

/**
 * Modified Bessel function of the first kind, order one. y = I_1(x); y' = (I_0(x) + I_2(x))/2; y'' = (3y + I_3(x))/4.
 * Domain: all reals. Largest measured error in ULP: value 5.3, slope 6.8, second derivative 5.0.
 */
jf_num jf_i1(jf_eval *e, jf_num a);

/**
 * Modified Bessel function of the first kind, order zero, scaled by exp(-|x|); at the kink at 0 the slopes are those of torch. y =
 * exp(-|x|)*I_0(x); y' = i1e(x) - sign(x)*y; y'' = i1e'(x) - sign(x)*y', without cancellation.
 * Domain: all reals. Largest measured error in ULP: value 6.3, slope 3.0, second derivative 5.8.
 */
jf_num jf_i0e(jf_eval *e, jf_num a);

/**
 * Modified Bessel function of the first kind, order one, scaled by exp(-|x|). y = exp(-|x|)*I_1(x); y' = i0e(x) - y*(sign(x) + 1/x); y''
 * from derivatives of i0e, without cancellation at large x.
 * Domain: all reals. Largest measured error in ULP: value 6.0, slope 3.0, second derivative 3.2. Near roots the error of the slope and
 * second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is
 * larger.
 */
jf_num jf_i1e(jf_eval *e, jf_num a);

/**
 * Logistic function. y = 1/(1 + exp(-x)); y' = e/(1 + e)², e = exp(-|x|); y'' = -y'*tanh(x/2).
 * Domain: all reals. Largest measured error in ULP: value 1.9, slope 3.9, second derivative 3.8.
 */
jf_num jf_sigmoid(jf_eval *e, jf_num a);

/**
 * Smooth rectifier, without a threshold. y = ln(1 + exp x) = max(x, 0) + log1p(exp(-|x|)); y' = sigmoid x; y'' = e/(1 + e)², e = exp(-|x|).
 * Domain: all reals. Largest measured error in ULP: value 1.4, slope 1.9, second derivative 3.4.
 */
jf_num jf_softplus(jf_eval *e, jf_num a);

/**
 * Logarithm of the logistic function. y = -ln(1 + exp(-x)) = min(x, 0) - log1p(exp(-|x|)); y' = sigmoid(-x); y'' = -e/(1 + e)², e =
 * exp(-|x|).
 * Domain: all reals. Largest measured error in ULP: value 1.5, slope 2.0, second derivative 3.4.
 */
jf_num jf_logsigmoid(jf_eval *e, jf_num a);

/**
 * Inverse of the logistic function. y = ln(x/(1 - x)); y' = 1/(x(1 - x)); y'' = (2x - 1)*y'².
 * Domain: 0 <= x <= 1. Largest measured error in ULP: value 1.4, slope 1.5, second derivative 5.1.
 */
jf_num jf_logit(jf_eval *e, jf_num a);

/**
 * Gaussian error linear unit, the erf form. y = x*norm_cdf x; y' = norm_cdf x + x*norm_pdf x; y'' = (2 - x²)*norm_pdf x.
 * Domain: all reals. Largest measured error in ULP: value 2.8, slope 3.6, second derivative 3.9. Near roots the error of the slope and
 * second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is
 * larger.
 */
jf_num jf_gelu(jf_eval *e, jf_num a);

/**
 * Gaussian error linear unit, the tanh form. y = x*s, s = sigmoid w, w = 2√(2/π)(x + 0.044715x³); y' = s + x*s'*w'; y'' = s'*(2w' + x*(w''
 * - tanh(w/2)*w'²)).
 * Domain: all reals. Largest measured error in ULP: value 2.8, slope 3.3, second derivative 7.1. Near roots the error of the slope and
 * second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is
 * larger.
 */
jf_num jf_gelu_tanh(jf_eval *e, jf_num a);

/**
 * Sigmoid linear unit, also called swish. y = x*s, s = sigmoid x; y' = s + x*s'; y'' = s'*(2 - x*tanh(x/2)).
 * Domain: all reals. Largest measured error in ULP: value 2.4, slope 2.6, second derivative 5.5. Near roots the error of the slope and
 * second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is
 * larger.
 */
jf_num jf_silu(jf_eval *e, jf_num a);

/**
 * Exponential linear unit, a plain real times expm1 on the negative side. y = x for x > 0, else c*expm1(x); y' = 1 for x > 0, else
 * c*exp(x); y'' = 0 for x > 0, else c*exp(x).
 * Domain: all reals. Largest measured error in ULP: value 1.5, slope 1.4, second derivative 1.4.
 */
jf_num jf_elu(jf_eval *e, jf_num a, double c);

/**
 * Smooth sign by a quotient. y = x/(1 + |x|); y' = 1/(1 + |x|)²; y'' = -2 sign(x)/(1 + |x|)³, 0 at 0.
 * Domain: all reals. Largest measured error in ULP: value 1.5, slope 3.4, second derivative 5.1.
 */
jf_num jf_softsign(jf_eval *e, jf_num a);

/**
 * Cumulative probability of the standard normal distribution. y = erfc(-x/√2)/2; y' = exp(-x²/2)/√(2π); y'' = -x*y'.
 * Domain: all reals. Largest measured error in ULP: value 2.6, slope 3.0, second derivative 3.3.
 */
jf_num jf_norm_cdf(jf_eval *e, jf_num a);

/**
 * Logarithm of the cumulative probability of the standard normal distribution, accurate in both tails. y = ln Φ(x) = -x²/2 +
 * ln(erfcx(-x/√2)/2) for x < -1; y' = φ(x)/Φ(x); y'' = -y'*(x + y').
 * Domain: all reals. Largest measured error in ULP: value 1.8, slope 2.5, second derivative 3.7.
 */
jf_num jf_norm_logcdf(jf_eval *e, jf_num a);

/**
 * Quantile of the standard normal distribution, the inverse of norm_cdf. Φ(y) = x (AS 241 and a Newton step); y' = √(2π)*exp(y²/2); y'' =
 * y*y'².
 * Domain: 0 <= x <= 1. Largest measured error in ULP: value 2.0, slope 3.1, second derivative 5.4.
 */
jf_num jf_norm_quantile(jf_eval *e, jf_num a);

/**
 * Density of the standard normal distribution. y = exp(-x²/2)/√(2π); y' = -x*y; y'' = (x² - 1)*y.
 * Domain: all reals. Largest measured error in ULP: value 3.2, slope 2.9, second derivative 4.4.
 */
jf_num jf_norm_pdf(jf_eval *e, jf_num a);

/* ---- Inside a function: arrays ---- */

/** Sum of n numbers, left to right; 0 for none. Requires: a has n elements. */
jf_num jf_sum(jf_eval *e, size_t n, const jf_num *a);

/** Sum of a[i]*b[i], left to right, one rounding each: the bits of the loop it replaces; 0 for none. Requires: a and b have n elements. */
jf_num jf_dot(jf_eval *e, size_t n, const jf_num *a, const jf_num *b);

/** Sum of c[i]*a[i] with plain reals c, left to right; 0 for none. Requires: c and a have n elements. */
jf_num jf_dot_c(jf_eval *e, size_t n, const double *c, const jf_num *a);

/** Euclidean norm, without over- or underflow; 0 with zero slopes at the origin. Requires: a has n elements. */
jf_num jf_norm(jf_eval *e, size_t n, const jf_num *a);

/** Sum of squares, left to right. Requires: a has n elements. */
jf_num jf_norm2sq(jf_eval *e, size_t n, const jf_num *a);

/** Product of n numbers, left to right; right slopes at zeros; 1 for none. Requires: a has n elements. */
jf_num jf_prod(jf_eval *e, size_t n, const jf_num *a);

/** Largest of n numbers; k equal ones share the slope, 1/k each; NaN passes; NaN for none. Requires: a has n elements. */
jf_num jf_amax(jf_eval *e, size_t n, const jf_num *a);

/** Smallest of n numbers; k equal ones share the slope, 1/k each; NaN passes; NaN for none. Requires: a has n elements. */
jf_num jf_amin(jf_eval *e, size_t n, const jf_num *a);

/** log of the sum of exp(a[i]), without overflow; -inf for none. Requires: a has n elements. */
jf_num jf_logsumexp(jf_eval *e, size_t n, const jf_num *a);

/**
 * y[i] = exp(a[i]) / sum of exp(a[k]), without overflow. Takes three numbers more while it runs. Requires: a and y have n elements and do
 * not overlap.
 */
void jf_softmax(jf_eval *e, size_t n, const jf_num *a, jf_num *y);

/** y[i] = a[0] + ... + a[i]. Requires: a and y have n elements; y may be a. */
void jf_cumsum(jf_eval *e, size_t n, const jf_num *a, jf_num *y);

/** y = A*x, A rows by cols, dense row-major: y[i] is jf_dot of row i and x. Requires: y overlaps neither A nor x. */
void jf_matvec(jf_eval *e, size_t rows, size_t cols, const jf_num *a, const jf_num *x, jf_num *y);

/** y = A*x with a plain-real matrix A, rows by cols, dense row-major. Requires: y does not overlap x. */
void jf_matvec_c(jf_eval *e, size_t rows, size_t cols, const double *a, const jf_num *x, jf_num *y);

/** C = A*B, A m by k, B k by n, all dense row-major. Requires: C overlaps neither A nor B. */
void jf_matmul(jf_eval *e, size_t m, size_t k, size_t n, const jf_num *a, const jf_num *b, jf_num *c);

/** C = A*B with a plain-real matrix A m by k, B k by n, all dense row-major. Requires: C does not overlap B. */
void jf_matmul_c(jf_eval *e, size_t m, size_t k, size_t n, const double *a, const jf_num *b, jf_num *c);

/** y[i] = op(a[i]). Requires: a and y have n elements; y may be a. */
void jf_map(jf_eval *e, jf_unary op, size_t n, const jf_num *a, jf_num *y);

/** y = a x b, vectors of 3. y may be a or b. Requires: all have 3 elements. */
void jf_cross(jf_eval *e, const jf_num *a, const jf_num *b, jf_num *y);

/** r = p*q, Hamilton product of quaternions, w first. r may be p or q. Requires: all have 4 elements. */
void jf_quat_mul(jf_eval *e, const jf_num *p, const jf_num *q, jf_num *r);

/**
 * y = v rotated by the unit quaternion q (Hamilton, w first): v + w*t + u x t, t = 2*u x v. y may be v. Requires: q has 4 elements, v and y
 * 3.
 */
void jf_quat_rotate(jf_eval *e, const jf_num *q, const jf_num *v, jf_num *y);

/* ---- Values of the operations on plain reals ---- */

/** The value of jf_fma for plain reals. */
double jf_m_fma(double a, double b, double c);

/** The value of jf_recip for plain reals. */
double jf_m_recip(double x);

/** The value of jf_square for plain reals. */
double jf_m_square(double x);

/** The value of jf_sqrt for plain reals. */
double jf_m_sqrt(double x);

/** The value of jf_rsqrt for plain reals. */
double jf_m_rsqrt(double x);

/** The value of jf_cbrt for plain reals. */
double jf_m_cbrt(double x);

/** The value of jf_hypot for plain reals. */
double jf_m_hypot(double a, double b);

/** The value of jf_pow for plain reals. */
double jf_m_pow(double a, double b);

/** The value of jf_powi for plain reals. */
double jf_m_powi(double x, int k);

/** The value of jf_scalbn for plain reals. */
double jf_m_scalbn(double x, int k);

/** The value of jf_exp for plain reals. */
double jf_m_exp(double x);

/** The value of jf_exp2 for plain reals. */
double jf_m_exp2(double x);

/** The value of jf_exp10 for plain reals. */
double jf_m_exp10(double x);

/** The value of jf_expm1 for plain reals. */
double jf_m_expm1(double x);

/** The value of jf_log for plain reals. */
double jf_m_log(double x);

/** The value of jf_log2 for plain reals. */
double jf_m_log2(double x);

/** The value of jf_log10 for plain reals. */
double jf_m_log10(double x);

/** The value of jf_log1p for plain reals. */
double jf_m_log1p(double x);

/** The value of jf_log1mexp for plain reals. */
double jf_m_log1mexp(double x);

/** The value of jf_logexpm1 for plain reals. */
double jf_m_logexpm1(double x);

/** The value of jf_logaddexp for plain reals. */
double jf_m_logaddexp(double a, double b);

/** The value of jf_entr for plain reals. */
double jf_m_entr(double x);

/** The value of jf_xlogy for plain reals. */
double jf_m_xlogy(double a, double b);

/** The value of jf_xlog1py for plain reals. */
double jf_m_xlog1py(double a, double b);

/** The value of jf_sin for plain reals. */
double jf_m_sin(double x);

/** The value of jf_cos for plain reals. */
double jf_m_cos(double x);

/** The value of jf_tan for plain reals. */
double jf_m_tan(double x);

/** The value of jf_asin for plain reals. */
double jf_m_asin(double x);

/** The value of jf_acos for plain reals. */
double jf_m_acos(double x);

/** The value of jf_atan for plain reals. */
double jf_m_atan(double x);

/** The value of jf_atan2 for plain reals. */
double jf_m_atan2(double a, double b);

/** The value of jf_sinpi for plain reals. */
double jf_m_sinpi(double x);

/** The value of jf_cospi for plain reals. */
double jf_m_cospi(double x);

/** The value of jf_tanpi for plain reals. */
double jf_m_tanpi(double x);

/** The value of jf_sinc for plain reals. */
double jf_m_sinc(double x);

/** The value of jf_deg2rad for plain reals. */
double jf_m_deg2rad(double x);

/** The value of jf_rad2deg for plain reals. */
double jf_m_rad2deg(double x);

/** The value of jf_wrap_to_pi for plain reals. */
double jf_m_wrap_to_pi(double x);

/** The value of jf_sinh for plain reals. */
double jf_m_sinh(double x);

/** The value of jf_cosh for plain reals. */
double jf_m_cosh(double x);

/** The value of jf_tanh for plain reals. */
double jf_m_tanh(double x);

/** The value of jf_asinh for plain reals. */
double jf_m_asinh(double x);

/** The value of jf_acosh for plain reals. */
double jf_m_acosh(double x);

/** The value of jf_atanh for plain reals. */
double jf_m_atanh(double x);

/** The value of jf_abs for plain reals. */
double jf_m_abs(double x);

/** The value of jf_sign for plain reals. */
double jf_m_sign(double x);

/** The value of jf_copysign for plain reals. */
double jf_m_copysign(double a, double b);

/** The value of jf_floor for plain reals. */
double jf_m_floor(double x);

/** The value of jf_ceil for plain reals. */
double jf_m_ceil(double x);

/** The value of jf_trunc for plain reals. */
double jf_m_trunc(double x);

/** The value of jf_round for plain reals. */
double jf_m_round(double x);

/** The value of jf_rint for plain reals. */
double jf_m_rint(double x);

/** The value of jf_frac for plain reals. */
double jf_m_frac(double x);

/** The value of jf_fmod for plain reals. */
double jf_m_fmod(double a, double b);

/** The value of jf_remainder for plain reals. */
double jf_m_remainder(double a, double b);

/** The value of jf_mod for plain reals. */
double jf_m_mod(double a, double b);

/** The value of jf_fdim for plain reals. */
double jf_m_fdim(double a, double b);

/** The value of jf_fmin for plain reals. */
double jf_m_fmin(double a, double b);

/** The value of jf_fmax for plain reals. */
double jf_m_fmax(double a, double b);

/** The value of jf_minimum for plain reals. */
double jf_m_minimum(double a, double b);

/** The value of jf_maximum for plain reals. */
double jf_m_maximum(double a, double b);

/** The value of jf_clamp for plain reals. */
double jf_m_clamp(double a, double b, double c);

/** The value of jf_relu for plain reals. */
double jf_m_relu(double x);

/** The value of jf_leaky_relu for plain reals. */
double jf_m_leaky_relu(double x, double c);

/** The value of jf_heaviside for plain reals. */
double jf_m_heaviside(double x);

/** The value of jf_lerp for plain reals. */
double jf_m_lerp(double a, double b, double c);

/** The value of jf_erf for plain reals. */
double jf_m_erf(double x);

/** The value of jf_erfc for plain reals. */
double jf_m_erfc(double x);

/** The value of jf_erfcx for plain reals. */
double jf_m_erfcx(double x);

/** The value of jf_erfinv for plain reals. */
double jf_m_erfinv(double x);

/** The value of jf_tgamma for plain reals. */
double jf_m_tgamma(double x);

/** The value of jf_lgamma for plain reals. */
double jf_m_lgamma(double x);

/** The value of jf_digamma for plain reals. */
double jf_m_digamma(double x);

/** The value of jf_trigamma for plain reals. */
double jf_m_trigamma(double x);

/** The value of jf_j0 for plain reals. */
double jf_m_j0(double x);

/** The value of jf_j1 for plain reals. */
double jf_m_j1(double x);

/** The value of jf_jn for plain reals. */
double jf_m_jn(double x, int k);

/** The value of jf_y0 for plain reals. */
double jf_m_y0(double x);

/** The value of jf_y1 for plain reals. */
double jf_m_y1(double x);

/** The value of jf_i0 for plain reals. */
double jf_m_i0(double x);

/** The value of jf_i1 for plain reals. */
double jf_m_i1(double x);

/** The value of jf_i0e for plain reals. */
double jf_m_i0e(double x);

/** The value of jf_i1e for plain reals. */
double jf_m_i1e(double x);

/** The value of jf_sigmoid for plain reals. */
double jf_m_sigmoid(double x);

/** The value of jf_softplus for plain reals. */
double jf_m_softplus(double x);

/** The value of jf_logsigmoid for plain reals. */
double jf_m_logsigmoid(double x);

/** The value of jf_logit for plain reals. */
double jf_m_logit(double x);

/** The value of jf_gelu for plain reals. */
double jf_m_gelu(double x);

/** The value of jf_gelu_tanh for plain reals. */
double jf_m_gelu_tanh(double x);

/** The value of jf_silu for plain reals. */
double jf_m_silu(double x);

/** The value of jf_elu for plain reals. */
double jf_m_elu(double x, double c);

/** The value of jf_softsign for plain reals. */
double jf_m_softsign(double x);

/** The value of jf_norm_cdf for plain reals. */
double jf_m_norm_cdf(double x);

/** The value of jf_norm_logcdf for plain reals. */
double jf_m_norm_logcdf(double x);

/** The value of jf_norm_quantile for plain reals. */
double jf_m_norm_quantile(double x);

/** The value of jf_norm_pdf for plain reals. */
double jf_m_norm_pdf(double x);

/**
 * Sine and cosine of a plain real, the same bits as jf_m_sin and jf_m_cos, for less than both. Requires: s and c are NULL or have room for
 * one.
 */
void jf_m_sincos(double x, double *s, double *c);

/* ---- Their slopes and second derivatives: one that is zero by definition is -0, any other zero +0 ---- */

/** The slope of jf_neg for plain reals, where the value is y. */
double jf_d_neg(double x, double y);

/** Its second derivative. */
double jf_dd_neg(double x, double y);

/** Slopes of jf_add for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jf_d_add(double a, double b, double y, double *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jf_dd_add(double a, double b, double y, double *d);

/** The slope of jf_add_c for plain reals, where the value is y. */
double jf_d_add_c(double x, double c, double y);

/** Its second derivative. */
double jf_dd_add_c(double x, double c, double y);

/** Slopes of jf_sub for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jf_d_sub(double a, double b, double y, double *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jf_dd_sub(double a, double b, double y, double *d);

/** The slope of jf_sub_c for plain reals, where the value is y. */
double jf_d_sub_c(double x, double c, double y);

/** Its second derivative. */
double jf_dd_sub_c(double x, double c, double y);

/** The slope of jf_c_sub for plain reals, where the value is y. */
double jf_d_c_sub(double c, double x, double y);

/** Its second derivative. */
double jf_dd_c_sub(double c, double x, double y);

/** Slopes of jf_mul for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jf_d_mul(double a, double b, double y, double *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jf_dd_mul(double a, double b, double y, double *d);

/** The slope of jf_mul_c for plain reals, where the value is y. */
double jf_d_mul_c(double x, double c, double y);

/** Its second derivative. */
double jf_dd_mul_c(double x, double c, double y);

/** Slopes of jf_div for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jf_d_div(double a, double b, double y, double *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jf_dd_div(double a, double b, double y, double *d);

/** The slope of jf_div_c for plain reals, where the value is y. */
double jf_d_div_c(double x, double c, double y);

/** Its second derivative. */
double jf_dd_div_c(double x, double c, double y);

/** The slope of jf_c_div for plain reals, where the value is y. */
double jf_d_c_div(double c, double x, double y);

/** Its second derivative. */
double jf_dd_c_div(double c, double x, double y);

/** Slopes of jf_fma for plain reals, in a, in b and in c, where the value is y. Requires: d is NULL or has room for them. */
void jf_d_fma(double a, double b, double c, double y, double *d);

/** Its second derivatives aa, ab, ac, bb, bc, cc. Requires: d is NULL or has room for them. */
void jf_dd_fma(double a, double b, double c, double y, double *d);

/** The slope of jf_recip for plain reals, where the value is y. */
double jf_d_recip(double x, double y);

/** Its second derivative. */
double jf_dd_recip(double x, double y);

/** The slope of jf_square for plain reals, where the value is y. */
double jf_d_square(double x, double y);

/** Its second derivative. */
double jf_dd_square(double x, double y);

/** The slope of jf_sqrt for plain reals, where the value is y. */
double jf_d_sqrt(double x, double y);

/** Its second derivative. */
double jf_dd_sqrt(double x, double y);

/** The slope of jf_rsqrt for plain reals, where the value is y. */
double jf_d_rsqrt(double x, double y);

/** Its second derivative. */
double jf_dd_rsqrt(double x, double y);

/** The slope of jf_cbrt for plain reals, where the value is y. */
double jf_d_cbrt(double x, double y);

/** Its second derivative. */
double jf_dd_cbrt(double x, double y);

/** Slopes of jf_hypot for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jf_d_hypot(double a, double b, double y, double *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jf_dd_hypot(double a, double b, double y, double *d);

/** Slopes of jf_pow for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jf_d_pow(double a, double b, double y, double *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jf_dd_pow(double a, double b, double y, double *d);

/** The slope of jf_pow_c for plain reals, where the value is y. */
double jf_d_pow_c(double x, double c, double y);

/** Its second derivative. */
double jf_dd_pow_c(double x, double c, double y);

/** The slope of jf_c_pow for plain reals, where the value is y. */
double jf_d_c_pow(double c, double x, double y);

/** Its second derivative. */
double jf_dd_c_pow(double c, double x, double y);

/** The slope of jf_powi for plain reals, where the value is y. */
double jf_d_powi(double x, int k, double y);

/** Its second derivative. */
double jf_dd_powi(double x, int k, double y);

/** The slope of jf_scalbn for plain reals, where the value is y. */
double jf_d_scalbn(double x, int k, double y);

/** Its second derivative. */
double jf_dd_scalbn(double x, int k, double y);

/** The slope of jf_exp for plain reals, where the value is y. */
double jf_d_exp(double x, double y);

/** Its second derivative. */
double jf_dd_exp(double x, double y);

/** The slope of jf_exp2 for plain reals, where the value is y. */
double jf_d_exp2(double x, double y);

/** Its second derivative. */
double jf_dd_exp2(double x, double y);

/** The slope of jf_exp10 for plain reals, where the value is y. */
double jf_d_exp10(double x, double y);

/** Its second derivative. */
double jf_dd_exp10(double x, double y);

/** The slope of jf_expm1 for plain reals, where the value is y. */
double jf_d_expm1(double x, double y);

/** Its second derivative. */
double jf_dd_expm1(double x, double y);

/** The slope of jf_log for plain reals, where the value is y. */
double jf_d_log(double x, double y);

/** Its second derivative. */
double jf_dd_log(double x, double y);

/** The slope of jf_log2 for plain reals, where the value is y. */
double jf_d_log2(double x, double y);

/** Its second derivative. */
double jf_dd_log2(double x, double y);

/** The slope of jf_log10 for plain reals, where the value is y. */
double jf_d_log10(double x, double y);

/** Its second derivative. */
double jf_dd_log10(double x, double y);

/** The slope of jf_log1p for plain reals, where the value is y. */
double jf_d_log1p(double x, double y);

/** Its second derivative. */
double jf_dd_log1p(double x, double y);

/** The slope of jf_log1mexp for plain reals, where the value is y. */
double jf_d_log1mexp(double x, double y);

/** Its second derivative. */
double jf_dd_log1mexp(double x, double y);

/** The slope of jf_logexpm1 for plain reals, where the value is y. */
double jf_d_logexpm1(double x, double y);

/** Its second derivative. */
double jf_dd_logexpm1(double x, double y);

/** Slopes of jf_logaddexp for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jf_d_logaddexp(double a, double b, double y, double *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jf_dd_logaddexp(double a, double b, double y, double *d);

/** The slope of jf_entr for plain reals, where the value is y. */
double jf_d_entr(double x, double y);

/** Its second derivative. */
double jf_dd_entr(double x, double y);

/** Slopes of jf_xlogy for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jf_d_xlogy(double a, double b, double y, double *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jf_dd_xlogy(double a, double b, double y, double *d);

/** Slopes of jf_xlog1py for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jf_d_xlog1py(double a, double b, double y, double *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jf_dd_xlog1py(double a, double b, double y, double *d);

/** The slope of jf_sin for plain reals, where the value is y. */
double jf_d_sin(double x, double y);

/** Its second derivative. */
double jf_dd_sin(double x, double y);

/** The slope of jf_cos for plain reals, where the value is y. */
double jf_d_cos(double x, double y);

/** Its second derivative. */
double jf_dd_cos(double x, double y);

/** The slope of jf_tan for plain reals, where the value is y. */
double jf_d_tan(double x, double y);

/** Its second derivative. */
double jf_dd_tan(double x, double y);

/** The slope of jf_asin for plain reals, where the value is y. */
double jf_d_asin(double x, double y);

/** Its second derivative. */
double jf_dd_asin(double x, double y);

/** The slope of jf_acos for plain reals, where the value is y. */
double jf_d_acos(double x, double y);

/** Its second derivative. */
double jf_dd_acos(double x, double y);

/** The slope of jf_atan for plain reals, where the value is y. */
double jf_d_atan(double x, double y);

/** Its second derivative. */
double jf_dd_atan(double x, double y);

/** Slopes of jf_atan2 for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jf_d_atan2(double a, double b, double y, double *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jf_dd_atan2(double a, double b, double y, double *d);

/** The slope of jf_sinpi for plain reals, where the value is y. */
double jf_d_sinpi(double x, double y);

/** Its second derivative. */
double jf_dd_sinpi(double x, double y);

/** The slope of jf_cospi for plain reals, where the value is y. */
double jf_d_cospi(double x, double y);

/** Its second derivative. */
double jf_dd_cospi(double x, double y);

/** The slope of jf_tanpi for plain reals, where the value is y. */
double jf_d_tanpi(double x, double y);

/** Its second derivative. */
double jf_dd_tanpi(double x, double y);

/** The slope of jf_sinc for plain reals, where the value is y. */
double jf_d_sinc(double x, double y);

/** Its second derivative. */
double jf_dd_sinc(double x, double y);

/** The slope of jf_deg2rad for plain reals, where the value is y. */
double jf_d_deg2rad(double x, double y);

/** Its second derivative. */
double jf_dd_deg2rad(double x, double y);

/** The slope of jf_rad2deg for plain reals, where the value is y. */
double jf_d_rad2deg(double x, double y);

/** Its second derivative. */
double jf_dd_rad2deg(double x, double y);

/** The slope of jf_wrap_to_pi for plain reals, where the value is y. */
double jf_d_wrap_to_pi(double x, double y);

/** Its second derivative. */
double jf_dd_wrap_to_pi(double x, double y);

/** The slope of jf_sinh for plain reals, where the value is y. */
double jf_d_sinh(double x, double y);

/** Its second derivative. */
double jf_dd_sinh(double x, double y);

/** The slope of jf_cosh for plain reals, where the value is y. */
double jf_d_cosh(double x, double y);

/** Its second derivative. */
double jf_dd_cosh(double x, double y);

/** The slope of jf_tanh for plain reals, where the value is y. */
double jf_d_tanh(double x, double y);

/** Its second derivative. */
double jf_dd_tanh(double x, double y);

/** The slope of jf_asinh for plain reals, where the value is y. */
double jf_d_asinh(double x, double y);

/** Its second derivative. */
double jf_dd_asinh(double x, double y);

/** The slope of jf_acosh for plain reals, where the value is y. */
double jf_d_acosh(double x, double y);

/** Its second derivative. */
double jf_dd_acosh(double x, double y);

/** The slope of jf_atanh for plain reals, where the value is y. */
double jf_d_atanh(double x, double y);

/** Its second derivative. */
double jf_dd_atanh(double x, double y);

/** The slope of jf_abs for plain reals, where the value is y. */
double jf_d_abs(double x, double y);

/** Its second derivative. */
double jf_dd_abs(double x, double y);

/** The slope of jf_sign for plain reals, where the value is y. */
double jf_d_sign(double x, double y);

/** Its second derivative. */
double jf_dd_sign(double x, double y);

/** Slopes of jf_copysign for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jf_d_copysign(double a, double b, double y, double *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jf_dd_copysign(double a, double b, double y, double *d);

/** The slope of jf_floor for plain reals, where the value is y. */
double jf_d_floor(double x, double y);

/** Its second derivative. */
double jf_dd_floor(double x, double y);

/** The slope of jf_ceil for plain reals, where the value is y. */
double jf_d_ceil(double x, double y);

/** Its second derivative. */
double jf_dd_ceil(double x, double y);

/** The slope of jf_trunc for plain reals, where the value is y. */
double jf_d_trunc(double x, double y);

/** Its second derivative. */
double jf_dd_trunc(double x, double y);

/** The slope of jf_round for plain reals, where the value is y. */
double jf_d_round(double x, double y);

/** Its second derivative. */
double jf_dd_round(double x, double y);

/** The slope of jf_rint for plain reals, where the value is y. */
double jf_d_rint(double x, double y);

/** Its second derivative. */
double jf_dd_rint(double x, double y);

/** The slope of jf_frac for plain reals, where the value is y. */
double jf_d_frac(double x, double y);

/** Its second derivative. */
double jf_dd_frac(double x, double y);

/** Slopes of jf_fmod for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jf_d_fmod(double a, double b, double y, double *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jf_dd_fmod(double a, double b, double y, double *d);

/** Slopes of jf_remainder for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jf_d_remainder(double a, double b, double y, double *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jf_dd_remainder(double a, double b, double y, double *d);

/** Slopes of jf_mod for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jf_d_mod(double a, double b, double y, double *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jf_dd_mod(double a, double b, double y, double *d);

/** Slopes of jf_fdim for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jf_d_fdim(double a, double b, double y, double *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jf_dd_fdim(double a, double b, double y, double *d);

/** Slopes of jf_fmin for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jf_d_fmin(double a, double b, double y, double *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jf_dd_fmin(double a, double b, double y, double *d);

/** Slopes of jf_fmax for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jf_d_fmax(double a, double b, double y, double *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jf_dd_fmax(double a, double b, double y, double *d);

/** Slopes of jf_minimum for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jf_d_minimum(double a, double b, double y, double *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jf_dd_minimum(double a, double b, double y, double *d);

/** Slopes of jf_maximum for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jf_d_maximum(double a, double b, double y, double *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jf_dd_maximum(double a, double b, double y, double *d);

/** Slopes of jf_clamp for plain reals, in a, in b and in c, where the value is y. Requires: d is NULL or has room for them. */
void jf_d_clamp(double a, double b, double c, double y, double *d);

/** Its second derivatives aa, ab, ac, bb, bc, cc. Requires: d is NULL or has room for them. */
void jf_dd_clamp(double a, double b, double c, double y, double *d);

/** The slope of jf_relu for plain reals, where the value is y. */
double jf_d_relu(double x, double y);

/** Its second derivative. */
double jf_dd_relu(double x, double y);

/** The slope of jf_leaky_relu for plain reals, where the value is y. */
double jf_d_leaky_relu(double x, double c, double y);

/** Its second derivative. */
double jf_dd_leaky_relu(double x, double c, double y);

/** The slope of jf_heaviside for plain reals, where the value is y. */
double jf_d_heaviside(double x, double y);

/** Its second derivative. */
double jf_dd_heaviside(double x, double y);

/** Slopes of jf_lerp for plain reals, in a, in b and in c, where the value is y. Requires: d is NULL or has room for them. */
void jf_d_lerp(double a, double b, double c, double y, double *d);

/** Its second derivatives aa, ab, ac, bb, bc, cc. Requires: d is NULL or has room for them. */
void jf_dd_lerp(double a, double b, double c, double y, double *d);

/** The slope of jf_erf for plain reals, where the value is y. */
double jf_d_erf(double x, double y);

/** Its second derivative. */
double jf_dd_erf(double x, double y);

/** The slope of jf_erfc for plain reals, where the value is y. */
double jf_d_erfc(double x, double y);

/** Its second derivative. */
double jf_dd_erfc(double x, double y);

/** The slope of jf_erfcx for plain reals, where the value is y. */
double jf_d_erfcx(double x, double y);

/** Its second derivative. */
double jf_dd_erfcx(double x, double y);

/** The slope of jf_erfinv for plain reals, where the value is y. */
double jf_d_erfinv(double x, double y);

/** Its second derivative. */
double jf_dd_erfinv(double x, double y);

/** The slope of jf_tgamma for plain reals, where the value is y. */
double jf_d_tgamma(double x, double y);

/** Its second derivative. */
double jf_dd_tgamma(double x, double y);

/** The slope of jf_lgamma for plain reals, where the value is y. */
double jf_d_lgamma(double x, double y);

/** Its second derivative. */
double jf_dd_lgamma(double x, double y);

/** The slope of jf_digamma for plain reals, where the value is y. */
double jf_d_digamma(double x, double y);

/** Its second derivative. */
double jf_dd_digamma(double x, double y);

/** The slope of jf_trigamma for plain reals, where the value is y. */
double jf_d_trigamma(double x, double y);

/** Its second derivative. */
double jf_dd_trigamma(double x, double y);

/** The slope of jf_j0 for plain reals, where the value is y. */
double jf_d_j0(double x, double y);

/** Its second derivative. */
double jf_dd_j0(double x, double y);

/** The slope of jf_j1 for plain reals, where the value is y. */
double jf_d_j1(double x, double y);

/** Its second derivative. */
double jf_dd_j1(double x, double y);

/** The slope of jf_jn for plain reals, where the value is y. */
double jf_d_jn(double x, int k, double y);

/** Its second derivative. */
double jf_dd_jn(double x, int k, double y);

/** The slope of jf_y0 for plain reals, where the value is y. */
double jf_d_y0(double x, double y);

/** Its second derivative. */
double jf_dd_y0(double x, double y);

/** The slope of jf_y1 for plain reals, where the value is y. */
double jf_d_y1(double x, double y);

/** Its second derivative. */
double jf_dd_y1(double x, double y);

/** The slope of jf_i0 for plain reals, where the value is y. */
double jf_d_i0(double x, double y);

/** Its second derivative. */
double jf_dd_i0(double x, double y);

/** The slope of jf_i1 for plain reals, where the value is y. */
double jf_d_i1(double x, double y);

/** Its second derivative. */
double jf_dd_i1(double x, double y);

/** The slope of jf_i0e for plain reals, where the value is y. */
double jf_d_i0e(double x, double y);

/** Its second derivative. */
double jf_dd_i0e(double x, double y);

/** The slope of jf_i1e for plain reals, where the value is y. */
double jf_d_i1e(double x, double y);

/** Its second derivative. */
double jf_dd_i1e(double x, double y);

/** The slope of jf_sigmoid for plain reals, where the value is y. */
double jf_d_sigmoid(double x, double y);

/** Its second derivative. */
double jf_dd_sigmoid(double x, double y);

/** The slope of jf_softplus for plain reals, where the value is y. */
double jf_d_softplus(double x, double y);

/** Its second derivative. */
double jf_dd_softplus(double x, double y);

/** The slope of jf_logsigmoid for plain reals, where the value is y. */
double jf_d_logsigmoid(double x, double y);

/** Its second derivative. */
double jf_dd_logsigmoid(double x, double y);

/** The slope of jf_logit for plain reals, where the value is y. */
double jf_d_logit(double x, double y);

/** Its second derivative. */
double jf_dd_logit(double x, double y);

/** The slope of jf_gelu for plain reals, where the value is y. */
double jf_d_gelu(double x, double y);

/** Its second derivative. */
double jf_dd_gelu(double x, double y);

/** The slope of jf_gelu_tanh for plain reals, where the value is y. */
double jf_d_gelu_tanh(double x, double y);

/** Its second derivative. */
double jf_dd_gelu_tanh(double x, double y);

/** The slope of jf_silu for plain reals, where the value is y. */
double jf_d_silu(double x, double y);

/** Its second derivative. */
double jf_dd_silu(double x, double y);

/** The slope of jf_elu for plain reals, where the value is y. */
double jf_d_elu(double x, double c, double y);

/** Its second derivative. */
double jf_dd_elu(double x, double c, double y);

/** The slope of jf_softsign for plain reals, where the value is y. */
double jf_d_softsign(double x, double y);

/** Its second derivative. */
double jf_dd_softsign(double x, double y);

/** The slope of jf_norm_cdf for plain reals, where the value is y. */
double jf_d_norm_cdf(double x, double y);

/** Its second derivative. */
double jf_dd_norm_cdf(double x, double y);

/** The slope of jf_norm_logcdf for plain reals, where the value is y. */
double jf_d_norm_logcdf(double x, double y);

/** Its second derivative. */
double jf_dd_norm_logcdf(double x, double y);

/** The slope of jf_norm_quantile for plain reals, where the value is y. */
double jf_d_norm_quantile(double x, double y);

/** Its second derivative. */
double jf_dd_norm_quantile(double x, double y);

/** The slope of jf_norm_pdf for plain reals, where the value is y. */
double jf_d_norm_pdf(double x, double y);

/** Its second derivative. */
double jf_dd_norm_pdf(double x, double y);

/* ---- Functions over arrays on plain reals, and their derivatives in given directions ---- */

/** The value of jf_norm for plain reals. Requires: a has n elements. */
double jf_m_norm(size_t n, const double *a);

/** Its derivative in direction u. Requires: a and u have n elements. */
double jf_d_norm(size_t n, const double *a, const double *u);

/**
 * Its second derivative in directions u and v, and its derivative in direction w, added: a has the derivatives u and v, and the second one
 * w. Requires: a, u, v and w have n elements.
 */
double jf_dd_norm(size_t n, const double *a, const double *u, const double *v, const double *w);

/** The value of jf_amax for plain reals. Requires: a has n elements. */
double jf_m_amax(size_t n, const double *a);

/** Its derivative in direction u. Requires: a and u have n elements. */
double jf_d_amax(size_t n, const double *a, const double *u);

/**
 * Its second derivative in directions u and v, and its derivative in direction w, added: a has the derivatives u and v, and the second one
 * w. Requires: a, u, v and w have n elements.
 */
double jf_dd_amax(size_t n, const double *a, const double *u, const double *v, const double *w);

/** The value of jf_amin for plain reals. Requires: a has n elements. */
double jf_m_amin(size_t n, const double *a);

/** Its derivative in direction u. Requires: a and u have n elements. */
double jf_d_amin(size_t n, const double *a, const double *u);

/**
 * Its second derivative in directions u and v, and its derivative in direction w, added: a has the derivatives u and v, and the second one
 * w. Requires: a, u, v and w have n elements.
 */
double jf_dd_amin(size_t n, const double *a, const double *u, const double *v, const double *w);

/** The value of jf_logsumexp for plain reals. Requires: a has n elements. */
double jf_m_logsumexp(size_t n, const double *a);

/** Its derivative in direction u. Requires: a and u have n elements. */
double jf_d_logsumexp(size_t n, const double *a, const double *u);

/**
 * Its second derivative in directions u and v, and its derivative in direction w, added: a has the derivatives u and v, and the second one
 * w. Requires: a, u, v and w have n elements.
 */
double jf_dd_logsumexp(size_t n, const double *a, const double *u, const double *v, const double *w);

/** The values of jf_softmax for plain reals. Requires: a and y have n elements; y does not overlap a. */
void jf_m_softmax(size_t n, const double *a, double *y);

/** The values y, and their derivatives yu in direction u. Requires: all arrays have n elements; y and yu overlap none. */
void jf_d_softmax(size_t n, const double *a, const double *u, double *y, double *yu);

/**
 * The values y, their derivatives yu and yv in directions u and v, and yw: the second derivatives in both and the derivatives in direction
 * w, added. Requires: all arrays have n elements; y, yu, yv and yw overlap none.
 */
void jf_dd_softmax(size_t n, const double *a, const double *u, const double *v, const double *w, double *y, double *yu, double *yv,
                   double *yw);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

/* The same in single precision. */
#include "jacfwd/single.h"

#endif  /* JACFWD_H */
