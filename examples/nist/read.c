/*
 * Reads the .dat files of NIST and the table of reference Jacobians. A file that is not what it says it is, is an error.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "nist.h"

struct source {
    FILE *file;
    char path[4096];
    unsigned line;
    char text[512];
};

static bool fail(const struct source *source, const char *what)
{
    fprintf(stderr, "%s:%u: %s\n", source->path, source->line, what);
    return false;
}

static bool open_source(struct source *source, const char *directory, const char *name, const char *extension)
{
    const int length = snprintf(source->path, sizeof source->path, "%s/%s%s", directory, name, extension);
    source->line = 0;
    if (length < 0 || (size_t)length >= sizeof source->path) {
        fprintf(stderr, "%s: the path is too long\n", directory);
        return false;
    }
    source->file = fopen(source->path, "r");
    if (source->file == NULL) {
        perror(source->path);
        return false;
    }
    return true;
}

/* Fills text with the next line; false at the end of the file and, after a message, for a line that does not fit. */
static bool next_line(struct source *source, bool *ok)
{
    if (fgets(source->text, sizeof source->text, source->file) == NULL) {
        if (ferror(source->file)) {
            *ok = fail(source, "cannot be read");
        }
        return false;
    }
    source->line++;
    if (strchr(source->text, '\n') == NULL && !feof(source->file)) {
        *ok = fail(source, "the line is too long");
        return false;
    }
    return true;
}

/* Reads exactly n finite numbers from a line, and nothing else. */
static bool numbers(const char *text, size_t n, double *values)
{
    for (size_t k = 0; k < n; k++) {
        char *end;
        values[k] = strtod(text, &end);
        if (end == text || !isfinite(values[k])) {
            return false;
        }
        text = end;
    }
    return text[strspn(text, " \t\r\n")] == '\0';
}

static bool read_observation(struct source *source, struct data_set *data)
{
    const struct model *model = data->model;
    double row[1 + MAX_PREDICTORS];

    if (data->observations == MAX_OBSERVATIONS) {
        return fail(source, "more observations than this program has room for");
    }
    if (!numbers(source->text, 1 + model->predictors, row)) {
        return fail(source, "expected the response and its predictors");
    }
    if (model->log_response && row[0] <= 0.0) {
        return fail(source, "the model takes the logarithm of a response that is not positive");
    }
    data->y[data->observations] = model->log_response ? log(row[0]) : row[0];
    memcpy(data->x[data->observations], row + 1, model->predictors * sizeof row[0]);
    data->observations++;
    return true;
}

/* `bK = start 1, start 2, certified value, standard deviation`, from what follows the equals sign. */
static bool read_parameter(struct source *source, const char *values, size_t k, struct data_set *data)
{
    double row[4];

    if (k >= data->model->parameters) {
        return fail(source, "more parameters than the model has");
    }
    if (!numbers(values, 4, row)) {
        return fail(source, "expected two starting values, the certified value and its standard deviation");
    }
    /* The digits of agreement are relative to it. */
    if (row[2] == 0.0) {
        return fail(source, "the certified value is zero");
    }
    data->start[0][k] = row[0];
    data->start[1][k] = row[1];
    data->certified[k] = row[2];
    return true;
}

static bool read_lines(struct source *source, struct data_set *data)
{
    bool ok = true;
    bool name_seen = false;
    unsigned data_lines = 0;
    unsigned announced = 0;
    unsigned parameters = 0;

    while (next_line(source, &ok)) {
        char word[16];
        unsigned number;
        int end = 0;

        /* The first `Data:` describes the variables, the second heads their columns. */
        if (data_lines == 2) {
            if (source->text[strspn(source->text, " \t\r\n")] != '\0' && !read_observation(source, data)) {
                return false;
            }
        } else if (strncmp(source->text, "Data:", 5) == 0) {
            data_lines++;
        } else if (sscanf(source->text, "Dataset Name: %15s", word) == 1) {
            if (strcmp(word, data->model->name) != 0) {
                return fail(source, "another data set's name");
            }
            name_seen = true;
        } else if (sscanf(source->text, " b%u =%n", &number, &end) == 1 && end > 0) {
            if (number != ++parameters) {
                return fail(source, "the parameters are not in order");
            }
            if (!read_parameter(source, source->text + end, number - 1, data)) {
                return false;
            }
        } else if (sscanf(source->text, " %u %15s", &number, word) == 2 && strcmp(word, "Observations") == 0) {
            announced = number;
        }
    }
    if (!ok) {
        return false;
    }
    if (!name_seen) {
        return fail(source, "no line `Dataset Name:`");
    }
    if (parameters != data->model->parameters) {
        return fail(source, "fewer parameters than the model has");
    }
    if (data->observations == 0 || data->observations != announced) {
        return fail(source, "not as many observations as announced");
    }
    return true;
}

bool read_data_set(const char *directory, const struct model *model, struct data_set *data)
{
    struct source source;

    data->model = model;
    data->observations = 0;
    if (!open_source(&source, directory, model->name, ".dat")) {
        return false;
    }
    const bool ok = read_lines(&source, data);
    fclose(source.file);
    return ok;
}

static bool read_jacobian(struct source *source, struct data_set *data)
{
    const size_t n = data->model->parameters;
    char expected[64];
    bool ok = true;

    snprintf(expected, sizeof expected, "%s %zu %zu\n", data->model->name, data->observations, n);
    if (!next_line(source, &ok) || strcmp(source->text, expected) != 0) {
        return ok && fail(source, "expected the name, observations and parameters of the next data set");
    }
    for (size_t i = 0; i < data->observations; i++) {
        if (!next_line(source, &ok) || !numbers(source->text, n, data->reference + i * n)) {
            return ok && fail(source, "expected a row of the Jacobian");
        }
    }
    return true;
}

bool read_reference(const char *directory, struct data_set *data, size_t count)
{
    struct source source;
    bool ok = true;

    if (!open_source(&source, directory, "../jacobian_reference", ".txt")) {
        return false;
    }
    for (size_t k = 0; ok && k < count; k++) {
        ok = read_jacobian(&source, &data[k]);
    }
    fclose(source.file);
    return ok;
}
