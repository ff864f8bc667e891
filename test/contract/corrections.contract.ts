import { describe, expect, it } from 'vitest';
import type { DataCorrection } from '../../src/model/data-corrections.ts';
import { type Correction, parseCorrection } from '../../src/model/corrections.ts';
import type { AudienceEvent } from '../../src/model/events.ts';
import { TribeError } from '../../src/model/errors.ts';
import { writtenCorrection } from '../../src/model/written-correction.ts';
import { instant, OWNER, person, post } from './store-events.ts';
import type { MakeTestDatabase } from './test-database.ts';
import { everything, importBatches, NOW } from './test-database.ts';

const [ADA, BOB] = [person('9007199254740993'), person('bob')] as [
  ReturnType<typeof person>,
  ReturnType<typeof person>,
];
const CORRECTIONS: DataCorrection[] = [
  { kind: 'follow-churner', person: ADA, followChurner: true },
  { kind: 'post-topics', post: post('18446744073709551615'), topics: ['Rust \u{1f980}', 'Bread'] },
  { kind: 'snapshot', at: 1_700_000_000_001, believed: false },
];
const AT = instant(1_700_000_000_001);
/** What they are about, beside the two. */
const KNOWN: AudienceEvent[] = [
  { type: 'post', id: post('18446744073709551615'), at: instant(5), text: 'x', kind: 'original' },
  { type: 'snapshot', at: AT, complete: true, ordered: false, followers: [ADA] },
];
const FOLLOWS = [ADA, BOB].map((id) => ({
  type: 'follow' as const,
  person: id,
  after: 1,
  before: 1,
}));

function nameOf(label: string): Correction {
  const topic = { id: label.toLowerCase(), label, posts: [], level: 'broad' as const, parts: [] };
  return { kind: 'topic-name', topic, name: 'X' };
}

export function correctionsContract(make: MakeTestDatabase): void {
  describe('corrections by the owner', () => {
    it('reach the analysis, without those that were undone', async () => {
      const database = make();
      const store = await database.open();
      await importBatches(store, [FOLLOWS, KNOWN]);
      const before = await everything(store);
      for (const said of CORRECTIONS)
        await (await store.forAccount(OWNER)).corrections.add(said, NOW);
      await store.close();
      const again = await database.open();
      const { audience, inputs } = await everything(again);
      expect(audience.corrections).toEqual(CORRECTIONS);
      expect(inputs.digest).not.toBe(before.inputs.digest);
      const written: unknown = JSON.parse(JSON.stringify(CORRECTIONS.map(writtenCorrection)));
      expect((written as object[]).map((fields) => parseCorrection({ ...fields }))).toEqual(
        CORRECTIONS,
      );
      for (const id of [1, 2, 3])
        await (await again.forAccount(OWNER)).corrections.undo(id, NOW + 1);
      expect(await everything(again)).toEqual(before);
    });

    it('are replaced by later ones about the same thing', async () => {
      const store = await make().open();
      await importBatches(store, [FOLLOWS, KNOWN]);
      const opposite: DataCorrection[] = [
        { kind: 'follow-churner', person: ADA, followChurner: false },
        { kind: 'follow-churner', person: BOB, followChurner: true },
        { kind: 'snapshot', at: 1_700_000_000_001, believed: true },
      ];
      for (const said of [...CORRECTIONS, ...opposite])
        await (await store.forAccount(OWNER)).corrections.add(said, NOW);
      const [ofAda, ofBob, ofSnapshot] = opposite;
      expect((await everything(store)).audience.corrections).toEqual([
        ofAda,
        ofBob,
        CORRECTIONS[1],
        ofSnapshot,
      ]);
    });

    it('are rejected for unknown posts and snapshots', async () => {
      const store = await make().open();
      const id = 'a%\\_"1';
      const other: AudienceEvent = {
        type: 'snapshot',
        id: 'r',
        part: 1,
        parts: 2,
        at: instant(AT - 9),
        complete: true,
        ordered: false,
        followers: [ADA],
      };
      const last = { ...other, part: 2, at: instant(AT + 9) };
      const quoted: AudienceEvent = {
        type: 'post',
        id: post(id),
        at: instant(5),
        text: '"1844674407370955161"',
        kind: 'original',
      };
      await importBatches(store, [FOLLOWS, KNOWN, [other, last, quoted]]);
      const unknown: DataCorrection[] = [
        ...['1844674407370955161', '%', '_8446744073709551615', 'x'].map((said) => ({
          kind: 'post-topics' as const,
          post: post(said),
          topics: ['Bread'],
        })),
        // Its parts are no snapshots; it is of the time of the last.
        ...[AT - 9, AT + 1].map((at) => ({ kind: 'snapshot' as const, at, believed: true })),
      ];
      for (const said of unknown) {
        await expect(
          store.forAccount(OWNER).then((own) => own.corrections.add(said, NOW)),
        ).rejects.toThrow(TribeError);
      }
      expect(await (await store.forAccount(OWNER)).corrections.all()).toEqual([]);
      const known: DataCorrection[] = [
        { kind: 'snapshot', at: AT + 9, believed: true },
        { kind: 'post-topics', post: post(id), topics: ['Bread'] },
      ];
      for (const said of known) await (await store.forAccount(OWNER)).corrections.add(said, NOW);
      expect(
        (await (await store.forAccount(OWNER)).corrections.all()).map(
          ({ correction }) => correction,
        ),
      ).toEqual(known);
    });

    it('are rejected for unknown people, and removed with forgotten people', async () => {
      const store = await make().open();
      await importBatches(store, [FOLLOWS]);
      const ofAda: DataCorrection = { kind: 'follow-churner', person: ADA, followChurner: true };
      const ofBob: DataCorrection = { kind: 'follow-churner', person: BOB, followChurner: true };
      const nobody: DataCorrection = {
        kind: 'follow-churner',
        person: person('nobody'),
        followChurner: true,
      };
      await expect(
        store.forAccount(OWNER).then((own) => own.corrections.add(nobody, NOW)),
      ).rejects.toThrow(TribeError);
      await (
        await store.forAccount(OWNER)
      ).corrections.undo(await (await store.forAccount(OWNER)).corrections.add(ofAda, NOW), NOW);
      await (await store.forAccount(OWNER)).corrections.add(ofBob, NOW);
      await (await store.forAccount(OWNER)).corrections.add(ofAda, NOW);
      await (await store.forAccount(OWNER)).privacy.forget(ADA);
      expect(await (await store.forAccount(OWNER)).corrections.all()).toEqual([
        { id: 2, correction: ofBob, at: NOW },
      ]);
      await expect(
        store.forAccount(OWNER).then((own) => own.corrections.add(ofAda, NOW)),
      ).rejects.toThrow(TribeError);
    });

    it('of a topic named after a person are removed with that person', async () => {
      const store = await make().open();
      const profile = { type: 'person' as const, id: ADA, at: instant(2), handle: 'ada' };
      await importBatches(store, [FOLLOWS, [profile]]);
      const own = await store.forAccount(OWNER);
      await own.corrections.add(nameOf('climbing · @Ada'), NOW);
      await own.corrections.add(nameOf('Canada'), NOW);
      await own.privacy.forget(ADA);
      expect((await own.corrections.all()).map(({ id }) => id)).toEqual([2]);
    });
  });
}
