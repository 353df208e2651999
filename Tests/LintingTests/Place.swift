import Testing

@Suite struct LintingTestsPlace {}
