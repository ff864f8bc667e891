/** Emphasis, code, links, HTML, entities, table borders, headings, mathematics, mentions. */
const SPECIAL = /[\\*_`[\]<>&|~#$@]/gu;
/** What GitHub turns into a link by itself. */
const BARE_LINK = /:(?=\/\/)|(?<=www)\./giu;

/** Escapes a text from outside, so that Markdown only shows it. */
export function escapeMarkdown(text: string): string {
  return text.replace(SPECIAL, '\\$&').replace(BARE_LINK, '\\$&');
}
