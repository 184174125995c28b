import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Libraries change less often than pages: in files of their own they stay in the browser's cache. */
const libraryGroups = [
  { name: "react", test: /node_modules[\\/](?:react|react-dom|scheduler)[\\/]/ },
  { name: "mantine", test: /node_modules[\\/](?:@mantine|@floating-ui)[\\/]/ },
  { name: "tanstack", test: /node_modules[\\/]@tanstack[\\/]/ },
];

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    sourcemap: false,
    // The content security policy allows fonts and images from this site only, so nothing is inlined as data.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: libraryGroups } } },
  },
});
