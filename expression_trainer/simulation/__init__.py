"""Stand-ins for the outside, for tests and simulations: a stepped clock, scripted readings, a store in memory.

Mirrors `practice.ports` file for port. May import `domain`, `exercises` and `practice`.
"""
