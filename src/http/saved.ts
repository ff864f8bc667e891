import type { Context } from 'hono';

/** Answers with a file to save. The browser never shows it, whatever it contains. */
export function saved(
  context: Context,
  content: string | Uint8Array<ArrayBuffer>,
  type: string,
  name: string,
): never {
  return context.body(content, 200, {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'no-store',
  }) as never;
}
