//! Where a Jacobian goes in the caller's memory, block by block, or a product of Jacobians.
//! Does not know what computes it.

use crate::driver::{Active, Blocks, Columns, Directions, Square};
use crate::error::Error;
use crate::lanes::Vector;
use crate::ops::{Float, canonical};
use crate::shape::{Shape, Strides};
use crate::slots::SIMD;

/// A block of results as C describes it: a matrix with strides.
#[derive(Clone, Copy)]
pub struct Matrix<F> {
    /// Element (0, 0); null = not wanted.
    data: *mut F,
    /// Distances in elements.
    strides: Strides,
    rows: usize,
    cols: usize,
}

impl<F: Copy> Matrix<F> {
    /// The block of `rows` by `cols` elements at `data`.
    ///
    /// # Safety
    /// `data` is null, or the elements that will be written are the caller's, and nobody reads them meanwhile.
    #[inline(always)]
    pub unsafe fn new(data: *mut F, strides: Strides, rows: usize, cols: usize) -> Self {
        Self { data, strides: strides.resolve(rows, cols), rows, cols }
    }

    /// Whether the elements of block `index` have places, each its own.
    pub fn check(self, index: usize) -> Result<(), Error> {
        if self.data.is_null() {
            return Ok(());
        }
        if !self.strides.fits(self.rows, self.cols) {
            return Err(Error::BadLength { a: self.rows, b: self.cols });
        }
        if self.strides.overlaps(self.rows, self.cols) {
            return Err(Error::Overlap { block: index, row_stride: self.strides.row, col_stride: self.strides.col });
        }
        Ok(())
    }

    /// Whether there is memory for it.
    #[inline(always)]
    pub fn wanted(self) -> bool {
        !self.data.is_null()
    }

    /// Where element (`i`, `j`) is, which lies in the block.
    #[inline(always)]
    fn place(self, i: usize, j: usize) -> *mut F {
        let reach = |n: usize, stride: isize| (n as isize).wrapping_mul(stride);
        self.data.wrapping_offset(reach(i, self.strides.row).wrapping_add(reach(j, self.strides.col)))
    }

    /// Writes row `i` from column `start` on, in canonical form; the elements lie in the block.
    #[inline(always)]
    pub fn write_row(self, i: usize, start: usize, row: &[F])
    where
        F: Float,
    {
        let place = self.place(i, start);
        let whole = if SIMD && self.strides.col == 1 { row.len() / F::Vector::COUNT * F::Vector::COUNT } else { 0 };
        for j in (0..whole).step_by(F::Vector::COUNT) {
            // SAFETY: a whole vector of the row lies at `j`.
            let t = unsafe { row.as_ptr().wrapping_add(j).cast::<F::Vector>().read_unaligned() };
            // SAFETY: the promise of `new`.
            unsafe { place.wrapping_add(j).cast::<F::Vector>().write_unaligned(t.canonical()) };
        }
        for (j, t) in row.iter().enumerate().skip(whole) {
            // SAFETY: the promise of `new`.
            unsafe { place.wrapping_offset((j as isize).wrapping_mul(self.strides.col)).write(canonical(*t)) };
        }
    }
}

impl<F: Float> Matrix<F> {
    /// Every element +0.
    fn clear(self) {
        for i in 0..self.rows {
            if self.strides.col == 1 {
                // SAFETY: the promise of `new`; +0 is no bit at all.
                unsafe { self.place(i, 0).write_bytes(0, self.cols) };
                continue;
            }
            for j in 0..self.cols {
                // SAFETY: the promise of `new`.
                unsafe { self.place(i, j).write(<F as Float>::ZERO) };
            }
        }
    }
}

impl<F: Float> Square<F> for Matrix<F> {
    #[inline(always)]
    fn is_wanted(&self) -> bool {
        self.wanted()
    }

    #[inline(always)]
    fn at(&self, p: usize, q: usize) -> F {
        // SAFETY: the promise of `new`; what is read was written before.
        unsafe { self.place(p, q).read() }
    }

    #[inline(always)]
    fn put(&mut self, p: usize, q: usize, x: F) {
        // SAFETY: the promise of `new`.
        unsafe { self.place(p, q).write(x) }
    }
}

/// Where a Jacobian goes: the blocks that `block(index, rows, cols)` describes.
pub struct Jacobian<'a, B> {
    /// The lengths of the function.
    pub shape: Shape<'a>,
    /// What is differentiated.
    pub directions: &'a Directions<'a>,
    /// Describes a block.
    pub block: B,
}

impl<B> Jacobian<'_, B> {
    fn find<T>(&self, o: usize, k: usize) -> T
    where
        B: Fn(usize, usize, usize) -> T,
    {
        let rows = self.shape.output(o);
        (self.block)(o * self.directions.blocks() + k, rows, self.directions.len(self.shape, k))
    }

    /// Checks every block.
    pub fn check<F: Float>(&self) -> Result<(), Error>
    where
        B: Fn(usize, usize, usize) -> Matrix<F>,
    {
        for o in 0..self.shape.out_len.len() {
            for k in 0..self.directions.blocks() {
                self.find(o, k).check(o * self.directions.blocks() + k)?;
            }
        }
        Ok(())
    }
}

impl<F: Float, B: Fn(usize, usize, usize) -> Matrix<F>> Columns<F> for Jacobian<'_, B> {
    #[inline(always)]
    fn fill<R: AsRef<[F]>>(&mut self, o: usize, k: usize, len: usize, active: Active, row: impl Fn(usize) -> R) {
        let block: Matrix<F> = self.find(o, k);
        if block.wanted() {
            for i in 0..len {
                block.write_row(i, active.element, active.of(row(i).as_ref()));
            }
        }
    }
}

impl<F: Float, B: Fn(usize, usize, usize) -> Matrix<F>> Blocks<F> for Jacobian<'_, B> {
    fn clear(&mut self, o: usize, k: usize, _: usize, _: usize) {
        let block: Matrix<F> = self.find(o, k);
        if block.wanted() {
            block.clear();
        }
    }

    #[inline(always)]
    fn put(&mut self, o: usize, k: usize, i: usize, j: usize, d: F) {
        let block: Matrix<F> = self.find(o, k);
        if block.wanted() {
            // SAFETY: the promise of `Matrix::new`; the element lies in the block.
            unsafe { block.place(i, j).write(d) };
        }
    }
}
