import Captures
import Drift
import JSONText
import Schemas
import Validation
import Workspace

extension CheckPreparation {
  /// A digest of every contract and of every file that their schemas stand in.
  ///
  /// Parts that were counted by the same contracts say the same, on whichever machine.
  var contractsDigest: String {
    var digest = Digest()
    for subject in plan.subjects {
      digest.update(Array("\(subject.reference)\n".utf8))
      let paths = Set(subject.validator.graph.nodes.compactMap(\.place.path).map { JSONName($0) })
      let contents = paths.map { Digest.sha256Text(source($0.description) ?? []) }
      for content in contents.sorted() { digest.update(Array("\(content)\n".utf8)) }
      for pointer in subject.watched { digest.update(Array("\(pointer)\n".utf8)) }
    }
    for name in plan.eventNames {
      digest.update(name.utf8 + Array(" \(plan.subject(of: name) ?? -1)\n".utf8))
    }
    return "sha256:" + Digest.hexadecimal(digest.finish())
  }
}

/// A digest of what settings say about how records are read.
func readingDigest(_ envelope: Envelope?, depth: Int, _ limits: RecordReader.Limits) -> String {
  var words = ["depth \(depth)", "limits \(limits.recordInFile) \(limits.recordInStream)"]
  words += (envelope?.rules ?? []).map { "\($0)" }
  return "sha256:" + Digest.sha256Text(Array(words.joined(separator: "\n").utf8))
}
