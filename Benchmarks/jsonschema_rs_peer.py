"""Validates every line of a file with jsonschema-rs, as fast as it can be had from Python."""

import sys

import jsonschema_rs

try:
    from orjson import loads
except ImportError:
    from json import loads

with open(sys.argv[1], "rb") as file:
    validator = jsonschema_rs.validator_for(loads(file.read()))
with open(sys.argv[2], "rb") as file:
    invalid = sum(not validator.is_valid(loads(line)) for line in file)
sys.exit(1 if invalid else 0)
