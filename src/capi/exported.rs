//! What an object of a higher CPU level gives the archive: see `level`. The object is compiled for that level, which its names tell.

use super::block::Blocks;
use super::eval::Eval;
use super::width;

macro_rules! exported {
    ($($name:ident($($p:ident: $t:ty),*) $(-> $r:ty)? = $body:expr;)*) => {$(
        #[cfg_attr(target_feature = "avx512f", unsafe(export_name = concat!("jacfwd_v4_", stringify!($name))))]
        #[cfg_attr(not(target_feature = "avx512f"), unsafe(export_name = concat!("jacfwd_v3_", stringify!($name))))]
        fn $name($($p: $t),*) $(-> $r)? {
            $body
        }
    )*};
}

exported! {
    first64(e: &mut Eval<f64>, directions: usize) = width::set_first(e, directions);
    first32(e: &mut Eval<f32>, directions: usize) = width::set_first(e, directions);
    blocks64() -> &'static Blocks<f64> = Blocks::HERE;
    blocks32() -> &'static Blocks<f32> = Blocks::HERE;
}
