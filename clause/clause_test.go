package clause_test

import (
	"fmt"
	"strings"
	"testing"

	"casus"
	"casus/clause"
)

// row is a grammar row of the tests' own.
type row struct{ kind, word, value string }

func (r row) Get(c string) string {
	return map[string]string{"kind": r.kind, "word": r.word, "value": r.value}[c]
}
func (r row) Errorf(format string, args ...any) error { return fmt.Errorf(format, args...) }

func grammar(t testing.TB) *clause.Grammar {
	t.Helper()
	g, err := clause.New([]row{
		{"control", "promise", "subject"}, {"control", "call", "on|upon"}, {"neg", "not", ""}, {"neg", "no", ""},
		{"neg", "never", ""}, {"neg", "nobody", ""}, {"negmark", "without", ""}, {"negcc", "or", ""}, {"agent", "by", ""},
		{"naming", "of", ""}, {"naming", "from", ""},
	})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// tree reads "form/lemma/UPOS/XPOS/head/deprel" items; heads are 1-based as in CoNLL-U.
func tree(t testing.TB, text string) *casus.Sentence {
	t.Helper()
	s := &casus.Sentence{}
	at := 0
	for _, item := range strings.Fields(text) {
		f := strings.Split(item, "/")
		if len(f) != 6 {
			t.Fatalf("bad item %q", item)
		}
		var head int
		if _, err := fmt.Sscan(f[4], &head); err != nil {
			t.Fatal(err)
		}
		s.Tokens = append(s.Tokens, casus.Token{
			Span: casus.Span{Start: at, End: at + len(f[0])}, Form: f[0], Lemma: f[1], UPOS: f[2], XPOS: f[3], Head: head - 1, Deprel: f[5],
		})
		at += len(f[0]) + 1
	}
	s.Span = casus.Span{Start: 0, End: at - 1}
	return s
}

// show prints predicates with their arguments: `shell(subject=Tarsk object=port)`.
func show(g *clause.Graph) []string {
	var out []string
	for i := range g.Preds {
		p := &g.Preds[i]
		var args []string
		for _, a := range g.Args(p) {
			s := a.Role.String()
			if a.Case != "" {
				s += ":" + a.Case
			}
			s += "=" + g.S.Tokens[a.Head].Form
			if a.Via != clause.Direct {
				s += "/" + a.Via.String()
			}
			args = append(args, s)
		}
		mark := ""
		if p.Neg {
			mark += "!"
		}
		if p.NegArg {
			mark += "~"
		}
		if p.Modal >= 0 {
			mark += g.ModalLemma(p) + " "
		}
		out = append(out, fmt.Sprintf("%s%s(%s)", mark, g.Verb(p), strings.Join(args, " ")))
	}
	return out
}

func TestGraph(t *testing.T) {
	gr := grammar(t)
	for _, c := range []struct{ name, tree, want string }{
		{"active", "Tarsk/Tarsk/PROPN/NNP/2/nsubj shelled/shell/VERB/VBD/0/root the/the/DET/DT/4/det port/port/NOUN/NN/2/obj",
			"shell(subject=Tarsk object=port) | port()"},
		{"passive", "The/the/DET/DT/2/det port/port/NOUN/NN/4/nsubj:pass was/be/AUX/VBD/4/aux:pass shelled/shell/VERB/VBN/0/root by/by/ADP/IN/6/case Tarsk/Tarsk/PROPN/NNP/4/obl:agent",
			"port() | shell(object=port subject:by=Tarsk)"},
		{"object control", "Norvald/Norvald/PROPN/NNP/2/nsubj urged/urge/VERB/VBD/0/root Tarsk/Tarsk/PROPN/NNP/2/obj to/to/PART/TO/5/mark leave/leave/VERB/VB/2/xcomp",
			"urge(subject=Norvald object=Tarsk open:to=leave) | leave(subject=Tarsk/control)"},
		{"subject control", "Norvald/Norvald/PROPN/NNP/2/nsubj promised/promise/VERB/VBD/0/root Tarsk/Tarsk/PROPN/NNP/2/obj to/to/PART/TO/5/mark leave/leave/VERB/VB/2/xcomp",
			"promise(subject=Norvald object=Tarsk open:to=leave) | leave(subject=Norvald/control)"},
		{"oblique control", "Norvald/Norvald/PROPN/NNP/2/nsubj called/call/VERB/VBD/0/root on/on/ADP/IN/4/case Tarsk/Tarsk/PROPN/NNP/2/obl to/to/PART/TO/6/mark leave/leave/VERB/VB/2/xcomp",
			"call(subject=Norvald oblique:on=Tarsk open:to=leave) | leave(subject=Tarsk/control)"},
		{"coordination", "Tarsk/Tarsk/PROPN/NNP/4/nsubj and/and/CCONJ/CC/3/cc Merria/Merria/PROPN/NNP/1/conj met/meet/VERB/VBD/0/root and/and/CCONJ/CC/6/cc signed/sign/VERB/VBD/4/conj a/a/DET/DT/8/det pact/pact/NOUN/NN/6/obj",
			"meet(subject=Tarsk subject=Merria object=pact/shared) | sign(object=pact subject=Tarsk/shared subject=Merria/shared) | pact()"},
		{"shared object", "Tarsk/Tarsk/PROPN/NNP/2/nsubj shelled/shell/VERB/VBD/0/root and/and/CCONJ/CC/4/cc burned/burn/VERB/VBD/2/conj the/the/DET/DT/6/det town/town/NOUN/NN/2/obj",
			"shell(subject=Tarsk object=town) | burn(subject=Tarsk/shared object=town/shared) | town()"},
		{"relative", "rebels/rebel/NOUN/NNS/5/nsubj who/who/PRON/WP/3/nsubj shelled/shell/VERB/VBD/1/acl:relcl towns/town/NOUN/NNS/3/obj fled/flee/VERB/VBD/0/root",
			"rebel() | shell(object=towns subject=rebels/relative) | town() | flee(subject=rebels)"},
		{"object gap", "the/the/DET/DT/2/det town/town/NOUN/NN/5/nsubj they/they/PRON/PRP/4/nsubj shelled/shell/VERB/VBD/2/acl:relcl burned/burn/VERB/VBD/0/root",
			"town() | shell(subject=they object=town/gap) | burn(subject=town)"},
		{"reduced relative", "men/man/NOUN/NNS/5/nsubj held/hold/VERB/VBN/1/acl by/by/ADP/IN/4/case police/police/NOUN/NN/2/obl:agent fled/flee/VERB/VBD/0/root",
			"man() | hold(subject:by=police object=men/relative) | police() | flee(subject=men)"},
		{"negation", "Tarsk/Tarsk/PROPN/NNP/4/nsubj did/do/AUX/VBD/4/aux not/not/PART/RB/4/advmod shell/shell/VERB/VB/0/root or/or/CCONJ/CC/6/cc burn/burn/VERB/VB/4/conj towns/town/NOUN/NNS/6/obj",
			"!shell(subject=Tarsk object=towns/shared) | !burn(object=towns subject=Tarsk/shared) | town()"},
		{"negative argument", "No/no/DET/DT/2/det talks/talk/NOUN/NNS/4/nsubj:pass were/be/AUX/VBD/4/aux:pass held/hold/VERB/VBN/0/root",
			"!talk() | ~hold(object=talks)"},
		{"noun", "Tarsk/Tarsk/PROPN/NNP/3/nmod:poss 's/'s/PART/POS/1/case shelling/shelling/NOUN/NN/0/root of/of/ADP/IN/6/case the/the/DET/DT/6/det port/port/NOUN/NN/3/nmod",
			"shelling(poss=Tarsk oblique:of=port) | port()"},
		{"infinitive of a noun", "Tarsk/Tarsk/PROPN/NNP/2/nsubj made/make/VERB/VBD/0/root an/a/DET/DT/4/det offer/offer/NOUN/NN/2/obj to/to/PART/TO/6/mark talk/talk/VERB/VB/4/acl",
			"make(subject=Tarsk object=offer) | offer() | talk(subject=Tarsk/control)"},
		{"modal and without", "Tarsk/Tarsk/PROPN/NNP/3/nsubj may/may/AUX/MD/3/aux leave/leave/VERB/VB/0/root without/without/SCONJ/IN/5/mark signing/sign/VERB/VBG/3/advcl",
			"may leave(subject=Tarsk) | !sign(subject=Tarsk/control)"},
		{"particle", "They/they/PRON/PRP/2/nsubj carried/carry/VERB/VBD/0/root out/out/ADP/RP/2/compound:prt raids/raid/NOUN/NNS/2/obj",
			"carry out(subject=They object=raids) | raid()"},
		{"copula", "Tarsk/Tarsk/PROPN/NNP/3/nsubj is/be/AUX/VBZ/3/cop ready/ready/ADJ/JJ/0/root to/to/PART/TO/5/mark talk/talk/VERB/VB/3/xcomp",
			"ready(subject=Tarsk open:to=talk) | talk(subject=Tarsk/control)"},
		{"retained object", "Merria/Merria/PROPN/NNP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass given/give/VERB/VBN/0/root arms/arm/NOUN/NNS/3/obj",
			"give(indirect=Merria object=arms) | arm()"},
		{"mislabelled nominals", "forces/force/NOUN/NNS/2/compound strike/strike/VERB/VBP/0/root Tarsk/Tarsk/PROPN/NNP/2/flat",
			"force() | strike(subject=forces compound=forces object=Tarsk)"},
		{"finite verb under a noun", "pact/pact/NOUN/NN/0/root was/be/AUX/VBD/3/aux:pass signed/sign/VERB/VBN/1/conj",
			"pact() | sign(object=pact/shared)"},
		{"cycle", "a/a/VERB/VBD/2/conj b/b/VERB/VBD/1/conj c/c/NOUN/NN/9/obj", "a() | b() | c()"},
	} {
		got := strings.Join(show(gr.Of(tree(t, c.tree))), " | ")
		if got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestVerbGroup(t *testing.T) {
	gr := grammar(t)
	g := gr.Of(tree(t, "It/it/PRON/PRP/4/nsubj:pass has/have/AUX/VBZ/4/aux been/be/AUX/VBN/4/aux:pass shelled/shell/VERB/VBN/0/root ?/?/PUNCT/./4/punct"))
	p := g.At(3)
	if !p.Passive || !p.Perfect || p.Tense != clause.Present || !p.Question {
		t.Errorf("has been shelled?: %+v", p)
	}
	g = gr.Of(tree(t, "Tarsk/Tarsk/PROPN/NNP/3/nsubj was/be/AUX/VBD/3/aux shelling/shell/VERB/VBG/0/root it/it/PRON/PRP/3/obj"))
	if p := g.At(2); !p.Progress || p.Perfect || p.Tense != clause.Past || p.Gerund {
		t.Errorf("was shelling: %+v", p)
	}
	g = gr.Of(tree(t, "Tarsk/Tarsk/PROPN/NNP/3/nsubj had/have/AUX/VBD/3/aux left/leave/VERB/VBN/0/root"))
	if p := g.At(2); !p.Perfect || p.Tense != clause.Past || p.Passive {
		t.Errorf("had left: %+v", p)
	}
}

func TestNaming(t *testing.T) {
	gr := grammar(t)
	s := tree(t, "The/the/DET/DT/5/det two/two/NUM/CD/5/nummod senior/senior/ADJ/JJ/5/amod Tarskian/Tarskian/ADJ/JJ/5/amod envoys/envoy/NOUN/NNS/8/nsubj from/from/ADP/IN/7/case Tarsk/Tarsk/PROPN/NNP/5/nmod left/leave/VERB/VBD/0/root")
	text := "The two senior Tarskian envoys from Tarsk left"
	g := gr.Of(s)
	if got := g.Naming(4).In(text); got != "senior Tarskian envoys from Tarsk" {
		t.Errorf("naming %q", got)
	}
	if got := g.Phrase(4).In(text); got != "The two senior Tarskian envoys from Tarsk" {
		t.Errorf("phrase %q", got)
	}
}

func TestNewRefuses(t *testing.T) {
	for _, r := range []row{{"control", "x", ""}, {"nonsense", "x", ""}, {"neg", "", ""}} {
		if _, err := clause.New([]row{r}); err == nil {
			t.Errorf("%+v taken", r)
		}
	}
}
