/* An interrupt every millisecond or so, that calls timer_handler: SysTick on a Cortex-M, the machine timer on a bare RISC-V, a signal elsewhere.
 * Needs _DEFAULT_SOURCE defined before the first header. */
#ifndef TIMER_H
#define TIMER_H

#include <stdint.h>

static void timer_handler(void);

#if defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M'

#define SYSTICK ((volatile uint32_t *)0xE000E010u)

/* The entry of the vector table. */
void systick(void);
void systick(void) { timer_handler(); }

static void timer_start(void) {
    SYSTICK[1] = 20000; /* reload value: cycles of a 20 or 25 MHz clock */
    SYSTICK[2] = 0;
    SYSTICK[0] = 7; /* processor clock, interrupt, on */
}

static void timer_stop(void) { SYSTICK[0] = 0; }

#elif defined(__riscv) && !defined(__linux__)

#define MTIMECMP ((volatile uint32_t *)0x02004000u)
#define MTIME ((volatile uint32_t *)0x0200BFF8u)
#define TIMER_PERIOD 10000u /* of a 10 MHz clock */
/* The processors have these instructions, but the names of their architectures do not say so. */
#define ZICSR ".option arch, +zicsr\n "

/* Runs for minutes at most: the upper half of the clock stays 0. */
static void timer_next(void) { MTIMECMP[0] = MTIME[0] + TIMER_PERIOD; }

__attribute__((interrupt("machine"), aligned(4))) static void timer_entry(void) {
    timer_next();
    timer_handler();
}

static void timer_start(void) {
    MTIMECMP[1] = 0;
    timer_next();
    __asm volatile(ZICSR "csrw mtvec, %0\n csrs mie, %1\n csrsi mstatus, 8" : : "r"(timer_entry), "r"(1u << 7) : "memory");
}

static void timer_stop(void) { __asm volatile(ZICSR "csrci mstatus, 8" : : : "memory"); }

#else

#include <signal.h>
#include <sys/time.h>

static void timer_signal(int number) {
    (void)number;
    timer_handler();
}

static void timer_set(int microseconds) {
    const struct itimerval each = {{0, microseconds}, {0, microseconds}};
    setitimer(ITIMER_REAL, &each, 0);
}

static void timer_start(void) {
    signal(SIGALRM, timer_signal);
    timer_set(1000);
}

static void timer_stop(void) { timer_set(0); }

#endif
#endif
