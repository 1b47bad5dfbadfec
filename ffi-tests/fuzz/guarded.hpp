/* Results between guards that nobody may write to. */
#ifndef GUARDED_HPP
#define GUARDED_HPP

#include <algorithm>
#include <cstddef>
#include <memory>

template <class Real>
class Guarded {
public:
    explicit Guarded(std::size_t n) : n_(n), all_(new Real[n + 2 * GUARDS]) { std::fill_n(all_.get(), n + 2 * GUARDS, UNTOUCHED); }

    Real *data() { return all_.get() + GUARDS; }
    Real operator[](std::size_t i) const { return all_[GUARDS + i]; }

    bool guards_stand() const {
        bool stand = true;
        for (std::size_t i = 0; i < GUARDS; i++) {
            stand = stand && all_[i] == UNTOUCHED && all_[GUARDS + n_ + i] == UNTOUCHED;
        }
        return stand;
    }
    bool untouched() const {
        return std::all_of(all_.get(), all_.get() + n_ + 2 * GUARDS, [](Real x) { return x == UNTOUCHED; });
    }

private:
    static constexpr std::size_t GUARDS = 4;
    static constexpr Real UNTOUCHED = Real(-777.25);
    std::size_t n_;
    std::unique_ptr<Real[]> all_;
};

#endif
