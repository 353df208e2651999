import Testing

@Suite struct CommandsTestsPlace {}
