package import Contracts
import JSONText
package import Schemas
package import YAMLText

/// What a contract has to say besides, so that captured events fit: the draft of its next version.
package struct NextDraft: Sendable {
  /// One thing that the contract says from then on.
  package struct Step: Hashable, Sendable {
    /// Where in the event, with `*` for any element or any name.
    package var pointer: String
    /// What is done: `optional field of type integer`.
    package var words: String
    /// What it rests on: `138 of 176 objects`.
    package var support: String
    package var operations: [YAMLOperation]
  }

  package let contract: Contract
  package private(set) var steps: [Step] = []
  /// What looks like a mistake and changes nothing.
  package private(set) var outliers: [DraftOutlier]
  /// What no edit can settle.
  package private(set) var open: [DraftLeftover]
  /// How many events it was drawn from.
  package let events: Int
  /// The contract's text with every step taken.
  package private(set) var text: YAMLDocument?

  /// More steps than this nobody reviews; each is checked on the whole text.
  package static let mostSteps = 400

  package init(
    of contract: Contract, _ graph: SchemaGraph, from event: EventProfile,
    refusals: RefusalCounts = RefusalCounts(), options: DraftOptions = DraftOptions()
  ) {
    self.contract = contract
    events = event.count
    var walk = NextWalk(graph, options: options, refusals: refusals)
    if event.isExploded {
      walk.leave(DraftPlace(), "its events have too many paths to be profiled")
    } else {
      walk.walk(event.payload)
    }
    outliers = walk.outliers
    open = walk.open
    text = contract.editableText
    var edits = NextEdits(contract, graph, options)
    for (key, wish) in walk.wishes.sorted(by: { $0.key < $1.key }) {
      take(edits.step(key, wish), wish.place)
    }
    outliers += edits.outliers
    steps.sort { ($0.pointer, $0.words) < ($1.pointer, $1.words) }
  }

  /// Takes a step where the text can be edited so, else tells why not.
  private mutating func take(_ step: Result<Step, NextEdits.Refusal>, _ place: DraftPlace) {
    do throws(NextEdits.Refusal) {
      let step = try step.get()
      guard steps.count < Self.mostSteps else { throw .init("there are too many changes already") }
      guard let before = text else { throw .init("the file cannot be edited") }
      do throws(YAMLEditError) { text = try before.applying(step.operations) } catch {
        throw .init(error.message)
      }
      steps.append(step)
    } catch {
      open.append(DraftLeftover(pointer: place.pointer, words: error.words))
    }
  }

  /// Whether there is nothing to change.
  package var isEmpty: Bool { steps.isEmpty }

  /// Whether a cause of refusals is a mistake that was left out.
  package func isExplained(_ pointer: String, field: String) -> Bool {
    let inner = pointer + JSONPointer([JSONName(field)]).description
    return outliers.contains { outlier in
      outlier.pointer == pointer || outlier.pointer == inner
        || outlier.pointer.utf8.starts(with: (pointer + "/").utf8)
    }
  }
}
