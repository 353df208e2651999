/// In how many of the events that could hold a thing it was found.
package struct Presence: Hashable, Sendable {
  package var seen: Int
  package var of: Int

  package init(seen: Int, of: Int) {
    self.seen = seen
    self.of = of
  }
}
