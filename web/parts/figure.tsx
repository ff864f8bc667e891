import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useScope } from '../shell/scope.ts';
import { captionLines } from './caption-lines.ts';
import type { Figures } from '../../src/render/markup/markup.ts';

interface Props {
  figures: Figures;
  children: ComponentChildren;
}

/** A chart with buttons that export it as PNG, SVG and CSV. */
export function Figure({ figures, children }: Props) {
  const drawn = useRef<HTMLDivElement>(null);
  const scope = useScope();
  const save = async (kind: 'png' | 'svg' | 'csv'): Promise<void> => {
    // Loaded on demand, because few charts are exported.
    const saving = await import('./save-chart.ts');
    const charts = Array.from(drawn.current!.querySelectorAll('svg'));
    const shown = charts.find((svg) => svg.getBoundingClientRect().width > 0)!;
    if (kind === 'csv') saving.saveFigures(figures);
    else {
      const lines = captionLines(scope, shown.getAttribute('aria-label') ?? '');
      const caption = { lines, legend: figures.legend ?? [] };
      if (kind === 'svg') saving.saveSvg(shown, figures.name, caption);
      else await saving.savePng(shown, figures.name, caption);
    }
  };
  return (
    <div class="figure-box">
      <p class="save">
        <span>Export </span>
        {(['png', 'svg', 'csv'] as const).map((kind) => (
          <button type="button" class="quiet" key={kind} onClick={() => void save(kind)}>
            {kind.toUpperCase()}
          </button>
        ))}
      </p>
      <div ref={drawn}>{children}</div>
    </div>
  );
}
