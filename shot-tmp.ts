import { openBrowser } from './test/support/browser.ts';
import { readFileSync } from 'node:fs';
// usage: node shot-tmp.ts OUTDIR JAR BASE width scheme path...
const [out, jar, base, width, scheme, ...paths] = process.argv.slice(2);
const line = readFileSync(jar, 'utf8')
  .split('\n')
  .find((l) => l.includes('tribefinder'))!
  .split('\t');
const b = await openBrowser();
const c = await b.newContext({
  viewport: { width: Number(width), height: 900 },
  colorScheme: scheme as 'light',
});
await c.addCookies([
  { name: line[5], value: line[6].trim(), url: base, httpOnly: true, sameSite: 'Strict' },
]);
const p = await c.newPage();
p.on('console', (m) => {
  if (['error', 'warning'].includes(m.type())) console.log('console:', m.text());
});
p.on('pageerror', (e) => console.log('pageerror:', e.message));
for (const path of paths) {
  await p.goto(base + path);
  await p
    .waitForSelector('#page:not(.waiting)', { timeout: 120000 })
    .catch(() => console.log('no page', path));
  await p.waitForTimeout(path.startsWith('/map') ? 6000 : 1500);
  const name = (path.replace(/[^a-z0-9]+/gi, '_') || 'root') + `-${width}-${scheme}`;
  const h = await p.evaluate(() => document.documentElement.scrollHeight);
  for (let y = 0, i = 0; y < Math.min(h, Number(process.env.MAX ?? 9000)); y += 1500, i++)
    await p.screenshot({
      path: `${out}/${name}-${i}.png`,
      fullPage: true,
      clip: { x: 0, y, width: Number(width), height: Math.min(1500, h - y) },
    });
  const o = await p.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  console.log(name, o ? `OVERFLOW ${o}` : '');
}
await b.close();
