import Testing

@Suite struct WorkspaceTestsPlace {}
