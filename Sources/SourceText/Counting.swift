/// `1 event`, `2 events`: a number with its noun, which takes an `s`.
package func counted(_ count: Int, _ noun: String) -> String {
  count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
}
