/** Emphasis, code, links, HTML, entities, table borders, headings, mathematics, mentions. */
const SPECIAL = /[\\*_`[\]<>&|~#$@]/gu;
/** What GitHub makes a link of without being asked to. */
const BARE_LINK = /:(?=\/\/)|(?<=www)\./giu;

/** A text from outside as Markdown that shows it and does nothing else. */
export function escapeMarkdown(text: string): string {
  return text.replace(SPECIAL, '\\$&').replace(BARE_LINK, '\\$&');
}
