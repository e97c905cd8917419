# Drafted; needs a native reader who works with families.
# The interface in Arabic: the messages of en.ftl, in the same order. It speaks to the reader in the plural, which fits everyone.

## On every page
leave = مغادرة الصفحة
help = مساعدة
help-now = هل تحتاجون إلى مساعدة الآن؟
text-number = رسالة نصية إلى { $number }
languages = اللغات
made-up = هذا استبيان للتجربة فقط، وليس حقيقيًا. لا تكتبوا هنا إجابات حقيقية.
listen = استماع
stop-listening = إيقاف
back = رجوع
first-page = إلى الصفحة الأولى

## The front page
home-title = تعالوا ندردش معًا
home-lead = أخبرونا كيف تجدون الدعم لكم ولعائلتكم. يستغرق ذلك نحو 3 دقائق. لا نسأل عن الأسماء.
home-choose = أنتم تختارون ما تجيبون عنه. يمكنكم تخطّي أي سؤال، ويمكنكم التوقف.
home-added-up = نجمع كل الإجابات معًا. لا يظهر أي شخص وحده في الرسوم.
home-until-send = لا نحفظ شيئًا قبل الضغط على «إرسال».
home-results = ماذا قال الناس
code = الرمز
code-hint = تجدونه على الملصق أو البطاقة. لا فرق بين الحروف الكبيرة والصغيرة.
code-go = دخول
code-unknown-title = لم نجد هذا الرمز
code-unknown-lead = تأكدوا من الرمز وحاولوا مرة أخرى. إن لم ينجح، فاسألوا من أعطاكم الرمز.
code-unknown = لا يوجد استبيان بهذا الرمز.

## Who is answering?
who-title = من سيجيب؟
who-lead = يستغرق ذلك نحو 3 دقائق. لا نسأل عن الأسماء.

## The form
before-you-start = قبل أن نبدأ
we-ask-about = سنسأل عن:
leave-note = هل تريدون إخفاء هذا بسرعة؟ اضغطوا «مغادرة الصفحة»، أو اضغطوا مفتاح Shift ثلاث مرات. هذا لا يمسح سجل الهاتف.
steps = الخطوات
start = لنبدأ
skip = تخطّي
next = التالي
send = إرسال
place = السؤال { $place } من { $of }
place-short = { $place } من { $of }
easy-words = كلمات سهلة
tick-any = يمكن اختيار أكثر من إجابة.
rather-not-say = أفضّل ألا أقول
take-back = إلغاء إجابتي
look-again = مراجعة مرة أخرى
talk-to-someone = هل تريدون التحدث مع أحد؟
more-help = أرقام أخرى للاتصال أو المراسلة
help-near = مساعدة لكم
help-near-lead = يمكنكم الاتصال بهؤلاء الأشخاص أو إرسال رسالة نصية إليهم. لا حاجة إلى ذكر الاسم.
everything = هذا كل شيء
everything-lead = بعد الضغط على «إرسال» تصل إجاباتكم إلينا. قبل ذلك لا نحفظ شيئًا. يمكنكم الرجوع وتغييرها.
sending = جارٍ الإرسال…
sending-moment = لحظة واحدة…
sending-again = لا نعرف بعد هل وصلت الإجابات. سنحاول مرة أخرى بعد قليل. إجاباتكم ما زالت في هذه الصفحة.
sending-no-connection = ما زال الاتصال مقطوعًا. اتركوا هذه الصفحة مفتوحة وسنواصل المحاولة. أو اضغطوا «إرسال» للمحاولة الآن.
sending-no-answer = ما زلنا لا نعرف هل وصلت الإجابات. اتركوا هذه الصفحة مفتوحة وسنواصل المحاولة. أو اضغطوا «إرسال» للمحاولة الآن.
sending-arrived = وصلتنا إجاباتكم، وقد حُفظت.
sending-stopped = توقفنا عن المحاولة. ربما وصلت إجاباتكم. لا ضرر من الضغط على «إرسال» مرة أخرى.

## When the form comes back
wrong-title = انظروا هنا مرة أخرى من فضلكم
wrong-lead = لم تُرسل إجاباتكم بعد. كل ما اخترتموه ما زال هنا.
wrong-field = هذا السؤال ليس في هذا الاستبيان.
wrong-value = هذه ليست من الإجابات الموجودة هنا. اختاروا مرة أخرى.
wrong-two = هنا إجابتان. اختاروا واحدة.
wrong-together = هذه الإجابات لا تصلح معًا. ألغوا واحدة منها.
empty-title = لا يوجد شيء لإرساله بعد
empty-lead = تخطّيتم كل الأسئلة. لا بأس. أجيبوا عن سؤال واحد أو أكثر، أو غادروا هذه الصفحة.
incomplete-title = اضغطوا «إرسال» مرة أخرى من فضلكم
incomplete-lead = كان هناك شيء ناقص في الصفحة. لم يُرسل شيء. كل ما اخترتموه ما زال هنا.
sent-title = هذه الصفحة أُرسلت من قبل
sent-lead = وصلتنا إجابات هذه الصفحة ولا يمكن تغييرها. هل هي إجاباتكم؟ يمكنكم المغادرة، فقد حُسبت. هل يجيب الآن شخص آخر؟ اضغطوا «إرسال» لإرسال هذه على أنها إجابات جديدة.
already-in-title = وصلتنا إجابات هذه الصفحة من قبل
already-in-lead = هل يجيب الآن شخص آخر؟ اضغطوا «إرسال» لإرسال هذه على أنها إجابات جديدة. إن كنتم قد أرسلتموها من قبل، فيمكنكم المغادرة: لقد حُسبت.
busy-title = اضغطوا «إرسال» مرة أخرى بعد لحظة
busy-lead = لم نستطع حفظ إجاباتكم الآن. هذا خطؤنا نحن، لا خطؤكم. كل ما اخترتموه ما زال هنا، ولا ضرر من الضغط على «إرسال» مرة أخرى.

## Too many at once
wait-title = انتظروا قليلًا من فضلكم
wait-form = كثير من الناس يرسلون إجاباتهم في الوقت نفسه. كل ما اخترتموه ما زال هنا.
wait-page = كثير من الناس يفتحون هذه الصفحة في الوقت نفسه.
wait-then-send = ثم اضغطوا «إرسال».
wait-then-go-on = ثم اضغطوا «متابعة».
wait-half-minute = انتظروا نصف دقيقة.
wait-seconds = { $seconds ->
    [zero] لا حاجة إلى الانتظار بعد الآن.
    [one] انتظروا ثانية أخرى.
    [two] انتظروا ثانيتين أخريين.
    [few] انتظروا { $seconds } ثوانٍ أخرى.
    [many] انتظروا { $seconds } ثانية أخرى.
   *[other] انتظروا { $seconds } ثانية أخرى.
}
go-on = متابعة

## After Send
thanks-title = وصلتنا إجاباتكم
thanks-lead = شكرًا لكم. إجاباتكم محفوظة، وقد حُسبت مرة واحدة.
thanks-next = ماذا يحدث بعد ذلك
thanks-closes = ينتهي هذا الاستبيان في { $date }.
thanks-closes-later = سيبقى هذا الاستبيان مفتوحًا بعض الوقت.
thanks-added-up = بعد ذلك نجمع كل الإجابات معًا، حتى لا يُعرف أحد منها.
thanks-results = ثم يستطيع الجميع أن يروا ماذا قال الناس. هذه الصور الثلاث توصلكم إلى هناك:
thanks-address = أو احتفظوا بهذا العنوان:
thanks-pictures-how = في الصفحة الأولى، اضغطوا «ماذا قال الناس» واختاروا الصور الثلاث.
thanks-close-tab = أغلقوا علامة التبويب هذه الآن. وإلا فمن يضغط «رجوع» على هذا الهاتف قد يرى إجاباتكم.
thanks-someone-else = هل يريد شخص آخر أن يجيب؟
thanks-hand-over = تمرير الهاتف
thanks-talk = إذا أردتم التحدث مع أحد
hand-over-title = أعطوا الهاتف للشخص التالي
hand-over-lead = وصلتنا الإجابات السابقة. وهي لا تظهر في هذه الصفحة.
hand-over-start = جاء دوري
date = { $day } { $month } { $year }
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر

## The picture code
pictures-title = ما الصور الثلاث التي ظهرت لكم؟
pictures-lead = كانت في الصفحة الأخيرة، بعد «إرسال». اختاروا الصور الثلاث كلها.
pictures-show = عرض
pictures-three = اختاروا ثلاث صور من فضلكم.
pictures-none-title = لم نجد هذه الصور
pictures-none-lead = لا يوجد استبيان بهذه الصور الثلاث. تأكدوا منها وحاولوا مرة أخرى.
pictures-which-title = أي استبيان هو؟
pictures-which-lead = هناك أكثر من استبيان بهذه الصور.
pictures-one = { $place }، ينتهي في { $date }
picture-boat = قارب
picture-fish = سمكة
picture-star = نجمة
picture-moon = قمر
picture-sun = شمس
picture-tree = شجرة
picture-house = بيت
picture-kite = طائرة ورقية
picture-bird = عصفور
picture-flower = زهرة
picture-hill = تلة
picture-cup = كوب
picture-leaf = ورقة شجر
picture-shell = صدفة
picture-cloud = غيمة
picture-bell = جرس

## On paper
paper-how = ضعوا علامة في مربع واحد لكل سؤال. اتركوا ما لا تريدون الإجابة عنه.
paper-no-names = من فضلكم لا تكتبوا أسماءكم ولا اسم أي شخص آخر.
paper-short = إذا اخترتم «{ $answer }»، فأجيبوا فقط عن الأسئلة التي عليها نجمة (★).
paper-after = عندما تنتهون، ضعوا هذه الورقة في الظرف الذي حصلتم عليه. يُدخل أحد العاملين الإجابات ثم يتلف الورقة.
paper-online = يمكنكم أيضًا الإجابة على الهاتف. افتحوا هذا العنوان، أو اكتبوا الرمز { $code }:
paper-link = الإجابة على الورق

## What cannot be done
nowhere-title = هذه الصفحة ليست هنا
nowhere-lead = ربما في العنوان خطأ. هل لديكم رمز؟ اكتبوه في الصفحة الأولى.
no-audience-lead = ربما في العنوان خطأ: لا يوجد نموذج كهذا في هذا الاستبيان. لم نحفظ شيئًا.
no-audience-choose = اختيار من سيجيب
closed-title = انتهى هذا الاستبيان
closed-lead = شكرًا لأنكم أردتم أن تخبرونا. لا يمكننا استقبال إجابات أخرى هنا، ولم نحفظ شيئًا جديدًا. وما أرسلتموه قبل النهاية قد حُسب.
closed-counted-lead = لقد حُسبت. انتهى الاستبيان بعدها، فلا يمكن إرسال المزيد هنا.
closed-results = ماذا قال الناس
no-results-title = لم نجد هذه النتائج
no-results-lead = لا يوجد استبيان بهذا الرمز. تأكدوا من العنوان وحاولوا مرة أخرى.
results-not-yet-title = لا توجد نتائج هنا بعد
results-not-yet-lead = تظهر النتائج بعد انتهاء الاستبيان، حين يصبح عرض الأرقام آمنًا.
too-large-title = كان هذا كثيرًا دفعة واحدة
too-large-lead = ما وصلنا أكبر من أي إجابة ممكنة. لم نحفظ شيئًا. ارجعوا وحاولوا مرة أخرى.
not-a-form-title = هذا لا يشبه استبياننا
not-a-form-lead = لم نحفظ شيئًا. ارجعوا إلى الاستبيان واضغطوا «إرسال» هناك.
too-slow-title = تأخر هذا كثيرًا قبل أن يصلنا
too-slow-lead = ربما الاتصال بطيء. لم نحفظ شيئًا. ارجعوا واضغطوا «إرسال» مرة أخرى: لا ضرر من ذلك.
send-again-lead = لم نستطع حفظ إجاباتكم الآن. هذا خطؤنا نحن، لا خطؤكم. إجاباتكم ما زالت في هذه الصفحة.
send-again = إعادة الإرسال
ours-title = نأسف، حدث خطأ عندنا
ours-lead = هذا خطؤنا نحن، لا خطؤكم. ارجعوا وحاولوا مرة أخرى بعد دقيقة: لا ضرر من الضغط على «إرسال» مرة أخرى.
ours-number = إذا أخبرتمونا عن ذلك، فاذكروا هذا الرقم: { $number }

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
