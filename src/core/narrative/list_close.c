/*-------------------------------------------------------------------------
 *
 * list_close.c
 *	  Does a list name all there is?
 *
 *-------------------------------------------------------------------------
 */
#include "list.h"

#include <string.h>

#include "scan.h"
#include "swap.h"

/* Two labels that leave nothing out most of the time: one wrong digit says that they do. */
static bool
nearly_complementary(const Narrative *n, const List *list)
{
	static const char *const pairs[][2] = {
		{"新增", "再融资"}, {"新增", "置换"}, {"本级", "县级"}, {"预算资金", "再融资"}, {"自有资金", "再融资"},
		{"本级", "开发区"}, {"一般公共预算", "政府性基金"}, {"预算支出", "调出"}, {"公车购置", "公车运行"},
		{"财产险", "寿险"}, {"短期", "中长期"}, {"新建", "改造"}, {"新建", "改建"}, {"新建", "续建"},
		{"集中", "分散"}, {"实物配租", "租赁补贴"}, {"上半年", "下半年"}, {"国内", "国外"}, {"国内", "境外"},
		{"中央", "省级"}, {"中央", "配套"}
	};

	if (list->count != 2 || (!list_slips(n, list, SLIP_DIGITS - 1) && !list_swaps(n, list)))
		return false;
	for (size_t p = 0; p < COUNT_OF(pairs); p++)
		for (int i = 0; i < 2; i++)
			if (label_holds(n, &n->figure[list->part[i]], pairs[p][0]) &&
				label_holds(n, &n->figure[list->part[1 - i]], pairs[p][1]) &&
				!label_holds(n, &n->figure[list->part[i]], pairs[p][1]))
				return true;
	return false;
}

/* 收入总计T，其中a、b: what is called the sum of all, and is it but for one digit */
static bool
is_called_sum(const Narrative *n, const List *list)
{
	const Figure *w = &n->figure[list->whole];

	return (label_ends(n, w, "总计") || label_ends(n, w, "总量") || label_ends(n, w, "合计") ||
			label_ends(n, w, "共计")) &&
		w->class == CLASS_MONEY && list->count >= 2 && list_slips(n, list, SLIP_DIGITS - 1);
}

/* The marks between two places that may stand between the parts of a list. */
static int
separators(const Narrative *n, size_t from, size_t to)
{
	int			count = 0;
	size_t		step;

	for (size_t at = from; at < to; at += step)
	{
		MarkKind	kind = mark_at(n->body + at, to - at, &step);

		count += kind == MARK_PAUSE || kind == MARK_COMMA || kind == MARK_SEMICOLON || kind == MARK_STOP;
	}
	return count;
}

/* Do the parts in a bracket fill it, each clause with one of them? */
bool
fills_bracket(const Narrative *n, const List *list)
{
	/* (支出a，预算b) are no parts */
	uint64_t	kinds = CUE_BUDGET | CUE_TASK | CUE_BALANCE | CUE_CUT;

	if (!list->bracket || list->count < 2 ||
		((n->figure[list->part[0]].cues | n->figure[list->part[0]].lead) & (CUE_ONLY | CUE_PART)))
		return false;
	if (fill_column(n, list))
		return (n->figure[list->whole + 1].lead & (CUE_ONLY | CUE_PART)) == 0;
	for (int i = 1; i < list->count; i++)
		if (list->part[i] != list->part[i - 1] + 1 ||
			separators(n, n->figure[list->part[i - 1]].end, n->figure[list->part[i]].start) != 1 ||
			((n->figure[list->part[i]].cues ^ n->figure[list->part[0]].cues) & kinds))
			return false;
	return list->part[0] == list->whole + 1 &&
		separators(n, n->figure[list->whole].end, n->figure[list->part[0]].start) <= 1;
}

/* 车辆N辆，其中机要通信用车a辆 …: the classes of vehicles of a final account */
static bool
names_vehicles(const Narrative *n, const List *list)
{
	for (int i = 0; i < list->count; i++)
		if (!label_ends(n, &n->figure[list->part[i]], "用车"))
			return false;
	return list->count >= 3 && label_holds(n, &n->figure[list->whole], "车辆");
}

/* 指标35个，包括a个数量指标、…、h个满意度指标: the kinds of indicators, from the first to the last */
static bool
names_indicators(const Narrative *n, const List *list)
{
	static const char *const kinds[] = {"数量指标", "质量指标", "时效指标", "满意度"};
	unsigned	seen = 0;

	for (int i = 0; i < list->count && list->count >= 5; i++)
	{
		size_t		from;
		size_t		to;

		name_behind(n, &n->figure[list->part[i]], &from, &to);
		if (from == to)
			figure_name(n, &n->figure[list->part[i]], &from, &to);
		for (size_t k = 0; k < COUNT_OF(kinds); k++)
			seen |= text_holds(n->body, from, to, kinds[k]) ? 1U << k : 0;
	}
	return seen == (1U << COUNT_OF(kinds)) - 1;
}

/* a、b和c，分别占x%、y%和z%: the share of the i-th part; −1 if these are not as many as the parts */
static int
parallel_share(const Narrative *n, const List *list, int i)
{
	int			last = list->part[list->count - 1];

	for (int p = last + 1; p <= last + list->count; p++)
		if (p >= n->count || n->figure[p].class != CLASS_PERCENT || n->figure[p].role != ROLE_RATE ||
			n->figure[p].sentence != n->figure[last].sentence)
			return -1;
	return (clause_cues(n, last + 1) & (CUE_SHARE | CUE_TASK | CUE_BUDGET)) == CUE_SHARE ? last + 1 + i : -1;
}

static bool
shares_give_hundred(const Narrative *n, const List *list)
{
	wide		sum = 0;
	wide		room = 0;
	wide		full = 100 * power_of_ten(FIGURE_SCALE);
	bool		parallel = list->count > 0 && parallel_share(n, list, 0) >= 0;

	for (int i = 0; i < list->count; i++)
	{
		int			p = parallel ? parallel_share(n, list, i) :
			attached(n, list->part[i], stop_of(n, list, i), CLASS_PERCENT, ROLE_RATE, CUE_SHARE);

		if (p < 0)
			return false;
		sum += n->figure[p].value;
		room += figure_half(&n->figure[p], n->figure[p].number.scale);
	}
	return list->count >= 2 && sum - full <= room && full - sum <= room &&
		(list->sum >= n->figure[list->whole].value * 4 / 5 ||
		 sum_slips(&n->figure[list->whole], list->sum, SLIP_DIGITS));
}

/*
 * 2100户、资金2077万元（第一批808户、资金606万元；第二批1292户、资金1169万元）: what stands in
 * front of each part gives what stands in front of the whole, so that all parts
 * are there.
 */
bool
has_closed_twin(const Narrative *n, const List *list)
{
	int			twin = list->whole - 1;
	wide		sum = 0;

	if (list->count < 2 || twin < 0 || n->figure[twin].sentence != n->figure[list->whole].sentence)
		return false;
	for (int i = 0; i < list->count; i++)
	{
		int			part = list->part[i] - 1;

		if (part <= list->whole || n->figure[part].whole != twin || !is_level(&n->figure[part]) ||
			n->figure[part].group != n->figure[list->part[i]].group)
			return false;
		sum += n->figure[part].value;
	}
	return sum == n->figure[twin].value;
}

/*
 * Parts that are not half of a whole are some of it, whatever their names, unless
 * one digit of it explains what is amiss.
 */
static bool
is_most(const Narrative *n, const List *list)
{
	const Figure *w = &n->figure[list->whole];

	return list->sum >= w->value / 2 || list_slips(n, list, 2);
}

/* 主要包括人员支出a、公用支出b: may the list leave some of it out, and does it? */
bool
says_mainly(const Narrative *n, const List *list)
{
	const Figure *w = &n->figure[list->whole];

	return list->sum < w->value && !list_slips(n, list, SLIP_DIGITS) && !list_swaps(n, list) &&
		text_holds(n->body, w->end, n->figure[list->part[0]].clause, "主要");
}

/* Is one part more than the whole, so that they are other things? */
static bool
has_greater_part(const Narrative *n, const List *list)
{
	for (int i = 0; i < list->count; i++)
		if (n->figure[list->part[i]].value > n->figure[list->whole].value)
			return true;
	return false;
}

/* “三公”经费T: a part each of travel abroad, receptions and cars, however these are named or parted */
static bool
covers_three_public(const Narrative *n, const List *list)
{
	/* 因公出国未安排预算 */
	bool		abroad = text_holds(n->body, n->figure[list->whole].end, n->figure[list->part[0]].start, "出国");
	bool		guests = false;
	bool		cars = false;

	if (!label_holds(n, &n->figure[list->whole], "三公") && !names_kind(n, &n->figure[list->whole]))
		return false;
	for (int i = 0; i < list->count; i++)
	{
		const Figure *f = &n->figure[list->part[i]];
		bool		trip = label_holds(n, f, "出国");
		bool		guest = label_holds(n, f, "接待");
		bool		car = label_holds(n, f, "车") || label_holds(n, f, "购置及运行");

		if (!trip && !guest && !car)
			return false;
		abroad = abroad || trip;
		guests = guests || guest;
		cars = cars || car;
	}
	return abroad && guests && cars && list->count <= 4;
}

/* 基本工资, 津贴补贴, 奖金 …: staff costs and running costs are told item by item */
static bool
is_itemized(const Narrative *n, const List *list)
{
	const Figure *w = &n->figure[list->whole];
	wide		gap = w->value > list->sum ? w->value - list->sum : list->sum - w->value;

	return list->count >= 5 && gap <= w->value / 20 &&
		(label_ends(n, w, "人员经费") || label_ends(n, w, "公用经费"));
}

/*
 * T，其中a，b，c，which give T but for two digits that changed places: then they are all,
 * unless 等 stands behind them, or they are not half of it.
 */
static bool
is_swapped_list(const Narrative *n, const List *list)
{
	const Figure *w = &n->figure[list->whole];
	const Figure *last = &n->figure[list->part[list->count - 1]];
	Scaled		printed = {w->number.coefficient, w->number.scale};
	Scaled		given = {drop_digits(list->sum, w->power - w->number.scale + FIGURE_SCALE), w->number.scale};

	return list->cued && list->count >= 3 && !scan_begins(n->body + last->end, n->len - last->end, "等") &&
		(list->sum >= w->value / 2 || digits_swapped(printed, given)) && list_swaps(n, list);
}

/* A，分三次支付，第一次a，第二次b: the number of parts that the words between announce; 0 if they do not */
static int
parts_announced(const Narrative *n, const List *list)
{
	static const char *const numbers[] = {"两", "三", "四", "五", "六", "七", "八"};
	const Figure *w = &n->figure[list->whole];
	const Figure *first = &n->figure[list->part[0]];

	for (size_t at = w->end; at + strlen("分两") <= first->start; at++)
	{
		size_t		behind = at + strlen("分");

		if (!scan_begins(n->body + at, first->start - at, "分"))
			continue;
		if (begins_any(n->body + behind, first->start - behind, (const char *const[]) {"为", "成", NULL}))
			behind += strlen("为");
		for (size_t i = 0; i < COUNT_OF(numbers); i++)
			if (scan_begins(n->body + behind, first->start - behind, numbers[i]))
				return (int) i + 2;
	}
	return 0;
}

/* A分两批下达，第一批a，第二批b: as many as are announced, with their numbers, and all of one kind */
static bool
counts_parts(const Narrative *n, const List *list)
{
	static const char *const numbers[] = {"一", "二", "三", "四", "五", "六", "七", "八"};
	const Figure *first = &n->figure[list->part[0]];
	uint64_t	said = n->figure[list->whole].cues | n->figure[list->whole].after | first->lead;

	/* 总投资A，分两期建设，一期完成a，二期完成b: not all is done yet */
	if (list->count > (int) COUNT_OF(numbers) || parts_announced(n, list) != list->count ||
		(first->cues & SPENT & ~said))
		return false;
	for (int i = 0; i < list->count; i++)
	{
		const Figure *f = &n->figure[list->part[i]];

		if ((!label_holds(n, f, numbers[i]) && !(i == 0 && label_holds(n, f, "首"))) ||
			((f->cues ^ first->cues) & (SPENT | CUE_TASK | CUE_BUDGET)))
			return false;
	}
	return true;
}

/* T，具体为：a、b、c, which no 等 ends: near to the whole these are all */
static bool
is_spelled_out(const Narrative *n, const List *list)
{
	const Figure *w = &n->figure[list->whole];
	const Figure *last = &n->figure[list->part[list->count - 1]];
	wide		gap = list->sum > w->value ? list->sum - w->value : w->value - list->sum;

	return w->class == CLASS_MONEY && last->sentence == w->sentence && gap <= w->value / 10 && spells_out(n, list) &&
		!scan_begins(n->body + last->end, n->len - last->end, "等");
}

bool
list_is_closed(const Narrative *n, const List *list)
{
	const Figure *first = &n->figure[list->part[0]];
	const Figure *last = &n->figure[list->part[list->count > 0 ? list->count - 1 : 0]];
	uint64_t	between = first->lead | first->cues | n->figure[list->whole].after;

	if ((first->lead | first->cues) & CUE_FROM)
		between |= last->after;
	if (list->count < 2)
		return false;
	return ((between & CUE_CLOSED) && !has_greater_part(n, list) && parts_announced(n, list) <= list->count &&
			!(list->sum > n->figure[list->whole].value && n->figure[list->whole].class == CLASS_COUNT &&
			  has_attribute(n, list) && !one_family(n, list)) &&
			(first->sentence == n->figure[list->whole].sentence || is_most(n, list))) ||
		fills_bracket(n, list) || (complementary(n, list) && is_most(n, list) && !says_mainly(n, list)) ||
		complete_triple(n, list) || nearly_complementary(n, list) || is_called_sum(n, list) ||
		is_swapped_list(n, list) ||
		is_three_public(n, list) || covers_three_public(n, list) || is_itemized(n, list) ||
		names_vehicles(n, list) || names_indicators(n, list) || has_closed_twin(n, list) ||
		(list->count >= 3 && ((last->cues & CUE_OTHER) || label_ends(n, last, "及以下")) &&
		 last->label < last->label_end) || shares_give_hundred(n, list) ||
		names_parts(n, list) || joins_last(n, list) || counts_parts(n, list) || is_spelled_out(n, list);
}

/* Does the part's label begin with the whole's? */
static bool
tells_again(const Narrative *n, const Figure *whole, const Figure *part)
{
	return whole->label_end - whole->label >= strlen("接待费") && label_begins_as(n, part, whole);
}

/* 投资T。总收入中，a；b: are they of an amount that is called otherwise? */
static bool
names_other_sum(const Narrative *n, const Figure *whole, const Figure *first)
{
	static const char *const sums[] = {"收入中，", "支出中，", "资金中，", "投资中，", "经费中，", "预算中，"};
	size_t		noun = strlen("收入");

	for (size_t i = 0; i < COUNT_OF(sums); i++)
		if (text_ends(n->body, first > n->figure ? first[-1].end : 0, first->clause, sums[i]))
			return !holds_bytes(n->body + whole->clause, whole->start - whole->clause, sums[i], noun);
	return false;
}

/*
 * Do the parts belong to another whole than the one in the sentence before?  It is
 * told again among them, they have a total of their own, or they say where money
 * comes from, and it says where it goes.
 */
bool
is_of_another_whole(const Narrative *n, const List *list)
{
	const Figure *w = &n->figure[list->whole];
	const Figure *last = &n->figure[list->part[list->count - 1]];
	const Figure *first = &n->figure[list->part[0]];
	bool		income = true;

	if (first->sentence == w->sentence)
		return false;
	if (names_other_sum(n, w, first))
		return true;
	for (int i = 0; i < list->count; i++)
	{
		const Figure *f = &n->figure[list->part[i]];

		if (tells_again(n, w, f))
			return true;
		income = income && (f->cues & CUE_INCOME) && (f->cues & CUE_SPEND) == 0;
	}
	return (list->count > 2 && 2 * last->value == list->sum) ||
		(income && (w->cues & (CUE_SPEND | CUE_INCOME)) == CUE_SPEND);
}

static int
nonzero_parts(const Narrative *n, const List *list)
{
	int			count = 0;

	for (int i = 0; i < list->count; i++)
		count += n->figure[list->part[i]].value != 0;
	return count;
}

bool
convincing(const Narrative *n, const List *list)
{
	const Figure *w = &n->figure[list->whole];
	int			digits = significant_digits(w);

	if (list->cued || list->bracket || complementary(n, list))
		return true;
	if (nonzero_parts(n, list) < 2)
		return false;
	/* a pair that begins in its sentence does not go on in the next */
	if (list->count == 2 && n->figure[list->part[0]].sentence == w->sentence &&
		n->figure[list->part[list->count - 1]].sentence != w->sentence)
		return false;
	if (w->class == CLASS_MONEY && w->role != ROLE_CHANGE)
		return digits >= 3;
	if (list->count >= 3 && list->part[list->count - 1] - list->whole == list->count &&
		n->figure[list->part[list->count - 1]].sentence == w->sentence)
		return true;
	return digits >= 3 || (digits >= 2 && w->sentence == n->figure[list->part[list->count - 1]].sentence &&
						   (w->cues & CUE_TOTAL) && list->count >= 3);
}

bool
names_kind(const Narrative *n, const Figure *w)
{
	static const char *const kinds[] = {
		"项目", "支出", "收入", "投资", "经费", "补助", "资金", "合计", "共计", "总计", "累计", "总额", "小计", "可用",
			"全年", "共", "以上",
		"总", "数", "金额", "中标价", "合同价", "到位", "投入", "预算", "规模", "费用", "直接", "间接",
		"合同", "金", NULL
	};

	for (size_t at = w->label, len; at < w->label_end; at += len)
		if ((len = begins_any(n->body + at, w->label_end - at, kinds)) == 0)
			return false;
	return true;
}
