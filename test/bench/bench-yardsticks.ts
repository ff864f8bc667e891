import { makeAudience } from './make-audience.ts';
import { printTable } from './markdown-table.ts';
import { resultOf, runTribe } from './run-measured.ts';
import { atLeast, atMost, short, type Target } from './target.ts';
import { temporaryFolder } from './temporary-folder.ts';
import type { Clustering } from './yardsticks/clustering.bench.ts';
import type { Neighbours } from './yardsticks/neighbours.bench.ts';
import type { Regression } from './yardsticks/regression.bench.ts';

/** Modularity may be this much below leidenalg's, as a share of it. */
const MODULARITY = 0.995;

/**
 * The product against other programs on the same data in the same run, by processor time. One that
 * is not installed is reported as missing.
 */
export async function benchYardsticks(): Promise<Target[]> {
  const targets = [
    ...clustering(await resultOf<Clustering>('yardsticks/clustering.bench.ts')),
    ...neighbours(await resultOf<Neighbours>('yardsticks/neighbours.bench.ts')),
    ...regression(await resultOf<Regression>('yardsticks/regression.bench.ts')),
    await importing(),
  ];
  return targets;
}

function clustering({ own, ...others }: Clustering): Target[] {
  printTable(
    ['clustering', 'CPU s', 'modularity'],
    Object.entries({ Louvain: own, ...others }).map(([name, one]) => [
      name,
      short(one.seconds),
      one.modularity.toFixed(4),
    ]),
  );
  return ['igraph multilevel', 'leidenalg'].flatMap((name) => {
    if (!(name in others)) return [missing(`clustering against ${name}`)];
    const other = others[name];
    return [
      atLeast(`speed of clustering, of ${name}`, 1, other.seconds / own.seconds, ' times'),
      atLeast(`modularity, of that of ${name}`, MODULARITY, own.modularity / other.modularity),
    ];
  });
}

function neighbours({ own, usearch }: Neighbours): Target[] {
  const all = { own, ...(usearch !== undefined && { usearch }) };
  printTable(
    ['nearest people', 'CPU s', 'recall', 'memory MB'],
    Object.entries(all).map(([name, one]) => [
      name,
      short(one.seconds),
      one.recall.toFixed(3),
      short(one.megabytes),
    ]),
  );
  if (usearch === undefined) return [missing('nearest people against usearch')];
  return [
    atLeast('speed of nearest people, of usearch', 1, usearch.seconds / own.seconds, ' times'),
    atLeast('recall of nearest people, of usearch', 1, own.recall / usearch.recall),
  ];
}

function regression({ own, glm, apart }: Regression): Target[] {
  if (glm === undefined || apart === undefined) return [missing("regression against R's glm")];
  return [
    atLeast("speed of a Poisson regression, of R's glm", 1, glm / own, ' times'),
    atMost("its coefficients' largest difference from R's", 1e-6, apart),
  ];
}

/** Import against DuckDB's reader, which only puts the lines into a table. */
async function importing(): Promise<Target> {
  const file = await makeAudience(100_000, 'none');
  using folder = temporaryFolder();
  const { seconds } = await resultOf<{ seconds?: number }>('yardsticks/duckdb.bench.ts', file);
  if (seconds === undefined) return missing("import against DuckDB's reader");
  const imported = await runTribe('import', file, '--db', `${folder.path}/it.sqlite`, '--quiet');
  return atLeast("speed of import, of DuckDB's reader", 0.1, seconds / imported.cpuSeconds);
}

function missing(what: string): Target {
  return { what, wanted: '', measured: 'missing: not installed', met: false };
}
