//! The measured accuracy of the operations, as published in `tests/vectors/bounds.txt`.
//! Does not measure; `cargo xtask accuracy` does.

use std::collections::BTreeMap;

/// Largest errors in ULP: value, slopes, second derivatives; `None` where nothing is measured.
#[derive(Clone, Debug, Default)]
pub struct Figure {
    /// Of the value.
    pub value: Option<String>,
    /// Of the slopes.
    pub slope: Option<String>,
    /// Of the second derivatives.
    pub second: Option<String>,
}

/// Figures by operation and precision.
#[derive(Clone, Debug, Default)]
pub struct Figures(BTreeMap<(String, String), Figure>);

impl Figures {
    /// Reads lines `operation precision value slope second`; `-` for what is not measured.
    pub fn parse(text: &str) -> Self {
        let mut all = BTreeMap::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split_whitespace();
            if let (Some(name), Some(precision)) = (words.next(), words.next()) {
                let mut next = || words.next().filter(|word| *word != "-").map(str::to_string);
                let figure = Figure { value: next(), slope: next(), second: next() };
                all.insert((name.to_string(), precision.to_string()), figure);
            }
        }
        Self(all)
    }

    /// The figure of `name` in `precision`.
    pub fn get(&self, name: &str, precision: &str) -> Option<&Figure> {
        self.0.get(&(name.to_string(), precision.to_string()))
    }

    /// The figure as a sentence for reference text; empty where nothing is measured.
    pub fn sentence(&self, name: &str, precision: &str) -> String {
        let Some(figure) = self.get(name, precision) else { return String::new() };
        let part = |what: &str, figure: &Option<String>| figure.as_ref().map(|figure| format!("{what} {figure}"));
        let parts = [part("value", &figure.value), part("slope", &figure.slope), part("second derivative", &figure.second)];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { String::new() } else { format!("Largest measured error in ULP: {}.", parts.join(", ")) }
    }
}
