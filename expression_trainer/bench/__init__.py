"""What is measured, never part of the tests. Every measurement is one plain dictionary."""
