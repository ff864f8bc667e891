import type { StillToRead } from '../../model/still-to-read.ts';
import { writeCount, writeNumberOf } from './numbers.ts';

/** What is still to come, as a warning of a report that is made meanwhile. */
export function stillToReadInWords({
  all,
  followers,
  followTimes,
  reactions,
  interests,
  seconds,
}: StillToRead): string {
  const of = (count: number): string =>
    `${writeCount(count)} of ${writeNumberOf(all, 'follower', 'followers')}`;
  const parts = [
    ...(followers > 0 ? [of(followers)] : []),
    ...(followTimes > 0 ? [`follow times of ${of(followTimes)}`] : []),
    ...(reactions > 0 ? [`reactions to ${writeNumberOf(reactions, 'post', 'posts')}`] : []),
    ...(interests > 0 ? [`interests of ${of(interests)}`] : []),
  ];
  const minutes = Math.max(1, Math.round((seconds ?? 0) / 60));
  const time = seconds === null ? '' : `, about ${writeNumberOf(minutes, 'minute', 'minutes')}`;
  const what = parts.length === 0 ? 'the last of this snapshot' : parts.join('; ');
  return `Still being read: ${what}${time}. If it was stopped, \`tribe snapshot\` continues.`;
}
