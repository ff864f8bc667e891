import { Readable, Writable } from 'node:stream';
import { run } from '../../src/cli/program.ts';

export interface Ran {
  /** Exit code, or the signal that ended it. */
  code: number | string;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  database: string;
  input?: string | Uint8Array;
  environment?: Record<string, string>;
  /** All streams are a terminal, and this is typed into it. */
  typed?: string;
}

/** The last run. Streams, environment and exit code belong to the whole process: one run at a time. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs the program as typed, in this process, with streams, an environment and a database of its
 * own. What only a real process shows (signals, memory, options of Node) is for `runProcess`.
 */
export function runTribe(args: string[], options: RunOptions): Promise<Ran> {
  const ran = last.then(() => runAlone(args, options));
  last = ran.catch(() => undefined);
  return ran;
}

async function runAlone(args: string[], options: RunOptions): Promise<Ran> {
  const [stdout, stderr] = [new Collected(), new Collected()];
  const input = options.typed ?? options.input;
  const stdin = Readable.from(input === undefined ? [] : [Buffer.from(input)]);
  if (options.typed !== undefined) {
    Object.assign(stdin, { isTTY: true, setRawMode: () => stdin });
    for (const stream of [stdout, stderr]) Object.assign(stream, { isTTY: true, columns: 80 });
  }
  const restore = [
    replaceStreams({ stdin, stdout, stderr }),
    replaceEnvironment({ TRIBE_DB: options.database, ...options.environment }),
  ];
  const before = process.exitCode;
  try {
    await run(['node', 'tribe', ...args]);
    return { code: Number(process.exitCode ?? 0), stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    process.exitCode = before;
    for (const back of restore) back();
  }
}

/** A pipe that nobody types into or looks at, which keeps what is written to it. */
class Collected extends Writable {
  readonly #chunks: Buffer[] = [];

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#chunks.push(chunk);
    done();
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString();
  }
}

function replaceStreams(streams: Record<'stdin' | 'stdout' | 'stderr', Readable | Writable>) {
  const names = Object.keys(streams) as (keyof typeof streams)[];
  const before = names.map((name) => Object.getOwnPropertyDescriptor(process, name)!);
  for (const name of names) {
    Object.defineProperty(process, name, { configurable: true, value: streams[name] });
  }
  return () => names.forEach((name, at) => Object.defineProperty(process, name, before[at]!));
}

function replaceEnvironment(variables: Record<string, string>) {
  const before = { ...process.env };
  for (const name of ['NO_COLOR', 'FORCE_COLOR']) delete process.env[name];
  Object.assign(process.env, variables);
  return () => {
    for (const name of Object.keys(process.env)) {
      if (!(name in before)) delete process.env[name];
    }
    Object.assign(process.env, before);
  };
}
