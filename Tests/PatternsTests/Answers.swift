import Patterns

/// The answer of `pattern` about `text`, for tables of tests.
func answer(_ pattern: String, _ text: String) throws -> Match {
  let pattern = try Pattern(pattern)
  let bytes = Array(text.utf8)
  return pattern.matches(bytes.span)
}
