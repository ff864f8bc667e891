import { join } from 'node:path';
import { processesContract } from '../contract/processes.contract.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let databases = 0;

processesContract(async () => join(folder.path, `${databases++}.db`), [0, 1, 8, 30]);
