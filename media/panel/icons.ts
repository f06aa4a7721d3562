const ring = 'M8 1.75a6.25 6.25 0 1 1 0 12.5a6.25 6.25 0 0 1 0-12.5';

/** Outlines on a 16 by 16 grid; `fill` is painted, `stroke` is drawn. */
const shapes = {
  found: { stroke: `${ring}M5.2 8.2l2 2l3.7-4.2` },
  partial: { stroke: ring, fill: 'M8 1.75a6.25 6.25 0 0 1 0 12.5z' },
  missing: { stroke: 'M8 1.75a6.25 6.25 0 1 1 0 12.5a6.25 6.25 0 0 1 0-12.5M5.4 8h5.2' },
  check: { stroke: `${ring}M6.1 6.4a1.95 1.95 0 1 1 2.9 1.7c-.65.35-1 .7-1 1.4M8 11.5v.15` },
  failed: { stroke: `${ring}M5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4` },
  warning: { stroke: 'M8 2.2l6.2 11.3H1.8zM8 6.4v3.4M8 11.5v.15' },
  info: { stroke: `${ring}M8 7.4v3.8M8 4.8v.15` },
  up: { stroke: 'M8 13V3.5M4 7.3l4-4l4 4' },
  down: { stroke: 'M8 3v9.5M4 8.7l4 4l4-4' },
  same: { stroke: 'M3.5 6.2h9M3.5 9.8h9' },
  close: { stroke: 'M4 4l8 8M12 4l-8 8' },
  next: { stroke: 'M6 3.5l4.5 4.5L6 12.5' },
} as const;

export type IconName = keyof typeof shapes;

/** A drawing for the eye only; the word beside it says the same. */
export function icon(name: IconName): SVGSVGElement {
  const shape: { stroke: string; fill?: string } = shapes[name];
  const svg = svgElement('svg', {
    class: `icon icon-${name}`,
    viewBox: '0 0 16 16',
    width: '16',
    height: '16',
    'aria-hidden': 'true',
  });
  if (shape.fill !== undefined) svg.append(svgElement('path', { d: shape.fill, fill: 'currentColor' }));
  const line = {
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.3',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  };
  svg.append(svgElement('path', { d: shape.stroke, ...line }));
  return svg;
}

function svgElement<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Record<string, string>,
): SVGElementTagNameMap[K] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
