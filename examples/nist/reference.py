#!/usr/bin/env python3
"""Writes jacobian_reference.txt: the Jacobian of every data set's residuals at its certified parameters.

Per data set a line `name observations parameters`, then one row per observation; each entry is the double nearest to
the exact derivative, in the fewest digits that read back as it.

Knows nothing of the C code: the model is the algebraic text of the .dat file, evaluated and differentiated with
200 digits. Every data set must reproduce its own certified residual sum of squares, or nothing is written.

Needs mpmath. Usage: reference.py [data directory [output file]]
"""

import re
import sys
from pathlib import Path

from mpmath import mp, mpf

mp.dps = 200

# A central difference over a step of relative size h errs by h² times the third derivative and by 10^-200/h times the value
# through cancellation. A derivative may be 10^-41 of the value (the far side of a Gaussian), so 50 digits and more are
# right, where a double holds 17. The second step checks the first.
STEPS = (mpf(10) ** -60, mpf(10) ** -62)
AGREEMENT = mpf(10) ** -50

# The certified sum has 11 digits. The parameters have 11 too, which moves each model value by up to some 1e-11 of itself:
# that decides for Lanczos1, whose residuals are only the rounding of its data to 14 digits.
SUM_ERROR = mpf(10) ** -9
VALUE_ERROR = mpf(10) ** -10

FUNCTIONS = {"exp": mp.exp, "log": mp.log, "cos": mp.cos, "sin": mp.sin, "arctan": mp.atan, "pi": mp.pi, "mpf": mpf}


class DataSet:
    """One .dat file: name, parameters (start1, start2, certified), certified sum of squares, observations, model."""

    def __init__(self, path):
        lines = path.read_text(encoding="ascii").splitlines()
        text = "\n".join(lines)
        self.name = re.search(r"^Dataset Name:\s+(\S+)", text, re.M).group(1)
        self.sum = mpf(re.search(r"^Residual Sum of Squares:\s+(\S+)", text, re.M).group(1))
        self.certified = [row.split()[4] for row in re.findall(r"^\s+b\d+ =.*$", text, re.M)]

        last = max(i for i, line in enumerate(lines) if line.startswith("Data:"))
        names = lines[last].split()[1:]
        self.rows = [dict(zip(names, line.split(), strict=True)) for line in lines[last + 1 :] if line.strip()]
        count = int(re.search(r"^\s+(\d+) Observations", text, re.M).group(1))
        if len(self.rows) != count:
            raise SystemExit(f"{path}: {len(self.rows)} rows, but {count} are announced")

        response, model = model_text(text)
        self.response = expression(response)
        self.model = expression(model)

    def parameters(self):
        """The certified values as a C program holds them: the doubles nearest to the printed decimals."""
        return [mpf(float(value)) for value in self.certified]

    def observations(self):
        """Per observation, its numbers by name, as a C program holds them."""
        return [{name: mpf(float(value)) for name, value in row.items()} for row in self.rows]

    def value(self, b, row):
        names = {f"b{j + 1}": value for j, value in enumerate(b)}
        return eval(self.model, FUNCTIONS, {**names, **row})

    def observed(self, row):
        return eval(self.response, FUNCTIONS, row)


def model_text(text):
    """The two sides of `y = … + e`, which may run over several lines."""
    section = re.search(r"^Model:(.*?)Starting [Vv]alues", text, re.M | re.S).group(1)
    formula = re.search(r"^\s+((?:y|log\[y\])\s*=.*?\+\s+e)\s*$", section, re.M | re.S).group(1)
    response, model = " ".join(formula.split()).split("=")
    return response, re.sub(r"\+ e$", "", model)


def expression(text):
    """Compiles a formula: brackets are parentheses, and every number is one of 200 digits."""
    text = text.replace("[", "(").replace("]", ")").strip()
    return compile(re.sub(r"(?<![\w.])(\d+\.?\d*|\.\d+)", r'mpf("\1")', text), text, "eval")


def check_sum(data):
    """The certified parameters must give the certified sum of squares: guards the file, its reading and the model."""
    b = [mpf(value) for value in data.certified]
    rows = data.observations()
    total = mp.fsum((data.value(b, row) - data.observed(row)) ** 2 for row in rows)
    scale = mp.fsum(data.observed(row) ** 2 for row in rows)
    if abs(total - data.sum) > SUM_ERROR * data.sum + VALUE_ERROR**2 * scale:
        raise SystemExit(f"{data.name}: sum of squares {mp.nstr(total, 12)}, certified {mp.nstr(data.sum, 12)}")


def derivative(data, row, j, step):
    b = data.parameters()
    h = abs(b[j]) * step
    up, down = b[:j] + [b[j] + h] + b[j + 1 :], b[:j] + [b[j] - h] + b[j + 1 :]
    return (data.value(up, row) - data.value(down, row)) / (2 * h)


def nearest_double(value):
    with mp.workprec(53):
        return float(+value)


def jacobian(data):
    """Row by row, the derivatives of model - response; the response does not depend on the parameters."""
    for row in data.observations():
        entries = []
        for j in range(len(data.certified)):
            value, check = (derivative(data, row, j, step) for step in STEPS)
            if abs(value - check) > AGREEMENT * abs(value):
                raise SystemExit(f"{data.name}: two steps disagree on the derivative with respect to b{j + 1}")
            entries.append(nearest_double(value))
        yield entries


def main():
    here = Path(__file__).parent
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else here / "data"
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else here / "jacobian_reference.txt"

    lines = []
    for path in sorted(source.glob("*.dat")):
        data = DataSet(path)
        check_sum(data)
        lines.append(f"{data.name} {len(data.rows)} {len(data.certified)}")
        lines += [" ".join(map(repr, entries)) for entries in jacobian(data)]
    target.write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
