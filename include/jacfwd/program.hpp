// Recorded functions: the bytes of a program, owned. Does not know functions: they record, and run what is recorded.
#ifndef JACFWD_PROGRAM_HPP
#define JACFWD_PROGRAM_HPP

#include "macros_hide.hpp"

#include "abi.hpp"
#include "error.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

namespace jacfwd {

/// A recorded function as constant bytes of its own: what `record` of a function returns, or bytes that were stored. Copies are programs of their own.
///
/// A function that runs a program refers to its bytes: the program must outlive that use, and stay where it is.
class program {
public:
    /// None.
    program() = default;

    /// The program in bytes from elsewhere, which are copied; none if they are no program of this library, as `status` tells.
    program(const void *bytes, std::size_t size) : words_((size + 7) / 8) {
        if (size > 0) {
            std::memcpy(words_.data(), bytes, size);
        }
        size_ = size;
        check();
    }

    /// The program that `write(memory, size)` puts there.
    template <class Write>
    static program written(std::size_t size, Write write) {
        program made;
        made.words_.resize((size + 7) / 8);
        made.size_ = size;
        write(made.words_.data(), size);
        made.check();
        return made;
    }

    /// None, for that reason.
    static program none(jf_status status) {
        program made;
        made.status_ = status;
        return made;
    }

    /// JF_OK, JF_BAD_PROGRAM or JF_STALE_PROGRAM; for none JF_NULL, or why there is none.
    jf_status status() const noexcept { return status_; }
    explicit operator bool() const noexcept { return status_ == JF_OK; }

    /// The bytes, to be stored: they mean the same on every processor.
    const unsigned char *data() const noexcept { return reinterpret_cast<const unsigned char *>(words_.data()); }
    std::size_t size() const noexcept { return size_; }

    /// The program as the C functions take it; null for none.
    const jf_program *get() const noexcept { return status_ == JF_OK ? reinterpret_cast<const jf_program *>(words_.data()) : nullptr; }

    /// Numbers that a context needs to run it; for second derivatives twice as many.
    std::size_t numbers() const noexcept { return jf_program_numbers(get()); }

    /// As text: JF_PRINT_COUNTS, JF_PRINT_LISTING or JF_PRINT_DOT.
    std::string text(std::uint32_t format = JF_PRINT_LISTING) const {
        std::string text;
        jf_program_print(get(), format, &append, &text);
        return text;
    }

private:
    static void append(const char *text, std::size_t length, void *to) { static_cast<std::string *>(to)->append(text, length); }

    void check() noexcept {
        const jf_program *p = nullptr;
        status_ = jf_program_open(words_.data(), size_, &p);
    }

    std::vector<std::uint64_t> words_;
    std::size_t size_ = 0;
    jf_status status_ = JF_NULL;
};

} // namespace jacfwd

#include "macros_show.hpp"

#endif
