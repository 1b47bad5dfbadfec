//! How a context is laid out in the caller's memory, exactly, from its configuration.
//! Does not know what is done with it.

use super::types::{JF_ABI_VERSION, jf_config};
use crate::eager::{MOST_NUMBERS, Sizes, entries};
use crate::error::Error;
use crate::slots::{self, Level, RULE_BYTES};

/// Bytes reserved for the fixed part of a context, for either precision: a multiple of 64 above its real size.
pub const HEADER_BYTES: usize = if size_of::<usize>() == 8 { 1216 } else { 768 };
/// Words of one entry in the table of functions.
pub const FUNCTION_WORDS: usize = 16;
/// Most functions, and most rules: an id keeps 16 bits for the index.
const MOST_FUNCTIONS: usize = u16::MAX as usize;
/// Lanes when the configuration leaves them open.
const DEFAULT_LANES: usize = if slots::SIMD { 8 } else { 4 };

/// What a configuration comes to.
#[derive(Clone, Copy)]
pub struct Layout {
    /// Most functions.
    pub functions: usize,
    /// Most blocks of all functions.
    pub blocks: usize,
    /// What there is room for in a pass.
    pub sizes: Sizes,
    /// Most rules.
    pub rules: usize,
    /// Offsets from the aligned start: rules, functions, lengths, addresses of blocks, handles, slots, end.
    pub offsets: [usize; 7],
}

impl Layout {
    /// The layout of `config` for scalars `F`.
    pub fn new<F>(config: &jf_config) -> Result<Self, Error> {
        if config.abi > JF_ABI_VERSION {
            return Err(Error::WrongAbi { given: config.abi, expected: JF_ABI_VERSION });
        }
        if let Some(index) = config.reserved.iter().position(|r| *r != 0) {
            return Err(Error::NonZeroReserved { index, value: config.reserved.get(index).copied().unwrap_or(0) });
        }
        // Whether the level is there is for `init` to say: the layout is that of all.
        if !Level::is_number(config.level) {
            return Err(Error::UnknownLevel { level: config.level });
        }
        let lanes = if config.lanes == 0 { DEFAULT_LANES } else { config.lanes };
        if config.numbers > MOST_NUMBERS {
            return Err(Error::TooLarge { given: config.numbers, most: MOST_NUMBERS });
        }
        for given in [config.functions, config.rules] {
            if given > MOST_FUNCTIONS {
                return Err(Error::TooLarge { given, most: MOST_FUNCTIONS });
            }
        }
        let blocks = if config.blocks == 0 { 4 * config.functions } else { config.blocks };
        Self::place::<F>(config, blocks, lanes).ok_or(Error::ContextTooLarge)
    }

    fn place<F>(config: &jf_config, blocks: usize, lanes: usize) -> Option<Self> {
        const WORD: usize = size_of::<usize>();
        let slot_bytes = slots::bytes::<F>(lanes)?;
        let rules_at = HEADER_BYTES;
        let functions_at = rules_at.checked_add(config.rules.checked_mul(RULE_BYTES)?)?;
        let lengths_at = functions_at.checked_add(config.functions.checked_mul(FUNCTION_WORDS * WORD)?)?;
        let table_at = lengths_at.checked_add(blocks.checked_mul(WORD)?)?;
        let ids_at = table_at.checked_add(blocks.checked_mul(WORD)?)?;
        let entries = entries(blocks, config.numbers)?;
        let slots_at = ids_at.checked_add(entries.checked_mul(size_of::<u32>())?)?.checked_next_multiple_of(slots::ALIGN)?;
        let end = slots_at.checked_add(config.numbers.checked_mul(slot_bytes)?)?;
        let offsets = [rules_at, functions_at, lengths_at, table_at, ids_at, slots_at, end];
        let fits = end <= isize::MAX as usize - slots::ALIGN;
        let sizes = Sizes { numbers: config.numbers, lanes, slot_bytes, entries };
        fits.then_some(Self { functions: config.functions, rules: config.rules, blocks, sizes, offsets })
    }

    /// Bytes that hold the context at any address.
    pub fn bytes(&self) -> usize {
        self.offsets[6] + (slots::ALIGN - 1)
    }
}
