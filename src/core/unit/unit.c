/*-------------------------------------------------------------------------
 *
 * unit.c
 *	  The table of units, and the families inside which they convert.
 *
 * Codes are stored on disk: they are never renumbered, new ones are appended.
 *
 *-------------------------------------------------------------------------
 */
#include "unit.h"

#include <string.h>

#include "scan.h"

/* Texts are compared eight bytes at a time, zeros behind them. */
#define UNIT_TEXT_BYTES	16

typedef struct UnitEntry
{
	char		text[UNIT_TEXT_BYTES];
	uint8_t		code;
	uint8_t		family;			/* the first code of the family */
	int			factor;			/* base units of the family in one of these */
} UnitEntry;

/*
 * The factors are on disk as well: hash indexes and hash partitions keep the
 * hash of the number in the base unit.  So a family never gets a finer base; a
 * unit that is no whole number of bases (厘米) needs another way to count.
 * test/pgtap/on_disk.sql holds hashes of every family.
 *
 * The first entry of a code is how it prints, further ones are synonyms.
 * 工作日 is a family of its own: it is not a day of the calendar.  15 亩 are
 * one 公顷, so areas count in thirds of a 平方米; weights count in 斤.
 */
static const UnitEntry unit_table[] = {
	{"‰", 1, 1, 1},
	{"%", 2, 1, 10},
	{"百分比", 2, 1, 10},
	{"元", 3, 3, 1},
	{"秒", 4, 4, 1},
	{"秒钟", 4, 4, 1},
	{"分钟", 5, 4, 60},
	{"小时", 6, 4, 3600},
	{"个小时", 6, 4, 3600},
	{"h", 6, 4, 3600},
	{"H", 6, 4, 3600},
	{"天", 7, 4, 86400},
	{"日", 8, 4, 86400},
	{"周", 9, 4, 604800},
	{"星期", 9, 4, 604800},
	{"个月", 10, 10, 1},
	{"月", 10, 10, 1},
	{"个季度", 11, 10, 3},
	{"季度", 11, 10, 3},
	{"年", 12, 10, 12},
	{"米", 13, 13, 1},
	{"公里", 14, 13, 1000},
	{"千米", 15, 13, 1000},
	{"km", 15, 13, 1000},
	{"KM", 15, 13, 1000},
	{"平方米", 16, 16, 3},
	{"㎡", 16, 16, 3},
	{"m²", 16, 16, 3},
	{"公顷", 17, 16, 30000},
	{"平方公里", 18, 16, 3000000},
	{"千克", 19, 19, 2},
	{"kg", 19, 19, 2},
	{"KG", 19, 19, 2},
	{"公斤", 20, 19, 2},
	{"吨", 21, 19, 2000},
	{"工作日", 22, 22, 1},
	{"个工作日", 22, 22, 1},
	{"个百分点", 23, 23, 1},
	{"百分点", 23, 23, 1},
	{"亩", 24, 16, 2000},
	{"斤", 25, 19, 1},
	{"立方米", 26, 26, 1},
	{"m³", 26, 26, 1},
	{"平米", 16, 16, 3},
	{"米²", 16, 16, 3},
	{"m2", 16, 16, 3},
	{"hm²", 17, 16, 30000},
	{"hm2", 17, 16, 30000},
	{"ha", 17, 16, 30000},
	{"平方千米", 18, 16, 3000000},
	{"km²", 18, 16, 3000000},
	{"km2", 18, 16, 3000000},
	{"㎢", 18, 16, 3000000},
	{"米³", 26, 26, 1},
	{"m3", 26, 26, 1},
	{"㎥", 26, 26, 1},
	{"m", 13, 13, 1},
	{"Km", 15, 13, 1000},
	{"㎞", 15, 13, 1000},
	{"Kg", 19, 19, 2},
	{"㎏", 19, 19, 2},
	{"t", 21, 19, 2000},
	{"公吨", 21, 19, 2000},
	{"s", 4, 4, 1},
	{"min", 5, 4, 60},
	{"d", 7, 4, 86400},
	{"个星期", 9, 4, 604800},
};

#define UNIT_ENTRIES COUNT_OF(unit_table)
#define UNIT_CODE_YUAN 3
#define FAMILY_RATE 1

typedef struct PowerEntry
{
	const char *text;
	uint8_t		power;
	bool		only_known;		/* 千米 is no thousand of 米 */
} PowerEntry;

static const PowerEntry power_table[] = {
	{"万亿", 12, false},
	{"亿", 8, false},
	{"万", 4, false},
	{"千万", 7, true},
	{"百万", 6, true},
	{"千", 3, true},
	{"百", 2, true},
};

#define POWER_ENTRIES COUNT_OF(power_table)
#define WAN_BYTES	3			/* of 万 and 亿 in UTF-8 */

/* Count words, which are units without an entry in the table: of one character */
static const char single_counts[] =
	"次个人家件条份篇例名户台套项场期批所处座辆册本张只头株棵类种门轮起宗笔组支部栋间位";

#define SINGLE_BYTES	3		/* of each of these in UTF-8 */

/* Those of persons, which count alike, and those of things and bodies, which go with 个. */
static const char person_counts[] = "人名位";
static const char thing_counts[] = "家件条份篇台套项所处座辆册本张只头株棵类种门组支部栋间";

/* ... and of several. */
static const char counts[][UNIT_TEXT_BYTES] = {
	"人次", "批次", "场次", "期次", "台(套)", "台套", "人天"
};

typedef struct UnitKey
{
	uint64_t	half[2];
} UnitKey;

/* The text as it is compared; false if it is none or longer than any unit. */
static inline bool
unit_key(const char *s, size_t len, UnitKey *key)
{
	char		padded[UNIT_TEXT_BYTES] = {0};

	if (len == 0 || len >= UNIT_TEXT_BYTES)
		return false;
	for (size_t i = 0; i < len; i++)
		padded[i] = s[i];
	memcpy(key, padded, sizeof(*key));
	return true;
}

static inline bool
has_key(const char *text, const UnitKey *key)
{
	UnitKey		other;

	memcpy(&other.half[0], text, sizeof(other.half[0]));
	if (other.half[0] != key->half[0])
		return false;
	memcpy(&other.half[1], text + sizeof(other.half[0]), sizeof(other.half[1]));
	return other.half[1] == key->half[1];
}

static const UnitEntry *
find_text(const char *s, size_t len)
{
	UnitKey		key;

	if (unit_key(s, len, &key))
		for (size_t i = 0; i < UNIT_ENTRIES; i++)
			if (has_key(unit_table[i].text, &key))
				return &unit_table[i];
	return NULL;
}

static const UnitEntry *
find_code(uint8_t code)
{
	for (size_t i = 0; i < UNIT_ENTRIES; i++)
		if (unit_table[i].code == code)
			return &unit_table[i];
	return NULL;
}

/* How a power of ten in front of a unit is written; NULL if it is not. */
static const PowerEntry *
find_power(uint8_t power)
{
	for (size_t i = 0; i < POWER_ENTRIES; i++)
		if (power_table[i].power == power)
			return &power_table[i];
	return NULL;
}

static bool
is_one_of(const char *s, size_t len, const char *singles)
{
	if (len == SINGLE_BYTES)
		for (const char *p = singles; *p != '\0'; p += SINGLE_BYTES)
			if (memcmp(s, p, SINGLE_BYTES) == 0)
				return true;
	return false;
}

UnitCount
unit_count(const Unit *unit)
{
	if (unit->code != UNIT_OPAQUE)
		return COUNT_NONE;
	if (unit->text_len == SINGLE_BYTES && memcmp(unit->text, "个", SINGLE_BYTES) == 0)
		return COUNT_ANYTHING;
	if (is_one_of(unit->text, unit->text_len, person_counts))
		return COUNT_PERSONS;
	return is_one_of(unit->text, unit->text_len, thing_counts) ? COUNT_THINGS : COUNT_NONE;
}

bool
unit_is_count(const char *s, size_t len)
{
	UnitKey		key;

	if (len == SINGLE_BYTES)
		return is_one_of(s, len, single_counts);
	if (unit_key(s, len, &key))
		for (size_t i = 0; i < COUNT_OF(counts); i++)
			if (has_key(counts[i], &key))
				return true;
	return false;
}

bool
unit_split(const char *s, size_t len, Unit *unit)
{
	const UnitEntry *entry;

	memset(unit, 0, sizeof(*unit));
	if (len == 0)
		return true;

	/* a quotient of units (元/人) converts to nothing, 万 or not */
	entry = find_text(s, len);
	if (entry == NULL && memchr(s, '/', len) == NULL)
	{
		for (size_t i = 0; i < POWER_ENTRIES; i++)
		{
			size_t		n = strlen(power_table[i].text);

			if (len < n || memcmp(s, power_table[i].text, n) != 0)
				continue;
			entry = find_text(s + n, len - n);
			if (power_table[i].only_known && len > n &&
				(entry == NULL || entry->code != UNIT_CODE_YUAN) &&
				!unit_is_count(s + n, len - n))
			{
				entry = NULL;
				continue;
			}
			if (entry != NULL && entry->family == FAMILY_RATE)
				return false;	/* 万% is no unit */
			unit->power = power_table[i].power;
			s += n;
			len -= n;
			break;
		}
		if (len == 0)
			return true;
	}

	if (entry != NULL)
		unit->code = entry->code;
	else
	{
		unit->code = UNIT_OPAQUE;
		unit->text = s;
		unit->text_len = (uint8_t) len;
	}
	return true;
}

/* The unit without a power of ten in front. */
static bool
known_base(const char *s, size_t len, Unit *unit)
{
	const UnitEntry *entry;

	if (unit_is_count(s, len))
	{
		unit->code = UNIT_OPAQUE;
		unit->text = s;
		unit->text_len = (uint8_t) len;
		return true;
	}
	entry = find_text(s, len);
	unit->code = entry != NULL ? entry->code : UNIT_NONE;
	unit->text = NULL;
	unit->text_len = 0;
	return entry != NULL;
}

bool
unit_known(const char *s, size_t len, Unit *unit)
{
	unit->power = 0;
	if (len == 1 && *s == '%')	/* the commonest */
	{
		*unit = (Unit) {.code = UNIT_CODE_PERCENT};
		return true;
	}
	if (len > WAN_BYTES)
	{
		unit->power = memcmp(s, "万", WAN_BYTES) == 0 ? 4 : memcmp(s, "亿", WAN_BYTES) == 0 ? 8 : 0;
		if (unit->power != 0)	/* 万% is no unit */
			return known_base(s + WAN_BYTES, len - WAN_BYTES, unit) && !unit_is_rate(unit);
	}
	return known_base(s, len, unit);
}

static bool
is_latin(const char *s, const char *end)
{
	return s < end && ((*s >= 'A' && *s <= 'Z') || (*s >= 'a' && *s <= 'z'));
}

size_t
unit_table_prefix(const char *s, size_t len)
{
	const char *end = s + len;
	size_t		longest = 0;

	for (size_t i = 0; i < UNIT_ENTRIES; i++)
	{
		Scan		scan = {s, end};

		/* no m in mg */
		if (scan_word(&scan, unit_table[i].text) &&
			(size_t) (scan.at - s) > longest &&
			!(is_latin(scan.at - 1, end) && is_latin(scan.at, end)))
			longest = (size_t) (scan.at - s);
	}
	return longest;
}

size_t
unit_power_prefix(const char *s, size_t len, uint8_t *power)
{
	*power = 0;
	if (len == 0 || (*s != "万"[0] && *s != "千"[0] && *s != "百"[0]))
		return 0;				/* the commonest case; 亿 begins like 万 */
	for (size_t i = 0; i < POWER_ENTRIES; i++)
		if (scan_begins(s, len, power_table[i].text))
		{
			*power = power_table[i].power;
			return strlen(power_table[i].text);
		}
	return 0;
}

size_t
unit_print(const Unit *unit, char *buf)
{
	size_t		n = 0;

	if (unit->power != 0)
	{
		const char *text = find_power(unit->power)->text;

		memcpy(buf, text, strlen(text));
		n += strlen(text);
	}
	if (unit->code == UNIT_OPAQUE)
	{
		memcpy(buf + n, unit->text, unit->text_len);
		n += unit->text_len;
	}
	else if (unit->code != UNIT_NONE)
	{
		const char *text = find_code(unit->code)->text;

		memcpy(buf + n, text, strlen(text));
		n += strlen(text);
	}
	return n;
}

bool
unit_is_multiple(const Unit *unit)
{
	return unit->power != 0 && unit->code != UNIT_NONE &&
		unit->code != UNIT_CODE_YUAN;
}

bool
unit_is_rate(const Unit *unit)
{
	return unit_family(unit) == FAMILY_RATE;
}

uint8_t
unit_family(const Unit *unit)
{
	if (unit->code == UNIT_NONE || unit->code == UNIT_OPAQUE)
		return unit->code;
	return find_code(unit->code)->family;
}

int
unit_family_compare(const Unit *a, const Unit *b)
{
	int			family_a;
	int			family_b;

	if (a->code != UNIT_OPAQUE && a->code == b->code)
		return 0;
	family_a = unit_family(a);
	family_b = unit_family(b);
	if (family_a != family_b)
		return family_a < family_b ? -1 : 1;
	if (family_a == UNIT_OPAQUE)
	{
		size_t		shorter = a->text_len < b->text_len ? a->text_len : b->text_len;
		int			order = memcmp(a->text, b->text, shorter);

		if (order != 0)
			return order < 0 ? -1 : 1;
		return (a->text_len > b->text_len) - (a->text_len < b->text_len);
	}
	return 0;
}

Exact
unit_to_base(Decimal number, const Unit *unit, const Unit *bare)
{
	uint8_t		code = unit->code;
	uint8_t		power = unit->power;
	wide		mantissa = number.coefficient;

	if (code == UNIT_NONE && bare != NULL)
	{
		code = bare->code;
		if (power == 0 && code != UNIT_NONE)
			power = bare->power;
	}
	if (code != UNIT_NONE && code != UNIT_OPAQUE)
		mantissa *= find_code(code)->factor;
	return exact_normal(mantissa, (int) power - number.scale);
}
