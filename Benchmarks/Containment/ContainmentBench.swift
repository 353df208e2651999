import Evolution
import Glibc
import JSONText
import Schemas

/// Decides pairs of schemas, one a line, and says for each direction what was found and how long it
/// took: what `Benchmarks/containment` puts beside its peers.
///
/// A line is an object with `old` and `new`, or with `s1` and `s2`, and maybe `assert_formats`.
/// The dialect of schemas that name none, or none that is known, is the first argument.
@main
struct ContainmentBench {
  static func main() {
    let name = CommandLine.arguments.dropFirst().first ?? "2020-12"
    let dialect = Dialect(name: name) ?? .draft2020
    while let line = readLine() {
      guard let row = try? JSONDocument.read(line).root else { continue }
      decide(row, dialect)
    }
  }

  private static func decide(_ row: JSONValue, _ dialect: Dialect) {
    guard let first = row["old"] ?? row["s1"], let second = row["new"] ?? row["s2"] else { return }
    let formats: FormatPolicy = row["assert_formats"]?.bool == true ? .assert : .annotate
    let start = clock()
    let pair = SchemaPair(graph(first, dialect, formats), graph(second, dialect, formats))
    let (inner, outer) = (pair.first.root, pair.second.root)
    let backward = pair.containment(of: .first(inner), within: .second(outer))
    let middle = clock()
    let forward = pair.containment(of: .second(outer), within: .first(inner))
    let end = clock()
    let id = row["id"]?.compactBytes ?? []
    print(
      "{\"id\":\(String(decoding: id, as: UTF8.self)),\"backward\":\(words(backward)),"
        + "\"forward\":\(words(forward)),\"micros\":[\(micros(start, middle)),"
        + "\(micros(middle, end))]}")
  }

  private static func micros(_ start: clock_t, _ end: clock_t) -> Int {
    Int(end - start) * 1_000_000 / Int(CLOCKS_PER_SEC)
  }

  private static func graph(_ value: JSONValue, _ dialect: Dialect, _ formats: FormatPolicy)
    -> SchemaGraph
  {
    let source = SchemaSource(uri: "file:///schema.json", path: nil, value: value)
    let options = SchemaReader.Options(dialect: dialect, formats: formats)
    return SchemaReader.read(source, options: options).graph
  }

  private static func words(_ answer: Containment) -> String {
    switch answer {
    case .proved: "[\"proved\"]"
    case .refuted(let witness):
      "[\"refuted\",\(String(decoding: witness.compactBytes, as: UTF8.self))]"
    case .unknown(let reason): "[\"unknown\",\(quoted(reason))]"
    }
  }

  private static func quoted(_ text: String) -> String {
    var builder = JSONDocumentBuilder()
    builder.string(text)
    return String(decoding: builder.finish().root.compactBytes, as: UTF8.self)
  }
}
