import TestSupport
import Testing

@testable import Commands

struct ProgressLineTests {
  @Test(
    arguments: [
      (
        820_000_000, 2_000_000_000, 5, 79,
        "[========            ]   41%   820 MB of 2.0 GB   164 MB/s   8 s left"
      ),
      (820_000_000, 2_000_000_000, 5, 40, "41%   820 MB of 2.0 GB   164 MB/s"),
      (820_000_000, 2_000_000_000, 5, 4, "41%"), (820_000_000, 2_000_000_000, 5, 0, ""),
      (5_000_000, nil, 2, 79, "5 MB read   2 MB/s"),
      (3_000_000_000, 2_000_000_000, 10, 79, "3.0 GB read   300 MB/s"),
      (
        1_000_000, 2_000_000_000, 10, 79,
        "[                    ]   0%   1 MB of 2.0 GB   100 KB/s   333 min left"
      ),
      (0, 0, 0, 79, "0 KB read   0 KB/s"),
      (
        Int.max, Int.max, 1, 79,
        "100%   9223372036.8 GB of 9223372036.8 GB   9223372036.8 GB/s   0 s left"
      ),
    ] as [(Int, Int?, Int, Int, String)])
  func `progress says what fits`(
    _ bytes: Int, _ total: Int?, _ seconds: Int, _ width: Int, _ line: String
  ) {
    let text = progressText(bytes, of: total, after: .seconds(seconds), width: width)
    #expect(text == line)
  }

  @Test func `nothing is told of short work, nor where nobody watches`() throws {
    let place = try Place(["a.json": "{}", "s.json": "{}"])
    let words = ["validate", "--schema", "s.json", "a.json"]
    #expect(place.run(words: words, onTerminal: true).errors.isEmpty)
    #expect(place.run(words: words).errors.isEmpty)
  }
}
