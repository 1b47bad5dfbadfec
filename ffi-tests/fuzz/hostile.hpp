/* Everything that a program should not do: bad handles and evaluations, drivers inside callbacks, options and strides of any value. Nothing may
 * crash or write where it must not, errors in the arguments leave results alone, and the context works afterwards. */
#ifndef HOSTILE_HPP
#define HOSTILE_HPP

#include "drivers.hpp"

template <class Real>
class Hostile {
    using abi = jacfwd::detail::abi<Real>;
    using num = typename abi::num;
    using eval = typename abi::eval;

public:
    explicit Hostile(Bytes &bytes) : bytes_(bytes) {}

    void run() {
        jf_config config{};
        config.functions = 1 + bytes_.below(4);
        config.blocks = 2 + bytes_.below(12);
        config.numbers = bytes_.below(40);
        config.lanes = bytes_.below(9);
        config.level = bytes_.rare(8) ? static_cast<std::uint32_t>(bytes_.below(6)) : 0;
        const std::size_t size = abi::context_bytes(&config);
        memory_.reset(new unsigned char[size + 1]);
        /* At any address. */
        const std::size_t shift = bytes_.below(2);
        if (size == 0 || abi::context_init(memory_.get() + shift, size, &config, &context_) != JF_OK) {
            return;
        }
        room_ = config.numbers;
        const std::size_t one = 1;
        const jf_signature known = {1, &one, 1, &one, 0, nullptr};
        check(abi::register_(context_, twice, &known, nullptr, &twice_) == JF_OK, "register");
        for (std::size_t k = bytes_.below(4); k > 0; k--) {
            add();
        }
        for (std::size_t k = 1 + bytes_.below(5); k > 0; k--) {
            drive();
            usable();
        }
        abi::flags(context_);
        abi::clear_flags(context_);
    }

private:
    struct Function {
        typename abi::func id;
        std::vector<std::size_t> in, out;
        std::size_t aux;
    };

    void add() {
        Function f{{bytes_.word()}, {}, {}, bytes_.below(2)};
        for (std::size_t k = bytes_.below(4); k > 0; k--) {
            f.in.push_back(bytes_.below(5));
        }
        for (std::size_t k = bytes_.below(4); k > 0; k--) {
            f.out.push_back(bytes_.below(4));
        }
        const std::size_t outputs = f.out.size() - std::min(f.aux, f.out.size());
        const jf_signature s = {f.in.size(), f.in.data(), outputs, f.out.data(), f.out.size() - outputs, f.out.data() + outputs};
        f.aux = f.out.size() - outputs;
        if (abi::register_(context_, bytes_.rare(9) ? nullptr : call, &s, this, &f.id) == JF_OK) {
            functions_.push_back(f);
        } else {
            check(f.id.id == 0, "a function that was refused");
        }
    }

    num any() {
        switch (bytes_.below(4)) {
        case 0: return {bytes_.word()};
        case 1: return {static_cast<std::uint32_t>(bytes_.below(40))};
        default: return known_.empty() ? num{0} : known_[bytes_.below(known_.size())];
        }
    }

    /* A function that does anything, with numbers of any kind. */
    static int call(eval *e, const num *const *in, num *const *out, void *user) {
        auto &self = *static_cast<Hostile *>(user);
        const Function *f = self.running_;
        for (std::size_t a = 0; f && a < f->in.size(); a++) {
            self.known_.insert(self.known_.end(), in[a], in[a] + f->in[a]);
        }
        for (std::size_t k = self.bytes_.below(12); k > 0; k--) {
            self.act(self.bytes_.rare(12) ? self.kept_ : e);
        }
        self.kept_ = e;
        for (std::size_t o = 0; f && o < f->out.size(); o++) {
            for (std::size_t i = 0; i < f->out[o]; i++) {
                out[o][i] = self.any();
            }
        }
        if (self.known_.size() > 200) {
            self.known_.erase(self.known_.begin(), self.known_.begin() + 150);
        }
        return self.bytes_.rare(6) ? static_cast<int>(self.bytes_.below(9)) - 4 : 0;
    }

    void act(eval *e) {
        num x[8], y[9] = {};
        for (num &n : x) {
            n = any();
        }
        const std::size_t n = bytes_.below(5);
        switch (bytes_.below(24)) {
        case 0: y[0] = abi::const_(e, bytes_.real<Real>()); break;
        case 1: abi::release(e, x[0]); break;
        case 2: marks_.push_back(abi::scope_begin(e)); break;
        case 3: abi::scope_end(e, marks_.empty() || bytes_.rare(4) ? bytes_.byte() : marks_.back(), x, n); break;
        case 4: abi::fail(e, static_cast<int>(bytes_.below(5)) - 2); break;
        case 5: y[0] = abi::uniform(e); break;
        case 6: y[0] = abi::normal(e); break;
        case 7: abi::softmax(e, n, x, y); break;
        case 8: abi::matmul(e, bytes_.below(3), bytes_.below(3), bytes_.below(3), x, x + 2, y); break;
        case 9: y[0] = abi::logsumexp(e, n, x); break;
        case 10: y[0] = abi::norm(e, n, x); break;
        case 11: abi::primal(e, x[0]); break;
        case 12: y[0] = abi::select_lt(e, x[0], x[1], x[2], x[3]); break;
        case 13: abi::failed(e); break;
        case 14: abi::quat_rotate(e, x, x + 4, x); break;
        case 15: {
            const bool given = bytes_.below(2) != 0;
            null_inside_ = null_inside_ || !given;
            abi::cumsum(e, n, x, given ? x : nullptr);
            break;
        }
        case 16: y[0] = abi::sum(e, bytes_.rare(8) ? std::numeric_limits<std::size_t>::max() - n : n, x); break;
        case 17: inside(); break;
        case 18: y[0] = abi::copy(bytes_.rare(4) ? nullptr : e, x[0]); break;
        default: y[0] = Operation<Real>::all()[bytes_.below(Operation<Real>::all().size())].call(e, x, bytes_.real<Real>(), 2); break;
        }
        known_.insert(known_.end(), y, y + 2);
    }

    /* A driver of the same context, from inside: busy, and nothing happens. */
    void inside() {
        if (functions_.empty()) {
            return;
        }
        Guarded<Real> y(1);
        Real *const out[] = {y.data(), y.data(), y.data(), y.data()};
        const Real x[8] = {}, *in[] = {x, x, x, x};
        check(abi::call(context_, functions_[0].id, in, nullptr, out) == JF_BUSY && y.untouched(), "busy");
    }

    void drive() {
        Function none{{bytes_.word()}, {1}, {1}, 0};
        const Function &f = functions_.empty() || bytes_.rare(8) ? none : functions_[bytes_.below(functions_.size())];
        running_ = &f == &none ? nullptr : &f;
        null_inside_ = false;
        int argnums[4];
        for (int &a : argnums) {
            a = static_cast<int>(bytes_.below(7)) - 3;
        }
        jf_options options{};
        options.argnums = bytes_.below(2) ? argnums : nullptr;
        options.n_argnums = bytes_.below(5);
        options.randomness = static_cast<std::uint32_t>(bytes_.below(4));
        options.seed = bytes_.word();
        options.chunk = bytes_.below(6);
        options.reserved[bytes_.below(4)] = bytes_.rare(12);
        const std::size_t stride[] = {bytes_.below(3), bytes_.below(6), 0, 5};
        options.in_stride = bytes_.below(2) ? stride : nullptr;
        std::vector<Real> x(64);
        for (Real &v : x) {
            v = bytes_.real<Real>();
        }
        const Real *in[] = {x.data(), bytes_.rare(8) ? nullptr : x.data() + 8, x.data() + 16, x.data() + 24};
        Guarded<Real> results(4096);
        Real *tables[128];
        typename abi::matrix blocks[16];
        for (std::size_t k = 0; k < 128; k++) {
            tables[k] = bytes_.rare(5) ? nullptr : results.data() + 24 * k;
        }
        for (std::size_t k = 0; k < 16; k++) {
            const auto any_stride = [&] { return static_cast<std::ptrdiff_t>(bytes_.below(9)) - 2; };
            blocks[k] = {bytes_.rare(6) ? nullptr : results.data() + 1024 + 128 * k, 0, 0};
            if (bytes_.rare(4)) {
                blocks[k].row_stride = any_stride();
                blocks[k].col_stride = any_stride();
            }
        }
        const jf_options *given = bytes_.rare(6) ? nullptr : &options;
        jf_status status = JF_OK;
        const std::size_t count = bytes_.below(4);
        const bool tables_wanted = !bytes_.rare(5);
        Real *const *out = tables_wanted ? tables : nullptr;
        switch (bytes_.below(7)) {
        case 0: status = abi::call(context_, f.id, in, given, out); break;
        case 1: status = abi::jvp(context_, f.id, in, in, given, out, tables + 4); break;
        case 2: status = abi::jvp_many(context_, f.id, count, in, bytes_.below(2) ? in : nullptr, given, out, tables + 4); break;
        case 3: status = abi::jacfwd(context_, f.id, in, given, blocks, out); break;
        case 4: status = abi::jacfwd_batch(context_, f.id, count, in, given, tables + 4, out); break;
        case 5: status = abi::hessian(context_, f.id, in, given, tables + 32, blocks, out); break;
        default: status = abi::jacobian(context_, f.id, x.data(), results.data(), results.data() + 64); break;
        }
        running_ = nullptr;
        check(results.guards_stand(), "guards");
        const bool of_arguments = status == JF_BAD_FUNCTION || (status <= JF_ARGNUM_RANGE && status >= JF_OVERLAP) || status == JF_UNSUPPORTED || (status == JF_NULL && !null_inside_);
        check(!of_arguments || results.untouched(), "results after an error in the arguments");
        check(jf_status_text(status) != nullptr && jf_status_text(static_cast<jf_status>(bytes_.word())) != nullptr, "text");
        check(abi::message(context_) != nullptr && (status == JF_OK || status > 0 || abi::message(context_)[0] != 0), "message");
    }

    static int twice(eval *e, const num *const *in, num *const *out, void *) {
        out[0][0] = abi::mul_c(e, in[0][0], Real(2));
        return 0;
    }

    /* A known function of the same context, where there is room for it: as exact as ever. */
    void usable() {
        const Real x = Real(1.5);
        Guarded<Real> y(1), slope(1);
        const jf_status status = abi::jacobian(context_, twice_, &x, y.data(), slope.data());
        if (status == JF_OK) {
            check(y[0] == Real(3) && slope[0] == Real(2), "a known function");
        } else {
            check(status == JF_OUT_OF_NUMBERS && room_ < 3 && y.untouched() && slope.untouched(), "a known function");
        }
    }

    void check(bool condition, const char *what) const {
        if (!condition) {
            std::printf("failed: %s; %s\n", what, abi::message(context_));
            std::fflush(stdout);
            std::abort();
        }
    }

    Bytes &bytes_;
    std::unique_ptr<unsigned char[]> memory_;
    typename abi::context *context_ = nullptr;
    typename abi::func twice_{};
    std::size_t room_ = 0;
    std::vector<Function> functions_;
    const Function *running_ = nullptr;
    std::vector<num> known_;
    std::vector<std::size_t> marks_;
    eval *kept_ = nullptr;
    /* An operation got NULL for an array: an error of the function, in any pass. */
    bool null_inside_ = false;
};

#endif
