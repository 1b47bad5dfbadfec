//! The plan of passes: which directions go together.
//! Does not know what a direction is.

use core::ops::Range;

/// The passes of one driver call, as ranges of directions in order; there is always at least one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chunks {
    directions: usize,
    per_pass: usize,
    /// The first direction of the next pass.
    next: Option<usize>,
}

/// Divides `directions` over passes of at most `lanes`; 0 lanes count as 1.
///
/// `chunk` asks for that many directions per pass, clamped to `lanes`; 0 asks for as many as the lanes allow. Every pass but the last is
/// full: 10 directions go as 8 and 2, three vectors of four lanes, where 5 and 5 would take four. Without directions there is one empty
/// pass, because the values are still wanted.
pub fn plan(directions: usize, lanes: usize, chunk: usize) -> Chunks {
    let lanes = lanes.max(1);
    let per_pass = match chunk {
        0 => lanes,
        _ => chunk.min(lanes),
    };
    Chunks { directions, per_pass, next: Some(0) }
}

impl Chunks {
    /// Directions of every pass but the last, which may have fewer.
    pub const fn per_pass(&self) -> usize {
        self.per_pass
    }
}

impl Iterator for Chunks {
    type Item = Range<usize>;

    #[inline]
    fn next(&mut self) -> Option<Range<usize>> {
        let start = self.next?;
        let end = start.saturating_add(self.per_pass).min(self.directions);
        self.next = Some(end).filter(|end| *end < self.directions);
        Some(start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec::Vec;

    fn sizes(directions: usize, lanes: usize, chunk: usize) -> Vec<usize> {
        plan(directions, lanes, chunk).map(|range| range.len()).collect()
    }

    /// W = 8: none, one, a full pass less and more by one, two full passes, and one direction more than that.
    #[test]
    fn chosen_chunks_fill_the_lanes() {
        let expected: [(usize, &[usize]); 7] =
            [(0, &[0]), (1, &[1]), (7, &[7]), (8, &[8]), (9, &[8, 1]), (16, &[8, 8]), (17, &[8, 8, 1])];
        for (directions, passes) in expected {
            assert_eq!(sizes(directions, 8, 0), passes);
        }
    }

    #[test]
    fn a_given_chunk_is_filled_and_clamped_to_the_lanes() {
        assert_eq!(sizes(9, 8, 4), [4, 4, 1]);
        assert_eq!(sizes(9, 8, 8), [8, 1]);
        assert_eq!(sizes(9, 8, usize::MAX), [8, 1]);
        assert_eq!(sizes(3, 8, 1), [1, 1, 1]);
        assert_eq!(sizes(0, 8, 3), [0]);
    }

    #[test]
    fn passes_cover_every_direction_once_in_order() {
        for directions in 0..40 {
            for lanes in 1..20 {
                for chunk in 0..20 {
                    let plan = plan(directions, lanes, chunk);
                    let per_pass = plan.per_pass();
                    let ranges: Vec<_> = plan.collect();
                    assert!(ranges.iter().flat_map(Clone::clone).eq(0..directions));
                    assert!(per_pass <= lanes && ranges.iter().rev().skip(1).all(|range| range.len() == per_pass));
                    let most = if chunk == 0 { lanes } else { chunk.min(lanes) };
                    assert_eq!(ranges.len(), directions.div_ceil(most).max(1));
                }
            }
        }
    }

    #[test]
    fn extreme_sizes_end() {
        assert_eq!(sizes(3, 0, 0), [1, 1, 1]);
        assert_eq!(plan(usize::MAX, usize::MAX, 0).count(), 1);
        let last = plan(usize::MAX, usize::MAX / 2, usize::MAX).last();
        assert_eq!(last, Some(usize::MAX - 1..usize::MAX));
    }
}
