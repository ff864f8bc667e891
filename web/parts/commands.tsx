/** Commands for a terminal, one a line. */
export function Commands({ lines }: { lines: readonly string[] }) {
  return (
    <pre tabIndex={0}>
      <code>{lines.join('\n')}</code>
    </pre>
  );
}
