"""What random.c prints, as CasADi sees it: values, the whole matrix of each Jacobian, and its blocks, in value and in sparsity."""

import random
import sys

import casadi
import numpy

library, table = sys.argv[1:]
random.seed(1)
checks = 0


def same(found, expected, structure):
    """A matrix of CasADi's, with entries where they should be and nowhere else."""
    global checks
    checks += 1
    assert found.shape == expected.shape == structure.shape, (found.shape, expected.shape)
    dense = numpy.array(casadi.DM(found)).reshape(expected.shape)
    assert numpy.allclose(dense, expected, rtol=1e-13, atol=0), (dense, expected)
    has = numpy.zeros(structure.shape, dtype=bool)
    for row, col in zip(*found.sparsity().get_triplet()):
        has[row, col] = True
    assert (has == structure).all(), (has, structure)


for k, line in enumerate(open(table)):
    words = [int(word) for word in line.split()]
    inputs, outputs = words[:2]
    lengths = words[2 : 2 + inputs]
    heights = words[2 + inputs : 2 + inputs + outputs]
    rows, cols = sum(heights), sum(lengths)
    marks = numpy.array(words[2 + inputs + outputs :], dtype=int).reshape(rows, cols)
    factors = numpy.array([[0.25 * row + col + 0.5 for col in range(cols)] for row in range(rows)]).reshape(rows, cols)
    factors = factors * (marks & 1)
    row_of, col_of = numpy.cumsum([0] + heights), numpy.cumsum([0] + lengths)

    f = casadi.external("f%d_casadi" % k, library)
    slopes = casadi.external("slopes%d_casadi" % k, library)
    x = numpy.array([random.gauss(0, 1) for _ in range(cols)])
    at = [casadi.DM(x[col_of[i] : col_of[i + 1]]) if lengths[i] else casadi.DM.zeros(0, 1) for i in range(inputs)]
    y = (factors @ (x * x) + 1.5).reshape(rows, 1)
    jacobian = 2 * factors * x

    values = f.call(at)
    for o in range(outputs):
        part = y[row_of[o] : row_of[o + 1]]
        same(values[o], part, numpy.ones(part.shape, dtype=bool))
    same(slopes.call(at)[0], jacobian, marks >= 2)
    blocks = f.jacobian().call(at + values)
    for o in range(outputs):
        for i in range(inputs):
            block = (slice(row_of[o], row_of[o + 1]), slice(col_of[i], col_of[i + 1]))
            same(blocks[o * inputs + i], jacobian[block], marks[block] >= 2)

    # One input is not given, and so zero; one output is not asked for.
    missing = random.randrange(inputs)
    with_zeros = x.copy()
    with_zeros[col_of[missing] : col_of[missing + 1]] = 0
    buffers = [numpy.zeros(max(height, 1)) for height in heights]
    given = [numpy.ascontiguousarray(x[col_of[i] : col_of[i + 1]]) for i in range(inputs)]
    buffer, trigger = f.buffer()
    for i in range(inputs):
        if i != missing and lengths[i]:
            buffer.set_arg(i, memoryview(given[i]))
    left_out = random.randrange(outputs)
    for o in range(outputs):
        if o != left_out and heights[o]:
            buffer.set_res(o, memoryview(buffers[o]))
    trigger()
    expected = factors @ with_zeros**2 + 1.5
    for o in range(outputs):
        if o != left_out and heights[o]:
            checks += 1
            assert numpy.allclose(buffers[o], expected[row_of[o] : row_of[o + 1]], rtol=1e-13, atol=0)

assert checks > 200, checks
print("ok %d" % checks)
