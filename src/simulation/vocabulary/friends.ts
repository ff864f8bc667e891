import type { Vocabulary } from './vocabulary.ts';
import { list } from './vocabulary.ts';

export const FRIENDS: Vocabulary = {
  roles:
    list(`neighbour | old school friend | amateur baker | allotment gardener | trail runner | parent of two |
    home cook | choir singer | dog person | cat servant | weekend cyclist | potter | amateur photographer |
    coffee roaster | bookseller | florist | carpenter | nurse | music teacher | librarian | beekeeper | barista`),
  interests:
    list(`gardening | allotment | tomatoes | sourdough | baking | cooking | coffee | tea | breakfast | picnics |
    cycling | bike touring | running | trail running | half marathons | hiking | wild swimming | camping | birdwatching |
    dogs | cats | rescue dogs | chickens | bees | houseplants | wildflowers | compost | seeds | pottery | knitting |
    sewing | quilting | woodworking | DIY | old houses | flea markets | vinyl | guitars | choir | piano | folk music |
    live music | photography | film cameras | sketching | watercolours | reading | crime novels | book club |
    libraries | crosswords | board games | chess | pub quizzes | football | cricket | tennis | yoga | climbing |
    rowing | sailing | trains | road trips | mountains | the sea | rain | long walks | sunday lunch | farmers markets |
    cheese | jam | pickles | curry | ramen | parenting | school runs | toddlers | grandparents | neighbourhood |
    local history | village hall | street parties | parkrun | second-hand bikes | lidos | stargazing | sunsets`),
  hashtags:
    list(`#gardening | #sourdough | #cycling | #parkrun | #dogsofthevillage | #coffee | #hiking | #pottery |
    #birdwatching | #bookclub | #allotment | #knitting | #photography | #wildswimming | #catsofeverywhere`),
  emoji: list('🌱 | 🍅 | 🚲 | 🐕 | 🐈 | ☕ | 🍞 | 🏕️ | 📷 | 🏊'),
  phrases:
    list(`Mostly tomatoes and dogs. | Will walk for cake. | Here for the pictures of the cat. |
    Slow runner, fast eater. | Living by the canal. | Known Robin since school. | Tea first. |
    My sourdough has a name. | Weekend wanderer. | Always planning the next ride. | It rained again. |
    Three bikes, one garden.`),
  elsewhere: {
    de: list('Garten | Kochen | Radfahren | Wandern | Hunde | Kaffee | Backen | Chor'),
    es: list('jardinería | cocina | ciclismo | senderismo | perros | café | lectura'),
    fr: list('jardinage | cuisine | vélo | randonnée | chiens | café | lecture'),
    pt: list('jardinagem | cozinha | ciclismo | caminhadas | cães | café | leitura'),
    ja: list('園芸 | 料理 | 自転車 | 山歩き | 犬 | コーヒー | 読書'),
  },
};
