#!/usr/bin/env python3
"""Writes systems.h: solution, determinant and inverse of a small system that depends on two parameters, with their derivatives, to 17 digits.

A[i][j] = exp(-p (t[i] - t[j])^2) + q [i = j], b[i] = sin(p t[i]) + q. Derivatives by the identities of linear algebra at 50 digits:
dx = A^-1 (db - dA x), d det A = det A tr(A^-1 dA), d A^-1 = -A^-1 dA A^-1; checked here against differences at 100 digits.
"""

import pathlib

from mpmath import det, eye, exp, inverse, matrix, mp, mpf, sin

T = [0, 1, 2, 3.5]
P, Q = 0.3, 0.05
N = len(T)


def system(p, q):
    a = matrix(N, N)
    for i in range(N):
        for j in range(N):
            a[i, j] = exp(-p * (mpf(T[i]) - T[j]) ** 2) + (q if i == j else 0)
    return a, matrix([sin(p * t) + q for t in T])


def results(p, q):
    a, b = system(p, q)
    inv = inverse(a)
    return [*(inv * b), det(a), *inv]


def derivatives(p, q):
    a, b = system(p, q)
    inv = inverse(a)
    x = inv * b
    dp = matrix(N, N)
    for i in range(N):
        for j in range(N):
            d = (mpf(T[i]) - T[j]) ** 2
            dp[i, j] = -d * exp(-p * d)
    columns = []
    for da, db in ((dp, matrix([t * mp.cos(p * t) for t in T])), (eye(N), matrix([1] * N))):
        change = inv * da
        trace = sum(change[i, i] for i in range(N))
        columns.append([*(inv * (db - da * x)), det(a) * trace, *(-change * inv)])
    return columns


def text(numbers):
    return ",\n    ".join(mp.nstr(x, 20) for x in numbers)


def main():
    mp.dps = 50
    p, q = mpf(P), mpf(Q)
    values, columns = results(p, q), derivatives(p, q)
    mp.dps = 100
    h = mpf(10) ** -40
    for k, (dp, dq) in enumerate(((h, 0), (0, h))):
        above, below = results(p + dp, q + dq), results(p - dp, q - dq)
        for exact, y1, y0 in zip(columns[k], above, below):
            assert abs((y1 - y0) / (2 * h) - exact) < mpf(10) ** -45 * max(1, abs(exact))
    out = (
        "/* The solution, determinant and inverse of the system of systems.py, which wrote this, and their derivatives. */\n"
        f"enum {{ SIZE = {N}, RESULTS = {len(values)} }};\n"
        f"static const double PLACES[SIZE] = {{{', '.join(map(str, T))}}};\n"
        f"static const double PARAMETERS[2] = {{{P}, {Q}}};\n"
        f"static const double VALUES[RESULTS] = {{\n    {text(values)}}};\n"
        f"static const double SLOPES[2][RESULTS] = {{{{\n    {text(columns[0])}}}, {{\n    {text(columns[1])}}}}};\n"
    )
    (pathlib.Path(__file__).parent / "systems.h").write_text(out)


main()
