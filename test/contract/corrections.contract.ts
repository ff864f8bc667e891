import { describe, expect, it } from 'vitest';
import type { Correction } from '../../src/model/corrections.ts';
import { parseDecision } from '../../src/model/decisions.ts';
import { TribeError } from '../../src/model/errors.ts';
import { writtenDecision } from '../../src/model/written-decision.ts';
import { OWNER, person, post } from './store-events.ts';
import type { MakeTestDatabase } from './test-database.ts';
import { everything, importBatches, NOW } from './test-database.ts';

const [ADA, BOB] = [person('9007199254740993'), person('bob')] as [
  ReturnType<typeof person>,
  ReturnType<typeof person>,
];
const CORRECTIONS: Correction[] = [
  { kind: 'churner', person: ADA, churner: true },
  { kind: 'post-topics', post: post('18446744073709551615'), topics: ['Rust \u{1f980}', 'Bread'] },
  { kind: 'reading', at: 1_700_000_000_001, believed: false },
];
const FOLLOWS = [ADA, BOB].map((id) => ({
  type: 'follow' as const,
  person: id,
  after: 1,
  before: 1,
}));

export function correctionsContract(make: MakeTestDatabase): void {
  describe('corrections by the owner', () => {
    it('come back as they were said, undone ones as if never said', async () => {
      const database = make();
      const store = await database.open();
      await importBatches(store, [FOLLOWS]);
      const before = await everything(store);
      for (const said of CORRECTIONS) await store.decide(OWNER, said, NOW);
      await store.close();
      const again = await database.open();
      const { audience, inputs } = await everything(again);
      expect(audience.decisions).toEqual(CORRECTIONS);
      expect(inputs.digest).not.toBe(before.inputs.digest);
      const written: unknown = JSON.parse(JSON.stringify(CORRECTIONS.map(writtenDecision)));
      expect((written as object[]).map((fields) => parseDecision({ ...fields }))).toEqual(
        CORRECTIONS,
      );
      for (const id of [1, 2, 3]) await again.undoDecision(OWNER, id, NOW + 1);
      expect(await everything(again)).toEqual(before);
    });

    it('give way to a later one about the same, whichever way it goes', async () => {
      const store = await make().open();
      await importBatches(store, [FOLLOWS]);
      const opposite: Correction[] = [
        { kind: 'churner', person: ADA, churner: false },
        { kind: 'churner', person: BOB, churner: true },
        { kind: 'reading', at: 1_700_000_000_001, believed: true },
      ];
      for (const said of [...CORRECTIONS, ...opposite]) await store.decide(OWNER, said, NOW);
      const [ofAda, ofBob, ofReading] = opposite;
      expect((await everything(store)).audience.decisions).toEqual([
        ofAda,
        ofBob,
        CORRECTIONS[1],
        ofReading,
      ]);
    });

    it('are refused about people who are not known, and go with those who are forgotten', async () => {
      const store = await make().open();
      await importBatches(store, [FOLLOWS]);
      const ofAda: Correction = { kind: 'churner', person: ADA, churner: true };
      const ofBob: Correction = { kind: 'churner', person: BOB, churner: true };
      const nobody: Correction = { kind: 'churner', person: person('nobody'), churner: true };
      await expect(store.decide(OWNER, nobody, NOW)).rejects.toThrow(TribeError);
      await store.undoDecision(OWNER, await store.decide(OWNER, ofAda, NOW), NOW);
      await store.decide(OWNER, ofBob, NOW);
      await store.decide(OWNER, ofAda, NOW);
      await store.forget(OWNER, ADA);
      expect(await store.decisions(OWNER)).toEqual([{ id: 2, decision: ofBob, at: NOW }]);
      await expect(store.decide(OWNER, ofAda, NOW)).rejects.toThrow(TribeError);
    });
  });
}
