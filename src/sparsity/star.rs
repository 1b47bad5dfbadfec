//! Star colours of a symmetric matrix: what a Hessian needs, whose entry (i, j) may be read off at (j, i) instead.
//! Does not know what is differentiated.
//!
//! By Gebremedhin, Tarafdar, Manne and Pothen, "New acyclic and star coloring algorithms with application to computing Hessians" (2007), algorithm 4.1: any
//! two colours are kept apart as a set of stars, each edge knows its star, each star with more than one edge its hub. In time linear in the sum of
//! squares of the lengths of the rows, but for a search by halves per edge.

use super::column::{best, least_allowed};
use super::graph::Adjacent;
use super::pattern::{at_least, exactly};
use super::scratch::{Arrays, get, set, star_scratch_len};
use super::{Colours, Invalid, Pattern, Sequence};

/// Greedy star colours of a symmetric pattern, in the order of `sequence`: neighbours differ, and no path of four columns has only two colours. So each
/// entry off the diagonal is alone in its colour in one of its two rows. Columns without entries have none. `colours` has an element per column,
/// `scratch` [`star_scratch_len`] of them.
///
/// # Errors
/// A pattern that is not symmetric, slices of other lengths.
pub fn star_colours<'c>(
    pattern: Pattern<'_>,
    sequence: Sequence,
    colours: &'c mut [u32],
    scratch: &mut [u32],
) -> Result<Colours<'c>, Invalid> {
    check(pattern, colours, scratch)?;
    Ok(greedy(pattern, sequence, colours, scratch))
}

/// The star colours of the sequence that takes the fewest, the first of several, and which it is.
///
/// # Errors
/// As [`star_colours`].
pub fn best_star_colours<'c>(
    pattern: Pattern<'_>,
    colours: &'c mut [u32],
    scratch: &mut [u32],
) -> Result<(Colours<'c>, Sequence), Invalid> {
    check(pattern, colours, scratch)?;
    Ok(best(0, colours, scratch, |sequence, colours, scratch| greedy(pattern, sequence, colours, scratch).count()))
}

/// Whether the pattern is symmetric and there is room.
fn check(pattern: Pattern<'_>, colours: &[u32], scratch: &[u32]) -> Result<(), Invalid> {
    pattern.check_symmetric()?;
    exactly("colours", colours.len(), pattern.cols())?;
    at_least("scratch", scratch.len(), star_scratch_len(pattern.cols(), pattern.entries()))
}

fn greedy<'c>(pattern: Pattern<'_>, sequence: Sequence, colours: &'c mut [u32], scratch: &mut [u32]) -> Colours<'c> {
    let mut arrays = Arrays::new(scratch);
    let n = pattern.cols();
    let order = arrays.take(n, 0);
    sequence.fill(Adjacent { pattern }, order, &mut arrays);
    colours.fill(0);
    let mut stars = Stars {
        pattern,
        forbidden: arrays.take(n + 1, 0),
        treated: arrays.take(n, 0),
        first_vertex: arrays.take(n + 1, 0),
        first_neighbour: arrays.take(n + 1, 0),
        star: arrays.take(pattern.entries(), 0),
        hub: arrays.take(pattern.entries() + 1, 0),
        count: 0,
    };
    for v in order.iter().map(|v| *v as usize) {
        if !pattern.row(v).is_empty() {
            stars.forbid(v, colours);
            set(colours, v, least_allowed(stars.forbidden, 1, v));
            stars.update(v, colours);
        }
    }
    Colours::new(colours)
}

/// The sets of stars between the colours given so far.
struct Stars<'p, 's> {
    pattern: Pattern<'p>,
    /// By colour: the vertex from 1 for which it is forbidden.
    forbidden: &'s mut [u32],
    /// By vertex: the vertex from 1 for which the colours of its neighbours have been forbidden.
    treated: &'s mut [u32],
    /// By colour: the vertex from 1 that met it last, and the first neighbour that it met it at.
    first_vertex: &'s mut [u32],
    first_neighbour: &'s mut [u32],
    /// By entry: the star of that edge, from 1.
    star: &'s mut [u32],
    /// By star: its hub from 1; 0 while it has one edge.
    hub: &'s mut [u32],
    count: usize,
}

/// The coloured neighbours of `v`, each with the place of the edge among the entries.
fn coloured<'c>(pattern: Pattern<'c>, v: usize, colours: &'c [u32]) -> impl Iterator<Item = (usize, usize)> + 'c {
    let edges = pattern.row(v).iter().map(|w| *w as usize).zip(pattern.start(v)..);
    edges.filter(move |(w, _)| *w != v && get(colours, *w) > 0)
}

impl Stars<'_, '_> {
    /// Forbids for `v` the colours of its neighbours, and those that would make a path of four with two colours.
    fn forbid(&mut self, v: usize, colours: &[u32]) {
        let (pattern, mark) = (self.pattern, v + 1);
        for (w, _) in coloured(pattern, v, colours) {
            let colour = get(colours, w);
            set(self.forbidden, colour, mark);
            if get(self.first_vertex, colour) == mark {
                // A second neighbour of that colour: any colour around either would close such a path.
                let first = get(self.first_neighbour, colour);
                if get(self.treated, first) != mark {
                    self.treat(v, first, colours);
                }
                self.treat(v, w, colours);
            } else {
                set(self.first_vertex, colour, mark);
                set(self.first_neighbour, colour, w);
                // The hub of a star of several edges around it: v would lengthen it beyond a star. (v itself has no colour yet.)
                for (x, edge) in coloured(pattern, w, colours) {
                    if get(self.hub, get(self.star, edge)) == x + 1 {
                        set(self.forbidden, get(colours, x), mark);
                    }
                }
            }
        }
    }

    /// Forbids for `v` the colours around its neighbour `w`.
    fn treat(&mut self, v: usize, w: usize, colours: &[u32]) {
        for (x, _) in coloured(self.pattern, w, colours) {
            set(self.forbidden, get(colours, x), v + 1);
        }
        set(self.treated, w, v + 1);
    }

    /// Puts the edges between `v`, just coloured, and its neighbours into stars.
    fn update(&mut self, v: usize, colours: &[u32]) {
        let (pattern, own) = (self.pattern, get(colours, v));
        for (w, edge) in coloured(pattern, v, colours) {
            let colour = get(colours, w);
            let twin = coloured(pattern, w, colours).find(|(x, _)| *x != v && get(colours, *x) == own);
            let first = get(self.first_neighbour, colour);
            let star = if let Some((_, twin)) = twin {
                let star = get(self.star, twin);
                set(self.hub, star, w + 1);
                star
            } else if get(self.first_vertex, colour) == v + 1 && first != w {
                let star = pattern.find(v, first).map_or(0, |edge| get(self.star, edge));
                set(self.hub, star, v + 1);
                star
            } else {
                self.count += 1;
                self.count
            };
            set(self.star, edge, star);
            if let Some(mirrored) = pattern.find(w, v) {
                set(self.star, mirrored, star);
            }
        }
    }
}

/// What is wrong with star colours, by definition: two neighbours with one colour (each twice), a column with entries but no colour (four times), or a
/// path of four columns with two colours. `None` if each entry can be read off. Takes time with the cube of the lengths of the rows.
pub fn star_conflict(pattern: Pattern<'_>, colours: Colours<'_>) -> Option<[usize; 4]> {
    let around = |v: usize| pattern.row(v).iter().map(|w| *w as usize).filter(move |w| *w != v);
    for v in (0..pattern.rows()).filter(|v| !pattern.row(*v).is_empty()) {
        if colours.of(v).is_none() {
            return Some([v; 4]);
        }
        for w in around(v) {
            if colours.of(w) == colours.of(v) {
                return Some([v, w, v, w]);
            }
            for x in around(w).filter(|x| *x != v && colours.of(*x) == colours.of(v)) {
                if let Some(y) = around(x).find(|y| *y != w && colours.of(*y) == colours.of(w)) {
                    return Some([v, w, x, y]);
                }
            }
        }
    }
    None
}
