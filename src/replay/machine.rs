//! What runs a program: its slots, its unit, and where it is.
//! Does not know instructions.

use super::words::Slots;
use crate::error::Error;
use crate::error::place::{Name, Place};
use crate::ops::Float;
use crate::program::Program;
use crate::random::Stream;
use crate::slots::{Engine, Outside, Slot, Unit};

/// How a run ended.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub enum Exit {
    /// At the end of a path, which stands there in the code.
    End {
        /// Where.
        at: u32,
    },
    /// At a guard whose other answer leads nowhere.
    Missed {
        /// Which.
        guard: u32,
        /// Where the function asked for it.
        place: Place,
    },
    /// With an error.
    Failed {
        /// Which.
        error: Error,
        /// Where it arose.
        place: Place,
    },
}

/// A program in its slots.
#[repr(C)]
pub struct Machine<'a, F: Float> {
    /// What a step needs.
    pub(super) unit: &'a mut Unit<F>,
    /// Its slots.
    pub(super) slots: Slots,
    pub(super) program: Program<'a>,
    /// The draws of this pass.
    pub(super) draws: Stream,
    /// Rules and parameters.
    pub(super) outside: Outside<F>,
    /// Where the step stands that is being carried out.
    pub(super) at: u32,
    /// The function over arrays that it is a step of.
    pub(super) bulk: Option<&'static Name>,
    /// What carries out an instruction that has no body in the loop: it leads to every operation, which an object of a higher level does not have.
    pub(super) general: General<'a, F>,
}

/// What carries out the instruction that stands there; what went wrong, if something did.
pub type General<'a, F> = fn(&mut Machine<'a, F>, u32) -> Option<(Error, Place)>;

impl<'a, F: Float> Machine<'a, F> {
    /// The program in these slots; `general` carries out what has no body in the loop.
    ///
    /// # Safety
    /// There are as many as it needs, aligned, for numbers of the kind that the unit is set for; nobody else uses them.
    pub unsafe fn new(
        program: Program<'a>,
        unit: &'a mut Unit<F>,
        slots: Slots,
        (draws, outside): (Stream, Outside<F>),
        general: General<'a, F>,
    ) -> Self {
        Self { unit, slots, program, draws, outside, at: 0, bulk: None, general }
    }

    /// Slot `index`.
    ///
    /// # Safety
    /// The program has so many.
    #[inline(always)]
    pub(super) unsafe fn slot(&self, index: u32) -> Slot<F> {
        // SAFETY: there are as many slots as the program needs, as `new` was promised.
        unsafe { self.slots.at(index) }
    }

    /// The place of the operation `name` where the step stands.
    pub(super) fn place_of(&self, name: &'static Name) -> Place {
        let (count, mark) = self.program.place(self.at);
        Place { name: self.bulk.unwrap_or(name), count, mark }
    }
}

impl<F: Float> Engine<F> for Machine<'_, F> {
    #[inline(always)]
    fn unit(&mut self) -> &mut Unit<F> {
        self.unit
    }

    fn place(&self, name: &'static Name) -> Place {
        self.place_of(name)
    }
}
