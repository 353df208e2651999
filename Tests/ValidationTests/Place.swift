import Testing

@Suite struct ValidationTestsPlace {}
