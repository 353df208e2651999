import Testing

@Suite struct PatternsTestsPlace {}
