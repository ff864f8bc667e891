import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { withTypedCommands } from '../../src/render/wording/typed-command.ts';

/** What runs the program in a terminal of this machine. */
export const ProgramContext = createContext('tribe');

/** A command, or other code, as it can be typed here. */
export function Command({ children }: { children: string }) {
  return <code>{withTypedCommands(children, useContext(ProgramContext))}</code>;
}
