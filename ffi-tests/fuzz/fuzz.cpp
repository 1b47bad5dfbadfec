/* What libFuzzer calls: bytes are a program, its inputs, and how it is driven; a difference from the oracle aborts. */
#include "drivers.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    Bytes bytes(data, size);
    if (bytes.below(2)) {
        Drivers<double>(bytes).run();
    } else {
        Drivers<float>(bytes).run();
    }
    return 0;
}
