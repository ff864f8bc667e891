/** How often to try something at random: a few times in `npm test`, more often in `npm run soak`. */
export function tries<Amount>(usual: Amount, soaking: Amount): Amount {
  return process.env.SOAK ? soaking : usual;
}
