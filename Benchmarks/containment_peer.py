"""Decides pairs of schemas with jsonschema-rs, in the words of containment-bench.

    python3 Benchmarks/containment_peer.py DIALECT < pairs.jsonl

Each line of the input is answered with one line: for both directions `proved`, `refuted` (without a
witness: there is none to be had) or `unknown`, and the CPU microseconds that it took.
"""

import json
import sys
import time

import jsonschema_rs

DRAFTS = {
    "draft-04": jsonschema_rs.Draft4,
    "2020-12": jsonschema_rs.Draft202012,
}


def word(answer):
    return {"yes": "proved", "no": "refuted"}.get(str(answer).rsplit(".", 1)[-1].lower(), "unknown")


def decide(inner, outer):
    start = time.process_time_ns()
    try:
        answer = word(outer().covers(inner()))
    except Exception as error:
        answer = "unknown: " + str(error).split("\n")[0]
    return answer, (time.process_time_ns() - start) // 1000


def main():
    draft = DRAFTS[sys.argv[1] if len(sys.argv) > 1 else "2020-12"]
    for line in sys.stdin:
        row = json.loads(line)
        asserted = row.get("assert_formats") is True
        sides = []
        for value in (row.get("old", row.get("s1")), row.get("new", row.get("s2"))):
            if isinstance(value, dict) and "self" in value:
                # Schemas of iglu name a metaschema of their own, which is draft-04.
                value = {k: v for k, v in value.items() if k not in ("$schema", "self")}
            sides.append(
                lambda value=value: jsonschema_rs.canonicalize(
                    value, draft=draft, validate_formats=asserted
                )
            )
        backward, first = decide(sides[0], sides[1])
        forward, second = decide(sides[1], sides[0])
        print(
            json.dumps(
                {
                    "id": row["id"],
                    "backward": [backward.split(":")[0]],
                    "forward": [forward.split(":")[0]],
                    "micros": [first, second],
                }
            )
        )


main()
