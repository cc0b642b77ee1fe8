// Runs the recognisers over the lines of a file. Prints one JSON array per line of what was found (value, unit), then the characters per second.
// Percentages and currencies come first; a number inside one of them counts once.
const recognizers = require('@microsoft/recognizers-text-suite');
const lines = require('fs').readFileSync(process.argv[2], 'utf8').split('\n');

function all(line) {
  const found = [];
  const take = (results, unitOf) => {
    for (const each of results) {
      if (!each.resolution || found.some(other => each.start <= other.end && each.end >= other.start)) continue;
      const value = parseFloat(String(each.resolution.value).replace('%', ''));
      if (!Number.isNaN(value)) found.push({ start: each.start, end: each.end, value, unit: unitOf(each) });
    }
  };
  const dates = recognizers.recognizeDateTime(line, 'zh-cn');
  take(recognizers.recognizePercentage(line, 'zh-cn'), () => '%');
  take(recognizers.recognizeCurrency(line, 'zh-cn'), each => each.text.includes('美元') ? '美元' : each.text.includes('欧元') ? '欧元' : '元');
  take(recognizers.recognizeNumber(line, 'zh-cn'), () => null);
  return found.filter(each => !dates.some(date => each.start >= date.start && each.end <= date.end)).map(({ value, unit }) => ({ value, unit }));
}

lines.slice(0, 3).forEach(all);
const begun = process.hrtime.bigint();
let characters = 0;
const answers = lines.map(line => { characters += line.length; return all(line); });
const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
console.log(JSON.stringify({ answers, rate: characters / seconds }));
