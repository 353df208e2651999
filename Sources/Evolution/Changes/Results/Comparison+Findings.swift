package import Findings
package import SourceText

extension Comparison {
  /// What the rules `CC1...` say of the changes, each at its place in the newer schema, or in the
  /// older one when it is gone.
  ///
  /// `locate` turns a span of a file into a place; the edge has the files.
  package func findings(
    locate: (_ path: String, _ span: SourceSpan) -> Place?
  ) -> [Finding] { [] }
}
