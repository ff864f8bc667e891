import { useRef } from 'preact/hooks';
import { accountName as inWords } from '../../src/render/wording/facts.ts';
import { writeDay } from '../../src/model/dates.ts';
import { comparedPeriods, type Period } from '../../src/model/periods.ts';
import { goTo, hrefOf, withQuery } from './address.ts';
import { NewData } from './new-data.tsx';
import { PERIOD_LABELS } from './periods.ts';
import { accountLabel, isOwner, type Scope } from './scope.ts';

const COMPARED = { before: 'the previous period', year: 'a year earlier' } as const;

/** Chooses the account, the window and what to compare it with. All of it is in the address. */
export function ScopeBar({ scope }: { scope: Scope }) {
  const { account, period } = inWords(scope.report);
  const { accounts, sharedUntil } = scope.session;
  return (
    <div class="scope" role="region" aria-label="Account and window">
      {accounts.length > 1 ? (
        <select
          aria-label="Account"
          value={scope.account.id}
          onChange={(event) =>
            goTo(withQuery({ account: event.currentTarget.value, from: null, to: null }))
          }
        >
          {accounts.map((open) => (
            <option key={open.id} value={open.id}>
              {accountLabel(open)}
            </option>
          ))}
        </select>
      ) : (
        <span class="whose">
          <bdi>{account}</bdi>
        </span>
      )}
      <WindowPicker scope={scope} period={period} />
      {scope.account.isSample && isOwner(scope) && (
        <span class="note">
          Sample data. <a href={hrefOf('/data')}>Import your own</a>
        </span>
      )}
      <NewData scope={scope} />
      {sharedUntil !== null && (
        <span class="note">Shared with you until {writeDay(sharedUntil)}</span>
      )}
    </div>
  );
}

function WindowPicker({ scope, period }: { scope: Scope; period: string }) {
  const { report, compared, query } = scope;
  const box = useRef<HTMLDetailsElement>(null);
  const close = (): void => {
    if (!box.current?.open) return;
    box.current.open = false;
    box.current.querySelector('summary')?.focus({ preventScroll: true });
  };
  const go = (changes: Record<string, string | null>): void => {
    close();
    goTo(withQuery(changes));
  };
  if (report.window === null) return <span>{period}</span>;
  const { from, to } = report.window;
  const firstDay = (preset: Period): string => {
    const { now } = comparedPeriods(preset, Date.parse(to));
    return new Date(now.from).toISOString().slice(0, 10);
  };
  // Those of the address are marked at once, while their report is still to come.
  const address = new URLSearchParams(location.search);
  const [askedFrom, askedTo] = [address.get('from'), address.get('to')];
  const isAll = askedFrom === null && askedTo === null;
  return (
    <>
      <div class="presets" role="group" aria-label="Windows">
        <button type="button" aria-pressed={isAll} onClick={() => go({ from: null, to: null })}>
          All data
        </button>
        {PERIOD_LABELS.map(([preset, label]) => (
          <button
            type="button"
            key={preset}
            aria-pressed={askedFrom === firstDay(preset)}
            onClick={() => go({ from: firstDay(preset), to: askedTo })}
          >
            {label}
          </button>
        ))}
      </div>
      <details class="window" ref={box} onKeyDown={({ key }) => key === 'Escape' && close()}>
        <summary>
          {period}
          {compared && `, compared with ${COMPARED[compared]}`}
        </summary>
        <form
          key={JSON.stringify([from, to, query, compared])}
          onSubmit={(event) => {
            event.preventDefault();
            const requested = new FormData(event.currentTarget);
            const text = (name: string): string | null => String(requested.get(name) ?? '') || null;
            go({ from: text('from'), to: text('to'), with: text('with') });
          }}
        >
          <label>
            From
            <input type="date" name="from" defaultValue={(query.from ?? from).slice(0, 10)} />
          </label>
          <label>
            {' '}
            To <input type="date" name="to" defaultValue={query.to?.slice(0, 10) ?? ''} />
          </label>
          <label>
            {' '}
            Compare with{' '}
            <select name="with" defaultValue={compared ?? ''}>
              <option value="">nothing</option>
              <option value="before">the previous period</option>
              <option value="year">a year earlier</option>
            </select>
          </label>
          <button type="submit" class="main">
            Show
          </button>
        </form>
      </details>
    </>
  );
}
