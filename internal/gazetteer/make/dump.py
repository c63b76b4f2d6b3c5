"""Writes the names of each locale of the Python package Faker, unpacked in the
directory that is the argument, in the form of dump.cjs."""

import ast
import json
import pathlib
import sys

found = {}
for file in sorted(pathlib.Path(sys.argv[1]).glob("*/__init__.py")):
    names = {"Given": set(), "Surname": set()}
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
            continue
        called = node.targets[0].id
        kind = "Given" if "first" in called else "Surname" if "last" in called else None
        if kind:
            words = (c.value for c in ast.walk(node.value) if isinstance(c, ast.Constant))
            names[kind].update(w for w in words if isinstance(w, str) and "{" not in w)
    found[file.parent.name] = {k: sorted(v) for k, v in names.items()}
json.dump(found, sys.stdout)
