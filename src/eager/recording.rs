//! What an evaluation tells whoever records it: each operation as it is carried out on plain values. A number that depends on nothing has no node: it is
//! the plain real that its value is.
//! Does not know what is kept of it.

use core::ptr::NonNull;

use super::eval::Eval;
use crate::array::dispatch;
use crate::error::Error;
use crate::error::place::Name;
use crate::ops::given::MOST_ARGUMENTS;
use crate::ops::{Float, KnownAs};
use crate::program::code::{ARRAYS, CALL, CHAIN, CHAIN2, Code};
use crate::program::{At, Node, Recorder};
use crate::slots::Slot;

/// Most nodes that an operation is told with, plain coefficients included.
const MOST: usize = MOST_ARGUMENTS;

/// The bit that a plain real has at its node while a function over arrays is told of: the tape has no entries so far.
const PLAIN: Node = 1 << 30;

impl<F: Float> Eval<F> {
    /// From now on this recorder is told; it is not used by anybody else until `set_recorder(None)`.
    ///
    /// # Safety
    /// It outlives that.
    pub(super) unsafe fn set_recorder(&mut self, recorder: Option<&mut dyn Recorder>) {
        self.recorder = recorder.map(|recorder| {
            let recorder: NonNull<dyn Recorder + '_> = NonNull::from(recorder);
            // SAFETY: the same pointer; it is used as long as the caller promises that it can be.
            unsafe { core::mem::transmute::<NonNull<dyn Recorder + '_>, NonNull<dyn Recorder>>(recorder) }
        });
    }

    /// Whether numbers are being recorded.
    #[inline(always)]
    pub(super) fn is_recording(&self) -> bool {
        self.unit.is_recording()
    }

    fn recorder<'a>(&self) -> Option<&'a mut dyn Recorder> {
        // SAFETY: `set_recorder` was promised that it lives, and that nobody else uses it. It does not come back here.
        self.recorder.map(|recorder| unsafe { &mut *recorder.as_ptr() })
    }

    /// Where the operation stands that has made `count` numbers with its own.
    fn at(&self, count: usize) -> At {
        At { count: self.count_of(count), mark: self.mark() }
    }

    /// The node that `code` makes of these numbers, none if they depend on nothing.
    #[cold]
    #[inline(never)]
    pub(super) fn told(&mut self, code: Code, parameter: u64, x: &[Slot<F>], coefficients: &[F]) -> Node {
        let Some(recorder) = self.recorder() else { return 0 };
        // A rule of constants is called again: it may be another one then.
        if code != CALL && !x.is_empty() && x.iter().all(|x| x.node() == 0) {
            return 0;
        }
        let mut nodes = [0; MOST];
        let given = x.iter().map(|x| (x.node(), x.primal())).chain(coefficients.iter().map(|c| (0, *c)));
        for (node, (own, value)) in nodes.iter_mut().zip(given) {
            *node = if own == 0 { recorder.constant(value.to_bits64()) } else { own };
        }
        let count = (x.len() + coefficients.len()).min(MOST);
        recorder.operation(code, parameter, count, &|k| nodes.get(k).copied().unwrap_or(0), self.at(self.numbers.made()))
    }

    /// A new number with the value `c` and no derivatives, for the operation `name`; while numbers are recorded, told of as what `code` makes of `x`.
    #[inline]
    pub(super) fn told_constant(&mut self, c: F, code: Code, parameter: u64, x: &[Slot<F>], name: &'static Name) -> u32 {
        let id = self.constant(c, name);
        if let Some(y) = self.find(id).filter(|_| self.is_recording()) {
            y.set_node(self.told(code, parameter, x, &[]));
        }
        id
    }

    /// Tells of a step, whose result `y` may be one of its arguments.
    pub(super) fn tell_step(&mut self, operation: KnownAs<F>, x: &[Slot<F>], y: Slot<F>) {
        let node = match operation {
            KnownAs::Number(code, parameter) => self.told(code, parameter, x, &[]),
            KnownAs::Supplied(supplied) => self.told(CHAIN, 0, x, &supplied),
            KnownAs::Supplied2(supplied) => self.told(CHAIN2, 0, x, &supplied),
        };
        y.set_node(node);
    }

    /// Tells of a question about these numbers, or one of them and a plain real, and its answer.
    #[cold]
    #[inline(never)]
    pub(super) fn tell_guard(&mut self, code: Code, parameter: u64, x: &[Slot<F>], holds: bool) {
        let Some(recorder) = self.recorder() else { return };
        if x.iter().all(|x| x.node() == 0) {
            return;
        }
        let mut nodes = [0; 2];
        for (node, x) in nodes.iter_mut().zip(x) {
            *node = if x.node() == 0 { recorder.constant(x.primal().to_bits64()) } else { x.node() };
        }
        let at = self.at(self.numbers.made() + 1);
        recorder.guard(code, parameter, nodes.get(..x.len()).unwrap_or(&nodes), holds, at);
    }

    /// Fails where a value is read that a recording cannot follow.
    #[cold]
    #[inline(never)]
    pub(super) fn refuse_value(&mut self, x: Slot<F>, name: &'static Name) {
        if x.node() != 0 {
            self.fail(Error::NotRecordable, name);
        }
    }

    /// Carries out a function over arrays by steps that are not told of, and then tells of the whole: `argument(k)` are its numbers, `body` gives its
    /// result.
    #[cold]
    #[inline(never)]
    pub(super) fn tell_reduction(
        &mut self,
        name: &'static str,
        count: usize,
        argument: &dyn Fn(usize) -> u32,
        body: &mut dyn FnMut(&mut Self) -> u32,
    ) -> u32 {
        let node = self
            .tell_array(name, count, argument, |recorder, code, argument, at| recorder.operation(code, 0, count, argument, at));
        let result = self.untold(|this| body(this));
        if let Some(y) = self.find(result) {
            y.set_node(node);
        }
        result
    }

    /// Likewise of a function with as many results: `result(k)` are they, once it has run.
    #[cold]
    #[inline(never)]
    pub(super) fn tell_spread(
        &mut self,
        name: &'static str,
        count: usize,
        argument: &dyn Fn(usize) -> u32,
        body: &mut dyn FnMut(&mut Self),
        result: &dyn Fn(usize) -> u32,
    ) {
        let first =
            self.tell_array(name, count, argument, |recorder, code, argument, at| recorder.spread(code, count, argument, at));
        self.untold(|this| body(this));
        for k in 0..count {
            if let Some(y) = self.find(result(k)) {
                y.set_node(self.recorder().filter(|_| first != 0).map_or(0, |recorder| recorder.item(first, k)));
            }
        }
    }

    fn untold<T>(&mut self, body: impl FnOnce(&mut Self) -> T) -> T {
        let recorder = self.recorder.take();
        let result = body(self);
        self.recorder = recorder;
        result
    }

    /// Tells of a function over arrays; none if a number is none of this pass, which its steps will find, or if none depends on anything.
    fn tell_array(
        &mut self,
        name: &str,
        count: usize,
        argument: &dyn Fn(usize) -> u32,
        tell: impl FnOnce(&mut dyn Recorder, Code, &dyn Fn(usize) -> Node, At) -> Node,
    ) -> Node {
        let Some((recorder, number)) = self.recorder().zip(dispatch::number(name)) else { return 0 };
        let found = |k: usize| self.find(argument(k));
        let mut constant = true;
        for k in 0..count {
            let Some(x) = found(k) else { return 0 };
            constant &= x.node() == 0;
        }
        if constant {
            return 0;
        }
        for k in 0..count {
            if let Some(x) = found(k).filter(|x| x.node() == 0) {
                x.set_node(PLAIN | recorder.constant(x.primal().to_bits64()));
            }
        }
        let node = |k: usize| found(k).map_or(0, |x| x.node() & !PLAIN);
        let told = tell(recorder, ARRAYS + number, &node, self.at(self.numbers.made() + 1));
        // Inputs are fewer than have this bit, whatever else a recorder without room says.
        for x in (0..count).filter_map(found).filter(|x| x.node() & PLAIN != 0) {
            x.set_node(0);
        }
        told
    }
}
