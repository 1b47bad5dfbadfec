//! Results that several steps of one run need, made once, by whoever asks first. A failure is kept too: what failed need not fail again.
//! Does not know what they are.

use crate::run::Result;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};

/// By key, what was made, or is being made.
pub struct Once<K, V>(Mutex<BTreeMap<K, Arc<OnceLock<Result<V>>>>>);

impl<K: Ord, V: Clone> Once<K, V> {
    pub const fn new() -> Self {
        Self(Mutex::new(BTreeMap::new()))
    }

    /// The result of a key. Who asks while it is made waits; an error is told in full to the first alone.
    pub fn get(&self, key: K, what: &str, make: impl FnOnce() -> Result<V>) -> Result<V> {
        let cell = {
            let mut made = self.0.lock().unwrap_or_else(|lock| lock.into_inner());
            Arc::clone(made.entry(key).or_default())
        };
        let mut first = false;
        let result = cell.get_or_init(|| {
            first = true;
            make()
        });
        result.clone().map_err(|error| if first { error } else { format!("{what} was not built; another step tells why") })
    }
}

#[cfg(test)]
mod tests {
    use super::Once;

    #[test]
    fn a_result_is_made_once_and_an_error_told_once() {
        let once: Once<u32, u32> = Once::new();
        assert_eq!(once.get(1, "it", || Ok(5)), Ok(5));
        assert_eq!(once.get(1, "it", || Ok(6)), Ok(5));
        assert_eq!(once.get(2, "it", || Err("why".into())), Err("why".into()));
        assert_eq!(once.get(2, "it", || Ok(7)), Err("it was not built; another step tells why".into()));
    }
}
