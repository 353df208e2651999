import Contracts
import Findings
import Schemas
import SourceText

extension LintRule {
  /// A finding of this rule at a place in a file.
  func finding(
    _ message: Finding.Message, at span: SourceSpan, in text: LintedText, contract: String? = nil
  ) -> Finding {
    let span = text.firstLine(of: span)
    var finding = Finding(Self.info, message, at: text.place(of: span))
    finding.excerpt = text.excerpt(of: span)
    finding.contract = contract
    return finding
  }

  func finding(_ message: Finding.Message, at span: SourceSpan, in file: LintedFile) -> Finding {
    finding(message, at: span, in: file.text, contract: file.contract?.reference)
  }

  func finding(
    _ message: Finding.Message, at span: SourceSpan, in subject: LintedContract
  ) -> Finding {
    finding(message, at: span, in: subject.file)
  }

  /// A finding about one schema; `keyword` is added to its pointer.
  func finding(
    _ message: Finding.Message, at span: SourceSpan, in subject: LintedNode,
    keyword: String? = nil
  ) -> Finding {
    let schema = subject.schema
    var finding = finding(message, at: span, in: schema.text, contract: schema.contract)
    finding.schemaPointer = subject.pointer + (keyword.map { "/" + $0 } ?? "")
    return finding
  }
}

extension Finding {
  func noting(_ note: String?) -> Finding {
    guard let note else { return self }
    var finding = self
    finding.notes.append(note)
    return finding
  }

  func mended(by fix: Fix?) -> Finding {
    var finding = self
    finding.fix = fix
    return finding
  }

  /// One replacement mends it.
  func mended(
    _ title: String, _ applicability: Applicability, _ span: SourceSpan, with text: String
  ) -> Finding {
    mended(by: Fix(title, applicability, [Edit(span, text)]))
  }
}
