/// An address as it is written in a file of another address; the whole one where they share nothing.
package func relativeAddress(of address: String, from base: String) -> String {
  guard let target = URIReference(address), let start = URIReference(base),
    target.scheme == "file", start.scheme == "file"
  else { return address }
  var steps = target.path.split(separator: "/", omittingEmptySubsequences: false)[...]
  var folders = start.path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
  while let first = steps.first, steps.count > 1, first == folders.first {
    steps.removeFirst()
    folders.removeFirst()
  }
  return (folders.map { _ in ".." } + steps.map(String.init)).joined(separator: "/")
}
