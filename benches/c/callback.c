/* The problems as callbacks: plain C over jf_num, compiled as a user would. */
#include "problem.h"

/* A UR5, with twists off the right angle so that no entry is a constant zero. */
const struct link links[JOINTS] = {
    {0.01, 0.0892, 0.0207948278030924, 0.9997837641893570},   {-0.425, 0.011, 0.9998000066665778, 0.0199986666933331},
    {-0.3922, 0.013, 0.9999500004166653, -0.0099998333341667}, {0.02, 0.1091, -0.0092035367791032, 0.9999576465537892},
    {0.015, 0.0946, 0.0107961171033790, -0.9999417202299663}, {0.012, 0.0823, 0.9995500337489875, 0.0299955002024957},
};

const double observed[2] = {-332.65, 262.09};

/* The first two columns of a link's transform that are not constant, and its translation. */
struct transform {
    jf_num cos, sin, y_x, y_y, z_x, z_y, p_x, p_y;
};

static struct transform transform_of(jf_eval *e, jf_num q, const struct link *l)
{
    struct transform t;
    jf_sincos(e, q, &t.sin, &t.cos);
    t.y_x = jf_mul_c(e, t.sin, -l->twist_cos);
    t.y_y = jf_mul_c(e, t.cos, l->twist_cos);
    t.z_x = jf_mul_c(e, t.sin, l->twist_sin);
    t.z_y = jf_mul_c(e, t.cos, -l->twist_sin);
    t.p_x = jf_mul_c(e, t.cos, l->a);
    t.p_y = jf_mul_c(e, t.sin, l->a);
    return t;
}

static void first_pose(jf_eval *e, jf_num q, const struct link *l, jf_num pose[3][4])
{
    const struct transform t = transform_of(e, q, l);
    pose[0][0] = t.cos, pose[0][1] = t.y_x, pose[0][2] = t.z_x, pose[0][3] = t.p_x;
    pose[1][0] = t.sin, pose[1][1] = t.y_y, pose[1][2] = t.z_y, pose[1][3] = t.p_y;
    pose[2][0] = jf_const(e, 0.0), pose[2][1] = jf_const(e, l->twist_sin);
    pose[2][2] = jf_const(e, l->twist_cos), pose[2][3] = jf_const(e, l->d);
}

static void write_pose(jf_num pose[3][4], jf_num *out)
{
    for (int i = 0; i < 3; i++) {
        out[i] = pose[i][3];
        for (int j = 0; j < 3; j++) {
            out[3 + 3 * i + j] = pose[i][j];
        }
    }
}

/* a*b + c*d */
static jf_num sum2(jf_eval *e, jf_num a, jf_num b, jf_num c, jf_num d)
{
    return jf_add(e, jf_mul(e, a, b), jf_mul(e, c, d));
}

int arm(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user)
{
    jf_num pose[3][4];
    (void)user;
    first_pose(e, in[0][0], &links[0], pose);
    for (int k = 1; k < JOINTS; k++) {
        const struct link *l = &links[k];
        const struct transform t = transform_of(e, in[0][k], l);
        for (int i = 0; i < 3; i++) {
            const jf_num x = pose[i][0], y = pose[i][1], z = pose[i][2], p = pose[i][3];
            pose[i][0] = sum2(e, x, t.cos, y, t.sin);
            pose[i][1] = jf_add(e, sum2(e, x, t.y_x, y, t.y_y), jf_mul_c(e, z, l->twist_sin));
            pose[i][2] = jf_add(e, sum2(e, x, t.z_x, y, t.z_y), jf_mul_c(e, z, l->twist_cos));
            pose[i][3] = jf_add(e, jf_add(e, sum2(e, x, t.p_x, y, t.p_y), jf_mul_c(e, z, l->d)), p);
        }
    }
    write_pose(pose, out[0]);
    return 0;
}

int arm_muladd(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user)
{
    jf_num pose[3][4];
    (void)user;
    first_pose(e, in[0][0], &links[0], pose);
    for (int k = 1; k < JOINTS; k++) {
        const struct link *l = &links[k];
        const struct transform t = transform_of(e, in[0][k], l);
        for (int i = 0; i < 3; i++) {
            const jf_num x = pose[i][0], y = pose[i][1], z = pose[i][2], p = pose[i][3];
            pose[i][0] = jf_muladd(e, y, t.sin, jf_mul(e, x, t.cos));
            pose[i][1] = jf_muladd(e, x, t.y_x, jf_muladd(e, y, t.y_y, jf_mul_c(e, z, l->twist_sin)));
            pose[i][2] = jf_muladd(e, x, t.z_x, jf_muladd(e, y, t.z_y, jf_mul_c(e, z, l->twist_cos)));
            pose[i][3] = jf_muladd(e, x, t.p_x, jf_muladd(e, y, t.p_y, jf_add(e, jf_mul_c(e, z, l->d), p)));
        }
    }
    write_pose(pose, out[0]);
    return 0;
}

int arm_dot(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user)
{
    jf_num pose[3][4];
    (void)user;
    first_pose(e, in[0][0], &links[0], pose);
    const jf_num one = jf_const(e, 1.0);
    for (int k = 1; k < JOINTS; k++) {
        const struct link *l = &links[k];
        const struct transform t = transform_of(e, in[0][k], l);
        const jf_num x[2] = {t.cos, t.sin};
        const jf_num y[3] = {t.y_x, t.y_y, jf_const(e, l->twist_sin)};
        const jf_num z[3] = {t.z_x, t.z_y, jf_const(e, l->twist_cos)};
        const jf_num p[4] = {t.p_x, t.p_y, jf_const(e, l->d), one};
        for (int i = 0; i < 3; i++) {
            const jf_num row[4] = {jf_dot(e, 2, pose[i], x), jf_dot(e, 3, pose[i], y), jf_dot(e, 3, pose[i], z), jf_dot(e, 4, pose[i], p)};
            for (int j = 0; j < 4; j++) {
                pose[i][j] = row[j];
            }
        }
    }
    write_pose(pose, out[0]);
    return 0;
}

/* a[0]*b[0] + a[1]*b[1] + a[2]*b[2], one call per operation. */
static jf_num dot3(jf_eval *e, const jf_num *a, const jf_num *b)
{
    return jf_add(e, sum2(e, a[0], b[0], a[1], b[1]), jf_mul(e, a[2], b[2]));
}

/* a*b - c*d */
static jf_num difference2(jf_eval *e, jf_num a, jf_num b, jf_num c, jf_num d)
{
    return jf_sub(e, jf_mul(e, a, b), jf_mul(e, c, d));
}

static void image(jf_eval *e, const jf_num *in, jf_num error[2])
{
    const jf_num *r = in, *translation = in + 3, focal = in[6], l1 = in[7], l2 = in[8], *p = in + 9;
    const jf_num angle = jf_sqrt(e, dot3(e, r, r));
    jf_num sin, cos;
    jf_sincos(e, angle, &sin, &cos);
    const jf_num axis[3] = {jf_div(e, r[0], angle), jf_div(e, r[1], angle), jf_div(e, r[2], angle)};
    const jf_num cross[3] = {difference2(e, axis[1], p[2], axis[2], p[1]), difference2(e, axis[2], p[0], axis[0], p[2]),
                             difference2(e, axis[0], p[1], axis[1], p[0])};
    const jf_num along = jf_mul(e, dot3(e, axis, p), jf_c_sub(e, 1.0, cos));
    jf_num seen[3];
    for (int i = 0; i < 3; i++) {
        const jf_num turned = jf_add(e, sum2(e, p[i], cos, cross[i], sin), jf_mul(e, axis[i], along));
        seen[i] = jf_add(e, turned, translation[i]);
    }
    const jf_num x = jf_neg(e, jf_div(e, seen[0], seen[2])), y = jf_neg(e, jf_div(e, seen[1], seen[2]));
    const jf_num radius = sum2(e, x, x, y, y);
    const jf_num distortion = jf_add_c(e, jf_mul(e, radius, jf_add(e, l1, jf_mul(e, l2, radius))), 1.0);
    const jf_num scale = jf_mul(e, focal, distortion);
    error[0] = jf_sub_c(e, jf_mul(e, scale, x), observed[0]);
    error[1] = jf_sub_c(e, jf_mul(e, scale, y), observed[1]);
}

int reprojection(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user)
{
    (void)user;
    image(e, in[0], out[0]);
    return 0;
}

int reprojection_bulk(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user)
{
    const jf_num *r = in[0], *translation = r + 3, focal = r[6], l1 = r[7], l2 = r[8], *p = r + 9;
    const jf_num angle = jf_sqrt(e, jf_dot(e, 3, r, r));
    jf_num sin, cos, cross[3], seen[3];
    (void)user;
    jf_sincos(e, angle, &sin, &cos);
    const jf_num axis[3] = {jf_div(e, r[0], angle), jf_div(e, r[1], angle), jf_div(e, r[2], angle)};
    jf_cross(e, axis, p, cross);
    const jf_num weights[3] = {cos, sin, jf_mul(e, jf_dot(e, 3, axis, p), jf_c_sub(e, 1.0, cos))};
    for (int i = 0; i < 3; i++) {
        const jf_num parts[3] = {p[i], cross[i], axis[i]};
        seen[i] = jf_add(e, jf_dot(e, 3, parts, weights), translation[i]);
    }
    const jf_num image[2] = {jf_neg(e, jf_div(e, seen[0], seen[2])), jf_neg(e, jf_div(e, seen[1], seen[2]))};
    const jf_num radius = jf_dot(e, 2, image, image);
    const jf_num distortion = jf_add_c(e, jf_mul(e, radius, jf_muladd(e, l2, radius, l1)), 1.0);
    const jf_num scale = jf_mul(e, focal, distortion);
    for (int i = 0; i < 2; i++) {
        out[0][i] = jf_sub_c(e, jf_mul(e, scale, image[i]), observed[i]);
    }
    return 0;
}

int reprojection_cost(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user)
{
    jf_num error[2];
    (void)user;
    image(e, in[0], error);
    out[0][0] = jf_mul_c(e, sum2(e, error[0], error[0], error[1], error[1]), 0.5);
    return 0;
}

int products(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user)
{
    const size_t count = *(const size_t *)user;
    for (size_t k = 0; k < count; k++) {
        out[0][0] = jf_mul(e, in[0][k & 7], in[0][(k >> 3) & 7]);
    }
    return 0;
}
