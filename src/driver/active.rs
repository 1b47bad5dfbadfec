//! Which elements of an input are directions of a pass, and in which lanes.
//! Does not know numbers.

/// Elements of one input that are directions of a pass: `count` of them from `element` on, the first in lane `lane`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Active {
    /// The first element.
    pub element: usize,
    /// Its lane.
    pub lane: usize,
    /// How many elements follow each other; 0 for none.
    pub count: usize,
}

impl Active {
    /// Its part of what belongs to the lanes of a pass.
    #[inline(always)]
    pub fn of<T>(self, lanes: &[T]) -> &[T] {
        lanes.get(self.lane..self.lane + self.count).unwrap_or(&[])
    }

    /// The lane of element `j`, if it is a direction.
    #[inline(always)]
    pub fn lane(self, j: usize) -> Option<usize> {
        let l = j.wrapping_sub(self.element);
        (l < self.count).then(|| self.lane + l)
    }
}
