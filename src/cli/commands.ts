import type { Command } from 'commander';
import { addAccounts } from './accounts.ts';
import { addAsk } from './ask.ts';
import { addCapacity } from './capacity.ts';
import { addColumns } from './columns.ts';
import type { Context } from './context.ts';
import { addCompletion } from './completion.ts';
import { addConnect } from './connect.ts';
import { addCorrect } from './correct.ts';
import { addDemo } from './demo.ts';
import { addDoctor } from './doctor.ts';
import { addExport } from './export.ts';
import { addForget } from './forget.ts';
import { addImport } from './import.ts';
import { addJobs } from './jobs.ts';
import { addListen } from './listen.ts';
import { addMoveDatabase } from './move-database.ts';
import { addName } from './name.ts';
import { addQuarantine } from './quarantine.ts';
import { addReport } from './report.ts';
import { addServe } from './serve.ts';
import { addSimulate } from './simulate.ts';
import { addSnapshot } from './snapshot.ts';
import { addSpending } from './spending.ts';
import { addTopics } from './topics.ts';
import { addWatch } from './watch.ts';
import { addWhy } from './why.ts';
import { addWork } from './work.ts';

/** Adds one command to the program. The command loads its code only when it runs. */
export type AddCommand = (program: Command, context: Context) => void;

/** All commands, in the order of the help. A new command needs one file and one line here. */
export const COMMANDS: AddCommand[] = [
  addDemo,
  addImport,
  addReport,
  addAsk,
  addTopics,
  addName,
  addWhy,
  addCorrect,
  addExport,
  addServe,
  addWork,
  addJobs,
  addCapacity,
  addConnect,
  addSnapshot,
  addWatch,
  addSpending,
  addListen,
  addAccounts,
  addColumns,
  addQuarantine,
  addForget,
  addMoveDatabase,
  addDoctor,
  addSimulate,
  addCompletion,
];
