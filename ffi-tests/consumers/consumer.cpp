/* A program of somebody else, in C++: the same Jacobian, at the CPU level its argument names. Prints `ok`. */
#include <cstdio>
#include <cstdlib>
#include <jacfwd.hpp>

int main(int argc, char **argv) {
    jacfwd::capacity capacity;
    capacity.level = argc > 1 ? static_cast<std::uint32_t>(std::atoi(argv[1])) : 0;
    jacfwd::context context(capacity);
    auto polar = jacfwd::function(context, jacfwd::shape(2, 2), [](auto x, auto y) {
        y[0] = x[0] * cos(x[1]);
        y[1] = x[0] * sin(x[1]);
    });
    const std::array<double, 2> x{2, 0};
    std::array<std::array<double, 2>, 2> jac;
    polar.jacfwd(x, jac);
    if (jac[0][0] != 1 || jac[0][1] != 0 || jac[1][0] != 0 || jac[1][1] != 2) {
        return 4;
    }
    std::puts("ok");
    return 0;
}
