import Coordination
import Reports

/// The line by which somebody posts a draft with 'gh'; it is printed and never run.
struct GitHubCommand {
  let text: String

  init(_ draft: IssueDraft, _ action: ExistingIssues.Action) {
    // A line end in a name would end the comment and begin a command.
    let slug = displayText(draft.slug, limit: 200)
    switch action {
    case .keep(let number): text = "# \(slug)#\(number) says so already\n"
    case .closed(let number):
      text = "# \(slug)#\(number) was about this and is closed; 'gh issue reopen' opens it\n"
    case .create: text = Self.line(draft, ["issue", "create"])
    case .update(let number): text = Self.line(draft, ["issue", "edit", String(number)])
    }
  }

  private static func line(_ draft: IssueDraft, _ verb: [String]) -> String {
    guard draft.slug.utf8.contains(UInt8(ascii: "/")) else {
      return "# \(draft.mark.to): 'org:' in its file of the realm says whose repository it is\n"
    }
    // With an equals sign nothing that a title begins with is taken for an option.
    let words =
      ["gh"] + verb + ["--repo=\(draft.slug)", "--title=\(draft.title)", "--body-file=-"]
    guard let line = shellLine(words) else {
      return "# \(displayText(draft.slug, limit: 200)): its names cannot be written on a line\n"
    }
    let end = delimiter(for: draft.body, draft.mark.fingerprint)
    return "\(line) <<'\(end)'\n\(draft.body)\(end)\n"
  }

  /// A word that no line of the text is.
  private static func delimiter(for body: String, _ fingerprint: String) -> String {
    let lines = Set(body.split(separator: "\n"))
    var word = "END_OF_ISSUE_\(fingerprint)"
    while lines.contains(Substring(word)) { word += "_" }
    return word
  }
}
