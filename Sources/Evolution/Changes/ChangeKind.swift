/// What kind of difference a change is; the words are those of results and reports.
package enum ChangeKind: String, Hashable, Sendable, CaseIterable {
  case fieldAdded = "field-added"
  case fieldRemoved = "field-removed"
  case fieldNewlyRequired = "field-newly-required"
  case fieldNoLongerRequired = "field-no-longer-required"
}
