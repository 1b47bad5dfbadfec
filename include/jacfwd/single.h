/* jacfwd in single precision: what jacfwd.h declares with jf_, in float and with jff_. Its first comment has the conventions; types and
 * functions that both precisions share are declared there alone.
 *
 * Derived from src/capi by `cargo xtask derive`; do not edit.
 */

#ifndef JACFWD_SINGLE_H
#define JACFWD_SINGLE_H

#include "../jacfwd.h"

/* ---- Types ---- */

/**
 * A context: registered functions and room for the numbers of one evaluation, in memory the caller gives. Opaque, not relocatable,
 * needs no destroy. Used by one thread at a time; different contexts share nothing.
 */
typedef struct jff_context jff_context;

/** One pass, seen from inside the user's function. Part of the context; valid during one callback, and harmless outside it. */
typedef struct jff_eval jff_eval;

/**
 * What a function did, kept in memory the caller gives, from which programs are built. Opaque; belongs to its context, needs no destroy.
 */
typedef struct jff_recording jff_recording;

/**
 * A program in memory of its own, ready to run. Opaque; belongs to nobody, needs no destroy. One thread uses one at a time; many may have
 * the same program.
 */
typedef struct jff_runner jff_runner;

/** A number: a handle, valid inside the evaluation that made it. 0 is never valid. */
typedef struct jff_num {
    /** Index and generation. */
    uint32_t id;
} jff_num;

/**
 * The user's function. in[a][j] are numbers to read; it sets out[o][i], aux blocks following the outputs, all pre-filled with
 * handles that are no number. Reading or writing beyond a block is an error that names block, index and length.
 * Returns 0, or a positive code, which stops the driver and is returned by it unchanged. It must not unwind or longjmp.
 * It may be called any number of times per driver call, must depend on its inputs and *user only, and do the same every time.
 */
typedef int (*jff_fn)(jff_eval *e, const jff_num *const *in, jff_num *const *out, void *user);

/** A registered function. */
typedef struct jff_func {
    /** Its number in the context. */
    uint32_t id;
} jff_func;

/**
 * A block of results: element (i, j) is data[i*row_stride + j*col_stride]. data NULL = not wanted; strides 0, 0 = dense row-major.
 * Row-major, column-major, GSL's tda and windows of larger matrices are all of this form, with no copy.
 */
typedef struct jff_matrix {
    /** Element (0, 0). */
    float *data;
    /** Elements from row to row. */
    ptrdiff_t row_stride;
    /** Elements from column to column. */
    ptrdiff_t col_stride;
} jff_matrix;

/**
 * A rule: a function of plain reals x[0] to x[n - 1] to one, that knows its derivatives: a table, an implicit root, legacy code. It writes
 * the value to *y; unless dy is NULL, the n slopes to dy; unless d2y is NULL, the second derivatives on and below the diagonal to d2y, row
 * by row: d2y[i*(i + 1)/2 + j] by x[i] and x[j], j <= i. x may be infinite or NaN. What it leaves unwritten is NaN, and where y is NaN all
 * derivatives are. user is the pointer given to jff_register_rule.
 *
 * Returns 0, or a positive code, which stops the driver and is returned by it unchanged. It must give the same results for the same x every
 * time, must not unwind or longjmp, and must not use the context it is called from.
 */
typedef int (*jff_rule)(const float *x, float *y, float *dy, float *d2y, void *user);

/** A unary operation, as jff_map takes it: jff_sin, jff_tanh, or one of yours. */
typedef jff_num (*jff_unary)(jff_eval *e, jff_num a);

/* ---- Contexts and functions ---- */

/* Bytes of a context in single precision, as a constant for static arrays; equals jff_context_bytes. See JF_CONTEXT_BYTES. */
#define JFF_CONTEXT_BYTES(functions, blocks, numbers, lanes) \
    JF_BYTES_(float, (size_t)(functions), (blocks) ? (size_t)(blocks) : 4u * (size_t)(functions), (size_t)(numbers), \
              (lanes) ? (size_t)(lanes) : JF_DEFAULT_LANES)
/* Memory and configuration of a context in single precision. See JF_CONTEXT. */
#define JFF_CONTEXT(name, functions, blocks, numbers, lanes) \
    static unsigned char name##_memory[JFF_CONTEXT_BYTES(functions, blocks, numbers, lanes)]; \
    static const jf_config name##_config = {JF_ABI_VERSION, 0u, functions, blocks, numbers, lanes, 0u, {0u, 0u, 0u, 0u}}

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Returns the bytes a context with these capacities needs, at any address; exact. 0 = no such context: config is NULL, or a capacity
 * is out of range. The macro JFF_CONTEXT_BYTES gives the same as a constant, for a context without rules.
 */
size_t jff_context_bytes(const jf_config *config);

/**
 * Makes a context in memory, which may be at any address and must stay there. *context receives it, or NULL on failure.
 *
 * Returns JF_OK; JF_NULL if a pointer is NULL; JF_TOO_SMALL if bytes is less than jff_context_bytes(config); JF_UNSUPPORTED or
 * JF_WRONG_ABI for a configuration this library cannot serve. jff_context_message tells it in words, with the numbers.
 *
 * Requires: memory is valid for bytes bytes, for as long as the context is used.
 */
jf_status jff_context_init(void *memory, size_t bytes, const jf_config *config, jff_context **context);

/**
 * Writes why jff_context_init refuses a configuration in that many bytes of memory, with the numbers: "the context needs 4096 bytes, but
 * 100 were given"; nothing if it does not. For when there is no context yet that jff_message could ask. At most size bytes are written, the
 * closing NUL included. Returns the length of the whole text, like snprintf; never above 160.
 *
 * Requires: text has size bytes, or size is 0.
 */
size_t jff_context_message(size_t bytes, const jf_config *config, char *text, size_t size);

/**
 * Registers a function with its signature, which is copied; user is passed to it untouched. *f receives its handle, 0 on failure.
 *
 * Returns JF_OK, JF_NULL, JF_TOO_MANY_FUNCTIONS, JF_TOO_MANY_BLOCKS, JF_NO_OUTPUT, JF_BAD_LENGTH, or JF_BUSY inside a callback.
 *
 * Requires: signature->in_len has n_in elements, out_len n_out, aux_len n_aux.
 */
jf_status jff_register(jff_context *c, jff_fn fn, const jf_signature *signature, void *user, jff_func *f);

/* ---- Drivers ---- */

/**
 * Evaluates the function without derivatives: out[o][i], aux blocks after the outputs, each NULL = not wanted. argnums and chunk of the
 * options mean nothing here.
 *
 * Returns JF_OK, a negative library error, or the positive code your function returned; then the outputs are untouched.
 *
 * Requires: in[a] has in_len[a] elements, out has n_out + n_aux pointers; no output overlaps an input.
 */
jf_status jff_call(jff_context *c, jff_func f, const float *const *in, const jf_options *options, float *const *out);

/**
 * Directional derivative: out_tangent[o] = J·tangent, in one pass. tangent[a] has in_len[a] elements, NULL = zero; out_tangent has
 * n_out pointers. Any table, and any pointer in an output table, may be NULL = not wanted. argnums of the options mean nothing here.
 *
 * Returns as jff_jacfwd.
 */
jf_status jff_jvp(jff_context *c, jff_func f, const float *const *in, const float *const *tangent, const jf_options *options,
                  float *const *out, float *const *out_tangent);

/**
 * k directional derivatives: J·S. Direction d of input a starts at tangents[a] + d*in_len[a], its result at out_tangents[o] + d*out_len[o].
 *
 * Returns as jff_jacfwd.
 */
jf_status jff_jvp_many(jff_context *c, jff_func f, size_t k, const float *const *in, const float *const *tangents,
                       const jf_options *options, float *const *out, float *const *out_tangents);

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
jf_status jff_jacfwd(jff_context *c, jff_func f, const float *const *in, const jf_options *options, const jff_matrix *jac,
                     float *const *out);

/**
 * Jacobians at count points. Point p of input a starts at in[a] + p*in_stride[a]; jac[o*n_argnums + k] is dense, count × out_len × in_len,
 * out[o] dense, count × out_len. NULL entries are not wanted; with count = 0 nothing is read, and inputs may be NULL.
 *
 * Returns as jff_jacfwd, for the first point that fails: earlier points are complete, jff_points_done tells how many.
 */
jf_status jff_jacfwd_batch(jff_context *c, jff_func f, size_t count, const float *const *in, const jf_options *options, float *const *jac,
                           float *const *out);

/**
 * Second derivatives: hess[(o*K + k)*K + l], K = n_argnums, receives d² out[o] / d in[argnums[k]] d in[argnums[l]] with element (i, p, q)
 * at (i*len_k + p)*len_l + q; symmetric bit for bit. jac and out as for jff_jacfwd. Any of them may be NULL.
 *
 * Draws are those of direction 0 in every pass, with JF_RANDOM_DIFFERENT too: a second derivative belongs to two directions.
 * The same function runs on second-order numbers, one block of directions against another per pass. Each counts as two numbers.
 * The second derivative of each operation must be in the range by itself, whatever the tangents: that of 1/x is for x from 1e-102 to 1e102
 * (in single precision 1e-12 to 1e12), that of log x up to 1e154 (1e19).
 * Returns as jff_jacfwd.
 */
jf_status jff_hessian(jff_context *c, jff_func f, const float *const *in, const jf_options *options, float *const *hess,
                      const jff_matrix *jac, float *const *out);

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
 * Needs memory for 16 values per output element among the numbers. Returns as jff_jacfwd.
 */
jf_status jff_check(jff_context *c, jff_func f, const float *const *in, const jf_options *options, float *worst);

/**
 * Value and dense row-major Jacobian of a function with one input and one output: jac[i*n + j] = d y[i] / d x[j]. y and jac may be NULL.
 *
 * Returns as jff_jacfwd; JF_BAD_FUNCTION if the function has another shape.
 */
jf_status jff_jacobian(jff_context *c, jff_func f, const float *x, float *y, float *jac);

/* ---- After a call: messages, flags, counts ---- */

/**
 * Returns the last error of the context in words, with its numbers: "argnum 3, but the function has 2 inputs". An error inside a function
 * also has its place: "(jff_sqrt, the 17th operation of the pass)". Never NULL; empty before the first error. Valid until the next call
 * with this context.
 */
const char *jff_message(jff_context *c);

/** Returns the sticky flags: JF_FLAG_KINK, JF_FLAG_POLE, JF_FLAG_DOMAIN, each set when an active lane met such a point. */
uint32_t jff_flags(const jff_context *c);

/**
 * Returns where a flag was first raised since the flags were cleared: "jff_sqrt, the 17th operation of the pass, after jff_mark 41".
 * Operations are counted by the calls that return numbers, constants included. Never NULL; empty if the flag is not set. Valid until the
 * next call with this context.
 */
const char *jff_flag_place(jff_context *c, uint32_t flag);

/** Clears the sticky flags. */
void jff_clear_flags(jff_context *c);

/** Returns how many points of the last batch are complete. */
size_t jff_points_done(const jff_context *c);

/** Returns the most numbers alive so far: sizes a context on the target. */
size_t jff_numbers_peak(const jff_context *c);

/* ---- Recorded functions ---- */

/**
 * Returns bytes of scratch that do for recording a function at a point: runs it once, on plain values, and counts what it does. For several
 * paths the sum of what this tells at a point of each does. 0 if the function fails, for the same reason as jff_record, which may be called
 * with it all the same: jff_message tells. Equal operations are kept once, so that less may do.
 *
 * Requires: as jff_record.
 */
size_t jff_record_scratch(jff_context *c, jff_func f, const float *const *in, const jf_options *options);

/**
 * Runs the function once at a point, on plain values, and keeps its operations in scratch; then once more, to see that it does the same
 * again.
 * *r receives the recording, NULL on failure. Of the options only randomness and seed count.
 *
 * What the function computes from numbers is recorded; what it computes in plain C is frozen as it was. Comparisons become guards: the
 * program that is built serves every point at which they all come out as here. jff_primal of what depends on inputs or parameters cannot be
 * recorded (JF_NOT_RECORDABLE).
 *
 * Returns JF_OK; JF_TOO_SMALL if scratch is: jff_record_scratch tells how much does; JF_NOT_RECORDABLE; JF_NOT_REPEATABLE for a
 * function that does something else the second time; or as jff_call.
 *
 * Requires: scratch has bytes bytes and is used for nothing else as long as the recording is; the context outlives it.
 */
jf_status jff_record(jff_context *c, jff_func f, const float *const *in, const jf_options *options, void *scratch, size_t bytes,
                     jff_recording **r);

/**
 * Records the path that the function takes at another point, in the same scratch. What both paths begin with is kept once.
 *
 * Returns JF_OK; JF_SAME_PATH if the recording has it already; JF_TOO_SMALL if scratch is too small for it, too (see jff_record_scratch),
 * and otherwise as jff_record. The recording is as it was unless JF_OK is returned.
 *
 * Requires: r is a recording, or NULL.
 */
jf_status jff_record_path(jff_recording *r, const float *const *in);

/** Returns the bytes of the program that jff_program_build will write; exact. 0 if r is no recording. */
size_t jff_program_bytes(jff_recording *r);

/**
 * Writes the finished program of all recorded paths into memory: constant bytes that mean the same at any address that is a multiple of 8,
 * on every target, in a file, or in flash. *p receives the program, NULL on failure. The recording stays, for further paths.
 *
 * Returns JF_OK, JF_NULL, or JF_TOO_SMALL if bytes is less than jff_program_bytes(r).
 *
 * Requires: memory has bytes bytes, and is not changed as long as the program is used.
 */
jf_status jff_program_build(jff_recording *r, void *memory, size_t bytes, const jf_program **p);

/**
 * Runs a program in place of a function from now on: every driver that is called on f, with the same results, bit for bit, errors and
 * flags. Where the program has no path for a point the function itself is run in the same call, or with JF_MISS_FAILS the driver returns
 * JF_GUARD_MISSED. p NULL: the function itself runs again.
 *
 * Returns JF_OK; JF_STALE_PROGRAM for a program of another signature, precision or version; JF_BAD_PROGRAM for bytes that are none;
 * JF_OUT_OF_NUMBERS if it needs more numbers than the context has (jff_program_numbers); JF_UNKNOWN_RULE if it calls one that the context
 * does not have; JF_UNSUPPORTED for a derivative program; JF_NOT_RECORDABLE for p NULL where jff_load made f; JF_BAD_FUNCTION;
 * JF_BAD_OPTION.
 *
 * Requires: p is a program that was built or opened, or NULL; it outlives its use by the context. Many contexts and threads may use one.
 */
jf_status jff_attach(jff_context *c, jff_func f, const jf_program *p, uint32_t on_miss);

/**
 * Registers a function that is a program alone, without any C function: *f receives its handle, 0 on failure. A point that it has no path
 * for is JF_GUARD_MISSED, whatever is attached later. It cannot be recorded.
 *
 * Returns as jff_register and jff_attach. Requires: as jff_attach; p is not NULL.
 */
jf_status jff_load(jff_context *c, const jf_program *p, jff_func *f);

/** Returns how many passes of f its program has run since it was attached. */
size_t jff_path_hits(const jff_context *c, jff_func f);

/**
 * Returns for how many passes of f its program had no path since it was attached. *guard, unless NULL, receives the number of the guard
 * that said so last: jff_program_print tells them.
 */
size_t jff_guard_missed(const jff_context *c, jff_func f, size_t *guard);

/* ---- Derivative programs, and programs run at many points ---- */

/**
 * Finds derivatives of a program as a program: what jff_program_build then writes has the inputs of p, and computes what *what says, in the
 * inputs that argnums of the options name. It is stored, opened, printed and run by jff_run as any program; jff_attach and jff_load do not
 * take it. It has the bits of the drivers: one number for each derivative that can be other than zero, equal ones once, and none for those
 * that are zero whatever the point.
 *
 * Guards and paths are those of p, each with one more guard at its end, whether everything is finite: where it is, products may be plain.
 * Its other answer leads to a path of its own, where a zero tangent stays zero beside an infinite slope; with JF_DERIVE_FINITE it leads
 * nowhere, and the program is half as large. With JF_DERIVE_ASSUME_FINITE there is no such guard.
 *
 * *bytes is how large scratch is. If that is too little it receives how much to try next, at least as much as is needed or twice what was
 * given; else it stays.
 * *r receives the derivatives, NULL on failure, for jff_program_bytes and jff_program_build alone. No option but argnums counts.
 *
 * Returns JF_OK; JF_TOO_SMALL; JF_PATTERN_MISS if a derivative can be other than zero where the pattern has no entry; JF_STALE_PROGRAM for
 * a program of the other precision; JF_UNSUPPORTED for one that is a derivative already, or reserved fields that are not zero; JF_NULL;
 * JF_BAD_PROGRAM; JF_BAD_OPTION for a kind or flags that do not exist, or do not go together; JF_BAD_PATTERN; or as jff_jacfwd for argnums.
 *
 * Requires: p is a program; scratch has *bytes bytes and is used for nothing else as long as *r is; the arrays of the pattern are as long
 * as it says.
 */
jf_status jff_differentiate(const jf_program *p, const jf_options *options, const jf_derivative *what, void *scratch, size_t *bytes,
                            jff_recording **r);

/**
 * Returns the bytes of a runner of a program that takes so many points at a time; exact. From 1 to 64, 0 = 32, rounded up to what fits the
 * processor's vectors. 0 if p is no program of this precision.
 *
 * Requires: p is a program, or NULL.
 */
size_t jff_runner_bytes(const jf_program *p, size_t points);

/**
 * Makes a runner of a program: of as many points at a time as memory has room for. level as in jf_config: 0 is the highest CPU level of
 * this processor, which is found out here. *r receives the runner, NULL on failure.
 *
 * Returns JF_OK; JF_TOO_SMALL for less than jff_runner_bytes(p, 1); JF_STALE_PROGRAM for a program of the other precision;
 * JF_BAD_PROGRAM; JF_UNSUPPORTED for a level that library or processor lacks; JF_NULL.
 *
 * Requires: p is a program that outlives the runner; memory has bytes bytes, at any address, and belongs to the runner.
 */
jf_status jff_runner_init(const jf_program *p, uint32_t level, void *memory, size_t bytes, jff_runner **r);

/**
 * Sets the parameters of a runner, as jff_set_parameters does of a function: they are read whenever it runs.
 *
 * Returns JF_OK or JF_NULL. Requires: r is a runner, or NULL; parameters has count elements as long as it is used.
 */
jf_status jff_runner_parameters(jff_runner *r, const float *parameters, size_t count);

/**
 * Lets a runner call the rules that are registered in c, whenever it runs: of a derivative program with their slopes.
 *
 * Returns JF_OK; JF_UNKNOWN_RULE if c has no rule of a name and number of inputs that the program calls; JF_NULL. Requires: r is a runner,
 * or NULL; c is a context, or NULL, that outlives the runner and registers none while it runs.
 */
jf_status jff_runner_rules(jff_runner *r, jff_context *c);

/**
 * Runs the program of a runner at count points: no context and no callback but rules, several points in each SIMD vector, with the bits of
 * jff_call. Point p of input a starts at in[a] + p*in_stride[a], of output o at out[o] + p*out_stride[o], in elements, aux blocks behind
 * the outputs: arrays of structs need no copy. A stride of 0 shares an input; NULL strides = dense; out or out[o] NULL = not wanted.
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
jf_status jff_run(jff_runner *r, size_t count, const float *const *in, const ptrdiff_t *in_stride, float *const *out,
                  const ptrdiff_t *out_stride, uint8_t *missed);

/* ---- Sparse drivers ---- */

/**
 * The Jacobian of a plan's pattern: values[k] receives entry k, in the order in which the pattern lists them. Rows are the elements of all
 * outputs, one output behind the other; columns are the elements of the inputs that argnums names, in its order. values NULL = not wanted;
 * out as for jff_jacfwd.
 *
 * The function runs once per chunk of colours, ceil(colours / lanes) times. Each value has the bits of jff_jacfwd, if the pattern has every
 * entry that operations can pass on: where terms cancel each other, as in (a + b) - b, those of the other columns count, too.
 *
 * A derivative that is not zero outside the pattern is JF_PATTERN_MISS, and jff_message tells its row and column; unless its row has an
 * entry of the same colour, to which it is added, or others outside the pattern that it cancels with, or its column has no entry at all and
 * so is not differentiated: jff_plan_check finds those, too. If one pass takes all colours nothing is written then, otherwise values are
 * unspecified. Draws are those of JF_RANDOM_SAME; JF_RANDOM_DIFFERENT is JF_BAD_OPTION, because several directions run as one.
 * Returns as jff_jacfwd, or JF_BAD_PLAN for a plan of other rows or columns than the function has, or of a Hessian.
 *
 * Requires: as jff_jacfwd; plan is NULL, or was made or opened; values has jf_plan_entries(plan) elements.
 */
jf_status jff_jacfwd_sparse(jff_context *c, jff_func f, const float *const *in, const jf_options *options, const jf_plan *plan,
                            float *values, float *const *out);

/**
 * Sparse Jacobians at count points: those of point p start at values + p*jf_plan_entries(plan); inputs and out as for jff_jacfwd_batch.
 *
 * Returns as jff_jacfwd_sparse, for the first point that fails: earlier points are complete, jff_points_done tells how many.
 */
jf_status jff_jacfwd_sparse_batch(jff_context *c, jff_func f, size_t count, const float *const *in, const jf_options *options,
                                  const jf_plan *plan, float *values, float *const *out);

/**
 * The dense Jacobian, found with a direction per colour of the plan instead of one per column: blocks as for jff_jacfwd, +0 where the
 * pattern has no entry, the bits of jff_jacfwd elsewhere. For a Jacobian that is zero in most places and wanted whole, by a dense solver.
 *
 * Returns as jff_jacfwd_sparse.
 *
 * Requires: as jff_jacfwd; plan is NULL, or was made or opened.
 */
jf_status jff_jacfwd_by_plan(jff_context *c, jff_func f, const float *const *in, const jf_options *options, const jf_plan *plan,
                             const jff_matrix *jac, float *const *out);

/**
 * The Hessian of the sum of weights[e]*y[e] over the elements e of all outputs, one output behind the other: a Lagrangian's, say. values[k]
 * receives entry k of the plan's pattern, whose rows and columns are the elements of the inputs that argnums names, in its order. weights
 * NULL = all 1.
 *
 * Each value is a sum from 0 over the elements in order, one rounding for each product and each sum; an element with the weight 0, and a
 * second derivative that is 0, contributes nothing. Second derivatives have the bits of jff_hessian, as in jff_jacfwd_sparse; two entries
 * that mirror each other have the same bits. Rows run one by one, columns by colour; rows are left out of which nothing is read.
 *
 * A sum that is not zero outside the pattern is JF_PATTERN_MISS, where it is seen: in a row of which values are read, and which has no
 * entry of the same colour; jff_plan_check finds all. Memory and draws as for jff_hessian. Returns as jff_jacfwd_sparse.
 *
 * Requires: as jff_jacfwd_sparse; weights is NULL or has an element per output element.
 */
jf_status jff_hessian_sparse(jff_context *c, jff_func f, const float *const *in, const jf_options *options, const jf_plan *plan,
                             const float *weights, float *values, float *const *out);

/**
 * Holds the pattern of a plan against all derivatives at a point, each direction by itself: for a plan of a Hessian those of
 * jff_hessian_sparse with these weights, which otherwise mean nothing. For tests: it costs as much as the dense Jacobian or Hessian.
 *
 * Returns JF_OK; JF_PATTERN_MISS if a derivative is not zero outside the pattern, jff_message tells its row and column; otherwise as
 * jff_jacfwd_sparse. What is zero at this point may not be at another: only a pattern with every entry that operations can pass on holds
 * everywhere.
 */
jf_status jff_plan_check(jff_context *c, jff_func f, const float *const *in, const jf_options *options, const jf_plan *plan,
                         const float *weights);

/* ---- Products of Jacobians ---- */

/**
 * The normal equations of a fit, without storing its Jacobian J: jtj receives J^T*W*J, n by n, and jtr J^T*W*y, n elements. J has a row for
 * each element of all outputs, one output behind the other, and y are their values; its n columns are the elements of the inputs that
 * argnums names, in its order. W is the diagonal matrix of weights, one for each row; NULL = all 1. jtj (or its data) and jtr NULL = not
 * wanted; out as for jff_jacfwd.
 *
 * jtj is symmetric bit for bit. Element (p, q) with p <= q is the sum from 0 over the rows e in order of (weights[e]*J[e][p])*J[e][q],
 * element p of jtr that of (weights[e]*y[e])*J[e][p]: one rounding for each product and each sum, as a loop over the result of jff_jacfwd
 * has it. So one row with a NaN, or with an infinity beside a zero, makes sums NaN, and a weight of 0 does not hide it.
 *
 * The function runs once if a pass takes all n directions (lanes, or chunk if that is less); otherwise once for each pair of halves of a
 * pass, or if jtj is not wanted as for jff_jacfwd. Draws are those of JF_RANDOM_SAME; JF_RANDOM_DIFFERENT is JF_BAD_OPTION, because several
 * directions run together.
 * Returns as jff_jacfwd, or JF_TOO_FEW_LANES if jtj is wanted, n is more than 1, and a pass takes one direction.
 *
 * Requires: as jff_jacfwd; weights is NULL or has an element per row; jtr has n elements; no result overlaps another or what is read.
 */
jf_status jff_jtj(jff_context *c, jff_func f, const float *const *in, const jf_options *options, const float *weights,
                  const jff_matrix *jtj, float *jtr, float *const *out);

/**
 * How a covariance moves through a function, without storing its Jacobian J: jpjt receives J*P*J^T, m by m, with p the symmetric n by n
 * matrix P, dense, row by row. Rows and columns of J as for jff_jtj. jpjt (or its data) NULL = not wanted; out as for jff_jacfwd.
 *
 * jpjt is symmetric bit for bit. Element (e, g) with e <= g is the sum from 0 over the columns q in order of t[q]*J[g][q], with t[q] the
 * sum from 0 over i of J[e][i]*P[i][q]: one rounding for each product and each sum, as loops over the result of jff_jacfwd have it.
 *
 * The function runs once: a pass must take all n directions, whatever chunk says. Draws as for jff_jtj. Returns as jff_jacfwd, or
 * JF_TOO_FEW_LANES if the context has fewer lanes than n.
 *
 * Requires: as jff_jacfwd; p has n*n elements, and is not NULL unless n is 0; no result overlaps another or what is read.
 */
jf_status jff_jpjt(jff_context *c, jff_func f, const float *const *in, const jf_options *options, const float *p, const jff_matrix *jpjt,
                   float *const *out);

/* ---- Rules and parameters ---- */

/**
 * Registers a rule of n reals under a name, which is copied: functions of the context call it with jff_call_rule. A name that was
 * registered before gets the new rule, also in programs that are attached.
 *
 * Returns JF_OK; JF_NULL; JF_BAD_RULE for a name that is not one of C with at most 31 characters, for n = 0 or n > 16, or for another n
 * than before; JF_TOO_MANY_RULES if the context has no room (rules of jf_config; each takes JF_RULE_BYTES); JF_BUSY inside a callback.
 *
 * Requires: name is closed by a NUL.
 */
jf_status jff_register_rule(jff_context *c, const char *name, size_t n, jff_rule rule, void *user);

/**
 * Gives a function n parameters: reals at p, read by jff_parameter whenever the function or its program runs, so that changes count from
 * the next call on. n = 0 takes them away.
 *
 * Returns JF_OK, JF_NULL, JF_BAD_FUNCTION, or JF_BUSY inside a callback.
 *
 * Requires: p has n elements as long as the function is used.
 */
jf_status jff_set_parameters(jff_context *c, jff_func f, const float *p, size_t n);

/**
 * What the rule of that name makes of n numbers. A program keeps the call by its name: it is recorded, replayed, and found again in any
 * context that has the rule. With one number and with two it has the bits of jff_chain and jff_chain2. In a second-order pass with three
 * and more it takes a number more while it runs.
 *
 * JF_UNKNOWN_RULE if no rule of that name and n inputs is registered. Requires: name is closed by a NUL; x has n elements.
 */
jff_num jff_call_rule(jff_eval *e, const char *name, size_t n, const jff_num *x);

/**
 * Parameter k of the function, as jff_set_parameters gave it: a constant, but one that a program reads anew in every pass, where a number
 * that the function reads from memory by itself is frozen. JF_PARAMETER_RANGE if it has no such parameter.
 */
jff_num jff_parameter(jff_eval *e, size_t k);

/* ---- Inside a function: numbers, scopes, draws ---- */

/** Makes the number c with every tangent zero. */
jff_num jff_const(jff_eval *e, float c);

/**
 * Returns the value of a number; NaN for a handle that is none of this evaluation. Where the number depends on the inputs,
 * the function cannot be recorded.
 */
float jff_primal(jff_eval *e, jff_num a);

/** Stops the gradient: the value of a with every tangent zero. */
jff_num jff_detach(jff_eval *e, jff_num a);

/**
 * A function of one number with value y, slope dy and second derivative d2y supplied by the caller: tables, implicit roots, legacy code.
 */
jff_num jff_chain(jff_eval *e, jff_num a, float y, float dy, float d2y);

/** A function of two numbers with value y, slopes dya, dyb and second derivatives d2aa, d2ab, d2bb supplied by the caller. */
jff_num jff_chain2(jff_eval *e, jff_num a, jff_num b, float y, float dya, float dyb, float d2aa, float d2ab, float d2bb);

/** a*b + c with two roundings: the bits of jff_add(e, jff_mul(e, a, b), c) in one call. jff_fma rounds once. */
jff_num jff_muladd(jff_eval *e, jff_num a, jff_num b, jff_num c);

/** Sine and cosine of one number, the same bits as jff_sin and jff_cos, for less than both. s and c may be NULL. */
void jff_sincos(jff_eval *e, jff_num a, jff_num *s, jff_num *c);

/** a times 2 to the k: jff_scalbn by its other name. */
jff_num jff_ldexp(jff_eval *e, jff_num a, int k);

/** Makes another number with the value and derivatives of a. */
jff_num jff_copy(jff_eval *e, jff_num a);

/** Ends the life of one number: its handle is stale from now on, its room free for others. */
void jff_release(jff_eval *e, jff_num a);

/** Opens a scope, for the body of a loop, and returns its mark. An open scope takes the room of one number. */
size_t jff_scope_begin(jff_eval *e);

/**
 * Ends the scope with that mark, and scopes inside it: every number made since is dead, except the n in keep, whose handles are rewritten.
 * What keep held before the scope stays alive: in a loop that carries state, jff_scope_next frees it.
 * Takes time proportional to n*n. Requires: keep has n elements.
 */
void jff_scope_end(jff_eval *e, size_t mark, jff_num *keep, size_t n);

/**
 * Ends the body of a loop that carries state: the scope with that mark. state[i] becomes next[i]; the numbers that state held before are
 * freed, and so is all else made since mark. So a loop of any length runs in the memory of one step:
 *
 * `for (i = 0; i < steps; i++) { size_t mark = jff_scope_begin(e); step(e, x, next); jff_scope_next(e, mark, x, next, 2); }`
 *
 * Also for sums: with n = 1 and next = jff_add(e, sum, term). Inputs of the function are not freed; a number that stands in next stays.
 * Any other number that state held is dead, under any other name as well. Takes time proportional to n*n.
 *
 * Requires: state and next have n elements and do not overlap (JF_BAD_NUMBER).
 */
void jff_scope_next(jff_eval *e, size_t mark, jff_num *state, const jff_num *next, size_t n);

/**
 * Labels what follows in the function, with __LINE__ for example: messages and jff_flag_place tell the label that was set last. Costs one
 * store.
 */
void jff_mark(jff_eval *e, int label);

/**
 * Writes a number as one line of text: its value, in brackets its tangents by direction, in a second-order pass the rows of second
 * derivatives. Digits are those of `%.17g` (`%.9g` in single precision): exact. write gets the line in pieces.
 */
void jff_print(jff_eval *e, jff_num a, jf_write write, void *user);

/** Draws a uniform number in [0, 1): the top 53 bits (24 in single precision) of a counter-based generator. A constant. */
jff_num jff_uniform(jff_eval *e);

/** Draws a standard normal number, by Box and Muller's method. A constant. */
jff_num jff_normal(jff_eval *e);

/** Fails the evaluation with a positive code of your own, which the driver returns; any other code becomes JF_BAD_RETURN. */
void jff_fail(jff_eval *e, int code);

/**
 * Whether the evaluation has failed: operations do nothing any more, comparisons are false, jff_primal is NaN. A loop whose exit depends on
 * them must also test this.
 */
bool jff_failed(jff_eval *e);

/* ---- Inside a function: comparisons ---- */

/**
 * Comparisons look at values only. Where the values are equal and one of the numbers has a tangent, what the comparison decides jumps: they
 * raise JF_FLAG_KINK, as jff_signbit does at 0 and a jff_select where its first two arguments are equal. `if (x == 0) return 0;` loses a
 * derivative; the flag tells.
 *
 * Whether a < b, values only; false if one is NaN, false in a failed evaluation.
 */
bool jff_lt(jff_eval *e, jff_num a, jff_num b);

/** Whether a < c, values only; false if one is NaN, false in a failed evaluation. */
bool jff_lt_c(jff_eval *e, jff_num a, float c);

/** x where a < b, otherwise y, with its tangents; the other's never leak, and a and b contribute nothing. */
jff_num jff_select_lt(jff_eval *e, jff_num a, jff_num b, jff_num x, jff_num y);

/** Whether a <= b, values only; false if one is NaN, false in a failed evaluation. */
bool jff_le(jff_eval *e, jff_num a, jff_num b);

/** Whether a <= c, values only; false if one is NaN, false in a failed evaluation. */
bool jff_le_c(jff_eval *e, jff_num a, float c);

/** x where a <= b, otherwise y, with its tangents; the other's never leak, and a and b contribute nothing. */
jff_num jff_select_le(jff_eval *e, jff_num a, jff_num b, jff_num x, jff_num y);

/** Whether a > b, values only; false if one is NaN, false in a failed evaluation. */
bool jff_gt(jff_eval *e, jff_num a, jff_num b);

/** Whether a > c, values only; false if one is NaN, false in a failed evaluation. */
bool jff_gt_c(jff_eval *e, jff_num a, float c);

/** x where a > b, otherwise y, with its tangents; the other's never leak, and a and b contribute nothing. */
jff_num jff_select_gt(jff_eval *e, jff_num a, jff_num b, jff_num x, jff_num y);

/** Whether a >= b, values only; false if one is NaN, false in a failed evaluation. */
bool jff_ge(jff_eval *e, jff_num a, jff_num b);

/** Whether a >= c, values only; false if one is NaN, false in a failed evaluation. */
bool jff_ge_c(jff_eval *e, jff_num a, float c);

/** x where a >= b, otherwise y, with its tangents; the other's never leak, and a and b contribute nothing. */
jff_num jff_select_ge(jff_eval *e, jff_num a, jff_num b, jff_num x, jff_num y);

/** Whether a == b, values only; false if one is NaN, false in a failed evaluation. */
bool jff_eq(jff_eval *e, jff_num a, jff_num b);

/** Whether a == c, values only; false if one is NaN, false in a failed evaluation. */
bool jff_eq_c(jff_eval *e, jff_num a, float c);

/** x where a == b, otherwise y, with its tangents; the other's never leak, and a and b contribute nothing. */
jff_num jff_select_eq(jff_eval *e, jff_num a, jff_num b, jff_num x, jff_num y);

/** Whether a != b, values only; true if one is NaN, false in a failed evaluation. */
bool jff_ne(jff_eval *e, jff_num a, jff_num b);

/** Whether a != c, values only; true if one is NaN, false in a failed evaluation. */
bool jff_ne_c(jff_eval *e, jff_num a, float c);

/** x where a != b, otherwise y, with its tangents; the other's never leak, and a and b contribute nothing. */
jff_num jff_select_ne(jff_eval *e, jff_num a, jff_num b, jff_num x, jff_num y);

/** Whether the value of a is NaN; false in a failed evaluation. */
bool jff_isnan(jff_eval *e, jff_num a);

/** Whether the value of a is an infinity; false in a failed evaluation. */
bool jff_isinf(jff_eval *e, jff_num a);

/** Whether the value of a is neither infinite nor NaN; false in a failed evaluation. */
bool jff_isfinite(jff_eval *e, jff_num a);

/** Whether the value of a is negative by its sign bit; false in a failed evaluation. */
bool jff_signbit(jff_eval *e, jff_num a);

/* ---- Inside a function: operations ---- */

/**
 * Negative. y = -x; y' = -1; y'' = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jff_num jff_neg(jff_eval *e, jff_num a);

/**
 * Sum. y = a + b; y_a = 1, y_b = 1.
 * Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
 */
jff_num jff_add(jff_eval *e, jff_num a, jff_num b);

/**
 * Sum with a plain real. y = a + c; y' = 1; y'' = 0.
 * Domain: all reals.
 */
jff_num jff_add_c(jff_eval *e, jff_num a, float c);

/**
 * Difference. y = a - b; y_a = 1, y_b = -1.
 * Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
 */
jff_num jff_sub(jff_eval *e, jff_num a, jff_num b);

/**
 * Difference, a plain real subtracted. y = a - c; y' = 1; y'' = 0.
 * Domain: all reals.
 */
jff_num jff_sub_c(jff_eval *e, jff_num a, float c);

/**
 * Difference, from a plain real. y = c - a; y' = -1; y'' = 0.
 * Domain: all reals.
 */
jff_num jff_c_sub(jff_eval *e, float c, jff_num a);

/**
 * Product. y = a*b; y_a = b, y_b = a; y_ab = 1.
 * Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
 */
jff_num jff_mul(jff_eval *e, jff_num a, jff_num b);

/**
 * Product with a plain real. y = a*c; y' = c; y'' = 0.
 * Domain: all reals.
 */
jff_num jff_mul_c(jff_eval *e, jff_num a, float c);

/**
 * Quotient. y = a/b; y_a = 1/b, y_b = -y/b; y_ab = -1/b², y_bb = 2y/b².
 * Domain: b != 0. Largest measured error in ULP: value 0.5, slope 1.9, second derivative 2.3.
 */
jff_num jff_div(jff_eval *e, jff_num a, jff_num b);

/**
 * Quotient by a plain real. y = a/c; y' = 1/c; y'' = 0.
 * Domain: c != 0.
 */
jff_num jff_div_c(jff_eval *e, jff_num a, float c);

/**
 * Quotient of a plain real. y = c/a; y' = -y/a; y'' = 2y/a².
 * Domain: a != 0.
 */
jff_num jff_c_div(jff_eval *e, float c, jff_num a);

/**
 * Product plus a number, rounded once. y = a*b + c; y_a = b, y_b = a, y_c = 1; y_ab = 1.
 * Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
 */
jff_num jff_fma(jff_eval *e, jff_num a, jff_num b, jff_num c);

/**
 * Reciprocal. y = 1/x; y' = -y²; y'' = 2y³.
 * Domain: x != 0. Largest measured error in ULP: value 0.5, slope 1.9, second derivative 3.1.
 */
jff_num jff_recip(jff_eval *e, jff_num a);

/**
 * Square. y = x²; y' = 2x; y'' = 2.
 * Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
 */
jff_num jff_square(jff_eval *e, jff_num a);

/**
 * Square root. y = √x; y' = 1/(2y); y'' = -y'/(2x).
 * Domain: x >= 0. Largest measured error in ULP: value 0.5, slope 1.5, second derivative 1.8.
 */
jff_num jff_sqrt(jff_eval *e, jff_num a);

/**
 * Reciprocal of the square root. y = 1/√x; y' = -y/(2x); y'' = -3y'/(2x).
 * Domain: x > 0. Largest measured error in ULP: value 1.4, slope 1.8, second derivative 2.8.
 */
jff_num jff_rsqrt(jff_eval *e, jff_num a);

/**
 * Cube root. y = ∛x; y' = y/(3x); y'' = -2y'/(3x).
 * Domain: all reals. Largest measured error in ULP: value 0.7, slope 1.8, second derivative 2.8.
 */
jff_num jff_cbrt(jff_eval *e, jff_num a);

/**
 * Length of the vector (a, b); the slopes at the origin are 0. y = √(a² + b²); y_a = a/y, y_b = b/y; y_aa = y_b²/y, y_ab = -y_a·y_b/y, y_bb
 * = y_a²/y.
 * Domain: all reals. Largest measured error in ULP: value 0.9, slope 1.7, second derivative 6.1.
 */
jff_num jff_hypot(jff_eval *e, jff_num a, jff_num b);

/**
 * Power with both operands active; below a = 0, where b must be an integer, the slope in b is NaN. y = a^b; y_a = b·a^(b-1), y_b = y·ln a;
 * y_aa = b(b-1)·a^(b-2), y_ab = a^(b-1)·(1 + b·ln a), y_bb = y·ln² a.
 * Domain: a > 0, or a = 0, or a < 0 and b an integer. Largest measured error in ULP: value 0.8, slope 2.3, second derivative 3.2. Near
 * roots the error of the second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the
 * result itself it is larger.
 */
jff_num jff_pow(jff_eval *e, jff_num a, jff_num b);

/**
 * Power with a plain real as exponent. y = a^c; y' = c·a^(c-1); y'' = c(c-1)·a^(c-2).
 * Domain: a >= 0, or c an integer. Largest measured error in ULP: value 0.9, slope 2.1, second derivative 3.0.
 */
jff_num jff_pow_c(jff_eval *e, jff_num a, float c);

/**
 * Power of a plain real; below c = 0, where a must be an integer, the slope is NaN. y = c^a; y' = y·ln c; y'' = y·ln² c.
 * Domain: c > 0, or c = 0, or c < 0 and a an integer. Largest measured error in ULP: value 0.8, slope 2.0, second derivative 3.4.
 */
jff_num jff_c_pow(jff_eval *e, float c, jff_num a);

/**
 * Power with an integer as exponent: products for -2 <= k <= 4, otherwise pow. y = x^k; y' = k·x^(k-1); y'' = k(k-1)·x^(k-2).
 * Domain: all reals, x != 0 if k < 0. Largest measured error in ULP: value 1.8, slope 2.3, second derivative 3.0.
 */
jff_num jff_powi(jff_eval *e, jff_num a, int k);

/**
 * Product with a power of two, exact as long as it stays in range; ldexp of C. The slope is infinite or 0 where 2^k leaves the range. y =
 * x*2^k; y' = 2^k; y'' = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jff_num jff_scalbn(jff_eval *e, jff_num a, int k);

/**
 * Exponential. y = exp x; y' = y; y'' = y.
 * Domain: all reals. Largest measured error in ULP: value 0.9, slope 0.9, second derivative 0.9.
 */
jff_num jff_exp(jff_eval *e, jff_num a);

/**
 * Power of two. y = 2^x; y' = y·ln 2; y'' = y'·ln 2.
 * Domain: all reals. Largest measured error in ULP: value 0.6, slope 1.3, second derivative 2.2.
 */
jff_num jff_exp2(jff_eval *e, jff_num a);

/**
 * Power of ten. y = 10^x; y' = y·ln 10; y'' = y'·ln 10.
 * Domain: all reals. Largest measured error in ULP: value 2.5, slope 3.3, second derivative 3.4.
 */
jff_num jff_exp10(jff_eval *e, jff_num a);

/**
 * Exponential minus one, accurate near 0. y = exp x - 1; y' = exp x; y'' = exp x.
 * Domain: all reals. Largest measured error in ULP: value 0.8, slope 1.1, second derivative 1.1.
 */
jff_num jff_expm1(jff_eval *e, jff_num a);

/**
 * Natural logarithm. y = ln x; y' = 1/x; y'' = -1/x².
 * Domain: x > 0. Largest measured error in ULP: value 0.8, slope 0.5, second derivative 1.9.
 */
jff_num jff_log(jff_eval *e, jff_num a);

/**
 * Binary logarithm. y = log2 x; y' = 1/(x·ln 2); y'' = -y'/x.
 * Domain: x > 0. Largest measured error in ULP: value 0.8, slope 0.8, second derivative 1.6.
 */
jff_num jff_log2(jff_eval *e, jff_num a);

/**
 * Decimal logarithm. y = log10 x; y' = 1/(x·ln 10); y'' = -y'/x.
 * Domain: x > 0. Largest measured error in ULP: value 0.8, slope 0.9, second derivative 1.6.
 */
jff_num jff_log10(jff_eval *e, jff_num a);

/**
 * Natural logarithm of one plus x, accurate near 0. y = ln(1 + x); y' = 1/(1 + x); y'' = -y'².
 * Domain: x > -1. Largest measured error in ULP: value 0.8, slope 1.5, second derivative 3.4.
 */
jff_num jff_log1p(jff_eval *e, jff_num a);

/**
 * Logarithm of one minus the exponential of -|x|: of 1 - exp(x) for x < 0, and of 1 - exp(-x) for x > 0. y = ln(1 - e), e = exp(-|x|):
 * log(-expm1(-|x|)) up to ln 2, log1p(-e) beyond (Mächler 2012); y' = sign(x)*e/(1 - e); y'' = -e/(1 - e)².
 * Domain: all reals. Largest measured error in ULP: value 1.3, slope 1.7, second derivative 2.6.
 */
jff_num jff_log1mexp(jff_eval *e, jff_num a);

/**
 * Logarithm of an exponential less one, the inverse of softplus; without overflow. y = ln(exp x - 1) = x + ln(1 - exp(-x)); y' = 1/(1 -
 * exp(-x)); y'' = -exp(-x)*y'².
 * Domain: x > 0. Largest measured error in ULP: value 0.7, slope 1.3, second derivative 3.3. Near roots the error of the value is relative
 * to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
 */
jff_num jff_logexpm1(jff_eval *e, jff_num a);

/**
 * Logarithm of the sum of two exponentials, without overflow; the error of the value is relative to the larger of |a|, |b|. y = ln(exp a +
 * exp b); y_a = 1/(1 + exp(b-a)), y_b = 1/(1 + exp(a-b)); y_aa = y_bb = y_a·y_b, y_ab = -y_a·y_b.
 * Domain: all reals. Largest measured error in ULP: value 1.6, slope 2.2, second derivative 3.8. Near roots the error of the value is
 * relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
 */
jff_num jff_logaddexp(jff_eval *e, jff_num a, jff_num b);

/**
 * Term of an entropy: 0 at 0, and -∞ below, as torch.special has it. y = -x·ln x; y' = -(ln x + 1); y'' = -1/x.
 * Domain: x >= 0. Largest measured error in ULP: value 1.1, slope 0.8, second derivative 0.5. Near roots the error of the slope is relative
 * to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
 */
jff_num jff_entr(jff_eval *e, jff_num a);

/**
 * Product with a natural logarithm; 0 at a = 0 whatever b that is not NaN. y = a·ln b; y_a = ln b, y_b = a/b; y_aa = 0, y_ab = 1/b, y_bb =
 * -a/b².
 * Domain: b > 0, or a = 0. Largest measured error in ULP: value 1.5, slope 0.8, second derivative 1.4.
 */
jff_num jff_xlogy(jff_eval *e, jff_num a, jff_num b);

/**
 * Product with a natural logarithm of one plus b; 0 at a = 0 whatever b that is not NaN. y = a·ln(1 + b); y_a = ln(1 + b), y_b = a/(1 + b);
 * y_aa = 0, y_ab = 1/(1 + b), y_bb = -a/(1 + b)².
 * Domain: b > -1, or a = 0. Largest measured error in ULP: value 1.5, slope 1.4, second derivative 2.8.
 */
jff_num jff_xlog1py(jff_eval *e, jff_num a, jff_num b);

/**
 * Sine of an angle in radians. y = sin x; y' = cos x; y'' = -y.
 * Domain: finite x. Largest measured error in ULP: value 0.9, slope 0.8, second derivative 0.9.
 */
jff_num jff_sin(jff_eval *e, jff_num a);

/**
 * Cosine of an angle in radians. y = cos x; y' = -sin x; y'' = -y.
 * Domain: finite x. Largest measured error in ULP: value 0.8, slope 0.8, second derivative 0.8.
 */
jff_num jff_cos(jff_eval *e, jff_num a);

/**
 * Tangent of an angle in radians. y = tan x; y' = 1 + y²; y'' = 2y·y'.
 * Domain: finite x. Largest measured error in ULP: value 0.9, slope 2.2, second derivative 3.7.
 */
jff_num jff_tan(jff_eval *e, jff_num a);

/**
 * Inverse sine, in [-π/2, π/2]. y = asin x; y' = 1/√((1 - x)(1 + x)); y'' = x·y'/((1 - x)(1 + x)).
 * Domain: -1 <= x <= 1. Largest measured error in ULP: value 0.7, slope 2.0, second derivative 4.1.
 */
jff_num jff_asin(jff_eval *e, jff_num a);

/**
 * Inverse cosine, in [0, π]. y = acos x; y' = -1/√((1 - x)(1 + x)); y'' = x·y'/((1 - x)(1 + x)).
 * Domain: -1 <= x <= 1. Largest measured error in ULP: value 0.8, slope 1.8, second derivative 4.1.
 */
jff_num jff_acos(jff_eval *e, jff_num a);

/**
 * Inverse tangent, in [-π/2, π/2]. y = atan x; y' = 1/(1 + x²); y'' = -2x·y'².
 * Domain: all reals. Largest measured error in ULP: value 0.8, slope 1.9, second derivative 3.7.
 */
jff_num jff_atan(jff_eval *e, jff_num a);

/**
 * Angle of the point (x, y), y first, in [-π, π]; the slopes at the origin are 0. θ = atan2(y, x); r² = x² + y²; θ_y = x/r², θ_x = -y/r²;
 * θ_yy = 2θ_y·θ_x, θ_yx = (y² - x²)/r⁴, θ_xx = -θ_yy.
 * Domain: all reals. Largest measured error in ULP: value 1.1, slope 2.3, second derivative 4.7.
 */
jff_num jff_atan2(jff_eval *e, jff_num a, jff_num b);

/**
 * Sine of an angle in half turns, exact at integers and halves. y = sin πx; y' = π·cos πx; y'' = -π²·y.
 * Domain: finite x. Largest measured error in ULP: value 1.2, slope 2.5, second derivative 2.1.
 */
jff_num jff_sinpi(jff_eval *e, jff_num a);

/**
 * Cosine of an angle in half turns, exact at integers and halves. y = cos πx; y' = -π·sin πx; y'' = -π²·y.
 * Domain: finite x. Largest measured error in ULP: value 1.2, slope 2.3, second derivative 2.1.
 */
jff_num jff_cospi(jff_eval *e, jff_num a);

/**
 * Tangent of an angle in half turns, exact at integers and infinite at halves. y = tan πx; y' = π/cos² πx; y'' = 2π·y·y'.
 * Domain: finite x, no half of an odd integer. Largest measured error in ULP: value 2.2, slope 3.4, second derivative 5.1.
 */
jff_num jff_tanpi(jff_eval *e, jff_num a);

/**
 * Normalized cardinal sine, 1 at 0 and exactly 0 at the other integers; errors of the slopes are relative to their local amplitude. y = sin
 * πx/(πx); y' = (cos πx - y)/x; y'' = -π²·y - 2y'/x; near 0 the Taylor series.
 * Domain: all reals. Largest measured error in ULP: value 3.1, slope 2.6, second derivative 3.9. Near roots the error of the slope and
 * second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is
 * larger.
 */
jff_num jff_sinc(jff_eval *e, jff_num a);

/**
 * Degrees to radians. y = x·(π/180); y' = π/180; y'' = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.7, slope 0.1, second derivative 0.0.
 */
jff_num jff_deg2rad(jff_eval *e, jff_num a);

/**
 * Radians to degrees. y = x·(180/π); y' = 180/π; y'' = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.7, slope 0.2, second derivative 0.0.
 */
jff_num jff_rad2deg(jff_eval *e, jff_num a);

/**
 * The angle in [-π, π] that differs from x by whole turns, accurate for every finite x. y = x for |x| <= π, otherwise atan2(sin x, cos x);
 * y' = 1; y'' = 0.
 * Domain: finite x. Largest measured error in ULP: value 1.7, slope 0.0, second derivative 0.0.
 */
jff_num jff_wrap_to_pi(jff_eval *e, jff_num a);

/**
 * Hyperbolic sine. y = sinh x; y' = cosh x; y'' = y.
 * Domain: all reals. Largest measured error in ULP: value 1.4, slope 1.1, second derivative 1.4.
 */
jff_num jff_sinh(jff_eval *e, jff_num a);

/**
 * Hyperbolic cosine. y = cosh x; y' = sinh x; y'' = y.
 * Domain: all reals. Largest measured error in ULP: value 1.2, slope 1.6, second derivative 1.2.
 */
jff_num jff_cosh(jff_eval *e, jff_num a);

/**
 * Hyperbolic tangent. y = tanh x; y' = 4e/(1 + e)², e = exp(-2|x|); y'' = -2y·y'.
 * Domain: all reals. Largest measured error in ULP: value 1.6, slope 3.3, second derivative 4.1.
 */
jff_num jff_tanh(jff_eval *e, jff_num a);

/**
 * Inverse hyperbolic sine. y = asinh x; y' = 1/√(1 + x²); y'' = -x·y'³.
 * Domain: all reals. Largest measured error in ULP: value 1.4, slope 1.8, second derivative 3.0.
 */
jff_num jff_asinh(jff_eval *e, jff_num a);

/**
 * Inverse hyperbolic cosine. y = acosh x; y' = 1/√((x - 1)(x + 1)); y'' = -x·y'/((x - 1)(x + 1)).
 * Domain: x >= 1. Largest measured error in ULP: value 1.9, slope 1.8, second derivative 4.4.
 */
jff_num jff_acosh(jff_eval *e, jff_num a);

/**
 * Inverse hyperbolic tangent. y = atanh x; y' = 1/((1 - x)(1 + x)); y'' = 2x·y'/((1 - x)(1 + x)).
 * Domain: -1 < x < 1. Largest measured error in ULP: value 1.6, slope 1.9, second derivative 4.1.
 */
jff_num jff_atanh(jff_eval *e, jff_num a);

/**
 * Absolute value. y = |x|; y' = sign x, 0 at 0; y'' = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jff_num jff_abs(jff_eval *e, jff_num a);

/**
 * Sign: -1, 0 or 1; a zero keeps its sign. y = -1, 0, 1 for x < 0, x = 0, x > 0; y' = 0; y'' = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jff_num jff_sign(jff_eval *e, jff_num a);

/**
 * Magnitude of the first, sign of the second. y = |a| with the sign of b; y_a = sign(a)*sign(b), 0 at a = 0, y_b = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jff_num jff_copysign(jff_eval *e, jff_num a, jff_num b);

/**
 * Largest integer not above. y = floor x; y' = 0; y'' = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jff_num jff_floor(jff_eval *e, jff_num a);

/**
 * Smallest integer not below. y = ceil x; y' = 0; y'' = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jff_num jff_ceil(jff_eval *e, jff_num a);

/**
 * Integer part, toward zero. y = trunc x; y' = 0; y'' = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jff_num jff_trunc(jff_eval *e, jff_num a);

/**
 * Nearest integer, half away from zero. y = round x; y' = 0; y'' = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jff_num jff_round(jff_eval *e, jff_num a);

/**
 * Nearest integer, half to even. y = rint x; y' = 0; y'' = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jff_num jff_rint(jff_eval *e, jff_num a);

/**
 * Fraction, with the sign of the argument. y = x - trunc x; y' = 1; y'' = 0.
 * Domain: finite x. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jff_num jff_frac(jff_eval *e, jff_num a);

/**
 * Remainder with the sign of the first. y = a - b*trunc(a/b); y_a = 1, y_b = -q, q = (a - y)/b rounded to nearest.
 * Domain: finite a, b != 0. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jff_num jff_fmod(jff_eval *e, jff_num a, jff_num b);

/**
 * IEEE remainder: the quotient is rounded to nearest, ties to even. y = a - b*rint(a/b); y_a = 1, y_b = -q, q = (a - y)/b rounded to
 * nearest.
 * Domain: finite a, b != 0. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jff_num jff_remainder(jff_eval *e, jff_num a, jff_num b);

/**
 * Remainder with the sign of the second. y = a - b*floor(a/b); y_a = 1, y_b = -q, q = floor(a/b) of the numbers before rounding.
 * Domain: finite a, b != 0. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
 */
jff_num jff_mod(jff_eval *e, jff_num a, jff_num b);

/**
 * Positive difference. y = a - b for a > b, else 0; y_a = 1, y_b = -1 for a > b, else 0.
 * Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
 */
jff_num jff_fdim(jff_eval *e, jff_num a, jff_num b);

/**
 * Smaller of two; a NaN counts as missing. y = min(a, b); y_a = 1, y_b = 0 for a < b; 1/2, 1/2 for a = b.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jff_num jff_fmin(jff_eval *e, jff_num a, jff_num b);

/**
 * Larger of two; a NaN counts as missing. y = max(a, b); y_a = 1, y_b = 0 for a > b; 1/2, 1/2 for a = b.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jff_num jff_fmax(jff_eval *e, jff_num a, jff_num b);

/**
 * Smaller of two; a NaN passes. y = min(a, b); y_a = 1, y_b = 0 for a < b; 1/2, 1/2 for a = b.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jff_num jff_minimum(jff_eval *e, jff_num a, jff_num b);

/**
 * Larger of two; a NaN passes. y = max(a, b); y_a = 1, y_b = 0 for a > b; 1/2, 1/2 for a = b.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jff_num jff_maximum(jff_eval *e, jff_num a, jff_num b);

/**
 * First number held between the second and the third; the third wins where they cross. y = min(max(x, lo), hi); slopes (0, 0, 1) for hi <=
 * max(x, lo), else (0, 1, 0) for x <= lo, else (1, 0, 0).
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jff_num jff_clamp(jff_eval *e, jff_num a, jff_num b, jff_num c);

/**
 * Rectifier. y = x for x > 0, else 0; y' = 1 for x > 0, else 0; y'' = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jff_num jff_relu(jff_eval *e, jff_num a);

/**
 * Rectifier that keeps a plain real times the negative side. y = x for x > 0, else c*x; y' = 1 for x > 0, else c; y'' = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
 */
jff_num jff_leaky_relu(jff_eval *e, jff_num a, float c);

/**
 * Unit step. y = 0, 1/2, 1 for x < 0, x = 0, x > 0; y' = 0; y'' = 0.
 * Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
 */
jff_num jff_heaviside(jff_eval *e, jff_num a);

/**
 * Linear interpolation from the first number to the second by the third. y = a + t*(b - a); y_a = 1 - t, y_b = t, y_t = b - a; y_at = -1,
 * y_bt = 1.
 * Domain: all reals. Largest measured error in ULP: value 2.3, slope 0.5, second derivative 0.0. Near roots the error of the value is
 * relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
 */
jff_num jff_lerp(jff_eval *e, jff_num a, jff_num b, jff_num c);

/**
 * Error function. y = erf x; y' = 2/√π*exp(-x²); y'' = -2x*y'.
 * Domain: all reals. Largest measured error in ULP: value 0.7, slope 2.7, second derivative 3.7.
 */
jff_num jff_erf(jff_eval *e, jff_num a);

/**
 * Complementary error function. y = erfc x; y' = -2/√π*exp(-x²); y'' = -2x*y'.
 * Domain: all reals. Largest measured error in ULP: value 2.2, slope 2.7, second derivative 3.3.
 */
jff_num jff_erfc(jff_eval *e, jff_num a);

/**
 * Scaled complementary error function. y = exp(x²)*erfc x; y' = 2x*y - 2/√π; y'' = 2y + 2x*y', all without cancellation by a continued
 * fraction.
 * Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.5, second derivative 0.5.
 */
jff_num jff_erfcx(jff_eval *e, jff_num a);

/**
 * Inverse of the error function. erf y = x (AS 241 and a Newton step); y' = √π/2*exp(y²); y'' = 2y*y'².
 * Domain: -1 <= x <= 1. Largest measured error in ULP: value 1.5, slope 4.2, second derivative 7.9.
 */
jff_num jff_erfinv(jff_eval *e, jff_num a);

/**
 * Gamma function. y = Γ(x); y' = y*ψ(x); y'' = y*(ψ(x)² + ψ'(x)).
 * Domain: all reals but negative integers. Largest measured error in ULP: value 0.5, slope 1.8, second derivative 2.3. Near roots the error
 * of the slope is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
 */
jff_num jff_tgamma(jff_eval *e, jff_num a);

/**
 * Logarithm of the magnitude of the gamma function. y = ln|Γ(x)|; y' = ψ(x); y'' = ψ'(x).
 * Domain: all reals. Largest measured error in ULP: value 2.2, slope 0.5, second derivative 0.5. Near roots the error of the value and
 * slope is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
 */
jff_num jff_lgamma(jff_eval *e, jff_num a);

/**
 * Logarithmic derivative of the gamma function. y = tgamma'(x)/tgamma(x); y' = trigamma x; y'' = tetragamma x.
 * Domain: all reals but negative integers. Largest measured error in ULP: value 0.5, slope 0.5, second derivative 0.5. Near roots the error
 * of the value is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
 */
jff_num jff_digamma(jff_eval *e, jff_num a);

/**
 * Derivative of the digamma function. y = digamma'(x); y' = tetragamma x; y'' = pentagamma x.
 * Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.5, second derivative 0.5.
 */
jff_num jff_trigamma(jff_eval *e, jff_num a);

/**
 * Bessel function of the first kind, order zero. y = J_0(x); y' = -J_1(x); y'' = (J_2(x) - y)/2.
 * Domain: all reals. Largest measured error in ULP: value 3.7, slope 3.0, second derivative 5.1. Near roots the error of the value, slope
 * and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it
 * is larger.
 */
jff_num jff_j0(jff_eval *e, jff_num a);

/**
 * Bessel function of the first kind, order one. y = J_1(x); y' = (J_0(x) - J_2(x))/2; y'' = (J_3(x) - 3y)/4.
 * Domain: all reals. Largest measured error in ULP: value 3.1, slope 4.6, second derivative 4.1. Near roots the error of the value, slope
 * and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it
 * is larger.
 */
jff_num jff_j1(jff_eval *e, jff_num a);

/**
 * Bessel function of the first kind, order k. Beyond |k| = 10000, where it would take too long, value and derivatives are 0 where |x| <=
 * |k|/2 and at infinity, NaN elsewhere. y = J_k(x); y' = (J_(k-1)(x) - J_(k+1)(x))/2; y'' = (J_(k-2)(x) - 2y + J_(k+2)(x))/4.
 * Domain: all reals, |k| <= 10000. Largest measured error in ULP: value 1.9, slope 2.4, second derivative 2.7. Near roots the error of the
 * value, slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the
 * result itself it is larger.
 */
jff_num jff_jn(jff_eval *e, jff_num a, int k);

/**
 * Bessel function of the second kind, order zero. y = Y_0(x); y' = -Y_1(x); y'' = (Y_2(x) - y)/2 = Y_1(x)/x - y.
 * Domain: x >= 0. Largest measured error in ULP: value 3.7, slope 2.5, second derivative 3.8. Near roots the error of the value, slope and
 * second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is
 * larger.
 */
jff_num jff_y0(jff_eval *e, jff_num a);

/**
 * Bessel function of the second kind, order one. y = Y_1(x); y' = (Y_0(x) - Y_2(x))/2 = Y_0(x) - y/x; y'' = (Y_3(x) - 3y)/4.
 * Domain: x >= 0. Largest measured error in ULP: value 2.6, slope 3.9, second derivative 3.1. Near roots the error of the value, slope and
 * second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is
 * larger.
 */
jff_num jff_y1(jff_eval *e, jff_num a);

/**
 * Modified Bessel function of the first kind, order zero. y = I_0(x); y' = I_1(x); y'' = (y + I_2(x))/2.
 * Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.5, second derivative 1.0.
 */
jff_num jff_i0(jff_eval *e, jff_num a);

/**
 * Modified Bessel function of the first kind, order one. y = I_1(x); y' = (I_0(x) + I_2(x))/2; y'' = (3y + I_3(x))/4.
 * Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.9, second derivative 1.6.
 */
jff_num jff_i1(jff_eval *e, jff_num a);

/**
 * Modified Bessel function of the first kind, order zero, scaled by exp(-|x|); at the kink at 0 the slopes are those of torch. y =
 * exp(-|x|)*I_0(x); y' = i1e(x) - sign(x)*y; y'' = i1e'(x) - sign(x)*y', without cancellation.
 * Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.5, second derivative 0.5.
 */
jff_num jff_i0e(jff_eval *e, jff_num a);

/**
 * Modified Bessel function of the first kind, order one, scaled by exp(-|x|). y = exp(-|x|)*I_1(x); y' = i0e(x) - y*(sign(x) + 1/x); y''
 * from derivatives of i0e, without cancellation at large x.
 * Domain: all reals. Largest measured error in ULP: value 0.5, slope 4.6, second derivative 2.4. Near roots the error of the slope and
 * second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is
 * larger.
 */
jff_num jff_i1e(jff_eval *e, jff_num a);

/**
 * Logistic function. y = 1/(1 + exp(-x)); y' = e/(1 + e)², e = exp(-|x|); y'' = -y'*tanh(x/2).
 * Domain: all reals. Largest measured error in ULP: value 1.8, slope 3.1, second derivative 4.1.
 */
jff_num jff_sigmoid(jff_eval *e, jff_num a);

/**
 * Smooth rectifier, without a threshold. y = ln(1 + exp x) = max(x, 0) + log1p(exp(-|x|)); y' = sigmoid x; y'' = e/(1 + e)², e = exp(-|x|).
 * Domain: all reals. Largest measured error in ULP: value 1.3, slope 2.0, second derivative 3.1.
 */
jff_num jff_softplus(jff_eval *e, jff_num a);

/**
 * Logarithm of the logistic function. y = -ln(1 + exp(-x)) = min(x, 0) - log1p(exp(-|x|)); y' = sigmoid(-x); y'' = -e/(1 + e)², e =
 * exp(-|x|).
 * Domain: all reals. Largest measured error in ULP: value 1.3, slope 2.0, second derivative 3.6.
 */
jff_num jff_logsigmoid(jff_eval *e, jff_num a);

/**
 * Inverse of the logistic function. y = ln(x/(1 - x)); y' = 1/(x(1 - x)); y'' = (2x - 1)*y'².
 * Domain: 0 <= x <= 1. Largest measured error in ULP: value 1.3, slope 1.7, second derivative 4.9.
 */
jff_num jff_logit(jff_eval *e, jff_num a);

/**
 * Gaussian error linear unit, the erf form. y = x*norm_cdf x; y' = norm_cdf x + x*norm_pdf x; y'' = (2 - x²)*norm_pdf x.
 * Domain: all reals. Largest measured error in ULP: value 2.7, slope 3.3, second derivative 4.0. Near roots the error of the slope and
 * second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is
 * larger.
 */
jff_num jff_gelu(jff_eval *e, jff_num a);

/**
 * Gaussian error linear unit, the tanh form. y = x*s, s = sigmoid w, w = 2√(2/π)(x + 0.044715x³); y' = s + x*s'*w'; y'' = s'*(2w' + x*(w''
 * - tanh(w/2)*w'²)).
 * Domain: all reals. Largest measured error in ULP: value 2.5, slope 3.6, second derivative 7.3. Near roots the error of the slope and
 * second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is
 * larger.
 */
jff_num jff_gelu_tanh(jff_eval *e, jff_num a);

/**
 * Sigmoid linear unit, also called swish. y = x*s, s = sigmoid x; y' = s + x*s'; y'' = s'*(2 - x*tanh(x/2)).
 * Domain: all reals. Largest measured error in ULP: value 2.4, slope 2.3, second derivative 4.8. Near roots the error of the slope and
 * second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is
 * larger.
 */
jff_num jff_silu(jff_eval *e, jff_num a);

/**
 * Exponential linear unit, a plain real times expm1 on the negative side. y = x for x > 0, else c*expm1(x); y' = 1 for x > 0, else
 * c*exp(x); y'' = 0 for x > 0, else c*exp(x).
 * Domain: all reals. Largest measured error in ULP: value 1.3, slope 1.8, second derivative 1.8.
 */
jff_num jff_elu(jff_eval *e, jff_num a, float c);

/**
 * Smooth sign by a quotient. y = x/(1 + |x|); y' = 1/(1 + |x|)²; y'' = -2 sign(x)/(1 + |x|)³, 0 at 0.
 * Domain: all reals. Largest measured error in ULP: value 1.5, slope 3.3, second derivative 5.0.
 */
jff_num jff_softsign(jff_eval *e, jff_num a);

/**
 * Cumulative probability of the standard normal distribution. y = erfc(-x/√2)/2; y' = exp(-x²/2)/√(2π); y'' = -x*y'.
 * Domain: all reals. Largest measured error in ULP: value 2.4, slope 2.6, second derivative 2.9.
 */
jff_num jff_norm_cdf(jff_eval *e, jff_num a);

/**
 * Logarithm of the cumulative probability of the standard normal distribution, accurate in both tails. y = ln Φ(x) = -x²/2 +
 * ln(erfcx(-x/√2)/2) for x < -1; y' = φ(x)/Φ(x); y'' = -y'*(x + y').
 * Domain: all reals. Largest measured error in ULP: value 0.5, slope 2.2, second derivative 3.9.
 */
jff_num jff_norm_logcdf(jff_eval *e, jff_num a);

/**
 * Quantile of the standard normal distribution, the inverse of norm_cdf. Φ(y) = x (AS 241 and a Newton step); y' = √(2π)*exp(y²/2); y'' =
 * y*y'².
 * Domain: 0 <= x <= 1. Largest measured error in ULP: value 0.5, slope 2.7, second derivative 6.1.
 */
jff_num jff_norm_quantile(jff_eval *e, jff_num a);

/**
 * Density of the standard normal distribution. y = exp(-x²/2)/√(2π); y' = -x*y; y'' = (x² - 1)*y.
 * Domain: all reals. Largest measured error in ULP: value 3.0, slope 3.1, second derivative 3.3.
 */
jff_num jff_norm_pdf(jff_eval *e, jff_num a);

/* ---- Inside a function: arrays ---- */

/** Sum of n numbers, left to right; 0 for none. Requires: a has n elements. */
jff_num jff_sum(jff_eval *e, size_t n, const jff_num *a);

/** Sum of a[i]*b[i], left to right, one rounding each: the bits of the loop it replaces; 0 for none. Requires: a and b have n elements. */
jff_num jff_dot(jff_eval *e, size_t n, const jff_num *a, const jff_num *b);

/** Sum of c[i]*a[i] with plain reals c, left to right; 0 for none. Requires: c and a have n elements. */
jff_num jff_dot_c(jff_eval *e, size_t n, const float *c, const jff_num *a);

/** Euclidean norm, without over- or underflow; 0 with zero slopes at the origin. Requires: a has n elements. */
jff_num jff_norm(jff_eval *e, size_t n, const jff_num *a);

/** Sum of squares, left to right. Requires: a has n elements. */
jff_num jff_norm2sq(jff_eval *e, size_t n, const jff_num *a);

/** Product of n numbers, left to right; right slopes at zeros; 1 for none. Requires: a has n elements. */
jff_num jff_prod(jff_eval *e, size_t n, const jff_num *a);

/** Largest of n numbers; k equal ones share the slope, 1/k each; NaN passes; NaN for none. Requires: a has n elements. */
jff_num jff_amax(jff_eval *e, size_t n, const jff_num *a);

/** Smallest of n numbers; k equal ones share the slope, 1/k each; NaN passes; NaN for none. Requires: a has n elements. */
jff_num jff_amin(jff_eval *e, size_t n, const jff_num *a);

/** log of the sum of exp(a[i]), without overflow; -inf for none. Requires: a has n elements. */
jff_num jff_logsumexp(jff_eval *e, size_t n, const jff_num *a);

/**
 * y[i] = exp(a[i]) / sum of exp(a[k]), without overflow. Takes three numbers more while it runs. Requires: a and y have n elements and do
 * not overlap.
 */
void jff_softmax(jff_eval *e, size_t n, const jff_num *a, jff_num *y);

/** y[i] = a[0] + ... + a[i]. Requires: a and y have n elements; y may be a. */
void jff_cumsum(jff_eval *e, size_t n, const jff_num *a, jff_num *y);

/** y = A*x, A rows by cols, dense row-major: y[i] is jff_dot of row i and x. Requires: y overlaps neither A nor x. */
void jff_matvec(jff_eval *e, size_t rows, size_t cols, const jff_num *a, const jff_num *x, jff_num *y);

/** y = A*x with a plain-real matrix A, rows by cols, dense row-major. Requires: y does not overlap x. */
void jff_matvec_c(jff_eval *e, size_t rows, size_t cols, const float *a, const jff_num *x, jff_num *y);

/** C = A*B, A m by k, B k by n, all dense row-major. Requires: C overlaps neither A nor B. */
void jff_matmul(jff_eval *e, size_t m, size_t k, size_t n, const jff_num *a, const jff_num *b, jff_num *c);

/** C = A*B with a plain-real matrix A m by k, B k by n, all dense row-major. Requires: C does not overlap B. */
void jff_matmul_c(jff_eval *e, size_t m, size_t k, size_t n, const float *a, const jff_num *b, jff_num *c);

/** y[i] = op(a[i]). Requires: a and y have n elements; y may be a. */
void jff_map(jff_eval *e, jff_unary op, size_t n, const jff_num *a, jff_num *y);

/** y = a x b, vectors of 3. y may be a or b. Requires: all have 3 elements. */
void jff_cross(jff_eval *e, const jff_num *a, const jff_num *b, jff_num *y);

/** r = p*q, Hamilton product of quaternions, w first. r may be p or q. Requires: all have 4 elements. */
void jff_quat_mul(jff_eval *e, const jff_num *p, const jff_num *q, jff_num *r);

/**
 * y = v rotated by the unit quaternion q (Hamilton, w first): v + w*t + u x t, t = 2*u x v. y may be v. Requires: q has 4 elements, v and y
 * 3.
 */
void jff_quat_rotate(jff_eval *e, const jff_num *q, const jff_num *v, jff_num *y);

/* ---- Values of the operations on plain reals ---- */

/** The value of jff_fma for plain reals. */
float jff_m_fma(float a, float b, float c);

/** The value of jff_recip for plain reals. */
float jff_m_recip(float x);

/** The value of jff_square for plain reals. */
float jff_m_square(float x);

/** The value of jff_sqrt for plain reals. */
float jff_m_sqrt(float x);

/** The value of jff_rsqrt for plain reals. */
float jff_m_rsqrt(float x);

/** The value of jff_cbrt for plain reals. */
float jff_m_cbrt(float x);

/** The value of jff_hypot for plain reals. */
float jff_m_hypot(float a, float b);

/** The value of jff_pow for plain reals. */
float jff_m_pow(float a, float b);

/** The value of jff_powi for plain reals. */
float jff_m_powi(float x, int k);

/** The value of jff_scalbn for plain reals. */
float jff_m_scalbn(float x, int k);

/** The value of jff_exp for plain reals. */
float jff_m_exp(float x);

/** The value of jff_exp2 for plain reals. */
float jff_m_exp2(float x);

/** The value of jff_exp10 for plain reals. */
float jff_m_exp10(float x);

/** The value of jff_expm1 for plain reals. */
float jff_m_expm1(float x);

/** The value of jff_log for plain reals. */
float jff_m_log(float x);

/** The value of jff_log2 for plain reals. */
float jff_m_log2(float x);

/** The value of jff_log10 for plain reals. */
float jff_m_log10(float x);

/** The value of jff_log1p for plain reals. */
float jff_m_log1p(float x);

/** The value of jff_log1mexp for plain reals. */
float jff_m_log1mexp(float x);

/** The value of jff_logexpm1 for plain reals. */
float jff_m_logexpm1(float x);

/** The value of jff_logaddexp for plain reals. */
float jff_m_logaddexp(float a, float b);

/** The value of jff_entr for plain reals. */
float jff_m_entr(float x);

/** The value of jff_xlogy for plain reals. */
float jff_m_xlogy(float a, float b);

/** The value of jff_xlog1py for plain reals. */
float jff_m_xlog1py(float a, float b);

/** The value of jff_sin for plain reals. */
float jff_m_sin(float x);

/** The value of jff_cos for plain reals. */
float jff_m_cos(float x);

/** The value of jff_tan for plain reals. */
float jff_m_tan(float x);

/** The value of jff_asin for plain reals. */
float jff_m_asin(float x);

/** The value of jff_acos for plain reals. */
float jff_m_acos(float x);

/** The value of jff_atan for plain reals. */
float jff_m_atan(float x);

/** The value of jff_atan2 for plain reals. */
float jff_m_atan2(float a, float b);

/** The value of jff_sinpi for plain reals. */
float jff_m_sinpi(float x);

/** The value of jff_cospi for plain reals. */
float jff_m_cospi(float x);

/** The value of jff_tanpi for plain reals. */
float jff_m_tanpi(float x);

/** The value of jff_sinc for plain reals. */
float jff_m_sinc(float x);

/** The value of jff_deg2rad for plain reals. */
float jff_m_deg2rad(float x);

/** The value of jff_rad2deg for plain reals. */
float jff_m_rad2deg(float x);

/** The value of jff_wrap_to_pi for plain reals. */
float jff_m_wrap_to_pi(float x);

/** The value of jff_sinh for plain reals. */
float jff_m_sinh(float x);

/** The value of jff_cosh for plain reals. */
float jff_m_cosh(float x);

/** The value of jff_tanh for plain reals. */
float jff_m_tanh(float x);

/** The value of jff_asinh for plain reals. */
float jff_m_asinh(float x);

/** The value of jff_acosh for plain reals. */
float jff_m_acosh(float x);

/** The value of jff_atanh for plain reals. */
float jff_m_atanh(float x);

/** The value of jff_abs for plain reals. */
float jff_m_abs(float x);

/** The value of jff_sign for plain reals. */
float jff_m_sign(float x);

/** The value of jff_copysign for plain reals. */
float jff_m_copysign(float a, float b);

/** The value of jff_floor for plain reals. */
float jff_m_floor(float x);

/** The value of jff_ceil for plain reals. */
float jff_m_ceil(float x);

/** The value of jff_trunc for plain reals. */
float jff_m_trunc(float x);

/** The value of jff_round for plain reals. */
float jff_m_round(float x);

/** The value of jff_rint for plain reals. */
float jff_m_rint(float x);

/** The value of jff_frac for plain reals. */
float jff_m_frac(float x);

/** The value of jff_fmod for plain reals. */
float jff_m_fmod(float a, float b);

/** The value of jff_remainder for plain reals. */
float jff_m_remainder(float a, float b);

/** The value of jff_mod for plain reals. */
float jff_m_mod(float a, float b);

/** The value of jff_fdim for plain reals. */
float jff_m_fdim(float a, float b);

/** The value of jff_fmin for plain reals. */
float jff_m_fmin(float a, float b);

/** The value of jff_fmax for plain reals. */
float jff_m_fmax(float a, float b);

/** The value of jff_minimum for plain reals. */
float jff_m_minimum(float a, float b);

/** The value of jff_maximum for plain reals. */
float jff_m_maximum(float a, float b);

/** The value of jff_clamp for plain reals. */
float jff_m_clamp(float a, float b, float c);

/** The value of jff_relu for plain reals. */
float jff_m_relu(float x);

/** The value of jff_leaky_relu for plain reals. */
float jff_m_leaky_relu(float x, float c);

/** The value of jff_heaviside for plain reals. */
float jff_m_heaviside(float x);

/** The value of jff_lerp for plain reals. */
float jff_m_lerp(float a, float b, float c);

/** The value of jff_erf for plain reals. */
float jff_m_erf(float x);

/** The value of jff_erfc for plain reals. */
float jff_m_erfc(float x);

/** The value of jff_erfcx for plain reals. */
float jff_m_erfcx(float x);

/** The value of jff_erfinv for plain reals. */
float jff_m_erfinv(float x);

/** The value of jff_tgamma for plain reals. */
float jff_m_tgamma(float x);

/** The value of jff_lgamma for plain reals. */
float jff_m_lgamma(float x);

/** The value of jff_digamma for plain reals. */
float jff_m_digamma(float x);

/** The value of jff_trigamma for plain reals. */
float jff_m_trigamma(float x);

/** The value of jff_j0 for plain reals. */
float jff_m_j0(float x);

/** The value of jff_j1 for plain reals. */
float jff_m_j1(float x);

/** The value of jff_jn for plain reals. */
float jff_m_jn(float x, int k);

/** The value of jff_y0 for plain reals. */
float jff_m_y0(float x);

/** The value of jff_y1 for plain reals. */
float jff_m_y1(float x);

/** The value of jff_i0 for plain reals. */
float jff_m_i0(float x);

/** The value of jff_i1 for plain reals. */
float jff_m_i1(float x);

/** The value of jff_i0e for plain reals. */
float jff_m_i0e(float x);

/** The value of jff_i1e for plain reals. */
float jff_m_i1e(float x);

/** The value of jff_sigmoid for plain reals. */
float jff_m_sigmoid(float x);

/** The value of jff_softplus for plain reals. */
float jff_m_softplus(float x);

/** The value of jff_logsigmoid for plain reals. */
float jff_m_logsigmoid(float x);

/** The value of jff_logit for plain reals. */
float jff_m_logit(float x);

/** The value of jff_gelu for plain reals. */
float jff_m_gelu(float x);

/** The value of jff_gelu_tanh for plain reals. */
float jff_m_gelu_tanh(float x);

/** The value of jff_silu for plain reals. */
float jff_m_silu(float x);

/** The value of jff_elu for plain reals. */
float jff_m_elu(float x, float c);

/** The value of jff_softsign for plain reals. */
float jff_m_softsign(float x);

/** The value of jff_norm_cdf for plain reals. */
float jff_m_norm_cdf(float x);

/** The value of jff_norm_logcdf for plain reals. */
float jff_m_norm_logcdf(float x);

/** The value of jff_norm_quantile for plain reals. */
float jff_m_norm_quantile(float x);

/** The value of jff_norm_pdf for plain reals. */
float jff_m_norm_pdf(float x);

/**
 * Sine and cosine of a plain real, the same bits as jff_m_sin and jff_m_cos, for less than both. Requires: s and c are NULL or have room
 * for one.
 */
void jff_m_sincos(float x, float *s, float *c);

/* ---- Their slopes and second derivatives: one that is zero by definition is -0, any other zero +0 ---- */

/** The slope of jff_neg for plain reals, where the value is y. */
float jff_d_neg(float x, float y);

/** Its second derivative. */
float jff_dd_neg(float x, float y);

/** Slopes of jff_add for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jff_d_add(float a, float b, float y, float *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jff_dd_add(float a, float b, float y, float *d);

/** The slope of jff_add_c for plain reals, where the value is y. */
float jff_d_add_c(float x, float c, float y);

/** Its second derivative. */
float jff_dd_add_c(float x, float c, float y);

/** Slopes of jff_sub for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jff_d_sub(float a, float b, float y, float *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jff_dd_sub(float a, float b, float y, float *d);

/** The slope of jff_sub_c for plain reals, where the value is y. */
float jff_d_sub_c(float x, float c, float y);

/** Its second derivative. */
float jff_dd_sub_c(float x, float c, float y);

/** The slope of jff_c_sub for plain reals, where the value is y. */
float jff_d_c_sub(float c, float x, float y);

/** Its second derivative. */
float jff_dd_c_sub(float c, float x, float y);

/** Slopes of jff_mul for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jff_d_mul(float a, float b, float y, float *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jff_dd_mul(float a, float b, float y, float *d);

/** The slope of jff_mul_c for plain reals, where the value is y. */
float jff_d_mul_c(float x, float c, float y);

/** Its second derivative. */
float jff_dd_mul_c(float x, float c, float y);

/** Slopes of jff_div for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jff_d_div(float a, float b, float y, float *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jff_dd_div(float a, float b, float y, float *d);

/** The slope of jff_div_c for plain reals, where the value is y. */
float jff_d_div_c(float x, float c, float y);

/** Its second derivative. */
float jff_dd_div_c(float x, float c, float y);

/** The slope of jff_c_div for plain reals, where the value is y. */
float jff_d_c_div(float c, float x, float y);

/** Its second derivative. */
float jff_dd_c_div(float c, float x, float y);

/** Slopes of jff_fma for plain reals, in a, in b and in c, where the value is y. Requires: d is NULL or has room for them. */
void jff_d_fma(float a, float b, float c, float y, float *d);

/** Its second derivatives aa, ab, ac, bb, bc, cc. Requires: d is NULL or has room for them. */
void jff_dd_fma(float a, float b, float c, float y, float *d);

/** The slope of jff_recip for plain reals, where the value is y. */
float jff_d_recip(float x, float y);

/** Its second derivative. */
float jff_dd_recip(float x, float y);

/** The slope of jff_square for plain reals, where the value is y. */
float jff_d_square(float x, float y);

/** Its second derivative. */
float jff_dd_square(float x, float y);

/** The slope of jff_sqrt for plain reals, where the value is y. */
float jff_d_sqrt(float x, float y);

/** Its second derivative. */
float jff_dd_sqrt(float x, float y);

/** The slope of jff_rsqrt for plain reals, where the value is y. */
float jff_d_rsqrt(float x, float y);

/** Its second derivative. */
float jff_dd_rsqrt(float x, float y);

/** The slope of jff_cbrt for plain reals, where the value is y. */
float jff_d_cbrt(float x, float y);

/** Its second derivative. */
float jff_dd_cbrt(float x, float y);

/** Slopes of jff_hypot for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jff_d_hypot(float a, float b, float y, float *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jff_dd_hypot(float a, float b, float y, float *d);

/** Slopes of jff_pow for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jff_d_pow(float a, float b, float y, float *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jff_dd_pow(float a, float b, float y, float *d);

/** The slope of jff_pow_c for plain reals, where the value is y. */
float jff_d_pow_c(float x, float c, float y);

/** Its second derivative. */
float jff_dd_pow_c(float x, float c, float y);

/** The slope of jff_c_pow for plain reals, where the value is y. */
float jff_d_c_pow(float c, float x, float y);

/** Its second derivative. */
float jff_dd_c_pow(float c, float x, float y);

/** The slope of jff_powi for plain reals, where the value is y. */
float jff_d_powi(float x, int k, float y);

/** Its second derivative. */
float jff_dd_powi(float x, int k, float y);

/** The slope of jff_scalbn for plain reals, where the value is y. */
float jff_d_scalbn(float x, int k, float y);

/** Its second derivative. */
float jff_dd_scalbn(float x, int k, float y);

/** The slope of jff_exp for plain reals, where the value is y. */
float jff_d_exp(float x, float y);

/** Its second derivative. */
float jff_dd_exp(float x, float y);

/** The slope of jff_exp2 for plain reals, where the value is y. */
float jff_d_exp2(float x, float y);

/** Its second derivative. */
float jff_dd_exp2(float x, float y);

/** The slope of jff_exp10 for plain reals, where the value is y. */
float jff_d_exp10(float x, float y);

/** Its second derivative. */
float jff_dd_exp10(float x, float y);

/** The slope of jff_expm1 for plain reals, where the value is y. */
float jff_d_expm1(float x, float y);

/** Its second derivative. */
float jff_dd_expm1(float x, float y);

/** The slope of jff_log for plain reals, where the value is y. */
float jff_d_log(float x, float y);

/** Its second derivative. */
float jff_dd_log(float x, float y);

/** The slope of jff_log2 for plain reals, where the value is y. */
float jff_d_log2(float x, float y);

/** Its second derivative. */
float jff_dd_log2(float x, float y);

/** The slope of jff_log10 for plain reals, where the value is y. */
float jff_d_log10(float x, float y);

/** Its second derivative. */
float jff_dd_log10(float x, float y);

/** The slope of jff_log1p for plain reals, where the value is y. */
float jff_d_log1p(float x, float y);

/** Its second derivative. */
float jff_dd_log1p(float x, float y);

/** The slope of jff_log1mexp for plain reals, where the value is y. */
float jff_d_log1mexp(float x, float y);

/** Its second derivative. */
float jff_dd_log1mexp(float x, float y);

/** The slope of jff_logexpm1 for plain reals, where the value is y. */
float jff_d_logexpm1(float x, float y);

/** Its second derivative. */
float jff_dd_logexpm1(float x, float y);

/** Slopes of jff_logaddexp for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jff_d_logaddexp(float a, float b, float y, float *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jff_dd_logaddexp(float a, float b, float y, float *d);

/** The slope of jff_entr for plain reals, where the value is y. */
float jff_d_entr(float x, float y);

/** Its second derivative. */
float jff_dd_entr(float x, float y);

/** Slopes of jff_xlogy for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jff_d_xlogy(float a, float b, float y, float *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jff_dd_xlogy(float a, float b, float y, float *d);

/** Slopes of jff_xlog1py for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jff_d_xlog1py(float a, float b, float y, float *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jff_dd_xlog1py(float a, float b, float y, float *d);

/** The slope of jff_sin for plain reals, where the value is y. */
float jff_d_sin(float x, float y);

/** Its second derivative. */
float jff_dd_sin(float x, float y);

/** The slope of jff_cos for plain reals, where the value is y. */
float jff_d_cos(float x, float y);

/** Its second derivative. */
float jff_dd_cos(float x, float y);

/** The slope of jff_tan for plain reals, where the value is y. */
float jff_d_tan(float x, float y);

/** Its second derivative. */
float jff_dd_tan(float x, float y);

/** The slope of jff_asin for plain reals, where the value is y. */
float jff_d_asin(float x, float y);

/** Its second derivative. */
float jff_dd_asin(float x, float y);

/** The slope of jff_acos for plain reals, where the value is y. */
float jff_d_acos(float x, float y);

/** Its second derivative. */
float jff_dd_acos(float x, float y);

/** The slope of jff_atan for plain reals, where the value is y. */
float jff_d_atan(float x, float y);

/** Its second derivative. */
float jff_dd_atan(float x, float y);

/** Slopes of jff_atan2 for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jff_d_atan2(float a, float b, float y, float *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jff_dd_atan2(float a, float b, float y, float *d);

/** The slope of jff_sinpi for plain reals, where the value is y. */
float jff_d_sinpi(float x, float y);

/** Its second derivative. */
float jff_dd_sinpi(float x, float y);

/** The slope of jff_cospi for plain reals, where the value is y. */
float jff_d_cospi(float x, float y);

/** Its second derivative. */
float jff_dd_cospi(float x, float y);

/** The slope of jff_tanpi for plain reals, where the value is y. */
float jff_d_tanpi(float x, float y);

/** Its second derivative. */
float jff_dd_tanpi(float x, float y);

/** The slope of jff_sinc for plain reals, where the value is y. */
float jff_d_sinc(float x, float y);

/** Its second derivative. */
float jff_dd_sinc(float x, float y);

/** The slope of jff_deg2rad for plain reals, where the value is y. */
float jff_d_deg2rad(float x, float y);

/** Its second derivative. */
float jff_dd_deg2rad(float x, float y);

/** The slope of jff_rad2deg for plain reals, where the value is y. */
float jff_d_rad2deg(float x, float y);

/** Its second derivative. */
float jff_dd_rad2deg(float x, float y);

/** The slope of jff_wrap_to_pi for plain reals, where the value is y. */
float jff_d_wrap_to_pi(float x, float y);

/** Its second derivative. */
float jff_dd_wrap_to_pi(float x, float y);

/** The slope of jff_sinh for plain reals, where the value is y. */
float jff_d_sinh(float x, float y);

/** Its second derivative. */
float jff_dd_sinh(float x, float y);

/** The slope of jff_cosh for plain reals, where the value is y. */
float jff_d_cosh(float x, float y);

/** Its second derivative. */
float jff_dd_cosh(float x, float y);

/** The slope of jff_tanh for plain reals, where the value is y. */
float jff_d_tanh(float x, float y);

/** Its second derivative. */
float jff_dd_tanh(float x, float y);

/** The slope of jff_asinh for plain reals, where the value is y. */
float jff_d_asinh(float x, float y);

/** Its second derivative. */
float jff_dd_asinh(float x, float y);

/** The slope of jff_acosh for plain reals, where the value is y. */
float jff_d_acosh(float x, float y);

/** Its second derivative. */
float jff_dd_acosh(float x, float y);

/** The slope of jff_atanh for plain reals, where the value is y. */
float jff_d_atanh(float x, float y);

/** Its second derivative. */
float jff_dd_atanh(float x, float y);

/** The slope of jff_abs for plain reals, where the value is y. */
float jff_d_abs(float x, float y);

/** Its second derivative. */
float jff_dd_abs(float x, float y);

/** The slope of jff_sign for plain reals, where the value is y. */
float jff_d_sign(float x, float y);

/** Its second derivative. */
float jff_dd_sign(float x, float y);

/** Slopes of jff_copysign for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jff_d_copysign(float a, float b, float y, float *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jff_dd_copysign(float a, float b, float y, float *d);

/** The slope of jff_floor for plain reals, where the value is y. */
float jff_d_floor(float x, float y);

/** Its second derivative. */
float jff_dd_floor(float x, float y);

/** The slope of jff_ceil for plain reals, where the value is y. */
float jff_d_ceil(float x, float y);

/** Its second derivative. */
float jff_dd_ceil(float x, float y);

/** The slope of jff_trunc for plain reals, where the value is y. */
float jff_d_trunc(float x, float y);

/** Its second derivative. */
float jff_dd_trunc(float x, float y);

/** The slope of jff_round for plain reals, where the value is y. */
float jff_d_round(float x, float y);

/** Its second derivative. */
float jff_dd_round(float x, float y);

/** The slope of jff_rint for plain reals, where the value is y. */
float jff_d_rint(float x, float y);

/** Its second derivative. */
float jff_dd_rint(float x, float y);

/** The slope of jff_frac for plain reals, where the value is y. */
float jff_d_frac(float x, float y);

/** Its second derivative. */
float jff_dd_frac(float x, float y);

/** Slopes of jff_fmod for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jff_d_fmod(float a, float b, float y, float *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jff_dd_fmod(float a, float b, float y, float *d);

/** Slopes of jff_remainder for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jff_d_remainder(float a, float b, float y, float *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jff_dd_remainder(float a, float b, float y, float *d);

/** Slopes of jff_mod for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jff_d_mod(float a, float b, float y, float *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jff_dd_mod(float a, float b, float y, float *d);

/** Slopes of jff_fdim for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jff_d_fdim(float a, float b, float y, float *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jff_dd_fdim(float a, float b, float y, float *d);

/** Slopes of jff_fmin for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jff_d_fmin(float a, float b, float y, float *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jff_dd_fmin(float a, float b, float y, float *d);

/** Slopes of jff_fmax for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jff_d_fmax(float a, float b, float y, float *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jff_dd_fmax(float a, float b, float y, float *d);

/** Slopes of jff_minimum for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jff_d_minimum(float a, float b, float y, float *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jff_dd_minimum(float a, float b, float y, float *d);

/** Slopes of jff_maximum for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them. */
void jff_d_maximum(float a, float b, float y, float *d);

/** Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them. */
void jff_dd_maximum(float a, float b, float y, float *d);

/** Slopes of jff_clamp for plain reals, in a, in b and in c, where the value is y. Requires: d is NULL or has room for them. */
void jff_d_clamp(float a, float b, float c, float y, float *d);

/** Its second derivatives aa, ab, ac, bb, bc, cc. Requires: d is NULL or has room for them. */
void jff_dd_clamp(float a, float b, float c, float y, float *d);

/** The slope of jff_relu for plain reals, where the value is y. */
float jff_d_relu(float x, float y);

/** Its second derivative. */
float jff_dd_relu(float x, float y);

/** The slope of jff_leaky_relu for plain reals, where the value is y. */
float jff_d_leaky_relu(float x, float c, float y);

/** Its second derivative. */
float jff_dd_leaky_relu(float x, float c, float y);

/** The slope of jff_heaviside for plain reals, where the value is y. */
float jff_d_heaviside(float x, float y);

/** Its second derivative. */
float jff_dd_heaviside(float x, float y);

/** Slopes of jff_lerp for plain reals, in a, in b and in c, where the value is y. Requires: d is NULL or has room for them. */
void jff_d_lerp(float a, float b, float c, float y, float *d);

/** Its second derivatives aa, ab, ac, bb, bc, cc. Requires: d is NULL or has room for them. */
void jff_dd_lerp(float a, float b, float c, float y, float *d);

/** The slope of jff_erf for plain reals, where the value is y. */
float jff_d_erf(float x, float y);

/** Its second derivative. */
float jff_dd_erf(float x, float y);

/** The slope of jff_erfc for plain reals, where the value is y. */
float jff_d_erfc(float x, float y);

/** Its second derivative. */
float jff_dd_erfc(float x, float y);

/** The slope of jff_erfcx for plain reals, where the value is y. */
float jff_d_erfcx(float x, float y);

/** Its second derivative. */
float jff_dd_erfcx(float x, float y);

/** The slope of jff_erfinv for plain reals, where the value is y. */
float jff_d_erfinv(float x, float y);

/** Its second derivative. */
float jff_dd_erfinv(float x, float y);

/** The slope of jff_tgamma for plain reals, where the value is y. */
float jff_d_tgamma(float x, float y);

/** Its second derivative. */
float jff_dd_tgamma(float x, float y);

/** The slope of jff_lgamma for plain reals, where the value is y. */
float jff_d_lgamma(float x, float y);

/** Its second derivative. */
float jff_dd_lgamma(float x, float y);

/** The slope of jff_digamma for plain reals, where the value is y. */
float jff_d_digamma(float x, float y);

/** Its second derivative. */
float jff_dd_digamma(float x, float y);

/** The slope of jff_trigamma for plain reals, where the value is y. */
float jff_d_trigamma(float x, float y);

/** Its second derivative. */
float jff_dd_trigamma(float x, float y);

/** The slope of jff_j0 for plain reals, where the value is y. */
float jff_d_j0(float x, float y);

/** Its second derivative. */
float jff_dd_j0(float x, float y);

/** The slope of jff_j1 for plain reals, where the value is y. */
float jff_d_j1(float x, float y);

/** Its second derivative. */
float jff_dd_j1(float x, float y);

/** The slope of jff_jn for plain reals, where the value is y. */
float jff_d_jn(float x, int k, float y);

/** Its second derivative. */
float jff_dd_jn(float x, int k, float y);

/** The slope of jff_y0 for plain reals, where the value is y. */
float jff_d_y0(float x, float y);

/** Its second derivative. */
float jff_dd_y0(float x, float y);

/** The slope of jff_y1 for plain reals, where the value is y. */
float jff_d_y1(float x, float y);

/** Its second derivative. */
float jff_dd_y1(float x, float y);

/** The slope of jff_i0 for plain reals, where the value is y. */
float jff_d_i0(float x, float y);

/** Its second derivative. */
float jff_dd_i0(float x, float y);

/** The slope of jff_i1 for plain reals, where the value is y. */
float jff_d_i1(float x, float y);

/** Its second derivative. */
float jff_dd_i1(float x, float y);

/** The slope of jff_i0e for plain reals, where the value is y. */
float jff_d_i0e(float x, float y);

/** Its second derivative. */
float jff_dd_i0e(float x, float y);

/** The slope of jff_i1e for plain reals, where the value is y. */
float jff_d_i1e(float x, float y);

/** Its second derivative. */
float jff_dd_i1e(float x, float y);

/** The slope of jff_sigmoid for plain reals, where the value is y. */
float jff_d_sigmoid(float x, float y);

/** Its second derivative. */
float jff_dd_sigmoid(float x, float y);

/** The slope of jff_softplus for plain reals, where the value is y. */
float jff_d_softplus(float x, float y);

/** Its second derivative. */
float jff_dd_softplus(float x, float y);

/** The slope of jff_logsigmoid for plain reals, where the value is y. */
float jff_d_logsigmoid(float x, float y);

/** Its second derivative. */
float jff_dd_logsigmoid(float x, float y);

/** The slope of jff_logit for plain reals, where the value is y. */
float jff_d_logit(float x, float y);

/** Its second derivative. */
float jff_dd_logit(float x, float y);

/** The slope of jff_gelu for plain reals, where the value is y. */
float jff_d_gelu(float x, float y);

/** Its second derivative. */
float jff_dd_gelu(float x, float y);

/** The slope of jff_gelu_tanh for plain reals, where the value is y. */
float jff_d_gelu_tanh(float x, float y);

/** Its second derivative. */
float jff_dd_gelu_tanh(float x, float y);

/** The slope of jff_silu for plain reals, where the value is y. */
float jff_d_silu(float x, float y);

/** Its second derivative. */
float jff_dd_silu(float x, float y);

/** The slope of jff_elu for plain reals, where the value is y. */
float jff_d_elu(float x, float c, float y);

/** Its second derivative. */
float jff_dd_elu(float x, float c, float y);

/** The slope of jff_softsign for plain reals, where the value is y. */
float jff_d_softsign(float x, float y);

/** Its second derivative. */
float jff_dd_softsign(float x, float y);

/** The slope of jff_norm_cdf for plain reals, where the value is y. */
float jff_d_norm_cdf(float x, float y);

/** Its second derivative. */
float jff_dd_norm_cdf(float x, float y);

/** The slope of jff_norm_logcdf for plain reals, where the value is y. */
float jff_d_norm_logcdf(float x, float y);

/** Its second derivative. */
float jff_dd_norm_logcdf(float x, float y);

/** The slope of jff_norm_quantile for plain reals, where the value is y. */
float jff_d_norm_quantile(float x, float y);

/** Its second derivative. */
float jff_dd_norm_quantile(float x, float y);

/** The slope of jff_norm_pdf for plain reals, where the value is y. */
float jff_d_norm_pdf(float x, float y);

/** Its second derivative. */
float jff_dd_norm_pdf(float x, float y);

/* ---- Functions over arrays on plain reals, and their derivatives in given directions ---- */

/** The value of jff_norm for plain reals. Requires: a has n elements. */
float jff_m_norm(size_t n, const float *a);

/** Its derivative in direction u. Requires: a and u have n elements. */
float jff_d_norm(size_t n, const float *a, const float *u);

/**
 * Its second derivative in directions u and v, and its derivative in direction w, added: a has the derivatives u and v, and the second one
 * w. Requires: a, u, v and w have n elements.
 */
float jff_dd_norm(size_t n, const float *a, const float *u, const float *v, const float *w);

/** The value of jff_amax for plain reals. Requires: a has n elements. */
float jff_m_amax(size_t n, const float *a);

/** Its derivative in direction u. Requires: a and u have n elements. */
float jff_d_amax(size_t n, const float *a, const float *u);

/**
 * Its second derivative in directions u and v, and its derivative in direction w, added: a has the derivatives u and v, and the second one
 * w. Requires: a, u, v and w have n elements.
 */
float jff_dd_amax(size_t n, const float *a, const float *u, const float *v, const float *w);

/** The value of jff_amin for plain reals. Requires: a has n elements. */
float jff_m_amin(size_t n, const float *a);

/** Its derivative in direction u. Requires: a and u have n elements. */
float jff_d_amin(size_t n, const float *a, const float *u);

/**
 * Its second derivative in directions u and v, and its derivative in direction w, added: a has the derivatives u and v, and the second one
 * w. Requires: a, u, v and w have n elements.
 */
float jff_dd_amin(size_t n, const float *a, const float *u, const float *v, const float *w);

/** The value of jff_logsumexp for plain reals. Requires: a has n elements. */
float jff_m_logsumexp(size_t n, const float *a);

/** Its derivative in direction u. Requires: a and u have n elements. */
float jff_d_logsumexp(size_t n, const float *a, const float *u);

/**
 * Its second derivative in directions u and v, and its derivative in direction w, added: a has the derivatives u and v, and the second one
 * w. Requires: a, u, v and w have n elements.
 */
float jff_dd_logsumexp(size_t n, const float *a, const float *u, const float *v, const float *w);

/** The values of jff_softmax for plain reals. Requires: a and y have n elements; y does not overlap a. */
void jff_m_softmax(size_t n, const float *a, float *y);

/** The values y, and their derivatives yu in direction u. Requires: all arrays have n elements; y and yu overlap none. */
void jff_d_softmax(size_t n, const float *a, const float *u, float *y, float *yu);

/**
 * The values y, their derivatives yu and yv in directions u and v, and yw: the second derivatives in both and the derivatives in direction
 * w, added. Requires: all arrays have n elements; y, yu, yv and yw overlap none.
 */
void jff_dd_softmax(size_t n, const float *a, const float *u, const float *v, const float *w, float *y, float *yu, float *yv, float *yw);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* JACFWD_SINGLE_H */
