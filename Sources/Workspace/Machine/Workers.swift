import Glibc

/// Gives batches of records to several threads and collects what each of them made of its share.
///
/// Which worker gets which batch is chance, so the states must merge the same way in any order.
package struct Workers: Hashable, Sendable {
  /// How many threads work; with one, everything happens on the caller's own.
  package var count: Int

  package init(count: Int) { self.count = max(1, min(count, 256)) }

  /// As many as the machine has processors for this process.
  package static var onePerProcessor: Workers {
    Workers(count: sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }

  /// What the workers made, and why reading stopped early if it did.
  package struct Outcome<State> {
    package var states: [State]
    package var failure: FileError?
  }

  /// Feeds batches until there are no more.
  ///
  /// `feed` fills a batch and says whether it did; it runs
  /// on the caller's thread. When it fails, what was read before is still worked off.
  package func process<State>(
    feed: (inout RecordBatch) throws(FileError) -> Bool,
    makeState: @escaping @Sendable () -> sending State,
    body: @escaping @Sendable (inout State, borrowing RecordBatch) -> Void
  ) -> Outcome<State> {
    guard count > 1 else { return processInline(feed: feed, makeState: makeState, body: body) }
    let exchange = BatchExchange(rooms: count + 2)
    // The caller reads, and works like the others while all batches are read.
    let threads = (1..<count).compactMap { _ in
      WorkerThread {
        var work = BatchWork(makeState, body)
        // A batch that is still being read is not given back.
        while let box = exchange.takeFull(), work.take(box) { exchange.giveEmpty(box) }
        // The reader must not wait for a batch that never comes back.
        exchange.close()
        return work.states
      }
    }
    // A machine that gives us no thread at all still gets its answer.
    guard !threads.isEmpty else {
      return processInline(feed: feed, makeState: makeState, body: body)
    }
    var work = BatchWork(makeState, body)
    var failure: FileError?
    do throws(FileError) {
      reading: while let room = exchange.takeAny() {
        switch room {
        case .empty(let box):
          guard try feed(&box.batch) else { break reading }
          exchange.giveFull(box)
        case .full(let box):
          guard work.take(box) else { break reading }
          exchange.giveEmpty(box)
        }
      }
    } catch { failure = error }
    exchange.close()
    while let box = exchange.takeFull(), work.take(box) {}
    return Outcome(states: work.states + threads.flatMap { $0.join() ?? [] }, failure: failure)
  }

  /// Works off one capture.
  package func process<State>(
    _ reader: inout RecordReader,
    makeState: @escaping @Sendable () -> sending State,
    body: @escaping @Sendable (inout State, borrowing RecordBatch) -> Void
  ) -> Outcome<State> {
    process(
      feed: { (batch: inout RecordBatch) throws(FileError) -> Bool in
        try reader.next(into: &batch)
      }, makeState: makeState, body: body)
  }

  private func processInline<State>(
    feed: (inout RecordBatch) throws(FileError) -> Bool,
    makeState: @escaping @Sendable () -> sending State,
    body: @escaping @Sendable (inout State, borrowing RecordBatch) -> Void
  ) -> Outcome<State> {
    var work = BatchWork(makeState, body)
    let box = BatchBox()
    do throws(FileError) {
      while try feed(&box.batch), work.take(box) {}
      return Outcome(states: work.states, failure: nil)
    } catch { return Outcome(states: work.states, failure: error) }
  }
}
