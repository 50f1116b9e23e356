### Whether the camera sees the child, and the plain reason if not. Said to the child.

cant-see-good = I can see you.
cant-see-starting = The camera is waking up.
cant-see-no-face = I can't see you yet.
cant-see-too-small = Come a little closer.
cant-see-too-dark = I can't see you yet. A lamp in front helps.
cant-see-too-bright = It is very bright here. Try less light.
cant-see-blurred = The picture is blurry. Wait a little.
cant-see-turned-away = Turn a little towards the screen.
cant-see-partly-out = Move a little to the middle.
cant-see-which-face = I see two faces. Sit in front.
cant-see-frozen = The picture stands still. Wait a little.
cant-see-camera-lost = The camera is resting. We play on without it.
cant-see-camera-off = The camera is off.

camera-resting = The camera is resting. We play on without it.
camera-on = camera is on
camera-off = camera is off

## Camera check

camera-check-title = Can the game see you?
camera-check-face = Face in the picture
camera-check-light = Enough light
camera-check-turn = Turned to the screen
camera-check-start = Start
camera-check-without = Play without the camera
camera-check-drawn = Try with a drawn face
camera-check-no-picture-kept = No picture is kept.
