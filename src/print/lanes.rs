//! Functions that take several points at once, a lane of vectors for each: what they write otherwise than functions of one point.
//! Does not know how statements are found.
//!
//! An operator works on whole vectors; everything else is carried out lane by lane. Only the first way through the guards is there: if a lane would take
//! another, all of them go one by one.

use super::arrays::Array;
use super::lines::{Lines, WayWord};
use super::needs::SLOPES_OF_DIV;
use super::printer::Printer;
use crate::program::code::{
    ADD, ADD_C, C_DIV, C_SUB, Code, DETACH, DIV, DIV_C, MUL, MUL_C, NEG, RECIP, SQUARE, SUB, SUB_C, is_call,
};

/// What stands before the functions: the types.
pub const TOP: &str = "\
#ifdef __GNUC__
#define $P_VECTORS
/* A number of each lane; the second is one in the arrays of a caller. */
typedef $R $P_vector __attribute__((vector_size(JF_LANES * sizeof($R))));
typedef $R $P_element __attribute__((vector_size(JF_LANES * sizeof($R)), aligned(sizeof($R)), may_alias));
#endif

";

/// The slopes of quotients, which are most often normal numbers.
pub const QUOTIENT: &str = "\
static void $P_quotients(const $P_element *a, const $P_element *b, const $P_element *y, $P_vector *d)
{
    const $P_vector r = 1.0$F / *b;
    const $P_vector s = *y * r;
    /* All bits of the lanes in which both have all their digits. */
    const __typeof__(r < r) of_y = ((*y >= $L) | (*y <= -$L)) & (*y <= $M) & (*y >= -$M);
    const __typeof__(r < r) of_r = ((r >= $L) | (r <= -$L)) & (r <= $M) & (r >= -$M);
    const __typeof__(r < r) both = of_y & of_r;
    int normal = 1;
    for (int n = 0; n < JF_LANES; n++) {
        normal &= (both[n] != 0) ? 1 : 0;
    }
    if (normal != 0) {
        d[0] = r + 0.0$F;
        d[1] = 0.0$F - s;
        return;
    }
    for (int n = 0; n < JF_LANES; n++) {
        $R one[2];
        $P_quotient((*a)[n], (*b)[n], (*y)[n], one);
        d[0][n] = one[0];
        d[1][n] = one[1];
    }
}

";

/// What their header begins with.
pub const HEADER: &str = "\
/* Points that are taken at once: 2, 4, 8 or 16, whatever fills the vectors of a processor. Element k of point n of an array is its number
 * JF_LANES*k + n. Their function of one point is called where a point takes another way than was recorded first, or compilers have no vectors.
 * Returns 0, or the sum of 1 << n for the points n for which that does not return 0: no output of these has been written. */
#ifndef JF_LANES
#define JF_LANES 4
#endif
#if JF_LANES != 2 && JF_LANES != 4 && JF_LANES != 8 && JF_LANES != 16
#error JF_LANES is 2, 4, 8 or 16.
#endif

";

/// Whether the first way of a unit can be written for vectors: it calls nothing that may fail.
pub fn fits(lines: &Lines<'_>) -> bool {
    (0..lines.way(0, WayWord::End)).all(|at| !is_call(lines.code(at)))
}

impl Printer<'_, '_> {
    /// The type of what has a name.
    pub fn kind(&mut self) {
        self.out.template(if self.lanes { "$P_vector" } else { "$R" }, self.file);
    }

    /// Begins what a lane at a time is done with.
    pub fn open_lanes(&mut self) {
        self.out.begin();
        self.out.text("for (int n = 0; n < JF_LANES; n++) {\n");
        self.out.depth += 1;
        self.lane = true;
    }

    pub fn close_lanes(&mut self) {
        self.lane = false;
        self.out.depth -= 1;
        self.out.begin();
        self.out.text("}\n");
    }

    /// A statement, for each lane if `lanes`.
    pub fn in_lanes(&mut self, lanes: bool, f: impl FnOnce(&mut Self)) {
        self.statement_in_lanes(lanes, |this| {
            this.out.begin();
            f(this);
        });
    }

    /// A statement that `f` begins itself.
    pub fn statement_in_lanes(&mut self, lanes: bool, f: impl FnOnce(&mut Self)) {
        if lanes {
            self.open_lanes();
        }
        f(self);
        self.out.text(";\n");
        if lanes {
            self.close_lanes();
        }
    }

    /// Behind the name of a vector: the lane, where one at a time is looked at.
    pub fn lane(&mut self) {
        if self.lane {
            self.out.text("[n]");
        }
    }

    /// Whether line `at` is an operator on vectors.
    fn is_operator(&self, at: u32) -> bool {
        let code = self.lines.code(at);
        matches!(code, NEG | ADD | SUB | MUL | DIV | ADD_C | SUB_C | MUL_C | DIV_C | C_SUB | C_DIV | SQUARE | RECIP | DETACH)
            && !(0..self.lines.operands(at)).all(|k| self.lines.is_real(at, k))
    }

    /// Whether line `at` is carried out lane by lane.
    pub fn goes_by_lanes(&self, at: u32) -> bool {
        self.lanes && !self.is_operator(at)
    }

    /// A call that writes several results, for each lane.
    pub fn several_in_lanes(&mut self, at: u32, code: Code, results: u32) {
        self.out.begin();
        self.kind();
        self.out.numbered(" d", at as usize);
        self.out.numbered("[", results as usize);
        if code == SLOPES_OF_DIV && !(0..3).any(|k| self.lines.is_real(at, k)) {
            self.out.text("];\n");
            self.out.begin();
            self.out.template("$P_quotients(", self.file);
            for k in 0..3 {
                self.out.text("&");
                self.operand(at, k);
                self.out.text(", ");
            }
            self.out.numbered("d", at as usize);
            return self.out.text(");\n");
        }
        self.out.text("];\n");
        // Lane by lane into an array of reals: compilers take elements of vectors for something that was never written.
        self.out.begin();
        self.out.template("$R e", b"");
        self.out.number(at as usize);
        self.out.numbered("[", results as usize);
        self.out.text("][JF_LANES];\n");
        self.open_lanes();
        self.reals("$R s", at, results);
        self.gather(at);
        self.several(at, code, "s");
        self.out.text(";\n");
        for k in 0..results as usize {
            self.out.begin();
            for (before, number) in [("e", at as usize), ("[", k), ("][n] = s", at as usize), ("[", k)] {
                self.out.numbered(before, number);
            }
            self.out.text("];\n");
        }
        self.close_lanes();
        for k in 0..results as usize {
            self.out.begin();
            self.out.numbered("d", at as usize);
            self.out.numbered("[", k);
            self.out.text("] = ");
            self.gathered(at);
            self.out.numbered("[", k);
            self.out.text("];\n");
        }
    }

    /// The vector of an array of reals, but for an index.
    fn gathered(&mut self, at: u32) {
        self.out.template("*(const $P_element *)e", self.file);
        self.out.number(at as usize);
    }

    /// The value of line `at`, found lane by lane.
    pub fn found_in_lanes(&mut self, at: u32) {
        self.out.begin();
        self.out.template("$R e", b"");
        self.out.number(at as usize);
        self.out.text("[JF_LANES];\n");
        self.statement_in_lanes(true, |this| {
            this.gather(at);
            this.out.numbered("e", at as usize);
            this.out.text("[n] = ");
            this.expression(at);
        });
        self.out.begin();
        self.named(at);
        self.gathered(at);
        self.out.text(";\n");
    }

    /// The function of several points.
    pub fn points(&mut self) {
        let has_lanes = fits(&self.lines);
        if has_lanes {
            self.out.template("#ifdef $P_VECTORS\n", self.file);
            self.functions();
            self.out.text("#endif\n\n");
        }
        self.out.text("int ");
        self.out.bytes(self.name);
        self.out.text("_v");
        self.arrays.declare(&mut self.out, None, "$P_restrict ", self.file, false);
        self.out.text("\n{\n    int missed = 0;\n");
        if has_lanes {
            self.out.template("#ifdef $P_VECTORS\n    if (", self.file);
            self.way_name(0);
            self.handed_as_vectors();
            self.out.text(" == 0) { return 0; }\n#endif\n");
        }
        self.one_by_one();
        self.out.text("    return missed;\n}\n\n");
    }

    /// The arrays, as those of vectors.
    fn handed_as_vectors(&mut self) {
        let arrays = self.arrays;
        for (count, k) in arrays.named(None).enumerate() {
            self.out.text(if count > 0 { ", " } else { "(" });
            let array = arrays.get(k);
            if array != Array::Parameters {
                self.out.text(if array.is_read() { "(const " } else { "(" });
                self.out.template("$P_element *)", self.file);
            }
            self.array_name(array);
        }
        self.out.text(")");
    }

    /// One lane after the other, through the function of one point, whose arrays are in `w`: inputs, outputs, its own `w`.
    fn one_by_one(&mut self) {
        self.open_lanes();
        let arrays = self.arrays;
        let parts = || arrays.inputs().chain(arrays.outputs()).filter(move |k| arrays.get(*k) != Array::Parameters);
        let mut start = 0;
        for k in parts().filter(|k| arrays.get(*k).is_read()) {
            self.copied(k, start, false);
            start += arrays.length(k);
        }
        self.out.begin();
        self.out.text("if (");
        self.out.bytes(self.name);
        start = 0;
        for (count, k) in arrays.named(None).enumerate() {
            self.out.text(if count > 0 { ", " } else { "(" });
            let array = arrays.get(k);
            if array == Array::Parameters {
                self.array_name(array);
                continue;
            }
            self.out.numbered("&w[", start);
            self.out.text("]");
            start += arrays.length(k);
        }
        self.out.text(") == 0) {\n");
        self.out.depth += 1;
        start = 0;
        for k in parts() {
            if !arrays.get(k).is_read() {
                self.copied(k, start, true);
            }
            start += arrays.length(k);
        }
        self.out.depth -= 1;
        self.out.begin();
        self.out.text("} else {\n");
        self.out.begin();
        self.out.text("    missed |= 1 << n;\n");
        self.out.begin();
        self.out.text("}\n");
        self.close_lanes();
    }

    /// The elements of array `k`, from a lane to `w` or back.
    fn copied(&mut self, k: usize, start: usize, back: bool) {
        let array = self.arrays.get(k);
        self.out.begin();
        self.out.numbered("for (int i = 0; i < ", self.arrays.length(k));
        self.out.text("; i++) { ");
        for turn in [!back, back] {
            if turn {
                self.out.numbered("w[i + ", start);
                self.out.text("]");
            } else {
                self.array_name(array);
                self.out.text("[(JF_LANES * i) + n]");
            }
            if turn != back {
                self.out.text(" = ");
            }
        }
        self.out.text("; }\n");
    }

    /// Its prototype.
    pub fn prototype_of_points(&mut self) {
        let arrays = self.arrays;
        let all = arrays.inputs().chain(arrays.outputs()).filter(|k| arrays.get(*k) != Array::Parameters);
        let numbers: usize = all.map(|k| arrays.length(k)).sum();
        let work = self.lines.work as usize;
        // One by one they need the arrays of a point beside what its function does.
        let own = |this: &mut Self| {
            this.out.bytes(this.name);
            this.out.numbered("_work + ", numbers);
        };
        self.out.text("enum { ");
        self.out.bytes(self.name);
        self.out.numbered("_v_work = ((JF_LANES * ", work);
        self.out.text(") > (");
        own(self);
        self.out.numbered(")) ? (JF_LANES * ", work);
        self.out.text(") : (");
        own(self);
        self.out.text(") };\nint ");
        self.out.bytes(self.name);
        self.out.text("_v");
        arrays.declare(&mut self.out, None, "", b"", false);
        self.out.text(";\n\n");
    }
}
