type Font = { weight: number; range: "latin" | "latin-ext"; path: string };

/** The look of public pages: the portal's own tokens (portal/src/ui/theme), light and dark. */
export const pageStyle = (fonts: readonly Font[]): string => `${fonts.map(fontFace).join("\n")}\n${style}`;

const fontFace = ({ weight, range, path }: Font): string =>
  `@font-face { font-family: "Source Sans 3"; font-style: normal; font-display: swap; font-weight: ${weight}; src: url("${path}") format("woff2"); unicode-range: ${ranges[range]}; }`;

const ranges: Record<Font["range"], string> = {
  latin:
    "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD",
  "latin-ext":
    "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF",
};

const style = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f2f5f7, #0d161e);
  --surface: light-dark(#ffffff, #15212c);
  --hover: light-dark(#eef4f8, #1c2a37);
  --line: light-dark(#d8e0e6, #2a3b4a);
  --control-line: light-dark(#80909e, #6f8294);
  --text: light-dark(#14202b, #e4ebf1);
  --quiet: light-dark(#516070, #a3b2bf);
  --accent: light-dark(#0b4f73, #7cbadd);
  --button: light-dark(#0b4f73, #1a74a8);
  --accent-ground: light-dark(#e3eff6, #16354a);
  --wrong: light-dark(#86205f, #f3aedb);
  --wrong-ground: light-dark(#f8eef4, #2c1e2e);
}
*, ::before, ::after { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; grid-template-rows: auto 1fr auto; background: var(--ground); color: var(--text); font: 16px/1.45 "Source Sans 3", system-ui, sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 16px; top: 8px; padding: 8px 12px; background: var(--surface); z-index: 1; }
header { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center; justify-content: space-between; min-height: 56px; padding: 8px 24px; }
.wordmark { display: inline-flex; gap: 8px; align-items: center; color: var(--text); font-size: 18px; font-weight: 600; text-decoration: none; }
nav ul { display: flex; flex-wrap: wrap; gap: 4px 24px; margin: 0; padding: 0; list-style: none; }
nav a { display: inline-block; padding: 4px 0; }
nav a[aria-current] { color: var(--text); font-weight: 600; text-decoration: none; box-shadow: 0 2px var(--accent); }
main { width: 100%; max-width: 720px; margin: 0 auto; padding: 32px 24px 64px; }
footer { padding: 16px 24px; border-top: 1px solid var(--line); color: var(--quiet); font-size: 14px; }
footer p { margin: 0; }
h1 { margin: 0 0 16px; font-size: 22px; line-height: 1.3; }
h2 { margin: 32px 0 8px; font-size: 18px; line-height: 1.4; }
h3 { margin: 0 0 4px; font-size: 16px; }
p { margin: 0 0 16px; }
.quiet { color: var(--quiet); }
.card { margin: 0 0 16px; padding: 16px 24px; background: var(--surface); border: 1px solid var(--line); border-radius: 6px; }
.card > :last-child { margin-bottom: 0; }
.list { margin: 0; padding: 0; list-style: none; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 0 0 16px; }
dt { color: var(--quiet); }
dd { margin: 0; }
.field { margin: 0 0 16px; }
label, .label { display: block; margin: 0 0 4px; font-weight: 600; }
.hint { margin: 4px 0 0; color: var(--quiet); font-size: 14px; }
.error { margin: 4px 0 0; color: var(--wrong); font-weight: 600; }
input, textarea, select { width: 100%; padding: 8px 12px; font: inherit; color: inherit; background: var(--surface); border: 1px solid var(--control-line); border-radius: 6px; }
textarea { min-height: 144px; resize: vertical; }
[aria-invalid="true"] { border-color: var(--wrong); }
.inline { display: flex; gap: 8px; align-items: end; }
.inline .field { flex: 1; margin: 0; }
button, .button { display: inline-block; padding: 8px 16px; font: inherit; font-weight: 600; color: #ffffff; background: var(--button); border: 1px solid var(--button); border-radius: 6px; text-decoration: none; cursor: pointer; }
button.second { color: var(--accent); background: var(--surface); border-color: var(--control-line); }
button:hover, .button:hover { text-decoration: underline; }
details { margin: 0 0 8px; padding: 8px 16px; background: var(--surface); border: 1px solid var(--line); border-radius: 6px; }
summary { font-weight: 600; cursor: pointer; }
details > :last-child { margin-bottom: 8px; }
summary + * { margin-top: 8px; }
.notice { margin: 0 0 16px; padding: 12px 16px; background: var(--accent-ground); border-left: 4px solid var(--accent); border-radius: 6px; }
.wrong { margin: 0 0 16px; padding: 12px 16px; background: var(--wrong-ground); border-left: 4px solid var(--wrong); border-radius: 6px; }
.wrong h2 { margin: 0 0 4px; font-size: 16px; }
.wrong ul { margin: 0; padding-left: 20px; }
.wrong a { color: var(--wrong); }
.lead { font-size: 18px; }
.action { margin: 24px 0; }
.crumbs { margin: 0 0 8px; color: var(--quiet); font-size: 14px; }
.filters { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 176px), 1fr)); gap: 0 16px; }
.ways { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 256px), 1fr)); gap: 16px; margin: 0 0 16px; padding: 0; list-style: none; }
.ways > li { padding: 16px; background: var(--surface); border: 1px solid var(--line); border-radius: 6px; }
.ways p { margin: 0 0 4px; }
.questions { margin: 0 0 16px; padding-left: 20px; }
.questions li { padding: 2px 0; }
.steps > li { margin: 0 0 16px; }
.found { margin: 0 0 4px; font-size: 16px; }
.prose h2, .prose h3 { margin: 24px 0 8px; font-size: 16px; }
.prose li { margin: 0 0 4px; }
.prose table { width: 100%; border-collapse: collapse; margin: 0 0 16px; }
.prose th, .prose td { padding: 4px 8px 4px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
.prose .number { text-align: right; }
.prose pre { overflow-x: auto; padding: 8px 12px; background: var(--surface); border: 1px solid var(--line); border-radius: 6px; }
.elsewhere { position: absolute; left: -9999px; width: 1px; height: 1px; overflow: hidden; }
@media (max-width: 36em) {
  header { padding: 8px 16px; }
  main { padding: 24px 16px 48px; }
  .card { padding: 16px; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin: 0 0 8px; }
}
@media (prefers-contrast: more) { :root { --line: var(--control-line); --quiet: var(--text); } }
`;
