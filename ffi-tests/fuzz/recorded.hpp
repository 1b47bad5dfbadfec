/* A random program recorded: at the point it was recorded at, and at others, on its paths and off them, the same bits as without; then the bytes of
 * what was recorded, changed with the checksum repaired: refused, or run without leading out of bounds. */
#ifndef RECORDED_HPP
#define RECORDED_HPP

#include "../checksum.h"
#include "derivative.hpp"
#include "subject.hpp"

#include <type_traits>

/* What has been seen of all. */
struct Seen {
    unsigned long long hits = 0, misses = 0, refused = 0, ran = 0, derived = 0;
};
inline Seen seen;

template <class Real>
class Recorded : Subject<Real> {
    using Base = Subject<Real>;
    using typename Base::abi;
    using Base::bits;
    using Base::bytes_;
    using Base::context_;
    using Base::function_;
    using Base::in_;
    using Base::jacobian_lengths;
    using Base::library_;
    using Base::make;
    using Base::options_;
    using Base::program_;
    using Base::require;
    using Base::shape_;
    using Base::x_;
    using Recording = std::conditional_t<sizeof(Real) == sizeof(double), jf_recording, jff_recording>;

public:
    explicit Recorded(Bytes &bytes) : Base(bytes), state_(bytes.word()) {}

    void run() {
        tally.programs++;
        library_.watched = false;
        make(ROOM, 1 + bytes_.below(shape_.inputs() + 2));
        std::vector<std::uint64_t> scratch(SCRATCH);
        Recording *recording = nullptr;
        require(abi::record(context_, function_, in_.data(), &options_, scratch.data(), 8 * SCRATCH, &recording) == JF_OK, "record");
        const std::vector<Real> first = x_;
        /* Where each direction draws its own, each may take its own path, and the first was recorded. */
        const bool various = program_.draws() && options_.randomness == JF_RANDOM_DIFFERENT;
        build(recording);
        for (int k = 0; k < 6; k++) {
            const bool hit = compare();
            require(hit || k || various, "the point that was recorded is on its path");
            (hit ? seen.hits : seen.misses)++;
            if (k > 1 && !hit && !various && random(2)) {
                require(abi::record_path(recording, in_.data()) == JF_OK, "another path");
                build(recording);
                require(compare(), "the path that was added");
            } else if (hit) {
                require(abi::record_path(recording, in_.data()) == JF_SAME_PATH, "a path that is known");
            }
            move();
        }
        std::copy(first.begin(), first.end(), x_.begin());
        require(compare() || various, "the first path of several");
        for (int k = 0; k < 20; k++) {
            damage();
        }
    }

private:
    static constexpr std::size_t ROOM = 600, SCRATCH = 1 << 15;

    /* Everything that the drivers say at a point. */
    struct Said {
        std::vector<Real> all;
        std::vector<jf_status> status;
        std::vector<std::uint32_t> flags;
    };

    std::uint32_t random(std::uint32_t n) {
        state_ = state_ * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        return static_cast<std::uint32_t>(state_ >> 33) % n;
    }

    /* Another point: some of its elements anything, some a little off. */
    void move() {
        std::uint8_t more[16];
        for (Real &x : x_) {
            for (auto &byte : more) {
                byte = static_cast<std::uint8_t>(random(256));
            }
            if (const auto how = random(4); how == 0) {
                x = Bytes(more, sizeof more).template real<Real>();
            } else if (how == 1) {
                x = x * Real(0.75) + Real(0.0625);
            }
        }
    }

    void build(Recording *recording) {
        /* Of exactly so many bytes. */
        const std::size_t bytes = abi::program_bytes(recording);
        program_words_.assign(bytes / 4, 0);
        place_.reset(new std::uint64_t[(bytes + 7) / 8]);
        require(bytes > 0 && abi::program_build(recording, place_.get(), bytes - 1, &attached_) == JF_TOO_SMALL, "a byte less");
        require(abi::program_build(recording, place_.get(), bytes, &attached_) == JF_OK, "build");
        std::memcpy(program_words_.data(), place_.get(), bytes);
        const jf_program *opened = nullptr;
        require(jf_program_open(place_.get(), bytes, &opened) == JF_OK && opened == attached_, "open");
        jacobian_ = Derivative<Real>(attached_, options_, JF_DERIVE_JACOBIAN, context_);
        hessian_ = Derivative<Real>(attached_, options_, JF_DERIVE_HESSIAN, context_);
        require(jacobian_.status() == JF_OK && hessian_.status() == JF_OK, "differentiate");
    }

    /* By the derivative programs what the drivers said of the function. */
    void compare_derivatives(const Said &own) {
        if (jacobian_.status() != JF_OK) {
            return;
        }
        std::size_t at = 0;
        for (std::size_t o = 0; o < shape_.out.size(); o++) {
            at += shape_.out[o];
        }
        const auto compare = [&](Derivative<Real> &d, const std::vector<std::size_t> &lengths) {
            Blocks<Real> y(shape_.out), derivatives(lengths);
            std::vector<Real *> out = y.table();
            for (Real *const block : derivatives.table()) {
                out.push_back(block);
            }
            std::uint8_t missed = 2;
            const jf_status status = d.run(in_.data(), out.data(), Given<Real>::parameters, &missed);
            require(y.guards_stand() && derivatives.guards_stand(), "guards of a derivative program");
            if (status == JF_RANDOM_FORBIDDEN) {
                return;
            }
            require(status == JF_OK && missed == 0, "a derivative program has the paths of its program");
            const auto same = [&](Blocks<Real> &blocks, const std::vector<std::size_t> &sizes, std::size_t from) {
                for (std::size_t b = 0; b < sizes.size(); b++) {
                    for (std::size_t k = 0; k < sizes[b]; k++, from++) {
                        if (!bits(blocks[b][k], own.all[from])) {
                            std::printf("block %zu, %zu is %a, derived %a\n", b, k, static_cast<double>(own.all[from]), static_cast<double>(blocks[b][k]));
                            require(false, "the bits of a derivative program");
                        }
                    }
                }
                return from;
            };
            same(y, shape_.out, 0);
            at = same(derivatives, lengths, at);
            seen.derived++;
        };
        compare(jacobian_, jacobian_lengths(0));
        /* Behind the values of the same passes. */
        for (std::size_t o = 0; o < shape_.out.size(); o++) {
            at += shape_.out[o];
        }
        compare(hessian_, second_lengths());
    }

    void add(Said &said, jf_status status, const Blocks<Real> &blocks, const std::vector<std::size_t> &lengths) {
        said.status.push_back(status);
        said.flags.push_back(abi::flags(context_));
        abi::clear_flags(context_);
        require(blocks.guards_stand(), "guards of a recorded program");
        for (std::size_t b = 0; b < lengths.size(); b++) {
            for (std::size_t k = 0; k < lengths[b]; k++) {
                said.all.push_back(const_cast<Blocks<Real> &>(blocks)[b][k]);
            }
        }
    }

    std::vector<std::size_t> second_lengths() const {
        const std::size_t K = shape_.argnums.size();
        std::vector<std::size_t> lengths;
        for (std::size_t o = 0; o < shape_.outputs(); o++) {
            for (std::size_t k = 0; k < K * K; k++) {
                lengths.push_back(shape_.out[o] * shape_.in[shape_.input(k / K)] * shape_.in[shape_.input(k % K)]);
            }
        }
        return lengths;
    }

    Said drive() {
        Said said;
        const auto lengths = jacobian_lengths(0);
        const auto seconds = second_lengths();
        Blocks<Real> y(shape_.out), jac(lengths), hess(seconds), values(shape_.out);
        abi::clear_flags(context_);
        add(said, abi::call(context_, function_, in_.data(), &options_, y.table().data()), y, shape_.out);
        const auto status = abi::jacfwd(context_, function_, in_.data(), &options_, jac.dense().data(), values.table().data());
        add(said, status, jac, lengths);
        add(said, JF_OK, values, shape_.out);
        add(said, abi::hessian(context_, function_, in_.data(), &options_, hess.table().data(), nullptr, nullptr), hess, seconds);
        return said;
    }

    /* By program as by itself; whether the program has a path for all passes. */
    bool compare() {
        require(abi::attach(context_, function_, nullptr, JF_MISS_CALLS) == JF_OK, "detach");
        const Said own = drive();
        require(abi::attach(context_, function_, attached_, JF_MISS_CALLS) == JF_OK, "attach");
        const Said said = drive();
        const std::size_t hits = abi::path_hits(context_, function_), misses = abi::guard_missed(context_, function_, nullptr);
        require(hits + misses > 0, "a program that is attached runs");
        require(own.status == said.status, "statuses of a recorded program");
        for (std::size_t k = 0; k < own.all.size(); k++) {
            if (!bits(own.all[k], said.all[k])) {
                std::printf("%zu of %zu is %a, recorded %a\n", k, own.all.size(), static_cast<double>(own.all[k]), static_cast<double>(said.all[k]));
                require(false, "the bits of a recorded program");
            }
        }
        for (std::size_t k = 0; k < own.flags.size(); k++) {
            require((said.flags[k] & ~own.flags[k]) == 0, "a flag that the function does not raise");
            require(hits > 0 || said.flags[k] == own.flags[k], "flags off the path");
        }
        if (misses == 0) {
            compare_derivatives(own);
        }
        return misses == 0;
    }

    /* Changes some words, and the checksum to suit, as if its own were 0; none if that is no program any more. */
    const jf_program *damaged(const std::vector<std::uint32_t> &whole, std::unique_ptr<std::uint32_t[]> &words) {
        const auto n = static_cast<std::uint32_t>(whole.size());
        words.reset(new std::uint32_t[n]);
        std::copy(whole.begin(), whole.end(), words.get());
        for (std::uint32_t many = 1 + random(3); many > 0; many--) {
            std::uint32_t &word = words[random(6) ? 24 + random(n - 24) : 3 + random(21)];
            switch (random(5)) {
            case 0: word ^= 1u << random(32); break;
            case 1: word = words[random(n)]; break;
            case 2: word += random(9) - 4; break;
            case 3: word ^= 0xFFu << (8 * random(4)); break;
            default: word = random(24); break;
            }
        }
        const std::uint32_t told = std::min(words[3], n);
        words[2] = 0;
        words[2] = checksum(words.get(), told);
        const jf_program *p = nullptr;
        const jf_status status = jf_program_open(words.get(), 4 * std::size_t{n}, &p);
        require(status == JF_OK ? static_cast<const void *>(p) == words.get() : p == nullptr, "open of anything");
        require(status == JF_OK || status == JF_BAD_PROGRAM || status == JF_STALE_PROGRAM, "what is no program");
        seen.refused += status != JF_OK;
        return p;
    }

    void damage() {
        std::unique_ptr<std::uint32_t[]> words;
        if (jacobian_.status() == JF_OK && random(2)) {
            Derivative<Real> &d = random(2) ? jacobian_ : hessian_;
            if (const jf_program *p = damaged(d.words(), words)) {
                require(prints_anyhow(p), "printing whatever it is");
                /* Its blocks may have other lengths now. */
                seen.ran += runs_anyhow<Real>(p, words.get(), [&] { return static_cast<Real>(random(16)) - Real(7.5); });
            }
            return;
        }
        const jf_program *p = damaged(program_words_, words);
        if (!p) {
            return;
        }
        require(prints_anyhow(p), "printing whatever it is");
        const jf_status attached = abi::attach(context_, function_, p, JF_MISS_FAILS);
        require(attached == JF_OK || attached == JF_STALE_PROGRAM || attached == JF_OUT_OF_NUMBERS || attached == JF_UNKNOWN_RULE || attached == JF_UNSUPPORTED,
                "attach of anything");
        if (attached == JF_OK) {
            seen.ran++;
            for (const jf_status all : drive().status) {
                require(all == JF_OK || all == JF_GUARD_MISSED || all == JF_RANDOM_FORBIDDEN || all == JF_OUT_OF_NUMBERS || all == JF_PARAMETER_RANGE,
                        "anything runs");
            }
        }
        require(abi::attach(context_, function_, attached_, JF_MISS_CALLS) == JF_OK, "attach once more");
        /* Whatever it is, its derivatives are found or refused. */
        Derivative<Real>(p, options_, random(2) ? JF_DERIVE_JACOBIAN : JF_DERIVE_HESSIAN, context_);
    }

    std::uint64_t state_;
    std::unique_ptr<std::uint64_t[]> place_;
    std::vector<std::uint32_t> program_words_;
    const jf_program *attached_ = nullptr;
    Derivative<Real> jacobian_, hessian_;
};

#endif
