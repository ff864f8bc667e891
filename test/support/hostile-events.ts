type Event = Record<string, unknown> & { type: string };

const MARKUP = '<img src=x onerror="globalThis.harmed=1"><script>harmed=1</script>';
const FORMULA = '=HYPERLINK("https://evil.example","x")';
/** Right-to-left override, a zero-width space, piled accents, half a surrogate pair. */
const TRICKS = `\u202Eevil\u202C\u200B${'z\u0301\u0301\u0301\u0301\u0301\u0301\u0301'}`;
const LONG = 'unbreakable'.repeat(30);

/** The same event with everything in it that somebody could write there to do harm. */
export function hostile(event: Event): Event {
  switch (event.type) {
    case 'person': {
      const turn = Number(String(event.id).slice(-2)) % 4;
      const evil = [MARKUP, FORMULA, TRICKS, LONG][turn];
      return {
        ...event,
        name: `${evil} ${String(event.name ?? '')}`.slice(0, 500),
        ...(turn < 2 && { handle: `${evil.slice(0, 40)}${String(event.handle ?? '')}` }),
        bio: `${String(event.bio ?? '')} ${evil}`,
      };
    }
    case 'post':
      return { ...event, text: `${MARKUP} ${String(event.text)} ${LONG}` };
    default:
      return event;
  }
}
