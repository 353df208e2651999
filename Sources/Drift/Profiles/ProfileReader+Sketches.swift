import JSONText

extension ProfileReader {
  func values(_ value: JSONValue?, at place: String) throws(ProfileError) -> ValueSketch {
    guard let value else { return ValueSketch() }
    var entries: [ValueSketch.Entry] = []
    let words = value["words"]
    for member in value["counts"]?.members ?? JSONValue.noMembers {
      entries.append(
        ValueSketch.Entry(
          hash: try hash(member.nameText, at: place), count: try number(member.value),
          word: words?[member.name].flatMap { $0.kind == .string ? Array($0.text) : nil }))
    }
    return ValueSketch(
      entries, isFull: value["full"]?.bool == true, isFree: value["free"]?.bool == true)
  }

  func shapes(_ value: JSONValue?, at place: String) throws(ProfileError) -> ShapeTable {
    guard let value else { return ShapeTable() }
    var shapes: [UInt64: ShapeTable.Shape] = [:]
    for member in value["kept"]?.members ?? JSONValue.noMembers {
      var members: [ShapeTable.Member] = []
      for field in member.value["fields"]?.members ?? JSONValue.noMembers {
        guard let type = field.value.string.flatMap({ ValueType(rawValue: $0) }) else {
          throw ProfileError("'\(place)/shapes' has an unknown type")
        }
        members.append(ShapeTable.Member(field.name, type))
      }
      shapes[try hash(member.nameText, at: place)] = ShapeTable.Shape(
        members: members.sorted(), count: try count(member.value, "count"))
    }
    return ShapeTable(shapes, isSample: value["sample"]?.bool == true)
  }

  func companions(
    _ value: JSONValue?, at place: String
  ) throws(ProfileError) -> CompanionTable {
    guard let value else { return CompanionTable() }
    var pairs: [UInt64: CompanionTable.Pair] = [:]
    for member in value["kept"]?.members ?? JSONValue.noMembers {
      pairs[try hash(member.nameText, at: place)] = CompanionTable.Pair(
        value: try hash(member.value["value"]?.string ?? "", at: place),
        shape: try hash(member.value["shape"]?.string ?? "", at: place),
        count: try count(member.value, "count"))
    }
    return CompanionTable(pairs, isSample: value["sample"]?.bool == true)
  }
}

extension JSONValue {
  /// The members of nothing.
  static var noMembers: Members {
    var builder = JSONDocumentBuilder()
    builder.null()
    return builder.finish().root.members
  }
}
