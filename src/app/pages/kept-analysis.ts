import { deserialize, serialize } from 'node:v8';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Analysis } from '../../analysis/result.ts';
import { Matrix } from '../../stats/matrix.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';

const [pack, unpack] = [promisify(gzip), promisify(gunzip)];

/** Characters of a part. A database may not hold a text of hundreds of megabytes. */
const PART = 8_000_000;
const FAST = { level: 1 };
/** Goes up when the form of an analysis changes and METHOD stays. */
const FORM = 1;

/** Keeps all that an analysis found, for other processes. Cost: O(its bytes). */
export async function keepAnalysis(
  { results }: Pick<AccountStore, 'results'>,
  key: string,
  analysis: Analysis,
): Promise<void> {
  const text = (await pack(serialize(analysis), FAST)).toString('base64');
  const parts = Math.ceil(text.length / PART);
  for (let part = parts - 1; part >= 0; part--) {
    const piece = text.slice(part * PART, (part + 1) * PART);
    // The first part says how many there are, so it comes last.
    await results.remember(kindOf(part), key, part === 0 ? `${parts} ${piece}` : piece);
  }
}

/** Returns whether the store still has the analysis of a key. */
export async function isKept(
  { results }: Pick<AccountStore, 'results'>,
  key: string,
): Promise<boolean> {
  return (await results.recall(kindOf(0), key)) !== undefined;
}

/** Returns the analysis that was kept under a key, if the store still has it. */
export async function keptAnalysis(
  { results }: Pick<AccountStore, 'results'>,
  key: string,
): Promise<Analysis | undefined> {
  const first = await results.recall(kindOf(0), key);
  if (first === undefined) return undefined;
  const space = first.indexOf(' ');
  const pieces = [first.slice(space + 1)];
  for (let part = 1; part < Number(first.slice(0, space)); part++) {
    const piece = await results.recall(kindOf(part), key);
    if (piece === undefined) return undefined;
    pieces.push(piece);
  }
  const bytes = Buffer.concat(pieces.map((piece) => Buffer.from(piece, 'base64')));
  return restored(deserialize(await unpack(bytes)) as Analysis);
}

/** The store keeps the newest few of each kind. */
function kindOf(part: number): string {
  return `analysis ${FORM} ${part}`;
}

/** Gives matrices, the only objects that are not plain data, their methods back. */
function restored(analysis: Analysis): Analysis {
  restoreMatrices(analysis.churn);
  return analysis;
}

function restoreMatrices(value: object): void {
  if ('rows' in value && 'columns' in value && 'values' in value) {
    Object.setPrototypeOf(value, Matrix.prototype);
    return;
  }
  for (const inner of Object.values(value)) {
    if (typeof inner !== 'object' || inner === null || ArrayBuffer.isView(inner)) continue;
    restoreMatrices(inner);
  }
}
