// A call of a function as its numbers see it. Does not know numbers.
#ifndef JACFWD_PASS_HPP
#define JACFWD_PASS_HPP

#include "abi.hpp"
#include "error.hpp"

#include <cstdint>

// An operation is a call of the library and a few tests: worth less out of line. gcc does not see that by itself.
#if defined(__GNUC__)
#define JACFWD_INLINE __attribute__((always_inline)) inline
#else
#define JACFWD_INLINE inline
#endif

namespace jacfwd::detail {

JACFWD_BEGIN_CHOICE

// A context that calls a function, as the numbers of the call see it: they point here, and know by the stamp whether the call is still theirs.
// Part of the context, which calls one function at a time.
template <class Real>
class pass {
public:
    using eval = typename abi<Real>::eval;

    void begin(eval *e) noexcept {
        evaluation_ = e;
        stamp_ += 2;
        foreign_ = false;
    }
    void end() noexcept {
        evaluation_ = nullptr;
        stamp_ += 2;
    }

    // Null between calls, which the functions of C take for a failed evaluation.
    JACFWD_INLINE eval *evaluation() const noexcept { return evaluation_; }
    // Odd: that of numbers which give their room back. One less is that of inputs, which do not.
    JACFWD_INLINE std::uint32_t stamp() const noexcept { return stamp_; }

    // Whether an operation of the last call met a number of another: worth words of its own.
    void meet_foreign() const noexcept { foreign_ = true; }
    bool met_foreign() const noexcept { return foreign_; }

private:
    eval *evaluation_ = nullptr;
    std::uint32_t stamp_ = 1;
    mutable bool foreign_ = false;
};

JACFWD_END_CHOICE

} // namespace jacfwd::detail

#endif
