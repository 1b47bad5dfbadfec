//! Plans against what they are for: matrices compressed by their colours and read back; and the sparse drivers of Rust against the dense ones.

use jacfwd::error::{Error, PlanError, Pointer};
use jacfwd::ops::Float;
use jacfwd::shape::Shape;
use jacfwd::sparsity::{Cells, Format, Kind, Listed, Plan, Sequence, plan_len, plan_make, plan_scratch_len};
use jacfwd::workspace::{Draws, Function, Inputs, Jacfwd, Outputs, Workspace};
use jacfwd::{Math, Number};
use std::collections::BTreeSet;

struct Rng(u64);

impl Rng {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

type Entries = Vec<(usize, usize)>;

/// The words of the plan of these entries.
fn made(kind: Kind, rows: usize, cols: usize, entries: &[(usize, usize)], sequence: Option<Sequence>) -> Result<Vec<u32>, Error> {
    let listed = Listed {
        format: Format::Triplets,
        rows,
        cols,
        entries: entries.len(),
        major: |k: usize| entries[k].0 as i64,
        minor: |k: usize| entries[k].1 as i64,
    };
    // What was there before does not matter.
    let mut memory = vec![0xAAAA_AAAA; plan_len(kind, rows, cols, entries.len())?];
    let mut scratch = vec![0xAAAA_AAAA; plan_scratch_len(kind, rows, cols, entries.len())?];
    plan_make(&listed, kind, sequence, &mut memory, &mut scratch)?;
    Ok(memory)
}

/// Reads the entries of a matrix back from what its columns of one colour add up to.
fn read_back(plan: &Plan<'_>, matrix: impl Fn(usize, usize) -> u64) -> Vec<u64> {
    let mut values = vec![u64::MAX; plan.entries()];
    let all = 0..plan.colours();
    for row in 0..plan.rows() {
        let mut compressed = vec![0; plan.colours()];
        for col in 0..plan.cols() {
            match plan.colour(col) {
                Some(colour) => compressed[colour] += matrix(row, col),
                None => assert_eq!(matrix(row, col), 0),
            }
        }
        assert_eq!(plan.cells(row, &all).outside(&compressed, 0), None);
        // Cut into chunks, each value is in one of them.
        for start in (0..plan.colours()).step_by(3) {
            let chunk = start..plan.colours().min(start + 3);
            let mut any = false;
            plan.cells(row, &chunk).each(|place, col, lane| {
                assert!(plan.has(row, col));
                assert_eq!(values[place], u64::MAX, "read twice");
                values[place] = compressed[chunk.start + lane];
                any = true;
            });
            assert_eq!(plan.reads(row, &chunk), any);
        }
    }
    // One by one or all in order, a row has the same cells.
    for start in 0..plan.colours() {
        for end in start + 1..=plan.colours() {
            let chunk = start..end;
            let list = |cells: Cells<'_>| {
                let mut listed = Vec::new();
                cells.each(|place, col, lane| listed.push((place, col, lane)));
                listed
            };
            let rows: Vec<_> = plan.each_row(&chunk).map(list).collect();
            assert_eq!(rows, (0..plan.rows()).map(|row| list(plan.cells(row, &chunk))).collect::<Vec<_>>());
        }
    }
    values
}

const SEQUENCES: [Option<Sequence>; 5] =
    [None, Some(Sequence::Natural), Some(Sequence::LargestFirst), Some(Sequence::SmallestLast), Some(Sequence::IncidenceDegree)];

#[test]
fn every_entry_of_a_compressed_matrix_is_read_back() {
    let mut rng = Rng(1);
    for trial in 0..600 {
        let kind = if trial % 2 == 0 { Kind::Jacobian } else { Kind::Hessian };
        let rows = rng.below(14);
        let cols = if kind == Kind::Hessian { rows } else { rng.below(14) };
        let set: BTreeSet<(usize, usize)> = match rows * cols {
            0 => BTreeSet::new(),
            cells => (0..rng.below(cells + 1)).map(|_| (rng.below(rows), rng.below(cols))).collect(),
        };
        let mut entries: Entries = set.iter().copied().collect();
        (1..entries.len()).rev().for_each(|k| entries.swap(k, rng.below(k + 1)));
        let mirrored = |i: usize, j: usize| kind == Kind::Hessian && set.contains(&(j, i));
        let matrix = |i: usize, j: usize| {
            let there = set.contains(&(i, j)) || mirrored(i, j);
            let (i, j) = if kind == Kind::Hessian { (i.min(j), i.max(j)) } else { (i, j) };
            // Sums of different entries differ from each of them.
            if there { 1_000_003 + ((i * 31 + j * 17) as u64).pow(3) } else { 0 }
        };
        let sequence = SEQUENCES[rng.below(5)];
        let words = made(kind, rows, cols, &entries, sequence).expect("a plan");
        let plan = Plan::open(&words).expect("whole");
        let read = read_back(&plan, matrix);
        for (k, (i, j)) in entries.iter().enumerate() {
            assert_eq!(read[k], matrix(*i, *j), "trial {trial}, entry ({i}, {j})");
        }
        for i in 0..rows {
            for j in 0..cols {
                assert_eq!(plan.has(i, j), matrix(i, j) != 0);
            }
        }
    }
}

#[test]
fn what_lies_outside_a_pattern_is_seen_in_every_chunk() {
    let words = made(Kind::Jacobian, 1, 9, &[(0, 1), (0, 3), (0, 8)], Some(Sequence::Natural)).expect("a plan");
    let plan = Plan::of(&words).expect("whole");
    assert_eq!((plan.colours(), plan.colour(0), plan.colour(8)), (3, None, Some(2)));
    // Nor does it hide that a row of a Hessian has as many cells as there are colours: two are its diagonal's.
    let words = made(Kind::Hessian, 4, 4, &[(0, 0), (0, 1), (1, 2), (1, 3), (2, 3)], Some(Sequence::Natural)).expect("a plan");
    let plan = Plan::of(&words).expect("whole");
    assert_eq!((plan.colours(), plan.colour(0), plan.colour(1)), (3, Some(0), Some(1)));
    assert_eq!(plan.cells(0, &(0..3)).outside(&[1.0, 1.0, 1.0], 0.0), Some(2));
    // A second row makes two more colours, where the first has no entry.
    let words = made(Kind::Jacobian, 2, 5, &[(0, 1), (0, 3), (1, 0), (1, 1), (1, 2), (1, 3), (1, 4)], None).expect("a plan");
    let plan = Plan::of(&words).expect("whole");
    assert_eq!(plan.colours(), 5);
    let lacks: Vec<usize> = [0, 2, 4].iter().filter_map(|j| plan.colour(*j)).collect();
    for start in 0..5 {
        for end in start..=5 {
            for colour in start..end {
                for nan in [false, true] {
                    let mut row = vec![0.0; end - start];
                    row[colour - start] = if nan { f64::NAN } else { -1e-300 };
                    let found = plan.cells(0, &(start..end)).outside(&row, 0.0);
                    assert_eq!(found, lacks.contains(&colour).then_some(colour));
                }
            }
            // Zeros of either sign, and lanes beyond the chunk, do not count.
            let row = [vec![-0.0; end - start], vec![7.0; 3]].concat();
            assert_eq!(plan.cells(0, &(start..end)).outside(&row, 0.0), None);
        }
    }
}

/// y[i] = x[i]·exp(x[i+1]) + s, and the sum of squares of every second element.
struct Model;

impl<F: Float> Function<F> for Model {
    fn call<R: Number<Real = F>>(&self, x: Inputs<'_, R>, y: &mut Outputs<'_, R>, _: &mut Draws<F>) -> Result<(), i32> {
        for i in 0..11 {
            y[0][i] = x[0][i] * x[0][i + 1].exp() + x[1][0];
        }
        for x in x[0].iter().step_by(2) {
            y[1][0] += x.square();
        }
        Ok(())
    }
}

const SHAPE: Shape<'static> = Shape { in_len: &[12, 1], out_len: &[11, 1], aux_len: &[] };

#[test]
fn drivers_of_rust_have_the_bits_of_dense_ones() {
    let x: Vec<f64> = (0..12).map(|k| f64::from(k * 7 % 12) / 5.0 - 1.0).collect();
    let x: [&[f64]; 2] = [&x, &[0.25]];
    let mut workspace = Workspace::<f64, 4, 32, 32>::new();
    let model = Jacfwd::new(&Model, SHAPE).argnums(&[1, 0]);
    let mut entries: Entries = (0..11).flat_map(|i| [(i, 0), (i, i + 1), (i, i + 2)]).collect();
    entries.extend((0..12).step_by(2).map(|j| (11, j + 1)));
    let words = made(Kind::Jacobian, 12, 13, &entries, None).expect("a plan");
    let plan = Plan::of(&words).expect("whole");
    let (mut values, mut y, mut z) = (vec![0.0; entries.len()], [0.0; 11], [0.0; 11]);
    let (mut by_s, mut by_x) = ([[0.0; 11].to_vec(), vec![0.0]], [vec![0.0; 11 * 12], vec![0.0; 12]]);
    let [by_s0, by_s1] = &mut by_s;
    let [by_x0, by_x1] = &mut by_x;
    model.jacfwd(&mut workspace, &x, &mut [by_s0, by_x0, by_s1, by_x1], &mut [&mut y, &mut []]).expect("dense");
    model.jacfwd_sparse(&mut workspace, &x, &plan, &mut values, &mut [&mut z, &mut []]).expect("sparse");
    assert_eq!(y, z);
    for (k, (i, j)) in entries.iter().copied().enumerate() {
        let dense = if j == 0 { by_s[i / 11][i % 11] } else { by_x[i / 11][i % 11 * 12 + j - 1] };
        assert_eq!(values[k].to_bits(), dense.to_bits(), "({i}, {j})");
    }
    assert_eq!(model.check_pattern(&mut workspace, &x, &plan, &[]), Ok(()));
    let [mut a, mut b, mut c, mut d] = [11, 132, 1, 12].map(|len| vec![7.0; len]);
    model.jacfwd_by_plan(&mut workspace, &x, &plan, &mut [&mut a, &mut b, &mut c, &mut d], &mut []).expect("by plan");
    let bits = |blocks: [&[f64]; 4]| blocks.concat().into_iter().map(f64::to_bits).collect::<Vec<_>>();
    assert_eq!(bits([&a, &b, &c, &d]), bits([&by_s[0], &by_x[0], &by_s[1], &by_x[1]]));

    // The Hessian by x alone: the lower triangle.
    let model = Jacfwd::new(&Model, SHAPE);
    let entries: Entries = (0..12).flat_map(|i: usize| [Some((i, i)), i.checked_sub(1).map(|j| (i, j))]).flatten().collect();
    let words = made(Kind::Hessian, 12, 12, &entries, None).expect("a plan");
    let plan = Plan::of(&words).expect("whole");
    let weights: Vec<f64> = (0..12).map(|e| f64::from(e) - 3.0).collect();
    let (mut h0, mut h1) = (vec![0.0; 11 * 144], vec![0.0; 144]);
    model.hessian(&mut workspace, &x, &mut [&mut h0, &mut h1], &mut [], &mut []).expect("dense");
    let mut values = vec![0.0; entries.len()];
    model.hessian_sparse(&mut workspace, &x, &plan, &weights, &mut values, &mut []).expect("sparse");
    for (k, (i, j)) in entries.iter().enumerate() {
        let dense = (0..12).map(|e| weights[e] * h0.get(e * 144 + i * 12 + j).unwrap_or(&h1[i * 12 + j])).fold(0.0, |a, b| a + b);
        assert_eq!(values[k], dense, "({i}, {j})");
    }
    assert_eq!(model.check_pattern(&mut workspace, &x, &plan, &weights), Ok(()));
}

#[test]
fn mistakes_are_told_and_leave_values_alone() {
    let x: [&[f64]; 2] = [&[1.0; 12], &[0.25]];
    let mut workspace = Workspace::<f64, 16, 32, 32>::new();
    let model = Jacfwd::new(&Model, SHAPE);
    // Without (3, 4), whose row has no other entry of that colour: the other neighbour has.
    let mut entries: Entries = (0..11).flat_map(|i| [(i, i), (i, i + 1)]).collect();
    entries.extend((0..12).step_by(2).map(|j| (11, j)));
    entries.retain(|entry| *entry != (3, 4));
    let words = made(Kind::Jacobian, 12, 12, &entries, None).expect("a plan");
    let plan = Plan::of(&words).expect("whole");
    let (mut values, mut y) = (vec![7.0; entries.len()], [7.0; 11]);
    let missed = model.jacfwd_sparse(&mut workspace, &x, &plan, &mut values, &mut [&mut y, &mut []]);
    assert_eq!(missed, Err(Error::Plan(PlanError::Miss { row: 3, col: 4 })));
    assert_eq!((values, y), (vec![7.0; entries.len()], [7.0; 11]));
    assert_eq!(model.check_pattern(&mut workspace, &x, &plan, &[]), missed);
    let mut jac = vec![7.0; 132];
    let by_plan = model.jacfwd_by_plan(&mut workspace, &x, &plan, &mut [&mut jac, &mut []], &mut []);
    assert_eq!((by_plan, jac), (missed, vec![7.0; 132]));
    let few = model.jacfwd_sparse(&mut workspace, &x, &plan, &mut [0.0; 3], &mut []);
    assert_eq!(few, Err(Error::WrongLength { table: Pointer::Values, index: 0, given: 3, expected: entries.len() }));
    let weights = model.hessian_sparse(&mut workspace, &x, &plan, &[1.0], &mut [], &mut []);
    assert_eq!(weights, Err(Error::WrongLength { table: Pointer::Weights, index: 0, given: 1, expected: 12 }));
    let other = model.hessian_sparse(&mut workspace, &x, &plan, &[], &mut [], &mut []);
    assert_eq!(other, Err(Error::Plan(PlanError::OtherKind { kind: 0 })));
    let more = model.leading(2).jacfwd_sparse(&mut workspace, &x, &plan, &mut [], &mut []);
    assert_eq!(more, Err(Error::Plan(PlanError::OtherColumns { plan: 12, function: 13 })));
    assert_eq!(
        made(Kind::Jacobian, 2, 2, &[(0, 1), (1, 0), (0, 1)], None),
        Err(Error::PatternTwice { entry: 2, row: 0, col: 1 })
    );
}

/// The pattern of a 2-D Brusselator on an n by n torus: five points of its own field and one of the other.
fn brusselator(n: usize) -> Entries {
    let at = |field: usize, i: usize, j: usize| field * n * n + i % n * n + j % n;
    let mut entries = Entries::new();
    for field in 0..2 {
        for (i, j) in (0..n).flat_map(|i| (0..n).map(move |j| (i, j))) {
            let own = [(i, j), (i + 1, j), (i + n - 1, j), (i, j + 1), (i, j + n - 1)];
            entries.extend(own.map(|(k, l)| (at(field, i, j), at(field, k, l))));
            entries.push((at(field, i, j), at(1 - field, i, j)));
        }
    }
    entries
}

#[test]
fn a_brusselator_has_twelve_colours() {
    let entries = brusselator(32);
    assert_eq!(entries.len(), 12_288);
    let words = made(Kind::Jacobian, 2048, 2048, &entries, None).expect("a plan");
    assert_eq!(Plan::open(&words).expect("whole").colours(), 12);
}
