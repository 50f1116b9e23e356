### The rooms around the exercises, as a child meets them.

## Who is playing?

who-title = Who is playing?
who-guest = Guest
who-adults = Adults
who-more = More
who-hold = Adults: press and hold.
who-start = Start here
who-start-adult = An adult sets up the game first.

## Today

plan-hello = Hello { $name }. Today:
plan-hello-guest = Hello. Today:
plan-now = now
plan-name-it = Name it
plan-find-it = Find it
plan-same-feeling = Same feeling
plan-its-moving = It's moving
plan-copy-me = Copy me
plan-show-me = Show me
plan-mirror-play = Mirror play
plan-my-way = My way
plan-break = Break
plan-all-done = All done

## All done

finish-title = All done, { $name }.
finish-title-guest = All done.
finish-grew = Your garden grew.
finish-new = new
finish-practised = You practised
finish-stickers = My stickers

stickers-title = Choose one, { $name }.
stickers-title-guest = Choose one.
stickers-chosen = You chose this one.
stickers-garden = My garden
sticker-blossom = flower
sticker-ladybird = ladybird
sticker-mushroom = mushroom
sticker-fish = fish
sticker-boat = boat
sticker-rainbow = rainbow
sticker-moon = moon
sticker-tree = tree

goodbye-title = Goodbye, { $name }.
goodbye-title-guest = Goodbye.
goodbye-saved = Saved. You can stop here.
goodbye-not-kept = You can stop here.
goodbye-again = Play again
goodbye-close = Close the game

## Does the child want to play?

assent-title = Do you want to play?
assent-look = We look at faces.
assent-copy = We copy faces.
assent-camera = The camera looks. It keeps no picture.
assent-no-camera = We play without the camera.
assent-stop = You can stop any time.
assent-yes = Yes
assent-no = Not now
assent-later = That is fine. We play another day.
