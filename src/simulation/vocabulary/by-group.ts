import { BYSTANDERS, FOLLOW_CHURNER_BIO } from './bystanders.ts';
import { CIVIC } from './civic.ts';
import { DATA } from './data.ts';
import { FRIENDS } from './friends.ts';
import { LGBT } from './lgbt.ts';
import { RUST } from './rust.ts';
import { TELEVISION } from './television.ts';
import type { Vocabulary } from './vocabulary.ts';
import { WEB } from './web.ts';

/** In the order of `GROUPS`, then the follow churners. */
export const VOCABULARIES: readonly Vocabulary[] = [
  RUST,
  WEB,
  DATA,
  LGBT,
  CIVIC,
  TELEVISION,
  FRIENDS,
  BYSTANDERS,
  FOLLOW_CHURNER_BIO,
];
