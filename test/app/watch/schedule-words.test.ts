import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAfter } from '../../../src/app/watch/due-times.ts';
import { readRhythm } from '../../../src/app/watch/schedule-words.ts';
import { changedPlan } from '../../../src/app/watch/watch-plan.ts';
import { TribeError } from '../../../src/model/errors.ts';

describe('a schedule in words', () => {
  it.each([
    ['daily at 7', ['0 7 * * *']],
    ['Every  day at 7:30 pm', ['30 19 * * *']],
    ['daily', ['0 7 * * *']],
    ['daily at 7 and 19:30', ['0 7 * * *', '30 19 * * *']],
    ['every day at noon, 6pm and midnight', ['0 12 * * *', '0 18 * * *', '0 0 * * *']],
    ['daily at 12am', ['0 0 * * *']],
    ['hourly', ['0 * * * *']],
    ['every 6 hours', ['0 */6 * * *']],
    ['every hour', ['0 * * * *']],
    ['mondays at 9:30', ['30 9 * * 1']],
    ['every monday and thursday at 9', ['0 9 * * 1,4']],
    ['on tue, thu and sat at 8', ['0 8 * * 2,4,6']],
    ['weekdays at 8', ['0 8 * * 1-5']],
    ['weekends at 10', ['0 10 * * 0,6']],
    ['weekly', ['0 7 * * 1']],
    ['weekly on friday at 18:00', ['0 18 * * 5']],
    ['monthly on the 15th at 6', ['0 6 15 * *']],
    ['every 3 days at 18:00', ['0 18 * * *'], 3],
    ['every other day', ['0 7 * * *'], 2],
    ['every 2 weeks at 9', ['0 9 * * *'], 14],
    ['30 7 * * 1,4', ['30 7 * * 1,4']],
    ['@daily', ['@daily']],
  ])('%s', (said, crons, everyDays = 1) => {
    expect(readRhythm(said)).toEqual({ crons, everyDays });
  });

  it.each([
    ['', 'is not a schedule'],
    ['every 5 hours', '5 hours do not divide a day evenly'],
    ['every 0 days', 'is not a schedule'],
    ['daily at 25', 'is not a schedule'],
    ['daily at constructor', 'is no'],
    ['daily at 7 and __proto__', 'is no'],
    ['daily at 13pm', 'is not a schedule'],
    ['monthly on the 31st', 'is not a schedule'],
    ['61 * * * *', 'Invalid value for minute'],
    ['0 0 31 2 *', 'is not a schedule'],
    ['* * * * * *', 'is not a schedule'],
    ['when I feel like it', 'is no'],
  ])('refused with advice: %s', (said, why) => {
    const refused = expect.objectContaining({
      name: 'TribeError',
      exitCode: 2,
      message: expect.stringContaining(why),
    });
    expect(() => readRhythm(said)).toThrow(refused);
  });

  it('any input is refused with advice or has a next time', () => {
    const word = fc.constantFrom(
      ...'every daily 2 99 days weeks hours at 7 7:5 24:00 pm and , mondays s'.split(' '),
      ...'* */0 0 1-5 L @ on the 1st weekly'.split(' '),
    );
    const said = fc.oneof(
      fc.string(),
      fc.array(word, { maxLength: 8 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(said, (when) => {
        try {
          const plan = changedPlan(undefined, { when }, 'Europe/Berlin');
          expect(dueAfter(plan, Date.UTC(2026, 0, 1))).toBeGreaterThan(Date.UTC(2026, 0, 1));
        } catch (error) {
          if (!(error instanceof TribeError)) throw error;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('invalid zones and hours are refused; all other settings stay', () => {
    expect(() => changedPlan(undefined, { zone: 'Moon/Tycho' }, 'UTC')).toThrow('no time zone');
    for (const quiet of ['22', '7-7', '22-25', 'night', '1-2-3', 'constructor-7', '7-__proto__']) {
      expect(() => changedPlan(undefined, { quiet }, 'UTC')).toThrow(
        'is not a range of quiet hours',
      );
    }
    expect(() => changedPlan(undefined, { reportInQuiet: true }, 'UTC')).toThrow(
      'because none are set',
    );
    const said = { when: 'weekly', zone: 'Asia/Tokyo', quiet: '22:30 to 6', reportInQuiet: true };
    const kept = changedPlan(undefined, said, 'UTC');
    expect(changedPlan(kept, {}, 'UTC')).toEqual(kept);
    expect(changedPlan(kept, { quiet: 'none' }, 'UTC')).toMatchObject({ reportInQuiet: false });
    expect(changedPlan(undefined, {}, 'Asia/Tokyo')).toMatchObject({
      when: 'daily at 7',
      zone: 'Asia/Tokyo',
    });
  });
});
