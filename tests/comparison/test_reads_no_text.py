"""Comparison compares what was read: attributes come to it as claims, and it looks for none of them in the words of a report."""

import ast
from pathlib import Path

import twosource.comparison

HERE = Path(twosource.comparison.__file__).parent
READ_AS_CLAIMS = ("attributes", "disclosures", "durations", "participants", "places")
"""Modules of slots that are read off a report no more."""


def test_slots_read_as_claims_touch_no_text() -> None:
    for name in READ_AS_CLAIMS:
        tree = ast.parse((HERE / "slots" / f"{name}.py").read_text())
        calls = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
        reports = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "reports"}
        assert not calls & {"re.compile", "re.search", "re.match", "re.finditer"}, name
        assert not reports, name
