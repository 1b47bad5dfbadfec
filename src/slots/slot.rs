//! Where a number lives in the context's memory: tag, primal, tangents.
//! Does not know which slots are in use.
//!
//! With SIMD a slot is `[.. tag | primal | tangents ..]`, padded to whole cache lines, so that the primal lies directly before tangents that are
//! aligned to a vector; 6 to 13 % faster than packed slots with four- and eight-lane vectors. Elsewhere it is packed.

use core::ptr::NonNull;

use crate::ops::Float;

/// Whether lanes move in SIMD vectors here.
pub const SIMD: bool = cfg!(any(target_arch = "x86_64", target_arch = "aarch64"));

/// Whether a value is finite; with slopes that are the same everywhere it may be infinite, too: nothing special then.
#[inline(always)]
pub fn is_usual<F: Float>(y: F, fixed_slopes: bool) -> bool {
    if !SIMD {
        // A test of the exponent: a product or a comparison may be a call where there is no floating-point unit.
        y.is_finite()
    } else if fixed_slopes {
        !y.is_nan()
    } else {
        // 0·y is NaN for an infinite y, too: half the instructions of a test of the exponent.
        !(y * <F as Float>::ZERO).is_nan()
    }
}

/// The alignment of slots.
pub const ALIGN: usize = if SIMD { 64 } else { 8 };

/// The widest vectors of any CPU level.
const WIDEST_VECTOR: usize = 32;

/// Bytes from the start of a slot to its tangents.
pub const fn tangent_offset<F>() -> usize {
    if SIMD { WIDEST_VECTOR } else { 2 * size_of::<F>() }
}

/// Bytes of one slot with `lanes` lanes, or `None` if there is no such size.
pub const fn bytes<F>(lanes: usize) -> Option<usize> {
    let Some(lanes) = lanes.checked_mul(size_of::<F>()) else { return None };
    let Some(bytes) = lanes.checked_add(tangent_offset::<F>()) else { return None };
    if SIMD { bytes.checked_next_multiple_of(ALIGN) } else { Some(bytes) }
}

/// A number in memory: who has one may read and write it. Never null, so that an optional one is a pointer too.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct Slot<F> {
    at: NonNull<u8>,
    marker: core::marker::PhantomData<F>,
}

impl<F: Float> Slot<F> {
    const PRIMAL: usize = tangent_offset::<F>() - size_of::<F>();
    const TAG: usize = Self::PRIMAL - size_of::<F>();

    /// The slot at `at`.
    ///
    /// # Safety
    /// `at` is the place of a slot in the memory of a context, be it of a number or of none; the memory stays as long as any copy of this is used, and
    /// nothing else refers to it. (That a primal is read that was never written does no harm: any bits are a float.)
    #[inline(always)]
    pub const unsafe fn new(at: *mut u8) -> Self {
        // SAFETY: a place in the memory of a context, as the caller promises, is not null.
        Self { at: unsafe { NonNull::new_unchecked(at) }, marker: core::marker::PhantomData }
    }

    /// The id of the number that lives here, or lived here last.
    #[inline(always)]
    pub fn tag(self) -> u32 {
        // SAFETY: the tag is inside the slot and aligned as a float is, at least four bytes.
        unsafe { self.at.add(Self::TAG).cast::<u32>().read() }
    }

    /// Writes the id.
    #[inline(always)]
    pub fn set_tag(self, id: u32) {
        // SAFETY: as for `tag`.
        unsafe { self.at.add(Self::TAG).cast::<u32>().write(id) }
    }

    /// The primal.
    #[inline(always)]
    pub fn primal(self) -> F {
        // SAFETY: the primal is inside the slot and aligned.
        unsafe { self.at.add(Self::PRIMAL).cast::<F>().read() }
    }

    /// Writes the primal.
    #[inline(always)]
    pub fn set_primal(self, x: F) {
        // SAFETY: as for `primal`.
        unsafe { self.at.add(Self::PRIMAL).cast::<F>().write(x) }
    }

    /// The index kept where the primal of a dead number was.
    #[inline(always)]
    pub fn link(self) -> u32 {
        // SAFETY: a primal is at least as large as an index, and as strictly aligned.
        unsafe { self.at.add(Self::PRIMAL).cast::<u32>().read() }
    }

    /// Keeps an index there.
    #[inline(always)]
    pub fn set_link(self, index: u32) {
        // SAFETY: as for `link`.
        unsafe { self.at.add(Self::PRIMAL).cast::<u32>().write(index) }
    }

    /// A second index, kept where the first tangent of a dead number was: a slot has at least one.
    #[inline(always)]
    pub fn second_link(self) -> u32 {
        // SAFETY: as for `link`.
        unsafe { self.derivatives::<u32>().read() }
    }

    /// Keeps a second index there.
    #[inline(always)]
    pub fn set_second_link(self, index: u32) {
        // SAFETY: as for `link`.
        unsafe { self.derivatives::<u32>().write(index) }
    }

    /// The node of a number that is being recorded, in the same place.
    #[inline(always)]
    pub fn node(self) -> u32 {
        self.second_link()
    }

    /// Sets it.
    #[inline(always)]
    pub fn set_node(self, node: u32) {
        self.set_second_link(node);
    }

    /// Whatever carries the derivatives, as a `D` at the place of the tangents.
    #[inline(always)]
    pub fn derivatives<D>(self) -> *mut D {
        self.at.as_ptr().wrapping_add(tangent_offset::<F>()).cast()
    }

    /// Copies a number of `bytes` bytes, tag included.
    ///
    /// # Safety
    /// Both numbers lie in the memory of one context.
    pub unsafe fn copy_from(self, source: Self, bytes: usize) {
        // SAFETY: both numbers lie in the memory of one context, as the caller promises; they may be the same.
        unsafe { core::ptr::copy(source.at.as_ptr(), self.at.as_ptr(), bytes) }
    }

    /// The first `count` tangents.
    ///
    /// # Safety
    /// The slot holds a number with that many lanes, which nobody writes while they are borrowed.
    #[inline(always)]
    pub unsafe fn tangents<'a>(self, count: usize) -> &'a [F] {
        // SAFETY: the slot holds that many lanes, which nobody writes, as the caller promises.
        unsafe { core::slice::from_raw_parts(self.derivatives::<F>(), count) }
    }

    /// Tangent `lane`.
    ///
    /// # Safety
    /// The slot holds that many lanes.
    #[inline(always)]
    pub unsafe fn tangent(self, lane: usize) -> F {
        // SAFETY: the slot holds that many lanes, as the caller promises.
        unsafe { self.derivatives::<F>().add(lane).read() }
    }

    /// Writes tangent `lane`.
    ///
    /// # Safety
    /// The slot holds that many lanes.
    #[inline(always)]
    pub unsafe fn set_tangent(self, lane: usize, t: F) {
        // SAFETY: the slot holds that many lanes, as the caller promises.
        unsafe { self.derivatives::<F>().add(lane).write(t) }
    }
}
