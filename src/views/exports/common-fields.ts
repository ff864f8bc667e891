import type { Analysis } from '../../analysis/result.ts';
import { bareHandle, field, type FieldOf, openField } from './export-table.ts';

/** Who a row is about. */
export function personFields<
  Row extends { id: string; handle?: string | undefined; name?: string | undefined },
>(): FieldOf<Row>[] {
  return [
    openField('person_id', 'text', ({ id }) => id),
    field('handle', 'text', ({ handle }) => bareHandle(handle)),
    field('name', 'text', ({ name }) => name ?? null),
  ];
}

/** The community of a row, with the label that the report gives it. */
export function communityFields<Row extends { community: string | null }>({
  partition,
}: Analysis): FieldOf<Row>[] {
  const labels = new Map(partition.communities.map(({ id, label }) => [id, label]));
  return [
    openField('community_id', 'text', ({ community }) => community),
    openField('community_label', 'text', ({ community }) =>
      community === null ? null : (labels.get(community) ?? null),
    ),
  ];
}
