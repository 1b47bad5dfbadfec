//! Every mistake the library can report, with the numbers involved.
//! Does not know who found it, nor where it is kept.

pub(crate) mod decimal;
#[cfg(any(feature = "capi-f64", feature = "capi-f32", feature = "level"))]
pub(crate) mod place;
mod plan;
mod pointer;
mod print;
pub(crate) mod status;
pub(crate) mod text;

pub use plan::PlanError;
pub use pointer::Pointer;
pub(crate) use print::digits;
pub use status::status_text;

/// What went wrong. Each variant is one kind of mistake; several may share a status.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Error {
    /// A pointer is NULL.
    Null {
        /// Which.
        what: Pointer,
    },
    /// An entry of a table of pointers is NULL.
    NullEntry {
        /// Which table.
        table: Pointer,
        /// Which entry.
        index: usize,
    },
    /// The memory is smaller than the context.
    TooSmall {
        /// Bytes the context needs.
        needed: usize,
        /// Bytes there are.
        given: usize,
    },
    /// A reserved field of a configuration or of options is not zero.
    NonZeroReserved {
        /// Which element of `reserved`.
        index: usize,
        /// Its value.
        value: usize,
    },
    /// The configuration names a CPU level this build does not have.
    UnknownLevel {
        /// The level.
        level: u32,
    },
    /// A capacity of the configuration is beyond what there can be.
    TooLarge {
        /// The capacity asked for.
        given: usize,
        /// The most there can be.
        most: usize,
    },
    /// The context would be larger than any memory.
    ContextTooLarge,
    /// No room for another function.
    TooManyFunctions {
        /// Functions the context has room for.
        capacity: usize,
    },
    /// No room for the inputs, outputs and aux blocks of another function.
    TooManyBlocks {
        /// Blocks of all functions together.
        needed: usize,
        /// Blocks the context has room for.
        capacity: usize,
    },
    /// Fewer numbers than a call needs before the function does anything.
    OutOfNumbers {
        /// At least how many numbers would have done.
        wanted: usize,
        /// Numbers the context has room for.
        capacity: usize,
    },
    /// No room for another number inside the function.
    RanOut {
        /// How many numbers would have done, as far as a failed evaluation tells: its function may have taken other branches.
        wanted: usize,
        /// Numbers the context has room for.
        capacity: usize,
    },
    /// A signature without an output.
    NoOutput,
    /// Two lengths whose product or sum is too large.
    BadLength {
        /// One length.
        a: usize,
        /// The other.
        b: usize,
    },
    /// A table of arrays with more or fewer entries than the function needs.
    WrongCount {
        /// Which table.
        table: Pointer,
        /// Its entries.
        given: usize,
        /// Entries needed.
        expected: usize,
    },
    /// An array of another length than the function needs.
    WrongLength {
        /// The table of the array.
        table: Pointer,
        /// Its place there.
        index: usize,
        /// Its elements.
        given: usize,
        /// Elements needed.
        expected: usize,
    },
    /// A function handle that is none of this context.
    BadFunction {
        /// The handle.
        id: u32,
    },
    /// A function with more or less than one input and one output, where one of each is needed.
    NotOneToOne {
        /// Its inputs.
        inputs: usize,
        /// Its outputs and aux blocks.
        outputs: usize,
    },
    /// A number that is none of this evaluation: never made, released, of an earlier pass, or foreign.
    BadNumber {
        /// The handle.
        id: u32,
    },
    /// A scope that is not open.
    BadScope {
        /// Its mark.
        mark: usize,
    },
    /// The old and the new state of a loop in arrays that overlap.
    SameState,
    /// The function returned without setting an output element.
    OutputNotSet {
        /// Which output; aux blocks are counted after the outputs.
        block: usize,
        /// Which element.
        element: usize,
    },
    /// A number read from an output element before the function set it.
    OutputNotYetSet {
        /// Which output; aux blocks are counted after the outputs.
        block: usize,
        /// Which element.
        element: usize,
    },
    /// A number read from beyond a block of inputs or outputs.
    ReadOutside {
        /// The table of the block: inputs or outputs.
        table: Pointer,
        /// Its place there; aux blocks are counted after the outputs.
        block: usize,
        /// The element asked for: negative before the first.
        index: isize,
        /// Elements of the block.
        len: usize,
    },
    /// A number written beyond a block of outputs.
    WrittenOutside {
        /// The table of the block: inputs or outputs.
        table: Pointer,
        /// Its place there; aux blocks are counted after the outputs.
        block: usize,
        /// The element written to: negative before the first.
        index: isize,
        /// Elements of the block.
        len: usize,
    },
    /// An input element that the function overwrote.
    InputWritten {
        /// Which input.
        block: usize,
        /// Which element.
        element: usize,
    },
    /// An argnum that names no input.
    ArgnumRange {
        /// The argnum as given.
        argnum: i32,
        /// Inputs of the function.
        inputs: usize,
    },
    /// More leading inputs asked for than there are.
    TooManyArgnums {
        /// Inputs asked for.
        count: usize,
        /// Inputs of the function.
        inputs: usize,
    },
    /// Two argnums that name one input.
    ArgnumDuplicate {
        /// The input, counted from the front.
        input: usize,
        /// Position of its first argnum.
        first: usize,
        /// Position of the second.
        second: usize,
    },
    /// Argnums given, but none in it.
    ArgnumEmpty,
    /// A mode of randomness that does not exist.
    UnknownRandomness {
        /// The value given.
        value: u32,
    },
    /// Strides that put two elements of a block in one place.
    Overlap {
        /// The block, as an index into the table of blocks.
        block: usize,
        /// Elements from row to row.
        row_stride: isize,
        /// Elements from column to column.
        col_stride: isize,
    },
    /// A row or column that begins before 0 or the one before it, or behind the last entry; or does not end there.
    PatternStart {
        /// Which element of `major`.
        line: usize,
        /// Where it begins.
        start: isize,
        /// Entries there are.
        entries: usize,
    },
    /// An entry in a row or column that does not exist.
    PatternOutside {
        /// Whether it is the column.
        by_column: bool,
        /// The entry.
        entry: usize,
        /// The row or column.
        index: isize,
        /// Rows or columns there are.
        len: usize,
    },
    /// A pattern of another matrix than the one asked for.
    PatternShape {
        /// Its rows.
        rows: usize,
        /// Its columns.
        cols: usize,
    },
    /// An entry that is there twice.
    PatternTwice {
        /// The second of the two.
        entry: usize,
        /// Its row.
        row: usize,
        /// Its column.
        col: usize,
    },
    /// Another mistake with a pattern, or one with a plan.
    Plan(PlanError),
    /// Draws of their own for directions that a plan or a product of Jacobians has together.
    OwnDraws,
    /// Directions that must run in one pass, and do not.
    TooFewLanes {
        /// How many must.
        directions: usize,
        /// How many a pass takes.
        lanes: usize,
    },
    /// A draw where the options allow none.
    RandomForbidden,
    /// The function returned a negative code.
    BadReturn {
        /// The code.
        value: i32,
    },
    /// A driver or a registration from inside a function of the same context.
    Busy,
    /// A configuration made for a header newer than the library.
    WrongAbi {
        /// Version of the header.
        given: u32,
        /// Newest version the library knows.
        expected: u32,
    },
    /// Something in a function that cannot be recorded.
    NotRecordable,
    /// A function that is a program alone, where one to call is needed.
    NoCallback,
    /// A function that does not do the same at the same point.
    NotRepeatable {
        /// Which operation of the pass was another; 0 for the end of it.
        count: usize,
    },
    /// The recording has this path already.
    SamePath {
        /// Which.
        path: usize,
    },
    /// The memory is too small for the recording.
    ScratchTooSmall {
        /// Bytes that would have done.
        needed: usize,
        /// Bytes there are.
        given: usize,
    },
    /// A guard of the program did not hold, and there is no function to run instead.
    GuardMissed {
        /// Which.
        guard: usize,
    },
    /// A program of another function, precision or version.
    StaleProgram,
    /// The memory is smaller than the program.
    ProgramTooLarge {
        /// Bytes of the program.
        needed: usize,
        /// Bytes there are.
        given: usize,
    },
    /// The scratch is too small for the pattern of a program.
    PatternScratch {
        /// Words of 8 bytes that would do.
        needed: usize,
        /// Words there are.
        given: usize,
    },
    /// The array of a pattern is too small.
    PatternRoom {
        /// Entries there are.
        needed: usize,
        /// Entries there is room for.
        given: usize,
    },
    /// A kind of derivative program that does not exist, or flags or directions that it does not have.
    UnknownDerivative {
        /// The kind.
        kind: u32,
        /// The flags.
        flags: u32,
        /// Directions.
        directions: usize,
    },
    /// A derivative program where a function was expected, whose derivatives are known.
    DerivativeProgram,
    /// A name that C cannot have, or that two functions would share; of a program, or of the file.
    BadName {
        /// Which program.
        index: Option<usize>,
    },
    /// An instruction that no C can be printed of: a draw, or a function over arrays whose steps depend on the values.
    NotPrintable {
        /// Where it stands in the code.
        at: usize,
    },
    /// More inputs and outputs than a function of C can have arguments.
    TooManyArrays {
        /// Of which program.
        index: usize,
        /// Arrays.
        arrays: usize,
        /// The most there may be.
        most: usize,
    },
    /// Functions of single precision where all numbers are double.
    NotDouble,
    /// A matrix whose entries are not the last output of its program, or one of them twice.
    OtherMatrix {
        /// Of which program.
        index: usize,
        /// How many entries.
        entries: usize,
    },
    /// A program that is not the Jacobian of another in all inputs, of all outputs, and nothing else.
    OtherJacobian {
        /// Which program.
        index: usize,
        /// Of which it should be the Jacobian.
        of: usize,
    },
    /// A kind of text that does not exist, or flags.
    UnknownPrinting {
        /// The kind.
        part: u32,
        /// The flags.
        flags: u32,
    },
    /// No path of a program serves some of the points that it ran at.
    PointsMissed {
        /// How many.
        missed: usize,
        /// Of how many.
        count: usize,
    },
    /// A choice of entries that does not exist.
    UnknownTriangle {
        /// The value given.
        value: u32,
    },
    /// Memory at an address that is no multiple of what it must be.
    Misaligned {
        /// Of what.
        align: usize,
    },
    /// A way to take points without a path that does not exist.
    UnknownMiss {
        /// The value given.
        value: u32,
    },
    /// Bytes that are no program.
    BadProgram {
        /// The word that is wrong.
        at: usize,
    },
    /// A rule that the context does not have, or with so many inputs.
    UnknownRule {
        /// Inputs it is called with.
        inputs: usize,
    },
    /// A name that is no rule's, or more or fewer inputs than a rule can have.
    BadRule {
        /// The inputs given.
        inputs: usize,
        /// The most there can be.
        most: usize,
    },
    /// A rule registered again with another number of inputs.
    OtherRule {
        /// Inputs given now.
        given: usize,
        /// Inputs it was registered with.
        before: usize,
    },
    /// A context has no room for another rule.
    TooManyRules {
        /// Rules there is room for.
        capacity: usize,
    },
    /// A parameter that the function does not have.
    ParameterRange {
        /// Which.
        parameter: usize,
        /// Parameters there are.
        count: usize,
    },
    /// The function stopped with its own code.
    User {
        /// The code, positive.
        code: i32,
    },
}

// A context holds several: no larger than a tag and three numbers.
const _: () = assert!(size_of::<Error>() <= 4 * size_of::<usize>());

impl Error {
    /// Returns the fixed code of this kind of error: negative, or the user's own code.
    pub const fn status(self) -> i32 {
        match self {
            Self::Null { .. } | Self::NullEntry { .. } => status::NULL,
            Self::TooSmall { .. } => status::TOO_SMALL,
            Self::NonZeroReserved { .. } | Self::DerivativeProgram => status::UNSUPPORTED,
            Self::NotPrintable { .. } | Self::TooManyArrays { .. } | Self::NotDouble => status::UNSUPPORTED,
            Self::BadName { .. } | Self::UnknownPrinting { .. } | Self::OtherMatrix { .. } | Self::OtherJacobian { .. } => {
                status::BAD_OPTION
            }
            Self::UnknownLevel { .. } | Self::TooLarge { .. } | Self::ContextTooLarge => status::UNSUPPORTED,
            Self::TooManyFunctions { .. } => status::TOO_MANY_FUNCTIONS,
            Self::TooManyBlocks { .. } => status::TOO_MANY_BLOCKS,
            Self::OutOfNumbers { .. } | Self::RanOut { .. } => status::OUT_OF_NUMBERS,
            Self::NoOutput => status::NO_OUTPUT,
            Self::BadLength { .. } | Self::WrongCount { .. } | Self::WrongLength { .. } => status::BAD_LENGTH,
            Self::BadFunction { .. } | Self::NotOneToOne { .. } => status::BAD_FUNCTION,
            Self::BadNumber { .. } | Self::BadScope { .. } | Self::SameState => status::BAD_NUMBER,
            Self::OutputNotSet { .. } | Self::OutputNotYetSet { .. } => status::OUTPUT_NOT_SET,
            Self::ReadOutside { .. } | Self::WrittenOutside { .. } | Self::InputWritten { .. } => status::BAD_INDEX,
            Self::ArgnumRange { .. } | Self::TooManyArgnums { .. } => status::ARGNUM_RANGE,
            Self::ArgnumDuplicate { .. } => status::ARGNUM_DUPLICATE,
            Self::ArgnumEmpty => status::ARGNUM_EMPTY,
            Self::UnknownRandomness { .. } => status::BAD_OPTION,
            Self::Overlap { .. } => status::OVERLAP,
            Self::OwnDraws => status::BAD_OPTION,
            Self::TooFewLanes { .. } => status::TOO_FEW_LANES,
            Self::RandomForbidden => status::RANDOM_FORBIDDEN,
            Self::BadReturn { .. } => status::BAD_RETURN,
            Self::Busy => status::BUSY,
            Self::WrongAbi { .. } => status::WRONG_ABI,
            Self::NotRecordable | Self::NoCallback => status::NOT_RECORDABLE,
            Self::NotRepeatable { .. } => status::NOT_REPEATABLE,
            Self::SamePath { .. } => status::SAME_PATH,
            Self::ScratchTooSmall { .. } | Self::ProgramTooLarge { .. } => status::TOO_SMALL,
            Self::PatternScratch { .. } | Self::PatternRoom { .. } => status::TOO_SMALL,
            Self::UnknownMiss { .. } | Self::UnknownTriangle { .. } | Self::UnknownDerivative { .. } => status::BAD_OPTION,
            Self::GuardMissed { .. } | Self::PointsMissed { .. } => status::GUARD_MISSED,
            Self::StaleProgram => status::STALE_PROGRAM,
            Self::BadProgram { .. } | Self::Misaligned { .. } => status::BAD_PROGRAM,
            Self::PatternStart { .. } | Self::PatternOutside { .. } | Self::PatternTwice { .. } | Self::PatternShape { .. } => {
                status::BAD_PATTERN
            }
            Self::Plan(error) => error.status(),
            Self::UnknownRule { .. } => status::UNKNOWN_RULE,
            Self::BadRule { .. } | Self::OtherRule { .. } => status::BAD_RULE,
            Self::TooManyRules { .. } => status::TOO_MANY_RULES,
            Self::ParameterRange { .. } => status::PARAMETER_RANGE,
            Self::User { code } => code,
        }
    }

    /// What it means that a function of the user's asked to stop with this code.
    pub(crate) const fn of_code(code: i32) -> Self {
        if code > 0 { Self::User { code } } else { Self::BadReturn { value: code } }
    }
}

impl core::error::Error for Error {}
