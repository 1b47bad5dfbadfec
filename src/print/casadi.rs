//! Printed functions under the C interface of CasADi's external functions, which acados reads, too.
//! Does not know how functions are printed.

use core::ops::Range;

use super::arrays::Arrays;
use super::matrix::{Entries, Matrices, Matrix, words};
use super::names::{Printed, names};
use super::out::{List, Out};
use crate::error::Error;

/// A function, and what its outputs are.
#[derive(Clone, Copy, Debug)]
pub struct Wrapped<'p> {
    /// The function.
    pub printed: Printed<'p>,
    /// The program whose Jacobian its matrix is, in all inputs, of all outputs.
    pub of: Option<usize>,
}

/// Functions, and their matrices.
#[expect(missing_debug_implementations, reason = "it is functions")]
pub struct Wrapping<'w, 'p> {
    /// Function `k`.
    pub function: &'w dyn Fn(usize) -> Option<Wrapped<'p>>,
    /// What their last outputs are.
    pub matrices: Matrices<'w>,
}

impl<'p> Wrapping<'_, 'p> {
    /// Words of scratch that printing takes.
    pub fn scratch_len(&self) -> usize {
        (0..).map_while(self.function).enumerate().filter_map(|(k, _)| (self.matrices.size)(k)).map(words).max().unwrap_or(0)
    }

    /// Hands the file to `push`, byte by byte; `name` is what the files are called.
    ///
    /// # Errors
    /// `BadName`; `NotDouble`; `OtherMatrix` for entries that are not the last output's, or twice the same, or scratch of less than
    /// [`scratch_len`](Self::scratch_len); `OtherJacobian`; what `entries` fails with. Nothing has been written then.
    pub fn print(&self, name: &[u8], scratch: &mut [u32], push: &mut dyn FnMut(u8)) -> Result<(), Error> {
        let all = || (0..).map_while(self.function);
        names(&|k| (self.function)(k).map(|wrapped| wrapped.printed), name)?;
        for (index, wrapped) in all().enumerate() {
            self.check(index, wrapped, scratch)?;
        }
        let mut out = Out::new(false, push);
        out.template(TOP, name);
        for (index, wrapped) in all().enumerate() {
            let Printed { program, name } = wrapped.printed;
            let own = Shape { arrays: Arrays::of(program), of: None, matrix: self.matrix(index, scratch)? };
            Function { out: &mut out, called: name, name, shape: own }.print();
            if let Some(of) = wrapped.of.and_then(self.function) {
                let shape = Shape { of: Some(Arrays::of(of.printed.program)), ..own };
                Function { out: &mut out, called: name, name: of.printed.name, shape }.print();
            }
        }
        out.text("#ifdef __cplusplus\n}\n#endif\n");
        Ok(())
    }

    fn matrix<'s>(&self, index: usize, scratch: &'s mut [u32]) -> Result<Option<Matrix<'s>>, Error> {
        let each: &Entries<'_> = &|f| (self.matrices.entries)(index, f);
        (self.matrices.size)(index).map(|size| Matrix::new(size, index, each, scratch)).transpose()
    }

    /// Whether a function is what is said of it.
    fn check(&self, index: usize, wrapped: Wrapped<'_>, scratch: &mut [u32]) -> Result<(), Error> {
        if wrapped.printed.program.is_single() {
            return Err(Error::NotDouble);
        }
        let arrays = Arrays::of(wrapped.printed.program);
        if let Some([.., entries]) = (self.matrices.size)(index)
            && arrays.last_output() != Some(entries)
        {
            return Err(Error::OtherMatrix { index, entries });
        }
        self.matrix(index, scratch)?;
        let Some(of) = wrapped.of else { return Ok(()) };
        let wrong = Error::OtherJacobian { index, of };
        let function = (self.function)(of).filter(|_| of != index).ok_or(wrong)?;
        // The outputs of its function are columns, and nothing of them is left out.
        let ([rows, cols, _], None) = ((self.matrices.size)(index).ok_or(wrong)?, (self.matrices.size)(of)) else {
            return Err(wrong);
        };
        let its = Arrays::of(function.printed.program);
        let same = its.inputs().map(|k| its.length(k)).eq(arrays.inputs().map(|k| arrays.length(k)));
        let whole = rows == its.outputs().map(|k| its.length(k)).sum() && cols == its.inputs().map(|k| its.length(k)).sum();
        let plain = its.has_results_alone() && arrays.has_results_alone();
        if !(same && whole && plain && arrays.outputs().count() == 1) {
            return Err(wrong);
        }
        // There is one Jacobian of each, and no other function has its name.
        let again = (0..index).any(|k| (self.function)(k).is_some_and(|other| other.of == Some(of)));
        let taken = |name: &[u8]| name.strip_prefix(b"jac_").is_some_and(|rest| rest == function.printed.name);
        match (0..).map_while(self.function).position(|other| taken(other.printed.name)) {
            _ if again => Err(wrong),
            Some(index) => Err(Error::BadName { index: Some(index) }),
            None => Ok(()),
        }
    }
}

/// What an argument or a result is.
#[derive(Clone, Copy)]
enum Shown<'p> {
    /// Array `k` of a function, as a column.
    Column(Arrays<'p>, usize),
    /// An output as it would be: CasADi hands it to Jacobians, and this one needs none.
    Nominal(Arrays<'p>, usize),
    /// Array `k`, as the entries of a matrix.
    Whole(Arrays<'p>, usize),
    /// Those of the block of an output and an input.
    Block(Arrays<'p>, usize, usize),
}

/// What a function of the file takes and gives.
#[derive(Clone, Copy)]
struct Shape<'p> {
    /// The arrays of the function that is called.
    arrays: Arrays<'p>,
    /// Of a Jacobian: those of its function.
    of: Option<Arrays<'p>>,
    matrix: Option<Matrix<'p>>,
}

impl<'p> Shape<'p> {
    fn arguments(self) -> impl Iterator<Item = Shown<'p>> {
        let arrays = self.of.unwrap_or(self.arrays);
        let nominal = self.of.into_iter().flat_map(|of| of.outputs().map(move |k| Shown::Nominal(of, k)));
        arrays.inputs().map(move |k| Shown::Column(arrays, k)).chain(nominal)
    }

    fn results(self) -> impl Iterator<Item = Shown<'p>> {
        let arrays = self.arrays;
        let last = self.matrix.and_then(|_| arrays.outputs().last());
        let own = arrays.outputs().filter(move |_| self.of.is_none());
        let own = own.map(move |k| if Some(k) == last { Shown::Whole(arrays, k) } else { Shown::Column(arrays, k) });
        let blocks =
            move |of: Arrays<'p>| of.outputs().flat_map(move |row| of.inputs().map(move |col| Shown::Block(of, row, col)));
        own.chain(self.of.into_iter().flat_map(blocks))
    }

    /// Rows and columns of the matrix that belong to a result.
    fn range(self, shown: Shown<'p>) -> [Range<usize>; 2] {
        let at = |arrays: Arrays<'_>, places: &mut dyn Iterator<Item = usize>, k: usize| {
            let start: usize = places.take_while(|place| *place < k).map(|place| arrays.length(place)).sum();
            start..start.saturating_add(arrays.length(k))
        };
        match shown {
            Shown::Block(of, row, col) => [at(of, &mut of.outputs(), row), at(of, &mut of.inputs(), col)],
            _ => self.matrix.map_or([0, 0], |matrix| matrix.size()).map(|length| 0..length),
        }
    }

    /// The entries of a result column by column; none of a column.
    fn entries(self, shown: Shown<'p>) -> impl Iterator<Item = [usize; 3]> + use<'p> {
        let [rows, cols] = self.range(shown);
        let matrix = self.matrix.filter(|_| matches!(shown, Shown::Whole(..) | Shown::Block(..)));
        matrix.into_iter().flat_map(move |matrix| matrix.block(rows.clone(), cols.clone()))
    }
}

/// A function of the file: that of a program, or the Jacobian of another.
struct Function<'f, 'o, 'p> {
    out: &'f mut Out<'o>,
    /// The function that is called.
    called: &'p [u8],
    /// What this one's name is made of.
    name: &'p [u8],
    shape: Shape<'p>,
}

impl<'p> Function<'_, '_, 'p> {
    /// Text in which `$N` is the name of the function that is called, and `$P` that of this one.
    fn text(&mut self, text: &str) {
        let mut special = false;
        for byte in text.bytes() {
            match (special, byte) {
                (false, b'$') => {
                    special = true;
                    continue;
                }
                (false, _) => self.out.bytes(&[byte]),
                (true, b'P') => {
                    self.out.text(if self.shape.of.is_some() { "jac_" } else { "" });
                    self.out.bytes(self.name);
                    self.out.text("_casadi");
                }
                (true, _) => self.out.bytes(self.called),
            }
            special = false;
        }
    }

    fn numbered(&mut self, text: &str, number: usize) {
        self.text(text);
        self.out.number(number);
    }

    fn print(&mut self) {
        let shape = self.shape;
        for (k, shown) in shape.arguments().enumerate() {
            self.sparsity("static const casadi_int $P_in", k, shown);
        }
        for (k, shown) in shape.results().enumerate() {
            self.sparsity("static const casadi_int $P_out", k, shown);
        }
        if shape.results().any(|shown| shape.entries(shown).next().is_some()) {
            self.text("static const int $P_order[]");
            list(self.out, shape.results().flat_map(|shown| shape.entries(shown)).map(|[.., entry]| entry));
        }
        self.numbered("CASADI_SYMBOL_EXPORT casadi_int $P_n_in(void) { return ", shape.arguments().count());
        self.numbered("; }\nCASADI_SYMBOL_EXPORT casadi_int $P_n_out(void) { return ", shape.results().count());
        self.text("; }\n");
        self.choice("const char *$P_name_in", &mut shape.arguments(), Self::quoted);
        self.choice("const char *$P_name_out", &mut shape.results(), Self::quoted);
        self.choice("const casadi_int *$P_sparsity_in", &mut shape.arguments(), |it, k, _| it.numbered("$P_in", k));
        self.choice("const casadi_int *$P_sparsity_out", &mut shape.results(), |it, k, _| it.numbered("$P_out", k));
        self.work();
        self.call();
    }

    /// A sparsity as CasADi has it: rows, columns; then 1 if there are no zeros, or where columns start and the rows of their entries.
    fn sparsity(&mut self, head: &str, k: usize, shown: Shown<'p>) {
        let shape = self.shape;
        self.numbered(head, k);
        self.text("[]");
        if let Shown::Column(arrays, k) | Shown::Nominal(arrays, k) = shown {
            return list(self.out, [arrays.length(k), 1, 1].into_iter());
        }
        let [rows, cols] = shape.range(shown).map(|range| range.len());
        let mut entries = shape.entries(shown).map(|[col, ..]| col);
        let (mut next, mut end) = (entries.next(), 0);
        let ends = (0..cols).map(move |col| {
            while next == Some(col) {
                end += 1;
                next = entries.next();
            }
            end
        });
        let rows_of = shape.entries(shown).map(|[_, row, _]| row);
        list(self.out, [rows, cols, 0].into_iter().chain(ends).chain(rows_of));
    }

    /// A function from the number of an argument or a result to something of it.
    fn choice(&mut self, head: &str, of: &mut dyn Iterator<Item = Shown<'p>>, each: impl Fn(&mut Self, usize, Shown<'p>)) {
        self.text("CASADI_SYMBOL_EXPORT ");
        self.text(head);
        self.text("(casadi_int i_)\n{\n    switch (i_) {\n");
        for (k, shown) in of.enumerate() {
            self.numbered("    case ", k);
            self.text(": return ");
            each(self, k, shown);
            self.text(";\n");
        }
        self.text("    default: return NULL;\n    }\n}\n");
    }

    fn quoted(&mut self, _: usize, shown: Shown<'p>) {
        let mut array = |before: &str, arrays: Arrays<'p>, k: usize| {
            self.out.text(before);
            arrays.get(k).name(self.out);
        };
        match shown {
            Shown::Column(arrays, k) | Shown::Whole(arrays, k) => array("\"", arrays, k),
            Shown::Nominal(arrays, k) => array("\"out_", arrays, k),
            Shown::Block(arrays, row, col) => {
                array("\"jac_", arrays, row);
                array("_", arrays, col);
            }
        }
        self.out.text("\"");
    }

    /// Zeros in place of an argument that is not given, and room for what no result is asked for or for entries in another order: how many numbers.
    fn room(&self) -> [usize; 2] {
        let arrays = self.shape.arrays;
        let longest = arrays.inputs().map(|k| arrays.length(k)).max().unwrap_or(0);
        [longest, arrays.outputs().map(|k| arrays.length(k)).sum()]
    }

    fn work(&mut self) {
        let [zeros, spare] = self.room();
        let counts = [self.shape.arguments().count(), self.shape.results().count()];
        self.text("CASADI_SYMBOL_EXPORT int $P_work(casadi_int *arg_, casadi_int *res_, casadi_int *iw_, casadi_int *w_)\n{\n");
        for (name, count) in ["arg_", "res_"].into_iter().zip(counts) {
            self.out.text("    if (");
            self.out.text(name);
            self.out.text(" != NULL) { *");
            self.out.text(name);
            self.numbered(" = ", count);
            self.text("; }\n");
        }
        self.numbered("    if (iw_ != NULL) { *iw_ = 0; }\n    if (w_ != NULL) { *w_ = $N_work + ", zeros.saturating_add(spare));
        self.text("; }\n    return 0;\n}\n");
    }

    fn call(&mut self) {
        let shape = self.shape;
        let [zeros, _] = self.room();
        self.text("CASADI_SYMBOL_EXPORT int $P(const double **arg_, double **res_, casadi_int *iw_, double *w_, int mem_)\n{\n");
        self.numbered("    double *const zero_ = w_ + $N_work;\n    double *const spare_ = zero_ + ", zeros);
        self.numbered(
            ";\n    int i_;\n    (void)arg_;\n    (void)res_;\n    (void)iw_;\n    (void)mem_;\n    for (i_ = 0; i_ < ",
            zeros,
        );
        self.text("; i_++) { zero_[i_] = 0.0; }\n    if ($N(");
        for k in 0..shape.arrays.inputs().count() {
            self.numbered("(arg_[", k);
            self.numbered("] != NULL) ? arg_[", k);
            self.text("] : zero_, ");
        }
        // Columns are written where they are wanted, entries of matrices aside.
        let mut aside = 0;
        for (k, array) in shape.arrays.outputs().enumerate() {
            if matches!(shape.results().nth(k), Some(Shown::Column(..))) {
                self.numbered("(res_[", k);
                self.numbered("] != NULL) ? res_[", k);
                self.text("] : ");
            }
            self.numbered("spare_ + ", aside);
            self.text(", ");
            aside += shape.arrays.length(array);
        }
        self.text("w_) != 0) { return 1; }\n");
        let from = aside.saturating_sub(shape.arrays.last_output().unwrap_or(0));
        let mut start = 0;
        for (k, shown) in shape.results().enumerate() {
            let count = shape.entries(shown).count();
            if count > 0 {
                self.numbered("    if (res_[", k);
                self.numbered("] != NULL) {\n        for (i_ = 0; i_ < ", count);
                self.numbered("; i_++) { res_[", k);
                self.numbered("][i_] = spare_[", from);
                self.numbered(" + $P_order[", start);
                self.text(" + i_]]; }\n    }\n");
            }
            start += count;
        }
        self.text("    return 0;\n}\n\n");
    }
}

fn list(out: &mut Out<'_>, numbers: impl Iterator<Item = usize>) {
    let mut list = List::new(out);
    numbers.for_each(|number| list.push(number));
    list.end();
}

const TOP: &str = "\
/* $P_casadi.c: the functions of $P.c as CasADi's external() loads them. For acados casadi_int has to be int: -Dcasadi_int=int. */
#include \"$P.h\"
#include <stddef.h>

#ifndef casadi_int
#define casadi_int long long int
#endif
#ifndef CASADI_SYMBOL_EXPORT
#if defined _WIN32 || defined __CYGWIN__
#define CASADI_SYMBOL_EXPORT __declspec(dllexport)
#elif defined __GNUC__
#define CASADI_SYMBOL_EXPORT __attribute__((visibility(\"default\")))
#else
#define CASADI_SYMBOL_EXPORT
#endif
#endif

#ifdef __cplusplus
extern \"C\" {
#endif

";
