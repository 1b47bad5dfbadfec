// A call of a function as its numbers see it. Does not know numbers.
#ifndef JACFWD_PASS_HPP
#define JACFWD_PASS_HPP

#include "macros_hide.hpp"

#include "abi.hpp"
#include "error.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>

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
        stamp_ = after(stamp_);
        blamed_ = JF_OK;
        unset_ = none;
    }
    void end() noexcept {
        evaluation_ = nullptr;
        stamp_ = after(stamp_);
    }

    // Null between calls, which the functions of C take for a failed evaluation.
    JACFWD_INLINE eval *evaluation() const noexcept { return evaluation_; }
    // Odd: that of numbers which give their room back. One less is that of inputs, which do not.
    JACFWD_INLINE std::uint32_t stamp() const noexcept { return stamp_; }

    // The stamp of an output that is not set yet: of no call.
    static constexpr std::uint32_t not_set = 0;
    // The next stamp. After 2^31 they begin again, not with 1: its inputs would pass for outputs that are not set.
    static constexpr std::uint32_t after(std::uint32_t stamp) noexcept { return stamp < 0xFFFFFFFFu ? stamp + 2 : 3; }
    static constexpr std::size_t none = ~std::size_t{0};

    // Output k, all blocks counted together, is read before it is set.
    void meet_unset(std::size_t k) const noexcept { unset_ = unset_ == none ? k : unset_; }
    std::size_t unset() const noexcept { return unset_; }

    // What the library would report with fewer words; the first mistake of a call counts.
    template <class... Number>
    void blame(jf_status status, const char *format, Number... number) const noexcept {
        if (blamed_ == JF_OK) {
            blamed_ = status;
            std::snprintf(words_, sizeof words_, format, number...);
        }
    }
    // The words for this status of the last call; null if there are none.
    const char *words(jf_status status) const noexcept { return status != JF_OK && status == blamed_ ? words_ : nullptr; }

private:
    eval *evaluation_ = nullptr;
    std::uint32_t stamp_ = 1;
    mutable std::size_t unset_ = none;
    mutable jf_status blamed_ = JF_OK;
    mutable char words_[160] = "";
};

JACFWD_END_CHOICE

} // namespace jacfwd::detail

#include "macros_show.hpp"

#endif
