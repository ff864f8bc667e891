import type { ComponentChildren } from 'preact';
import type { SchedulePage } from '../../../src/model/pages/schedule-page.ts';
import { readableLabel, readableNote } from '../../../src/render/wording/readable-label.ts';
import {
  digestInWords,
  quietInWords,
  runInWords,
  writeMoment,
} from '../../../src/render/wording/schedule.ts';
import { hrefOf } from '../../shell/address.ts';
import type { Scope } from '../../shell/scope.ts';
import { Command } from '../command.tsx';
import { watchCommand } from './use-schedule.ts';
import { LiveReports } from './live-reports.tsx';
import { MonthCost } from './month-cost.tsx';

/** A link to the settings of the schedule. */
export function ToSettings({ children }: { children: string }) {
  return <a href={hrefOf('/settings')}>{children}</a>;
}

/** The schedule, its last and next run, and its cost. */
export function ScheduleStatus({
  status,
  scope,
}: {
  status: Exclude<SchedulePage, { plan: null }>;
  scope: Scope;
}) {
  const { command, where } = watchCommand(scope);
  const { plan, watching, running, last, next, report, live, digest, free, cost } = status;
  const when = (at: string | null): string => writeMoment(at!, plan.zone);
  return (
    <>
      {watching === null && (
        <p class="missing">
          The schedule is not running. This server takes no snapshots itself, so run{' '}
          <Command>{command}</Command> {where}.
        </p>
      )}
      <dl class="facts">
        <Row name="Schedule">
          <bdi>{readableLabel(plan.when)}</bdi> (<ToSettings>change</ToSettings>)
        </Row>
        <Row name="Time zone">{readableLabel(plan.zone)}</Row>
        <Row name="Quiet hours">
          {plan.quiet === null ? 'none' : quietInWords(plan.quiet, plan.reportInQuiet)}
        </Row>
        {watching !== null && (
          <Row name="Running">
            since {when(watching.since)}, by process {watching.pid} on{' '}
            <bdi>{readableLabel(watching.host)}</bdi>
          </Row>
        )}
        {live !== null && (
          <Row name="Live">
            <LiveReports first={live} zone={plan.zone} scope={scope} />
          </Row>
        )}
        {running !== null && <Row name="Now">taking a snapshot since {when(running.started)}</Row>}
        <Row name="Last snapshot">
          {last === null ? (
            'none yet'
          ) : (
            <Lines list={[when(last.started), ...runInWords(last, free).map(readableNote)]} />
          )}
        </Row>
        <Row name="Next snapshot">
          {next === null ? 'never' : when(next)}
          {next !== null && watching === null && ', if the schedule is running then'}
        </Row>
        <Row name="Report">{report === null ? 'up to date' : `due ${when(report)}`}</Row>
        <Row name="Last 7 days">
          <Lines list={digestInWords(digest, free)} />
        </Row>
      </dl>
      <MonthCost plan={plan} cost={cost} />
    </>
  );
}

function Row({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Lines({ list }: { list: string[] }) {
  return (
    <>
      {list.map((line, at) => (
        <>
          {at > 0 && <br />}
          {line}
        </>
      ))}
    </>
  );
}
