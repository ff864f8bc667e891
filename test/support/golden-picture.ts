import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

const FOLDER = join(import.meta.dirname, '../golden/pictures');

/** A colour that differs by less than this, of 255 in each channel, is the same: edges are drawn softly. */
const SOFT = 48;

/**
 * Which share of an element's points looks otherwise than in the picture kept under that name; 1
 * where its size does. Writing is left out, as machines have other fonts. `TAKE_PICTURES=1` takes
 * them anew.
 */
export async function unlikeGolden(page: Page, element: Locator, name: string): Promise<number> {
  await page.addStyleTag({ content: 'text { visibility: hidden !important }' });
  const taken = await element.screenshot({ animations: 'disabled' });
  const file = join(FOLDER, `${name}.png`);
  if (process.env.TAKE_PICTURES) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, taken);
  }
  const pictures = [readFileSync(file), taken].map((bytes) => bytes.toString('base64'));
  return page.evaluate(
    async ({ pictures, soft }) => {
      const [kept, now] = await Promise.all(
        pictures.map(async (picture) => {
          const image = new Image();
          image.src = `data:image/png;base64,${picture}`;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height);
          const context = canvas.getContext('2d')!;
          context.drawImage(image, 0, 0);
          return context.getImageData(0, 0, image.width, image.height);
        }),
      );
      if (kept.width !== now.width || kept.height !== now.height) return 1;
      let unlike = 0;
      for (let p = 0; p < kept.data.length; p += 4) {
        const far = [0, 1, 2].some((c) => Math.abs(kept.data[p + c] - now.data[p + c]) > soft);
        if (far) unlike++;
      }
      return unlike / (kept.data.length / 4);
    },
    { pictures, soft: SOFT },
  );
}
