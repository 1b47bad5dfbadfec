/* Instructions executed so far, under an emulator that counts one nanosecond for each. */
#ifndef INSTRUCTIONS_H
#define INSTRUCTIONS_H

#include <stdint.h>

#if defined(__riscv)

static inline uint32_t instructions_now(void) {
    uint32_t count;
    __asm volatile(".option arch, +zicsr\n csrr %0, minstret" : "=r"(count) : : "memory");
    return count;
}

static void instructions_begin(void) {}
static uint32_t instructions_between(uint32_t start, uint32_t end) { return end - start; }

#else

#define SYSTICK ((volatile uint32_t *)0xE000E010u)

/* Instructions per tick of the board's clock, from a loop whose length is known. */
static uint32_t instructions_per_tick;

static inline uint32_t instructions_now(void) { return SYSTICK[2]; }

/* SysTick counts down, 24 bits. */
static uint32_t instructions_ticks(uint32_t start, uint32_t end) { return (start - end) & 0x00FFFFFFu; }

static void instructions_begin(void) {
    SYSTICK[1] = 0x00FFFFFFu;
    SYSTICK[2] = 0;
    SYSTICK[0] = 5; /* processor clock, no interrupt, on */
    const uint32_t start = instructions_now();
    uint32_t rounds = 500000;
    __asm volatile(".syntax unified\n 1: subs %0, %0, #1\n bne 1b" : "+r"(rounds) : : "cc");
    instructions_per_tick = (1000000u + instructions_ticks(start, instructions_now()) / 2) / instructions_ticks(start, instructions_now());
}

static uint32_t instructions_between(uint32_t start, uint32_t end) { return instructions_ticks(start, end) * instructions_per_tick; }

#endif
#endif
