import Schemas

/// What may be a change: two sides that differ in how they are written at one place.
struct Candidate {
  /// How the change is called and told, by what it turns out to do.
  struct Wording {
    var kind: ChangeKind
    var message: String

    init(_ kind: ChangeKind, _ message: String) {
      self.kind = kind
      self.message = message
    }
  }

  /// By which row of the founding rule it is judged.
  enum Nature {
    case constraint
    case fieldAdded
    case fieldRequired
    case fieldRemoved
    /// Words, which no verdict is about, with the effect that they have all the same.
    case words(ChangeEffect)
  }

  /// Demands of one side on the values that the other takes at a location.
  struct Claim {
    var location: Int
    var demands: [Constraint]
    var answer: LocalAnswer
  }

  var location: Int
  var nature = Nature.constraint
  var narrowed: Wording
  var widened: Wording
  var changed: Wording
  var old: SchemaPlace?
  var new: SchemaPlace?
  /// What the newer side demands of older values.
  var backward: [Claim] = []
  /// What the older side demands of newer values.
  var forward: [Claim] = []
  var notes: [String] = []
  var identity: [String] = []
  /// Told only when no other change at or below the place says as much.
  var isLastResort = false
  /// The choice that this tells the difference of as a whole; silent when its branches say it.
  var choice: Int?
  /// The same where branches came or went, so that there is something to tell all the same.
  var openChoice: Int?

  init(at location: Int, _ wording: Wording, old: SchemaPlace?, new: SchemaPlace?) {
    self.location = location
    narrowed = wording
    widened = wording
    changed = wording
    self.old = old
    self.new = new
  }

  func claims(_ side: Side) -> [Claim] { side == .new ? backward : forward }

  /// Whether nothing at the place itself tells the two sides apart.
  var isIdle: Bool {
    backward.allSatisfy(\.answer.isProved) && forward.allSatisfy(\.answer.isProved)
  }
}

/// A choice between branches that was looked into.
struct ChoiceRecord {
  var location: Int
  var backward: LocalAnswer
  var forward: LocalAnswer
}
