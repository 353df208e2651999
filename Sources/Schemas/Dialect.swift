/// A version of JSON Schema, each read by its own rules.
package enum Dialect: String, Hashable, Sendable, CaseIterable {
  case draft4 = "http://json-schema.org/draft-04/schema"
  case draft6 = "http://json-schema.org/draft-06/schema"
  case draft7 = "http://json-schema.org/draft-07/schema"
  case draft2019 = "https://json-schema.org/draft/2019-09/schema"
  case draft2020 = "https://json-schema.org/draft/2020-12/schema"
}
