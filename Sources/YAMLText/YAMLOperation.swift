package import JSONText
package import SourceText

/// The way from the root of a file to one of its values.
package struct YAMLPath: Hashable, Sendable, ExpressibleByArrayLiteral {
  package enum Step: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case name(JSONName)
    case index(Int)

    package init(stringLiteral value: String) { self = .name(JSONName(value)) }
    package init(integerLiteral value: Int) { self = .index(value) }
  }

  package var steps: [Step]

  package init(_ steps: [Step]) { self.steps = steps }
  package init(arrayLiteral elements: Step...) { steps = elements }

  package static let root = YAMLPath([])

  /// The path to the container that the last step is taken in; nil for the root.
  package var parent: YAMLPath? { steps.isEmpty ? nil : YAMLPath(steps.dropLast()) }

  package func appending(_ step: Step) -> YAMLPath { YAMLPath(steps + [step]) }
}

/// One change of what a file says, which leaves everything else as it stands.
package enum YAMLOperation: Hashable, Sendable {
  /// Where among the entries of a mapping a new one goes.
  package enum Position: Hashable, Sendable {
    case first, last
    case before(JSONName)
    case after(JSONName)
  }

  case replace(YAMLPath, with: YAMLTree)
  /// `comment` is what stands behind the new entry's first line, for people.
  case insert(JSONName, YAMLTree, into: YAMLPath, at: Position, comment: String? = nil)
  case append(YAMLTree, to: YAMLPath)
  /// Puts an element before the others of a list.
  case prepend(YAMLTree, to: YAMLPath)
  /// Takes out an entry or element, with the comment above it.
  case remove(YAMLPath)
  case rename(YAMLPath, to: JSONName)
}

/// A replacement of bytes in a file.
package struct YAMLEdit: Hashable, Comparable, Sendable {
  package var span: SourceSpan
  package var replacement: [UInt8]

  package init(_ span: SourceSpan, _ replacement: [UInt8]) {
    self.span = span
    self.replacement = replacement
  }

  package static func < (lhs: Self, rhs: Self) -> Bool { lhs.span < rhs.span }
}

/// Why a file cannot be changed as asked.
package enum YAMLEditError: Error, Hashable, Sendable {
  case noSuchPlace(YAMLPath)
  case notAMapping(YAMLPath)
  case notAList(YAMLPath)
  case keyExists(JSONName)
  /// The layout is one that nobody writes, or the value is shared by an alias.
  case unsupportedLayout(String)
  /// The change would alter more than it should; nothing was changed.
  case wouldChangeMore

  package var message: String {
    switch self {
    case .noSuchPlace: "the value to change is not there"
    case .notAMapping: "the value to change is not a mapping"
    case .notAList: "the value to change is not a list"
    case .keyExists(let name): "the key '\(name)' is there already"
    case .unsupportedLayout(let words): "the text cannot be edited: \(words)"
    case .wouldChangeMore: "the edit would change more than it should; edit the file by hand"
    }
  }
}
