#!/usr/bin/env bash
# SheetJS (xlsx 0.18.5), number format 0\.0,"万元": how workbooks show 元 in 万元, since
# no format divides by 10,000: the comma divides by 1,000 and a literal point is set
# before the last digit.  123456 is 12.3万元 in LibreOffice 7.4 and by numfmt 4.0.1; the
# text that SheetJS makes of it (cell.w, sheet_to_csv) is 1.23万元, a tenth of it, and
# 5000 is .05万元 in place of 0.5万元.  The format without comma, 0\.0000"万元", comes out
# right.  So who imports what the sheet shows reads a tenth of the money; the number
# itself (cell.v) is right.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit --ignore-scripts xlsx@0.18.5 numfmt@4.0.1

cat >check.mjs <<'JS'
import XLSX from 'xlsx';
import { format } from 'numfmt';
for (const pattern of ['0\\.0,"万元"', '0\\.0000"万元"'])
  for (const amount of [123456, 5000, 12683100]) {
    const sheet = XLSX.utils.aoa_to_sheet([[amount]]);
    sheet.A1.z = pattern;
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, sheet, '1');
    const read = XLSX.read(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' })).Sheets['1'];
    console.log(`${pattern} ${read.A1.v}: xlsx ${XLSX.utils.sheet_to_csv(read)}, numfmt ${format(pattern, amount)}`);
  }
JS
node check.mjs | tee seen
diff seen - <<'WANTED' || { echo "the behaviour has changed" >&2; exit 1; }
0\.0,"万元" 123456: xlsx 1.23万元, numfmt 12.3万元
0\.0,"万元" 5000: xlsx .05万元, numfmt 0.5万元
0\.0,"万元" 12683100: xlsx 126.83万元, numfmt 1268.3万元
0\.0000"万元" 123456: xlsx 12.3456万元, numfmt 12.3456万元
0\.0000"万元" 5000: xlsx 0.5000万元, numfmt 0.5000万元
0\.0000"万元" 12683100: xlsx 1268.3100万元, numfmt 1268.3100万元
WANTED
