//! What each error says, with its numbers.
//! Does not know how integers are printed. `u32` and `i32` fit in `usize`: pointers have 32 bits or more wherever this is built.

use core::fmt::{self, Write};

use super::print::fill;
use super::{Error, status_text};

impl Error {
    /// Writes the message into `buffer`: ASCII in lower case without a period, always closed by a NUL unless `buffer` is empty.
    ///
    /// What does not fit is cut off; no message needs more than 160 bytes. Bytes behind the NUL keep what they held.
    pub fn write_message(self, buffer: &mut [u8]) {
        write(buffer, |push| self.spell(push));
    }

    /// Hands the message to `push`, byte by byte.
    pub(crate) fn spell(self, push: &mut dyn FnMut(u8)) {
        let name = match self {
            Self::Null { what } => what.name(),
            Self::NullEntry { table, .. } | Self::WrongCount { table, .. } | Self::WrongLength { table, .. } => table.name(),
            Self::ReadOutside { table, .. } | Self::WrittenOutside { table, .. } => table.name(),
            Self::BadReturn { value } => status_text(value).to_str().unwrap_or(""),
            _ => "",
        };
        let (template, numbers) = self.template();
        fill(push, template, name, numbers);
    }

    /// The message with holes, as `fill` reads it, and the numbers that go there.
    const fn template(self) -> (&'static str, [usize; 3]) {
        match self {
            Self::Null { .. } => ("$ must not be NULL", [0; 3]),
            Self::NullEntry { index, .. } => ("$[#] must not be NULL", [index, 0, 0]),
            Self::TooSmall { needed, given } => ("the context needs # byte~, but # were given", [needed, given, 0]),
            Self::NonZeroReserved { index, value } => ("reserved[#] must be 0, but is #", [index, value, 0]),
            Self::UnknownLevel { level } => {
                ("level # is none of this library, or the processor lacks it", [level as usize, 0, 0])
            }
            Self::TooLarge { given, most } => ("a capacity in config is #, but # is the most", [given, most, 0]),
            Self::ContextTooLarge => ("config describes a context larger than any memory", [0; 3]),
            Self::TooManyFunctions { capacity } => ("one function more, but the context has room for #", [capacity, 0, 0]),
            Self::TooManyBlocks { needed, capacity } => {
                ("the functions have # block~ (inputs, outputs, aux), but the context has room for #", [needed, capacity, 0])
            }
            Self::OutOfNumbers { wanted, capacity } => {
                ("the function needs at least # number~, but the context has room for #", [wanted, capacity, 0])
            }
            Self::RanOut { wanted, capacity } => {
                ("the function needs about # number~, but the context has room for #", [wanted, capacity, 0])
            }
            Self::NoOutput => ("the signature has no output", [0; 3]),
            Self::BadLength { a, b } => ("lengths # and # are too large together", [a, b, 0]),
            Self::WrongCount { given, expected, .. } => ("$ has # entries, but the function needs #", [given, expected, 0]),
            Self::WrongLength { index, given, expected, .. } => {
                ("$[#] has # element~, but the function needs #", [index, given, expected])
            }
            Self::BadFunction { id: 0 } => ("a function that was never registered (its id is 0)", [0; 3]),
            Self::BadFunction { id } => ("function # is none of this context", [id as usize, 0, 0]),
            Self::NotOneToOne { inputs, outputs } => {
                ("the function has # input~ and # output~ (aux included), but one of each is needed", [inputs, outputs, 0])
            }
            Self::BadNumber { id: 0 } => {
                ("a number that was never made (its id is 0), as an output or a sum before it is set", [0; 3])
            }
            Self::BadNumber { id } => ("number # is none of this evaluation, or no longer alive", [id as usize, 0, 0]),
            Self::BadScope { mark } => ("scope # is not open", [mark, 0, 0]),
            Self::SameState => ("state and next overlap: the new state needs an array of its own", [0; 3]),
            Self::OutputNotSet { block, element } => ("the function did not set out[#][#]", [block, element, 0]),
            Self::OutputNotYetSet { block, element } => ("out[#][#] was read before the function set it", [block, element, 0]),
            Self::ReadOutside { block, index, len, .. } => {
                ("$[#][%] was read, but that block has # element~", [block, index as usize, len])
            }
            Self::WrittenOutside { block, index, len, .. } => {
                ("$[#][%] was written, but that block has # element~", [block, index as usize, len])
            }
            Self::InputWritten { block, element } => ("in[#][#] was written: inputs are there to read", [block, element, 0]),
            Self::ArgnumRange { argnum, inputs } => ("argnum %, but the function has # input~", [argnum as usize, inputs, 0]),
            Self::TooManyArgnums { count, inputs } => {
                ("the first # input~ asked for, but the function has #", [count, inputs, 0])
            }
            Self::ArgnumDuplicate { input, first, second } => {
                ("input # is given twice in argnums (positions # and #)", [input, first, second])
            }
            Self::ArgnumEmpty => ("argnums names no input: n_argnums is 0", [0; 3]),
            Self::UnknownRandomness { value } => {
                ("randomness is #, which is none of the modes 0 (error), 1 (same), 2 (different)", [value as usize, 0, 0])
            }
            Self::Overlap { block, row_stride, col_stride } => {
                let numbers = [block, row_stride as usize, col_stride as usize];
                ("elements of block # of the result overlap (row_stride %, col_stride %)", numbers)
            }
            Self::OwnDraws => (
                "randomness is JF_RANDOM_DIFFERENT, but a plan, or a product of Jacobians, takes several directions together",
                [0; 3],
            ),
            Self::TooFewLanes { directions, lanes } => ("one pass must take # direction~, but takes #", [directions, lanes, 0]),
            Self::PatternStart { line, start, entries } => {
                ("major[#] is %, but it must go up from 0 to the # entries", [line, start as usize, entries])
            }
            Self::PatternOutside { by_column: false, entry, index, len } => {
                ("entry # is in row %, but the pattern has # row~", [entry, index as usize, len])
            }
            Self::PatternOutside { by_column: true, entry, index, len } => {
                ("entry # is in column %, but the pattern has # column~", [entry, index as usize, len])
            }
            Self::PatternShape { rows, cols } => {
                ("the pattern has # row~ and # column~, but the matrix has others", [rows, cols, 0])
            }
            Self::PatternTwice { entry, row, col } => {
                ("entry # is one more in row # and column #, which has one already", [entry, row, col])
            }
            Self::Plan(error) => error.template(),
            Self::RandomForbidden => ("a random draw, but randomness is JF_RANDOM_ERROR", [0; 3]),
            Self::BadReturn { value: 0 } => ("the function returned 0, but its own codes must be positive", [0; 3]),
            Self::BadReturn { value } => {
                let value = value as usize;
                ("the function returned %, but its own codes must be positive; of the library % is: $", [value, value, 0])
            }
            Self::Busy => ("the context is in use: this is a call from inside one of its functions", [0; 3]),
            Self::WrongAbi { given, expected } => {
                ("the header has interface version #, but the library knows up to #", [given as usize, expected as usize, 0])
            }
            Self::NoCallback => ("the function is a program alone: there is nothing to call, and nothing to record", [0; 3]),
            Self::NotRecordable => ("this cannot be recorded, as it depends on the inputs", [0; 3]),
            Self::NotRepeatable { count: 0 } => {
                ("the function does not do the same at the same point: it ended otherwise than before", [0; 3])
            }
            Self::NotRepeatable { count } => {
                ("the function does not do the same at the same point: operation # was another before", [count, 0, 0])
            }
            Self::SamePath { path } => ("the recording has this path already: it is path #", [path, 0, 0]),
            Self::ScratchTooSmall { needed, given } => {
                ("the recording needs # byte~ of scratch, but # were given", [needed, given, 0])
            }
            Self::GuardMissed { guard } => {
                ("guard # of the program did not hold, and there is no function to run instead", [guard, 0, 0])
            }
            Self::StaleProgram => ("the program is of another function, precision or version", [0; 3]),
            Self::ProgramTooLarge { needed, given } => ("the program needs # byte~, but # were given", [needed, given, 0]),
            Self::PatternScratch { needed, given } => {
                ("the pattern needs # word~ of 8 bytes as scratch, but # were given", [needed, given, 0])
            }
            Self::PatternRoom { needed, given } => ("the pattern has # entries, but there is room for #", [needed, given, 0]),
            Self::UnknownDerivative { kind, flags, directions } => {
                ("there are no derivatives of kind # with flags # and # direction~", [kind as usize, flags as usize, directions])
            }
            Self::DerivativeProgram => ("a derivative program is no function that can be differentiated: jf_run runs it", [0; 3]),
            Self::BadName { index: None } => ("the name of the file is no name of C of at most 31 characters", [0; 3]),
            Self::BadName { index: Some(index) } => (
                "the name of program #, or of a rule that it calls, is no name of C of at most 31 characters, or another needs it",
                [index, 0, 0],
            ),
            Self::NotPrintable { at } => ("there is no C for the instruction at #", [at, 0, 0]),
            Self::TooManyArrays { index, arrays, most } => {
                ("program # has # inputs and outputs, a function of C at most #", [index, arrays, most])
            }
            Self::NotDouble => ("these functions are of single precision, where all numbers have to be double", [0; 3]),
            Self::OtherMatrix { index, entries } => (
                "the last output of program # is not the # entries of its pattern, or an entry is there twice",
                [index, entries, 0],
            ),
            Self::OtherJacobian { index, of } => (
                "program # is not the Jacobian of program #, of all outputs in all inputs, or there are parameters, aux, another Jacobian",
                [index, of, 0],
            ),
            Self::UnknownPrinting { part, flags } => ("there is no text # with flags #", [part as usize, flags as usize, 0]),
            Self::PointsMissed { missed, count } => ("no path of the program serves # of the # points", [missed, count, 0]),
            Self::UnknownTriangle { value } => {
                ("which is #, but it is of 1 (diagonal), and for a Hessian one of 2 (lower), 4 (upper)", [value as usize, 0, 0])
            }
            Self::Misaligned { align } => ("a program must lie at a multiple of # bytes", [align, 0, 0]),
            Self::UnknownMiss { value } => {
                ("on_miss is #, which is neither 0 (the function runs) nor 1 (an error)", [value as usize, 0, 0])
            }
            Self::BadProgram { at } => ("not a program: word # is wrong", [at, 0, 0]),
            Self::UnknownRule { inputs } => ("a rule that was not registered in this context with # input~", [inputs, 0, 0]),
            Self::BadRule { inputs, most } => {
                ("a rule needs a name like one in C, of at most 31 characters, and 1 to # inputs: it has #", [most, inputs, 0])
            }
            Self::OtherRule { given, before } => {
                ("the rule was registered before with # input~: it cannot have # now", [before, given, 0])
            }
            Self::TooManyRules { capacity } => ("one rule more, but the context has room for #", [capacity, 0, 0]),
            Self::ParameterRange { parameter, count } => {
                ("parameter #, but the function has # parameter~", [parameter, count, 0])
            }
            Self::User { code } => ("the function stopped with its own code %", [code as usize, 0, 0]),
        }
    }
}

/// Writes what `spell` hands to its argument into `buffer`, closed by a NUL unless `buffer` is empty; what does not fit is cut off.
pub(crate) fn write(buffer: &mut [u8], spell: impl FnOnce(&mut dyn FnMut(u8))) {
    let Some((last, body)) = buffer.split_last_mut() else { return };
    *last = 0;
    let mut free = body.iter_mut();
    spell(&mut |byte| {
        if let Some(place) = free.next() {
            *place = byte;
        }
    });
    if let Some(place) = free.next() {
        *place = 0;
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut result = Ok(());
        self.spell(&mut |byte| {
            if result.is_ok() {
                result = f.write_char(char::from(byte));
            }
        });
        result
    }
}

#[cfg(test)]
mod tests {
    use super::super::{PlanError, Pointer};
    use super::*;
    use core::ffi::CStr;
    use std::string::{String, ToString};
    use std::vec;
    use std::vec::Vec;

    /// Every variant, its fields as large as they can be.
    fn longest() -> Vec<Error> {
        const N: usize = usize::MAX;
        vec![
            Error::Null { what: Pointer::Array },
            Error::NullEntry { table: Pointer::Array, index: N },
            Error::TooSmall { needed: N, given: N },
            Error::NonZeroReserved { index: N, value: N },
            Error::UnknownRule { inputs: N },
            Error::BadRule { inputs: N, most: N },
            Error::OtherRule { given: N, before: N },
            Error::TooManyRules { capacity: N },
            Error::ParameterRange { parameter: N, count: N },
            Error::UnknownLevel { level: u32::MAX },
            Error::TooLarge { given: N, most: N },
            Error::ContextTooLarge,
            Error::TooManyFunctions { capacity: N },
            Error::TooManyBlocks { needed: N, capacity: N },
            Error::OutOfNumbers { wanted: N, capacity: N },
            Error::RanOut { wanted: N, capacity: N },
            Error::NoOutput,
            Error::BadLength { a: N, b: N },
            Error::WrongCount { table: Pointer::OutTangents, given: N, expected: N },
            Error::WrongLength { table: Pointer::OutTangents, index: N, given: N, expected: N },
            Error::BadFunction { id: 0 },
            Error::BadFunction { id: u32::MAX },
            Error::NotOneToOne { inputs: N, outputs: N },
            Error::BadNumber { id: 0 },
            Error::BadNumber { id: u32::MAX },
            Error::BadScope { mark: N },
            Error::SameState,
            Error::OutputNotSet { block: N, element: N },
            Error::OutputNotYetSet { block: N, element: N },
            Error::ReadOutside { table: Pointer::Out, block: N, index: isize::MIN, len: N },
            Error::WrittenOutside { table: Pointer::Out, block: N, index: isize::MIN, len: N },
            Error::InputWritten { block: N, element: N },
            Error::ArgnumRange { argnum: i32::MIN, inputs: N },
            Error::TooManyArgnums { count: N, inputs: N },
            Error::ArgnumDuplicate { input: N, first: N, second: N },
            Error::ArgnumEmpty,
            Error::UnknownRandomness { value: u32::MAX },
            Error::OwnDraws,
            Error::TooFewLanes { directions: N, lanes: N },
            Error::Overlap { block: N, row_stride: isize::MIN, col_stride: isize::MIN },
            Error::Plan(PlanError::Format { value: u32::MAX }),
            Error::Plan(PlanError::IndexBytes { value: u32::MAX }),
            Error::Plan(PlanError::TooLarge { given: N }),
            Error::PatternStart { line: N, start: isize::MIN, entries: N },
            Error::PatternOutside { by_column: false, entry: N, index: isize::MIN, len: N },
            Error::PatternOutside { by_column: true, entry: N, index: isize::MIN, len: N },
            Error::PatternShape { rows: N, cols: N },
            Error::PatternTwice { entry: N, row: N, col: N },
            Error::Plan(PlanError::NotSquare { rows: N, cols: N }),
            Error::Plan(PlanError::Miss { row: N, col: N }),
            Error::Plan(PlanError::UnknownKind { value: u32::MAX }),
            Error::Plan(PlanError::UnknownOrder { value: u32::MAX }),
            Error::Plan(PlanError::TooSmall { needed: N, given: N }),
            Error::Plan(PlanError::ScratchTooSmall { needed: N, given: N }),
            Error::Plan(PlanError::Misaligned),
            Error::Plan(PlanError::Damaged),
            Error::Plan(PlanError::OtherRows { plan: N, function: N }),
            Error::Plan(PlanError::OtherColumns { plan: N, function: N }),
            Error::Plan(PlanError::OtherKind { kind: 0 }),
            Error::Plan(PlanError::OtherKind { kind: 1 }),
            Error::NotRecordable,
            Error::NotRepeatable { count: 0 },
            Error::NotRepeatable { count: N },
            Error::SamePath { path: N },
            Error::ScratchTooSmall { needed: N, given: N },
            Error::ProgramTooLarge { needed: N, given: N },
            Error::PatternScratch { needed: N, given: N },
            Error::PatternRoom { needed: N, given: N },
            Error::UnknownTriangle { value: u32::MAX },
            Error::DerivativeProgram,
            Error::UnknownDerivative { kind: u32::MAX, flags: u32::MAX, directions: N },
            Error::PointsMissed { missed: N, count: N },
            Error::BadName { index: None },
            Error::BadName { index: Some(N) },
            Error::NotPrintable { at: N },
            Error::TooManyArrays { index: N, arrays: N, most: N },
            Error::NotDouble,
            Error::OtherMatrix { index: N, entries: N },
            Error::OtherJacobian { index: N, of: N },
            Error::UnknownPrinting { part: u32::MAX, flags: u32::MAX },
            Error::UnknownMiss { value: u32::MAX },
            Error::Misaligned { align: N },
            Error::GuardMissed { guard: N },
            Error::StaleProgram,
            Error::BadProgram { at: N },
            Error::RandomForbidden,
            Error::BadReturn { value: i32::MIN },
            Error::BadReturn { value: super::super::status::BAD_FUNCTION },
            Error::BadReturn { value: 0 },
            Error::Busy,
            Error::WrongAbi { given: u32::MAX, expected: u32::MAX },
            Error::User { code: i32::MAX },
        ]
    }

    fn written(error: Error, size: usize) -> String {
        let mut buffer = vec![0xAA; size];
        error.write_message(&mut buffer);
        CStr::from_bytes_until_nul(&buffer).expect("closed by a NUL").to_str().expect("ASCII").to_string()
    }

    #[test]
    fn messages_name_the_argument_and_its_numbers() {
        let said = |error: Error, text: &str| assert_eq!(error.to_string(), text);
        said(Error::ArgnumRange { argnum: 3, inputs: 2 }, "argnum 3, but the function has 2 inputs");
        said(Error::ArgnumRange { argnum: -2, inputs: 1 }, "argnum -2, but the function has 1 input");
        said(Error::ArgnumEmpty, "argnums names no input: n_argnums is 0");
        said(Error::TooSmall { needed: 4096, given: 100 }, "the context needs 4096 bytes, but 100 were given");
        said(Error::NullEntry { table: Pointer::In, index: 3 }, "in[3] must not be NULL");
        said(
            Error::ReadOutside { table: Pointer::In, block: 0, index: 2, len: 2 },
            "in[0][2] was read, but that block has 2 elements",
        );
        said(
            Error::WrittenOutside { table: Pointer::Out, block: 1, index: -1, len: 1 },
            "out[1][-1] was written, but that block has 1 element",
        );
        said(
            Error::Overlap { block: 2, row_stride: -3, col_stride: 1 },
            "elements of block 2 of the result overlap (row_stride -3, col_stride 1)",
        );
    }

    #[test]
    fn a_message_of_any_error_fits_in_160_bytes_and_keeps_the_style() {
        for error in longest() {
            let text = written(error, 160);
            assert_eq!(text, error.to_string());
            assert!(
                !text.is_empty() && text.is_ascii() && !text.ends_with('.') && !text.contains(['#', '%', '$', '~']),
                "{text}"
            );
            assert!(text.starts_with(|c: char| c.is_ascii_lowercase()), "{text}");
        }
    }

    #[test]
    fn a_short_buffer_truncates_and_is_closed() {
        for error in longest() {
            let whole = error.to_string();
            error.write_message(&mut []);
            for size in 1..=whole.len() + 2 {
                assert_eq!(written(error, size), whole[..whole.len().min(size - 1)]);
            }
        }
    }

    #[test]
    fn every_error_has_a_status_with_a_text() {
        for error in longest() {
            let status = error.status();
            assert!(status != 0 && super::super::status_text(status) != c"unknown status", "{error:?}");
            assert_eq!(status > 0, matches!(error, Error::User { .. }));
        }
    }
}
