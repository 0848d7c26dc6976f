#!/usr/bin/env bash
# nzh 1.0.14, toMoney(): the amount in words depends on how its zeros are typed, and
# what is finer than 分 is cut off.  10000 is 壹万元整; 10000.00, which is how a
# numeric column or an accounting export gives it, lacks the 整 that bills ask for.
# 1234.999 is 玖角玖分, one 分 less than the amount rounded, and -0.004 is 负零元.
# The option forceZheng gives the 整 back; there is none that rounds.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit --ignore-scripts nzh@1.0.14

cat >check.cjs <<'JS'
const { cn } = require('nzh');
for (const amount of ['10000', '10000.00', '1268.30', '1234.999', '-0.004'])
  console.log(`${amount}: ${cn.toMoney(amount, { outSymbol: false })}, forceZheng ${cn.toMoney(amount, { outSymbol: false, forceZheng: true })}`);
JS
node check.cjs | tee seen
diff seen - <<'WANTED' || { echo "the behaviour has changed" >&2; exit 1; }
10000: 壹万元整, forceZheng 壹万元整
10000.00: 壹万元, forceZheng 壹万元整
1268.30: 壹仟贰佰陆拾捌元叁角, forceZheng 壹仟贰佰陆拾捌元叁角整
1234.999: 壹仟贰佰叁拾肆元玖角玖分, forceZheng 壹仟贰佰叁拾肆元玖角玖分
-0.004: 负零元, forceZheng 负零元整
WANTED
