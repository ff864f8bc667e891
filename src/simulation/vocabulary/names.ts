import { list } from './vocabulary.ts';

/** Given names from many places. Surnames come from meaningless syllables. */
export const GIVEN_NAMES =
  list(`Ada | Adil | Aiko | Alba | Amara | Amir | Anouk | Anton | Asha | Astrid | Bao | Bea | Bilal |
  Bruno | Carla | Chidi | Chloe | Dana | Darius | Davi | Dilan | Edda | Elif | Emeka | Enzo | Esra | Eva | Farah | Felix | Freya |
  Gala | Goran | Hana | Hugo | Ida | Ines | Ivo | Jamal | Jana | Joon | Juno | Kai | Kofi | Lara | Leila | Lin | Lotte | Luca |
  Maeve | Magnus | Malik | Mara | Mateo | Mei | Mina | Mira | Nadia | Nico | Nils | Noor | Oda | Olu | Oskar | Pia | Priya |
  Quentin | Rafa | Rana | Remy | Rio | Rosa | Ruben | Sami | Sanne | Sena | Silas | Sora | Tala | Tariq | Tess | Theo | Tomas |
  Uma | Vera | Viktor | Wanda | Wei | Xenia | Yara | Yusuf | Zara | Zeno | Zofia`);

export const SURNAME_STARTS =
  list(`Brack | Cald | Dorn | Elm | Fenn | Garr | Hald | Ild | Jasp | Kell | Lorn | Marr | Nev | Ost |
  Pell | Quill | Rusk | Sund | Tarn | Ull | Var | Wend | Yar | Zell`);

export const SURNAME_ENDS =
  list(`aby | afen | amoor | andar | aster | egate | elund | emar | enford | ersen | esk | idge | ilar |
  imoor | inska | iro | istone | oak | olin | omar | oray | otti | oven | umel`);

export const PLACES: Readonly<Record<'en' | 'de' | 'es' | 'fr' | 'pt' | 'ja', readonly string[]>> =
  {
    en: list(`London | Manchester | Edinburgh | Dublin | New York | Portland, OR | Toronto | Melbourne | Wellington |
    Nairobi | Lagos | Bengaluru | Singapore | Amsterdam | Helsinki | Kraków | remote | Earth | by the sea | 🌍 |
    somewhere with trains`),
    de: list('Berlin | Hamburg | Wien | Zürich | Leipzig | Köln'),
    es: list('Madrid | Bogotá | Ciudad de México | Valencia | Montevideo'),
    fr: list('Paris | Lyon | Montréal | Bruxelles | Nantes'),
    pt: list('Lisboa | Porto | São Paulo | Recife'),
    ja: list('東京 | 大阪 | 京都 | 福岡'),
  };

export const PRONOUNS = list('she/her | he/him | they/them | she/they | he/they');
