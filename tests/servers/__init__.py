"""Real servers for tests, each with its own folder, gone when the tests are."""
