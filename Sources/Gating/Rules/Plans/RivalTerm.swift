import Findings
import MarkdownText
import Plans
import SourceText

/// A name that a decision has replaced.
struct RivalTerm: PlanRule {
  static let info = RuleInfo(
    RuleID(.plan, 24), "rival-term", severity: .warning,
    summary: "A decision names one product for a job, and another place names a rival for it.",
    rationale: "Whoever follows the other place builds what was decided against.",
    bad: """
      # Plan

      **Decision:** search owns vector indexing with ChromaDB

      ## Steps

      1. Rebuild the LanceDB index

      """,
    good: """
      # Plan

      **Decision:** search owns vector indexing with ChromaDB

      ## Steps

      1. Rebuild the ChromaDB index

      """)

  func rulings(on docket: Docket) -> [Ruling] {
    let decided = DecidedTerms(docket)
    guard !decided.isEmpty else { return [] }
    return docket.plans.enumerated().flatMap { index, plan -> [Ruling] in
      guard !docket.isArchived(index), plan.document.documentClass != .archived else { return [] }
      let bytes = plan.document.text.bytes
      return plan.prose.flatMap { line in
        decided.rivals(in: bytes, line.span).map { rival in
          let name = String(decoding: bytes[rival.span.range], as: UTF8.self)
          return remark(
            "'\(name)' stands where '\(rival.decided.term.name)' was decided on",
            at: plan.document.text.original(rival.span), in: plan
          ).relating(rival.decided.span, in: docket.plans[rival.decided.plan], "the decision")
        }
      }
    }
  }
}

/// The terms of all decisions, by the words that say what they are for.
private struct DecidedTerms {
  struct Decided {
    var term: DecidedTerm
    var span: SourceSpan
    var plan: Int
  }

  private var byStem: [String: [Decided]] = [:]

  init(_ docket: Docket) {
    for plan in docket.plans {
      for contents in [plan.document.loose] + plan.phases.map(\.contents) {
        for line in contents.decisions where !line.isQuestion {
          guard let term = DecidedTerm(line.text.value) else { continue }
          let decided = Decided(term: term, span: line.span, plan: plan.index)
          for stem in term.stems { byStem[stem, default: []].append(decided) }
        }
      }
    }
  }

  var isEmpty: Bool { byStem.isEmpty }

  /// Products that a line names for what others were decided on.
  func rivals(in bytes: [UInt8], _ line: SourceSpan) -> [(span: SourceSpan, decided: Decided)] {
    guard bytes[line.range].contains(where: { $0 &- UInt8(ascii: "A") < 26 }) else { return [] }
    let words = ArithmeticReader(bytes: bytes).wordRanges(in: line.range)
    return words.indices.dropLast().compactMap { index in
      guard isProductName(bytes, words[index]) else { return nil }
      let name = String(decoding: bytes[words[index]], as: UTF8.self)
      let nouns = words[(index + 1)...].prefix(2).map {
        stem(of: String(decoding: bytes[$0], as: UTF8.self))
      }
      let decided = nouns.lazy.flatMap { byStem[$0] ?? [] }
        .first { $0.term.isRival(name) && !$0.term.isHistory(bytes, words) }
      return decided.map { (SourceSpan(words[index].lowerBound, words[index].upperBound), $0) }
    }
  }
}

/// What a decision names, and for what.
struct DecidedTerm {
  var name: String
  /// The beginnings of the words that say what it is for: `vecto`, `index`.
  var stems: Set<String>

  /// Reads `X owns vector indexing with ChromaDB`.
  init?(_ decision: String) {
    let bytes = Array(decision.utf8)
    let words = Gating.wordRanges(of: bytes)
    let introducers = [
      "with", "use", "uses", "using", "adopt", "choose", "chose", "on", "via", "is",
    ]
    let named = words.indices.filter { isProductName(bytes, words[$0]) }
    let introduced = named.first { index in
      index > 0 && introducers.contains { equalsFolded(bytes, words[index - 1], $0) }
    }
    guard let index = introduced ?? named.first else { return nil }
    name = String(decoding: bytes[words[index]], as: UTF8.self)
    stems = Set(
      words.filter { !isProductName(bytes, $0) }
        .map { stem(of: String(decoding: bytes[$0], as: UTF8.self)) }
        .filter { $0.utf8.count >= 5 })
    guard !stems.isEmpty else { return nil }
  }

  /// Another product that could do the same: known as such, or named alike.
  func isRival(_ rival: String) -> Bool {
    let (one, other) = (name.lowercased(), rival.lowercased())
    guard one != other, !one.hasPrefix(other), !other.hasPrefix(one) else { return false }
    if rivalries.contains(where: { $0.contains(one) && $0.contains(other) }) { return true }
    let ending = String(String(name.reversed()).prefix { $0.isUppercase }.reversed())
    return ending.utf8.count >= 2 && rival.hasSuffix(ending)
  }

  /// `instead of LanceDB`, `migrated from LanceDB`, or both names in one line.
  func isHistory(_ bytes: [UInt8], _ words: [Range<Int>]) -> Bool {
    words.contains { range in
      equalsFolded(bytes, range, name.lowercased())
        || past.contains { equalsFolded(bytes, range, $0) }
    }
  }
}

private func stem(of word: String) -> String { String(word.lowercased().prefix(5)) }

/// A word with a capital inside, or one that is known as a product.
private func isProductName(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
  let word = bytes[range]
  guard word.count >= 4, word.allSatisfy({ isLetter($0) || isDigit($0) }) else {
    return rivalries.contains { $0.contains(String(decoding: word.map(folded), as: UTF8.self)) }
  }
  let capitals = word.count { $0 &- UInt8(ascii: "A") < 26 }
  let hasInner = word.dropFirst().contains { $0 &- UInt8(ascii: "A") < 26 }
  if hasInner, capitals < word.count { return true }
  return rivalries.contains { $0.contains(String(decoding: word.map(folded), as: UTF8.self)) }
}

private let past = [
  "instead", "not", "rejected", "replaced", "replaces", "replace", "deprecated", "migrated",
  "migrate", "migration", "alternative", "alternatives", "considered", "formerly", "old", "legacy",
  "vs", "versus", "from", "unlike", "previously", "dropped", "than", "no",
]

/// Products of which a project usually takes one.
private let rivalries: [Set<String>] = [
  [
    "chromadb", "chroma", "lancedb", "pinecone", "weaviate", "qdrant", "milvus", "faiss",
    "pgvector",
  ],
  [
    "postgresql", "postgres", "mysql", "mariadb", "sqlite", "mssql", "oracle", "cockroachdb",
    "mongodb", "dynamodb", "cassandra",
  ],
  ["duckdb", "clickhouse", "bigquery", "snowflake", "redshift"],
  ["timescaledb", "influxdb", "questdb", "prometheus"],
  ["kafka", "rabbitmq", "nats", "pulsar", "activemq", "zeromq", "redpanda"],
  ["redis", "memcached", "valkey"],
  ["avro", "protobuf", "thrift", "msgpack"],
  ["kubernetes", "nomad", "mesos"], ["terraform", "pulumi", "cloudformation"],
  ["react", "vue", "angular", "svelte"], ["elasticsearch", "opensearch", "solr", "meilisearch"],
  ["webpack", "vite", "esbuild", "rollup"], ["pytest", "unittest", "nose"],
]
