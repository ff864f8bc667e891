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

/** How the schedule stands. */
export function useSchedule(scope: Scope) {
  const { account } = scope.query;
  return useAnswer<SchedulePage>(keyOf(scope, 'schedule'), () =>
    ask(() => api.schedule.$get({ query: { account } })),
  );
}

/** What to type to carry it out, and where: this server takes no snapshots itself. */
export function watchCommand({ session, account }: Scope): { command: string; where: string } {
  const isOneOfSeveral = session.mode === 'hosted' || session.accounts.length > 1;
  return {
    command: isOneOfSeveral ? `tribe watch --account ${account.id}` : 'tribe watch',
    where: session.mode === 'hosted' ? 'on the server' : 'in a terminal',
  };
}

/** What is read when, what came of it and what it costs; only its owner sees it. */
export function Schedule({ scope }: { scope: Scope }) {
  return isOwner(scope) ? <Scheduled scope={scope} /> : null;
}

function Scheduled({ scope }: { scope: Scope }) {
  const { answer, again } = useSchedule(scope);
  const { command, where } = watchCommand(scope);
  return (
    <Section title="Schedule">
      <Shown answer={answer} again={again}>
        {(status) =>
          status.plan === null ? (
            <p class="missing">
              {status.problem} Nothing is scheduled. <code>{command} "daily at 7"</code>, {where},
              reads your followers every day and keeps the report up to date, for as long as it
              runs; it says first what a month will cost. This page shows how that goes.{' '}
              <ToSettings>Say when to read</ToSettings>
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
          Nobody carries it out now, as this server takes no snapshots itself. To go on, {where}:{' '}
          <code>{command}</code>
        </p>
      )}
      <dl class="facts">
        <Row name="Snapshots">
          <bdi>{readableLabel(plan.when)}</bdi> (<ToSettings>change</ToSettings>)
        </Row>
        <Row name="Time zone">{readableLabel(plan.zone)}</Row>
        <Row name="Quiet hours">
          {plan.quiet === null ? 'none' : quietInWords(plan.quiet, plan.reportInQuiet)}
        </Row>
        {watching !== null && (
          <Row name="Carried out">
            since {when(watching.since)}, by process {watching.pid} on{' '}
            <bdi>{readableLabel(watching.host)}</bdi>
          </Row>
        )}
        {running !== null && <Row name="Now">a snapshot, since {when(running.started)}</Row>}
        <Row name="Last">
          {last === null ? (
            'none yet'
          ) : (
            <Lines list={[when(last.started), ...runInWords(last).map(readableNote)]} />
          )}
        </Row>
        <Row name="Next">
          {next === null ? 'never' : when(next)}
          {next !== null && watching === null && ', if somebody watches then'}
        </Row>
        <Row name="Report">
          {report === null ? 'has everything' : `to be worked out ${when(report)}`}
        </Row>
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

/** What a month costs against what is allowed, and what may be typed where that is not enough. */
export function MonthCost({ plan, cost }: { plan: SchedulePlan; cost: ScheduleCost | null }) {
  if (cost === null) {
    return (
      <p class="note">
        What a month will cost is not known yet: <code>tribe watch</code> asks X how many follow,
        and says it before it reads anything.
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
