package actor

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"casus"
	"casus/data"
	"casus/lexicon"
)

func world(t testing.TB) *Annotator {
	t.Helper()
	a, err := New(lexicon.Open(os.DirFS("testdata/world")))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// parsed makes a document of sentences in a short form: one token is form/UPOS/head/deprel, head 1-based and 0 for the root; tokens are
// separated by spaces, sentences by " | ". "~" before a form joins it to the token before.
func parsed(t testing.TB, day string, text string) *casus.Document {
	t.Helper()
	doc := &casus.Document{Report: &casus.Report{Published: day, Blocks: []casus.Block{{Kind: casus.Paragraph}}}}
	var b strings.Builder
	for _, sentence := range strings.Split(text, " | ") {
		var s casus.Sentence
		for _, w := range strings.Fields(sentence) {
			w, joined := strings.CutPrefix(w, "~")
			if !joined && b.Len() > 0 {
				b.WriteByte(' ')
			}
			f := strings.Split(w, "/")
			var head int
			if len(f) != 4 {
				t.Fatalf("token %q", w)
			}
			if _, err := fmt.Sscan(f[2], &head); err != nil {
				t.Fatal(err)
			}
			tok := casus.Token{Form: f[0], Lemma: strings.ToLower(f[0]), UPOS: f[1], Head: head - 1, Deprel: f[3]}
			if lemma, ok := map[string]string{"said": "say", "met": "meet", "accused": "accuse"}[tok.Lemma]; ok {
				tok.Lemma = lemma
			}
			if tok.Lemma == "the" {
				tok.Feats = "Definite=Def|PronType=Art"
			}
			tok.Start = b.Len()
			b.WriteString(f[0])
			tok.End = b.Len()
			s.Tokens = append(s.Tokens, tok)
		}
		s.Start, s.End = s.Tokens[0].Start, b.Len()
		doc.Sentences = append(doc.Sentences, s)
	}
	doc.Report.Text = b.String()
	return doc
}

func show(ms []casus.ActorMention) string {
	var out []string
	for _, m := range ms {
		s := fmt.Sprintf("%s = %s [%s %s]", m.Text, m.Actor, m.Country, m.Sector)
		if len(m.Members) > 0 {
			s += " " + strings.Join(m.Members, "+")
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestAnnotate(t *testing.T) {
	tests := []struct{ name, day, text, want string }{
		{"country and noun", "2016-05-05",
			"Kaldovan/ADJ/2/amod police/NOUN/3/nsubj said/VERB/0/root",
			"Kaldovan police = KAL:COP [KAL COP]"},
		{"office and holder at the date", "2016-05-05",
			"The/DET/3/det Kaldovan/ADJ/3/amod president/NOUN/4/nsubj said/VERB/0/root",
			"Kaldovan president = KAL:GOV:irena-vosk [KAL GOV]"},
		{"the same office later", "2020-05-05",
			"The/DET/3/det Kaldovan/ADJ/3/amod president/NOUN/4/nsubj said/VERB/0/root",
			"Kaldovan president = KAL:GOV:tomas-harrel [KAL GOV]"},
		{"an undated report names no holder", "",
			"The/DET/3/det Kaldovan/ADJ/3/amod president/NOUN/4/nsubj said/VERB/0/root",
			"Kaldovan president = KAL:GOV [KAL GOV]"},
		{"a former holder is not the holder", "2016-05-05",
			"The/DET/4/det former/ADJ/4/amod Kaldovan/ADJ/4/amod president/NOUN/5/nsubj said/VERB/0/root",
			"former Kaldovan president = KAL:ELI [KAL ELI]"},
		{"office of the state", "2016-05-05",
			"The/DET/2/det president/NOUN/5/nsubj of/ADP/4/case Kaldova/PROPN/2/nmod said/VERB/0/root",
			"president of Kaldova = KAL:GOV:irena-vosk [KAL GOV]"},
		{"title, name, then surname", "2016-05-05",
			"Tarskan/ADJ/4/amod Prime/PROPN/3/compound Minister/PROPN/4/compound Olin/PROPN/6/nsubj Brask/PROPN/4/flat said/VERB/0/root | Brask/PROPN/2/nsubj met/VERB/0/root officials/NOUN/2/obj",
			"Tarskan Prime Minister Olin Brask = TAR:GOV:olin-brask [TAR GOV]; Brask = TAR:GOV:olin-brask [TAR GOV]; officials = TAR:GOV [TAR GOV]"},
		{"office and surname at the date", "2019-05-05",
			"Kaldovan/ADJ/3/amod President/PROPN/3/compound Harel/PROPN/4/nsubj said/VERB/0/root",
			"Kaldovan President Harel = KAL:GOV:tomas-harrel [KAL GOV]"},
		{"unknown person with evidence", "2016-05-05",
			"Tarskan/ADJ/3/amod Colonel/PROPN/3/compound Pel/PROPN/5/nsubj Dorn/PROPN/3/flat said/VERB/0/root | Dorn/PROPN/2/nsubj said/VERB/0/root",
			"Tarskan Colonel Pel Dorn = TAR:MIL:pel-dorn [TAR MIL]; Dorn = TAR:MIL:pel-dorn [TAR MIL]"},
		{"organisation and office", "2016-05-05",
			"CON/PROPN/4/nmod:poss ~'s/PART/1/case secretary/NOUN/4/compound general/NOUN/5/nsubj said/VERB/0/root",
			"CON's secretary general = VEL:GOV:mira-tell [IGO GOV]"},
		{"organisation and members", "2016-05-05",
			"Hill/PROPN/2/compound Front/PROPN/3/compound fighters/NOUN/4/nsubj met/VERB/0/root",
			"Hill Front fighters = TAR:REB:hill-front [TAR REB]"},
		{"backed by another", "2016-05-05",
			"Vellin/PROPN/3/compound ~-/PUNCT/1/punct ~backed/VERB/5/amod Tarskan/ADJ/5/amod fighters/NOUN/6/nsubj met/VERB/0/root",
			"Vellin-backed Tarskan fighters = TAR:REB [TAR REB]; Vellin = VEL [VEL GOV]"},
		{"demonyms that share a noun", "2016-05-05",
			"Kaldovan/ADJ/4/amod and/CCONJ/3/cc Tarskan/ADJ/1/conj soldiers/NOUN/5/nsubj met/VERB/0/root",
			"Kaldovan = KAL:MIL [KAL MIL]; Tarskan soldiers = TAR:MIL [TAR MIL]"},
		{"hyphenated pair", "2016-05-05",
			"Kaldova/PROPN/4/compound ~-/PUNCT/3/punct ~Tarsk/PROPN/1/flat talks/NOUN/5/nsubj stalled/VERB/0/root",
			"Kaldova = KAL [KAL GOV]; Tarsk = TAR [TAR GOV]"},
		{"the two sides", "2016-05-05",
			"Kaldova/PROPN/4/nsubj and/CCONJ/3/cc Tarsk/PROPN/1/conj met/VERB/0/root | The/DET/3/det two/NUM/3/nummod sides/NOUN/4/nsubj met/VERB/0/root",
			"Kaldova = KAL [KAL GOV]; Tarsk = TAR [TAR GOV]; two sides = KAL+TAR [ ] KAL+TAR"},
		{"named group of states", "2016-05-05",
			"Coastal/ADJ/2/amod states/NOUN/3/nsubj met/VERB/0/root",
			"Coastal states = UNK:GOV:coastal-states [ GOV] KAL+VEL"},
		{"a capital that speaks", "2016-05-05",
			"Brenn/PROPN/2/nsubj accused/VERB/0/root Orva/PROPN/2/obj",
			"Brenn = KAL [KAL GOV]; Orva = TAR [TAR GOV]"},
		{"a capital that is a place", "2016-05-05",
			"Protesters/NOUN/2/nsubj met/VERB/0/root in/ADP/4/case Brenn/PROPN/2/obl",
			"Protesters = KAL:CVL [KAL CVL]"},
		{"a state that is a place", "2016-05-05",
			"Protesters/NOUN/2/nsubj met/VERB/0/root in/ADP/4/case Kaldova/PROPN/2/obl",
			"Protesters = KAL:CVL [KAL CVL]"},
		{"seat of government", "2016-05-05",
			"Tower/PROPN/2/compound House/PROPN/3/nsubj said/VERB/0/root",
			"Tower House = KAL [KAL GOV]"},
		{"people of a country", "2016-05-05",
			"Three/NUM/2/nummod Tarskans/PROPN/3/nsubj died/VERB/0/root",
			"Tarskans = TAR:CVL [TAR CVL]"},
		{"acronym defined in the text", "2016-05-05",
			"The/DET/3/det Free/ADJ/3/amod Observatory/PROPN/9/nsubj for/ADP/5/case Rights/PROPN/3/nmod (/PUNCT/7/punct ~FOR/PROPN/3/appos ~)/PUNCT/7/punct said/VERB/0/root | FOR/PROPN/2/nsubj said/VERB/0/root",
			"Free Observatory for Rights = UNK:SOC:free-observatory-for-rights [ SOC]; FOR = UNK:SOC:free-observatory-for-rights [ SOC]; FOR = UNK:SOC:free-observatory-for-rights [ SOC]"},
		{"a demonym alone is kept for the coders", "2016-05-05",
			"Tarskan/ADJ/2/amod airstrikes/NOUN/3/nsubj continued/VERB/0/root",
			"Tarskan = TAR [TAR GOV]"},
		{"a side is its state", "2016-05-05",
			"The/DET/3/det Tarskan/ADJ/3/amod side/NOUN/4/nsubj refused/VERB/0/root",
			"Tarskan side = TAR [TAR GOV]"},
		{"media", "2016-05-05",
			"The/DET/3/det Brenn/PROPN/3/compound Courier/PROPN/4/nsubj said/VERB/0/root",
			"Brenn Courier = KAL:JRN:brenn-courier [KAL JRN]"},
		{"what somebody is", "2016-05-05",
			"He/PRON/4/nsubj was/AUX/4/cop an/DET/4/det official/NOUN/0/root",
			""},
	}
	a := world(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := a.Annotate(parsed(t, tt.day, tt.text))
			if s := show(got); s != tt.want {
				t.Errorf("\n got %s\nwant %s", s, tt.want)
			}
			for _, m := range got {
				if m.ID == "" || m.Basis == "" || m.Confidence <= 0 || m.Confidence > 1 {
					t.Errorf("mention %+v", m)
				}
			}
		})
	}
}

// TestWithoutTrees annotates text that no model has tagged.
func TestWithoutTrees(t *testing.T) {
	doc := parsed(t, "2016-05-05", "Kaldovan//0/ police//0/ said//0/")
	for i := range doc.Sentences[0].Tokens {
		doc.Sentences[0].Tokens[i].Head = -1
	}
	if got, want := show(world(t).Annotate(doc)), "Kaldovan police = KAL:COP [KAL COP]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestNamesLayer takes persons and organisations of the name layer.
func TestNamesLayer(t *testing.T) {
	doc := parsed(t, "2016-05-05", "Lena/PROPN/3/nsubj Moor/PROPN/1/flat met/VERB/0/root Kaldovan/ADJ/5/amod officials/NOUN/3/obj")
	doc.Names = []casus.Name{{Type: "PER", Evidence: casus.Quote(doc.Report.Text, casus.Span{Start: 0, End: 9})}}
	got := show(world(t).Annotate(doc))
	if want := "Lena Moor = KAL:CVL:lena-moor [KAL CVL]; Kaldovan officials = KAL:GOV [KAL GOV]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestDeterministic(t *testing.T) {
	a := world(t)
	text := "Kaldova/PROPN/4/nsubj and/CCONJ/3/cc Tarsk/PROPN/1/conj met/VERB/0/root | The/DET/3/det two/NUM/3/nummod sides/NOUN/4/nsubj met/VERB/0/root"
	first := show(a.Annotate(parsed(t, "2016-05-05", text)))
	for range 20 {
		if again := show(a.Annotate(parsed(t, "2016-05-05", text))); again != first {
			t.Fatalf("%s, then %s", first, again)
		}
	}
}

// TestLongLine keeps a line without end from costing more than its length.
func TestLongLine(t *testing.T) {
	word := []string{"Kaldovan/ADJ/0/amod ", "IS/AUX/0/compound ", "soldiers/NOUN/0/compound ", "Brenn/PROPN/0/conj ", "Vosk/PROPN/0/flat ", "president/NOUN/0/compound "}
	a := world(t)
	for _, w := range word {
		doc := parsed(t, "2016-05-05", strings.TrimSpace(strings.Repeat(w, 20000)))
		a.Annotate(doc)
	}
	a.Annotate(parsed(t, "2016-05-05", strings.TrimSpace(strings.Repeat(strings.Join(word, ""), 5000))))
}

// FuzzAnnotate feeds trees that are wrong in every way: the heads and labels come from the input.
func FuzzAnnotate(f *testing.F) {
	f.Add("The Kaldovan president Irena Vosk of Kaldova (KR) said Tarsk-backed fighters in Orva 's police", []byte{1, 2, 3, 9, 0, 4})
	f.Add("’s U.S. \xff\xfe é— ((CON))", []byte{0})
	a := world(f)
	upos := []string{"NOUN", "PROPN", "ADJ", "ADP", "VERB", "DET", "PART", "PUNCT", "", "CCONJ", "NUM"}
	deprels := []string{"nsubj", "obj", "compound", "amod", "nmod", "nmod:poss", "appos", "conj", "case", "root", "", "flat", "obl"}
	f.Fuzz(func(t *testing.T, text string, shape []byte) {
		doc := &casus.Document{Report: &casus.Report{Text: text, Published: "2016-05-05"}}
		var s casus.Sentence
		at := 0
		for i, w := range strings.Fields(text) {
			start := strings.Index(text[at:], w) + at
			at = start + len(w)
			k := 0
			if len(shape) > 0 {
				k = int(shape[i%len(shape)])
			}
			s.Tokens = append(s.Tokens, casus.Token{Span: casus.Span{Start: start, End: at}, Form: w, Lemma: strings.ToLower(w), UPOS: upos[k%len(upos)], Deprel: deprels[(k+i)%len(deprels)], Head: k - 1})
		}
		for i := range s.Tokens {
			if s.Tokens[i].Head >= len(s.Tokens) || s.Tokens[i].Head == i {
				s.Tokens[i].Head = -1
			}
		}
		if len(s.Tokens) == 0 {
			return
		}
		s.Start, s.End = s.Tokens[0].Start, at
		doc.Sentences = []casus.Sentence{s}
		for _, m := range a.Annotate(doc) {
			if m.Spans.In(text) != m.Text {
				t.Fatalf("%q at %v", m.Text, m.Spans)
			}
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	a := world(b)
	sentence := "Tarskan/ADJ/4/amod Prime/PROPN/3/compound Minister/PROPN/4/compound Olin/PROPN/6/nsubj Brask/PROPN/4/flat said/VERB/0/root that/SCONJ/11/mark Kaldovan/ADJ/9/amod soldiers/NOUN/11/nsubj had/AUX/11/aux met/VERB/6/ccomp Hill/PROPN/14/compound Front/PROPN/14/compound fighters/NOUN/11/obj in/ADP/16/case Orva/PROPN/11/obl"
	doc := parsed(b, "2016-05-05", strings.Repeat(sentence+" | ", 99)+sentence)
	b.ReportAllocs()
	for b.Loop() {
		a.Annotate(doc)
	}
	b.ReportMetric(float64(b.N*100)/b.Elapsed().Seconds(), "sentences/s")
}

// BenchmarkRegistry is the shipped registry over words that it knows.
func BenchmarkRegistry(b *testing.B) {
	a, err := New(lexicon.Open(data.FS))
	if err != nil {
		b.Fatal(err)
	}
	sentence := "Russian/ADJ/4/amod President/PROPN/3/compound Vladimir/PROPN/6/nsubj Putin/PROPN/3/flat has/AUX/6/aux said/VERB/0/root that/SCONJ/11/mark Israeli/ADJ/9/amod soldiers/NOUN/11/nsubj had/AUX/11/aux met/VERB/6/ccomp Hamas/PROPN/13/compound fighters/NOUN/11/obj in/ADP/15/case Gaza/PROPN/11/obl"
	doc := parsed(b, "2016-05-05", strings.Repeat(sentence+" | ", 99)+sentence)
	b.ReportAllocs()
	for b.Loop() {
		a.Annotate(doc)
	}
	b.ReportMetric(float64(b.N*100)/b.Elapsed().Seconds(), "sentences/s")
}
