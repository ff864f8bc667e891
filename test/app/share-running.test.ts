import { expect, test } from 'vitest';
import { shareRunning } from '../../src/app/share-running.ts';

test('who asks while it runs gets the same result; who asks later a new one', async () => {
  let begun = 0;
  const work = shareRunning(async () => {
    begun++;
    await Promise.resolve();
    return begun;
  });
  expect(await Promise.all([work(), work(), work()])).toEqual([1, 1, 1]);
  expect(await work()).toBe(2);
});

test('a failure is shared, and not kept', async () => {
  let begun = 0;
  const work = shareRunning(() => {
    begun++;
    return begun === 1 ? Promise.reject(new Error('first')) : Promise.resolve('then');
  });
  const outcomes = await Promise.allSettled([work(), work()]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await work()).toBe('then');
});
