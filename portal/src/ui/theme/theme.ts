import { type CSSVariablesResolver, createTheme, type MantineColorsTuple, rem } from "@mantine/core";

/**
 * Every colour, size and shadow of the portal. Style sheets name these tokens and hold none of their own.
 * Red, amber and green mean clinical severity and nothing else.
 */
const ink = "#14202b";

/** Deep sea blue: shade 8 under white text (8.9:1), by night shade 6 (5.1:1); as text by night shade 3 (8.6:1). */
const sea: MantineColorsTuple = [
  "#eaf4fa",
  "#d3e7f3",
  "#a9d0e7",
  "#7cbadd",
  "#55a3d0",
  "#2f8abf",
  "#1a74a8",
  "#0f608e",
  "#0b4f73",
  "#083b57",
];

/** The harbour at night, from the brightest text to the deepest ground. */
const night: MantineColorsTuple = [
  "#e4ebf1",
  "#c3ced8",
  "#a3b2bf",
  "#6f8294",
  "#3a4d5f",
  "#253645",
  "#1c2a37",
  "#15212c",
  "#0d161e",
  "#090f15",
];

const step = (steps: number) => rem(steps * 4);

export const theme = createTheme({
  primaryColor: "sea",
  primaryShade: { light: 8, dark: 6 },
  black: ink,
  colors: { sea, dark: night },
  fontFamily: '"Source Sans 3", system-ui, sans-serif',
  fontSizes: { xs: rem(12), sm: rem(14), md: rem(16), lg: rem(18), xl: rem(22) },
  lineHeights: { xs: "1.35", sm: "1.45", md: "1.45", lg: "1.4", xl: "1.3" },
  spacing: { xs: step(1), sm: step(2), md: step(4), lg: step(6), xl: step(8) },
  radius: { xs: rem(6), sm: rem(6), md: rem(6), lg: rem(6), xl: rem(6) },
  defaultRadius: "sm",
  shadows: { xs: "none", sm: "0 1px 2px rgb(9 25 38 / 12%)", md: "0 6px 24px rgb(9 25 38 / 18%)" },
  headings: {
    fontWeight: "600",
    textWrap: "pretty",
    sizes: {
      h1: { fontSize: rem(22), lineHeight: "1.3" },
      h2: { fontSize: rem(16), lineHeight: "1.4" },
      h3: { fontSize: rem(14), lineHeight: "1.45" },
    },
  },
  respectReducedMotion: true,
  cursorType: "pointer",
  components: {
    InputWrapper: { defaultProps: { inputWrapperOrder: ["label", "input", "description", "error"] } },
    TextInput: { defaultProps: { size: "md" } },
    PasswordInput: { defaultProps: { size: "md" } },
    NativeSelect: { defaultProps: { size: "md" } },
    Button: { defaultProps: { size: "md" } },
    Radio: { defaultProps: { size: "md" } },
    DrawerRoot: { defaultProps: { transitionProps: { duration: 120 } } },
    ModalRoot: { defaultProps: { transitionProps: { duration: 120 } } },
  },
});

/**
 * Tokens that Mantine has no name for. Errors of forms and requests are plum, because red belongs to critical values. Each pair was measured at 4.5:1 or more on its ground (3:1 for borders of controls).
 */
export const tokens: CSSVariablesResolver = () => ({
  variables: {
    "--cb-top-height": rem(56),
    "--cb-rail-width": rem(200),
    "--cb-rail-narrow-width": rem(56),
    "--cb-form-width": rem(420),
    "--cb-prose-width": rem(640),
    "--cb-weight-strong": "600",
    "--cb-spark-width": rem(64),
    "--cb-spark-height": rem(24),
    "--cb-trend-height": rem(300),
    "--cb-size-value": rem(28),
    "--cb-motion": "120ms",
  },
  light: {
    "--cb-ground": "#f2f5f7",
    "--cb-surface": "#ffffff",
    "--cb-surface-hover": "#eef4f8",
    "--cb-line": "#d8e0e6",
    "--cb-control-line": "#80909e",
    "--cb-text": ink,
    "--cb-quiet": "#516070",
    "--cb-accent": "#0b4f73",
    "--cb-accent-ground": "#e3eff6",
    "--cb-rail": "#e9eef2",
    "--cb-banner": "#0b3a55",
    "--cb-banner-text": "#ffffff",
    "--cb-banner-quiet": "#bdd4e2",
    "--cb-banner-line": "#2a5b78",
    "--cb-banner-ended": "#353b42",
    "--cb-critical": "#b01219",
    "--cb-critical-fill": "#b01219",
    "--cb-critical-text": "#ffffff",
    "--cb-abnormal": "#8a4a00",
    "--cb-range": "#d7ebe0",
    "--cb-range-line": "#5d8f74",
    "--cb-spark": "#0f608e",
    "--mantine-color-error": "#86205f",
    "--mantine-color-gray-4": "#80909e",
    "--mantine-color-dimmed": "#516070",
    "--mantine-color-disabled-color": "#516070",
    "--mantine-color-default-border": "#80909e",
    "--mantine-color-placeholder": "#5d6c7a",
    "--mantine-color-body": "#ffffff",
    "--mantine-color-text": ink,
  },
  dark: {
    "--cb-ground": "#0d161e",
    "--cb-surface": "#15212c",
    "--cb-surface-hover": "#1c2a37",
    "--cb-line": "#2a3b4a",
    "--cb-control-line": "#6f8294",
    "--cb-text": "#e4ebf1",
    "--cb-quiet": "#a3b2bf",
    "--cb-accent": "#7cbadd",
    "--cb-accent-ground": "#16354a",
    "--cb-rail": "#0a1219",
    "--cb-banner": "#123750",
    "--cb-banner-text": "#ffffff",
    "--cb-banner-quiet": "#b3cddd",
    "--cb-banner-line": "#2f5f7e",
    "--cb-banner-ended": "#3a4047",
    "--cb-critical": "#ff9a94",
    "--cb-critical-fill": "#d43a40",
    "--cb-critical-text": "#ffffff",
    "--cb-abnormal": "#f3bb66",
    "--cb-range": "#1d3a30",
    "--cb-range-line": "#6fa88c",
    "--cb-spark": "#7cbadd",
    "--mantine-color-error": "#f3aedb",
    "--mantine-color-dark-4": "#6f8294",
    "--mantine-color-dimmed": "#a3b2bf",
    "--mantine-color-disabled-color": "#a3b2bf",
    "--mantine-color-default-border": "#6f8294",
    "--mantine-color-placeholder": "#94a5b3",
    "--mantine-color-body": "#15212c",
    "--mantine-color-text": "#e4ebf1",
  },
});
