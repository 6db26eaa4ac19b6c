package chain_test

import (
	"reflect"
	"strings"
	"testing"

	"casus"
	"casus/analyse"
	"casus/analyse/names"
	"casus/chain"
	"casus/data"
	"casus/lexicon"
	"casus/text"
)

type reader struct {
	splitter *text.Splitter
	analyser *analyse.Analyser
	names    *names.Recogniser
	resolver *chain.Resolver
}

func newReader(t testing.TB) *reader {
	t.Helper()
	lex := lexicon.Open(data.FS)
	r := &reader{}
	var err error
	if r.splitter, err = text.New(lex); err != nil {
		t.Fatal(err)
	}
	if r.analyser, err = analyse.Load(data.FS); err != nil {
		t.Fatal(err)
	}
	if r.names, err = names.Load(data.FS, lex); err != nil {
		t.Fatal(err)
	}
	if r.resolver, err = chain.New(lex); err != nil {
		t.Fatal(err)
	}
	return r
}

func (r *reader) document(words string) *casus.Document {
	doc := &casus.Document{Report: &casus.Report{Text: words}}
	doc.Sentences = r.analyser.Analyse(r.splitter.SplitText(words))
	doc.Names = r.names.Names(doc, r.names.Read(r.analyser, doc.Sentences))
	return doc
}

// show writes each chain as its mentions' words, joined by " = ".
func show(words string, chains []casus.Chain) (out []string) {
	for _, c := range chains {
		var ms []string
		for _, m := range c.Mentions {
			ms = append(ms, m.Span.In(words))
		}
		out = append(out, strings.Join(ms, " = "))
	}
	return out
}

func TestResolve(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct{ text, want string }{
		{"President Amara Conteh met Queen Astrid in Oslo. She praised him.", ""},
		{"Mr. Okello Otieno said he would resign.", "Okello Otieno = he"},
		{"The African Union (AU) met in Nairobi. The AU said it would send troops.", "African Union = AU = AU = it"},
		{"Zambia and Malawi signed a treaty. Both countries kept their troops at the border.", "Both countries = their"},
		{"Maria Escobedo arrived in Lima. Escobedo said the talks had failed.", "Maria Escobedo = Escobedo"},
		{"It rained in Dakar. It was late.", ""},
	} {
		got := show(c.text, r.resolver.Resolve(r.document(c.text)))
		if c.want == "" {
			continue
		}
		found := false
		for _, g := range got {
			found = found || g == c.want
		}
		if !found {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// TestSpeaker: "I" in a quotation is who is quoted.
func TestSpeaker(t *testing.T) {
	r := newReader(t)
	words := `"I will not go," Tendai Chikomba said.`
	doc := r.document(words)
	quoted, source := casus.Span{Start: 1, End: 14}, strings.Index(words, "Tendai")
	span := casus.Span{Start: source, End: source + len("Tendai Chikomba")}
	doc.Attributions = []casus.Attribution{{ID: "a1", Source: casus.Spans{span}, Quoted: []casus.Span{quoted}, Content: casus.Spans{quoted},
		SrcAt: casus.TokenRef{Sentence: 0, Token: doc.Sentences[0].HeadOf(span)}}}
	if got, want := show(words, r.resolver.Resolve(doc)), []string{"I = Tendai Chikomba"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestMembers: a phrase for two parties carries both as members.
func TestMembers(t *testing.T) {
	r := newReader(t)
	words := "Zambia and Malawi signed a treaty. Both countries kept their troops at the border."
	doc := r.document(words)
	for _, n := range doc.Names {
		doc.Actors = append(doc.Actors, casus.ActorMention{Evidence: n.Evidence, Actor: strings.ToUpper(n.Text), At: n.At})
	}
	for _, c := range r.resolver.Resolve(doc) {
		if c.Mentions[0].Span.In(words) == "Both countries" {
			if want := []string{"ZAMBIA", "MALAWI"}; !reflect.DeepEqual(c.Members, want) {
				t.Errorf("members %q, want %q", c.Members, want)
			}
			return
		}
	}
	t.Error("no chain of both countries")
}

// TestDamagedTrees: any tree, any names: no panic, chains with sorted mentions in the text.
func TestDamagedTrees(t *testing.T) {
	r := newReader(t)
	words := "President Amara Conteh and his rival Bo Sesay met. Both leaders said they would talk to the army, which it denied."
	for shift := range 12 {
		doc := r.document(words)
		for i := range doc.Sentences {
			for j := range doc.Sentences[i].Tokens {
				tok := &doc.Sentences[i].Tokens[j]
				tok.Head = (tok.Head+shift*j)%(len(doc.Sentences[i].Tokens)+2) - 1
			}
		}
		check(t, words, r.resolver.Resolve(doc))
	}
}

func check(t testing.TB, words string, chains []casus.Chain) {
	t.Helper()
	for _, c := range chains {
		if len(c.Mentions) < 2 {
			t.Errorf("%q: a chain of %d", words, len(c.Mentions))
		}
		at := 0
		for _, m := range c.Mentions {
			if m.Span.Start < at || m.Span.Empty() || m.Span.End > len(words) {
				t.Errorf("%q: mention %v", words, m)
			}
			at = m.Span.Start
		}
	}
}

func FuzzResolve(f *testing.F) {
	r := newReader(f)
	f.Add("She said he and they met both sides; its ministry (M) did too.")
	f.Fuzz(func(t *testing.T, s string) {
		doc := r.document(s)
		chains := r.resolver.Resolve(doc)
		check(t, s, chains)
		if again := r.resolver.Resolve(doc); !reflect.DeepEqual(chains, again) {
			t.Errorf("%q: two results", s)
		}
	})
}

// TestLongSentence: thousands of pronouns and names in one sentence take no more than their share.
func TestLongSentence(t *testing.T) {
	r := newReader(t)
	var words strings.Builder
	doc := &casus.Document{}
	s := casus.Sentence{}
	for i := range 6000 {
		form, tag := "he", "PRON"
		if i%3 == 0 {
			form, tag = "Bo", "PROPN"
		} else if i%3 == 1 {
			form, tag = "minister", "NOUN"
		}
		at := words.Len()
		words.WriteString(form + " ")
		s.Tokens = append(s.Tokens, casus.Token{Span: casus.Span{Start: at, End: at + len(form)}, Form: form, Lemma: form, UPOS: tag, Head: i - 1, Deprel: "conj"})
		if tag == "PROPN" {
			doc.Names = append(doc.Names, casus.Name{Evidence: casus.Evidence{Spans: casus.Of(at, at+len(form)), Text: form}, Type: "PER"})
		}
	}
	s.Span = casus.Span{End: words.Len()}
	doc.Report, doc.Sentences = &casus.Report{Text: words.String()}, []casus.Sentence{s}
	check(t, words.String(), r.resolver.Resolve(doc))
}

func BenchmarkResolve(b *testing.B) {
	r := newReader(b)
	words := strings.Repeat("Kenyan President Wairimu Odhiambo met Abebe Tadesse in Addis Ababa. She told him that the African Union would help, and he thanked her. Both leaders left. ", 20)
	doc := r.document(words)
	n := 0
	for i := range doc.Sentences {
		n += len(doc.Sentences[i].Tokens)
	}
	b.ResetTimer()
	for range b.N {
		r.resolver.Resolve(doc)
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "words/s")
}
