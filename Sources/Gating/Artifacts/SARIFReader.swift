import Findings
import JSONText
import SourceText

/// Counts the open results of a scan by how grave they are.
struct SARIFReader {
  /// How grave a result is: rated by its tool, or known by its level alone.
  private enum Grade: String, CaseIterable {
    case critical, high, medium, low
    /// An error or warning that no rating says more of.
    case unrated
    case note
  }

  private let text: ArtifactText
  private var counts: [Grade: Int] = [:]
  private var suppressed = 0
  private var failures: [ArtifactFailure] = []
  private var doubts: [ArtifactDoubt] = []
  private var tools: [String] = []

  init(_ text: ArtifactText) { self.text = text }

  func read(_ root: JSONValue) -> ArtifactReading {
    var reader = self
    if let runs = root["runs"] { for run in runs.elements { reader.add(run) } }
    return reader.reading(root)
  }

  private mutating func add(_ run: JSONValue) {
    guard run.kind == .object else { return doubt("a run is no object", run) }
    let driver = run["tool"]?["driver"]
    if let name = driver?["name"]?.string, tools.count < 100 { tools.append(name) }
    let invocations = run["invocations"].map { Array($0.elements) } ?? []
    for invocation in invocations where invocation["executionSuccessful"]?.bool == false {
      doubt("the scan says that it did not come to its end", invocation)
    }
    guard let results = run["results"], results.kind == .array else {
      return doubt("the scan holds no list of results, so it says nothing", run)
    }
    let rules = SARIFRuleTable(driver)
    for result in results.elements { add(result, rules) }
  }

  private mutating func doubt(_ words: String, _ value: JSONValue) {
    guard doubts.count < 20 else { return }
    let name = tools.last.map { "\($0): " } ?? ""
    doubts.append(ArtifactDoubt(name + words, at: text.place(value.span)))
  }

  private mutating func add(_ result: JSONValue, _ rules: SARIFRuleTable) {
    // What passed, was not applicable or is gone since the baseline is no fault.
    if let kind = result["kind"]?.string, kind != "fail" { return }
    if result["baselineState"]?.string == "absent" { return }
    let suppressions = result["suppressions"].map { Array($0.elements) } ?? []
    if suppressions.contains(where: { ($0["status"]?.string ?? "accepted") == "accepted" }) {
      suppressed += 1
      return
    }
    let rule = rules.rule(of: result)
    guard let grade = Self.grade(result, rule) else { return }
    counts[grade, default: 0] += 1
    let isGrave = grade == .critical || grade == .high || grade == .unrated
    if isGrave, failures.count < ArtifactReading.keptFailures {
      let name = result["ruleId"]?.string ?? rule?["id"]?.string ?? "result"
      failures.append(ArtifactFailure(name, at: text.place(result.span)))
    }
  }

  /// Nil for a result of level `none`.
  private static func grade(_ result: JSONValue, _ rule: JSONValue?) -> Grade? {
    for properties in [result["properties"], rule?["properties"]] {
      if let score = properties?["security-severity"], let grade = rated(score) { return grade }
    }
    let level =
      result["level"]?.string ?? rule?["defaultConfiguration"]?["level"]?.string ?? "warning"
    switch level {
    case "none": return nil
    case "note": return .note
    default: return .unrated
    }
  }

  /// The bounds of CVSS, as code-scanning pages take them.
  private static func rated(_ score: JSONValue) -> Grade? {
    guard score.kind == .string || score.kind == .number,
      let number = ExactNumber(lexeme: score.text)
    else { return nil }
    if number >= ExactNumber(9) { return .critical }
    if number >= ExactNumber(7) { return .high }
    return number >= ExactNumber(4) ? .medium : .low
  }

  private func reading(_ root: JSONValue) -> ArtifactReading {
    let place = text.place(root.span)
    var reading = ArtifactReading(path: text.file.path, kind: .sarif)
    let total = counts.values.reduce(0, +)
    reading.figures =
      [ArtifactFigure("results", total, at: place)]
      + Grade.allCases.map { ArtifactFigure($0.rawValue, counts[$0] ?? 0, at: place) }
      + [ArtifactFigure("suppressed", suppressed, at: place)]
    reading.doubts = doubts
    if root["runs"]?.count == 0 {
      reading.doubts.append(ArtifactDoubt("the artifact holds no runs", at: place))
    }
    reading.failures = failures
    reading.subjects = tools
    return reading
  }
}

/// The rules of a tool by index and by name.
private struct SARIFRuleTable {
  private var rules: [JSONValue] = []
  private var names: [JSONName: Int] = [:]

  init(_ driver: JSONValue?) {
    guard let list = driver?["rules"] else { return }
    for rule in list.elements {
      if let name = rule["id"]?.name { names[name] = rules.count }
      rules.append(rule)
    }
  }

  func rule(of result: JSONValue) -> JSONValue? {
    // A rule of an extension is numbered in a table of its own, which only its name tells apart.
    let isOfExtension = result["rule"]?["toolComponent"] != nil
    let index = result["ruleIndex"]?.int ?? result["rule"]?["index"]?.int
    if !isOfExtension, let index, rules.indices.contains(index) { return rules[index] }
    let name = result["ruleId"]?.name ?? result["rule"]?["id"]?.name
    return name.flatMap { names[$0] }.map { rules[$0] }
  }
}
