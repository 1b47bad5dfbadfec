"""A model of C in CasADi: cart.so is made of what print.c prints. Its values and derivatives against those of the same model written in CasADi, and an
implicit step by Newton's method with them."""

import sys

import casadi

cart = casadi.external("cart_casadi", sys.argv[1])
print(cart)
print(cart.jacobian())

# The same model, of CasADi's own symbols.
x, u = casadi.SX.sym("x", 4), casadi.SX.sym("u")
s, c = casadi.sin(x[1]), casadi.cos(x[1])
denominator = 1.1 - 0.1 * c**2
push = u - 0.1 * 0.8 * s * x[3] ** 2
change = casadi.vertcat(
    x[2], x[3], (0.1 * 9.81 * s * c + push) / denominator, (push * c + 1.1 * 9.81 * s) / (0.8 * denominator)
)
own = casadi.Function("own", [x, u], [change, casadi.jacobian(change, x), casadi.jacobian(change, u)])

X, U = casadi.MX.sym("x", 4), casadi.MX.sym("u")
value = cart(X, U)
ours = casadi.Function("ours", [X, U], [value, casadi.jacobian(value, X), casadi.jacobian(value, U)])
assert ours.sparsity_out(1).nnz() == own.sparsity_out(1).nnz() == 6, "the Jacobian by the state has 6 entries"

worst = 0.0
for k in range(100):
    at = [casadi.DM([0.1 * k, 0.03 * k - 1.5, 1 - 0.05 * k, 0.02 * k]), casadi.DM(k - 50)]
    for a, b in zip(ours(*at), own(*at)):
        worst = max(worst, float(casadi.mmax(casadi.fabs(a - b) / (1 + casadi.fabs(b)))))
print("largest difference from CasADi's own derivatives: %.1e" % worst)
assert worst < 1e-14, worst

# An implicit step of Euler: its Jacobian is made of ours.
step, before = casadi.MX.sym("step", 4), casadi.MX.sym("before", 4)
equation = casadi.Function("equation", [step, before], [step - before - 0.05 * cart(step, 1)])
solve = casadi.rootfinder("solve", "newton", equation)
state = casadi.DM([0, 0.25, 0, 0.5])
after = solve(state, state)
left = float(casadi.norm_inf(after - state - 0.05 * cart(after, 1)))
print("an implicit step leaves %.1e" % left)
assert left < 1e-12, left
print("ok")
