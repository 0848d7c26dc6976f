/*-------------------------------------------------------------------------
 *
 * each.c
 *	  Amounts for each of what is counted: 每户1200元, 人均480元, 单价1.28万元.
 *
 *-------------------------------------------------------------------------
 */
#include "judge.h"

#include "scan.h"

#define WORD_SIZE (FIGURE_UNIT_SIZE + 8)

/* What is said of a counted thing beside 每U, U均 and 元/U. */
static const struct
{
	const char *unit;
	const char *each;
}			by_other_names[] = {
	{"人", "每名"}, {"人", "每位"}, {"人", "每生"}, {"人", "生均"}, {"名", "人均"}, {"名", "每人"}, {"名", "每生"},
	{"名", "生均"}, {"名", "元/人"}, {"位", "人均"}, {"位", "每人"}, {"人次", "人均"}, {"人次", "每人"},
	{"人次", "次均"},
	{"家", "户均"}, {"家", "每户"}, {"个", "村均"}, {"个", "每村"}, {"个月", "每月"}, {"个月", "月均"},
	{"个月", "元/月"},
	{"天", "每日"}, {"天", "日均"}, {"日", "每天"}, {"张", "每床"}, {"张", "床均"}, {"辆", "单车"}, {"辆", "每车"},
	{"辆", "车均"}, {"所", "每校"}, {"所", "校均"}, {"场次", "每场"}, {"场次", "场均"}, {"批次", "每批"},
	{"批次", "批均"}
};

/* What has a price. */
static const char *const priced[] = {
	"个", "台", "套", "台套", "辆", "件", "份", "盏", "株", "吨", "册", "本", "张", "把", "块", "根", "支", "箱", "桶",
	"袋",
	"盒", "只", "部", "架", "组", "棵", "米", "平方米", "立方米", "公斤", "千克", "亩", "台（套）", "台(套)"
};

static bool
unit_is(const Narrative *n, const Figure *f, const char *unit)
{
	return f->unit_end - f->unit == strlen(unit) && memcmp(n->body + f->unit, unit, strlen(unit)) == 0;
}

/* 每人次, 元/人·月, 每个月: does the unit go on behind what was found of it? */
static bool
unit_goes_on(const Narrative *n, size_t at)
{
	static const char *const more[] = {"次", "·", "•", "/", "／", "月", "年", "天", "日", "季", "学期", "学年", NULL};

	return begins_any(n->body + at, n->len - at, more);
}

/* 人均年补助8000元: of each, for the year that is spoken of */
static bool
is_yearly_pay(const Narrative *n, size_t at)
{
	static const char *const words[] = {
		"年补助", "年补贴", "年工资", "年薪", "年报酬", "年津贴", "年均补助", "年均补贴", NULL
	};

	return begins_any(n->body + at, n->len - at, words);
}

/* Do the words of the amount hold this one, and not as a part of another unit? */
static bool
holds_each(const Narrative *n, const Figure *amount, const char *word)
{
	for (size_t at = amount->clause; at + strlen(word) <= amount->end; at++)
		if (scan_begins(n->body + at, n->len - at, word) &&
			(!unit_goes_on(n, at + strlen(word)) || is_yearly_pay(n, at + strlen(word))))
			return true;
	return false;
}

/* The same of the unit with that in front and behind. */
static bool
holds_unit(const Narrative *n, const Figure *amount, const char *front, const Figure *count, const char *behind)
{
	char		word[WORD_SIZE];
	size_t		len = count->unit_end - count->unit;

	if (len == 0 || len + strlen(front) + strlen(behind) >= sizeof(word))
		return false;
	memcpy(word, front, strlen(front));
	memcpy(word + strlen(front), n->body + count->unit, len);
	memcpy(word + strlen(front) + len, behind, strlen(behind) + 1);
	return holds_each(n, amount, word);
}

/* 各补助20万元, 各奖励5万元 */
static bool
gives_each(const Narrative *n, const Figure *f)
{
	static const char *const words[] = {
		"各补助", "各奖励", "各安排", "各拨付", "各发放", "各给予", "各下达", "各补贴", "各支付", NULL
	};

	size_t		len = strlen(words[0]);

	if (f->start - f->clause < len || memcmp(n->body + f->start - len, words[0], strlen("各")) != 0)
		return false;
	return text_ends_any(n->body, f->clause, f->start, words);
}

bool
is_for_each(const Narrative *n, const Figure *amount, const Figure *count)
{
	/* 15个村各补助20万元: each of what is counted in front of it */
	if (gives_each(n, amount))
		return count + 1 == amount && count->part == amount->part;
	if (holds_unit(n, amount, "每", count, "") || holds_unit(n, amount, "", count, "均") ||
		holds_unit(n, amount, "元/", count, ""))
		return true;
	for (size_t i = 0; i < COUNT_OF(by_other_names); i++)
		if (unit_is(n, count, by_other_names[i].unit) &&
			holds_each(n, amount, by_other_names[i].each))
			return true;
	if (clause_holds(n, amount, "单价") || clause_holds(n, amount, "均价"))
		for (size_t i = 0; i < COUNT_OF(priced); i++)
			if (unit_is(n, count, priced[i]))
				return true;
	return false;
}

bool
is_rate_of_each(const Narrative *n, const Figure *f)
{
	static const char *const words[] = {"每", "均", "单价", "单车", NULL};
	/* 人均2400元计64.32万元: the words in front of the figure before are that one's */
	size_t		from = f > n->figure && f[-1].part == f->part && f[-1].end > f->clause ? f[-1].end : f->clause;

	if (f->role == ROLE_CHANGE)
		return false;
	if (f->class == CLASS_COUNT)
		return text_holds(n->body, f->unit, f->unit_end, "元/");
	if (f->class != CLASS_MONEY)
		return false;
	if (text_holds_any(n->body, from, f->start, words) || gives_each(n, f))
		return true;
	return (from == f->clause && (f->cues & CUE_MEAN)) || scan_begins(n->body + f->end, n->len - f->end, "/");
}
