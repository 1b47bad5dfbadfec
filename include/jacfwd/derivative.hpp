// Derivatives of programs as programs, and programs run at many points. Does not know functions.
#ifndef JACFWD_DERIVATIVE_HPP
#define JACFWD_DERIVATIVE_HPP

#include "macros_hide.hpp"

#include "arguments.hpp"
#include "context.hpp"
#include "error.hpp"
#include "program.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace jacfwd {

JACFWD_BEGIN_CHOICE

/// The derivatives of a program of precision Real that *what says, in the inputs that argnums of the options name, as a program of its own: see
/// jf_differentiate. JF_DERIVE_JACOBIAN with a pattern gives its entries in their order.
///
/// Throws jacfwd::error, or without exceptions is none: `status` of the program tells.
template <class Real = double>
program differentiate(const program &p, const jf_derivative &what, const options &o = {}) {
    using abi = detail::abi<Real>;
    const jf_options options = o.abi();
    typename abi::recording *r = nullptr;
    std::vector<std::uint64_t> scratch(512);
    jf_status status = JF_TOO_SMALL;
    for (std::size_t bytes = 8 * scratch.size(); status == JF_TOO_SMALL;) {
        status = abi::differentiate(p.get(), &options, &what, scratch.data(), &bytes, &r);
        if (status == JF_TOO_SMALL) {
            scratch.resize(bytes / 8 + 1);
            bytes = 8 * scratch.size();
        }
    }
#if JACFWD_EXCEPTIONS
    if (status != JF_OK) {
        throw error(status, jf_status_text(status));
    }
#endif
    if (status != JF_OK) {
        return program::none(status);
    }
    const auto write = [&](void *memory, std::size_t size) {
        const jf_program *written = nullptr;
        abi::program_build(r, memory, size, &written);
    };
    return program::written(abi::program_bytes(r), write);
}

/// A program that runs at many points, several in each SIMD vector: see jf_run. It refers to the program, which must outlive it and stay where it is; a thread
/// has one of its own.
template <class Real>
class basic_runner {
public:
    /// Takes so many points at a time, from 1 to 64, 0 = 32; level as in jf_config.
    /// Throws jacfwd::error; without exceptions `status` tells.
    explicit basic_runner(const program &p, std::size_t points = 0, std::uint32_t level = 0) : memory_(abi::runner_bytes(p.get(), points) / 8 + 1) {
        status_ = checked(abi::runner_init(p.get(), level, memory_.data(), 8 * memory_.size(), &runner_));
    }
    explicit basic_runner(program &&, std::size_t = 0, std::uint32_t = 0) = delete;
    basic_runner(basic_runner &&other) noexcept
        : memory_(std::move(other.memory_)), runner_(std::exchange(other.runner_, nullptr)), status_(std::exchange(other.status_, JF_NULL)) {}
    basic_runner &operator=(basic_runner &&other) noexcept {
        memory_ = std::move(other.memory_);
        runner_ = std::exchange(other.runner_, nullptr);
        status_ = std::exchange(other.status_, JF_NULL);
        return *this;
    }
    basic_runner(const basic_runner &) = delete;
    basic_runner &operator=(const basic_runner &) = delete;

    /// How it was made.
    jf_status status() const noexcept { return status_; }

    /// Its parameters, which stay where they are.
    jf_status parameters(const Real *p, std::size_t count) { return checked(abi::runner_parameters(runner_, p, count)); }

    /// Calls the rules of a context, which outlives it and registers none while it runs.
    jf_status rules(basic_context<Real> &c) { return checked(abi::runner_rules(runner_, c.get())); }

    /// Runs the program at count points: point p of input a starts at in[a] + p*in_stride[a], of output o at out[o] + p*out_stride[o]. No strides = dense;
    /// missed, if there are some, has an element for each point.
    ///
    /// Returns JF_OK, or JF_GUARD_MISSED if no path served some points, which are marked. Throws jacfwd::error for everything else.
    jf_status run(std::size_t count, const Real *const *in, const std::ptrdiff_t *in_stride, Real *const *out, const std::ptrdiff_t *out_stride = nullptr,
                  std::uint8_t *missed = nullptr) {
        const jf_status status = abi::run(runner_, count, in, in_stride, out, out_stride, missed);
        return status == JF_GUARD_MISSED ? status : checked(status);
    }

private:
    using abi = detail::abi<Real>;

    static jf_status checked(jf_status status) {
#if JACFWD_EXCEPTIONS
        if (status != JF_OK) {
            throw error(status, jf_status_text(status));
        }
#endif
        return status;
    }

    std::vector<std::uint64_t> memory_;
    typename abi::runner *runner_ = nullptr;
    jf_status status_ = JF_NULL;
};

using runner = basic_runner<double>;

JACFWD_END_CHOICE

} // namespace jacfwd

#include "macros_show.hpp"

#endif
