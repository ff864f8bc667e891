import { readFileSync, writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

/** Where a measured process tells what it took: the first descriptor after the standard three. */
const TOLD_ON = 3;

/**
 * Most memory ever resident, in kilobytes. Linux counts a process's `maxRSS` from that of its
 * parent, so what it says of the process itself is read where there is such a file.
 */
function peakKilobytes(): number {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

function tellUsage(): void {
  const { user, system } = process.cpuUsage();
  const usage = { cpuSeconds: (user + system) / 1e6, peakMegabytes: peakKilobytes() / 1024 };
  writeSync(TOLD_ON, JSON.stringify(usage));
}

// Loaded before a measured program by `--import`, and before each of its threads; the program
// itself knows nothing of it.
if (isMainThread) process.on('exit', tellUsage);
