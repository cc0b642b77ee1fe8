// ECharts, only the parts OneCity draws: lines, bars, heat maps, maps, flows, points.
import { init, registerMap, use } from 'echarts/core';
import { BarChart, HeatmapChart, LineChart, MapChart, SankeyChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, DataZoomComponent, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';

use([LineChart, BarChart, HeatmapChart, MapChart, SankeyChart, ScatterChart, GridComponent, TooltipComponent, LegendComponent, VisualMapComponent,
  MarkLineComponent, MarkAreaComponent, DataZoomComponent, AriaComponent, CanvasRenderer]);

const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const isPlain = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const under = (base, over) => Object.fromEntries([...new Set([...Object.keys(base), ...Object.keys(over)])].map((key) => [key,
  isPlain(base[key]) && isPlain(over[key]) ? under(base[key], over[key]) : key in over ? over[key] : base[key]]));

function look() {
  const ink = css('--ink'), soft = css('--ink-soft'), line = css('--line');
  const axis = { axisLine: { lineStyle: { color: line } }, axisTick: { show: false }, axisLabel: { color: soft }, splitLine: { lineStyle: { color: line } }, nameTextStyle: { color: soft } };
  return {
    color: [css('--cobalt'), css('--celadon-deep'), css('--ochre'), css('--rouge'), '#6B5B95', '#4A7C9B', '#8A6D3B', '#55606B'],
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: ink },
    animation: false,
    aria: { enabled: false },
    grid: { left: 8, right: 16, top: 32, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis', renderMode: 'richText', backgroundColor: '#fff', borderColor: line, textStyle: { color: ink, fontSize: 13 } },
    legend: { top: 0, right: 0, left: 'auto', itemHeight: 8, icon: 'roundRect', textStyle: { color: soft } },
    xAxis: { ...axis, splitLine: { show: false } },
    yAxis: axis,
  };
}

function draw(box) {
  const given = JSON.parse(box.querySelector('script[type="application/json"]').textContent);
  const base = look();
  for (const axis of ['xAxis', 'yAxis']) {
    if (!(axis in given)) delete base[axis];
    else if (Array.isArray(given[axis])) { given[axis] = given[axis].map((each) => under(base[axis], each)); }
  }
  if (!given.legend) delete base.legend;
  if (given.map) registerMap(given.map.name, given.map.shapes);
  delete given.map;
  const canvas = box.querySelector('[data-canvas]');
  const chart = init(canvas, null, { renderer: 'canvas' });
  chart.setOption(under(base, given));
  new ResizeObserver(() => chart.resize()).observe(canvas);
  chart.on('click', (event) => { if (event.data?.href) location.assign(event.data.href); });
  box.dataset.drawn = 'yes';
}

export function drawAll(boxes) {
  for (const box of boxes) if (!box.dataset.drawn) draw(box);
}
