import type { CommunityPage as CommunityDetails } from '../../../src/model/pages/community-page.ts';
import { writeDecimal } from '../../../src/render/wording/numbers.ts';

export function part(value: number | null): string {
  return value === null ? 'not known' : writeDecimal(value, 2);
}

const PART_NAMES = {
  retention: 'Retention: they stay through every topic',
  breadth: 'Breadth: they engage with more than one topic',
  reciprocity: 'Reciprocity: you follow them back',
} as const;

/** The three parts of like-mindedness, each compared with the whole audience. */
export function LikeMindedness({ parts }: { parts: CommunityDetails['community']['parts'] }) {
  if (parts === undefined) return null;
  return (
    <dl class="parts">
      {(['retention', 'breadth', 'reciprocity'] as const).map((name) => (
        <div key={name}>
          <dt>{PART_NAMES[name]}</dt>
          <dd>
            {parts[name] === null ? (
              <span class="missing">not known</span>
            ) : (
              <Meter value={parts[name]} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Draws one part of like-mindedness. The line in the middle marks the whole audience. */
function Meter({ value }: { value: number }) {
  return (
    <svg
      class="meter"
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      role="img"
      aria-label={`${part(value)}; the whole audience is 0.50`}
    >
      <rect class="track" y="2" width="100" height="4" />
      <rect class="part" y="2" width={100 * value} height="4" />
      <line class="even" x1="50" x2="50" y1="0" y2="8" vector-effect="non-scaling-stroke" />
    </svg>
  );
}
