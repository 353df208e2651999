/// The JSON Schema of `schema-report/1`, for programs that read gate reports.
///
/// New members may be added, so nothing here closes an object.
package let gateReportSchema = """
  {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:schema:schema-report/1",
    "title": "schema-report/1",
    "type": "object",
    "required": [
      "format", "tool", "created", "verdict", "exit", "counts", "plans", "gates", "conflicts",
      "openItems", "findings", "waivers"
    ],
    "properties": {
      "format": { "const": "schema-report/1" },
      "tool": {
        "type": "object",
        "required": ["name"],
        "properties": { "name": { "const": "schema" }, "version": { "type": "string" } }
      },
      "repo": { "type": "string" },
      "commit": { "type": "string", "pattern": "^[0-9a-f]{40,64}$" },
      "created": { "type": "string", "format": "date-time" },
      "verdict": { "$ref": "#/$defs/verdict" },
      "exit": { "type": "integer", "minimum": 0, "maximum": 255 },
      "counts": {
        "type": "object",
        "required": ["pass", "fail", "unknown", "waived", "open"],
        "additionalProperties": { "type": "integer", "minimum": 0 }
      },
      "plans": { "type": "array", "items": { "$ref": "#/$defs/plan" } },
      "gates": { "type": "array", "items": { "$ref": "#/$defs/gate" } },
      "conflicts": { "type": "array", "items": { "$ref": "#/$defs/conflict" } },
      "openItems": { "type": "array", "items": { "$ref": "#/$defs/openItem" } },
      "findings": {
        "type": "array",
        "items": {
          "type": "object",
          "required": ["rule", "severity", "message", "fingerprint"],
          "properties": {
            "rule": { "type": "string", "pattern": "^[A-Z]{2}[0-9]{3}$" },
            "severity": { "enum": ["info", "warning", "error"] },
            "message": { "type": "string" },
            "path": { "type": "string" },
            "line": { "type": "integer", "minimum": 1 },
            "fingerprint": { "type": "string", "pattern": "^[0-9a-f]{16}$" }
          }
        }
      },
      "waivers": { "type": "array", "items": { "$ref": "#/$defs/waiver" } },
      "errors": { "type": "array", "items": { "type": "string" } }
    },
    "$defs": {
      "verdict": { "enum": ["pass", "fail", "unknown", "waived", "open"] },
      "truth": { "type": ["boolean", "null"] },
      "day": { "type": "string", "format": "date" },
      "where": { "type": "string", "pattern": ":[0-9]+$" },
      "plan": {
        "type": "object",
        "required": ["path", "digest"],
        "properties": {
          "path": { "type": "string" },
          "title": { "type": "string" },
          "digest": { "type": "string", "pattern": "^sha256:[0-9a-f]{64}$" }
        }
      },
      "gate": {
        "type": "object",
        "required": ["id", "title", "state", "verdict", "where", "evidence", "rules"],
        "properties": {
          "id": { "type": "string" },
          "title": { "type": "string" },
          "group": { "type": "string" },
          "state": {
            "enum": [
              "pending", "blocked", "ready", "in_progress", "needs_verification", "complete",
              "verified", "failed", "waived"
            ]
          },
          "verdict": { "$ref": "#/$defs/verdict" },
          "date": { "$ref": "#/$defs/day" },
          "where": { "$ref": "#/$defs/where" },
          "reason": { "type": "string" },
          "needs": {
            "type": "array",
            "items": {
              "type": "object",
              "required": ["id", "strength", "satisfied"],
              "properties": {
                "id": { "type": "string" },
                "strength": { "enum": ["hard", "soft"] },
                "satisfied": { "$ref": "#/$defs/truth" }
              }
            }
          },
          "evidence": { "type": "array", "items": { "$ref": "#/$defs/evidence" } },
          "rules": {
            "type": "array", "items": { "type": "string", "pattern": "^[A-Z]{2}[0-9]{3}$" }
          },
          "waiver": { "$ref": "#/$defs/waiver" }
        }
      },
      "evidence": {
        "type": "object",
        "required": ["field", "value", "claimed", "computed", "where"],
        "properties": {
          "field": { "type": "string" },
          "value": { "type": "string" },
          "requirement": { "type": "string" },
          "claimed": { "$ref": "#/$defs/truth" },
          "computed": { "$ref": "#/$defs/truth" },
          "note": { "type": "string" },
          "where": { "$ref": "#/$defs/where" }
        }
      },
      "conflict": {
        "type": "object",
        "required": ["subject", "claims"],
        "properties": {
          "subject": { "type": "string" },
          "claims": {
            "type": "array",
            "items": {
              "type": "object",
              "required": ["value", "where"],
              "properties": {
                "value": { "type": "string" },
                "date": { "$ref": "#/$defs/day" },
                "where": { "$ref": "#/$defs/where" }
              }
            }
          }
        }
      },
      "openItem": {
        "type": "object",
        "required": ["kind", "text", "where"],
        "properties": {
          "kind": { "enum": ["task", "decision", "blocker"] },
          "text": { "type": "string" },
          "gate": { "type": "string" },
          "where": { "$ref": "#/$defs/where" }
        }
      },
      "waiver": {
        "type": "object",
        "required": ["rule", "reason", "expired"],
        "properties": {
          "rule": { "type": "string" },
          "id": { "type": "string" },
          "reason": { "type": "string" },
          "owner": { "type": "string" },
          "expires": { "$ref": "#/$defs/day" },
          "expired": { "type": "boolean" }
        }
      }
    }
  }

  """
