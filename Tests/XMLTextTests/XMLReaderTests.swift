import SourceText
import Testing
import XMLText

/// Keeps what a document says, one word for each element.
private final class Notes: XMLVisitor {
  var words: [String] = []

  func begin(_ element: XMLElement) {
    let attributes = element.attributes.map { " \($0.name)=\($0.value)" }.joined()
    let place = "\(element.position.line):\(element.position.column)"
    words.append("<\(element.name)\(attributes) @\(place)")
  }

  func end(_ name: String) { words.append("/\(name)") }
}

private func fault(of text: String, _ limits: XMLLimits = .standard) -> XMLError? {
  fault(of: Array(text.utf8), limits)
}

private func fault(of bytes: [UInt8], _ limits: XMLLimits = .standard) -> XMLError? {
  do throws(XMLError) {
    try XMLReader.read(bytes, limits: limits, to: Notes())
    return nil
  } catch { return error }
}

struct XMLReaderTests {
  @Test func `elements come in their order with attributes and places`() throws {
    let notes = Notes()
    let text = "<?xml version=\"1.0\"?>\n<a x=\"1 &lt; 2\">\n  \u{e9}<b/>text</a>\n"
    try XMLReader.read(Array(text.utf8), to: notes)
    #expect(notes.words == ["<a x=1 < 2 @2:1", "<b @3:4", "/b", "/a"])
  }

  @Test func `names are compared byte by byte`() {
    let element = XMLElement(
      name: "t:caf\u{e9}", attributes: [XMLAttribute("caf\u{e9}", "1")],
      position: Position(line: 1, column: 1))
    #expect(element["caf\u{e9}"] == "1")
    #expect(element["cafe\u{301}"] == nil)
    #expect(element.localName == "caf\u{e9}")
  }

  @Test func `a document type that only points elsewhere is passed over`() {
    #expect(
      fault(of: "<!DOCTYPE coverage SYSTEM 'http://example.invalid/c.dtd'><coverage/>") == nil)
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var kind: XMLError.Kind
    var line = 1

    static let all = [
      Refusal(
        testDescription: "a billion laughs",
        text: """
          <!DOCTYPE a [<!ENTITY x "haha"><!ENTITY y "&x;&x;&x;">]>
          <a>&y;</a>
          """, kind: .ownDeclarations),
      Refusal(
        testDescription: "an external entity",
        text: "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n<a>&x;</a>",
        kind: .ownDeclarations),
      Refusal(
        testDescription: "a parameter entity",
        text: "<!DOCTYPE a [<!ENTITY % x SYSTEM 'file:///etc/passwd'> %x;]>\n<a/>",
        kind: .ownDeclarations),
      Refusal(
        testDescription: "an attribute with a default",
        text: "<!DOCTYPE a [<!ATTLIST a x CDATA 'much'>]>\n<a/>", kind: .ownDeclarations),
      Refusal(
        testDescription: "an entity that another document may declare",
        text: "<!DOCTYPE a SYSTEM 'b.dtd'>\n<a>&nbsp;</a>", kind: .unknownEntity("nbsp"), line: 2),
      Refusal(testDescription: "nothing", text: "", kind: .empty),
      Refusal(
        testDescription: "an element that is not closed", text: "<a>\n<b></a>",
        kind: .malformed("mismatched tag"), line: 2),
      Refusal(
        testDescription: "a second root", text: "<a/>\n<b/>",
        kind: .malformed("junk after document element"), line: 2),
      Refusal(
        testDescription: "two attributes of one name", text: "<a x='1' x='2'/>",
        kind: .malformed("duplicate attribute")),
      Refusal(
        testDescription: "white space alone", text: "  \n ", kind: .malformed("it has no elements")
      ),
    ]
  }

  @Test(arguments: Refusal.all)
  func `what could grow or is broken is refused with its line`(_ example: Refusal) {
    let error = fault(of: example.text)
    #expect(error?.kind == example.kind)
    #expect(error?.position.line == example.line)
    #expect(error?.message.isEmpty == false)
  }

  @Test func `bytes that are no text are refused`() {
    #expect(fault(of: [0x3C, 0x61, 0x3E, 0xFF, 0x3C, 0x2F, 0x61, 0x3E]) != nil)
    #expect(fault(of: [0x3C, 0x61, 0x3E, 0x00, 0x3C, 0x2F, 0x61, 0x3E]) != nil)
    #expect(fault(of: [0x7F, 0x45, 0x4C, 0x46]) != nil)
  }

  @Test func `depth, size and number of elements are bounded`() {
    let deep = String(repeating: "<a>", count: 200_000)
    #expect(fault(of: deep)?.kind == .tooDeep(limit: 128))
    let limits = XMLLimits(bytes: 100, depth: 10, elements: 5)
    #expect(fault(of: String(repeating: " ", count: 101), limits)?.kind == .tooLarge(limit: 100))
    let many = "<a>\(String(repeating: "<b/>", count: 5))</a>"
    #expect(fault(of: many, limits)?.kind == .tooManyElements(limit: 5))
  }

  @Test func `every beginning of a document is refused and none traps`() {
    let text = "<?xml version='1.0'?><!-- c --><a x='&#65;'><![CDATA[x]]><b y=\"2\"/>&amp;</a>"
    let bytes = Array(text.utf8)
    for end in 0..<bytes.count { #expect(fault(of: Array(bytes[..<end])) != nil) }
    #expect(fault(of: bytes) == nil)
  }
}
