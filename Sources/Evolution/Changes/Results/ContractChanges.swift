import Contracts
import Schemas
import SourceText

/// What changed around the schema: names, owner, promises.
func contractChanges(
  from old: Contract?, to new: Contract?, policy: ChangePolicy
) -> [Change] { [] }
