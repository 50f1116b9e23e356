"""The older people of the cast, 55 and more."""

from __future__ import annotations

from .identity import Beard, Covering, Frame, Garment, Hair, Identity

# fmt: off
ELDERS: tuple[Identity, ...] = (
    Identity("Ruth", 71, "female", 2, 0.25, "#f3d0ba", width=1.03, length=0.97, eye_size=0.92, nose_length=1.05,
             lip_fullness=0.75, wrinkles=0.75, iris="#6287a6", glasses="#8a4b3a", brow_thickness=0.8,
             brow_colour="#a39a92", hair=Hair.WAVY, hair_colour="#d2cdc8", garment=Garment.CARDIGAN,
             clothes="#8d6fa0", background="#efe3dc", seed=13, probe=True),
    Identity("Kwame", 66, "male", 9, 1, "#5a3828", jaw=1.05, eye_size=0.95, nose_width=1.28, nose_bridge=0.35,
             lip_fullness=1.25, lip_width=1.08, wrinkles=0.6, iris="#2e1a10", hair=Hair.BUZZ, hair_colour="#a9a5a1",
             brow_colour="#7f7874", beard=0.6, beard_style=Beard.GOATEE, garment=Garment.SHIRT, clothes="#a9703e",
             background="#e4e8ee", seed=17),
    Identity("Hans", 58, "male", 2, 1, "#f4cfb5", cheek=0.6, jaw=1.08, chin=1.1, nose_length=1.08, nose_width=1.1,
             lip_fullness=0.8, wrinkles=0.5, iris="#5c84a0", hair=Hair.BALD, hair_colour="#b9b2aa",
             brow_colour="#94897c", beard=0.7, beard_style=Beard.MOUSTACHE, garment=Garment.ROLLNECK,
             clothes="#55606e", background="#e3ede4", seed=37),
    Identity("Rosa", 68, "female", 6, 0.25, "#b98660", width=1.04, length=0.96, cheek=0.4, eye_size=0.95,
             eye_depth=0.65, nose_width=1.12, nose_tip=0.4, lip_fullness=0.9, wrinkles=0.7, iris="#3a2413",
             hair=Hair.BUN, hair_colour="#8f8a86", brow_colour="#5e5754", earrings=True, clothes="#c0504d",
             background="#f0ead9", seed=167),
    Identity("Harjit", 72, "male", 7, 1, "#9d6a47", width=0.99, length=1.05, eye_size=0.9, eye_depth=0.8,
             nose_length=1.1, nose_bridge=0.85, nose_width=1.1, lip_fullness=0.95, wrinkles=0.65, brow_thickness=1.4,
             brow_colour="#b5b0aa", iris="#3a2616", beard=1, beard_style=Beard.LONG, covering=Covering.TURBAN,
             covering_colour="#2f5f8f", hair_colour="#d8d4cf", garment=Garment.SHIRT, clothes="#cfc6b4",
             background="#e6e0ea", seed=173, probe=True),
    Identity("Ingrid", 79, "female", 1, 0.25, "#f6d9c8", width=0.95, length=1.04, cheek=-0.5, jaw=0.96, eye_size=0.9,
             eye_tilt=-0.4, nose_length=1.1, nose_tip=0.5, lip_fullness=0.65, wrinkles=0.95, iris="#7f9fb0",
             hair=Hair.PIXIE, hair_colour="#eeebe6", brow_colour="#c2bab0", brow_thickness=0.7,
             garment=Garment.CARDIGAN, clothes="#6f8f7a", background="#eaf0f3", seed=179),
    Identity("Walter", 64, "male", 4, 0.95, "#e3b48e", width=1.02, length=1.02, jaw=1.02, eye_size=0.92,
             nose_length=1.1, nose_width=1.12, nose_tip=0.3, lip_fullness=0.82, wrinkles=0.55, ears=1.15,
             iris="#5f7f6f", glasses="#70543a", frame=Frame.SQUARE, hair=Hair.RECEDING, hair_colour="#a8a29b",
             brow_colour="#857d75", garment=Garment.CARDIGAN, clothes="#7a4f44", background="#f3ebd9", seed=181,
             probe=True),
    Identity("Ade", 62, "female", 10, 0.2, "#4b3127", width=1.0, length=1.0, eye_size=0.96, nose_width=1.2,
             nose_bridge=0.4, lip_fullness=1.25, lip_tint=0.45, wrinkles=0.45, iris="#22130b", glasses="#b5893c",
             frame=Frame.OVAL, hair=Hair.CURLY, hair_colour="#8d8986", brow_colour="#4f4844", earrings=True,
             garment=Garment.V_NECK, clothes="#6a4f8c", background="#efe7d3", seed=191),
    Identity("Kenji", 75, "male", 3, 0.8, "#ecc6a0", width=0.97, length=1.02, cheek=-0.3, eye_fold=0.15, eye_tilt=0.2,
             eye_size=0.86, nose_bridge=0.3, nose_width=1.08, lip_fullness=0.75, wrinkles=0.8, brow_colour="#b9b4ae",
             brow_thickness=1.1, iris="#33200f", hair=Hair.BALD, hair_colour="#dcd8d3", headrest=True,
             garment=Garment.SHIRT, clothes="#4d6b66", background="#e9e6df", seed=193),
)
# fmt: on
