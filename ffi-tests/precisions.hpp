/* A test of the C++ interface in both precisions, and a function of it in one line. */
#ifndef PRECISIONS_HPP
#define PRECISIONS_HPP

#include "check.h"
#include "jacfwd.hpp"

/* Runs a test, a template of the plain real, in both precisions. */
#define RUN_BOTH(test) (part = #test, test<double>(), test<float>())

/* The Jacobian of f from n numbers to m at x, and the values behind it. */
template <class Real, class F>
std::vector<Real> differentiated(F f, const std::vector<Real> &x, std::size_t m, std::size_t numbers = 64) {
    jacfwd::basic_context<Real> context(jacfwd::capacity{1, numbers});
    auto function = jacfwd::function(context, jacfwd::shape(x.size(), m), f);
    std::vector<Real> all(m * x.size() + m);
    function.jacfwd(x, jacfwd::view<Real>(all.data(), m * x.size()), jacfwd::view<Real>(all.data() + m * x.size(), m));
    return all;
}

#if JACFWD_EXCEPTIONS
/* What the driver throws, as status and message. */
template <class F>
jf_status thrown(F f, const char *says) {
    try {
        f();
    } catch (const jacfwd::error &e) {
        CHECK_SAYS(e.what(), says);
        return e.status();
    }
    return JF_OK;
}
#endif

/* Whether a function takes P as its parameters. */
template <class F, class P, class = void>
struct takes_parameters : std::false_type {};
template <class F, class P>
struct takes_parameters<F, P, std::void_t<decltype(std::declval<F &>().parameters(std::declval<P>()))>> : std::true_type {};

template <class Real>
bool all_same(const std::vector<Real> &a, const std::vector<Real> &b) {
    bool equal = a.size() == b.size();
    for (std::size_t i = 0; equal && i < a.size(); i++) {
        equal = same(static_cast<double>(a[i]), static_cast<double>(b[i]));
    }
    return equal;
}

#endif
