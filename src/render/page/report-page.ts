import type { TribeReport } from '../../model/report.ts';
import { arrivalsChart } from '../charts/arrivals-chart.ts';
import { audienceOverTime } from '../charts/audience-over-time.ts';
import { element } from '../markup/markup.ts';
import type { Content, Markup } from '../markup/markup.ts';
import { ARRIVALS_NOTE } from '../wording/arrivals.ts';
import { intervalNote, summary } from '../wording/summary.ts';
import { audienceFacts, dataQualityFacts, evidenceFacts, accountName } from '../wording/facts.ts';
import type { Fact } from '../wording/fact.ts';
import { factMeaning } from '../wording/glossary.ts';
import { help } from './help.ts';
import { readableNote } from '../wording/readable-label.ts';
import { arrivalsTable } from './arrivals-table.ts';
import { historyTable } from './history-table.ts';
import type { PageLinks } from './links.ts';
import { sentence } from './sentence.ts';
import { topicsSection } from './topics-section.ts';
import { communitiesSection } from './communities-section.ts';
import { withCode } from './with-code.ts';

/** The report as a page: the summary first, then the details. Labels are made harmless. */
export function reportPage(report: TribeReport, links: PageLinks = {}): Markup {
  const { account, period } = accountName(report);
  const known = report.window === null ? [] : details(report, links);
  return element(
    'main',
    { class: 'report' },
    element(
      'header',
      {},
      element('h1', {}, element('bdi', {}, account)),
      element('p', { class: 'period' }, period),
      element('p', { class: 'summary' }, ...summary(report).flatMap(sentence)),
      ...intervalNote(report).map((text) => element('p', { class: 'note' }, text)),
    ),
    ...known,
  );
}

function details(report: TribeReport, links: PageLinks): Markup[] {
  const picture = audienceOverTime(report);
  const arrivals = arrivalsChart(report);
  return [
    section('Topics', topicsSection(report.topics, links)),
    section('Audience', [
      facts(audienceFacts(report)),
      ...(picture === null ? [] : [picture, historyTable(report.audience.history)]),
      ...(arrivals === null
        ? []
        : [
            arrivals,
            arrivalsTable(report.audience.cameBy!),
            element('p', { class: 'note' }, ARRIVALS_NOTE),
          ]),
    ]),
    section('Communities', communitiesSection(report, links)),
    ...(report.warnings.length === 0 ? [] : [section('Warnings', [warnings(report.warnings)])]),
    section('Evidence', [facts(evidenceFacts(report))]),
    section('Data quality', [facts(dataQualityFacts(report))]),
  ];
}

function section(title: string, contents: Content[]): Markup {
  return element('section', {}, element('h2', {}, title), ...contents);
}

function facts(list: Fact[]): Markup {
  const pairs = list.map(({ name, value, meaning = factMeaning(name) }) =>
    element(
      'div',
      {},
      element('dt', {}, name, ...factHelp(name, meaning)),
      element('dd', {}, value),
    ),
  );
  return element('dl', { class: 'facts' }, ...pairs);
}

function factHelp(name: string, meaning: string | undefined): Content[] {
  return meaning === undefined ? [] : [' ', help(name, meaning)];
}

function warnings(list: string[]): Markup {
  return element(
    'ul',
    {},
    ...list.map((warning) => element('li', {}, ...withCode(readableNote(warning)))),
  );
}
