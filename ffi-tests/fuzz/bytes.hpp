/* What the fuzzer gives: choices read from bytes, zeros behind the end. */
#ifndef BYTES_HPP
#define BYTES_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>

class Bytes {
public:
    Bytes(const std::uint8_t *data, std::size_t size) : data_(data), size_(size) {}

    std::uint8_t byte() { return at_ < size_ ? data_[at_++] : 0; }

    /* A number below n. */
    std::size_t below(std::size_t n) { return n == 0 ? 0 : byte() % n; }

    /* True once in n times. */
    bool rare(std::size_t n) { return below(n) == n - 1; }

    std::uint32_t word() {
        std::uint32_t w = 0;
        for (int k = 0; k < 4; k++) {
            w = w << 8 | byte();
        }
        return w;
    }

    /* A moderate number, now and then a small integer, seldom any bits. */
    template <class Real>
    Real real() {
        switch (below(16)) {
        case 0: return static_cast<Real>(static_cast<int>(below(9)) - 4);
        case 1: return special<Real>();
        default: {
            const auto mantissa = static_cast<Real>(static_cast<std::int32_t>(word())) * static_cast<Real>(0x1p-31);
            const Real scales[] = {Real(1), Real(1), Real(4), Real(0.25), Real(30), Real(0.001)};
            return mantissa * scales[below(6)];
        }
        }
    }

private:
    template <class Real>
    Real special() {
        using limits = std::numeric_limits<Real>;
        const Real all[] = {Real(0),       -Real(0),          limits::infinity(), -limits::infinity(), limits::quiet_NaN(), limits::max(),
                            limits::min(), limits::denorm_min(), Real(1),         Real(-1),            Real(0.5),           limits::epsilon()};
        return all[below(sizeof all / sizeof *all)];
    }

    const std::uint8_t *data_;
    std::size_t size_, at_ = 0;
};

#endif
