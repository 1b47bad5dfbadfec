//! The context: one block of the caller's memory with everything in it, sized exactly.
//! Does not know what drivers do with it.

use core::ffi::{c_char, c_int, c_void};

use super::eval::{Eval, FLAGS, MOST_NUMBERS, NONE, State};
use super::level::Level;
use super::slot;
use super::table::{self, Rows, Table};
use super::types::jf_config;
use super::width;
use crate::error::place::Place;
use crate::error::{Error, text};
use crate::ops::Float;
use crate::random::{Randomness, Stream};
use crate::shape::Shape;

/// Bytes reserved for the fixed part of a context, for either precision: a multiple of 64 above its real size.
pub const HEADER_BYTES: usize = if size_of::<usize>() == 8 { 1152 } else { 704 };
/// Words of one entry in the table of functions.
pub const FUNCTION_WORDS: usize = 9;
/// Most functions: an id keeps 16 bits for the index.
const MOST_FUNCTIONS: usize = u16::MAX as usize;
/// A message of an error, and the place of it.
const MESSAGE_BYTES: usize = 240;
/// What the names of an interface begin with, in single and in double precision.
const PREFIX: [&str; 2] = ["jff_", "jf_"];
/// Lanes when the configuration leaves them open.
const DEFAULT_LANES: usize = if slot::SIMD { 8 } else { 4 };

/// The user's function as C passes it.
pub type Callback =
    unsafe extern "C" fn(e: *mut c_void, input: *const *const u32, output: *const *mut u32, user: *mut c_void) -> c_int;

/// A registered function.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Function {
    pub(super) call: Callback,
    pub(super) user: *mut c_void,
    /// Lengths of inputs, outputs and aux blocks, in this order.
    lengths: *const usize,
    counts: [usize; 3],
    /// Elements of all blocks.
    pub(super) elements: usize,
    /// Its place in the table of functions.
    index: u16,
    /// Whether it has returned with the whole table of handles intact behind its blocks.
    pub(super) trusted: bool,
    /// Zero. Kept for the program of a recorded function, so that sizes of contexts stay as they are when there is one.
    _program: usize,
}

impl Function {
    /// Lengths of inputs, outputs and aux blocks.
    ///
    /// # Safety
    /// The context of the function is alive.
    #[inline(always)]
    pub(super) unsafe fn shape<'a>(self) -> Shape<'a> {
        let [n_in, n_out, n_aux] = self.counts;
        // SAFETY: `register` copied the lengths of inputs, outputs and aux blocks there, one behind the other.
        let lengths = |skip: usize, n: usize| unsafe { core::slice::from_raw_parts(self.lengths.add(skip), n) };
        Shape { in_len: lengths(0, n_in), out_len: lengths(n_in, n_out), aux_len: lengths(n_in + n_out, n_aux) }
    }

    /// The blocks as the table of handles has them.
    ///
    /// # Safety
    /// As for `shape`.
    #[inline(always)]
    pub(super) unsafe fn rows<'a>(self) -> Rows<'a> {
        let [n_in, n_out, n_aux] = self.counts;
        // SAFETY: as in `shape`.
        Rows { lengths: unsafe { core::slice::from_raw_parts(self.lengths, n_in + n_out + n_aux) }, inputs: n_in }
    }
}

/// What a configuration comes to.
#[derive(Clone, Copy)]
pub struct Layout {
    functions: usize,
    blocks: usize,
    numbers: usize,
    lanes: usize,
    slot_bytes: usize,
    /// Entries of the table of handles.
    entries: usize,
    /// Offsets from the aligned start: functions, lengths, pointer table, handles, slots, end.
    offsets: [usize; 6],
}

impl Layout {
    /// The layout of `config` for scalars `F`.
    pub fn new<F>(config: &jf_config) -> Result<Self, Error> {
        if config.abi > super::types::JF_ABI_VERSION {
            return Err(Error::WrongAbi { given: config.abi, expected: super::types::JF_ABI_VERSION });
        }
        if let Some(index) = config.reserved.iter().position(|r| *r != 0) {
            return Err(Error::NonZeroReserved { index, value: config.reserved.get(index).copied().unwrap_or(0) });
        }
        if config.nodes != 0 {
            return Err(Error::NoRecording { nodes: config.nodes });
        }
        // Whether the level is there is for `init` to say: the layout is that of all.
        if !Level::is_number(config.level) {
            return Err(Error::UnknownLevel { level: config.level });
        }
        let lanes = if config.lanes == 0 { DEFAULT_LANES } else { config.lanes };
        if config.numbers > MOST_NUMBERS {
            return Err(Error::TooLarge { given: config.numbers, most: MOST_NUMBERS });
        }
        if config.functions > MOST_FUNCTIONS {
            return Err(Error::TooLarge { given: config.functions, most: MOST_FUNCTIONS });
        }
        let blocks = if config.blocks == 0 { 4 * config.functions } else { config.blocks };
        Self::place::<F>(config, blocks, lanes).ok_or(Error::ContextTooLarge)
    }

    fn place<F>(config: &jf_config, blocks: usize, lanes: usize) -> Option<Self> {
        const WORD: usize = size_of::<usize>();
        let slot_bytes = slot::bytes::<F>(lanes)?;
        let functions_at = HEADER_BYTES;
        let lengths_at = functions_at.checked_add(config.functions.checked_mul(FUNCTION_WORDS * WORD)?)?;
        let table_at = lengths_at.checked_add(blocks.checked_mul(WORD)?)?;
        let ids_at = table_at.checked_add(blocks.checked_mul(WORD)?)?;
        let entries = table::entries(blocks, config.numbers)?;
        let slots_at = ids_at.checked_add(entries.checked_mul(size_of::<u32>())?)?.checked_next_multiple_of(slot::ALIGN)?;
        let end = slots_at.checked_add(config.numbers.checked_mul(slot_bytes)?)?;
        let offsets = [functions_at, lengths_at, table_at, ids_at, slots_at, end];
        let fits = end <= isize::MAX as usize - slot::ALIGN;
        fits.then_some(Self { functions: config.functions, blocks, numbers: config.numbers, lanes, slot_bytes, entries, offsets })
    }

    /// Bytes that hold the context at any address.
    pub fn bytes(&self) -> usize {
        self.offsets[5] + (slot::ALIGN - 1)
    }
}

/// The fixed part of a context.
#[repr(C)]
pub struct Context<F> {
    /// The context's own address, mixed: tells a context from other memory, and from a copy of itself.
    seal: usize,
    pub(super) eval: Eval<F>,
    pub(super) layout: Layout,
    pub(super) functions: *mut Function,
    lengths: *mut usize,
    /// The addresses of the blocks of the function that runs.
    pub(super) blocks: *mut *mut u32,
    pub(super) table: Table,
    functions_used: usize,
    blocks_used: usize,
    /// Whether a driver is running.
    pub(super) busy: bool,
    pub(super) last_error: Option<Error>,
    /// What was wrong with a call from inside the function that runs.
    pub(super) inside: Option<Error>,
    error_place: Option<Place>,
    pub(super) points_done: usize,
    message: [u8; MESSAGE_BYTES],
}

const _: () = assert!(size_of::<Context<f64>>() <= HEADER_BYTES && size_of::<Context<f32>>() <= HEADER_BYTES);
const _: () = assert!(align_of::<Context<f64>>() <= slot::ALIGN && size_of::<Function>() == FUNCTION_WORDS * size_of::<usize>());

/// Mixed into the address of a context to make its seal; differs between the precisions.
const fn seal<F>(address: usize) -> usize {
    address ^ 0x6A61_6366 ^ (size_of::<F>() << 16)
}

/// A number that differs between contexts, from their address.
fn salt(address: usize) -> u32 {
    // The multiplier of Knuth's multiplicative hashing; the high half depends on all address bits.
    ((address as u64 >> 3).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as u32
}

impl<F: Float> Context<F> {
    /// Layout and level of the context that `config` describes, if it fits in that many bytes.
    pub fn plan(bytes: usize, config: &jf_config) -> Result<(Layout, Level), Error> {
        let layout = Layout::new::<F>(config)?;
        if bytes < layout.bytes() {
            return Err(Error::TooSmall { needed: layout.bytes(), given: bytes });
        }
        Ok((layout, Level::choose(config.level)?))
    }

    /// Makes a context in `memory`.
    ///
    /// # Safety
    /// `memory` is valid for `bytes` bytes.
    pub unsafe fn init(memory: *mut u8, bytes: usize, config: &jf_config) -> Result<*mut Self, Error> {
        let (layout, level) = Self::plan(bytes, config)?;
        let start = memory.wrapping_add(memory.addr().wrapping_neg() % slot::ALIGN);
        let [functions, lengths, blocks, ids, slots, _] = layout.offsets.map(|offset| start.wrapping_add(offset));
        let (kernels, quick) = width::idle();
        let eval = Eval {
            slots,
            stride: layout.slot_bytes,
            top: 0,
            limit: 0,
            // Starting from the address, so that handles of other contexts are likely to be noticed.
            generation: salt(start.addr()) & !(MOST_NUMBERS as u32 - 1),
            second: false,
            state: State::Idle,
            kernels,
            quick,
            kernel_vectors: 0,
            padded: 0,
            width: 0,
            level,
            free: NONE,
            outer: NONE,
            scope: 0,
            capacity: 0,
            stashed: 0,
            slots_per_number: 1,
            flags: 0,
            highest: 0,
            peak: 0,
            wanted: [0; 2],
            released: 0,
            extra: 0,
            inputs: 0,
            mark: None,
            bulk: None,
            error: Error::Busy,
            failed_at: None,
            raised: [None; FLAGS],
            draws: Stream::new(Randomness::Forbidden, 0, 0, 0),
        };
        let context = Self {
            seal: seal::<F>(start.addr()),
            eval,
            layout,
            functions: functions.cast(),
            lengths: lengths.cast(),
            blocks: blocks.cast(),
            // SAFETY: the layout has that many entries there.
            table: unsafe { Table::new(ids.cast(), layout.entries) },
            functions_used: 0,
            blocks_used: 0,
            busy: false,
            last_error: None,
            inside: None,
            error_place: None,
            points_done: 0,
            message: [0; MESSAGE_BYTES],
        };
        let this = start.cast::<Self>();
        // SAFETY: the header lies in the memory, by the size just checked, and `start` is aligned for it.
        unsafe { this.write(context) };
        Ok(this)
    }

    /// The context that `c` points at, if it is one.
    ///
    /// # Safety
    /// `c` is null or points at memory of the size of a context, aligned for one; no other reference to the context is in use.
    #[inline]
    pub unsafe fn from_ptr<'a>(c: *mut Self) -> Option<&'a mut Self> {
        if c.is_null() || !c.addr().is_multiple_of(slot::ALIGN) {
            return None;
        }
        // SAFETY: the caller's promise.
        let found = unsafe { (&raw const (*c).seal).read() };
        // SAFETY: likewise.
        (found == seal::<F>(c.addr())).then(|| unsafe { &mut *c })
    }

    /// Adds a function.
    ///
    /// # Safety
    /// The slices of `shape` are valid.
    pub unsafe fn register(&mut self, call: Callback, user: *mut c_void, shape: Shape<'_>) -> Result<u32, Error> {
        if self.busy {
            return Err(Error::Busy);
        }
        let counts = [shape.in_len.len(), shape.out_len.len(), shape.aux_len.len()];
        let blocks = counts.iter().fold(self.blocks_used, |sum, n| sum.saturating_add(*n));
        if self.functions_used >= self.layout.functions {
            return Err(Error::TooManyFunctions { capacity: self.layout.functions });
        }
        if blocks > self.layout.blocks {
            return Err(Error::TooManyBlocks { needed: blocks, capacity: self.layout.blocks });
        }
        shape.validate()?;
        let lengths = self.lengths.wrapping_add(self.blocks_used);
        for (k, len) in shape.in_len.iter().chain(shape.out_len).chain(shape.aux_len).enumerate() {
            // SAFETY: the table has room for `layout.blocks` lengths.
            unsafe { lengths.add(k).write(*len) };
        }
        let index = self.functions_used;
        // SAFETY: the table has room for `layout.functions` functions.
        unsafe {
            self.functions.add(index).write(Function {
                call,
                user,
                lengths,
                counts,
                elements: shape.elements(),
                index: index as u16,
                trusted: false,
                _program: 0,
            })
        };
        self.functions_used = index + 1;
        self.blocks_used = blocks;
        Ok(self.function_id(index))
    }

    /// The id of function `index`: its number from 1, and bits of the context's address.
    fn function_id(&self, index: usize) -> u32 {
        (salt(self.seal) & 0xFFFF_0000) | (index as u32 + 1)
    }

    /// The function `id`.
    pub fn function(&self, id: u32) -> Result<Function, Error> {
        let index = (id & 0xFFFF).wrapping_sub(1) as usize;
        if index >= self.functions_used || id != self.function_id(index) {
            return Err(Error::BadFunction { id });
        }
        // SAFETY: `register` wrote the functions below `functions_used`.
        Ok(unsafe { self.functions.add(index).read() })
    }

    /// Remembers that the function has returned with the table of handles intact.
    #[inline(never)]
    pub fn trust(&mut self, function: Function) {
        // SAFETY: the function is one of the context's, whose places are below `functions_used`.
        unsafe { (*self.functions.add(usize::from(function.index))).trusted = true };
    }

    /// The last error in words.
    pub fn message(&mut self) -> *const c_char {
        let (error, place) = (self.last_error, self.error_place);
        self.write(|push| {
            let Some(error) = error else { return };
            error.spell(push);
            if let Some(place) = place {
                " (".bytes().for_each(&mut *push);
                place.spell(PREFIX[size_of::<F>() / 8], push);
                push(b')');
            }
        })
    }

    /// Where the flag was first raised, in words; nothing if it is not set.
    pub fn flag_place(&mut self, flag: u32) -> *const c_char {
        let place = self.eval.raised_at(flag);
        self.write(|push| {
            if let Some(place) = place {
                place.spell(PREFIX[size_of::<F>() / 8], push);
            }
        })
    }

    /// What `spell` hands to its argument, as text that is valid until the next.
    fn write(&mut self, spell: impl FnOnce(&mut dyn FnMut(u8))) -> *const c_char {
        text::write(&mut self.message, spell);
        self.message.as_ptr().cast()
    }

    /// Remembers an error, for its message; with its place, if it arose in an evaluation.
    pub fn remember(&mut self, error: Error, place: Option<Place>) {
        self.last_error = Some(error);
        if self.busy {
            self.inside = Some(error);
        }
        self.error_place = place;
    }

    /// Numbers that fit in one evaluation.
    pub fn numbers(&self) -> usize {
        self.layout.numbers
    }

    /// Most directions of a pass.
    pub fn lanes(&self) -> usize {
        self.layout.lanes
    }

    /// Bytes of one slot.
    pub fn slot_bytes(&self) -> usize {
        self.layout.slot_bytes
    }
}
