/**
 * Browser and system in words, such as "Firefox on Windows", as the browser says itself; a hint for its owner to know it
 * again, no proof. Browsers carry the names of others, so the order matters.
 */
export function browserWords(userAgent: string | undefined): string {
  const text = (userAgent ?? "").slice(0, userAgentLengthMax);
  const browser = browsers.find(([, sign]) => sign.test(text))?.[0];
  if (!browser) return "an unknown browser";
  const system = systems.find(([, sign]) => sign.test(text))?.[0];
  return system ? `${browser} on ${system}` : browser;
}

const userAgentLengthMax = 500;

const browsers: readonly (readonly [string, RegExp])[] = [
  ["Edge", /\bEdg(?:e|A|iOS)?\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:Chrome|CriOS|Chromium)\//],
  ["Safari", /\bVersion\/[\d.]+.*\bSafari\//],
];

const systems: readonly (readonly [string, RegExp])[] = [
  ["iOS", /\b(?:iPhone|iPad|iPod)\b/],
  ["Android", /\bAndroid\b/],
  ["Windows", /\bWindows NT\b/],
  ["macOS", /\bMac(?:intosh| OS X)\b/],
  ["Linux", /\b(?:Linux|X11)\b/],
];
