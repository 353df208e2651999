import Testing

@Suite struct ReportsTestsPlace {}
