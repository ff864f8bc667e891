import type { Page } from 'playwright-core';

/** Draws around nearly the whole map, and waits until the people in there are selected. */
export async function selectArea(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Select an area' }).click();
  const frame = (await page.locator('.map-frame').boundingBox())!;
  const corners = [
    [0.01, 0.01],
    [0.99, 0.01],
    [0.99, 0.99],
    [0.01, 0.99],
  ].map(([x, y]) => [frame.x + x * frame.width, frame.y + y * frame.height] as const);
  await page.mouse.move(...corners[0]);
  await page.mouse.down();
  for (const corner of corners.slice(1)) await page.mouse.move(...corner, { steps: 3 });
  await page.mouse.up();
  await page.getByText(/people selected/u).waitFor();
}
