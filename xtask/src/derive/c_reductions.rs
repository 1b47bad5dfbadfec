//! `src/capi/derived/reductions64.rs`: the functions over arrays whose steps depend on the values, and their derivatives in given directions, as C functions of
//! plain reals: programs call these where they cannot be taken apart.
//! Does not know what a function computes.

use std::fmt::Write;

use jacfwd::array::reduction::{Reduction, Spread};
use jacfwd::array::{Visitor, visit};

/// The text of the file.
pub fn text() -> String {
    let mut functions = Functions::default();
    visit::<f64>(&mut functions);
    format!(
        "//! The functions over arrays whose steps depend on the values, and their derivatives, as C functions of plain reals, in double precision: the same bits, no evaluation needed.\n\
         //! Derived from the list by `cargo xtask derive`; do not edit.\n\n\
         use crate::array::reduction::{{{}}};\n\
         use crate::capi::kernels::{{crossed, crossed_spread, directed, directed_spread, reduced, spread}};\n{}",
        functions.types.join(", "),
        functions.text
    )
}

#[derive(Default)]
struct Functions {
    types: Vec<&'static str>,
    text: String,
}

impl Functions {
    /// A C function: what it says of itself, its name and arguments, what it gives back, and what it calls.
    fn function(&mut self, doc: &str, declared: &str, gives: &str, called: &str) {
        let _ = write!(
            self.text,
            "\n/// {doc}\n#[unsafe(no_mangle)]\npub unsafe extern \"C\" fn {declared}{gives} {{\n    \
             // SAFETY: the header's requirements.\n    unsafe {{ {called} }}\n}}\n"
        );
    }
}

/// The last part of a type's path.
fn type_of<O>() -> &'static str {
    std::any::type_name::<O>().rsplit("::").next().unwrap_or_default()
}

impl Visitor<f64> for Functions {
    fn reduction<O: Reduction<f64>>(&mut self, _: O) {
        let (name, own) = (O::NAME, type_of::<O>());
        if O::STEADY {
            return;
        }
        self.types.push(own);
        let mut one = |doc: &str, declared: &str, called: &str| self.function(doc, declared, " -> f64", called);
        one(
            &format!("The value of jf_{name} for plain reals. Requires: a has n elements."),
            &format!("jf_m_{name}(n: usize, a: *const f64)"),
            &format!("reduced({own}, n, a)"),
        );
        one(
            "Its derivative in direction u. Requires: a and u have n elements.",
            &format!("jf_d_{name}(n: usize, a: *const f64, u: *const f64)"),
            &format!("directed({own}, n, [a, u])"),
        );
        one(
            "Its second derivative in directions u and v, and its derivative in direction w, added: a has the derivatives u and v, and the second one w. Requires: a, u, v and w have n elements.",
            &format!("jf_dd_{name}(n: usize, a: *const f64, u: *const f64, v: *const f64, w: *const f64)"),
            &format!("crossed({own}, n, [a, u, v, w])"),
        );
    }

    fn spread<O: Spread<f64>>(&mut self, _: O) {
        let (name, own) = (O::NAME, type_of::<O>());
        if O::STEADY {
            return;
        }
        self.types.push(own);
        let mut many = |doc: &str, declared: &str, called: &str| self.function(doc, declared, "", called);
        many(
            &format!("The values of jf_{name} for plain reals. Requires: a and y have n elements; y does not overlap a."),
            &format!("jf_m_{name}(n: usize, a: *const f64, y: *mut f64)"),
            &format!("spread({own}, n, a, y)"),
        );
        many(
            "The values y, and their derivatives yu in direction u. Requires: all arrays have n elements; y and yu overlap none.",
            &format!("jf_d_{name}(n: usize, a: *const f64, u: *const f64, y: *mut f64, yu: *mut f64)"),
            &format!("directed_spread({own}, n, [a, u], [y, yu])"),
        );
        many(
            "The values y, their derivatives yu and yv in directions u and v, and yw: the second derivatives in both and the derivatives in direction w, added. Requires: all arrays have n elements; y, yu, yv and yw overlap none.",
            &format!(
                "jf_dd_{name}(n: usize, a: *const f64, u: *const f64, v: *const f64, w: *const f64, y: *mut f64, yu: *mut f64, yv: *mut f64, yw: *mut f64)"
            ),
            &format!("crossed_spread({own}, n, [a, u, v, w], [y, yu, yv, yw])"),
        );
    }
}
