import type { PostKind } from '../../model/events.ts';

/** The owner of an archive, as far as known. */
export interface Owner {
  id?: string | undefined;
  handle?: string | undefined;
}

/** The fields of a post that show its kind. */
export interface PostSigns {
  id: string;
  /** Unescaped. */
  text: string;
  /** The addresses of its links. */
  links: readonly string[];
  isRepost: boolean;
  repliesTo: {
    post: string | undefined;
    person: string | undefined;
    handle: string | undefined;
  };
}

const REPOST = /^RT @\w+[:\s]/;

const LINK_TO_POST =
  /^https?:\/\/(?:www\.|mobile\.)?(?:twitter|x)\.com\/(?:#!\/)?\w+\/status(?:es)?\/(\d+)(?!\d*\/(?:photo|video)\/)/;

/**
 * Returns the kind of a post, which archives do not contain. An answer to somebody else is a reply. An
 * answer of the owner to themselves, a thread, is as original as its beginning. X shows a link to a
 * post as a quote.
 */
export function kindOfPost(signs: PostSigns, owner: Owner): PostKind {
  if (signs.isRepost || REPOST.test(signs.text)) return 'repost';
  if (isReply(signs, owner)) return 'reply';
  const quoted = signs.links.some((link) => {
    const [, id] = LINK_TO_POST.exec(link) ?? [];
    // A post that is too long to show links to itself.
    return id !== undefined && id !== signs.id;
  });
  return quoted ? 'quote' : 'original';
}

function isReply({ text, repliesTo }: PostSigns, owner: Owner): boolean {
  const { post, person, handle } = repliesTo;
  if (post === undefined && person === undefined && handle === undefined) return false;
  const toSelf =
    person !== undefined && owner.id !== undefined
      ? person === owner.id
      : handle !== undefined && isCalled(handle, owner.handle);
  if (!toSelf) return true;
  // A thread below another person's post keeps their handle at its beginning.
  const [, addressed] = /^@(\w+)/.exec(text) ?? [];
  return (
    addressed !== undefined && !isCalled(addressed, owner.handle) && !isCalled(addressed, handle)
  );
}

function isCalled(handle: string, other: string | undefined): boolean {
  return handle.toLowerCase() === other?.toLowerCase();
}
