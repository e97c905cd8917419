# Drafted; needs a native reader who works with families.
# The interface in Polish: the messages of en.ftl, in the same order.

## On every page
leave = Opuść tę stronę
help = Pomoc
help-now = Potrzebujesz teraz pomocy?
text-number = Wyślij SMS na { $number }
languages = Języki
made-up = To zmyślona ankieta, na próbę. Nie wpisuj tu prawdziwych odpowiedzi.
listen = Posłuchaj
stop-listening = Zatrzymaj
back = Wstecz
first-page = Na pierwszą stronę

## The front page
home-title = Pogadaj z nami
home-lead = Powiedz nam, jak wygląda pomoc dla ciebie i twojej rodziny. To zajmie około 3 minut. Nie pytamy, jak się nazywasz.
home-choose = To ty decydujesz, na co odpowiadasz. Możesz pomijać pytania i możesz przestać, kiedy chcesz.
home-added-up = Wszystkie odpowiedzi liczymy razem. Na żadnym wykresie nie widać pojedynczej osoby.
home-until-send = Nic nie zapisujemy, dopóki nie naciśniesz „Wyślij”.
home-results = Zobacz, co mówią inni
code = Twój kod
code-hint = Jest na plakacie albo na karteczce. Duże czy małe litery – wszystko jedno.
code-go = Wejdź
code-unknown-title = Nie możemy znaleźć tego kodu
code-unknown-lead = Sprawdź kod i spróbuj jeszcze raz. Jeśli dalej nie działa, zapytaj osobę, od której go masz.
code-unknown = Żadna ankieta nie ma tego kodu.

## Who is answering?
who-title = Kto odpowiada?
who-lead = To zajmie około 3 minut. Nie pytamy, jak się nazywasz.
privacy = Co się dzieje z Twoimi odpowiedziami

## The form
before-you-start = Zanim zaczniesz
we-ask-about = Zapytamy o takie rzeczy:
leave-note = Chcesz to szybko ukryć? Naciśnij „Opuść tę stronę” albo trzy razy klawisz Shift. To nie wyczyści historii w telefonie.
steps = Kroki
start = Zaczynamy
skip = Pomiń
next = Dalej
send = Wyślij
place = Pytanie { $place } z { $of }
place-short = { $place } z { $of }
easy-words = Proste słowa
tick-any = Zaznacz wszystko, co pasuje.
rather-not-say = Wolę nie mówić
take-back = Cofnij moją odpowiedź
look-again = Zobacz jeszcze raz
talk-to-someone = Chcesz z kimś porozmawiać?
more-help = Gdzie jeszcze zadzwonić lub napisać
help-near = Pomoc dla ciebie
help-near-lead = Możesz zadzwonić do tych osób albo wysłać im SMS. Nie musisz mówić, jak się nazywasz.
everything = To już wszystko
everything-lead = Naciśnij „Wyślij”, a twoje odpowiedzi do nas trafią. Do tej chwili nic nie zapisujemy. Możesz wrócić i je zmienić.
sending = Wysyłamy…
sending-moment = Jeszcze chwilka…
sending-again = Jeszcze nie wiadomo, czy dotarło. Zaraz spróbujemy znowu. Twoje odpowiedzi wciąż są na tej stronie.
sending-no-connection = Dalej nie ma połączenia. Nie zamykaj tej strony, a my będziemy próbować. Możesz też nacisnąć „Wyślij”, żeby spróbować od razu.
sending-no-answer = Dalej nie wiadomo, czy dotarło. Nie zamykaj tej strony, a my będziemy próbować. Możesz też nacisnąć „Wyślij”, żeby spróbować od razu.
sending-arrived = Dotarło. Twoje odpowiedzi są zapisane.
sending-stopped = Już nie próbujemy. Twoje odpowiedzi mogły już dotrzeć. Możesz spokojnie nacisnąć „Wyślij” jeszcze raz.

## Własnymi słowami
words-before = Prosimy, nie pisz imion ani nazwisk. Nikt nie przeczyta tego od razu; może to potrwać tygodnie. Nikt nie może odpowiedzieć, a my nie wiemy, kim jesteś. Jeśli nie jesteś w bezpiecznym miejscu, porozmawiaj z kimś teraz.
words-before-child = Prosimy, nie pisz imion. Nikt tego teraz nie czyta. Może to potrwać tygodnie. Nie możemy odpisać. Nie wiemy, kim jesteś. Nie czujesz się bezpiecznie? Porozmawiaj z kimś teraz.
words-limit = Najwyżej { $letters } liter.
words-left = Zostało liter:
words-long = To za długie na to pole. Prosimy, skróć.
words-share = Możecie udostępnić moje słowa, bez mojego imienia.
words-share-child = Możecie pokazać to innym, bez mojego imienia.
words-look = Czy po tym można poznać, kim jesteś? Możesz to usunąć:
words-email = adres e-mail
words-phone = numer telefonu
words-postcode = kod pocztowy
words-web = adres strony
words-born = data urodzenia
words-named = imię lub nazwisko
draw = Wolę narysować
draw-pad = Twój rysunek
draw-undo = Cofnij
draw-clear = Zetrzyj wszystko
draw-full = Rysunek jest już pełny.
draw-black = Czarny
draw-red = Czerwony
draw-yellow = Żółty
draw-green = Zielony
draw-blue = Niebieski
draw-purple = Fioletowy
paper-words = Prosimy, nie pisz imion ani nazwisk. Przeczyta to osoba, która wpisuje odpowiedzi.

## When the form comes back
wrong-title = Spójrz na to jeszcze raz
wrong-lead = Twoje odpowiedzi nie są jeszcze wysłane. Wszystkie wciąż tu są.
wrong-field = Tego pytania nie ma w tej ankiecie.
wrong-value = Nie ma tu takiej odpowiedzi. Wybierz jeszcze raz.
wrong-two = Są tu dwie odpowiedzi. Wybierz jedną.
wrong-together = Te odpowiedzi do siebie nie pasują. Odznacz jedną.
empty-title = Nie ma jeszcze czego wysłać
empty-lead = Wszystkie pytania są pominięte. To nic złego. Odpowiedz na jedno lub więcej albo opuść tę stronę.
incomplete-title = Naciśnij „Wyślij” jeszcze raz
incomplete-lead = Czegoś na stronie zabrakło. Nic nie zostało wysłane. Wszystkie twoje odpowiedzi wciąż tu są.
sent-title = Ta strona jest już wysłana
sent-lead = Odpowiedzi z tej strony są już u nas i nie można ich zmienić. To twoje odpowiedzi? Możesz już wyjść: są policzone. Odpowiada teraz ktoś inny? Naciśnij „Wyślij”, żeby wysłać te odpowiedzi jako nowe.
already-in-title = Odpowiedzi z tej strony są już u nas
already-in-lead = Odpowiada teraz ktoś inny? Naciśnij „Wyślij”, żeby wysłać te odpowiedzi jako nowe. Jeśli to te same co wcześniej, możesz wyjść: są policzone.
busy-title = Za chwilkę naciśnij „Wyślij” jeszcze raz
busy-lead = Nie udało nam się teraz zapisać twoich odpowiedzi. To nasza wina, nie twoja. Wszystkie wciąż tu są. Możesz spokojnie nacisnąć „Wyślij” jeszcze raz.

## Too many at once
wait-title = Poczekaj chwilkę
wait-form = Dużo osób wysyła odpowiedzi naraz. Wszystkie twoje odpowiedzi wciąż tu są.
wait-page = Dużo osób naraz otwiera tę stronę.
wait-then-send = Potem naciśnij „Wyślij”.
wait-then-go-on = Potem naciśnij „Idź dalej”.
wait-half-minute = Poczekaj pół minuty.
wait-seconds = { $seconds ->
    [one] Poczekaj jeszcze { $seconds } sekundę.
    [few] Poczekaj jeszcze { $seconds } sekundy.
    [many] Poczekaj jeszcze { $seconds } sekund.
   *[other] Poczekaj jeszcze { $seconds } sekundy.
}
go-on = Idź dalej

## After Send
thanks-title = Dotarło do nas
thanks-lead = Dziękujemy. Twoje odpowiedzi są zapisane i policzone jeden raz.
thanks-next = Co będzie dalej
thanks-closes = Ta ankieta kończy się { $date }.
thanks-closes-later = Ta ankieta potrwa jeszcze jakiś czas.
thanks-added-up = Potem policzymy wszystkie odpowiedzi razem, żeby nikogo nie dało się rozpoznać.
thanks-results = Później każdy może zobaczyć, co mówią inni. Prowadzą tam te trzy obrazki:
thanks-address = Albo zachowaj ten adres:
thanks-pictures-how = Na pierwszej stronie naciśnij „Zobacz, co mówią inni” i wybierz te trzy obrazki.
thanks-close-tab = A teraz zamknij tę kartę w przeglądarce. Inaczej ktoś, kto naciśnie „Wstecz” na tym telefonie, może zobaczyć twoje odpowiedzi.
thanks-someone-else = Czy ktoś jeszcze chce odpowiedzieć?
thanks-hand-over = Podaj telefon dalej
thanks-talk = Jeśli chcesz z kimś porozmawiać
hand-over-title = Podaj telefon następnej osobie
hand-over-lead = Poprzednie odpowiedzi są już u nas. Na tej stronie ich nie widać.
hand-over-start = Teraz ja
date = { $day } { $month } { $year }
month-1 = stycznia
month-2 = lutego
month-3 = marca
month-4 = kwietnia
month-5 = maja
month-6 = czerwca
month-7 = lipca
month-8 = sierpnia
month-9 = września
month-10 = października
month-11 = listopada
month-12 = grudnia

## The picture code
pictures-title = Które trzy obrazki są twoje?
pictures-lead = Były na ostatniej stronie, po naciśnięciu „Wyślij”. Wybierz wszystkie trzy.
pictures-show = Pokaż
pictures-three = Wybierz trzy obrazki.
pictures-none-title = Nie możemy znaleźć tych obrazków
pictures-none-lead = Żadna ankieta nie ma tych trzech obrazków. Sprawdź je i spróbuj jeszcze raz.
pictures-which-title = Która to ankieta?
pictures-which-lead = Więcej niż jedna ankieta ma te obrazki.
pictures-one = { $place }, kończy się { $date }
picture-boat = łódka
picture-fish = ryba
picture-star = gwiazdka
picture-moon = księżyc
picture-sun = słońce
picture-tree = drzewo
picture-house = dom
picture-kite = latawiec
picture-bird = ptak
picture-flower = kwiatek
picture-hill = górka
picture-cup = kubek
picture-leaf = liść
picture-shell = muszelka
picture-cloud = chmurka
picture-bell = dzwonek

## On paper
paper-how = Przy każdym pytaniu zaznacz jedną kratkę. Pomiń to, na co nie chcesz odpowiadać.
paper-no-names = Prosimy, nie pisz żadnych imion ani nazwisk, nawet swojego.
paper-short = Jeśli zaznaczysz „{ $answer }”, odpowiedz tylko na pytania z gwiazdką (★).
paper-after = Na koniec włóż tę kartkę do koperty, którą ci dano. Ktoś z pracowników wpisze odpowiedzi do komputera, a potem zniszczy kartkę.
paper-online = Możesz też odpowiedzieć w telefonie. Wejdź na ten adres albo wpisz kod { $code }:
paper-link = Odpowiedz na papierze

## On a poster and on cards: they name no topic either, whoever they are for
poster-child = Jak wygląda pomoc dla twojej rodziny?
poster-child-lead = Odpowiedz na kilka krótkich pytań. Nie ma dobrych ani złych odpowiedzi.
poster-young = Ty wiesz, co pomaga. Powiedz nam.
poster-young-lead = Krótka ankieta o wsparciu dla ciebie i twojej rodziny: co działa, a co trzeba zmienić?
poster-adult = Jakie jest wsparcie dla Państwa rodziny?
poster-adult-lead = Krótka ankieta o wsparciu dla rodzin. Osoby, które je planują, chcą wiedzieć, co pomaga, a co trzeba zmienić.
poster-everyone-lead = Krótka ankieta o wsparciu dla ciebie i twojej rodziny. Osoby, które je planują, chcą poznać twoje zdanie.
poster-scan = Wystarczy skierować tu aparat telefonu
poster-type = Albo wpisać ten adres:
poster-qr = Kod QR: { $address }
poster-minutes = To zajmie około 3 minut.
poster-no-name = Nie pytamy o imię ani nazwisko.
poster-choose = Można pominąć każde pytanie i przerwać w każdej chwili.
poster-talk = Z kim można porozmawiać:
poster-danger = Ktoś jest teraz w niebezpieczeństwie? Telefon { $number }.

## Kod z karteczki, jeśli link go wymaga
slip-title = Twój kod
slip-lead = Spójrz na swoją karteczkę. Wpisz tutaj litery i cyfry, które na niej są.
slip-filled = Telefon odczytał kod z karteczki. Naciśnij „Dalej”.
slip-label = Kod z karteczki
slip-hint = Litery mogą być duże albo małe. Kreski można pominąć.
slip-why = Każda karteczka działa raz. Kod nie jest przechowywany razem z odpowiedziami.
slip-none = Brakuje kodu. Wpisz litery i cyfry ze swojej karteczki.
slip-unreadable = Coś w kodzie jeszcze się nie zgadza. Spójrz na karteczkę jeszcze raz.
slip-unknown = Ten kod nie jest do tej ankiety. Czy to właściwa karteczka?
slip-used = Ten kod został już użyty. Każda karteczka działa raz.
slip-in-title = Odpowiedzi z tym kodem są już u nas
slip-in-lead = To twoje odpowiedzi? Możesz już wyjść: są policzone. Odpowiada teraz ktoś inny? Poproś o własną karteczkę. Wszystko, co zaznaczono, nadal tu jest.
slip-needed = Potrzebna jest karteczka z kodem. Poproś o nią osoby, od których o tym wiesz.
slip-at-home = To jest kod z karteczki. Najpierw wpisz adres, który na niej jest: on też ma krótki kod.

## Na karteczce: bez tematu, miejsca i numeru
slip-code = Potem wpisać ten kod:
slip-once = Działa raz. Nie mówi, kim jesteś.

## What cannot be done
nowhere-title = Nie ma tu takiej strony
nowhere-lead = Może w adresie jest błąd. Masz kod? Wpisz go na pierwszej stronie.
no-audience-lead = Może w adresie jest błąd: ta ankieta nie ma takiej wersji. Nic nie zostało zapisane.
no-audience-choose = Wybierz, kto odpowiada
closed-title = Ta ankieta już się skończyła
closed-lead = Dziękujemy, że chcesz nam coś powiedzieć. Nie przyjmujemy tu już odpowiedzi i nic nowego nie zostało zapisane. To, co do nas dotarło przed końcem, jest policzone.
link-closed-title = Ten link już nie działa
link-closed-lead = Poproś o nowy osobę, od której go masz. Nic nowego nie zostało zapisane.
closed-counted-lead = Są policzone. Ankieta już się skończyła, więc nie da się tu wysłać nic więcej.
closed-results = Zobacz, co mówią inni
no-results-title = Nie możemy znaleźć tych wyników
no-results-lead = Żadna ankieta nie ma tego kodu. Sprawdź adres i spróbuj jeszcze raz.
not-shared-title = Ten link już niczego nie otwiera
not-shared-lead = Osoba, która go dała, może dać nowy.
results-not-yet-title = Jeszcze nie ma tu wyników
results-not-yet-lead = Wyniki pojawią się, gdy ankieta się skończy i liczby będzie można bezpiecznie pokazać.
too-large-title = Tego było za dużo naraz
too-large-lead = To, co do nas przyszło, było większe niż jakakolwiek odpowiedź. Nic nie zostało zapisane. Wróć i spróbuj jeszcze raz.
not-a-form-title = To nie wygląda na naszą ankietę
not-a-form-lead = Nic nie zostało zapisane. Wróć do ankiety i naciśnij tam „Wyślij”.
too-slow-title = Za długo to do nas szło
too-slow-lead = Może masz wolne połączenie. Nic nie zostało zapisane. Wróć i spokojnie naciśnij „Wyślij” jeszcze raz.
send-again-lead = Nie udało nam się teraz zapisać twoich odpowiedzi. To nasza wina, nie twoja. Twoje odpowiedzi wciąż są na tej stronie.
send-again = Wyślij jeszcze raz
ours-title = Przepraszamy, coś się u nas zepsuło
ours-lead = To nasza wina, nie twoja. Wróć i za minutę spróbuj jeszcze raz. Możesz spokojnie nacisnąć „Wyślij” ponownie.
ours-number = Jeśli nam o tym powiesz, podaj ten numer: { $number }

## The outbox on a phone, for those who chose it
outbox-count = Jeszcze niewysłane:
outbox-since = Pierwsze czekają od:
outbox-for-good = Jeśli teraz je usuniesz, znikną na zawsze.
outbox-closed = Te odpowiedzi dotarły za późno, żeby je policzyć.
outbox-refused = Nie udało nam się przyjąć tych odpowiedzi, więc nie są policzone.
outbox-not-sent = Ile:
outbox-title = Odpowiedzi w tym telefonie
outbox-no-script = Nic twojego nie jest zapisane w tym telefonie: do tego potrzebny jest JavaScript, a tutaj jest wyłączony.
outbox-none = W tym telefonie nic nie czeka.
outbox-waiting = Twoje odpowiedzi czekają w tym telefonie, zamknięte na klucz.
outbox-alone = Same się wyślą, gdy będzie zasięg. Możesz zamknąć tę stronę.
outbox-by-hand = Same się wyślą, gdy będzie zasięg, a ta strona będzie otwarta. Jeśli ją zamkniesz, wróć tu później.
outbox-a-day = To, czego nie da się wysłać w ciągu doby, usuwamy.
outbox-send = Wyślij teraz
outbox-delete = Usuń je
outbox-sent-title = Wysłane
outbox-sent = Odpowiedzi, które tu czekały, są już u nas. Są policzone jeden raz. Dziękujemy.
outbox-gone-title = Usunięte
outbox-gone = Niektóre odpowiedzi czekały tu całą dobę i nie udało się ich wysłać. Zostały usunięte.
outbox-delete-title = Usunąć to, co czeka?
outbox-keep = Zostaw je
outbox-news-sent = Odpowiedzi, które czekały w tym telefonie, są już wysłane.
outbox-news-gone = Odpowiedzi czekały w tym telefonie całą dobę i nie udało się ich wysłać. Zostały usunięte.
outbox-news-closed = Odpowiedzi z tego telefonu nie zostały wysłane: ankieta już się skończyła.
outbox-news-refused = Odpowiedzi z tego telefonu nie zostały przyjęte.
outbox-look = Zobacz
outbox-closed-title = Ankieta już się skończyła
outbox-delete-these = Usuń te odpowiedzi
outbox-refused-title = Nieprzyjęte
keep-title = Słaby tu zasięg?
keep-lead = Jeśli nie uda się wysłać twoich odpowiedzi, mogą poczekać w tym telefonie i później wysłać się same. Są zamknięte na klucz: nikt nie przeczyta ich w tym telefonie, nawet ty. Po dobie zostaną usunięte.
keep-choice = Zachowaj moje odpowiedzi w tym telefonie, zamknięte na klucz, aż zostaną wysłane
keep-ready = Gotowe. Możesz nacisnąć „Wyślij” nawet tam, gdzie nie ma zasięgu.
keep-failed = To się tutaj nie udało. Dalej możesz odpowiadać: nie zamykaj strony, dopóki twoje odpowiedzi nie będą wysłane.

## The kiosk: a worker's tablet in a hall without wifi
kiosk-gone = Odpowiedzi czekały tu 7 dni i nie udało się ich wysłać. Usunięte:
kiosk-lost = Na zawsze przepadną odpowiedzi ludzi:
kiosk-workers = Dla pracowników
kiosk-idle = Jeśli nie, ta strona sama się wyczyści i zacznie od nowa. Zostało sekund:
kiosk-title = Jeden tablet, wiele osób, bez Wi-Fi
kiosk-lead = Dla pracowników: przygotuj ten tablet, póki ma internet. Potem kolejne osoby mogą na nim odpowiadać tam, gdzie nie ma zasięgu.
kiosk-no-script = Do tego potrzebna jest przeglądarka z JavaScriptem, a tutaj jest on wyłączony. Zamiast tabletu użyj telefonów, które mają zasięg.
kiosk-locked = Gdy ktoś naciśnie „Wyślij”, odpowiedzi zostają zamknięte na klucz. Nikt nie przeczyta ich w tym tablecie, nawet ty.
kiosk-sends = Czekają tutaj. Gdy tablet znów będzie miał internet, wyślą się same: otwórz tę stronę i patrz, jak liczba spada do 0.
kiosk-a-week = To, czego nie da się wysłać w ciągu 7 dni, usuwamy.
kiosk-asks = Jeśli przez 2 minuty nikt nie dotknie ekranu, tablet zapyta, czy ktoś tu jeszcze jest. Potem wyczyści z ekranu to, co niewysłane, i zacznie od nowa.
kiosk-hand = Podaj tablet dalej, gdy zapyta, kto odpowiada.
kiosk-slips = Każda osoba potrzebuje karteczki. Formularz pyta o jej kod.
kiosk-set-up = Przygotuj ten tablet
kiosk-is-set-up = Ten tablet jest przygotowany
kiosk-start = Zaczynamy: kto odpowiada?
kiosk-delete = Usuń to, co niewysłane
kiosk-end = Zakończ tryb kiosku
kiosk-delete-title = Usunąć to, co niewysłane?
kiosk-end-title = Zakończyć tryb kiosku?
kiosk-taken-off = Wszystko, co należy do Blether, zniknie z tego tabletu.
kiosk-go-on = Zostań w trybie kiosku
kiosk-end-it = Zakończ
kiosk-ready = Gotowe. Możesz teraz działać bez internetu.
kiosk-failed = Nie udało się. Czy tablet ma internet? Jeśli tak, spróbuj jeszcze raz.
kiosk-wipe-this = Wyczyść to i zacznij od nowa
kiosk-empty = Nie ma jeszcze czego wysłać. Odpowiedz na jedno pytanie lub więcej albo zacznij od nowa.
kiosk-not-locked = Nie udało nam się zamknąć twoich odpowiedzi na klucz w tym tablecie. Nic nie zostało zapisane. Powiedz o tym komuś z pracowników.
kiosk-still-there = Jesteś tu jeszcze?
kiosk-here = Tak, jestem
kiosk-wipe = Wyczyść i zacznij od nowa
kiosk-thanks-title = Dziękujemy
kiosk-thanks-lead = Twoje odpowiedzi są w tym tablecie, zamknięte na klucz. Nikt ich tu nie przeczyta. Wyślą się, gdy tablet będzie miał internet.
kiosk-hand-on = A teraz podaj tablet następnej osobie albo oddaj go komuś z pracowników.
kiosk-next = Teraz moja kolej
