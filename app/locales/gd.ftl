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
privacy = Dè thachras dha na freagairtean agad

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

## Nad fhaclan fhèin
words-before = Na sgrìobh ainmean. Cha leugh duine seo sa bhad; dh’fhaodadh seachdainean a dhol seachad. Chan urrainn do dhuine freagairt, is chan eil fhios againn cò thu. Mura h-eil thu sàbhailte, bruidhinn ri cuideigin an-dràsta.
words-before-child = Na sgrìobh ainmean. Cha leugh duine seo an-dràsta. Dh’fhaodadh seachdainean a dhol seachad. Chan urrainn dhuinn sgrìobhadh air ais. Chan eil fhios againn cò thu. Nach eil thu sàbhailte? Bruidhinn ri cuideigin an-dràsta.
words-limit = Suas ri { $letters } litir.
words-left = Litrichean air fhàgail:
words-long = Tha seo ro fhada airson a’ bhogsa. Dèan nas giorra e.
words-share = Faodaidh sibh m’ fhaclan a sgaoileadh, às aonais m’ ainm.
words-share-child = Faodaidh sibh seo a shealltainn do dhaoine eile, às aonais m’ ainm.
words-look = Am b’ urrainn dha seo innse cò thu? ’S dòcha gum b’ fheàrr leat a thoirt às:
words-email = seòladh puist-d
words-phone = àireamh fòn
words-postcode = còd-puist
words-web = seòladh lìn
words-born = ceann-latha breith
words-named = ainm
draw = Tarraing dealbh an àite sin
draw-pad = An dealbh agad
draw-undo = Neo-dhèan
draw-clear = Glan gu lèir e
draw-full = Tha an dealbh làn.
draw-black = Dubh
draw-red = Dearg
draw-yellow = Buidhe
draw-green = Uaine
draw-blue = Gorm
draw-purple = Purpaidh
paper-words = Na sgrìobh ainmean. Leughaidh neach-obrach seo gus a thaidhpeadh a-steach.

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

## On a poster and on cards: they name no topic either, whoever they are for
poster-child = Cò ris a tha cuideachadh coltach dha do theaghlach?
poster-child-lead = Innis dhuinn ann am beagan cheistean goirid. Chan eil freagairt cheart no cheàrr ann.
poster-young = Tha fhios agadsa dè tha na chuideachadh. Innis dhuinn.
poster-young-lead = Suirbhidh goirid mu thaic dhut fhèin is dhan teaghlach agad: dè tha ag obair, agus dè bu chòir atharrachadh?
poster-adult = Cò ris a tha taic coltach dhan teaghlach agaibh?
poster-adult-lead = Suirbhidh goirid mu thaic do theaghlaichean. Tha na daoine a bhios ga dealbh airson cluinntinn dè tha na chuideachadh agus dè bu chòir atharrachadh.
poster-everyone-lead = Suirbhidh goirid mu thaic dhut fhèin is dhan teaghlach agad. Tha na daoine a bhios ga dealbh airson cluinntinn bhuat.
poster-scan = Cuimsich camara an fhòn an seo
poster-type = No sgrìobh an seòladh seo:
poster-qr = Còd QR: { $address }
poster-minutes = Bheir e mu 3 mionaidean.
poster-no-name = Chan fhaighnich sinn ainm duine.
poster-choose = Faodar ceist sam bith a leum, agus stad uair sam bith.
poster-talk = Cuideigin airson bruidhinn ris:
poster-danger = Ann an cunnart an-dràsta? Fòn gu { $number }.

## Còd bileig, far a bheil feum aig ceangal air
slip-title = An còd agad
slip-lead = Thoir sùil air a’ bhileig phàipeir agad. Sgrìobh na litrichean is na h-àireamhan aice an seo.
slip-filled = Leugh am fòn an còd air a’ bhileig agad. Brùth air “Air adhart”.
slip-label = An còd air a’ bhileig agad
slip-hint = Tha litrichean mòra no beaga ceart gu leòr. Faodaidh tu na strìochan fhàgail às.
slip-why = Obraichidh gach bileag aon turas. Cha tèid an còd agad a chumail còmhla ri do fhreagairtean.
slip-none = Tha an còd a dhìth. Sgrìobh na litrichean is na h-àireamhan a tha air a’ bhileig agad.
slip-unreadable = Tha rudeigin sa chòd nach eil ceart fhathast. Thoir sùil eile air a’ bhileig.
slip-unknown = Chan ann dhan t-suirbhidh seo a tha an còd seo. A bheil a’ bhileag cheart agad?
slip-used = Chaidh an còd seo a chleachdadh. Obraichidh gach bileag aon turas.
slip-in-title = Tha freagairtean leis a’ chòd seo againn mu thràth
slip-in-lead = An tusa a chuir iad? Faodaidh tu falbh: tha iad air an cunntadh. An e cuideigin eile a tha seo? Iarr bileag dhut fhèin. Tha a h-uile rud a thagh thu an seo fhathast.
slip-needed = Feumaidh tu bileag phàipeir le còd. Faighnich dhe na daoine a dh’innis dhut mu dheidhinn seo.
slip-at-home = ’S e seo an còd a tha air bileag. Sgrìobh an seòladh a tha air a’ bhileig an toiseach: tha còd goirid aige-san cuideachd.

## Air bileig: chan ainmich i cuspair, àite no àireamh
slip-code = Iarraidh e an còd seo:
slip-once = Obraichidh i aon turas. Chan innis i cò thu.

## What cannot be done
nowhere-title = Chan eil an duilleag seo ann
nowhere-lead = ’S dòcha gu bheil mearachd san t-seòladh. A bheil còd agad? Sgrìobh e air a’ chiad duilleig.
no-audience-lead = ’S dòcha gu bheil mearachd san t-seòladh: chan eil foirm mar sin aig an t-suirbhidh seo. Cha do ghlèidh sinn dad.
no-audience-choose = Tagh cò tha a’ freagairt
closed-title = Tha an suirbhidh seo air dùnadh
closed-lead = Tapadh leat airson a bhith deònach innse dhuinn. Chan urrainn dhuinn an còrr fhreagairtean a ghabhail an seo, is cha do ghlèidh sinn dad ùr. Tha na chuir thu mus do dhùin e air a chunntadh.
link-closed-title = Chan eilear a’ cleachdadh a’ cheangail seo tuilleadh
link-closed-lead = Iarr fear ùr air an neach a thug dhut e. Cha do ghlèidh sinn dad ùr.
closed-counted-lead = Tha iad air an cunntadh. Dhùin an suirbhidh bhon uair sin, agus mar sin cha ghabh an còrr a chur thugainn an seo.
closed-results = Faic na thuirt daoine
no-results-title = Cha do lorg sinn na toraidhean seo
no-results-lead = Chan eil an còd seo aig suirbhidh sam bith. Thoir sùil air an t-seòladh is feuch a-rithist.
not-shared-title = Chan eil an ceangal seo a’ fosgladh dad tuilleadh
not-shared-lead = Faodaidh an neach a thug dhut e fear ùr a thoirt dhut.
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
outbox-count = Gun chur fhathast:
outbox-since = Tha a’ chiad fheadhainn a’ feitheamh bho:
outbox-for-good = Ma sguabas tu às iad a-nis, bidh iad air falbh gu bràth.
outbox-closed = Thàinig na freagairtean seo ro fhadalach airson an cunntadh.
outbox-refused = Cha b’ urrainn dhuinn na freagairtean seo a ghabhail, is chan eil iad air an cunntadh.
outbox-not-sent = Cia mheud:
outbox-title = Freagairtean air an fhòn seo
outbox-no-script = Chan eil dad bhuat air a ghleidheadh air an fhòn seo: tha sin feumach air JavaScript, is tha e dheth an seo.
outbox-none = Chan eil dad a’ feitheamh air an fhòn seo.
outbox-waiting = Tha na freagairtean agad a’ feitheamh air an fhòn seo, fo ghlais.
outbox-alone = Falbhaidh iad leotha fhèin nuair a bhios siognail ann. Faodaidh tu an duilleag seo a dhùnadh.
outbox-by-hand = Falbhaidh iad leotha fhèin nuair a bhios siognail ann agus an duilleag seo fosgailte. Ma dhùineas tu i, till thuice a-rithist.
outbox-a-day = Thèid rud sam bith nach gabh a chur taobh a-staigh latha a sguabadh às.
outbox-send = Cuir an-dràsta
outbox-delete = Sguab às iad
outbox-sent-title = Chaidh an cur
outbox-sent = Tha na freagairtean a bha a’ feitheamh an seo againn a-nis, is air an cunntadh aon turas. Mòran taing.
outbox-gone-title = Chaidh an sguabadh às
outbox-gone = Bha freagairtean a’ feitheamh an seo fad latha is cha ghabhadh an cur. Chaidh an sguabadh às.
outbox-delete-title = A bheil thu airson na tha a’ feitheamh a sguabadh às?
outbox-keep = Glèidh iad
outbox-news-sent = Chaidh na freagairtean a bha a’ feitheamh air an fhòn seo a chur.
outbox-news-gone = Bha freagairtean a’ feitheamh air an fhòn seo fad latha is cha ghabhadh an cur. Chaidh an sguabadh às.
outbox-news-closed = Cha deach na freagairtean air an fhòn seo a chur: tha an suirbhidh air dùnadh.
outbox-news-refused = Cha b’ urrainn dhuinn na freagairtean air an fhòn seo a ghabhail.
outbox-look = Thoir sùil
outbox-closed-title = Tha an suirbhidh air dùnadh
outbox-delete-these = Sguab às iad seo
outbox-refused-title = Cha deach an gabhail
keep-title = A bheil an siognail dona an seo?
keep-lead = Mura gabh na freagairtean agad a chur, faodaidh iad feitheamh air an fhòn seo is falbh leotha fhèin nas fhaide air adhart. Tha iad fo ghlais: chan urrainn do dhuine sam bith an leughadh air an fhòn seo, fiù ’s thu fhèin. Às dèidh latha thèid an sguabadh às.
keep-choice = Glèidh mo fhreagairtean air an fhòn seo, fo ghlais, gus an tèid an cur
keep-ready = Deiseil. Faodaidh tu brùthadh air “Cuir” fiù ’s far nach eil siognail ann.
keep-failed = Cha do dh’obraich sin an seo. Faodaidh tu freagairt fhathast: cùm an duilleag fosgailte gus an tèid na freagairtean agad a chur.

## The kiosk: a worker's tablet in a hall without wifi
kiosk-gone = Bha freagairtean a’ feitheamh an seo fad 7 làithean is cha ghabhadh an cur. Chaidh an sguabadh às. Cia mheud:
kiosk-lost = Thèid freagairtean dhaoine air chall gu bràth:
kiosk-workers = Do luchd-obrach
kiosk-idle = Mura h-eil, glanaidh an duilleag seo i fhèin is tòisichidh i as ùr. Diogan air fhàgail:
kiosk-title = Aon tablaid, mòran dhaoine, gun Wi-Fi
kiosk-lead = Do luchd-obrach: suidhich an tablaid seo fhad ’s a tha e air loidhne. An uair sin faodaidh daoine freagairt air, aon às dèidh aoin, far nach eil siognail ann.
kiosk-no-script = Tha seo feumach air brabhsair le JavaScript, is tha e dheth an seo. Cleachd fònaichean aig a bheil siognail na àite.
kiosk-locked = Nuair a bhrùthas cuideigin air “Cuir”, thèid na freagairtean aca a ghlasadh. Chan urrainn do dhuine sam bith an leughadh air an tablaid seo, fiù ’s thu fhèin.
kiosk-sends = Fuirichidh iad an seo. Nuair a bhios an tablaid air loidhne a-rithist, falbhaidh iad leotha fhèin: fosgail an duilleag seo is cùm sùil air an àireamh a’ dol sìos gu 0.
kiosk-a-week = Thèid rud sam bith nach deach a chur taobh a-staigh 7 làithean a sguabadh às.
kiosk-asks = Mura bean duine ris an sgrìn fad 2 mhionaid, faighnichidh an tablaid a bheil cuideigin ann fhathast. An uair sin glanaidh e far an sgrìn na rudan nach deach a chur, is tòisichidh e as ùr.
kiosk-hand = Sìn an tablaid air adhart nuair a dh’fhaighnicheas e cò tha a’ freagairt.
kiosk-slips = Feumaidh gach neach bileag. Iarraidh am foirm a còd.
kiosk-set-up = Suidhich an tablaid seo
kiosk-is-set-up = Tha an tablaid seo air a shuidheachadh
kiosk-start = Tòisich: cò tha a’ freagairt?
kiosk-delete = Sguab às na freagairtean nach deach a chur
kiosk-end = Cuir crìoch air a’ mhodh ciosg
kiosk-delete-title = A bheil thu airson na freagairtean nach deach a chur a sguabadh às?
kiosk-end-title = A bheil thu airson crìoch a chur air a’ mhodh ciosg?
kiosk-taken-off = Thèid a h-uile rud aig Blether a thoirt far an tablaid seo.
kiosk-go-on = Lean air leis a’ mhodh ciosg
kiosk-end-it = Cuir crìoch air
kiosk-ready = Deiseil. Faodaidh tu a dhol far loidhne a-nis.
kiosk-failed = Cha do dh’obraich sin. A bheil an tablaid air loidhne? Ma tha, feuch a-rithist.
kiosk-wipe-this = Glan seo is tòisich as ùr
kiosk-empty = Chan eil dad ann ri chur fhathast. Freagair aon cheist no barrachd, no tòisich as ùr.
kiosk-not-locked = Cha b’ urrainn dhuinn na freagairtean agad a ghlasadh air an tablaid seo. Cha do ghlèidh sinn dad. Innis sin dhan neach-obrach.
kiosk-still-there = A bheil thu ann fhathast?
kiosk-here = Tha, tha mi an seo
kiosk-wipe = Glan is tòisich as ùr
kiosk-thanks-title = Mòran taing
kiosk-thanks-lead = Tha na freagairtean agad fo ghlais air an tablaid seo. Chan urrainn do dhuine sam bith an leughadh an seo. Thèid an cur nuair a bhios e air loidhne.
kiosk-hand-on = A-nis sìn an tablaid dhan ath dhuine, no air ais dhan neach-obrach.
kiosk-next = ’S mise an ath dhuine
