# The interface in English: what every other language is translated from. Surveys and help lines are content, in domain/content/.
# Keep sentences short and warm: a child of eight reads most of them. Someone may be looking over a shoulder: nothing here names a topic.
# A test (app/tests/locales.rs) refuses a key that no page uses, a key that a page uses and this file lacks, and a language that lacks one.

## On every page
leave = Leave this page
help = Help
help-now = Need help now?
text-number = Text { $number }
languages = Languages
made-up = Made-up survey, for trying out. Don’t put real answers here.
listen = Listen
stop-listening = Stop
back = Back
first-page = To the first page

## The front page
home-title = Have a blether with us
home-lead = Tell us what support is like for you and your family. It takes about 3 minutes. We don’t ask your name.
home-choose = You choose what to answer. You can skip and you can stop.
home-added-up = Answers are added up. No chart shows one person.
home-until-send = Nothing is kept until you press Send.
home-results = See what people said
code = Your code
code-hint = It is on the poster or card. Capitals don’t matter.
code-go = Go
code-unknown-title = We can’t find that code
code-unknown-lead = Check the code and try again. If it still doesn’t work, ask the person who gave it to you.
code-unknown = No survey has this code.

## Who is answering?
who-title = Who is answering?
who-lead = It takes about 3 minutes. We don’t ask your name.
privacy = What happens to your answers

## The form
before-you-start = Before you start
we-ask-about = We will ask about:
leave-note = Need to hide this quickly? Press “Leave this page”, or press the Shift key three times. It can’t clear the phone’s history.
steps = Steps
start = Start
skip = Skip
next = Next
send = Send
place = Question { $place } of { $of }
place-short = { $place } of { $of }
easy-words = Easy words
tick-any = Tick any.
rather-not-say = Rather not say
take-back = Take my answer back
look-again = Look again
talk-to-someone = Want to talk to someone?
more-help = More people to call or text
help-near = Help for you
help-near-lead = You can call or text these people. You don’t have to say your name.
everything = That’s everything
everything-lead = Press Send and your answers go in. Until then nothing is kept. You can go back and change them.
sending = Sending…
sending-moment = Just a moment…
sending-again = No answer yet. We’ll try again soon. Your answers are still on this page.
sending-no-connection = Still no connection. Keep this page open and we’ll keep trying. Or press Send to try now.
sending-no-answer = Still no answer. Keep this page open and we’ll keep trying. Or press Send to try now.
sending-arrived = We’ve got it. Your answers are saved.
sending-stopped = We’ve stopped. Your answers may already be in. It is safe to press Send again.

## In one's own words
words-before = Please don’t write names. Nobody reads this straight away; it may be weeks. Nobody can reply, and we can’t tell who you are. If you are not safe, talk to someone now.
words-before-child = Please don’t write names. Nobody reads this now. It may be weeks. We can’t write back. We don’t know who you are. Are you not safe? Talk to someone now.
words-limit = Up to { $letters } letters.
words-left = Letters left:
words-long = This is too long for the box. Please make it shorter.
words-share = You may share my words, without my name.
words-share-child = You may show this to others, without my name.
words-look = Could this tell who you are? You may want to take it out:
words-email = an e-mail address
words-phone = a phone number
words-postcode = a postcode
words-web = a web address
words-born = a date of birth
words-named = a name
draw = Draw instead
draw-pad = Your drawing
draw-undo = Undo
draw-clear = Clear it all
draw-full = The drawing is full.
draw-black = Black
draw-red = Red
draw-yellow = Yellow
draw-green = Green
draw-blue = Blue
draw-purple = Purple
paper-words = Please don’t write names. A worker reads this to type it in.

## When the form comes back
wrong-title = Please look at this again
wrong-lead = Your answers have not been sent yet. Everything you chose is still here.
wrong-field = This question is not part of the form.
wrong-value = That is not one of the answers here. Please choose again.
wrong-two = There are two answers here. Please choose one.
wrong-together = You ticked an answer that can’t go with the others. Please untick one.
empty-title = There is nothing to send yet
empty-lead = You skipped everything. That’s OK. Answer one question or more, or leave this page.
incomplete-title = Please press Send again
incomplete-lead = Something was missing from the page. Nothing was sent. Everything you chose is still here.
sent-title = This page has been sent
sent-lead = Answers from this page are in already and can’t be changed. Was that you? Then you can leave: they are counted. Is this someone else? Press Send to send these as new.
already-in-title = Answers from this page are already in
already-in-lead = Is this someone else? Press Send to send these as new. If you sent them before, you can leave: they are counted.
busy-title = Please press Send again in a moment
busy-lead = We could not save your answers just now. That is our fault, not yours. Everything you chose is still here, and pressing Send again is safe.

## Too many at once
wait-title = Please wait a little
wait-form = Lots of people are sending at once. Everything you chose is still here.
wait-page = Lots of people are opening this page at once.
wait-then-send = Then press Send.
wait-then-go-on = Then press Go on.
wait-half-minute = Wait half a minute.
wait-seconds = { $seconds ->
    [one] Wait { $seconds } more second.
   *[other] Wait { $seconds } more seconds.
}
go-on = Go on

## After Send
thanks-title = We’ve got it
thanks-lead = Thank you. Your answers are saved, and counted once.
thanks-next = What happens next
thanks-closes = This survey closes on { $date }.
thanks-closes-later = This survey is open for a while yet.
thanks-added-up = Then all answers are added up, so that nobody can be recognised.
thanks-results = After that anyone can see what people said. These three pictures lead there:
thanks-address = Or keep this address:
thanks-pictures-how = On the first page, press “See what people said” and choose the three pictures.
thanks-close-tab = Now close this tab. Otherwise someone who presses Back on this phone may see your answers.
thanks-someone-else = Does someone else want to answer?
thanks-hand-over = Pass the phone on
thanks-talk = If you want to talk to someone
hand-over-title = Pass the phone to the next person
hand-over-lead = The answers from before are in. This page does not show them.
hand-over-start = It’s my turn
date = { $day } { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## The picture code
pictures-title = Which three pictures did you get?
pictures-lead = They were on the last page, after Send. Choose all three.
pictures-show = Show me
pictures-three = Please choose three pictures.
pictures-none-title = We can’t find these pictures
pictures-none-lead = No survey has these three. Look again, and try once more.
pictures-which-title = Which one is it?
pictures-which-lead = More than one survey has these pictures.
pictures-one = { $place }, closes { $date }
picture-boat = boat
picture-fish = fish
picture-star = star
picture-moon = moon
picture-sun = sun
picture-tree = tree
picture-house = house
picture-kite = kite
picture-bird = bird
picture-flower = flower
picture-hill = hill
picture-cup = cup
picture-leaf = leaf
picture-shell = shell
picture-cloud = cloud
picture-bell = bell

## On paper
paper-how = Tick one box for each question. Leave out what you don’t want to answer.
paper-no-names = Please don’t write your name, or anyone’s name.
paper-short = If you ticked “{ $answer }”, answer only the questions with a star (★).
paper-after = When you are done, put this sheet into the envelope you were given. A worker types the answers in and then destroys the sheet.
paper-online = You can also answer on a phone. Go to this address, or type the code { $code }:
paper-link = Answer on paper

## On a poster and on cards: they name no topic either, whoever they are for
poster-child = What is help like for your family?
poster-child-lead = Tell us in a few short questions. There are no right or wrong answers.
poster-young = You know what helps. Tell us.
poster-young-lead = A short survey about support for you and your family: what works, and what should change?
poster-adult = What is support like for your family?
poster-adult-lead = A short survey about support for families. The people who plan it want to know what helps and what should change.
poster-everyone-lead = A short survey about support for you and your family. The people who plan it want to hear from you.
poster-scan = Point your phone’s camera here
poster-type = Or type this address:
poster-qr = QR code: { $address }
poster-minutes = It takes about 3 minutes.
poster-no-name = We don’t ask your name.
poster-choose = Skip any question. Stop at any time.
poster-talk = Someone to talk to:
poster-danger = In danger now? Call { $number }.

## A slip's code, where a link needs one
slip-title = Your code
slip-lead = Look at your slip of paper. Type its letters and numbers here.
slip-filled = Your phone has read the code on your slip. Press Next.
slip-label = The code on your slip
slip-hint = Big or small letters are fine. You can leave out the dashes.
slip-why = Each slip works once. Your code is not kept with your answers.
slip-none = Your code is missing. Type the letters and numbers on your slip.
slip-unreadable = Something in your code is not right yet. Look at your slip again.
slip-unknown = This code is not for this survey. Do you have the right slip?
slip-used = This code has been used. Each slip works once.
slip-in-title = Answers with this code are already in
slip-in-lead = Did you send them? Then you can leave: they are counted. Is this someone else? Ask for a slip of your own. Everything you chose is still here.
slip-needed = You need a slip of paper with a code. Ask the people who told you about this.
slip-at-home = This is the code on a slip. First type the address that is on the slip: it has a short code too.

## On a slip: it names no topic, no place and no number
slip-code = It asks for this code:
slip-once = Works once. It does not say who you are.

## What cannot be done
nowhere-title = This page isn’t here
nowhere-lead = The address may be mistyped. Do you have a code? Type it on the first page.
no-audience-lead = The address may be mistyped: this survey has no such form. Nothing was kept.
no-audience-choose = Choose who is answering
closed-title = This survey has closed
closed-lead = Thank you for wanting to tell us. We can’t take any more answers here, and nothing new was kept. What you sent before it closed is counted.
link-closed-title = This link is not used any more
link-closed-lead = Ask whoever gave it to you for a new one. Nothing new was kept.
closed-counted-lead = They are counted. The survey has closed since, so nothing more can be sent here.
closed-results = See what people said
no-results-title = We can’t find these results
no-results-lead = No survey has this code. Check the address and try again.
not-shared-title = This link opens nothing any more
not-shared-lead = Whoever gave it to you can give you a new one.
results-not-yet-title = No results here yet
results-not-yet-lead = Results come when the survey has closed and its numbers are made safe to share.
too-large-title = That was too much at once
too-large-lead = What came in was larger than any answer can be. Nothing was kept. Go back and try again.
not-a-form-title = That didn’t look like our form
not-a-form-lead = Nothing was kept. Go back to the survey and press Send there.
too-slow-title = That took too long to reach us
too-slow-lead = Your connection may be slow. Nothing was kept. Go back and press Send again: that is safe.
send-again-lead = We could not save your answers just now. That is our fault, not yours. Your answers are still on this page.
send-again = Send again
ours-title = Sorry, something went wrong here
ours-lead = It is our fault, not yours. Please go back and try again in a minute: pressing Send again is safe.
ours-number = If you tell us about it, say this number: { $number }

## The outbox on a phone, for those who chose it
outbox-count = Not sent yet:
outbox-since = The first has waited since:
outbox-for-good = If you delete them now, they are gone for good.
outbox-closed = These answers came too late to be counted.
outbox-refused = These answers could not be taken, and are not counted.
outbox-not-sent = How many:
outbox-title = Answers on this phone
outbox-no-script = Nothing of yours is kept on this phone: that needs JavaScript, which is off here.
outbox-none = Nothing is waiting on this phone.
outbox-waiting = Your answers wait on this phone, locked.
outbox-alone = They send themselves when there is signal. You can close this page.
outbox-by-hand = They send themselves when there is signal and this page is open. If you close it, come back to it later.
outbox-a-day = What can’t be sent within a day is deleted.
outbox-send = Send now
outbox-delete = Delete them
outbox-sent-title = Sent
outbox-sent = The answers that waited here are in, and counted once. Thank you.
outbox-gone-title = Deleted
outbox-gone = Some answers waited here for a day and could not be sent. They have been deleted.
outbox-delete-title = Delete what waits?
outbox-keep = Keep them
outbox-news-sent = The answers that waited on this phone have been sent.
outbox-news-gone = Answers waited on this phone for a day and could not be sent. They have been deleted.
outbox-news-closed = Answers on this phone were not sent: the survey has closed.
outbox-news-refused = Answers on this phone were not taken.
outbox-look = Look
outbox-closed-title = The survey has closed
outbox-delete-these = Delete these
outbox-refused-title = Not taken
keep-title = Is the signal bad here?
keep-lead = If your answers can’t be sent, they can wait on this phone and send themselves later. They are locked: nobody can read them on this phone, not even you. After a day they are deleted.
keep-choice = Keep my answers on this phone, locked, until they are sent
keep-ready = Ready. You can press Send even where there is no signal.
keep-failed = That didn’t work here. You can still answer: keep the page open until your answers are sent.

## The kiosk: a worker's tablet in a hall without wifi
kiosk-gone = Answers that waited here for 7 days and could not be sent have been deleted:
kiosk-lost = People’s answers that would be lost for good:
kiosk-workers = For workers
kiosk-idle = If not, this page wipes itself and starts again. Seconds left:
kiosk-title = One tablet, many people, no wifi
kiosk-lead = For workers: set this tablet up while it is online. Then people can answer on it one after another, where there is no signal.
kiosk-no-script = This needs a browser with JavaScript, and here it is off. Use phones with signal instead.
kiosk-locked = When someone presses Send, their answers are locked. Nobody can read them on this tablet, not even you.
kiosk-sends = They wait here. When the tablet is online again they send themselves: open this page and watch the number go down to 0.
kiosk-a-week = What isn’t sent within 7 days is deleted.
kiosk-asks = If nobody touches the screen for 2 minutes, it asks. Then it wipes what was not sent and starts again.
kiosk-hand = Hand the tablet over when it asks who is answering.
kiosk-slips = Each person needs a slip. The form asks for its code.
kiosk-set-up = Set up this tablet
kiosk-is-set-up = This tablet is set up
kiosk-start = Start: who is answering?
kiosk-delete = Delete what is not sent
kiosk-end = End kiosk mode
kiosk-delete-title = Delete what is not sent?
kiosk-end-title = End kiosk mode?
kiosk-taken-off = Everything of Blether is taken off this tablet.
kiosk-go-on = Go on with kiosk mode
kiosk-end-it = End it
kiosk-ready = Ready. You can go offline now.
kiosk-failed = That didn’t work. Is the tablet online? Then please try again.
kiosk-wipe-this = Wipe this and start again
kiosk-empty = There is nothing to send yet. Answer one question or more, or start again.
kiosk-not-locked = We could not lock your answers on this tablet. Nothing was kept. Please tell the worker.
kiosk-still-there = Still there?
kiosk-here = Yes, I’m here
kiosk-wipe = Wipe and start again
kiosk-thanks-title = Thank you
kiosk-thanks-lead = Your answers are locked on this tablet. Nobody can read them here. They will be sent when it is online.
kiosk-hand-on = Now hand the tablet to the next person, or back to the worker.
kiosk-next = I’m the next person
