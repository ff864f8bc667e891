import { BYSTANDERS, FOLLOW_CHURNER_BIO } from './bystanders.ts';
import { CIVIC } from './civic.ts';
import { DATA } from './data.ts';
import { FRIENDS } from './friends.ts';
import { LGBT } from './lgbt.ts';
import { RUST } from './rust.ts';
import { TELEVISION } from './television.ts';
import type { Vocabulary } from './vocabulary.ts';
import { WEB } from './web.ts';

/** Vocabularies in the order of `GROUPS`, then that of follow churners. */
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
