#!/usr/bin/env python3
"""Makes log.c: what the sensors of a body in a known motion would record, with bias, noise and quantisation, and the true attitude.

The motion: rates that are sums of sines, integrated by exact rotations of a tenth of a millisecond with the rate at its middle.
"""

import math
import pathlib
import random

SECONDS, RATE, FINE = 24, 100, 100
GRAVITY, FIELD = (0.0, 0.0, 9.80665), (0.5, 0.0, -0.8660254)
BIAS = (0.021, -0.034, 0.012)
NOISE = {"gyro": 0.005, "accelerometer": 0.08, "magnetometer": 0.01}
UNITS = {"gyro": 2048, "accelerometer": 1024, "magnetometer": 16384, "attitude": 16384}


def rates(t):
    """rad/s in the body's axes."""
    return (
        0.9 * math.sin(0.8 * t) + 0.3 * math.sin(2.9 * t),
        0.7 * math.sin(0.5 * t + 1.0) - 0.2 * math.cos(3.7 * t),
        0.4 + 0.6 * math.cos(0.3 * t),
    )


def product(p, q):
    return (
        p[0] * q[0] - p[1] * q[1] - p[2] * q[2] - p[3] * q[3],
        p[0] * q[1] + p[1] * q[0] + p[2] * q[3] - p[3] * q[2],
        p[0] * q[2] - p[1] * q[3] + p[2] * q[0] + p[3] * q[1],
        p[0] * q[3] + p[1] * q[2] - p[2] * q[1] + p[3] * q[0],
    )


def turned(q, w, dt):
    size = math.sqrt(sum(x * x for x in w))
    half = 0.5 * size * dt
    return product(q, (math.cos(half), *(x / size * math.sin(half) for x in w)))


def in_body(q, v):
    """What is v in the world's axes, in the body's."""
    back = (q[0], -q[1], -q[2], -q[3])
    return product(product(back, (0.0, *v)), q)[1:]


def main():
    noise = random.Random(20)
    rows, q = [], (1.0, 0.0, 0.0, 0.0)
    for sample in range(SECONDS * RATE):
        t = sample / RATE
        for i in range(FINE):
            q = turned(q, rates(t + (i + 0.5) / (RATE * FINE)), 1 / (RATE * FINE))
        # The gyroscope gives the mean rate of the interval that ends here, the others give what is now.
        gyro = rates(t + 0.5 / RATE)
        measured = {
            "gyro": [w + b for w, b in zip(gyro, BIAS)],
            "accelerometer": in_body(q, GRAVITY),
            "magnetometer": in_body(q, FIELD),
        }
        fields = []
        for name, values in measured.items():
            fields += [round((v + noise.gauss(0.0, NOISE[name])) * UNITS[name]) for v in values]
        rows.append(fields + [round(v * UNITS["attitude"]) for v in q])
    lines = [
        "/* Made by make_log.py; do not edit. Every line: gyroscope, accelerometer, magnetometer, true attitude. */",
        '#include "log.h"',
        "",
        f"const int16_t sensor_log[SAMPLES][FIELDS] = {{",
        *("    {" + ", ".join(map(str, row)) + "}," for row in rows),
        "};",
    ]
    here = pathlib.Path(__file__).resolve().parent
    (here / "log.c").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
