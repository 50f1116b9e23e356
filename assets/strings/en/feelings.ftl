### What each expression is called. Lower-case, an adjective, as in "Maya looks happy".

word-neutral = plain
word-happiness = happy
word-sadness = sad
word-anger = angry
word-fear = scared
word-surprise = surprised
word-disgust = disgusted
word-calm = calm
word-pain = hurt
word-contempt = scornful
word-shy = shy
word-tired = tired
word-worried = worried
word-proud = proud
word-excited = excited
word-confused = confused

## What to look at, one short literal sentence for each part of the face

look-again-brows-neutral = The brows rest.
look-again-brows-happiness = The brows stay smooth.
look-again-brows-sadness = The brows rise in the middle.
look-again-brows-anger = The brows go down and together.
look-again-brows-fear = The brows go up and together.
look-again-brows-surprise = The brows go up.
look-again-brows-disgust = The brows come down a little.

look-again-eyes-neutral = The eyes rest.
look-again-eyes-happiness = The cheeks push up the eyes.
look-again-eyes-sadness = The eyes look heavy.
look-again-eyes-anger = The eyes get narrow.
look-again-eyes-fear = The eyes open very wide.
look-again-eyes-surprise = The eyes open wide.
look-again-eyes-disgust = The eyes get narrow.

look-again-nose-neutral = The nose rests.
look-again-nose-happiness = The nose stays smooth.
look-again-nose-sadness = The nose stays smooth.
look-again-nose-anger = The nose wrinkles a little.
look-again-nose-fear = The nose stays smooth.
look-again-nose-surprise = The nose stays smooth.
look-again-nose-disgust = The nose wrinkles.

look-again-mouth-neutral = The mouth rests.
look-again-mouth-happiness = The mouth corners go up.
look-again-mouth-sadness = The mouth corners go down.
look-again-mouth-anger = The lips press together.
look-again-mouth-fear = The mouth pulls wide.
look-again-mouth-surprise = The mouth drops open.
look-again-mouth-disgust = The top lip goes up.
