//! Patterns and colours: against their definitions, on random patterns and on those of known problems; and a Jacobian by its colours, bit for bit.

use jacfwd::error::Error;
use jacfwd::shape::Shape;
use jacfwd::sparsity::{
    Colours, Invalid, Pattern, Sequence, best_column_colours, best_star_colours, column_colours, column_conflict, scratch_len,
    star_colours, star_conflict, star_scratch_len,
};
use jacfwd::workspace::{Draws, Function, Inputs, Jacfwd, Outputs, Workspace};
use jacfwd::{Math, Number};
use std::collections::BTreeSet;

/// A pattern with memory of its own.
#[derive(Clone, Debug)]
struct Owned {
    cols: usize,
    starts: Vec<u32>,
    indices: Vec<u32>,
}

impl Owned {
    fn new(rows: usize, cols: usize, entries: impl IntoIterator<Item = (usize, usize)>) -> Self {
        let all: BTreeSet<(usize, usize)> = entries.into_iter().collect();
        let starts = (0..=rows).map(|i| all.range(..(i, 0)).count() as u32).collect();
        Self { cols, starts, indices: all.iter().map(|(_, j)| *j as u32).collect() }
    }

    fn view(&self) -> Pattern<'_> {
        Pattern::new(self.starts.len() - 1, self.cols, &self.starts, &self.indices).expect("a pattern")
    }

    fn transposed(&self) -> Self {
        let entries = self.entries().map(|(i, j)| (j, i));
        Self::new(self.cols, self.starts.len() - 1, entries)
    }

    fn entries(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        (0..self.starts.len() - 1).flat_map(|i| self.view().row(i).iter().map(move |j| (i, *j as usize)).collect::<Vec<_>>())
    }

    fn longest_row(&self) -> usize {
        (0..self.starts.len() - 1).map(|i| self.view().row(i).len()).max().unwrap_or(0)
    }

    fn columns(&self, sequence: Sequence) -> Vec<u32> {
        let transposed = self.transposed();
        // What was there before does not matter.
        let (mut colours, mut scratch) = (vec![99; self.cols], vec![0xAAAA_AAAA; scratch_len(self.cols)]);
        column_colours(self.view(), transposed.view(), sequence, &mut colours, &mut scratch).expect("room");
        colours
    }

    fn stars(&self, sequence: Sequence) -> Vec<u32> {
        let mut scratch = vec![0xAAAA_AAAA; star_scratch_len(self.cols, self.indices.len())];
        let mut colours = vec![99; self.cols];
        star_colours(self.view(), sequence, &mut colours, &mut scratch).expect("room");
        colours
    }
}

struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % n as u64) as usize
    }

    fn pattern(&mut self, rows: usize, cols: usize, per_row: usize) -> Owned {
        let count = self.below(rows * per_row + 1);
        let entries: Vec<_> = (0..count).map(|_| (self.below(rows), self.below(cols))).collect();
        Owned::new(rows, cols, entries)
    }

    fn symmetric(&mut self, n: usize, per_row: usize) -> Owned {
        let half = self.pattern(n, n, per_row);
        let entries: Vec<_> = half.entries().flat_map(|(i, j)| [(i, j), (j, i)]).collect();
        Owned::new(n, n, entries)
    }
}

/// The points of an n by n grid and their neighbours: five or nine.
fn grid(n: usize, corners: bool) -> Owned {
    let mut entries = Vec::new();
    for (x, y) in (0..n).flat_map(|x| (0..n).map(move |y| (x, y))) {
        for (dx, dy) in (0..3).flat_map(|dx| (0..3).map(move |dy| (dx, dy))) {
            let near = corners || dx == 1 || dy == 1;
            let (u, v) = (x + dx, y + dy);
            if near && (1..=n).contains(&u) && (1..=n).contains(&v) {
                entries.push((x * n + y, (u - 1) * n + v - 1));
            }
        }
    }
    Owned::new(n * n, n * n, entries)
}

fn band(n: usize, width: usize) -> Owned {
    Owned::new(n, n, (0..n).flat_map(|i| (i.saturating_sub(width)..n.min(i + width + 1)).map(move |j| (i, j))))
}

/// A full first row and column, and the diagonal.
fn arrow(n: usize) -> Owned {
    Owned::new(n, n, (0..n).flat_map(|i| [(i, i), (0, i), (i, 0)]))
}

#[test]
fn a_pattern_that_is_none_is_refused_with_its_numbers() {
    let new = |rows, cols, starts: &[u32], indices: &[u32]| Pattern::new(rows, cols, starts, indices).map(|_| ());
    assert_eq!(new(2, 3, &[0, 2, 3], &[0, 2, 1]), Ok(()));
    assert_eq!(new(0, 0, &[0], &[]), Ok(()));
    assert_eq!(new(2, 3, &[0, 2], &[0, 2]), Err(Invalid::Length { what: "starts", given: 2, needed: 3 }));
    assert_eq!(new(2, 3, &[1, 2, 3], &[0, 2, 1]), Err(Invalid::Start { row: 0, start: 1, entries: 3 }));
    assert_eq!(new(2, 3, &[0, 4, 3], &[0, 2, 1]), Err(Invalid::Start { row: 1, start: 4, entries: 3 }));
    assert_eq!(new(3, 3, &[0, 2, 1, 3], &[0, 2, 1]), Err(Invalid::Start { row: 2, start: 1, entries: 3 }));
    assert_eq!(new(2, 3, &[0, 2, 2], &[0, 2, 1]), Err(Invalid::Start { row: 2, start: 2, entries: 3 }));
    assert_eq!(new(2, 3, &[0, 2, 3], &[0, 3, 1]), Err(Invalid::Column { row: 0, col: 3, cols: 3 }));
    assert_eq!(new(2, 3, &[0, 2, 3], &[2, 0, 1]), Err(Invalid::Unsorted { row: 0, col: 0 }));
    assert_eq!(new(2, 3, &[0, 2, 3], &[2, 2, 1]), Err(Invalid::Unsorted { row: 0, col: 2 }));
    assert_eq!(new(usize::MAX, 3, &[], &[]), Err(Invalid::TooLarge { given: usize::MAX }));
    let said = Invalid::Column { row: 4, col: 9, cols: 8 }.to_string();
    assert_eq!(said, "column 9 in row 4, but the pattern has 8 columns");
}

#[test]
fn memory_that_does_not_fit_is_refused_with_its_numbers() {
    let owned = band(4, 1);
    let (pattern, transposed) = (owned.view(), owned.transposed());
    let length = |what, given, needed| Err(Invalid::Length { what, given, needed });
    assert_eq!(pattern.transpose(&mut [0; 4], &mut [0; 10]).map(|_| ()), length("starts", 4, 5));
    assert_eq!(pattern.transpose(&mut [0; 5], &mut [0; 9]).map(|_| ()), length("indices", 9, 10));
    let column = |colours: &mut [u32], scratch: &mut [u32]| {
        column_colours(pattern, transposed.view(), Sequence::Natural, colours, scratch).map(|_| ())
    };
    assert_eq!(column(&mut [0; 3], &mut [0; scratch_len(4)]), length("colours", 3, 4));
    assert_eq!(column(&mut [0; 4], &mut [0; scratch_len(4) - 1]), length("scratch", 39, 40));
    let star = |colours: &mut [u32], scratch: &mut [u32]| star_colours(pattern, Sequence::Natural, colours, scratch).map(|_| ());
    assert_eq!(star(&mut [0; 5], &mut [0; star_scratch_len(4, 10)]), length("colours", 5, 4));
    assert_eq!(star(&mut [0; 4], &mut [0; star_scratch_len(4, 10) - 1]), length("scratch", 74, 75));
    let other = band(4, 2);
    let turned = Owned::new(4, 4, (0..4).flat_map(|i| [(i, i), (i, (i + 1) % 4)]));
    let (mut colours, mut scratch) = ([0; 4], [0; 99]);
    let wrong = column_colours(pattern, other.view(), Sequence::Natural, &mut colours, &mut scratch);
    assert_eq!(wrong, Err(Invalid::NotTransposed { row: 4 }));
    let wrong = column_colours(turned.view(), turned.view(), Sequence::Natural, &mut colours, &mut scratch);
    assert_eq!(wrong, Err(Invalid::NotTransposed { row: 0 }));
    let wrong = star_colours(turned.view(), Sequence::Natural, &mut colours, &mut scratch);
    assert_eq!(wrong, Err(Invalid::Unsymmetric { row: 0, col: 1 }));
}

#[test]
fn transposed_patterns_and_triplets_are_those_of_the_definition() {
    let mut random = Random(7);
    for _ in 0..300 {
        let (rows, cols) = (random.below(9), 1 + random.below(9));
        let triplets: Vec<_> =
            (0..if rows > 0 { random.below(40) } else { 0 }).map(|_| (random.below(rows), random.below(cols))).collect();
        let expected = Owned::new(rows, cols, triplets.iter().copied());
        let (rows_of, cols_of): (Vec<u32>, Vec<u32>) = triplets.iter().map(|(i, j)| (*i as u32, *j as u32)).unzip();
        let (mut starts, mut indices) = (vec![7; rows + 1], vec![7; triplets.len() + 2]);
        let mut scratch = vec![7; triplets.len() + cols + 1];
        let made = Pattern::from_triplets(rows, cols, &rows_of, &cols_of, &mut starts, &mut indices, &mut scratch);
        assert_eq!(made, Ok(expected.view()));
        let (mut starts, mut indices) = (vec![7; cols + 1], vec![7; expected.indices.len()]);
        let transposed = expected.view().transpose(&mut starts, &mut indices).expect("room");
        assert_eq!(transposed, expected.transposed().view());
        for (i, j) in (0..rows + 1).flat_map(|i| (0..cols + 1).map(move |j| (i, j))) {
            let place = expected.entries().position(|entry| entry == (i, j));
            assert_eq!(expected.view().find(i, j), place);
        }
    }
    let wrong = |rows_of: &[u32], cols_of: &[u32]| {
        Pattern::from_triplets(2, 2, rows_of, cols_of, &mut [0; 3], &mut [0; 2], &mut [0; 5]).map(|_| ())
    };
    assert_eq!(wrong(&[0, 2], &[0, 0]), Err(Invalid::Row { triplet: 1, row: 2, rows: 2 }));
    assert_eq!(wrong(&[0, 1], &[0, 2]), Err(Invalid::Column { row: 1, col: 2, cols: 2 }));
    assert_eq!(wrong(&[0, 1, 1], &[0, 1, 0]), Err(Invalid::Length { what: "indices", given: 2, needed: 3 }));
    assert_eq!(wrong(&[0, 1], &[0]), Err(Invalid::Length { what: "cols_of", given: 1, needed: 2 }));
}

#[test]
fn columns_of_one_colour_share_no_row() {
    let mut random = Random(3);
    for round in 0..400 {
        let (rows, cols) = (1 + random.below(20), 1 + random.below(20));
        let owned = random.pattern(rows, cols, 1 + round % 4);
        for sequence in Sequence::ALL {
            let of = owned.columns(sequence);
            let colours = Colours::new(&of);
            assert_eq!(column_conflict(owned.view(), colours), None, "{sequence:?} {owned:?}");
            assert!(colours.count() >= owned.longest_row());
            let by_column = owned.transposed();
            for j in 0..cols {
                assert_eq!(colours.of(j).is_none(), by_column.view().row(j).is_empty());
            }
            // Greedy colours leave none out.
            assert!((0..colours.count()).all(|colour| colours.group(colour).next().is_some()));
        }
    }
}

#[test]
fn no_path_of_four_has_two_star_colours() {
    let mut random = Random(11);
    for round in 0..600 {
        let n = 1 + random.below(16);
        let owned = random.symmetric(n, 1 + round % 3);
        for sequence in Sequence::ALL {
            let of = owned.stars(sequence);
            let colours = Colours::new(&of);
            assert_eq!(star_conflict(owned.view(), colours), None, "{sequence:?} {owned:?}");
            assert_eq!((0..n).find(|j| colours.of(*j).is_none() != owned.view().row(*j).is_empty()), None);
        }
    }
}

/// Whether a symmetric matrix of these values can be read off its products with the sums of the columns of each colour.
fn recovered(owned: &Owned, colours: Colours<'_>) -> bool {
    let value = |i: usize, j: usize| (1 + i.min(j) * 1000 + i.max(j)) as i64;
    let compressed = |i: usize, colour: usize| -> i64 {
        owned.view().row(i).iter().map(|j| *j as usize).filter(|j| colours.of(*j) == Some(colour)).map(|j| value(i, j)).sum()
    };
    let alone =
        |i: usize, j: usize| owned.view().row(i).iter().filter(|k| colours.of(**k as usize) == colours.of(j)).count() == 1;
    owned.entries().all(|(i, j)| {
        let (i, j) = if alone(i, j) { (i, j) } else { (j, i) };
        alone(i, j) && colours.of(j).is_some_and(|colour| compressed(i, colour) == value(i, j))
    })
}

#[test]
fn every_entry_of_a_symmetric_matrix_is_read_off_star_colours() {
    let mut random = Random(5);
    for _ in 0..300 {
        let n = 2 + random.below(14);
        let mut owned = random.symmetric(n, 2);
        // A column that has an entry has one on the diagonal, as Hessians do.
        let diagonal: Vec<_> = owned.entries().flat_map(|(i, j)| [(i, j), (i, i)]).collect();
        owned = Owned::new(n, n, diagonal);
        for sequence in Sequence::ALL {
            assert!(recovered(&owned, Colours::new(&owned.stars(sequence))), "{sequence:?} {owned:?}");
        }
    }
}

#[test]
fn the_checkers_find_what_is_wrong() {
    let path = Owned::new(4, 4, (0..3).flat_map(|i| [(i, i + 1), (i + 1, i)]));
    assert_eq!(star_conflict(path.view(), Colours::new(&[1, 2, 1, 2])), Some([0, 1, 2, 3]));
    assert_eq!(star_conflict(path.view(), Colours::new(&[1, 2, 1, 3])), None);
    assert_eq!(star_conflict(path.view(), Colours::new(&[1, 1, 2, 3])), Some([0, 1, 0, 1]));
    assert_eq!(star_conflict(path.view(), Colours::new(&[1, 2, 0, 3])), Some([2, 2, 2, 2]));
    let rows = Owned::new(2, 3, [(0, 0), (0, 1), (1, 2)]);
    assert_eq!(column_conflict(rows.view(), Colours::new(&[1, 2, 1])), None);
    assert_eq!(column_conflict(rows.view(), Colours::new(&[2, 2, 1])), Some([0, 0, 1]));
    assert_eq!(column_conflict(rows.view(), Colours::new(&[1, 2, 0])), Some([1, 2, 2]));
    assert_eq!(column_conflict(rows.view(), Colours::new(&[1, 2])), Some([1, 2, 2]));
}

/// Colours of both kinds by the best sequence, which is as good as any.
fn counts(owned: &Owned) -> [usize; 2] {
    let (mut colours, mut scratch) = (vec![0; owned.cols], vec![0; star_scratch_len(owned.cols, owned.indices.len())]);
    let transposed = owned.transposed();
    let (best, sequence) = best_column_colours(owned.view(), transposed.view(), &mut colours, &mut scratch).expect("room");
    let column = best.count();
    assert_eq!(column, Colours::new(&owned.columns(sequence)).count());
    assert_eq!(Some(column), Sequence::ALL.map(|sequence| Colours::new(&owned.columns(sequence)).count()).into_iter().min());
    let (best, sequence) = best_star_colours(owned.view(), &mut colours, &mut scratch).expect("room");
    let star = best.count();
    assert_eq!(star, Colours::new(&owned.stars(sequence)).count());
    assert_eq!(Some(star), Sequence::ALL.map(|sequence| Colours::new(&owned.stars(sequence)).count()).into_iter().min());
    [column, star]
}

#[test]
fn known_patterns_take_as_few_colours_as_there_can_be() {
    // A band of half-width w: 2w + 1, all that meet in a row. Tridiagonal, two star colours would be a path of four.
    assert_eq!(counts(&band(50, 1)), [3, 3]);
    assert_eq!(counts(&band(50, 2))[0], 5);
    assert_eq!(counts(&band(50, 5))[0], 11);
    // An arrow's full row keeps all columns apart; as a star around its hub it takes two colours.
    assert_eq!(counts(&arrow(40)), [40, 2]);
    // A block diagonal of 4 by 4: its own size each.
    let blocks = Owned::new(40, 40, (0..40).flat_map(|i| (0..4).map(move |k| (i, i / 4 * 4 + k))));
    assert_eq!(counts(&blocks), [4, 4]);
    // Grids: five and nine columns meet in a row.
    let [five, star] = counts(&grid(20, false));
    assert!((5..=7).contains(&five) && (3..=7).contains(&star), "{five} {star}");
    let [nine, star] = counts(&grid(20, true));
    assert!((9..=12).contains(&nine) && (4..=12).contains(&star), "{nine} {star}");
    assert_eq!(counts(&Owned::new(5, 5, [])), [0, 0]);
}

/// Two chemicals on a ring of cells: each row meets its own cell and the two beside it.
struct Ring;

const CELLS: usize = 10;

impl Function<f64> for Ring {
    fn call<R: Number<Real = f64>>(&self, x: Inputs<'_, R>, out: &mut Outputs<'_, R>, _: &mut Draws<f64>) -> Result<(), i32> {
        let u = x.get(0).ok_or(1)?;
        let at = |cell: usize, which: usize| u[(cell % CELLS) * 2 + which];
        for cell in 0..CELLS {
            let (a, b) = (at(cell, 0), at(cell, 1));
            let around = |which: usize| at(cell + CELLS - 1, which) + at(cell + 1, which) - at(cell, which) * 2.0;
            let y = out.get_mut(0).ok_or(1)?;
            y[cell * 2] = a * a * b - a * 4.0 + around(0) * 0.02 + 1.0;
            y[cell * 2 + 1] = a * 3.0 - (a * a * b).sin() + around(1) * 0.02;
        }
        Ok(())
    }
}

#[test]
fn a_jacobian_by_its_colours_has_the_bits_of_the_dense_one() -> Result<(), Error> {
    const N: usize = 2 * CELLS;
    let shape = Shape { in_len: &[N], out_len: &[N], aux_len: &[] };
    let entries = (0..CELLS).flat_map(|cell| {
        let (left, right) = ((cell + CELLS - 1) % CELLS, (cell + 1) % CELLS);
        [0, 1].into_iter().flat_map(move |which| {
            let own = [0, 1].map(|other| (cell * 2 + which, cell * 2 + other));
            let beside = [left, right].map(|other| (cell * 2 + which, other * 2 + which));
            own.into_iter().chain(beside)
        })
    });
    let owned = Owned::new(N, N, entries);
    let transposed = owned.transposed();
    let (mut of, mut scratch) = ([0; N], [0; scratch_len(N)]);
    let (colours, _) = best_column_colours(owned.view(), transposed.view(), &mut of, &mut scratch).expect("room");
    assert!(colours.count() <= 7, "{}", colours.count());
    let x: Vec<f64> = (0..N).map(|j| 1.0 + (j as f64 * 0.7).sin()).collect();
    let mut workspace = Workspace::<f64, 8, 64, 0>::new();
    let f = Jacfwd::new(&Ring, shape);
    let mut dense = vec![0.0; N * N];
    f.jacfwd(&mut workspace, &[&x], &mut [&mut dense], &mut [])?;
    let seeds: Vec<f64> = (0..colours.count())
        .flat_map(|colour| (0..N).map(move |j| if colours.of(j) == Some(colour) { 1.0 } else { 0.0 }))
        .collect();
    let mut compressed = vec![0.0; colours.count() * N];
    f.jvp_many(&mut workspace, colours.count(), &[&x], &[&seeds], &mut [], &mut [&mut compressed])?;
    let mut sparse = vec![0.0; N * N];
    for (i, j) in owned.entries() {
        sparse[i * N + j] = compressed[colours.of(j).expect("a column with entries") * N + i];
    }
    assert!(dense.iter().zip(&sparse).all(|(a, b)| a.to_bits() == b.to_bits()));
    Ok(())
}
