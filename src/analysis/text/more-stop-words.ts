/**
 * Stop words that the published lists lack, one text for each language, and `*` for all languages:
 * inflected forms, contractions without apostrophe, and filler of social media. None of them can be
 * the topic of a post or an interest.
 */
export const MORE_STOP_WORDS: Readonly<Record<string, string>> = {
  '*': `amp com fav ff gif gt haha hahaha hahahaha hehe hmm http https jaja jajaja kkk kkkk lmao lmfao
    lol lt ok okay omg pic rofl rt ta tbh tl ufff uh um via wow wtf www xd xx xxx`,
  en: `able absolutely actually against ago ah ain aint almost already alright although always anybody
    anymore anyone anything anyway apparently aren arent around ask asked aside away aw awesome back
    bad badly barely basically become becomes becoming began begin besides best better beyond big
    bit bring brought bunch bye call called cant certain certainly come comes coming completely
    couldn couldnt cuz daily damn day days dear definitely didn didnt different doesn doesnt don done dont
    dm down dude due dunno each easily easy either else enough entire especially etc even eventually ever
    every everybody everyone everything exactly except extremely fact feel feels feeling felt finally
    find fine first forward found fuck fucked fucking full fully gave generally gets getting give given gives giving glad
    go goes going gone gonna good gotta gotten great guess guy guys hadn hadnt half happen happened
    happening happens happy hard hardly hasn hasnt haven havent hear heard hell hello help hence
    heres hes hey hi honestly hope hopefully hoping hour hours however id idea idk ill im imagine
    imo indeed instead isn isnt itll ive ii just keep keeps kept kind kinda knew know knows known last
    late lately later least leave left less let lets liked likely little long longer look looked
    looking looks lot lots love loved lovely made main mainly makes making may maybe mean means
    meant mightn mine minute minutes moment mon month months morning mostly mustn name near nearly
    necessarily need needed needs neither new next nice night no nobody none nope nor normally not
    nothing nowadays nowhere off oh old once one ones onto ooh others ourself part particular particularly past
    people per perhaps place please plenty plus point possible possibly pretty probably
    proud put quickly quite ran rather real really recent recently right sadly saw say saying
    says second seconds seem seemed seems seen self sent seriously several shall shan shes shit short
    shouldn shouldnt show shows simple simply somebody somehow someone something sometimes somewhat
    somewhere soon sorry sort start started starting starts stay stop stuff sup super suppose
    supposed sure taken takes taking talk talking tell ten tend thank thanks thanx thatll thats
    theirs theres theyd theyll theyre theyve thing things think thinking thinks third tho though
    thought thoughts three thus till time times today together told tomorrow tonight took totally
    toward towards tried tries true truly try trying turn turned turns twice two u ugh unless
    unlike until upon ur us use used using usual usually various versus vs wait waiting wanna want
    wanted wants wasn wasnt watch watching week weekend weeks welcome went weren werent weve whatever
    whatll whats whenever wheres wherever whether whoever whole whos whose will willing wish within
    without won wont worse worst worth wouldn wouldnt wrong ya yall yea yeah year years yep
    yes yesterday yet yo youd youll youre youve yup`,
  es: `abajo acá además adelante ahí ahora algo alguien algún alguna algunas alguno algunos allá allí
    ambos ante antes anoche aquel aquella aquellas aquello aquellos aquí arriba así aún aunque ayer
    bajo bastante bien bueno buena buenas buenos cada casi cierto claro conmigo contigo cosa cosas
    creo cualquier cuál cuáles cuánto cuántos cuanto da dan dar debe deben debo decir dejar del demás
    demasiado dentro después día días dice dicen dicho dijo dónde dos ellas ello ellos entonces
    entre era eran eres es esa esas esos esta está están estaba estaban estado estamos estar estas
    este esto estos estoy estuvo etc fue fueron fui gente gracias gran grande gusta gustan ha haber
    había habían hace hacen hacer hacia haciendo hago han has hay haya he hecho hemos hizo hola hoy
    iba igual ir jamás junto las les llega lleva llevo luego mal mañana mas mayor mejor menos mía mío
    mientras mis misma mismo mismos momento mucha muchas mucho muchos nada nadie ninguna ninguno
    noche nosotras nosotros nuestra nuestras nuestro nuestros nueva nuevo nunca os otra otras otros
    para parece parte pasa pasado peor pide piden poca pocos podemos poder podría pone porqué primer primera
    primero pronto pude puede pueden puedes puedo pues q qué quiere quieren quiero quién quiénes
    quizá quizás recién sabe saben saber sé sea según segundo semana ser será serán seré si siempre
    sido siendo siente sigo sigue seguimos siguen sino solamente solo sólo somos son soy sube suben subido subir sus suya suyo tal también
    tampoco tan tanta tantas tanto tantos tb tener tenemos tenía tengo tiempo tiene tienen
    tienes toda todas todavía todo todos tras tres tus tuve tuvo unas unos usted ustedes va vamos van
    vas veces ver vez viene voy vuelve vuelven vuelvo vuestra vuestro ya yo`,
  de: `aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes
    auch auf aus bei beim bereits bin bis bist bitte da dabei dadurch dafür dagegen daher damit danach
    danke dann daran darauf daraus darf darin darüber darum das dass daß davon dazu dein deine deinem
    deinen deiner dem den denen denn dennoch der deren des deshalb dessen dich die dies diese diesem
    diesen dieser dieses dir doch dort du durch dürfen ebenfalls eher eigentlich ein eine einem einen
    einer eines einfach einige einigen einmal er erst es etwa etwas euch euer eure ganz ganze gar geht
    gerade gern gerne gestern gibt ging gut gute guten guter hab habe haben hallo hast hat hatte
    hatten hätte her heute hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in
    ins ist ja jahr jahre jede jedem jeden jeder jedes jedoch jemand jetzt kann kannst kein keine
    keinem keinen keiner komme kommen kommt können könnte konnte lassen leider leute macht machen mal
    man manche mehr mein meine meinem meinen meiner meist mich mir mit möchte morgen muss müssen musste
    nach nämlich natürlich neben neu neue neuen nicht nichts nie noch nun nur ob obwohl oder oft ohne
    paar sagt sagen schon sehe sehen sehr sei sein seine seinem seinen seiner seit selbst sich sicher
    sie sieht sind so sogar solche soll sollen sollte sondern sonst soviel sowie tag tage trotzdem tun
    über überhaupt um und uns unser unsere unserem unseren unter usw viel viele vielen vielleicht vom
    von vor wann war wäre waren warum was wegen weil weiter welche welchen welcher wenig wenn wer
    werde werden wie wieder will wir wird wirklich wirst wo wohl wollen wollte worden wurde wurden
    würde zu zum zur zwar zwei zwischen`,
  fr: `ainsi alors après assez aucun aucune aujourd aujourdhui auquel aussi autre autres avant beaucoup
    bien bon bonjour bonne bref car celle celles celui cependant certains cest ceux chaque chez chose
    choses comme comment contre demain depuis derrière dernier dernière dès désormais deux devant dire
    dit dois doit doivent donc dont dun dune encore enfin ensuite entre envers fais faisait fait faites
    faut fois font gens grand grande hier hui ici jai jamais jour jours jusqu jusque là lorsque lors
    lui lun maintenant malgré mal matin mec merci mieux mis moins mois nest non nouveau nouvelle ouais
    oui parce parfois parler part peu peut peux peuvent plus plusieurs plutôt possible pourquoi pourtant
    pouvoir premier première presque puis puisque quand quant quelque quelques quest quoi rien sais
    sait salut sauf seul seule seulement si soir sous souvent surtout tant tel telle tellement temps
    toujours tous tout toute toutes très trop trois va vais vers veut veux via viens vient voici
    voilà voir vois vont vrai vraiment`,
  it: `adesso allora altra altre altri altro ancora anni anno appena bello bene bisogno buon buona buono
    caso certo ciao cosa cose così cui davvero deve devi devo dice dire dopo due dunque ecco
    entrambi ero essere fa fai fanno fare fatto fino forse gente già giorni giorno grazie ieri infatti
    inoltre insieme invece mai mal male meglio meno mentre molta molte molti molto nessuno niente nulla
    nuova nuovo oggi ogni oppure ora parte però piace po poco poi possiamo posso può prima proprio
    pure qua qualche qualcosa qualcuno quando quasi qui quindi sapere sarà secondo sempre senza sia siamo sola solo sono soprattutto sta stai stato stessa stesso sto subito tanta tante tanti
    tanto tempo tra tre troppo tutta tutte va vado vai verso voglio volta volte vuoi vuole`,
  pt: `às são é acho agora aí ainda alguém algum alguma algumas alguns ali amanhã antes aqui assim bem boa bom cada
    certo cima coisa coisas contra da dá daqui dar demais dentro depois desde dessa
    desse desta deste deve dia dias disse disso dizer dois duas então era eram és essa estamos estão
    estar estava estou etc está estive eu fala faz fazendo fazer fez ficar foi fora foram fosse gente
    grande há hoje ia igual indo ir isso já jeito junto lá legal logo longe mal manhã melhor
    menos meio mesma mim minha muita muito nada nada né nenhum nessa nesse nesta neste ninguém nova
    novo num nunca obrigada obrigado oi olha ontem onde outra outras outro outros parece parte pela pessoa
    pessoas pode podem poder pois porém porque pouco pq pra pras pro pros precisa primeira primeiro quanto quase quer quero saber sabe sei seja sempre sendo ser será sim sido sobre sou tá tal tão
    tava te tem têm temos tempo tenho ter teve tinha to tô toda todas todo todos três tudo vai vamos
    vão vc vcs vem ver verdade vez vezes vi vir vou`,
  nl: `alleen alweer beetje best beter binnen bijna bijvoorbeeld blijft daarom dag dagen deel denk denken
    dingen echt eerste even gaan gaat gaf ga gewoon goed goede groot grote hebt heel hele helemaal
    jaar jaren jij jou jouw jullie keer komen komt krijgen laat laatste leuk leuke maken maak mag
    mensen misschien moeten mooi morgen nee nieuwe nodig ooit ondanks ons onze samen snel soms staat
    steeds terug tijd twee uur vaak vandaag verder volgens vond waar waarom wanneer weer week weet
    welke werk weten wilde willen zeer zeggen zegt zien ziet zo zoals zodat zullen zult`,
  ru: `без будет будто буду будут была были было вам вас ваш ведь весь вообще вот впрочем все всегда всего
    всех вчера где да давай даже два день для до другие ему если есть ещё же за завтра зачем здесь и
    из или им ими их как какая какой какие когда конечно которая которые которых кстати куда ли
    лишь лучше люди между меня мне мной могут может можно мы наверное над надо нас нашего нам не него
    нее ней нельзя нет ни нибудь ним них ничего но ну нужно об один одна однако она они опять перед
    по поэтому почему почти при про просто раз разве с сам свой своего свои своей сегодня себе себя
    сказать со совсем спасибо сразу стал стало та так такой такая такие там тебе тебя тем теперь то
    тобой тогда того тоже той только том тому три тут ты у уж уже хоть чего чем через что чтоб чтобы
    чуть эта эти этим этих это этого этой этом этот эту я`,
  ja: `あと あの いい いう いく いただき いただく いつ いつも いま いろいろ えっ お願い おり か かなり かも から
    くらい くる くれる けど けれど こう ここ こちら こっち この こんな ございます さん しか しまう しまっ すぐ すごい
    すごく すみません する ぜひ そう そこ そして その そんな たい たく たぶん ため ちゃん ちょっと って ても てる でし
    でした でしょ でしょう です とっても とても どう どこ どの どんな なぁ なあ なんか なんて ね の はい ほしい ほど
    ます まし ました ません まだ みたい みたいな みな みなさん みんな もう もっと やっと やっぱり やはり ゆっくり
    よう よかっ よく よね よろしく らしい りました れる わ わけ わたし を 何 今 今回 今年 今日 今週 人 分 前 回 場合
    大 年 彼 彼女 後 思い 思う 思っ 方 日 明日 昨日 時 時間 月 本当 楽しみ 次 毎日 点 皆 皆さん 私 私達 自分 行 行っ
    行く 見 見て 見る 言 言う 言っ 達 間 中 上 下 内 的 者 様 感じ 最近 先 目 気 出 入 使 使っ 使う 作 作っ 作る 良
    最高 絶対 全部 好き 良い 多い 少 少し 新 新しい`,
  zh: `一下 一个 一些 一样 一直 上 下 不是 不会 不要 不过 人 什么 今天 今年 他们 以及 以后 以前 们 但 但是 你们 使 其
    其他 其实 再 出 到 前 却 又 只 只是 可 可以 可能 同 后 因为 因此 大 大家 天 太 她们 好 如 如何 如果 对于 已经
    应该 开始 很多 怎么 怎样 您 想 感觉 所以 才 打 或者 所有 早 明天 时候 昨天 是 最 最近 有些 有的 没 没有 然后 现在
    用 由 由于 的话 真 真的 知道 等等 给 而 而且 自己 虽然 被 要 觉得 让 谢谢 起来 还是 还有 这个 这么 这些 这样 这里
    进行 过 通过 那个 那么 那些 那样 那里 里 非常 问题`,
  th: `กว่า กับ การ ก็ ของ ขึ้น ครับ ความ คะ ค่ะ คือ จะ จาก จึง ซึ่ง ด้วย ตาม ต้อง ถึง ทำ ที่ ที่สุด นั้น นี้ ใน เป็น
    เพราะ เพื่อ เมื่อ เรา และ แล้ว แต่ โดย ได้ ไป ไม่ ไว้ ให้ มา มาก มี ยัง ว่า วันนี้ หรือ อยู่ อย่าง เขา เธอ ฉัน ผม คุณ`,
  ko: `그 그냥 그것 그런 그리고 것 나 나는 난 내 내가 너 너무 너의 는 다 더 또 많이 모두 뭐 못 및 수 아 안 어떤 없는 없다
    오늘 왜 우리 위해 이 이거 이것 이런 있는 있다 있습니다 입니다 잘 저 저는 정말 제 제가 좀 진짜 참 하고 하는 하다 한
    할 합니다 해서`,
  tr: `acaba ama artık aslında az bana bazı belki ben beni benim bence bir biraz biri biz bize böyle bu
    bunu bunun çok çünkü da daha de değil demek diye dün en evet gibi gün ha hayır hem hep hepsi her
    hiç ı için ile ilk ise işte kadar kendi ki kim kimse mı mi mu mü nasıl ne neden nerede niye o olan
    olarak oldu olduğu olsun olur ona onlar onu onun öyle sana sadece sanki sen seni siz sonra şey şimdi
    şu tam tüm var ve veya ya yani yeni yok zaten zaman bugün`,
  ar: `أن أنا أنت أو أي إذا إلا إلى إن اذا الآن الا التي الذي الذين اللي الى ان انا انت او اي اليوم بعد بس بعض
    بل بين تم ثم جدا حتى حول حيث خلال دون ذلك رغم سوف شكرا شي شيء ضد عليه عليها على عن عند عندما غير فقط
    في فى فيه فيها قبل قد كان كانت كل كما كنت كيف لا لأن لقد لك لكل لكن لم لما لن له لها لو ليس ما ماذا مع
    من منذ منه منها نحن هذا هذه هل هم هنا هناك هو هي و وأن وإن والله وان وقد وكان ولا ولكن ولم وما ومن وهو
    وهي يا يتم يعني يكون يوم`,
};
