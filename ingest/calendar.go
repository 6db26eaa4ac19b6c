package ingest

import (
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"time"

	"casus/lexicon"
)

// calendar reads written dates of the forms that datelines, captions and meta data use.
type calendar struct {
	months map[string]time.Month // lower case
	names  string                // alternatives of a regular expression
	date   *regexp.Regexp        // anchored at the start
	full   *regexp.Regexp        // anywhere, with year
	last   *regexp.Regexp        // at the end of a caption, after a comma
}

// date is a written date; year 0 is not stated.
type date struct {
	year       int
	month      time.Month
	day        int
	start, end int // bytes in the searched text
}

func (d date) iso() string { return fmt.Sprintf("%04d-%02d-%02d", d.year, int(d.month), d.day) }

func (d date) valid() bool {
	year := d.year
	if year == 0 {
		year = 2000 // a leap year, so that 29 February stands
	}
	t := time.Date(year, d.month, d.day, 0, 0, 0, 0, time.UTC)
	return d.day > 0 && t.Month() == d.month && t.Day() == d.day
}

func loadCalendar(lex *lexicon.Set) (*calendar, error) {
	t, err := lex.Table("ingest/months.tsv", "month", "forms")
	if err != nil {
		return nil, err
	}
	c := &calendar{months: map[string]time.Month{}}
	var alternatives []string
	for _, row := range t.Rows {
		n, err := strconv.Atoi(row.Get("month"))
		if err != nil || n < 1 || n > 12 {
			return nil, row.Errorf("month %q is not 1 to 12", row.Get("month"))
		}
		for _, f := range row.List("forms") {
			c.months[strings.ToLower(f)] = time.Month(n)
			alternatives = append(alternatives, regexp.QuoteMeta(f))
		}
	}
	sort.Slice(alternatives, func(i, j int) bool { return len(alternatives[i]) > len(alternatives[j]) })
	c.names = "(?i:" + strings.Join(alternatives, "|") + `)\.?`
	const ordinal = `(?:st|nd|rd|th)?`
	form := `(?:(` + c.names + `)\s+(\d{1,2})` + ordinal + `|(\d{1,2})` + ordinal + `\s+(?:of\s+)?(` + c.names + `))`
	c.date = regexp.MustCompile(`^` + form + `\b(?:,?\s+(\d{4})\b)?`)
	c.full = regexp.MustCompile(`\b` + form + `,?\s+(\d{4})\b`)
	c.last = regexp.MustCompile(`,\s+` + form + `,?\s+(\d{4})\s*\.?\s*(?:\([^()]*\)\s*\.?|[A-Z][A-Z ]+/[^.]*\.?)?\s*$`)
	return c, nil
}

// read makes a date of a regular-expression match with the groups month, day, day, month, year.
func (c *calendar) read(text string, m []int) (date, bool) {
	if m == nil {
		return date{}, false
	}
	group := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return text[m[2*i]:m[2*i+1]]
	}
	month, day := group(1), group(2)
	if month == "" {
		month, day = group(4), group(3)
	}
	d := date{month: c.months[strings.ToLower(strings.TrimSuffix(month, "."))], start: m[0], end: m[1]}
	d.day, _ = strconv.Atoi(day)
	d.year, _ = strconv.Atoi(group(5))
	return d, d.valid()
}

// at reads a date at the head of the text, with or without a year.
func (c *calendar) at(text string) (date, bool) {
	return c.read(text, c.date.FindStringSubmatchIndex(text))
}

// closing reads the date that ends a caption: ", January 25, 2022." with nothing but a credit behind it.
func (c *calendar) closing(text string) (date, bool) {
	return c.read(text, c.last.FindStringSubmatchIndex(text))
}

// fullDates are all dates with day, month and year in the text, in text order.
func (c *calendar) fullDates(text string) []date {
	var out []date
	for _, m := range c.full.FindAllStringSubmatchIndex(text, -1) {
		if d, ok := c.read(text, m); ok {
			out = append(out, d)
		}
	}
	return out
}
