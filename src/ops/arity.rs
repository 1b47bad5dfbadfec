//! How many arguments an operation has: what an engine keeps for each of them, whichever the number.
//! Does not know operations.

use super::Few;

/// One, two or three arguments.
pub trait Arity {
    /// A `T` for each argument.
    type Of<T: Copy>: Copy;
    /// A `T` for each pair of arguments: the upper triangle, row by row.
    type Pairs<T: Copy>: Copy;

    /// Every element through `f`.
    fn each<T: Copy, U: Copy>(x: Self::Of<T>, f: impl FnMut(T) -> U) -> Self::Of<U>;

    /// Every element through `f`, as far as it gives something.
    fn try_each<T: Copy, U: Copy>(x: Self::Of<T>, f: impl FnMut(T) -> Option<U>) -> Option<Self::Of<U>>;

    /// Whether `f` holds for every element.
    fn all<T: Copy>(x: Self::Of<T>, f: impl FnMut(T) -> bool) -> bool;

    /// The elements in a row: an array of their own, so that elements in registers stay there where no row is asked for.
    fn row<T: Copy>(x: Self::Of<T>) -> impl AsRef<[T]>;

    /// The same for every pair.
    fn pairs<T: Copy>(x: T) -> Self::Pairs<T>;
}

/// One argument, kept by itself: an array of one would travel through memory where it is handed on.
#[derive(Clone, Copy, Debug)]
pub struct One;
/// Two arguments.
#[derive(Clone, Copy, Debug)]
pub struct Two;
/// Three arguments.
#[derive(Clone, Copy, Debug)]
pub struct Three;

impl Arity for One {
    type Of<T: Copy> = T;
    type Pairs<T: Copy> = T;

    #[inline(always)]
    fn each<T: Copy, U: Copy>(x: T, mut f: impl FnMut(T) -> U) -> U {
        f(x)
    }

    #[inline(always)]
    fn try_each<T: Copy, U: Copy>(x: T, mut f: impl FnMut(T) -> Option<U>) -> Option<U> {
        f(x)
    }

    #[inline(always)]
    fn all<T: Copy>(x: T, mut f: impl FnMut(T) -> bool) -> bool {
        f(x)
    }

    #[inline(always)]
    fn row<T: Copy>(x: T) -> impl AsRef<[T]> {
        [x]
    }

    #[inline(always)]
    fn pairs<T: Copy>(x: T) -> T {
        x
    }
}

macro_rules! several {
    ($($name:ident: $n:literal arguments $($x:ident)+, $pairs:literal pairs;)*) => {
        $(impl Arity for $name {
            type Of<T: Copy> = [T; $n];
            type Pairs<T: Copy> = [T; $pairs];

            #[inline(always)]
            fn each<T: Copy, U: Copy>(x: [T; $n], f: impl FnMut(T) -> U) -> [U; $n] {
                x.each(f)
            }

            #[inline(always)]
            fn try_each<T: Copy, U: Copy>([$($x),+]: [T; $n], mut f: impl FnMut(T) -> Option<U>) -> Option<[U; $n]> {
                Some([$(f($x)?),+])
            }

            #[inline(always)]
            fn all<T: Copy>([$($x),+]: [T; $n], mut f: impl FnMut(T) -> bool) -> bool {
                $(f($x))&&+
            }

            #[inline(always)]
            fn row<T: Copy>(x: [T; $n]) -> impl AsRef<[T]> {
                x
            }

            #[inline(always)]
            fn pairs<T: Copy>(x: T) -> [T; $pairs] {
                [x; $pairs]
            }
        })*
    };
}

several! {
    Two: 2 arguments a b, 3 pairs;
    Three: 3 arguments a b c, 6 pairs;
}
