/* One step of a random program on numbers NUM, each operation by OF(name, arguments): written once, for handles of the library and for naive
 * dual numbers. Included once for each; STEP is its name and E its first parameter. */

/* k numbers of the pool p, some of them several times. */
static void N(JOIN_(STEP, pick))(const NUM *p, unsigned count, unsigned from, NUM *out, unsigned k) {
    for (unsigned i = 0; i < k; i++) {
        out[i] = p[(from * 7 + i * (3 + from % 5)) % count];
    }
}

/* Appends what step s makes to the pool p of count numbers; returns how many there are now. */
static unsigned N(STEP)(E, const struct step *s, NUM *p, unsigned count) {
    const NUM a = p[s->a % count], b = p[s->b % count], c = p[s->c % count];
    const real r = (real)s->r, row[3] = {r, (real)-0.5, (real)1.25};
    NUM v[6], w[4], y[4];
    unsigned made = 1;
    N(JOIN_(STEP, pick))(p, count, s->a, v, 6);
    N(JOIN_(STEP, pick))(p, count, s->b, w, 4);
    switch (s->op) {
    case 0: y[0] = OF(add, a, b); break;
    case 1: y[0] = OF(sub, a, b); break;
    case 2: y[0] = OF(mul, a, b); break;
    case 3: y[0] = OF(div, a, OF(add_c, OF(square, b), (real)0.75)); break;
    case 4: y[0] = OF(neg, a); break;
    case 5: y[0] = OF(sqrt, OF(add_c, OF(square, a), (real)0.5)); break;
    case 6: y[0] = OF(exp, OF(tanh, a)); break;
    case 7: y[0] = OF(log, OF(add_c, OF(square, a), (real)0.5)); break;
    case 8: y[0] = OF(sin, a); break;
    case 9: y[0] = OF(tan, OF(tanh, a)); break;
    case 10: y[0] = OF(atan2, a, OF(add_c, OF(square, b), (real)0.25)); break;
    case 11: y[0] = OF(hypot, OF(exp, a), b); break;
    case 12: y[0] = OF(fmax, OF(sin, a), OF(cos, OF(add_c, b, (real)0.375))); break;
    case 13: y[0] = OF(c_sub, r, OF(mul_c, a, r)); break;
    case 14: y[0] = OF(c_div, r, OF(add_c, OF(square, a), (real)0.625)); break;
    case 15: y[0] = OF(muladd, a, b, c); break;
    case 16: y[0] = OF(sum, s->c % 5, v); break;
    case 17: y[0] = OF(dot, s->c % 5, v, w); break;
    case 18: y[0] = OF(dot_c, 3, row, v); break;
    case 19: y[0] = OF(norm2sq, s->c % 6, v); break;
    case 20: y[0] = OF(prod, 3, v); break;
    case 21: y[0] = OF(logsumexp, 3, v); break;
    case 22: OF(sincos, a, &y[0], &y[1]), made = 2; break;
    case 23: OF(matvec, 2, 3, v, w, y), made = 2; break;
    case 24: OF(cross, v, w, y), made = 3; break;
    case 25: OF(quat_mul, v, w, y), made = 4; break;
    case 26: OF(quat_rotate, v, w, y), made = 3; break;
    case 27: OF(softmax, 3, v, y), made = 3; break;
    case 28: OF(cumsum, 3, v, y), made = 3; break;
    case 29: y[0] = OF(const, r); break;
    case 30: y[0] = OF(detach, a); break;
    case 31: SCRATCH(y[0], a, b); break;
    default: y[0] = OF(copy, a); break;
    }
    for (unsigned i = 0; i < made; i++) {
        /* Whatever the steps before, results stay of size 1. */
        p[count++] = OF(tanh, y[i]);
    }
    return count;
}
