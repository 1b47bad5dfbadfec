/* How deep the stack goes below a place: painted, and searched for what was overwritten. */
#ifndef STACK_H
#define STACK_H

#include <stdint.h>

enum { STACK_BYTES = 6144 };
#define STACK_PAINT 0xC5u

static inline uintptr_t stack_pointer(void) {
    uintptr_t sp;
#if defined(__riscv)
    __asm volatile("mv %0, sp" : "=r"(sp));
#else
    __asm volatile("mov %0, sp" : "=r"(sp));
#endif
    return sp;
}

/* Inlined, so that they have no frame of their own below what they paint. The address goes through assembly: no object is there. */
static inline __attribute__((always_inline)) volatile unsigned char *stack_below(void) {
    uintptr_t at = stack_pointer();
    __asm volatile("" : "+r"(at));
    return (volatile unsigned char *)at;
}

static inline __attribute__((always_inline)) void stack_paint(void) {
    volatile unsigned char *top = stack_below();
    for (int i = 1; i <= STACK_BYTES; i++) {
        top[-i] = STACK_PAINT;
    }
}

static inline __attribute__((always_inline)) unsigned stack_depth(void) {
    volatile unsigned char *top = stack_below();
    int i = STACK_BYTES;
    while (i > 0 && top[-i] == STACK_PAINT) {
        i--;
    }
    return (unsigned)i;
}

#endif
