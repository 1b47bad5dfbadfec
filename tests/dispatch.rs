//! From operations to their numbers and parameters, and back: the same operation, to the last bit.

use jacfwd::array::reduction::{Reduction, Spread};
use jacfwd::array::{self, Values};
use jacfwd::ops::{Binary, Facts, Float, HIGHEST, Handler, Ternary, Unary, Visitor, dispatch, name, number, visit};
use jacfwd::{Dual, Pack};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// What an operation is seen to be: its name, the bits of its parameter, and those of its results at some points.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Traits {
    name: &'static str,
    parameter: u64,
    results: Vec<u64>,
}

/// Any NaN is one NaN: two compilations of one expression may differ in its sign.
fn bits<F: Float>(x: F) -> u64 {
    if x.is_nan() { <F as Float>::NAN.to_bits64() } else { x.to_bits64() }
}

fn points<F: Float>() -> impl Iterator<Item = F> {
    [-0.0, 0.4, 1.0, -2.5, 3.0, 1e30, f64::INFINITY].into_iter().map(F::of)
}

struct See;

impl<F: Float> Handler<F> for See {
    type Output = Traits;

    fn unary<O: Unary<F>>(self, o: O) -> Traits {
        let results = points::<F>().flat_map(|x| {
            let (y, d1, d2) = x.unary_d2(o);
            [y, d1.factor(), d2.factor()].map(bits)
        });
        Traits { name: O::FACTS.name, parameter: o.parameter(), results: results.collect() }
    }

    fn binary<O: Binary<F>>(self, o: O) -> Traits {
        let results = points::<F>().zip(points::<F>().skip(2)).flat_map(|(a, b)| {
            let (y, d1, d2) = a.binary_d2(b, o);
            let all = [y].into_iter().chain(d1.map(|s| s.factor())).chain(d2.map(|s| s.factor()));
            all.map(bits).collect::<Vec<_>>()
        });
        Traits { name: O::FACTS.name, parameter: 0, results: results.collect() }
    }

    fn ternary<O: Ternary<F>>(self, o: O) -> Traits {
        let results = points::<F>().zip(points::<F>().skip(2)).flat_map(|(a, b)| {
            let (y, d1, d2) = a.ternary_d2(b, b + a, o);
            let all = [y].into_iter().chain(d1.map(|s| s.factor())).chain(d2.map(|s| s.factor()));
            all.map(bits).collect::<Vec<_>>()
        });
        Traits { name: O::FACTS.name, parameter: 0, results: results.collect() }
    }
}

/// Takes every operation there and back; the names by number.
#[derive(Default)]
struct Round(BTreeMap<u16, &'static str>);

impl Round {
    fn trip<F: Float>(&mut self, facts: Facts, parameter: u64, seen: &Traits) {
        let n = number(facts.name).unwrap_or_else(|| panic!("{} has no number", facts.name));
        assert_eq!((seen.name, seen.parameter), (facts.name, parameter));
        assert_eq!(name(n), Some(facts.name));
        assert_eq!(dispatch::<F, _>(n, parameter, See).as_ref(), Some(seen), "number {n}");
        let before = self.0.insert(n, facts.name);
        assert!(before.is_none_or(|before| before == facts.name), "{n} is the number of {before:?}, too");
    }

    /// Bits that are no parameter of the operation.
    fn refuse<F: Float>(facts: Facts, parameters: &[u64]) {
        let n = number(facts.name).unwrap_or_default();
        for &parameter in parameters {
            assert_eq!(dispatch::<F, _>(n, parameter, See), None, "{} with {parameter:#x}", facts.name);
        }
    }
}

const BEYOND_32: [u64; 2] = [1 << 32, u64::MAX];

impl<F: Float> Visitor<F> for Round {
    fn unary<O: Unary<F>>(&mut self, o: O) {
        self.trip::<F>(O::FACTS, 0, &Handler::<F>::unary(See, o));
        Self::refuse::<F>(O::FACTS, &[1, u64::MAX]);
    }

    fn unary_real<O: Unary<F> + From<F>>(&mut self) {
        // A NaN with digits of its own, a signaling one, and the least number.
        let (payload, signaling) =
            if F::SINGLE { (0xffc1_2345, 0x7fa5_e7d1) } else { (0xfff8_1234_5678_9abc, 0x7ff4_0000_0000_0001) };
        for parameter in
            [payload, signaling, 1, 0].into_iter().chain([-0.0, 1.0, 2.0, -2.25, f64::INFINITY].map(|c| F::of(c).to_bits64()))
        {
            let c = F::of_bits64(parameter).expect("as many bits as the precision has");
            self.trip::<F>(O::FACTS, parameter, &Handler::<F>::unary(See, O::from(c)));
        }
        if F::SINGLE {
            Self::refuse::<F>(O::FACTS, &BEYOND_32);
        }
    }

    fn unary_integer<O: Unary<F> + From<i32>>(&mut self) {
        for k in [0, 1, -1, 3, -17, i32::MAX, i32::MIN] {
            self.trip::<F>(O::FACTS, u64::from(k as u32), &Handler::<F>::unary(See, O::from(k)));
        }
        Self::refuse::<F>(O::FACTS, &BEYOND_32);
    }

    fn binary<O: Binary<F>>(&mut self, o: O) {
        self.trip::<F>(O::FACTS, 0, &Handler::<F>::binary(See, o));
        Self::refuse::<F>(O::FACTS, &[1, u64::MAX]);
    }

    fn ternary<O: Ternary<F>>(&mut self, o: O) {
        self.trip::<F>(O::FACTS, 0, &Handler::<F>::ternary(See, o));
        Self::refuse::<F>(O::FACTS, &[1, u64::MAX]);
    }
}

#[test]
fn operations_come_back_from_number_and_parameter() {
    let mut round = Round::default();
    visit::<f64>(&mut round);
    visit::<f32>(&mut round);
    assert!(round.0.len() > 100 && round.0.keys().all(|n| (1..=HIGHEST).contains(n)), "{:?}", round.0);
}

#[test]
fn a_number_that_is_nobody_s_is_none() {
    for n in (0..=u16::MAX).filter(|n| name(*n).is_none()) {
        assert_eq!(dispatch::<f64, _>(n, 0, See), None);
        assert_eq!(dispatch::<f32, _>(n, 0, See), None);
    }
    assert!(name(0).is_none() && (HIGHEST == u16::MAX || name(HIGHEST + 1).is_none()));
    for word in ["", "sine", "si", "sin\0", "Sin"] {
        assert_eq!(number(word), None, "{word}");
    }
}

#[test]
fn numbers_are_known_when_compiling() {
    fn of<O: Unary<f64>>(_: O) -> u16 {
        const { number(O::FACTS.name).unwrap() }
    }
    assert_eq!(of(jacfwd::ops::trig::Sin), number("sin").unwrap());
}

/// A function over arrays by what it is seen to do: its name, and the bits of its results on dual numbers, tangents included.
struct SeeArrays;

fn seen<F: Float + Pack<2>, const N: usize>(name: &'static str, y: [Dual<F, 2>; N]) -> Traits {
    let results = y.iter().flat_map(|y| [y.value(), y.tangent(0), y.tangent(1)]).map(bits);
    Traits { name, parameter: 0, results: results.collect() }
}

fn elements<F: Float + Pack<2>>() -> [Dual<F, 2>; 4] {
    let x = |value, lane| Dual::variable(F::of(value), lane);
    [x(0.5, 0), x(-2.0, 1), Dual::new(F::of(1.25)), x(1.25, 0)]
}

impl<F: Float + Pack<2>> array::Handler<F> for SeeArrays {
    type Output = Traits;

    fn reduction<O: Reduction<F>>(self, o: O) -> Traits {
        seen(O::NAME, [o.reduce(&mut Values::new(), 4, |i| elements::<F>()[i])])
    }

    fn spread<O: Spread<F>>(self, o: O) -> Traits {
        let y = RefCell::new(elements::<F>());
        o.spread(
            &mut Values::new(),
            4,
            |i| elements::<F>()[i],
            |i| y.borrow()[i],
            |_, i, value| {
                y.borrow_mut()[i] = value;
                value
            },
        );
        seen(O::NAME, y.into_inner())
    }
}

#[derive(Default)]
struct ThereAndBack(BTreeMap<u16, &'static str>);

impl ThereAndBack {
    fn trip<F: Float + Pack<2>>(&mut self, name: &'static str, expected: &Traits) {
        let n = array::dispatch::number(name).unwrap_or_else(|| panic!("{name} has no number"));
        assert_eq!(array::dispatch::name(n), Some(name));
        assert_eq!(array::dispatch::dispatch::<F, _>(n, SeeArrays).as_ref(), Some(expected));
        let before = self.0.insert(n, name);
        assert!(before.is_none_or(|before| before == name), "{n} is the number of {before:?}, too");
    }
}

impl<F: Float + Pack<2>> array::Visitor<F> for ThereAndBack {
    fn reduction<O: Reduction<F>>(&mut self, o: O) {
        self.trip::<F>(O::NAME, &array::Handler::<F>::reduction(SeeArrays, o));
    }

    fn spread<O: Spread<F>>(&mut self, o: O) {
        self.trip::<F>(O::NAME, &array::Handler::<F>::spread(SeeArrays, o));
    }
}

#[test]
fn functions_over_arrays_come_back_from_their_numbers() {
    let mut trips = ThereAndBack::default();
    array::visit::<f64>(&mut trips);
    array::visit::<f32>(&mut trips);
    assert!(trips.0.len() >= 9 && trips.0.keys().all(|n| (1..=array::dispatch::HIGHEST).contains(n)), "{:?}", trips.0);
    let x = elements::<f64>();
    let by_slice = [
        ("sum", array::sum(&x)),
        ("prod", array::prod(&x)),
        ("norm", array::norm(&x)),
        ("norm2sq", array::norm2sq(&x)),
        ("amax", array::amax(&x)),
        ("amin", array::amin(&x)),
        ("logsumexp", array::logsumexp(&x)),
    ];
    for (name, y) in by_slice {
        let n = array::dispatch::number(name).expect("a number");
        assert_eq!(array::dispatch::dispatch::<f64, _>(n, SeeArrays), Some(seen(name, [y])));
    }
    for (name, y) in [("softmax", array::softmax(x)), ("cumsum", array::cumsum(x))] {
        let n = array::dispatch::number(name).expect("a number");
        assert_eq!(array::dispatch::dispatch::<f64, _>(n, SeeArrays), Some(seen(name, y)));
    }
    for n in (0..=u16::MAX).filter(|n| array::dispatch::name(*n).is_none()) {
        assert_eq!(array::dispatch::dispatch::<f64, _>(n, SeeArrays), None);
    }
}
