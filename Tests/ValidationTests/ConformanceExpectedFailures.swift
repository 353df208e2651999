/// A test of the optional parts of the official suite that is known to fail, and why it may.
struct ExpectedFailure {
  var test: String
  var reason: String

  static let all: [ExpectedFailure] = []
}
