//! What the processor can do, by the System V ABI's definition of the levels.

use core::arch::x86_64::{__cpuid_count, _xgetbv, CpuidResult};

/// SSE3, SSSE3, FMA, CMPXCHG16B, SSE4.1, SSE4.2, MOVBE, POPCNT, XSAVE, OSXSAVE, AVX, F16C; in ECX of leaf 1.
const V3_LEAF_1: u32 =
    1 | 1 << 9 | 1 << 12 | 1 << 13 | 1 << 19 | 1 << 20 | 1 << 22 | 1 << 23 | 1 << 26 | 1 << 27 | 1 << 28 | 1 << 29;
/// BMI1, AVX2, BMI2; in EBX of leaf 7.
const V3_LEAF_7: u32 = 1 << 3 | 1 << 5 | 1 << 8;
/// LAHF, LZCNT; in ECX of leaf 0x8000_0001.
const V3_EXTENDED: u32 = 1 | 1 << 5;
/// AVX512F, DQ, CD, BW, VL; in EBX of leaf 7.
const V4_LEAF_7: u32 = 1 << 16 | 1 << 17 | 1 << 28 | 1 << 30 | 1 << 31;
/// What the operating system saves: the registers of SSE and AVX; of AVX-512, too.
const V3_STATE: u64 = 0b110;
const V4_STATE: u64 = 0b1110_0110;

fn all<T: core::ops::BitAnd<Output = T> + PartialEq + Copy>(found: T, wanted: T) -> bool {
    found & wanted == wanted
}

/// The number of the highest level of this processor. Asks for each leaf once: in a virtual machine the instruction takes microseconds.
pub fn highest() -> u32 {
    let most = leaf(0).eax;
    if most < 7 || leaf(0x8000_0000).eax < 0x8000_0001 {
        return 1;
    }
    let (basic, features) = (leaf(1).ecx, leaf(7).ebx);
    if !(all(basic, V3_LEAF_1) && all(features, V3_LEAF_7) && all(leaf(0x8000_0001).ecx, V3_EXTENDED)) {
        return 1;
    }
    // SAFETY: OSXSAVE, one of the bits of the first leaf, says that the instruction exists and may be used.
    let state = unsafe { state() };
    match (all(state, V3_STATE), all(state, V4_STATE) && all(features, V4_LEAF_7)) {
        (false, _) => 1,
        (true, false) => 3,
        (true, true) => 4,
    }
}

#[allow(unused_unsafe, reason = "safe in newer versions of Rust")]
fn leaf(number: u32) -> CpuidResult {
    // SAFETY: every processor with SSE2 has the instruction; a leaf that does not exist is zeros or another one.
    unsafe { __cpuid_count(number, 0) }
}

/// What the operating system saves of the registers.
#[target_feature(enable = "xsave")]
fn state() -> u64 {
    // SAFETY: register 0 exists where the instruction does.
    unsafe { _xgetbv(0) }
}
