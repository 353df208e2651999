"""Makes a git repository of contracts and plans for Benchmarks/check: FOLDER CONTRACTS PLANS."""

import os
import random
import sys

WORDS = (
    "price quantity side balance player round tick multiplier cashout stake peak trace seed hash "
    "phase status region server latency token symbol count amount fee rank level score origin target"
).split()


def contract(number):
    fields = random.sample(WORDS, 12)
    lines = [
        f"contract: event{number:03d}",
        "version: 1.0.0",
        "owner: game-server",
        f"summary: Event number {number} as the server sends it.",
        f"events: [event{number:03d}]",
        "schema:",
        "  $schema: https://json-schema.org/draft/2020-12/schema",
        "  type: object",
        "  description: One event.",
        f"  required: [gameId, {fields[0]}]",
        "  properties:",
        "    gameId:",
        "      type: string",
        "      description: Which game.",
        '      pattern: "^[0-9]{8}-[0-9a-f]{16}$"',
        "      maxLength: 25",
    ]
    for field in fields:
        kind = random.Random(field).choice(["number", "integer", "boolean"])
        lines += [f"    {field}:", f"      type: {kind}", f"      description: The {field} of it."]
        if kind != "boolean":
            lines.append("      minimum: 0")
    lines += [
        "history:",
        "  - version: 1.0.0",
        '    date: "2026-01-17"',
        "    level: major",
        "    changes: [first published version]",
        "    migration: none",
    ]
    return "\n".join(lines) + "\n"


def plan(number):
    rows = "\n".join(f"| field{row} | {row} | yes |" for row in range(10))
    return f"""# Plan {number}

**Date:** 2026-01-17
**Status:** ACTIVE
**Purpose:** Build part {number}.

## Phase A: capture

**Status:** NOT STARTED

- [ ] read the feed
- [ ] store the events

| Field | Value | Required |
|---|---|---|
{rows}

## Phase B: index

**Status:** NOT STARTED
**Prerequisite:** Phase A

- [ ] build the index
"""


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def main():
    root, contracts, plans = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    random.seed(7)
    for number in range(contracts):
        write(f"{root}/contracts/event{number:03d}.yaml", contract(number))
    for number in range(plans):
        write(f"{root}/docs/plans/plan-{number:02d}.md", plan(number))
    write(f"{root}/schema.yaml", "contracts: contracts\n")
    write(
        f"{root}/manifests/schema_version.json",
        '{"version": "1.0.0", "embedding_model": "m", "last_updated": "2026-01-17T00:00:00Z"}\n',
    )


if __name__ == "__main__":
    main()
