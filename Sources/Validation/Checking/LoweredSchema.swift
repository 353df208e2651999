import JSONText
import Schemas
import Synchronization

/// The program of a schema, lowered when the first event asks for it: most captures hold events of
/// few contracts, and short runs would spend their time on the others.
final class LoweredSchema: Sendable {
  struct Value: Sendable {
    var program: Program?
    /// For each watched field whether walkers note where it stands.
    var notes: [Bool]
  }

  private let graph: SchemaGraph
  private let watched: [JSONPointer]
  private let made = Mutex<Value?>(nil)

  init(_ graph: SchemaGraph, watching pointers: [JSONPointer]) {
    self.graph = graph
    watched = pointers
  }

  var value: Value {
    made.withLock { made in
      if let made { return made }
      let program = Program.compile(graph)
      let value = Value(
        program: program, notes: program?.watch(watched) ?? watched.map { _ in false })
      made = value
      return value
    }
  }
}
