import Contracts
import Realms
import SourceText
import TestSupport
import Testing
import Workspace

/// Variables in settings: only where they are declared, and only in keys that take them.
struct SettingsEnvironmentTests {
  private func read(
    _ text: String, _ variables: [String: String] = [:]
  ) -> (settings: Settings, problems: [SettingsProblem]) {
    Settings.read(SourceFile(path: "schema.yaml", text: text), variables: variables)
  }

  @Test func `a declared variable stands for its value, wherever it is declared`() {
    let (settings, problems) = read(
      """
      data_dir: ${ROOT}/rugs${TAIL}
      realm: { name: rugs, path: "${ROOT}/realm", url: "file://${ROOT}/realm.git" }
      expert: { command: [python3, "${ROOT}/ask.py"] }
      environment: { ROOT: , TAIL: "" , OTHER: 7 }
      """, ["ROOT": "/data", "HOME": "/home/me"])
    #expect(problems.isEmpty, "\(problems.map(\.message))")
    #expect(settings.dataDir?.value == "/data/rugs")
    #expect(settings.realms.first?.path?.value == "/data/realm")
    #expect(settings.realms.first?.url?.value == "file:///data/realm.git")
    #expect(settings.expertCommand == ["python3", "/data/ask.py"])
  }

  @Test func `what holds where a variable is not set is taken then, and only then`() {
    let text = "environment: { ROOT: ../shared }\ndata_dir: ${ROOT}\n"
    #expect(read(text).settings.dataDir?.value == "../shared")
    #expect(read(text, ["ROOT": ""]).settings.dataDir?.value == "../shared")
    #expect(read(text, ["ROOT": "/x"]).settings.dataDir?.value == "/x")
  }

  /// Settings, and what is said of them; `HOME` is set in all of them and never declared.
  @Test(arguments: [
    (
      "data_dir: ${HOME}",
      "'data_dir' uses the variable 'HOME', which 'environment' does not declare"
    ),
    (
      "environment: [HOMES]\ndata_dir: ${HOME}",
      "'data_dir' uses the variable 'HOME', which 'environment' does not declare"
    ),
    (
      "environment: [ROOT]\ndata_dir: ${ROOT}",
      "'data_dir' needs the variable 'ROOT', which is not set"
    ),
    (
      "environment: [ROOT]\nrealm: ['${ROOT}']",
      "'realm' needs the variable 'ROOT', which is not set"
    ),
    ("data_dir: ${HOME", "'data_dir' holds '${HOME', which is no variable like ${NAME}"),
    ("data_dir: a${}b", "'data_dir' holds '${}b', which is no variable like ${NAME}"),
    ("data_dir: ${A-B}", "'data_dir' holds '${A-B}', which is no variable like ${NAME}"),
    ("data_dir: ~/x", "'data_dir' is '~/x', and '~' means nothing outside of a shell"),
    ("environment: { 1A: x }", "'environment' holds '1A', which is no variable like ${NAME}"),
    ("environment: HOME", "'environment' must be a mapping of variables"),
    ("environment: { A: [] }", "'A' must be a text"),
    (
      "environment: { A: '' }\ndata_dir: ${A}",
      "'data_dir' must be a text, and its variables are empty"
    ),
  ])
  func `what cannot be replaced is told, and the key keeps its default`(
    _ text: String, _ message: String
  ) {
    let (settings, problems) = read(text, ["HOME": "/home/me"])
    #expect(problems.map(\.message) == [message])
    #expect(settings.dataDir == nil && settings.realms.isEmpty)
  }

  @Test func `a near miss among what is declared is told`() {
    let problems = read("environment: [GAME_DATA]\ndata_dir: ${GAME_DAT}").problems
    #expect(problems.first?.hint == "GAME_DATA")
  }

  @Test func `elsewhere a dollar is a dollar`() {
    let (settings, problems) = read(
      """
      repository: ${HOME}
      data_dir: a$b$${c}
      rebuild: { indexer: "echo ${HOME}" }
      """, ["HOME": "/home/me"])
    #expect(problems.isEmpty)
    #expect(settings.repository == "${HOME}")
    #expect(settings.dataDir?.value == "a$b${c}")
    #expect(settings.rebuild.first?.command.value == "echo ${HOME}")
  }

  @Test(arguments: SettingsKey.allCases)
  func `every key's example is read without a fault`(_ key: SettingsKey) {
    #expect(read(key.example).problems.map(\.message) == [])
  }

  @Test(arguments: SettingsKey.allCases)
  func `shared settings say what they may, and nothing else`(_ key: SettingsKey) {
    let file = SourceFile(path: "settings.yaml", text: key.example)
    let problems = Settings.readShared(file).problems.map(\.message)
    switch key {
    case .captures:
      #expect(
        problems == ["'check' in 'captures' is each repository's own and cannot be inherited"])
    case .plans:
      #expect(problems.count == 7 && problems.allSatisfy { $0.contains("in 'plans'") })
    default:
      #expect(problems.isEmpty == key.isInheritable, "\(problems)")
    }
  }

  @Test(arguments: [
    ("{ commit: main }", "'main' is no whole commit: 40 or 64 hexadecimal digits in lower case"),
    (
      "{ commit: 0a1b2c3 }",
      "'0a1b2c3' is no whole commit: 40 or 64 hexadecimal digits in lower case"
    ),
    ("{ realm: rugs }", "key 'commit' is missing in 'inherit'"),
    ("rugs", "'inherit' must be a mapping of keys"),
    ("{ comit: a }", "unknown key 'comit' in 'inherit'"),
    (
      "{ commit: 0a1b2c3d4e5f60718293a4b5c6d7e8f901234567, path: ../x }",
      "'path' leads out of the repository: '../x'"
    ),
  ])
  func `a pin that pins nothing is told`(_ value: String, _ message: String) {
    #expect(read("inherit: \(value)").problems.first?.message == message)
  }
}
