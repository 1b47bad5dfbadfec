/*
 * Prints derivatives of the models as C: by jacfwd and by CasADi, with values, nonzeros column by column. Usage: print DIRECTORY [MODEL...], the keys of models, all if none.
 * Besides files for each model it
 * writes a list of them there, problems.hpp, for printed.cpp. How long it takes to differentiate and to print the
 * one that is right everywhere is told.
 */
#include "long.hpp"
#include "models.hpp"
#include "robots.hpp"
#include "../c/timing.hpp"
#include "jacfwd.hpp"

#include <casadi/casadi.hpp>

#include <cstdlib>
#include <fstream>
#include <string>

namespace {

void check(jf_status status, const char *what) {
    if (status != JF_OK) {
        std::fprintf(stderr, "%s: %s\n", what, jf_status_text(status));
        std::exit(1);
    }
}

void put(const char *text, std::size_t length, void *user) {
    static_cast<std::string *>(user)->append(text, length);
}

std::string printed(const jf_printed *programs, std::size_t count, const std::string &name, std::uint32_t part, std::uint32_t flags) {
    jf_printing how{};
    how.part = part, how.flags = flags, how.name = name.c_str();
    std::size_t bytes = 0;
    std::string text;
    jf_print_c(programs, count, &how, nullptr, &bytes, put, &text);
    std::vector<std::uint64_t> scratch(bytes / 8 + 1);
    check(jf_print_c(programs, count, &how, scratch.data(), &bytes, put, &text), "print");
    return text;
}

void save(const std::string &path, const std::string &text) {
    std::ofstream file(path);
    file << text;
    if (!file.flush()) {
        std::fprintf(stderr, "cannot write %s\n", path.c_str());
        std::exit(1);
    }
}

template <class Index>
std::string listed(const char *name, const std::string &key, const std::vector<Index> &numbers) {
    std::string text = std::string("static const int ") + name + key + "[] = {";
    for (const Index n : numbers) {
        text += std::to_string(n) + ", ";
    }
    return text + "0};\n";
}

/* Both files of a model, and its line in the list. second: the Hessian, not the Jacobian. */
template <class Model>
void print(const std::string &directory, const std::string &key, bool second, std::string &list, std::string &table) {
    std::vector<double> x;
    for (std::size_t k = 0; k < Model::N; k++) {
        x.push_back(Model::start(k));
    }
    jacfwd::context recording(jacfwd::capacity{1, 100 * (Model::N + Model::M) + 20000, 1});
    auto f = jacfwd::function(recording, jacfwd::shape(Model::N, Model::M), [](auto in, auto out) { Model::run(in.data(), out.data()); });
    const jacfwd::program program = f.record(x);

    const double start = seconds();
    const auto pattern = jacfwd::pattern(program, second ? JF_PLAN_HESSIAN : JF_PLAN_JACOBIAN);
    const jf_pattern entries = pattern;
    jf_derivative what{};
    what.kind = second ? JF_DERIVE_HESSIAN : JF_DERIVE_JACOBIAN, what.flags = JF_DERIVE_VALUES, what.pattern = &entries;
    double differentiated = seconds() - start, printing = 0;
    /* Points where something is not finite have a way of their own, are missed, or do not count; and so with the functions of math.h, as CasADi's. */
    const struct {
        const char *form;
        std::uint32_t flag, flags;
    } forms[] = {{"strict_", 0, 0}, {"finite_", JF_DERIVE_FINITE, 0}, {"assume_", JF_DERIVE_ASSUME_FINITE, 0}, {"math_", JF_DERIVE_ASSUME_FINITE, JF_C_MATH}};
    for (const auto &[form, flag, flags] : forms) {
        const std::string name = form + key;
        const double begin = seconds();
        what.flags = JF_DERIVE_VALUES | flag;
        const jacfwd::program derivative = jacfwd::differentiate(program, what);
        const double found = seconds();
        jf_printed item{};
        item.program = derivative.get(), item.name = name.c_str();
        save(directory + "/" + name + ".c", printed(&item, 1, name, JF_C_SOURCE, flags));
        save(directory + "/" + name + ".h", printed(&item, 1, name, JF_C_HEADER, flags));
        list += "#include \"" + name + ".h\"\n";
        if (flag == 0) {
            differentiated += found - begin, printing += seconds() - found;
            save(directory + "/" + name + "_lanes.c", printed(&item, 1, name, JF_C_LANES, flags));
            save(directory + "/" + name + "_lanes.h", printed(&item, 1, name, JF_C_LANES_HEADER, flags));
            list += "#include \"" + name + "_lanes.h\"\n";
        }
    }
    std::printf("%-28s differentiated in %8.2f ms, printed in %8.2f ms\n", Model::NAME, 1e3 * differentiated, 1e3 * printing);

    const casadi::SX in = casadi::SX::sym("x", Model::N);
    std::vector<casadi::SXElem> y(Model::M);
    Model::run(in.nonzeros().data(), y.data());
    const casadi::SX value(y);
    const std::vector<casadi::SX> results = casadi::SX::cse({value, second ? casadi::SX::hessian(value, in) : casadi::SX::jacobian(value, in)});
    const std::string name = "casadi_" + key;
    const casadi::Function theirs(name, {in}, results);
    const std::string file = theirs.generate(name, casadi::Dict{{"with_header", true}});
    std::rename(file.c_str(), (directory + "/" + name + ".c").c_str());
    std::rename((name + ".h").c_str(), (directory + "/" + name + ".h").c_str());
    list += "#include \"" + name + ".h\"\n";

    const casadi::Sparsity sparsity = theirs.sparsity_out(1);
    table += listed("starts_", key, pattern.major()) + listed("rows_", key, pattern.minor());
    table += listed("casadi_starts_", key, sparsity.get_colind()) + listed("casadi_rows_", key, sparsity.get_row());
    table += "static double x_" + key + "[] = {";
    for (const double v : x) {
        char digits[32];
        std::snprintf(digits, sizeof digits, "%.17g, ", v);
        table += digits;
    }
    table += "};\n";
    list += "#define " + key + "_SIZES " + std::to_string(Model::N) + ", " + std::to_string(Model::M) + "\n";
    list += "#define " + key + "_NAME \"" + Model::NAME + (second ? ", Hessian" : "") + "\"\n";
}

} // namespace

int main(int argc, char **argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: print DIRECTORY [MODEL...]\n");
        return 1;
    }
    const std::string directory = argv[1];
    std::string list, table, all = "#define PROBLEMS(P)";
    const auto add = [&](void (*printer)(const std::string &, const std::string &, bool, std::string &, std::string &), const std::string &key, bool second) {
        if (argc > 2 && std::none_of(argv + 2, argv + argc, [&](const char *only) { return key == only; })) {
            return;
        }
        printer(directory, key, second, list, table);
        all += " P(" + key + ")";
    };
    add(print<Arm>, "arm", false);
    add(print<Strapdown>, "strapdown", false);
    add(print<Reprojection>, "reprojection", false);
    add(print<Chain32>, "chain", false);
    add(print<Sin64>, "sin", false);
    add(print<Brusselator1>, "brusselator1", false);
    add(print<Brusselator2<10>>, "brusselator2", false);
    add(print<Chain>, "masses", false);
    add(print<Rnea>, "rnea", false);
    add(print<Rosenbrock<1000>>, "rosenbrock", true);
    add(print<Mlp>, "mlp", false);
    add(print<Brusselator2<32>>, "brusselator2large", false);
    save(directory + "/problems.hpp", list + table + all + "\n");
    return 0;
}
