import CExpat
import SourceText

/// Takes the elements of a document one after another, so that none of it has to be kept.
package protocol XMLVisitor: AnyObject {
  func begin(_ element: XMLElement)
  /// The end of the innermost element that is open; `name` is as it was written.
  func end(_ name: String)
}

/// Reads XML front to back: no entities but XML's own, no defaults, nothing from elsewhere.
package enum XMLReader {
  /// Hands every element of a document to a visitor.
  ///
  /// A visitor that was handed elements of a document which then turns out broken has seen a part
  /// of it; whoever reads decides what that part is worth.
  package static func read(
    _ bytes: [UInt8], limits: XMLLimits = .standard, to visitor: some XMLVisitor
  ) throws(XMLError) {
    guard !bytes.isEmpty else { throw XMLError(.empty) }
    guard bytes.count <= min(limits.bytes, Int(Int32.max)) else {
      throw XMLError(.tooLarge(limit: limits.bytes))
    }
    guard let run = ExpatRun(limits, visitor) else { throw XMLError(.outOfMemory) }
    try run.parse(bytes)
  }
}

/// One parser of expat's with the handlers that feed a visitor.
@safe
private final class ExpatRun {
  private let parser: XML_Parser
  private let limits: XMLLimits
  private let visitor: any XMLVisitor
  private var depth = 0
  private var count = 0
  private var refusal: XMLError.Kind?

  init?(_ limits: XMLLimits, _ visitor: any XMLVisitor) {
    guard let parser = unsafe XML_ParserCreate(nil) else { return nil }
    unsafe self.parser = parser
    self.limits = limits
    self.visitor = visitor
    setHandlers()
  }

  deinit { unsafe XML_ParserFree(parser) }

  func parse(_ bytes: [UInt8]) throws(XMLError) {
    let status = unsafe bytes.withUnsafeBytes { room in
      unsafe XML_Parse(
        parser, room.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(room.count), 1)
    }
    if let refusal { throw XMLError(refusal, at: position) }
    guard status == XML_STATUS_OK else { throw failure() }
  }

  private func failure() -> XMLError {
    let code = unsafe XML_GetErrorCode(parser)
    if code == XML_ERROR_NO_MEMORY { return XMLError(.outOfMemory) }
    if code == XML_ERROR_NO_ELEMENTS { return XMLError(.malformed("it has no elements")) }
    let words = unsafe XML_ErrorString(code).map { unsafe String(cString: $0) }
    return XMLError(.malformed(words ?? "error \(code.rawValue)"), at: position)
  }

  private var position: Position {
    let line = unsafe XML_GetCurrentLineNumber(parser)
    let column = unsafe XML_GetCurrentColumnNumber(parser)
    return Position(line: Int(clamping: line), column: Int(clamping: column) + 1)
  }

  /// Ends the reading: nothing is handed on any more.
  private func refuse(_ kind: XMLError.Kind) {
    if refusal == nil { refusal = kind }
    unsafe _ = XML_StopParser(parser, 0)
  }

  fileprivate func begin(
    _ name: UnsafePointer<CChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) {
    guard refusal == nil, let name = unsafe name else { return }
    depth += 1
    count += 1
    guard depth <= limits.depth else { return refuse(.tooDeep(limit: limits.depth)) }
    guard count <= limits.elements else {
      return refuse(.tooManyElements(limit: limits.elements))
    }
    let offset = unsafe XML_GetCurrentByteIndex(parser)
    visitor.begin(
      XMLElement(
        name: unsafe String(cString: name), attributes: unsafe Self.list(attributes),
        position: position, byteOffset: Int(clamping: offset)))
  }

  /// Names and values in turn, up to nil.
  private static func list(
    _ words: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) -> [XMLAttribute] {
    guard let words = unsafe words else { return [] }
    var found: [XMLAttribute] = []
    var index = 0
    while let name = unsafe words[index], let value = unsafe words[index + 1] {
      unsafe found.append(XMLAttribute(String(cString: name), String(cString: value)))
      index += 2
    }
    return found
  }

  fileprivate func end(_ name: UnsafePointer<CChar>?) {
    guard refusal == nil, let name = unsafe name else { return }
    depth -= 1
    unsafe visitor.end(String(cString: name))
  }

  fileprivate func meetDocumentType(hasDeclarations: Bool) {
    if hasDeclarations { refuse(.ownDeclarations) }
  }

  fileprivate func skip(_ name: UnsafePointer<CChar>?) {
    refuse(.unknownEntity(unsafe name.map { unsafe String(cString: $0) } ?? ""))
  }

  private func setHandlers() {
    unsafe XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    unsafe XML_SetElementHandler(
      parser,
      { room, name, attributes in unsafe run(room)?.begin(name, attributes) },
      { room, name in unsafe run(room)?.end(name) })
    unsafe XML_SetStartDoctypeDeclHandler(parser) { room, _, _, _, hasDeclarations in
      unsafe run(room)?.meetDocumentType(hasDeclarations: hasDeclarations != 0)
    }
    // A document type that points elsewhere lets expat pass over what it does not know.
    unsafe XML_SetSkippedEntityHandler(parser) { room, name, _ in unsafe run(room)?.skip(name) }
  }
}

/// The run that expat was told to hand back; it outlives the parser.
private func run(_ room: UnsafeMutableRawPointer?) -> ExpatRun? {
  unsafe room.map { unsafe Unmanaged<ExpatRun>.fromOpaque($0).takeUnretainedValue() }
}
