/* Every driver on one random program: results against the oracle, guards around them, errors that leave them alone. */
#ifndef DRIVERS_HPP
#define DRIVERS_HPP

#include "guarded.hpp"
#include "library.hpp"
#include "oracle.hpp"

#include <cstdlib>
#include <optional>

/* What was compared: within a bound, exactly, or not at all because the oracle cannot tell. */
struct Tally {
    unsigned long long bounded = 0, exact = 0, skipped = 0, programs = 0;
};
inline Tally tally;

template <class Real>
class Drivers {
    using abi = jacfwd::detail::abi<Real>;
    using N = Number<Real>;
    using T = Tangent<Real>;
    using Blocks = std::vector<Guarded<Real>>;

public:
    explicit Drivers(Bytes &bytes) : bytes_(bytes), shape_(Shape::read(bytes)), columns_(shape_.columns()) {
        program_ = Program<Real>::read(bytes, shape_.inputs(), shape_.results());
        for (std::size_t j = 0; j < shape_.inputs(); j++) {
            x_.push_back(bytes.real<Real>());
        }
        library_.program = &program_;
        library_.shape = &shape_;
        for (std::size_t a = 0; a < shape_.in.size(); a++) {
            in_.push_back(x_.data() + Shape::begin(shape_.in, a));
        }
        options_.argnums = shape_.argnums.data();
        options_.n_argnums = shape_.argnums.size();
        options_.randomness = JF_RANDOM_SAME + static_cast<std::uint32_t>(bytes.below(2));
        options_.seed = bytes.word();
        options_.chunk = bytes.below(shape_.inputs() + 2);
    }

    void run() {
        tally.programs++;
        const std::size_t lanes = 1 + bytes_.below(shape_.inputs() + 2);
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
        Real worst = 0;
        require(abi::check(context_, function_, in_.data(), &options_, &worst) == JF_OK, "check");
    }

private:
    static constexpr std::size_t ROOM = 600;

    void make(std::size_t numbers, std::size_t lanes) {
        jf_config config{};
        config.functions = 1;
        config.blocks = shape_.in.size() + shape_.out.size();
        config.numbers = numbers;
        config.lanes = lanes;
        const std::size_t bytes = abi::context_bytes(&config);
        memory_.reset(new unsigned char[bytes]);
        require(abi::context_init(memory_.get(), bytes - 1, &config, &context_) == JF_TOO_SMALL, "a byte less is too small");
        require(abi::context_init(memory_.get(), bytes, &config, &context_) == JF_OK, "context");
        const jf_signature signature = {shape_.in.size(), shape_.in.data(), shape_.outputs(), shape_.out.data(), shape_.aux,
                                        shape_.out.data() + shape_.outputs()};
        require(abi::register_(context_, Library<Real>::call, &signature, &library_, &function_) == JF_OK, "register");
    }

    static Blocks blocks(const std::vector<std::size_t> &lengths) {
        Blocks all;
        for (const std::size_t n : lengths) {
            all.emplace_back(n);
        }
        return all;
    }
    /* Pointers to them, some of them not wanted. */
    std::vector<Real *> table(Blocks &blocks) {
        std::vector<Real *> pointers;
        for (auto &block : blocks) {
            pointers.push_back(bytes_.rare(8) ? nullptr : block.data());
        }
        return pointers;
    }
    static bool stand(const Blocks &blocks) {
        return std::all_of(blocks.begin(), blocks.end(), [](const auto &block) { return block.guards_stand(); });
    }
    static bool untouched(const Blocks &blocks) {
        return std::all_of(blocks.begin(), blocks.end(), [](const auto &block) { return block.untouched(); });
    }
    /* The lengths of a block for each output and input that is differentiated. */
    std::vector<std::size_t> jacobian_lengths(std::size_t more) const {
        std::vector<std::size_t> lengths;
        for (std::size_t o = 0; o < shape_.outputs(); o++) {
            for (std::size_t k = 0; k < shape_.argnums.size(); k++) {
                lengths.push_back((shape_.out[o] + more) * (shape_.in[shape_.input(k)] + more));
            }
        }
        return lengths;
    }

    /* Runs where the numbers may not suffice: then nothing is written, and what the message asks for is more. */
    void in_little_room(std::size_t numbers, std::size_t lanes) {
        make(numbers, lanes);
        Blocks y = blocks(shape_.out), jac = blocks(jacobian_lengths(0));
        const auto out = table(y);
        std::vector<typename abi::matrix> dense;
        for (auto &block : jac) {
            dense.push_back({block.data(), 0, 0});
        }
        const jf_status status = abi::jacfwd(context_, function_, in_.data(), &options_, dense.data(), out.data());
        require(status == JF_OK || status == JF_OUT_OF_NUMBERS, "little room");
        if (status != JF_OK) {
            require(untouched(y) && untouched(jac), "little room leaves the results alone");
            const char *at = std::strstr(abi::message(context_), "at least ");
            require(at && std::strtoull(at + 9, nullptr, 10) > numbers, "more numbers are asked for");
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
        Blocks y = blocks(shape_.out), jac = blocks(jacobian_lengths(3));
        const auto out = table(y);
        std::vector<typename abi::matrix> laid_out;
        for (std::size_t b = 0; b < jac.size(); b++) {
            const std::size_t o = b / shape_.argnums.size(), k = b % shape_.argnums.size();
            laid_out.push_back(laid(jac[b].data(), shape_.out[o], shape_.in[shape_.input(k)]));
        }
        library_.passes.clear();
        require(abi::jacfwd(context_, function_, in_.data(), &options_, laid_out.data(), out.data()) == JF_OK, "jacfwd");
        require(stand(y) && stand(jac), "guards of jacfwd");
        for (std::size_t column = 0; column < columns_.size(); column++) {
            oracle(column, [&](std::size_t j, N &x) { x.a.value = j == columns_[column]; });
            compare_column(column, laid_out, jac);
        }
        oracle(0, [](std::size_t, N &) {});
        for (std::size_t o = 0, flat = 0; o < y.size(); o++) {
            for (std::size_t i = 0; i < shape_.out[o]; i++, flat++) {
                require(!out[o] || bits(y[o][i], canonical(oracle_.outputs[flat].x)), "value");
            }
        }
    }

    /* The Jacobian's column of the oracle's pass. */
    void compare_column(std::size_t column, std::vector<typename abi::matrix> &laid_out, Blocks &jac) {
        std::size_t k = 0, j = column;
        for (; j >= shape_.in[shape_.input(k)]; k++) {
            j -= shape_.in[shape_.input(k)];
        }
        for (std::size_t o = 0, flat = 0; o < shape_.outputs(); flat += shape_.out[o], o++) {
            auto &block = laid_out[o * shape_.argnums.size() + k];
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
        Blocks y = blocks(shape_.out);
        const auto out = table(y);
        require(abi::call(context_, function_, in_.data(), &options_, out.data()) == JF_OK && stand(y), "call");
        for (std::size_t o = 0, flat = 0; o < y.size(); o++) {
            for (std::size_t i = 0; i < shape_.out[o]; i++, flat++) {
                require(!out[o] || bits(y[o][i], canonical(oracle_.outputs[flat].x)), "value of call");
            }
        }
    }

    void directions() {
        const std::size_t k = 1 + bytes_.below(4), n = shape_.inputs();
        std::vector<Real> tangents(k * n);
        std::vector<const Real *> t;
        for (std::size_t a = 0, at = 0; a < shape_.in.size(); at += k * shape_.in[a], a++) {
            t.push_back(bytes_.rare(5) ? nullptr : tangents.data() + at);
            for (std::size_t j = 0; t[a] && j < k * shape_.in[a]; j++) {
                tangents[at + j] = bytes_.below(3) ? bytes_.real<Real>() : Real(0);
            }
        }
        Blocks results;
        for (std::size_t o = 0; o < shape_.outputs(); o++) {
            results.emplace_back(k * shape_.out[o]);
        }
        const auto out = table(results);
        library_.passes.clear();
        require(abi::jvp_many(context_, function_, k, in_.data(), t.data(), &options_, nullptr, out.data()) == JF_OK && stand(results), "jvp_many");
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
        Blocks hess = blocks(lengths), jac = blocks(jacobian_lengths(0));
        const auto wanted = table(hess);
        std::vector<typename abi::matrix> dense;
        for (auto &block : jac) {
            dense.push_back({block.data(), 0, 0});
        }
        library_.passes.clear();
        require(abi::hessian(context_, function_, in_.data(), &options_, wanted.data(), dense.data(), nullptr) == JF_OK, "hessian");
        require(stand(hess) && stand(jac), "guards of hessian");
        const auto places = column_places();
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

    /* Of each column, the block and the place in it. */
    std::vector<std::pair<std::size_t, std::size_t>> column_places() const {
        std::vector<std::pair<std::size_t, std::size_t>> places;
        for (std::size_t k = 0; k < shape_.argnums.size(); k++) {
            for (std::size_t j = 0; j < shape_.in[shape_.input(k)]; j++) {
                places.emplace_back(k, j);
            }
        }
        return places;
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
                x = bytes_.real<Real>();
            }
        }
        for (const auto &p : points) {
            in.push_back(p.data());
        }
        jf_options options = options_;
        options.in_stride = given ? stride.data() : nullptr;
        const std::vector<std::size_t> lengths = jacobian_lengths(0), &outputs = shape_.out;
        const auto times = [&](std::vector<std::size_t> all) {
            std::for_each(all.begin(), all.end(), [&](std::size_t &n) { n *= count; });
            return all;
        };
        Blocks jac = blocks(times(lengths)), y = blocks(times(outputs));
        const auto jacs = table(jac), out = table(y);
        require(abi::jacfwd_batch(context_, function_, count, in.data(), &options, jacs.data(), out.data()) == JF_OK, "batch");
        require(stand(jac) && stand(y) && abi::points_done(context_) == count, "guards of batch");
        const bool one_only = program_.draws() && options_.randomness == JF_RANDOM_DIFFERENT;
        for (std::size_t p = 0; p < (one_only ? std::min<std::size_t>(count, 1) : count); p++) {
            for (std::size_t a = 0; a < in.size(); a++) {
                in[a] = points[a].data() + p * stride[a];
            }
            Blocks single = blocks(lengths), value = blocks(outputs);
            std::vector<typename abi::matrix> dense;
            for (auto &block : single) {
                dense.push_back({block.data(), 0, 0});
            }
            std::vector<Real *> values;
            for (auto &block : value) {
                values.push_back(block.data());
            }
            require(abi::jacfwd(context_, function_, in.data(), &options_, dense.data(), values.data()) == JF_OK, "point of a batch");
            same_point("Jacobian of a batch", p, jacs, single, lengths);
            same_point("values of a batch", p, out, value, outputs);
        }
    }

    void same_point(const char *what, std::size_t point, const std::vector<Real *> &batch, const Blocks &single, const std::vector<std::size_t> &lengths) {
        for (std::size_t b = 0; b < lengths.size(); b++) {
            for (std::size_t k = 0; batch[b] && k < lengths[b]; k++) {
                require(bits(batch[b][point * lengths[b] + k], single[b][k]), what);
            }
        }
    }

    /* Runs the oracle as the library ran in a direction: where each has its own draws, in a pass of its own. */
    template <class Seed>
    void oracle(std::size_t direction, Seed seed) {
        const bool different = options_.randomness == JF_RANDOM_DIFFERENT && library_.passes.size() > 1;
        std::vector<N> pool(shape_.inputs());
        for (std::size_t j = 0; j < pool.size(); j++) {
            pool[j].x = x_[j];
            seed(j, pool[j]);
        }
        const std::size_t pass = different && program_.draws() ? direction : 0;
        const auto &primals = library_.passes[pass];
        if (!oracle_.run(program_, primals, pool, Draws(options_.seed, 0, static_cast<std::uint32_t>(pass)))) {
            std::printf("x%zu is %a, not %a\n", oracle_.at, static_cast<double>(primals[oracle_.at]), static_cast<double>(oracle_.expected));
            require(false, "the value of a number");
        }
    }

    void compare(const char *what, std::size_t i, std::size_t j, Real found, const T &t) {
        const wide v = t.value;
        if (t.wild) {
            tally.skipped++;
            return;
        }
        bool good;
        if (std::isnan(v) || std::isinf(v) || t.zero()) {
            tally.exact++;
            good = std::isnan(v) ? found != found : static_cast<wide>(found) == v;
        } else {
            /* A bound larger than what it bounds says nothing. */
            (t.error > std::fabs(v) ? tally.skipped : tally.bounded)++;
            good = std::fabs(static_cast<wide>(found) - v) <= 2 * t.error;
        }
        if (!good) {
            std::printf("%s (%zu, %zu) is %.17g, not %.17Lg to within %.3Lg\n", what, i, j, static_cast<double>(found), v, t.error);
            require(false, what);
        }
    }

    void require(bool condition, const char *what) const {
        if (condition) {
            return;
        }
        std::printf("failed: %s; %s\n", what, abi::message(context_));
        for (std::size_t j = 0; j < x_.size(); j++) {
            std::printf("  x%zu = %a (%g)\n", j, static_cast<double>(x_[j]), static_cast<double>(x_[j]));
        }
        for (const int argnum : shape_.argnums) {
            std::printf("  by input %d\n", argnum);
        }
        for (const std::size_t n : shape_.in) {
            std::printf("  an input of %zu\n", n);
        }
        program_.print();
        for (std::size_t k = x_.size(); !library_.passes.empty() && k < library_.passes[0].size(); k++) {
            std::printf("  x%zu is %.17g\n", k, static_cast<double>(library_.passes[0][k]));
        }
        for (const auto o : program_.outputs) {
            std::printf("  output x%zu\n", o);
        }
        std::fflush(stdout);
        std::abort();
    }

    static Real canonical(Real x) { return x != x ? std::numeric_limits<Real>::quiet_NaN() : x; }
    static bool bits(Real a, Real b) { return std::memcmp(&a, &b, sizeof a) == 0; }

    Bytes &bytes_;
    Shape shape_;
    /* The inputs' elements that are differentiated. */
    std::vector<std::size_t> columns_;
    Program<Real> program_;
    std::vector<Real> x_;
    std::vector<const Real *> in_;
    jf_options options_{};
    Library<Real> library_;
    Oracle<Real> oracle_;
    std::optional<Guarded<Real>> plain_;
    std::unique_ptr<unsigned char[]> memory_;
    typename abi::context *context_ = nullptr;
    typename abi::func function_{};
};

#endif
