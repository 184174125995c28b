import { useMantineColorScheme } from "@mantine/core";
import { BarChoice } from "../ui/form/bar-choice.tsx";
import { useWords } from "../ui/words/words.ts";

const schemes = ["auto", "light", "dark"] as const;

/** Follows the system unless the reader chooses; kept in this browser. */
export function ThemeChoice() {
  const { frame } = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <BarChoice
      label={frame.theme}
      value={colorScheme}
      choices={schemes.map((value) => ({ value, label: frame.themes[value] }))}
      onChange={setColorScheme}
    />
  );
}
