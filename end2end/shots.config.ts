import { defineConfig } from "@playwright/test";
import { browser } from "./browser.mjs";

// `cargo xtask shots`: a picture of every page on a phone and a laptop, light and dark, into end2end/shots.
const project = (name: string, width: number, height: number, colorScheme: "light" | "dark") => ({
  name,
  use: { viewport: { width, height }, colorScheme, javaScriptEnabled: false },
});

export default defineConfig({
  testDir: "shots-of",
  testMatch: "*.ts",
  outputDir: "results",
  workers: 2,
  reporter: "line",
  use: { ...browser, baseURL: process.env.BLETHER_URL },
  projects: [
    project("phone", 360, 740, "light"),
    project("phone-dark", 360, 740, "dark"),
    project("narrow", 320, 640, "light"),
    project("laptop", 1280, 800, "light"),
  ],
});
