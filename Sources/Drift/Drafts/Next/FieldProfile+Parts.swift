import JSONText
import Schemas

extension FieldProfile {
  /// The same without values of other types.
  func keeping(_ kept: TypeSet) -> FieldProfile {
    var field = self
    if !kept.contains(.null) { field.types.nulls = 0 }
    if !kept.contains(.boolean) { (field.types.trues, field.types.falses) = (0, 0) }
    if !kept.contains(.integer) { (field.types.integers, field.types.pointed) = (0, 0) }
    if !kept.contains(.fraction) { field.types.fractions = 0 }
    if field.types.numbers == 0 { field.numbers = nil }
    if !kept.contains(.string) { (field.types.strings, field.texts) = (0, nil) }
    if !kept.contains(.array) { (field.types.arrays, field.sizes) = (0, nil) }
    if !kept.contains(.object) { field.types.objects = 0 }
    field.children = field.children.filter { step, _ in
      kept.contains(step.isOfObjects ? .object : .array)
    }
    field.marks = field.marks.filter { kept.contains($0.key.typeSet) }
    return field
  }

  /// What stands at a pointer of this value, with `*` for any element or any name.
  package func field(at pointer: String) -> FieldProfile? {
    guard let tokens = JSONPointer(pointer)?.tokens else { return nil }
    var field = self
    for token in tokens {
      guard let next = field[token] ?? (token == "*" ? field.elements ?? field.anyField : nil)
      else { return nil }
      field = next
    }
    return field
  }
}

extension FieldProfile.Step {
  fileprivate var isOfObjects: Bool {
    switch self {
    case .name, .anyName: true
    case .place, .element: false
    }
  }
}
