"""Content packs: folders or zips of data without code, checked as a whole before anything is shown.

Owns the pack format, its checks, installing, the builder of the bundled packs and the contact sheets. May import
`domain`, `practice.ports`, `faces` (what has no file is drawn by it), pydantic, fluent and skia.
"""
