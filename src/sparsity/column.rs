//! Colours of columns that share no row: what a Jacobian needs.
//! Does not know what is differentiated.

use super::graph::{Graph, SharedRows};
use super::pattern::{at_least, exactly};
use super::scratch::{Arrays, get, scratch_len, set};
use super::{Colours, Invalid, Pattern, Sequence};

/// Greedy colours of columns, in the order of `sequence`: two columns with an entry in the same row never have the same one, so that each entry can be
/// read off by itself. Columns without entries have none. `colours` has an element per column, `scratch` [`scratch_len`] of them.
///
/// Also known as distance-2 colouring of the columns of a bipartite graph.
///
/// # Errors
/// A `transposed` that is not the pattern transposed, slices of other lengths.
pub fn column_colours<'c>(
    pattern: Pattern<'_>,
    transposed: Pattern<'_>,
    sequence: Sequence,
    colours: &'c mut [u32],
    scratch: &mut [u32],
) -> Result<Colours<'c>, Invalid> {
    let graph = checked(pattern, transposed, colours, scratch)?;
    Ok(greedy(graph, sequence, colours, scratch))
}

/// The colours of the sequence that takes the fewest, the first of several, and which it is.
///
/// # Errors
/// As [`column_colours`].
pub fn best_column_colours<'c>(
    pattern: Pattern<'_>,
    transposed: Pattern<'_>,
    colours: &'c mut [u32],
    scratch: &mut [u32],
) -> Result<(Colours<'c>, Sequence), Invalid> {
    let graph = checked(pattern, transposed, colours, scratch)?;
    // The columns of a row all differ: fewer there cannot be.
    let least = (0..pattern.rows()).map(|i| pattern.row(i).len()).max().unwrap_or(0);
    Ok(best(least, colours, scratch, |sequence, colours, scratch| greedy(graph, sequence, colours, scratch).count()))
}

/// The graph to colour, if all belongs together and there is room.
fn checked<'p>(
    pattern: Pattern<'p>,
    transposed: Pattern<'p>,
    colours: &[u32],
    scratch: &[u32],
) -> Result<SharedRows<'p>, Invalid> {
    pattern.check_transposed(transposed)?;
    exactly("colours", colours.len(), pattern.cols())?;
    at_least("scratch", scratch.len(), scratch_len(pattern.cols()))?;
    Ok(SharedRows { pattern, transposed })
}

/// The colours of the sequence for which `colour` takes the fewest, the first of several; `least` of them are as few as there can be. `scratch` has an element
/// per column more than `colour` takes.
pub(super) fn best<'c>(
    least: usize,
    colours: &'c mut [u32],
    scratch: &mut [u32],
    mut colour: impl FnMut(Sequence, &mut [u32], &mut [u32]) -> usize,
) -> (Colours<'c>, Sequence) {
    let (kept, scratch) = scratch.split_at_mut(colours.len().min(scratch.len()));
    let (mut best, mut fewest) = (Sequence::Natural, usize::MAX);
    for sequence in Sequence::ALL {
        let count = colour(sequence, colours, scratch);
        if count < fewest {
            (best, fewest) = (sequence, count);
            copy(kept, colours);
        }
        if count <= least {
            break;
        }
    }
    copy(colours, kept);
    (Colours::new(colours), best)
}

fn copy(to: &mut [u32], from: &[u32]) {
    to.iter_mut().zip(from).for_each(|(to, from)| *to = *from);
}

fn greedy<'c>(graph: SharedRows<'_>, sequence: Sequence, colours: &'c mut [u32], scratch: &mut [u32]) -> Colours<'c> {
    let mut arrays = Arrays::new(scratch);
    let n = graph.vertices();
    let order = arrays.take(n, 0);
    let forbidden = arrays.take(n + 1, 0);
    sequence.fill(graph, order, &mut arrays);
    colours.fill(0);
    for v in order.iter().map(|v| *v as usize) {
        if graph.transposed.row(v).is_empty() {
            continue;
        }
        // The first colours by a bit for each; the lowest is that of columns without one, `v` among them.
        let mut few = 1_u64;
        for row in graph.rows_of(v) {
            for w in row {
                let colour = get(colours, *w as usize);
                if colour < FEW {
                    few |= 1 << colour;
                } else {
                    set(forbidden, colour, v + 1);
                }
            }
        }
        let least = few.trailing_ones() as usize;
        set(colours, v, if least < FEW { least } else { least_allowed(forbidden, FEW, v) });
    }
    Colours::new(colours)
}

/// Colours that have a bit in a word.
const FEW: usize = u64::BITS as usize;

/// The least colour from `colour` on that is not marked as forbidden for `v`.
pub(super) fn least_allowed(forbidden: &[u32], mut colour: usize, v: usize) -> usize {
    while get(forbidden, colour) == v + 1 {
        colour += 1;
    }
    colour
}

/// What is wrong with colours of columns, by definition: a row, and two columns with entries in it that have the same colour, or twice one with none.
/// `None` if each entry can be read off.
pub fn column_conflict(pattern: Pattern<'_>, colours: Colours<'_>) -> Option<[usize; 3]> {
    for i in 0..pattern.rows() {
        let row = pattern.row(i);
        for (k, j) in row.iter().map(|j| *j as usize).enumerate() {
            let Some(colour) = colours.of(j) else { return Some([i, j, j]) };
            let same = row.iter().skip(k + 1).map(|other| *other as usize).find(|other| colours.of(*other) == Some(colour));
            if let Some(other) = same {
                return Some([i, j, other]);
            }
        }
    }
    None
}
