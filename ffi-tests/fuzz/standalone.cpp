/* The same without libFuzzer: `standalone N [seed]` runs N random inputs, `standalone FILE` the bytes of a file. Prints what was compared.
 * Of many inputs it is a failure if the slopes of some operation were never told. */
#include "drivers.hpp"
#include "recorded.hpp"

#include <fstream>
#include <iterator>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

int main(int argc, char **argv) {
    char *end = nullptr;
    const unsigned long count = argc > 1 ? std::strtoul(argv[1], &end, 10) : 1000;
    if (argc > 1 && *end) {
        std::ifstream file(argv[1], std::ios::binary);
        const std::vector<char> bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(bytes.data()), bytes.size());
    } else {
        std::uint64_t state = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
        for (unsigned long k = 0; k < count; k++) {
            std::uint8_t bytes[1200];
            for (auto &byte : bytes) {
                /* Knuth's linear congruential generator; its high bits. */
                state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
                byte = static_cast<std::uint8_t>(state >> 56);
            }
            LLVMFuzzerTestOneInput(bytes, sizeof bytes);
        }
    }
    std::printf("%llu programs: %llu derivatives within their bounds, %llu exactly, %llu could not be told; %llu points recorded, %llu of them on no path; %llu changed "
                "programs refused, %llu run; %llu points by derivative programs\n",
                tally.programs, tally.bounded, tally.exact, tally.skipped, seen.hits + seen.misses, seen.misses, seen.refused, seen.ran, seen.derived);
    return count >= 50000 && !(Oracle<double>::every_operation_was_told() & Oracle<float>::every_operation_was_told()) ? 1 : 0;
}
