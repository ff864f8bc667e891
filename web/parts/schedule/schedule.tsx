import { isOwner, type Scope } from '../../shell/scope.ts';
import { Command } from '../command.tsx';
import { Section } from '../page.tsx';
import { Shown } from '../states.tsx';
import { useSchedule, watchCommand } from './use-schedule.ts';
import { ToSettings, ScheduleStatus } from './schedule-status.tsx';

/** The schedule, its last runs and its cost. Only the owner sees it. */
export function Schedule({ scope }: { scope: Scope }) {
  return isOwner(scope) ? <ScheduleSection scope={scope} /> : null;
}

function ScheduleSection({ scope }: { scope: Scope }) {
  const { request, retry } = useSchedule(scope);
  const { command, where } = watchCommand(scope);
  return (
    <Section title="Schedule">
      <Shown request={request} retry={retry}>
        {(status) =>
          status.plan === null ? (
            <p class="missing">
              {status.problem} Nothing is scheduled. Run{' '}
              <Command>{`${command} "daily at 7"`}</Command> {where} to take a snapshot every day
              and keep the report up to date. It shows the monthly cost first. This page shows its
              progress. <ToSettings>Set a schedule</ToSettings>
            </p>
          ) : (
            <ScheduleStatus status={status} scope={scope} />
          )
        }
      </Shown>
    </Section>
  );
}
