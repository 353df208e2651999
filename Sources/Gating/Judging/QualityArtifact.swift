package import Contracts

/// What a report of a tool says, whatever the format it came in.
package struct QualityArtifact: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    /// A run of tests (JUnit XML).
    case tests(TestRun)
    /// Lines covered of lines there are (lcov, Cobertura).
    case coverage(Coverage)
    /// Findings of a scan by severity (SARIF, JSON counts).
    case scan(Scan)
    /// Named numbers (JSON metrics).
    case metrics([Metric])
    /// Who approved what.
    case review(Review)
    /// It could not be read, and why.
    case unreadable(String)
  }

  package var path: String
  /// The day it was made, where it says so.
  package var date: Day?
  /// The commit it was made of, where it says so.
  package var commit: String?
  package var content: Content

  package init(path: String, content: Content, date: Day? = nil, commit: String? = nil) {
    self.path = path
    self.content = content
    self.date = date
    self.commit = commit
  }

  package struct TestRun: Hashable, Sendable {
    /// The suites it holds, in its own words: `unit`, `integration`, `e2e`.
    package var suites: [String]
    package var total: Int
    package var failed: Int
    package var errors: Int
    package var skipped: Int

    package init(suites: [String], total: Int, failed: Int, errors: Int = 0, skipped: Int = 0) {
      self.suites = suites
      self.total = total
      self.failed = failed
      self.errors = errors
      self.skipped = skipped
    }

    package var isGreen: Bool { total > 0 && failed == 0 && errors == 0 && skipped < total }
    package var passed: Int { max(0, total - failed - errors - skipped) }
  }

  package struct Coverage: Hashable, Sendable {
    package var covered: Int
    package var total: Int

    package init(covered: Int, total: Int) {
      self.covered = covered
      self.total = total
    }
  }

  package struct Scan: Hashable, Sendable {
    package var critical: Int
    package var high: Int
    package var medium: Int
    package var low: Int

    package init(critical: Int, high: Int, medium: Int = 0, low: Int = 0) {
      self.critical = critical
      self.high = high
      self.medium = medium
      self.low = low
    }
  }

  package struct Metric: Hashable, Sendable {
    package var name: String
    /// The value as it stands, with its unit.
    package var value: String
    /// What it has to be, where the file says so: `<= 100 ms`.
    package var requirement: String?

    package init(_ name: String, _ value: String, requirement: String? = nil) {
      self.name = name
      self.value = value
      self.requirement = requirement
    }
  }

  package struct Review: Hashable, Sendable {
    package var approvals: [String]
    package var rejections: [String]

    package init(approvals: [String], rejections: [String] = []) {
      self.approvals = approvals
      self.rejections = rejections
    }
  }
}
