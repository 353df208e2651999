import Testing

@Suite struct FindingsTestsPlace {}
