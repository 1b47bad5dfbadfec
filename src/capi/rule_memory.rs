//! Rules and parameters that the caller gives to a context.
//! Does not know the names of the C functions.

use core::ffi::{c_char, c_void};

use super::context::Context;
use super::drivers;
use super::types::jf_status;
use crate::error::{Error, Pointer};
use crate::ops::Float;
use crate::ops::given::MOST_ARGUMENTS;
use crate::program::rule_name::name_of;
use crate::slots::{Parameters, RuleCallback};

/// Adds a rule.
///
/// # Safety
/// The promises of `jf_register_rule` in the header.
pub unsafe fn register_rule<F: Float>(
    c: *mut Context<F>,
    name: *const c_char,
    inputs: usize,
    rule: Option<RuleCallback<F>>,
    user: *mut c_void,
) -> jf_status {
    let arguments = || {
        if name.is_null() {
            return Err(Error::Null { what: Pointer::RuleName });
        }
        let rule = rule.ok_or(Error::Null { what: Pointer::Rule })?;
        // SAFETY: `name_of` asks for no character behind the first NUL.
        let name = name_of(|k| unsafe { name.cast::<u8>().add(k).read() });
        let name = name.filter(|_| (1..=MOST_ARGUMENTS).contains(&inputs));
        name.map(|name| (name, rule)).ok_or(Error::BadRule { inputs, most: MOST_ARGUMENTS })
    };
    // SAFETY: `guarded_after` has seen that it is a context; the rule may be called, by those promises.
    let body = |(name, rule)| unsafe { (*c).register_rule(name, inputs, rule, user) };
    // SAFETY: by those promises.
    unsafe { drivers::guarded_after(c, arguments, body) }
}

/// Sets the parameters of a function.
///
/// # Safety
/// The promises of `jf_set_parameters` in the header.
pub unsafe fn set_parameters<F: Float>(c: *mut Context<F>, f: u32, p: *const F, n: usize) -> jf_status {
    let arguments = || if p.is_null() && n > 0 { Err(Error::Null { what: Pointer::Parameters }) } else { Ok(()) };
    let body = |()| {
        // SAFETY: `guarded_after` has seen that it is a context.
        let function = unsafe { (*c).function(f) }?;
        // SAFETY: a function of the context, which nobody else uses; so many reals, by those promises.
        unsafe { (*function).set_parameters(Parameters::new(p, n)) };
        Ok(())
    };
    // SAFETY: by those promises.
    unsafe { drivers::guarded_after(c, arguments, body) }
}
