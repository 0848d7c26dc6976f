-- the figures of a report's prose, and what they claim

CREATE FUNCTION text_quantities(
	body text,
	OUT quantity_no integer, OUT span_start integer, OUT span_end integer, OUT raw text,
	OUT number numeric, OUT unit text, OUT class text, OUT decimals integer,
	OUT label text, OUT year integer, OUT role text, OUT approximate boolean
) RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'text_quantities'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
	COST 10000 ROWS 100;
COMMENT ON FUNCTION text_quantities(text) IS
'the figures of a report''s prose in their order: where each stands (span_start and span_end are its first and last character, as '
'substr() counts; in a database without an encoding, bytes), as printed (raw), its number and unit (万元, %, 件), class (money, '
'count, percent, points, score, number), printed decimals, the words in front of it (label), the year that its sentence names, '
'role (level, change, base, part, total, rate, target) and whether it is an approximation (约, 近, 余, 以上). Dates, document '
'numbers, codes, ordinals and ranges are no figures; nor is a cell of a table''s line, unless it holds a 。';

CREATE FUNCTION review_text(
	body text,
	OUT claim_no integer, OUT kind text, OUT span_start integer, OUT span_end integer, OUT quote text,
	OUT label text, OUT operands numeric[], OUT stated numeric, OUT stated_unit text,
	OUT computed numeric, OUT difference numeric, OUT allowance numeric,
	OUT verdict text, OUT reason text, OUT formula text, OUT message text
) RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'review_text'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
	COST 20000 ROWS 50;
COMMENT ON FUNCTION review_text(text) IS
'the claims that the figures of a report''s prose make, held against each other: kind (sum, count, share, growth, rate, '
'completion, ratio, diff, pp, balance, score, compare, direction, share_sum, mixed_rate, unit, items, product, cagr, same), where '
'it stands (span_start and span_end are its first and last character, as substr() counts; in a database without an encoding, '
'bytes) and its quote; operands in one unit and formula, as one types it into a calculator; stated and computed in '
'stated_unit (rates '
'in %, so a hundred times the formula), difference = stated - computed, allowance = how far rounding of the operands may '
'take it. verdict holds: computed rounds to stated; '
'fails: it does not, nor do figures that round to the printed ones, and the operands are bound without doubt; '
'else undecided. reason of fails: arithmetic, truncated, trimmed_to_100, wrong_base, unit_slip, percent_as_ratio, direction, '
'over_whole, digits_swapped, doubled_unit; of undecided: rounding, no_base, approximate, base_zero, ambiguous, open_list. message '
'says it in Chinese, for the report''s author. Rows come paragraph by paragraph';

CREATE FUNCTION text_wan_factor(unit text) RETURNS numeric
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE unit WHEN '元' THEN 0.0001 WHEN '千元' THEN 0.1 WHEN '百万元' THEN 100 WHEN '千万元' THEN 1000
	WHEN '亿元' THEN 10000 ELSE 1 END;
COMMENT ON FUNCTION text_wan_factor(text) IS
'how many 万元 one of this unit of text_quantities() is: 0.0001 for 元, 10000 for 亿元, 1 for 万元 and what is no amount';

CREATE FUNCTION text_span_start(body text, label text, span_start integer) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN span_start > char_length(label)
		AND substr(body, span_start - char_length(label), char_length(label)) = label
	THEN span_start - char_length(label) ELSE span_start END;
COMMENT ON FUNCTION text_span_start(text, text, integer) IS
'where a figure of text_quantities() begins, its label with it where that stands right in front of it: the place to mark in body';
