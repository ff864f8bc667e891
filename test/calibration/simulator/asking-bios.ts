import type { Random } from '../../../src/stats/random.ts';
import { chance, pick } from './draws.ts';

/** How bios ask to be followed back, and what such bios say besides, by language. */
const LANGUAGES: readonly { asking: readonly string[]; besides: readonly string[] }[] = [
  {
    asking: ['I follow back', 'follow me and I follow you', 'followback 100%', 'F4F', 'IFB always'],
    besides: [
      'dream big',
      'entrepreneur',
      'crypto',
      'DM for promo',
      'positive vibes only',
      'gain fast',
    ],
  },
  {
    asking: ['sígueme y te sigo', 'te sigo de vuelta', 'followback seguro', 'sigo a todos'],
    besides: ['amante de la vida', 'emprendedor', 'soñador', 'Madrid', 'hala'],
  },
  {
    asking: ['相互フォロー', 'フォロバ100%', '必ずフォロー返します', '相互希望'],
    besides: ['副業', '毎日投稿', '無言フォロー失礼します', '稼ぐ'],
  },
  {
    asking: ['takip edene takip', 'geri takip', 'GT yapılır', 'takibe takip'],
    besides: ['İstanbul', 'hayat güzel', 'sanat', 'fenerbahçe'],
  },
  {
    asking: ['sigo de volta', 'segue que sigo de volta', 'SDV', 'troco likes e sigo de volta'],
    besides: ['flamengo', 'vida boa', 'música', 'empreendedor'],
  },
  {
    asking: ['взаимная подписка', 'взаимно', 'подпишись, отвечу взаимностью'],
    besides: ['Москва', 'бизнес', 'мечтатель', 'инвестиции'],
  },
  {
    asking: ['متابعه مقابل متابعه', 'فولو باك', 'اتابع من يتابعني'],
    besides: ['الرياض', 'الحمد لله', 'تجارة'],
  },
];

/** A bio that asks to be followed back, mostly in the one language of its world. */
export function askToBeFollowed(seed: number, random: Random): string {
  const own = LANGUAGES[seed % LANGUAGES.length];
  const { asking, besides } = chance(random, 0.8)
    ? own
    : LANGUAGES[Math.floor(random() * LANGUAGES.length)];
  const said = [asking, besides].map(
    (list) =>
      list[
        pick(
          random,
          list.map(() => 1),
        )
      ],
  );
  return said.join(' · ');
}
