import type { Vocabulary } from './vocabulary.ts';
import { list } from './vocabulary.ts';

/** People without an interest in common, with the owner or with one another. */
export const BYSTANDERS: Vocabulary = {
  roles:
    list(`entrepreneur | marketing manager | student | sales lead | consultant | investor | recruiter | accountant |
    traveller | engineer | manager | life coach | photographer | musician | athlete | dentist | pharmacist | pilot |
    real estate agent | logistics planner | chemist | architect | event planner | fitness trainer | crypto watcher`),
  interests:
    list(`marketing | startups | leadership | growth | sales | finance | investing | stocks | crypto | real estate |
    productivity | self improvement | mindset | travel | beaches | photography | football | basketball | golf |
    formula racing | boxing | fitness | gym | nutrition | music | hip hop | guitars | techno | fashion | sneakers |
    watches | cars | motorbikes | food | wine | coffee | news | weather | space | science | physics | biology |
    medicine | psychology | philosophy | history | law | languages | teaching | gaming | esports | chess | poker |
    artificial intelligence | gadgets | phones | smart homes | drones | e-commerce | dropshipping | branding |
    public speaking | networking | careers | remote work | human resources | events | logistics | aviation | shipping |
    architecture | interior design | gardening | pets | horses | fishing | hunting for bargains | puzzles |
    family | faith | charity | memes | quotes | poetry | movies | concerts | podcasts | running | tennis`),
  hashtags:
    list(`#startup | #marketing | #motivation | #travel | #fitness | #AI | #crypto | #leadership | #football | #music |
    #photography | #foodie | #business | #innovation | #mindset | #remotework`),
  emoji: list('🌍 | 💼 | ⚽ | 🎧 | 📸 | 🏋️ | 🙏 | 🔥 | 😎'),
  phrases:
    list(`Just here to read. | Views are my own. | Living one day at a time. | Dream big. | Lurker. |
    Curious about everything. | Here for the news. | Work hard, stay humble. | Not an expert. | New here. |
    Say hello. | Opinions are free.`),
  elsewhere: {
    de: list('Reisen | Fußball | Musik | Wirtschaft | Familie | Nachrichten'),
    es: list('viajes | fútbol | música | negocios | familia | noticias'),
    fr: list('voyages | football | musique | économie | famille | actualité'),
    pt: list('viagens | futebol | música | negócios | família | notícias'),
    ja: list('旅行 | 音楽 | サッカー | ニュース | 写真 | 日常'),
  },
};

/** People who follow to be followed back. */
export const FOLLOW_CHURNER_BIO: Vocabulary = {
  roles:
    list(`growth hacker | follow-back account | social media manager | influencer in the making | promo page |
    brand ambassador | affiliate marketer | engagement pod | creator | networker`),
  interests:
    list(`follow back | growth | marketing | promo | collabs | giveaways | crypto | dropshipping | mindset | hustle |
    passive income | branding | networking | AI tools | viral content | shoutouts | motivation | quotes | startups |
    engagement | sales funnels | personal brand | audience building | automation | investing`),
  hashtags: list(
    '#followback | #f4f | #teamfollowback | #followtrain | #growth | #promo | #hustle | #crypto',
  ),
  emoji: list('🚀 | 💯 | 🔥 | 💰 | 📈 | 👇'),
  phrases:
    list(`I follow back. | DM for promo. | Follow for follow. | 100k by summer. | Let's grow together. |
    Link below. | Always open to collabs. | Follow me and I follow you.`),
  elsewhere: {
    de: list('Marketing | Wachstum | folge zurück'),
    es: list('marketing | crecimiento | te sigo de vuelta'),
    fr: list('marketing | croissance | je suis en retour'),
    pt: list('marketing | crescimento | sigo de volta'),
    ja: list('相互フォロー | マーケティング | 副業'),
  },
};
