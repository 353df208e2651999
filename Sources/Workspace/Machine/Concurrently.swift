import Synchronization

/// Does several things at once, on as many threads as there are processors or as are asked for, and
/// gives what came of each, in their order.
package func concurrently<Item: Sendable, Value: Sendable>(
  _ items: [Item], threads: Int = Workers.onePerProcessor.count,
  _ body: @escaping @Sendable (Item) -> Value
) -> [Value] {
  let count = min(threads, items.count)
  guard count > 1 else { return items.map(body) }
  let work = Work(items: items, body: body)
  let helpers = (1..<count).compactMap { _ in WorkerThread { work.share() } }
  let done = work.share() + helpers.flatMap { $0.join() ?? [] }
  let values = Dictionary(done) { first, _ in first }
  // A thread that could not be joined leaves its items to us.
  return items.indices.map { values[$0] ?? body(items[$0]) }
}

/// Items that several threads take one after the other.
private final class Work<Item: Sendable, Value: Sendable>: Sendable {
  private let items: [Item]
  private let next = Atomic(0)
  private let body: @Sendable (Item) -> Value

  init(items: [Item], body: @escaping @Sendable (Item) -> Value) {
    self.items = items
    self.body = body
  }

  /// Takes items until there are none left.
  func share() -> [(Int, Value)] {
    var values: [(Int, Value)] = []
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < items.count else { return values }
      values.append((index, body(items[index])))
    }
  }
}
