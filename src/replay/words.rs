//! The words of a program that was checked, read as it runs; and its slots.
//! Does not know what instructions do.

use crate::ops::Float;
use crate::program::code::Head;
use crate::slots::Slot;

/// Where a program is, in its code.
#[derive(Clone, Copy)]
pub struct Words(*const u32);

impl Words {
    /// The beginning of the code.
    pub const fn new(code: &[u32]) -> Self {
        Self(code.as_ptr())
    }

    /// The word `k` words on.
    ///
    /// # Safety
    /// It is one of an instruction of the program; so in what follows.
    #[inline(always)]
    pub unsafe fn at(self, k: usize) -> u32 {
        // SAFETY: a word of the program, as the caller promises.
        unsafe { self.0.add(k).read() }
    }

    /// The real `k` words on.
    ///
    /// # Safety
    /// As for `at`, of all its words.
    #[inline(always)]
    pub unsafe fn real<F: Float>(self, k: usize) -> F {
        // SAFETY: words of the program, as the caller promises.
        let bits =
            unsafe { if F::SINGLE { u64::from(self.at(k)) } else { u64::from(self.at(k)) | u64::from(self.at(k + 1)) << 32 } };
        F::of_bits64(bits).unwrap_or(<F as Float>::NAN)
    }

    /// So many words on.
    ///
    /// # Safety
    /// They are words of the program, or the next is one behind its last.
    #[inline(always)]
    pub unsafe fn on(self, words: usize) -> Self {
        // SAFETY: inside the code or just behind it, as the caller promises.
        Self(unsafe { self.0.add(words) })
    }

    /// How many words behind `start` this is.
    ///
    /// # Safety
    /// Both are of one program, and this is not before `start`.
    #[inline(always)]
    pub unsafe fn behind(self, start: Self) -> u32 {
        // SAFETY: words of one program, as the caller promises.
        unsafe { self.0.offset_from(start.0) as u32 }
    }

    /// The words of the instruction here.
    ///
    /// # Safety
    /// There is one.
    #[inline(always)]
    pub unsafe fn length(self) -> usize {
        // SAFETY: words of the instruction, as the caller promises.
        unsafe {
            let word = self.at(0);
            let mut front = 1;
            let mut count = |field: u32| {
                if field < Head::COUNTED {
                    return field as usize;
                }
                front += 1;
                self.at(front - 1) as usize
            };
            let (results, arguments) = (count(word >> 16 & 0xFF), count(word >> 24));
            front + results + arguments + (word >> 12 & 0xF) as usize
        }
    }
}

/// The slots of a program.
#[derive(Clone, Copy)]
pub struct Slots {
    /// Slot 0.
    start: *mut u8,
    /// Bytes from slot to slot.
    stride: usize,
}

impl Slots {
    /// The slots that begin at `start`, `stride` bytes each.
    pub const fn new(start: *mut u8, stride: usize) -> Self {
        Self { start, stride }
    }

    /// Slot `index`.
    ///
    /// # Safety
    /// There is one.
    #[inline(always)]
    pub unsafe fn at<F: Float>(self, index: u32) -> Slot<F> {
        // SAFETY: a slot, as the caller promises.
        unsafe { Slot::new(self.start.wrapping_add(index as usize * self.stride)) }
    }
}
