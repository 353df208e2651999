import JSONText

/// Where in an event a schema is being drawn.
struct DraftPlace: Hashable {
  /// With `*` for any element or any name.
  private(set) var pointer = ""
  /// The name of the nearest field, which says what values mean.
  private(set) var name: JSONName?
  /// How many steps lead here.
  private(set) var level = 0

  func field(_ name: JSONName) -> DraftPlace {
    DraftPlace(pointer: pointer + JSONPointer([name]).description, name: name, level: level + 1)
  }

  var any: DraftPlace { DraftPlace(pointer: pointer + "/*", name: name, level: level + 1) }

  init() {}

  init(pointer: String) { self.pointer = pointer }

  private init(pointer: String, name: JSONName?, level: Int) {
    self.pointer = pointer
    self.name = name
    self.level = level
  }
}
