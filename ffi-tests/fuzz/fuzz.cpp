/* What libFuzzer calls: bytes are a program, its inputs, and how it is driven, well or badly, or recorded. A difference from the oracle aborts. */
#include "hostile.hpp"
#include "recorded.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    Bytes bytes(data, size);
    switch (bytes.below(8)) {
    case 0: Hostile<double>(bytes).run(); break;
    case 1: Hostile<float>(bytes).run(); break;
    case 2: case 3: Drivers<double>(bytes).run(); break;
    case 4: Recorded<double>(bytes).run(); break;
    case 5: Recorded<float>(bytes).run(); break;
    default: Drivers<float>(bytes).run(); break;
    }
    return 0;
}
