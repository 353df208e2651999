import Findings
import Linting
import SourceText

/// The input of a rule's example: one file, or several with a line `# file: PATH` before each.
///
/// A path under `published/` is a frozen version; `# digest: PATH RECORDED ACTUAL` says what a
/// frozen file's digest was and is.
struct Example {
  var files: [SourceFile] = []
  var published: [SourceFile] = []
  var digests: [LintedCatalog.Digest] = []

  init(_ text: String) {
    var path = "contracts/example.yaml"
    var body: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("# file: ") {
        take(path, body)
        path = String(line.dropFirst("# file: ".count))
        body = []
      } else if line.hasPrefix("# digest: ") {
        let words = line.split(separator: " ").map(String.init)
        digests.append(.init(path: words[2], recorded: words[3], actual: words[4]))
      } else {
        body.append(line)
      }
    }
    take(path, body)
  }

  private mutating func take(_ path: String, _ lines: [String]) {
    guard lines.contains(where: { !$0.isEmpty }) else { return }
    let file = SourceFile(path: path, text: lines.joined(separator: "\n"))
    if path.contains("published/") { published.append(file) } else { files.append(file) }
  }

  var catalog: LintedCatalog { LintedCatalog(files, published: published, digests: digests) }
}

/// What lint says about an example.
func lint(_ text: String) -> [Finding] { lint(Example(text).catalog).findings }
