//! What may be written otherwise with the same bits.
//! Does not know where operations are kept.
//!
//! Values, derivatives, flags: each rule keeps all of them, for every number, signed zeros, infinities and NaN included (a NaN's own sign apart). Not
//! here, because they do not: x + 0, 0 − x, x − x, 0·x, x/x, −(a − b), other orders of sums and products, reciprocals. Nor is x·1 just x: where x is NaN
//! the slope of an operation is NaN, whatever that of x was. So what does nothing to finite numbers is written as x·1, once; where values are all that counts, not at all.

use super::code::{ABS, ADD, ADD_C, C_SUB, CONSTANT, Code, DIV, DIV_C, MUL, MUL_C, NEG, SUB, SUB_C};
use super::recorder::Node;

/// What is known of nodes.
pub trait Nodes {
    /// What made it.
    fn code(&self, node: Node) -> Code;
    /// The parameter of that.
    fn parameter(&self, node: Node) -> u64;
    /// Its argument `k`.
    fn argument(&self, node: Node, k: u32) -> Node;
    /// Whether reals are in single precision.
    fn is_single(&self) -> bool;
    /// Whether values are all that counts: the derivatives of what is written otherwise may be others at its awkward points.
    fn only_values(&self) -> bool;
}

/// What becomes of an operation.
#[derive(Clone, Copy, Debug)]
pub enum Simplified {
    /// It is this node.
    Node(Node),
    /// It is another operation.
    Operation {
        /// Which.
        code: Code,
        /// Its parameter.
        parameter: u64,
        /// How many arguments it has.
        count: usize,
        /// Its arguments.
        arguments: [Node; 2],
    },
    /// Nothing.
    No,
}

/// An operation and its arguments, as they are being rewritten.
type Form = (Code, u64, usize, [Node; 2]);

/// Rewrites an operation of at most two arguments.
pub fn simplify(nodes: &impl Nodes, code: Code, parameter: u64, count: usize, argument: &dyn Fn(usize) -> Node) -> Simplified {
    if count == 0 || count > 2 {
        return Simplified::No;
    }
    let given = (code, parameter, count, [argument(0), if count > 1 { argument(1) } else { 0 }]);
    let mut form = given;
    // Each step leads to a form of which fewer are left.
    while let Some(next) = with_constant(nodes, form).or_else(|| with_sign(nodes, form)).or_else(|| scaled(nodes, form)) {
        form = next;
        if form.0 == 0 {
            return Simplified::Node(form.3[0]);
        }
    }
    let (code, parameter, count, [a, b]) = form;
    // Sums and products of two are the same in either order.
    let arguments = if matches!(code, ADD | MUL) && a > b { [b, a] } else { [a, b] };
    Simplified::Operation { code, parameter, count, arguments }
}

/// An operation whose one argument is a plain real has a form with it as the parameter. Not c/x: its slope is rounded otherwise; and not for an infinity or
/// a NaN: as an argument it excuses what as a parameter raises a flag.
fn with_constant(nodes: &impl Nodes, (code, _, count, [a, b]): Form) -> Option<Form> {
    if count != 2 {
        return None;
    }
    let finite = |node: Node| real(nodes.is_single(), nodes.parameter(node)).is_finite();
    let constant = |node: Node| (nodes.code(node) == CONSTANT && finite(node)).then(|| nodes.parameter(node));
    let unary = |code: Code, parameter: u64, x: Node| Some((code, parameter, 1, [x, 0]));
    match (code, constant(a), constant(b)) {
        (ADD, Some(c), _) => unary(ADD_C, c, b),
        (ADD, _, Some(c)) => unary(ADD_C, c, a),
        (SUB, Some(c), _) => unary(C_SUB, c, b),
        (SUB, _, Some(c)) => unary(SUB_C, c, a),
        (MUL, Some(c), _) => unary(MUL_C, c, b),
        (MUL, _, Some(c)) => unary(MUL_C, c, a),
        (DIV, _, Some(c)) => unary(DIV_C, c, a),
        _ => None,
    }
}

/// Signs that cancel.
fn with_sign(nodes: &impl Nodes, (code, parameter, _, [a, b]): Form) -> Option<Form> {
    let negated = |node: Node| (nodes.code(node) == NEG).then(|| nodes.argument(node, 0));
    match (code, negated(a), negated(b)) {
        (MUL_C, Some(x), _) if nodes.only_values() => Some((MUL_C, negative(nodes.is_single(), parameter), 1, [x, 0])),
        (NEG, Some(x), _) => Some((MUL_C, one(nodes.is_single()), 1, [x, 0])),
        (ABS, Some(x), _) => Some((ABS, 0, 1, [x, 0])),
        (ADD, _, Some(x)) => Some((SUB, 0, 2, [a, x])),
        (ADD, Some(x), _) => Some((SUB, 0, 2, [b, x])),
        (SUB, _, Some(x)) => Some((ADD, 0, 2, [a, x])),
        (MUL, Some(x), Some(y)) => Some((MUL, 0, 2, [x, y])),
        _ => None,
    }
}

/// Plain reals that do nothing, or less than it seems.
fn scaled(nodes: &impl Nodes, (code, parameter, _, [x, _]): Form) -> Option<Form> {
    let single = nodes.is_single();
    let c = real(single, parameter);
    let one = one(single);
    let same = Some((MUL_C, one, 1, [x, 0]));
    match code {
        MUL_C if c == 1.0 && nodes.only_values() => Some((0, 0, 1, [x, 0])),
        MUL_C if c == 1.0 && nodes.code(x) == MUL_C && nodes.parameter(x) == one => Some((0, 0, 1, [x, 0])),
        MUL_C | DIV_C if c == -1.0 => Some((NEG, 0, 1, [x, 0])),
        SUB_C if c == 0.0 && c.is_sign_positive() => same,
        ADD_C if c == 0.0 && c.is_sign_negative() => same,
        DIV_C => inverse_of_power(c, single).map(|inverse| (MUL_C, inverse, 1, [x, 0])),
        _ => None,
    }
}

/// The real that a parameter is.
fn real(single: bool, bits: u64) -> f64 {
    if single { f32::from_bits(bits as u32).into() } else { f64::from_bits(bits) }
}

/// The bits of the same real with the other sign.
fn negative(single: bool, bits: u64) -> u64 {
    bits ^ if single { 1 << 31 } else { 1 << 63 }
}

/// The bits of 1.
fn one(single: bool) -> u64 {
    if single { 1_f32.to_bits().into() } else { 1_f64.to_bits() }
}

/// The bits of `1/c` if `c` is a power of two, up to its sign, and so is `1/c`.
fn inverse_of_power(c: f64, single: bool) -> Option<u64> {
    const FRACTION: u64 = (1 << 52) - 1;
    let inverse = 1.0 / c;
    let is_power = |x: f64| x.is_normal() && x.to_bits() & FRACTION == 0;
    if !(is_power(c) && is_power(inverse)) {
        return None;
    }
    if !single {
        return Some(inverse.to_bits());
    }
    let narrow = inverse as f32;
    (narrow.is_normal() && f64::from(narrow) == inverse).then(|| u64::from(narrow.to_bits()))
}
