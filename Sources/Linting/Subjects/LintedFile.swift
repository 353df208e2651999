package import Contracts
package import JSONText
package import SourceText
package import YAMLText

/// One file as lint looks at it: its bytes, and whatever could be read from them.
///
/// A file that cannot be read keeps the reason; one that can holds a contract or a bare JSON Schema.
package struct LintedFile: Sendable {
  /// Why the text is neither YAML nor JSON.
  package enum Fault: Hashable, Sendable {
    case yaml(YAMLError)
    case json(JSONError)
  }

  package let text: LintedText
  package let fault: Fault?
  /// The file as YAML; nil when it is JSON or cannot be read.
  package let yaml: YAMLDocument?
  package let root: JSONValue?
  /// What the file promises; nil when its head is not sound or the file is a bare schema.
  package let contract: Contract?
  package let problems: [ContractProblem]
  package let schema: LintedSchema?
  package let isBareSchema: Bool

  package var path: String { text.file.path }

  package init(_ file: SourceFile, options: LintOptions = LintOptions()) {
    let text = LintedText(file)
    let reading = Reading(file)
    self.text = text
    fault = reading.fault
    yaml = reading.yaml
    root = reading.root
    let found: (contract: Contract?, problems: [ContractProblem]) =
      reading.root.map { $0.kind != .null } == true ? Contract.read(file) : (nil, [])
    let isBare =
      found.problems.contains { $0.kind == .bareSchema } || reading.root?.bool != nil
    let contract = found.contract
    self.contract = contract
    problems = isBare ? [] : found.problems
    isBareSchema = isBare
    let value = isBare ? reading.root : contract?.schema ?? reading.root?["schema"]
    schema = value.flatMap { value in
      guard value.kind == .object || value.bool != nil else { return nil }
      return LintedSchema(value, in: text, contract: contract, options: options)
    }
  }
}

extension LintedFile {
  /// The text of a file as YAML or JSON, with the reason when it is neither.
  private struct Reading {
    var yaml: YAMLDocument?
    var root: JSONValue?
    var fault: Fault?

    init(_ file: SourceFile) {
      if file.path.hasSuffix(".json") { readJSON(file.bytes) } else { readYAML(file.bytes) }
    }

    private mutating func readJSON(_ bytes: [UInt8]) {
      let limit = YAMLLimits().bytes
      guard bytes.count <= limit else {
        fault = .yaml(YAMLError(.tooLarge(bytes: bytes.count, limit: limit), at: .beginning))
        return
      }
      let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      do throws(JSONError) {
        root = try JSONDocument.read(bytes, in: start..<bytes.count).root
      } catch {
        fault = .json(error)
      }
    }

    private mutating func readYAML(_ bytes: [UInt8]) {
      do throws(YAMLError) {
        let document = try YAMLDocument.read(bytes)
        yaml = document
        root = document.json.root
      } catch {
        fault = .yaml(error)
      }
    }
  }
}
