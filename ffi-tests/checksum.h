/*
 * The checksum of programs and plans, for those who change them on purpose: MurmurHash3 of 32 bits, seed 0, of n words.
 */
#ifndef CHECKSUM_H
#define CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

static uint32_t checksum(const uint32_t *words, size_t n) {
    uint32_t hash = 0;
    for (size_t k = 0; k < n; k++) {
        uint32_t mixed = words[k] * 0xCC9E2D51u;
        mixed = (mixed << 15 | mixed >> 17) * 0x1B873593u;
        hash ^= mixed;
        hash = (hash << 13 | hash >> 19) * 5u + 0xE6546B64u;
    }
    hash ^= (uint32_t)(4 * n);
    hash = (hash ^ hash >> 16) * 0x85EBCA6Bu;
    hash = (hash ^ hash >> 13) * 0xC2B2AE35u;
    return hash ^ hash >> 16;
}

#endif
