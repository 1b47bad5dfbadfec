// Plans of sparse derivatives that own their memory. Does not know functions or drivers.
#ifndef JACFWD_PLAN_HPP
#define JACFWD_PLAN_HPP

#include "macros_hide.hpp"

#include "error.hpp"

#include "../jacfwd.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>

namespace jacfwd {

JACFWD_BEGIN_CHOICE

/// A pattern with its colours, for `jacfwd_sparse` and `hessian_sparse` of any function with as many rows and columns; used by any number of
/// threads.
class plan {
public:
    /// Kind and order are those of jf_plan_make: JF_PLAN_JACOBIAN or JF_PLAN_HESSIAN, JF_ORDER_BEST and the others. The arrays of the pattern
    /// are not needed afterwards. Throws jacfwd::error, or without exceptions has no plan: `status` tells.
    explicit plan(const jf_pattern &pattern, std::uint32_t kind = JF_PLAN_JACOBIAN, std::uint32_t order = JF_ORDER_BEST)
        : bytes_(jf_plan_bytes(&pattern, kind)), memory_(room(bytes_)) {
        const std::size_t scratch_bytes = jf_plan_scratch_bytes(&pattern, kind);
        const words scratch = room(scratch_bytes);
        const std::size_t bytes = memory_ ? bytes_ : 0, scratch_given = scratch ? scratch_bytes : 0;
        status_ = jf_plan_make(&pattern, kind, order, memory_.get(), bytes, scratch.get(), scratch_given, &plan_);
#if JACFWD_EXCEPTIONS
        if (status_ != JF_OK) {
            char why[160];
            jf_plan_message(&pattern, kind, order, memory_.get(), bytes, scratch.get(), scratch_given, why, sizeof why);
            throw error(status_, why);
        }
#endif
    }

    /// The plan as the C functions and the drivers take it; null if there is none.
    const jf_plan *get() const noexcept { return plan_; }
    operator const jf_plan *() const noexcept { return plan_; }
    /// How it was made: JF_OK, or what is wrong with the pattern.
    jf_status status() const noexcept { return status_; }
    /// Directions that its Jacobian costs.
    std::size_t colours() const noexcept { return jf_plan_colours(plan_); }
    /// Values that a driver writes.
    std::size_t entries() const noexcept { return jf_plan_entries(plan_); }
    /// Bytes at `get()`, to store.
    std::size_t bytes() const noexcept { return bytes_; }

private:
    using words = std::unique_ptr<std::uint64_t[]>;
    // Words of 8 bytes, whose addresses are multiples of 8.
    static words room(std::size_t bytes) { return words(new (std::nothrow) std::uint64_t[bytes / 8 + 1]); }

    std::size_t bytes_;
    words memory_;
    const jf_plan *plan_ = nullptr;
    jf_status status_;
};

JACFWD_END_CHOICE

} // namespace jacfwd

#include "macros_show.hpp"

#endif
