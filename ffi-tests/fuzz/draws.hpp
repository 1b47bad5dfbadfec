/* The draws of a pass: Philox4x32-10 as in Salmon, Moraes, Dror and Shaw (SC'11), a block for each draw. */
#ifndef DRAWS_HPP
#define DRAWS_HPP

#include "special.hpp"

#include <cstdint>

class Draws {
public:
    Draws() = default;
    Draws(std::uint64_t seed, std::uint64_t point, std::uint32_t direction) : seed_(seed), point_(point), direction_(direction) {}

    template <class Real>
    Real uniform() {
        next();
        return unit<Real>(0);
    }

    /* By Box and Muller, in long double. */
    template <class Real>
    wide normal() {
        next();
        return std::sqrt(-2 * std::log1p(-static_cast<wide>(unit<Real>(0)))) * std::cos(2 * PI * static_cast<wide>(unit<Real>(1)));
    }

private:
    void next() {
        std::uint32_t c[4] = {count_++, direction_, static_cast<std::uint32_t>(point_), static_cast<std::uint32_t>(point_ >> 32)};
        std::uint32_t k[2] = {static_cast<std::uint32_t>(seed_), static_cast<std::uint32_t>(seed_ >> 32)};
        for (int round = 0; round < 10; round++) {
            const std::uint64_t p = std::uint64_t{0xD2511F53} * c[0], q = std::uint64_t{0xCD9E8D57} * c[2];
            const std::uint32_t c1 = c[1], c3 = c[3];
            c[0] = static_cast<std::uint32_t>(q >> 32) ^ c1 ^ k[0];
            c[1] = static_cast<std::uint32_t>(q);
            c[2] = static_cast<std::uint32_t>(p >> 32) ^ c3 ^ k[1];
            c[3] = static_cast<std::uint32_t>(p);
            k[0] += 0x9E3779B9;
            k[1] += 0xBB67AE85;
        }
        words_[0] = c[0] | std::uint64_t{c[1]} << 32;
        words_[1] = c[2] | std::uint64_t{c[3]} << 32;
    }

    template <class Real>
    Real unit(int word) const {
        constexpr int digits = std::numeric_limits<Real>::digits;
        return std::ldexp(static_cast<Real>(words_[word] >> (64 - digits)), -digits);
    }

    std::uint64_t seed_ = 0, point_ = 0, words_[2] = {};
    std::uint32_t direction_ = 0, count_ = 0;
};

#endif
