import TestSupport
import Testing
import Workspace

struct WorkerTests {
  @Test(arguments: [1, 2, 3, 8])
  func `the sum is the same whatever the number of workers`(_ count: Int) throws {
    let folder = TemporaryFolder()
    let path = folder.write("a", (1...50_000).map { "\($0)\n" }.joined())
    var reader = try RecordReader(ByteSource(path: path), limits: .init(batch: 1000))
    let outcome = Workers(count: count).process(&reader, makeState: { 0 }) { sum, batch in
      batch.eachRecord { range, _ in
        sum += Int(String(decoding: batch.bytes(in: range), as: UTF8.self)) ?? 0
      }
    }
    #expect(outcome.failure == nil)
    #expect(outcome.states.count == count)
    #expect(outcome.states.reduce(0, +) == 50_000 * 50_001 / 2)
  }

  @Test(arguments: [1, 4])
  func `what was read before a failure is worked off`(_ count: Int) {
    let outcome = Workers(count: count).process(
      feed: { (batch: inout RecordBatch) throws(FileError) -> Bool in
        batch.input += 1
        throw .interrupted
      }, makeState: { 1 }, body: { state, _ in state += 1 })
    #expect(outcome.failure == .interrupted)
    #expect(outcome.states.allSatisfy { $0 == 1 })
  }
}
