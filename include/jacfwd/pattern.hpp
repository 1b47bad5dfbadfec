// Where the derivatives of programs can be nonzero, in arrays of their own. Does not know plans or drivers.
#ifndef JACFWD_PATTERN_HPP
#define JACFWD_PATTERN_HPP

#include "macros_hide.hpp"

#include "arguments.hpp"
#include "error.hpp"
#include "program.hpp"

#include <cstdint>
#include <type_traits>
#include <vector>

namespace jacfwd {

JACFWD_BEGIN_CHOICE

/// The pattern of a Jacobian or Hessian of a program: what `pattern` makes. A jf_pattern where one is wanted, by `plan` for instance, as long as this lives.
template <class Index = int>
class program_pattern {
    static_assert(std::is_integral<Index>::value && (sizeof(Index) == 4 || sizeof(Index) == 8), "indices of 4 or 8 bytes are wanted here");

public:
    program_pattern(const program &p, std::uint32_t kind, const options &o, std::uint32_t format, std::uint32_t which,
                    const std::vector<std::uint8_t> &outputs) {
        const jf_options options = o.abi();
        shape_.format = format;
        shape_.index_bytes = sizeof(Index);
        const auto find = [&](std::uint32_t of, std::size_t bytes) {
            std::vector<std::uint64_t> scratch(bytes / 8);
            jf_pattern found = get();
            found.entries = minor_.size();
            const std::uint8_t *counts = outputs.empty() || bytes == 0 ? nullptr : outputs.data();
            status_ = jf_program_pattern(p.get(), &options, of, of == kind ? which : 0, counts, scratch.data(), bytes, &found);
            shape_.rows = found.rows;
            shape_.cols = found.cols;
            shape_.entries = found.entries;
        };
        // Without scratch only rows and columns are told: of a Jacobian, one for each element of the outputs.
        if (!outputs.empty()) {
            find(JF_PLAN_JACOBIAN, 0);
        }
        if (outputs.empty() || outputs.size() == rows()) {
            find(kind, 0);
            const std::size_t lines = format == JF_CSR ? rows() : cols(), bytes = jf_program_pattern_scratch(p.get(), &options, kind);
            const auto make_room = [&](std::size_t entries) {
                major_.resize(format == JF_TRIPLETS ? entries : lines + 1);
                minor_.resize(entries);
            };
            make_room(4 * (rows() + cols()));
            find(kind, bytes);
            // Then it is known how many entries there are.
            if (status_ == JF_TOO_SMALL) {
                make_room(entries());
                find(kind, bytes);
            }
            make_room(entries());
        } else {
            status_ = JF_BAD_LENGTH;
        }
        if (status_ != JF_OK) {
            shape_ = {};
            major_.clear();
            minor_.clear();
        }
#if JACFWD_EXCEPTIONS
        if (status_ != JF_OK) {
            throw error(status_, jf_status_text(status_));
        }
#endif
    }

    /// How it was found: JF_OK, or why there is none; without exceptions only this tells.
    jf_status status() const noexcept { return status_; }

    std::size_t rows() const noexcept { return shape_.rows; }
    std::size_t cols() const noexcept { return shape_.cols; }
    std::size_t entries() const noexcept { return shape_.entries; }

    /// Where each column starts (JF_CSC), or each row (JF_CSR), and behind them the number of entries; of JF_TRIPLETS the row of each entry.
    const std::vector<Index> &major() const noexcept { return major_; }
    /// The row of each entry (JF_CSC), or its column (JF_CSR, JF_TRIPLETS). Those of a line ascend.
    const std::vector<Index> &minor() const noexcept { return minor_; }

    /// The pattern as the C functions take it: its arrays are those of this.
    jf_pattern get() const & noexcept {
        jf_pattern p = shape_;
        p.major = major_.data();
        p.minor = minor_.data();
        return p;
    }
    /// A temporary does not stay: convert it where a plan is made.
    jf_pattern get() const && = delete;
    operator jf_pattern() const noexcept { return static_cast<const program_pattern &>(*this).get(); }

private:
    // Without its arrays, which move with the vectors.
    jf_pattern shape_{};
    std::vector<Index> major_, minor_;
    jf_status status_ = JF_OK;
};

/// Where the Jacobian of a program's outputs can be nonzero (JF_PLAN_JACOBIAN), or the Hessian of any sum of them (JF_PLAN_HESSIAN), in the inputs that
/// argnums of the options name, input 0 if they are left out. Of the options nothing else counts.
///
/// format is JF_CSC, JF_CSR or JF_TRIPLETS; which is that of jf_program_pattern: JF_PATTERN_DIAGONAL, JF_PATTERN_LOWER, JF_PATTERN_UPPER. outputs
/// has an element for each of all outputs, 0 for one that does not count; empty = all count.
/// Throws jacfwd::error, or without exceptions has no entries: `status` tells.
template <class Index = int>
program_pattern<Index> pattern(const program &p, std::uint32_t kind = JF_PLAN_JACOBIAN, const options &o = {}, std::uint32_t format = JF_CSC,
                               std::uint32_t which = 0, const std::vector<std::uint8_t> &outputs = {}) {
    return {p, kind, o, format, which, outputs};
}

JACFWD_END_CHOICE

} // namespace jacfwd

#include "macros_show.hpp"

#endif
