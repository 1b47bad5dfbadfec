/* Every operation by its generic name, in a text for numbers and for plain reals. */

/* Of one number. */
JF_FUNCTION(unary) {
    size_t k = 0;
#define USE(name, NAME) out[0][k++] = JF_##NAME(in[0][0]);
    GENERIC_UNARY(USE)
#undef USE
#define USE(name, NAME) out[0][k++] = JF_##NAME(in[0][0], 0.75);
    GENERIC_UNARY_REAL(USE)
#undef USE
#define USE(name, NAME) out[0][k++] = JF_##NAME(in[0][0], 3);
    GENERIC_UNARY_INTEGER(USE)
#undef USE
    return 0;
}

/* Of two, of which either or both are plain: double, float, int. */
JF_FUNCTION(binary) {
    const JF_NUM x = in[0][0], y = in[0][1];
    const float quarter = 0.25f;
    size_t k = 0;
#define USE(name, NAME)                                                  \
    out[0][k++] = JF_##NAME(x, y), out[0][k++] = JF_##NAME(x, 0.1);      \
    out[0][k++] = JF_##NAME(x, quarter), out[0][k++] = JF_##NAME(2, y);  \
    out[0][k++] = JF_##NAME(quarter, y), out[0][k++] = JF_CONST(JF_##NAME(0.3, 2));
    GENERIC_BINARY(USE)
#undef USE
    return 0;
}

JF_FUNCTION(others) {
    const JF_NUM x = in[0][0], y = in[0][1], minus = JF_NEG(x);
    const JF_REAL reals[] = {1, 2};
    size_t k = 0;
#define USE(name, NAME) \
    out[0][k++] = JF_##NAME(x, y, minus), out[0][k++] = JF_##NAME(x, 0.1, y), out[0][k++] = JF_##NAME(2, x, 3), out[0][k++] = JF_##NAME(x, 1, 1.5f);
    GENERIC_TERNARY(USE)
#undef USE
    out[0][k++] = JF_SELECT_LT(x, y, minus, 1), out[0][k++] = JF_SELECT_LE(x, 1, x, y), out[0][k++] = JF_SELECT_GT(0.5, x, x, 2), out[0][k++] = JF_SELECT_GE(x, y, x, y);
    out[0][k++] = JF_CONST(JF_LT(x, y) ? 1 : 0), out[0][k++] = JF_CONST(JF_LE(x, 0.5) ? 1 : 0), out[0][k++] = JF_CONST(JF_GT(1, y) ? 1 : 0), out[0][k++] = JF_CONST(JF_GE(x, 0.5f) && JF_LT(1, 2) ? 1 : 0);
    out[0][k++] = JF_SUM(2, in[0]), out[0][k++] = JF_PROD(2, in[0]), out[0][k++] = JF_DOT(2, in[0], in[0]), out[0][k++] = JF_DOT(2, reals, in[0]);
    out[0][k++] = JF_NORM(2, in[0]), out[0][k++] = JF_NORM2SQ(2, in[0]), out[0][k++] = JF_AMAX(2, in[0]), out[0][k++] = JF_AMIN(2, in[0]), out[0][k++] = JF_LOGSUMEXP(2, in[0]);
    JF_SOFTMAX(2, in[0], out[0] + k), k += 2;
    JF_MATVEC(1, 2, in[0], in[0], out[0] + k), k++;
    JF_MATVEC(1, 2, reals, in[0], out[0] + k), k++;
    out[0][k++] = JF_FABS(x), out[0][k++] = JF_MAX(x, 0.5), out[0][k++] = JF_MIN(x, y), out[0][k++] = JF_NEARBYINT(x);
    out[0][k++] = JF_CONST(JF_EQ(x, 0.5) && !JF_NE(0.25, y) ? 1 : 0), out[0][k++] = JF_SELECT_EQ(x, 1, x, y), out[0][k++] = JF_SELECT_NE(x, y, 1, x);
    out[0][k++] = JF_MULADD(x, y, 0.1), out[0][k++] = JF_MULADD(2, x, y);
    JF_NUM state[2] = {x, y};
    for (int step = 0; step < 3; step++) {
        const size_t mark = JF_SCOPE_BEGIN();
        const JF_NUM next[2] = {JF_MUL(state[0], 0.5), JF_ADD(state[0], state[1])};
        JF_SCOPE_NEXT(mark, state, next, 2);
    }
    const size_t mark = JF_SCOPE_BEGIN();
    JF_NUM kept = JF_SQUARE(state[1]);
    JF_SCOPE_END(mark, &kept, 1);
    out[0][k++] = state[0], out[0][k++] = kept;
    return k == OTHERS ? 0 : 1;
}
