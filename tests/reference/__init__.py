"""A second, literal reading of breathing-room's reasoning, for the tests to compare with."""
