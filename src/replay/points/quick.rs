//! The loop over a program for a block of points, with whole bodies of what is cheap: each instruction takes eight vectors at a time.
//! Does not know elementary functions, nor where points come from.

use super::block::{Block, Exit, TAKEN};
use super::sum;
use crate::lanes::{Reals, Vector};
use crate::ops::Float;
use crate::program::code::{
    ABS, ADD, ADD_C, ALL_FINITE, BEND, BRANCH, C_DIV, C_SUB, CLASSIFY, COMPARE, COMPARE_REAL, CONSTANT, Class, Code, Comparison,
    DIV, DIV_C, END, FIRST, MUL, MUL_C, NEG, RECIP, RSQRT, SELECT, SQRT, SQUARE, SUB, SUB_C, SUM, code_of, is_guard,
};
use crate::replay::words::Words;

/// The slopes of a quotient, one of the few that are asked for by number.
const QUOTIENT: Code = FIRST + DIV;

/// Runs the program from its beginning.
pub fn run<F: Float>(b: &mut Block<'_, F>) -> Exit {
    let start = Words::new(b.program.code());
    let steps = b.steps();
    let real = if F::SINGLE { 1 } else { 2 };
    let splat = F::Vector::splat;
    let one = splat(<F as Float>::ONE);
    let mut code = start;
    // SAFETY: the program was checked when it was opened: it is instructions one behind the other, whose words and slots there are, to the last `END`,
    // behind which the loop does not go; guards lead to instructions. The block has its slots, as its maker promised.
    unsafe {
        loop {
            let word = code.at(0);
            let here = code_of(word);
            let (y, a) = (b.vectors(code.at(1)), |k: usize| b.vectors(code.at(2 + k)).cast_const());
            /// An instruction of `$words` words that makes `$f` of one argument.
            macro_rules! unary {
                ($words:expr, $f:expr) => {{
                    map(steps, y, a(0), $f);
                    code = code.on($words);
                    continue;
                }};
            }
            macro_rules! binary {
                ($f:expr) => {{
                    map2(steps, y, [a(0), a(1)], $f);
                    code = code.on(4);
                    continue;
                }};
            }
            let c = |k: usize| splat(code.real::<F>(k));
            match here {
                ADD => binary!(|a, b| a + b),
                SUB => binary!(|a, b| a - b),
                MUL => binary!(|a, b| a * b),
                DIV => binary!(|a, b| a / b),
                NEG => unary!(3, |x| -x),
                ABS => unary!(3, Reals::size),
                SQUARE => unary!(3, |x| x * x),
                RECIP => unary!(3, |x| one / x),
                ADD_C => {
                    let c = c(3);
                    unary!(3 + real, |x| x + c)
                }
                SUB_C => {
                    let c = c(3);
                    unary!(3 + real, |x| x - c)
                }
                C_SUB => {
                    let c = c(3);
                    unary!(3 + real, |x| c - x)
                }
                MUL_C => {
                    let c = c(3);
                    unary!(3 + real, |x| x * c)
                }
                DIV_C => {
                    let c = c(3);
                    unary!(3 + real, |x| x / c)
                }
                C_DIV => {
                    let c = c(3);
                    unary!(3 + real, |x| c / x)
                }
                SQRT if one.root().is_some() => unary!(3, |x: F::Vector| x.root().unwrap_or(x)),
                RSQRT if one.root().is_some() => unary!(3, |x: F::Vector| one / x.root().unwrap_or(x)),
                CONSTANT => {
                    let c = c(2);
                    map(steps, y, y.cast_const(), |_| c);
                    code = code.on(2 + real);
                    continue;
                }
                SUM => {
                    code = code.on(sum::carry_out(b, code, word));
                    continue;
                }
                QUOTIENT => {
                    let (second, x) = (b.vectors(code.at(2)), [b.vectors(code.at(4)), b.vectors(code.at(5))]);
                    if !quotient::<F>(steps, [y, second], x.map(|x| x.cast_const())) {
                        (b.general)(b, code.behind(start));
                    }
                    code = code.on(6);
                    continue;
                }
                BEND => {
                    if !bend::<F>(steps, y, [a(0), a(1), a(2)]) {
                        (b.general)(b, code.behind(start));
                    }
                    code = code.on(5);
                    continue;
                }
                SELECT..COMPARE => {
                    select::<F>(steps, here, y, [a(0), a(1), a(2), a(3)]);
                    code = code.on(6);
                    continue;
                }
                _ => {}
            }
            if is_guard(here) {
                let (holds, length) = answer(b, steps, code, here, word, real);
                let said = code.at(length - 1);
                let [_, other] = b.program.guard(said >> 1);
                let turned = b.part(if said & 1 != 0 { holds } else { !holds }, other != 0);
                if b.active == 0 {
                    return Exit::Nowhere;
                }
                code = if turned { start.on(other as usize) } else { code.on(length) };
            } else if here == BRANCH {
                code = code.on(2);
            } else if here == END {
                return Exit::End { at: code.behind(start) };
            } else {
                if let Some(error) = (b.general)(b, code.behind(start)) {
                    return Exit::Failed { error };
                }
                code = code.on(code.length());
            }
        }
    }
}

/// `f` of each vector of `a` into `y`.
///
/// # Safety
/// Each has `steps` times eight vectors; so in what follows.
#[inline(always)]
unsafe fn map<V: Vector>(steps: usize, y: *mut V, a: *const V, f: impl Fn(V) -> V) {
    for step in 0..steps {
        // SAFETY: vectors of slots, as the caller promises.
        unsafe {
            let (y, a) = (y.add(step * TAKEN).cast::<[V; TAKEN]>(), a.add(step * TAKEN).cast::<[V; TAKEN]>());
            y.write(a.read().map(&f));
        }
    }
}

/// `f` of the vectors of both into `y`.
///
/// # Safety
/// See `map`.
#[inline(always)]
unsafe fn map2<V: Vector>(steps: usize, y: *mut V, x: [*const V; 2], f: impl Fn(V, V) -> V) {
    for step in 0..steps {
        // SAFETY: vectors of slots, as the caller promises.
        unsafe {
            let [a, b] = x.map(|x| x.add(step * TAKEN));
            let y = y.add(step * TAKEN).cast::<[V; TAKEN]>();
            y.write(core::array::from_fn(|k| f(a.add(k).read(), b.add(k).read())));
        }
    }
}

/// The slopes of `q = a/b`, given `b` and `q`, where all of them are the usual product; false where one is not, and nothing that counts done.
///
/// # Safety
/// See `map`.
#[inline(always)]
unsafe fn quotient<F: Float>(steps: usize, y: [*mut F::Vector; 2], x: [*const F::Vector; 2]) -> bool {
    let (one, zero) = (F::Vector::splat(<F as Float>::ONE), F::Vector::IDLE);
    let (least, infinity) = (F::Vector::splat(F::MIN_POSITIVE), F::Vector::splat(F::INFINITY));
    let mut usual = one;
    for k in 0..steps * TAKEN {
        // SAFETY: vectors of slots, as the caller promises.
        unsafe {
            let (b, q) = (x[0].add(k).read(), x[1].add(k).read());
            let r = one / b;
            let normal = |x: F::Vector| least.if_not_above(x.size(), x.size().if_below(infinity, one, zero), zero);
            usual = usual * normal(r) * q.if_equal(zero, one, normal(q));
            y[0].add(k).write(r);
            y[1].add(k).write(-(q * r) + zero);
        }
    }
    usual.equal(zero) == 0
}

/// `s·(u·t)` where no product leaves the normal range; false where one does, and nothing that counts done.
///
/// # Safety
/// See `map`.
#[inline(always)]
unsafe fn bend<F: Float>(steps: usize, y: *mut F::Vector, x: [*const F::Vector; 3]) -> bool {
    let (one, zero) = (F::Vector::splat(<F as Float>::ONE), F::Vector::IDLE);
    let (least, infinity) = (F::Vector::splat(F::MIN_POSITIVE), F::Vector::splat(F::INFINITY));
    let mut usual = one;
    for k in 0..steps * TAKEN {
        // SAFETY: vectors of slots, as the caller promises.
        unsafe {
            let [s, u, t] = x.map(|x| x.add(k).read());
            let (p, r) = (u * t, s * (u * t));
            let finite = |x: F::Vector, yes: F::Vector| x.size().if_below(infinity, yes, zero);
            let nothing = u.if_equal(zero, one, t.if_equal(zero, one, zero));
            let kept = least.if_not_above(p.size(), finite(p, one), p.if_equal(zero, nothing, zero));
            usual = usual * kept * finite(r, one);
            y.add(k).write(r);
        }
    }
    usual.equal(zero) == 0
}

/// A choice between the last two by a comparison of the first two.
///
/// # Safety
/// See `map`.
#[inline(always)]
unsafe fn select<F: Float>(steps: usize, code: Code, y: *mut F::Vector, x: [*const F::Vector; 4]) {
    for k in 0..steps * TAKEN {
        // SAFETY: vectors of slots, as the caller promises.
        unsafe {
            let [a, b, yes, no] = x.map(|x| x.add(k).read());
            y.add(k).write(match Comparison::of(code) {
                Some(Comparison::Lt) => a.if_below(b, yes, no),
                Some(Comparison::Le) => a.if_not_above(b, yes, no),
                Some(Comparison::Gt) => b.if_below(a, yes, no),
                Some(Comparison::Ge) => b.if_not_above(a, yes, no),
                Some(Comparison::Eq) => a.if_equal(b, yes, no),
                _ => a.if_equal(b, no, yes),
            });
        }
    }
}

/// For which points the guard at `code` holds, and its words.
///
/// # Safety
/// It is one of the program.
#[inline(never)]
unsafe fn answer<F: Float>(b: &Block<'_, F>, steps: usize, code: Words, guard: Code, word: u32, real: usize) -> (u64, usize) {
    // SAFETY: words and slots of an instruction, as the caller promises.
    unsafe {
        let x = |k: usize| b.vectors(code.at(1 + k)).cast_const();
        let compare = |a: F::Vector, b: F::Vector| match Comparison::of(guard) {
            Some(Comparison::Lt) => a.below(b),
            Some(Comparison::Le) => a.not_above(b),
            Some(Comparison::Gt) => b.below(a),
            Some(Comparison::Ge) => b.not_above(a),
            Some(Comparison::Eq) => a.equal(b),
            _ => !a.equal(b),
        };
        let infinity = F::Vector::splat(F::INFINITY);
        match guard {
            COMPARE..COMPARE_REAL => (each::<F>(steps, |k| compare(x(0).add(k).read(), x(1).add(k).read())), 4),
            COMPARE_REAL..CLASSIFY => {
                let c = F::Vector::splat(code.real::<F>(2));
                (each::<F>(steps, |k| compare(x(0).add(k).read(), c)), 3 + real)
            }
            ALL_FINITE => {
                let length = code.length();
                let front = 1 + usize::from(word >> 24 == 255);
                let arguments = length - front - 1;
                let argument = |k: usize| b.vectors(code.at(front + k)).cast_const();
                let mut holds = 0;
                for step in 0..steps {
                    // 0 of what is finite, otherwise NaN, which stays.
                    let mut sums = [F::Vector::IDLE; TAKEN];
                    for n in 0..arguments {
                        let x = argument(n).add(step * TAKEN).cast::<[F::Vector; TAKEN]>().read();
                        sums = core::array::from_fn(|k| sums[k] + x[k] * F::Vector::IDLE);
                    }
                    let bits = each::<F>(1, |k| sums.get(k).map_or(0, |sum| sum.equal(*sum)));
                    holds |= bits << (step * TAKEN * <F::Vector as Vector>::COUNT);
                }
                (holds, length)
            }
            _ => {
                let holds = each::<F>(steps, |k| {
                    let x = x(0).add(k).read();
                    match Class::of(guard) {
                        Some(Class::Nan) => !x.equal(x),
                        Some(Class::Infinite) => x.size().equal(infinity),
                        Some(Class::Finite) => x.size().below(infinity),
                        _ => {
                            let mut bits = 0;
                            for (i, x) in x.as_slice().iter().enumerate() {
                                bits |= u32::from(x.is_sign_negative()) << i;
                            }
                            bits
                        }
                    }
                });
                (holds, 3)
            }
        }
    }
}

/// The bits of all vectors, one behind the other.
#[inline(always)]
fn each<F: Float>(steps: usize, bits: impl Fn(usize) -> u32) -> u64 {
    let lanes = <F::Vector as Vector>::COUNT;
    let mut all = 0;
    for k in 0..steps * TAKEN {
        all |= u64::from(bits(k) & ((1 << lanes) - 1)) << (k * lanes);
    }
    all
}
