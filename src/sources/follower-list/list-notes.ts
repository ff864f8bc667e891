import type { Shortfall } from '../../model/incomplete.ts';
import type { ListPlan } from './plan-list.ts';
import type { ReadList } from './read-follower-rows.ts';

/** What the owner should know about a list. */
export function listNotes({ as }: ListPlan, { people, byHandle, incomplete }: ReadList): string[] {
  const notes: string[] = [];
  if (as === 'followers' && incomplete !== undefined) {
    notes.push(
      `The list may be cut short: ${incomplete.words}. It shows who follows you, but not who left. ${adviceOn(incomplete)}`,
    );
  }
  if (as === 'followers' && byHandle > 0) {
    const who = byHandle === people ? 'The list has' : `${byHandle} of ${people} people have`;
    notes.push(
      `${who} handles but no ids. Somebody who changes their handle looks like one person who left and another who came.`,
    );
  }
  return notes;
}

/** Nobody can say that rows which could not be read are not missing. */
function adviceOn({ reason }: Shortfall): string {
  return reason === 'rows rejected'
    ? 'Correct the rejected rows in the file, and import it again.'
    : 'If nobody is missing, import it again with --complete, or tick "The list is complete" in the browser.';
}
