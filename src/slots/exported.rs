//! What an object of a higher CPU level gives the archive, of this room: see `higher`. The object is compiled for that level, which its names tell.

use super::kernel::Width;
use super::tile::Tiles;

macro_rules! exported {
    ($($name:ident($($p:ident: $t:ty),*) $(-> $r:ty)? = $body:expr;)*) => {$(
        #[cfg_attr(target_feature = "avx512f", unsafe(export_name = concat!("jacfwd_v4_", stringify!($name))))]
        #[cfg_attr(not(target_feature = "avx512f"), unsafe(export_name = concat!("jacfwd_v3_", stringify!($name))))]
        fn $name($($p: $t),*) $(-> $r)? {
            $body
        }
    )*};
}
pub(crate) use exported;

exported! {
    width64(directions: usize) -> Width<f64> = Width::here(directions);
    width32(directions: usize) -> Width<f32> = Width::here(directions);
    tiles64() -> &'static Tiles<f64> = Tiles::HERE;
    tiles32() -> &'static Tiles<f32> = Tiles::HERE;
}
