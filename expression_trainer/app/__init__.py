"""The composition root: the only room that names concrete classes of sibling rooms and wires them together.

Owns the clock of the real world, the choice of camera, sessions over the bundled content, the running game and reports.
May import every room. What is heavy is imported where it is needed, so that the first screen comes soon.
"""
