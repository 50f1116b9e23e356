"""Pictures of numbers as plain SVG. Marks carry classes only, so that themes, print and a strict style policy hold.

One shape, one meaning, here and on every page: filled circle = practised people or one session, diamond = new people,
open circle = baseline or too few turns, square = check, cross = not seen well, plus = with help.
"""
