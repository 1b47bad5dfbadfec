/* The rows of edges.h as an array. */
#ifndef EDGE_H
#define EDGE_H

#include <math.h>
#include <stddef.h>

typedef struct {
    const char *name;
    size_t n;
    double at[3];
    size_t n_y;
    double y[1];
    size_t n_d1;
    double d1[3];
    size_t n_d2;
    double d2[6];
} edge;

#define EDGES
static const edge edges[] = {
#include "edges.h"
};

#endif
