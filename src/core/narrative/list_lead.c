/*-------------------------------------------------------------------------
 *
 * list_lead.c
 *	  The words that begin a list in the sentence behind its whole: 支出T。按科目分，a，b; 资金T。
 *	  主要有：a、b; and a second division of what was divided before.
 *
 *-------------------------------------------------------------------------
 */
#include "list.h"

#include <string.h>

#include "scan.h"

#define LEAD_BYTES	120			/* of the words in front of a list that are looked at */

/* What things are divided by. */
static const char *const aspects[] = {
	"级次", "层级", "级别", "类别", "类型", "种类", "分类", "区域", "地区", "地域", "行业", "产业", "领域", "结构",
	"构成", "来源", "渠道", "用途", "投向", "方向", "方式", "年度", "年份", "季度", "月份", "批次", "科目", "性质",
	"内容", "对象", "年龄", "学历", "学段", "性别", "部门", "单位", "品种", "阶段", "分布", "等级", "规模", "主体",
	"隶属", "项目", "资金", "乡镇", "街道", "县区", "学校", "档次", "险种", NULL
};

/* 按科目分, 从级次看, 按资金来源: does the clause say by what the whole is divided? */
bool
says_division(const char *s, size_t from, size_t to)
{
	static const char *const by[] = {"按", "从", "分", NULL};
	static const char *const verbs[] = {"划分", "分类", "区分", "来分", "看", "来看", "统计", "分", NULL};
	static const char *const scores[] = {"评分", "得分", "打分", "计分", "积分", "扣分", "部分", NULL};
	bool		verb = text_ends_any(s, from, to, verbs) && !text_ends_any(s, from, to, scores);

	if (!begins_any(s + from, to - from, by))
		return false;
	return verb ? text_holds_any(s, from, to, aspects) :
		scan_begins(s + from, to - from, "按") && text_ends_any(s, from, to, aspects);
}

/* 各行业完成投资为：, 各县（区）到位资金情况：: of each that there is */
static bool
says_each(const char *s, size_t from, size_t to)
{
	static const char *const each[] = {
		"各行业", "各产业", "各县", "各市", "各区", "各地", "各州", "各乡", "各镇", "各街道", "各部门", "各单位",
		"各类",
		"各项", "各级", "各标段", "各批次", "各季度", NULL
	};

	return begins_any(s + from, to - from, each);
}

/* 主要有, 具体如下, 构成为：: do the words say that a list follows? */
static bool
says_list(const char *s, size_t from, size_t to, bool colon)
{
	static const char *const heads[] = {"主要有", "主要包括", "具体包括", "具体为", "具体是", "分别是", "分别为", NULL};
	static const char *const words[] = {
		"如下", "构成", "组成", "明细", "分布", "使用情况", "支出情况", "安排情况", "主要有", "用途", "来源", "包括",
		"具体", NULL
	};

	return begins_any(s + from, to - from, heads) ||
		(colon && (text_holds_any(s, from, to, words) || says_each(s, from, to)));
}

/* Where the words that may begin a list do: behind the last full stop or semicolon in front of the figure. */
static size_t
lead_start(const Narrative *n, const Figure *f)
{
	size_t		start = f > n->figure ? f[-1].end : 0;
	size_t		step;

	for (size_t at = start; at < f->start; at += step)
	{
		MarkKind	kind = mark_at(n->body + at, f->start - at, &step);

		if (kind == MARK_STOP || kind == MARK_SEMICOLON)
			start = at + step;
	}
	return start;
}

/* Do the clauses in front of the first part, none of which has a figure, begin a list of all that was told? */
static bool
is_lead(const Narrative *n, const Figure *f)
{
	size_t		from = lead_start(n, f);
	size_t		step;

	if (f->start - from > LEAD_BYTES || f->start - from <= strlen("分"))
		return false;
	for (size_t at = from; at < f->start; at += step)
	{
		MarkKind	kind = mark_at(n->body + at, f->start - at, &step);

		if (kind != MARK_COMMA && kind != MARK_COLON)
			continue;
		if (says_division(n->body, from, at) || says_list(n->body, from, at, kind == MARK_COLON))
			return true;
		from = at + step;
	}
	return says_list(n->body, from, f->start, false);
}

/* 各行业完成投资及占计划比例为：: where the words that say what each part is end, in front of what its share is of */
static size_t
heading_end(const Narrative *n, size_t from, size_t to)
{
	size_t		word = strlen("占");

	for (size_t at = from; at + word <= to; at++)
		if (memcmp(n->body + at, "占", word) == 0)
			return at;
	return to;
}

/*
 * 支出T。按资金来源分: where money comes from is told of what came, not of what was
 * spent; 余额T。市级限额a: what may be is no part of what is.
 */
bool
turns_aside(const Narrative *n, const Figure *w, const Figure *f)
{
	static const char *const others[] = {"限额", "总投资", "概算", "计划"};
	uint64_t	kinds = CUE_TASK | CUE_BALANCE | CUE_UNDONE | CUE_LAST | CUE_NEXT | CUE_MEAN;
	size_t		from = lead_start(n, f);

	if (f->cues & ~w->cues & kinds)
		return true;
	for (size_t i = 0; i < COUNT_OF(others); i++)
		if ((clause_holds(n, f, others[i]) || text_holds(n->body, from, heading_end(n, from, f->start), others[i])) &&
			!clause_holds(n, w, others[i]))
			return true;
	if (text_holds(n->body, from, f->start, "来源") || text_holds(n->body, from, f->start, "渠道"))
		return (w->cues & (CUE_SPEND | CUE_DONE | CUE_ACTUAL)) || label_ends(n, w, "支出");
	return (w->cues & (CUE_INCOME | CUE_SPEND)) == CUE_INCOME && text_holds(n->body, from, f->start, "支出");
}

/* 派单601件…。其中热线派单a、网上派单b: is what the part is called the whole's name with more in front? */
static bool
is_named_after(const Narrative *n, const Figure *part, const Figure *whole)
{
	size_t		len = whole->label_end - whole->label;

	return len >= strlen("派单") && part->label_end - part->label > len && label_ends_as(n, part, whole);
}

/*
 * Does the figure open a sentence or group behind the whole, and behind nothing but
 * what is the whole's?  A sentence that tells no amount may stand between.
 */
static bool
stands_behind(const Narrative *n, int whole, int first)
{
	const Figure *w = &n->figure[whole];
	const Figure *f = &n->figure[first];
	int			sentence = w->sentence;
	bool		amount = false;

	if (first == 0 || f->paragraph != w->paragraph || f->depth != w->depth || f->group == f[-1].group ||
		f->sentence - f[-1].sentence > 1 || (f->sentence == w->sentence && w->list_end <= whole + 1))
		return false;
	/* the whole heads its sentence */
	for (int i = whole - 1; i >= 0 && n->figure[i].sentence == w->sentence; i--)
		if (same_series(n, w, &n->figure[i]) && n->figure[i].role != ROLE_BASE)
			return false;
	for (int i = whole + 1; i < first; i++)
	{
		if (same_series(n, w, &n->figure[i]) && n->figure[i].whole != whole && n->figure[i].depth <= w->depth)
			return false;
		amount = amount || (n->figure[i].sentence != w->sentence && is_amount(&n->figure[i]));
		sentence = n->figure[i].whole == whole ? n->figure[i].sentence : sentence;
	}
	return f->sentence - sentence <= (amount ? 1 : 2);
}

bool
begins_division(const Narrative *n, int whole, int first)
{
	return stands_behind(n, whole, first) && is_lead(n, &n->figure[first]) &&
		!turns_aside(n, &n->figure[whole], &n->figure[first]);
}

/* Is 中 at a place a word of its own: 41.98亿元中甲a, and not 中央? */
static bool
is_among(const char *s, size_t at, size_t end)
{
	static const char *const others[] = {
		"中央", "中心", "中标", "中小", "中期", "中学", "中医", "中型", "中等", "中国", "中共", "中级", "中专", "中职",
		"中层", "中部", "中高", "中低", "中药", "中华", "中介", "中水", "中长", "中奖", "中成", "中转", "中转", NULL
	};

	return scan_begins(s + at, end - at, "中") && !begins_any(s + at, end - at, others);
}

/* 在今年发生的特大事故中，: do the words begin the sentence behind the whole, and name what it counts? */
static bool
names_whole(const Narrative *n, const Figure *w, size_t from, size_t to)
{
	static const char *const heads[] = {"在", "上述", "以上", "这", "从", NULL};
	size_t		name = w->label_end;

	if (!begins_any(n->body + from, to - from, heads) || text_ends(n->body, from, to, "其"))
		return false;
	/* the last two characters of its label, whatever verb stands behind */
	for (size_t at = w->clause; at + strlen("事故") <= w->start && name > w->clause; at++)
		if (((unsigned char) n->body[at] & 0xC0) != 0x80 && to - from > strlen("事故") &&
			memcmp(n->body + at, n->body + to - strlen("事故"), strlen("事故")) == 0)
			return true;
	return false;
}

/*
 * 345个断面中，a; 41.98亿元中甲a; 事故17起。在今年发生的事故中，a: are the parts told to be some
 * of the whole?
 */
bool
is_within(const Narrative *n, int whole, int first)
{
	const Figure *w = &n->figure[whole];
	const Figure *f = &n->figure[first];
	size_t		step;

	/* the last byte of 中 first, which is rare */
	if (f->depth != w->depth || f->sentence - w->sentence > 1 || f->start <= w->end ||
		memchr(n->body + w->end, (unsigned char) "中"[2], f->start - w->end) == NULL)
		return false;
	if (f->sentence == w->sentence)
	{
		if (is_among(n->body, w->end, f->start))
			return true;
		if (first != whole + 1)
			return false;
		for (size_t at = w->end; at < f->start && at - w->end < LEAD_BYTES; at += step)
		{
			MarkKind	kind = mark_at(n->body + at, f->start - at, &step);

			if (kind == MARK_COMMA)
				return text_ends(n->body, w->end, at, "中") && !text_ends(n->body, w->end, at, "其中");
			if (kind != MARK_NONE && kind != MARK_OPEN && kind != MARK_CLOSE && kind != MARK_PAUSE &&
				kind != MARK_SPACE)
				return false;
		}
		return false;
	}
	for (size_t at = lead_start(n, f), from = at; at < f->start && at - from < LEAD_BYTES; at += step)
		if (mark_at(n->body + at, f->start - at, &step) == MARK_COMMA)
			return text_ends(n->body, from, at, "中") && names_whole(n, w, from, at - strlen("中"));
	return false;
}

/* 构成, 组成 behind the parts of a sentence. */
static uint64_t
closing_cues(const Narrative *n, int first)
{
	uint64_t	cues = 0;

	for (int i = first; i < n->count && i < first + LIST_PARTS &&
		 n->figure[i].sentence == n->figure[first].sentence; i++)
		cues |= n->figure[i].after & CUE_CLOSED;
	return cues;
}

/* The cues of the clauses in front of a figure, behind the semicolon that parts it from its whole. */
static uint64_t
lead_in_group(const Narrative *n, const Figure *w, const Figure *f)
{
	size_t		from = w->end;
	size_t		step;

	if (f->group == w->group || f->sentence != w->sentence || f->lead == 0)
		return f->lead;
	for (size_t at = w->end; at < f->clause; at += step)
		if (mark_at(n->body + at, f->clause - at, &step) == MARK_SEMICOLON)
			from = at + step;
	return f->lead & cue_scan(n->body + from, f->clause - from);
}

/* Does more than a few words stand in front of 用于 in the clause, so that it is of their name? */
static bool
names_purpose(const Narrative *n, const Figure *f)
{
	static const char *const words[] = {"主要", "其中", "全部", "专项", "专门", "分别", "年", NULL};
	size_t		at = f->clause;

	if ((f->cues & CUE_LIST) == 0)
		return false;
	while (at < f->start && !scan_begins(n->body + at, f->start - at, "用于"))
		at++;
	if (at >= f->start || at - f->clause < strlen("专项资金"))
		return false;
	return !text_ends_any(n->body, f->clause, at, words);
}

/* 其中，甲市获得T。此次甲市获得的资金分为a、b: does the next sentence divide what the whole's last word names? */
static bool
is_divided_next(const Narrative *n, const Figure *w, const Figure *f)
{
	size_t		word = strlen("获得");

	return (f->cues & CUE_CLOSED) && f->sentence - w->sentence == 1 && f == w + 1 && w->label_end - w->label >= word &&
		holds_bytes(n->body + w->end, f->start - w->end, n->body + w->label_end - word, word);
}

bool
list_is_cued(const Narrative *n, int whole, int first)
{
	const Figure *w = &n->figure[whole];
	const Figure *f = &n->figure[first];
	uint64_t	between = lead_in_group(n, w, f) | f->cues;

	/* 用于 in a sentence of its own lists nothing of the one before */
	if (f->sentence != w->sentence)
		between &= ~(uint64_t) CUE_LIST;

	/* 专项资金用于孤儿医疗支出a: the words are of what it is called */
	if ((f->cues & (CUE_PART | CUE_CLOSED)) == 0 && names_purpose(n, f))
		between &= ~(uint64_t) CUE_LIST;
	/* a用于甲；b用于乙: beside each other */
	if ((w->cues & CUE_LIST) && (f->cues & CUE_LIST) && ((f->cues | f->lead) & CUE_PART) == 0)
		between &= ~(uint64_t) CUE_LIST;
	/* what 其中 lists in one group explains nothing of the next: a，主要包括…；b */
	if (f->group != w->group && ((w->lead | w->cues) & CUE_PART) && (f->cues & CUE_PART) == 0 &&
		!is_divided_next(n, w, f))
		return false;
	/* a用于甲，b用于乙: likewise */
	if (f->part != w->part && (f->after & w->after & CUE_LIST) && ((f->cues | f->lead) & (CUE_PART | CUE_CLOSED)) == 0)
		return false;
	/* 260名学员中，认为很好的a名 */
	if (first == whole + 1 && f->part == w->part + 1 && f->class == CLASS_COUNT &&
		f->clause > w->end + strlen("中，") &&
		text_ends(n->body, w->end, f->clause - strlen("，"), "中") &&
		(clause_holds(n, f, "认为") || clause_holds(n, f, "表示")))
		return true;
	/* 其中：9个单位156.62万元: what is counted in front of the first part */
	for (int i = first - 1; i > whole && (n->figure[i].part == f->part || f->depth > w->depth); i--)
		between |= (n->figure[i].cues | n->figure[i].lead) & CUE_PART;
	for (int i = whole; i < first; i++)
		between |= composes(n, i) ? n->figure[i].after & ~(uint64_t) (CUE_CLOSED | CUE_LIST) : n->figure[i].after;
	/* T，由a、b构成 */
	if (f->lead & CUE_FROM || f->cues & CUE_FROM)
		between |= closing_cues(n, first);
	return (f->sentence - w->sentence <= 1 || (f->sentence - w->sentence == 2 && (between & CUE_PART) &&
											   n->figure[first - 1].sentence == w->sentence)) &&
		((between & (CUE_PART | CUE_LIST | CUE_CLOSED)) != 0 ||
		 ((between & CUE_EACH) && first == whole + 1 && f->part == w->part + 1 && f->sentence == w->sentence) ||
		 names_three_public(n, w, f) || is_within(n, whole, first));
}

/* T，其中a、b。其中c、d; T，其中a、b。按用途分，c、d: the first part of a second division; −1 if there is none */
int
next_division(const Narrative *n, int whole)
{
	const Figure *w = &n->figure[whole];
	List		list = {.whole = whole};
	int			first;

	for (first = whole + 1; first < n->count && first < whole + 8 && n->figure[first].sentence - w->sentence <= 1;
		 first++)
		if (n->figure[first].sentence != w->sentence && (n->figure[first].cues & CUE_PART) &&
			n->figure[first].whole < 0 && same_series(n, w, &n->figure[first]) &&
			n->figure[first - 1].sentence == w->sentence && is_named_after(n, &n->figure[first], w))
			return first;
	first = next_part(n, &list, w->list_end, w->depth);
	if (first >= n->count || n->figure[first].whole >= 0 || w->whole >= 0)
		return -1;
	if (!stands_behind(n, whole, first))
		return -1;
	if (((n->figure[first].lead | n->figure[first].cues) & CUE_PART) || begins_division(n, whole, first))
		return first;
	/* 一档a，二档b，三档c: names that leave each other out, and two digits say that they are of the whole */
	natural_list(n, &list, first, w->depth);
	return list.count >= 2 && (one_family(n, &list) || complete_triple(n, &list) || complementary(n, &list)) &&
		list_swaps(n, &list) ? first : -1;
}
