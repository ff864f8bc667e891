import { useContext } from 'preact/hooks';
import { withCode } from '../../src/render/page/with-code.ts';
import { withTypedCommands } from '../../src/render/wording/typed-command.ts';
import { ProgramContext } from './command.tsx';
import { renderMarkup } from './render-markup.tsx';

/** An error or advice, with commands as they can be typed here. */
export function Advice({ text }: { text: string }) {
  const program = useContext(ProgramContext);
  return <>{withCode(withTypedCommands(text, program)).map((content) => renderMarkup(content))}</>;
}
