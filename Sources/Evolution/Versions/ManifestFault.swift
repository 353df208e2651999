import JSONText
package import SourceText

/// Why a file that the program keeps cannot be used; it is refused and never reset.
package struct ManifestFault: Error, Hashable, Sendable {
  package enum Problem: Hashable, Sendable {
    case empty
    /// The text is no JSON; the words say why.
    case malformed(String)
    /// git left the two sides of a merge in the file.
    case mergeConflict
    /// A program newer than this one wrote it.
    case newerFormat(String, known: String)
    case wrongShape(String)
  }

  package var problem: Problem
  package var span: SourceSpan

  package init(_ problem: Problem, at span: SourceSpan) {
    self.problem = problem
    self.span = span
  }

  package var message: String {
    switch problem {
    case .empty: "the file is empty"
    case .malformed(let words): words
    case .mergeConflict: "the two sides of a merge stand in the file"
    case .newerFormat(let format, let known):
      "the file is of the format '\(format)', and this program knows '\(known)'"
    case .wrongShape(let words): words
    }
  }

  /// What to do about it.
  package var advice: String {
    switch problem {
    case .empty, .malformed, .wrongShape:
      "restore it from git: git checkout -- FILE; it is not written to as it is"
    case .mergeConflict: "resolve the conflict; each side's entries are to stay"
    case .newerFormat: "update the program; it is not written to as it is"
    }
  }
}

extension ManifestFault {
  /// The root of a JSON file that holds an object.
  static func root(of bytes: [UInt8]) throws(ManifestFault) -> JSONValue {
    if let marker = conflictMarker(in: bytes) {
      throw ManifestFault(.mergeConflict, at: marker)
    }
    let document: JSONDocument
    do throws(JSONError) {
      document = try .read(bytes, in: JSONDocument.textRange(ofFile: bytes))
    } catch {
      let isEmpty = bytes.allSatisfy { " \t\r\n".utf8.contains($0) }
      throw ManifestFault(isEmpty ? .empty : .malformed(error.message), at: error.span)
    }
    guard document.root.kind == .object else {
      throw ManifestFault(.wrongShape("the file must hold an object"), at: document.root.span)
    }
    return document.root
  }

  /// Refuses what a newer program wrote, by `"format": "name/2"`.
  static func checkFormat(
    _ root: JSONValue, knows format: String, isRequired: Bool
  ) throws(ManifestFault) {
    guard let value = root["format"] else {
      guard isRequired else { return }
      throw ManifestFault(.wrongShape("'format' is missing"), at: root.span)
    }
    guard let text = value.string, text.utf8.elementsEqual(format.utf8) else {
      let shown = value.string ?? String(decoding: value.compactBytes.prefix(40), as: UTF8.self)
      throw ManifestFault(.newerFormat(shown, known: format), at: value.span)
    }
  }

  /// The first line that git put between the sides of a merge.
  package static func conflictMarker(in bytes: [UInt8]) -> SourceSpan? {
    var start = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.starts(with: "<<<<<<< ".utf8) || line.starts(with: ">>>>>>> ".utf8) {
        return SourceSpan(start, start + line.count)
      }
      start += line.count + 1
    }
    return nil
  }
}
