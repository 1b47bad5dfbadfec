// The context: memory, registered functions, the last error. Does not know shapes or drivers.
#ifndef JACFWD_CONTEXT_HPP
#define JACFWD_CONTEXT_HPP

#include "macros_hide.hpp"

#include "pass.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <new>
#include <type_traits>

namespace jacfwd {

/// How much a context holds.
struct capacity {
    /// Most functions registered in its life.
    std::size_t functions = 1;
    /// Most numbers alive in one evaluation, inputs and outputs included; `numbers_peak` tells what was needed, and the message of
    /// JF_OUT_OF_NUMBERS about what is needed.
    std::size_t numbers = 256;
    /// Most directions per pass; 0 = the library's default.
    std::size_t lanes = 0;
    /// Most inputs, outputs and aux blocks of all functions; 0 = 4 per function.
    std::size_t blocks = 0;
    /// CPU level; 0 = the best of this processor.
    std::uint32_t level = 0;
    /// Most rules registered.
    std::size_t rules = 0;

    jf_config config() const noexcept {
        jf_config c{};
        c.abi = JF_ABI_VERSION;
        c.level = level;
        c.functions = functions;
        c.blocks = blocks;
        c.numbers = numbers;
        c.lanes = lanes;
        c.rules = rules;
        return c;
    }
};

JACFWD_BEGIN_CHOICE

/// A context in memory of its own, or of the caller. Stays where it is; used by one thread at a time; outlives its functions.
template <class Real>
class basic_context {
    using abi = detail::abi<Real>;

public:
    /// Owns its memory.
    explicit basic_context(const capacity &c = {}) : memory_(new (std::nothrow) unsigned char[bytes(c)]) {
        init(memory_.get(), bytes(c), c);
    }

    /// In the caller's memory, at any address, which must stay as long as the context.
    basic_context(void *memory, std::size_t bytes, const capacity &c) { init(memory, bytes, c); }

    basic_context(const basic_context &) = delete;
    basic_context &operator=(const basic_context &) = delete;

    /// The bytes a context of this capacity takes: exact; 0 if there can be none.
    static std::size_t bytes(const capacity &c) noexcept {
        const jf_config config = c.config();
        return abi::context_bytes(&config);
    }

    /// The context as the C functions take it; null if it could not be made, which without exceptions only this tells.
    typename abi::context *get() const noexcept { return context_; }

    /// How the last driver, or registration, ended; JF_OK where the function threw.
    jf_status status() const noexcept { return status_; }
    /// The last error in words, with its numbers; never null.
    const char *message() const noexcept { return message_[0] ? message_ : abi::message(context_); }

    /// Sticky: JF_FLAG_KINK, JF_FLAG_POLE, JF_FLAG_DOMAIN.
    std::uint32_t flags() const noexcept { return abi::flags(context_); }
    /// Where a flag was first raised since they were cleared: operation, its count, label; empty if it is not set.
    const char *flag_place(std::uint32_t flag) const noexcept { return abi::flag_place(context_, flag); }
    void clear_flags() noexcept { abi::clear_flags(context_); }
    /// Complete points of the last batch.
    std::size_t points_done() const noexcept { return abi::points_done(context_); }
    /// Most numbers alive so far.
    std::size_t numbers_peak() const noexcept { return abi::numbers_peak(context_); }

    /// A rule: a function of n plain reals that knows its derivatives, which the functions of the context call by its name, and programs with them.
    /// f(x, y, dy, d2y) writes the value to y, slopes to dy unless it is null, second derivatives to d2y likewise, as jf_rule says; it returns nothing, or
    /// 0 or a positive code. It is not copied, must not throw, and outlives the context.
    template <class F>
    jf_status rule(const char *name, std::size_t n, F &f) {
        static_assert(!std::is_function<F>::value, "a rule is an object that is called: a lambda that calls the function, for example");
        begin();
        return finish(abi::register_rule(context_, name, n, call_rule<F>, const_cast<void *>(static_cast<const void *>(&f))));
    }

    /// The call that is running, for its numbers.
    detail::pass<Real> &pass() noexcept { return pass_; }

    /// Forgets an error of this layer: the next one is the library's.
    void begin() noexcept {
        message_[0] = 0;
        status_ = JF_OK;
    }

    /// Records an error found before the library was called.
    template <class... Number>
    jf_status refuse(jf_status status, const char *format, Number... number) noexcept {
        std::snprintf(message_, sizeof message_, format, number...);
        return status;
    }

    /// Ends a call: throws what is not JF_OK, or returns it.
    jf_status finish(jf_status status) {
        status_ = status;
#if JACFWD_EXCEPTIONS
        if (status != JF_OK) {
            throw error(status, status < 0 ? message() : jf_status_text(status));
        }
#endif
        return status;
    }

private:
    template <class F>
    static int call_rule(const Real *x, Real *y, Real *dy, Real *d2y, void *f) noexcept {
        if constexpr (std::is_void<decltype((*static_cast<F *>(f))(x, *y, dy, d2y))>::value) {
            (*static_cast<F *>(f))(x, *y, dy, d2y);
            return 0;
        } else {
            return (*static_cast<F *>(f))(x, *y, dy, d2y);
        }
    }

    void init(void *memory, std::size_t bytes, const capacity &c) {
        const jf_config config = c.config();
        const jf_status status = abi::context_init(memory, bytes, &config, &context_);
        if (status != JF_OK) {
            char why[160];
            abi::context_message(bytes, &config, why, sizeof why);
            finish(refuse(status, "no context for %zu functions, %zu numbers, %zu lanes in %zu bytes: %s", c.functions, c.numbers, c.lanes,
                          bytes, why[0] ? why : jf_status_text(status)));
        }
    }

    std::unique_ptr<unsigned char[]> memory_;
    typename abi::context *context_ = nullptr;
    detail::pass<Real> pass_;
    jf_status status_ = JF_OK;
    char message_[320] = "";
};

using context = basic_context<double>;
using contextf = basic_context<float>;

JACFWD_END_CHOICE

} // namespace jacfwd

#include "macros_show.hpp"

#endif
