import Testing

@Suite struct ArgumentsTestsPlace {}
