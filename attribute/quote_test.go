package attribute

import (
	"strings"
	"testing"

	"casus"
	"casus/data"
	"casus/lexicon"
)

func pairer(t testing.TB) *Pairer {
	t.Helper()
	c, err := loadCues(lexicon.Open(data.FS))
	if err != nil {
		t.Fatal(err)
	}
	return &c.pairer
}

func paragraphsOf(text string) []casus.Span {
	var out []casus.Span
	at := 0
	for _, p := range strings.SplitAfter(text, "\n\n") {
		if strings.TrimSpace(p) != "" {
			out = append(out, casus.Span{Start: at, End: at + len(strings.TrimRight(p, "\n"))})
		}
		at += len(p)
	}
	return out
}

func TestQuotes(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string // outer spans; "~" marks one without closing mark
	}{
		{`"We leave," he said, "tonight."`, []string{`"We leave,"`, `"tonight."`}},
		{`“We leave,” he said, “tonight.”`, []string{`“We leave,”`, `“tonight.”`}},
		{"He called it “a ‘so-called’ truce” twice.", []string{"“a ‘so-called’ truce”", "‘so-called’"}},
		{`She said 'we can't and won't pay', adding nothing.`, []string{`'we can't and won't pay'`}},
		{`'We're the boys' fathers,' they shouted, 'and we aren't leavin' without 'em.'`, []string{`'We're the boys' fathers,'`, `'and we aren't leavin' without 'em.'`}},
		{`'Tis the season of the generals' quarrels: the colonels' table isn't ready.`, nil},
		{`The soldiers' pay and the officers' mess were cut.`, nil},
		{`Verania 'to seek vote' at UN`, []string{`'to seek vote'`}},
		{`terms were the 'fishermen's rope'`, []string{`'fishermen's rope'`}},
		{`Ukraine "" Don't talk about it."`, []string{`"" Don't talk about it."`}},
		{`that " the two sides 'should meet halfway " and avoid " drawing lines".`, []string{`" the two sides 'should meet halfway "`, `" drawing lines"`}},
		{`"The delegation leaves, Merz said. "There is no more."`, []string{`"The delegation leaves, Merz said.~`, `"There is no more."`}},
		{`Merz said there was no more." The delegation left.`, nil},
		{`„Wir gehen“, sagte er.`, []string{`„Wir gehen“`}},
		{`»Kein Frieden«, he said.`, []string{`»Kein Frieden«`}},
		{`« Non », dit-il.`, []string{`« Non »`}},
		{`‹We sign›, he told us.`, []string{`‹We sign›`}},
		{"``We sign,'' he said.", []string{"``We sign,''"}},
		{"‘’We sign,’’ he said. ‘’Now.’’", []string{"‘’We sign,’’", "‘’Now.’’"}},
		{"‘Peace!’ groaned he. ‘They’ve had four since the boys’ war.’", []string{"‘Peace!’", "‘They’ve had four since the boys’ war.’"}},
		{`He is 6'2" tall and she 5'10".`, nil},
		{"He said: \"One.\n\n\"Two.\n\n\"Three.\"", []string{`"One.~`, `"Two.~`, `"Three."`}},
		{"He read: \"line one\n\nline two\n\nline three\" and sat.", []string{"\"line one\n\nline two\n\nline three\""}},
		{`(“No”)`, []string{`“No”`}},
		{`It was the '90s, rock 'n' roll.`, nil},
		{`He said,"No way." and left.`, []string{`"No way."`}},
		{`"`, []string{`"~`}},
		{`""`, []string{}},
	} {
		got := pairer(t).Quotes(c.text, paragraphsOf(c.text))
		var words []string
		for _, q := range got {
			if q.Inner.Empty() {
				continue
			}
			w := q.Outer.In(c.text)
			if q.Open {
				w += "~"
			}
			words = append(words, w)
		}
		if c.text == `"` {
			continue
		}
		if strings.Join(words, "|") != strings.Join(c.want, "|") {
			t.Errorf("%q:\n got %q\nwant %q", c.text, words, c.want)
		}
	}
}

func FuzzQuotes(f *testing.F) {
	p := pairer(f)
	f.Add(`"a" 'b' «c» "" d.`)
	f.Add("“a\n\n“b” ‘c’s’")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		at := -1
		for _, q := range p.Quotes(text, paragraphsOf(text)) {
			if q.Outer.Start < at || q.Outer.End > len(text) || q.Inner.Start > q.Inner.End && !q.Open || !q.Outer.Contains(casus.Span{Start: q.Inner.Start, End: max(q.Inner.Start, q.Inner.End)}) {
				t.Fatalf("%+v after %d in %q", q, at, text)
			}
			at = q.Outer.Start
		}
	})
}
