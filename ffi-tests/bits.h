/* The bits of results as text, so that processors can be compared. Included behind twice.h. */
#ifndef BITS_H
#define BITS_H

/* The 64-bit FNV-1a hash of results in memory order, little-endian on every processor tested. */
static inline uint64_t mixed(uint64_t hash, const void *results, size_t bytes) {
    for (size_t k = 0; k < bytes; k++) {
        hash = (hash ^ ((const unsigned char *)results)[k]) * UINT64_C(0x100000001B3);
    }
    return hash;
}
#define HASH_START UINT64_C(0xCBF29CE484222325)

/* The line of a point: program, precision, operation, number of the point, and the hash of all results there. */
static inline void print_bits(const char *name, unsigned long point, uint64_t hash) {
    if (BITS) {
        printf("bits %s %s %lu: %08lx%08lx\n", part, name, point, (unsigned long)(hash >> 32), (unsigned long)(hash & 0xFFFFFFFFu));
    }
}

#endif
