/*-------------------------------------------------------------------------
 *
 * judge.c
 *	  Fuzz target: a value held against its target, its points, flags and light.
 *
 * The input makes stored literals of any number, scale, comparator and unit,
 * also such as no text spells.  The short way must say what the long way does.
 *
 *-------------------------------------------------------------------------
 */
#include "fuzz.h"

#include "flags.h"
#include "light.h"

/* What is left of the input; zeros behind its end. */
typedef struct Input
{
	const uint8_t *at;
	const uint8_t *end;
} Input;

static uint64_t
take(Input *in, int bytes)
{
	uint64_t	n = 0;

	for (int i = 0; i < bytes; i++)
		n = n << 8 | (in->at < in->end ? *in->at++ : 0);
	return n;
}

static int64_t
take_number(Input *in)
{
	int			bytes = (int) (take(in, 1) % 9);
	uint64_t	bits = take(in, bytes);
	int			unused = 64 - 8 * bytes;

	return bytes == 0 ? 0 : (int64_t) (bits << unused) >> unused;
}

static Decimal
take_decimal(Input *in)
{
	Decimal		number = {take_number(in) % INT64_C(1000000000000000000), 0};

	number.scale = (int) (take(in, 1) % (DECIMAL_MAX_SCALE + 1));
	return number;
}

static Unit
take_unit(Input *in)
{
	static const char *const texts[] = {
		"%", "‰", "元", "天", "小时", "个月", "年", "米", "公里", "平方米", "亩", "斤", "吨", "工作日",
		"百分点", "立方米", "人", "名", "位", "个", "家", "件", "台(套)", "台", "套", "次", "元/人", "%(新增)",
		"μg/m³", "万", "万元", "亿元", "万人", "千人", "百万元", "万亩", ""
	};
	const char *text = texts[take(in, 1) % (sizeof(texts) / sizeof(texts[0]))];
	Unit		unit;

	FUZZ_ASSERT(unit_split(text, strlen(text), &unit));
	return unit;
}

static Literal
take_literal(Input *in, bool is_target)
{
	static const char *const texts[] = {
		"稳步提高", "完成", "未完成", "全覆盖", "2023.12", "20231231", "12月底前", "2025年12月20日",
		"11月", "无", "1:3", "≥1:3", "部分达成预期指标", "-", "≤2023年12月", "10月31日前"
	};
	uint64_t	kind = take(in, 1) % 8;
	Literal		literal;

	memset(&literal, 0, sizeof(literal));
	if (kind >= 2)
	{
		literal.kind = LITERAL_QUANTITY;
		literal.comparator = (Comparator) (1 + take(in, 1) % COMPARATOR_RANGE);
		if (!is_target && kind >= 4)
			literal.comparator = COMPARATOR_EQ;
		literal.low = take_decimal(in);
		literal.unit = take_unit(in);
		if (literal.comparator == COMPARATOR_RANGE)
		{
			Decimal		other = take_decimal(in);
			bool		up = exact_compare(exact_normal(literal.low.coefficient, -literal.low.scale),
										   exact_normal(other.coefficient, -other.scale)) <= 0;

			literal.high = up ? other : literal.low;
			literal.low = up ? literal.low : other;
		}
		return literal;
	}
	literal.text = texts[take(in, 1) % (sizeof(texts) / sizeof(texts[0]))];
	literal.text_len = strlen(literal.text);
	if (!is_target && kind == 1)
	{
		literal.kind = LITERAL_ATTAINMENT;
		literal.attainment = (Attainment) (take(in, 1) % 3);
	}
	return literal;
}

/* The bytes in a block of exactly that size. */
static Stored
store(const Literal *literal)
{
	uint8_t    *wide = (uint8_t *) fuzz_block(LITERAL_STORE_SIZE(literal));
	size_t		len = literal_store(literal, wide);
	uint8_t    *exact = (uint8_t *) fuzz_block(len);

	memcpy(exact, wide, len);
	free(wide);
	return (Stored) {exact, len};
}

static void
discard(Stored stored)
{
	free((void *) stored.bytes);
}

/* The pair by the long way only. */
static void
open_long(Pair *pair, Stored value, Stored target)
{
	pair_open(pair, value, target);
	pair->simple = false;
}

static Rule
take_rule(Input *in, Step *steps)
{
	Rule		rule = {(Method) (take(in, 1) % 4), 0, NULL, 0};

	if (take(in, 1) & 1)
		rule.pass_rate = (int64_t) (take(in, 4) % (uint64_t) (RULE_SHARE_ONE + 1));
	if (rule.method == METHOD_STEP && take(in, 1) & 1)
	{
		rule.steps = steps;
		rule.nsteps = 3;
		for (int i = 0; i < rule.nsteps; i++)
		{
			steps[i].threshold.coefficient = take_number(in);
			steps[i].threshold.scale = STEP_SCALE;
			steps[i].share = (int64_t) (take(in, 4) % (uint64_t) (RULE_SHARE_ONE + 1));
		}
	}
	return rule;
}

/* The points lie between 0 and the full mark, and a target that is met gives all of them. */
static void
check_points(Stored value, Stored target, const Rule *rule, int64_t full)
{
	Pair		pair;
	Pair		same;
	Ternary		met;
	int64_t		points = -1;
	int64_t		again = -1;
	bool		decided;

	pair_open(&pair, value, target);
	open_long(&same, value, target);
	met = pair_meets(&pair);
	FUZZ_ASSERT(pair_meets(&same) == met);
	decided = rule_quantity(&pair, full, rule, &points);
	FUZZ_ASSERT(rule_quantity(&same, full, rule, &again) == decided);
	if (!decided)
		return;
	FUZZ_ASSERT(points == again && points >= 0 && points <= full);
	if (rule->method == METHOD_BINARY)
		FUZZ_ASSERT(points == (met == TERNARY_TRUE ? full : 0));
	if (rule->method == METHOD_PROPORTIONAL && met == TERNARY_TRUE)
		FUZZ_ASSERT(points == full);
}

static bool
is_point(const Literal *literal)
{
	return literal->kind == LITERAL_QUANTITY && literal->comparator == COMPARATOR_EQ;
}

/* Of two points in one unit, the one that meets a target better has no fewer points. */
static void
check_order(const Literal *value, const Literal *other, const Literal *target,
			Stored target_stored, const Rule *rule, int64_t full)
{
	Literal		low = *value;
	Literal		high = *value;
	Pair		pair;
	int64_t		at_low;
	int64_t		at_high;
	bool		decided;
	Stored		stored;

	if (!is_point(value) || !is_point(other) || target->comparator == COMPARATOR_RANGE ||
		(rule->method == METHOD_STEP && rule->steps != NULL))
		return;					/* steps may be given in any order */
	if (exact_compare(exact_normal(value->low.coefficient, -value->low.scale),
					  exact_normal(other->low.coefficient, -other->low.scale)) <= 0)
		high.low = other->low;
	else
		low.low = other->low;
	stored = store(&low);
	pair_open(&pair, stored, target_stored);
	decided = rule_quantity(&pair, full, rule, &at_low);
	discard(stored);
	stored = store(&high);
	pair_open(&pair, stored, target_stored);
	decided &= rule_quantity(&pair, full, rule, &at_high);
	discard(stored);
	if (!decided || (target->comparator == COMPARATOR_EQ && target->low.coefficient == 0))
		return;					/* =0 wants none at all */
	if (target->comparator == COMPARATOR_LE || target->comparator == COMPARATOR_LT)
		FUZZ_ASSERT(at_low >= at_high);
	else
		FUZZ_ASSERT(at_low <= at_high);
}

/* A whole row is scored and flagged alike by both ways, and any light is one. */
static void
check_row(Input *in, Stored value, Stored target, const Rule *rule, int64_t full)
{
	static const Bands bands = {DEFAULT_ACHIEVED_FROM, DEFAULT_PARTIAL_FROM};
	Row			row = {.has_pair = true, .has_target = true, .has_full = true};
	Row			same;
	int64_t		factor = (int64_t) (take(in, 2));
	bool		explained = take(in, 1) & 1;
	int			month = 1 + (int) (take(in, 1) % 12);
	int			flags;

	row.full = full;
	row.has_self = take(in, 1) & 1;
	row.self = row.has_self ? take_number(in) : 0;
	row.rule = *rule;
	same = row;
	pair_open(&row.pair, value, target);
	open_long(&same.pair, value, target);
	row_score(&row);
	if (row_may_be_quality(&row))
		row_score_quality(&row, &bands);
	row_score(&same);
	if (row_may_be_quality(&same))
		row_score_quality(&same, &bands);
	FUZZ_ASSERT(row.decided == same.decided && (!row.decided || row.points == same.points));
	if (row.decided && row.full > 0)
		FUZZ_ASSERT(row.points >= 0 && row.points <= row.full);
	flags = row_flags(&row, explained, factor);
	FUZZ_ASSERT(flags == row_flags(&same, explained, factor));
	for (int bit = 0; flags >> bit != 0; bit++)
		FUZZ_ASSERT((flags >> bit & 1) == 0 || flag_name(bit) != NULL);
	FUZZ_ASSERT(pair_light(&row.pair, month, (Growth) (take(in, 1) % 4)) <= LIGHT_BLUE);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Input		in = {data, data + size};
	Literal		target = take_literal(&in, true);
	Literal		value = take_literal(&in, false);
	Literal		other = take_literal(&in, false);
	Step		steps[3];
	Rule		rule = take_rule(&in, steps);
	int64_t		full = take_number(&in) & INT64_C(0xFFFFFFFFFF);
	Stored		target_stored = store(&target);
	Stored		value_stored = store(&value);

	check_points(value_stored, target_stored, &rule, full);
	check_order(&value, &other, &target, target_stored, &rule, full);
	check_row(&in, value_stored, target_stored, &rule, full);
	discard(value_stored);
	discard(target_stored);
	return 0;
}
