import { useState } from 'preact/hooks';

/** Copies a text to the clipboard, and says whether that worked. Some browsers refuse it. */
export function CopyButton({ text }: { text: string }) {
  const [isCopied, setCopied] = useState<boolean>();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <>
      <button type="button" class="quiet" onClick={() => void copy()}>
        Copy
      </button>{' '}
      <span role="status">
        {isCopied === true && 'Copied.'}
        {isCopied === false && 'The browser refused. Select the text and copy it.'}
      </span>
    </>
  );
}
