import { withTypedCommands } from '../render/wording/typed-command.ts';

/**
 * Returns the command that runs the program here. In a checkout, `tribe` is not on the path.
 */
export function programHere(): string {
  const { npm_lifecycle_event: script, npm_package_name: of } = process.env;
  const isCheckout = of === 'tribefinder' && (script === 'tribe' || script === 'start');
  return isCheckout ? 'npm run -s tribe --' : 'tribe';
}

/** Returns a hint with commands as they can be typed here. */
export function typedHere(hint: string): string {
  return withTypedCommands(hint, programHere());
}
