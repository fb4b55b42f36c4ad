import {percent} from "../format.js";
import {html, nothing, svg} from "../lib.js";
import {figure} from "./figure.js";

const WIDTH = 640;
const HEIGHT = 44;
const ROW_HEIGHT = 22;

/**
 * What a whole is made of, as one bar, the largest part first.
 *
 * @param parts each with a `name` and a `value`
 * @param limit what it should stay within: a `name` and a `value`; absent where there is none
 */
export function bar({title, note, name, parts, format, limit}) {
  const sorted = parts.filter(part => part.value > 0).toSorted((one, other) => other.value - one.value);
  const total = sorted.reduce((sum, part) => sum + part.value, 0);
  return figure({
    title,
    note,
    name,
    drawing: html`${drawing({title, parts: sorted, scale: Math.max(total, limit?.value ?? 0), limit, format})}${legend(sorted, total, format)}`,
    columns: [
      {title: "Part", of: part => part.name},
      {title: "Value", of: part => part.value, show: format, numeric: true},
      {title: "Share", of: part => part.value / total, show: percent, numeric: true},
    ],
    items: sorted,
  });
}

/** Names and values are below what is seen of it: a file has them, the page its own legend. */
function drawing({title, parts, scale, limit, format}) {
  let x = 0;
  const rectangles = parts.map((part, index) => {
    const width = (part.value / scale) * WIDTH;
    const left = x;
    x += width;
    return svg`<rect class=${colour(index)} x=${left} y="4" width=${width} height=${HEIGHT - 8}><title>${part.name}</title></rect>`;
  });
  return html`
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" data-height=${HEIGHT + ROW_HEIGHT * parts.length} role="img" aria-label=${title}>
      <rect class="track" x="0" y="4" width=${WIDTH} height=${HEIGHT - 8}></rect>
      ${rectangles}
      ${limit ? mark(limit, scale) : nothing}
      ${parts.map((part, index) => row(part, index, format))}
    </svg>`;
}

function row({name, value}, index, format) {
  const y = HEIGHT + ROW_HEIGHT * index;
  return svg`<rect class=${colour(index)} x="0" y=${y + 3} width="12" height="12"></rect><text x="20" y=${y + 14}>${name} ${format(value)}</text>`;
}

function mark(limit, scale) {
  const x = Math.min(WIDTH - 1, (limit.value / scale) * WIDTH);
  return svg`<path class="capacity" d="M${x} 0V${HEIGHT}"><title>${limit.name}</title></path>`;
}

function legend(parts, total, format) {
  return html`
    <ul class="legend">
      ${parts.map((part, index) => html`
        <li><svg width="12" height="12" aria-hidden="true"><rect class=${colour(index)} width="12" height="12"></rect></svg>
          ${part.name} <b>${format(part.value)}</b> <span class="fine">${percent(Number((part.value / total).toFixed(3)))}</span></li>`)}
    </ul>`;
}

const colour = index => `c${index % 10}`;
