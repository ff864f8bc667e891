import type { Estimate } from '../../../src/model/report.ts';
import { scoreInWords } from '../../../src/render/wording/estimates.ts';
import type { CommunityPage as CommunityDetails } from '../../../src/model/pages/community-page.ts';

const PART_NAMES = {
  retention: 'Retention: they stay through every topic',
  breadth: 'Breadth: they engage with many of your topics',
  reciprocity: 'Reciprocity: you follow them back',
} as const;

/** The three parts of like-mindedness, each compared with the whole audience. */
export function LikeMindedness({ parts }: { parts: CommunityDetails['community']['parts'] }) {
  return (
    <dl class="parts">
      {(['retention', 'breadth', 'reciprocity'] as const).map((name) => (
        <div key={name}>
          <dt>{PART_NAMES[name]}</dt>
          <dd>
            {parts[name] === null ? (
              <span class="missing">not known</span>
            ) : (
              <Meter part={parts[name]} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Draws one part of like-mindedness. The line in the middle marks the whole audience. */
function Meter({ part }: { part: Estimate }) {
  return (
    <svg
      class="meter"
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      role="img"
      aria-label={`${scoreInWords(part)}; the whole audience is 0.50`}
    >
      <rect class="track" y="2" width="100" height="4" />
      <rect class="part" y="2" width={100 * part.estimate} height="4" />
      <line class="even" x1="50" x2="50" y1="0" y2="8" vector-effect="non-scaling-stroke" />
    </svg>
  );
}
