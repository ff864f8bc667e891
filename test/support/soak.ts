/** How often to try something at random: a few times in `npm test`, more often in `npm run soak`. */
export function tries(usual: number, soaking: number): number {
  return process.env.SOAK ? soaking : usual;
}
