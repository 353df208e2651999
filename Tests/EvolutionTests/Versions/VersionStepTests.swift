import Contracts
import Evolution
import Testing

/// One row: what is out, what is declared, what the change asks for, what is said.
struct StepCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var newest: String?
  var release: String?
  var declared: String
  var required: Magnitude
  var pending: Magnitude?
  var verdict: VersionStep.Verdict
  var next: String

  /// `out` is the newest version, with the last release before it where that is another.
  init(
    _ description: String, _ out: String?, _ declared: String, _ required: Magnitude,
    _ verdict: VersionStep.Verdict, next: String, after release: String? = nil,
    pending: Magnitude? = nil
  ) {
    testDescription = description
    newest = out
    self.release = release ?? (out?.contains("-") == true ? nil : out)
    self.declared = declared
    self.required = required
    self.pending = pending
    self.verdict = verdict
    self.next = next
  }

  static let stable = [
    StepCase("nothing published", nil, "3.2.1", .none, .ok, next: "3.2.1"),
    StepCase("nothing changed", "1.0.0", "1.0.0", .none, .ok, next: "1.0.0"),
    StepCase("a patch of words is allowed", "1.0.0", "1.0.1", .none, .ok, next: "1.0.1"),
    StepCase("a patch", "1.0.0", "1.0.1", .patch, .ok, next: "1.0.1"),
    StepCase("a minor version", "1.4.2", "1.5.0", .minor, .ok, next: "1.5.0"),
    StepCase("a major version", "1.4.2", "2.0.0", .major, .ok, next: "2.0.0"),
    StepCase("not moved", "1.0.0", "1.0.0", .patch, .tooSmall, next: "1.0.1"),
    StepCase("a patch for a minor", "1.0.0", "1.0.1", .minor, .tooSmall, next: "1.1.0"),
    StepCase("a minor for a major", "1.0.0", "1.1.0", .major, .tooSmall, next: "2.0.0"),
    StepCase("too small comes before skips", "1.0.0", "1.0.7", .major, .tooSmall, next: "2.0.0"),
    StepCase("skips a patch", "1.0.0", "1.0.2", .patch, .skips, next: "1.0.1"),
    StepCase("skips a minor", "1.0.0", "1.2.0", .minor, .skips, next: "1.1.0"),
    StepCase("a patch that is not zero", "1.0.0", "1.1.1", .minor, .skips, next: "1.1.0"),
    StepCase("skips a major", "1.0.0", "3.0.0", .major, .skips, next: "2.0.0"),
    StepCase("goes back", "1.1.0", "1.0.0", .none, .goesBack, next: "1.1.0"),
    StepCase("goes back and changes", "1.1.0", "1.0.9", .patch, .goesBack, next: "1.1.1"),
    StepCase("larger than needed", "1.0.0", "1.1.0", .patch, .tooLarge, next: "1.1.0"),
    StepCase("a major for nothing", "1.0.0", "2.0.0", .none, .tooLarge, next: "2.0.0"),
    StepCase("numbers and not letters", "1.9.0", "1.10.0", .minor, .ok, next: "1.10.0"),
    StepCase("another build", "1.0.0", "1.0.0+5", .none, .buildOnly, next: "1.0.0"),
    StepCase("another build that changes", "1.0.0", "1.0.0+5", .patch, .tooSmall, next: "1.0.1"),
    StepCase(
      "no number after the last", "\(Int.max).0.0", "\(Int.max).0.0", .major, .tooSmall,
      next: "\(Int.max).0.0"),
  ]

  static let beforeOne = [
    StepCase("a break moves the second number", "0.3.1", "0.4.0", .major, .ok, next: "0.4.0"),
    StepCase("so does a migration", "0.3.1", "0.4.0", .minor, .ok, next: "0.4.0"),
    StepCase("a break in the third", "0.3.1", "0.3.2", .major, .tooSmall, next: "0.4.0"),
    StepCase("a patch", "0.3.1", "0.3.2", .patch, .ok, next: "0.3.2"),
    StepCase("more than a patch needs", "0.3.1", "0.4.0", .patch, .tooLarge, next: "0.4.0"),
    StepCase("1.0.0 at any time", "0.3.1", "1.0.0", .none, .ok, next: "1.0.0"),
    StepCase("1.0.0 with a break", "0.3.1", "1.0.0", .major, .ok, next: "1.0.0"),
    StepCase("not past 1.0.0", "0.3.1", "2.0.0", .major, .skips, next: "0.4.0"),
    StepCase("skips", "0.3.1", "0.5.0", .major, .skips, next: "0.4.0"),
  ]

  static let prereleases = [
    StepCase("announced", "1.2.0", "2.0.0-rc.1", .major, .ok, next: "2.0.0-rc.1"),
    StepCase("announces too little", "1.2.0", "1.3.0-rc.1", .major, .tooSmall, next: "2.0.0-rc.1"),
    StepCase("of what is out", "1.2.0", "1.2.0-rc.1", .none, .goesBack, next: "1.2.0"),
    StepCase(
      "the next of them", "2.0.0-rc.1", "2.0.0-rc.2", .major, .ok, next: "2.0.0-rc.2",
      after: "1.2.0", pending: .major),
    StepCase(
      "changed without another name", "2.0.0-rc.1", "2.0.0-rc.1", .major, .tooSmall,
      next: "2.0.0-rc.2", after: "1.2.0", pending: .patch),
    StepCase(
      "released as it is", "2.0.0-rc.2", "2.0.0", .major, .ok, next: "2.0.0", after: "1.2.0",
      pending: Magnitude.none),
    StepCase(
      "no longer large enough", "1.3.0-rc.1", "1.3.0-rc.2", .major, .tooSmall, next: "2.0.0-rc.2",
      after: "1.2.0", pending: .major),
    StepCase(
      "back among them", "2.0.0-rc.2", "2.0.0-rc.1", .major, .goesBack, next: "2.0.0-rc.2",
      after: "1.2.0", pending: Magnitude.none),
    StepCase(
      "a name without a number", "2.0.0-beta", "2.0.0-beta", .major, .tooSmall,
      next: "2.0.0-beta.1", after: "1.2.0", pending: .patch),
    StepCase(
      "numbers of any length", "2.0.0-19999999999999999999", "2.0.0-19999999999999999999", .major,
      .tooSmall, next: "2.0.0-20000000000000000000", after: "1.2.0", pending: .patch),
    StepCase(
      "before any release", "1.0.0-rc.1", "1.0.0-rc.1", .major, .tooSmall, next: "1.0.0-rc.2"),
    StepCase("the first release", "1.0.0-rc.1", "1.0.0", .major, .ok, next: "1.0.0"),
  ]
}

struct VersionStepTests {
  @Test(arguments: StepCase.stable + StepCase.beforeOne + StepCase.prereleases)
  func `a declared version is held to what is out and what changed`(_ example: StepCase) throws {
    let step = VersionStep(
      newest: example.newest.flatMap { Version($0) },
      release: example.release.flatMap { Version($0) },
      declared: try #require(Version(example.declared)), required: example.required,
      pending: example.pending)
    #expect(step.verdict == example.verdict)
    #expect(step.next.description == example.next)
  }

  @Test func `the version that is proposed is one that is allowed`() throws {
    let versions = ["0.0.0", "0.1.2", "1.0.0", "1.2.3", "2.0.0-rc.1", "0.2.0-a", "10.0.9"]
      .compactMap { Version($0) }
    for newest in versions {
      let releases = newest.prerelease.isEmpty ? [newest] : [Version(0, 1, 0), Version(1, 0, 0)]
      for release in releases where !(newest < release) {
        for declared in versions {
          for required in Magnitude.allCases {
            let step = VersionStep(
              newest: newest, release: release, declared: declared, required: required)
            let again = VersionStep(
              newest: newest, release: release, declared: step.next, required: required)
            #expect(again.isAllowed, "\(newest) \(release) \(declared) \(required)")
            #expect(again.next == step.next)
          }
        }
      }
    }
  }

  @Test(arguments: [
    (nil, "1.0.0", Magnitude.patch), ("1.0.0", "1.0.0", .none), ("1.0.0", "1.0.1", .patch),
    ("1.0.0", "2.0.0", .major), ("1.0.0", "2.0.0-rc.1", .none), ("0.1.0", "1.0.0", .major),
    ("1.1.0", "1.0.0", .none),
  ])
  func `the versions of all move by what was declared`(
    _ newest: String?, _ declared: String, _ movement: Magnitude
  ) throws {
    let newest = newest.flatMap { Version($0) }
    let step = VersionStep(
      newest: newest, release: newest, declared: try #require(Version(declared)), required: .none)
    #expect(step.movement == movement)
  }
}
