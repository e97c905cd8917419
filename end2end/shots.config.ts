import { defineConfig, type PlaywrightTestOptions } from "@playwright/test";
import { browser } from "./browser.mjs";

// `cargo xtask shots`: pictures of every page and every step, in the ways in which people look at them, a folder a way in end2end/shots.
const project = (name: string, width: number, height: number, use: Partial<PlaywrightTestOptions> = {}, metadata = {}) => ({
  name,
  metadata,
  use: { viewport: { width, height }, colorScheme: "light" as const, javaScriptEnabled: false, ...use },
});

// Of the respondent's pages alone; `whole`: past the screen's edge too.
const respond = { only: "respond" };
const whole = { ...respond, whole: true };

export default defineConfig({
  testDir: "shots-of",
  testMatch: "*.ts",
  outputDir: "results",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  reporter: "line",
  use: { ...browser, baseURL: process.env.BLETHER_URL, actionTimeout: 5_000 },
  projects: [
    project("phone", 360, 740),
    project("phone-dark", 360, 740, { colorScheme: "dark" }),
    project("narrow", 320, 640),
    project("laptop", 1280, 800),
    project("more-contrast", 360, 740, { contrast: "more" }, respond),
    project("more-contrast-dark", 360, 740, { contrast: "more", colorScheme: "dark" }, respond),
    project("forced-colours", 360, 740, { forcedColors: "active" }, respond),
    project("landscape", 740, 360, {}, whole),
    // A laptop of 1280x1024 at 400 % zoom.
    project("zoom", 320, 256, { deviceScaleFactor: 4 }, whole),
    project("arabic", 360, 740, {}, { ...respond, language: "ar" }),
  ],
});
