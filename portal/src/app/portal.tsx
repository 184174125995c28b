import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { createQueries } from "../ui/api/queries.ts";
import { theme, tokens } from "../ui/theme/theme.ts";
import { en } from "../ui/words/en.ts";
import { WordsContext } from "../ui/words/words.ts";
import { router } from "./router.tsx";
import { SessionProvider } from "./session-provider.tsx";
import { SessionViewContext } from "./session-view.ts";

const queries = createQueries();
const colorSchemes = localStorageColorSchemeManager({ key: "crossbay-theme" });

/** The signed-in portal: theme, words, session and pages. */
export function Portal() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={tokens}
      colorSchemeManager={colorSchemes}
      defaultColorScheme="auto"
    >
      <WordsContext value={en}>
        <QueryClientProvider client={queries}>
          <SessionProvider queries={queries}>
            {(view) => (
              <SessionViewContext value={view}>
                <RouterProvider router={router} />
              </SessionViewContext>
            )}
          </SessionProvider>
        </QueryClientProvider>
      </WordsContext>
    </MantineProvider>
  );
}
