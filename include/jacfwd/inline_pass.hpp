// One run of a function of inline numbers: inputs with directions, results apart in values and tangents.
// Does not know containers.
#ifndef JACFWD_INLINE_PASS_HPP
#define JACFWD_INLINE_PASS_HPP

#include "macros_hide.hpp"

#include "dual_math.hpp"

namespace jacfwd::detail {

JACFWD_BEGIN_LANES

// How many directions go into one pass of n: all up to 16; more are divided evenly.
constexpr int chunk_of(int n) {
    const int passes = (n + 15) / 16;
    return (n + passes - 1) / passes;
}

// Input j is direction j - first, if that is one of the pass.
template <class D>
JACFWD_INLINE void seed(const typename D::real *x, std::size_t n, std::size_t first, D *in) {
    for (std::size_t j = 0; j < n; j++) {
        in[j] = D(x[j], j - first);
    }
}
// All inputs in one pass.
template <class D, std::size_t... J>
JACFWD_INLINE void seed(const typename D::real *x, std::index_sequence<J...>, D *in) {
    ((in[J] = D(x[J], J)), ...);
}
// The same made where they are to be: an array that is zero first would be written twice.
template <class Inputs, class D, std::size_t... J>
JACFWD_INLINE Inputs seeded(const typename D::real *x, std::index_sequence<J...>) {
    return {{D(x[J], J)...}};
}

// A result that other libraries may see: each NaN is the same, a tangent of zero is positive.
template <class Real>
Real canonical(Real x) {
    return x != x ? std::numeric_limits<Real>::quiet_NaN() : x;
}

// The directions of a pass: which of the columns of a Jacobian it writes.
struct directions {
    std::size_t first, count;
};

// Finds out whether all of many are finite: their sum is then, unless it overflows. Four sums take turns, none waits for the one before.
template <class Tangents>
class finite_sum {
    using vector = typename Tangents::vector;
    using Real = typename Tangents::real;

public:
    JACFWD_INLINE void add(std::size_t i, Real y, const Tangents &t) {
        values_[i % 4] += y;
        for (std::size_t k = 0; k < Tangents::count; k++) {
            if (!is_known(t.v[k])) {
                derivatives_[i % 4] += t.v[k];
            }
        }
    }
    JACFWD_INLINE bool is_finite() const {
        const vector derivatives = (derivatives_[0] + derivatives_[1]) + (derivatives_[2] + derivatives_[3]);
        Real sum = (values_[0] + values_[1]) + (values_[2] + values_[3]);
        if constexpr (Tangents::width == 1) {
            sum += derivatives;
        } else {
            for (std::size_t k = 0; k < Tangents::width; k++) {
                sum += derivatives[k];
            }
        }
        return detail::is_finite(sum);
    }

private:
    // Whether the compiler sees that they are finite: derivatives are often constants.
    static JACFWD_INLINE bool is_known(const vector &t) {
        bool known = true;
        if constexpr (Tangents::width == 1) {
            known = JACFWD_CONSTANT(t) && detail::is_finite(t);
        } else {
            for (std::size_t k = 0; k < Tangents::width; k++) {
                known = known && JACFWD_CONSTANT(t[k]) && detail::is_finite(t[k]);
            }
        }
        return known;
    }

    // What the first is added to without a trace.
    static constexpr Real none = -Real(0);
    Real values_[4] = {none, none, none, none};
    vector derivatives_[4] = {vector{} + none, vector{} + none, vector{} + none, vector{} + none};
};

// The tangents of a number, zeros positive.
template <class Real, int N, product P>
JACFWD_INLINE lanes<Real, N> positive_zeros(const dual<Real, N, P> &a) {
    using vector = typename lanes<Real, N>::vector;
    return lanes<Real, N>::map([](vector v) JACFWD_INLINE_LAMBDA { return vector(v + Real(0)); }, inside<dual<Real, N, P>>::of(a));
}

// The tangents of output i to the columns of row(i), which are in a row.
template <class D, class Row>
JACFWD_INLINE void read_out(const D &out, std::size_t i, const Row &row, directions to, finite_sum<tangents_of<D>> &sum) {
    const tangents_of<D> t = positive_zeros(out);
    sum.add(i, out.primal(), t);
    auto *const columns = row(i) + to.first;
    if (to.count == static_cast<std::size_t>(D::directions)) {
        t.store(columns);
    } else {
        for (std::size_t k = 0; k < to.count; k++) {
            columns[k] = t.get(k);
        }
    }
}

// Values and tangents of m outputs, or of as many as there are indices; whether all of them are finite. y may be null.
template <class D, class Row>
JACFWD_INLINE bool read_out(const D *out, std::size_t m, typename D::real *y, const Row &row, directions to) {
    finite_sum<tangents_of<D>> sum;
    for (std::size_t i = 0; i < m; i++) {
        read_out(out[i], i, row, to, sum);
    }
    for (std::size_t i = 0; y && i < m; i++) {
        y[i] = out[i].primal();
    }
    return sum.is_finite();
}
template <class D, std::size_t... I, class Row>
JACFWD_INLINE bool read_out(const D *out, std::index_sequence<I...>, typename D::real *y, const Row &row, directions to) {
    finite_sum<tangents_of<D>> sum;
    (read_out(out[I], I, row, to, sum), ...);
    if (y) {
        ((y[I] = out[I].primal()), ...);
    }
    return sum.is_finite();
}

// Likewise with all bits as the contract has them.
template <class D, class Row>
void read_out_canonical(const D *out, std::size_t m, typename D::real *y, const Row &row, directions to) {
    using real = typename D::real;
    for (std::size_t i = 0; i < m; i++) {
        for (std::size_t k = 0; k < to.count; k++) {
            row(i)[to.first + k] = canonical(out[i].tangent(k) + real(0));
        }
        if (y) {
            y[i] = canonical(out[i].primal());
        }
    }
}

JACFWD_END_LANES

} // namespace jacfwd::detail

#include "macros_show.hpp"

#endif
