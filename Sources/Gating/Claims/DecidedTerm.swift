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
        .map { String(decoding: bytes[$0].map(folded), as: UTF8.self) }
        .filter { $0.utf8.count >= 5 && !commonNouns.contains(singular($0)) }
        .map(stem(of:)))
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

  /// Whether two decisions are about one thing and name products of which a project takes one.
  func contradicts(_ other: DecidedTerm) -> Bool {
    guard isRival(other.name) else { return false }
    let shared = stems.intersection(other.stems)
    let (one, two) = (name.lowercased(), other.name.lowercased())
    let areKnown = rivalries.contains { $0.contains(one) && $0.contains(two) }
    return shared.count >= (areKnown ? 1 : 2)
  }

  /// `instead of LanceDB`, `migrated from LanceDB`, or both names in one line.
  func isHistory(_ bytes: [UInt8], _ words: [Range<Int>]) -> Bool {
    words.contains { equalsFolded(bytes, $0, name.lowercased()) } || speaksOfPast(bytes, words)
  }
}

/// Whether a line tells what was before or what was not taken: `not`, `instead`, `migrated from`.
func speaksOfPast(_ bytes: [UInt8], _ words: [Range<Int>]) -> Bool {
  words.contains { range in past.contains { equalsFolded(bytes, range, $0) } }
}

/// The beginning of a word, which its forms have in common.
func stem(of word: String) -> String { String(word.lowercased().prefix(5)) }

/// A word with a capital inside, or one that is known as a product.
func isProductName(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
  let word = bytes[range]
  guard word.count >= 4, word.allSatisfy({ isLetter($0) || isDigit($0) }) else {
    return rivalries.contains { $0.contains(String(decoding: word.map(folded), as: UTF8.self)) }
  }
  let capitals = word.count { $0 &- UInt8(ascii: "A") < 26 }
  let hasInner = word.dropFirst().contains { $0 &- UInt8(ascii: "A") < 26 }
  if hasInner, capitals < word.count { return true }
  return rivalries.contains { $0.contains(String(decoding: word.map(folded), as: UTF8.self)) }
}

/// Words that decisions about anything have, so that they say nothing of what one is about.
private let commonNouns: Set<String> = [
  "database", "store", "storage", "system", "service", "application", "project", "default",
  "primary", "engine", "library", "framework", "backend", "single", "their", "there", "where",
  "which", "because", "should", "would", "every", "other", "these", "those", "while", "until",
  "component", "software", "technology", "product", "server", "instance",
]

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
