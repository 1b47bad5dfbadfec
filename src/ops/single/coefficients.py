#!/usr/bin/env python3
"""Derives the coefficients of the polynomials in this folder, with mpmath 1.3: nearly minimax, in single precision.

    sin r = r + r·u·S(u),  cos r = 1 - u/2 + u²·C(u),  tan r = r + r·u·T(u),  u = r²;  2^f = 1 + f·E(f)

Remez's exchange gives the polynomial of least relative error; then its coefficients are rounded one after the other, the lowest
first, and those that are left are fitted again to what the rounded ones leave over. That is possible on one side of 0; where the
interval has 0 inside, all are rounded at once. The first of E is ln 2, which stands in the code exactly, in two parts.
"""

import struct

from mpmath import mp, mpf

mp.prec = 160


def single(x):
    """The nearest f32, exactly."""
    return mpf(struct.unpack(">f", struct.pack(">f", float(x)))[0])


def remez(target, weight, count, lo, hi, first):
    """Coefficients of t^first ... t^(first + count - 1) that minimise max |weight·(target - polynomial)| on [lo, hi]."""
    nodes = [(lo + hi) / 2 - (hi - lo) / 2 * mp.cos(mp.pi * (i + mpf(1) / 2) / (count + 1)) for i in range(count + 1)]
    grid = [lo + (hi - lo) * i / 2000 for i in range(2001)]
    for _ in range(30):
        rows = [[t ** (first + k) for k in range(count)] + [(-1) ** i / weight(t)] for i, t in enumerate(nodes)]
        solution = mp.lu_solve(mp.matrix(rows), mp.matrix([target(t) for t in nodes]))
        found = [solution[k] for k in range(count)]
        error = [weight(t) * (target(t) - sum(c * t ** (first + k) for k, c in enumerate(found))) for t in grid]
        # The extremum between every two changes of sign.
        turns, start = [], 0
        for i in range(1, len(grid) + 1):
            if i == len(grid) or error[i] * error[start] < 0:
                turns.append(max(range(start, i), key=lambda j: abs(error[j])))
                start = i
        if len(turns) < count + 1:
            break
        turns.sort(key=lambda j: -abs(error[j]))
        nodes = [grid[j] for j in sorted(turns[: count + 1])]
    return found


def fitted(name, target, weight, count, lo, hi):
    rounded = []
    if lo < 0:
        rounded = [single(c) for c in remez(target, weight, count, lo, hi, 0)]
    while len(rounded) < count:
        known = list(rounded)
        rest = lambda t: target(t) - sum(c * t**k for k, c in enumerate(known))
        found = remez(rest, weight, count - len(known), lo, hi, len(known))
        rounded.append(single(found[0]))
    grid = [lo + (hi - lo) * i / 2000 for i in range(2001)]
    worst = max(abs(weight(t) * (target(t) - sum(c * t**k for k, c in enumerate(rounded)))) for t in grid)
    print(f"{name}: relative error below 2^{float(mp.log(worst, 2)):.1f}")
    for c in rounded:
        print(f"    {float(c)!r},")


# The square of an angle up to π/4 and a little more; a little less than all of it from 0 on, where the formulas cancel.
LEAST, MOST = mpf(1) / 1000, (mp.pi / 4 * (1 + mpf(2) ** -20)) ** 2
HALF = mpf(1) / 2


def sin(u):
    return mp.sin(mp.sqrt(u)) / mp.sqrt(u)


def cos(u):
    return mp.cos(mp.sqrt(u))


def tan(u):
    return mp.tan(mp.sqrt(u)) / mp.sqrt(u)


fitted("S", lambda u: (sin(u) - 1) / u, lambda u: u / sin(u), 3, LEAST, MOST)
fitted("C", lambda u: (cos(u) - 1 + u / 2) / u**2, lambda u: u**2 / cos(u), 3, LEAST, MOST)
fitted("T", lambda u: (tan(u) - 1) / u, lambda u: u / tan(u), 6, LEAST, mpf("0.6") ** 2)
fitted("E", lambda f: mp.expm1(f * mp.log(2)) / f if f else mp.log(2), lambda f: HALF / mpf(2) ** f, 7, -HALF, HALF)
