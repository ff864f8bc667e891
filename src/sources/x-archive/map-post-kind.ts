import type { PostKind } from '../../model/events.ts';

/** Whose archive it is, as far as that is known. */
export interface Owner {
  id?: string | undefined;
  handle?: string | undefined;
}

/** What an archive says of a post that tells what kind it is. */
export interface PostSigns {
  id: string;
  /** Unescaped. */
  text: string;
  /** Addresses it links to. */
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
 * Archives do not say what kind a post is. A reply is what answers somebody else; a thread, the
 * owner answering themselves, is as original as its beginning. A link to a post is shown as a
 * quote.
 */
export function kindOfPost(signs: PostSigns, owner: Owner): PostKind {
  if (signs.isRepost || REPOST.test(signs.text)) return 'repost';
  if (isReply(signs, owner)) return 'reply';
  const quoted = signs.links.some((link) => {
    const [, id] = LINK_TO_POST.exec(link) ?? [];
    // What is too long to show links to itself.
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
  // A thread that began below somebody else's post goes on addressing them.
  const [, addressed] = /^@(\w+)/.exec(text) ?? [];
  return (
    addressed !== undefined && !isCalled(addressed, owner.handle) && !isCalled(addressed, handle)
  );
}

function isCalled(handle: string, other: string | undefined): boolean {
  return handle.toLowerCase() === other?.toLowerCase();
}
