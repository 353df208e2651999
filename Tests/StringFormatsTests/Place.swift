import Testing

@Suite struct StringFormatsTestsPlace {}
