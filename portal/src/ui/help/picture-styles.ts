const sides = ["top", "right", "bottom", "left"] as const;
const corners = ["top-left", "top-right", "bottom-right", "bottom-left"] as const;

/**
 * The properties that the pages use and a picture of one needs. A browser knows four times as many, and asking each element for all of
 * them takes most of the time that a picture takes.
 */
export const pictureStyles: string[] = [
  ...["display", "position", "z-index", "box-sizing", "visibility", "opacity", "isolation", "float", "clear"],
  ...sides,
  ...["width", "height", "min-width", "min-height", "max-width", "max-height", "aspect-ratio"],
  ...sides.flatMap((side) => [`margin-${side}`, `padding-${side}`]),
  ...sides.flatMap((side) => ["width", "style", "color"].map((part) => `border-${side}-${part}`)),
  ...corners.map((corner) => `border-${corner}-radius`),
  ...["overflow-x", "overflow-y", "clip-path", "transform", "transform-origin", "box-shadow"],
  ...["background-color", "background-image", "background-position", "background-size", "background-repeat"],
  ...["outline-color", "outline-style", "outline-width", "outline-offset", "appearance", "color-scheme"],
  ...["color", "font-family", "font-size", "font-weight", "font-style", "font-variant-numeric", "line-height"],
  ...["letter-spacing", "text-align", "text-indent", "text-transform", "text-overflow", "text-underline-offset"],
  ...["text-decoration-line", "text-decoration-style", "text-decoration-color", "text-wrap-style", "vertical-align"],
  ...[
    "white-space-collapse",
    "text-wrap-mode",
    "overflow-wrap",
    "word-break",
    "list-style-type",
    "list-style-position",
  ],
  ...["flex-direction", "flex-wrap", "flex-grow", "flex-shrink", "flex-basis", "order", "row-gap", "column-gap"],
  ...["align-items", "align-content", "align-self", "justify-content", "justify-items", "justify-self"],
  ...["grid-template-columns", "grid-template-rows", "grid-template-areas", "grid-auto-flow", "grid-auto-rows"],
  ...["grid-column-start", "grid-column-end", "grid-row-start", "grid-row-end"],
  ...["table-layout", "border-collapse", "border-spacing", "caption-side"],
  ...["fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray"],
];
