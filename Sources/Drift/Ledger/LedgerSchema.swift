/// The JSON Schema of `schema-unknown/1`, for people and programs that read ledgers.
///
/// New members may be added to ledgers, and what others added survives, so nothing here closes an
/// object.
package let ledgerSchema = """
  {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:schema:schema-unknown/1",
    "title": "schema-unknown/1",
    "description": "What captures show that no contract knows, with what people decided about it.",
    "type": "object",
    "required": ["format"],
    "properties": {
      "format": { "const": "schema-unknown/1" },
      "repository": {
        "description": "Whose ledger it is; a repository of another name leaves it alone.",
        "type": "string"
      },
      "contracts": {
        "description": "By name; the empty name holds the events that no contract takes.",
        "type": "object",
        "additionalProperties": {
          "type": "object",
          "properties": {
            "unknown": {
              "type": "object",
              "properties": {
                "field": { "$ref": "#/$defs/entries" },
                "value": { "$ref": "#/$defs/entries" },
                "type": { "$ref": "#/$defs/entries" },
                "null": { "$ref": "#/$defs/entries" },
                "event": { "$ref": "#/$defs/entries" }
              },
              "additionalProperties": false
            },
            "captures": {
              "description": "The captures that are in the counts, by their SHA-256.",
              "type": "object",
              "additionalProperties": {
                "type": "object",
                "properties": {
                  "bytes": { "$ref": "#/$defs/count" },
                  "name": { "type": "string" },
                  "counted": { "$ref": "#/$defs/day" }
                }
              }
            }
          }
        }
      }
    },
    "$defs": {
      "count": { "type": "integer", "minimum": 0, "maximum": 9223372036854775807 },
      "day": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
      "texts": { "type": "array", "items": { "type": "string" } },
      "entries": {
        "description": "By JSON pointer, with * for array elements and keys of maps; events by type.",
        "type": "object",
        "additionalProperties": { "$ref": "#/$defs/entry" }
      },
      "entry": {
        "type": "object",
        "properties": {
          "state": {
            "enum": ["new", "acknowledged", "planned", "ignored", "rejected", "promoted"]
          },
          "reviewer": { "type": "string" },
          "reviewed": { "$ref": "#/$defs/day" },
          "reason": { "type": "string" },
          "expires": { "$ref": "#/$defs/day" },
          "note": { "type": "string" },
          "answer": {
            "description": "What the expert said.",
            "type": "object",
            "properties": { "text": { "type": "string" }, "day": { "$ref": "#/$defs/day" } }
          },
          "count": { "description": "How often in all.", "$ref": "#/$defs/count" },
          "events": { "description": "In how many events.", "$ref": "#/$defs/count" },
          "types": {
            "type": "object",
            "propertyNames": {
              "enum": ["null", "boolean", "integer", "number", "string", "array", "object"]
            },
            "additionalProperties": { "$ref": "#/$defs/count" }
          },
          "first": { "$ref": "#/$defs/sighting" },
          "last": { "$ref": "#/$defs/sighting" },
          "shapes": { "description": "What it looks like.", "$ref": "#/$defs/texts" },
          "values": { "description": "Only where the settings allow it.", "type": "array" },
          "suggestion": { "description": "A schema for it.", "type": "object" },
          "suspects": {
            "description": "What it may be under another name: rename or move, and the path.",
            "$ref": "#/$defs/texts"
          }
        }
      },
      "sighting": {
        "type": "object",
        "properties": {
          "time": { "description": "Of the event, in UTC.", "type": "string" },
          "capture": { "type": "string" },
          "version": { "description": "The contract's, then.", "type": "string" }
        }
      }
    }
  }

  """
