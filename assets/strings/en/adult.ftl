### For the adult: plain, short, nothing that judges a child.

## The gate

gate-choose = Choose a PIN for the adult pages
gate-choose-why = Four numbers that a child does not guess. There is no way to look it up later.
gate-repeat = The same four numbers again
gate-different = These were two different PINs. Choose one again.
gate-enter = Adults: your PIN
gate-again = That is not the PIN. Try again.
gate-wait = { $seconds ->
    [one] Wait one second, then try again.
   *[other] Wait { $seconds } seconds, then try again.
}
gate-clear = Clear
gate-hint = Numbers on the keyboard work too.

## The first start

guide-step = Step { $step } of { $steps }
guide-back = Back
guide-next = Next
guide-done = Done

guide-welcome-title = Welcome
guide-welcome-lead = A calm game for practising faces: naming what a face shows, and copying it.
guide-welcome-local = Everything stays on this computer. The game never uses the network.
guide-welcome-camera = You decide about the camera. The game works fully without it.
guide-welcome-beside = Five to ten minutes are plenty. Sit beside the child if you can.
guide-welcome-not = It is for practice. It diagnoses nothing and replaces no therapy.

guide-who-title = Who are you to the child?
guide-who-lead = This is noted beside your decisions. No name is kept.
guide-who-parent = Parent or carer
guide-who-family = Other family
guide-who-teacher = Teacher
guide-who-therapist = Therapist

guide-child-title = Who will play?
guide-child-name = Name or nickname
guide-child-name-hint = A nickname is fine.
guide-child-age = Age
guide-child-avatar = Picture
guide-child-taken = This name is already in use here.
guide-age = { $band } years
guide-age-older = { $band } or older

consent-results-title = May the game keep { $name }'s results?
consent-results-what = It keeps answers, times and how close a copied face came. Never a picture.
consent-results-why = With them the game chooses the next turns and writes the report.
consent-results-where = They stay on this computer, and you can delete them at any time.
consent-results-yes = Yes, keep results
consent-results-no = No, keep nothing

consent-camera-title = May the game use the camera?
consent-camera-what = While a face is copied, this computer looks at how { $name }'s face moves.
consent-camera-never = No picture and no video is kept or sent. Only how close each turn came is kept.
consent-camera-limits = It sees movement. It does not know who is there or what anyone feels.
consent-camera-others = Other people in view are ignored. Tell them that the camera is on.
consent-camera-school = In a school in the European Union, choose to play without.
consent-camera-free = Without it you say how close it was. You can change this at any time.
consent-camera-yes = Yes, use the camera
consent-camera-no = No, play without

assent-adult = Now show { $name } this page, and ask.

guide-ready-title = Ready
guide-ready-lead = { $name } can play now.
guide-ready-pin = The adult pages are behind your PIN.
guide-play = Go to the game

## Adult pages

adult-to-game = To the game
adult-learners = Learners
adult-reports = Reports
adult-settings = Settings
adult-privacy = Privacy
adult-about = About
adult-local = Everything stays on this computer.
adult-add-learner = Add a learner
adult-no-learner = Nobody plays here yet.
adult-start = Start a session
adult-name-age = { $name }, { $age }
adult-played-never = Has not played yet.
adult-played-last = Played { $count ->
    [one] once
   *[other] { $count } times
} so far. Last time: { $day }.
adult-turns-kept = { $count ->
    [0] No turns are kept.
    [one] One turn is kept.
   *[other] { $count } turns are kept.
}
adult-named-title = Named without help
adult-named-lead = all turns so far; the bar shows how sure we are
adult-named-none = Nothing named without help yet.
adult-count = { $hits } of { $shown }
adult-too-few = { $shown ->
    [one] One try so far: too few to say
   *[other] { $shown } tries so far: too few to say
}
adult-coach-title = Before you start
adult-coach-1 = Sit beside { $name }. Say what you see: “her brows went up”, “his mouth got wide”.
adult-coach-2 = No need to correct. The game shows it again.
adult-upset = If { $name } gets upset
adult-upset-title = If { $name } gets upset
adult-upset-1 = Press Stop. Everything is kept, and the garden still grows.
adult-upset-2 = Leave the screen. Do something { $name } likes; no need to talk about it.
adult-upset-3 = Next time: fewer turns, the calm look, the mirror off, or no camera.
adult-upset-4 = Copying faces can be left out for good. That is fine.
adult-close = Close

## Reports

reports-lead = One page with all that was practised: to read, to print, to take along.
reports-make = Write the report
reports-written = The report is written. Open this file in a browser:
reports-none = There is nothing to report yet. Play a session first.
reports-honest = Figures stand with how sure they are. Fewer than ten tries say nothing.

## Settings

settings-for = For { $name }
settings-theme = Look
settings-theme-light = light
settings-theme-dark = dark
settings-theme-calm = calm
settings-theme-contrast = high contrast
settings-text = Text size
settings-percent = { $value } %
settings-motion = Motion
settings-motion-on = gentle
settings-motion-off = still
settings-hand = Hand
settings-hand-right = right
settings-hand-left = left
settings-mirror = Mirror
settings-mirror-picture = own picture
settings-mirror-double = drawn double
settings-mirror-off = off
settings-voice = Voice
settings-effects = Sounds
settings-volume-off = off
settings-less = less
settings-more = more

## Privacy

privacy-camera = Camera
privacy-camera-on = Allowed since { $day }. The camera is on only while { $name } plays.
privacy-camera-off = Not allowed. The game plays without it.
privacy-camera-allow = Allow the camera
privacy-camera-withdraw = Stop using the camera
privacy-results = Results
privacy-results-on = Kept since { $day }. { $count ->
    [0] No turns are kept.
    [one] One turn is kept.
   *[other] { $count } turns are kept.
}
privacy-results-off = Not kept. Each session starts anew.
privacy-results-allow = Keep results
privacy-results-withdraw = Stop keeping results
privacy-given = Decided by: { $who }.
privacy-delete = Delete { $name }
privacy-delete-lead = Removes { $name } and everything kept about { $name }.
privacy-delete-sure-title = Delete { $name } and all results?
privacy-delete-sure-1 = { $count ->
    [0] No turns are kept, only the name and the settings.
    [one] One turn will be gone for good.
   *[other] { $count } turns will be gone for good.
}
privacy-delete-sure-2 = This can't be undone. Reports already written are files of yours and stay.
privacy-delete-yes = Yes, delete
privacy-delete-keep = Keep { $name }
privacy-deleted = { $name } is deleted.

## About

about-lead = Expression Trainer, version { $version }
about-1 = For practising faces. It diagnoses nothing and replaces no therapy.
about-2 = No network, no accounts, no adverts. Free and open: licence Apache-2.0.
about-3 = The people in the game are drawn. Nobody was photographed.
about-voice-none = This computer has no voice for the game. Texts are shown instead.

## Camera, for the adult

camera-none-title = No camera was found
camera-none-lead = Plug one in and try again, or play without. The game works fully without it.
camera-try-again = Look again
camera-problem = The camera can't be used now.
page-back = Page back
page-on = More
privacy-given-child = the child said “not now”
privacy-given-pin = an adult with the PIN
about-camera = Camera in use: { $name }
trouble-title = This could not be done now.
