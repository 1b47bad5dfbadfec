//! What a pass takes from outside its function: rules, which are functions of plain reals that a context knows by name, and parameters.
//! Does not know how numbers become reals, nor what becomes of the results.

use core::ffi::{c_int, c_void};

use super::unit::Unit;
use crate::error::Error;
use crate::ops::Float;
use crate::ops::given::{GivenMany, MOST_ARGUMENTS};

/// Second derivatives of one with so many, on and below the diagonal.
const MOST_PAIRS: usize = MOST_ARGUMENTS * (MOST_ARGUMENTS + 1) / 2;

/// The function of a rule as C passes it.
pub type RuleCallback<F> = unsafe extern "C" fn(x: *const F, y: *mut F, dy: *mut F, d2y: *mut F, user: *mut c_void) -> c_int;

/// The name of a rule: its characters, NUL behind them.
pub type RuleName = [u32; 8];

/// A rule.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Rule<F> {
    /// Its name.
    name: RuleName,
    /// How many inputs.
    inputs: usize,
    call: RuleCallback<F>,
    user: *mut c_void,
    /// Up to `RULE_BYTES`.
    _rest: [u8; RULE_BYTES - size_of::<RuleName>() - 3 * size_of::<usize>()],
}

/// Bytes of a rule: a multiple of the alignment of slots, so that the size of a context is that without rules, and so much for each.
pub const RULE_BYTES: usize = 64;

const _: () = assert!(RULE_BYTES.is_multiple_of(super::ALIGN) && size_of::<Rule<f64>>() == RULE_BYTES);

/// What a rule made of its inputs.
pub struct Answer<F> {
    y: F,
    d1: [F; MOST_ARGUMENTS],
    d2: [F; MOST_PAIRS],
    curved: bool,
}

impl<F: Float> Rule<F> {
    /// The rule of that name.
    ///
    /// # Safety
    /// `call` may be called with reals, `user`, and room for a value, so many slopes, and the pairs of them; `inputs` is at most `MOST_ARGUMENTS`.
    pub unsafe fn new(name: RuleName, inputs: usize, call: RuleCallback<F>, user: *mut c_void) -> Self {
        Self { name, inputs, call, user, _rest: [0; RULE_BYTES - size_of::<RuleName>() - 3 * size_of::<usize>()] }
    }

    /// How many inputs.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// What it makes of the reals `x(k)`, with the derivatives that `wanted` tells of; or the code it returned. What it leaves unwritten is NaN.
    #[inline(never)]
    pub fn call(&self, [slopes, curved]: [bool; 2], x: impl Fn(usize) -> F) -> Result<Answer<F>, c_int> {
        let mut reals = [<F as Float>::NAN; MOST_ARGUMENTS];
        for (k, real) in reals.iter_mut().enumerate().take(self.inputs) {
            *real = x(k);
        }
        let nan = <F as Float>::NAN;
        let mut answer = Answer { y: nan, d1: [nan; MOST_ARGUMENTS], d2: [nan; MOST_PAIRS], curved };
        let place = |wanted: bool, place: *mut F| if wanted { place } else { core::ptr::null_mut() };
        let (d1, d2) = (place(slopes, answer.d1.as_mut_ptr()), place(curved, answer.d2.as_mut_ptr()));
        // SAFETY: as `new` was promised: room for as many reals as it reads or writes, and its own pointer.
        match unsafe { (self.call)(reals.as_ptr(), &raw mut answer.y, d1, d2, self.user) } {
            0 => Ok(answer),
            code => Err(code),
        }
    }
}

impl<F: Float> Answer<F> {
    /// The value.
    pub fn value(&self) -> F {
        self.y
    }

    /// All of it.
    pub fn given(&self) -> GivenMany<'_, F> {
        GivenMany { y: self.y, d1: &self.d1, d2: self.curved.then_some(&self.d2) }
    }
}

/// The rules of a context.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Rules<F> {
    start: *mut Rule<F>,
    count: usize,
}

impl<F: Float> Rules<F> {
    /// None so far; those that are added go to `start`.
    pub const fn new(start: *mut Rule<F>) -> Self {
        Self { start, count: 0 }
    }

    /// How many.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Rule `index`.
    pub fn get(&self, index: usize) -> Option<Rule<F>> {
        // SAFETY: `add` has written so many.
        (index < self.count).then(|| unsafe { self.start.add(index).read() })
    }

    /// The name of rule `index`.
    pub fn name(&self, index: usize) -> Option<RuleName> {
        self.get(index).map(|rule| rule.name)
    }

    /// Which rule has that name.
    pub fn find(&self, name: RuleName) -> Option<usize> {
        (0..self.count).find(|index| self.name(*index) == Some(name))
    }

    /// The rule of that name with so many inputs, and which it is.
    pub fn called(&self, name: RuleName, inputs: usize) -> Option<(usize, Rule<F>)> {
        let index = self.find(name)?;
        self.get(index).filter(|rule| rule.inputs == inputs).map(|rule| (index, rule))
    }

    /// Calls the rule of that name of the reals `x(0)` to `x(inputs − 1)`, and shows to `set` its value and, as far as they are `wanted`, its slopes and second
    /// derivatives, counted through.
    ///
    /// # Errors
    /// `UnknownRule`; what the rule returned.
    pub fn carry_out(
        &self,
        (name, inputs): (Option<RuleName>, usize),
        wanted: [bool; 2],
        x: impl Fn(usize) -> F,
        set: impl FnMut((usize, &F)),
    ) -> Result<(), Error> {
        let found = name.and_then(|name| self.called(name, inputs));
        let (_, rule) = found.ok_or(Error::UnknownRule { inputs })?;
        let answer = rule.call(wanted, x).map_err(Error::of_code)?;
        let given = answer.given();
        let slopes = given.d1.iter().take(inputs);
        core::iter::once(&given.y).chain(slopes).chain(given.d2.into_iter().flatten()).enumerate().for_each(set);
        Ok(())
    }

    /// Adds a rule, or puts it in the place of the one with its name.
    ///
    /// # Safety
    /// There is room for one more, which nobody reads while this runs.
    pub unsafe fn add(&mut self, rule: Rule<F>) {
        let index = self.find(rule.name).unwrap_or(self.count);
        // SAFETY: one of those that are there, or one more, for which there is room as the caller promises.
        unsafe { self.start.add(index).write(rule) };
        self.count = self.count.max(index + 1);
    }
}

/// The parameters of a function: reals of the caller, read whenever a pass asks.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Parameters<F> {
    start: *const F,
    count: usize,
}

impl<F: Float> Parameters<F> {
    /// None.
    pub const NONE: Self = Self { start: core::ptr::null(), count: 0 };

    /// Those at `start`.
    ///
    /// # Safety
    /// There are so many, as long as this or a copy of it is used.
    pub const unsafe fn new(start: *const F, count: usize) -> Self {
        Self { start, count }
    }

    /// How many.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The value of parameter `k` now.
    pub fn get(&self, k: usize) -> Option<F> {
        // SAFETY: `new` was promised so many. They may change between calls.
        (k < self.count).then(|| unsafe { self.start.add(k).read() })
    }
}

/// What a pass takes from outside its function.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Outside<F> {
    /// The rules of the context.
    pub rules: Rules<F>,
    /// The parameters of the function.
    pub parameters: Parameters<F>,
}

impl<F: Float> Unit<F> {
    /// Which derivatives of a rule the pass needs: slopes, and second derivatives.
    pub fn wants(&self) -> [bool; 2] {
        let second = self.is_second() && !self.is_recording();
        [second || self.vectors() > 0, second]
    }
}
