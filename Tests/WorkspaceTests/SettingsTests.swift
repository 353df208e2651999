import Captures
import Contracts
import Findings
import SourceText
import TestSupport
import Testing
import Workspace

struct SettingsTests {
  private func read(_ text: String) -> (settings: Settings, problems: [SettingsProblem]) {
    Settings.read(SourceFile(path: "schema.yaml", text: text))
  }

  @Test func `every key is read`() {
    let (settings, problems) = read(
      """
      contracts: shapes
      data_dir: ../shared
      env_prefix: GAME_
      captures:
        envelopes:
          - { type: /kind, payload: [/body/0, /body], time: /at, sequence: /no }
          - { type: /t, payload: "" }
      rules: { CL101: error, mixed-case-field-name: off }
      waivers:
        - rule: EV101
          path: captures/old/**
          fingerprint: 1234567890123456
          reason: recorder bug
          owner: me
          expires: 2026-12-31
      fail_on: never
      min_severity: warning
      policy: { widening: patch }
      limits: { record: 64 MiB, stream_record: 1000, document: 8 MiB, depth: 64 }
      """)
    #expect(problems.isEmpty)
    #expect(settings.contracts == "shapes")
    #expect(settings.dataDir?.value == "../shared")
    #expect(settings.envelope.rules.map(\.type.description) == ["/kind", "/t"])
    #expect(settings.envelope.rules[0].payload.map(\.description) == ["/body/0", "/body"])
    #expect(settings.rules.map(\.rule.value) == ["CL101", "mixed-case-field-name"])
    #expect(settings.rules.map(\.severity) == [.error, nil])
    #expect(settings.waivers.first?.fingerprint?.value == "1234567890123456")
    #expect(settings.waivers.first?.expires?.value == Day("2026-12-31"))
    #expect(settings.failOn == .never)
    #expect(settings.minSeverity == .warning)
    #expect(settings.policy[.widening]?.value == .patch)
    #expect(settings.limits.record == 64 << 20)
    #expect(settings.limits.reading.recordInStream == 1000)
    #expect(settings.limits.depth == 64)
  }

  @Test(arguments: ["", "# nothing but words\n", "{}"])
  func `a file that says nothing leaves the defaults`(_ text: String) {
    let (settings, problems) = read(text)
    #expect(problems.isEmpty)
    #expect(settings.envelope == .standard)
    #expect(settings.failOn == .severity(.error))
  }

  @Test(arguments: [
    ("contract: x", "unknown key 'contract'", "contracts"),
    ("fail_on: warn", "'fail_on' is 'warn', not one of info, warning, error, never", "warning"),
    ("contracts: ../x", "'contracts' leads out of the repository: '../x'", nil),
    ("waivers: [{ rule: X }]", "key 'reason' is missing in 'waivers'", nil),
    ("waivers: [{ rule: X, reason: y, expires: soon }]", "'soon' is no date like 2026-01-17", nil),
    ("rules: { CL101: loud }", "'CL101' is 'loud', not one of info, warning, error, off", nil),
    ("limits: { record: 9 MB }", "'record' is '9 MB', not a size like 64 MiB", nil),
    ("limits: 7", "'limits' must be a mapping of keys", nil),
    ("captures: { envelopes: [{ payload: /x }] }", "key 'type' is missing in 'envelopes'", nil),
    (
      "captures: { envelopes: [{ type: x, payload: /x }] }",
      "'x' in 'type' is no JSON pointer like /data/1", nil
    ),
    ("captures: { envelops: [] }", "unknown key 'envelops' in 'captures'", "envelopes"),
    ("policy: { widening: 3 }", "'widening' must be a text", nil),
    ("a: *b", "alias '*b' has no anchor '&b' before it", nil),
  ])
  func `what is wrong is told and the rest is read`(
    _ text: String, _ message: String, _ hint: String?
  ) {
    let (settings, problems) = read(text)
    #expect(problems.first?.message == message)
    #expect(problems.first?.hint == hint)
    #expect(problems.count == 1)
    #expect(settings.contracts == "contracts")
    #expect(settings.waivers.isEmpty)
  }

  @Test func `the examples of the table are read without a problem`() {
    for key in SettingsKey.allCases {
      #expect(read(key.example).problems.isEmpty, "\(key.rawValue)")
      #expect(key.example.hasPrefix(key.rawValue + ":"))
    }
  }

  @Test func `the data folder goes by flag, environment, file, repository`() throws {
    let settings = read("data_dir: data\nenv_prefix: X_").settings
    var environment = Environment(workingFolder: "/here")
    #expect(settings.dataFolder(environment: environment, root: "/r").path == "/r/data")
    #expect(Settings().dataFolder(environment: environment, root: "/r").path == "/r")
    environment.variables["X_DATA_DIR"] = "/else"
    let folder = settings.dataFolder(environment: environment, root: "/r")
    #expect(folder.path == "/else" && folder.overridingVariable == "X_DATA_DIR")
    environment.variables["X_DATA_DIR"] = "/r/data"
    #expect(
      settings.dataFolder(environment: environment, root: "/r").overridingVariable == nil)
    #expect(
      settings.dataFolder(flag: "f", environment: environment, root: "/r").path == "/here/f")
  }
}
