"""One picture from a camera, in memory only. Nothing in `store`, `reports` or `clinic` may import this module."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """An RGB picture. It lives in memory and is dropped after use; nothing may write it anywhere.

    `pixels`: contiguous unsigned bytes of shape (height, width, 3), red first.
    `captured_at`: monotonic seconds. `number`: counts up by one per frame of a source.
    """

    pixels: memoryview
    width: int
    height: int
    captured_at: float
    number: int
