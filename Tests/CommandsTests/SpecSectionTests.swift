import Testing

@testable import Commands

/// A field that is written into a document about events.
struct SpecSectionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var before: String
    var after: String
  }

  static let cases: [Case] = [
    Case(
      testDescription: "a row of the event's table",
      before: """
        # Events

        ## 1.1 `tick`

        | Field | Type | Required | Description |
        |---|---|---|---|
        | `n` | integer | yes | The number. |

        Text below.

        ## other

        | Field |
        |---|

        """,
      after: """
        # Events

        ## 1.1 `tick`

        | Field | Type | Required | Description |
        |---|---|---|---|
        | `n` | integer | yes | The number. |
        | `side.at` | string | no | When \\| where. |

        Text below.

        ## other

        | Field |
        |---|

        """),
    Case(
      testDescription: "an item where there is no table",
      before: "## tick\n\nWords.\n\n## ticks\n",
      after:
        "## tick\n\nWords.\n\n- `side.at` (string, optional, since 1.0.1): When | where.\n\n## ticks\n"
    ),
    Case(
      testDescription: "an item behind others",
      before: "## tick\n\n- `a`\n",
      after: "## tick\n\n- `a`\n- `side.at` (string, optional, since 1.0.1): When | where.\n"),
    Case(
      testDescription: "a section of its own",
      before: "# Events\n\n```\n## tick\n```",
      after:
        "# Events\n\n```\n## tick\n```\n\n## tick\n\n- `side.at` (string, optional, since 1.0.1): When | where.\n"
    ),
    Case(
      testDescription: "nothing where it stands",
      before: "## tick\n\n- `side.at`: known\n", after: "## tick\n\n- `side.at`: known\n"),
  ]

  @Test(arguments: cases)
  func `a field gets its place`(_ example: Case) {
    var document = SpecDocument(Array(example.before.utf8))
    let entry = SpecEntry(
      pointer: "/side/at", type: "string", version: "1.0.1", description: "When | where.")
    _ = document.add(entry, under: ["tick", "game.tick"])
    let expected = example.after.split(separator: "\\\\|", omittingEmptySubsequences: false)
      .joined(separator: "\\|")
    #expect(String(decoding: document.bytes, as: UTF8.self) == expected)
    let isAddedAgain = document.add(entry, under: ["tick", "game.tick"])
    #expect(!isAddedAgain)
  }
}
