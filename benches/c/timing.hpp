/* Candidates that take turns, many short runs each, and what is printed of them. */
#ifndef TIMING_HPP
#define TIMING_HPP

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <vector>

constexpr int RUNS = 200;

struct Candidate {
    const char *name;
    std::function<void()> run;
    std::vector<double> nanoseconds = {};
    double best() const { return nanoseconds.front(); }
    double median() const { return nanoseconds[nanoseconds.size() / 2]; }
};

inline double seconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/* Times the candidates in turns, so that whatever else the machine does meets all of them. */
inline void time_all(std::vector<Candidate> &candidates)
{
    std::vector<int> repeats;
    for (Candidate &c : candidates) {
        int count = 1;
        for (double elapsed = 0; elapsed < 1e-4; count *= 2) {
            const double start = seconds();
            for (int k = 0; k < count; k++) {
                c.run();
            }
            elapsed = seconds() - start;
        }
        repeats.push_back(count);
    }
    for (int run = 0; run < RUNS; run++) {
        for (size_t k = 0; k < candidates.size(); k++) {
            const double start = seconds();
            for (int r = 0; r < repeats[k]; r++) {
                candidates[k].run();
            }
            candidates[k].nanoseconds.push_back(1e9 * (seconds() - start) / repeats[k]);
        }
    }
    for (Candidate &c : candidates) {
        std::sort(c.nanoseconds.begin(), c.nanoseconds.end());
    }
}

/* One line: time, what it is compared with, the ratio, and whether it is within the target (0: none). */
inline void report(const char *name, double best, double median, double other, double other_median, const char *of, double target)
{
    const double ratio = best / other;
    std::printf("%-28s %9.1f %9.1f %8.2f %8.2f  %-12s", name, best, median, ratio, median / other_median, of);
    if (target > 0) {
        std::printf(" target %.2f %s", target, ratio <= target ? "met" : "NOT MET");
    }
    std::printf("\n");
}

#endif
