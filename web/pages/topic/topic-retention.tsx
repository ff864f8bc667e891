import type { TopicPage as Topic } from '../../../src/model/pages/topic-page.ts';
import { retentionChart } from '../../../src/render/charts/retention-chart.ts';
import { peopleInWords } from '../../../src/render/wording/estimates.ts';
import { writeShare } from '../../../src/render/wording/numbers.ts';
import { Section } from '../../parts/page.tsx';
import { renderMarkup } from '../../parts/render-markup.tsx';

/** Retention of people who arrived with the topic, compared with all others. */
export function TopicRetention({ page: { topic, retention } }: { page: Topic }) {
  return (
    <Section
      isFolded
      title="Retention of new followers"
      term="retention (30, 90, 365 days)"
      note={
        topic.growth.follows === null
          ? undefined
          : `Everyone who arrived while the topic was active, compared with everyone who arrived at other times. Not all of them came because of it: the report attributes ${peopleInWords(topic.growth.follows).whole} follows to its posts.`
      }
    >
      {retention === null ? (
        <p class="missing">
          Not enough evidence: too few people arrived while the topic was active.
        </p>
      ) : (
        <>
          {renderMarkup(
            retentionChart('Retention of people who arrived with the topic, and of all others', [
              { label: 'Topic active', curve: retention.with, kind: 'one' },
              { label: 'All others', curve: retention.rest, kind: 'rest' },
            ]),
          )}
          <p class="note">
            {retention.pValue < 0.05
              ? 'The two groups differ in retention'
              : 'The two groups show no measurable difference in retention'}{' '}
            (log-rank test: chance alone gives a difference this large{' '}
            {writeShare(retention.pValue)} of the time).
          </p>
        </>
      )}
    </Section>
  );
}
