import type { TribeReport } from '../../model/report.ts';
import { reportPage } from '../../render/page/report-page.ts';
import { PAGE_STYLE } from '../../render/page/style.ts';
import { accountName } from '../../render/wording/facts.ts';
import { escapeHtml, writeMarkup } from '../../render/markup/write-markup.ts';

/** The report as one file that opens anywhere: no server, no script, nothing fetched. */
export function reportAsHtml(report: TribeReport): string {
  const title = escapeHtml(`Tribe report: ${accountName(report).account}`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
${writeMarkup(reportPage(report))}
</body>
</html>
`;
}
