package import YAMLText

/// How much has to be seen before a draft says something that could refuse an event.
package struct DraftOptions: Hashable, Sendable {
  /// Objects before a field that all of them have is required.
  package var requiredSupport = 10
  /// Values before a rarer type is taken for a mistake and not for a type.
  package var outlierSupport = 20
  /// A type that comes at most this often is a mistake: one in so many.
  package var outlierShare = 100
  /// Texts before their words are all the words there are.
  package var enumSupport = 20
  /// How often each word has to come on average.
  package var enumRepeats = 8
  /// The most words of an enum.
  package var enumLimit = 16
  /// Texts before a format or a pattern that all of them have is asked of others.
  package var formatSupport = 5
  /// Objects before a field is taken for what tells variants apart.
  package var variantSupport = 20
  /// Whole numbers before a field is an integer.
  package var integerSupport = 10
  /// Arrays before their length is taken for a rule.
  package var tupleSupport = 5
  /// The same for arrays whose elements are of one kind.
  package var lengthSupport = 20
  /// Every line says what it was drawn from.
  package var explains = false

  package init() {}
}

/// Values that a draft leaves out, because they look like mistakes.
package struct DraftOutlier: Hashable, Sendable {
  /// Where in the event, with `*` for any element or any name.
  package var pointer: String
  /// What was wrong with them: `string`, `missing`, `below 0`.
  package var what: String
  package var count: Int
  /// How many there were in all; nulls do not count beside other types.
  package var of: Int
  /// What the others are.
  package var expected: String
  package var first: RecordMark?
}

/// Something that a draft leaves as it is, because no contract or no edit can settle it.
package struct DraftLeftover: Hashable, Sendable {
  /// Where in the event, with `*` for any element or any name.
  package var pointer: String
  package var words: String

  package init(pointer: String, words: String) {
    self.pointer = pointer
    self.words = words
  }
}

extension DraftOptions {
  /// Whether so few of many are taken for a mistake.
  package func isMistake(_ count: Int, of whole: Int) -> Bool {
    guard whole >= outlierSupport, count * 2 < whole else { return false }
    return count == 1 || count * outlierShare <= whole
  }
}

/// Something a draft must not ask for, because an event it was drawn from would be refused.
package struct DraftRelief: Hashable, Sendable {
  /// Where in the event, with `*` for any element or any name.
  package var pointer: String
  /// The keyword, or nothing for all of them.
  package var keyword: String

  package init(pointer: String, keyword: String) {
    self.pointer = pointer
    self.keyword = keyword
  }
}

/// A schema that was drawn from a profile.
package struct SchemaDraft: Sendable {
  package var schema: YAMLTree
  package var outliers: [DraftOutlier]
  /// What no contract can say.
  package var omissions: [DraftLeftover]
}
