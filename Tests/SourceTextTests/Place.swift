import Testing

@Suite struct SourceTextTestsPlace {}
