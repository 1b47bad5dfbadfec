// The user's function: called by the library with handles, calling a C++ callable with numbers.
// Does not know drivers.
#ifndef JACFWD_CALLBACK_HPP
#define JACFWD_CALLBACK_HPP

#include "macros_hide.hpp"

#include "arguments.hpp"
#include "array.hpp"
#include "error.hpp"

#include <memory>
#include <new>

namespace jacfwd {

JACFWD_BEGIN_CHOICE

/// One call of the function, seen from inside: for draws, failure and the functions of C.
template <class Real>
class basic_evaluation {
    using abi = detail::abi<Real>;
    using in = detail::access<Real>;

public:
    explicit basic_evaluation(const detail::pass<Real> &p) noexcept : pass_(&p) {}

    /// A draw in [0, 1).
    basic_num<Real> uniform() const noexcept { return in::own(pass_, abi::uniform(get())); }
    /// A draw of the standard normal distribution.
    basic_num<Real> normal() const noexcept { return in::own(pass_, abi::normal(get())); }
    /// Parameter k of the function, as `parameters` gave it: a constant that a program reads anew in every pass.
    basic_num<Real> parameter(std::size_t k) const noexcept { return in::own(pass_, abi::parameter(get(), k)); }
    /// What the rule of that name, which the context has, makes of these numbers.
    template <class... A>
    basic_num<Real> call_rule(const char *name, const A &...a) const noexcept {
        return lent(name, basic_num<Real>(a)...);
    }
    /// Fails the call with a positive code, which the driver reports.
    void fail(int code) const noexcept { abi::fail(get(), code); }
    /// Whether the call has failed: what it computes no longer counts. With exceptions off, a loop that waits for a comparison must ask.
    bool failed() const noexcept { return abi::failed(get()); }

    /// The evaluation as the functions of C take it.
    typename abi::eval *get() const noexcept { return pass_->evaluation(); }
    /// The handle of a number for them; that of a constant is never valid.
    typename abi::num handle(const basic_num<Real> &a) const noexcept { return a.is_constant() ? typename abi::num{0} : in::in(pass_, a); }
    /// The number that one of them made; it gives its room back.
    basic_num<Real> adopt(typename abi::num made) const noexcept { return in::own(pass_, made); }

private:
    // The numbers live as long as the handles are used.
    template <class... A>
    basic_num<Real> lent(const char *name, const A &...a) const noexcept {
        const typename abi::num x[] = {in::lend(pass_, a)...};
        return in::own(pass_, abi::call_rule(get(), name, sizeof...(a), x));
    }

    const detail::pass<Real> *pass_;
};

using evaluation = basic_evaluation<double>;
using evaluationf = basic_evaluation<float>;

JACFWD_END_CHOICE

namespace detail {

JACFWD_BEGIN_CHOICE

template <class T, std::size_t>
using repeated = T;

// Whether F takes an argument T per input and an argument U per output.
template <class F, class T, class U, class In, class Out>
struct takes;
template <class F, class T, class U, std::size_t... I, std::size_t... O>
struct takes<F, T, U, std::index_sequence<I...>, std::index_sequence<O...>> : std::is_invocable<F &, repeated<T, I>..., repeated<U, O>...> {};

// Whether a result is a container of its own, whose elements may be taken: no reference, and no view, which is seen by what a constant one gives.
template <class Y>
struct owner : std::bool_constant<!std::is_reference<Y>::value && !has_strides<Y>::value &&
                                  std::is_const<std::remove_reference_t<decltype(*std::begin(std::declval<const Y &>()))>>::value> {};

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
    int call(F &f, const pass<Real> &p) const {
        return forms(f, p, ins{}, outs{});
    }

private:
    template <class F, std::size_t... I, std::size_t... O>
    int forms(F &f, const pass<Real> &p, std::index_sequence<I...>, std::index_sequence<O...>) const {
        using evaluation = basic_evaluation<Real>;
        if constexpr (takes<F, view<const num>, view<num>, ins, outs>::value) {
            return code(p, [&]() -> decltype(auto) { return f(in[I]..., out[O]...); });
        } else if constexpr (takes<F, const num *, num *, ins, outs>::value) {
            return code(p, [&]() -> decltype(auto) { return f(in[I].data()..., out[O].data()...); });
        } else if constexpr (std::is_invocable<F &, evaluation, repeated<view<const num>, I>..., repeated<view<num>, O>...>::value) {
            return code(p, [&]() -> decltype(auto) { return f(evaluation(p), in[I]..., out[O]...); });
        } else {
            static_assert(Out == 1 && std::is_invocable<F &, repeated<view<const num>, I>...>::value,
                          "the function takes a view or pointer per input and per output, or a view per input and returns the output");
            return store(p, f(in[I]...));
        }
    }

    // What the function returned as a code: nothing and true are success, false is 1. One that is no int is a bad return.
    template <class F>
    static int code(const pass<Real> &p, F f) {
        using result = std::decay_t<decltype(f())>;
        if constexpr (std::is_void<result>::value) {
            f();
            return 0;
        } else if constexpr (std::is_same<result, bool>::value || (std::is_class<result>::value && std::is_convertible<result, bool>::value)) {
            return f() ? 0 : 1;
        } else {
            static_assert(std::is_integral<result>::value || std::is_enum<result>::value,
                          "a function that sets its outputs returns nothing, bool (false: failed), or a code that is an int");
            const result returned = f();
            if (static_cast<result>(static_cast<int>(returned)) == returned) {
                return static_cast<int>(returned);
            }
            p.blame(JF_BAD_RETURN, "the function returned %lld, which is no int", static_cast<long long>(returned));
            return -1;
        }
    }

    // A result by value: a number, or numbers. Too few leave outputs unset, which the library reports; too many are a bad return.
    template <class Y>
    int store(const pass<Real> &p, Y &&y) const {
        if constexpr (std::is_convertible<Y, num>::value) {
            return store(p, std::array<num, 1>{{num(std::forward<Y>(y))}});
        } else {
            std::size_t k = 0;
            for (auto &&element : y) {
                if (k++ >= out[0].size()) {
                    continue;
                }
                if constexpr (owner<Y>::value) {
                    out[0][k - 1] = std::move(element);
                } else {
                    out[0][k - 1] = element;
                }
            }
            if (k > out[0].size()) {
                p.blame(JF_BAD_RETURN, "the function returned %lu elements, but the output has %lu", static_cast<unsigned long>(k),
                        static_cast<unsigned long>(out[0].size()));
                return -1;
            }
            return 0;
        }
    }
};

// A callable as the library calls it, with memory for its inputs and outputs as numbers: block after block, with guards between,
// as the library has them. Pointers are not checked: an index a little beyond a block meets a guard, which no operation takes. Stays where it is.
template <class Real, class F, std::size_t In, std::size_t Out, std::size_t Aux>
class callback {
    using num = basic_num<Real>;
    using eval = typename pass<Real>::eval;
    using handle = typename abi<Real>::num;

public:
    callback(const shape<In, Out, Aux> &s, pass<Real> &p, F f)
        : shape_(s), pass_(p), f_(std::move(f)), numbers_(new (std::nothrow) num[all(s)]) {}

    const jacfwd::shape<In, Out, Aux> &shape() const noexcept { return shape_; }
    bool ready() const noexcept { return numbers_ != nullptr; }

    // The function to register, with this callback as its user pointer.
    static int call(eval *e, const handle *const *in, handle *const *out, void *user) noexcept {
        callback &self = *static_cast<callback *>(user);
#if JACFWD_EXCEPTIONS
        try {
            return self.run(e, in, out);
        } catch (const evaluation_failed &) {
            // Of this evaluation, which has its own words, or of one around it.
            if (!abi<Real>::failed(e)) {
                self.thrown_ = std::current_exception();
            }
            return 1;
        } catch (...) {
            self.thrown_ = std::current_exception();
            return 1;
        }
#else
        return self.run(e, in, out);
#endif
    }

#if JACFWD_EXCEPTIONS
    // Whether the callable has thrown and nobody has been told.
    bool has_thrown() const noexcept { return thrown_ != nullptr; }

    // What the callable threw, once. An error of the library in the same call comes first: what was thrown may be its consequence.
    void rethrow(jf_status status) {
        if (const std::exception_ptr thrown = std::exchange(thrown_, nullptr); thrown && status > 0) {
            std::rethrow_exception(thrown);
        }
    }
#endif

private:
    // The call as long as it lasts, and its end: no number of it may be met in the next.
    class active {
    public:
        active(callback &c, eval *e) noexcept : callback_(c) { c.pass_.begin(e); }
        active(const active &) = delete;
        active &operator=(const active &) = delete;
        ~active() {
            callback_.place_unset();
            for (std::size_t k = 0; k < all(callback_.shape_); k++) {
                callback_.numbers_[k] = num();
            }
            callback_.pass_.end();
        }

    private:
        callback &callback_;
    };

    // Before each block and after the last, as in the library's own memory, whose guards they hold.
    static constexpr std::size_t guards = 8, blocks = In + Out + Aux;

    // As many numbers as no memory holds stay as many.
    static constexpr std::size_t all(const jacfwd::shape<In, Out, Aux> &s) noexcept {
        const std::size_t elements = s.numbers(), sum = elements + guards * (blocks + 1);
        return sum < elements ? elements : sum;
    }

    // Where the output is that was read before it was set.
    void place_unset() const noexcept {
        std::size_t o = 0, i = pass_.unset();
        if (i != pass_.none) {
            for (; i >= shape_.result(o); o++) {
                i -= shape_.result(o);
            }
            pass_.blame(JF_BAD_NUMBER, "out[%lu][%lu] is read before it is set", static_cast<unsigned long>(o), static_cast<unsigned long>(i));
        }
    }

    int run(eval *e, const handle *const *in, handle *const *out) {
        const active call(*this, e);
        caller<Real, In, Out + Aux> caller;
        num *next = numbers_.get();
        for (std::size_t a = 0; a < In; a++) {
            caller.in[a] = {next + guards, shape_.in[a]};
            borrow(next, in[a] - guards, guards + shape_.in[a]);
        }
        for (std::size_t o = 0, k = 0; o < Out + Aux; o++) {
            borrow(next, out[o] - guards, guards);
            caller.out[o] = {next, shape_.result(o)};
            for (std::size_t i = 0; i < shape_.result(o); i++) {
                *next++ = access<Real>::output(&pass_, k++);
            }
        }
        const handle *const end = out[Out + Aux - 1] + shape_.result(Out + Aux - 1);
        borrow(next, end, guards);
        const int code = caller.call(f_, pass_);

        for (std::size_t a = 0; a < In; a++) {
            tell_written(caller.in[a].begin() - guards, in[a] - guards, guards + shape_.in[a]);
        }
        for (std::size_t o = 0; o < Out + Aux; o++) {
            tell_written(caller.out[o].begin() - guards, out[o] - guards, guards);
            for (std::size_t i = 0; i < shape_.result(o); i++) {
                out[o][i] = access<Real>::give(&pass_, caller.out[o][i]);
            }
        }
        tell_written(caller.out[Out + Aux - 1].end(), end, guards);
        return code;
    }

    // The numbers of `count` handles.
    void borrow(num *&next, const handle *from, std::size_t count) const noexcept {
        for (std::size_t k = 0; k < count; k++) {
            *next++ = access<Real>::borrow(&pass_, from[k]);
        }
    }

    // Numbers that were not the function's to write: where one was, the library finds its own overwritten.
    void tell_written(const num *borrowed, const handle *own, std::size_t count) const noexcept {
        for (std::size_t k = 0; k < count; k++) {
            if (access<Real>::pass_of(borrowed[k]) != &pass_ || access<Real>::in(&pass_, borrowed[k]).id != own[k].id) {
                const_cast<handle *>(own)[k] = handle{0};
            }
        }
    }

    jacfwd::shape<In, Out, Aux> shape_;
    pass<Real> &pass_;
    F f_;
    std::unique_ptr<num[]> numbers_;
#if JACFWD_EXCEPTIONS
    std::exception_ptr thrown_;
#endif
};

JACFWD_END_CHOICE

} // namespace detail

} // namespace jacfwd

#include "macros_show.hpp"

#endif
