/* The header from C++17: lambdas as functions, templates over both precisions, and an extended Kalman filter. */
#include "check.h"
#include "jacfwd.h"

#include <array>
#include <memory>
#include <type_traits>
#include <vector>

static_assert(std::is_trivially_copyable_v<jf_num> && sizeof(jf_num) == 4 && sizeof(jff_func) == 4, "handles are plain integers");
static_assert(JF_CONTEXT_BYTES(1, 0, 64, 0) > 64 * 64, "the macro is a constant expression");

/* The two precisions for templates. */
struct Double {
    using real = double;
    using context = jf_context;
    using eval = jf_eval;
    using num = jf_num;
    static constexpr auto bytes = jf_context_bytes;
    static constexpr auto init = jf_context_init;
    static constexpr auto add_function = jf_register;
    static constexpr auto jacobian = jf_jacobian;
    static constexpr auto mul = jf_mul;
    static constexpr auto sin = jf_sin;
    using func = jf_func;
};

struct Single {
    using real = float;
    using context = jff_context;
    using eval = jff_eval;
    using num = jff_num;
    static constexpr auto bytes = jff_context_bytes;
    static constexpr auto init = jff_context_init;
    static constexpr auto add_function = jff_register;
    static constexpr auto jacobian = jff_jacobian;
    static constexpr auto mul = jff_mul;
    static constexpr auto sin = jff_sin;
    using func = jff_func;
};

/* A context and the memory it lives in. */
template <class P>
struct Context {
    std::vector<unsigned char> memory;
    typename P::context *c = nullptr;

    explicit Context(std::size_t functions, std::size_t numbers) {
        jf_config config{};
        config.functions = functions;
        config.numbers = numbers;
        memory.resize(P::bytes(&config));
        CHECK_INT(P::init(memory.data(), memory.size(), &config, &c), JF_OK);
    }
};

template <class P>
static void a_lambda_without_captures_is_a_function() {
    using real = typename P::real;
    using num = typename P::num;
    Context<P> context(1, 16);
    const std::size_t n = 2, m = 1;
    const jf_signature signature{1, &n, 1, &m, 0, nullptr};
    typename P::func f{};
    CHECK_INT(P::add_function(
                  context.c,
                  [](typename P::eval *e, const num *const *in, num *const *out, void *) -> int {
                      out[0][0] = P::mul(e, P::sin(e, in[0][0]), in[0][1]);
                      return 0;
                  },
                  &signature, nullptr, &f),
              JF_OK);
    const std::array<real, 2> x{real(0.5), real(3)};
    std::array<real, 2> jac{};
    real y{};
    CHECK_INT(P::jacobian(context.c, f, x.data(), &y, jac.data()), JF_OK);
    const double tolerance = sizeof(real) == 4 ? 5e-7 : 1e-15;
    CHECK_NEAR(y, std::sin(0.5) * 3, tolerance);
    CHECK_NEAR(jac[0], std::cos(0.5) * 3, tolerance);
    CHECK_NEAR(jac[1], std::sin(0.5), tolerance);
}

/* A vehicle on a plane: x, y, heading, speed. */
constexpr std::size_t STATES = 4;

struct Motion {
    double seconds, turn_rate;
};

static int moves(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user) {
    const auto *motion = static_cast<const Motion *>(user);
    const jf_num *s = in[0];
    jf_num sine, cosine;
    jf_sincos(e, s[2], &sine, &cosine);
    const jf_num step = jf_mul_c(e, s[3], motion->seconds);
    out[0][0] = jf_muladd(e, step, cosine, s[0]);
    out[0][1] = jf_muladd(e, step, sine, s[1]);
    out[0][2] = jf_wrap_to_pi(e, jf_add_c(e, s[2], motion->seconds * motion->turn_rate));
    out[0][3] = s[3];
    return 0;
}

/* Distance and bearing from the origin. */
static int sees(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *) {
    out[0][0] = jf_hypot(e, in[0][0], in[0][1]);
    out[0][1] = jf_atan2(e, in[0][1], in[0][0]);
    return 0;
}

using Matrix = std::array<double, STATES * STATES>;

static Matrix product(const Matrix &a, const Matrix &b, bool transposed) {
    Matrix y{};
    for (std::size_t i = 0; i < STATES; i++) {
        for (std::size_t j = 0; j < STATES; j++) {
            for (std::size_t k = 0; k < STATES; k++) {
                y[i * STATES + j] += a[i * STATES + k] * (transposed ? b[j * STATES + k] : b[k * STATES + j]);
            }
        }
    }
    return y;
}

/* A filter that starts wrong ends near the truth, and its Jacobians agree with the derivative check on the way. */
static void an_extended_kalman_filter_finds_the_vehicle() {
    Context<Double> context(2, 64);
    Motion motion{0.1, 0.2};
    const std::size_t states = STATES, seen = 2;
    const jf_signature to_states{1, &states, 1, &states, 0, nullptr}, to_seen{1, &states, 1, &seen, 0, nullptr};
    jf_func process{}, measurement{};
    CHECK_INT(jf_register(context.c, moves, &to_states, &motion, &process), JF_OK);
    CHECK_INT(jf_register(context.c, sees, &to_seen, nullptr, &measurement), JF_OK);

    std::array<double, STATES> truth{10, 5, 0.3, 2}, guess{9, 6, 0.1, 1}, next{};
    Matrix p{}, f{};
    for (std::size_t i = 0; i < STATES; i++) {
        p[i * STATES + i] = 1;
    }
    for (int step = 0; step < 200; step++) {
        CHECK_INT(jf_jacobian(context.c, process, truth.data(), next.data(), nullptr), JF_OK);
        truth = next;
        CHECK_INT(jf_jacobian(context.c, process, guess.data(), next.data(), f.data()), JF_OK);
        const double *in[] = {guess.data()};
        double worst = 1;
        CHECK_INT(jf_check(context.c, process, in, nullptr, &worst), JF_OK);
        CHECK(worst < 1e-9);
        guess = next;
        p = product(product(f, p, false), f, true);
        for (std::size_t i = 0; i < STATES; i++) {
            p[i * STATES + i] += 1e-4;
        }

        std::array<double, 2> z{}, expected{};
        std::array<double, 2 * STATES> h{};
        CHECK_INT(jf_jacobian(context.c, measurement, truth.data(), z.data(), nullptr), JF_OK);
        CHECK_INT(jf_jacobian(context.c, measurement, guess.data(), expected.data(), h.data()), JF_OK);
        /* One measurement after the other: a division instead of an inverse. */
        for (std::size_t k = 0; k < seen; k++) {
            std::array<double, STATES> ph{};
            double s = 1e-4, innovation = z[k] - expected[k];
            for (std::size_t i = 0; i < STATES; i++) {
                for (std::size_t j = 0; j < STATES; j++) {
                    ph[i] += p[i * STATES + j] * h[k * STATES + j];
                }
                s += h[k * STATES + i] * ph[i];
                innovation -= k == 0 ? 0 : h[k * STATES + i] * (guess[i] - next[i]);
            }
            for (std::size_t i = 0; i < STATES; i++) {
                guess[i] += ph[i] / s * innovation;
                for (std::size_t j = 0; j < STATES; j++) {
                    p[i * STATES + j] -= ph[i] * ph[j] / s;
                }
            }
        }
    }
    for (std::size_t i = 0; i < STATES; i++) {
        CHECK_NEAR(guess[i], truth[i], 0.02);
    }
    CHECK_INT(jf_flags(context.c), 0);
}

static void declarations_are_those_of_c() {
    CHECK(jf_version() == JF_VERSION_MAJOR * 10000u + JF_VERSION_MINOR * 100u + JF_VERSION_PATCH);
    CHECK_SAYS(jf_status_text(JF_OK), "success");
    CHECK_SAYS(jf_status_text(-1000), "unknown");
    CHECK_SAYS(jf_status_text(3), "own code");
    alignas(1) static unsigned char memory[JFF_CONTEXT_BYTES(1, 2, 4, 1)];
    const jf_config config{JF_ABI_VERSION, 0, 1, 2, 4, 1, 0, {}};
    CHECK(jff_context_bytes(&config) == sizeof memory);
    jff_context *c = nullptr;
    CHECK_INT(jff_context_init(memory, sizeof memory, &config, &c), JF_OK);
    CHECK_SAYS(jff_message(nullptr), "NULL");
}

int main() {
    a_lambda_without_captures_is_a_function<Double>();
    a_lambda_without_captures_is_a_function<Single>();
    an_extended_kalman_filter_finds_the_vehicle();
    declarations_are_those_of_c();
    return finish();
}
