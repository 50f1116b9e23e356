"""Running and planning practice.

Owns the ports to the outside (clock, readings, store, packs, language, voice), the planner, prompting, rewards and the
session runner. May import `domain`, `exercises` and `statistics`.
"""
