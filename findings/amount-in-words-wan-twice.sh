#!/usr/bin/env bash
# to-words 5.7.0, locale zh-CN, currency, formal numerals (大写): the words are put
# together as those of English are.  110000 becomes 拾萬 萬 (ten-thousands twice, and
# no 壹), where a bill has 壹拾壹万元整; 1.5 has 伍拾 分 and no 角; 1268.31 ends in 整
# although it has 分; the ten-thousands of simplified Chinese are written 萬.  So a
# report from this library does not read back as the amount.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit --ignore-scripts to-words@5.7.0

cat >check.mjs <<'JS'
import { ToWords } from 'to-words';
const words = new ToWords({ localeCode: 'zh-CN', converterOptions: { currency: true } });
for (const amount of [10000, 110000, 1268.31, 1.5])
  console.log(`${amount}: ${words.convert(amount, { formal: true }).replace(/\s+/g, ' ')}`);
JS
node check.mjs | tee seen
diff seen - <<'WANTED' || { echo "the behaviour has changed" >&2; exit 1; }
10000: 萬 圆 整
110000: 拾萬 萬 圆 整
1268.31: 仟 贰 佰 陆拾 捌 圆 叁拾 壹 分 整
1.5: 壹 圆 伍拾 分 整
WANTED
