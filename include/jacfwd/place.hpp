// Where a function is, and what its numbers hold: labels for messages, and numbers with their tangents as text.
// Does not know who reads them.
#ifndef JACFWD_PLACE_HPP
#define JACFWD_PLACE_HPP

#include "macros_hide.hpp"

#include "number.hpp"

#include <ostream>

namespace jacfwd {

namespace qualified {

/// Labels what follows in the function that `a` is a number of, with __LINE__ for example: messages and flag_place tell the label that was set
/// last. Nothing for a constant, which is of no function.
template <class Real>
void mark(const basic_num<Real> &a, int label) noexcept {
    if (const auto *p = detail::access<Real>::pass_of(a)) {
        detail::abi<Real>::mark(p->evaluation(), label);
    }
}

/// Writes a number as one line: its value, in brackets its tangents by direction, in a second-order pass the rows of second derivatives.
template <class Real>
void print(std::ostream &stream, const basic_num<Real> &a) {
    const auto *p = detail::access<Real>::pass_of(a);
    if (!p) {
        stream << a << " []\n";
        return;
    }
    const auto write = [](const char *text, std::size_t length, void *user) {
        static_cast<std::ostream *>(user)->write(text, static_cast<std::streamsize>(length));
    };
    detail::abi<Real>::print(p->evaluation(), detail::access<Real>::in(p, a), write, &stream);
}

} // namespace qualified

} // namespace jacfwd

#include "macros_show.hpp"

#endif
