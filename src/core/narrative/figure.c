/*-------------------------------------------------------------------------
 *
 * figure.c
 *	  Reading figures out of a paragraph.
 *
 *-------------------------------------------------------------------------
 */
#include "figure.h"

#include <string.h>

#include "figure_number.h"
#include "role.h"
#include "scan.h"
#include "utf8.h"

#define MAX_DEPTH		8
#define CLAUSE_BYTES	240		/* that are looked at in front of a figure */
#define CLAUSE_MOST		480		/* of a clause that a claim quotes */
#define SCORE_BYTES		30

/* Where the reader is. */
typedef struct Reader
{
	Narrative  *n;
	const char *s;
	size_t		end;
	size_t		at;
	size_t		at_char;
	int			depth;
	int			title;			/* inside 《》 or 〔〕 */
	size_t		clause;			/* the start of the clause, of whatever depth */
	size_t		clause_char;
	size_t		label[MAX_DEPTH + 1];
	size_t		colon_from;		/* the words in front of the last colon */
	size_t		colon;
	uint64_t	pending;		/* cues of clauses without a figure */
	int			own_year;		/* of the sentence, not one that it compares with: 比2022年 */
	int			last;			/* the last figure of this clause, or −1 */
	size_t		tail;			/* behind it, its later cues start */
	bool		ordinal;		/* the number before was one: 第8、9批 */
	bool		in_ratio;
	size_t		each_to;		/* 分别为a、b和c件: numbers in front of this one take its unit ... */
	size_t		each_unit;		/* ... which stands here */
} Reader;

/* A text in front of a figure that ends in a unit of money: 万元951.32万元. */
static bool
unit_in_front(const char *s, size_t from, size_t at)
{
	return text_ends(s, from, at, "元") && at - from > 2 * strlen("元") &&
		(text_ends(s, from, at, "万元") || text_ends(s, from, at, "亿元"));
}

/* 决算数小于预算数: a remark stands among the figures, with no number. */
static void
add_remark(Reader *r, size_t from, uint64_t cues)
{
	Narrative  *n = r->n;
	Figure	   *figure = &n->figure[n->count];

	memset(figure, 0, sizeof(*figure));
	figure->start = figure->label = figure->label_end = from;
	figure->unit = figure->unit_end = figure->end = r->at;
	figure->clause = r->clause;
	figure->clause_char = figure->start_char = r->clause_char;
	figure->end_char = r->at_char;
	figure->remark = true;
	figure->role = ROLE_TARGET;
	figure->cues = cues;
	figure->paragraph = n->paragraph;
	figure->sentence = n->sentence;
	figure->group = n->group;
	figure->part = n->part;
	figure->depth = r->depth;
	figure->whole = -1;
	figure->list_end = n->count + 1;
	n->count++;
}

/* 决算数小于预算数, 实际完成数大于目标数 */
static bool
is_remark(uint64_t cues)
{
	uint64_t	word = cues & (CUE_GREATER | CUE_LESS | CUE_EQUAL);

	return (cues & CUE_ACTUAL) && ((cues & CUE_BUDGET) || (cues & (CUE_DONE | CUE_TASK)) == (CUE_DONE | CUE_TASK)) &&
		word != 0 && (word & (word - 1)) == 0 && (cues & CUE_UNDONE) == 0;
}

/* The first character that begins at `at` or behind it. */
static size_t
word_start(const char *s, size_t at, size_t end)
{
	while (at < end && ((unsigned char) s[at] & 0xC0) == 0x80)
		at++;
	return at;
}

/* Where the words of a clause begin that are looked at: a long one's last ones. */
static size_t
words_from(const Reader *r, size_t to)
{
	size_t		from = r->label[r->depth];

	if (to - from <= CLAUSE_BYTES)
		return from;
	return word_start(r->s, to - CLAUSE_BYTES, to);
}

/* The clause up to the words that begin to say why. */
static size_t
before_reason(const char *s, size_t from, size_t to)
{
	for (size_t at = from; at + strlen("原因") <= to; at++)
		if (scan_begins(s + at, to - at, "原因") || scan_begins(s + at, to - at, "主要是"))
			return at;
	return to;
}

static void
close_clause(Reader *r)
{
	size_t		from = words_from(r, r->at);

	if (r->last >= 0)
	{
		Figure	   *figure = &r->n->figure[r->last];

		size_t		tail = r->at - r->tail < CLAUSE_BYTES ? r->at - r->tail : CLAUSE_BYTES;

		figure->after |= cue_scan(r->s + r->tail, tail);
	}
	else if (r->at > from)
	{
		uint64_t	cues = cue_scan(r->s + from, r->at - from);

		r->pending |= cues;
		if ((cues & (CUE_GREATER | CUE_LESS | CUE_EQUAL)) && r->n->count < NARRATIVE_FIGURES)
		{
			cues = cue_scan(r->s + from, before_reason(r->s, from, r->at) - from);
			if (is_remark(cues))
				add_remark(r, from, cues);
		}
	}
}

static void
open_clause(Reader *r, MarkKind kind)
{
	Narrative  *n = r->n;

	r->last = -1;
	r->clause = r->at;
	r->clause_char = r->at_char;
	r->label[r->depth] = r->at;
	if (kind != MARK_PAUSE)
		r->ordinal = false;
	n->part++;
	if (kind == MARK_SEMICOLON || kind == MARK_STOP)
		n->group++;
	if (kind == MARK_SEMICOLON && r->depth == 0)
		n->year = r->own_year;
	if (kind == MARK_STOP)
	{
		n->sentence++;
		n->year = r->own_year = 0;
		r->pending = 0;
		r->depth = 0;
		r->title = 0;
		r->label[0] = r->at;
	}
}

/* Where the bracket begins behind which a clause does. */
static size_t
bracket_in_front(const char *s, size_t clause)
{
	return clause - (s[clause - 1] == '(' || s[clause - 1] == '[' ? 1 : strlen("（"));
}

/*
 * A figure alone in a bracket belongs to the words in front of it: 资金（5273万元）.
 */
static void
set_apposition(Reader *r, Figure *figure, size_t *from)
{
	size_t		step;

	if (r->depth == 0 || figure->clause != figure->start || figure->clause == r->colon || figure->end >= r->end ||
		mark_at(r->s + figure->end, r->end - figure->end, &step) != MARK_CLOSE)
		return;
	figure->depth--;
	r->depth--;
	*from = words_from(r, bracket_in_front(r->s, figure->clause));
	r->depth++;
	r->label[figure->depth] = figure->end;
}

/* 2024年, and 1.2024年: the number of a list in front of a year */
static bool
read_year(Narrative *n, const Number *number, const char *behind, size_t avail)
{
	int64_t		year = number->value.coefficient;

	if (!scan_begins(behind, avail, "年"))
		return false;
	if (number->value.scale == 0 && number->digits == 4 && year >= 1900 && year <= 2100)
		n->year = (int) year;
	else if (number->value.scale == 4 && number->digits <= 2)
		n->year = (int) (year % 10000);
	else
		return false;
	return true;
}

/* A bound behind a figure, of two characters. */
static const char *const behind_bounds[] = {"左右", "上下", "以上", "以下", "以内", "及以上", "及以下", NULL};

/* 256次多64次, 18公里多完成: 多 is of the figure that follows */
static bool
more_follows(const char *s, size_t at, size_t end)
{
	size_t		step;

	uint64_t	cues = 0;

	if (cue_match(s + at - strlen("多"), end - at + strlen("多"), &cues) > strlen("多") && (cues & CUE_UP))
		return true;
	at = skip_spaces(s, at, end);
	return at < end && mark_at(s + at, end - at, &step) == MARK_DIGIT;
}

bool
bound_behind(const char *s, size_t at, size_t end)
{
	at = skip_spaces(s, at, end);
	/* 90分（含）以上 */
	if (begins_any(s + at, end - at, (const char *const[]) {"（含）", "(含)", NULL}))
		at += scan_begins(s + at, end - at, "(") ? strlen("(含)") : strlen("（含）");
	return begins_any(s + at, end - at, behind_bounds) || scan_begins(s + at, end - at, "余") ||
		(scan_begins(s + at, end - at, "多") && !more_follows(s, at + strlen("多"), end));
}

/* 约, 近 in front of it, 余, 以上 behind it */
static bool
is_bound(const Reader *r, const Figure *figure)
{
	bool		exceeds = ((figure->cues & (CUE_TASK | CUE_BUDGET)) &&
						   text_holds(r->s, r->clause, figure->start, "超过")) ||
		(figure->class == CLASS_POINTS && text_holds(r->s, r->clause, figure->start, "超") &&
		 !text_ends(r->s, r->clause, figure->start, "超") && !text_ends(r->s, r->clause, figure->start, "超过"));

	/* 超过目标3000个 tells the target itself, 超过序时进度3个百分点 by how much */
	return ((figure->cues & CUE_ABOUT) && !exceeds) || (figure->cues & CUE_BOUND) ||
		bound_behind(r->s, figure->end, r->end);
}

/* Where its clause begins: of one without an end, the words that are looked at. */
static void
place_clause(const Reader *r, Figure *figure)
{
	figure->clause = r->clause;
	figure->clause_char = r->clause_char;
	if (figure->start - r->clause <= CLAUSE_MOST)
		return;
	figure->clause = word_start(r->s, figure->start - CLAUSE_MOST, figure->start);
	figure->clause_char = figure->start_char - utf8_chars(r->s + figure->clause, figure->start - figure->clause);
}

/* Where the figure stands; `behind` is its end. */
static void
set_place(Reader *r, Figure *figure, size_t start, size_t behind)
{
	Narrative  *n = r->n;

	figure->start = start;
	figure->end = behind;
	figure->start_char = r->at_char;
	place_clause(r, figure);
	r->at_char += utf8_chars(r->s + start, behind - start);
	figure->end_char = r->at_char;
	r->at = behind;
	figure->depth = r->depth;
	figure->year = n->year;
	figure->paragraph = n->paragraph;
	figure->sentence = n->sentence;
	figure->group = n->group;
	figure->part = n->part;
	figure->whole = -1;
	figure->list_end = n->count + 1;
}

/* Reads the words in front of a figure; false if they say that it is none. */
static bool
read_words(Reader *r, Figure *figure)
{
	const char *s = r->s;
	size_t		start = figure->start;
	size_t		from = words_from(r, start);
	bool		bare = figure->class == CLASS_NONE && !figure->ratio;

	/* 50万元以上的村84个: 以上 is of the figure before */
	if (r->last >= 0 && from == r->tail)
		from += begins_any(s + from, start - from, behind_bounds);
	if (figure->class == CLASS_MONEY && r->last < 0)
		figure->doubled_unit = unit_in_front(s, from, start);
	set_apposition(r, figure, &from);
	/* a number without a unit counts where its last words are of a score */
	if (bare && start - from > SCORE_BYTES)
		from = word_start(s, start - SCORE_BYTES, start);
	figure->cues = cue_scan(s + from, start - from);
	/* 比上年256次多64次 */
	if (r->last >= 0 && from == r->tail && (text_ends(s, from, start, "多") || text_ends(s, from, start, "多了")))
		figure->cues |= CUE_UP;
	/* ，余58万元: what is left, and no bound */
	if (start - r->clause == strlen("余") && text_ends(s, r->clause, start, "余"))
		figure->cues = CUE_BALANCE;
	figure->lead = r->pending;
	if ((bare && (figure->cues & CUE_SCORE) == 0) || !set_value(figure))
		return false;
	/* 250万 of a budget is money */
	if (figure->class == CLASS_COUNT && figure->unit == figure->unit_end &&
		(figure->cues & (CUE_BUDGET | CUE_ACTUAL | CUE_INCOME | CUE_SPEND)))
		figure->class = CLASS_MONEY;
	set_label(s, from, figure->depth < r->depth ? bracket_in_front(s, figure->clause) : start, figure);
	/* 中央资金：1800万元 */
	if (figure->label == figure->label_end && r->colon > 0 && start == r->colon)
		set_label(s, r->colon_from, r->colon - strlen(s[r->colon - 1] == ':' ? ":" : "："), figure);
	figure->approximate = figure->approximate || is_bound(r, figure);
	set_role(s, from, figure);
	return true;
}

/* Passes a number that is no figure. */
static void
pass_number(Reader *r, size_t behind)
{
	r->at_char += utf8_chars(r->s + r->at, behind - r->at);
	r->at = behind;
}

/*
 * 分别为418、452和379件: does a number that a pause or 和 joins to others stand behind 分别, so that it has
 * the last one's unit?
 */
static bool
shares_unit(Reader *r, size_t start, size_t behind)
{
	static const char *const joins[] = {"、", "和", "与", "及", NULL};
	static const char *const each[] = {"分别", "依次"};
	size_t		from = start - r->clause > CLAUSE_BYTES / 2 ? start - CLAUSE_BYTES / 2 : r->clause;
	size_t		last = start;
	size_t		step;

	if (start < r->each_to)
		return true;
	if (!begins_any(r->s + behind, r->end - behind, joins) ||
		!(text_holds(r->s, from, start, each[0]) || text_holds(r->s, from, start, each[1])))
		return false;
	while (begins_any(r->s + behind, r->end - behind, joins) &&
		   digit_at(r->s + behind + strlen("和"), r->end - behind - strlen("和"), &step) >= 0)
	{
		last = behind + strlen("和");
		behind = read_number(r->s, last, r->end).end;
	}
	r->each_to = last;
	r->each_unit = behind;
	return last > start;
}

/* A figure begins here, or a number that is none. */
static void
read_figure(Reader *r)
{
	static const char *const compared[] = {"比", "较", "与", "同", "相较于", "对比", NULL};
	Narrative  *n = r->n;
	const char *s = r->s;
	size_t		start = r->at;
	Number		number = read_number(s, start, r->end);
	size_t		behind = number.end;
	Figure	   *figure = &n->figure[n->count];
	size_t		after = skip_spaces(s, behind, r->end);

	r->ordinal = (r->ordinal && text_ends(s, 0, start, "、")) || text_ends(s, 0, start, "第");
	if (read_year(n, &number, s + after, r->end - after))
	{
		if (r->depth == 0 && !text_ends_any(s, r->clause, start, compared))
			r->own_year = n->year;
		pass_number(r, behind);
		return;
	}
	if (!number.usable || r->title > 0 || r->ordinal || is_code(s, start) || is_calendar(s, behind, r->end))
	{
		r->in_ratio = false;
		pass_number(r, behind);
		return;
	}
	memset(figure, 0, sizeof(*figure));
	figure->number = number.value;
	if (start > 0 && s[start - 1] == '-')
		figure->number.coefficient = -figure->number.coefficient;
	read_unit(s, r->end, figure, &behind);
	if (figure->class == CLASS_NONE && shares_unit(r, start, behind))
	{
		size_t		unit = r->each_unit;

		read_unit(s, r->end, figure, &unit);
	}
	read_compound(s, r->end, figure, &behind);
	if (range_goes_on(s, behind, r->end))
	{
		pass_number(r, number.end);
		return;
	}
	if (figure->class == CLASS_NONE)
	{
		bool		goes_on = ratio_goes_on(s, behind, r->end);

		figure->ratio = goes_on || r->in_ratio;
		r->in_ratio = goes_on;
	}
	else
		r->in_ratio = false;
	set_place(r, figure, start, behind);
	if (!read_words(r, figure))
		return;
	if (r->last >= 0 && start > r->tail)
		n->figure[r->last].after |= figure->cues;
	r->pending = 0;
	r->last = n->count++;
	r->tail = behind;
	r->label[r->depth] = behind;
}

/* A mark ends the clause; the next one begins behind it, `deeper` by so much. */
static void
pass_mark(Reader *r, MarkKind kind, size_t step, int deeper)
{
	size_t		keep;
	int			outer;

	close_clause(r);
	if (kind == MARK_COLON)
	{
		r->colon_from = words_from(r, r->at);
		r->colon = r->at + step;
	}
	r->at += step;
	r->at_char++;
	if (kind == MARK_CLOSE && r->depth == 0)
		return;
	if (deeper == 0)
	{
		open_clause(r, kind);
		return;
	}
	if (deeper < 0 || r->depth < MAX_DEPTH)
		r->depth += deeper;
	/* what stands in front of a bracket is still the label of what follows it */
	outer = deeper > 0 ? r->depth - 1 : r->depth;
	keep = r->label[outer];
	open_clause(r, kind);
	r->label[outer] = keep;
}

void
figures_read(Narrative *n, size_t end)
{
	Reader		r = {.n = n,.s = n->body,.end = end,.at = n->at,.at_char = n->at_char,.last = -1};

	r.clause = r.at;
	r.clause_char = r.at_char;
	r.label[0] = r.at;
	while (r.at < end && n->count < NARRATIVE_FIGURES)
	{
		size_t		step;
		MarkKind	kind = mark_at(r.s + r.at, end - r.at, &step);

		if (kind == MARK_DIGIT)
			read_figure(&r);
		else if (kind == MARK_OPEN || kind == MARK_CLOSE)
			pass_mark(&r, kind, step, kind == MARK_OPEN ? 1 : -1);
		else if (kind == MARK_PAUSE || kind == MARK_COMMA || kind == MARK_SEMICOLON || kind == MARK_STOP ||
				 (kind == MARK_COLON && !r.in_ratio))
			pass_mark(&r, kind, step, 0);
		else
		{
			if (kind == MARK_TITLE_OPEN)
				r.title++;
			else if (kind == MARK_TITLE_CLOSE)
				r.title -= r.title > 0;
			r.at += step;
			r.at_char++;
		}
	}
	close_clause(&r);
	n->at = r.at;
	n->at_char = r.at_char;
}
