/*-------------------------------------------------------------------------
 *
 * figure.c
 *	  Reading figures out of a paragraph.
 *
 *-------------------------------------------------------------------------
 */
#include "figure.h"

#include <string.h>

#include "utf8.h"
#include "scan.h"

#define MAX_DEPTH		8
#define CLAUSE_BYTES	240		/* that are looked at in front of a figure */
#define SCORE_BYTES		30
#define MAX_VALUE_POWER 29		/* values stay below 10^29, so that products fit */

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
	uint64_t	pending;		/* cues of clauses without a figure */
	int			last;			/* the last figure of this clause, or −1 */
	size_t		tail;			/* behind it, its later cues start */
	bool		ordinal;		/* the number before was one: 第8、9批 */
	bool		in_ratio;
} Reader;

MarkKind
mark_at(const char *s, size_t avail, size_t *step)
{
	static const struct
	{
		const char *mark;
		MarkKind	kind;
	}			marks[] = {
		{"，", MARK_COMMA}, {"。", MARK_STOP}, {"、", MARK_PAUSE}, {"；", MARK_SEMICOLON},
		{"：", MARK_COLON}, {"（", MARK_OPEN}, {"）", MARK_CLOSE}, {"！", MARK_STOP},
		{"？", MARK_STOP}, {"【", MARK_OPEN}, {"】", MARK_CLOSE}, {"《", MARK_TITLE_OPEN},
		{"》", MARK_TITLE_CLOSE}, {"〔", MARK_TITLE_OPEN}, {"〕", MARK_TITLE_CLOSE},
		{"　", MARK_SPACE}, {"—", MARK_DASH}, {"–", MARK_DASH}, {"～", MARK_DASH},
		{"－", MARK_DASH}
	};
	unsigned char c = (unsigned char) s[0];
	size_t		length;

	*step = 1;
	if (c < 0x80)
		switch (c)
		{
			case ',':
				return MARK_COMMA;
			case ';':
				return MARK_SEMICOLON;
			case ':':
				return MARK_COLON;
			case '(':
			case '[':
				return MARK_OPEN;
			case ')':
			case ']':
				return MARK_CLOSE;
			case '!':
			case '?':
			case '\n':
			case '\r':
				return MARK_STOP;
			case ' ':
			case '\t':
				return MARK_SPACE;
			case '-':
			case '~':
				return MARK_DASH;
			default:
				return c >= '0' && c <= '9' ? MARK_DIGIT : MARK_NONE;
		}
	length = utf8_length(s, avail);
	*step = length > 0 ? length : 1;
	if (c == 0xC2 && length == 2 && (unsigned char) s[1] == 0xA0)
		return MARK_SPACE;
	if (length != 3 || (c != 0xE3 && c != 0xEF && c != 0xE2))
		return MARK_NONE;
	if (c == 0xEF && (unsigned char) s[1] == 0xBC &&
		(unsigned char) s[2] >= 0x90 && (unsigned char) s[2] <= 0x99)
		return MARK_DIGIT;
	for (size_t i = 0; i < COUNT_OF(marks); i++)
		if (memcmp(s, marks[i].mark, 3) == 0)
			return marks[i].kind;
	return MARK_NONE;
}

/* The digit at s, or −1; its length in bytes. */
static int
digit_at(const char *s, size_t avail, size_t *step)
{
	if (avail == 0 || mark_at(s, avail, step) != MARK_DIGIT)
		return -1;
	return *step == 1 ? s[0] - '0' : (unsigned char) s[2] - 0x90;
}

static bool
starts(const char *s, size_t avail, const char *word)
{
	size_t		len = strlen(word);

	return avail >= len && memcmp(s, word, len) == 0;
}

static bool
ends(const char *s, size_t from, size_t to, const char *word)
{
	size_t		len = strlen(word);

	return to >= from + len && memcmp(s + to - len, word, len) == 0;
}

static size_t
skip_spaces(const char *s, size_t at, size_t end)
{
	size_t		step;

	for (int i = 0; i < 3 && at < end && mark_at(s + at, end - at, &step) == MARK_SPACE; i++)
		at += step;
	return at;
}

/* Three digits behind a comma, and no fourth? */
static bool
thousands_at(const char *s, size_t at, size_t end, size_t *behind)
{
	size_t		step;

	if (starts(s + at, end - at, ","))
		at++;
	else if (starts(s + at, end - at, "，"))
		at += strlen("，");
	else
		return false;
	if (at < end && s[at] == ' ')
		at++;
	*behind = at;
	for (int i = 0; i < 3; i++)
	{
		if (digit_at(s + at, end - at, &step) < 0)
			return false;
		at += step;
	}
	return digit_at(s + at, end - at, &step) < 0;
}

typedef struct Number
{
	Decimal		value;
	size_t		end;
	int			digits;			/* in front of the decimals */
	bool		usable;
} Number;

/* A number, its zeros at the end kept.  There is a digit at `at`. */
static Number
read_number(const char *s, size_t at, size_t end)
{
	Number		number = {{0, 0}, at, 0, true};
	int			digits = 0;
	int			run = 0;
	bool		grouped = false;
	bool		decimals = false;

	for (;;)
	{
		size_t		step = 1;
		int			digit = digit_at(s + at, end - at, &step);
		size_t		behind;

		if (digit >= 0)
		{
			if (++digits > DECIMAL_MAX_DIGITS || (decimals && number.value.scale >= FIGURE_MAX_SCALE))
				number.usable = false;
			else
			{
				number.value.coefficient = number.value.coefficient * 10 + digit;
				number.value.scale += decimals;
			}
			at += step;
			run++;
			number.digits += !decimals;
			number.end = at;
		}
		else if (!decimals && (grouped ? run == 3 : run <= 3) && thousands_at(s, at, end, &behind))
		{
			at = behind;
			grouped = true;
			run = 0;
		}
		else if (!decimals && (starts(s + at, end - at, ".") || starts(s + at, end - at, "．")))
		{
			at += s[at] == '.' ? 1 : strlen("．");
			if (digit_at(s + at, end - at, &step) < 0)
				break;
			decimals = true;
		}
		else
			break;
	}
	return number;
}

/* Is the word in the list at s?  The list ends in NULL. */
static bool
starts_any(const char *s, size_t avail, const char *const *words)
{
	for (; *words != NULL; words++)
		if (starts(s, avail, *words))
			return true;
	return false;
}

/* 万, 亿 ... in front of a unit. */
static size_t
power_at(const char *s, size_t avail, uint8_t *power)
{
	static const struct
	{
		const char *word;
		uint8_t		power;
	}			powers[] = {
		{"万亿", 12}, {"亿", 8}, {"万", 4}, {"千万", 7}, {"百万", 6}, {"千元", 3}
	};

	*power = 0;
	for (size_t i = 0; i < COUNT_OF(powers); i++)
		if (starts(s, avail, powers[i].word))
		{
			*power = powers[i].power;
			return powers[i].power == 3 ? strlen("千") : strlen(powers[i].word);
		}
	return 0;
}

/* 分 is points, but not in 分钟, 分别 ... */
static bool
points_at(const char *s, size_t avail)
{
	static const char *const others[] = {
		"分钟", "分别", "分为", "分类", "分成", "分之", "分布", "分析", "分局", "分公司", NULL
	};

	return starts(s, avail, "分") && !starts_any(s, avail, others);
}

/* Reads the unit behind a number; false if the number is no figure. */
static bool
read_unit(const char *s, size_t end, Figure *figure, size_t *at)
{
	static const char *const more[] = {"余", "多", NULL};
	size_t		from = skip_spaces(s, *at, end);
	size_t		unit;

	if (starts_any(s + from, end - from, more))
	{
		figure->approximate = true;
		from = skip_spaces(s, from + strlen("余"), end);
	}
	unit = from + power_at(s + from, end - from, &figure->power);
	if (unit > from && starts_any(s + unit, end - unit, more))
	{
		figure->approximate = true;
		unit += strlen("余");
	}
	figure->unit = unit;
	if (starts(s + unit, end - unit, "元"))
	{
		figure->class = CLASS_MONEY;
		unit += strlen("元");
		if (unit < end && s[unit] == '/')
		{
			size_t		step;

			figure->class = CLASS_COUNT;
			for (int i = 0; i < 3 && unit < end && (s[unit] == '/' || mark_at(s + unit, end - unit, &step) == MARK_NONE); i++)
				unit += s[unit] == '/' ? 1 : step;
		}
	}
	else if (figure->power == 0 && (starts(s + unit, end - unit, "%") || starts(s + unit, end - unit, "％")))
	{
		figure->class = CLASS_PERCENT;
		unit += s[unit] == '%' ? 1 : strlen("％");
	}
	else if (starts(s + unit, end - unit, "个百分点") || starts(s + unit, end - unit, "百分点"))
	{
		figure->class = CLASS_POINTS;
		unit += starts(s + unit, end - unit, "个百分点") ? strlen("个百分点") : strlen("百分点");
	}
	else if (figure->power == 0 && points_at(s + unit, end - unit))
	{
		figure->class = CLASS_SCORE;
		unit += strlen("分");
	}
	else
	{
		size_t		length = cue_unit(s + unit, end - unit);

		if (length == 0 && figure->power == 0)
		{
			figure->class = CLASS_NONE;
			figure->unit = figure->unit_end = *at;
			return true;
		}
		figure->class = CLASS_COUNT;
		unit += length;
	}
	figure->unit_end = unit;
	*at = unit;
	return true;
}

/* What the text behind a number says of it: a date, an ordinal, a range? */
static bool
is_calendar(const char *s, size_t at, size_t end)
{
	static const char *const words[] = {"月", "日", "号", "时", "点", "年代", "：00", ":00", NULL};
	size_t		from = skip_spaces(s, at, end);
	size_t		step;

	if (starts(s + from, end - from, "点") && starts(s + from, end - from, "点位"))
		return false;
	if (starts_any(s + from, end - from, words))
		return true;
	/* a range, a fraction, a letter */
	if (at < end && ((s[at] >= 'a' && s[at] <= 'z') || (s[at] >= 'A' && s[at] <= 'Z') ||
					 s[at] == '/' || s[at] == '_'))
		return true;
	if (at < end && mark_at(s + at, end - at, &step) == MARK_DASH &&
		digit_at(s + at + step, end - at - step, &step) >= 0)
		return true;
	return false;
}

/* Does the text in front of a number make it a code, an ordinal, a range? */
static bool
is_code(const Reader *r, size_t at)
{
	const char *s = r->s;
	unsigned char before = at > 0 ? (unsigned char) s[at - 1] : ' ';
	size_t		floor = at > 12 ? at - 12 : 0;

	if ((before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z') ||
		(before >= '0' && before <= '9') ||
		before == '_' || before == '#' || before == '/' || before == '+' || before == '\\' || before == '*')
		return true;
	if (ends(s, floor, at, "第") || ends(s, floor, at, "第 ") || ends(s, floor, at, "×"))
		return true;
	/* the second end of a range */
	for (size_t i = 1; i <= 3 && at >= i; i++)
	{
		size_t		step;

		if (mark_at(s + at - i, i, &step) == MARK_DASH && step == i)
		{
			size_t		mark = at - i;

			return mark > 0 && ((s[mark - 1] >= '0' && s[mark - 1] <= '9') || s[mark - 1] == '%' ||
								s[mark - 1] == ' ' || (s[mark - 1] >= 'A' && s[mark - 1] <= 'z') ||
								ends(s, floor, mark, "年") || ends(s, floor, mark, "月") ||
								ends(s, floor, mark, "日") || ends(s, floor, mark, "元") ||
								ends(s, floor, mark, "期"));
		}
	}
	return false;
}

/* The value in base units, if it is in range. */
static bool
set_value(Figure *figure)
{
	int			exponent = figure->power - figure->number.scale + FIGURE_SCALE;
	wide		value = figure->number.coefficient;

	if (exponent < 0 || exponent > MAX_VALUE_POWER)
		return false;
	if (__builtin_mul_overflow(value, power_of_ten(exponent), &value))
		return false;
	figure->value = value;
	return value < power_of_ten(MAX_VALUE_POWER) && value > -power_of_ten(MAX_VALUE_POWER);
}

/* 3亿1012.52万元 is one figure. */
static void
read_compound(const char *s, size_t end, Figure *figure, size_t *at)
{
	size_t		step;
	Number		number;
	Figure		low = {0};
	size_t		behind;
	wide		value;

	if (figure->power != 8 || figure->unit_end != figure->unit || figure->number.scale != 0 ||
		digit_at(s + *at, end - *at, &step) < 0)
		return;
	number = read_number(s, *at, end);
	behind = number.end;
	if (!number.usable || !read_unit(s, end, &low, &behind) || low.class != CLASS_MONEY || low.power != 4)
		return;
	value = (wide) figure->number.coefficient * power_of_ten(4 + number.value.scale) + number.value.coefficient;
	if (number.digits > 4 || value > INT64_MAX)
		return;
	figure->number.coefficient = (int64_t) value;
	figure->number.scale = number.value.scale;
	figure->power = 4;
	figure->class = CLASS_MONEY;
	figure->unit = low.unit;
	figure->unit_end = low.unit_end;
	*at = behind;
}

/* The cues that say nothing of what is counted: a label has them not at its ends. */
#define CUES_BESIDE_LABEL \
	(CUE_UP | CUE_DOWN | CUE_TO | CUE_THAN | CUE_SHARE | CUE_ABOUT | CUE_BOUND | CUE_FILLER | \
	 CUE_IS | CUE_EACH | CUE_GROWTH | CUE_GREATER | CUE_LESS | CUE_FROM | CUE_OF | CUE_LAST | CUE_PART | CUE_LIST | CUE_UNION)

/* The length of a short bracket, such as （一）; 0 if there is none. */
static size_t
note_length(const char *s, size_t at, size_t to)
{
	size_t		limit = at + 16 < to ? at + 16 : to;
	size_t		step;

	for (size_t i = at; i < limit; i += step)
		if (mark_at(s + i, to - i, &step) == MARK_CLOSE)
			return i + step - at;
	return 0;
}

/* The label between two places, without a year, spaces and cues at its ends. */
static void
set_label(const char *s, size_t from, size_t to, Figure *figure)
{
	size_t		last = from;	/* behind the last word that counts */
	bool		begun = false;

	for (size_t at = from; at < to;)
	{
		uint64_t	cues = 0;
		size_t		step = cue_match(s + at, to - at, &cues);
		bool		counts = step == 0 || (cues & CUES_BESIDE_LABEL) == 0;

		if (step == 0)
		{
			MarkKind	kind = mark_at(s + at, to - at, &step);

			if (kind == MARK_SPACE || (!begun && (kind == MARK_DIGIT || kind == MARK_DASH ||
												  kind == MARK_CLOSE || s[at] == '.' || s[at] == '*')))
				counts = false;
			if (!begun && kind == MARK_OPEN)
			{
				size_t		length = note_length(s, at, to);

				counts = length == 0;
				step = length > 0 ? length : step;
			}
			if (!begun && (starts(s + at, to - at, "年度") || starts(s + at, to - at, "全年")))
			{
				counts = false;
				step = strlen("年度");
			}
			else if (!begun && (starts(s + at, to - at, "年") || starts(s + at, to - at, "月") ||
								starts(s + at, to - at, "“") || starts(s + at, to - at, "和") ||
								starts(s + at, to - at, "及") || starts(s + at, to - at, "与") || starts(s + at, to - at, "．")))
				counts = false;
		}
		if (counts)
		{
			if (!begun)
				from = at;
			begun = true;
			last = at + step;
		}
		at += step;
	}
	figure->label = begun ? from : to;
	figure->label_end = begun ? last : to;
}

/* Is what stands between a cue and its figure nothing but fillers? */
static bool
only_fillers(const char *s, size_t at, size_t end)
{
	while (at < end)
	{
		uint64_t	cues = 0;
		size_t		step = cue_match(s + at, end - at, &cues);

		if (step > 0 && (cues & (CUE_FILLER | CUE_ABOUT)) == 0)
			return false;
		if (step == 0 && mark_at(s + at, end - at, &step) != MARK_SPACE && s[at] != '-')
			return false;
		at += step;
	}
	return true;
}

/* The role that the words in front of a figure give it. */
static void
set_role(const char *s, size_t from, Figure *figure)
{
	uint64_t	move = 0;		/* the last word of change and of reaching */
	size_t		behind = from;

	for (size_t at = from; at < figure->start;)
	{
		uint64_t	cues = 0;
		size_t		step = cue_match(s + at, figure->start - at, &cues);

		if (cues & (CUE_UP | CUE_DOWN | CUE_TO | CUE_GREATER | CUE_LESS))
		{
			move = cues;
			behind = at + step;
		}
		if (step == 0)
			mark_at(s + at, figure->start - at, &step);
		at += step;
	}
	figure->role = figure->class == CLASS_PERCENT ? ROLE_RATE : ROLE_LEVEL;
	if ((move & (CUE_UP | CUE_DOWN)) &&
		(only_fillers(s, behind, figure->start) || figure->class == CLASS_POINTS))
	{
		figure->role = ROLE_CHANGE;
		figure->sign = move & CUE_UP ? 1 : -1;
	}
	else if ((move & CUE_TO) == 0 && (figure->cues & (CUE_THAN | CUE_FROM)) &&
			 (figure->cues & (CUE_GREATER | CUE_LESS)) == 0)
		figure->role = ROLE_BASE;	/* if a change follows; see settle_roles() */
	else if (figure->cues & CUE_BOUND)
		figure->role = ROLE_TARGET;
	if (figure->cues & (CUE_GREATER | CUE_LESS) && figure->role != ROLE_CHANGE && figure->class != CLASS_POINTS)
		figure->role = ROLE_TARGET;
	if (figure->role == ROLE_LEVEL && (figure->cues & CUE_TOTAL))
		figure->role = ROLE_TOTAL;
	if (figure->role == ROLE_LEVEL && ((figure->cues | figure->lead) & CUE_PART))
		figure->role = ROLE_PART;
}

/* A text in front of a figure that ends in a unit of money: 万元951.32万元. */
static bool
unit_in_front(const char *s, size_t from, size_t at)
{
	return ends(s, from, at, "元") && at - from > 2 * strlen("元") &&
		(ends(s, from, at, "万元") || ends(s, from, at, "亿元"));
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

static bool
is_remark(uint64_t cues)
{
	uint64_t	word = cues & (CUE_GREATER | CUE_LESS | CUE_EQUAL);

	return (cues & CUE_ACTUAL) && (cues & CUE_BUDGET) && word != 0 && (word & (word - 1)) == 0 &&
		(cues & CUE_UNDONE) == 0;
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
		if (is_remark(cues) && r->n->count < NARRATIVE_FIGURES)
			add_remark(r, from, cues);
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
	if (kind == MARK_STOP)
	{
		n->sentence++;
		n->year = 0;
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

	if (r->depth == 0 || figure->clause != figure->start || figure->end >= r->end ||
		mark_at(r->s + figure->end, r->end - figure->end, &step) != MARK_CLOSE)
		return;
	figure->depth--;
	r->depth--;
	*from = words_from(r, bracket_in_front(r->s, figure->clause));
	r->depth++;
	r->label[figure->depth] = figure->end;
}

/* A figure begins here, or a number that is none. */
static void
read_figure(Reader *r)
{
	Narrative  *n = r->n;
	const char *s = r->s;
	size_t		start = r->at;
	Number		number = read_number(s, start, r->end);
	size_t		behind = number.end;
	size_t		from = words_from(r, start);
	Figure	   *figure = &n->figure[n->count];
	bool		pause = r->ordinal && ends(s, 0, start, "、");
	size_t		after = skip_spaces(s, behind, r->end);
	size_t		step;
	bool		ratio_next;

	memset(figure, 0, sizeof(*figure));
	r->at_char += utf8_chars(s + start, behind - start);
	r->at = behind;
	r->ordinal = pause || ends(s, 0, start, "第");
	if (number.value.scale == 0 && number.digits == 4 && number.value.coefficient >= 1900 &&
		number.value.coefficient <= 2100 && starts(s + after, r->end - after, "年"))
	{
		n->year = (int) number.value.coefficient;
		return;
	}
	/* 1.2024年: the number of a list in front of a year */
	if (number.value.scale == 4 && number.digits <= 2 && starts(s + after, r->end - after, "年"))
	{
		n->year = (int) (number.value.coefficient % 10000);
		return;
	}
	if (!number.usable || r->title > 0 || r->ordinal || is_code(r, start) || is_calendar(s, behind, r->end))
	{
		r->in_ratio = false;
		return;
	}

	figure->number = number.value;
	if (start > 0 && s[start - 1] == '-')
		figure->number.coefficient = -figure->number.coefficient;
	read_unit(s, r->end, figure, &behind);
	read_compound(s, r->end, figure, &behind);
	if (behind < r->end && mark_at(s + behind, r->end - behind, &step) == MARK_DASH &&
		digit_at(s + behind + step, r->end - behind - step, &step) >= 0)
		return;
	ratio_next = figure->class == CLASS_NONE &&
		(starts(s + behind, r->end - behind, "∶") || starts(s + behind, r->end - behind, ":") ||
		 starts(s + behind, r->end - behind, "：")) &&
		digit_at(s + behind + (s[behind] == ':' ? 1 : 3), r->end - behind - (s[behind] == ':' ? 1 : 3), &step) >= 0;
	figure->ratio = figure->class == CLASS_NONE && (ratio_next || r->in_ratio);
	r->in_ratio = ratio_next;
	figure->start = start;
	figure->end = behind;
	figure->start_char = r->at_char - utf8_chars(s + start, r->at - start);
	r->at_char += utf8_chars(s + r->at, behind - r->at);
	figure->end_char = r->at_char;
	r->at = behind;
	if (figure->class == CLASS_MONEY && r->last < 0)
		figure->doubled_unit = unit_in_front(s, from, start);
	figure->clause = r->clause;
	figure->clause_char = r->clause_char;
	figure->depth = r->depth;
	set_apposition(r, figure, &from);
	/* a number without a unit counts where its last words are of a score */
	if (figure->class == CLASS_NONE && !figure->ratio && start - from > SCORE_BYTES)
		from = word_start(s, start - SCORE_BYTES, start);
	figure->cues = cue_scan(s + from, start - from);
	figure->lead = r->pending;
	if (figure->class == CLASS_NONE && !figure->ratio && (figure->cues & CUE_SCORE) == 0)
		return;
	if (!set_value(figure))
		return;
	/* 250万 of a budget is money */
	if (figure->class == CLASS_COUNT && figure->unit == figure->unit_end &&
		(figure->cues & (CUE_BUDGET | CUE_ACTUAL | CUE_INCOME | CUE_SPEND)))
		figure->class = CLASS_MONEY;
	if (r->last >= 0 && start > r->tail)
		n->figure[r->last].after |= figure->cues;
	set_label(s, from, figure->depth < r->depth ? bracket_in_front(s, figure->clause) : start, figure);
	figure->year = n->year;
	figure->paragraph = n->paragraph;
	figure->sentence = n->sentence;
	figure->group = n->group;
	figure->part = n->part;
	figure->whole = -1;
	figure->list_end = n->count + 1;
	if (figure->cues & (CUE_ABOUT | CUE_BOUND))
		figure->approximate = true;
	after = skip_spaces(s, behind, r->end);
	if (starts_any(s + after, r->end - after, (const char *const[]) {
		"左右", "上下", "以上", "以下", "以内", "余", "多", NULL
	}))
		figure->approximate = true;
	set_role(s, from, figure);
	r->pending = 0;
	r->last = n->count++;
	r->tail = behind;
	r->label[r->depth] = behind;
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

		switch (kind)
		{
			case MARK_DIGIT:
				read_figure(&r);
				continue;
			case MARK_TITLE_OPEN:
				r.title++;
				break;
			case MARK_TITLE_CLOSE:
				r.title -= r.title > 0;
				break;
			case MARK_OPEN:
				close_clause(&r);
				r.at += step;
				r.at_char++;
				if (r.depth < MAX_DEPTH)
					r.depth++;
				{
					size_t		keep = r.label[r.depth - 1];
					int			last = r.last;

					open_clause(&r, kind);
					r.label[r.depth - 1] = keep;
					r.last = -1;
					(void) last;
				}
				continue;
			case MARK_CLOSE:
				close_clause(&r);
				r.at += step;
				r.at_char++;
				if (r.depth > 0)
				{
					size_t		keep;

					r.depth--;
					keep = r.label[r.depth];
					open_clause(&r, kind);
					r.label[r.depth] = keep;
				}
				continue;
			case MARK_COLON:
				if (r.in_ratio)
					break;
				/* FALLTHROUGH */
			case MARK_PAUSE:
			case MARK_COMMA:
			case MARK_SEMICOLON:
			case MARK_STOP:
				close_clause(&r);
				r.at += step;
				r.at_char++;
				open_clause(&r, kind);
				continue;
			default:
				break;
		}
		r.at += step;
		r.at_char++;
	}
	close_clause(&r);
	n->at = r.at;
	n->at_char = r.at_char;
}

bool
figure_same_dimension(const Narrative *n, const Figure *a, const Figure *b)
{
	if (a->class != b->class)
		return false;
	if (a->class != CLASS_COUNT)
		return true;
	return a->unit_end - a->unit == b->unit_end - b->unit &&
		memcmp(n->body + a->unit, n->body + b->unit, a->unit_end - a->unit) == 0;
}

/* A label without the words that only say which figure of the thing it is. */
static size_t
label_core(const char *s, size_t from, size_t to, char *core, size_t room)
{
	static const char *const drop[] = {
		"财政拨款", "本年", "年度", "决算", "预算", "总额", "合计", "总计", "共计", "金额", "资金", "数", "的",
		"“", "”", "共", "总", " ", "　", "全年", "年初", "本级", "实际", "全市", "全县", "全区", "全省", "我市", "当年",
		"完成", "已", "其中", NULL
	};
	size_t		len = 0;

	for (size_t at = from; at < to && len + 4 < room;)
	{
		size_t		step = 0;

		for (const char *const *word = drop; *word != NULL && step == 0; word++)
			if (starts(s + at, to - at, *word))
				step = strlen(*word);
		if (step == 0)
		{
			size_t		length = utf8_length(s + at, to - at);

			step = length > 0 ? length : 1;
			memcpy(core + len, s + at, step);
			len += step;
		}
		at += step;
	}
	return len;
}

static bool
holds_text(const char *a, size_t a_len, const char *b, size_t b_len)
{
	for (size_t i = 0; i + b_len <= a_len; i++)
		if (memcmp(a + i, b, b_len) == 0)
			return true;
	return false;
}

int
label_match(const char *body, size_t a, size_t a_end, size_t b, size_t b_end)
{
	char		core_a[160];
	char		core_b[160];
	size_t		len_a = label_core(body, a, a_end, core_a, sizeof(core_a));
	size_t		len_b = label_core(body, b, b_end, core_b, sizeof(core_b));

	if (len_a < 6 || len_b < 6)
		return 0;
	if (len_a == len_b && memcmp(core_a, core_b, len_a) == 0)
		return 3;
	return holds_text(core_a, len_a, core_b, len_b) || holds_text(core_b, len_b, core_a, len_a) ? 2 : 0;
}

bool
label_may_mean(const char *body, size_t name, size_t name_end, size_t label, size_t label_end)
{
	static const char *const outside[] = {
		"GDP", "生产总值", "任务", "计划", "目标", "全国", "全省", "全市", "全县", "全区", "人口", "上年", "去年"
	};

	for (size_t i = 0; i < COUNT_OF(outside); i++)
		if (holds_text(body + name, name_end - name, outside[i], strlen(outside[i])) &&
			!holds_text(body + label, label_end - label, outside[i], strlen(outside[i])))
			return false;
	return true;
}

wide
figure_half(const Figure *figure, int scale)
{
	int			exponent = figure->power - scale + FIGURE_SCALE - 1;

	/* things that are counted one by one are exact */
	if (figure->class == CLASS_COUNT && figure->power == 0 && scale == 0)
		return 0;
	return exponent >= 0 ? 5 * power_of_ten(exponent) : 0;
}
