import JSONText
import SourceText
import TestSupport
import Testing

@Suite struct JSONMutationTests {
  private static let seeds = [
    #"{"type":"tick","at":1.5e3,"ids":[1,2,3],"ok":true,"none":null}"#,
    #"["\u00e9\ud83d\ude00\n\\\"","é€😀",{"":{"a":[],"b":{}}},-0.0,1E+2]"#,
    #"[[[[]]],{"a":{"b":{"c":false}}},"",0]"#,
  ].map { Array($0.utf8) }

  private static let pieces: [UInt8] =
    Array(
      "{}[]:,\"\\/u0123dD89eE+-. \n\ttfn".utf8) + [0, 0x1F, 0x7F, 0x80, 0xC3, 0xED, 0xF0, 0xFF]

  @Test func `whatever is read survives being written`() throws {
    var random = SeededGenerator(seed: 8259)
    var accepted = 0
    for round in 0..<100_000 {
      var bytes = Self.seeds[round % Self.seeds.count]
      for _ in 0..<Int.random(in: 1...3, using: &random) { Self.mutate(&bytes, &random) }
      do throws(JSONError) {
        let value = try JSONDocument.read(bytes).root
        accepted += 1
        let written = value.compactBytes
        guard let again = try? JSONDocument.read(written).root, again == value,
          again.compactBytes == written, again.canonicalBytes == value.canonicalBytes
        else {
          Issue.record("\(bytes) is written as \(written)")
          continue
        }
      } catch {
        guard error.offset <= bytes.count, error.span.end <= bytes.count, error.span.count >= 0
        else {
          Issue.record("\(bytes) is refused outside itself: \(error)")
          continue
        }
      }
    }
    #expect(accepted > 5_000)
  }

  private static func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let place = Int.random(in: 0..<max(bytes.count, 1), using: &random)
    guard place < bytes.count, let piece = pieces.randomElement(using: &random) else { return }
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes[place] = piece
    case 1: bytes.insert(piece, at: place)
    case 2: bytes.remove(at: place)
    case 3: bytes.swapAt(place, bytes.count - 1)
    default:
      let end = Int.random(in: place..<bytes.count, using: &random)
      bytes.insert(contentsOf: Array(bytes[place...end]), at: place)
    }
  }
}
