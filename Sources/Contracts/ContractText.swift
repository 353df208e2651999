package import JSONText
package import SourceText
package import YAMLText

/// A YAML or JSON file of the repository, read as JSON with places in its own text.
package struct ContractText: Sendable {
  package var document: JSONDocument
  /// Nil when the file is JSON.
  package var yaml: YAMLDocument?

  /// How many bytes a text may have, unless the settings say otherwise.
  package static let largestText = YAMLLimits().bytes

  /// Reads JSON when the path ends in `.json`, YAML otherwise; `limit` is the most bytes it may have.
  package static func read(
    _ file: SourceFile, limit: Int = largestText
  ) throws(TextFault) -> ContractText {
    guard file.path.hasSuffix(".json") else {
      do throws(YAMLError) {
        let yaml = try YAMLDocument.read(file, limits: YAMLLimits(bytes: limit))
        return ContractText(document: yaml.json, yaml: yaml)
      } catch { throw .yaml(error) }
    }
    guard file.bytes.count <= limit else {
      throw .yaml(YAMLError(.tooLarge(bytes: file.bytes.count, limit: limit), at: .beginning))
    }
    // Editors of some systems put a byte order mark before JSON; a contract is not a capture.
    do throws(JSONError) {
      let range = JSONDocument.textRange(ofFile: file.bytes)
      return ContractText(document: try .read(file.bytes, in: range), yaml: nil)
    } catch { throw .json(error) }
  }
}
