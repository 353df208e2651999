import Testing

@Suite struct YAMLTextTestsPlace {}
