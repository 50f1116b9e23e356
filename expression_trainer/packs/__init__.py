"""Content packs: folders of data without code, checked as a whole before anything is shown.

Owns the pack format, its checks and the builder of the bundled pack. May import `domain`, `practice.ports`, `faces`
(the builder draws with it), pydantic and skia.
"""
