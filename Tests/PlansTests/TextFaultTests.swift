import Findings
import Plans
import SourceText
import Testing

struct TextFaultTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
    var found: [String]

    init(_ name: String, _ bytes: [UInt8], _ found: [String]) {
      (testDescription, self.bytes, self.found) = (name, bytes, found)
    }
  }

  static let cases = [
    Case("Latin-1", Array("# Plan\n\ncaf".utf8) + [0xE9, 0x0A], ["TX004@3"]),
    Case("an overlong slash", Array("# Plan\n".utf8) + [0xC0, 0xAF, 0x0A], ["TX004@2"]),
    Case("a lone surrogate", Array("# Plan\n".utf8) + [0xED, 0xA0, 0x80, 0x0A], ["TX004@2"]),
    Case("a bell", Array("# Plan\n\nring \u{7} it\n".utf8), ["TX005@3"]),
    Case("an escape", Array("# Plan\n\n\u{1B}[31mred\n".utf8), ["TX005@3"]),
    Case("a line turned round", Array("# Plan\n\na\u{202E}b\n".utf8), ["TX006@3"]),
    Case("an isolate", Array("# Plan\n\na \u{2066}b\n".utf8), ["TX006@3"]),
    Case("a space of no width in a name", Array("# Plan\n\nga\u{200B}te\n".utf8), ["TX007@3"]),
    Case("a soft hyphen in a name", Array("# Plan\n\nga\u{AD}te\n".utf8), ["TX007@3"]),
    Case("a program", [0x7F, 0x45, 0x4C, 0x46] + [UInt8](repeating: 0, count: 64), ["TX008@1"]),
    Case("Hebrew", Array("# תוכנית\n\nשלב א 2026-01-05\n".utf8), []),
    Case("a picture made of several", Array("# Plan\n\n👩\u{200D}🔧 ⚠️ ⚠\n".utf8), []),
    Case("Persian", Array("# Plan\n\nمی\u{200C}خواهم\n".utf8), []),
    Case("returns alone", Array("# Plan\r\r## A\r".utf8), []),
    Case("a mark at the beginning", [0xEF, 0xBB, 0xBF] + Array("# Plan\n".utf8), []),
  ]

  @Test(arguments: cases)
  func `bytes that nobody wrote on purpose are told, and those of other scripts are not`(
    _ example: Case
  ) {
    let plan = PlanDocument.read(SourceFile(path: "plan.md", bytes: example.bytes))
    let found = plan.textFindings().map { "\($0.rule)@\($0.place?.position.line ?? 0)" }
    #expect(found == example.found)
  }
}
