/** Drawings and tables as files. */

const PNG_SCALE = 2;

/** By then a browser has read a file that it saves. */
const READ_BY_MILLIS = 60_000;

/** Characters that titles may have, and XML may not. */
const NOT_OF_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const LOOKS = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "opacity",
  "font-family", "font-size", "font-weight", "text-anchor", "dominant-baseline",
];

export function saveText(name, type, text) {
  saveFile(name, new Blob([text], {type}));
}

export function saveFile(name, blob) {
  const url = URL.createObjectURL(blob);
  save(name, url);
  setTimeout(() => URL.revokeObjectURL(url), READ_BY_MILLIS);
}

/** A chart that did not load says so in its place, and makes no file. */
export function saveSvg(name, drawing) {
  const text = svgText(drawing);
  if (text) {
    saveText(`${name}.svg`, "image/svg+xml", text.replace(NOT_OF_XML, ""));
  }
}

export async function savePng(name, drawing) {
  const url = drawing.png ? drawing.png() : await pngOf(drawing);
  if (url) {
    save(`${name}.png`, url);
  }
}

function save(name, url) {
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  anchor.click();
}

function svgText(drawing) {
  return drawing.svg ? drawing.svg() : new XMLSerializer().serializeToString(standalone(drawing));
}

/** A copy that looks the same without this page's style sheet, and has what is below the part that the page shows. */
function standalone(drawing) {
  const copy = drawing.cloneNode(true);
  const originals = [drawing, ...drawing.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((element, index) => {
    const style = getComputedStyle(originals[index]);
    LOOKS.forEach(look => element.setAttribute(look, style.getPropertyValue(look)));
  });
  const {x, y, width, height} = drawing.viewBox.baseVal;
  const whole = Number(drawing.dataset.height ?? height);
  copy.setAttribute("viewBox", [x, y, width, whole].join(" "));
  copy.setAttribute("width", width);
  copy.setAttribute("height", whole);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return copy;
}

async function pngOf(drawing) {
  const image = new Image();
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svgText(drawing));
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * PNG_SCALE;
  canvas.height = image.height * PNG_SCALE;
  const context = canvas.getContext("2d");
  context.fillStyle = getComputedStyle(document.body).backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png");
}
