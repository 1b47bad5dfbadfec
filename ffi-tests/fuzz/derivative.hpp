/* The derivatives of a program as a program in memory of its exact size, and what runs it. */
#ifndef DERIVATIVE_HPP
#define DERIVATIVE_HPP

#include "jacfwd/abi.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <vector>

template <class Real>
class Derivative {
    using abi = jacfwd::detail::abi<Real>;

public:
    Derivative() = default;

    /* Values before. It calls the rules of a context. */
    Derivative(const jf_program *p, const jf_options &options, std::uint32_t kind, typename abi::context *c) {
        jf_derivative what{};
        what.kind = kind;
        what.flags = JF_DERIVE_VALUES;
        std::size_t bytes = 1 << 15;
        typename abi::recording *r = nullptr;
        std::unique_ptr<unsigned char[]> scratch;
        do {
            scratch.reset(new unsigned char[bytes]);
            status_ = abi::differentiate(p, &options, &what, scratch.get(), &bytes, &r);
        } while (status_ == JF_TOO_SMALL && bytes < MOST);
        if (status_ != JF_OK) {
            return;
        }
        const std::size_t size = abi::program_bytes(r);
        place_.reset(new std::uint64_t[(size + 7) / 8]);
        const jf_program *q = nullptr;
        if (abi::program_build(r, place_.get(), size, &q) != JF_OK || jf_program_open(place_.get(), size, &q) != JF_OK) {
            status_ = JF_BAD_PROGRAM;
            return;
        }
        words_.resize(size / 4);
        std::memcpy(words_.data(), place_.get(), size);
        status_ = runner(q, c);
    }

    jf_status status() const { return status_; }
    const std::vector<std::uint32_t> &words() const { return words_; }

    jf_status run(const Real *const *in, Real *const *out, const Real *parameters, std::uint8_t *missed) {
        const jf_status status = abi::runner_parameters(runner_, parameters, 2);
        return status == JF_OK ? abi::run(runner_, 1, in, nullptr, out, nullptr, missed) : status;
    }

private:
    static constexpr std::size_t MOST = std::size_t{1} << 26;

    jf_status runner(const jf_program *q, typename abi::context *c) {
        const std::size_t bytes = abi::runner_bytes(q, 1);
        memory_.reset(new unsigned char[bytes]);
        const jf_status status = abi::runner_init(q, 0, memory_.get(), bytes, &runner_);
        return status == JF_OK ? abi::runner_rules(runner_, c) : status;
    }

    jf_status status_ = JF_NULL;
    std::unique_ptr<std::uint64_t[]> place_;
    std::unique_ptr<unsigned char[]> memory_;
    std::vector<std::uint32_t> words_;
    typename abi::runner *runner_ = nullptr;
};

/* Prints a program that was opened, whatever it is, in scratch of its exact size. Where it fails, nothing has been written. */
inline bool prints_anyhow(const jf_program *p) {
    jf_printed item{};
    item.program = p, item.name = "printed";
    bool kept = true;
    for (std::uint32_t part = JF_C_SOURCE; part <= JF_C_LANES_HEADER; part++) {
        const jf_printing how{part, 0, "file", 30, nullptr, {}};
        std::size_t bytes = 0, length = 0;
        const jf_write count = [](const char *, std::size_t n, void *user) { *static_cast<std::size_t *>(user) += n; };
        jf_status status = jf_print_c(&item, 1, &how, nullptr, &bytes, count, &length);
        /* A damaged program may read a parameter that is far away, which a self-test has room for. */
        if (status == JF_TOO_SMALL && bytes > std::size_t{1} << 26) {
            continue;
        }
        if (status == JF_TOO_SMALL) {
            std::unique_ptr<unsigned char[]> scratch(new unsigned char[bytes]);
            status = jf_print_c(&item, 1, &how, scratch.get(), &bytes, count, &length);
        }
        kept = kept && status != JF_TOO_SMALL && (status == JF_OK) == (length > 0);
    }
    return kept;
}

/* Runs a program that was opened, whatever it is, at some points, in memory of exact sizes; whether it ran. */
template <class Real, class Random>
bool runs_anyhow(const jf_program *p, const std::uint32_t *words, Random random) {
    using abi = jacfwd::detail::abi<Real>;
    constexpr std::size_t COUNT = 5, MOST = 4096;
    std::vector<std::unique_ptr<Real[]>> blocks;
    std::vector<const Real *> in;
    std::vector<Real *> out;
    /* The head of a program says how many blocks there are; their lengths follow it. */
    for (std::uint32_t k = 0; k < words[7] + words[8] + words[9]; k++) {
        const std::size_t n = words[24 + k];
        if (n > MOST) {
            return false;
        }
        blocks.emplace_back(new Real[n * COUNT]);
        for (std::size_t i = 0; i < n * COUNT; i++) {
            blocks.back()[i] = random();
        }
        if (k < words[7]) {
            in.push_back(blocks.back().get());
        } else {
            out.push_back(blocks.back().get());
        }
    }
    const std::size_t bytes = abi::runner_bytes(p, 1);
    if (bytes == 0 || bytes > MOST * MOST) {
        return false;
    }
    std::unique_ptr<unsigned char[]> memory(new unsigned char[bytes]);
    typename abi::runner *r = nullptr;
    if (abi::runner_init(p, 0, memory.get(), bytes, &r) != JF_OK) {
        return false;
    }
    abi::run(r, COUNT, in.data(), nullptr, out.data(), nullptr, nullptr);
    return true;
}

#endif
