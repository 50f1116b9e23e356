"""Drawing a face from an identity and action units. No emotion logic in the drawing modules.

Owns the identities, the rig, the expressions as poses, motion and the live face. May import `domain` and skia.
"""
