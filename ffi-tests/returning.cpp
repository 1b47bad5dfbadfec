/* The C++ interface without exceptions: every driver returns a status, and the context has the message. */
#define JACFWD_EXCEPTIONS 0
#include "precisions.hpp"

#include <vector>

using jacfwd::basic_context;
using jacfwd::function;
using jacfwd::shape;

template <class Real>
static void drivers_return_statuses() {
    basic_context<Real> c(jacfwd::capacity{2, 16, 1});
    CHECK(c.get() != nullptr);
    auto f = function(c, shape(2, 1), [](auto x, auto y) {
        y[0] = sqrt(x[0]) * x[1];
        return x[1] < 0 ? 3 : 0;
    });
    CHECK_INT(f.status(), JF_OK);
    const Real x[] = {4, 5}, negative[] = {4, -5}, three[] = {1, 2, 3};
    Real jac[2] = {7, 7}, y[1] = {7};
    CHECK_INT(f.jacfwd(three, jac, y), JF_BAD_LENGTH);
    CHECK_SAYS(c.message(), "input 0 has 3 elements, but 2 are wanted");
    CHECK_INT(f.jacfwd(negative, jac, y), 3);
    CHECK(jac[0] == 7 && jac[1] == 7 && y[0] == 7);
    CHECK_INT(f.jacfwd(x, jac, y), JF_OK);
    CHECK(jac[0] == Real(1.25) && jac[1] == 2 && y[0] == 10);
    const int argnums[] = {0, 0};
    jacfwd::options o;
    o.argnums = argnums;
    CHECK_INT(f.jacfwd(x, jac, y, o), JF_ARGNUM_DUPLICATE);
    CHECK_SAYS(c.message(), "argnum");
}

template <class Real>
static void failed_constructions_are_seen() {
    basic_context<Real> none(nullptr, 0, {});
    CHECK(none.get() == nullptr);
    CHECK_SAYS(none.message(), "no context");
    auto f = function(none, shape(1, 1), [](auto x) { return x[0]; });
    CHECK_INT(f.status(), JF_NULL);
    Real jac[1] = {7};
    CHECK_INT(f.jacfwd(std::array<Real, 1>{}, jac), JF_NULL);
    CHECK(jac[0] == 7);
}

/* Where a failure makes every comparison false, a loop that waits for one ends by asking. */
template <class Real>
static void a_failed_evaluation_is_seen_from_inside() {
    basic_context<Real> c(jacfwd::capacity{1, 8, 1});
    std::size_t rounds = 0;
    auto f = function(c, shape(1, 1), [&rounds](jacfwd::basic_evaluation<Real> e, auto x, auto y) {
        std::vector<jacfwd::basic_num<Real>> kept;
        while (!e.failed()) {
            kept.push_back(x[0] * 2);
        }
        rounds = kept.size();
        CHECK(!(kept[0] == kept[0]) && !(kept[0] != 1) && !(1 < kept[0]) && std::isnan(kept[0].primal()));
        y[0] = kept[0];
    });
    const Real x[] = {1};
    Real jac[1] = {7};
    CHECK_INT(f.jacfwd(x, jac), JF_OUT_OF_NUMBERS);
    CHECK_INT(c.status(), JF_OUT_OF_NUMBERS);
    CHECK_SAYS(c.message(), "about 10 numbers, but the context has room for 8");
    CHECK(rounds > 2 && jac[0] == 7);
}

/* An index beyond a view fails the evaluation, whatever the function makes of the element it got. */
template <class Real>
static void an_index_beyond_a_view_fails_the_evaluation() {
    basic_context<Real> c(jacfwd::capacity{3, 16, 1});
    const Real x[] = {1, 2};
    Real jac[4] = {7, 7, 7, 7};
    auto reads = function(c, shape(2, 2), [](auto in, auto out) { out[0] = in[1], out[1] = in[2]; });
    CHECK_INT(reads.jacfwd(x, jac), JF_BAD_NUMBER);
    CHECK_SAYS(c.message(), "index 2 is not of a view of 2 elements");
    auto writes = function(c, shape(2, 2), [](auto in, auto out) { out[0] = in[0], out[-1] = in[1], out[1] = in[1]; });
    CHECK_INT(writes.jacfwd(x, jac), JF_BAD_NUMBER);
    CHECK_SAYS(c.message(), "index -1 is not of a view of 2 elements");
    CHECK(jac[0] == 7 && jac[3] == 7);
}

template <class Real>
static void a_pattern_that_is_not_found_has_no_entries() {
    basic_context<Real> c(jacfwd::capacity{1, 20});
    auto f = function(c, shape(2, 1), [](auto x, auto y) { y[0] = x[0] * x[1]; });
    const Real x[2] = {1, 2};
    const jacfwd::program p = f.record(x);
    const auto found = jacfwd::pattern(p), none = jacfwd::pattern(jacfwd::program()), wrong = jacfwd::pattern(p, JF_PLAN_JACOBIAN, {}, 3);
    CHECK(found.status() == JF_OK && found.entries() == 2);
    CHECK(none.status() == JF_NULL && none.entries() == 0 && none.rows() == 0 && none.major().empty());
    CHECK(wrong.status() == JF_BAD_PATTERN && wrong.minor().empty());
    CHECK_INT(jacfwd::plan(found).status(), JF_OK);
    CHECK(jacfwd::plan(none).entries() == 0);
}

int main() {
    RUN_BOTH(drivers_return_statuses);
    RUN_BOTH(failed_constructions_are_seen);
    RUN_BOTH(a_failed_evaluation_is_seen_from_inside);
    RUN_BOTH(an_index_beyond_a_view_fails_the_evaluation);
    RUN_BOTH(a_pattern_that_is_not_found_has_no_entries);
    return finish();
}
