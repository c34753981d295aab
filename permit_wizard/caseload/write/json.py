"""A judged caseload as one JSON object, row by row."""

from __future__ import annotations

import json
from collections.abc import Iterator

from permit_wizard.caseload.write.layout import Caseload, notes, values
from permit_wizard.language.care import unchecked_lines
from permit_wizard.outputs.json_object import rules

SCHEMA = 2
"""The version of the JSON's shape; it goes up when a key changes its meaning or goes away."""


def write_json(load: Caseload) -> Iterator[bytes]:
    """Yield one JSON object: counts, the day, its rules, the rows in order with the centre's columns (null if empty).

    Its last key is `warnings`, a list of sentences. They come after the rows: before these, `--since` accepts no list.
    """
    counts = {urgency.name.lower(): many for urgency, many in load.ranked.counts.items()}
    head = {"counts": counts, "rules": rules(load.edition), "schema": SCHEMA, "today": load.today.isoformat()}
    warnings = [load.localizer.line(line) for line in unchecked_lines(load.today, load.rules)]
    yield (json.dumps(head, indent=2, sort_keys=True).removesuffix("\n}") + ',\n  "rows": [').encode()
    between = "\n    "
    for entry in load.entries():
        row = {key: None if value == "" and key != "ref" else value for key, value in values(entry, load).items()}
        row |= {
            "notes": list(notes(entry, load.localizer)),
            "carried": {name: str(cell) for name, cell in entry.extra_cells.items()},
        }
        yield (between + json.dumps(row, ensure_ascii=False, sort_keys=True)).encode()
        between = ",\n    "
    yield f'\n  ],\n  "warnings": {json.dumps(warnings, ensure_ascii=False)}\n}}\n'.encode()
