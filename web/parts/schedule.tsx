import type { ComponentChildren } from 'preact';
import type {
  ScheduleCost,
  SchedulePage,
  SchedulePlan,
} from '../../src/model/pages/schedule-page.ts';
import { readableLabel, readableNote } from '../../src/render/wording/readable-label.ts';
import {
  costInWords,
  digestInWords,
  quietInWords,
  runInWords,
  writeMoment,
} from '../../src/render/wording/schedule.ts';
import { ask } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { hrefOf } from '../shell/address.ts';
import { isOwner, keyOf, type Scope } from '../shell/scope.ts';
import { Section } from './page.tsx';
import { Shown } from './states.tsx';

/** Loads the state of the schedule. */
export function useSchedule(scope: Scope) {
  const { account } = scope.query;
  return useAnswer<SchedulePage>(keyOf(scope, 'schedule'), () =>
    ask(() => api.schedule.$get({ query: { account } })),
  );
}

/** The command that runs the schedule, and where to type it. The server takes no snapshots itself. */
export function watchCommand({ session, account }: Scope): { command: string; where: string } {
  const isOneOfSeveral = session.mode === 'hosted' || session.accounts.length > 1;
  return {
    command: isOneOfSeveral ? `tribe watch --account ${account.id}` : 'tribe watch',
    where: session.mode === 'hosted' ? 'on the server' : 'in a terminal',
  };
}

/** The schedule, its last runs and its cost. Only the owner sees it. */
export function Schedule({ scope }: { scope: Scope }) {
  return isOwner(scope) ? <ScheduleSection scope={scope} /> : null;
}

function ScheduleSection({ scope }: { scope: Scope }) {
  const { answer, again } = useSchedule(scope);
  const { command, where } = watchCommand(scope);
  return (
    <Section title="Schedule">
      <Shown answer={answer} again={again}>
        {(status) =>
          status.plan === null ? (
            <p class="missing">
              {status.problem} Nothing is scheduled. Run <code>{command} "daily at 7"</code> {where}{' '}
              to take a snapshot every day and keep the report up to date. It shows the monthly cost
              first. This page shows its progress. <ToSettings>Set a schedule</ToSettings>
            </p>
          ) : (
            <Status status={status} scope={scope} />
          )
        }
      </Shown>
    </Section>
  );
}

function ToSettings({ children }: { children: string }) {
  return <a href={hrefOf('/settings')}>{children}</a>;
}

function Status({
  status,
  scope,
}: {
  status: Exclude<SchedulePage, { plan: null }>;
  scope: Scope;
}) {
  const { command, where } = watchCommand(scope);
  const { plan, watching, running, last, next, report, digest, cost } = status;
  const when = (at: string | null): string => writeMoment(at!, plan.zone);
  return (
    <>
      {watching === null && (
        <p class="missing">
          The schedule is not running. This server takes no snapshots itself, so run{' '}
          <code>{command}</code> {where}.
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
        {running !== null && <Row name="Now">taking a snapshot since {when(running.started)}</Row>}
        <Row name="Last snapshot">
          {last === null ? (
            'none yet'
          ) : (
            <Lines list={[when(last.started), ...runInWords(last).map(readableNote)]} />
          )}
        </Row>
        <Row name="Next snapshot">
          {next === null ? 'never' : when(next)}
          {next !== null && watching === null && ', if the schedule is running then'}
        </Row>
        <Row name="Report">{report === null ? 'up to date' : `due ${when(report)}`}</Row>
        <Row name="Last 7 days">
          <Lines list={digestInWords(digest)} />
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

/** The monthly cost against the limit, and commands that help if the limit is too low. */
export function MonthCost({ plan, cost }: { plan: SchedulePlan; cost: ScheduleCost | null }) {
  if (cost === null) {
    return (
      <p class="note">
        The monthly cost is not known yet. <code>tribe watch</code> asks X how many followers you
        have and shows the cost before it reads anything.
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
              <code>{command}</code>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
