/* A random program with inputs to run it on: in a context of the library, and on the oracle; and their comparison. */
#ifndef SUBJECT_HPP
#define SUBJECT_HPP

#include "guarded.hpp"
#include "library.hpp"
#include "oracle.hpp"

#include <cstdlib>

/* What was compared: within a bound, exactly, or not at all because the oracle cannot tell. */
struct Tally {
    unsigned long long bounded = 0, exact = 0, skipped = 0, programs = 0;
};
inline Tally tally;

template <class Real>
class Subject {
protected:
    using abi = jacfwd::detail::abi<Real>;
    using N = Number<Real>;
    using T = Tangent<Real>;

    explicit Subject(Bytes &bytes) : bytes_(bytes), shape_(Shape::read(bytes)), columns_(shape_.columns()) {
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

    void make(std::size_t numbers, std::size_t lanes) {
        jf_config config{};
        config.functions = 1;
        config.blocks = shape_.in.size() + shape_.out.size();
        config.numbers = numbers;
        config.lanes = lanes;
        config.rules = 1;
        const std::size_t bytes = abi::context_bytes(&config);
        memory_.reset(new unsigned char[bytes]);
        require(abi::context_init(memory_.get(), bytes - 1, &config, &context_) == JF_TOO_SMALL, "a byte less is too small");
        require(abi::context_init(memory_.get(), bytes, &config, &context_) == JF_OK, "context");
        const jf_signature signature = {shape_.in.size(), shape_.in.data(), shape_.outputs(), shape_.out.data(), shape_.aux,
                                        shape_.out.data() + shape_.outputs()};
        require(abi::register_(context_, Library<Real>::call, &signature, &library_, &function_) == JF_OK, "register");
        require(abi::register_rule(context_, "given", 3, Given<Real>::rule, nullptr) == JF_OK, "register a rule");
        require(abi::set_parameters(context_, function_, Given<Real>::parameters, 2) == JF_OK, "parameters");
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

    /* Values, and aux, against the oracle's last pass. */
    void compare_values(const char *what, const std::vector<Real *> &out) {
        for (std::size_t o = 0, flat = 0; o < out.size(); o++) {
            for (std::size_t i = 0; i < shape_.out[o]; i++, flat++) {
                require(!out[o] || bits(out[o][i], canonical(oracle_.outputs[flat].x)), what);
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
    typename abi::context *context_ = nullptr;
    typename abi::func function_{};

private:
    std::unique_ptr<unsigned char[]> memory_;
};

#endif
