import Contracts
import Realms

/// The text of one issue for one repository, before it is written out.
package struct IssueDraft: Sendable {
  /// One line of the table of fields.
  package struct Field: Sendable {
    package var pointer: String
    package var change: String
    /// The kind of change, for programs.
    package var kind: String
    package var isUsed: Bool
    /// The consumer's files that read it.
    package var files: [String]
    package var effect: Impact.Effect

    package init(
      pointer: String, change: String, kind: String, isUsed: Bool, files: [String] = [],
      effect: Impact.Effect
    ) {
      self.pointer = pointer
      self.change = change
      self.kind = kind
      self.isUsed = isUsed
      self.files = files
      self.effect = effect
    }
  }

  /// Something to do, and the line to type for it.
  package struct Step: Sendable {
    package var words: Prose
    package var command: String?

    package init(_ words: Prose, command: String? = nil) {
      self.words = words
      self.command = command
    }
  }

  package var mark: IssueMark
  /// What every title begins with.
  package var prefix = IssueDraft.defaultPrefix
  /// Where the repository's issues are: `owner/name`, or its name alone.
  package var slug: String
  /// What changed and since when.
  package var story: [Prose] = []
  package var fields: [Field] = []
  /// An event that shows it, with shapes in place of values, one a line.
  package var witness: String?
  package var steps: [Step] = []
  /// The documents that it is described in.
  package var documents: [Prose] = []
  package var dependsOn: [Prose] = []
  package var blocks: [Prose] = []

  package static let defaultPrefix = "[cross-repo]"

  package init(_ mark: IssueMark, for slug: String) {
    self.mark = mark
    self.slug = slug
  }

  /// A prefix as the realm has it, where it is nothing but a few plain signs.
  package static func prefix(_ text: String) -> String {
    let isPlain =
      text.utf8.count <= 40 && text.utf8.contains { $0 != 0x20 }
      && text.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) && byte >= 0x41
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || " []().:-_".utf8.contains(byte)
      }
    return isPlain ? text.trimmed : defaultPrefix
  }

  /// The name of its file, the same for the same issue.
  package var fileName: String {
    let subject = mark.contract?.text ?? mark.fingerprint
    return "\(mark.to)-\(mark.kind.rawValue)-\(subject).md"
  }
}
