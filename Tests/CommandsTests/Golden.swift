import Glibc
import Testing

/// Compares a text with a file under `Fixtures/golden/`, or writes that file when `UPDATE_GOLDEN`
/// is set.
func expectGolden(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let path = packageRoot + "/Fixtures/golden/" + name
  if unsafe getenv("UPDATE_GOLDEN") != nil {
    write(text, to: path)
    return
  }
  let expected = read(path)
  #expect(
    expected != nil, "\(name) is missing; run with UPDATE_GOLDEN=1", sourceLocation: sourceLocation)
  #expect(text == expected, "\(name) differs", sourceLocation: sourceLocation)
}

/// Two folders above this one.
private var packageRoot: String {
  #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
}

private func write(_ text: String, to path: String) {
  var folder = ""
  for part in path.split(separator: "/").dropLast() {
    folder += "/" + part
    mkdir(folder, 0o755)
  }
  guard let file = unsafe fopen(path, "w") else { return }
  defer { unsafe fclose(file) }
  unsafe fputs(text, file)
}

private func read(_ path: String) -> String? {
  guard let file = unsafe fopen(path, "r") else { return nil }
  defer { unsafe fclose(file) }
  var bytes: [UInt8] = []
  while case let byte = unsafe fgetc(file), byte != EOF {
    bytes.append(UInt8(truncatingIfNeeded: byte))
  }
  return String(validating: bytes, as: UTF8.self)
}
