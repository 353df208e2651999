import Testing

@Suite struct CapturesTestsPlace {}
