// What ECharts needs of a browser, and the one function that Rust calls. Evaluated before the bundle.
// With animation off nothing is ever due later, so the clock stands still.
globalThis.setTimeout = () => 0;
globalThis.clearTimeout = () => {};
globalThis.console = { log() {}, warn() {}, error() {} };

// An ECharts option, as JSON -> the SVG's elements, as JSON: [{ tag, attrs, children, text }].
// The tree is what ECharts itself prints SVG from; taking it before it is text saves us a parser.
globalThis.draw = (option, width, height) => {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(JSON.parse(option));
    const tree = chart.getZr().painter.renderToVNode({ compress: true, animation: false, emphasis: false });
    return JSON.stringify(tree.children);
  } finally {
    chart.dispose();
  }
};
