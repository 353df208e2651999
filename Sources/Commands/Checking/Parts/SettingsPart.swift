import Findings
import Linting
import Workspace

/// `schema.yaml` itself.
struct SettingsPart: CheckPart {
  static let name = "settings"
  static let summary = "schema.yaml"

  func concerns(_ scene: CheckScene) -> Bool {
    guard let changes = scene.changes else { return scene.settings.file != nil || isBroken(scene) }
    return isBroken(scene) || changes.holds(scene.repository.settingsPath ?? Settings.fileName)
  }

  /// What cannot be read asks for something that is not done, whatever changed.
  private func isBroken(_ scene: CheckScene) -> Bool {
    !scene.repository.settings.failures.isEmpty
      || scene.repository.settings.findings.contains { $0.severity == .error }
  }

  func run(_ scene: CheckScene) throws(CommandError) -> CheckPartResult {
    let settings = scene.repository.settings
    var result = CheckPartResult(settings.findings, asked: SettingsRules.all)
    result.failures = settings.failures
    if let file = settings.values.file {
      result.texts = [CommentedText(file, yaml: settings.values.document)]
    }
    return result
  }
}
