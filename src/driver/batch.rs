//! Jacobians at many points: the loop over them.
//! Does not know where inputs come from and results go: both are closures.

use super::first::jacfwd;
use super::pass::Pass;
use super::plan::{Directions, Options};
use crate::error::Error;
use crate::ops::Float;

/// The Jacobians at `count` points: `x(point, a, j)` are the inputs, `out(point, o, i, y)` takes the values, `jac(point, o, k, i, j, d)` the derivatives.
/// The engine gets as many points at once as it wants, each other one a pass of its own; `done(n)` is told whenever the first `n` are complete.
///
/// # Errors
/// Whatever stopped a pass. An error at the first point comes before any result.
#[allow(clippy::too_many_arguments, reason = "each closure is a type of its own")]
#[inline(always)]
pub fn batch<F: Float, P: Pass<F>>(
    pass: &mut P,
    options: &Options<'_>,
    directions: &Directions<'_>,
    count: usize,
    x: impl Fn(usize, usize, usize) -> F,
    mut out: impl FnMut(usize, usize, usize, F),
    mut jac: impl FnMut(usize, usize, usize, usize, usize, F),
    mut done: impl FnMut(usize),
) -> Result<(), Error> {
    let mut point = 0;
    while point < count {
        let taken = pass.points(options, directions, point..count, &x, &mut out, &mut jac)?.min(count - point);
        if taken == 0 {
            let at = |a: usize, j: usize| x(point, a, j);
            let values = |o: usize, i: usize, y: F| out(point, o, i, y);
            let slopes = |o: usize, k: usize, i: usize, j: usize, d: F| jac(point, o, k, i, j, d);
            jacfwd(pass, options, directions, point as u64, at, values, slopes)?;
        }
        point += taken.max(1);
        done(point);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::argnums::Argnums;
    use crate::driver::Active;
    use crate::shape::Shape;
    use core::ops::Range;
    use std::vec::Vec;

    /// y = c·x over one number; takes points four at a time where their number says so, and fails at one of them.
    struct Engine {
        lane: bool,
        x: f64,
        at_once: usize,
        /// What it says it has done beyond that.
        boast: usize,
        fails_at: u64,
        point: u64,
        passes: Vec<u64>,
    }

    const SHAPE: Shape<'static> = Shape { in_len: &[1], out_len: &[1], aux_len: &[] };

    impl Pass<f64> for Engine {
        fn shape(&self) -> Shape<'_> {
            SHAPE
        }

        fn lanes(&self) -> usize {
            4
        }

        fn start(&mut self, _: usize, point: u64, _: u64) -> Result<(), Error> {
            self.point = point;
            self.passes.push(point);
            Ok(())
        }

        fn input(&mut self, _: usize, _: usize, x: impl Fn(usize) -> f64, active: Active) {
            (self.x, self.lane) = (x(0), active.lane(0) == Some(0));
        }

        fn tangents(&mut self, _: usize, _: usize, _: impl Fn(usize) -> f64, _: impl Fn(usize, usize) -> f64, _: usize) {}

        fn run(&mut self) -> Result<(), Error> {
            if self.point == self.fails_at { Err(Error::User { code: 7 }) } else { Ok(()) }
        }

        fn primal(&self, _: usize, _: usize) -> f64 {
            self.x * 3.0
        }

        fn row(&self, _: usize, _: usize) -> impl AsRef<[f64]> {
            [if self.lane { 3.0 } else { 0.0 }]
        }

        fn points<X, O, J>(
            &mut self,
            _: &Options<'_>,
            _: &Directions<'_>,
            points: Range<usize>,
            x: &X,
            out: &mut O,
            jac: &mut J,
        ) -> Result<usize, Error>
        where
            X: Fn(usize, usize, usize) -> f64,
            O: FnMut(usize, usize, usize, f64),
            J: FnMut(usize, usize, usize, usize, usize, f64),
        {
            if points.len() < self.at_once {
                return Ok(0);
            }
            for (done, point) in points.take(self.at_once).enumerate() {
                if point as u64 == self.fails_at {
                    // Those before it are complete; it is the first of the next block.
                    return if done > 0 { Ok(done) } else { Err(Error::User { code: 7 }) };
                }
                out(point, 0, 0, x(point, 0, 0) * 3.0);
                jac(point, 0, 0, 0, 0, 3.0);
            }
            Ok(self.at_once + self.boast)
        }
    }

    /// What a batch came to.
    struct Ran {
        result: Result<(), Error>,
        values: Vec<f64>,
        slopes: Vec<f64>,
        /// What was told to be complete.
        told: Vec<usize>,
        /// The points with passes of their own.
        own: Vec<u64>,
    }

    fn run(count: usize, at_once: usize, boast: usize, fails_at: u64) -> Ran {
        let mut engine = Engine { lane: false, x: 0.0, at_once, boast, fails_at, point: 0, passes: Vec::new() };
        let options = Options { argnums: Argnums::First, ..Options::default() };
        let directions = Directions::new(&options, SHAPE).expect("one input");
        let (mut values, mut slopes, mut told) = (std::vec![0.0; count], std::vec![0.0; count], Vec::new());
        let result = batch(
            &mut engine,
            &options,
            &directions,
            count,
            |point: usize, _: usize, _: usize| point as f64,
            |point, _, _, value| values[point] = value,
            |point, _, _, _, _, slope| slopes[point] = slope,
            |points| told.push(points),
        );
        Ran { result, values, slopes, told, own: engine.passes }
    }

    #[test]
    fn an_engine_gets_many_points_at_once_and_the_rest_by_themselves() {
        let expected: Vec<f64> = (0..10).map(|point| f64::from(point) * 3.0).collect();
        for (at_once, told, own) in [
            (4, std::vec![4, 8, 9, 10], std::vec![8, 9]),
            (10, std::vec![10], Vec::new()),
            (11, (1..=10).collect(), (0..10).collect()),
        ] {
            let ran = run(10, at_once, 0, u64::MAX);
            assert_eq!((ran.result, &ran.values, ran.slopes), (Ok(()), &expected, std::vec![3.0; 10]), "{at_once}");
            assert_eq!((ran.told, ran.own), (told, own), "{at_once}");
        }
    }

    #[test]
    fn an_error_leaves_the_points_before_it_complete() {
        let ran = run(6, 4, 0, 5);
        assert_eq!(ran.result, Err(Error::User { code: 7 }));
        assert_eq!((ran.values, ran.told), (std::vec![0.0, 3.0, 6.0, 9.0, 12.0, 0.0], std::vec![4, 5]));
        assert!(run(0, 4, 0, 0).told.is_empty());
    }
    #[test]
    fn a_block_that_fails_inside_ends_before_the_point_that_did() {
        let ran = run(8, 4, 0, 6);
        assert_eq!((ran.result, ran.told, ran.own), (Err(Error::User { code: 7 }), std::vec![4, 6], std::vec![6]));
        let ran = run(8, 4, 0, 4);
        assert_eq!((ran.result, ran.told, ran.own), (Err(Error::User { code: 7 }), std::vec![4], Vec::new()));
        assert_eq!(ran.values, [0.0, 3.0, 6.0, 9.0, 0.0, 0.0, 0.0, 0.0]);
    }

    #[test]
    fn no_more_points_are_complete_than_there_are() {
        assert_eq!(run(4, 4, 3, u64::MAX).told, [4]);
    }
}
