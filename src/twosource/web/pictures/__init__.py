"""Pictures of a case. Each is a table that reads by itself, with the data a small script draws a picture above it from."""

from twosource.web.pictures.accounts import account_marks, account_points
from twosource.web.pictures.figure import Address, anchors, script
from twosource.web.pictures.map import Point, map_picture, points_of
from twosource.web.pictures.matrix import Grid, grid_of, matrix
from twosource.web.pictures.network import Edge, Network, Node, Sentence, network, network_of
from twosource.web.pictures.timeline import Telling, TimelineMark, marks_of, timeline
from twosource.web.pictures.tree import Stem, Tree, origin_tree, tree_of

__all__ = [
    "Address",
    "Edge",
    "Grid",
    "Network",
    "Node",
    "Point",
    "Sentence",
    "Stem",
    "Telling",
    "TimelineMark",
    "Tree",
    "account_marks",
    "account_points",
    "anchors",
    "grid_of",
    "map_picture",
    "marks_of",
    "matrix",
    "network",
    "network_of",
    "origin_tree",
    "points_of",
    "script",
    "timeline",
    "tree_of",
]
