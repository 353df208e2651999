/// The JSON Schema of `manifests/schema_version.json`, for editors and for those who write it.
///
/// It is the shape at the root of the file; other members may stand beside these.
package let versionManifestSchema = """
  {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:schema:version-manifest/1",
    "title": "Version manifest",
    "description": "The version that all contracts of a repository have together.",
    "type": "object",
    "required": ["version"],
    "properties": {
      "version": {
        "description": "By Semantic Versioning 2.0.0.",
        "type": "string",
        "pattern": "^(0|[1-9][0-9]*)\\\\.(0|[1-9][0-9]*)\\\\.(0|[1-9][0-9]*)(-[0-9A-Za-z.-]+)?(\\\\+[0-9A-Za-z.-]+)?$",
        "examples": ["1.0.0"]
      },
      "embedding_model": {
        "description": "The model that vector indexes are built with; another one means that all are rebuilt.",
        "type": ["string", "null"],
        "minLength": 1
      },
      "last_updated": {
        "description": "When the version moved: a time as RFC 3339 writes it, or a day.",
        "type": ["string", "null"],
        "anyOf": [{ "format": "date-time" }, { "format": "date" }]
      }
    }
  }

  """
