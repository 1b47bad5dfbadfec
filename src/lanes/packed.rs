//! `K` vectors in a row: the lanes of one number.
//! Does not know what the lanes mean.

use super::Vector;
use super::vector::MOST_LANES;

/// `K` vectors of lanes, computed with vector by vector.
#[derive(Clone, Copy, Debug)]
#[repr(transparent)]
pub struct Packed<V, const K: usize>([V; K]);

impl<V: Vector, const K: usize> Packed<V, K> {
    /// All lanes idle, that is zero.
    pub const IDLE: Self = Self([V::IDLE; K]);
    /// How many lanes there are.
    pub const COUNT: usize = K * V::COUNT;

    /// Lane `i` one, the others zero; all zero beyond the last. Loads alone: writing one lane costs a store-forwarding stall.
    #[inline(always)]
    pub fn unit(i: usize) -> Self {
        const { assert!(Self::COUNT <= MOST_LANES) };
        let row = V::identity_row(i);
        Self(core::array::from_fn(|k| V::load(row, k * V::COUNT)))
    }

    /// Makes idle lanes those of direction `i`; nothing if there is no such lane. One vector is written, in place.
    #[inline(always)]
    pub fn activate(&mut self, i: usize) {
        if let Some(v) = self.0.get_mut(i / V::COUNT) {
            *v = V::unit(i);
        }
    }

    /// Each vector through `f`.
    #[inline(always)]
    pub fn map(self, f: impl Fn(V) -> V) -> Self {
        let mut out = self;
        for v in &mut out.0 {
            *v = f(*v);
        }
        out
    }

    /// Each pair of vectors through `f`.
    #[inline(always)]
    pub fn zip(self, other: Self, f: impl Fn(V, V) -> V) -> Self {
        let mut out = self;
        for (v, w) in out.0.iter_mut().zip(other.0) {
            *v = f(*v, w);
        }
        out
    }

    /// Writes the lanes in canonical form, as far as `out` goes; a vector at a time.
    #[inline(always)]
    pub fn read(&self, out: &mut [V::Scalar]) {
        let mut parts = out.chunks_exact_mut(V::COUNT);
        let mut vectors = self.0.iter();
        for (part, v) in (&mut parts).zip(&mut vectors) {
            part.copy_from_slice(v.canonical().as_slice());
        }
        if let Some(v) = vectors.next() {
            for (lane, out) in v.canonical().as_slice().iter().zip(parts.into_remainder()) {
                *out = *lane;
            }
        }
    }

    /// Lane `i`; zero beyond the last.
    #[inline(always)]
    pub fn get(&self, i: usize) -> V::Scalar {
        match self.0.get(i / V::COUNT).and_then(|v| v.as_slice().get(i % V::COUNT)) {
            Some(s) => *s,
            None => V::IDLE.as_slice()[0],
        }
    }

    /// Writes lane `i`; nothing beyond the last.
    #[inline(always)]
    pub fn set(&mut self, i: usize, s: V::Scalar) {
        if let Some(lane) = self.0.get_mut(i / V::COUNT).and_then(|v| v.as_mut_slice().get_mut(i % V::COUNT)) {
            *lane = s;
        }
    }

    /// Whether a lane is not zero.
    #[inline(always)]
    pub fn any_active(self) -> bool {
        self.0.iter().any(|v| v.any_active())
    }

    /// Whether a lane is not zero, but smaller than `limit`.
    #[inline(always)]
    pub fn any_below(self, limit: V::Scalar) -> bool {
        self.0.iter().any(|v| v.any_below(limit))
    }
}
