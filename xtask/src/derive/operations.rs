//! The operations of the crate as a list of plain records, collected by walking `jacfwd::ops::visit`.
//! Does not know what will be written from them.

use jacfwd::ops::{Binary, Facts, Source, Ternary, Unary, Visitor, visit};

/// How an operation is called.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Call {
    /// One number.
    Unary,
    /// One number and a plain real.
    UnaryReal,
    /// One number and an integer.
    UnaryInteger,
    /// Two numbers.
    Binary,
    /// Three numbers.
    Ternary,
}

/// One operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// How it is called.
    pub call: Call,
    /// What is true of it.
    pub facts: Facts,
    /// Whose value it has.
    pub source: Source,
    /// Whether `<cmath>` has it.
    pub cmath: bool,
    /// Its path below `jacfwd::ops`, as in `exp::Exp`.
    pub path: String,
}

/// All operations, in the order of the list.
pub fn operations() -> Vec<Operation> {
    let mut collect = Collect(Vec::new());
    visit::<f64>(&mut collect);
    collect.0
}

struct Collect(Vec<Operation>);

impl Collect {
    fn push<O>(&mut self, call: Call, facts: Facts, source: Source, cmath: bool) {
        let full = std::any::type_name::<O>();
        let path = full.trim_start_matches("jacfwd::ops::");
        let path = path.split('<').next().unwrap_or(path).to_string();
        self.0.push(Operation { call, facts, source, cmath, path });
    }
}

impl Visitor<f64> for Collect {
    fn unary<O: Unary<f64>>(&mut self, _: O) {
        self.push::<O>(Call::Unary, O::FACTS, O::SOURCE, O::CMATH);
    }

    fn unary_real<O: Unary<f64> + From<f64>>(&mut self) {
        self.push::<O>(Call::UnaryReal, O::FACTS, O::SOURCE, O::CMATH);
    }

    fn unary_integer<O: Unary<f64> + From<i32>>(&mut self) {
        self.push::<O>(Call::UnaryInteger, O::FACTS, O::SOURCE, O::CMATH);
    }

    fn binary<O: Binary<f64>>(&mut self, _: O) {
        self.push::<O>(Call::Binary, O::FACTS, O::SOURCE, O::CMATH);
    }

    fn ternary<O: Ternary<f64>>(&mut self, _: O) {
        self.push::<O>(Call::Ternary, O::FACTS, O::SOURCE, O::CMATH);
    }
}
