import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/**
 * Libraries change less often than pages: in files of their own they stay in the browser's cache. Their style sheets
 * stay with the pages', because the order of the layers is the order of the imports.
 */
const libraryGroups = [
  { name: "react", test: /node_modules[\\/](?:react|react-dom|scheduler)[\\/].*[.]m?js$/ },
  { name: "mantine", test: /node_modules[\\/](?:@mantine|@floating-ui)[\\/].*[.]m?js$/ },
  { name: "tanstack", test: /node_modules[\\/]@tanstack[\\/].*[.]m?js$/ },
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
