"""Prints what each tool decided of the pairs, and how fast: one row for each set and tool.

    python3 Benchmarks/containment_score.py DATA RESULTS

`wrong` counts answers that differ from what is stated; where nothing is stated (version pairs), those
that a witness of another tool refutes. `unconfirmed` counts witnesses that jsonschema-rs, when it is
installed, judges otherwise.
"""

import json
import pathlib
import sys

try:
    import jsonschema_rs
except ImportError:
    jsonschema_rs = None

SETS = ["taxonomy", "containment-half", "version-pairs"]
TOOLS = ["schema", "jsonschema-rs"]


def lines(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        return [json.loads(line) for line in file if line.strip()]


def stated(row, direction):
    """Whether the pair is contained in this direction; None where nobody says."""
    if row.get("doubtful"):
        return None
    if "relation" in row:
        return direction + "_witness" not in row
    return row.get({"backward": "s1SubsetEqOfs2", "forward": "s2SubsetEqOfs1"}[direction])


def validator(row, schema):
    formats = row.get("assert_formats") is True
    if isinstance(schema, dict) and "self" in schema:
        schema = {k: v for k, v in schema.items() if k not in ("$schema", "self")}
        return jsonschema_rs.Draft4Validator(schema, validate_formats=formats)
    if "origin" in row and not schema.get("$schema"):
        return jsonschema_rs.Draft4Validator(schema, validate_formats=formats)
    return jsonschema_rs.validator_for(schema, validate_formats=formats)


def is_confirmed(row, direction, witness):
    sides = [row.get("old", row.get("s1")), row.get("new", row.get("s2"))]
    inner, outer = sides if direction == "backward" else reversed(sides)
    try:
        return validator(row, inner).is_valid(witness) and not validator(row, outer).is_valid(witness)
    except ValueError:
        return None


def score(name, tool, rows, results, witnessed):
    counts = dict.fromkeys(["asked", "decided", "unknown", "wrong", "unconfirmed"], 0)
    micros = 0
    for result in results:
        row = rows[result["id"]]
        if row.get("doubtful"):
            continue
        micros += sum(result["micros"])
        for direction in ("backward", "forward"):
            word, *witness = result[direction]
            counts["asked"] += 1
            counts["unknown" if word == "unknown" else "decided"] += 1
            truth = stated(row, direction)
            if truth is None and (result["id"], direction) in witnessed:
                truth = False
            if word != "unknown" and truth is not None and truth != (word == "proved"):
                counts["wrong"] += 1
            if word == "refuted" and witness and jsonschema_rs:
                counts["unconfirmed"] += is_confirmed(row, direction, witness[0]) is False
    rate = round(counts["decided"] * 1_000_000 / max(micros, 1))
    print("| " + " | ".join([name, tool] + [str(n) for n in counts.values()] + [str(rate)]) + " |")


def main():
    data, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    print("| set | tool | asked | decided | unknown | wrong | unconfirmed | decisions a CPU second |")
    print("|---|---|--:|--:|--:|--:|--:|--:|")
    for name in SETS:
        rows = {row["id"]: row for row in lines(data / f"{name}.jsonl")}
        witnessed = set()
        for tool in TOOLS:
            path = folder / f"{name}.{tool}.jsonl"
            if not path.exists():
                continue
            results = lines(path)
            witnessed |= {
                (result["id"], direction)
                for result in results
                for direction in ("backward", "forward")
                if len(result[direction]) == 2 and result[direction][0] == "refuted"
            }
            score(name, tool, rows, results, witnessed)


main()
