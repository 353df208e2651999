/// A version of JSON Schema, each read by its own rules.
package enum Dialect: String, Hashable, Sendable, CaseIterable {
  case draft4 = "http://json-schema.org/draft-04/schema"
  case draft6 = "http://json-schema.org/draft-06/schema"
  case draft7 = "http://json-schema.org/draft-07/schema"
  case draft2019 = "https://json-schema.org/draft/2019-09/schema"
  case draft2020 = "https://json-schema.org/draft/2020-12/schema"
}

extension Dialect: Comparable {
  /// By age.
  package static func < (lhs: Self, rhs: Self) -> Bool { lhs.age < rhs.age }

  private var age: Int {
    switch self {
    case .draft4: 4
    case .draft6: 6
    case .draft7: 7
    case .draft2019: 8
    case .draft2020: 9
    }
  }
}

extension Dialect {
  /// The dialect of a `$schema` address; the empty fragment some write is nothing.
  package init?(address: String) {
    let bare = address.hasSuffix("#") ? String(address.dropLast()) : address
    self.init(rawValue: bare)
  }

  /// How people and options call it: `2020-12`, `draft-07`.
  package var name: String {
    switch self {
    case .draft4: "draft-04"
    case .draft6: "draft-06"
    case .draft7: "draft-07"
    case .draft2019: "2019-09"
    case .draft2020: "2020-12"
    }
  }

  /// Reads a name as people write it: `2020-12`, `draft2020-12`, `draft-07`, `draft7`, `7`.
  package init?(name: String) {
    let word = name.lowercased()
    let bare = word.hasPrefix("draft") ? String(word.drop { !("0"..."9").contains($0) }) : word
    switch bare {
    case "4", "04": self = .draft4
    case "6", "06": self = .draft6
    case "7", "07": self = .draft7
    case "2019-09", "2019": self = .draft2019
    case "2020-12", "2020": self = .draft2020
    default: return nil
    }
  }

  /// The keyword that names a schema resource.
  package var identifierKeyword: String { self == .draft4 ? "id" : "$id" }

  /// Up to draft-07 a `$ref` is all that its object says.
  package var referenceHidesSiblings: Bool { self <= .draft7 }

  /// In draft-04 `1.0` is written like a fraction and therefore is no integer; later it is one.
  package var integersMayBeWrittenAsFractions: Bool { self != .draft4 }

  /// From 2020-12 on, items that `contains` matched count as evaluated.
  package var containsEvaluatesItems: Bool { self == .draft2020 }
}
