"""Clusters a graph with igraph's multilevel and with leidenalg, and prints what both took.

Argument: a file of 32-bit numbers: nodes, edges, then both ends of each edge. All weights are 1.
"""
import json
import random
import sys
import time
from array import array

import igraph

numbers = array("i")
with open(sys.argv[1], "rb") as file:
    numbers.frombytes(file.read())
nodes, edges = numbers[0], numbers[1]
ends = numbers[2:]
graph = igraph.Graph(n=nodes, edges=list(zip(ends[:edges], ends[edges:])))


# igraph draws from Python's own random numbers.
random.seed(1)


def took(find):
    began = time.process_time()
    membership = find()
    seconds = time.process_time() - began
    return {"seconds": seconds, "modularity": graph.modularity(membership)}


found = {"igraph multilevel": took(lambda: graph.community_multilevel().membership)}
try:
    import leidenalg

    kind = leidenalg.ModularityVertexPartition
    found["leidenalg"] = took(lambda: leidenalg.find_partition(graph, kind, seed=1).membership)
except ImportError:
    pass
print(json.dumps(found))
