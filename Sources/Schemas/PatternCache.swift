import JSONText
package import Patterns
import Synchronization

/// The patterns of all schemas that are read together: contracts share many, and each is compiled
/// once.
package final class PatternCache: Sendable {
  private let known = Mutex<[JSONName: Result<Pattern, PatternError>]>([:])

  package init() {}

  package func pattern(_ source: String) throws(PatternError) -> Pattern {
    let name = JSONName(source)
    if let result = known.withLock({ $0[name] }) { return try result.get() }
    let result = Result { () throws(PatternError) in try Pattern(source) }
    known.withLock { $0[name] = result }
    return try result.get()
  }
}
