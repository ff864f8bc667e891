import type { ScheduleCost, SchedulePlan } from '../../../src/model/pages/schedule-page.ts';
import { costInWords } from '../../../src/render/wording/schedule.ts';
import { Command } from '../command.tsx';

/** The monthly cost against the limit, and commands that help if the limit is too low. */
export function MonthCost({ plan, cost }: { plan: SchedulePlan; cost: ScheduleCost | null }) {
  if (cost === null) {
    return (
      <p class="note">
        The monthly cost is not known yet. <Command>tribe watch</Command> asks X how many followers
        you have and shows the cost before it reads anything.
      </p>
    );
  }
  const { says, commands } = costInWords(plan, cost);
  return (
    <>
      {says.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {commands.length > 0 && (
        <ul>
          {commands.map((command) => (
            <li key={command}>
              <Command>{command}</Command>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
