//! The context: one block of the caller's memory with everything in it.
//! Does not know what drivers do with it.

use core::ffi::{c_char, c_void};

use super::layout::{FUNCTION_WORDS, HEADER_BYTES, Layout};
use super::types::{JF_OK, jf_config, jf_status};
use crate::eager::{Arena, Callback, Registered};
use crate::error::place::Place;
use crate::error::{Error, text};
use crate::ops::Float;
use crate::shape::Shape;
use crate::slots::{ALIGN, Level, Rule, RuleCallback, RuleName, Rules};

/// A message of an error, and the place of it.
const MESSAGE_BYTES: usize = 240;
/// What the names of an interface begin with, in single and in double precision.
const PREFIX: [&str; 2] = ["jff_", "jf_"];

/// The fixed part of a context.
#[repr(C)]
pub struct Context<F> {
    /// The context's own address, mixed: tells a context from other memory, and from a copy of itself.
    seal: usize,
    arena: Arena<F>,
    layout: Layout,
    functions: *mut Registered<F>,
    lengths: *mut usize,
    functions_used: usize,
    blocks_used: usize,
    /// Whether a driver is running.
    busy: bool,
    last_error: Option<Error>,
    error_place: Option<Place>,
    points_done: usize,
    message: [u8; MESSAGE_BYTES],
}

const _: () = assert!(size_of::<Context<f64>>() <= HEADER_BYTES && size_of::<Context<f32>>() <= HEADER_BYTES);
const _: () = assert!(align_of::<Context<f64>>() <= ALIGN && size_of::<Registered<f64>>() == FUNCTION_WORDS * size_of::<usize>());

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
        let start = memory.wrapping_add(memory.addr().wrapping_neg() % ALIGN);
        let [rules, functions, lengths, blocks, ids, slots, _] = layout.offsets.map(|offset| start.wrapping_add(offset));
        let salt = salt(start.addr());
        let context = Self {
            seal: seal::<F>(start.addr()),
            // SAFETY: the layout has that many slots, rules, entries and addresses there.
            arena: unsafe { Arena::new(slots, rules.cast(), ids.cast(), blocks.cast(), layout.sizes, salt, level) },
            layout,
            functions: functions.cast(),
            lengths: lengths.cast(),
            functions_used: 0,
            blocks_used: 0,
            busy: false,
            last_error: None,
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
        if c.is_null() || !c.addr().is_multiple_of(ALIGN) {
            return None;
        }
        // SAFETY: not null, so memory of the size of a context, aligned for one, as the caller promises.
        let found = unsafe { (&raw const (*c).seal).read() };
        // SAFETY: likewise.
        (found == seal::<F>(c.addr())).then(|| unsafe { &mut *c })
    }

    /// Adds a function.
    ///
    /// # Safety
    /// The slices of `shape` are valid.
    pub unsafe fn register(&mut self, call: Callback, user: *mut c_void, shape: Shape<'_>) -> Result<u32, Error> {
        let counts = [shape.in_len.len(), shape.out_len.len(), shape.aux_len.len()];
        self.register_lengths(call, user, counts, shape.lengths())
    }

    /// Adds a function with so many inputs, outputs and aux blocks, of these lengths.
    pub fn register_lengths(
        &mut self,
        call: Callback,
        user: *mut c_void,
        counts: [usize; 3],
        of_each: impl Iterator<Item = usize>,
    ) -> Result<u32, Error> {
        let blocks = counts.iter().fold(self.blocks_used, |sum, count| sum.saturating_add(*count));
        if self.functions_used >= self.layout.functions {
            return Err(Error::TooManyFunctions { capacity: self.layout.functions });
        }
        if blocks > self.layout.blocks {
            return Err(Error::TooManyBlocks { needed: blocks, capacity: self.layout.blocks });
        }
        let lengths = self.lengths.wrapping_add(self.blocks_used);
        for (k, len) in of_each.enumerate().take(blocks - self.blocks_used) {
            // SAFETY: the table has room for `layout.blocks` lengths.
            unsafe { lengths.add(k).write(len) };
        }
        // SAFETY: the lengths were just written, in the memory of the context.
        let function = unsafe { Registered::new(call, user, lengths, counts) };
        function.shape().validate()?;
        let index = self.functions_used;
        // SAFETY: the table has room for `layout.functions` functions.
        unsafe { self.functions.add(index).write(function) };
        self.functions_used = index + 1;
        self.blocks_used = blocks;
        Ok(self.function_id(index))
    }

    /// Adds a rule, or puts it in the place of the one with its name.
    ///
    /// # Safety
    /// `call` may be called with `user` and as many inputs.
    pub unsafe fn register_rule(
        &mut self,
        name: RuleName,
        inputs: usize,
        call: RuleCallback<F>,
        user: *mut c_void,
    ) -> Result<(), Error> {
        let capacity = self.layout.rules;
        let rules = self.arena.rules();
        match rules.find(name).and_then(|index| rules.get(index)) {
            Some(known) if known.inputs() != inputs => return Err(Error::OtherRule { given: inputs, before: known.inputs() }),
            None if rules.count() >= capacity => return Err(Error::TooManyRules { capacity }),
            _ => {}
        }
        // SAFETY: as the caller promises; there is room for it, or it takes the place of another.
        unsafe { rules.add(Rule::new(name, inputs, call, user)) };
        Ok(())
    }

    /// The rules that functions may call.
    pub fn rules(&mut self) -> Rules<F> {
        *self.arena.rules()
    }

    /// Numbers there is room for.
    pub fn numbers(&self) -> usize {
        self.layout.sizes.numbers
    }

    /// The id of function `index`: its number from 1, and bits of the context's address.
    fn function_id(&self, index: usize) -> u32 {
        (salt(self.seal) & 0xFFFF_0000) | (index as u32 + 1)
    }

    /// The function `id`, where it is in the context.
    pub fn function(&self, id: u32) -> Result<*mut Registered<F>, Error> {
        let index = (id & 0xFFFF).wrapping_sub(1) as usize;
        if index >= self.functions_used || id != self.function_id(index) {
            return Err(Error::BadFunction { id });
        }
        Ok(self.functions.wrapping_add(index))
    }

    /// Where the context at `c` has what passes run in.
    ///
    /// # Safety
    /// `c` is a context.
    #[inline(always)]
    pub unsafe fn arena_of(c: *mut Self) -> *mut Arena<F> {
        // SAFETY: a context, as the caller promises. No reference is made: calls from inside a function reach the context, too.
        unsafe { &raw mut (*c).arena }
    }

    /// What passes run in.
    pub fn arena(&mut self) -> &mut Arena<F> {
        &mut self.arena
    }

    /// Refuses a call before any pass.
    pub fn refuse(&mut self, error: Error) -> jf_status {
        self.remember(error, None)
    }

    /// Begins what keeps others out, a driver or a registration, if nobody else has; otherwise the status that says so.
    pub fn enter(&mut self) -> Result<(), jf_status> {
        if self.busy {
            return Err(self.refuse(Error::Busy));
        }
        self.busy = true;
        self.arena.begin_driver();
        Ok(())
    }

    /// Ends it, with this result: its status. An error is remembered, with the place where it arose in an evaluation.
    pub fn leave(&mut self, result: Result<(), Error>) -> jf_status {
        self.busy = false;
        match result {
            Ok(()) => JF_OK,
            Err(error) => self.remember(error, self.arena.failed_at()),
        }
    }

    /// Remembers an error, for its message, and gives its status.
    #[cold]
    #[inline(never)]
    fn remember(&mut self, error: Error, place: Option<Place>) -> jf_status {
        self.last_error = Some(error);
        if self.busy {
            self.arena.note_inside(error);
        }
        self.error_place = place;
        error.status()
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
        let place = self.arena.flags().place(flag);
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

    /// How many points of the last batch are complete.
    pub fn points_done(&self) -> usize {
        self.points_done
    }

    /// Sets it in the context at `c`.
    ///
    /// # Safety
    /// `c` is a context.
    pub unsafe fn set_points_done(c: *mut Self, points: usize) {
        // SAFETY: a context, as the caller promises.
        unsafe { (&raw mut (*c).points_done).write(points) }
    }
}
