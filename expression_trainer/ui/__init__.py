"""Everything with pixels or sound: shapes and text drawn with skia, shown, timed and heard through pygame.

May import `domain`, `practice`, `faces`, `reports`, skia, pygame and numpy. What it needs of the other rooms comes
through `services.Services`. Scenes describe; `window` shows them; exercises never draw.
"""
