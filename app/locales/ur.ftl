# Drafted; needs a native reader who works with families.
# The interface in Urdu: the messages of en.ftl, in the same order. It says آپ, which is kind to a child and right for an adult.

## On every page
leave = یہ صفحہ چھوڑ دیں
help = مدد
help-now = ابھی مدد چاہیے؟
text-number = { $number } پر میسج کریں
languages = زبانیں
made-up = یہ سروے اصلی نہیں، صرف آزمانے کے لیے ہے۔ یہاں اصلی جواب نہ دیں۔
listen = سنیں
stop-listening = روکیں
back = واپس
first-page = پہلے صفحے پر جائیں

## The front page
home-title = آئیں، گپ شپ کریں
home-lead = ہمیں بتائیں کہ آپ اور آپ کے گھر والوں کے لیے مدد کیسی ہے۔ اس میں تقریباً 3 منٹ لگیں گے۔ ہم نام نہیں پوچھتے۔
home-choose = آپ کی مرضی کہ کس سوال کا جواب دیں۔ جو سوال چاہیں چھوڑ دیں، اور جب چاہیں رک جائیں۔
home-added-up = سب کے جواب ملا کر گنے جاتے ہیں۔ کسی چارٹ میں کوئی ایک شخص الگ نظر نہیں آتا۔
home-until-send = جب تک آپ ”بھیجیں“ نہ دبائیں، ہم کچھ محفوظ نہیں کرتے۔
home-results = دیکھیں لوگوں نے کیا کہا
code = آپ کا کوڈ
code-hint = یہ پوسٹر یا کارڈ پر لکھا ہے۔ حروف بڑے ہوں یا چھوٹے، کوئی فرق نہیں پڑتا۔
code-go = چلیں
code-unknown-title = ہمیں یہ کوڈ نہیں ملا
code-unknown-lead = کوڈ دیکھ کر دوبارہ کوشش کریں۔ پھر بھی نہ چلے تو جنہوں نے یہ کوڈ دیا تھا، ان سے پوچھیں۔
code-unknown = اس کوڈ کا کوئی سروے نہیں ہے۔

## Who is answering?
who-title = جواب کون دے گا؟
who-lead = اس میں تقریباً 3 منٹ لگیں گے۔ ہم نام نہیں پوچھتے۔

## The form
before-you-start = شروع کرنے سے پہلے
we-ask-about = ہم ان باتوں کے بارے میں پوچھیں گے:
leave-note = اسے جلدی چھپانا ہے؟ ”یہ صفحہ چھوڑ دیں“ دبائیں، یا Shift کا بٹن تین بار دبائیں۔ اس سے فون کی ہسٹری نہیں مٹتی۔
steps = مرحلے
start = شروع کریں
skip = چھوڑیں
next = آگے
send = بھیجیں
place = { $of } میں سے سوال { $place }
place-short = { $of } میں سے { $place }
easy-words = آسان الفاظ
tick-any = جتنے چاہیں چنیں۔
rather-not-say = نہیں بتانا
take-back = میرا جواب واپس لیں
look-again = دوبارہ دیکھیں
talk-to-someone = کسی سے بات کرنی ہے؟
more-help = فون یا میسج کے لیے اور نمبر
help-near = آپ کے لیے مدد
help-near-lead = چاہیں تو ان لوگوں کو فون یا میسج کریں۔ اپنا نام بتانا ضروری نہیں۔
everything = بس، اتنا ہی تھا
everything-lead = ”بھیجیں“ دبائیں تو آپ کے جواب ہم تک پہنچ جائیں گے۔ اس سے پہلے ہم کچھ محفوظ نہیں کرتے۔ چاہیں تو واپس جا کر جواب بدل لیں۔
sending = بھیج رہے ہیں…
sending-moment = بس ذرا سی دیر…
sending-again = ابھی پتا نہیں کہ جواب پہنچے یا نہیں۔ ہم جلد پھر کوشش کریں گے۔ آپ کے جواب اسی صفحے پر ہیں۔
sending-no-connection = رابطہ اب بھی نہیں ہے۔ یہ صفحہ کھلا رکھیں، ہم کوشش کرتے رہیں گے۔ یا ”بھیجیں“ دبا کر ابھی کوشش کریں۔
sending-no-answer = اب بھی پتا نہیں کہ جواب پہنچے یا نہیں۔ یہ صفحہ کھلا رکھیں، ہم کوشش کرتے رہیں گے۔ یا ”بھیجیں“ دبا کر ابھی کوشش کریں۔
sending-arrived = ہمیں مل گئے۔ آپ کے جواب محفوظ ہیں۔
sending-stopped = ہم رک گئے ہیں۔ شاید آپ کے جواب پہنچ چکے ہوں۔ ”بھیجیں“ دوبارہ دبانے میں کوئی حرج نہیں۔

## When the form comes back
wrong-title = ذرا اسے دوبارہ دیکھیں
wrong-lead = آپ کے جواب ابھی بھیجے نہیں گئے۔ آپ نے جو چنا، سب یہیں ہے۔
wrong-field = یہ سوال اس فارم میں نہیں ہے۔
wrong-value = یہ جواب یہاں موجود نہیں۔ دوبارہ چنیں۔
wrong-two = یہاں دو جواب ہیں۔ ایک چنیں۔
wrong-together = یہ جواب ایک ساتھ نہیں چل سکتے۔ ان میں سے ایک ہٹا دیں۔
empty-title = ابھی بھیجنے کو کچھ نہیں ہے
empty-lead = آپ نے سب سوال چھوڑ دیے۔ کوئی بات نہیں۔ کم از کم ایک سوال کا جواب دیں، یا یہ صفحہ چھوڑ دیں۔
incomplete-title = ”بھیجیں“ ایک بار پھر دبائیں
incomplete-lead = صفحے میں کچھ کم تھا۔ کچھ بھی نہیں بھیجا گیا۔ آپ نے جو چنا، سب یہیں ہے۔
sent-title = یہ صفحہ بھیجا جا چکا ہے
sent-lead = اس صفحے کے جواب ہمیں مل چکے ہیں اور اب بدلے نہیں جا سکتے۔ کیا یہ آپ کے جواب ہیں؟ تو بے فکر ہو کر جائیں: یہ گن لیے گئے ہیں۔ کیا اب کوئی اور جواب دے رہا ہے؟ ان جوابوں کو نئے جواب کے طور پر بھیجنے کے لیے ”بھیجیں“ دبائیں۔
already-in-title = اس صفحے کے جواب ہمیں مل چکے ہیں
already-in-lead = کیا اب کوئی اور جواب دے رہا ہے؟ ان جوابوں کو نئے جواب کے طور پر بھیجنے کے لیے ”بھیجیں“ دبائیں۔ اگر یہ آپ نے پہلے بھیجے تھے تو بے فکر ہو کر جائیں: یہ گن لیے گئے ہیں۔
busy-title = ذرا دیر میں ”بھیجیں“ پھر دبائیں
busy-lead = ہم ابھی آپ کے جواب محفوظ نہیں کر سکے۔ یہ ہماری غلطی ہے، آپ کی نہیں۔ آپ نے جو چنا، سب یہیں ہے، اور ”بھیجیں“ دوبارہ دبانے میں کوئی حرج نہیں۔

## Too many at once
wait-title = ذرا انتظار کریں
wait-form = بہت سے لوگ ایک ساتھ جواب بھیج رہے ہیں۔ آپ نے جو چنا، سب یہیں ہے۔
wait-page = بہت سے لوگ ایک ساتھ یہ صفحہ کھول رہے ہیں۔
wait-then-send = پھر ”بھیجیں“ دبائیں۔
wait-then-go-on = پھر ”جاری رکھیں“ دبائیں۔
wait-half-minute = آدھا منٹ انتظار کریں۔
wait-seconds = { $seconds ->
    [one] { $seconds } سیکنڈ اور رکیں۔
   *[other] { $seconds } سیکنڈ اور رکیں۔
}
go-on = جاری رکھیں

## After Send
thanks-title = آپ کے جواب مل گئے
thanks-lead = شکریہ۔ آپ کے جواب محفوظ ہیں، اور ایک ہی بار گنے گئے ہیں۔
thanks-next = اب کیا ہوگا
thanks-closes = یہ سروے { $date } کو بند ہوگا۔
thanks-closes-later = یہ سروے ابھی کچھ عرصہ کھلا رہے گا۔
thanks-added-up = پھر سب کے جواب ملا کر گنے جائیں گے، تاکہ کوئی پہچانا نہ جائے۔
thanks-results = اس کے بعد ہر کوئی دیکھ سکے گا کہ لوگوں نے کیا کہا۔ یہ تین تصویریں وہاں لے جاتی ہیں:
thanks-address = یا یہ پتا اپنے پاس رکھ لیں:
thanks-pictures-how = پہلے صفحے پر ”دیکھیں لوگوں نے کیا کہا“ دبائیں اور یہ تین تصویریں چنیں۔
thanks-close-tab = اب یہ ٹیب بند کر دیں۔ ورنہ اس فون پر کوئی ”واپس“ دبائے تو آپ کے جواب دیکھ سکتا ہے۔
thanks-someone-else = کیا کوئی اور بھی جواب دینا چاہے گا؟
thanks-hand-over = فون آگے دیں
thanks-talk = اگر کسی سے بات کرنی ہو
hand-over-title = فون اگلے شخص کو دیں
hand-over-lead = پہلے والے جواب ہمیں مل گئے ہیں۔ وہ اس صفحے پر نظر نہیں آتے۔
hand-over-start = اب میری باری
date = { $day } { $month } { $year }
month-1 = جنوری
month-2 = فروری
month-3 = مارچ
month-4 = اپریل
month-5 = مئی
month-6 = جون
month-7 = جولائی
month-8 = اگست
month-9 = ستمبر
month-10 = اکتوبر
month-11 = نومبر
month-12 = دسمبر

## The picture code
pictures-title = آپ کو کون سی تین تصویریں ملی تھیں؟
pictures-lead = وہ آخری صفحے پر تھیں، ”بھیجیں“ دبانے کے بعد۔ تینوں چنیں۔
pictures-show = دکھائیں
pictures-three = تین تصویریں چنیں۔
pictures-none-title = ہمیں یہ تصویریں نہیں ملیں
pictures-none-lead = کسی سروے کی یہ تین تصویریں نہیں ہیں۔ دوبارہ دیکھ کر ایک بار پھر کوشش کریں۔
pictures-which-title = ان میں سے کون سا؟
pictures-which-lead = یہ تصویریں ایک سے زیادہ سروے کی ہیں۔
pictures-one = { $place }، { $date } کو بند ہوگا
picture-boat = کشتی
picture-fish = مچھلی
picture-star = ستارہ
picture-moon = چاند
picture-sun = سورج
picture-tree = درخت
picture-house = گھر
picture-kite = پتنگ
picture-bird = چڑیا
picture-flower = پھول
picture-hill = پہاڑی
picture-cup = کپ
picture-leaf = پتّا
picture-shell = سیپی
picture-cloud = بادل
picture-bell = گھنٹی

## On paper
paper-how = ہر سوال کے لیے ایک خانے میں نشان لگائیں۔ جس کا جواب نہ دینا چاہیں، اسے چھوڑ دیں۔
paper-no-names = اپنا یا کسی اور کا نام نہ لکھیں۔
paper-short = اگر آپ نے ”{ $answer }“ چنا ہے تو صرف ستارے (★) والے سوالوں کے جواب دیں۔
paper-after = ختم کر کے یہ کاغذ اس لفافے میں ڈال دیں جو آپ کو ملا تھا۔ ہمارا عملہ جواب کمپیوٹر میں لکھ کر کاغذ ضائع کر دے گا۔
paper-online = فون پر بھی جواب دیا جا سکتا ہے۔ اس پتے پر جائیں، یا کوڈ { $code } لکھیں:
paper-link = کاغذ پر جواب دیں

## What cannot be done
nowhere-title = یہ صفحہ یہاں نہیں ہے
nowhere-lead = شاید پتا غلط لکھا گیا ہے۔ کیا آپ کے پاس کوڈ ہے؟ اسے پہلے صفحے پر لکھیں۔
no-audience-lead = شاید پتا غلط لکھا گیا ہے: اس سروے میں ایسا کوئی فارم نہیں۔ کچھ محفوظ نہیں ہوا۔
no-audience-choose = چنیں کہ جواب کون دے گا
closed-title = یہ سروے بند ہو چکا ہے
closed-lead = شکریہ کہ آپ نے ہمیں بتانا چاہا۔ اب یہاں اور جواب نہیں لیے جا سکتے، اور کچھ نیا محفوظ نہیں ہوا۔ بند ہونے سے پہلے آپ نے جو بھیجا، وہ گن لیا گیا ہے۔
closed-counted-lead = وہ گن لیے گئے ہیں۔ اس کے بعد سروے بند ہو گیا، اس لیے اب یہاں کچھ اور نہیں بھیجا جا سکتا۔
closed-results = دیکھیں لوگوں نے کیا کہا
no-results-title = ہمیں یہ نتیجے نہیں ملے
no-results-lead = اس کوڈ کا کوئی سروے نہیں ہے۔ پتا دیکھ کر دوبارہ کوشش کریں۔
results-not-yet-title = یہاں ابھی نتیجے نہیں ہیں
results-not-yet-lead = نتیجے تب آئیں گے جب سروے بند ہو جائے گا اور اعداد محفوظ طریقے سے دکھائے جا سکیں گے۔
too-large-title = یہ ایک ساتھ بہت زیادہ تھا
too-large-lead = جو ہم تک پہنچا وہ کسی بھی جواب سے بڑا تھا۔ کچھ محفوظ نہیں ہوا۔ واپس جا کر دوبارہ کوشش کریں۔
not-a-form-title = یہ ہمارا فارم نہیں لگتا
not-a-form-lead = کچھ محفوظ نہیں ہوا۔ سروے پر واپس جا کر وہاں ”بھیجیں“ دبائیں۔
too-slow-title = اسے پہنچنے میں بہت دیر لگی
too-slow-lead = شاید انٹرنیٹ سست ہے۔ کچھ محفوظ نہیں ہوا۔ واپس جا کر ”بھیجیں“ پھر دبائیں: اس میں کوئی حرج نہیں۔
send-again-lead = ہم ابھی آپ کے جواب محفوظ نہیں کر سکے۔ یہ ہماری غلطی ہے، آپ کی نہیں۔ آپ کے جواب اسی صفحے پر ہیں۔
send-again = دوبارہ بھیجیں
ours-title = معاف کیجیے، ہم سے کچھ غلط ہو گیا
ours-lead = یہ ہماری غلطی ہے، آپ کی نہیں۔ واپس جا کر ایک منٹ بعد دوبارہ کوشش کریں: ”بھیجیں“ دوبارہ دبانے میں کوئی حرج نہیں۔
ours-number = اگر ہمیں اس کے بارے میں بتائیں تو یہ نمبر بتائیں: { $number }

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
outbox-waiting = Your answers wait on this phone, locked. They send themselves when there is signal. You can close this page.
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
