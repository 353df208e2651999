import JSONText
package import YAMLText

/// The text of a YAML file that shall say something else now.
///
/// Comments, order and layout of what stays are kept, wherever the text can be edited; a text that
/// cannot is written anew. Nil stands for a file that is not there yet.
package func updatedYAML(_ text: [UInt8]?, to tree: YAMLTree) -> [UInt8] {
  guard let text, let document = try? YAMLDocument.read(text) else {
    return YAMLWriter().file(tree)
  }
  let old = YAMLTree(document.root)
  guard old != tree else { return text }
  let edits = operations(from: old, to: tree, at: .root)
  do throws(YAMLEditError) { return try document.applying(edits).bytes } catch {
    return YAMLWriter().file(tree)
  }
}

/// The smallest changes that lead from one value to another.
///
/// Reading has bounded the depth of both.
private func operations(from old: YAMLTree, to new: YAMLTree, at path: YAMLPath) -> [YAMLOperation]
{
  guard old != new else { return [] }
  switch (old, new) {
  case (.mapping(let before), .mapping(let after)) where !before.isEmpty && !after.isEmpty:
    var operations: [YAMLOperation] = []
    for member in after {
      let place = path.appending(.name(member.name))
      guard let known = before.first(where: { $0.name == member.name }) else {
        operations.append(.insert(member.name, member.value, into: path, at: .last))
        continue
      }
      operations += steps(from: known.value, to: member.value, at: place)
    }
    let gone = before.filter { member in !after.contains { $0.name == member.name } }
    return operations + gone.map { .remove(path.appending(.name($0.name))) }
  default: return steps(from: old, to: new, at: path)
  }
}

private func steps(from old: YAMLTree, to new: YAMLTree, at path: YAMLPath) -> [YAMLOperation] {
  switch (old, new) {
  case (.mapping(let before), .mapping(let after)) where !before.isEmpty && !after.isEmpty:
    return operations(from: old, to: new, at: path)
  case (.list(let before), .list(let after)) where !before.isEmpty && after.count >= before.count:
    var operations: [YAMLOperation] = []
    for (index, pair) in zip(before, after).enumerated() {
      operations += steps(from: pair.0, to: pair.1, at: path.appending(.index(index)))
    }
    return operations + after.dropFirst(before.count).map { .append($0, to: path) }
  default: return old == new ? [] : [.replace(path, with: new)]
  }
}

extension YAMLTree {
  /// The members of a mapping; none of everything else.
  var mappingMembers: [Member] {
    if case .mapping(let members) = self { members } else { [] }
  }

  var listElements: [YAMLTree] {
    if case .list(let elements) = self { elements } else { [] }
  }

  /// The value of a name in a mapping.
  subscript(name: JSONName) -> YAMLTree? {
    get { mappingMembers.first { $0.name == name }?.value }
    set {
      var members = mappingMembers
      let index = members.firstIndex { $0.name == name }
      switch (index, newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append(Member(name, value))
      case (nil, nil): break
      }
      self = .mapping(members)
    }
  }
}
