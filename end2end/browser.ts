// Debian's Chromium, with its real back-forward cache on.
export const browser = {
  browserName: "chromium" as const,
  launchOptions: {
    executablePath: "/usr/bin/chromium",
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
    ],
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  },
};
