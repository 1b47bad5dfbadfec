//! Square roots by the instruction of the target, where it has one; nothing elsewhere.

/// `√x`, correctly rounded.
///
/// `libm::sqrt` is not used where SIMD is: it is inline assembly there that mixes legacy SSE with AVX, 100 ns a call.
#[inline(always)]
pub fn sqrt_f64(x: f64) -> Option<f64> {
    #[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
    return Some(wide::f64x2::splat(x).sqrt().to_array()[0]);
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    {
        let _ = x;
        None
    }
}

/// `√x` in single precision, correctly rounded.
#[inline(always)]
pub fn sqrt_f32(x: f32) -> Option<f32> {
    #[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
    return Some(wide::f32x4::splat(x).sqrt().to_array()[0]);
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    single::sqrt(x)
}

/// The instruction by name: core has no square root, and inline assembly no single-precision register of ARM.
#[cfg(any(all(target_arch = "arm", target_abi = "eabihf"), all(target_arch = "riscv32", target_feature = "f")))]
#[allow(unsafe_code, reason = "a function whose body is one instruction")]
mod single {
    #[inline(always)]
    pub fn sqrt(x: f32) -> Option<f32> {
        Some(instruction(x))
    }

    // SAFETY: argument and result are in the first floating-point register, by the calling convention of these targets;
    // nothing else is touched.
    #[unsafe(naked)]
    extern "C" fn instruction(x: f32) -> f32 {
        #[cfg(target_arch = "arm")]
        core::arch::naked_asm!("vsqrt.f32 s0, s0", "bx lr");
        #[cfg(target_arch = "riscv32")]
        core::arch::naked_asm!("fsqrt.s fa0, fa0", "ret");
    }
}

#[cfg(not(any(
    target_arch = "x86_64",
    target_arch = "aarch64",
    all(target_arch = "arm", target_abi = "eabihf"),
    all(target_arch = "riscv32", target_feature = "f")
)))]
mod single {
    pub fn sqrt(_x: f32) -> Option<f32> {
        None
    }
}
