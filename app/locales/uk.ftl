# Drafted; needs a native reader who works with families.
# The interface in Ukrainian: the messages of en.ftl, in the same order.

## On every page
leave = Вийти зі сторінки
help = Допомога
help-now = Потрібна допомога зараз?
text-number = Надішли SMS на { $number }
languages = Мови
made-up = Це вигадане опитування, щоб спробувати. Не пиши тут справжніх відповідей.
listen = Слухати
stop-listening = Зупинити
back = Назад
first-page = На першу сторінку

## The front page
home-title = Побалакай з нами
home-lead = Розкажи, як допомагають тобі й твоїй родині. Це займе приблизно 3 хвилини. Ми не питаємо, як тебе звати.
home-choose = Ти вирішуєш, на що відповідати. Можна пропускати запитання, і можна зупинитися.
home-added-up = Усі відповіді рахуємо разом. На жодному графіку не видно окремої людини.
home-until-send = Ми нічого не зберігаємо, доки ти не натиснеш «Надіслати».
home-results = Що кажуть люди
code = Твій код
code-hint = Він є на плакаті або картці. Можна писати великими чи малими літерами.
code-go = Перейти
code-unknown-title = Не можемо знайти цей код
code-unknown-lead = Перевір код і спробуй ще раз. Якщо знову не вийде, запитай людину, яка тобі його дала.
code-unknown = Жодне опитування не має такого коду.

## Who is answering?
who-title = Хто відповідає?
who-lead = Це займе приблизно 3 хвилини. Ми не питаємо, як тебе звати.

## The form
before-you-start = Перш ніж почати
we-ask-about = Ми запитаємо про таке:
leave-note = Треба швидко це сховати? Натисни «Вийти зі сторінки» або тричі натисни клавішу Shift. Історію в телефоні це не зітре.
steps = Кроки
start = Почати
skip = Пропустити
next = Далі
send = Надіслати
place = Запитання { $place } з { $of }
place-short = { $place } з { $of }
easy-words = Прості слова
tick-any = Познач усе, що підходить.
rather-not-say = Краще не скажу
take-back = Забрати мою відповідь
look-again = Переглянути ще раз
talk-to-someone = Хочеш із кимось поговорити?
more-help = Кому ще можна подзвонити чи написати
help-near = Допомога для тебе
help-near-lead = Можна подзвонити або написати цим людям. Казати, як тебе звати, не треба.
everything = Це все
everything-lead = Натисни «Надіслати» — і твої відповіді дійдуть до нас. До того ми нічого не зберігаємо. Можна повернутися і змінити їх.
sending = Надсилаємо…
sending-moment = Ще хвилинку…
sending-again = Ще не знаємо, чи дійшло. Скоро спробуємо знову. Твої відповіді досі на цій сторінці.
sending-no-connection = Зв’язку досі немає. Не закривай цю сторінку, а ми пробуватимемо далі. Або натисни «Надіслати», щоб спробувати зараз.
sending-no-answer = Досі не знаємо, чи дійшло. Не закривай цю сторінку, а ми пробуватимемо далі. Або натисни «Надіслати», щоб спробувати зараз.
sending-arrived = Усе дійшло. Твої відповіді збережено.
sending-stopped = Ми зупинилися. Можливо, твої відповіді вже дійшли. Можна спокійно натиснути «Надіслати» ще раз.

## When the form comes back
wrong-title = Поглянь сюди ще раз
wrong-lead = Твої відповіді ще не надіслано. Усі вони залишилися тут.
wrong-field = Цього запитання немає в анкеті.
wrong-value = Такої відповіді тут немає. Вибери ще раз.
wrong-two = Тут дві відповіді. Вибери одну.
wrong-together = Ці відповіді не можна вибрати разом. Зніми одну позначку.
empty-title = Поки що нема чого надсилати
empty-lead = Усі запитання пропущено. Це нормально. Дай відповідь хоча б на одне або вийди зі сторінки.
incomplete-title = Натисни «Надіслати» ще раз
incomplete-lead = На сторінці чогось бракувало. Нічого не надіслано. Усі твої відповіді залишилися тут.
sent-title = Цю сторінку вже надіслано
sent-lead = Відповіді з цієї сторінки вже в нас, і змінити їх не можна. Це твої відповіді? Тоді можна виходити: їх пораховано. Зараз відповідає хтось інший? Натисни «Надіслати», щоб надіслати ці відповіді як нові.
already-in-title = Відповіді з цієї сторінки вже в нас
already-in-lead = Зараз відповідає хтось інший? Натисни «Надіслати», щоб надіслати ці відповіді як нові. Якщо це ті самі, що й раніше, можна виходити: їх пораховано.
busy-title = За хвилинку натисни «Надіслати» ще раз
busy-lead = Зараз нам не вдалося зберегти твої відповіді. Це наша провина, не твоя. Усі вони залишилися тут. Можна спокійно натиснути «Надіслати» ще раз.

## Too many at once
wait-title = Зачекай трошки
wait-form = Дуже багато людей надсилають відповіді водночас. Усі твої відповіді залишилися тут.
wait-page = Дуже багато людей відкривають цю сторінку водночас.
wait-then-send = Потім натисни «Надіслати».
wait-then-go-on = Потім натисни «Продовжити».
wait-half-minute = Зачекай пів хвилини.
wait-seconds = { $seconds ->
    [one] Зачекай ще { $seconds } секунду.
    [few] Зачекай ще { $seconds } секунди.
    [many] Зачекай ще { $seconds } секунд.
   *[other] Зачекай ще { $seconds } секунди.
}
go-on = Продовжити

## After Send
thanks-title = Усе дійшло
thanks-lead = Дякуємо. Твої відповіді збережено й пораховано один раз.
thanks-next = Що буде далі
thanks-closes = Це опитування закриється { $date }.
thanks-closes-later = Це опитування ще якийсь час буде відкрите.
thanks-added-up = Потім ми порахуємо всі відповіді разом, щоб нікого не можна було впізнати.
thanks-results = Після цього кожен зможе побачити, що кажуть люди. Туди ведуть ці три картинки:
thanks-address = Або збережи цю адресу:
thanks-pictures-how = На першій сторінці натисни «Що кажуть люди» і вибери ці три картинки.
thanks-close-tab = Тепер закрий цю вкладку. Бо якщо хтось натисне «Назад» на цьому телефоні, то може побачити твої відповіді.
thanks-someone-else = Хтось іще хоче відповісти?
thanks-hand-over = Передати телефон
thanks-talk = Якщо хочеш із кимось поговорити
hand-over-title = Передай телефон наступній людині
hand-over-lead = Попередні відповіді вже в нас. На цій сторінці їх не видно.
hand-over-start = Тепер я
date = { $day } { $month } { $year } року
month-1 = січня
month-2 = лютого
month-3 = березня
month-4 = квітня
month-5 = травня
month-6 = червня
month-7 = липня
month-8 = серпня
month-9 = вересня
month-10 = жовтня
month-11 = листопада
month-12 = грудня

## The picture code
pictures-title = Які три картинки твої?
pictures-lead = Вони були на останній сторінці, після «Надіслати». Вибери всі три.
pictures-show = Показати
pictures-three = Вибери три картинки.
pictures-none-title = Не можемо знайти ці картинки
pictures-none-lead = Жодне опитування не має цих трьох. Перевір їх і спробуй ще раз.
pictures-which-title = Яке це опитування?
pictures-which-lead = Кілька опитувань мають ці картинки.
pictures-one = { $place }, закриється { $date }
picture-boat = човник
picture-fish = рибка
picture-star = зірка
picture-moon = місяць
picture-sun = сонце
picture-tree = дерево
picture-house = будинок
picture-kite = повітряний змій
picture-bird = пташка
picture-flower = квітка
picture-hill = пагорб
picture-cup = чашка
picture-leaf = листок
picture-shell = мушля
picture-cloud = хмаринка
picture-bell = дзвоник

## On paper
paper-how = Познач одну клітинку в кожному запитанні. Пропусти те, на що не хочеш відповідати.
paper-no-names = Будь ласка, не пиши свого імені чи чийогось іншого.
paper-short = Якщо твоя відповідь — «{ $answer }», далі відповідай лише на запитання із зірочкою (★).
paper-after = Коли закінчиш, поклади цей аркуш у конверт, який тобі дали. Хтось із працівників перепише відповіді, а потім знищить аркуш.
paper-online = Можна відповісти й на телефоні. Зайди на цю адресу або введи код { $code }:
paper-link = Відповісти на папері

## What cannot be done
nowhere-title = Такої сторінки тут немає
nowhere-lead = Можливо, в адресі помилка. Маєш код? Введи його на першій сторінці.
no-audience-lead = Можливо, в адресі помилка: це опитування не має такої анкети. Ми нічого не зберегли.
no-audience-choose = Вибрати, хто відповідає
closed-title = Це опитування вже закрито
closed-lead = Дякуємо, що хочеш нам розповісти. Ми вже не приймаємо тут відповідей і нічого нового не зберегли. Те, що дійшло до закриття, пораховано.
closed-counted-lead = Їх пораховано. Опитування вже закрилося, тому більше нічого не можна тут надіслати.
closed-results = Що кажуть люди
no-results-title = Не можемо знайти ці результати
no-results-lead = Жодне опитування не має такого коду. Перевір адресу і спробуй ще раз.
results-not-yet-title = Результатів тут ще немає
results-not-yet-lead = Результати з’являться, коли опитування закриється і числа можна буде безпечно показати.
too-large-title = Цього було забагато за раз
too-large-lead = Те, що надійшло, більше за будь-яку відповідь. Ми нічого не зберегли. Повернися і спробуй ще раз.
not-a-form-title = Це не схоже на нашу анкету
not-a-form-lead = Ми нічого не зберегли. Повернися до опитування і натисни там «Надіслати».
too-slow-title = Це йшло до нас надто довго
too-slow-lead = Можливо, у тебе повільний зв’язок. Ми нічого не зберегли. Повернися і спокійно натисни «Надіслати» ще раз.
send-again-lead = Зараз нам не вдалося зберегти твої відповіді. Це наша провина, не твоя. Твої відповіді досі на цій сторінці.
send-again = Надіслати ще раз
ours-title = Вибач, у нас щось зламалося
ours-lead = Це наша провина, не твоя. Повернися і спробуй ще раз за хвилину. Можна спокійно натиснути «Надіслати» ще раз.
ours-number = Якщо розкажеш нам про це, назви цей номер: { $number }

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
