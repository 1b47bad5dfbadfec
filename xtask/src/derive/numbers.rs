//! Numbers of named things: each keeps the one that it was given first, and no number is given twice, whatever comes and goes.
//! Does not know what is numbered.
//!
//! The derived text is the memory: it has the numbers of the names that are there, and the highest number that was ever given.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::run::Result;

/// Numbers from 1 on; 0 is none.
#[derive(Debug)]
pub struct Numbers {
    given: Vec<(String, u16)>,
    highest: u16,
}

const HIGHEST: &str = "pub const HIGHEST: u16 = ";

impl Numbers {
    /// The numbers of `names`, by the text that was derived before; the text is empty if there was none.
    pub fn assign(names: &[&str], before: &str) -> Result<Self> {
        let old = Self::parse(before)?;
        let mut highest = old.highest;
        let mut given: Vec<(String, u16)> = Vec::new();
        for name in names {
            if given.iter().any(|(there, _)| there == name) {
                return Err(format!("{name} is listed twice"));
            }
            let number = match old.of(name) {
                Some(number) => number,
                None => {
                    highest = highest.checked_add(1).ok_or("no number is left")?;
                    highest
                }
            };
            given.push((name.to_string(), number));
        }
        Ok(Self { given, highest })
    }

    /// The numbers in a text of [`Self::items`]. A text without them must not begin at 1 again.
    fn parse(text: &str) -> Result<Self> {
        if text.trim().is_empty() {
            return Ok(Self { given: Vec::new(), highest: 0 });
        }
        let number = |digits: &str| digits.parse::<u16>().map_err(|error| format!("the number {digits}: {error}"));
        let mut highest = None;
        let mut given = Vec::new();
        for line in text.lines().map(str::trim) {
            if let Some(digits) = line.strip_prefix(HIGHEST).and_then(|rest| rest.strip_suffix(';')) {
                highest = Some(number(digits)?);
            }
            let arm = line.strip_prefix("b\"").and_then(|rest| rest.strip_suffix("),")?.split_once("\" => Some("));
            if let Some((name, digits)) = arm {
                given.push((name.to_string(), number(digits)?));
            }
        }
        let highest = highest.ok_or("the derived text has lost the highest number that was given")?;
        let distinct: BTreeSet<u16> = given.iter().map(|(_, number)| *number).collect();
        if distinct.len() != given.len() || distinct.iter().any(|number| *number == 0 || *number > highest) {
            return Err("the derived text has numbers twice, or beyond the highest".into());
        }
        Ok(Self { given, highest })
    }

    /// The number of a name.
    pub fn of(&self, name: &str) -> Option<u16> {
        self.given.iter().find(|(there, _)| there == name).map(|(_, number)| *number)
    }

    /// The numbers as items of Rust: `HIGHEST`, `number` and `name`, of what is called `what`.
    pub fn items(&self, what: &str) -> String {
        let (mut of_names, mut of_numbers) = (String::new(), String::new());
        for (name, number) in &self.given {
            let _ = writeln!(of_names, "b\"{name}\" => Some({number}),");
            let _ = writeln!(of_numbers, "{number} => Some(\"{name}\"),");
        }
        format!(
            "/// The highest number that was ever given, be it to one that is gone.\n{HIGHEST}{};\n\n\
             /// The number of the {what} of that name in C.\n\
             pub const fn number(name: &str) -> Option<u16> {{\nmatch name.as_bytes() {{\n{of_names}_ => None,\n}}\n}}\n\n\
             /// The name in C of the {what} with that number.\n\
             pub const fn name(number: u16) -> Option<&'static str> {{\nmatch number {{\n{of_numbers}_ => None,\n}}\n}}\n",
            self.highest
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Numbers;

    fn numbers(names: &[&str], before: &str) -> Vec<u16> {
        let numbers = Numbers::assign(names, before).unwrap();
        names.iter().map(|name| numbers.of(name).unwrap()).collect()
    }

    fn text(names: &[&str], before: &str) -> String {
        Numbers::assign(names, before).unwrap().items("thing")
    }

    #[test]
    fn numbers_begin_at_one_in_the_order_of_the_list() {
        assert_eq!(numbers(&["neg", "add", "sub"], ""), [1, 2, 3]);
    }

    #[test]
    fn a_name_keeps_its_number_wherever_it_stands() {
        let before = text(&["neg", "add"], "");
        assert_eq!(numbers(&["sub", "add", "mul", "neg"], &before), [3, 2, 4, 1]);
        assert_eq!(text(&["neg", "add"], &before), before);
    }

    #[test]
    fn a_number_is_not_given_again() {
        let all = text(&["neg", "add", "sub"], "");
        let fewer = text(&["neg", "add"], &all);
        assert_eq!(numbers(&["neg", "add", "mul"], &fewer), [1, 2, 4]);
        // Not to the same name either: it may mean something else now.
        assert_eq!(numbers(&["neg", "add", "sub"], &fewer), [1, 2, 4]);
        assert_eq!(numbers(&["mul"], &text(&[], &all)), [4]);
    }

    #[test]
    fn a_damaged_memory_is_not_made_up() {
        let before = text(&["neg", "add"], "");
        for damaged in
            [before.replace("HIGHEST", "LARGEST"), before.replace("Some(2)", "Some(1)"), before.replace("Some(2)", "Some(3)")]
        {
            assert!(Numbers::assign(&["neg"], &damaged).is_err(), "{damaged}");
        }
        assert!(Numbers::assign(&["neg", "neg"], "").is_err());
        assert!(Numbers::assign(&["neg"], &before.replace("= 2;", "= 65535;")).is_ok());
        assert!(Numbers::assign(&["new"], &before.replace("= 2;", "= 65535;")).is_err());
    }
}
