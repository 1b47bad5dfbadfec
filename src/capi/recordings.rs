//! Recordings in memory of the caller, and programs attached to functions, behind the C functions in either precision.
//! Does not know the names of the C functions.

use core::ffi::{c_int, c_void};

use super::context::Context;
use super::drivers::{self, Call, InTable};
use super::request;
use super::types::{JF_NULL, jf_options, jf_status};
use crate::derivative::Parts;
use crate::eager::{Attached, Registered};
use crate::error::{Error, Pointer};
use crate::ops::Float;
use crate::program::{self, Program, State, Tape};
use crate::random::Randomness;
use crate::replay;
use crate::slots::{Rules, TileFloat};

/// What a recording begins with, in memory of the caller; the words of its tape follow.
#[repr(C)]
pub struct Recording<F> {
    /// Its own address, mixed.
    seal: usize,
    context: *mut Context<F>,
    function: u32,
    randomness: Randomness,
    seed: u64,
    words: usize,
    state: State,
    /// Of derivatives of a program, which no context has.
    parts: Option<Parts>,
}

/// The alignment of recordings and programs.
const ALIGN: usize = 8;

fn seal<F>(address: usize) -> usize {
    address ^ 0x7265_636F ^ (size_of::<F>() << 16)
}

impl<F: TileFloat> Recording<F> {
    /// The recording that `r` points at, if it is one.
    ///
    /// # Safety
    /// `r` is null or points at memory of the size of a recording; no other reference to it is in use.
    unsafe fn from_ptr<'a>(r: *mut Self) -> Option<&'a mut Self> {
        if r.is_null() || !r.addr().is_multiple_of(ALIGN) {
            return None;
        }
        // SAFETY: not null and aligned, so memory of that size, as the caller promises.
        let found = unsafe { (&raw const (*r).seal).read() };
        // SAFETY: likewise.
        (found == seal::<F>(r.addr())).then(|| unsafe { &mut *r })
    }

    /// The words that follow it.
    fn all_words<'a>(&mut self) -> &'a mut [u32] {
        let words = (&raw mut *self).wrapping_add(1).cast::<u32>();
        // SAFETY: so many words follow the recording in the memory it was made in, which is lent for as long as it is one.
        unsafe { core::slice::from_raw_parts_mut(words, self.words) }
    }

    /// Its tape.
    fn tape(&mut self) -> Tape<'_> {
        let words = self.all_words();
        Tape::new(&mut self.state, words)
    }

    /// The derivatives that `find` finds, in this scratch.
    ///
    /// # Safety
    /// It has so many bytes, which nobody else uses.
    pub unsafe fn of_derivative(
        scratch: *mut c_void,
        bytes: usize,
        find: impl FnOnce(&mut State, &mut [u32]) -> Result<Parts, Error>,
    ) -> Result<*mut Self, Error> {
        // SAFETY: as the caller promises.
        let (start, words) = unsafe { Self::place(scratch, bytes) };
        let mut state = State::new(F::SINGLE);
        let count = words.len();
        let parts = find(&mut state, words).map_err(|error| of_all::<F>(error, bytes))?;
        let made = Self {
            seal: seal::<F>(start.addr()),
            context: core::ptr::null_mut(),
            function: 0,
            randomness: Randomness::Forbidden,
            seed: 0,
            words: count,
            state,
            parts: Some(parts),
        };
        // SAFETY: the scratch has room for it, as it has words behind it, and is aligned.
        unsafe { start.write(made) };
        Ok(start)
    }

    /// Where in a scratch a recording goes, and the words behind it.
    ///
    /// # Safety
    /// It has so many bytes, which nobody else uses.
    unsafe fn place<'a>(scratch: *mut c_void, bytes: usize) -> (*mut Self, &'a mut [u32]) {
        let skipped = scratch.addr().wrapping_neg() % ALIGN;
        let front = size_of::<Self>() + skipped;
        let words = bytes.saturating_sub(front).min(isize::MAX as usize / 2) / 4;
        let start = scratch.cast::<u8>().wrapping_add(skipped).cast::<Self>();
        let words = match words {
            0 => &mut [],
            // SAFETY: so many words follow the recording in the scratch, which nobody else uses, as the caller promises.
            words => unsafe { core::slice::from_raw_parts_mut(start.wrapping_add(1).cast::<u32>(), words) },
        };
        (start, words)
    }
}

/// An error that tells how large a scratch should be, of the recording in front of its words, too.
fn of_all<F>(error: Error, given: usize) -> Error {
    match error {
        Error::ScratchTooSmall { needed, .. } => {
            Error::ScratchTooSmall { needed: needed.saturating_add(size_of::<Recording<F>>() + ALIGN), given }
        }
        error => error,
    }
}

/// A failure of any kind leaves nothing where a result would be.
///
/// # Safety
/// `place` is null or valid.
pub unsafe fn clear<T>(place: *mut T, none: T) {
    if !place.is_null() {
        // SAFETY: not null, so valid, as the caller promises.
        unsafe { place.write(none) };
    }
}

/// Runs the function once and keeps what it did; `given` is the bytes of scratch there are.
fn run<F: Float>(call: &mut Call<'_, F>, tape: &mut Tape<'_>, given: usize) -> Result<u32, Error> {
    tape.begin();
    let x = call.x;
    if let Err(error) = call.pass.record(tape, |a, j| x.at(a, j)) {
        tape.give_up();
        return Err(error);
    }
    let count = call.shape.out_len.iter().chain(call.shape.aux_len).sum();
    let pass = &call.pass;
    tape.finish(count, &|k| pass.output_node(k)).map_err(|error| of_all::<F>(error, given))
}

/// The bytes of scratch that do for what the function does at a point: it runs with none. 0 if it fails.
///
/// # Safety
/// The promises of `jf_record_scratch` in the header.
pub unsafe fn record_scratch<F: TileFloat>(c: *mut Context<F>, f: u32, x: InTable<F>, options: *const jf_options) -> usize {
    let mut bytes = 0;
    let body = || {
        // SAFETY: those promises.
        let mut call = unsafe { Call::new(c, f, x, options, 1) }?;
        let mut state = State::new(F::SINGLE);
        match run(&mut call, &mut Tape::new(&mut state, &mut []), 0) {
            Err(Error::ScratchTooSmall { needed, .. }) => {
                bytes = needed;
                Ok(())
            }
            result => result.map(drop),
        }
    };
    // SAFETY: likewise. The status of a failure is that of `record` with the same arguments.
    unsafe { drivers::guarded(c, body) };
    bytes
}

/// Records a function in `scratch`.
///
/// # Safety
/// The promises of `jf_record` in the header.
pub unsafe fn record<F: TileFloat>(
    c: *mut Context<F>,
    f: u32,
    x: InTable<F>,
    options: *const jf_options,
    scratch: *mut c_void,
    bytes: usize,
    recording: *mut *mut Recording<F>,
) -> jf_status {
    // SAFETY: null or valid by those promises.
    unsafe { clear(recording, core::ptr::null_mut()) };
    let arguments = || {
        if recording.is_null() {
            return Err(Error::Null { what: Pointer::Recording });
        }
        if scratch.is_null() && bytes > 0 { Err(Error::Null { what: Pointer::Scratch }) } else { Ok(()) }
    };
    let body = |()| {
        // SAFETY: those promises.
        let mut call = unsafe { Call::new(c, f, x, options, 1) }?;
        // SAFETY: the scratch has so many bytes, which nobody else uses, by those promises.
        let (start, tape) = unsafe { Recording::<F>::place(scratch, bytes) };
        let words = tape.len();
        let mut state = State::new(F::SINGLE);
        let mut tape = Tape::new(&mut state, tape);
        tape.clear();
        program::twice(|| run(&mut call, &mut tape, bytes))?;
        let made = Recording {
            seal: seal::<F>(start.addr()),
            context: c,
            function: f,
            randomness: call.options.randomness,
            seed: call.options.seed,
            words,
            state,
            parts: None,
        };
        // SAFETY: the scratch has room for it, as it has words behind it, and is aligned.
        unsafe { start.write(made) };
        // SAFETY: not null, or this would not run, and valid by those promises.
        unsafe { recording.write(start) };
        Ok(())
    };
    // SAFETY: likewise.
    unsafe { drivers::guarded_after(c, arguments, body) }
}

/// Records another path.
///
/// # Safety
/// The promises of `jf_record_path` in the header.
pub unsafe fn record_path<F: TileFloat>(r: *mut Recording<F>, x: InTable<F>) -> jf_status {
    // SAFETY: `r` is null or a recording, by those promises.
    let Some(recording) = (unsafe { Recording::from_ptr(r) }) else { return JF_NULL };
    if recording.parts.is_some() {
        return request::status(Err(Error::NoCallback));
    }
    let (c, f) = (recording.context, recording.function);
    let body = || {
        // SAFETY: those promises: the context of a recording outlives it.
        let mut call = unsafe { Call::new(c, f, x, core::ptr::null(), 1) }?;
        call.draw(recording.randomness, recording.seed);
        let given = recording.words.saturating_mul(4).saturating_add(size_of::<Recording<F>>());
        run(&mut call, &mut recording.tape(), given).map(drop)
    };
    // SAFETY: likewise.
    unsafe { drivers::guarded(c, body) }
}

/// The bytes of the finished program; 0 for no recording, or one whose program would be too large.
///
/// # Safety
/// The promises of `jf_program_bytes` in the header.
pub unsafe fn program_bytes<F: TileFloat>(r: *mut Recording<F>) -> usize {
    // SAFETY: `r` is null or a recording, by those promises.
    let words = unsafe { Recording::from_ptr(r) }.and_then(|recording| build(recording, &mut []).ok());
    words.map_or(0, |words| words * 4)
}

fn build<F: TileFloat>(recording: &mut Recording<F>, words: &mut [u32]) -> Result<usize, Error> {
    if let Some(parts) = recording.parts {
        let all = recording.all_words();
        return parts.build(&mut recording.state, all, words);
    }
    // SAFETY: the context of a recording outlives it, and so do its functions; their lengths stay.
    let (shape, rules) = unsafe { ((*(*recording.context).function(recording.function)?).shape(), (*recording.context).rules()) };
    let name = |rule: u64| rules.name(rule as usize).unwrap_or_default();
    program::build(&mut recording.tape(), &shape, &name, words)
}

/// Writes the finished program.
///
/// # Safety
/// The promises of `jf_program_build` in the header.
pub unsafe fn program_build<F: TileFloat>(
    r: *mut Recording<F>,
    memory: *mut c_void,
    bytes: usize,
    program: *mut *const c_void,
) -> jf_status {
    // SAFETY: null or valid by those promises.
    unsafe { clear(program, core::ptr::null()) };
    // SAFETY: `r` is null or a recording, by those promises.
    let Some(recording) = (unsafe { Recording::from_ptr(r) }) else { return JF_NULL };
    let (c, alone) = (recording.context, recording.parts.is_some());
    let mut body = || {
        if program.is_null() {
            return Err(Error::Null { what: Pointer::Program });
        }
        let room = words_in(memory, bytes)?;
        // SAFETY: the memory has so many bytes, which nobody else uses, by those promises.
        let words = unsafe { core::slice::from_raw_parts_mut(memory.cast::<u32>(), room) };
        let needed = build(recording, words)?;
        if room < needed {
            return Err(Error::ProgramTooLarge { needed: needed * 4, given: bytes });
        }
        // SAFETY: not null, and valid by those promises.
        unsafe { program.write(memory) };
        Ok(())
    };
    // SAFETY: the context of a recording outlives it.
    if alone { request::status(body()) } else { unsafe { drivers::guarded(c, body) } }
}

/// The program in these bytes.
///
/// # Safety
/// `bytes` is null or valid for `n` bytes, which do not change as long as the program is used.
pub unsafe fn open<'a>(bytes: *const c_void, n: usize) -> Result<Program<'a>, Error> {
    let words = words_in(bytes, n)?;
    // SAFETY: valid for so many bytes, as the caller promises, and aligned.
    program::open(unsafe { core::slice::from_raw_parts(bytes.cast::<u32>(), words) })
}

/// How many words lie in memory where a program may be: not null, and aligned.
fn words_in(memory: *const c_void, bytes: usize) -> Result<usize, Error> {
    if memory.is_null() {
        return Err(Error::Null { what: Pointer::Memory });
    }
    if !memory.addr().is_multiple_of(ALIGN) {
        return Err(Error::Misaligned { align: ALIGN });
    }
    Ok((bytes / 4).min(isize::MAX as usize / 4))
}

/// What runs a program in a context with that many numbers and these rules.
fn runnable<F: TileFloat>(program: Program<'static>, capacity: usize, rules: Rules<F>) -> Result<Attached<F>, Error> {
    if program.is_single() != F::SINGLE {
        return Err(Error::StaleProgram);
    }
    if program.numbers() > capacity {
        return Err(Error::OutOfNumbers { wanted: program.numbers(), capacity });
    }
    if program.is_derivative() {
        return Err(Error::DerivativeProgram);
    }
    let known = |(name, inputs)| rules.called(name, inputs).map(drop).ok_or(Error::UnknownRule { inputs });
    program.rules().try_for_each(known)?;
    Ok(Attached { program, run: replay::run::<F> })
}

/// A function of a context, if there is one.
///
/// # Safety
/// `c` is null or a context.
unsafe fn function<'a, F: Float>(c: *mut Context<F>, f: u32) -> Option<&'a Registered<F>> {
    // SAFETY: `c` is null or a context, as the caller promises.
    let function = unsafe { Context::from_ptr(c) }?.function(f).ok()?;
    // SAFETY: a function of the context.
    Some(unsafe { &*function })
}

/// The program at `p`, checked from its beginning to the end it tells.
///
/// # Safety
/// `p` points at a program, or at bytes of at least the size of its head and of what that tells.
pub unsafe fn at<'a>(p: *const c_void) -> Result<Program<'a>, Error> {
    if !p.addr().is_multiple_of(ALIGN) {
        return Err(Error::Misaligned { align: ALIGN });
    }
    // SAFETY: a program has that many bytes, as the caller promises.
    unsafe { open(p, program::bytes_of(p.cast::<[u32; 4]>().read())) }
}

/// The program where [`at`] has found one, without a look at it.
///
/// # Safety
/// As for `at`; nothing has written there since.
pub unsafe fn again<'a>(p: *const c_void) -> Program<'a> {
    // SAFETY: a program has that many bytes, aligned, which do not change as long as it is used, as the caller promises.
    Program::of(unsafe { core::slice::from_raw_parts(p.cast::<u32>(), program::bytes_of(p.cast::<[u32; 4]>().read()) / 4) })
}

/// Attaches a program to a function, or none.
///
/// # Safety
/// The promises of `jf_attach` in the header.
pub unsafe fn attach<F: TileFloat>(c: *mut Context<F>, f: u32, p: *const c_void, on_miss: u32) -> jf_status {
    let body = || {
        // SAFETY: `guarded` has seen that it is a context.
        let function = unsafe { (*c).function(f) }?;
        if on_miss > 1 {
            return Err(Error::UnknownMiss { value: on_miss });
        }
        let attached = if p.is_null() {
            // SAFETY: a function of the context.
            if unsafe { (*function).is_alone() } {
                return Err(Error::NoCallback);
            }
            None
        } else {
            // SAFETY: a program, by those promises.
            let program = unsafe { at(p) }?;
            // SAFETY: a function of the context.
            let shape = unsafe { (*function).shape() };
            if !program.fits(shape) {
                return Err(Error::StaleProgram);
            }
            // SAFETY: `guarded` has seen that it is a context.
            let context = unsafe { &mut *c };
            Some(runnable(program, context.numbers(), context.rules())?)
        };
        // SAFETY: a function of the context, which nobody else uses.
        unsafe { (*function).attach(attached, on_miss == 1) };
        Ok(())
    };
    // SAFETY: likewise.
    unsafe { drivers::guarded(c, body) }
}

/// What is called in place of a function that is a program alone: a pass of it never gets here.
unsafe extern "C" fn nothing(_: *mut c_void, _: *const *const u32, _: *const *mut u32, _: *mut c_void) -> c_int {
    super::types::JF_GUARD_MISSED
}

/// Makes a function of a program.
///
/// # Safety
/// The promises of `jf_load` in the header.
pub unsafe fn load<F: TileFloat>(c: *mut Context<F>, p: *const c_void, f: *mut u32) -> jf_status {
    // SAFETY: null or valid by those promises.
    unsafe { clear(f, 0) };
    let arguments = || {
        if f.is_null() {
            return Err(Error::Null { what: Pointer::Handle });
        }
        if p.is_null() {
            return Err(Error::Null { what: Pointer::Program });
        }
        // SAFETY: a program, by those promises.
        let program = unsafe { at(p) }?;
        if program.is_single() != F::SINGLE { Err(Error::StaleProgram) } else { Ok(program) }
    };
    let body = |program: Program<'static>| {
        // SAFETY: `guarded` has seen that it is a context.
        let context = unsafe { &mut *c };
        let attached = runnable(program, context.numbers(), context.rules())?;
        let lengths = program.lengths();
        let counts = lengths.map(<[u32]>::len);
        let elements = lengths.into_iter().flatten().map(|len| *len as usize);
        let id = context.register_lengths(nothing, core::ptr::null_mut(), counts, elements)?;
        let function = context.function(id)?;
        // SAFETY: the function that was just made.
        unsafe { (*function).set_alone() };
        // SAFETY: likewise.
        unsafe { (*function).attach(Some(attached), true) };
        // SAFETY: not null, or this would not run, and valid by those promises.
        unsafe { f.write(id) };
        Ok(())
    };
    // SAFETY: likewise.
    unsafe { drivers::guarded_after(c, arguments, body) }
}

/// Passes that ran the program of a function.
///
/// # Safety
/// `c` is null or a context.
pub unsafe fn hits<F: TileFloat>(c: *mut Context<F>, f: u32) -> usize {
    // SAFETY: as the caller promises.
    unsafe { function(c, f) }.map_or(0, Registered::hits)
}

/// Passes for which it had no path, and the guard that said so last.
///
/// # Safety
/// `c` is null or a context; `guard` is null or valid.
pub unsafe fn missed<F: TileFloat>(c: *mut Context<F>, f: u32, guard: *mut usize) -> usize {
    // SAFETY: as the caller promises.
    let (count, last) = unsafe { function(c, f) }.map_or((0, 0), Registered::missed);
    if !guard.is_null() {
        // SAFETY: not null, and valid as the caller promises.
        unsafe { guard.write(last) };
    }
    count
}

/// The program at `p`, if there is one.
///
/// # Safety
/// As for `at`; or it is null.
pub unsafe fn known<'a>(p: *const c_void) -> Option<Program<'a>> {
    // SAFETY: a program if it is not null, as the caller promises.
    if p.is_null() { None } else { unsafe { at(p) }.ok() }
}
