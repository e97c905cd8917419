import { defineConfig } from "@playwright/test";
import { browser } from "./browser.mjs";

// Every journey at the two widths of small phones, with script and without. `cargo xtask test --browser` starts the server and says where it is.
// Each is a client of its own (the server takes a proxy's word here): together they open more pages than one address may in an hour.
const project = (width: number, javaScriptEnabled: boolean) => ({
  name: `${width} ${javaScriptEnabled ? "with script" : "without script"}`,
  use: {
    viewport: { width, height: 740 },
    javaScriptEnabled,
    extraHTTPHeaders: { "X-Forwarded-For": `198.51.100.${(width === 360 ? 1 : 2) + (javaScriptEnabled ? 10 : 20)}` },
  },
});

export default defineConfig({
  testDir: "specs",
  outputDir: "results",
  // What a screen reader is told is the same at every width and with script as without.
  snapshotPathTemplate: "{testDir}/trees/{arg}{ext}",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // Generous: a busy machine is slow, and what never comes fails all the same.
  timeout: 60_000,
  // What fails once and then not is printed as flaky, for somebody to look at; what fails twice has failed.
  retries: 1,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: { ...browser, baseURL: process.env.BLETHER_URL },
  projects: [project(360, true), project(360, false), project(320, true), project(320, false)],
});
