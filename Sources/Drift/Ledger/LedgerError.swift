package import JSONText
package import SourceText

/// Why bytes are no ledger; nothing is read of them, and nothing written over them.
package struct LedgerError: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case unreadable(JSONError)
    /// Both sides of a merge stand in the file.
    case conflictMarkers
    case wrongFormat
    case newerFormat(Int)
    /// A value is not what belongs at its place.
    case wrongValue(pointer: JSONPointer, expected: String)
  }

  package var kind: Kind
  package var span: SourceSpan

  package init(_ kind: Kind, at span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  package var message: String {
    switch kind {
    case .unreadable(let error): error.message
    case .conflictMarkers: "the conflict markers of a merge stand in the file"
    case .wrongFormat: "it does not begin with \"format\": \"\(Ledger.format)/1\""
    case .newerFormat(let number):
      "it is of format \(number), written by a newer 'schema'; this one reads \(Ledger.newest)"
    case .wrongValue(let pointer, let expected):
      "'\(pointer)' must be \(expected)"
    }
  }

  /// What to do next, one hint a line.
  package var advice: [String] {
    switch kind {
    case .conflictMarkers:
      [
        "'schema unknown merge BASE OURS THEIRS' merges the three versions, which git has:",
        "git show :1:FILE > base; git show :2:FILE > ours; git show :3:FILE > theirs",
      ]
    case .newerFormat: ["install the newer 'schema'; the file was left as it is"]
    case .unreadable, .wrongFormat, .wrongValue:
      ["the file was left as it is; 'git checkout -- FILE' brings back the last commit's"]
    }
  }
}
