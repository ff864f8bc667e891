import type { Vocabulary } from './vocabulary.ts';
import { list } from './vocabulary.ts';

export const LGBT: Vocabulary = {
  roles:
    list(`queer engineer | trans developer | community organiser | lesbian librarian | bi designer | gay dad |
    pride choir singer | nonbinary artist | drag performer | youth worker | zine maker | illustrator |
    queer historian | nurse | game designer | writer | poet | podcast host | software engineer | teacher |
    support line volunteer | data engineer | frontend developer | archivist | roller derby player`),
  interests:
    list(`queer joy | pride | trans rights | LGBTQ history | queer in tech | inclusive hiring | chosen family |
    coming out stories | queer books | queer cinema | drag | ballroom | pride march | community centres |
    mutual aid | nonbinary life | gender euphoria | pronouns | bi visibility | ace spectrum | lesbian bars |
    rainbow families | marriage equality | queer choir | zines | romance novels | fan fiction | tabletop games |
    queer gaming | visible mending | roller derby | poetry | illustration | comics | theatre | musicals |
    disco | synth pop | vinyl | karaoke | cosplay | mental health | peer support | youth groups | HIV awareness |
    blood donation equality | accessibility | inclusive design | human rights | equality law | volunteering |
    oral history | archives | houseplants | cats | rescue dogs | baking | thrift shops | nail art | tattoos |
    knitting | community gardens | swimming | climbing | parenting | adoption | inclusive schools | storytelling |
    podcasts | allyship | diversity | intersectionality | feminism | TypeScript | Rust | open source |
    mentoring | women in tech | code for good | indie games | D&D | astrology | self care | solidarity`),
  hashtags:
    list(`#pride | #lgbtq | #queer | #transrights | #queerintech | #lgbt | #nonbinary | #bivisibility |
    #loveislove | #queerhistory | #outintech | #protecttranskids | #lesbian | #queerbooks | #drag | #ally`),
  emoji: list('🏳️‍🌈 | 🏳️‍⚧️ | 💜 | 🌈 | 💖 | ✨ | 🦄 | 🌻'),
  phrases:
    list(`Be kind, be queer. | Chosen family first. | Still here, still queer. | Love is love. |
    Making tech a little more like us. | Proud of you, whoever you are. | Trans rights are human rights. |
    Happily out since 2012. | My closet is for clothes. | Building places where people can be themselves. |
    Queer joy is the plan. | Come for the code, stay for the community.`),
  elsewhere: {
    de: list(
      'queer | CSD | Regenbogenfamilie | Gleichstellung | trans Rechte | Wahlfamilie | queere Geschichte',
    ),
    es: list(
      'orgullo | derechos trans | familia elegida | historia queer | igualdad | visibilidad bisexual',
    ),
    fr: list(
      'fierté | droits des personnes trans | famille choisie | histoire queer | égalité | visibilité bi',
    ),
    pt: list(
      'orgulho | direitos trans | família escolhida | história queer | igualdade | visibilidade bi',
    ),
    ja: list('プライド | クィア | LGBTQ | 多様性 | トランスの権利 | 虹'),
  },
};
