//! What both precisions of the C interface share: status codes, signatures, configurations, options.
//! Plain data; the beginning of `include/jacfwd.h` comes from here.

use core::ffi::{c_char, c_int, c_void};

/// The version of the interface this header describes.
pub const JF_ABI_VERSION: u32 = 1;
/// The version of the library, first part.
pub const JF_VERSION_MAJOR: u32 = 0;
/// The version of the library, second part.
pub const JF_VERSION_MINOR: u32 = 1;
/// The version of the library, third part.
pub const JF_VERSION_PATCH: u32 = 0;

/// What a function of the library returns: 0 = JF_OK, negative = a library error, positive = the code the user's function returned.
pub type jf_status = c_int;

/// Everything went well.
pub const JF_OK: jf_status = 0;
/// A pointer that must not be NULL is NULL.
pub const JF_NULL: jf_status = -1;
/// The memory is smaller than jf_context_bytes says.
pub const JF_TOO_SMALL: jf_status = -2;
/// A configuration this build cannot serve, or a reserved field that is not zero.
pub const JF_UNSUPPORTED: jf_status = -3;
/// More functions than the configuration has room for.
pub const JF_TOO_MANY_FUNCTIONS: jf_status = -4;
/// More inputs, outputs and aux blocks than the configuration has room for.
pub const JF_TOO_MANY_BLOCKS: jf_status = -5;
/// More numbers alive in one evaluation than the configuration has room for.
pub const JF_OUT_OF_NUMBERS: jf_status = -6;
/// More rules than the configuration has room for.
pub const JF_TOO_MANY_RULES: jf_status = -7;
/// A signature without an output.
pub const JF_NO_OUTPUT: jf_status = -10;
/// Lengths whose products or sums overflow.
pub const JF_BAD_LENGTH: jf_status = -11;
/// A jf_func that is none of this context.
pub const JF_BAD_FUNCTION: jf_status = -12;
/// A jf_num that is none of this evaluation, or a scope that is not open.
pub const JF_BAD_NUMBER: jf_status = -13;
/// The function returned without setting one of its outputs.
pub const JF_OUTPUT_NOT_SET: jf_status = -14;
/// A number read or written outside a block of inputs or outputs.
pub const JF_BAD_INDEX: jf_status = -15;
/// A rule with a name that is none in C or is longer than 31 characters, or with another number of inputs than it can have.
pub const JF_BAD_RULE: jf_status = -16;
/// A rule that is not registered in the context with so many inputs.
pub const JF_UNKNOWN_RULE: jf_status = -17;
/// A parameter that the function does not have.
pub const JF_PARAMETER_RANGE: jf_status = -18;
/// An argnum that names no input.
pub const JF_ARGNUM_RANGE: jf_status = -20;
/// An input named twice by argnums.
pub const JF_ARGNUM_DUPLICATE: jf_status = -21;
/// argnums given, but empty.
pub const JF_ARGNUM_EMPTY: jf_status = -22;
/// An option with a value that means nothing.
pub const JF_BAD_OPTION: jf_status = -23;
/// Strides that make elements of one block overlap.
pub const JF_OVERLAP: jf_status = -24;
/// More directions than a pass takes, where all must run in one.
pub const JF_TOO_FEW_LANES: jf_status = -25;
/// A draw where options do not allow one.
pub const JF_RANDOM_FORBIDDEN: jf_status = -30;
/// The function returned a negative code.
pub const JF_BAD_RETURN: jf_status = -31;
/// A driver or jf_register called from inside a function of the same context.
pub const JF_BUSY: jf_status = -32;
/// A configuration made for a newer header than this library.
pub const JF_WRONG_ABI: jf_status = -33;
/// Something in a function that cannot be recorded.
pub const JF_NOT_RECORDABLE: jf_status = -40;
/// A function that does not do the same at the same point.
pub const JF_NOT_REPEATABLE: jf_status = -41;
/// A path that the recording has already.
pub const JF_SAME_PATH: jf_status = -42;
/// A point that a program has no path for.
pub const JF_GUARD_MISSED: jf_status = -43;
/// A program of another signature, precision or version.
pub const JF_STALE_PROGRAM: jf_status = -44;
/// Bytes that are no program, or lie at an address that is not a multiple of 8.
pub const JF_BAD_PROGRAM: jf_status = -45;
/// A jf_pattern that describes no matrix: a format or size of index that does not exist, indices out of range, an entry twice.
pub const JF_BAD_PATTERN: jf_status = -50;
/// A derivative that is not zero where the pattern has no entry.
pub const JF_PATTERN_MISS: jf_status = -51;
/// Bytes that are no plan, a plan of another kind, or for other rows or columns than the function has.
pub const JF_BAD_PLAN: jf_status = -52;

/// A draw is an error.
pub const JF_RANDOM_ERROR: u32 = 0;
/// Every pass and every point sees the same draws.
pub const JF_RANDOM_SAME: u32 = 1;
/// Every direction and every point draws its own.
pub const JF_RANDOM_DIFFERENT: u32 = 2;

/// Where a program has no path for a point, the function itself is run.
pub const JF_MISS_CALLS: u32 = 0;
/// Where a program has no path for a point, the driver returns JF_GUARD_MISSED.
pub const JF_MISS_FAILS: u32 = 1;

/// How many bytes, numbers, paths, guards, and operations by name.
pub const JF_PRINT_COUNTS: u32 = 0;
/// A line for each instruction.
pub const JF_PRINT_LISTING: u32 = 1;
/// A graph for Graphviz; takes time with the square of the program's size.
pub const JF_PRINT_DOT: u32 = 2;

/// A point where one-sided slopes differ, a jump, or a comparison between equal values.
pub const JF_FLAG_KINK: u32 = 1;
/// An infinite slope at a finite argument, or an infinite value there whose one-sided slopes differ.
pub const JF_FLAG_POLE: u32 = 2;
/// A NaN from arguments that are not NaN, in the value or in a slope.
pub const JF_FLAG_DOMAIN: u32 = 4;

/// Compressed rows: major says where rows start, minor has the columns of the entries.
pub const JF_CSR: u32 = 0;
/// Compressed columns: major says where columns start, minor has the rows of the entries.
pub const JF_CSC: u32 = 1;
/// Coordinates: major has the rows of the entries, minor their columns.
pub const JF_TRIPLETS: u32 = 2;

/// Of jf_program_pattern: entries of the diagonal also where they are zero.
pub const JF_PATTERN_DIAGONAL: u32 = 1;
/// Of a Hessian on and below the diagonal only.
pub const JF_PATTERN_LOWER: u32 = 2;
/// Of a Hessian on and above the diagonal only.
pub const JF_PATTERN_UPPER: u32 = 4;

/// A plan for a Jacobian: columns of one colour have no row in common.
pub const JF_PLAN_JACOBIAN: u32 = 0;
/// A plan for a Hessian, of one triangle or both: star colours.
pub const JF_PLAN_HESSIAN: u32 = 1;

/// The functions.
pub const JF_C_SOURCE: u32 = 0;
/// Their prototypes, with what they take and return.
pub const JF_C_HEADER: u32 = 1;
/// What tells on a target whether they have the bits they should have.
pub const JF_C_SELFTEST: u32 = 2;
/// The functions under the interface of CasADi: NAME_casadi for each, as external() loads it, and for a Jacobian jac_NAME_casadi of its function. acados, whose
/// casadi_int is int, links it with -Dcasadi_int=int. Double precision alone.
pub const JF_C_CASADI: u32 = 3;
/// The functions of several points at once: NAME_v for each, of the same arrays, with JF_LANES numbers of as many points in place of each number, in the vectors of gcc
/// and clang. They call those of one point, in their file, where a point takes another way than was recorded first.
pub const JF_C_LANES: u32 = 4;
/// Their prototypes.
pub const JF_C_LANES_HEADER: u32 = 5;
/// Functions of math.h in place of the library's, where it has them: the bits are its own.
pub const JF_C_MATH: u32 = 1;

/// The Jacobian: a block for each output and each input that argnums names, in this order, row by row; with a pattern one block, its entries in their order.
pub const JF_DERIVE_JACOBIAN: u32 = 0;
/// Directional derivatives, as jf_jvp_many: of each input that argnums names the program has the tangents as a further input, directions behind each other, and
/// of each output it computes as many.
pub const JF_DERIVE_JVP: u32 = 1;
/// Second derivatives, as jf_hessian: a block for each output and each pair of inputs that argnums names; with a pattern a block for each output, the entries of
/// the pattern for each of its elements.
pub const JF_DERIVE_HESSIAN: u32 = 2;
/// J^T*W*J and J^T*W*y, as jf_jtj, a block each. The weights are a further input of the program, one for each output element.
pub const JF_DERIVE_JTJ: u32 = 3;
/// J*P*J^T, as jf_jpjt, a block. P is a further input of the program, row by row.
pub const JF_DERIVE_JPJT: u32 = 4;

/// The outputs and aux blocks of the program itself come first.
pub const JF_DERIVE_VALUES: u32 = 1;
/// Of second derivatives the lower triangle, of all columns together, diagonal included, row by row: a block for each output, a triangle for each of its
/// elements.
pub const JF_DERIVE_LOWER: u32 = 2;
/// A point where a derivative is not finite is missed, but where that comes of sums alone: of an input that is not finite, or of numbers that overflow. And so is one where a
/// value on the way is NaN, or an infinite slope meets a zero tangent, be it in what a select has not chosen.
pub const JF_DERIVE_FINITE: u32 = 4;
/// Everything is taken to be finite, and nothing asks whether it is: a product with zero is zero, a sum with zero its other term. The result is right, but for
/// the sign of zeros, where every value and derivative on the way is finite; elsewhere it is unspecified. Not with JF_DERIVE_FINITE.
pub const JF_DERIVE_ASSUME_FINITE: u32 = 8;

/// Of the orders below the one that takes the fewest colours, the first of several.
pub const JF_ORDER_BEST: u32 = 0;
/// Columns are coloured from the first to the last: best for banded matrices.
pub const JF_ORDER_NATURAL: u32 = 1;
/// Those with most neighbours first.
pub const JF_ORDER_LARGEST_FIRST: u32 = 2;
/// The one with the fewest neighbours last, before it the one with the fewest among the others, and so on.
pub const JF_ORDER_SMALLEST_LAST: u32 = 3;
/// Each the one with most neighbours among those before it.
pub const JF_ORDER_INCIDENCE_DEGREE: u32 = 4;

/// The shape of a function: how many inputs, outputs and aux blocks, and their lengths. Copied by jf_register.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct jf_signature {
    /// Number of inputs.
    pub n_in: usize,
    /// Length of each input.
    pub in_len: *const usize,
    /// Number of outputs, at least one.
    pub n_out: usize,
    /// Length of each output.
    pub out_len: *const usize,
    /// Number of aux blocks: outputs that are not differentiated.
    pub n_aux: usize,
    /// Length of each aux block.
    pub aux_len: *const usize,
}

/// A recorded function: constant bytes, that many contexts and threads may use at once.
pub struct jf_program {
    _private: [u8; 0],
}

/// Writes a piece of text: closed by a NUL, length bytes without it. user is the pointer given beside it.
pub type jf_write = Option<unsafe extern "C" fn(text: *const c_char, length: usize, user: *mut c_void)>;

/// The capacities of a context. Fields not named are zero.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct jf_config {
    /// JF_ABI_VERSION; 0 is read as 1.
    pub abi: u32,
    /// CPU level to use; 0 = the highest of this processor, detected once, in jf_context_init. 1 = the lowest, which every library has; 3 and 4 =
    /// x86-64-v3 and -v4, in archives that have them. JF_UNSUPPORTED where library or processor lacks it. The bits are the same at every level.
    pub level: u32,
    /// Most functions registered at once, at most 65535.
    pub functions: usize,
    /// Most inputs, outputs and aux blocks of all functions together; 0 = 4 per function.
    pub blocks: usize,
    /// Most numbers alive in one evaluation, inputs and outputs included, at most 4194304. A second-order number counts as two.
    pub numbers: usize,
    /// Most directions per pass; 0 = 8 (4 in builds without SIMD).
    pub lanes: usize,
    /// Most rules registered, at most 65535.
    pub rules: usize,
    /// Zero.
    pub reserved: [usize; 4],
}

/// The options of a driver. All zero, or a NULL pointer, means the defaults.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct jf_options {
    /// The inputs to differentiate, in the order of the blocks; negative counts from the end. NULL: the first n_argnums inputs.
    pub argnums: *const c_int,
    /// How many. NULL, 0 means input 0; not NULL, 0 is an error.
    pub n_argnums: usize,
    /// JF_RANDOM_ERROR, JF_RANDOM_SAME or JF_RANDOM_DIFFERENT.
    pub randomness: u32,
    /// The seed of the draws.
    pub seed: u64,
    /// Batches: elements from point to point, per input; 0 = shared by all points; NULL = dense.
    pub in_stride: *const usize,
    /// Directions per pass, clamped to the lanes; 0 = as many as the lanes allow.
    pub chunk: usize,
    /// Zero.
    pub reserved: [usize; 4],
}

/// Where a matrix can be nonzero: the entries in an order of yours, in which values are written. A SUNMatrix, an Eigen::SparseMatrix, the
/// arrays of CSparse, Ipopt or OSQP are all of this form, with no copy. Indices count from 0; entries of a row or column may be in any order.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct jf_pattern {
    /// JF_CSR, JF_CSC or JF_TRIPLETS.
    pub format: u32,
    /// Bytes of an index in major and minor: 4 or 8. Signed or not does not matter: a negative index is out of range.
    pub index_bytes: u32,
    /// Rows of the matrix.
    pub rows: usize,
    /// Columns of the matrix.
    pub cols: usize,
    /// Entries.
    pub entries: usize,
    /// JF_CSR: where rows start, rows + 1 of them; JF_CSC: where columns start, cols + 1; JF_TRIPLETS: the rows of the entries. The last start is
    /// entries. May be NULL if entries is 0.
    pub major: *const c_void,
    /// JF_CSR: the columns of the entries; JF_CSC: their rows; JF_TRIPLETS: their columns. May be NULL if entries is 0.
    pub minor: *const c_void,
    /// Zero.
    pub reserved: [usize; 2],
}

/// What jf_differentiate finds. Fields not named are zero.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct jf_derivative {
    /// JF_DERIVE_JACOBIAN, JF_DERIVE_JVP, JF_DERIVE_HESSIAN, JF_DERIVE_JTJ or JF_DERIVE_JPJT.
    pub kind: u32,
    /// 0 or more of JF_DERIVE_VALUES, JF_DERIVE_LOWER, JF_DERIVE_FINITE, JF_DERIVE_ASSUME_FINITE.
    pub flags: u32,
    /// Of JF_DERIVE_JVP: how many directions; otherwise 0.
    pub directions: usize,
    /// Of a Jacobian or Hessian: the entries that are wanted; NULL = all.
    pub pattern: *const jf_pattern,
    /// Zero.
    pub reserved: [usize; 4],
}

/// A program that jf_print_c prints. Fields not named are zero.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct jf_printed {
    /// The program.
    pub program: *const jf_program,
    /// The name of its function: a name of C, of at most 31 characters.
    pub name: *const c_char,
    /// For the self-test: so many points, each all elements of the inputs and behind them as many parameters as p has in the header, double or float as the program is. May be NULL.
    pub points: *const c_void,
    /// How many.
    pub count: usize,
    /// Of a derivative that was found with a pattern: that pattern, whose entries are its last output, in their order. The source then has tables NAME_row and
    /// NAME_col with the row and the column of each, and for JF_C_CASADI the output is a matrix. NULL = every output is a column.
    pub pattern: *const jf_pattern,
    /// For JF_C_CASADI: another of the programs, whose Jacobian this one is: of all outputs in all inputs, without values, with pattern; of both neither has
    /// aux or parameters. May be NULL.
    pub jacobian_of: *const jf_program,
    /// Zero.
    pub reserved: [usize; 2],
}

/// How jf_print_c prints. Fields not named are zero.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct jf_printing {
    /// JF_C_SOURCE, JF_C_HEADER, JF_C_SELFTEST, JF_C_CASADI, JF_C_LANES or JF_C_LANES_HEADER.
    pub part: u32,
    /// 0 or JF_C_MATH.
    pub flags: u32,
    /// What files are called, without .c and .h and what comes before these: file.c, file.h, file_selftest.c, file_casadi.c, file_lanes.c, file_lanes.h; and what the names of helpers in them begin with: a name of C, of at most 31 characters.
    pub name: *const c_char,
    /// About how many statements a function has; 0 = 500.
    pub statements: usize,
    /// For the self-test of functions that call rules: a context in which they are registered, in the precision of the programs: JF_NULL for another. May be NULL.
    pub rules: *const c_void,
    /// Zero.
    pub reserved: [usize; 3],
}

/// A pattern with colours, so that derivatives are computed a colour at a time, and where each value goes: constant bytes in memory you give,
/// at any address that is a multiple of 8, used by any number of contexts and threads. May be copied, stored, and put into flash; jf_plan_open
/// makes sure that what was stored is whole.
pub struct jf_plan {
    _private: [u8; 0],
}
