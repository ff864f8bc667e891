import type { ComponentChildren } from 'preact';
import { cellInWords } from '../../src/render/tables/cell-in-words.ts';
import type { Cell } from '../../src/render/tables/data-table.ts';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { hrefOf } from '../shell/address.ts';
import { PersonLink } from './person-link.tsx';

/** A cell, with links to the pages of people, posts, topics and communities. */
export function CellView({ cell }: { cell: Cell }): ComponentChildren {
  switch (cell.kind) {
    case 'person':
      return <PersonLink person={cell.value} />;
    case 'post':
      return (
        <a href={hrefOf(`/posts/${encodeURIComponent(cell.value.id)}`)}>{cellInWords(cell)}</a>
      );
    case 'community':
      return cell.value === null ? 'none' : <Link of="communities" {...cell.value} />;
    case 'topic':
      return cell.value === null ? 'none' : <Link of="topics" {...cell.value} />;
    case 'topics':
      return cell.value.map((topic, at) => (
        <span key={topic.id}>
          {at > 0 && ', '}
          <Link of="topics" {...topic} />
        </span>
      ));
    default:
      return <bdi>{cellInWords(cell)}</bdi>;
  }
}

function Link({ of, id, label }: { of: 'topics' | 'communities'; id: string; label: string }) {
  return (
    <a href={hrefOf(`/${of}/${encodeURIComponent(id)}`)}>
      <bdi>{readableLabel(label)}</bdi>
    </a>
  );
}
