import Contracts
import JSONText
import Schemas

extension Change {
  /// The same change when the field that was added has a name that may not come back.
  ///
  /// Stored events carry the name with its old meaning, and nothing but this list remembers that.
  func reusing(_ reserved: [Placed<String>], policy: ChangePolicy) -> Change? {
    guard kind == .fieldAdded || kind == .fieldNewlyRequired,
      let name = fieldName, reserved.contains(where: { JSONName($0.value) == name })
    else { return nil }
    var change = Change(
      .reservedNameReused, at: pointer, effect: .meaning, level: .major, backward: backward,
      forward: forward, message: "field '\(name)' has a name that is reserved")
    change.old = old
    change.new = new
    change.users = users
    change.identity = identity
    change.notes = ["events stored under the name carry its older meaning"]
    return change
  }

  /// The name of the field that the pointer ends with.
  var fieldName: JSONName? { JSONPointer(parsing: pointer.utf8)?.tokens.last }
}
