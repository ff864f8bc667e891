import { Command } from './command.tsx';

/** Commands for a terminal, one a line. */
export function Commands({ lines }: { lines: readonly string[] }) {
  return (
    <pre tabIndex={0}>
      <Command>{lines.join('\n')}</Command>
    </pre>
  );
}
