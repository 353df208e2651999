"""Runs one peer over one capture: peer.py NAME SCHEMA FILE."""

import sys

name, schema, path = sys.argv[1:4]

if name == "duckdb":
    import duckdb

    connection = duckdb.connect()
    connection.execute("SET threads = 1")
    connection.execute(
        "DESCRIBE SELECT * FROM read_json(?, sample_size = -1)", [path]).fetchall()
    sys.exit(0)

try:
    from orjson import loads
except ImportError:
    from json import loads


def read(place):
    with open(place, "rb") as file:
        return loads(file.read())


if name == "genson":
    import genson

    builder = genson.SchemaBuilder()
    with open(path, "rb") as file:
        for line in file:
            builder.add_object(loads(line))
    builder.to_schema()
elif name == "fastjsonschema":
    import fastjsonschema

    validate = fastjsonschema.compile(read(schema))
    invalid = 0
    with open(path, "rb") as file:
        for line in file:
            try:
                validate(loads(line))
            except fastjsonschema.JsonSchemaException:
                invalid += 1
    sys.exit(1 if invalid else 0)
elif name == "jsonsubschema":
    from jsonsubschema import isSubschema

    one, other = read(schema), read(path)
    print(isSubschema(one, other), isSubschema(other, one))
