/* Mistakes in the use of the C++ interface say what was done, with its numbers, and leave results and context as they were. */
#include "precisions.hpp"

using jacfwd::basic_context;
using jacfwd::basic_num;
using jacfwd::function;
using jacfwd::shape;

template <class Real>
static void what_is_returned_is_counted() {
    using num = basic_num<Real>;
    basic_context<Real> c(jacfwd::capacity{3, 40, 0, 20});
    const Real x[] = {1, 2};
    Real y[2] = {7, 7}, one[1] = {7};
    auto many = function(c, shape(2, 2), [](auto in) { return std::vector<num>(5, in[0] * 2); });
    CHECK_INT(thrown([&] { many.call(x, y); }, "the function returned 5 elements, but the output has 2"), JF_BAD_RETURN);
    auto view_of = function(c, shape(2, 1), [](auto in) { return in; });
    CHECK_INT(thrown([&] { view_of.call(x, one); }, "the function returned 2 elements, but the output has 1"), JF_BAD_RETURN);
    auto none = function(c, shape(2, 2), [](auto) { return std::vector<num>(); });
    CHECK_INT(thrown([&] { none.call(x, y); }, "out[0][0]"), JF_OUTPUT_NOT_SET);
    CHECK(y[0] == 7 && y[1] == 7 && one[0] == 7);
}

template <class Real>
static void an_output_is_not_read_before_it_is_set() {
    using num = basic_num<Real>;
    basic_context<Real> c(jacfwd::capacity{9, 60, 0, 60});
    const Real x[] = {1, 2};
    Real a[2] = {7, 7}, b[3] = {7, 7, 7}, aux[1] = {7};
    int way = 0;
    std::vector<num> kept(1);
    auto f = function(c, shape({2}, {2, 3}, {1}), [&](auto in, auto u, auto v, auto w) {
        for (auto &element : u) {
            element = in[0];
        }
        switch (way) {
        case 0: v[2] += in[0]; break;
        case 1: v[0] = in[0] * 2, v[1] = v[2] * 2; break;
        case 2: v[0] = w[0] < 1 ? 1 : 2; break;
        case 3: w[0] = sin(v[1]); break;
        case 4: { num sum = v[1]; sum += in[1]; v[1] = sum; } break;
        case 5: kept[0] = v[0]; v[0] = jacfwd::sum(kept); break;
        default: v[0] = v[1] = v[2] = in[1], w[0] = 0, w[0] += in[0] * 3;
        }
    });
    const char *const where[] = {"out[1][2]", "out[1][2]", "out[2][0]", "out[1][1]", "out[1][1]", "out[1][0]"};
    for (way = 0; way < 6; way++) {
        CHECK_INT(thrown([&] { f.call(x, {a, b, aux}); }, (std::string(where[way]) + " is read before it is set").c_str()), JF_BAD_NUMBER);
    }
    CHECK(a[0] == 7 && b[0] == 7 && aux[0] == 7);
    f.call(x, {a, b, aux});
    CHECK(a[1] == 1 && b[2] == 2 && aux[0] == 3);
    /* A copy of what was not set stays unset, and is reported where it went. */
    auto copies = function(c, shape(2, 2), [](auto in, auto y) { y[0] = in[0], y[1] = y[1]; });
    CHECK_INT(thrown([&] { copies.call(x, a); }, "out[0][1]"), JF_OUTPUT_NOT_SET);
    /* A sum that is kept from call to call. */
    num total;
    auto sums = function(c, shape(2, 1), [&total](auto in, auto y) { total += in[0], y[0] = total; });
    sums.call(x, aux);
    CHECK_INT(thrown([&] { sums.call(x, aux); }, "what is kept must be set in each call"), JF_BAD_NUMBER);
    total = 0;
}

/* A block for each input needs no argnums; any other number of blocks does, and the message says so. */
template <class Real>
static void blocks_for_every_input_mean_all_of_them() {
    basic_context<Real> c(jacfwd::capacity{1, 60, 0, 8});
    auto f = function(c, shape({1, 2, 1}, {1, 2}), [](auto x, auto p, auto q, auto y, auto z) {
        y[0] = x[0] * p[0] * q[0];
        z[0] = p[1] * p[1];
        z[1] = x[0] + q[0];
    });
    const Real x[] = {2}, p[] = {3, 5}, q[] = {7};
    Real yx[1], yp[2], yq[1], zx[2], zp[4], zq[2];
    f.jacfwd({x, p, q}, {yx, yp, yq, zx, zp, zq});
    CHECK(yx[0] == 21 && yp[0] == 14 && yp[1] == 0 && yq[0] == 6 && zx[1] == 1 && zp[1] == 10 && zp[0] == 0 && zq[1] == 1);
    f.jacfwd({x, p, q}, {yx, zx});
    CHECK(yx[0] == 21);
    Real before = yq[0] = 99;
    CHECK_INT(thrown([&] { f.jacfwd({x, p, q}, {yx, yp, yq}); }, "argnums"), JF_BAD_LENGTH);
    CHECK_INT(thrown([&] { f.jacfwd({x, p, q}, {yx, zx, zx, zx}); }, "4 blocks of derivatives are given, but 2 are wanted for these argnums"), JF_BAD_LENGTH);
    CHECK(yq[0] == before);
    /* Points and second derivatives. */
    std::vector<Real> xs{2, 4}, ps{3, 5, 6, 7}, qs{7, 8}, b0(2), b1(4), b2(2), b3(4), b4(8), b5(4);
    f.jacfwd_batch(2, {xs, ps, qs}, {b0, b1, b2, b3, b4, b5});
    CHECK(b0[1] == 48 && b1[2] == 32 && b2[1] == 24 && b4[5] == 14);
    std::vector<std::vector<Real>> h;
    const std::size_t lengths[] = {1, 2, 1}, outputs[] = {1, 2};
    for (const std::size_t o : outputs) {
        for (const std::size_t k : lengths) {
            for (const std::size_t l : lengths) {
                h.emplace_back(o * k * l);
            }
        }
    }
    f.hessian({x, p, q}, {h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7], h[8], h[9], h[10], h[11], h[12], h[13], h[14], h[15], h[16], h[17]},
              {yx, yp, yq, zx, zp, zq});
    CHECK(h[1][0] == 7 && h[2][0] == 3 && h[5][0] == 2 && h[13][3] == 2 && yq[0] == 6);
    jacfwd::options o;
    const int second[] = {1};
    o.argnums = second;
    CHECK_INT(thrown([&] { f.jacfwd({x, p, q}, {yx, yp, yq, zx, zp, zq}, {}, o); }, "argnums"), JF_BAD_LENGTH);
}

/* What an index beyond a view is told as. */
template <class F>
static void out_of_range(F f, const char *says) {
    try {
        f();
        CHECK(false);
    } catch (const std::out_of_range &e) {
        CHECK_SAYS(e.what(), says);
    }
}

template <class Real>
static void an_index_beyond_a_view_is_named() {
    basic_context<Real> c(jacfwd::capacity{1, 40});
    const Real x[] = {1, 2, 3};
    Real jac[3][3] = {{7, 7, 7}, {7, 7, 7}, {7, 7, 7}};
    long index = 0;
    bool write = false;
    auto f = function(c, shape(3, 3), [&](auto in, auto out) {
        out[0] = out[1] = out[2] = in[0];
        if (write) {
            out[index] = in[1];
        } else {
            out[0] = in[index];
        }
    });
    for (const long beyond : {3L, 59L, -1L, -3L, 1L << 30}) {
        index = beyond;
        for (const bool w : {false, true}) {
            write = w;
            out_of_range([&] { f.jacfwd(x, jac); }, ("index " + std::to_string(beyond) + " is not of a view of 3 elements").c_str());
        }
    }
    CHECK(jac[0][0] == 7 && jac[2][2] == 7);
    index = 2;
    f.jacfwd(x, jac);
    CHECK(jac[2][1] == 1);
    /* Plain views, and those of two dimensions. */
    const jacfwd::view<const Real> plain(x, 3), empty;
    CHECK(plain[std::size_t{2}] == 3);
    out_of_range([&] { (void)plain[3u]; }, "index 3 is not of a view of 3 elements");
    out_of_range([&] { (void)empty[0]; }, "index 0 is not of a view of 0 elements");
    Real block[6] = {1, 2, 3, 4, 5, 6};
    const jacfwd::matrix<Real> rows(block, 2, 3), columns(block, 3, 2, 1, 3), flat(block);
    CHECK(rows(1, 0) == 4 && columns(2, 1) == 6 && flat(0, 5) == 6);
    rows(1, 2) = 9;
    CHECK(block[5] == 9);
    out_of_range([&] { (void)rows(2, 0); }, "index 2 is not of a view of 2 rows");
    out_of_range([&] { (void)rows(0, 3); }, "index 3 is not of a view of 3 columns");
    out_of_range([&] { (void)columns(0, -1); }, "index -1 is not of a view of 2 columns");
    out_of_range([&] { (void)flat(0, 6); }, "index 6 is not of a view of 6 columns");
}

/* Pointers are not checked: what lies beside a block is. So it is for views where NDEBUG is defined. */
template <class Real>
static void an_index_beyond_a_pointer_is_named() {
    using num = basic_num<Real>;
    enum { nothing, read_in, copy_in, ask_in, read_out, write_out, add_out };
    struct slip {
        int what, block;
        long index;
        const char *words;
    };
    const slip slips[] = {
        {read_in, 0, 2, "in[0][2] was read, but that block has 2 elements"},
        {read_in, 0, 5, "in[0][5] was read, but that block has 2 elements"},
        {read_in, 0, -1, "in[0][-1] was read, but that block has 2 elements"},
        {read_in, 0, -8, "in[0][-8] was read, but that block has 2 elements"},
        {read_in, 1, 1, "in[1][1] was read, but that block has 1 element"},
        {read_in, 1, -4, "in[1][-4] was read, but that block has 1 element"},
        {copy_in, 0, 3, "in[0][3] was read, but that block has 2 elements"},
        {copy_in, 1, 2, "in[1][2] was read, but that block has 1 element"},
        {ask_in, 1, 1, "in[1][1] was read, but that block has 1 element"},
        {read_out, 0, 1, "out[0][1] was read, but that block has 1 element"},
        {read_out, 2, 7, "out[2][7] was read, but that block has 1 element"},
        {write_out, 0, 1, "out[0][1] was written, but that block has 1 element"},
        {write_out, 0, -1, "out[0][-1] was written, but that block has 1 element"},
        {write_out, 0, -9, "in[1][0] was written"},
        {write_out, 1, 3, "out[1][3] was written, but that block has 2 elements"},
        {write_out, 1, -2, "out[1][-2] was written, but that block has 2 elements"},
        {write_out, 2, 1, "out[2][1] was written, but that block has 1 element"},
        {write_out, 2, 8, "out[2][8] was written, but that block has 1 element"},
        {add_out, 1, 2, "out[1][2] was read, but that block has 2 elements"},
    };
    basic_context<Real> c(jacfwd::capacity{5, 60, 0, 30});
    slip now{};
    const auto slipped = [&now](const num *const (&in)[2], num *const (&out)[3]) {
        const num y = in[0][0] * in[1][0];
        out[0][0] = y, out[1][0] = in[0][1], out[1][1] = y, out[2][0] = in[1][0];
        switch (now.what) {
        case read_in: out[0][0] = in[now.block][now.index] * y; break;
        case copy_in: out[0][0] = in[now.block][now.index]; break;
        case ask_in: out[0][0] = in[now.block][now.index] > 0 ? 1 : 2; break;
        case read_out: out[0][0] = sin(out[now.block][now.index]); break;
        case write_out: out[now.block][now.index] = now.index % 2 == 0 ? num(4) : y; break;
        case add_out: out[now.block][now.index] += y; break;
        default: break;
        }
    };
    auto pointers = function(c, shape({2, 1}, {1, 2}, {1}),
                             [&](const num *a, const num *b, num *u, num *v, num *w) { slipped({a, b}, {u, v, w}); });
    auto views = function(c, shape({2, 1}, {1, 2}, {1}),
                          [&](auto a, auto b, auto u, auto v, auto w) { slipped({a.begin(), b.data()}, {u.data(), v.begin(), w.data()}); });
    const Real x[] = {3, 5}, p[] = {2};
    const auto tried = [&](auto &f) {
        for (const slip &s : slips) {
            Real u[1] = {7}, v[2] = {7, 7}, w[1] = {7}, ju[2] = {7, 7}, jv[4] = {7, 7, 7, 7}, hu[4] = {7, 7, 7, 7}, hv[8];
            now = s;
            CHECK_INT(thrown([&] { f.call({x, p}, {u, v, w}); }, s.words), JF_BAD_INDEX);
            CHECK_INT(thrown([&] { f.jacfwd({x, p}, {ju, jv}, {u, v, w}); }, s.words), JF_BAD_INDEX);
            CHECK_INT(thrown([&] { f.hessian({x, p}, {hu, hv}, {ju, jv}, {u, v, w}); }, s.words), JF_BAD_INDEX);
            CHECK(u[0] == 7 && v[0] == 7 && v[1] == 7 && w[0] == 7 && ju[1] == 7 && jv[3] == 7 && hu[0] == 7);
            now.what = nothing;
            f.jacfwd({x, p}, {ju, jv}, {u, v, w});
            CHECK(u[0] == 6 && v[0] == 5 && v[1] == 6 && w[0] == 2 && ju[0] == 2 && ju[1] == 0 && jv[1] == 1 && jv[2] == 2);
        }
    };
    tried(pointers);
    tried(views);
    /* A value that is returned, functions of many numbers, and an empty block. */
    Real one[1];
    auto returned = function(c, shape(2, 1), [](auto in) { return in.data()[2]; });
    CHECK_INT(thrown([&] { returned.call(x, one); }, "in[0][2] was read, but that block has 2 elements"), JF_BAD_INDEX);
    auto sums = function(c, shape(2, 1), [](const num *a, num *y) { y[0] = jacfwd::sum(jacfwd::view<const num>(a, 3)); });
    CHECK_INT(thrown([&] { sums.call(x, one); }, "in[0][2] was read, but that block has 2 elements"), JF_BAD_INDEX);
    auto empty = function(c, shape({2, 0}, {1}), [](const num *a, const num *none, num *y) { y[0] = a[0] + none[0]; });
    CHECK_INT(thrown([&] { empty.call({x, std::vector<Real>()}, one); }, "in[1][0] was read, but that block has 0 elements"), JF_BAD_INDEX);
}

int main() {
    RUN_BOTH(what_is_returned_is_counted);
    RUN_BOTH(an_output_is_not_read_before_it_is_set);
    RUN_BOTH(blocks_for_every_input_mean_all_of_them);
    RUN_BOTH(an_index_beyond_a_view_is_named);
    RUN_BOTH(an_index_beyond_a_pointer_is_named);
    return finish();
}
