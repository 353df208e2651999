/// Why a text is not a usable pattern, and where in it.
package struct PatternError: Error, Hashable, Sendable {
  /// What kind of trouble it is.
  package enum Reason: Hashable, Sendable {
    /// The text is not a regular expression of ECMA-262; the words say why.
    case syntax(String)
    /// The pattern is legal and would need more memory or time than a pattern may have.
    case programTooLarge
    /// The pattern is legal and uses something that no engine here can do; the words say what.
    case unsupported(String)
  }

  package let reason: Reason
  /// The offset in UTF-8 bytes, from the start of the pattern, of the place that is wrong.
  package let offset: Int

  package init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

extension PatternError: CustomStringConvertible {
  /// The reason in words, fit for the end of a message.
  package var description: String {
    switch reason {
    case .syntax(let words): "\(words) at offset \(offset)"
    case .programTooLarge: "the pattern is too large: repetitions multiply beyond the limit"
    case .unsupported(let words): words
    }
  }
}
