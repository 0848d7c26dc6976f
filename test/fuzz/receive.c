/*-------------------------------------------------------------------------
 *
 * receive.c
 *	  Sends mutated binary values of every type to a server.
 *
 *	  receive seconds [seed]
 *
 * What the server takes must come back the same when it is sent once more,
 * and be equal to what its text reads as; what it refuses must be refused
 * with an SQLSTATE for bad input.  PGHOST and its like name the server.
 *
 *-------------------------------------------------------------------------
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <libpq-fe.h>

#define MAX_BYTES	256
#define MAX_SEEDS	64

typedef struct Bytes
{
	char		data[MAX_BYTES];
	int			len;
} Bytes;

static const struct
{
	const char *name;
	const char *literals;		/* of an array of seeds */
}			types[] =
{
	{"wanyuan", "{0,1268.31,-0.000001,9223372036854.775807,-9223372036854.775808}"},
	{"wanyuan_sum", "{0/0,5/1,-9223372036854775808/1,1267650600228229401496703205376/274877906944}"},
	{"wanyuan_range", "{\"[1,2)\",\"(,5]\",empty,\"(,)\",\"[-1,)\"}"},
	{"perf_score", "{14/15,4.96/5,-2/0,0/0,922337203685477.5807/922337203685477.5807}"},
	{"perf_target", "{≥95%,=12个月,≤300万元,90%-95%,稳步提高,=2020年,>0.000000000000000001元,≥18台(套),=-999999999999999999}"},
	{"perf_value", "{100%,109.17万人,大于90%,600余人次,达成预期指标,显著提升,=2020年,31家,3-5天,5天以内}"}
};

#define TYPES ((int) (sizeof(types) / sizeof(types[0])))

/* What bad input may be called. */
static const char *const refusals[] = {
	"22P02",					/* invalid_text_representation */
	"22P03",					/* invalid_binary_representation */
	"22003",					/* numeric_value_out_of_range */
	"22000",					/* range bounds the wrong way round */
	"22021",					/* character_not_in_repertoire */
	"08P01",					/* protocol_violation: bytes missing */
	"42601"						/* syntax_error: flags of a range */
};

#define REFUSALS ((int) (sizeof(refusals) / sizeof(refusals[0])))

static PGconn *conn;
static uint64_t state;
static Bytes seed[TYPES][MAX_SEEDS];
static int	seeds[TYPES];
static long taken[TYPES];
static long refused[TYPES];

/* xorshift64*: the same seed gives the same run. */
static uint32_t
pick(uint32_t below)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return (uint32_t) ((state * UINT64_C(2685821657736338717)) >> 33) % below;
}

static void
fail(int type, const Bytes *sent, const char *what, const char *detail)
{
	fprintf(stderr, "not ok - receive %s: %s: %s\n  sent \\x", types[type].name, what, detail);
	for (int i = 0; i < sent->len; i++)
		fprintf(stderr, "%02x", (unsigned char) sent->data[i]);
	fprintf(stderr, "\n");
	exit(1);
}

static PGresult *
run(const char *sql)
{
	PGresult   *result = PQexec(conn, sql);

	if (PQresultStatus(result) != PGRES_COMMAND_OK && PQresultStatus(result) != PGRES_TUPLES_OK)
	{
		fprintf(stderr, "%s\n%s", sql, PQerrorMessage(conn));
		exit(1);
	}
	return result;
}

/* The binary forms of the type's literals, and a statement that takes one. */
static void
prepare(int type)
{
	char		sql[1024];
	PGresult   *result;

	snprintf(sql, sizeof(sql), "SELECT unnest('%s'::%s[])", types[type].literals, types[type].name);
	result = PQexecParams(conn, sql, 0, NULL, NULL, NULL, NULL, 1);
	if (PQresultStatus(result) != PGRES_TUPLES_OK)
	{
		fprintf(stderr, "%s\n%s", sql, PQerrorMessage(conn));
		exit(1);
	}
	for (int i = 0; i < PQntuples(result) && i < MAX_SEEDS; i++)
	{
		seed[type][i].len = PQgetlength(result, i, 0);
		memcpy(seed[type][i].data, PQgetvalue(result, i, 0), (size_t) seed[type][i].len);
		seeds[type]++;
	}
	PQclear(result);

	/* a wanyuan_sum has no operators: its text is compared */
	snprintf(sql, sizeof(sql),
			 strcmp(types[type].name, "wanyuan_sum") == 0 ?
			 "PREPARE take%d(%s) AS SELECT $1, $1::text::%s::text = $1::text" :
			 "PREPARE take%d(%s) AS SELECT $1, $1::text::%s = $1",
			 type, types[type].name, types[type].name);
	PQclear(run(sql));
}

/* Sends the bytes; true, and what comes back, if they are taken. */
static bool
sent(int type, const Bytes *bytes, Bytes *back)
{
	char		name[16];
	const char *value = bytes->data;
	int			format = 1;
	PGresult   *result;
	const char *sqlstate;
	bool		ok;

	snprintf(name, sizeof(name), "take%d", type);
	result = PQexecPrepared(conn, name, 1, &value, &bytes->len, &format, 1);
	ok = PQresultStatus(result) == PGRES_TUPLES_OK;
	if (ok)
	{
		if (PQgetlength(result, 0, 1) != 1 || *PQgetvalue(result, 0, 1) != 1)
			fail(type, bytes, "its text reads as another value", "");
		back->len = PQgetlength(result, 0, 0);
		if (back->len > MAX_BYTES)
			fail(type, bytes, "it grew", "");
		memcpy(back->data, PQgetvalue(result, 0, 0), (size_t) back->len);
	}
	else
	{
		int			i;

		sqlstate = PQresultErrorField(result, PG_DIAG_SQLSTATE);
		for (i = 0; sqlstate != NULL && i < REFUSALS; i++)
			if (strcmp(sqlstate, refusals[i]) == 0)
				break;
		if (sqlstate == NULL || i == REFUSALS)
			fail(type, bytes, sqlstate ? sqlstate : "the connection is gone", PQerrorMessage(conn));
	}
	PQclear(result);
	return ok;
}

/* Changes a few bytes, or the length. */
static void
mutate(Bytes *bytes, int type)
{
	for (uint32_t n = 1 + pick(4); n > 0; n--)
	{
		int			at = bytes->len > 0 ? (int) pick((uint32_t) bytes->len) : 0;
		const Bytes *other = &seed[type][pick((uint32_t) seeds[type])];

		switch (pick(6))
		{
			case 0:
				if (bytes->len > 0)
					bytes->data[at] ^= (char) (1 << pick(8));
				break;
			case 1:
				if (bytes->len > 0)
					bytes->data[at] = (char) pick(256);
				break;
			case 2:				/* cut off */
				bytes->len = at;
				break;
			case 3:				/* one more */
				if (bytes->len < MAX_BYTES / 2)
				{
					memmove(bytes->data + at + 1, bytes->data + at, (size_t) (bytes->len - at));
					bytes->data[at] = (char) pick(256);
					bytes->len++;
				}
				break;
			case 4:				/* the end of another one */
				if (other->len > 0 && bytes->len < MAX_BYTES / 2)
				{
					int			from = (int) pick((uint32_t) other->len);

					if (other->len - from > MAX_BYTES / 2)
						from = other->len - MAX_BYTES / 2;
					memcpy(bytes->data + at, other->data + from, (size_t) (other->len - from));
					bytes->len = at + other->len - from;
				}
				break;
			default:			/* an extreme */
				if (bytes->len > 0)
					bytes->data[at] = pick(2) ? (char) 0x7F : (char) 0x80;
				break;
		}
	}
}

int
main(int argc, char **argv)
{
	time_t		end = time(NULL) + (argc > 1 ? atol(argv[1]) : 60);
	Bytes		bytes;
	Bytes		back;
	Bytes		again;

	state = UINT64_C(0x9E3779B97F4A7C15) ^ (argc > 2 ? strtoull(argv[2], NULL, 10) : 0);
	conn = PQconnectdb("");
	if (PQstatus(conn) != CONNECTION_OK)
	{
		fprintf(stderr, "%s", PQerrorMessage(conn));
		return 1;
	}
	PQclear(run("SET client_min_messages = warning"));
	PQclear(run("CREATE EXTENSION IF NOT EXISTS perfeval"));
	PQclear(run("SET log_min_messages = panic"));
	for (int type = 0; type < TYPES; type++)
		prepare(type);

	for (long i = 0; i % 1024 != 0 || time(NULL) < end; i++)
	{
		int			type = (int) (i % TYPES);

		bytes = seed[type][pick((uint32_t) seeds[type])];
		mutate(&bytes, type);
		if (!sent(type, &bytes, &back))
		{
			refused[type]++;
			continue;
		}
		taken[type]++;
		if (!sent(type, &back, &again))
			fail(type, &back, "what the server sent is refused", "");
		if (again.len != back.len || memcmp(again.data, back.data, (size_t) back.len) != 0)
			fail(type, &back, "it comes back as something else", "");
	}
	for (int type = 0; type < TYPES; type++)
		printf("ok - fuzz receive %s: %ld taken, %ld refused\n",
			   types[type].name, taken[type], refused[type]);
	PQfinish(conn);
	return 0;
}
