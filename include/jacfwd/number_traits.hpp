// What numbers of every kind have in common, whether behind handles or inline. Does not know any of them.
#ifndef JACFWD_NUMBER_TRAITS_HPP
#define JACFWD_NUMBER_TRAITS_HPP

#include "macros_hide.hpp"

#include <iterator>
#include <limits>
#include <type_traits>
#include <utility>

namespace jacfwd::detail {

template <class T>
struct identity {
    using type = T;
};
// A parameter that deduces nothing: what is given converts to it.
template <class Real>
using plain = typename identity<Real>::type;

template <class T>
struct is_number : std::false_type {};
// The plain real of a number; no type for anything else.
template <class Num>
using real_below = typename std::enable_if_t<is_number<Num>::value, Num>::real;

// The kind of number of arguments of which at least one is a number and all others are numbers of that kind or arithmetic; void otherwise.
template <class... A>
struct numbers;
template <>
struct numbers<> {
    using type = void;
    static constexpr bool plain = true;
};
template <class T, class... A>
struct numbers<T, A...> {
    using rest = numbers<A...>;
    static constexpr bool number = is_number<T>::value, same = std::is_void<typename rest::type>::value || std::is_same<typename rest::type, T>::value;
    // Whether all are what an operation takes.
    static constexpr bool plain = rest::plain && (number || std::is_arithmetic<T>::value);
    static_assert(!number || !rest::plain || same, "numbers of two kinds in one operation: of both precisions, or with other tangents");
    using type = std::conditional_t<!plain, void, std::conditional_t<number, T, typename rest::type>>;
};
template <class... A>
using number_among = std::enable_if_t<!std::is_void<typename numbers<A...>::type>::value, typename numbers<A...>::type>;

// The numbers of a container.
template <class C>
using number_in = std::remove_cv_t<std::remove_reference_t<decltype(*std::data(std::declval<const C &>()))>>;

// std::numeric_limits: those of the plain real, as constants.
template <class Num>
class limits : public std::numeric_limits<typename Num::real> {
    using of_real = std::numeric_limits<typename Num::real>;

public:
    static Num min() noexcept { return of_real::min(); }
    static Num max() noexcept { return of_real::max(); }
    static Num lowest() noexcept { return of_real::lowest(); }
    static Num epsilon() noexcept { return of_real::epsilon(); }
    static Num round_error() noexcept { return of_real::round_error(); }
    static Num infinity() noexcept { return of_real::infinity(); }
    static Num quiet_NaN() noexcept { return of_real::quiet_NaN(); }
    static Num signaling_NaN() noexcept { return of_real::signaling_NaN(); }
    static Num denorm_min() noexcept { return of_real::denorm_min(); }
};

} // namespace jacfwd::detail

// Names that <cmath> does not have are jacfwd::sign and so on, never sign alone: that may be a function of the program.
namespace jacfwd::qualified {}
namespace jacfwd {
using namespace qualified;
}

#include "macros_show.hpp"

#endif
