import Testing

@Suite struct JSONTextTestsPlace {}
