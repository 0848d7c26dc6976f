-- What the pages are made of: text made safe, figures, table cells.  Every text
-- and figure of a ledger reaches a page through report_text or report_figure, so
-- that nothing stored can become markup.  The dash of what is not known is written
-- as &#8212;, as not every server encoding has it.

CREATE FUNCTION report_text(content text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(
	replace(replace(replace(replace(replace(
		regexp_replace(nullif(btrim(content), ''),
					   E'[\\u0001-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F\\uFFFE\\uFFFF]', '□', 'g'),
		'&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;'), '''', '&#39;'),
	'&#8212;');
COMMENT ON FUNCTION report_text(text) IS
'part of report_html: a text as it may stand in an element or an attribute, the five signs of markup as entities; □ for each '
'control character, which no XML may hold; a dash for NULL and for blanks';

CREATE FUNCTION report_clip(label text, characters integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- where a character is a byte only ASCII may be cut
RETURN report_text(CASE
	WHEN length(label) > characters
		AND (octet_length(label) > length(label) OR label ~ E'^[\\u0001-\\u007F]*$')
		THEN left(label, characters - 1) || '…'
	ELSE label END);
COMMENT ON FUNCTION report_clip(text, integer) IS
'part of report_html: a text of at most so many characters, the last of them … where it was longer, made safe; whole where the '
'encoding of the database knows no characters';

-- No parameter of the parts has a default: in the schema of the extension others may
-- have functions of the same name with fewer parameters, which a call would fit better.
CREATE FUNCTION report_figure(figure numeric, decimals integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
	WHEN figure IS NULL THEN '&#8212;'
	WHEN abs(figure) < 1e24 THEN
		rtrim(to_char(figure, 'FM999,999,999,999,999,999,999,990.'
							  || rpad(repeat('0', decimals), 10, '9')), '.')
	ELSE figure::text
END;
COMMENT ON FUNCTION report_figure(numeric, integer) IS
'part of report_html: a figure with thousands commas, at least so many decimals and at most 10, without trailing zeros beyond; a '
'dash for NULL';

CREATE FUNCTION report_figure(figure numeric) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN report_figure(figure, 2);
COMMENT ON FUNCTION report_figure(numeric) IS
'part of report_html: a figure with at least 2 decimals';

CREATE FUNCTION report_decimals(figure numeric) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN least(greatest(min_scale(figure), 2), 10);
COMMENT ON FUNCTION report_decimals(numeric) IS
'part of report_html: how many decimals a figure needs, 2 to 10; all figures of a column are padded to the most that one of them '
'needs';

CREATE FUNCTION report_cell(content text, attributes text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '<td' || attributes || '>' || report_text(content) || '</td>';
COMMENT ON FUNCTION report_cell(text, text) IS
'part of report_html: a table cell that holds a text; the attributes are markup, written as given';

CREATE FUNCTION report_cell(content text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN report_cell(content, ''::text);
COMMENT ON FUNCTION report_cell(text) IS
'part of report_html: a table cell that holds a text';

CREATE FUNCTION report_cell(figure numeric, decimals integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- a figure is never broken, but for those that no real ledger holds
RETURN '<td class="' || CASE WHEN abs(figure) >= 1e10 THEN 'n long' ELSE 'n' END || '">'
	|| report_figure(figure, decimals) || '</td>';
COMMENT ON FUNCTION report_cell(numeric, integer) IS
'part of report_html: a table cell that holds a figure, aligned right';

CREATE FUNCTION report_cell(figure numeric) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN report_cell(figure, 2);
COMMENT ON FUNCTION report_cell(numeric) IS
'part of report_html: a table cell that holds a figure of at least 2 decimals';

CREATE FUNCTION report_word(word text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
	WHEN word IN ('差', '错误') THEN '<strong class="bad">' || word || '</strong>'
	WHEN word IN ('中', '警告') THEN '<strong class="warn">' || word || '</strong>'
	ELSE report_text(word)
END;
COMMENT ON FUNCTION report_word(text) IS
'part of report_html: a grade or a severity; 差 and 错误 stand out most, then 中 and 警告, by weight and frame as well as by '
'colour';

CREATE FUNCTION report_word_cell(word text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '<td class="w">' || report_word(word) || '</td>';
COMMENT ON FUNCTION report_word_cell(text) IS
'part of report_html: a table cell that holds a grade or a severity';

CREATE FUNCTION report_difference_cell(difference numeric, decimals integer, large numeric) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
	WHEN abs(difference) >= large THEN
		'<td class="n"><strong class="bad">' || CASE WHEN difference > 0 THEN '偏高' ELSE '偏低' END
		|| '</strong> ' || report_figure(difference, decimals) || '</td>'
	ELSE report_cell(difference, decimals)
END;
COMMENT ON FUNCTION report_difference_cell(numeric, integer, numeric) IS
'part of report_html: a table cell that holds self points less rule points; from large on, up or down, it stands out and says '
'偏高 or 偏低';

CREATE FUNCTION report_indent(depth integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN format(' style="padding-left:%sem"', 0.5 + least(greatest(coalesce(depth, 0), 0), 9));
COMMENT ON FUNCTION report_indent(integer) IS
'part of report_html: the attribute of a cell that stands so deep in a tree';

CREATE FUNCTION report_titles(section text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE CASE WHEN section IN ('best', 'worst') THEN 'ranking' ELSE section END
	WHEN 'departments' THEN
		ARRAY['部门（单位）', '项目数', '全年<br/>预算数', '全年<br/>执行数', '结(转)余', '执行率<br/>(%)',
			  '自评<br/>平均分', '自评<br/>加权分', '自评<br/>优良中差',
			  '规则<br/>平均分', '规则<br/>加权分', '规则<br/>优良中差',
			  '部门整体<br/>自评', '部门整体<br/>规则']
	WHEN 'projects' THEN
		ARRAY['项目代码', '项目名称', '单位', '类别', '全年<br/>预算数', '全年<br/>执行数', '结(转)余',
			  '执行率<br/>(%)', '预算<br/>执行得分', '自评<br/>总分', '自评<br/>等级', '规则<br/>总分',
			  '规则<br/>等级', '指标自评<br/>减规则']
	WHEN 'findings' THEN
		ARRAY['程度', '项目或部门', '指标或行', '规则', '审核意见', '报告数', '核算数', '答复']
	WHEN 'prose' THEN
		ARRAY['程度', '原文', '算式', '问题']
	WHEN 'accounts' THEN
		ARRAY['科目编码', '名称', '预算数', '决算数', '上年决算数', '占上级<br/>(%)', '比上年增长<br/>(%)',
			  '完成预算<br/>(%)']
	WHEN 'tree' THEN
		ARRAY['部门（单位）', '名次', '项目', '全年<br/>预算数', '全年<br/>执行数', '执行率<br/>(%)', '自评<br/>平均分',
			'规则<br/>平均分',
			  '规则<br/>优良中差', '错误', '警告']
	WHEN 'ranking' THEN
		ARRAY['项目', '部门（单位）', '全年<br/>预算数', '执行率<br/>(%)', '自评<br/>总分', '自评<br/>等级', '规则<br/>总分',
			  '规则<br/>等级']
	WHEN 'rules' THEN
		ARRAY['规则', '程度', '条数', '项目', '部门', '答复', '建议']
END;
COMMENT ON FUNCTION report_titles(text) IS
'part of report_html: the column titles of a section''s table, as markup; on a narrow screen each figure carries its title';

CREATE FUNCTION report_table(titles text[], rows text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(
	'<table><thead><tr><th>'
	|| array_to_string(titles, '</th><th>')
	|| E'</th></tr></thead><tbody>\n' || rows || E'</tbody></table>\n',
	E'<p>无。</p>\n');
COMMENT ON FUNCTION report_table(text[], text) IS
'part of report_html: a table from the markup of its column titles and of its rows; 无 if rows is NULL';

CREATE FUNCTION report_section(id text, place bigint, title text, content text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN format(E'<section id="%s">\n<h2>%s、%s</h2>\n%s</section>\n',
			  id, (ARRAY['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'])[place], title, content);
COMMENT ON FUNCTION report_section(text, bigint, text, text) IS
'part of report_html and dashboard_html: a section of a page with its number and title; the content is markup';
