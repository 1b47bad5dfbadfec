/*
 * The 27 models, each at one observation. They know neither data nor fits.
 *
 * b1, b2, … of the NIST formulas are b[0], b[1], … here. Predictors stay plain reals: mixed operations need no number for them.
 */
#include <math.h>

#include "nist.h"

static const double PI = 3.14159265358979323846;

/* amplitude exp(-rate x) */
static jf_num decay(jf_eval *e, jf_num amplitude, jf_num rate, double x)
{
    return jf_mul(e, amplitude, jf_exp(e, jf_mul_c(e, rate, -x)));
}

/* amplitude exp(-((x - centre) / width)^2) */
static jf_num bump(jf_eval *e, jf_num amplitude, jf_num centre, jf_num width, double x)
{
    const jf_num z = jf_div(e, jf_c_sub(e, x, centre), width);
    return jf_mul(e, amplitude, jf_exp(e, jf_neg(e, jf_square(e, z))));
}

/*
 * c cos(2 pi x / period) + s sin(2 pi x / period), by cospi and sinpi: they see the rounding of 2 x / period only, where cos
 * would also see that of pi, many radians out.
 */
static jf_num wave(jf_eval *e, jf_num c, jf_num s, jf_num period, double x)
{
    const jf_num half_turns = jf_c_div(e, 2.0 * x, period);
    return jf_add(e, jf_mul(e, c, jf_cospi(e, half_turns)), jf_mul(e, s, jf_sinpi(e, half_turns)));
}

/* b1 + b2 x + … + bn x^(n-1) */
static jf_num polynomial(jf_eval *e, size_t n, const jf_num *b, double x)
{
    jf_num sum = b[n - 1];
    for (size_t k = n - 1; k-- > 0;) {
        sum = jf_add(e, jf_mul_c(e, sum, x), b[k]);
    }
    return sum;
}

/*
 * The same with the rounding errors carried along: compensated Horner (Graillat, Langlois and Louvet, 2009). The error of a
 * sum is taken the short way, which is exact if the product is not larger than the coefficient.
 */
static jf_num compensated_polynomial(jf_eval *e, size_t n, const jf_num *b, double x)
{
    const jf_num at = jf_const(e, x);
    jf_num sum = b[n - 1];
    jf_num error = jf_const(e, 0.0);
    for (size_t k = n - 1; k-- > 0;) {
        const jf_num product = jf_mul_c(e, sum, x);
        const jf_num product_error = jf_fma(e, sum, at, jf_neg(e, product));
        sum = jf_add(e, product, b[k]);
        const jf_num sum_error = jf_sub(e, product, jf_sub(e, sum, b[k]));
        error = jf_add(e, jf_mul_c(e, error, x), jf_add(e, product_error, sum_error));
    }
    return jf_add(e, sum, error);
}

/* 1 + b1 x + … + bn x^n */
static jf_num denominator(jf_eval *e, size_t n, const jf_num *b, double x)
{
    return jf_add_c(e, jf_mul_c(e, polynomial(e, n, b, x), x), 1.0);
}

/* b1 (b2 + x)^(-1/b3) */
static jf_num bennett5(jf_eval *e, const jf_num *b, const double *x)
{
    return jf_mul(e, b[0], jf_pow(e, jf_add_c(e, b[1], x[0]), jf_c_div(e, -1.0, b[2])));
}

/* b1 (1 - exp(-b2 x)), by expm1: Misra's b2 x is small, and 1 - exp would cancel */
static jf_num saturation(jf_eval *e, const jf_num *b, const double *x)
{
    return jf_neg(e, jf_mul(e, b[0], jf_expm1(e, jf_mul_c(e, b[1], -x[0]))));
}

/* exp(-b1 x) / (b2 + b3 x) */
static jf_num chwirut(jf_eval *e, const jf_num *b, const double *x)
{
    return jf_div(e, jf_exp(e, jf_mul_c(e, b[0], -x[0])), polynomial(e, 2, b + 1, x[0]));
}

/* b1 x^b2 */
static jf_num danwood(jf_eval *e, const jf_num *b, const double *x)
{
    return jf_mul(e, b[0], jf_c_pow(e, x[0], b[1]));
}

/* b1 + b2 cos(2 pi x / 12) + b3 sin(2 pi x / 12), and two waves of unknown period: b5, b6 with b4; b8, b9 with b7 */
static jf_num enso(jf_eval *e, const jf_num *b, const double *x)
{
    /* fmod is exact and keeps the angle small, so that its rounding is too. */
    const double month = PI * fmod(x[0], 12.0) / 6.0;
    jf_num sum = jf_add(e, b[0], jf_mul_c(e, b[1], cos(month)));
    sum = jf_add(e, sum, jf_mul_c(e, b[2], sin(month)));
    sum = jf_add(e, sum, wave(e, b[4], b[5], b[3], x[0]));
    return jf_add(e, sum, wave(e, b[7], b[8], b[6], x[0]));
}

/* (b1 / b2) exp(-((x - b3) / b2)^2 / 2) */
static jf_num eckerle4(jf_eval *e, const jf_num *b, const double *x)
{
    const jf_num z = jf_div(e, jf_c_sub(e, x[0], b[2]), b[1]);
    return jf_mul(e, jf_div(e, b[0], b[1]), jf_exp(e, jf_mul_c(e, jf_square(e, z), -0.5)));
}

/* b1 exp(-b2 x) + b3 exp(-((x - b4) / b5)^2) + b6 exp(-((x - b7) / b8)^2) */
static jf_num gauss(jf_eval *e, const jf_num *b, const double *x)
{
    const jf_num peaks = jf_add(e, bump(e, b[2], b[3], b[4], x[0]), bump(e, b[5], b[6], b[7], x[0]));
    return jf_add(e, decay(e, b[0], b[1], x[0]), peaks);
}

/* (b1 + b2 x + b3 x^2 + b4 x^3) / (1 + b5 x + b6 x^2 + b7 x^3) */
static jf_num hahn1(jf_eval *e, const jf_num *b, const double *x)
{
    return jf_div(e, polynomial(e, 4, b, x[0]), denominator(e, 3, b + 4, x[0]));
}

/* (b1 + b2 x + b3 x^2) / (1 + b4 x + b5 x^2) */
static jf_num kirby2(jf_eval *e, const jf_num *b, const double *x)
{
    return jf_div(e, polynomial(e, 3, b, x[0]), denominator(e, 2, b + 3, x[0]));
}

/* b1 exp(-b2 x) + b3 exp(-b4 x) + b5 exp(-b6 x) */
static jf_num lanczos(jf_eval *e, const jf_num *b, const double *x)
{
    const jf_num two = jf_add(e, decay(e, b[0], b[1], x[0]), decay(e, b[2], b[3], x[0]));
    return jf_add(e, two, decay(e, b[4], b[5], x[0]));
}

/* b1 (x^2 + x b2) / (x^2 + x b3 + b4) */
static jf_num mgh09(jf_eval *e, const jf_num *b, const double *x)
{
    const double square = x[0] * x[0];
    const jf_num above = jf_add_c(e, jf_mul_c(e, b[1], x[0]), square);
    const jf_num below = jf_add(e, jf_add_c(e, jf_mul_c(e, b[2], x[0]), square), b[3]);
    return jf_div(e, jf_mul(e, b[0], above), below);
}

/* b1 exp(b2 / (x + b3)) */
static jf_num mgh10(jf_eval *e, const jf_num *b, const double *x)
{
    return jf_mul(e, b[0], jf_exp(e, jf_div(e, b[1], jf_add_c(e, b[2], x[0]))));
}

/* b1 + b2 exp(-x b4) + b3 exp(-x b5) */
static jf_num mgh17(jf_eval *e, const jf_num *b, const double *x)
{
    return jf_add(e, b[0], jf_add(e, decay(e, b[1], b[3], x[0]), decay(e, b[2], b[4], x[0])));
}

/* b1 (1 - (1 + b2 x / 2)^-2) */
static jf_num misra1b(jf_eval *e, const jf_num *b, const double *x)
{
    const jf_num base = jf_add_c(e, jf_mul_c(e, b[1], x[0] / 2.0), 1.0);
    return jf_mul(e, b[0], jf_c_sub(e, 1.0, jf_powi(e, base, -2)));
}

/* b1 (1 - (1 + 2 b2 x)^-0.5) */
static jf_num misra1c(jf_eval *e, const jf_num *b, const double *x)
{
    const jf_num base = jf_add_c(e, jf_mul_c(e, b[1], 2.0 * x[0]), 1.0);
    return jf_mul(e, b[0], jf_c_sub(e, 1.0, jf_rsqrt(e, base)));
}

/* b1 b2 x (1 + b2 x)^-1 */
static jf_num misra1d(jf_eval *e, const jf_num *b, const double *x)
{
    const jf_num load = jf_mul_c(e, b[1], x[0]);
    return jf_div(e, jf_mul(e, b[0], load), jf_add_c(e, load, 1.0));
}

/* b1 - b2 x1 exp(-b3 x2), of log y */
static jf_num nelson(jf_eval *e, const jf_num *b, const double *x)
{
    return jf_sub(e, b[0], jf_mul_c(e, decay(e, b[1], b[2], x[1]), x[0]));
}

/* 1 + exp(b2 - b3 x), the denominator of both growth curves */
static jf_num growth(jf_eval *e, const jf_num *b, const double *x)
{
    return jf_add_c(e, jf_exp(e, jf_sub(e, b[1], jf_mul_c(e, b[2], x[0]))), 1.0);
}

/* b1 / (1 + exp(b2 - b3 x)) */
static jf_num rat42(jf_eval *e, const jf_num *b, const double *x)
{
    return jf_div(e, b[0], growth(e, b, x));
}

/* b1 / (1 + exp(b2 - b3 x))^(1/b4) */
static jf_num rat43(jf_eval *e, const jf_num *b, const double *x)
{
    return jf_div(e, b[0], jf_pow(e, growth(e, b, x), jf_recip(e, b[3])));
}

/* b1 - b2 x - arctan(b3 / (x - b4)) / pi */
static jf_num roszman1(jf_eval *e, const jf_num *b, const double *x)
{
    const jf_num line = jf_sub(e, b[0], jf_mul_c(e, b[1], x[0]));
    const jf_num angle = jf_atan(e, jf_div(e, b[2], jf_c_sub(e, x[0], b[3])));
    return jf_sub(e, line, jf_div_c(e, angle, PI));
}

/* As Hahn1. At x = -3 the terms of the numerator, up to 5500, leave 25: the plain scheme would err by 2e-14 there. */
static jf_num thurber(jf_eval *e, const jf_num *b, const double *x)
{
    return jf_div(e, compensated_polynomial(e, 4, b, x[0]), denominator(e, 3, b + 4, x[0]));
}

const struct model models[MODELS] = {
    {"Bennett5", 3, 1, false, bennett5},
    {"BoxBOD", 2, 1, false, saturation},
    {"Chwirut1", 3, 1, false, chwirut},
    {"Chwirut2", 3, 1, false, chwirut},
    {"DanWood", 2, 1, false, danwood},
    {"ENSO", 9, 1, false, enso},
    {"Eckerle4", 3, 1, false, eckerle4},
    {"Gauss1", 8, 1, false, gauss},
    {"Gauss2", 8, 1, false, gauss},
    {"Gauss3", 8, 1, false, gauss},
    {"Hahn1", 7, 1, false, hahn1},
    {"Kirby2", 5, 1, false, kirby2},
    {"Lanczos1", 6, 1, false, lanczos},
    {"Lanczos2", 6, 1, false, lanczos},
    {"Lanczos3", 6, 1, false, lanczos},
    {"MGH09", 4, 1, false, mgh09},
    {"MGH10", 3, 1, false, mgh10},
    {"MGH17", 5, 1, false, mgh17},
    {"Misra1a", 2, 1, false, saturation},
    {"Misra1b", 2, 1, false, misra1b},
    {"Misra1c", 2, 1, false, misra1c},
    {"Misra1d", 2, 1, false, misra1d},
    {"Nelson", 3, 2, true, nelson},
    {"Rat42", 3, 1, false, rat42},
    {"Rat43", 4, 1, false, rat43},
    {"Roszman1", 4, 1, false, roszman1},
    {"Thurber", 7, 1, false, thurber},
};
