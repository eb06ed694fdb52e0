"""Words for what people and things do, and how news tells them apart, in both languages: the tables of `rag.senses`.

Of a group that ends with ; the entries, apart by |, are rivals; the first word of each is its key. After ! the one is
what the other denies. A word after = is listed as it stands, and not by its stem.
"""

RIVALS = """
rise rose risen increase grow grew grown growth climb climbed gain lifted يزد raise jump surge soar expand ارتفع زاد
زيد ازداد زيادة نما نمو ينمو صعد رفع قفز تصاعد rally rallied edge edged hike hiked double doubled triple tripled
accelerate accelerated swell swelled lifted تضاعف تزايد تسارع | fall fell fallen drop decrease decline cut slash
lower lowered devalue devalued devaluation reduce reduction shrink shrank shrunk smaller slump plunge
انخفض تراجع هبط هوى خفض تخفيض نقص نقصان قلص
تقلص dip dipped tumble tumbled halve halved contracted slide slid انكمش انكماش تدنى تهاوى انحسر;
win won victory winner يفز beat beaten defeat defeated هزم تغلب توج فاز فوز يفوز ربح انتصر انتصار triumph triumphed
| lose lost loss خسر خسارة انهزم; buy bought purchase acquire اشترى شراء ابتاع استحوذ | sell sold sale باع بيع بيع;
import imported استورد استيراد واردات وارد | export exported تصدير صادرات صادر; start began begin begun begins
launch open opened reopen reopened starting بدأ =بدء =تبدأ =يبدأ =سيبدأ =ستبدأ انطلق باشر شرع أطلق افتتح فتح استأنف
resume commence commenced
inaugurate inaugurated unveil unveiled دشن تدشين استهل | end ended finish conclude complete close closed closure
shut انتهى أنهى اختتم انتهاء إنهاء أغلق إغلاق غلق أقفل إقفال expire expired انقضى; enter entered entry join joined
joins انضم انضمام دخل دخول اقتحم | leave left exit depart departed غادر مغادرة خرج خروج withdraw withdrew withdrawn
withdrawal pull انسحب انسحاب سحب; impose imposed فرض tighten شدد | lift lifted ease رفع خفف; arrest arrested detain
detained detention jail jailed اعتقل اعتقال أوقف توقيف احتجز احتجاز سجن held apprehend apprehended imprison
imprisoned custody | release released free freed أفرج إفراج أطلق سراح; kill killed dead death die died deaths slain
قتل قتيل مقتل قتلى مات موت توفي وفاة لقي مصرع أودى assassinate assassinated assassination murder murdered perish
perished fatal fatally killing اغتال اغتيال استشهد حتف رحل يمت | wound wounded injure injured يصب تصب injuries hurt
أصيب إصابة جرح جريح جرحى مصاب مصابين hurting | survive survived survivor نجا ناج ناجيا ناجين ناجون | missing فقد
مفقود مفقودين; support supported back backed favour endorse أيد تأييد دعم لصالح ساند | oppose opposed against عارض
معارضة ضد مناهض; allow allowed permit permitted سمح سماح أجاز أتاح let license licensed licence authorise authorised
authorize authorized رخص ترخيص | ban banned prohibit prohibited bar barred prevent prevented حظر منع outlaw outlawed
forbid forbade forbidden; strengthen strengthened عزز تعزيز | weaken weakened أضعف إضعاف; convict convicted guilty
أدان إدانة مذنب conviction convictions | acquit acquitted innocent cleared برأ تبرئة براءة بريء acquittal exonerate
exonerated; deploy deployed نشر انتشار | recall recalled استدعى; build built construct بنى بني بناء شيد rebuild
rebuilt construction أقام إقامة أنشأ إنشاء | demolish demolished destroy destroyed destruction هدم دمر تدمير حطم
raze razed flatten flattened; appoint appointed عين يعين تعيين named nominate nominated nomination سمى نصب | dismiss
dismissed sack sacked fired remove أقال =أقيل =أقيلت إقالة أعفى إعفاء يقيل يقل عزل oust ousted depose deposed;
praise praised welcome welcomed أشاد رحب ترحيب hail hailed applaud applauded commend commended أثنى ثناء | condemn
condemned criticise criticised دان دانت criticize denounce أدان إدانة ندد انتقد انتقاد slam slammed decry decried
deplore deplored criticism استنكر استنكار شجب; confirm confirmed admit admitted acknowledge أكد اعترف أقر | deny denied
denies denial نفى نفي ينفي تنفي أنكر; lend lent أقرض أعار إعارة | borrow borrowed اقترض; ! attend attended
attendance present حضر حضور شارك مشاركة participate participated | absent absence missed boycott boycotted غاب غياب
تغيب قاطع مقاطعة; ! accept accepted approve approved approval agree agreed grant granted adopt adopted قبل قبول وافق
موافقة أقر إقرار منح اعتمد ratify ratified صادق مصادقة | reject rejected refuse refused refusal decline turn رفض
امتنع spurn spurned rebuff rebuffed veto vetoed; ! succeed succeeded success manage managed نجح نجاح تمكن | fail
failed failure فشل أخفق إخفاق; ! legal lawful قانوني شرعي | illegal unlawful; ! safe safety =آمنة =الآمنة =آمنين |
unsafe dangerous خطر خطير; kidnap kidnapped abduct abducted hostage خطف اختطف اختطاف | release released free freed
أفرج إفراج أطلق سراح; uphold upheld affirm affirmed أيد تأييد ثبت تثبيت | overturn overturned quash quashed annul
annulled revoke revoked scrap scrapped abolish abolished cancel cancelled canceled نقض أبطل إبطال ألغى إلغاء; sign
signed signing وقع توقيع أبرم إبرام | cancel cancelled canceled ألغى إلغاء; award awarded bestow bestowed منح كرم |
withhold withheld حجب; advance advanced تقدم | retreat retreated تراجع تقهقر; hire hired recruit recruited وظف |
layoff redundant سرح تسريح; obey obeyed comply complied التزم امتثل | violate violated breach breached خرق انتهك
خالف; reveal revealed disclose disclosed كشف | hide hid hidden conceal concealed أخفى إخفاء كتم; prove proved proven
أثبت | disprove disproved refute refuted دحض فند; attack attacked هاجم هجوم | defend defended دافع; pay paid دفع سدد
| owe owed استحق; resume resumed restart restarted استأنف استئناف | suspend suspended علق تعليق; exchange exchanged
swap swapped تبادل تبادلا تبادلت; ! clarified |
obscure; save saved rescue
rescued أنقذ إنقاذ تصدى | lose lost
"""
QUALITIES = """
preliminary provisional =أولية =الأولية | final =نهائية =النهائية;
before قبل قبيل | after following بعد عقب; most معظم غالبية majority أغلب | minority قلة أقلية; north northern شمال
شمالي | south southern جنوب جنوبي; east eastern شرق شرقي | west western غرب غربي; civilian civilians مدني مدنيين
مدنيون | soldier soldiers troops military جندي جنود عسكري عسكريين عسكريون; men man male رجل رجال ذكور | women woman
female امرأة نساء نسائي إناث | children child طفل أطفال; foreign خارجية أجنبي أجنبية أجانب | interior داخلية |
defence defense دفاع | finance مالية | justice عدل | health صحة | education تعليم تربية | trade تجارة | labour labor
عمل | oil petroleum نفط بترول | culture ثقافة | sport رياضة | tourism سياحة | agriculture زراعة | environment بيئة |
energy طاقة; supreme عليا | constitutional دستورية | military عسكرية; dollar dollars $ دولار | euro euros € يورو |
pound pounds £ جنيه ليرة | riyal ريال | dinar دينار | dirham درهم | rouble ruble روبل | yen ين; morning am صباح
صبيحة صباحا | evening pm مساء مساء ليل night | noon afternoon ظهر; farmer farmers مزارع مزارعون مزارعين فلاح فلاحين
| fisherman fishermen صياد صيادين | teacher teachers معلم معلمين معلمون | student students pupil pupils طلاب طلبة
تلميذ تلاميذ | nurse nurses ممرض ممرضة ممرضين | doctor doctors surgeon surgeons physician طبيب أطباء جراح | lawyer
lawyers محام محامي محامون محامين | journalist journalists reporter صحفي صحفيين صحفيون صحافي صحافيين | engineer
engineers مهندس مهندسين | driver drivers سائق سائقون سائقين سائقو | pilot pilots طيار طيارين طيارون | sailor sailors
بحار بحارة; bus buses حافلة حافلات | train trains قطار قطارات | ship ships boat boats vessel ferry سفينة سفن زورق
قارب قوارب باخرة عبارة | plane planes aircraft airliner طائرة طائرات | truck trucks lorry lorries شاحنة شاحنات | car
cars سيارة سيارات; hospital hospitals مستشفى مستشفيات | school schools مدرسة مدارس | mosque mosques مسجد مساجد |
church churches كنيسة كنائس | hotel hotels فندق فنادق | factory factories مصنع مصانع | market markets سوق أسواق |
airport airports مطار مطارات | bridge bridges جسر جسور | museum museums متحف متاحف | embassy embassies سفارة سفارات
| university universities جامعة جامعات; quake earthquake زلزال | storm hurricane cyclone typhoon عاصفة إعصار |
drought جفاف | volcano بركان; wheat قمح | maize corn ذرة | rice أرز | sugar سكر | cotton قطن | coffee قهوة | barley
شعير; gold golden ذهب ذهبية | silver فضة فضية | bronze برونز برونزية; coal فحم | gas غاز; son =نجل =نجله =ابنها |
daughter =ابنته =ابنتها =كريمته | wife =زوجة =زوجته =وزوجته | husband =زوجها =وزوجها | mother =والدته =والدتها =أمه
| father =والده =والدها =أبوه =أبيه | brother =أخوه =أخيه | sister =شقيقته =أخته; spring ربيع | summer صيف | autumn
خريف | winter شتاء; outset beginning =بداية =مطلع =أوائل =مستهل | finale end =نهاية =أواخر; air جوي جوية | naval
navy بحري بحرية; transport transportation =النقل =للنقل | health صحة | education تعليم تربية | defence defense دفاع
| finance مالية | interior داخلية | housing إسكان | irrigation =الري =للري; peace سلام | physics فيزياء | chemistry
كيمياء | literature أدب آداب; novel رواية | film فيلم | poem قصيدة | song أغنية | painting لوحة | statue تمثال;
bribery رشوة | treason خيانة | fraud احتيال | espionage تجسس | embezzlement اختلاس; malaria ملاريا | cholera كوليرا
| measles حصبة | ebola إيبولا | cancer سرطان; knee ركبة | ankle كاحل | shoulder كتف | thigh فخذ; sunni سني سنية |
shiite shia شيعي شيعية | christian مسيحي مسيحية | jewish يهودي يهودية; primary ابتدائي ابتدائية | secondary ثانوي
ثانوية; presidential رئاسي رئاسية | parliamentary legislative نيابية نيابي تشريعي تشريعية برلمانية برلماني |
municipal بلدية; temporary temporarily مؤقت | permanent permanently دائم; compulsory mandatory إلزامي إجباري |
voluntary optional اختياري طوعي; largest biggest أكبر | smallest أصغر; highest أعلى | lowest أدنى; best أفضل | worst
أسوأ; positive إيجابي إيجابية | negative سلبي سلبية; minor slight slightly طفيف طفيفة | serious seriously severe
severely critical خطير خطيرة بالغ بالغة حرجة; inside داخل | outside خارج; daily يومي | weekly أسبوعي | monthly شهري
| annual yearly سنوي; unanimous unanimously =بالإجماع | narrow narrowly ضئيلة; secret سري سرية | public علني علنية
"""
OTHERS = """
stop stopped halt cease suspend أوقف وقف توقف علق تعليق; hold held stage عقد انعقد; sign signed signing وقع توقيع;
reach reached توصل وصل توصل بلغ; accord agreement deal pact اتفاق اتفاقية; arrive arrived come came travel travelled
traveled وصل قدم توجه سافر; visit visited زار زور زيارة; meet met meeting receive received التقى لتقى لتق لقاء اجتمع
اجتماع استقبل استقبال قابل; attack attacked strike struck bomb bombed hit shell shelled bombard raid هاجم هجوم قصف
ضرب استهدف أغار; return returned back عاد عود عودة رجع; flee fled escape displaced فر هرب نزح نزوح; vote voted صوت
تصويت اقترع; elect elected انتخب انتخاب; resign resigned stepped stepped استقال استقالة; pay paid دفع سدد راتب
رواتب; order ordered أمر; shoot shot fire fired gunfire أطلق إطلاق نار; send sent أرسل إرسال; find found عثر وجد;
pull pulled rescue rescued أنقذ إنقاذ انتشل; record recorded register registered سجل تسجيل; produce produced yield
أدى أدت يؤدي تؤدي yielded lead led أفضى تفضي تفض أسفر أدى نتج; store stored خزن تخزين; collapse collapsed انهار
انهيار; offer offered عرض; give gave given أهدى أعطى منح قدم; discuss discussed بحث ناقش; call called calls ask
asked requested طلب urge urged demand demanded دعا دعت يدعو تدعو حث طالب ناشد; announce announced أعلن إعلان;
publish published issue issued نشر أصدر; privatise privatised privatize خصخص; accuse accused اتهم; invade invaded
غزا اجتاح; cross crossed عبر; occupy occupied احتل; capture captured seize seized control استولى سيطر; supply
supplied زود; threaten threatened هدد; apologise apologised apologize apologized اعتذر; transfer transferred نقل;
smuggle smuggled smuggling تهريب هرب; steal stole stolen سرق; sue sued قاضى =دعوى; invite invited دعا دعوة; cancel
cancelled canceled ألغى إلغاء; postpone postponed delay delayed أجل تأجيل; extend extended مدد تمديد; violate
violated خرق انتهك; test tested اختبر; intercept intercepted shot downed اعترض أسقط; evacuate evacuated أجلى إجلاء;
repair repaired أصلح; use used استخدم استعمل; contain contained احتوى; finance financed fund funded مول; recognise
recognised recognize recognized اعترف; ship shipped شحن; sink sank sunk غرق; crash crashed تحطم; marry married تزوج;
score scored سجل; identify identified حدد تحدد; compete run ran candidate ترشح; work worked عمل يعمل; loot looted
looting نهب; revenge avenge انتقم انتقام; suffer suffered suffers عانى يعاني; negotiate negotiated تفاوض; protest
protested demonstrate تظاهر احتج احتجاج; fight fought قاتل قتال; help helped ساعد مساعدة; live lived lives عاش يعيش
يعيشون تعيش سكن; born ولد; investigate investigated investigation حقق تحقيق; search searched inspect فتش تفتيش;
discover discovered اكتشف اكتشاف; develop developed طور; spread انتشر; vaccinate vaccinated vaccine لقاح تطعيم
تلقيح; recover recovered تعافى شفي; repeal repealed ألغى; amend amended عدل تعديل; pass passed أقر; submit submitted
قدم; sentence sentenced حكم =قضت =قضى =سجن =بسجن =السجن =بالسجن jail jailed prison; try tried trial حاكم محاكمة;
execute executed execution أعدم إعدام; pardon pardoned عفا عفو; extradite extradited hand handed سلم تسليم; expel
expelled طرد; deport deported رحل ترحيل; summon summoned استدعى; explode exploded explosion blast انفجر انفجار
تفجير; burn burned burnt fire blaze احترق حريق حرق; fly flew flown flight حلق طار رحلة; land landed هبط; lead قاد
تزعم ترأس; found founded establish established أسس تأسيس; remain remained stay stayed بقي ظل; change changed تغير
تغيير; vanish vanished disappear disappeared اختفى اختفت تختفي يختفي; warn warned حذر تحذير; restore restored إعادة
يعيد تعيد أعاد استعاد; celebrate celebrated احتفل; bury buried شيع دفن; speak spoke spoken تحدث كلم;
happen happened happens يحدث حدثت سيحدث; respond responded reply replied رد; thank thanked شكر; compensate
compensated عوض تعويض; charge charged وجه; fine fined غرم غرامة; tax taxed ضريبة; flood flooded فيضان; rain
rained هطل أمطار;
qualify qualified تأهل; draw drew drawn تعادل;
play played لعب; contact contacted اتصل; own owned owns امتلك تمتلك يمتلك ملك; employ employed hire hired وظف;
complain complained شكا شكوى; guarantee guaranteed ضمن; connect connected ربط; cost كلف تكلفة; donate donated تبرع;
freeze froze frozen جمد تجميد; retire retired اعتزل تقاعد; replace replaced خلفا; merge merged merger اندمج اندماج;
cause caused سبب تسبب نجم ناجم; overtake overtook overtaken ahead =متقدما =متقدمة تجاوز تخطى =تعدى =يتعدى =تتعدى;
testify testified
testimony شهد شهادة; blame blamed حمل لام; ram rammed collide collided collision صدم اصطدم تصادم; host hosted
استضاف; stab stabbed stabbing طعن; storm stormed اقتحم; besiege besieged siege حاصر حصار; recapture recaptured
retake retook استعاد; surrender surrendered استسلم; mediate mediated mediation توسط وساطة; swear sworn يمين; abstain
abstained امتنع; dissolve dissolved حل; form formed شكل تشكيل; leak leaked سرب تسريب; hack hacked اخترق اختراق;
broadcast aired بث; translate translated ترجم ترجمة; study studied درس; graduate graduated تخرج; move moved relocate
relocated انتقل نقل; infect infected infection case cases إصابة; treat treated treatment عالج علاج; volunteer
volunteered تطوع; walkout strike strikes striking أضرب إضراب; march marched مسيرة سار; accompany accompanied escort
escorted رافق; congratulate congratulated هنأ; write wrote written كتب; design designed صمم تصميم; sail sailed أبحر
إبحار; break broke broken كسر حطم; train trained training درب تدريب; invest invested investment استثمر استثمار;
bankrupt bankruptcy أفلس إفلاس; count counted أحصى فرز; plant planted زرع; harvest harvested حصاد حصد; dig dug drill
drilled حفر; expand expanded وسع توسيع; excavate excavated نقب تنقيب; renovate renovated رمم ترميم; confiscate
confiscated صادر مصادرة; promote promoted رقى ترقية; succeed succeeded خلف; erupt erupted اندلع اندلاع; block
blocked blockade أغلق قطع; receive received get got obtain obtained =تسلم =تسلمت =يتسلم =تتسلم =استلم =استلمت =تلقى
=تلقت =يتلقى =تتلقى =نال =نالت =حصل =حصلت =استقبل =استقبلت =يستقبل =تستقبل; sponsor sponsored رعى رعاية; monitor
monitored راقب مراقبة; train trained درب; nationalise nationalised nationalize تأميم; slow slowed slowing slowdown
تباطأ تباطؤ أبطأ; insult insulted أهان إهانة; beat beaten ضرب; torture tortured عذب تعذيب; forgive forgave forgiven
سامح; marry married زواج تزوج; divorce divorced طلق طلاق; mourn mourned نعى حداد; pray prayed صلى صلاة; question
questioned interrogate interrogated استجوب استجواب; chase chased pursue pursued طارد لاحق ملاحقة; drown drowned غرق;
rape raped اغتصب اغتصاب; poison poisoned سمم تسمم; bribe bribed رشا; kick kicked ركل; shelter sheltered آوى إيواء;
distribute distributed وزع توزيع; clear removal أزال إزالة; add added أضاف إضافة; choose chose chosen select selected
اختار اختيار; describe described وصف; compare compared قارن; praise praised مدح; fear feared خشي; hope hoped أمل;
inspire inspired ألهم; increase widen widened
"""
