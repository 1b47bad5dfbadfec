//! What an operation is: a value and its derivatives, as functions of its arguments, for one to three arguments.
//! Does not know which kinds of number carry it out.

use super::slope::Few;
use super::{Facts, Float, Number, Slope, SlopeKind, Source};

/// Where derivatives exist, as far as NaN tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Defined {
    /// Where the value is a number.
    ByValue,
    /// Where the arguments are numbers, whatever the value.
    ByArguments,
}

/// A function of one active argument; a plain parameter, if it has one, is a field of `self`.
pub trait Unary<F: Float>: Copy {
    /// What is true of it.
    const FACTS: Facts;
    /// Whose value it has.
    const SOURCE: Source = Source::Own;
    /// Whether `<cmath>` has a function of its name: most that `libm` has are C's.
    const CMATH: bool = Self::SOURCE.is_libm();
    /// What is known of the slope before it is computed.
    const SLOPE: SlopeKind = SlopeKind::Any;
    /// Where derivatives exist.
    const DEFINED: Defined = Defined::ByValue;

    /// The plain parameter as bits, from which [`dispatch`](super::dispatch) makes the operation again: a real's in the width of its
    /// precision, an integer's in 32; 0 without one.
    #[inline(always)]
    fn parameter(self) -> u64 {
        0
    }

    /// Value, slope and second derivative, where the caller supplied them.
    #[inline(always)]
    fn supplied(self) -> Option<[F; 3]> {
        None
    }

    /// `f(x)`.
    fn value(self, x: F) -> F;

    /// `f'(x)`, given `y = f(x)`.
    fn d1<R: Number<Real = F>>(self, x: R, y: R) -> Slope<R>;

    /// `f''(x)`, given `y = f(x)` and `d1 = f'(x)`.
    fn d2<R: Number<Real = F>>(self, x: R, y: R, d1: R) -> Slope<R>;

    /// `f(x)` and `f'(x)` together, for functions that share work between them; the same bits as one by one.
    #[inline(always)]
    fn value_d1(self, x: F) -> (F, Slope<F>) {
        let y = self.value(x);
        (y, self.d1(x, y))
    }

    /// Whether the derivatives exist as far as NaN tells: false makes every slope NaN that is not zero by definition.
    #[inline(always)]
    fn defined(self, x: F, y: F) -> bool {
        match Self::DEFINED {
            Defined::ByValue => !y.is_nan(),
            Defined::ByArguments => !x.is_nan(),
        }
    }

    /// `slope` at `x` as engines take it: NaN outside the domain, unless it is zero by definition.
    #[inline(always)]
    fn in_domain<R: Number<Real = F>>(self, x: R, y: R, slope: Slope<R>) -> Slope<R> {
        slope.or_nan(self.defined(x.primal(), y.primal()))
    }

    /// `f''(x)` as engines take it.
    #[inline(always)]
    fn curvature<R: Number<Real = F>>(self, x: R, y: R, slope: Slope<R>) -> Slope<R> {
        self.in_domain(x, y, self.d2(x, y, slope.factor()))
    }

    /// Whether the one-sided slopes differ at `x`, or the function jumps there.
    #[inline(always)]
    fn kink(self, _x: F) -> bool {
        false
    }
}

/// A function of two active arguments.
pub trait Binary<F: Float>: Copy {
    /// What is true of it.
    const FACTS: Facts;
    /// Whose value it has.
    const SOURCE: Source = Source::Own;
    /// Whether `<cmath>` has a function of its name: most that `libm` has are C's.
    const CMATH: bool = Self::SOURCE.is_libm();
    /// What is known of the slope in each argument before it is computed.
    const SLOPES: [SlopeKind; 2] = [SlopeKind::Any; 2];
    /// Where derivatives exist.
    const DEFINED: Defined = Defined::ByValue;

    /// Value, slopes and second derivatives, where the caller supplied them.
    #[inline(always)]
    fn supplied(self) -> Option<[F; 6]> {
        None
    }

    /// `f(a, b)`.
    fn value(self, a: F, b: F) -> F;

    /// The slopes `[f_a, f_b]`, given `y = f(a, b)`.
    fn d1<R: Number<Real = F>>(self, a: R, b: R, y: R) -> [Slope<R>; 2];

    /// The second derivatives `[f_aa, f_ab, f_bb]`, given value and slopes.
    fn d2<R: Number<Real = F>>(self, a: R, b: R, y: R, d1: [R; 2]) -> [Slope<R>; 3];

    /// Whether the derivatives exist as far as NaN tells: false makes every slope NaN that is not zero by definition.
    #[inline(always)]
    fn defined(self, a: F, b: F, y: F) -> bool {
        match Self::DEFINED {
            Defined::ByValue => !y.is_nan(),
            Defined::ByArguments => !(a.is_nan() || b.is_nan()),
        }
    }

    /// The slopes as engines take them: NaN outside the domain, unless they are zero by definition.
    #[inline(always)]
    fn slopes<R: Number<Real = F>>(self, a: R, b: R, y: R) -> [Slope<R>; 2] {
        let defined = self.defined(a.primal(), b.primal(), y.primal());
        self.d1(a, b, y).each(|s| s.or_nan(defined))
    }

    /// The second derivatives as engines take them.
    #[inline(always)]
    fn curvatures<R: Number<Real = F>>(self, a: R, b: R, y: R, slopes: [Slope<R>; 2]) -> [Slope<R>; 3] {
        let defined = self.defined(a.primal(), b.primal(), y.primal());
        self.d2(a, b, y, slopes.each(Slope::factor)).each(|s| s.or_nan(defined))
    }

    /// Whether one-sided slopes differ at the point, or the function jumps there.
    #[inline(always)]
    fn kink(self, _a: F, _b: F) -> bool {
        false
    }
}

/// A function of three active arguments.
pub trait Ternary<F: Float>: Copy {
    /// What is true of it.
    const FACTS: Facts;
    /// Whose value it has.
    const SOURCE: Source = Source::Own;
    /// Whether `<cmath>` has a function of its name: most that `libm` has are C's.
    const CMATH: bool = Self::SOURCE.is_libm();
    /// What is known of the slope in each argument before it is computed.
    const SLOPES: [SlopeKind; 3] = [SlopeKind::Any; 3];

    /// `f(a, b, c)`.
    fn value(self, a: F, b: F, c: F) -> F;

    /// The slopes `[f_a, f_b, f_c]`, given the value.
    fn d1<R: Number<Real = F>>(self, x: [R; 3], y: R) -> [Slope<R>; 3];

    /// The second derivatives `[aa, ab, ac, bb, bc, cc]`, given value and slopes.
    fn d2<R: Number<Real = F>>(self, x: [R; 3], y: R, d1: [R; 3]) -> [Slope<R>; 6];

    /// The slopes as engines take them: NaN where the value is, unless they are zero by definition.
    #[inline(always)]
    fn slopes<R: Number<Real = F>>(self, x: [R; 3], y: R) -> [Slope<R>; 3] {
        self.d1(x, y).each(|s| s.or_nan(!y.primal().is_nan()))
    }

    /// The second derivatives as engines take them.
    #[inline(always)]
    fn curvatures<R: Number<Real = F>>(self, x: [R; 3], y: R, slopes: [Slope<R>; 3]) -> [Slope<R>; 6] {
        self.d2(x, y, slopes.each(Slope::factor)).each(|s| s.or_nan(!y.primal().is_nan()))
    }

    /// Whether one-sided slopes differ at the point.
    #[inline(always)]
    fn kink(self, _x: [F; 3]) -> bool {
        false
    }
}
