// The user's function: called by the library with handles, calling a C++ callable with numbers.
// Does not know drivers.
#ifndef JACFWD_CALLBACK_HPP
#define JACFWD_CALLBACK_HPP

#include "arguments.hpp"
#include "array.hpp"
#include "error.hpp"

#include <memory>
#include <new>

namespace jacfwd {

/// One call of the function, seen from inside: for draws, failure and the functions of C.
template <class Real>
class basic_evaluation {
    using abi = detail::abi<Real>;
    using in = detail::access<Real>;

public:
    explicit basic_evaluation(typename abi::eval *e) noexcept : e_(e) {}

    typename abi::eval *get() const noexcept { return e_; }
    /// A draw in [0, 1).
    basic_num<Real> uniform() const noexcept { return in::own(e_, abi::uniform(e_)); }
    /// A draw of the standard normal distribution.
    basic_num<Real> normal() const noexcept { return in::own(e_, abi::normal(e_)); }
    /// Fails the call with a positive code, which the driver reports.
    void fail(int code) const noexcept { abi::fail(e_, code); }
    /// Whether the call has failed: what it computes no longer counts. A loop that waits for a comparison must ask.
    bool failed() const noexcept { return abi::failed(e_); }

private:
    typename abi::eval *e_;
};

using evaluation = basic_evaluation<double>;
using evaluationf = basic_evaluation<float>;

namespace detail {

template <class T, std::size_t>
using repeated = T;

// Whether F takes an argument T per input and an argument U per output.
template <class F, class T, class U, class In, class Out>
struct takes;
template <class F, class T, class U, std::size_t... I, std::size_t... O>
struct takes<F, T, U, std::index_sequence<I...>, std::index_sequence<O...>> : std::is_invocable<F &, repeated<T, I>..., repeated<U, O>...> {};

// Calls a callable in the form that it has; returns the code for the library.
template <class Real, std::size_t In, std::size_t Out>
class caller {
    using num = basic_num<Real>;
    using ins = std::make_index_sequence<In>;
    using outs = std::make_index_sequence<Out>;

public:
    std::array<view<const num>, In> in;
    std::array<view<num>, Out> out;

    template <class F>
    int call(F &f, typename abi<Real>::eval *e) const {
        return forms(f, e, ins{}, outs{});
    }

private:
    template <class F, std::size_t... I, std::size_t... O>
    int forms(F &f, typename abi<Real>::eval *e, std::index_sequence<I...>, std::index_sequence<O...>) const {
        using evaluation = basic_evaluation<Real>;
        if constexpr (takes<F, view<const num>, view<num>, ins, outs>::value) {
            return code([&]() -> decltype(auto) { return f(in[I]..., out[O]...); });
        } else if constexpr (takes<F, const num *, num *, ins, outs>::value) {
            return code([&]() -> decltype(auto) { return f(in[I].data()..., out[O].data()...); });
        } else if constexpr (std::is_invocable<F &, evaluation, repeated<view<const num>, I>..., repeated<view<num>, O>...>::value) {
            return code([&]() -> decltype(auto) { return f(evaluation(e), in[I]..., out[O]...); });
        } else {
            static_assert(Out == 1 && std::is_invocable<F &, repeated<view<const num>, I>...>::value,
                          "the function takes a view or pointer per input and per output, or a view per input and returns the output");
            return store(f(in[I]...));
        }
    }

    // What the function returned as a code: nothing and true are success, false is 1.
    template <class F>
    static int code(F f) {
        using result = decltype(f());
        if constexpr (std::is_void<result>::value) {
            f();
            return 0;
        } else if constexpr (std::is_same<result, bool>::value) {
            return f() ? 0 : 1;
        } else {
            return static_cast<int>(f());
        }
    }

    // A result by value: a number, or numbers. Too few leave outputs unset, which the library reports; too many are a bad return.
    template <class Y>
    int store(Y &&y) const {
        if constexpr (std::is_convertible<Y, num>::value) {
            return store(std::array<num, 1>{{num(std::forward<Y>(y))}});
        } else {
            std::size_t k = 0;
            for (auto &&element : y) {
                if (k == out[0].size()) {
                    return -1;
                }
                out[0][k++] = std::move(element);
            }
            return 0;
        }
    }
};

JACFWD_BEGIN_CHOICE

// A callable as the library calls it, with room for its inputs and outputs as numbers. Stays where it is.
template <class Real, class F, std::size_t In, std::size_t Out, std::size_t Aux>
class callback {
    using num = basic_num<Real>;
    using eval = typename abi<Real>::eval;
    using handle = typename abi<Real>::num;

public:
    callback(const shape<In, Out, Aux> &s, F f) : shape_(s), f_(std::move(f)), numbers_(new (std::nothrow) num[s.numbers()]) {}

    const jacfwd::shape<In, Out, Aux> &shape() const noexcept { return shape_; }
    bool ready() const noexcept { return numbers_ != nullptr; }

    // The function to register, with this callback as its user pointer.
    static int call(eval *e, const handle *const *in, handle *const *out, void *user) noexcept {
        callback &self = *static_cast<callback *>(user);
#if JACFWD_EXCEPTIONS
        try {
            return self.run(e, in, out);
        } catch (...) {
            self.thrown_ = std::current_exception();
            return 1;
        }
#else
        return self.run(e, in, out);
#endif
    }

#if JACFWD_EXCEPTIONS
    // What the callable threw, once. An error of the library in the same call comes first: what was thrown may be its consequence.
    void rethrow(jf_status status) {
        if (const std::exception_ptr thrown = std::exchange(thrown_, nullptr); thrown && status > 0) {
            std::rethrow_exception(thrown);
        }
    }
#endif

private:
    // Outlives the call of the callable, and leaves constants: no number of this call may be met in the next.
    struct cleared {
        num *numbers;
        std::size_t count;
        ~cleared() {
            for (std::size_t k = 0; k < count; k++) {
                numbers[k] = num();
            }
        }
    };

    int run(eval *e, const handle *const *in, handle *const *out) {
        const cleared all{numbers_.get(), shape_.numbers()};
        caller<Real, In, Out + Aux> caller;
        num *next = numbers_.get();
        for (std::size_t a = 0; a < In; a++) {
            caller.in[a] = {next, shape_.in[a]};
            for (std::size_t j = 0; j < shape_.in[a]; j++) {
                *next++ = access<Real>::borrow(e, in[a][j]);
            }
        }
        for (std::size_t o = 0; o < Out + Aux; o++) {
            caller.out[o] = {next, shape_.result(o)};
            for (std::size_t i = 0; i < shape_.result(o); i++) {
                // The handle that is never valid: an output that stays so is reported.
                *next++ = access<Real>::borrow(e, handle{0});
            }
        }
        const int code = caller.call(f_, e);
        for (std::size_t o = 0; o < Out + Aux; o++) {
            for (std::size_t i = 0; i < shape_.result(o); i++) {
                out[o][i] = access<Real>::give(e, caller.out[o][i]);
            }
        }
        return code;
    }

    jacfwd::shape<In, Out, Aux> shape_;
    F f_;
    std::unique_ptr<num[]> numbers_;
#if JACFWD_EXCEPTIONS
    std::exception_ptr thrown_;
#endif
};

JACFWD_END_CHOICE

} // namespace detail

} // namespace jacfwd

#endif
