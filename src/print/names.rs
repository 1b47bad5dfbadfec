//! The names of programs, of rules that they call, and of files: which C can have, and nothing else has.
//! Does not know what is printed.

use crate::error::Error;
use crate::program::Program;
use crate::program::code::{RULE_WORDS, is_call};
use crate::program::rule_name::{byte_of, name_of};

/// A program and the name of its function.
#[derive(Clone, Copy, Debug)]
pub struct Printed<'p> {
    /// The program.
    pub program: Program<'p>,
    /// A name that C can have, of at most 31 characters.
    pub name: &'p [u8],
}

/// What the names of functions and tables of a program have behind its own.
const OF_PROGRAMS: &[&[u8]] = &[b"_work", b"_v", b"_v_work", b"_row", b"_col", b"_check", b"_in", b"_out", b"_answer"];
/// Likewise, with a number behind it.
const NUMBERED: &[&[u8]] = &[b"_part", b"_path", b"_way", b"_table", b"_v_part", b"_v_way", b"_v_table"];

/// What names in a file have behind the file's.
pub(super) const OF_FILES: &[&[u8]] = &[
    b"_number",
    b"_ended",
    b"_product",
    b"_defined",
    b"_normal",
    b"_quotient",
    b"_near_one",
    b"_near_one_product",
    b"_none",
    b"_exact",
    b"_finite",
    b"_shifted",
    b"_bent",
    b"_bend",
    b"_bend2",
    b"_strong_bend",
    b"_strong_bend2",
    b"_restrict",
    b"_selftest",
    b"_selftest_memory",
    b"_bits",
    b"_place",
    b"_same",
    b"_mark",
    b"_marked",
    b"_lanes",
    b"_vector",
    b"_element",
    b"_VECTORS",
    b"_quotients",
];

/// What they have behind it before the name of a rule.
const OF_RULES: &[&[u8]] = &[b"_call", b"_slopes", b"_curvatures"];

/// The names of the rules that programs call, each once, in order; with the first program that calls it.
pub fn rule_names<'a, 'p: 'a>(
    programs: &'a dyn Fn(usize) -> Option<Printed<'p>>,
) -> impl Iterator<Item = (usize, &'p [u32])> + 'a {
    let mut last: Option<&[u32]> = None;
    core::iter::from_fn(move || {
        let calls = (0..).map_while(programs).enumerate().flat_map(|(k, printed)| {
            let calls = printed.program.instructions().filter(|instruction| is_call(instruction.code));
            calls.map(move |call| (k, call.parameters))
        });
        let next = calls.filter(|(_, name)| last.is_none_or(|last| *name > last)).min_by_key(|(_, name)| *name)?;
        last = Some(next.1);
        Some(next)
    })
}

/// Whether each name is one that C can have, and nobody else's.
pub fn names<'p>(programs: &dyn Fn(usize) -> Option<Printed<'p>>, file: &[u8]) -> Result<(), Error> {
    let valid = |name: &[u8]| name_of(|k| name.get(k).copied().unwrap_or(0)).is_some() && !is_taken(name);
    if !valid(file) {
        return Err(Error::BadName { index: None });
    }
    let of_file = |name: &[u8]| {
        let rest = name.strip_prefix(file);
        // With what follows the name of a program it could be the name of another rule.
        let of_rule =
            |rest: &[u8], begin: &[u8]| rest.strip_prefix(begin).is_some_and(|end| end.first().is_none_or(|byte| *byte == b'_'));
        rest.is_some_and(|rest| OF_FILES.contains(&rest) || OF_RULES.iter().any(|begin| of_rule(rest, begin)))
    };
    let of_program = |name: &[u8], but: usize| {
        (0..).map_while(programs).enumerate().any(|(other, printed)| other != but && is_of_program(name, printed.name))
    };
    for (index, printed) in (0..).map_while(programs).enumerate() {
        if !valid(printed.name) || of_program(printed.name, index) || of_file(printed.name) {
            return Err(Error::BadName { index: Some(index) });
        }
    }
    for (index, words) in rule_names(programs) {
        let bytes: [u8; 4 * RULE_WORDS as usize] = core::array::from_fn(|k| byte_of(words, k));
        let length = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
        let name = bytes.get(..length).unwrap_or(&[]);
        if !valid(name) || of_program(name, usize::MAX) || of_file(name) || matches!(name, b"x_" | b"y_" | b"n_" | b"k_") {
            return Err(Error::BadName { index: Some(index) });
        }
    }
    Ok(())
}

/// Whether a name is that of an argument of functions, or of a variable in those of several points, which call it.
pub fn is_argument(name: &[u8]) -> bool {
    let numbered = |rest: &[u8]| !rest.is_empty() && rest.iter().all(u8::is_ascii_digit);
    let (Some(first), rest) = (name.first(), name.get(1..).unwrap_or(&[])) else { return false };
    matches!(name, b"n" | b"i" | b"w" | b"p" | b"missed") || matches!(first, b'x' | b'y') && numbered(rest)
}

/// Whether a name is that of a program, or of something that is printed for it.
fn is_of_program(name: &[u8], program: &[u8]) -> bool {
    let Some(rest) = name.strip_prefix(program) else { return false };
    let numbered = |end: &&[u8]| rest.strip_prefix(*end).is_some_and(|rest| rest.first().is_some_and(u8::is_ascii_digit));
    rest.is_empty() || OF_PROGRAMS.contains(&rest) || NUMBERED.iter().any(numbered)
}

/// Whether a name is a word of C or C++, of the library, of a header that is included, or of a variable beside it.
fn is_taken(name: &[u8]) -> bool {
    // Words, then what headers define, then variables of a self-test and of functions for CasADi; functions of math.h, which are there for other types as well.
    const WORDS: &[u8] = b" \
        alignas alignof and and_eq asm auto bitand bitor bool break case catch char class compl concept const consteval constexpr \
        constinit const_cast continue decltype default delete do double dynamic_cast else enum explicit export extern false float for \
        friend goto if inline int long mutable namespace new noexcept not not_eq nullptr operator or or_eq private protected public \
        register reinterpret_cast requires restrict return short signed sizeof static static_assert static_cast struct switch template \
        this thread_local throw true try typedef typeid typename typeof union unsigned using virtual void volatile wchar_t while xor \
        xor_eq main linux unix std \
        errno size_t ptrdiff_t max_align_t nullptr_t offsetof float_t double_t math_errhandling isnan isinf isfinite isnormal signbit \
        fpclassify isgreater isgreaterequal isless islessequal islessgreater isunordered signgam memcpy memmove memset memcmp memchr \
        strcpy strncpy strcat strncat strcmp strncmp strcoll strxfrm strchr strcspn strpbrk strrchr strspn strstr strtok strerror strlen \
        abort exit malloc calloc realloc free abs labs llabs imaxabs printf fprintf sprintf snprintf vprintf vfprintf vsprintf vsnprintf scanf fscanf sscanf vscanf \
        vfscanf vsscanf puts putchar putc fputs fputc fwrite isalnum isalpha isascii isblank iscntrl isdigit isgraph islower isprint ispunct isspace isupper isxdigit toascii tolower \
        toupper iswalnum iswalpha iswblank iswcntrl iswdigit iswgraph iswlower iswprint iswpunct iswspace iswupper iswxdigit towlower towupper rand alloca fork execl execle execlp \
        execv execve execvp strftime strfmon strcasecmp strncasecmp mempcpy posix_memalign aligned_alloc gettext dgettext dcgettext ffsl ffsll setjmp longjmp \
        strdup strndup index rindex bcmp bcopy bzero ffs stpcpy stpncpy \
        memory point points written inputs outputs failed arg_ res_ iw_ w_ mem_ i_ zero_ spare_ casadi_int CASADI_SYMBOL_EXPORT ";
    const FUNCTIONS: &[u8] = b" \
        acos asin atan atan2 cos sin tan acosh asinh atanh cosh sinh tanh exp exp2 exp10 expm1 frexp ilogb ldexp log log10 log1p log2 \
        logb modf scalb scalbn scalbln cbrt fabs hypot pow sqrt erf erfc lgamma tgamma gamma drem significand pow10 sincos ceil floor nearbyint rint lrint llrint \
        round lround llround trunc roundeven fmod remainder remquo copysign nan nextafter nexttoward nextup nextdown fdim fmax fmin fma finite cabs cacos cacosh carg casin casinh catan catanh ccos ccosh cexp cimag clog clog10 conj cpow cproj creal csin csinh csqrt ctan ctanh j0 j1 jn y0 y1 yn abs ";
    // What names of macros begin with.
    const MACROS: &[u8] = b" \
        NULL NAN INFINITY HUGE_VAL EOF FP_ FLT_ DBL_ LDBL_ DECIMAL_DIG CHAR_ SCHAR_ UCHAR_ SHRT_ USHRT_ INT_ UINT LONG_ ULONG_ LLONG_ ULLONG_ INT8 \
        INT16 INT32 INT64 INTMAX INTPTR MB_LEN_MAX SIZE_MAX PTRDIFF_ SIG_ATOMIC_ WCHAR_ WINT_ MATH_ M_ DOMAIN SING OVERFLOW UNDERFLOW PLOSS TLOSS ";
    let listed = |list: &[u8], name: &[u8]| !name.is_empty() && list.split(|byte| *byte == b' ').any(|word| word == name);
    let plain = name.strip_suffix(b"f").or(name.strip_suffix(b"l")).unwrap_or(name);
    // Names of the language itself, of functions for CasADi, and of this library.
    name.starts_with(b"_")
        || name.windows(2).any(|two| two == b"__")
        || name.windows(7).any(|seven| seven == b"_casadi")
        || MACROS.split(|byte| *byte == b' ').any(|start| !start.is_empty() && name.starts_with(start))
        || [&b"jf_"[..], b"jff_", b"JF_"].iter().any(|prefix| name.starts_with(prefix))
        || name.ends_with(b"_t") && (name.starts_with(b"int") || name.starts_with(b"uint"))
        || listed(WORDS, name)
        || listed(FUNCTIONS, name)
        || listed(FUNCTIONS, plain)
}
