/// The JSON Schema of a contract file, for editors; the schema within is one of its own.
///
/// Keys that begin with `x-` belong to the owner. What only the whole repository can tell, such as
/// whether a version will do, is the business of `schema lint` and `schema bump`.
package let contractSchema = """
  {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:schema:contract/1",
    "title": "A contract (contracts/<name>.yaml)",
    "type": "object",
    "required": ["contract", "version", "schema"],
    "patternProperties": { "^x-": true },
    "additionalProperties": false,
    "properties": {
      "contract": {
        "description": "The name that findings, ledgers and issues use.",
        "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9_.-]*$", "maxLength": 100
      },
      "version": {
        "description": "The version of this text; 'schema bump' tells which one a change deserves.",
        "$ref": "#/$defs/version"
      },
      "owner": { "description": "Who answers for it.", "$ref": "#/$defs/text" },
      "summary": { "description": "What the event is, in a sentence.", "$ref": "#/$defs/text" },
      "events": {
        "description": "Source event names that are routed here.", "$ref": "#/$defs/texts"
      },
      "aliases": {
        "description": "Normalised names that consumers use.", "$ref": "#/$defs/texts"
      },
      "stability": { "enum": ["draft", "stable", "deprecated"] },
      "sunset": {
        "description": "The day from which a deprecated contract may go.", "$ref": "#/$defs/day"
      },
      "formats": {
        "description": "Whether 'format' can refuse an event.", "enum": ["assert", "annotate"]
      },
      "policy": {
        "description": "The level of kinds of change, where it differs from schema.yaml.",
        "type": "object", "patternProperties": { "^x-": true }, "additionalProperties": false,
        "properties": {
          "widening": { "$ref": "#/$defs/level" },
          "deprecation": { "$ref": "#/$defs/level" },
          "meaning": { "$ref": "#/$defs/level" }
        }
      },
      "location": {
        "description": "Where the events are stored, as a pattern.", "$ref": "#/$defs/text"
      },
      "sources": {
        "description": "Code that must move with this contract.", "$ref": "#/$defs/texts"
      },
      "reserved": {
        "description": "Names that may not come back with another meaning.",
        "$ref": "#/$defs/texts"
      },
      "stream": {
        "description": "Rules that need more than one event.",
        "type": "array",
        "items": {
          "type": "object", "required": ["rule"],
          "properties": {
            "rule": {
              "enum": [
                "consecutive", "increasing", "unique", "elapsed", "at-most", "at-least",
                "required-after"
              ]
            }
          }
        }
      },
      "schema": {
        "description": "What an event must be: a JSON Schema.",
        "type": ["object", "boolean"]
      },
      "history": {
        "description": "What each version changed.",
        "type": "array",
        "items": {
          "type": "object", "required": ["version"],
          "patternProperties": { "^x-": true }, "additionalProperties": false,
          "properties": {
            "version": { "$ref": "#/$defs/version" },
            "date": { "$ref": "#/$defs/day" },
            "level": { "$ref": "#/$defs/level" },
            "changes": { "$ref": "#/$defs/texts" },
            "migration": {
              "description": "What stored events need: words, or steps that are run on them.",
              "type": ["string", "array"]
            },
            "rebuild": {
              "description": "What each consumer runs to rebuild.",
              "type": "object", "additionalProperties": { "$ref": "#/$defs/text" }
            }
          }
        }
      }
    },
    "$defs": {
      "text": { "type": "string", "minLength": 1 },
      "texts": {
        "oneOf": [
          { "$ref": "#/$defs/text" },
          { "type": "array", "items": { "$ref": "#/$defs/text" }, "uniqueItems": true }
        ]
      },
      "day": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
      "level": { "enum": ["none", "patch", "minor", "major"] },
      "version": {
        "type": "string",
        "pattern": "^[0-9]+\\\\.[0-9]+\\\\.[0-9]+(-[0-9A-Za-z.-]+)?(\\\\+[0-9A-Za-z.-]+)?$"
      }
    }
  }

  """
