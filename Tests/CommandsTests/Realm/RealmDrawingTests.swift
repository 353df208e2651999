import Commands
import TestSupport
import Testing

struct RealmDrawingTests {
  /// A text of a drawing, and how far it reaches.
  private struct Word {
    var y: Int
    var start: Double
    var end: Double
  }

  private func attribute(_ name: String, of element: Substring) -> String {
    guard let start = element.firstRange(of: "\(name)=\"")?.upperBound else { return "" }
    return String(element[start...].prefix { $0 != "\"" })
  }

  private func words(_ svg: String) -> [Word] {
    svg.split(separator: "\n").filter { $0.hasPrefix("<text") }.compactMap { element in
      guard let x = Double(attribute("x", of: element)), let y = Int(attribute("y", of: element))
      else { return nil }
      let body = element.replacing("</title>", with: "\u{0}").split(separator: "\u{0}").last ?? ""
      let escaped = body.replacing("</text>", with: "").split(separator: ">").last ?? ""
      let text = escaped.replacing("&gt;", with: ">").replacing("&lt;", with: "<")
      let isSmall = attribute("class", of: element) == "tail"
      // What a letter of a fixed width takes at these sizes.
      let length = Double(text.count) * (isSmall ? 6.63 : 7.23)
      let isEnd = attribute("text-anchor", of: element) == "end"
      return Word(y: y, start: isEnd ? x - length : x, end: isEnd ? x : x + length)
    }
  }

  @Test func `names, ranges and fields of a card never run into each other`() throws {
    let place = try RealmPlace()
    place.found()
    place.run("player", "realm sync --push")
    place.run("trainer", "realm join ../realm --repo trainer")
    let uses = "/tick,/note,/a-rather-long-name/of/a/field,/another-one"
    place.run(
      "trainer", "realm import ping --domain game --uses \(uses) --range",
      more: [">=1.0.0-alpha.12345678 <2.0.0 || >=3.0.0 <4.0.0"])
    place.run("trainer", "realm sync --push")
    let svg = place.run("player", "realm graph --format svg").output
    #expect(svg.contains("finds nothing") && svg.contains("prefers-color-scheme:dark"))
    let words = words(svg)
    #expect(words.count > 6, "\(svg)")
    for word in words {
      for other in words where other.y == word.y && other.start > word.start {
        #expect(word.end < other.start, "\(word) \(other)")
      }
    }
  }

  @Test func `where nobody relies on anything one column is drawn`() throws {
    let place = try RealmPlace(repositories: ["player"])
    place.found()
    let svg = place.run("player", "realm graph --format svg").output
    #expect(svg.contains("width=\"396\"") && !svg.contains("finds nothing"), "\(svg)")
  }
}
