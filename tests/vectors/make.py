#!/usr/bin/env python3
"""Makes high-precision reference values of every operation, at random points of its domain.

    make.py                                  write the committed set: POINTS points per operation and precision
    make.py --check                          make the set again, compare it with the committed files, and hold every
                                             closed form against central differences; exit 1 naming what differs
    make.py --points N --out DIR [--seed S]  a larger or a different set, to measure accuracy with; fewer points of the
                                             operations that mpmath is slow at
    make.py --first ...                      without second derivatives, and so also where only they leave the range
    make.py OP ...                           these operations only

ranges.txt, written with the committed set, says in words where the points of each operation are drawn: from the generators themselves.
An operation whose errors differ much between usual and exceptional arguments has two sets, OP and OP.far.

One file per operation and precision, OP.f64.txt and OP.f32.txt. Line 1 is a comment with the names of the columns. Then
one point per line, four groups of fields separated by "|":

    arguments | value | first derivatives | second derivatives

- Arguments are exact values of the file's precision: 16 (f64) or 8 (f32) hexadecimal digits of the bit pattern. The
  exponent of powi and the like is a decimal integer. A plain parameter (alpha of elu) is the last argument and has no derivative.
- First derivatives are in the order of the arguments, second ones the upper triangle: aa ab bb, or aa ab ac bb bc cc.
  Array operations and --first have three groups only.
- A reference number is "hex", "hex:lo" or "hex:lo:scale". hex is the f64 bit pattern (in f32 files too) of the true
  value rounded to nearest; lo is true - rounded in ULP of the rounded value (0 where left out; f32 files leave it out).
  So the error of an f64 result is |(got - hex)/ulp(hex) - lo|.
- scale is the size to measure the error against, in place of the value, where the value is small because larger terms
  cancel, and the error of those terms is all that can be promised. It is given where it exceeds twice the value.
- A zero is written +0: its sign, like the points 0, inf, NaN, jumps and ties, is not tested here.

No number in a file is subnormal or infinite: a point with such a result is drawn again.
"""

import argparse
import math
import multiprocessing
import pathlib
import random
import statistics
import struct
import sys

try:
    from mpmath import mp, mpf
except ImportError:
    sys.exit("make.py needs mpmath 1.3 (pip install mpmath)")

POINTS = 48
HERE = pathlib.Path(__file__).resolve().parent

# ---------------------------------------------------------------------------------------------------------------------
# Precisions


class Format:
    """A binary format. emin, emax: exponents of its normal numbers; turn: 2**turn is the largest angle."""

    def __init__(self, name, code, digits, emax, turn):
        self.name, self.code, self.digits, self.turn = name, code, digits, turn
        self.emin, self.emax = 1 - emax, emax
        self.least = math.ldexp(1.0, 1 - emax)
        self.most = math.ldexp(2.0 - math.ldexp(1.0, 1 - digits), emax)

    def round(self, x):
        return struct.unpack(self.code, struct.pack(self.code, x))[0]

    def bits(self, x):
        return struct.pack(self.code, x).hex()


F64 = Format("f64", ">d", 53, 1023, 50)
F32 = Format("f32", ">f", 24, 127, 20)

# ---------------------------------------------------------------------------------------------------------------------
# Points. A generator takes a Draw and returns one float or a tuple of them. Only random(), integers, ldexp and + - * /
# are used: their results are the same on every platform, those of ** and log are not. Its text says where it draws from.


def said(text, draw):
    draw.text = text
    return draw


def number(x):
    return f"{x:.6g}".replace("-", "−")


def power_of_two(k):
    return number(2.0**k) if abs(k) < 10 else f"2^{number(k)}"


def listed(texts):
    return "; ".join(dict.fromkeys(texts))


class Draw:
    def __init__(self, seed, form):
        self.unit, self.form = random.Random(seed).random, form

    def integer(self, lo, hi):
        return lo + int(self.unit() * (hi - lo + 1))

    def sign(self):
        return 1.0 if self.unit() < 0.5 else -1.0

    def pick(self, items):
        return items[self.integer(0, len(items) - 1)]


def magnitude(lo=-2000, hi=2000):
    """Log-uniform from 2**lo to 2**(hi + 1), as far as the format goes."""
    least = None if lo < F64.emin else power_of_two(lo)
    most = None if hi > F64.emax else power_of_two(hi + 1)
    ends = f"{least} to {most}" if least and most else f"all magnitudes up to {most}" if most else f"all magnitudes from {least}"
    return said(
        ends if least or most else "all magnitudes",
        lambda d: math.ldexp(1 + d.unit(), d.integer(max(lo, d.form.emin), min(hi, d.form.emax))),
    )


def uniform(lo, hi):
    return said(f"{number(lo)} to {number(hi)}", lambda d: lo + (hi - lo) * d.unit())


def mix(*generators):
    return said(listed(g.text for g in generators), lambda d: d.pick(generators)(d))


def signed(generator):
    return said(f"± ({generator.text})", lambda d: d.sign() * generator(d))


def negative(generator):
    return said(f"− ({generator.text})", lambda d: -generator(d))


def each(*generators):
    return said(" with ".join(f"({g.text})" for g in generators), lambda d: tuple(g(d) for g in generators))


def any_of(*values):
    return said("one of " + ", ".join(number(v) for v in values), lambda d: d.pick(values))


def gap(d):
    """A relative distance, log-uniform from a few ULP to 1/2."""
    return math.ldexp(1 + d.unit(), -d.integer(2, d.form.digits - 2))


def below(c):
    return said(f"just below {number(c)}", lambda d: c * (1 - gap(d)))


def above(c):
    return said(f"just above {number(c)}", lambda d: c * (1 + gap(d)))


def near(*centres):
    return said(
        "near " + ", ".join(number(c) for c in centres), lambda d: d.pick(centres) * (1 + d.sign() * gap(d))
    )


def near_multiples(c, count):
    return said(
        f"near the first {count} multiples of {number(c)}",
        lambda d: c * d.integer(1, count) * (1 + d.sign() * gap(d)),
    )


def exponents(log_of_2):
    """Evenly over the x for which base**x is a normal number, from the logarithm of 2 to that base."""
    return said(
        f"± up to {number(F64.emax * log_of_2)} (f32: {number(F32.emax * log_of_2)})",
        lambda d: d.sign() * d.unit() * d.form.emax * log_of_2,
    )


def turns(d):
    """From 1 to the largest angle."""
    return magnitude(0, d.form.turn - 1)(d)


said(f"1 to 2^{F64.turn} (f32: 2^{F32.turn})", turns)


def angles(step):
    """All angles that a reduction has to manage, with the neighbourhoods of the multiples of step."""
    return signed(mix(small, uniform(0, 10), turns, near_multiples(step, 64)))


def comparable(lo=-2000, hi=2000, ratio=20):
    """Two numbers of any sign at most 2**ratio apart, close ones included."""

    def draw(d):
        a = d.sign() * magnitude(lo, hi)(d)
        b = d.sign() * d.pick([near(a), lambda d: a * math.ldexp(0.5 + d.unit(), d.integer(-ratio, ratio))])(d)
        return d.pick([(a, b), (b, a)])

    return said(f"two numbers of ± ({magnitude(lo, hi).text}), at most 2^{ratio} apart", draw)


def divisible(d):
    """x and y with x/y below 2**50 (f64) or 2**20 (f32), so that the integer quotient is exact."""
    y = d.sign() * d.pick([magnitude(-8, 8), magnitude(-900, 900)])(d)
    x = y * d.sign() * d.pick([magnitude(-4, 4), turns])(d)
    return x, y


said(f"y of ± 2^−900 to 2^901 and x up to {power_of_two(F64.turn)} times as large (f32: {power_of_two(F32.turn)})", divisible)


def ordered_bounds(d):
    x, a = comparable()(d)
    b = d.pick([everywhere, near(x)])(d)
    return x, min(a, b), max(a, b)


said("x and bounds of all magnitudes, often close to each other", ordered_bounds)


def product_and_addend(d):
    """a*b + c: unrelated, and nearly cancelling."""
    a, b = moderate(d), moderate(d)
    return a, b, d.pick([moderate(d), -d.form.round(d.form.round(a) * d.form.round(b)) * (1 + d.sign() * gap(d))])


said("a, b of ± 2^−10 to 2^11 and c alike, or nearly cancelling the product", product_and_addend)


def line(d):
    """lerp: a, b of like size, t in and around [0, 1], at its ends, and where the result nearly vanishes."""
    a, b = comparable(-40, 40, 4)(d)
    root = [near(-a / (b - a))] if a * b < 0 else []
    return a, b, d.pick([uniform(0, 1), uniform(-2, 3), small, near(1.0)] + root)(d)


said("a, b of ± 2^−40 to 2^41, at most 2^4 apart, and t of −2 to 3, often near 0, 1 and the root", line)


def vector(n, *generators):
    """n numbers, all from one of the generators."""

    def draw(d):
        g = d.pick(generators)
        return tuple(g(d) for _ in range(n))

    return said(f"{n} numbers, all from one of: {'; '.join(g.text for g in generators)}", draw)


def shifted_vector(d):
    shift = d.pick([0.0, 0.0, 1000.0, -1000.0])
    return tuple(shift + x for x in vector(4, uniform(-2, 2), uniform(-20, 20))(d))


said("4 numbers of −20 to 20, or as much about ± 1000", shifted_vector)


def dot_pairs(d):
    """Unrelated terms, and a last term that nearly cancels the others."""
    a, b = vector(4, moderate)(d), vector(4, moderate)(d)
    rest = a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
    return d.pick([a + b, a + b[:3] + (-rest / a[3] * (1 + d.sign() * gap(d)),)])


said("4 pairs of ± 2^−10 to 2^11, unrelated or nearly cancelling", dot_pairs)


def huge_exponents(d):
    """A base so near 1 that such a power of it is within range, up to both ends."""
    t = d.sign() * math.ldexp(1 + d.unit(), -d.integer(23, 36))
    return 1 + t, d.sign() * 709 * d.unit() / t


said("a within 2^−22 of 1, and b beyond ± 2^31 as far as the result is in range", huge_exponents)

LN_2 = 0.6931471805599453
positive = said("all magnitudes", mix(magnitude(), magnitude(-8, 8)))
everywhere = said("± all magnitudes", signed(positive))
moderate = signed(magnitude(-10, 10))
small = said("± all magnitudes up to 0.5", signed(mix(magnitude(hi=-2), magnitude(-20, -2))))
unit_ball = mix(small, signed(uniform(0, 1)), signed(below(1.0)))
fractions = signed(mix(magnitude(-20, 6), uniform(0, 100), turns))
half_turns = signed(mix(small, uniform(0, 4), near_multiples(0.5, 40), turns))
logistic = mix(small, uniform(-6, 6), uniform(-40, 40), exponents(LN_2))
power_base = mix(magnitude(-10, 10), magnitude(-300, 300), near(1.0))


def off_lattice(step):
    """Not at a jump, a tie or an exact root."""
    return lambda x: not (x / step).is_integer()


# ---------------------------------------------------------------------------------------------------------------------
# Formulas, in real numbers. Each gives the value, the first and the second derivatives, one after the other.
# A pair stands for a number and its scale.

exp, log, sqrt, expm1, log1p, erf, erfc = mp.exp, mp.log, mp.sqrt, mp.expm1, mp.log1p, mp.erf, mp.erfc
sin, cos, tan, sinpi, cospi, psi = mp.sin, mp.cos, mp.tan, mp.sinpi, mp.cospi, mp.psi
floor, ceil = mp.floor, mp.ceil


def terms(*t):
    return mp.fsum(t), mp.fsum(t, absolute=True)


def sgn(x):
    return (x > 0) - (x < 0)


def trunc(x):
    return sgn(x) * floor(abs(x))


def nearest(x):
    return floor(x + mpf(0.5))  # ties are not drawn


def real_power(x, p):
    """The p-th power and its derivatives; a factor that is exactly 0 makes its term 0 whatever the power."""
    return x**p, p * x ** (p - 1), p * (p - 1) * x ** (p - 2)


def step_function(rounding):
    return lambda x: (rounding(x), 0, 0)


def cube_root(x):
    y = sgn(x) * mp.cbrt(abs(x))
    return y, y / (3 * x), -2 * y / (9 * x * x)


def exponential(x, base):
    k = log(mpf(base))
    y = exp(k * x)
    return y, k * y, k * k * y


def logarithm(x, base):
    k = log(mpf(base))
    return log(x) / k, 1 / (k * x), -1 / (k * x * x)


def sinc(x):
    y = sinpi(x) / (mp.pi * x)
    d1, size1 = terms(cospi(x) / x, -y / x)
    d2, size2 = terms(-(mp.pi**2) * y, -2 * d1 / x)
    # No scale around 0: a series has no cancellation there.
    return (y, (d1, size1), (d2, size2)) if abs(x) > 0.5 else (y, d1, d2)


def tangent(t, k=1):
    """From t = tan(kx)."""
    s = 1 + t * t
    return t, k * s, 2 * k * k * t * s


def erf_inverse(x):
    # mp.erfinv stops at an absolute error, useless for small x: it serves as the start of Newton's method.
    if abs(x) < 0.1:
        y = x * sqrt(mp.pi) / 2
    else:
        with mp.workprec(100):
            y = mp.erfinv(x)
    while True:
        step = (erf(y) - x) * sqrt(mp.pi) / 2 * exp(y * y)
        y -= step
        if abs(step) <= mp.ldexp(abs(y), -mp.prec // 2 - 10):  # the next step would be below the precision
            break
    d1 = sqrt(mp.pi) / 2 * exp(y * y)
    return y, d1, 2 * y * d1 * d1


def normal_quantile(p):
    if mpf(0.25) <= p <= mpf(0.75):
        y, d1, d2 = erf_inverse(2 * p - 1)
        return sqrt(mpf(2)) * y, 2 * sqrt(mpf(2)) * d1, 4 * sqrt(mpf(2)) * d2
    side, q = (1, p) if p < 0.5 else (-1, 1 - p)
    y = mpf(statistics.NormalDist().inv_cdf(float(q)))
    while True:
        pdf, cdf = normal(y)
        step = log(cdf / q) * cdf / pdf
        y -= step
        if abs(step) <= mp.ldexp(abs(y), -mp.prec // 2 - 10):
            break
    d1 = 1 / normal(y)[0]
    return side * y, d1, side * y * d1 * d1


def norm_logcdf(x):
    pdf, cdf = normal(x)
    h = pdf / cdf
    return (log(cdf) if x < 0 else log1p(-normal(-x)[1])), h, -h * (h + x)


def erfcx(x):
    y = exp(x * x) * erfc(x)
    d1 = 2 * x * y - 2 / sqrt(mp.pi)
    return y, d1, 2 * y + 2 * x * d1


def log1mexp(x):
    e = exp(-abs(x))
    return log(-expm1(-abs(x))), sgn(x) * e / (1 - e), -e / (1 - e) ** 2


def logexpm1(x):
    e = exp(-x)
    return terms(x, log(-expm1(-x))), 1 / (1 - e), -e / (1 - e) ** 2


def trigamma(x):
    d1 = psi(2, x)
    scale = 0 if x > 0 else abs(psi(2, 1 - x)) + abs(2 * mp.pi**3 * cospi(x) / sinpi(x) ** 3)
    return psi(1, x), (d1, scale), psi(3, x)


def modified_bessel(x):
    """I0 and its first three derivatives, the first of which is I1."""
    i0, i1 = mp.besseli(0, x), mp.besseli(1, x)
    return i0, i1, i0 - i1 / x, i1 * (1 + 2 / x**2) - i0 / x


def scaled_bessel(x):
    """(-1)^m times the m-th derivative of exp(-x)·I0(x), m from 0 to 3, for x > 0."""
    i = modified_bessel(x)
    e = exp(-x)
    return e * i[0], e * (i[0] - i[1]), e * (i[0] - 2 * i[1] + i[2]), e * (i[0] - 3 * i[1] + 3 * i[2] - i[3])


def i0e(x):
    w = scaled_bessel(abs(x))
    return w[0], -sgn(x) * w[1], w[2]


def i1e(x):
    w = scaled_bessel(abs(x))
    d1, d2 = terms(w[2], -w[1]), terms(sgn(x) * w[2], -sgn(x) * w[3])
    # The roots of the derivatives are at 1.5 and 2.6; below there is no cancellation.
    return (sgn(x) * exp(-abs(x)) * mp.besseli(1, abs(x)), d1, d2) if abs(x) > 1 else (sgn(x) * (w[0] - w[1]), d1[0], d2[0])


def bessel_of_order(x, k):
    j = {n: mp.besselj(k + n, x) for n in range(-2, 3)}
    y, d1, d2 = terms(j[0]), terms(j[-1] / 2, -j[1] / 2), terms(j[-2] / 4, -j[0] / 2, j[2] / 4)
    # The amplitude of the oscillation; there is none below the order.
    a = sqrt(2 / (mp.pi * abs(x)))
    return [(v, max(size, a) if abs(x) >= max(abs(k), 1) else size) for v, size in (y, d1, d2)]


def digamma_scale(x):
    """Size of the terms of ln x - 1/2x - ..., and of the reflection ψ(1-x) - π cot πx."""
    return abs(log(x)) + 1 / x if x > 0 else abs(psi(0, 1 - x)) + abs(mp.pi * cospi(x) / sinpi(x))


def tgamma(x):
    y, p = mp.gamma(x), psi(0, x)
    return y, (y * p, abs(y) * digamma_scale(x)), y * (p * p + psi(1, x))


def log_abs_gamma(x):
    return mp.loggamma(x) if x > 50 else log(abs(mp.gamma(x)))


def lgamma(x):
    if x > 0:
        scale = 1 if 0.5 < x < 3 else 0
    else:
        scale = abs(log(mp.pi / abs(sinpi(x)))) + abs(log_abs_gamma(1 - x))
    return (log_abs_gamma(x), scale), (psi(0, x), digamma_scale(x)), psi(1, x)


def digamma(x):
    d2 = psi(2, x)
    scale = 0 if x > 0 else abs(psi(2, 1 - x)) + abs(2 * mp.pi**3 * cospi(x) / sinpi(x) ** 3)
    return (psi(0, x), digamma_scale(x)), psi(1, x), (d2, scale)


def bessel(z, order):
    def f(x):
        z0, z1 = z(0, x), z(1, x)
        y, d1, d2 = (
            (terms(z0), terms(-z1), terms(z1 / x, -z0))
            if order == 0
            else (terms(z1), terms(z0, -z1 / x), terms(2 * z1 / x**2, -z1, -z0 / x))
        )
        # The amplitude of the oscillation. Below 1/2 there is no root but 0, where a series has no cancellation.
        a = sqrt(2 / (mp.pi * abs(x)))
        return [(v, max(size, a) if abs(x) >= 0.5 else 0) for v, size in (y, d1, d2)]

    return f


def logistic_terms(x):
    """σ, σ', σ'' without cancellation."""
    e = exp(-abs(x))
    s1 = e / (1 + e) ** 2
    return (1 if x > 0 else e) / (1 + e), s1, -s1 * mp.tanh(x / 2)


def softplus(x):
    return max(x, 0) + log1p(exp(-abs(x)))


def silu(x, w=None, w1=1, w2=0):
    """x·σ(w) with w = w(x)."""
    s, s1, s2 = logistic_terms(x if w is None else w)
    return x * s, terms(s, x * s1 * w1), terms(2 * s1 * w1, x * s2 * w1 * w1, x * s1 * w2)


def gelu_tanh(x):
    # (1 + tanh u)/2 = σ(2u)
    k, c = 2 * sqrt(2 / mp.pi), mpf(44715) / 10**6
    return silu(x, k * (x + c * x**3), k * (1 + 3 * c * x * x), k * 6 * c * x)


def normal(x):
    """φ, Φ."""
    return exp(-x * x / 2) / sqrt(2 * mp.pi), erfc(-x / sqrt(mpf(2))) / 2


def gelu(x):
    pdf, cdf = normal(x)
    return x * cdf, terms(cdf, x * pdf), terms(2 * pdf, -x * x * pdf)


def hypot(a, b):
    h = sqrt(a * a + b * b)
    return h, a / h, b / h, b * b / h**3, -a * b / h**3, a * a / h**3


def power(x, y):
    v, k = x**y, log(x)
    return v, y * v / x, v * k, y * (y - 1) * v / x**2, terms(v / x, y * k * v / x), v * k * k


def logaddexp(a, b):
    d = abs(a - b)
    s, s1, _ = logistic_terms(a - b)
    return terms(max(a, b), log1p(exp(-d))), s, logistic_terms(b - a)[0], s1, -s1, s1


def atan2(y, x):
    r = x * x + y * y
    return mp.atan2(y, x), x / r, -y / r, -2 * x * y / r**2, (y - x) * (y + x) / r**2, 2 * x * y / r**2


def quotient(rounding):
    """x - q·y with q = rounding(x/y)."""

    def f(x, y):
        q = rounding(x / y)
        return x - q * y, 1, -q, 0, 0, 0

    return f


def choice(of_first):
    """The first argument if of_first(x, y), else the second."""
    return lambda x, y: (x, 1, 0, 0, 0, 0) if of_first(x, y) else (y, 0, 1, 0, 0, 0)


def clamp(x, lo, hi):
    chosen = 2 if hi <= max(x, lo) else 1 if x <= lo else 0
    return [(x, lo, hi)[chosen]] + [int(i == chosen) for i in range(3)] + [0] * 6


def dot(*ab):
    a, b = ab[: len(ab) // 2], ab[len(ab) // 2 :]
    return [terms(*(p * q for p, q in zip(a, b))), *b, *a]


def norm(*x):
    h = sqrt(mp.fsum(x, squared=True))
    return [h] + [v / h for v in x]


def logsumexp(*x):
    top = max(x)
    weights = [exp(v - top) for v in x]
    total = mp.fsum(weights)
    return [terms(top, log(total))] + [w / total for w in weights]


def prod(*x):
    return [mp.fprod(x)] + [mp.fprod(x[:i] + x[i + 1 :]) for i in range(len(x))]


def softmax0(*x):
    s = logsumexp(*x)[1:]
    return [s[0], s[0] * mp.fsum(s[1:])] + [-s[0] * v for v in s[1:]]


# ---------------------------------------------------------------------------------------------------------------------
# The operations


class Op:
    """args: names of the arguments, after ";" the plain parameters. keep: which points may be used. effort: how many
    times fewer points there are in a large set. formats: the precisions in which there are such points at all."""

    def __init__(self, args, draw, formula, keep=None, points=POINTS, array=False, effort=1, formats=(F64, F32)):
        active, _, plain = args.partition(";")
        self.active, self.plain = active.split(), plain.split()
        self.draw, self.formula, self.points, self.array, self.effort = draw, formula, points, array, effort
        self.formats = formats
        self.keep = keep or (lambda *args: True)

    def evaluate(self, args, first=False):
        """[(number, scale)] at the working precision; without second derivatives if first."""
        numbers = self.formula(*(mpf(x) if isinstance(x, float) else x for x in args))
        pairs = [v if isinstance(v, tuple) else (mpf(v), mpf(0)) for v in numbers]
        return pairs[: 1 + len(self.active)] if first else pairs


def unary(draw, formula, keep=None, params="", **more):
    return Op("x;" + params, draw, formula, keep, **more)


def binary(draw, formula, keep=None, args="a b", **more):
    return Op(args, draw, formula, keep, **more)


def array(names, draw, formula):
    return Op(names, draw, formula, array=True)


def distinct(*args):
    return len(set(args)) == len(args)


def inexact_quotient(x, y):
    """Neither a multiple of y nor half way between two, both of which are decided elsewhere."""
    return math.fmod(x, y) != 0 and abs(math.remainder(x, y)) * 2 != abs(y)


POWERS = (-3.0, -2.0, -1.5, -1.0, -0.5, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0)

OPS = {
    "neg": unary(everywhere, lambda x: (-x, -1, 0)),
    "recip": unary(everywhere, lambda x: real_power(x, -1)),
    "square": unary(everywhere, lambda x: real_power(x, 2)),
    "sqrt": unary(positive, lambda x: real_power(x, mpf(0.5))),
    "rsqrt": unary(positive, lambda x: real_power(x, mpf(-0.5))),
    "cbrt": unary(everywhere, cube_root),
    "exp": unary(mix(small, exponents(LN_2)), lambda x: (exp(x),) * 3),
    "exp2": unary(mix(small, exponents(1.0)), lambda x: exponential(x, 2)),
    "exp10": unary(mix(small, exponents(0.3010299956639812)), lambda x: exponential(x, 10)),
    "expm1": unary(mix(small, uniform(-2, 2), exponents(LN_2)), lambda x: (expm1(x), exp(x), exp(x))),
    "log": unary(mix(positive, near(1.0)), lambda x: (log(x), 1 / x, -1 / x**2)),
    "log2": unary(mix(positive, near(1.0)), lambda x: logarithm(x, 2)),
    "log10": unary(mix(positive, near(1.0)), lambda x: logarithm(x, 10)),
    "log1p": unary(mix(small, positive, below(-1.0)), lambda x: (log1p(x), 1 / (1 + x), -1 / (1 + x) ** 2)),
    "log1mexp": unary(signed(mix(magnitude(hi=-2), uniform(0, 4), uniform(0, 709), near(LN_2))), log1mexp),
    "logexpm1": unary(mix(magnitude(hi=-2), uniform(0, 4), uniform(0, 40), uniform(0, 709), near(LN_2)), logexpm1),
    "entr": unary(
        mix(positive, near(1.0), near(math.exp(-1.0))), lambda x: (-x * log(x), terms(-log(x), -1), -1 / x)
    ),
    "sin": unary(angles(math.pi / 2), lambda x: (sin(x), cos(x), -sin(x))),
    "cos": unary(angles(math.pi / 2), lambda x: (cos(x), -sin(x), -cos(x))),
    "tan": unary(angles(math.pi / 2), lambda x: tangent(tan(x))),
    "asin": unary(unit_ball, lambda x: (mp.asin(x), 1 / sqrt(1 - x * x), x / sqrt(1 - x * x) ** 3)),
    "acos": unary(unit_ball, lambda x: (mp.acos(x), -1 / sqrt(1 - x * x), -x / sqrt(1 - x * x) ** 3)),
    "atan": unary(everywhere, lambda x: (mp.atan(x), 1 / (1 + x * x), -2 * x / (1 + x * x) ** 2)),
    "sinpi": unary(half_turns, lambda x: (sinpi(x), mp.pi * cospi(x), -(mp.pi**2) * sinpi(x)), off_lattice(0.5)),
    "cospi": unary(half_turns, lambda x: (cospi(x), -mp.pi * sinpi(x), -(mp.pi**2) * cospi(x)), off_lattice(0.5)),
    "tanpi": unary(half_turns, lambda x: tangent(sinpi(x) / cospi(x), mp.pi), off_lattice(0.5)),
    "sinc": unary(half_turns, sinc, off_lattice(1.0)),
    "deg2rad": unary(everywhere, lambda x: (x * mp.pi / 180, mp.pi / 180, 0)),
    "rad2deg": unary(everywhere, lambda x: (x * 180 / mp.pi, 180 / mp.pi, 0)),
    "wrap_to_pi": unary(angles(2 * math.pi), lambda x: (x - 2 * mp.pi * nearest(x / (2 * mp.pi)), 1, 0)),
    "sinh": unary(mix(small, uniform(-3, 3), exponents(LN_2)), lambda x: (mp.sinh(x), mp.cosh(x), mp.sinh(x))),
    "cosh": unary(mix(small, uniform(-3, 3), exponents(LN_2)), lambda x: (mp.cosh(x), mp.sinh(x), mp.cosh(x))),
    "tanh": unary(logistic, lambda x: (mp.tanh(x), mp.sech(x) ** 2, -2 * mp.tanh(x) * mp.sech(x) ** 2)),
    "asinh": unary(everywhere, lambda x: (mp.asinh(x), 1 / sqrt(1 + x * x), -x / sqrt(1 + x * x) ** 3)),
    "acosh": unary(
        mix(above(1.0), magnitude(0, 4), magnitude(0)),
        lambda x: (mp.acosh(x), 1 / sqrt(x * x - 1), -x / sqrt(x * x - 1) ** 3),
    ),
    "atanh": unary(unit_ball, lambda x: (mp.atanh(x), 1 / (1 - x * x), 2 * x / (1 - x * x) ** 2)),
    "abs": unary(everywhere, lambda x: (abs(x), sgn(x), 0)),
    "sign": unary(everywhere, step_function(sgn)),
    "floor": unary(fractions, step_function(floor), off_lattice(0.5)),
    "ceil": unary(fractions, step_function(ceil), off_lattice(0.5)),
    "trunc": unary(fractions, step_function(trunc), off_lattice(0.5)),
    "round": unary(fractions, step_function(nearest), off_lattice(0.5)),
    "rint": unary(fractions, step_function(nearest), off_lattice(0.5)),
    "frac": unary(fractions, lambda x: (x - trunc(x), 1, 0), off_lattice(0.5)),
    "relu": unary(everywhere, lambda x: (max(x, 0), int(x > 0), 0)),
    "heaviside": unary(everywhere, step_function(lambda x: int(x > 0))),
    "erf": unary(
        mix(small, uniform(-6, 6), uniform(-26, 26)),
        lambda x: (erf(x), 2 / sqrt(mp.pi) * exp(-x * x), -4 * x / sqrt(mp.pi) * exp(-x * x)),
    ),
    "erfc": unary(
        mix(small, uniform(-6, 6), uniform(-6, 26)),
        lambda x: (erfc(x), -2 / sqrt(mp.pi) * exp(-x * x), 4 * x / sqrt(mp.pi) * exp(-x * x)),
    ),
    "erfcx": unary(mix(small, uniform(-6, 6), uniform(-26, 26), magnitude(0, 200)), erfcx),
    "erfinv": unary(unit_ball, erf_inverse),
    "tgamma": unary(
        mix(uniform(0, 4), uniform(4, 171), uniform(-6, 0), near_multiples(-1.0, 6), small, near(1.4616321449683623)),
        tgamma,
        lambda x: x > 0 or not x.is_integer(),
        effort=2,
    ),
    "lgamma": unary(
        mix(
            positive,
            small,
            uniform(0, 20),
            uniform(-20, 0),
            near(1.0, 2.0, 1.4616321449683623),
            near(-2.4570247382208006, -2.7476826467274127, -3.1435808883499799, -3.9552942848585979),
        ),
        lgamma,
        lambda x: x > 0 or not x.is_integer(),
        effort=2,
    ),
    "digamma": unary(
        mix(
            positive,
            uniform(0, 20),
            uniform(-20, 0),
            near(1.4616321449683623, -0.5040830082644554, -1.5734984731623905, -2.6107208684441447),
            small,
        ),
        digamma,
        lambda x: x > 0 or not x.is_integer(),
        effort=2,
    ),
    "trigamma": unary(
        mix(positive, uniform(0, 20), uniform(-20, 0), small),
        trigamma,
        lambda x: x > 0 or not x.is_integer(),
        effort=2,
    ),
    "j0": unary(
        signed(mix(small, uniform(0, 30), near(2.404825557695773, 5.520078110286311), turns)),
        bessel(mp.besselj, 0),
    ),
    "j1": unary(
        signed(mix(small, uniform(0, 30), near(3.831705970207512, 7.015586669815619), turns)),
        bessel(mp.besselj, 1),
    ),
    "jn": unary(
        each(
            signed(mix(small, uniform(0, 30), uniform(0, 200), turns)), any_of(-5, -3, -2, 2, 3, 4, 5, 6, 7, 10, 20, 50)
        ),
        bessel_of_order,
        params="k",
        effort=5,
    ),
    "i0": unary(signed(mix(small, uniform(0, 30), uniform(0, 709))), lambda x: modified_bessel(x)[:3], effort=2),
    "i1": unary(signed(mix(small, uniform(0, 30), uniform(0, 709))), lambda x: modified_bessel(x)[1:], effort=2),
    "i0e": unary(signed(mix(small, uniform(0, 30), magnitude(0, 100))), i0e, effort=2),
    "i1e": unary(signed(mix(small, uniform(0, 30), magnitude(0, 100))), i1e, effort=2),
    "y0": unary(
        mix(magnitude(hi=0), uniform(0, 30), near(0.8935769662791675, 3.957678419314858), turns),
        bessel(mp.bessely, 0),
        effort=5,
    ),
    "y1": unary(
        mix(magnitude(hi=0), uniform(0, 30), near(2.197141326031017, 5.429681040794135), turns),
        bessel(mp.bessely, 1),
        effort=5,
    ),
    "sigmoid": unary(logistic, logistic_terms),
    "softplus": unary(logistic, lambda x: (softplus(x), *logistic_terms(x)[:2])),
    "logsigmoid": unary(logistic, lambda x: (-softplus(-x), logistic_terms(-x)[0], -logistic_terms(x)[1])),
    "logit": unary(
        mix(magnitude(hi=-2), uniform(0, 1), below(1.0), near(0.5)),
        lambda x: (log(x / (1 - x)), 1 / (x * (1 - x)), (2 * x - 1) / (x * (1 - x)) ** 2),
    ),
    "gelu": unary(mix(small, uniform(-6, 6), uniform(-38, 38), near(-0.7517915246935645, math.sqrt(2.0))), gelu),
    "gelu_tanh": unary(mix(small, uniform(-6, 6), uniform(-21, 21), near(-0.7524614220710161)), gelu_tanh),
    "silu": unary(mix(logistic, near(-1.2784645427610738, 2.3993572805154016)), silu),
    "softsign": unary(
        everywhere, lambda x: (x / (1 + abs(x)), 1 / (1 + abs(x)) ** 2, -2 * sgn(x) / (1 + abs(x)) ** 3)
    ),
    "norm_cdf": unary(
        mix(small, uniform(-6, 6), uniform(-38, 9)), lambda x: (normal(x)[1], normal(x)[0], -x * normal(x)[0])
    ),
    "norm_logcdf": unary(
        mix(small, uniform(-6, 6), uniform(-40, 37), negative(magnitude(0, 200))), norm_logcdf, effort=2
    ),
    "norm_quantile": unary(
        mix(magnitude(hi=-2), uniform(0, 1), below(1.0), near(0.5)), normal_quantile, lambda p: p != 0.5, effort=2
    ),
    "norm_pdf": unary(
        mix(small, uniform(-6, 6), uniform(-38, 38), near(1.0, -1.0)),
        lambda x: (normal(x)[0], -x * normal(x)[0], (x - 1) * (x + 1) * normal(x)[0]),
    ),
    "powi": unary(
        each(signed(power_base), any_of(*range(-7, 13), -30, 31, 100)), real_power, params="k", points=64
    ),
    "scalbn": unary(
        each(everywhere, any_of(*range(-60, 61, 7), -900, -120, 120, 900)),
        lambda x, k: (mp.ldexp(x, k), mp.ldexp(mpf(1), k), 0),
        params="k",
    ),
    "pow_c": unary(
        mix(each(power_base, mix(any_of(*POWERS), uniform(-20, 20))), each(everywhere, any_of(-2.0, -1.0, 2.0, 3.0))),
        real_power,
        params="p",
        points=64,
    ),
    "c_pow": unary(mix(each(uniform(-30, 30), power_base), each(small, positive)), exponential, params="c"),
    "elu": unary(
        each(mix(logistic, everywhere), magnitude(-3, 2)),
        lambda x, alpha: (x, 1, 0) if x > 0 else (alpha * expm1(x), alpha * exp(x), alpha * exp(x)),
        params="alpha",
    ),
    "leaky_relu": unary(
        each(everywhere, magnitude(-8, 0)), lambda x, s: (x, 1, 0) if x > 0 else (s * x, s, 0), params="slope"
    ),
    "add": binary(mix(comparable(), each(everywhere, everywhere)), lambda a, b: (a + b, 1, 1, 0, 0, 0)),
    "sub": binary(mix(comparable(), each(everywhere, everywhere)), lambda a, b: (a - b, 1, -1, 0, 0, 0)),
    "mul": binary(each(everywhere, everywhere), lambda a, b: (a * b, b, a, 0, 1, 0)),
    "div": binary(
        each(everywhere, everywhere), lambda a, b: (a / b, 1 / b, -a / b**2, 0, -1 / b**2, 2 * a / b**3)
    ),
    "hypot": binary(mix(comparable(), comparable(-10, 10)), hypot),
    "pow": binary(
        mix(
            each(power_base, mix(uniform(-30, 30), small)),
            each(near(1.0), signed(magnitude(0, 30))),
            each(near(math.e), near(-1.0)),  # 1 + y·ln x vanishes
        ),
        power,
        args="x y",
    ),
    # Nearer to 1 than single precision has numbers.
    "pow.far": binary(huge_exponents, power, lambda x, y: abs(y) > 2.0**31, args="x y", formats=(F64,)),
    "logaddexp": binary(
        mix(
            vector(2, uniform(-4, 4), uniform(-50, 50), exponents(LN_2), near(-LN_2)),  # the value vanishes at -ln 2
            comparable(-20, 10, 2),
        ),
        logaddexp,
    ),
    "xlogy": binary(
        each(everywhere, mix(positive, near(1.0))),
        lambda x, y: (x * log(y), log(y), x / y, 0, 1 / y, -x / y**2),
        args="x y",
    ),
    "xlog1py": binary(
        each(everywhere, mix(small, positive, below(-1.0))),
        lambda x, y: (x * log1p(y), log1p(y), x / (1 + y), 0, 1 / (1 + y), -x / (1 + y) ** 2),
        args="x y",
    ),
    "atan2": binary(mix(comparable(), comparable(-10, 10)), atan2, args="y x"),
    "copysign": binary(
        each(everywhere, everywhere), lambda x, y: (abs(x) * sgn(y), sgn(x) * sgn(y), 0, 0, 0, 0), args="x y"
    ),
    "fmod": binary(divisible, quotient(trunc), inexact_quotient, "x y"),
    "remainder": binary(divisible, quotient(nearest), inexact_quotient, "x y"),
    "mod": binary(divisible, quotient(floor), inexact_quotient, "x y"),
    "fdim": binary(comparable(), lambda x, y: (x - y, 1, -1, 0, 0, 0) if x > y else (0,) * 6, distinct, "x y"),
    "fmin": binary(comparable(), choice(lambda x, y: x < y), distinct),
    "fmax": binary(comparable(), choice(lambda x, y: x > y), distinct),
    "minimum": binary(comparable(), choice(lambda x, y: x < y), distinct),
    "maximum": binary(comparable(), choice(lambda x, y: x > y), distinct),
    "fma": Op(
        "a b c",
        mix(product_and_addend, product_and_addend, each(everywhere, everywhere, everywhere)),
        lambda a, b, c: (a * b + c, b, a, 1, 0, 1, 0, 0, 0, 0),
    ),
    "clamp": Op("x lo hi", ordered_bounds, clamp, distinct),
    "lerp": Op("a b t", line, lambda a, b, t: (terms(a, t * (b - a)), 1 - t, t, b - a, 0, 0, -1, 0, 1, 0)),
    "dot": array("a0 a1 a2 a3 b0 b1 b2 b3", dot_pairs, dot),
    "norm": array("x0 x1 x2 x3 x4", vector(5, moderate, signed(magnitude(-100, 100)), everywhere), norm),
    "logsumexp": array("x0 x1 x2 x3", mix(shifted_vector, shifted_vector, vector(4, near(-2 * LN_2))), logsumexp),
    "prod": array("x0 x1 x2 x3", vector(4, moderate, signed(magnitude(-80, 80)), everywhere), prod),
    "softmax": array("x0 x1 x2 x3", shifted_vector, softmax0),
}

# ---------------------------------------------------------------------------------------------------------------------
# From formulas to lines


def working_precision(args):
    """Bits that keep 1 + x², 1 - exp(-x) and the like from rounding to 1."""
    sizes = [3 * abs(math.frexp(x)[1]) + (3 * abs(x) if abs(x) < 1100 else 0) for x in args]
    return 128 + int(max(sizes))


def settled(op, args, first):
    """The numbers of op at args, trusted when a higher precision does not change 80 bits of any of them."""
    prec = working_precision(args)
    with mp.workprec(prec):
        last = op.evaluate(args, first)
    for _ in range(6):
        prec += prec // 2
        with mp.workprec(prec):
            now = op.evaluate(args, first)
            if all(abs(a - b) <= mp.ldexp(abs(b), -80) for (a, _), (b, _) in zip(last, now)):
                return now
        last = now
    raise ArithmeticError(f"no stable result at {args}")


def usable(numbers, form):
    return all(
        (v == 0 or form.least <= abs(v) <= form.most) and (size == 0 or size <= form.most) for v, size in numbers
    )


def reference(number, form):
    value, size = number
    near_value = float(value)
    fields = [F64.bits(near_value + 0.0)]
    lo = (value - near_value) / math.ulp(near_value) if form is F64 and value else 0
    if abs(lo) >= 0.0005:
        fields.append(f"{float(lo):.3f}")
    if size > 2 * abs(value):
        fields = [fields[0], fields[1] if len(fields) > 1 else "0", mp.nstr(size, 2, min_fixed=0, max_fixed=0)]
    return ":".join(fields)


def points(name, form, seed, count, first):
    """The accepted points of an operation: (arguments, numbers). The stream depends on these arguments only."""
    op, draw = OPS[name], Draw(f"{seed} {name} {form.name}", form)
    while count:
        args = op.draw(draw)
        args = args if isinstance(args, tuple) else (args,)
        if not all(x == 0 or form.least <= abs(x) <= form.most for x in args):
            continue
        args = tuple(form.round(x) if isinstance(x, float) else x for x in args)
        if all(args[: len(op.active)]) and op.keep(*args):
            numbers = settled(op, args, first)
            if usable(numbers, form):
                yield args, numbers
                count -= 1


def text(name, form, seed, count, first):
    op = OPS[name]
    active = op.active
    groups = [active + op.plain, ["value"], [f"d{a}" for a in active]]
    if not (op.array or first):
        groups.append([f"d{a}d{b}" for i, a in enumerate(active) for b in active[i:]])
    lines = [f"# {name} {form.name}: {' | '.join(' '.join(g) for g in groups)} -- made by tests/vectors/make.py"]
    for args, numbers in points(name, form, seed, -(-count // op.effort) if count else op.points, first):
        fields = [form.bits(x) if isinstance(x, float) else str(x) for x in args]
        refs = [reference(v, form) for v in numbers]
        cells = [fields, refs[:1], refs[1 : 1 + len(active)], refs[1 + len(active) :]]
        lines.append(" | ".join(" ".join(c) for c in cells if c))
    return "\n".join(lines) + "\n"


def ranges():
    """Where the points of each operation are drawn, one line each."""
    lines = ["# Where the reference points of each operation are drawn -- made by tests/vectors/make.py"]
    lines += [f"{name} {op.effort} | {op.draw.text}" for name, op in OPS.items()]
    return "\n".join(lines) + "\n"


def wrong_derivative(name, seed, count=8):
    """The first derivative whose closed form disagrees with a central difference, in words, or None."""
    op = OPS[name]
    n = len(op.active)
    for args, numbers in points(name, F64, seed, count, False):
        with mp.workprec(2 * working_precision(args) + 1600):
            exact = [mpf(x) if isinstance(x, float) else x for x in args]

            def moved(i, factor):
                at = exact[:i] + [exact[i] * factor] + exact[i + 1 :]
                return [v if isinstance(v, tuple) else (mpf(v), 0) for v in op.formula(*at)]

            h = mp.ldexp(1, -120)
            slopes = [
                [(up[0] - down[0]) / (2 * h * exact[i]) for up, down in zip(moved(i, 1 + h), moved(i, 1 - h))]
                for i in range(n)
            ]
            # The value gives the first derivatives, each first derivative a row of the second ones.
            pairs = [(f"d{op.active[i]}", slopes[i][0], numbers[1 + i]) for i in range(n)]
            if not op.array:
                corners = [(i, j) for i in range(n) for j in range(i, n)]
                pairs += [
                    (f"d{op.active[i]}d{op.active[j]}", slopes[j][1 + i], numbers[1 + n + k])
                    for k, (i, j) in enumerate(corners)
                ]
            for label, slope, (value, size) in pairs:
                if abs(slope - value) > mp.ldexp(max(abs(value), size), -60):
                    return f"{name}: {label} at {args} is {mp.nstr(slope, 12)}, the formula says {mp.nstr(value, 12)}"
    return None


def job(task):
    name, options = task
    texts = {
        f"{name}.{form.name}.txt": text(name, form, options.seed, options.points, options.first)
        for form in OPS[name].formats
    }
    return texts, wrong_derivative(name, options.seed) if options.check else None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ops", nargs="*", metavar="OP")
    parser.add_argument("--points", type=int, help="points per file")
    parser.add_argument("--out", type=pathlib.Path, default=HERE, help="directory to write to, or to check")
    parser.add_argument("--seed", default="0")
    parser.add_argument("--first", action="store_true", help="leave out second derivatives")
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    options = parser.parse_args()
    unknown = [name for name in options.ops if name not in OPS]
    if unknown:
        parser.error(f"no operation {unknown[0]}")
    if not options.check:
        options.out.mkdir(parents=True, exist_ok=True)

    faults = []
    with multiprocessing.Pool() as pool:
        for texts, wrong in pool.imap(job, [(name, options) for name in options.ops or OPS]):
            faults += [wrong] if wrong else []
            for file, content in texts.items():
                path = options.out / file
                if not options.check:
                    path.write_text(content)
                elif not path.is_file() or path.read_text() != content:
                    faults.append(f"{path} differs from what make.py makes")
    path = options.out / "ranges.txt"
    if options.check:
        if not path.is_file() or path.read_text() != ranges():
            faults.append(f"{path} differs from what make.py makes")
    else:
        path.write_text(ranges())
    if options.check and not options.ops:
        expected = {f"{name}.{form.name}.txt" for name, op in OPS.items() for form in op.formats}
        present = sorted(options.out.glob("*.f[0-9][0-9].txt"))
        faults += [f"{path} belongs to no operation" for path in present if path.name not in expected]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
