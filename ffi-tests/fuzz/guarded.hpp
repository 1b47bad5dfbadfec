/* Results between guards that nobody may write to, and tables of them as drivers take them. */
#ifndef GUARDED_HPP
#define GUARDED_HPP

#include "bytes.hpp"
#include "jacfwd/abi.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

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

template <class Real>
class Blocks {
public:
    explicit Blocks(const std::vector<std::size_t> &lengths) {
        for (const std::size_t n : lengths) {
            blocks_.emplace_back(n);
        }
    }

    Guarded<Real> &operator[](std::size_t b) { return blocks_[b]; }
    std::size_t size() const { return blocks_.size(); }

    std::vector<Real *> table() {
        std::vector<Real *> pointers;
        for (auto &block : blocks_) {
            pointers.push_back(block.data());
        }
        return pointers;
    }
    /* Some of them not wanted. */
    std::vector<Real *> table(Bytes &bytes) {
        std::vector<Real *> pointers = table();
        for (Real *&pointer : pointers) {
            pointer = bytes.rare(8) ? nullptr : pointer;
        }
        return pointers;
    }
    std::vector<typename jacfwd::detail::abi<Real>::matrix> dense() {
        std::vector<typename jacfwd::detail::abi<Real>::matrix> matrices;
        for (auto &block : blocks_) {
            matrices.push_back({block.data(), 0, 0});
        }
        return matrices;
    }

    bool guards_stand() const {
        return std::all_of(blocks_.begin(), blocks_.end(), [](const auto &block) { return block.guards_stand(); });
    }
    bool untouched() const {
        return std::all_of(blocks_.begin(), blocks_.end(), [](const auto &block) { return block.untouched(); });
    }

private:
    std::vector<Guarded<Real>> blocks_;
};

#endif
