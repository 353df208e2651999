import JSONText
import Patterns
import Schemas

/// Walks two schemas side by side, place by place in events, and gathers what may have changed.
///
/// A place is entered with the sets of schemas that judge it on either side, so that how the text is
/// cut into references and `allOf` never matters. Nothing here calls itself.
struct ChangeSearch {
  /// Places that are looked at; what lies beyond is left to the verdict on the whole.
  static let mostLocations = 60_000
  static let mostDepth = 200

  var judge: Judge
  var old: ComparedGraph
  var new: ComparedGraph
  var likeness: Likeness
  var wordLikeness: Likeness
  var locations: [EventLocation] = []
  var candidates: [Candidate] = []
  var choices: [ChoiceRecord] = []
  /// The choice of which a location is a branch.
  var choiceOfBranch: [Int: Int] = [:]
  /// Locations that are judged by the same schemas as an earlier one.
  var aliases: [Int: [Int]] = [:]
  /// Set when places were left out.
  var isCutShort = false
  /// How messages call the whole.
  let rootName: String
  private var waiting: [Int] = []
  private var visited: [Visit: Int] = [:]

  private struct Visit: Hashable {
    var old: [SchemaGraph.ID]
    var new: [SchemaGraph.ID]
  }

  init(_ old: SchemaGraph, _ new: SchemaGraph, budget: ContainmentQuestion.Budget) {
    self.old = ComparedGraph(old)
    self.new = ComparedGraph(new)
    let types = self.old.types(of: old.root).union(self.new.types(of: new.root))
    rootName = types.contains(.object) ? "the event" : "the value"
    judge = Judge(self.old, self.new, budget: budget)
    likeness = Likeness(old, new, withWords: false)
    wordLikeness = Likeness(old, new, withWords: true)
  }

  mutating func run() {
    let root = EventLocation(
      parent: nil, step: nil, pointer: "", old: [old.graph.root], new: [new.graph.root])
    push([root])
    while let next = waiting.popLast() { look(at: next) }
  }

  /// Adds locations to be looked at in this order, before all that wait already.
  mutating func push(_ found: [EventLocation]) {
    var numbers: [Int] = []
    for location in found {
      guard locations.count < Self.mostLocations, location.depth < Self.mostDepth else {
        isCutShort = true
        break
      }
      numbers.append(locations.count)
      locations.append(location)
    }
    waiting += numbers.reversed()
  }

  private mutating func look(at number: Int) {
    guard enter(number) else { return }
    let location = locations[number]
    if wordLikeness.areAlike(location.old, location.new) { return }
    let visit = Visit(old: location.old, new: location.new)
    if let first = visited[visit] {
      aliases[first, default: []].append(number)
      return
    }
    visited[visit] = number
    compareContents(number)
  }

  /// What the way to a place says of it; false when that says everything.
  private mutating func enter(_ number: Int) -> Bool {
    switch locations[number].arrival {
    case .plain: return true
    case .field(let declaration): return enterField(declaration, number)
    case .tuplePosition(let isInOld, let isInNew):
      return isInOld && isInNew || enterPosition(number, isAdded: isInNew)
    case .pattern(let isInOld, let isInNew):
      return isInOld && isInNew || enterPattern(number, isAdded: isInNew)
    case .otherFields(let isSteady): return enterOtherFields(number, isSteady: isSteady)
    case .otherItems: return enterOtherItems(number)
    }
  }

  private mutating func compareContents(_ number: Int) {
    let location = locations[number]
    let (first, second) = (
      PlaceReader.view(of: location.old, in: &old), PlaceReader.view(of: location.new, in: &new)
    )
    compareWords(first, second, at: number)
    let isFinite = compareValues(first, second, at: number)
    if !isFinite { compareTypes(first, second, at: number) }
    compareScalars(first, second, at: number)
    compareChoices(first, second, at: number)
    compareOpaque(first, second, at: number)
    push(fields(first, second, at: number) + items(first, second, at: number))
  }
}

extension ChangeSearch {
  /// Keeps a candidate when something tells its sides apart.
  mutating func add(_ candidate: Candidate) {
    guard !candidate.isIdle else { return }
    candidates.append(candidate)
  }

  /// The claim that one side's demands are met by the other side's values at a location.
  mutating func claim(
    _ demands: [Constraint], of side: Side, at number: Int
  ) -> [Candidate.Claim] {
    let demands = demands.filter { !$0.isEmpty }
    guard !demands.isEmpty else { return [] }
    let values = locations[number].schemas(side.other)
    let answer = judge.answer(demands, of: side, atValuesOf: values)
    return [Candidate.Claim(location: number, demands: demands, answer: answer)]
  }

  /// How a location is called in messages.
  func subject(_ number: Int) -> String {
    var location = locations[number]
    while location.step == nil, let parent = location.parent { location = locations[parent] }
    guard let step = location.step, let parent = location.parent else { return rootName }
    switch step {
    case .field(let name): return "field '\(name)'"
    case .matching(let pattern): return "a field like '\(pattern.source)'"
    case .other: return "any other field" + owner(parent)
    case .item(let index): return "item \(index)" + owner(parent)
    case .items: return "an item" + owner(parent)
    }
  }

  private func owner(_ number: Int) -> String {
    let name = subject(number)
    guard name != rootName else { return "" }
    return " of " + (name.hasPrefix("field ") ? String(name.dropFirst(6)) : name)
  }
}
