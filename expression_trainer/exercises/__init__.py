"""The rules of each exercise, as pure state machines: events in, a `Screen` out.

Owns the exercise contract, the registry, the exercises and mimic scoring. May import `domain` and `statistics`.
"""
