R"js(// SPDX-License-Identifier: GPL-2.0-only
// Lets a reader look into the curves: values and intervals under the pointer, zoom, curves taken
// away. It reads the numbers that stand under the picture and the colours of the picture itself.
// The first and last line make this file a C++ string for report.cc.
(function () {
  'use strict';

  // One line of CSV (RFC 4180) as fields.
  function fields(line) {
    return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      match => match[1] === undefined ? match[2] : match[1].replace(/""/g, '"'));
  }

  // Series by name, with their points by x, in the units of the axes.
  function read(csv, factorX, factorY) {
    const [head, ...lines] = csv.trim().split('\n').map(fields);
    const at = name => head.indexOf(name);
    const all = new Map();
    for (const line of lines) {
      const number = (name, factor) => line[at(name)] === '' ? null : Number(line[at(name)]) * factor;
      const name = line[at('series')];
      if (!all.has(name)) all.set(name, new Map());
      all.get(name).set(number('x', factorX), ['y', 'low', 'high'].map(field => number(field, factorY)));
    }
    return all;
  }

  // The colour in which the picture draws what has this class, and dashes where it ends in "-".
  function look(picture, curve) {
    const drawn = picture.querySelector('.' + curve.replace('-', '')) || picture;
    return { stroke: getComputedStyle(drawn).color, dash: curve.endsWith('-') ? [8, 5] : [] };
  }

  const short = value => value === null || value === undefined ? '' : String(Number(value.toPrecision(4)));

  function told(point) {
    if (!point) return '';
    const [y, low, high] = point;
    const wide = low !== null && high !== null && (low !== y || high !== y);
    return short(y) + (wide ? ' (' + short(low) + ' to ' + short(high) + ')' : '');
  }

  // Bars from the lower to the upper end of each interval.
  function drawIntervals(points, xs) {
    return plot => {
      const context = plot.ctx;
      context.save();
      context.beginPath();
      context.rect(plot.bbox.left, plot.bbox.top, plot.bbox.width, plot.bbox.height);
      context.clip();
      points.forEach((series, i) => {
        if (!plot.series[i + 1].show) return;
        context.strokeStyle = plot.series[i + 1]._stroke || plot.series[i + 1].stroke();
        context.beginPath();
        for (const x of xs) {
          const point = series.get(x);
          if (!point || point[1] === null || point[1] === point[2]) continue;
          const at = plot.valToPos(x, 'x', true);
          const low = plot.scales.y.distr === 3 && point[1] <= 0 ? plot.scales.y.min : point[1];
          context.moveTo(at, plot.valToPos(low, 'y', true));
          context.lineTo(at, plot.valToPos(point[2], 'y', true));
        }
        context.stroke();
      });
      context.restore();
    };
  }

  function show(figure) {
    const all = read(figure.querySelector('.data pre').textContent,
      Number(figure.dataset.factorX), Number(figure.dataset.factorY));
    const picture = figure.querySelector('svg');
    const points = [...all.values()];
    const curves = figure.dataset.curves.split(' ');
    const xs = [...new Set(points.flatMap(series => [...series.keys()]))].sort((a, b) => a - b);
    const logX = figure.dataset.log.includes('x'), logY = figure.dataset.log.includes('y');
    const drawn = value => value === undefined || (logY && value <= 0) ? null : value;
    const data = [xs, ...points.map(series => xs.map(x => series.has(x) ? drawn(series.get(x)[0]) : null))];
    const style = getComputedStyle(document.documentElement);
    const axis = label => ({
      label, stroke: style.getPropertyValue('--text'), grid: { stroke: style.getPropertyValue('--line'), width: 1 },
      ticks: { stroke: style.getPropertyValue('--line'), width: 1 },
    });
    const box = picture.getBoundingClientRect();
    const place = document.createElement('div');
    place.className = 'live';
    figure.insertBefore(place, picture);
    const plot = new uPlot({
      width: box.width, height: Math.max(240, box.height - 26 * Math.min(all.size, 5)),
      scales: { x: { time: false, distr: logX ? 3 : 1 }, y: { distr: logY ? 3 : 1 } },
      axes: [axis(figure.dataset.x), { ...axis(figure.dataset.y), size: 70 }],
      series: [{ label: figure.dataset.x, value: (_, x) => short(x) }, ...[...all.keys()].map((name, i) => {
        const seen = look(picture, curves[i]);
        return {
          label: name, stroke: seen.stroke, dash: seen.dash, width: 1.5, spanGaps: true,
          points: { show: seen.dash.length === 0, size: 6, fill: seen.stroke },
          value: (_, __, ___, at) => at === null ? '' : told(points[i].get(xs[at])),
        };
      })],
      hooks: { draw: [drawIntervals(points, xs)] },
    }, data, place);
    figure.classList.add('looked-into');
    addEventListener('resize', () => plot.setSize({ width: figure.clientWidth, height: plot.height }));
    return plot;
  }

  // A picture becomes a live one where somebody turns to it.
  for (const figure of document.querySelectorAll('figure.curves')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Look into it: values, zoom, curves';
    figure.insertBefore(button, figure.querySelector('figcaption'));
    button.addEventListener('click', () => {
      if (figure.plot) {
        figure.plot.destroy();
        figure.querySelector('.live').remove();
        figure.classList.remove('looked-into');
        figure.plot = null;
        button.textContent = 'Look into it: values, zoom, curves';
      } else {
        figure.plot = show(figure);
        button.textContent = 'Back to the picture';
      }
    });
  }
}());
)js"
