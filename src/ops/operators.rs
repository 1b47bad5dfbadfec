//! The operators of Rust for a kind of number, with numbers and with plain reals on the right: each is the operation of the same name.
//! Does not know which kind.

/// Implements them for a number: its generics in brackets and its type, then the same with those of the plain real, and what is asked of that.
macro_rules! operators {
    ([$($generics:tt)*] $number:ty, [$($mixed_generics:tt)*] $real:ty where $($bound:tt)*) => {
        impl<$($generics)*> core::ops::Neg for $number {
            type Output = Self;

            #[inline(always)]
            fn neg(self) -> Self {
                $crate::ops::Number::unary(self, $crate::ops::arith::Neg)
            }
        }

        $crate::ops::operators!(@one [$($generics)*] $number, Add add Add AddC AddAssign add_assign);
        $crate::ops::operators!(@mixed [$($mixed_generics)*] $number, $real, [$($bound)*], Add add Add AddC AddAssign add_assign);
        $crate::ops::operators!(@one [$($generics)*] $number, Sub sub Sub SubC SubAssign sub_assign);
        $crate::ops::operators!(@mixed [$($mixed_generics)*] $number, $real, [$($bound)*], Sub sub Sub SubC SubAssign sub_assign);
        $crate::ops::operators!(@one [$($generics)*] $number, Mul mul Mul MulC MulAssign mul_assign);
        $crate::ops::operators!(@mixed [$($mixed_generics)*] $number, $real, [$($bound)*], Mul mul Mul MulC MulAssign mul_assign);
        $crate::ops::operators!(@one [$($generics)*] $number, Div div Div DivC DivAssign div_assign);
        $crate::ops::operators!(@mixed [$($mixed_generics)*] $number, $real, [$($bound)*], Div div Div DivC DivAssign div_assign);
    };
    (@one [$($generics:tt)*] $number:ty, $trait:ident $method:ident $op:ident $mixed:ident $assign:ident $assign_method:ident) => {
        impl<$($generics)*> core::ops::$trait for $number {
            type Output = Self;

            #[inline(always)]
            fn $method(self, b: Self) -> Self {
                $crate::ops::Number::binary(self, b, $crate::ops::arith::$op)
            }
        }

        impl<$($generics)*> core::ops::$assign for $number {
            #[inline(always)]
            fn $assign_method(&mut self, b: Self) {
                *self = $crate::ops::Number::binary(*self, b, $crate::ops::arith::$op);
            }
        }
    };
    (@mixed [$($generics:tt)*] $number:ty, $real:ty, [$($bound:tt)*],
     $trait:ident $method:ident $op:ident $mixed:ident $assign:ident $assign_method:ident) => {
        impl<$($generics)*> core::ops::$trait<$real> for $number
        where
            $($bound)*
        {
            type Output = Self;

            #[inline(always)]
            fn $method(self, c: $real) -> Self {
                $crate::ops::Number::unary(self, $crate::ops::mixed::$mixed(c))
            }
        }

        impl<$($generics)*> core::ops::$assign<$real> for $number
        where
            $($bound)*
        {
            #[inline(always)]
            fn $assign_method(&mut self, c: $real) {
                *self = $crate::ops::Number::unary(*self, $crate::ops::mixed::$mixed(c));
            }
        }
    };
}
pub(crate) use operators;
