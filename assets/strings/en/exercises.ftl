### What the exercises say to a child: at most seven words a sentence, present tense, no exclamation mark.
### $name is the person in the picture, $target the word for the expression.

## Name it

name-it-title = Name it
name-it-question = { $name } looks …
name-it-model = { $name } looks { $target }.
look-again = Let's look again.
look-together = Let's look together.
well-done-independent = Yes, { $target }. You found it by yourself.
well-done-helped = Yes, { $target }.

## Copy me

copy-title = Copy me
copy-me-title = Copy me
copy-question = Copy me: { $target }.
copy-done = Yes, { $target }. You held it.
copy-best = We keep your closest one.
tried-it = You tried it. Your plant grew a leaf.
find-question = Find the { $target } face.
find-model = This face looks { $target }.

match-question = Who shows the same?
match-model = Both faces look { $target }.

moving-question = Watch: { $name } looks …

show-question = Show me: { $target }.

friend-question = { $name } makes your face.
friend-choose = Choose a face for { $name }.
friend-done = You played with { $name }.

own-way-question = Show { $target } in your own way.
own-way-done = You showed it your way.
own-way-noted = How was it shown?

hold = Hold … There.
hold-now = Hold …
copy-you = you
adult-judge = How close was it?
adult-judge-note = for the adult
self-judge = How close was it?

## One movement that would bring the most

hint-more-1 = Inner brows up a bit more.
hint-more-2 = Brows up a bit more.
hint-more-4 = Brows down a bit more.
hint-more-5 = Eyes open a bit wider.
hint-more-6 = Cheeks up a bit more.
hint-more-7 = Make your eyes a bit narrower.
hint-more-9 = Wrinkle your nose a bit more.
hint-more-10 = Top lip up a bit more.
hint-more-12 = Mouth corners up a bit more.
hint-more-15 = Mouth corners down a bit more.
hint-more-17 = Push your chin up a bit.
hint-more-20 = Pull your mouth a bit wider.
hint-more-23 = Make your lips a bit tighter.
hint-more-24 = Press your lips a bit more.
hint-more-25 = Open your lips a bit.
hint-more-26 = Open your mouth a bit more.

hint-less-1 = Inner brows down a bit.
hint-less-2 = Brows down a bit.
hint-less-4 = Let your brows go smooth.
hint-less-5 = Let your eyes rest a bit.
hint-less-6 = Let your cheeks rest a bit.
hint-less-7 = Let your eyes be soft.
hint-less-9 = Let your nose be smooth.
hint-less-10 = Let your top lip rest.
hint-less-12 = Mouth corners down a bit.
hint-less-15 = Mouth corners up a bit.
hint-less-17 = Let your chin rest.
hint-less-20 = Make your mouth a bit narrower.
hint-less-23 = Let your lips be soft.
hint-less-24 = Let your lips be loose.
hint-less-25 = Close your lips a bit.
hint-less-26 = Close your mouth a bit.

## Between the turns

rest-look = Look at the garden.
break-breathe-in = Breathe in …
break-breathe-out = Breathe out …
saving = One moment.
not-saved = One moment. A grown-up can help.
finished = All done.
garden-new-flower = A new flower in your garden
garden-small-flower = A small flower in your garden
garden-new-leaf = A new leaf in your garden

## Keys

key-stop = Stop
key-break = Break
key-not-sure = I'm not sure
key-again = Again
key-next = Next
key-try-again = Try again
key-resume = Back to play
key-something-else = Something else
key-a-little = a little
key-closer = closer
key-there = there
key-done = Done
key-with-face = face
key-with-body = body
key-with-voice = voice
key-with-words = words
key-start = Start
key-back = Back
key-home = Home
key-goodbye = Goodbye

## Sounds in words, for captions

caption-tap = a soft tap
caption-independent = two rising notes
caption-helped = one soft note
caption-all-done = four notes that come home
