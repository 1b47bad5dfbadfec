//! What the operations say of their slopes beforehand, held against what the slopes are: at every awkward point, at random bit patterns of
//! all magnitudes, and on both sides of wherever a value or a slope stops being finite. A claim that is too strong would take a derivative
//! the wrong way; one that is too weak costs a test in every engine, and fails here as well.

mod operation;

use jacfwd::ops::Slope::{self, One, Zero};
use jacfwd::ops::{Binary, Facts, Float, SlopeKind, Ternary, Unary, Visitor, visit};
use operation::Findings;

/// Of these more may be true than they say: nothing is proved of the recurrences of `libm`.
const CAUTIOUS: [&str; 1] = ["jn"];

/// How many random points each operation is tried at; fewer where they take seven times as long.
const POINTS: usize = if cfg!(debug_assertions) { 40_000 } else { 200_000 };

/// SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    /// A number of any kind.
    fn real<F: Float>(&mut self) -> F {
        match self.below(8) {
            0..=3 => of_bits(self.next()),
            // Of moderate size, where functions bend.
            4 | 5 => {
                let size = F::of(1.0 + self.below(1 << 52) as f64 / (1_u64 << 52) as f64).libm_scalbn(self.below(24) as i32 - 12);
                if self.below(2) == 0 { size } else { -size }
            }
            // Integers, halves between them, and quarters.
            6 => F::of(self.below(801) as f64 * 0.25 - 100.0),
            _ => {
                let special = SPECIAL[self.below(SPECIAL.len() as u64) as usize];
                let near = of_key::<F>(key(F::of(special)) + self.below(9) as i64 - 4);
                if self.below(2) == 0 { near } else { -near }
            }
        }
    }

    /// An argument beside `first`: one of its relatives, or any other.
    fn beside<F: Float>(&mut self, first: F) -> F {
        match self.below(16) {
            0 => first,
            1 => -first,
            2 => of_key(key(first) + self.below(9) as i64 - 4),
            3 => first.libm_scalbn(self.below(120) as i32 - 60),
            _ => self.real(),
        }
    }

    fn integer(&mut self) -> i32 {
        match self.below(8) {
            0 => self.next() as i32,
            1 => self.below(4000) as i32 - 2000,
            2 => [0, i32::MAX, i32::MIN, 10_000, 10_001, -10_001][self.below(6) as usize],
            _ => self.below(41) as i32 - 20,
        }
    }
}

/// Where functions have poles, zeros and ends of domains, and the ends of the range.
const SPECIAL: [f64; 16] = [
    0.0,
    f64::MIN_POSITIVE,
    f32::MIN_POSITIVE as f64,
    0.25,
    0.5,
    1.0,
    core::f64::consts::FRAC_PI_2,
    2.0,
    core::f64::consts::PI,
    10.0,
    9_007_199_254_740_992.0,
    1e19,
    f32::MAX as f64,
    1e154,
    f64::MAX,
    f64::INFINITY,
];

/// The number with the low bits of `bits`.
fn of_bits<F: Float>(bits: u64) -> F {
    F::of_bits64(if F::SINGLE { bits >> 32 } else { bits }).expect("as many bits as it has")
}

fn sign_bit<F: Float>() -> u64 {
    1 << if F::SINGLE { 31 } else { 63 }
}

/// Counts the numbers from zero.
fn key<F: Float>(x: F) -> i64 {
    let (bits, sign) = (x.to_bits64(), sign_bit::<F>());
    if bits & sign == 0 { bits as i64 } else { -((bits ^ sign) as i64) }
}

/// The number so far from zero; NaNs begin beyond the infinities.
fn of_key<F: Float>(key: i64) -> F {
    let sign = if key < 0 { sign_bit::<F>() } else { 0 };
    F::of_bits64(key.unsigned_abs() | sign).unwrap_or(F::NAN)
}

/// Value, slopes and whether they exist.
struct Probe<F, const N: usize> {
    y: F,
    d1: [Slope<F>; N],
    defined: bool,
}

impl<F: Float, const N: usize> Probe<F, N> {
    fn finite(&self) -> [bool; 2] {
        [self.y.is_finite(), self.d1.iter().all(|s| s.is_finite())]
    }
}

/// What one slope has been so far.
#[derive(Clone, Debug)]
struct Watch<F> {
    /// Whether it has been `Zero`, `One`, `Constant`, `Finite`, as far as seen.
    holds: [bool; 4],
    constant: Option<F>,
}

const STRONG: [SlopeKind; 4] = [SlopeKind::Zero, SlopeKind::One, SlopeKind::Constant, SlopeKind::Finite];

impl<F: Float> Watch<F> {
    fn new() -> Self {
        Self { holds: [true; 4], constant: None }
    }

    fn see(&mut self, y: F, s: Slope<F>, defined: bool) {
        // A value that is none has no slope that counts, unless it is zero by definition.
        let exists = defined || y.is_nan();
        let factor = s.factor();
        let constant = *self.constant.get_or_insert(factor);
        self.holds[0] &= matches!(s, Zero);
        self.holds[1] &= matches!(s, One) && exists;
        self.holds[2] &= factor.is_finite() && factor.to_bits64() == constant.to_bits64() && exists;
        self.holds[3] &= !y.is_finite() || s.or_nan(defined).is_finite();
    }

    fn allows(&self, kind: SlopeKind) -> bool {
        STRONG.iter().zip(self.holds).find(|(k, _)| **k == kind).is_none_or(|(_, holds)| holds)
    }

    fn strongest(&self) -> SlopeKind {
        STRONG.iter().zip(self.holds).find(|(_, holds)| *holds).map_or(SlopeKind::Any, |(k, _)| *k)
    }
}

struct Check<'a>(&'a mut Findings);

impl Check<'_> {
    /// Tries an operation of `N` arguments at the rows of its edge table and at random points; `probe` gets a random source for its parameter.
    fn each<F: Float, const N: usize, P: Copy + std::fmt::Debug>(
        &mut self,
        facts: Facts,
        claimed: [SlopeKind; N],
        parameter: impl Fn(&mut Random) -> P,
        edge: impl Fn(f64) -> P,
        probe: impl Fn([F; N], P) -> Probe<F, N>,
    ) {
        let mut random = Random(u64::from(F::SINGLE));
        let mut watches: [Watch<F>; N] = std::array::from_fn(|_| Watch::new());
        let mut broken: [Option<String>; N] = std::array::from_fn(|_| None);
        let mut see = |x: [F; N], c: P| {
            let p = probe(x, c);
            for (i, watch) in watches.iter_mut().enumerate() {
                watch.see(p.y, p.d1[i], p.defined);
                if broken[i].is_none() && !watch.allows(claimed[i]) {
                    broken[i] = Some(format!("{x:?} with {c:?}: value {:?}, slope {:?}, defined {}", p.y, p.d1[i], p.defined));
                }
            }
        };
        for row in facts.edges {
            see(std::array::from_fn(|i| F::of(row.at[i])), edge(row.at.get(N).copied().unwrap_or(0.0)));
        }
        for _ in 0..POINTS {
            let mut x = [random.real::<F>(); N];
            for i in 1..N {
                x[i] = random.beside(x[i - 1]);
            }
            see(x, parameter(&mut random));
        }
        // Along each argument, the others fixed: both sides of where something stops being finite.
        for line in 0..60 {
            let (mut x, c) = ([random.real::<F>(); N], parameter(&mut random));
            for i in 1..N {
                x[i] = random.beside(x[i - 1]);
            }
            let along = line % N;
            let at = |k: i64| {
                let mut x = x;
                x[along] = of_key(k);
                x
            };
            let finite = |k: i64| probe(at(k), c).finite();
            let mut keys: Vec<i64> = (0..100).map(|_| key(random.real::<F>())).collect();
            keys.sort_unstable();
            for pair in keys.windows(2) {
                let [mut low, mut high] = [pair[0], pair[1]];
                if finite(low) == finite(high) {
                    continue;
                }
                while high - low > 1 {
                    let middle = low + (high - low) / 2;
                    if finite(middle) == finite(low) { low = middle } else { high = middle }
                }
                (low - 8..high + 8).for_each(|k| see(at(k), c));
            }
        }
        let precision = if F::SINGLE { "f32" } else { "f64" };
        for (i, (watch, claimed)) in watches.iter().zip(claimed).enumerate() {
            let (name, strongest) = (facts.name, watch.strongest());
            println!("{precision} {name} argument {i}: {claimed:?}, seen {strongest:?}");
            self.0.check(broken[i].is_none(), || {
                format!("{precision} {name}, argument {i} is not {claimed:?}: at {}", broken[i].as_deref().unwrap_or_default())
            });
            self.0.check(claimed <= strongest || CAUTIOUS.contains(&name), || {
                format!("{precision} {name}, argument {i} may say {strongest:?}, and says {claimed:?}")
            });
        }
    }

    fn unary<F: Float, O: Unary<F>, P: Copy + std::fmt::Debug>(
        &mut self,
        parameter: impl Fn(&mut Random) -> P,
        edge: impl Fn(f64) -> P,
        make: impl Fn(P) -> O,
    ) {
        self.each(O::FACTS, [O::SLOPE], parameter, edge, |[x], c| {
            let o = make(c);
            let (y, d1) = o.value_d1(x);
            let alone = o.d1(x, o.value(x));
            assert_eq!(d1.is_finite(), alone.is_finite(), "{} at {x:?}: {d1:?}, by itself {alone:?}", O::FACTS.name);
            Probe { y, d1: [d1], defined: o.defined(x, y) }
        });
    }
}

impl<F: Float> Visitor<F> for Check<'_> {
    fn unary<O: Unary<F>>(&mut self, o: O) {
        Check::unary::<F, O, ()>(self, |_| (), |_| (), |()| o);
    }

    fn unary_real<O: Unary<F> + From<F>>(&mut self) {
        Check::unary(self, |random| random.real::<F>(), F::of, O::from);
    }

    fn unary_integer<O: Unary<F> + From<i32>>(&mut self) {
        Check::unary(self, Random::integer, |c| c as i32, O::from);
    }

    fn binary<O: Binary<F>>(&mut self, o: O) {
        self.each(
            O::FACTS,
            O::SLOPES,
            |_| (),
            |_| (),
            |[a, b]: [F; 2], ()| {
                let y = o.value(a, b);
                Probe { y, d1: o.d1(a, b, y), defined: o.defined(a, b, y) }
            },
        );
    }

    fn ternary<O: Ternary<F>>(&mut self, o: O) {
        self.each(
            O::FACTS,
            O::SLOPES,
            |_| (),
            |_| (),
            |x: [F; 3], ()| {
                let y = o.value(x[0], x[1], x[2]);
                Probe { y, d1: o.d1(x, y), defined: !y.is_nan() }
            },
        );
    }
}

fn check<F: Float>() {
    let mut findings = Findings::default();
    visit::<F>(&mut Check(&mut findings));
    findings.report();
}

#[test]
fn slopes_are_what_is_said_of_them_in_double() {
    check::<f64>();
}

#[test]
fn slopes_are_what_is_said_of_them_in_single() {
    check::<f32>();
}

#[test]
fn the_weakest_is_what_is_known_of_all() {
    use SlopeKind::{Any, Constant, Finite};
    assert_eq!(SlopeKind::weakest(&[]), SlopeKind::Zero);
    assert_eq!(SlopeKind::weakest(&[Constant, SlopeKind::One, SlopeKind::Zero]), Constant);
    assert_eq!(SlopeKind::weakest(&[SlopeKind::One, Any, Finite]), Any);
    let facts = [SlopeKind::Zero, SlopeKind::One, Constant, Finite, Any].map(|k| (k.is_fixed(), k.follows_value()));
    assert_eq!(facts, [(true, true), (true, true), (true, true), (false, true), (false, false)]);
}
