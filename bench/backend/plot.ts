import { rounded } from './figures.ts';

export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface Plot {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly series: readonly Series[];
}

const size = { width: 360, height: 240, left: 52, right: 14, top: 44, bottom: 40 };
const colours = ['#2563a8', '#b4532a', '#3d7d3d', '#7a4fa3'];

/** Powers of ten around the values. */
function decades(values: readonly number[]): { readonly low: number; readonly high: number } {
  const low = Math.floor(Math.log10(Math.min(...values)));
  return { low, high: Math.max(Math.ceil(Math.log10(Math.max(...values))), low + 1) };
}

const short = (value: number) =>
  value >= 1_000_000
    ? `${value / 1_000_000} M`
    : value >= 1000
      ? `${value / 1000} k`
      : String(Number(value.toPrecision(1)));

const ticks = ({ low, high }: { low: number; high: number }) =>
  Array.from({ length: high - low + 1 }, (_, at) => 10 ** (low + at));

/** One plot, both axes logarithmic, each point with its value. */
function panel({ title, x, y, series }: Plot): string {
  const points = series.flatMap((one) => one.points);
  const [across, up] = [decades(points.map(([value]) => value)), decades(points.map(([, value]) => value))];
  const placeX = (value: number) =>
    size.left + ((Math.log10(value) - across.low) / (across.high - across.low)) * (size.width - size.left - size.right);
  const placeY = (value: number) =>
    size.height -
    size.bottom -
    ((Math.log10(value) - up.low) / (up.high - up.low)) * (size.height - size.top - size.bottom);
  const grid = [
    ...ticks(across).map((tick) => {
      const at = placeX(tick).toFixed(1);
      return `<path class="grid" d="M${at} ${size.top}V${size.height - size.bottom}"/><text x="${at}" y="${size.height - 24}" text-anchor="middle">${short(tick)}</text>`;
    }),
    ...ticks(up).map((tick) => {
      const at = placeY(tick).toFixed(1);
      return `<path class="grid" d="M${size.left} ${at}H${size.width - size.right}"/><text x="${size.left - 6}" y="${at}" dy=".35em" text-anchor="end">${short(tick)}</text>`;
    }),
  ];
  const lines = series.map(({ name, points: own }, index) => {
    const colour = colours[index % colours.length];
    const path = own
      .map(([left, value], at) => `${at === 0 ? 'M' : 'L'}${placeX(left).toFixed(1)} ${placeY(value).toFixed(1)}`)
      .join('');
    const dots = own.map(
      ([left, value]) =>
        `<circle cx="${placeX(left).toFixed(1)}" cy="${placeY(value).toFixed(1)}" r="3" fill="${colour}"><title>${name}: ${rounded(value)}</title></circle>`,
    );
    return (
      `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}` +
      `<circle cx="${size.left + 4 + index * 90}" cy="32" r="3" fill="${colour}"/><text x="${size.left + 11 + index * 90}" y="32" dy=".35em">${name}</text>`
    );
  });
  return [
    `<text class="title" x="8" y="16">${title}</text>`,
    ...grid,
    `<text x="${size.width - size.right}" y="${size.height - 8}" text-anchor="end">${x}</text><text x="${size.width - size.right}" y="16" text-anchor="end">${y}</text>`,
    ...lines,
  ].join('\n');
}

/** Plots side by side, two in a row, as an SVG document that is readable on light and dark pages. */
export function plots(all: readonly Plot[]): string {
  const rows = Math.ceil(all.length / 2);
  const [width, height] = [size.width * 2, size.height * rows];
  const panels = all.map((plot, index) => {
    const [left, top] = [(index % 2) * size.width, Math.floor(index / 2) * size.height];
    return `<g transform="translate(${left} ${top})">\n${panel(plot)}\n</g>`;
  });
  const style =
    'text{font:11px system-ui,sans-serif;fill:#333}.title{font-weight:600;font-size:12px}.grid{stroke:#8886;stroke-width:.5}';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<style>${style}</style>
<rect width="100%" height="100%" fill="#fff"/>
${panels.join('\n')}
</svg>
`;
}
