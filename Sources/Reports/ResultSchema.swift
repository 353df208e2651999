/// The JSON Schema of `schema-result/1`, for programs that read results.
///
/// New members may be added to results, so nothing here closes an object.
package let resultSchema = """
  {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:schema:schema-result/1",
    "title": "schema-result/1",
    "type": "object",
    "required": ["format", "command", "verdict", "exit", "summary", "contracts", "findings"],
    "properties": {
      "format": { "const": "schema-result/1" },
      "command": { "type": "string" },
      "verdict": { "enum": ["ok", "findings", "unknown", "partial", "yes", "no"] },
      "exit": { "type": "integer", "minimum": 0, "maximum": 255 },
      "level": { "enum": ["none", "patch", "minor", "major"] },
      "formal": {
        "type": "object",
        "properties": {
          "backward": { "$ref": "#/$defs/proof" },
          "forward": { "$ref": "#/$defs/proof" }
        }
      },
      "witnesses": { "type": "object" },
      "counts": { "$ref": "#/$defs/numbers" },
      "gates": { "type": "array", "items": { "$ref": "#/$defs/gate" } },
      "conflicts": { "type": "array", "items": { "type": "object" } },
      "openItems": { "type": "array", "items": { "type": "object" } },
      "waivers": { "type": "array", "items": { "type": "object" } },
      "summary": { "$ref": "#/$defs/numbers" },
      "waived": { "$ref": "#/$defs/numbers" },
      "contracts": {
        "type": "array",
        "items": {
          "type": "object",
          "required": ["name"],
          "properties": { "name": { "type": "string" }, "version": { "type": "string" } }
        }
      },
      "findings": { "type": "array", "items": { "$ref": "#/$defs/finding" } },
      "errors": { "$ref": "#/$defs/lines" },
      "remarks": { "$ref": "#/$defs/lines" },
      "next": { "$ref": "#/$defs/lines" }
    },
    "$defs": {
      "numbers": { "type": "object", "additionalProperties": { "type": "integer" } },
      "lines": { "type": "array", "items": { "type": "string" } },
      "count": { "type": "integer", "minimum": 1 },
      "proof": { "enum": ["proved", "refuted", "unknown"] },
      "gate": {
        "type": "object",
        "required": ["id", "title", "state", "verdict", "where", "evidence", "rules"],
        "properties": {
          "id": { "type": "string" },
          "verdict": { "enum": ["pass", "fail", "unknown", "waived", "open"] }
        }
      },
      "finding": {
        "type": "object",
        "required": ["rule", "slug", "severity", "message", "count", "fingerprint", "waived"],
        "properties": {
          "rule": { "type": "string", "pattern": "^[A-Z]{2}[0-9]{3}$" },
          "slug": { "type": "string" },
          "severity": { "enum": ["info", "warning", "error"] },
          "message": { "type": "string" },
          "path": { "type": "string" },
          "line": { "$ref": "#/$defs/count" },
          "column": { "$ref": "#/$defs/count" },
          "row": { "$ref": "#/$defs/count" },
          "endLine": { "$ref": "#/$defs/count" },
          "endColumn": { "$ref": "#/$defs/count" },
          "pointer": { "type": "string" },
          "schemaPointer": { "type": "string" },
          "contract": { "type": "string" },
          "count": { "type": "integer", "minimum": 0 },
          "occurrences": { "type": "integer", "minimum": 0 },
          "examples": { "type": "array", "items": { "$ref": "#/$defs/place" } },
          "related": { "type": "array", "items": { "$ref": "#/$defs/place" } },
          "notes": { "$ref": "#/$defs/lines" },
          "fix": { "$ref": "#/$defs/fix" },
          "fingerprint": { "type": "string", "pattern": "^[0-9a-f]{16}$" },
          "waived": { "type": "boolean" },
          "waivedBy": { "enum": ["comment", "waiver", "baseline", "review"] }
        }
      },
      "place": {
        "type": "object",
        "required": ["path", "line", "column"],
        "properties": {
          "path": { "type": "string" },
          "line": { "$ref": "#/$defs/count" },
          "column": { "$ref": "#/$defs/count" },
          "row": { "$ref": "#/$defs/count" }
        }
      },
      "fix": {
        "type": "object",
        "required": ["title", "applicability", "edits"],
        "properties": {
          "title": { "type": "string" },
          "applicability": { "enum": ["safe", "unsafe", "display"] },
          "edits": {
            "type": "array",
            "items": {
              "type": "object",
              "required": ["start", "end", "replacement"],
              "properties": {
                "start": { "type": "integer", "minimum": 0 },
                "end": { "type": "integer", "minimum": 0 },
                "replacement": { "type": "string" }
              }
            }
          }
        }
      }
    }
  }

  """
