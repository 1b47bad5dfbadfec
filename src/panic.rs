//! The panic handler of the static archive: proof that there is none to handle.
//! Calls a symbol that nobody defines: if a panic could be reached, linking would fail.

#![allow(unsafe_code, reason = "what nobody defines is declared")]

unsafe extern "C" {
    fn jacfwd_panic_is_reachable() -> !;
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    // SAFETY: in an archive that links, this line does not exist.
    unsafe { jacfwd_panic_is_reachable() }
}
