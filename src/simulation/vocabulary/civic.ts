import type { Vocabulary } from './vocabulary.ts';
import { list } from './vocabulary.ts';

export const CIVIC: Vocabulary = {
  roles:
    list(`policy researcher | civic technologist | journalist | political scientist | local councillor |
    campaign volunteer | lawyer | union rep | public servant | economist | urban planner | historian |
    teacher | election observer | think tank analyst | editor | parliament watcher | debate coach |
    housing campaigner | climate campaigner | data journalist | law student | citizen`),
  interests:
    list(`politics | elections | voting reform | democracy | public policy | parliament | local government |
    budgets | taxation | housing | public transport | urban planning | climate policy | energy policy | healthcare |
    education policy | labour rights | trade unions | constitutional law | courts | human rights | equality law |
    migration | foreign affairs | diplomacy | defence | history | economics | inequality | welfare | pensions |
    fact checking | investigative journalism | press freedom | podcasts | long reads | public debate | polling |
    turnout | referendums | coalition talks | freedom of information | open government | open data | civic tech |
    digital rights | privacy law | competition law | procurement | participation | citizens' assemblies |
    petitions | campaigning | canvassing | protest history | political theory | ethics | public libraries |
    cycling lanes | walkable cities | trains | rural affairs | farming policy | science policy | statistics |
    census data | regulation | accountability | whistleblowing | corruption research | peacebuilding | disarmament |
    development aid | volunteering | community organising | town halls | school boards | consumer rights`),
  hashtags:
    list(`#politics | #elections | #democracy | #policy | #civictech | #housing | #climate | #opengov | #journalism |
    #vote | #localgov | #transport | #humanrights | #economics | #opendata | #digitalrights | #factcheck`),
  emoji: list('🗳️ | 🏛️ | 📰 | 🌍 | ⚖️ | 🚲 | 📚'),
  phrases: list(`Turn up and vote. | Reads the whole bill. | Opinions mine, footnotes included. |
    Democracy is a verb. | Local politics matters most. | Budgets are moral documents. |
    Retweets are not endorsements. | Asking where the money goes. | Trains, taxes and tea. |
    Believes in public libraries. | Committee meetings are my television. | Bring back the town hall.`),
  elsewhere: {
    de: list(
      'Politik | Wahlen | Demokratie | Kommunalpolitik | Verkehrswende | Wohnungspolitik | Pressefreiheit',
    ),
    es: list(
      'política | elecciones | democracia | vivienda | periodismo | políticas públicas | transporte',
    ),
    fr: list('politique | élections | démocratie | logement | journalisme | politiques publiques'),
    pt: list('política | eleições | democracia | habitação | jornalismo | políticas públicas'),
    ja: list('政治 | 選挙 | 民主主義 | 報道 | 政策 | 環境'),
  },
};
