//! The C++ headers: no warning in any standard, and translation units that include everything link, with exceptions or without, of two
//! standards. Macros of other headers do not reach into ours.

use crate::archive::{self, Level};
use crate::compilers::{CLANG, EIGEN, GCC, WARNINGS, compilers};
use crate::harness::is_slow;
use crate::header;
use crate::parallel::parallel;
use crate::project::{Project, write};
use crate::run::{Cmd, Result};
use std::path::PathBuf;

/// C++17, 20 and 23, by the names that older compilers know, too.
const STANDARDS: [&str; 3] = ["c++17", "c++20", "c++2b"];

/// A unit with every header, twice, and something of each.
const UNIT: &str = r#"#include "jacfwd/eigen.hpp"
#include "jacfwd.hpp"
#include "jacfwd.h"
#include "jacfwd/eigen.hpp"
#if __cplusplus >= 202002L
#include <span>
#endif

// One type in both units: what is made of it must not depend on the choice of exceptions under one name.
struct Model {
    template <class V>
    auto operator()(V in) const {
        return sin(in[0]) * pow(in[0], 2) + jacfwd::norm(in);
    }
};

double NAME(double x);
double NAME(double x) {
    jacfwd::context context;
    auto f = jacfwd::function(context, jacfwd::shape(1, 1), Model());
    Eigen::Matrix<double, 1, 1> at(x), jac;
#if __cplusplus >= 202002L
    f.jacfwd(std::span<const double>(at.data(), 1), std::span<double>(jac.data(), 1));
#else
    f.jacfwd(at, jac);
#endif
    return jac(0, 0);
}
"#;

const MAIN: &str = r#"
double other(double x);
int main() {
    return throwing_or_not(0.5) == other(0.5) ? 0 : 1;
}
"#;

/// Macros of windows.h, and of Arduino.h and its binary.h, before every header; afterwards they are what they were.
const MACROS: &str = r#"
#define min(a, b) ((a) < (b) ? (a) : (b))
#define max(a, b) ((a) > (b) ? (a) : (b))
#ifdef ARDUINO_LIKE
#define abs(x) ((x) > 0 ? (x) : -(x))
#define round(x) ((x) >= 0 ? (long)((x) + 0.5) : (long)((x)-0.5))
#define constrain(x, low, high) ((x) < (low) ? (low) : ((x) > (high) ? (high) : (x)))
#define radians(x) ((x)*DEG_TO_RAD)
#define degrees(x) ((x)*RAD_TO_DEG)
#define sq(x) ((x) * (x))
#define bit(b) (1UL << (b))
#define lowByte(w) ((unsigned char)((w)&0xff))
#define highByte(w) ((unsigned char)((w) >> 8))
#define word(...) 0
#define F(text) (text)
#define B0 0
#define B1 1
#define PI 3.1415926535897932384626433832795
#define HALF_PI 1.5707963267948966192313216916398
#define TWO_PI 6.283185307179586476925286766559
#define DEG_TO_RAD 0.017453292519943295769236907684886
#define RAD_TO_DEG 57.295779513082320876798154814105
#define EULER 2.718281828459045235360287471352
#define HIGH 0x1
#define LOW 0x0
#define DEFAULT 1
#define INTERNAL 3
#define EXTERNAL 0
#else
#define near
#define far
#define small char
#define IN
#define OUT
#define ERROR 0
#define interface struct
#endif
#include "jacfwd/eigen.hpp"

double slope(double x);
double slope(double x) {
    jacfwd::context context;
    auto f = jacfwd::function(context, jacfwd::shape(1, 1), [](auto in, auto out) {
        const jacfwd::num a = fabs(in[0]) + (jacfwd::abs)(in[0]) + (jacfwd::round)(in[0]) + jacfwd::sigmoid(in[0]) + jacfwd::maximum(in[0], 1.0);
        out[0] = min(a, in[0]) + max(a, 2.0 * in[0]) + fmin(a, in[0]) + jacfwd::norm(in);
    });
    double jac[1];
    f.jacfwd(jacfwd::view<const double>(&x, 1), jac);
    return jac[0];
}
#ifdef ARDUINO_LIKE
static_assert(sq(3) == 9 && constrain(5, 1, 2) == 2 && B1 == 1 && radians(0) == 0 && bit(3) == 8);
#else
static_assert(sizeof(small) == 1 && ERROR == 0);
#endif
static_assert(min(1, 2) == 1 && max(1, 2) == 2);
"#;

/// Compiles every header alone in the oldest standard with one compiler. The test programs are compiled like that by the harness.
pub fn first(project: &Project) -> Result<String> {
    let sources = alone(project)?;
    parallel(&sources, |source| compiler_of(project, GCC.cpp, STANDARDS[0]).arg("-fsyntax-only").arg(source).capture())?;
    Ok(format!("{} compilations", sources.len()))
}

/// Two headers that belong together: what one puts aside the other brings back.
const PAIR: [&str; 2] = ["jacfwd/macros_hide.hpp", "jacfwd/macros_show.hpp"];

/// The header that needs Ceres: its example compiles it.
const OF_CERES: &str = "jacfwd/ceres.hpp";

/// A unit for every header that includes nothing else, and one for the two that are a pair.
fn alone(project: &Project) -> Result<Vec<PathBuf>> {
    let directory = project.out("cpp-check")?;
    let unit = |(name, _): (String, PathBuf)| {
        let alone = directory.join(format!("{}.cpp", name.replace('/', "-")));
        let includes: Vec<&str> = if name == PAIR[0] { PAIR.to_vec() } else { vec![&name] };
        let lines: String = includes.iter().map(|name| format!("#include \"{name}\"\n")).collect();
        write(&alone, &lines).map(|()| alone)
    };
    header::all(project)?
        .into_iter()
        .filter(|(name, _)| name != PAIR[1] && name != OF_CERES && header::is_of_cpp(name))
        .map(unit)
        .collect()
}

/// Compiles every header alone in each standard with each compiler, and the test programs in each standard, but for what `first` and the harness do and for
/// those that take minutes;
/// and links two units.
pub fn check(project: &Project) -> Result<String> {
    let directory = project.out("cpp-check")?;
    // Templates warn when they are used.
    let (alone, mut programs) = (alone(project)?, project.files("ffi-tests", &["cpp"])?);
    programs.retain(|source| !is_slow(source));
    let mut jobs = Vec::new();
    for tools in compilers() {
        // Each newer standard with one compiler, where there are two: the harness has the oldest with both.
        let newer = match (tools.cpp == GCC.cpp, CLANG.here()) {
            (true, true) => &STANDARDS[1..2],
            (true, false) => &STANDARDS[1..],
            (false, _) => &STANDARDS[2..],
        };
        for standard in newer {
            jobs.extend(programs.iter().map(|source| (source, tools.cpp, *standard)));
        }
        let standards = if tools.cpp == GCC.cpp { &STANDARDS[1..] } else { &STANDARDS[..] };
        jobs.extend(standards.iter().flat_map(|standard| alone.iter().map(move |source| (source, tools.cpp, *standard))));
    }
    parallel(&jobs, |(source, compiler, standard)| {
        compiler_of(project, compiler, standard).arg("-fsyntax-only").arg(source).capture()
    })?;

    let macros = directory.join("macros.cpp");
    write(&macros, MACROS)?;
    for tools in compilers() {
        for flags in [&[][..], &["-DARDUINO_LIKE"]] {
            compiler_of(project, tools.cpp, STANDARDS[0]).args(flags).arg("-fsyntax-only").arg(&macros).capture()?;
        }
    }

    let archive = archive::build(project, Level::SHIPPED)?;
    for tools in compilers() {
        let unit = |name: &str, text: String, standard: &str, flags: &[&str]| {
            let source = directory.join(format!("{name}.cpp"));
            let object = directory.join(format!("{name}-{}.o", tools.cpp));
            write(&source, &text)?;
            let cmd = compiler_of(project, tools.cpp, standard).args(flags).arg("-c").arg(&source).arg("-o").arg(&object);
            cmd.capture().map(|_| object)
        };
        let first = unit("throwing", UNIT.replace("NAME", "throwing_or_not") + MAIN, STANDARDS[0], &[])?;
        let second = unit("returning", UNIT.replace("NAME", "other"), STANDARDS[1], &["-fno-exceptions"])?;
        let program = directory.join(format!("units-{}", tools.cpp));
        Cmd::new(tools.cpp).arg(first).arg(second).arg(&archive).arg("-o").arg(&program).capture()?;
        Cmd::new(&program).limit(60).capture()?;
    }
    Ok(format!("{} compilations", jobs.len()))
}

fn compiler_of(project: &Project, compiler: &str, standard: &str) -> Cmd {
    let cmd = Cmd::new(compiler).arg(format!("-std={standard}")).args(WARNINGS).arg("-Wshadow").args(EIGEN);
    cmd.arg("-I").arg(project.path("include")).arg("-I").arg(project.path("ffi-tests"))
}
