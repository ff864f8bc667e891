import { TribeError } from '../../model/errors.ts';
import type { Platform } from '../../model/events.ts';
import type { ListHints } from '../../model/list-question.ts';
import { UnansweredQuestion } from '../../model/unanswered-question.ts';
import { formatInstant } from '../../model/instant.ts';
import { roundingOf } from '../../model/rounded-ids.ts';
import { Rejection } from '../../model/rejection.ts';
import type { ReadBatch } from '../read-batch.ts';
import type { Text } from '../text/open-text.ts';
import type { OpenedSource, ReadFor, Source, SourceBatch } from '../source.ts';
import { chooseList } from './choose-list.ts';
import { listNotes } from './list-notes.ts';
import type { ListPart } from './list-row.ts';
import { mapPost } from './map-list-post.ts';
import { mapPerson, type PeopleForm } from './map-person.ts';
import { planList, type ListPlan } from './plan-list.ts';
import { readFollowers, type ReadList } from './read-follower-rows.ts';
import { readRows } from './read-rows.ts';
import { recogniseList } from './recognise-list.ts';
import { surveyOf, type Survey } from './survey.ts';
import { textOf } from './values.ts';

/** Lists of followers, of people whom the owner follows, or of posts, from any tool. */
export const followerList: Source = {
  kind: 'follower-list',
  detects: (given) => given.kind === 'text' && recogniseList(given.text) !== undefined,
  async open(given, hints) {
    if (given.kind !== 'text') throw new Error('a follower list is text');
    try {
      return await openList(given.text, given.input, hints);
    } catch (error) {
      await given.input.close();
      throw error;
    }
  },
};

async function openList(
  text: Text,
  { size, close }: { size: number; close: () => Promise<void> },
  hints: ListHints,
): Promise<OpenedSource> {
  const { name, parts } = await chooseList(text);
  const survey = await surveyOf(parts());
  if (survey.rows === 0) throw nothingIn(text, survey.rejection);
  const planned = planList(survey, { file: text.name, list: name }, hints, Date.now());
  if ('question' in planned) throw new UnansweredQuestion(planned.question, hints);
  const { plan } = planned;
  const found: ReadList = { people: 0, byHandle: 0, incomplete: undefined };
  return {
    name: text.name,
    size,
    account: () => Promise.resolve(plan.account),
    list: plan.whose,
    ...(plan.account === undefined && {
      unnamed: { platform: plan.platform, question: plan.whose },
    }),
    batches: ({ platform, followersNear }, onRead) => {
      const known = { ...withPlatform(plan, platform), followersNear };
      return named(text.name, batchesOf(parts(onRead), known, survey, found));
    },
    notes: () => [...listNotes(plan, found), ...text.notes()],
    close,
  };
}

function nothingIn({ name }: Text, rejection: string | undefined): TribeError {
  const why =
    rejection === undefined
      ? `${name} has a header, but no rows below it.`
      : `Nothing in ${name} could be read, so nothing was imported. ${rejection}`;
  return new TribeError(why, 'Export the list again, and import that.');
}

/** Returns the plan with the platform of the account, if that is known. */
function withPlatform(plan: ListPlan, platform: Platform): ListPlan {
  return platform === 'other' ? plan : { ...plan, platform };
}

function batchesOf(
  parts: AsyncIterable<ListPart>,
  plan: ListPlan & Pick<ReadFor, 'followersNear'>,
  survey: Survey,
  found: ReadList,
): AsyncGenerator<ReadBatch> {
  if (plan.as === 'posts') return readPosts(parts, plan);
  const ids = survey.sample.flatMap((fields) => textOf(fields, plan.columns.id) ?? []);
  const form = { ...plan, at: plan.at!, rounding: roundingOf(ids, falseRateOf(survey)) };
  if (plan.as === 'followers') return readFollowers(parts, form, survey, found);
  return readFollowing(parts, form, found);
}

/** Of a list of one or two people, we can ask for a new export more often than of others. */
function falseRateOf({ rows }: Survey): number | undefined {
  return rows <= 2 ? 1 / 500 : undefined;
}

async function* readFollowing(
  parts: AsyncIterable<ListPart>,
  form: PeopleForm,
  found: ReadList,
): AsyncGenerator<ReadBatch> {
  const at = formatInstant(form.at);
  for await (const part of parts) {
    yield readRows(part, (fields) => {
      const { id, events } = mapPerson(fields, form);
      found.people++;
      return [
        { type: 'following', person: id, at },
        ...events.filter(({ type }) => type === 'person'),
      ];
    });
  }
}

async function* readPosts(
  parts: AsyncIterable<ListPart>,
  { columns, author, order }: ListPlan,
): AsyncGenerator<ReadBatch> {
  for await (const part of parts) {
    yield readRows(part, (fields) => {
      const by = textOf(fields, columns.author);
      if (by !== undefined && by !== author)
        throw new Rejection(`the post is by ${by}, not ${author}`);
      return [mapPost(fields, columns, order)];
    });
  }
}

async function* named(
  file: string,
  batches: AsyncIterable<ReadBatch>,
): AsyncGenerator<SourceBatch> {
  for await (const batch of batches) yield { ...batch, file };
}
