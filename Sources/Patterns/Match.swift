/// The answer of a pattern about a text.
package enum Match: Hashable, Sendable {
  case yes
  case no
  /// The search was given up at its limits: the pattern needs too much work on this text.
  case undecided
}
