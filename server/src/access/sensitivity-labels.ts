/** Labels of sensitive data, as resources carry them (policy §5, "sensitive classes"). */
export const sensitivityLabels = [
  "restricted",
  "very-restricted",
  "part2",
  "substance-use",
  "mental-health",
  "developmental-disability",
  "hiv",
  "sexual-health",
  "reproductive-health",
  "domestic-violence",
  "genetic",
] as const;
export type SensitivityLabel = (typeof sensitivityLabels)[number];
