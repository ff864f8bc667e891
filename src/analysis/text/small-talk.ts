import { foldAccents, shownForm } from './normal-form.ts';

/** What people write out of courtesy or habit, by language; one phrase after a comma. */
const PHRASES: Readonly<Record<string, string>> = {
  en: 'good morning, good night, good evening, good afternoon, gm, gn, thanks, thank you, thx, congrats, congratulations, happy birthday, happy new year, happy friday, happy monday, happy weekend, have a great day, have a nice day, have a good one, welcome back, well done, so true, same here, so tired, i am tired, i cant even, love you, love this, miss you, see you, take care, you are welcome, youre welcome, no problem, omg, lol, lmao, rofl, follow back, how are you, hello everyone, hi everyone, hi all, hello world, sweet dreams',
  es: 'buenos dias, buenas noches, buenas tardes, buen dia, gracias, feliz cumpleanos, feliz cumpleaños, felicidades, felicitaciones, enhorabuena, feliz viernes, feliz lunes, feliz finde, feliz año, feliz domingo, feliz sabado, feliz martes, feliz miercoles, feliz jueves, buen finde, hola a todos, un abrazo, un beso, besos, que sueño, que envidia, que descanses, animo, me muero, te quiero, de nada, hasta mañana, bienvenido, bienvenida, bienvenidos',
  pt: 'bom dia, boa noite, boa tarde, obrigado, obrigada, feliz aniversario, parabens, feliz ano novo, boa semana, bom fim de semana, sextou, um abraço, beijos, que sono, saudades, te amo, de nada, ate amanha, bem vindo, bem vinda',
  fr: 'bonjour, bonsoir, bonne nuit, bonne journee, bon week end, bon weekend, bonne soiree, bonne semaine, merci, joyeux anniversaire, bon anniversaire, felicitations, bravo, bonne annee, salut tout le monde, coucou, bisous, mdr, ptdr, je suis fatigue, je suis fatiguee, a demain, de rien, je t aime, bienvenue',
  de: 'guten morgen, guten abend, gute nacht, guten tag, moin, servus, danke, dankeschön, vielen dank, alles gute, herzlichen glückwunsch, glückwunsch, happy birthday, frohes neues, frohes neues jahr, schönes wochenende, schönen tag, schönen abend, schönen sonntag, schönen feierabend, hallo zusammen, hallo ihr lieben, so müde, bin müde, gern geschehen, bis morgen, willkommen, ich kann nicht mehr, liebe grüße, hab dich lieb',
  it: 'buongiorno, buonanotte, buonasera, buon giorno, buona notte, buona sera, buona giornata, buona serata, buon weekend, buona domenica, grazie, buon compleanno, auguri, congratulazioni, complimenti, buon anno, ciao a tutti, un abbraccio, baci, che sonno, ti amo, prego, a domani, benvenuto, benvenuta',
  nl: 'goedemorgen, goede morgen, goedenavond, goedemiddag, welterusten, slaap lekker, fijne dag, fijn weekend, dank je, dank je wel, dankjewel, dank u, bedankt, gefeliciteerd, van harte, fijne verjaardag, gelukkig nieuwjaar, hallo allemaal, zo moe, graag gedaan, tot morgen, welkom',
  da: 'godmorgen, god morgen, godnat, god nat, god aften, god weekend, god dag, god dag til jer, mange tak, tusind tak, tak for, tak, tillykke, godt nytar, godt nytår, hej alle, hej med jer, er træt, så træt, velkommen, vi ses',
  sv: 'god morgon, godmorgon, god natt, godnatt, god kväll, trevlig helg, ha en bra dag, tack, tack så mycket, tusen tack, grattis, gott nytt år, hej alla, hej på er, så trött, är trött, välkommen, vi ses, varsagod',
  no: 'god morgen, godmorgen, god natt, god kveld, god helg, ha en fin dag, takk, tusen takk, takk for, gratulerer, godt nyttår, hei alle, hei på dere, så trøtt, er trøtt, velkommen, vi sees',
  fi: 'hyvää huomenta, huomenta, hyvää yötä, hyvää iltaa, hyvää viikonloppua, hyvää päivää, kiitos, kiitti, kiitoksia, onnea, onneksi olkoon, hyvää syntymäpäivää, hyvää uutta vuotta, hei kaikki, moikka, moi kaikki, olen väsynyt, väsyttää, tervetuloa, ole hyvä',
  pl: 'dzień dobry, dobry wieczór, dobranoc, miłego dnia, miłego weekendu, dziękuję, dzięki, wszystkiego najlepszego, sto lat, gratulacje, szczęśliwego nowego roku, cześć wszystkim, hej wszystkim, jestem zmęczony, jestem zmęczona, witaj, witam, do jutra, nie ma za co',
  cs: 'dobré ráno, dobrou noc, dobrý večer, dobrý den, hezký den, hezký víkend, děkuji, děkuju, díky, všechno nejlepší, gratuluji, gratuluju, šťastný nový rok, ahoj všem, čau, jsem unavený, jsem unavená, vítejte, není zač',
  tr: 'günaydın, iyi geceler, iyi akşamlar, iyi günler, iyi haftalar, hayırlı sabahlar, hayırlı cumalar, teşekkürler, teşekkür ederim, sağ ol, sağol, doğum günün kutlu olsun, iyi ki doğdun, tebrikler, mutlu yıllar, merhaba, selam, çok yorgunum, hoş geldin, rica ederim',
  ru: 'доброе утро, спокойной ночи, добрый вечер, добрый день, хорошего дня, хороших выходных, спасибо, благодарю, с днем рождения, поздравляю, с новым годом, всем привет, привет всем, как дела, я устал, я устала, хочу спать, пожалуйста, добро пожаловать',
  uk: 'доброго ранку, добраніч, добрий вечір, добрий день, дякую, з днем народження, вітаю, з новим роком, всім привіт, я втомився, я втомилася',
  he: 'בוקר טוב, לילה טוב, ערב טוב, צהריים טובים, סופש נעים, שבת שלום, שבוע טוב, תודה, תודה רבה, יום הולדת שמח, מזל טוב, שנה טובה, שלום לכולם, היי לכולם, אני עייף, אני עייפה, ברוכים הבאים, בבקשה',
  ar: 'صباح الخير, مساء الخير, تصبح على خير, تصبحون على خير, جمعة مباركة, شكرا, شكرا لكم, شكرا جزيلا, عيد ميلاد سعيد, كل عام وانتم بخير, كل عام وأنتم بخير, مبروك, الف مبروك, السلام عليكم, مرحبا, اهلا وسهلا, أهلا وسهلا, عفوا',
  fa: 'صبح بخیر, صبح به خیر, شب بخیر, شب به خیر, عصر بخیر, ممنون, مرسی, متشکرم, سپاس, تولدت مبارک, تبریک, سال نو مبارک, سلام به همه, سلام دوستان, خسته ام, خسته‌ام, خوش آمدید, خواهش می‌کنم',
  hi: 'सुप्रभात, शुभ प्रभात, शुभ रात्रि, शुभ संध्या, धन्यवाद, शुक्रिया, जन्मदिन मुबारक, जन्मदिन की शुभकामनाएं, बधाई, नया साल मुबारक, नमस्ते, सबको नमस्ते, राम राम, आभार, थक गया, थक गई, स्वागत है',
  ja: 'おはよう, おやすみ, こんばんは, こんにちは, ありがとう, おめでとう, あけましておめでとう, お疲れ様, おつかれ, よろしくお願い, 眠い, ねむい, つかれた, 疲れた, ただいま, おかえり, いってきます, 行ってきます, よい週末を, ごめんなさい',
  ko: '좋은 아침, 안녕하세요, 안녕히 주무세요, 잘자, 잘 자요, 감사합니다, 고마워, 고맙습니다, 생일 축하, 생일축하, 축하해, 축하합니다, 새해 복, 수고하셨습니다, 졸려, 피곤해, 피곤하다, 좋은 하루, 반가워',
  id: 'selamat pagi, selamat malam, selamat siang, selamat sore, selamat tidur, terima kasih, makasih, selamat ulang tahun, selamat tahun baru, selamat, halo semua, hai semua, ngantuk, capek, sama sama, semangat',
};

const LAUGHTER =
  '(?:ha|ah|ja|aj|he|hi|kk|ах|ха|хе|ㅋㅋ|ㅎㅎ|ה)(?:ha|ah|ja|aj|he|hi|kk?|h|ах|ха|хе|х|ㅋ|ㅎ|ה){1,30}a?|w{3,30}|خ{3,30}|ه{4,30}';

/** Scripts with words that other letters may follow without a space. */
const JOINED = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\p{Script=Hangul}]/u;

const PATTERNS = new Map(
  Object.entries(PHRASES).map(([language, phrases]) => [language, patternOf(phrases)]),
);

/** Phrases come longest first, because they may begin with shorter ones. */
function patternOf(phrases: string): RegExp {
  const longestFirst = phrases
    .split(', ')
    .map(folded)
    .sort((a, b) => b.length - a.length);
  const whole = longestFirst.filter((phrase) => !JOINED.test(phrase));
  const spaced = [...whole, LAUGHTER].join('|').replaceAll(' ', '[^\\p{L}\\p{M}]+');
  const joined = longestFirst.filter((phrase) => JOINED.test(phrase));
  return new RegExp(
    [`(?<![\\p{L}\\p{M}])(?:${spaced})(?![\\p{L}\\p{M}])`, ...joined].join('|'),
    'gu',
  );
}

function folded(text: string): string {
  return text
    .split(/\s+/u)
    .map((word) => foldAccents(shownForm(word)))
    .join(' ');
}

/**
 * Returns a text without its small talk in these languages: greetings, thanks, wishes and laughter;
 * `undefined` if it has none. What is left is folded as by `foldAccents`. Cost: O(length x phrases).
 */
export function withoutSmallTalk(text: string, languages: Iterable<string>): string | undefined {
  const before = folded(text);
  let rest = before;
  for (const language of languages) rest = rest.replace(PATTERNS.get(language) ?? /$^/u, ' ');
  return rest === before ? undefined : rest;
}
