# Drafted; needs a native reader who works with families.
# The interface in Scottish Gaelic: the messages of en.ftl, in the same order.

## On every page
leave = Fàg an duilleag seo
help = Cuideachadh
help-now = Cuideachadh a dhìth an-dràsta?
text-number = Cuir teacsa gu { $number }
languages = Cànanan
made-up = ’S e suirbhidh airson feuchainn a tha seo, chan e fear fìor. Na cuir freagairtean fìor ann.
listen = Èist
stop-listening = Stad
back = Air ais
first-page = Dhan chiad duilleig

## The front page
home-title = Thig a chòmhradh rinn
home-lead = Innis dhuinn cò ris a tha taic coltach dhut fhèin is dhan teaghlach agad. Bheir e mu 3 mionaidean. Chan fhaighnich sinn dè an t-ainm a th’ ort.
home-choose = Taghaidh tusa dè fhreagras tu. Faodaidh tu leum thairis air ceist, agus faodaidh tu stad.
home-added-up = Tha na freagairtean uile gan cur ri chèile. Chan fhaicear duine sònraichte ann an clàr sam bith.
home-until-send = Cha ghlèidh sinn dad gus am brùth thu air “Cuir”.
home-results = Faic na thuirt daoine
code = An còd agad
code-hint = Tha e air a’ phostair no air a’ chairt. Tha litrichean mòra no beaga ceart gu leòr.
code-go = Siuthad
code-unknown-title = Cha do lorg sinn an còd sin
code-unknown-lead = Thoir sùil air a’ chòd is feuch a-rithist. Mura h-obraich e fhathast, faighnich dhen neach a thug dhut e.
code-unknown = Chan eil an còd seo aig suirbhidh sam bith.

## Who is answering?
who-title = Cò tha a’ freagairt?
who-lead = Bheir e mu 3 mionaidean. Chan fhaighnich sinn dè an t-ainm a th’ ort.

## The form
before-you-start = Mus tòisich thu
we-ask-about = Faighnichidh sinn mu na rudan seo:
leave-note = Am feum thu seo a chur am falach gu luath? Brùth air “Fàg an duilleag seo”, no brùth air an iuchair Shift trì tursan. Cha ghlan sin eachdraidh an fhòn.
steps = Ceumannan
start = Tòisich
skip = Leum
next = Air adhart
send = Cuir
place = Ceist { $place } à { $of }
place-short = { $place } à { $of }
easy-words = Faclan furasta
tick-any = Tagh na thogras tu.
rather-not-say = B’ fheàrr leam gun innse
take-back = Thoir air ais mo fhreagairt
look-again = Thoir sùil eile
talk-to-someone = Ag iarraidh bruidhinn ri cuideigin?
more-help = Barrachd àireamhan airson fòn no teacsa
help-near = Cuideachadh dhut
help-near-lead = Faodaidh tu fònadh chun nan daoine seo, no teacsa a chur thuca. Chan fheum thu d’ ainm innse.
everything = Sin a h-uile rud
everything-lead = Brùth air “Cuir” agus thig na freagairtean agad thugainn. Gu ruige sin cha ghlèidh sinn dad. Faodaidh tu a dhol air ais agus an atharrachadh.
sending = Gan cur…
sending-moment = Dìreach tiotan…
sending-again = Chan eil fios againn fhathast an do ràinig iad. Feuchaidh sinn a-rithist a dh’aithghearr. Tha na freagairtean agad air an duilleig seo fhathast.
sending-no-connection = Chan eil ceangal ann fhathast. Cùm an duilleag seo fosgailte is cumaidh sinne oirnn a’ feuchainn. No brùth air “Cuir” gus feuchainn an-dràsta.
sending-no-answer = Chan eil fios againn fhathast an do ràinig iad. Cùm an duilleag seo fosgailte is cumaidh sinne oirnn a’ feuchainn. No brùth air “Cuir” gus feuchainn an-dràsta.
sending-arrived = Fhuair sinn iad. Tha na freagairtean agad air an sàbhaladh.
sending-stopped = Tha sinn air stad. ’S dòcha gun do ràinig na freagairtean agad sinn mu thràth. Chan eil cron ann am brùthadh air “Cuir” a-rithist.

## When the form comes back
wrong-title = Thoir sùil eile air seo
wrong-lead = Cha deach na freagairtean agad a chur fhathast. Tha a h-uile rud a thagh thu an seo fhathast.
wrong-field = Chan eil a’ cheist seo san fhoirm.
wrong-value = Chan e sin tè dhe na freagairtean an seo. Tagh a-rithist.
wrong-two = Tha dà fhreagairt an seo. Tagh tè dhiubh.
wrong-together = Tha freagairt an seo nach gabh taghadh còmhla ris an fheadhainn eile. Thoir air falbh tè.
empty-title = Chan eil dad ann ri chur fhathast
empty-lead = Leum thu thairis air a h-uile ceist. Tha sin ceart gu leòr. Freagair aon cheist no barrachd, no fàg an duilleag seo.
incomplete-title = Feuch am brùth thu air “Cuir” a-rithist
incomplete-lead = Bha rudeigin a dhìth air an duilleig. Cha deach dad a chur. Tha a h-uile rud a thagh thu an seo fhathast.
sent-title = Chaidh an duilleag seo a chur mu thràth
sent-lead = Tha na freagairtean on duilleig seo againn mu thràth is cha ghabh iad atharrachadh. An tusa a chuir iad? Faodaidh tu falbh: tha iad air an cunntadh. An e cuideigin eile a tha seo? Brùth air “Cuir” gus iad seo a chur mar fhreagairtean ùra.
already-in-title = Tha na freagairtean on duilleig seo againn mu thràth
already-in-lead = An e cuideigin eile a tha seo? Brùth air “Cuir” gus iad seo a chur mar fhreagairtean ùra. Ma chuir thu roimhe iad, faodaidh tu falbh: tha iad air an cunntadh.
busy-title = Feuch am brùth thu air “Cuir” a-rithist ann an tiotan
busy-lead = Cha b’ urrainn dhuinn na freagairtean agad a shàbhaladh an-dràsta. ’S e sinne as coireach, chan e thusa. Tha a h-uile rud a thagh thu an seo fhathast, agus chan eil cron ann am brùthadh air “Cuir” a-rithist.

## Too many at once
wait-title = Fuirich greiseag
wait-form = Tha tòrr dhaoine a’ cur fhreagairtean aig an aon àm. Tha a h-uile rud a thagh thu an seo fhathast.
wait-page = Tha tòrr dhaoine a’ fosgladh na duilleig seo aig an aon àm.
wait-then-send = An uair sin brùth air “Cuir”.
wait-then-go-on = An uair sin brùth air “Lean air”.
wait-half-minute = Fuirich leth-mhionaid.
wait-seconds = { $seconds ->
    [one] Fuirich { $seconds } diog eile.
    [two] Fuirich { $seconds } dhiog eile.
    [few] Fuirich { $seconds } diogan eile.
   *[other] Fuirich { $seconds } diog eile.
}
go-on = Lean air

## After Send
thanks-title = Fhuair sinn iad
thanks-lead = Mòran taing. Tha na freagairtean agad air an sàbhaladh, is air an cunntadh aon turas.
thanks-next = Dè thachras a-nis
thanks-closes = Dùinidh an suirbhidh seo air { $date }.
thanks-closes-later = Bidh an suirbhidh seo fosgailte greis fhathast.
thanks-added-up = An uair sin cuirear na freagairtean uile ri chèile, gus nach aithnichear duine.
thanks-results = Às dèidh sin chì duine sam bith na thuirt daoine. Bheir na trì dealbhan seo ann thu:
thanks-address = No glèidh an seòladh seo:
thanks-pictures-how = Air a’ chiad duilleig, brùth air “Faic na thuirt daoine” agus tagh na trì dealbhan.
thanks-close-tab = A-nis dùin an taba seo. Air neo, ma bhrùthas cuideigin air “Air ais” air an fhòn seo, ’s dòcha gum faic iad na freagairtean agad.
thanks-someone-else = A bheil cuideigin eile ag iarraidh freagairt?
thanks-hand-over = Sìn am fòn air adhart
thanks-talk = Ma tha thu ag iarraidh bruidhinn ri cuideigin
hand-over-title = Sìn am fòn dhan ath dhuine
hand-over-lead = Tha na freagairtean a bh’ ann roimhe againn. Chan fhaicear air an duilleig seo iad.
hand-over-start = Mise a-nis
date = { $day } { $month } { $year }
month-1 = dhen Fhaoilleach
month-2 = dhen Ghearran
month-3 = dhen Mhàrt
month-4 = dhen Ghiblean
month-5 = dhen Chèitean
month-6 = dhen Ògmhios
month-7 = dhen Iuchar
month-8 = dhen Lùnastal
month-9 = dhen t-Sultain
month-10 = dhen Dàmhair
month-11 = dhen t-Samhain
month-12 = dhen Dùbhlachd

## The picture code
pictures-title = Dè na trì dealbhan a fhuair thu?
pictures-lead = Bha iad air an duilleig mu dheireadh, às dèidh “Cuir”. Tagh na trì.
pictures-show = Seall dhomh
pictures-three = Tagh trì dealbhan.
pictures-none-title = Cha do lorg sinn na dealbhan seo
pictures-none-lead = Chan eil na trì seo aig suirbhidh sam bith. Thoir sùil eile is feuch a-rithist.
pictures-which-title = Dè am fear a th’ ann?
pictures-which-lead = Tha na dealbhan seo aig barrachd air aon suirbhidh.
pictures-one = { $place }, a’ dùnadh air { $date }
picture-boat = bàta
picture-fish = iasg
picture-star = rionnag
picture-moon = gealach
picture-sun = grian
picture-tree = craobh
picture-house = taigh
picture-kite = iteileag
picture-bird = eun
picture-flower = flùr
picture-hill = cnoc
picture-cup = cupa
picture-leaf = duilleag
picture-shell = slige
picture-cloud = sgòth
picture-bell = clag

## On paper
paper-how = Cuir strìochag ann an aon bhogsa aig gach ceist. Fàg às na ceistean nach eil thu airson freagairt.
paper-no-names = Na sgrìobh d’ ainm, no ainm duine sam bith eile.
paper-short = Ma thagh thu “{ $answer }”, freagair dìreach na ceistean le rionnag (★).
paper-after = Nuair a bhios tu deiseil, cuir an duilleag seo sa chèis a fhuair thu. Cuiridh neach-obrach na freagairtean a-steach is sgriosaidh iad an duilleag an uair sin.
paper-online = Faodaidh tu freagairt air fòn cuideachd. Tadhail air an t-seòladh seo, no sgrìobh an còd { $code }:
paper-link = Freagair air pàipear

## What cannot be done
nowhere-title = Chan eil an duilleag seo ann
nowhere-lead = ’S dòcha gu bheil mearachd san t-seòladh. A bheil còd agad? Sgrìobh e air a’ chiad duilleig.
no-audience-lead = ’S dòcha gu bheil mearachd san t-seòladh: chan eil foirm mar sin aig an t-suirbhidh seo. Cha do ghlèidh sinn dad.
no-audience-choose = Tagh cò tha a’ freagairt
closed-title = Tha an suirbhidh seo air dùnadh
closed-lead = Tapadh leat airson a bhith deònach innse dhuinn. Chan urrainn dhuinn an còrr fhreagairtean a ghabhail an seo, is cha do ghlèidh sinn dad ùr. Tha na chuir thu mus do dhùin e air a chunntadh.
closed-counted-lead = Tha iad air an cunntadh. Dhùin an suirbhidh bhon uair sin, agus mar sin cha ghabh an còrr a chur thugainn an seo.
closed-results = Faic na thuirt daoine
no-results-title = Cha do lorg sinn na toraidhean seo
no-results-lead = Chan eil an còd seo aig suirbhidh sam bith. Thoir sùil air an t-seòladh is feuch a-rithist.
results-not-yet-title = Chan eil toraidhean an seo fhathast
results-not-yet-lead = Thig na toraidhean nuair a bhios an suirbhidh air dùnadh, is nuair a bhios e sàbhailte na h-àireamhan a shealltainn.
too-large-title = Bha sin cus aig aon àm
too-large-lead = Bha na thàinig thugainn na bu mhotha na freagairt sam bith. Cha do ghlèidh sinn dad. Till is feuch a-rithist.
not-a-form-title = Cha robh sin coltach ris an fhoirm againn
not-a-form-lead = Cha do ghlèidh sinn dad. Till dhan t-suirbhidh is brùth air “Cuir” an sin.
too-slow-title = Bha sin ro fhada gar ruighinn
too-slow-lead = ’S dòcha gu bheil an ceangal agad slaodach. Cha do ghlèidh sinn dad. Till is brùth air “Cuir” a-rithist: chan eil cron ann.
send-again-lead = Cha b’ urrainn dhuinn na freagairtean agad a shàbhaladh an-dràsta. ’S e sinne as coireach, chan e thusa. Tha na freagairtean agad air an duilleig seo fhathast.
send-again = Cuir a-rithist
ours-title = Duilich, chaidh rudeigin ceàrr an seo
ours-lead = ’S e sinne as coireach, chan e thusa. Till is feuch a-rithist ann am mionaid: chan eil cron ann am brùthadh air “Cuir” a-rithist.
ours-number = Ma dh’innseas tu dhuinn mu dheidhinn, thoir dhuinn an àireamh seo: { $number }

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
