/// The JSON Schema of `manifests/baseline.json`.
package let baselineSchema = """
  {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:schema:schema-baseline/1",
    "title": "schema-baseline/1",
    "description": "Findings that were there when the line was drawn, by fingerprint.",
    "type": "object",
    "required": ["format", "findings"],
    "properties": {
      "format": { "const": "schema-baseline/1" },
      "findings": {
        "type": "object",
        "propertyNames": { "pattern": "^[0-9a-f]{16}$" },
        "additionalProperties": {
          "type": "object",
          "required": ["rule", "count"],
          "properties": {
            "rule": { "type": "string", "pattern": "^[A-Z]{2}[0-9]{3}$" },
            "path": { "type": "string" },
            "count": { "type": "integer", "minimum": 1, "maximum": 1000000 }
          }
        }
      }
    }
  }

  """
