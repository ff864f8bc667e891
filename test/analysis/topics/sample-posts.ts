import type { Post } from '../../../src/model/audience-log.ts';

/** Posts as people write them, by subject; `chatter` has none. Written for these tests. */
export type SamplePosts = Readonly<Record<string, readonly string[]>>;

export const ENGLISH: SamplePosts = {
  rust: [
    'The borrow checker just saved me from a data race. #rust',
    'Wrote a small parser in #Rust today, the compiler errors are a joy https://t.co/aB3dE',
    'Lifetimes finally clicked: the borrow checker is a proof assistant for memory #rustlang #rust',
    'New blog post: async runtimes in Rust compared, tokio and friends https://t.co/xYz12',
    'Our service went from 400 MB to 30 MB of memory after the rewrite in #rust',
    'Compiler errors in Rust teach you more than most books about memory',
    'Tokio 1.40 is out, async tasks got cheaper #rust #tokio',
    'TIL: a Rust compiler flag that halves build times #rust',
    'Reading the compiler source. The borrow checker is smaller than I thought #rustlang',
    'Traits over inheritance, every time. The Rust compiler agrees.',
    'Benchmarking async Rust: memory per task matters more than speed',
    'Pinned futures are the hardest part of async #rust for newcomers',
  ],
  politics: [
    'The election is in three weeks. Register to vote! #Election2024',
    'Parliament passed the housing bill tonight, 312 votes to 280',
    'If you can vote and do not, you let the minister decide for you. #vote #Election2024',
    'The minister lied to parliament and everybody knows it',
    'Voters deserve better than this government and its housing policy',
    'Polls say the election will be close. Every vote counts. #Election2024',
    'This government has no plan for housing, none. Ask your minister.',
    'Went canvassing for the election, voters are tired of the government',
    'The new bill takes the vote away from students. Call parliament.',
    'Election debate tonight: ask the minister about the housing bill #Election2024',
  ],
  television: [
    'No spoilers please, but that season finale of #Severance!!',
    'Rewatching season one of #Severance before the new episode',
    'Best episode of the season so far, the actors are incredible #Severance',
    'The finale left me speechless. What a series. #Severance',
    'Theory: the goats are the key to the whole series #Severance',
    'New trailer for the series is out and the season starts in May',
    'Every episode ends with a cliffhanger, I cannot stand this series #Severance',
    'That episode had the best opening scene of any series this year',
  ],
  chatter: [
    '@bob thanks!',
    '@alice_k lol yes exactly',
    '@bob @carol haha same',
    'Good morning everyone ☀️',
    '@dave_w thank you so much, will do',
    '😂😂😂',
    '@erin how are you?',
    'https://t.co/qwerty',
    '@bob 🙏',
    'Happy new year to you all!',
  ],
};

export const SPANISH: SamplePosts = {
  programación: [
    'Hoy aprendí a usar genéricos en #Rust, el compilador ayuda mucho',
    'El compilador de Rust explica los errores mejor que nadie #programación',
    'He publicado una librería de código abierto para leer ficheros #programación',
    'Tres horas buscando un error y era una coma. #programacion',
    'El código sin pruebas es código roto, la programación es así',
    'Nueva versión de mi librería: el código es más rápido y ocupa menos memoria',
    'Los errores del compilador son tus amigos #Rust #programación',
    'Programar en pareja mejora el código, aunque canse #programación',
    'Refactorizando la librería, el compilador no me deja equivocarme #Rust',
  ],
  elecciones: [
    'El domingo hay elecciones, id a votar todos #elecciones',
    'El gobierno no cumple con la vivienda y llegan las elecciones',
    'Debate en el congreso sobre la ley de vivienda, qué vergüenza de gobierno',
    'Votar es un derecho y una obligación #elecciones',
    'Los votantes castigarán al gobierno en las elecciones',
    'La ley de vivienda se aprobó en el congreso por dos votos',
    'El presidente del gobierno mintió en el congreso',
    'Mi voto no está en venta, presidente #elecciones',
    'Las encuestas dan un empate en las elecciones del domingo',
  ],
  fútbol: [
    '¡Qué golazo en el último minuto! Menudo partido',
    'El árbitro nos robó el partido, penalti clarísimo #fútbol',
    'El equipo jugó un partidazo, golazo de cabeza #futbol',
    'Mañana hay partido, el equipo necesita ganar la liga',
    'El entrenador tiene que cambiar el equipo o perdemos la liga',
    'Otro partido sin marcar un gol, así no se gana la liga #fútbol',
    'Gol de penalti y tres puntos, la liga está cerca #fútbol',
    'El portero paró un penalti y salvó el partido',
  ],
};

export const JAPANESE: SamplePosts = {
  プログラミング: [
    'Rustのコンパイラのエラーメッセージは本当に親切 #プログラミング',
    '今日はRustで小さなパーサーを書いた。コンパイラに助けられた',
    'プログラミングの勉強会に参加しました。Rustの話が面白かった',
    'コンパイラのソースコードを読んでいる #プログラミング',
    'テストのないコードは壊れている。プログラミングの基本',
    'Rustの非同期処理を勉強中。コードがきれいになった',
    'ライブラリの新しいバージョンを公開しました。コードが速くなった',
    'コードレビューは大切。ライブラリの品質が上がる #プログラミング',
  ],
  料理: [
    '今日の晩ご飯はカレー。スパイスから作りました #料理',
    '野菜たっぷりのカレーのレシピを公開しました',
    '料理は愛情。新しいレシピに挑戦した #料理',
    'スパイスを変えるとカレーの味が変わる',
    '野菜を切るのが速くなってきた #料理',
    'パンを焼いた。レシピはブログに書きました #料理',
    '冷蔵庫の野菜でスープを作る。簡単なレシピ',
    'スパイスの香りがたまらない。料理の楽しみ',
  ],
  野球: [
    '逆転ホームランで試合に勝った！ #野球',
    '今日の試合は投手が素晴らしかった #野球',
    '9回裏の逆転、野球は最後までわからない',
    'ホームランを打った選手の笑顔が最高',
    '投手の交代が遅すぎた。試合に負けた #野球',
    '選手たちの練習を見学した。投手の球が速い',
    '雨で試合が中止。選手も残念そう #野球',
    'ホームランボールをキャッチした！野球場は楽しい',
  ],
};

/** The posts of all subjects in turn, and the subject of each. */
export function asPosts(
  samples: SamplePosts,
  lang?: string,
): { posts: Post[]; subjects: string[] } {
  const entries = Object.entries(samples).flatMap(([scope, texts]) =>
    texts.map((text, turn) => ({ scope, text, turn })),
  );
  entries.sort((a, b) => a.turn - b.turn);
  return {
    posts: entries.map(({ text }, number) => ({
      id: `18000000000000000${String(number).padStart(2, '0')}`,
      at: Date.UTC(2024, 5, 1) + number * 7_200_000,
      text,
      kind: text.startsWith('@') ? 'reply' : 'original',
      ...(lang === undefined ? {} : { lang }),
    })),
    subjects: entries.map(({ scope }) => scope),
  };
}
