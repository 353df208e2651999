/// Looks for values that come a second time.
struct UniqueCheck: StreamCheck {
  /// How many values are remembered at least; further back nobody looks.
  private static let most = 131_072

  /// A value and its key, in so many bits that no two meet by chance.
  private struct Mark: Hashable {
    var high: UInt64
    var low: UInt64

    init(_ key: [UInt8], _ value: [UInt8]) {
      (high, low) = (0xcbf2_9ce4_8422_2325, 0x9e37_79b9_7f4a_7c15)
      take(key)
      take([0xFF, UInt8(truncatingIfNeeded: key.count), 0xFF])
      take(value)
    }

    private mutating func take(_ bytes: [UInt8]) {
      for byte in bytes {
        high = (high ^ UInt64(byte)) &* 0x100_0000_01b3
        low = (low &+ UInt64(byte) &+ 1) &* 0xff51_afd7_ed55_8ccd
        low ^= low >> 32
      }
    }
  }

  private let name: String
  private var recent: Set<Mark> = []
  private var older: Set<Mark> = []
  private(set) var hasForgotten = false

  init(name: String) { self.name = name }

  mutating func see(_ event: StreamEvent) -> [Flaw] {
    guard let value = event.fields.first?.identity else { return [] }
    let mark = Mark(event.key, value)
    if older.contains(mark) || !recent.insert(mark).inserted {
      return [Flaw(.repetition, "\(name) has a value that came before", at: event)]
    }
    if recent.count >= Self.most {
      hasForgotten = hasForgotten || !older.isEmpty
      older = recent
      recent = []
    }
    return []
  }

  mutating func end() -> [Flaw] { [] }
}
