//! Functions that a printed file has for itself: where C has an operator but not the whole of what a program means.
//! Does not know which are needed.

/// A value as it leaves a function.
pub const NUMBER: &str = "\
/* Whatever a NaN's sign and payload, it leaves as the same bits. */
static $R $P_number($R y)
{
    return (y == y) ? y : ($R)NAN;
}

";

/// The answer of a function whose caller must not go on.
pub const ENDED: &str = "\
/* The answer of another way, for a caller that would go on. */
static int $P_ended(int answer)
{
    return (answer == 0) ? INT_MAX : answer;
}

";

/// The product of a slope and a tangent.
pub const PRODUCT: &str = "\
/* A slope times a tangent: 0 where the tangent is, or where the slope is by definition, which -0.0 tells, whatever the other. */
static $R $P_product($R s, $R t)
{
    return ((t == 0.0$F) || ((s == 0.0$F) && (signbit(s) != 0))) ? 0.0$F : (s * t);
}

";

/// A slope inside the domain of its operation.
pub const DEFINED: &str = "\
/* A slope, or NaN where x is. */
static $R $P_defined($R x, $R s)
{
    $R slope = ($R)NAN;
    if (x == x) {
        slope = s + 0.0$F;
    }
    return slope;
}

";

/// Whether a number has all its digits.
pub const NORMAL: &str = "\
/* Whether a number has all its digits. */
static int $P_normal($R x)
{
    const $R size = fabs$F(x);
    return ((size >= $L) && (size <= $M)) ? 1 : 0;
}

";

/// The slopes of a quotient.
pub const QUOTIENT: &str = "\
/* The slopes of y = a/b: 1/b and -y/b, with all their digits. */
static void $P_quotient($R a, $R b, $R y, $R *d)
{
    const $R r = 1.0$F / b;
    $R s;
    if (($P_normal(y) != 0) && ($P_normal(r) != 0)) {
        s = y * r;
    } else if ((y != 0.0$F) && (fabs$F(y) < $L) && (fabs$F(b) < 1.0$F)) {
        s = a * $U;
        s = s / b;
        s = s / b;
        s = s * $V;
    } else {
        s = y / b;
    }
    d[0] = ($R)NAN;
    d[1] = ($R)NAN;
    if (y == y) {
        d[0] = r + 0.0$F;
        d[1] = 0.0$F - s;
    }
}

";

/// Second derivatives times products of tangents, where these leave the range.
pub const BENT: &str = "\
/* x*2^(-32k), of a size near 1, and k. */
static $R $P_near_one($R x, int *k)
{
    $R y = x;
    *k = 0;
    if (x != 0.0$F) {
        while (fabs$F(y) >= 65536.0$F) {
            y = y * 2.3283064365386962890625e-10$F;
            *k = *k + 1;
        }
        while (fabs$F(y) < 0.0000152587890625$F) {
            y = y * 4294967296.0$F;
            *k = *k - 1;
        }
    }
    return y;
}

/* x*2^(32k). */
static $R $P_shifted($R x, int k)
{
    $R y = x;
    int n;
    for (n = 0; (n < k) && (n < 80); n++) {
        y = y * 4294967296.0$F;
    }
    for (n = 0; (n < -k) && (n < 80); n++) {
        y = y * 2.3283064365386962890625e-10$F;
    }
    return y;
}

/* u*t of two terms, near 1 without 2^(32k). */
static $R $P_near_one_product($R u, $R t, int *k)
{
    int n;
    const $R a = $P_near_one(u, k);
    const $R b = $P_near_one(t, &n);
    *k = *k + n;
    return a * b;
}

/* Whether u*t has a zero in it. */
static int $P_none($R u, $R t)
{
    return ((u == 0.0$F) || (t == 0.0$F)) ? 1 : 0;
}

/* Whether it has all its digits, or is exactly 0. */
static int $P_exact($R u, $R t)
{
    return ($P_none(u, t) != 0) ? 1 : $P_normal(u * t);
}

/* Whether it would be finite, had it the range. */
static int $P_finite($R u, $R t)
{
    return (($P_none(u, t) != 0) || ((fabs$F(u) <= $M) && (fabs$F(t) <= $M))) ? 1 : 0;
}

/* s*(u0*t0 + u1*t1) where a product leaves the normal range: a product with a zero in it is zero, and so is the result if the sum is. */
static $R $P_bent($R s, $R u0, $R t0, $R u1, $R t1)
{
    const int none0 = $P_none(u0, t0);
    const int none1 = $P_none(u1, t1);
    const $R first = (none0 != 0) ? 0.0$F : (u0 * t0);
    const $R second = (none1 != 0) ? 0.0$F : (u1 * t1);
    const $R sum = first + second;
    $R a = 0.0$F;
    $R b = 0.0$F;
    $R c;
    int i = 0;
    int j = 0;
    int k = 0;
    /* Nothing is lost, or what is lost does not count, or is lost in any case. */
    if (($P_finite(u0, t0) == 0) || ($P_finite(u1, t1) == 0) ||
        ((fabs$F(sum) <= $M) && ((fabs$F(s) <= 1.0$F) || ($P_normal(sum) != 0) || (($P_exact(u0, t0) != 0) && ($P_exact(u1, t1) != 0))))) {
        return (sum == 0.0$F) ? 0.0$F : (s * sum);
    }
    if (none0 == 0) {
        a = $P_near_one_product(u0, t0, &i);
    }
    if (none1 == 0) {
        b = $P_near_one_product(u1, t1, &j);
    }
    /* Both by the larger power of two. */
    if ((none0 != 0) || ((none1 == 0) && (j > i))) {
        a = $P_shifted(a, i - j);
        i = j;
    } else {
        b = $P_shifted(b, j - i);
    }
    c = a + b;
    if (c == 0.0$F) {
        return 0.0$F;
    }
    if (!(fabs$F(s) <= $M)) {
        return s * c;
    }
    c = $P_near_one(s, &k) * c;
    return $P_shifted(c, i + k);
}

";

/// One product of tangents.
pub const BEND: &str = "\
/* s*(u*t). */
static $R $P_bend($R s, $R u, $R t)
{
    const $R product = u * t;
    $R y = s * product;
    if ($P_normal(product) == 0) {
        y = $P_bent(s, u, t, 0.0$F, 0.0$F);
    }
    return y;
}

";

/// The sum of two.
pub const BEND2: &str = "\
/* s*(u0*t0 + u1*t1). */
static $R $P_bend2($R s, $R u0, $R t0, $R u1, $R t1)
{
    const $R first = u0 * t0;
    const $R second = u1 * t1;
    const $R sum = first + second;
    $R y = s * sum;
    if ($P_normal(sum) == 0) {
        y = $P_bent(s, u0, t0, u1, t1);
    }
    return y;
}

";

/// Likewise, of a second derivative that may be zero by definition.
pub const STRONG_BEND: &str = "\
/* s*(u*t), 0 where s is by definition, which -0.0 tells. */
static $R $P_strong_bend($R s, $R u, $R t)
{
    return ((s == 0.0$F) && (signbit(s) != 0)) ? 0.0$F : $P_bend(s, u, t);
}

";

/// The sum of two.
pub const STRONG_BEND2: &str = "\
/* s*(u0*t0 + u1*t1), 0 where s is by definition, which -0.0 tells. */
static $R $P_strong_bend2($R s, $R u0, $R t0, $R u1, $R t1)
{
    return ((s == 0.0$F) && (signbit(s) != 0)) ? 0.0$F : $P_bend2(s, u0, t0, u1, t1);
}

";
