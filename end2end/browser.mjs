// Debian's Chromium, with its real back-forward cache on. Plain JavaScript: what measures it runs in Node without Playwright's test runner.
export const browser = {
  browserName: /** @type {const} */ ("chromium"),
  launchOptions: {
    executablePath: "/usr/bin/chromium",
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
    ],
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  },
};
