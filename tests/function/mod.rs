//! Functions for the tests of `workspace`, in one line each.

/// Defines the function `$name` over any `F`, with `$x` its inputs, `$y` its outputs and `$draws`; `Real` numbers are `$R`.
macro_rules! function {
    ($name:ident, $R:ident, |$x:ident, $y:ident, $draws:pat_param| $body:block) => {
        struct $name;

        impl<F: jacfwd::ops::Float> jacfwd::workspace::Function<F> for $name {
            fn call<$R: jacfwd::Number<Real = F>>(
                &self,
                $x: jacfwd::workspace::Inputs<'_, $R>,
                $y: &mut jacfwd::workspace::Outputs<'_, $R>,
                $draws: &mut jacfwd::workspace::Draws<F>,
            ) -> Result<(), i32> {
                $body
                Ok(())
            }
        }
    };
}

pub(crate) use function;
