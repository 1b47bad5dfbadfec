/* Every driver on one random program: results against the oracle, guards around them, errors that leave them alone. */
#ifndef DRIVERS_HPP
#define DRIVERS_HPP

#include "subject.hpp"

#include <optional>

template <class Real>
class Drivers : Subject<Real> {
    using Base = Subject<Real>;
    using typename Base::N;
    using typename Base::T;
    using typename Base::abi;
    using Base::bits;
    using Base::bytes_;
    using Base::columns_;
    using Base::compare;
    using Base::compare_values;
    using Base::context_;
    using Base::function_;
    using Base::in_;
    using Base::jacobian_lengths;
    using Base::library_;
    using Base::make;
    using Base::options_;
    using Base::oracle;
    using Base::oracle_;
    using Base::program_;
    using Base::require;
    using Base::shape_;
    using Base::x_;

public:
    explicit Drivers(Bytes &bytes) : Base(bytes) {}

    void run() {
        tally.programs++;
        const std::size_t lanes = 1 + bytes_.below(bytes_.rare(4) ? 40 : shape_.inputs() + 2);
        if (bytes_.rare(4)) {
            in_little_room(shape_.inputs() + shape_.results() + bytes_.below(24), lanes);
        }
        make(ROOM, lanes);
        plain();
        jacobian();
        call();
        directions();
        if (bytes_.below(2)) {
            second();
        }
        batch();
        products(lanes);
        Real worst = 0;
        require(abi::check(context_, function_, in_.data(), &options_, &worst) == JF_OK, "check");
    }

private:
    static constexpr std::size_t ROOM = 600;

    static std::vector<std::size_t> times(std::size_t k, std::vector<std::size_t> lengths) {
        for (std::size_t &n : lengths) {
            n *= k;
        }
        return lengths;
    }

    /* Runs where the numbers may not suffice: then nothing is written, and what the message asks for is more. Only where passes have draws
     * of their own may a later one need more numbers than the first. */
    void in_little_room(std::size_t numbers, std::size_t lanes) {
        make(numbers, lanes);
        Blocks<Real> y(shape_.out), jac(jacobian_lengths(0));
        const jf_status status = abi::jacfwd(context_, function_, in_.data(), &options_, jac.dense().data(), y.table(bytes_).data());
        require(status == JF_OK || status == JF_OUT_OF_NUMBERS, "little room");
        if (status != JF_OK) {
            const bool later = !library_.passes.empty();
            require(!later || (program_.draws() && options_.randomness == JF_RANDOM_DIFFERENT), "passes alike need numbers alike");
            require(later ? y.guards_stand() && jac.guards_stand() : y.untouched() && jac.untouched(), "little room leaves the results alone");
            /* At least so many before the first pass, about so many from within one. */
            const char *at = std::strstr(abi::message(context_), "the function needs ");
            at = at ? std::strpbrk(at, "0123456789") : at;
            require(at && std::strtoull(at, nullptr, 10) > numbers, "more numbers are asked for");
        }
        require(abi::numbers_peak(context_) <= numbers, "peak");
    }

    /* A driver of one input and one output, that does not let the program draw. */
    void plain() {
        Guarded<Real> y(shape_.results()), jac(shape_.results() * shape_.inputs());
        const jf_status status = abi::jacobian(context_, function_, x_.data(), y.data(), jac.data());
        require(status == (!shape_.simple() ? JF_BAD_FUNCTION : program_.draws() ? JF_RANDOM_FORBIDDEN : JF_OK), "jacobian");
        require(status == JF_OK ? y.guards_stand() && jac.guards_stand() : y.untouched() && jac.untouched(), "guards of jacobian");
        if (status == JF_OK) {
            plain_.emplace(std::move(jac));
        }
    }

    /* One of the ways a block may lie in memory that has three rows and columns more. */
    typename abi::matrix laid(Real *all, std::size_t m, std::size_t n) {
        const auto rows = static_cast<std::ptrdiff_t>(m), columns = static_cast<std::ptrdiff_t>(n);
        switch (bytes_.below(5)) {
        case 0: return {all, 1, rows};
        case 1: return {all, columns + 2, 1};
        case 2: return {all + (n * m == 0 ? 0 : n * m - 1), -columns, -1};
        case 3: return {nullptr, 0, 0};
        default: return {all, 0, 0};
        }
    }

    void jacobian() {
        Blocks<Real> y(shape_.out), jac(jacobian_lengths(3));
        const auto out = y.table(bytes_);
        std::vector<typename abi::matrix> laid_out;
        for (std::size_t b = 0; b < jac.size(); b++) {
            const std::size_t o = b / shape_.argnums.size(), k = b % shape_.argnums.size();
            laid_out.push_back(laid(jac[b].data(), shape_.out[o], shape_.in[shape_.input(k)]));
        }
        library_.passes.clear();
        require(abi::jacfwd(context_, function_, in_.data(), &options_, laid_out.data(), out.data()) == JF_OK, "jacfwd");
        require(y.guards_stand() && jac.guards_stand(), "guards of jacfwd");
        for (std::size_t column = 0; column < columns_.size(); column++) {
            oracle(column, [&](std::size_t j, N &x) { x.a.value = j == columns_[column]; });
            compare_column(column, laid_out, jac);
        }
        oracle(0, [](std::size_t, N &) {});
        compare_values("value", out);
    }

    /* The Jacobian's column of the oracle's pass. */
    void compare_column(std::size_t column, const std::vector<typename abi::matrix> &laid_out, Blocks<Real> &jac) {
        const auto [k, j] = shape_.places()[column];
        for (std::size_t o = 0, flat = 0; o < shape_.outputs(); flat += shape_.out[o], o++) {
            const auto &block = laid_out[o * shape_.argnums.size() + k];
            if (!block.data) {
                require(jac[o * shape_.argnums.size() + k].untouched(), "a block that nobody wants");
                continue;
            }
            const bool dense = block.row_stride == 0;
            const std::ptrdiff_t row = dense ? static_cast<std::ptrdiff_t>(shape_.in[shape_.input(k)]) : block.row_stride;
            const std::ptrdiff_t step = dense ? 1 : block.col_stride;
            for (std::size_t i = 0; i < shape_.out[o]; i++) {
                const Real found = block.data[static_cast<std::ptrdiff_t>(i) * row + static_cast<std::ptrdiff_t>(j) * step];
                compare("jacobian", flat + i, column, found, oracle_.outputs[flat + i].a);
                require(!plain_ || bits(found, (*plain_)[i * shape_.in[0] + j]), "the plain Jacobian");
            }
        }
    }

    void call() {
        Blocks<Real> y(shape_.out);
        const auto out = y.table(bytes_);
        require(abi::call(context_, function_, in_.data(), &options_, out.data()) == JF_OK && y.guards_stand(), "call");
        compare_values("value of call", out);
    }

    void directions() {
        const std::size_t k = 1 + bytes_.below(bytes_.rare(4) ? 40 : 4), n = shape_.inputs();
        std::vector<Real> tangents(k * n);
        std::vector<const Real *> t;
        for (std::size_t a = 0, at = 0; a < shape_.in.size(); at += k * shape_.in[a], a++) {
            t.push_back(bytes_.rare(5) ? nullptr : tangents.data() + at);
            for (std::size_t j = 0; t[a] && j < k * shape_.in[a]; j++) {
                /* Small integers where there are many. */
                tangents[at + j] = k > 4 ? static_cast<Real>(j * (k + 3) % 7) - 3 : bytes_.below(3) ? bytes_.template real<Real>() : Real(0);
            }
        }
        Blocks<Real> results(times(k, {shape_.out.begin(), shape_.out.begin() + static_cast<std::ptrdiff_t>(shape_.outputs())}));
        const auto out = results.table(bytes_);
        library_.passes.clear();
        require(abi::jvp_many(context_, function_, k, in_.data(), t.data(), &options_, nullptr, out.data()) == JF_OK && results.guards_stand(), "jvp_many");
        for (std::size_t d = 0; d < k; d++) {
            oracle(d, [&](std::size_t flat, N &x) {
                std::size_t a = 0, j = flat, at = 0;
                for (; j >= shape_.in[a]; a++) {
                    j -= shape_.in[a];
                    at += k * shape_.in[a];
                }
                x.a = T::of(tangents[at + d * shape_.in[a] + j]);
            });
            for (std::size_t o = 0, flat = 0; o < results.size(); o++) {
                for (std::size_t i = 0; i < shape_.out[o]; i++, flat++) {
                    if (out[o]) {
                        compare("jvp", flat, d, results[o][d * shape_.out[o] + i], oracle_.outputs[flat].a);
                    }
                }
            }
        }
    }

    void second() {
        const std::size_t K = shape_.argnums.size(), n = columns_.size();
        std::vector<std::size_t> lengths;
        for (std::size_t o = 0; o < shape_.outputs(); o++) {
            for (std::size_t k = 0; k < K * K; k++) {
                lengths.push_back(shape_.out[o] * shape_.in[shape_.input(k / K)] * shape_.in[shape_.input(k % K)]);
            }
        }
        Blocks<Real> hess(lengths), jac(jacobian_lengths(0));
        const auto wanted = hess.table(bytes_);
        library_.passes.clear();
        require(abi::hessian(context_, function_, in_.data(), &options_, wanted.data(), jac.dense().data(), nullptr) == JF_OK, "hessian");
        require(hess.guards_stand() && jac.guards_stand(), "guards of hessian");
        const auto places = shape_.places();
        for (std::size_t p = 0; p < n; p++) {
            for (std::size_t q = p; q < n; q++) {
                oracle(0, [&](std::size_t j, N &x) {
                    x.a.value = j == columns_[p];
                    x.b.value = j == columns_[q];
                });
                compare_second(places[p], places[q], wanted);
            }
            for (std::size_t o = 0, flat = 0; o < shape_.outputs(); flat += shape_.out[o], o++) {
                const auto [k, j] = places[p];
                for (std::size_t i = 0; i < shape_.out[o]; i++) {
                    compare("gradient of hessian", flat + i, p, jac[o * K + k][i * shape_.in[shape_.input(k)] + j], oracle_.outputs[flat + i].a);
                }
            }
        }
    }

    /* The second derivatives along two columns, both ways round. */
    void compare_second(std::pair<std::size_t, std::size_t> p, std::pair<std::size_t, std::size_t> q, const std::vector<Real *> &wanted) {
        const std::size_t K = shape_.argnums.size(), np = shape_.in[shape_.input(p.first)], nq = shape_.in[shape_.input(q.first)];
        for (std::size_t o = 0, flat = 0; o < shape_.outputs(); o++) {
            const Real *one = wanted[(o * K + p.first) * K + q.first], *other = wanted[(o * K + q.first) * K + p.first];
            for (std::size_t i = 0; i < shape_.out[o]; i++, flat++) {
                if (one) {
                    compare("hessian", flat, p.second * 100 + q.second, one[(i * np + p.second) * nq + q.second], oracle_.outputs[flat].ab);
                }
                if (one && other) {
                    require(bits(one[(i * np + p.second) * nq + q.second], other[(i * nq + q.second) * np + p.second]), "symmetry");
                }
            }
        }
    }

    /* A batch against one point after the other. Where each point draws its own, the first only. */
    void batch() {
        const std::size_t count = bytes_.below(4);
        std::vector<std::size_t> stride;
        std::vector<std::vector<Real>> points;
        std::vector<const Real *> in;
        const bool given = bytes_.below(2) != 0;
        for (const std::size_t n : shape_.in) {
            stride.push_back(given ? bytes_.below(2) * (n + bytes_.below(3)) : n);
            points.emplace_back(count * (n + 2));
            for (Real &x : points.back()) {
                x = bytes_.template real<Real>();
            }
        }
        for (const auto &p : points) {
            in.push_back(p.data());
        }
        jf_options options = options_;
        options.in_stride = given ? stride.data() : nullptr;
        const std::vector<std::size_t> lengths = jacobian_lengths(0), &outputs = shape_.out;
        Blocks<Real> jac(times(count, lengths)), y(times(count, outputs));
        const auto jacs = jac.table(bytes_), out = y.table(bytes_);
        require(abi::jacfwd_batch(context_, function_, count, in.data(), &options, jacs.data(), out.data()) == JF_OK, "batch");
        require(jac.guards_stand() && y.guards_stand() && abi::points_done(context_) == count, "guards of batch");
        const bool one_only = program_.draws() && options_.randomness == JF_RANDOM_DIFFERENT;
        for (std::size_t p = 0; p < (one_only ? std::min<std::size_t>(count, 1) : count); p++) {
            for (std::size_t a = 0; a < in.size(); a++) {
                in[a] = points[a].data() + p * stride[a];
            }
            Blocks<Real> single(lengths), value(outputs);
            require(abi::jacfwd(context_, function_, in.data(), &options_, single.dense().data(), value.table().data()) == JF_OK, "point of a batch");
            same_point("Jacobian of a batch", p, jacs, single, lengths);
            same_point("values of a batch", p, out, value, outputs);
        }
    }

    /* Products of the Jacobian against loops over it. */
    void products(std::size_t lanes) {
        const std::size_t n = columns_.size(), m = rows();
        std::vector<Real> weights(m), p(n * n), y(m);
        for (Real &w : weights) {
            w = bytes_.template real<Real>();
        }
        for (std::size_t i = 0; i < n; i++) {
            for (std::size_t j = 0; j <= i; j++) {
                p[i * n + j] = p[j * n + i] = static_cast<Real>((i * 5 + j * 3) % 7) - 2;
            }
        }
        const bool weighted = bytes_.below(2) != 0, own = options_.randomness == JF_RANDOM_DIFFERENT;
        Guarded<Real> jtj(n * n), jtr(n), jpjt(m * m);
        const typename abi::matrix square{jtj.data(), 0, 0}, moved{jpjt.data(), 0, 0};
        const std::size_t chunk = options_.chunk ? std::min(options_.chunk, lanes) : lanes;
        const jf_status of_pairs = own ? JF_BAD_OPTION : n > 1 && chunk == 1 ? JF_TOO_FEW_LANES : JF_OK;
        const jf_status of_rows = own ? JF_BAD_OPTION : n > lanes ? JF_TOO_FEW_LANES : JF_OK;
        require(abi::jtj(context_, function_, in_.data(), &options_, weighted ? weights.data() : nullptr, &square, jtr.data(), nullptr) == of_pairs, "jtj");
        require(abi::jpjt(context_, function_, in_.data(), &options_, p.data(), &moved, nullptr) == of_rows, "jpjt");
        require(of_pairs == JF_OK ? jtj.guards_stand() && jtr.guards_stand() : jtj.untouched() && jtr.untouched(), "guards of jtj");
        require(of_rows == JF_OK ? jpjt.guards_stand() : jpjt.untouched(), "guards of jpjt");
        if (own) {
            return;
        }
        const std::vector<Real> j = dense(y);
        for (std::size_t a = 0; a < n && of_pairs == JF_OK; a++) {
            for (std::size_t b = a; b <= n; b++) {
                Real sum = 0;
                for (std::size_t e = 0; e < m; e++) {
                    const Real first = b == n ? y[e] : j[e * n + a], second = b == n ? j[e * n + a] : j[e * n + b];
                    sum += (weighted ? weights[e] * first : first) * second;
                }
                require(same_number(b == n ? jtr[a] : jtj[a * n + b], sum), "jtj against a loop");
                require(b == n || bits(jtj[a * n + b], jtj[b * n + a]), "symmetry of jtj");
            }
        }
        for (std::size_t e = 0; e < m && of_rows == JF_OK; e++) {
            for (std::size_t g = e; g < m; g++) {
                Real sum = 0;
                for (std::size_t q = 0; q < n; q++) {
                    Real t = 0;
                    for (std::size_t i = 0; i < n; i++) {
                        t += j[e * n + i] * p[i * n + q];
                    }
                    sum += t * j[g * n + q];
                }
                require(same_number(jpjt[e * m + g], sum), "jpjt against a loop");
                require(bits(jpjt[e * m + g], jpjt[g * m + e]), "symmetry of jpjt");
            }
        }
    }

    /* Elements of all outputs. */
    std::size_t rows() const {
        std::size_t m = 0;
        for (std::size_t o = 0; o < shape_.outputs(); o++) {
            m += shape_.out[o];
        }
        return m;
    }

    /* The Jacobian as one matrix, and the values beside it. */
    std::vector<Real> dense(std::vector<Real> &values) {
        Blocks<Real> jac(jacobian_lengths(0)), y(shape_.out);
        require(abi::jacfwd(context_, function_, in_.data(), &options_, jac.dense().data(), y.table().data()) == JF_OK, "jacfwd for products");
        const std::size_t n = columns_.size();
        std::vector<Real> j(values.size() * n);
        const auto places = shape_.places();
        for (std::size_t o = 0, flat = 0; o < shape_.outputs(); flat += shape_.out[o], o++) {
            for (std::size_t i = 0; i < shape_.out[o]; i++) {
                values[flat + i] = y[o][i];
                for (std::size_t column = 0; column < n; column++) {
                    const auto [k, at] = places[column];
                    j[(flat + i) * n + column] = jac[o * shape_.argnums.size() + k][i * shape_.in[shape_.input(k)] + at];
                }
            }
        }
        return j;
    }

    /* The same number, whichever NaN: sums of the compiler's own may have another sign. */
    static bool same_number(Real a, Real b) { return bits(a, b) || (std::isnan(a) && std::isnan(b)); }

    void same_point(const char *what, std::size_t point, const std::vector<Real *> &batch, Blocks<Real> &single, const std::vector<std::size_t> &lengths) {
        for (std::size_t b = 0; b < lengths.size(); b++) {
            for (std::size_t k = 0; batch[b] && k < lengths[b]; k++) {
                require(bits(batch[b][point * lengths[b] + k], single[b][k]), what);
            }
        }
    }

    /* The dense Jacobian, where the program has one. */
    std::optional<Guarded<Real>> plain_;
};

#endif
