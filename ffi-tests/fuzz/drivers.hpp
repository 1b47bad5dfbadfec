/* Every driver on one random program: results against the oracle, guards around them, errors that leave them alone. */
#ifndef DRIVERS_HPP
#define DRIVERS_HPP

#include "machine.hpp"

#include <cstdlib>
#include <memory>

/* What was compared: within a bound, exactly, or not at all because the oracle cannot tell. */
struct Tally {
    unsigned long long bounded = 0, exact = 0, skipped = 0, programs = 0;
};
inline Tally tally;

/* Results between guards that nobody may write to. */
template <class Real>
class Guarded {
public:
    explicit Guarded(std::size_t n) : n_(n), all_(new Real[n + 2 * GUARDS]) { std::fill_n(all_.get(), n + 2 * GUARDS, Real(-777.25)); }

    Real *data() { return all_.get() + GUARDS; }
    Real operator[](std::size_t i) const { return all_[GUARDS + i]; }

    bool guards_stand() const {
        bool stand = true;
        for (std::size_t i = 0; i < GUARDS; i++) {
            stand = stand && all_[i] == Real(-777.25) && all_[GUARDS + n_ + i] == Real(-777.25);
        }
        return stand;
    }
    bool untouched() const {
        return std::all_of(all_.get(), all_.get() + n_ + 2 * GUARDS, [](Real x) { return x == Real(-777.25); });
    }

private:
    static constexpr std::size_t GUARDS = 4;
    std::size_t n_;
    std::unique_ptr<Real[]> all_;
};

template <class Real>
class Drivers {
    using abi = jacfwd::detail::abi<Real>;
    using N = Number<Real>;
    using T = Tangent<Real>;

public:
    explicit Drivers(Bytes &bytes) : bytes_(bytes) {
        inputs_ = 1 + bytes.below(6);
        outputs_ = 1 + bytes.below(4);
        program_ = Program<Real>::read(bytes, inputs_, outputs_);
        for (std::size_t j = 0; j < inputs_; j++) {
            x_.push_back(bytes.real<Real>());
        }
        library_.program = &program_;
    }

    void run() {
        tally.programs++;
        const std::size_t lanes = 1 + bytes_.below(inputs_ + 2);
        if (bytes_.rare(4)) {
            in_little_room(inputs_ + outputs_ + bytes_.below(24), lanes);
        }
        make(ROOM, lanes);
        jacobian();
        call();
        directions();
        if (bytes_.below(2)) {
            second();
        }
        batch();
        Real worst = 0;
        const Real *in[] = {x_.data()};
        require(abi::check(context_, function_, in, nullptr, &worst) == JF_OK, "check");
    }

    typename abi::context *context() const { return context_; }
    typename abi::func function() const { return function_; }

private:
    static constexpr std::size_t ROOM = 600;

    void make(std::size_t numbers, std::size_t lanes) {
        jf_config config{};
        config.functions = 1;
        config.blocks = 2;
        config.numbers = numbers;
        config.lanes = lanes;
        const std::size_t bytes = abi::context_bytes(&config);
        memory_.reset(new unsigned char[bytes]);
        require(abi::context_init(memory_.get(), bytes - 1, &config, &context_) == JF_TOO_SMALL, "a byte less is too small");
        require(abi::context_init(memory_.get(), bytes, &config, &context_) == JF_OK, "context");
        const jf_signature signature = {1, &inputs_, 1, &outputs_, 0, nullptr};
        require(abi::register_(context_, Library<Real>::call, &signature, &library_, &function_) == JF_OK, "register");
    }

    /* Runs where the numbers may not suffice: then nothing is written, and what the message asks for is more. */
    void in_little_room(std::size_t numbers, std::size_t lanes) {
        make(numbers, lanes);
        Guarded<Real> y(outputs_), jac(inputs_ * outputs_);
        const jf_status status = abi::jacobian(context_, function_, x_.data(), y.data(), jac.data());
        require(status == JF_OK || status == JF_OUT_OF_NUMBERS, "little room");
        if (status != JF_OK) {
            require(y.untouched() && jac.untouched(), "little room leaves the results alone");
            const char *at = std::strstr(abi::message(context_), "at least ");
            require(at && std::strtoull(at + 9, nullptr, 10) > numbers, "more numbers are asked for");
        }
        require(abi::numbers_peak(context_) <= numbers, "peak");
    }

    void jacobian() {
        const std::size_t n = inputs_, m = outputs_;
        Guarded<Real> values(m), jac(4 * n * m + 8);
        typename abi::matrix block{jac.data(), 0, 0};
        switch (bytes_.below(4)) {
        case 0: block = {jac.data(), 1, static_cast<std::ptrdiff_t>(m)}; break;
        case 1: block = {jac.data(), static_cast<std::ptrdiff_t>(n + 2), 1}; break;
        case 2: block = {jac.data() + n * m - 1, -static_cast<std::ptrdiff_t>(n), -1}; break;
        default: break;
        }
        jf_options options{};
        options.chunk = bytes_.below(inputs_ + 2);
        const int argnum = bytes_.below(2) ? 0 : -1;
        options.argnums = &argnum;
        options.n_argnums = 1;
        const Real *in[] = {x_.data()};
        Real *const out[] = {values.data()};
        require(abi::jacfwd(context_, function_, in, &options, &block, out) == JF_OK, "jacfwd");
        require(values.guards_stand() && jac.guards_stand(), "guards of jacfwd");
        if (block.row_stride == 0) {
            block.row_stride = static_cast<std::ptrdiff_t>(n);
            block.col_stride = 1;
        }
        jacobian_.assign(n * m, 0);
        for (std::size_t j = 0; j < n; j++) {
            oracle([&](std::size_t k, N &x) { x.a.value = k == j; });
            for (std::size_t i = 0; i < m; i++) {
                const Real found = block.data[static_cast<std::ptrdiff_t>(i) * block.row_stride + static_cast<std::ptrdiff_t>(j) * block.col_stride];
                jacobian_[i * n + j] = found;
                compare("jacobian", i, j, found, oracle_.outputs[i].a);
                require(bits(values[i], canonical(oracle_.outputs[i].x)), "value");
            }
        }
        values_.clear();
        for (std::size_t i = 0; i < m; i++) {
            values_.push_back(values[i]);
        }
    }

    void call() {
        Guarded<Real> y(outputs_);
        const Real *in[] = {x_.data()};
        Real *const out[] = {y.data()};
        require(abi::call(context_, function_, in, nullptr, out) == JF_OK && y.guards_stand(), "call");
        for (std::size_t i = 0; i < outputs_; i++) {
            require(bits(y[i], values_[i]), "value of call");
        }
    }

    void directions() {
        const std::size_t k = 1 + bytes_.below(4);
        std::vector<Real> tangents(k * inputs_);
        for (Real &t : tangents) {
            t = bytes_.below(3) ? bytes_.real<Real>() : Real(0);
        }
        Guarded<Real> results(k * outputs_);
        const Real *in[] = {x_.data()}, *t[] = {tangents.data()};
        Real *const out[] = {results.data()};
        require(abi::jvp_many(context_, function_, k, in, t, nullptr, nullptr, out) == JF_OK && results.guards_stand(), "jvp_many");
        for (std::size_t d = 0; d < k; d++) {
            oracle([&](std::size_t j, N &x) { x.a = T::of(tangents[d * inputs_ + j]); });
            for (std::size_t i = 0; i < outputs_; i++) {
                compare("jvp", i, d, results[d * outputs_ + i], oracle_.outputs[i].a);
            }
        }
    }

    void second() {
        const std::size_t n = inputs_, m = outputs_;
        Guarded<Real> hess(m * n * n), jac(m * n);
        const Real *in[] = {x_.data()};
        Real *const blocks[] = {hess.data()};
        const typename abi::matrix block{jac.data(), 0, 0};
        require(abi::hessian(context_, function_, in, nullptr, blocks, &block, nullptr) == JF_OK, "hessian");
        require(hess.guards_stand() && jac.guards_stand(), "guards of hessian");
        for (std::size_t p = 0; p < n; p++) {
            for (std::size_t q = p; q < n; q++) {
                oracle([&](std::size_t j, N &x) {
                    x.a.value = j == p;
                    x.b.value = j == q;
                });
                for (std::size_t i = 0; i < m; i++) {
                    compare("hessian", i, p * n + q, hess[(i * n + p) * n + q], oracle_.outputs[i].ab);
                    require(bits(hess[(i * n + p) * n + q], hess[(i * n + q) * n + p]), "symmetry");
                }
            }
            for (std::size_t i = 0; i < m; i++) {
                oracle([&](std::size_t j, N &x) { x.a.value = j == p; });
                compare("gradient of hessian", i, p, jac[i * n + p], oracle_.outputs[i].a);
            }
        }
    }

    void batch() {
        const std::size_t count = bytes_.below(4), n = inputs_, m = outputs_;
        Guarded<Real> jac(count * n * m), y(count * m);
        const Real *in[] = {x_.data()};
        const std::size_t stride[] = {0};
        jf_options options{};
        options.in_stride = stride;
        Real *const jacs[] = {jac.data()}, *const out[] = {y.data()};
        require(abi::jacfwd_batch(context_, function_, count, in, &options, jacs, out) == JF_OK, "batch");
        require(jac.guards_stand() && y.guards_stand() && abi::points_done(context_) == count, "guards of batch");
        for (std::size_t k = 0; k < count * n * m; k++) {
            require(bits(jac[k], jacobian_[k % (n * m)]), "batch");
        }
    }

    template <class Seed>
    void oracle(Seed seed) {
        std::vector<N> pool(inputs_);
        for (std::size_t j = 0; j < inputs_; j++) {
            pool[j].x = x_[j];
            seed(j, pool[j]);
        }
        if (!oracle_.run(program_, library_.primals, pool)) {
            std::printf("x%zu is %a, not %a\n", oracle_.at, static_cast<double>(library_.primals[oracle_.at]), static_cast<double>(oracle_.expected));
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
        for (std::size_t j = 0; j < inputs_; j++) {
            std::printf("  x%zu = %a (%g)\n", j, static_cast<double>(x_[j]), static_cast<double>(x_[j]));
        }
        program_.print();
        for (std::size_t k = inputs_; k < library_.primals.size(); k++) {
            std::printf("  x%zu is %.17g\n", k, static_cast<double>(library_.primals[k]));
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
    std::size_t inputs_, outputs_;
    Program<Real> program_;
    std::vector<Real> x_, values_, jacobian_;
    Library<Real> library_;
    Oracle<Real> oracle_;
    std::unique_ptr<unsigned char[]> memory_;
    typename abi::context *context_ = nullptr;
    typename abi::func function_{};
};

#endif
