import type { Cell, Column, Kind, Values } from './data-table.ts';

export type FieldValue = string | number | boolean | null;

/** The fields of a column in files: an estimate has three, a person has an id, a handle and a name. */
export function fieldNames({ name, kind }: Pick<Column<never>, 'name' | 'kind'>): string[] {
  const parts: Partial<Record<Kind, string[]>> = {
    estimate: [name, `${name}_low`, `${name}_high`],
    people: [name, `${name}_low`, `${name}_high`],
    loss: [name, `${name}_low`, `${name}_high`],
    change: [name, `${name}_low`, `${name}_high`],
    between: [`${name}_after`, `${name}_before`],
    person: ['person_id', 'handle', 'name'],
    post: ['post_id', 'posted_at'],
    topic: [`${name}_id`, name],
    community: [`${name}_id`, name],
  };
  return parts[kind] ?? [name];
}

/** The values of a cell, one for each of {@link fieldNames}. */
export function fieldValues(cell: Cell): FieldValue[] {
  switch (cell.kind) {
    case 'estimate':
    case 'people':
    case 'loss':
    case 'change':
      return estimateFields(cell.value);
    case 'between':
      return [cell.value?.after ?? null, cell.value?.before ?? null];
    case 'person': {
      const { id, handle, name } = cell.value;
      return [id, handle?.replace(/^@/u, '') ?? null, name ?? null];
    }
    case 'post':
      return [cell.value.id, cell.value.at];
    case 'topic':
    case 'community':
      return [cell.value?.id ?? null, cell.value?.label ?? null];
    case 'topics':
      return [cell.value.map(({ label }) => label).join('; ')];
    default:
      return [cell.value];
  }
}

function estimateFields(estimate: Values['people']): FieldValue[] {
  return estimate === null
    ? [null, null, null]
    : [estimate.estimate, estimate.low, estimate.high].map((value) => Number(value.toPrecision(6)));
}
