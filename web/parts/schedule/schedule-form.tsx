import { useState } from 'preact/hooks';
import type { SchedulePage } from '../../../src/model/pages/schedule-page.ts';
import { fetchJson } from '../../api/request.ts';
import type { Scope } from '../../shell/scope.ts';
import { Command } from '../command.tsx';
import { MutationForm } from '../mutation.tsx';
import { Section } from '../page.tsx';
import { MonthCost } from './month-cost.tsx';
import { useSchedule, watchCommand } from './use-schedule.ts';
import { Shown } from '../states.tsx';

/** A form that sets the schedule. */
export function ScheduleSettings({ scope }: { scope: Scope }) {
  const { request, retry } = useSchedule(scope);
  const { command, where } = watchCommand(scope);
  return (
    <Section
      title="Schedule"
      note={
        <>
          When to take snapshots. Run <Command>{command}</Command> {where} to start the schedule. If
          it is already running, it picks up changes within a minute.
        </>
      }
    >
      <Shown request={request} retry={retry}>
        {(status) => <PlanForm scope={scope} plan={status.plan} />}
      </Shown>
    </Section>
  );
}

function PlanForm({ scope, plan }: { scope: Scope; plan: SchedulePage['plan'] }) {
  const [saved, setSaved] = useState<SchedulePage>();
  const { command, where } = watchCommand(scope);
  const { account } = scope.query;
  return (
    <MutationForm
      class="stack"
      keepsFields
      send={(api, fields) => {
        setSaved(undefined);
        return fetchJson(() => api.schedule.$put({ query: { account }, json: planOf(fields) }));
      }}
      onDone={setSaved}
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
        Quiet hours, when nothing starts (leave empty for none)
        <input
          name="quiet"
          maxLength={100}
          placeholder="22-7"
          defaultValue={plan?.quiet ? `${plan.quiet.from}-${plan.quiet.to}` : ''}
        />
      </label>
      <label class="check">
        <input type="checkbox" name="reportInQuiet" defaultChecked={plan?.reportInQuiet === true} />
        Compute the report only in the quiet hours
      </label>
      <button type="submit">Save</button>
      {saved?.plan && (
        <div role="status">
          <p>
            Saved.{' '}
            {saved.watching === null && (
              <>
                The schedule is not running yet. Run <Command>{command}</Command> {where}.
              </>
            )}
          </p>
          <MonthCost plan={saved.plan} cost={saved.cost} />
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
