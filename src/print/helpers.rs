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
    return ((t == 0.0$F) || ((s == 0.0$F) && (signbit(s) != 0))) ? 0.0$F : s * t;
}

";

/// A slope inside the domain of its operation.
pub const DEFINED: &str = "\
/* A slope, or NaN where x is. */
static $R $P_defined($R x, $R s)
{
    return (x == x) ? s + 0.0$F : ($R)NAN;
}

";

/// Whether a number has all its digits.
pub const NORMAL: &str = "\
/* Whether a number has all its digits. */
static int $P_normal($R x)
{
    const $R size = fabs$F(x);
    return (size >= $L) && (size <= $M);
}

";

/// The slopes of a quotient.
pub const QUOTIENT: &str = "\
/* The slopes of y = a/b: 1/b and -y/b, with all their digits. */
static void $P_quotient($R a, $R b, $R y, $R *d)
{
    const $R r = 1.0$F / b;
    $R s;
    if ($P_normal(y) && $P_normal(r)) {
        s = y * r;
    } else if ((y != 0.0$F) && (fabs$F(y) < $L) && (fabs$F(b) < 1.0$F)) {
        s = a * $U;
        s = s / b;
        s = s / b;
        s = s * $V;
    } else {
        s = y / b;
    }
    d[0] = (y == y) ? r + 0.0$F : ($R)NAN;
    d[1] = (y == y) ? 0.0$F - s : ($R)NAN;
}

";

/// Second derivatives times products of tangents, where these leave the range.
pub const BENT: &str = "\
/* x*2^(-32k), of a size near 1, and k. */
static $R $P_near_one($R x, int *k)
{
    *k = 0;
    if (x != 0.0$F) {
        while (fabs$F(x) >= 65536.0$F) {
            x = x * 2.3283064365386962890625e-10$F;
            *k = *k + 1;
        }
        while (fabs$F(x) < 0.0000152587890625$F) {
            x = x * 4294967296.0$F;
            *k = *k - 1;
        }
    }
    return x;
}

/* x*2^(32k). */
static $R $P_shifted($R x, int k)
{
    int n;
    for (n = 0; (n < k) && (n < 80); n++) {
        x = x * 4294967296.0$F;
    }
    for (n = 0; (n < -k) && (n < 80); n++) {
        x = x * 2.3283064365386962890625e-10$F;
    }
    return x;
}

/* s*(u0*t0 + u1*t1) where a product leaves the normal range: a product with a zero in it is zero, and so is the result if the sum is. */
static $R $P_bent($R s, $R u0, $R t0, $R u1, $R t1)
{
    const int none0 = (u0 == 0.0$F) || (t0 == 0.0$F);
    const int none1 = (u1 == 0.0$F) || (t1 == 0.0$F);
    const $R p0 = none0 ? 0.0$F : u0 * t0;
    const $R p1 = none1 ? 0.0$F : u1 * t1;
    const $R sum = p0 + p1;
    const int finite0 = none0 || ((fabs$F(u0) <= $M) && (fabs$F(t0) <= $M));
    const int finite1 = none1 || ((fabs$F(u1) <= $M) && (fabs$F(t1) <= $M));
    const int exact = (none0 || $P_normal(p0)) && (none1 || $P_normal(p1));
    const int summed = fabs$F(sum) <= $M;
    const int lost = !summed || !($P_normal(sum) || exact);
    const int small = summed && (fabs$F(s) <= 1.0$F);
    $R a = 0.0$F, b = 0.0$F, c;
    int i = 0, j = 0, k = 0, most;
    if (!(finite0 && finite1 && lost && !small)) {
        return (sum == 0.0$F) ? 0.0$F : s * sum;
    }
    if (!none0) {
        int n;
        a = $P_near_one(u0, &i);
        a = a * $P_near_one(t0, &n);
        i = i + n;
    }
    if (!none1) {
        int n;
        b = $P_near_one(u1, &j);
        b = b * $P_near_one(t1, &n);
        j = j + n;
    }
    most = none0 ? j : none1 ? i : (i > j) ? i : j;
    a = $P_shifted(a, i - most);
    c = a + $P_shifted(b, j - most);
    if (c == 0.0$F) {
        return 0.0$F;
    }
    if (!(fabs$F(s) <= $M)) {
        return s * c;
    }
    c = $P_near_one(s, &k) * c;
    return $P_shifted(c, most + k);
}

";

/// One product of tangents.
pub const BEND: &str = "\
/* s*(u*t). */
static $R $P_bend($R s, $R u, $R t)
{
    const $R p = u * t;
    return $P_normal(p) ? s * p : $P_bent(s, u, t, 0.0$F, 0.0$F);
}

";

/// The sum of two.
pub const BEND2: &str = "\
/* s*(u0*t0 + u1*t1). */
static $R $P_bend2($R s, $R u0, $R t0, $R u1, $R t1)
{
    const $R p = u0 * t0;
    const $R q = u1 * t1;
    const $R sum = p + q;
    return $P_normal(sum) ? s * sum : $P_bent(s, u0, t0, u1, t1);
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
