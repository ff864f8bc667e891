import { useState } from 'preact/hooks';
import type { SchedulePage } from '../../src/model/pages/schedule-page.ts';
import { ask, failureInWords } from '../api/answer.ts';
import { api } from '../api/client.ts';
import type { Scope } from '../shell/scope.ts';
import { Section } from './page.tsx';
import { MonthCost, useSchedule, watchCommand } from './schedule.tsx';
import { Shown } from './states.tsx';

/** When to read, said or changed. */
export function ScheduleSettings({ scope }: { scope: Scope }) {
  const { answer, again } = useSchedule(scope);
  const { command, where } = watchCommand(scope);
  return (
    <Section
      title="Schedule"
      note={
        <>
          When to read your followers. <code>{command}</code>, {where}, carries it out; one that
          runs takes up what you change here within a minute.
        </>
      }
    >
      <Shown answer={answer} again={again}>
        {(status) => <PlanForm scope={scope} plan={status.plan} />}
      </Shown>
    </Section>
  );
}

function PlanForm({ scope, plan }: { scope: Scope; plan: SchedulePage['plan'] }) {
  const [wrong, setWrong] = useState<string>();
  const [kept, setKept] = useState<SchedulePage>();
  const { command, where } = watchCommand(scope);
  const submit = async (form: HTMLFormElement): Promise<void> => {
    const data = new FormData(form);
    const text = (name: string): string => String(data.get(name) ?? '').trim();
    const json = {
      when: text('when'),
      zone: text('zone'),
      quiet: text('quiet') || 'none',
      reportInQuiet: data.has('reportInQuiet'),
    };
    const { account } = scope.query;
    const answer = await ask(() => api.schedule.$put({ query: { account }, json }));
    setWrong(answer.state === 'failed' ? failureInWords(answer) : undefined);
    setKept(answer.state === 'here' ? answer.value : undefined);
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      <label>
        When, in words or as a cron expression
        <input
          name="when"
          required
          maxLength={100}
          placeholder="daily at 7"
          defaultValue={plan?.when ?? ''}
        />
      </label>
      <label>
        Time zone
        <input
          name="zone"
          required
          maxLength={100}
          defaultValue={plan?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone}
        />
      </label>
      <label>
        Quiet hours, in which nothing is begun; empty: none
        <input
          name="quiet"
          maxLength={100}
          placeholder="22-7"
          defaultValue={plan?.quiet ? `${plan.quiet.from}-${plan.quiet.to}` : ''}
        />
      </label>
      <label class="check">
        <input type="checkbox" name="reportInQuiet" defaultChecked={plan?.reportInQuiet === true} />
        Work the report out in the quiet hours only
      </label>
      {wrong && <p role="alert">{wrong}</p>}
      <button type="submit">Keep this plan</button>
      {kept?.plan && (
        <div role="status">
          <p>
            Kept.{' '}
            {kept.watching === null && (
              <>
                Nobody carries it out yet: run <code>{command}</code> {where}.
              </>
            )}
          </p>
          <MonthCost plan={kept.plan} cost={kept.cost} />
        </div>
      )}
    </form>
  );
}
