import Testing

@Suite struct SchemasTestsPlace {}
