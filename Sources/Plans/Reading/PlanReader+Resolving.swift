import SourceText

extension PlanReader {
  /// Finds the phases that references mean, now that all are known.
  mutating func resolveReferences() {
    for index in document.phases.indices {
      let label = document.phases[index].label
      var contents = document.phases[index].contents
      resolve(&contents, from: label)
      document.phases[index].contents = contents
      if document.phases[index].isRange { document.phases[index].members = members(of: index) }
    }
    var loose = document.loose
    resolve(&loose, from: nil)
    document.loose = loose
  }

  private func members(of index: Int) -> [Int] {
    resolver.answer(withoutRange(document.phases[index].label)).targets.filter { $0 != index }
  }

  /// The label as one that names its members one by one.
  private func withoutRange(_ label: PhaseLabel) -> PhaseLabel {
    PhaseLabel(text: "", words: label.words, ordinals: label.ordinals)
  }

  private func resolve(_ contents: inout PhaseContents, from context: PhaseLabel?) {
    for index in contents.prerequisites.indices {
      resolve(&contents.prerequisites[index].references, context)
      // Words that name nothing are no references, unless they speak of a gate.
      if !contents.prerequisites[index].namesGate {
        contents.prerequisites[index].references.removeAll { isJustWords($0) }
      }
    }
    for index in contents.blockers.indices { resolve(&contents.blockers[index], context) }
    for index in contents.schedules.indices {
      resolve(&contents.schedules[index].references, context)
      contents.schedules[index].references.removeAll { isJustWords($0) }
    }
    for index in contents.evidence.indices {
      if let reference = contents.evidence[index].titlePhase {
        contents.evidence[index].titlePhase = resolved(reference, context)
      }
    }
    for index in contents.exactGates.indices {
      for need in contents.exactGates[index].needs.indices {
        let reference = contents.exactGates[index].needs[need].reference
        contents.exactGates[index].needs[need].reference = resolved(reference, context)
      }
    }
  }

  private func resolve(_ references: inout [PhaseReference], _ context: PhaseLabel?) {
    for index in references.indices { references[index] = resolved(references[index], context) }
  }

  /// A blocker is made of phases when every one of its parts is found.
  private func resolve(_ blocker: inout Blocker, _ context: PhaseLabel?) {
    guard blocker.kind != .none else { return }
    resolve(&blocker.references, context)
    let isPhases = !blocker.references.isEmpty && blocker.references.allSatisfy(\.isResolved)
    if isPhases {
      blocker.kind = .phases
    } else {
      blocker.references.removeAll { isJustWords($0) }
      blocker.kind = .words
    }
  }

  private func isJustWords(_ reference: PhaseReference) -> Bool {
    !reference.isResolved && reference.label.ordinals.isEmpty
  }

  private func resolved(_ reference: PhaseReference, _ context: PhaseLabel?) -> PhaseReference {
    var reference = reference
    let answer = resolver.answer(reference.label, from: context)
    reference.targets = answer.targets
    reference.group = answer.group
    reference.isAmbiguous = answer.isAmbiguous
    reference.isAlias = answer.isAlias
    return reference
  }

  /// What is known only at the end.
  mutating func finish() {
    document.date = headerDate()
    document.problems.sort { $0.span < $1.span }
    document.header.sort { $0.span < $1.span }
  }

  private func headerDate() -> PlanDate? {
    let keys = ["date", "last updated", "updated", "created", "started"]
    for key in keys {
      if let field = document.header.first(where: { $0.key.folded == key }), let date = field.date {
        return date
      }
    }
    return nil
  }
}
