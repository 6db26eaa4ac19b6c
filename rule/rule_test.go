package rule

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"casus"
	"casus/lexicon"
)

// The rules of the tests speak of an invented world: zorks and blins, counted in glims.
const (
	zorks = `# source: invented
# licence: Apache-2.0
# date: 2026-11-22
# columns: form size rare
zork|zorks	big	yes
blin	small
great blin	big
km2	area
`
	head = "# source: invented\n# licence: Apache-2.0\n# date: 2026-11-22\nclass beast beasts.txt\n"
)

func load(t testing.TB, rules string, opt Options) (*Set, error) {
	t.Helper()
	fs := fstest.MapFS{"beasts.txt": {Data: []byte(zorks)}, "test.rules": {Data: []byte(head + rules)}}
	return Load(lexicon.Open(fs), opt, "test.rules")
}

func sentence(text string) *casus.Sentence {
	s := &casus.Sentence{Span: casus.Span{End: len(text)}}
	at := 0
	for _, w := range strings.Fields(text) {
		i := strings.Index(text[at:], w) + at
		tok := casus.Token{Span: casus.Span{Start: i, End: i + len(w)}, Form: w, Head: -1, UPOS: "NOUN"}
		if strings.HasSuffix(w, "ed") {
			tok.UPOS = "VERB"
		}
		s.Tokens = append(s.Tokens, tok)
		at = i + len(w)
	}
	return s
}

func texts(set *Set, category, text string) []string {
	items := Split(text, sentence(text))
	var out []string
	for _, m := range set.Scan(items).Longest(category) {
		out = append(out, m.Span(items).In(text))
	}
	return out
}

// TestPatterns runs each construct of the language.
func TestPatterns(t *testing.T) {
	for _, c := range []struct{ name, rules, text, want string }{
		{"word", "rule a -> out\nmatch glim", "a Glim fell", "Glim"},
		{"exact form", "rule a -> out\nmatch 'Glim'", "a glim, a Glim", "Glim"},
		{"class", "rule a -> out\nmatch %beast", "two zorks and a blin", "zorks|blin"},
		{"class of two words", "rule a -> out\nmatch %beast", "a great blin", "great blin"},
		{"digits must touch letters", "rule a -> out\nmatch %beast", "3 km 2 or km2", "km2"},
		{"field", "rule a -> out\nmatch %beast{size=big}", "zork blin great blin", "zork|great blin"},
		{"missing field", "rule a -> out\nmatch %beast{rare!=yes}", "zork blin", "blin"},
		{"number", "rule a -> out\nmatch N/\\d{2}/", "3 33 333", "33"},
		{"word regexp", "rule a -> out\nmatch W/z.*/", "zap 9 zip", "zap|zip"},
		{"glue", "rule a -> out\nmatch N ~th", "5th 5 th", "5th"},
		{"apart", "rule a -> out\nmatch N ~~th", "5th 5 th", "5 th"},
		{"condition", "rule a -> out\nmatch [upos=VERB]", "zorks jumped", "jumped"},
		{"condition with regexp", "rule a -> out\nmatch [shape~/Xx|X/]", "the Zork", "Zork"},
		{"alternatives", "rule a -> out\nmatch (glim | zork) fell", "zork fell glim fell", "zork fell|glim fell"},
		{"optional", "rule a -> out\nmatch the? zork", "zork the zork", "zork|the zork"},
		{"repetition", "rule a -> out\nmatch (very){2,3} zork", "very zork very very zork", "very very zork"},
		{"star is greedy", "rule a -> out\nmatch very* zork", "very very zork", "very very zork"},
		{"behind", "rule a -> out\nmatch <(in) zork", "zork in zork", "zork"},
		{"not behind", "rule a -> out\nmatch <!(in) zork", "in zork a zork", "zork"},
		{"ahead", "rule a -> out\nmatch zork >(fell)", "zork stood zork fell", "zork"},
		{"not ahead", "rule a -> out\nmatch zork >!(fell)", "zork fell zork", "zork"},
		{"start", "rule a -> out\nmatch ^ zork", "zork zork", "zork"},
		{"end", "rule a -> out\nmatch zork $", "zork zork", "zork"},
		{"let", "let who = (zork | blin)\nrule a -> out\nmatch @who fell", "blin fell", "blin fell"},
		{"span", "rule a -> out\nmatch in span:(the zork)", "in the zork", "the zork"},
		{"categories", "rule b -> out\nmatch $x and $x\nrule a -> x\nmatch %beast", "zork and blin", "zork and blin"},
		{"longest", "rule a -> out\nmatch zork\nrule b -> out\nmatch zork fell", "zork fell", "zork fell"},
		{"quoted marks", "rule a -> out\nmatch \"24/7\"", "24/7 24 / 7", "24/7"},
	} {
		set, err := load(t, c.rules, Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := strings.Join(texts(set, "out", c.text), "|"); got != c.want {
			t.Errorf("%s: %q in %q, want %q", c.name, got, c.text, c.want)
		}
	}
}

// TestErrors checks that a wrong rule file is refused with file and line.
func TestErrors(t *testing.T) {
	for _, c := range []struct{ rules, want string }{
		{"rule a", "test.rules:5"},
		{"match x", "outside a rule"},
		{"rule a -> x\nmatch (b", "test.rules:6: bad data file: no closing )"},
		{"rule a -> x\nmatch %none", "no class %none"},
		{"rule a -> x\nmatch @none", "no sub-pattern @none"},
		{"rule a -> x\nmatch b\nbuild none", "no builder"},
		{"rule a -> x", "has no match line"},
		{"rule a -> x\nmatch b\nrule a -> x\nmatch c", "stands already at test.rules:5"},
		{"rule a -> x\nmatch $x b", "built from itself"},
		{"rule a -> x\nmatch $y", "no rule makes category y"},
		{"rule a -> x\nmatch [colour=red]", "no attribute"},
		{"rule a -> x\nmatch b{3,2}", "repetition"},
		{"let a = @a\nrule r -> x\nmatch @a", "holds itself"},
		{"hop", "unknown line"},
	} {
		_, err := load(t, c.rules, Options{})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want %q", c.rules, err, c.want)
		}
	}
}

// TestBuilders checks captures, their fields, literals, refusal with another try, and the ids of the parts.
func TestBuilders(t *testing.T) {
	set, err := load(t, "rule part -> n\nmatch x:N\nbuild num n=x\nrule whole -> out\nmatch a:$n b:%beast?\nbuild herd n=a size=b.size kind=\"herd\"",
		Options{Builders: map[string]Builder{
			"num": func(a *Args) (Value, bool) { n, ok := a.Int("n"); return n, ok && n < 100 },
			"herd": func(a *Args) (Value, bool) {
				n, _ := a.Get("n")
				size := a.Str("size")
				if size == "small" {
					return nil, false // and the rule falls back to the number alone
				}
				return fmt.Sprintf("%v %s %s", n, size, a.Str("kind")), true
			},
		}})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{"7 zorks": "7 big herd", "7 blin": "7  herd", "700 zorks": ""} {
		items := Split(text, sentence(text))
		got := ""
		for _, m := range set.Scan(items).Longest("out") {
			got = m.Value.(string)
			if ids := strings.Join(m.IDs(), " "); ids != "whole part" {
				t.Errorf("%q: ids %q", text, ids)
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestSplit checks how tokens are cut.
func TestSplit(t *testing.T) {
	for text, want := range map[string]string{
		"12th": "12 th", "3-5": "3 - 5", "1,700.5": "1,700.5", "4,1776": "4 , 1776", "U.S.": "U.S.", "o'clock": "o'clock", "today's": "today ' s",
		"23.04.2022": "23.04.2022", "$5m": "$ 5 m", "p.m .": "p.m .", "₹12,34,567": "₹ 12,34,567", "1980s": "1980 s",
	} {
		var got []string
		for _, it := range Split(text, sentence(text)) {
			got = append(got, it.Form)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q is cut into %q, want %q", text, s, want)
		}
	}
}

// TestLinear checks that steps do not explode on a pattern made to backtrack.
func TestLinear(t *testing.T) {
	set, err := load(t, "rule a -> out\nmatch (a* a*)* (a* a*)* b", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := texts(set, "out", strings.Repeat("a ", 3000)+"c"); got != nil {
		t.Errorf("found %q", got)
	}
}

func FuzzLoad(f *testing.F) {
	f.Add("rule a -> out\nmatch %beast{size=big} (x | y)? <!(z) N/\\d+/\nyes a [b] => c\nno d")
	f.Add("let a = (b | c)\nrule r -> x\nmatch ^ @a{1,3} $ ~x >(y)")
	f.Fuzz(func(t *testing.T, rules string) {
		if len(rules) > 2000 {
			return
		}
		set, err := load(t, rules, Options{})
		if err == nil {
			texts(set, "out", "the great blin fell 12th, zork!")
		}
	})
}

func FuzzSplit(f *testing.F) {
	f.Add("On the 12th, $1.7bn (€3m)", 4)
	f.Fuzz(func(t *testing.T, text string, cut int) {
		s := sentence(text)
		prev := 0
		for _, it := range Split(text, s) {
			if it.Start < prev || it.End <= it.Start || it.End > len(text) || it.Token >= len(s.Tokens) {
				t.Fatalf("item %v after %d in %q", it.Span, prev, text)
			}
			prev = it.End
		}
	})
}
