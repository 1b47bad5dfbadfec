/*
 * A model that saturates and switches: a drive with a limited voltage moves a sledge that rubs. What the voltage does is a choice (jf_clamp)
 * and needs no guard; how the sledge rubs is asked (jf_gt_c, jf_lt_c): forwards, backwards, or nearly at rest. Forwards and backwards are
 * recorded as two paths of one program; near rest no path holds, and the function itself runs in the same call. Known answers: values and
 * Jacobian of every step have the bits of the function that was never recorded, and agree with differences.
 */
#include <math.h>
#include <string.h>

#include "model.h"
#include "recorded.h"

enum { STATE = 3, STEPS = 4000, HALF_PERIOD = 1000, NUMBERS = 64 };
enum { FORWARDS, BACKWARDS, NEAR_REST, SITUATIONS };
/* What jf_mark calls the parts of the model in reports. */
enum { MARK_DRIVE = 1, MARK_FRICTION = 2 };

static const double TIME_STEP = 1e-3, VOLTS = 12.0, SLOW = 0.01, FRICTION = 0.8;
static const char *const NAMES[SITUATIONS] = {"forwards", "backwards", "near rest"};

static int situation(double speed) { return speed > SLOW ? FORWARDS : speed < -SLOW ? BACKWARDS : NEAR_REST; }

/* Place, speed and current, and the place where the sledge should be -> place, speed and current one step later. */
static int drive(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user) {
    const jf_num place = in[0][0], speed = in[0][1], current = in[0][2], target = in[1][0];
    (void)user;
    jf_mark(e, MARK_DRIVE);
    const jf_num wanted = jf_sub(e, jf_mul_c(e, jf_sub(e, target, place), 60.0), jf_mul_c(e, speed, 8.0));
    const jf_num voltage = jf_clamp(e, wanted, jf_const(e, -VOLTS), jf_const(e, VOLTS));
    const jf_num driven = jf_sub(e, voltage, jf_add(e, jf_mul_c(e, current, 2.0), jf_mul_c(e, speed, 3.0)));
    jf_mark(e, MARK_FRICTION);
    jf_num friction;
    if (jf_gt_c(e, speed, SLOW)) {
        friction = jf_add_c(e, jf_mul_c(e, speed, 0.4), FRICTION);
    } else if (jf_lt_c(e, speed, -SLOW)) {
        friction = jf_sub_c(e, jf_mul_c(e, speed, 0.4), FRICTION);
    } else {
        friction = jf_mul_c(e, speed, FRICTION / SLOW + 0.4);
    }
    const jf_num force = jf_sub(e, jf_mul_c(e, current, 3.0), friction);
    out[0][0] = jf_add(e, place, jf_mul_c(e, speed, TIME_STEP));
    out[0][1] = jf_add(e, speed, jf_mul_c(e, force, TIME_STEP / 0.5));
    out[0][2] = jf_add(e, current, jf_mul_c(e, driven, TIME_STEP / 0.02));
    return 0;
}

/* The next state, and its derivatives by state and target. */
struct step {
    double next[STATE], by_state[STATE * STATE], by_target[STATE];
};

static void step_at(struct recorded *m, const double *const *in, struct step *s) {
    const jf_options both = {.n_argnums = 2};
    const jf_matrix blocks[] = {{s->by_state, 0, 0}, {s->by_target, 0, 0}};
    double *const out[] = {s->next};
    recorded_needs(jf_jacfwd(m->context, m->f, in, &both, blocks, out), "jf_jacfwd", jf_message(m->context));
}

/* The score of the derivatives against differences at a point: see jf_check. */
static double score_at(struct recorded *m, const double *const *in) {
    const jf_options both = {.n_argnums = 2};
    double score = INFINITY;
    recorded_needs(jf_check(m->context, m->f, in, &both, &score), "jf_check", jf_message(m->context));
    return score;
}

/* Why a point has no path, in words: asked for with a program that may not fall back. */
static void explain(struct recorded *m, const double *const *in) {
    jf_attach(m->context, m->f, m->program, JF_MISS_FAILS);
    const jf_status status = jf_call(m->context, m->f, in, NULL, NULL);
    printf("near rest there is no path: %s\n", status == JF_GUARD_MISSED ? jf_message(m->context) : "but there is");
}

int main(void) {
    const size_t in_len[] = {STATE, 1}, out_len = STATE;
    const jf_signature shape = {.n_in = 2, .in_len = in_len, .n_out = 1, .out_len = &out_len};
    const double ahead[] = {0.1, 0.5, 1.0}, back[] = {0.1, -0.5, -1.0}, still[] = {0.1, 0.005, 0.0};
    double state[STATE] = {0}, target, worst = 0.0;
    const double *in[] = {state, &target}, *going_ahead[] = {ahead, &target}, *going_back[] = {back, &target}, *standing[] = {still, &target};
    const double *const *paths[] = {going_ahead, going_back}, *const *checked[SITUATIONS] = {going_ahead, going_back, standing};
    struct recorded m, itself;
    target = 0.2;
    recorded_register(&m, drive, &shape, NULL, NUMBERS);
    recorded_register(&itself, drive, &shape, NULL, NUMBERS);
    recorded_attach(&m, 2, paths);
    for (int k = 0; k < SITUATIONS; k++) {
        worst = fmax(worst, score_at(&itself, checked[k]));
    }

    size_t visits[SITUATIONS] = {0}, saturated = 0, differing = 0, guard = 0;
    for (int k = 0; k < STEPS; k++) {
        struct step recorded, eager;
        target = k / HALF_PERIOD % 2 == 0 ? 1.0 : -1.0;
        step_at(&m, in, &recorded);
        step_at(&itself, in, &eager);
        differing += memcmp(&recorded, &eager, sizeof eager) != 0;
        visits[situation(state[1])]++;
        /* A target that the clamp does not let through moves nothing. */
        saturated += recorded.by_target[2] == 0.0;
        memcpy(state, recorded.next, sizeof state);
    }
    const size_t hits = jf_path_hits(m.context, m.f), missed = jf_guard_missed(m.context, m.f, &guard);
    printf("%d steps, ", STEPS);
    for (int k = 0; k < SITUATIONS; k++) {
        printf("%zu %s, ", visits[k], NAMES[k]);
    }
    printf("%zu with the voltage at its limit\n", saturated);
    printf("program of %zu bytes: %zu path hits, %zu misses, the last at guard %zu\n", m.program_bytes, hits, missed, guard);
    explain(&m, standing);
    printf("%zu steps differ from the function itself; derivatives against differences score %.1e, place at the end %.6f\n", differing, worst,
           state[0]);
    const bool counted = hits == visits[FORWARDS] + visits[BACKWARDS] && missed == visits[NEAR_REST];
    const bool all = visits[FORWARDS] > 0 && visits[BACKWARDS] > 0 && missed > 0 && saturated > 0 && saturated < STEPS;
    recorded_free(&m);
    recorded_free(&itself);
    return verdict(differing == 0 && worst < 1e-6 && counted && all);
}
