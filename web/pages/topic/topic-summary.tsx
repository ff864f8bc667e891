import type { ReportTopic } from '../../../src/model/report.ts';
import { roleName } from '../../../src/render/page/topics-section.ts';
import { attractedInWords } from '../../../src/render/wording/attracted.ts';
import { lossInWords, negated, peopleInWords } from '../../../src/render/wording/estimates.ts';
import { roleInWords } from '../../../src/render/wording/roles.ts';
import { fineTopics } from '../../../src/render/wording/topic-levels.ts';
import { topicNotes } from '../../../src/render/wording/topic-notes.ts';
import { sentence } from '../../../src/render/page/sentence.ts';
import { Help } from '../../parts/help.tsx';
import type { Scope } from '../../shell/scope.ts';
import { renderMarkup } from '../../parts/render-markup.tsx';

/** The cost, growth and role of the topic in sentences. */
export function TopicSummary({ topic, scope }: { topic: ReportTopic; scope: Scope }) {
  const notes = topicNotes([topic, ...fineTopics(scope.report.topics, topic.id)]);
  return (
    <>
      <p class="summary">
        {costSentence(topic)} {growthSentence(topic)}
      </p>
      <p>
        Role: {renderMarkup(roleName(topic.role))}, {roleInWords(topic)}.
        <Help term="role of a topic" />
      </p>
      {notes.map((phrases, index) => (
        <p class="note" key={index}>
          {sentence(phrases).map((content) => renderMarkup(content))}
        </p>
      ))}
    </>
  );
}

function costSentence(topic: ReportTopic): string {
  const { cost } = topic;
  if (cost.unfollows === null) return `Its cost is not known: ${whyUnknown(topic)}.`;

  const words = peopleInWords(cost.unfollows);
  switch (cost.verdict) {
    case 'costs':
      return `It cost you about ${words.estimate} followers (${words.interval}).`;
    case 'keeps': {
      const kept = peopleInWords(negated(cost.unfollows));
      return `It kept about ${kept.estimate} followers who would have left otherwise (${kept.interval}).`;
    }
    case 'no measurable effect':
      return `It has no measurable effect on unfollows: ${lossInWords(cost.unfollows)}.`;
    default:
      return `There is not enough evidence on its cost: the data fits anything from ${words.interval} unfollows.`;
  }
}

/** Why a topic has no estimate of its cost. */
function whyUnknown({ roleReason }: ReportTopic): string {
  return roleReason === 'few posts'
    ? 'too few of its posts came while followers were observed'
    : 'there are too few unfollows or snapshots so far';
}

function growthSentence({ growth }: ReportTopic): string {
  const known = growth.follows ?? growth.lasting;
  if (known === null) return '';
  const words = peopleInWords(known);
  const who = growth.follows === null ? 'current followers' : 'new followers';
  switch (growth.verdict) {
    case 'attracts':
      return `It attracted about ${attractedInWords(growth)}.`;
    case 'no measurable effect':
      return `It has no measurable effect on ${who} (${words.interval}).`;
    default:
      return `There is not enough evidence on its growth: the data fits anything from ${words.interval} ${who}.`;
  }
}
