// What Blether takes from ECharts: bar charts on a grid, drawn as SVG. A new kind of chart adds a line here; then rebuild (README.md).
import { init, use } from 'echarts/core';
import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, GridComponent, SVGRenderer]);

export { init };
