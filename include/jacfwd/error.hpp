// What happens on an error: an exception with status and message, or a status alone. Does not know what failed.
#ifndef JACFWD_ERROR_HPP
#define JACFWD_ERROR_HPP

#include "macros_hide.hpp"

#include "../jacfwd.h"

// 1: drivers throw jacfwd::error. 0: they return the status. The default follows the compiler's flags.
#ifndef JACFWD_EXCEPTIONS
#if defined(__cpp_exceptions)
#define JACFWD_EXCEPTIONS 1
#else
#define JACFWD_EXCEPTIONS 0
#endif
#endif

#if JACFWD_EXCEPTIONS
#include <exception>
#include <string>
#endif

// What depends on the choice has a name that does, so that translation units may choose differently and still link.
#if JACFWD_EXCEPTIONS
#define JACFWD_BEGIN_CHOICE inline namespace throwing {
#else
#define JACFWD_BEGIN_CHOICE inline namespace returning {
#endif
#define JACFWD_END_CHOICE }

// An operation is worth less out of line, on numbers behind handles as on inline ones. gcc does not see that by itself. Where compiling large templates
// takes too long, define it as inline.
#if defined(JACFWD_INLINE)
#define JACFWD_INLINE_LAMBDA
#elif defined(__GNUC__)
#define JACFWD_INLINE __attribute__((always_inline)) inline
#define JACFWD_INLINE_LAMBDA __attribute__((always_inline))
#else
#define JACFWD_INLINE inline
#define JACFWD_INLINE_LAMBDA
#endif

#if JACFWD_EXCEPTIONS
namespace jacfwd {

/// A driver failed: a negative status of the library, or the positive code that the function returned.
class error : public std::exception {
public:
    error(jf_status status, const char *message) : status_(status), message_(message) {}

    jf_status status() const noexcept { return status_; }
    const char *what() const noexcept override { return message_.c_str(); }

private:
    jf_status status_;
    std::string message_;
};

/// Thrown inside a function whose evaluation has failed, where it asks for a value: there is none. On its way out it ends the function, and
/// the driver reports why the evaluation failed. A function that is noexcept ends the program instead.
class evaluation_failed : public std::exception {
public:
    const char *what() const noexcept override { return "the evaluation has failed; its driver tells why"; }
};

} // namespace jacfwd
#endif

#include "macros_show.hpp"

#endif
