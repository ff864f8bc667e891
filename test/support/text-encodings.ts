/** Ways in which programs store a text, with what `notes` say of it. */
export const ENCODINGS = {
  'UTF-8': (text: string) => Buffer.from(text),
  'UTF-8 with a mark': (text: string) => Buffer.from(`\ufeff${text}`),
  UTF16LE: (text: string) => Buffer.from(text, 'utf16le'),
  'UTF16LE with a mark': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  UTF16BE: (text: string) => Buffer.from(text, 'utf16le').swap16(),
  'UTF16BE with a mark': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
} as const;

/** Letters of Western languages that are in Windows-1252 where Unicode has them, or at 0x80 to 0x9f. */
const SPECIAL: Record<string, number> = { '€': 0x80, '’': 0x92, '–': 0x96, Œ: 0x8c };

export function toWindows1252(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (letter) => SPECIAL[letter] ?? letter.codePointAt(0)!).map((code) => {
      if (code > 255) throw new Error(`Windows-1252 has no ${code}`);
      return code;
    }),
  );
}

/** Text in UTF-32, little end first. */
export function toUtf32(text: string): Buffer {
  const codes = Array.from(text, (letter) => letter.codePointAt(0)!);
  return Buffer.from(Uint32Array.from(codes).buffer);
}
