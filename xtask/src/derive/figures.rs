//! The measured accuracy of the operations, as published in `tests/vectors/bounds.txt`, and where it was measured, `ranges.txt` beside it.
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
    /// At how many points.
    pub points: Option<String>,
}

/// Figures by set of points and precision, and the ranges of the points by set. A set is an operation, or `.far` behind its name.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    figures: BTreeMap<(String, String), Figure>,
    ranges: BTreeMap<String, String>,
    cancelling: BTreeMap<String, Vec<&'static str>>,
}

impl Figures {
    /// Reads lines `set precision value slope second points`, `-` for what is not measured; and lines `set effort | range`.
    pub fn parse(text: &str, ranges: &str) -> Self {
        let mut all = BTreeMap::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split_whitespace();
            if let (Some(name), Some(precision)) = (words.next(), words.next()) {
                let mut next = || words.next().filter(|word| *word != "-").map(str::to_string);
                let figure = Figure { value: next(), slope: next(), second: next(), points: next() };
                all.insert((name.to_string(), precision.to_string()), figure);
            }
        }
        let ranges = ranges.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
            let (set, range) = line.split_once(" | ")?;
            Some((set.split_whitespace().next()?.to_string(), range.to_string()))
        });
        Self { figures: all, ranges: ranges.collect(), cancelling: BTreeMap::new() }
    }

    /// Reads from the vectors of a set which of its errors are relative to more than the result: those of numbers `high:low:scale`.
    pub fn note_scales(&mut self, set: &str, vectors: &str) {
        let rows = vectors.lines().filter(|line| !line.starts_with('#'));
        let mut cancel = [false; 3];
        for row in rows {
            for (group, cancel) in row.split('|').skip(1).zip(&mut cancel) {
                *cancel |= group.split_whitespace().any(|number| number.matches(':').count() == 2);
            }
        }
        let names = ["value", "slope", "second derivative"].into_iter().zip(cancel);
        self.cancelling.insert(set.to_string(), names.filter_map(|(name, cancels)| cancels.then_some(name)).collect());
    }

    /// Which errors near a root are not those in units of the result, as a sentence; empty where all are.
    pub fn caution(&self, set: &str) -> String {
        let names = self.cancelling.get(set).map(Vec::as_slice).unwrap_or_default();
        let names = match names {
            [] => return String::new(),
            [one] => one.to_string(),
            [first, second] => format!("{first} and {second}"),
            [first @ .., last] => format!("{} and {last}", first.join(", ")),
        };
        format!(
            "Near roots the error of the {names} is relative to the terms that cancel there, or to the amplitude of an oscillation; \
             in ULP of the result itself it is larger."
        )
    }

    /// Where the points of a set were drawn.
    pub fn range(&self, set: &str) -> Option<&str> {
        self.ranges.get(set).map(String::as_str)
    }

    /// The figure of `name` in `precision`.
    pub fn get(&self, name: &str, precision: &str) -> Option<&Figure> {
        self.figures.get(&(name.to_string(), precision.to_string()))
    }

    /// The figures as sentences for reference text, those of exceptional arguments apart; empty where nothing is measured.
    pub fn sentence(&self, name: &str, precision: &str) -> String {
        let far = format!("{name}.far");
        let usual = self.parts(name, precision);
        let exceptional = self.parts(&far, precision);
        let mut text = if usual.is_empty() { String::new() } else { format!("Largest measured error in ULP: {usual}.") };
        let caution = self.caution(name);
        if !text.is_empty() && !caution.is_empty() {
            text = format!("{text} {caution}");
        }
        if let (false, Some(range)) = (exceptional.is_empty(), self.range(&far)) {
            text += &format!(" For {range}: {exceptional}.");
        }
        text
    }

    fn parts(&self, set: &str, precision: &str) -> String {
        let Some(figure) = self.get(set, precision) else { return String::new() };
        let part = |what: &str, figure: &Option<String>| figure.as_ref().map(|figure| format!("{what} {figure}"));
        let parts = [part("value", &figure.value), part("slope", &figure.slope), part("second derivative", &figure.second)];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        parts.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::Figures;

    #[test]
    fn exceptional_arguments_have_figures_apart() {
        let figures =
            Figures::parse("# head\npow f64 0.8 2.2 - 10\npow.far f64 312.8 303.8 295.4 10\n", "pow.far 1 | (near 1)\n");
        let expected = "Largest measured error in ULP: value 0.8, slope 2.2. For (near 1): value 312.8, slope 303.8, second derivative 295.4.";
        assert_eq!(figures.sentence("pow", "f64"), expected);
        assert_eq!(figures.sentence("pow", "f32"), "");
    }

    #[test]
    fn errors_relative_to_terms_that_cancel_are_said_to_be() {
        let mut figures = Figures::parse("logexpm1 f64 0.8 1.5 3.3 10\n", "");
        figures.note_scales("logexpm1", "# a:b:c\n3fe | bc0:0.1 | 3ff:0.2 | 400\n3ff | bc0:0.1:0.7 | 3ff:0.2 | 400\n");
        let sentence = figures.sentence("logexpm1", "f64");
        let expected = "second derivative 3.3. Near roots the error of the value is relative to the terms that cancel there, or to the \
                        amplitude of an oscillation; in ULP of the result itself it is larger.";
        assert!(sentence.ends_with(expected), "{sentence}");
        figures.note_scales("j0", "1 | 2::3 | 4:1:3 | 5:2:3\n");
        assert!(figures.caution("j0").contains("of the value, slope and second derivative is"), "{}", figures.caution("j0"));
        figures.note_scales("exp", "1 | 2:1 | 4:1 | 5:2\n");
        assert_eq!(figures.caution("exp"), "");
    }
}
