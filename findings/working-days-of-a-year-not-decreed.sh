#!/usr/bin/env bash
# chinese-workday 1.16.1 and chinese-days 1.5.7 know the decreed holidays of the years
# up to 2026.  Of a later year they answer all the same: 元旦 and 国庆节 of 2027, which
# the law fixes, are working days like any Friday, and twenty working days from
# 20 December 2026 are counted through 1 January.  Nothing in the answer tells a year
# that is known from one that is not, so a deadline in working days (20个工作日) that
# crosses the end of the data is early by the holidays that are missing.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit --ignore-scripts chinese-workday@1.16.1 chinese-days@1.5.7

cat >check.mjs <<'JS'
import { isWorkday, getFestival } from 'chinese-workday';
import days from 'chinese-days';
for (const day of ['2026-01-01', '2026-10-01', '2027-01-01', '2027-10-01'])
  console.log(`${day}: working day ${isWorkday(day)} (${getFestival(day)}), ${days.isWorkday(day)} (${days.getDayDetail(day).name})`);
console.log(`20 working days from 2026-12-20: ${days.findWorkday(20, '2026-12-20')}`);
JS
node check.mjs | tee seen
diff seen - <<'WANTED' || { echo "the behaviour has changed" >&2; exit 1; }
2026-01-01: working day false (元旦), false (New Year's Day,元旦,1)
2026-10-01: working day false (国庆节), false (National Day,国庆节,3)
2027-01-01: working day true (工作日), true (Friday)
2027-10-01: working day true (工作日), true (Friday)
20 working days from 2026-12-20: 2027-01-15
WANTED
