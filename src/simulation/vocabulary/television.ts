import type { Vocabulary } from './vocabulary.ts';
import { list } from './vocabulary.ts';

/** The series "Saltmarsh Station", its people and its places are invented. */
export const TELEVISION: Vocabulary = {
  roles:
    list(`Saltmarsh fan | fan artist | fan fiction writer | recapper | binge watcher | TV critic | cosplayer |
    screenwriting student | theory crafter | podcast host | film student | gif maker | stan account |
    prop builder | soundtrack collector | con goer | pop culture writer | editor of fan videos | sci-fi reader`),
  interests:
    list(`Saltmarsh Station | Saltmarsh | Captain Varga | Doctor Orun | Ines Varga | the tide engine | season two |
    season finale | episode recaps | fan theories | fan art | fan fiction | cosplay | shipping | spoilers |
    rewatch | binge watching | TV series | television | sci-fi | science fiction | space opera | fantasy | horror |
    period drama | detective series | sitcoms | reality shows | anime | manga | animation | K-dramas | documentaries |
    streaming | trailers | casting news | showrunners | screenwriting | cinematography | production design |
    soundtracks | film scores | awards season | film festivals | indie film | horror nights | movie trivia |
    conventions | autographs | collectibles | action figures | posters | props | costume design | comics |
    superheroes | gaming | video games | board games | streaming nights | pizza | popcorn | pub quizzes | memes |
    gif sets | edits | fandom | podcasts | book adaptations | novels | short stories | musicals | theatre |
    celebrity news | pop music | concerts | playlists | nostalgia | 90s television | puppets | special effects`),
  hashtags:
    list(`#SaltmarshStation | #Saltmarsh | #Vargun | #TheTide | #scifi | #tv | #fanart | #fandom | #cosplay |
    #nowwatching | #bingewatch | #anime | #movies | #popculture | #SaveSaltmarsh | #recap`),
  emoji: list('📺 | 🌊 | 🍿 | 🎬 | 🛰️ | 🎭 | 👀 | 🖖'),
  phrases:
    list(`No spoilers before Friday. | Captain Varga did nothing wrong. | The tide remembers. |
    Here for the finale. | I have a theory. | One more episode. | Live-posting everything. | Rewatching, again. |
    Doctor Orun deserved better. | Team tide engine. | Mostly screaming about television. | Renew it already.`),
  elsewhere: {
    de: list('Serien | Serienabend | Kino | Filme | Fankunst | Saltmarsh Station'),
    es: list('series | cine | maratón de series | arte de fans | películas | Saltmarsh Station'),
    fr: list('séries | cinéma | marathon de séries | fan art | films | Saltmarsh Station'),
    pt: list('séries | cinema | maratona de séries | fanart | filmes | Saltmarsh Station'),
    ja: list('海外ドラマ | アニメ | 映画 | ファンアート | Saltmarsh Station'),
  },
};
