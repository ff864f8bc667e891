import type { Analysis } from '../../analysis/result.ts';
import type { TribeReport } from '../../model/report.ts';
import type { PageBasis } from '../page-basis.ts';

/** What exports are made from: all that a reader may see. */
export interface Exported {
  analysis: Analysis;
  report: TribeReport;
  basis: PageBasis;
}
