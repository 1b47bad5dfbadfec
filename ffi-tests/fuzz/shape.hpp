/* How a function is called: the lengths of its inputs, outputs and aux blocks, and which of them are differentiated. */
#ifndef SHAPE_HPP
#define SHAPE_HPP

#include "bytes.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

struct Shape {
    std::vector<std::size_t> in, out;
    /* The last blocks of out. */
    std::size_t aux = 0;
    std::vector<int> argnums;

    static Shape read(Bytes &bytes) {
        Shape s;
        if (bytes.below(2)) {
            s.in = {1 + bytes.below(bytes.rare(6) ? 20 : 6)};
            s.out = {1 + bytes.below(4)};
            s.argnums = {bytes.below(2) ? 0 : -1};
            return s;
        }
        for (std::size_t count = 1 + bytes.below(3); count > 0; count--) {
            s.in.push_back(bytes.below(4));
        }
        s.in[0]++;
        for (std::size_t count = 1 + bytes.below(2); count > 0; count--) {
            s.out.push_back(1 + bytes.below(2));
        }
        s.aux = bytes.below(3);
        s.out.insert(s.out.end(), s.aux, bytes.below(3));
        /* Some of the inputs in any order, counted from either end. */
        const auto count = static_cast<int>(s.in.size());
        for (int a = 0; a < count; a++) {
            if (bytes.below(3)) {
                s.argnums.insert(s.argnums.begin() + static_cast<std::ptrdiff_t>(bytes.below(s.argnums.size() + 1)), bytes.below(2) ? a : a - count);
            }
        }
        if (s.argnums.empty()) {
            s.argnums = {count - 1};
        }
        return s;
    }

    bool simple() const { return in.size() == 1 && out.size() == 1; }
    std::size_t outputs() const { return out.size() - aux; }
    std::size_t inputs() const { return std::accumulate(in.begin(), in.end(), std::size_t{0}); }
    std::size_t results() const { return std::accumulate(out.begin(), out.end(), std::size_t{0}); }

    /* Where a block begins among all elements. */
    static std::size_t begin(const std::vector<std::size_t> &lengths, std::size_t block) {
        return std::accumulate(lengths.begin(), lengths.begin() + static_cast<std::ptrdiff_t>(block), std::size_t{0});
    }
    /* The input that block k of the columns belongs to. */
    std::size_t input(std::size_t k) const { return static_cast<std::size_t>(argnums[k] < 0 ? argnums[k] + static_cast<int>(in.size()) : argnums[k]); }
    /* Of each column, block after block, the block and the place in it. */
    std::vector<std::pair<std::size_t, std::size_t>> places() const {
        std::vector<std::pair<std::size_t, std::size_t>> all;
        for (std::size_t k = 0; k < argnums.size(); k++) {
            for (std::size_t j = 0; j < in[input(k)]; j++) {
                all.emplace_back(k, j);
            }
        }
        return all;
    }
    /* Likewise, its element of the inputs. */
    std::vector<std::size_t> columns() const {
        std::vector<std::size_t> all;
        for (const auto &[k, j] : places()) {
            all.push_back(begin(in, input(k)) + j);
        }
        return all;
    }
};

#endif
