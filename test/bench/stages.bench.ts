import { tribeReport } from '../../src/views/report/tribe-report.ts';
import { analyseAccount, DEFAULT_SEED, type ReportStage } from '../../src/app/analyse/report-on.ts';
import { openStore } from '../../src/app/open-store.ts';
import { reportAsJson, roundedReport } from '../../src/formats/json/report-as-json.ts';

/** What one stage took, and how much memory the process held at its end. */
export interface StageUsage {
  stage: ReportStage | 'report';
  seconds: number;
  cpuSeconds: number;
  megabytes: number;
}

/**
 * Makes the report on the only account of a database and prints what each stage of it took.
 *
 * Argument: the database.
 */
const stages: StageUsage[] = [];
let stage: StageUsage['stage'] | undefined;
let began = performance.now();
let used = process.cpuUsage();

function begin(next: StageUsage['stage'] | undefined): void {
  const { user, system } = process.cpuUsage(used);
  if (stage !== undefined) {
    stages.push({
      stage,
      seconds: (performance.now() - began) / 1000,
      cpuSeconds: (user + system) / 1e6,
      megabytes: process.memoryUsage.rss() / 1024 ** 2,
    });
  }
  stage = next;
  began = performance.now();
  used = process.cpuUsage();
}

const store = await openStore(process.argv[2]);
const [{ id }] = await store.accounts.all();
const findings = await analyseAccount(await store.forAccount(id), { seed: DEFAULT_SEED }, begin);
begin('report');
reportAsJson(roundedReport(tribeReport(findings)));
begin(undefined);
await store.close();
console.log(JSON.stringify(stages));
