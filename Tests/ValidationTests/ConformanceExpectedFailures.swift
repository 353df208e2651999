/// Tests of the optional parts of the official suite that are known to fail, and why they may.
struct ExpectedFailure {
  var test: String
  var reason: String

  static let all = contentOfDraft7.map { ExpectedFailure(test: $0, reason: contentReason) }

  /// Draft-07 lets implementations refuse strings that do not decode, and 2019-09 took that back.
  ///
  /// Here `contentMediaType` and `contentEncoding` are annotations in every dialect.
  private static let contentReason = "content keywords are annotations; nothing is decoded"

  private static let contentOfDraft7 = [
    "validation of string-encoded content based on media type: an invalid JSON document",
    "validation of binary string-encoding: an invalid base64 string (% is not a valid character)",
    "validation of binary-encoded media type documents: a validly-encoded invalid JSON document",
    "validation of binary-encoded media type documents: an invalid base64 string that is valid JSON",
  ].map { "draft-07 optional/content.json: " + $0 }
}
