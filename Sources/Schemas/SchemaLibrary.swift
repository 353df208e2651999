import JSONText

/// Every document that reading has touched, with the resources and anchors found in it.
///
/// A resource is what an address without a fragment names: a whole document, or a schema inside
/// one that has an identifier of its own.
struct SchemaLibrary {
  /// A schema as a value of a document.
  struct Location: Hashable {
    var document: Int
    var value: Int
  }

  /// What scanning knows of a place where a schema stands.
  struct Position {
    var resource: Int
    var pointer: String
  }

  struct Document {
    var source: SchemaSource
    /// By the numbers of values; nil where no schema stands.
    var positions: [Position?]
    var schemaCount = 0

    init(_ source: SchemaSource) {
      self.source = source
      positions = Array(repeating: nil, count: source.value.document.nodes.count)
    }
  }

  struct Resource {
    var uri: String
    var base: URIReference
    var root: Location
    var rules: Rules
    var anchors: [String: Int] = [:]
    var dynamicAnchors: [String: Int] = [:]
  }

  /// By which rules a resource is read.
  struct Rules {
    var dialect: Dialect
    var vocabularies: Vocabulary = .standard
  }

  /// A reference as the schemas of a resource write it, whole or without its fragment.
  struct WrittenReference: Hashable {
    var text: JSONName
    var resource: Int
  }

  /// One schema that waits to be scanned.
  struct Pending {
    var value: JSONValue
    var resource: Int?
    var pointer: String
  }

  let resolve: SchemaResolver
  let limit: Int

  var documents: [Document] = []
  var resources: [Resource] = []
  var resourcesByURI: [String: Int] = [:]
  var problems: [SchemaProblem] = []
  var isFull = false

  /// What references lead to that were met before, and into which resources.
  var targets: [WrittenReference: Location] = [:]
  var addresses: [WrittenReference: Int] = [:]
  /// Why an address that was asked for once has no document.
  private var failures: [String: SchemaProblem.Cause] = [:]
  private var loading: Set<String> = []
  private var pointerBytes = 0
  /// The members of large objects that pointers went through; thousands may point into one `$defs`.
  private var members: [Location: [JSONName: Int]] = [:]

  init(limit: Int, resolve: @escaping SchemaResolver) {
    self.limit = limit
    self.resolve = resolve
  }

  func value(at location: Location) -> JSONValue {
    JSONValue(document: documents[location.document].source.value.document, index: location.value)
  }

  func position(of location: Location) -> Position? {
    documents[location.document].positions[location.value]
  }

  func place(of value: JSONValue, pointer: String, in document: Int) -> SchemaPlace {
    SchemaPlace(path: documents[document].source.path, span: value.span, pointer: pointer)
  }

  /// Takes a document in and finds the schemas in it; the address of its root.
  mutating func add(_ source: SchemaSource, dialect: Dialect) -> Location {
    let document = documents.count
    documents.append(Document(source))
    let root = Location(document: document, value: source.value.index)
    scan(
      Pending(value: source.value, resource: nil, pointer: ""), in: document, dialect: dialect)
    return root
  }

  /// Remembers where a schema stands; false when there are too many already.
  mutating func place(_ item: Pending, resource: Int, in document: Int) -> Bool {
    pointerBytes += item.pointer.utf8.count
    guard documents[document].schemaCount < limit, pointerBytes < 64 << 20 else {
      if !isFull {
        let place = place(of: item.value, pointer: item.pointer, in: document)
        problems.append(SchemaProblem(.tooLarge(limit: limit), at: place))
      }
      isFull = true
      return false
    }
    documents[document].positions[item.value.index] = Position(
      resource: resource, pointer: item.pointer)
    documents[document].schemaCount += 1
    return true
  }
}

extension SchemaLibrary {
  /// The value one step of a pointer below another, or nil when there is none.
  mutating func child(of parent: JSONValue, _ step: JSONName, in document: Int) -> JSONValue? {
    guard parent.kind == .object, parent.count > 16 else {
      return parent[JSONPointer([step])]
    }
    let location = Location(document: document, value: parent.index)
    if members[location] == nil {
      let places = parent.members.map { ($0.name, $0.value.index) }
      members[location] = Dictionary(places) { first, _ in first }
    }
    return members[location]?[step].map { JSONValue(document: parent.document, index: $0) }
  }
}

extension SchemaLibrary {
  /// What is found at the end of a search, or why nothing is.
  typealias Found<Value> = Result<Value, LookupFailure>

  struct LookupFailure: Error {
    var cause: SchemaProblem.Cause
  }

  /// The resource of an address without a fragment, loaded when it must be.
  mutating func resource(at address: URIReference, as text: String, dialect: Dialect)
    -> Found<Int>
  {
    let uri = address.withoutFragment
    if let known = resourcesByURI[uri] { return .success(known) }
    if failures[uri] == nil, !loading.contains(uri) {
      loading.insert(uri)
      defer { loading.remove(uri) }
      failures[uri] = load(address, as: text, dialect: dialect)
    }
    if let known = resourcesByURI[uri] { return .success(known) }
    return .failure(LookupFailure(cause: failures[uri] ?? .unresolvedReference(text)))
  }

  /// Fetches a document; nil when that worked.
  private mutating func load(_ address: URIReference, as text: String, dialect: Dialect)
    -> SchemaProblem.Cause?
  {
    let uri = address.withoutFragment
    if address.leavesRoot { return .refusedReference(text, reason: "it leaves the root folder") }
    guard documents.count < 4096 else { return .tooLarge(limit: 4096) }
    if let shipped = Metaschemas.source(uri) {
      register(add(shipped, dialect: dialect), as: uri)
      return nil
    }
    switch resolve(uri) {
    case .found(let source):
      register(add(source, dialect: dialect), as: uri)
      return nil
    case .missing:
      let isRemote = ["http", "https", "ftp", "data"].contains(address.scheme)
      return isRemote ? .remoteReference(text) : .unresolvedReference(text)
    case .refused(let reason): return .refusedReference(text, reason: reason)
    case .unreadable(let reason): return .unreadableReference(text, reason: reason)
    }
  }

  /// A document answers to the address it was fetched by, whatever it calls itself.
  private mutating func register(_ root: Location, as uri: String) {
    guard let position = position(of: root), resourcesByURI[uri] == nil else { return }
    resourcesByURI[uri] = position.resource
  }
}
