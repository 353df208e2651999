package import Plans
import SourceText

/// What plans refer to: the edge looks these up, and no more.
package func questions(of plans: [PlanDocument]) -> GateQuestions {
  var questions = GateQuestions()
  for plan in plans { questions.ask(plan) }
  return questions
}

extension GateQuestions {
  fileprivate mutating func ask(_ plan: PlanDocument) {
    for reference in plan.references { ask(reference) }
    for claim in LengthClaim.all(of: plan) { lengths.insert(claim.path) }
    ask(plan.loose)
    for phase in plan.phases { ask(phase.contents) }
    for reference in plan.references {
      if let root = reference.path.flatMap(hiddenRoot) { paths.insert(root) }
    }
    for entry in plan.trees {
      ask(path: entry.path)
      if let root = hiddenRoot(of: entry.path) { paths.insert(root) }
    }
    paths.formUnion(plan.namedRoots)
  }

  private mutating func ask(_ contents: PhaseContents) {
    for block in contents.evidence {
      for reference in block.references {
        ask(reference)
        if let path = reference.path { fixtures.insert(path) }
      }
    }
    for gate in contents.exactGates { ask(gate) }
  }

  /// A pattern names no file of its own.
  private mutating func ask(path: String) {
    if !path.utf8.contains(UInt8(ascii: "*")) { paths.insert(path) }
  }

  private mutating func ask(_ reference: PlanReference) {
    switch reference.target {
    case .path(let path): ask(path: path)
    case .line(let path, _):
      ask(path: path)
      lengths.insert(path)
    case .commit(let id): commits.insert(id)
    case .issue, .decision, .rfc, .url, .heading: return
    }
  }

  private mutating func ask(_ gate: ExactGate) {
    contracts.formUnion(gate.contracts.keys)
    queries.formUnion(gate.checks.compactMap { $0.query?.value })
    if let commit = gate.commit { commits.insert(commit.value) }
    if gate.digest != nil { digests.formUnion(gate.sources.map(\.value)) }
  }
}

/// `.github` of `.github/workflows/ci.yml`: the folder of a tool.
func hiddenRoot(of path: String) -> String? {
  guard let start = path.utf8.first, start == UInt8(ascii: ".") || start == UInt8(ascii: "/") else {
    return nil
  }
  let parts = path.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 1)
  guard parts.count == 2, let first = parts.first, first.count > 1,
    first.first == UInt8(ascii: "."), !first.elementsEqual("..".utf8)
  else { return nil }
  return String(Substring(first))
}

extension PlanDocument {
  /// The top folders of the paths that a plan names, besides the one it lies in itself: where they
  /// stand, the plan speaks of this tree, also when none of its files is there.
  var namedRoots: Set<String> {
    let own = source.path.utf8.split(separator: UInt8(ascii: "/")).first.map {
      String(Substring($0))
    }
    var roots: Set<String> = []
    var last = own
    func take(_ path: String) {
      // Paths of one folder stand together.
      guard let root = Self.root(of: path), last.map({ !root.elementsEqual($0.utf8) }) ?? true
      else { return }
      last = String(Substring(root))
      if let last, last != own { roots.insert(last) }
    }
    for reference in references {
      if let path = reference.path { take(path) }
    }
    for entry in trees { take(entry.path) }
    return roots
  }

  /// The folder that a path begins in, where it is one of the tree and no pattern.
  private static func root(of path: String) -> Substring.UTF8View? {
    let slash = UInt8(ascii: "/")
    guard let first = path.utf8.first, first != slash, first != UInt8(ascii: "."),
      first != UInt8(ascii: "~"), let end = path.utf8.firstIndex(of: slash),
      path.utf8[end...].contains(where: { $0 != slash }),
      !path.utf8[..<end].contains(UInt8(ascii: "*"))
    else { return nil }
    return path.utf8[..<end]
  }
}
