import { useState } from 'preact/hooks';
import type { SchedulePage } from '../../src/model/pages/schedule-page.ts';
import { ask } from '../api/answer.ts';
import type { Scope } from '../shell/scope.ts';
import { MutationForm } from './mutation.tsx';
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
  const [kept, setKept] = useState<SchedulePage>();
  const { command, where } = watchCommand(scope);
  const { account } = scope.query;
  return (
    <MutationForm
      class="stack"
      keepsFields
      send={(api, fields) => {
        setKept(undefined);
        return ask(() => api.schedule.$put({ query: { account }, json: planOf(fields) }));
      }}
      onDone={setKept}
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
    </MutationForm>
  );
}

function planOf(fields: FormData) {
  const text = (name: string): string => String(fields.get(name) ?? '').trim();
  return {
    when: text('when'),
    zone: text('zone'),
    quiet: text('quiet') || 'none',
    reportInQuiet: fields.has('reportInQuiet'),
  };
}
