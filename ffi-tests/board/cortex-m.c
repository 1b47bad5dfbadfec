/* The start of a program on a Cortex-M of QEMU: the vector table, and the floating-point unit switched on before newlib's own start. */
#include <stdint.h>

extern uint32_t __stack;
void _start(void);
void reset(void);
void fault(void);
/* A program that has none gets the fault. */
__attribute__((weak, alias("fault"))) void systick(void);

__attribute__((section(".vectors"), used)) static const uintptr_t vectors[16] = {
    [0] = (uintptr_t)&__stack, [1] = (uintptr_t)reset,  [2] = (uintptr_t)fault,    [3] = (uintptr_t)fault,
    [4] = (uintptr_t)fault,    [5] = (uintptr_t)fault,  [6] = (uintptr_t)fault,    [15] = (uintptr_t)systick,
};

void reset(void) {
#ifdef __ARM_FP
    *(volatile uint32_t *)0xE000ED88u |= 0xFu << 20; /* CPACR: full access to CP10 and CP11 */
    __asm volatile("dsb\n isb");
#endif
    _start();
}

/* Ends the program through semihosting (SYS_WRITE0, then SYS_EXIT with ADP_Stopped_RunTimeErrorUnknown): a fault must not hang. */
void fault(void) {
    register uintptr_t operation __asm("r0") = 4;
    register const void *argument __asm("r1") = "a fault\n";
    __asm volatile("bkpt 0xAB" : "+r"(operation) : "r"(argument) : "memory");
    operation = 0x18;
    argument = (const void *)0x20023;
    __asm volatile("bkpt 0xAB" : "+r"(operation) : "r"(argument) : "memory");
    for (;;) {
    }
}
