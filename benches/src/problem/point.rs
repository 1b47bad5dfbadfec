//! Points to differentiate at: no zeros, no special values, the same on every run.

/// `n` numbers spread over `±scale` without a pattern that a function could meet: Weyl's sequence of the golden ratio.
pub fn point<const N: usize>(scale: f64) -> [f64; N] {
    core::array::from_fn(|i| {
        let turn = (i + 1) as f64 * 0.618_033_988_749_894_9;
        (turn - turn.floor() - 0.5) * 2.0 * scale
    })
}
