//! The sticky flags of a context, and where each was raised first.
//! Does not know which points deserve one.

use crate::error::place::Place;

/// What a point of an operation may be, besides regular.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flag {
    /// A one-sided slope differs from the other, or the function jumps.
    Kink = 1,
    /// An infinite slope at a finite argument.
    Pole = 2,
    /// A NaN from arguments that are not.
    Domain = 4,
}

/// Those that were raised.
#[derive(Clone, Copy, Debug)]
pub struct Flags {
    raised: u32,
    /// Where, by bit.
    places: [Option<Place>; 3],
}

impl Flags {
    /// None.
    pub const NONE: Self = Self { raised: 0, places: [None; 3] };

    /// The raised ones as bits.
    pub fn bits(self) -> u32 {
        self.raised
    }

    /// Raises a flag; the first place counts.
    pub fn raise(&mut self, flag: Flag, place: Place) {
        let flag = flag as u32;
        let first = self.places.get_mut(flag.trailing_zeros() as usize);
        if let Some(first) = first.filter(|_| self.raised & flag == 0) {
            *first = Some(place);
        }
        self.raised |= flag;
    }

    /// Where the flag of that one bit was raised first, if it was.
    pub fn place(self, flag: u32) -> Option<Place> {
        let raised = flag.is_power_of_two() && self.raised & flag != 0;
        self.places.get(flag.trailing_zeros() as usize).copied().flatten().filter(|_| raised)
    }

    /// Takes all of them back.
    pub fn clear(&mut self) {
        self.raised = 0;
    }
}
