//! What is true of an operation besides its code: name, formula, domain, awkward points.
//! Plain data for the tests, the documentation and the derived text; nothing computes with it.

/// One operation, described.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// The name in C, without prefix: `tanh` is `jf_tanh` and `jff_tanh`.
    pub name: &'static str,
    /// The name of the Rust method.
    pub rust: &'static str,
    /// Value and derivatives.
    pub formula: &'static str,
    /// One sentence that says what it is.
    pub doc: &'static str,
    /// Where it is defined.
    pub domain: &'static str,
    /// The points where textbooks stop.
    pub edges: &'static [Edge],
}

/// Whose value an operation has, by the name of the function in double.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    /// That of a method of its own.
    Own,
    /// That of `libm`, in both precisions.
    Libm(&'static str),
    /// That of `libm` in double. In single `libm` computes in double inside, and a method of its own stands instead.
    LibmInDouble(&'static str),
}

impl Source {
    /// Whether it is a function of `libm` in some precision.
    pub const fn is_libm(self) -> bool {
        !matches!(self, Self::Own)
    }
}

/// What an operation gives at one awkward point. `NaN` stands for any NaN.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    /// The arguments, the plain parameter of a mixed form last.
    pub at: &'static [f64],
    /// The value, or `None` for whatever `libm` gives.
    pub y: Option<f64>,
    /// The slopes, one per active argument; zeros of either sign agree. Empty: not fixed.
    pub d1: &'static [f64],
    /// The second derivatives, upper triangle row by row. Empty: not fixed.
    pub d2: &'static [f64],
}

impl Edge {
    /// A point of a function of one argument with everything fixed.
    pub const fn unary(at: &'static [f64; 1], y: f64, d1: &'static [f64; 1], d2: &'static [f64; 1]) -> Self {
        Self { at, y: Some(y), d1, d2 }
    }

    /// A point with everything fixed.
    pub const fn at(at: &'static [f64], y: f64, d1: &'static [f64], d2: &'static [f64]) -> Self {
        Self { at, y: Some(y), d1, d2 }
    }

    /// A point whose value is what `libm` gives.
    pub const fn slopes(at: &'static [f64], d1: &'static [f64], d2: &'static [f64]) -> Self {
        Self { at, y: None, d1, d2 }
    }
}
