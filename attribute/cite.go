package attribute

import (
	"casus"
	"casus/clause"
)

// quoting takes "quoted A as saying B" and notes "citing officials" for later. It reports whether the verb is done with.
func (w *work) quoting(s *sent, v *cue) bool {
	if v.p.Infin && !v.p.Passive {
		return v.obj >= 0 && w.quoteBesideRight(s, v) < 0 // "loath to quote other writers"
	}
	if v.p.Neg || w.is("lack", v.p.Mark) || v.from > 0 && w.is("lack", s.g.Lemma(v.from-1)) {
		return true // "without citing evidence"
	}
	said := w.asSaying(s, v)
	if said != nil {
		return w.quotedAs(s, v, said)
	}
	if v.p.Passive {
		if s.rel(v.p.Head) != "acl" {
			return false
		}
		for _, a := range s.g.Args(v.p) {
			if a.Role == clause.Subject && w.speakable(s, a.Head) {
				v.src = a.Head
				s.cites = append(s.cites, v)
				return true
			}
		}
		return false
	}
	if v.obj >= 0 && w.speakable(s, v.obj) && !w.is("ground", s.g.Lemma(v.obj)) && (s.tok(v.obj).UPOS != "PRON") && w.quoteBesideRight(s, v) < 0 {
		s.cites = append(s.cites, v)
		return true
	}
	return false
}

func (w *work) quoteBesideRight(s *sent, v *cue) int {
	q, at := w.quoteRight(s, v)
	if q >= 0 && v.obj >= 0 && at > v.obj {
		return -1
	}
	return q
}

// asSaying is the verb of speech under a verb of quoting: "as saying".
func (w *work) asSaying(s *sent, v *cue) *clause.Pred {
	for i := range s.g.Preds {
		p := &s.g.Preds[i]
		if p.Head <= v.to || p.Head > v.to+25 || s.tok(p.Head).XPOS != "VBG" || !w.is("asverb", p.Lemma) {
			continue
		}
		if w.is("as", s.g.Lemma(p.Head-1)) {
			return p
		}
	}
	return nil
}

// quotedAs makes two attributions: who quotes, and who is quoted.
func (w *work) quotedAs(s *sent, v *cue, said *clause.Pred) bool {
	inner := w.cueOf(s, said)
	inner.group = []int{said.Head - 1, said.Head}
	inner.from, inner.to = said.Head-1, said.Head+1
	inner.limit = w.limit(s, said, inner.to)
	whom := v.obj
	if v.p.Passive {
		whom = v.subj
	}
	if whom < 0 {
		return false
	}
	inner.src, inner.surf = whom, -1
	c := &class{id: "say", act: casus.ActSay, frame: fThat | fQuote | fParen}
	fi := w.make(s, inner, c)
	ok := w.that(s, &fi, inner, c) || w.quotation(s, &fi, inner, c)
	if !ok {
		cs, _ := w.clauseOf(s, v)
		if q := w.quoteEnding(s, cs, v.p.Head); q >= 0 {
			fi.Content = casus.Spans{w.quotes[q].Outer}
			ok = true
		} else if inner.to < inner.limit {
			ok = w.content(s, &fi, inner, inner.to, inner.limit)
		}
	}
	if !ok {
		return false
	}
	outer := &class{id: "cite", act: casus.ActSay}
	if v.p.Passive {
		agent := -1
		for _, k := range s.g.Children(v.p.Head) {
			if k > v.p.Head && w.byAgent(s, s.g.Prep(k)) {
				agent = k
			}
		}
		v.src = agent
		if agent < 0 { // "was quoted as saying": nobody is named who quotes
			fi.Cue = s.cueSpans(append(append([]int(nil), v.group...), inner.group...))
			w.commit(s, inner, fi)
			s.used[v.p.Head] = true
			return true
		}
	}
	fo := w.make(s, v, outer)
	from, to := w.phraseOf(s, whom)
	if v.p.Passive {
		if by := s.g.Child(v.src, "case"); by == v.to {
			fo.Cue = s.cueSpans(append(append([]int(nil), v.group...), by))
		}
		w.content(s, &fo, v, from, min(to, v.from))
		w.content(s, &fo, v, inner.from, inner.limit)
	} else {
		w.content(s, &fo, v, max(from, v.to), max(inner.limit, inner.to))
		if len(fi.Content) > 0 && fi.Content[0].End <= s.tok(v.from).Start {
			fo.Content = append(fo.Content, fi.Content...).Normal()
		}
	}
	w.commit(s, v, fo)
	w.commit(s, inner, fi)
	return true
}

// cited gives the sources named by "citing officials" the content of the attribution that they stand in, else of the clause around.
func (w *work) cited(s *sent) {
	for _, v := range s.cites {
		f := w.make(s, v, &class{id: "cite", act: casus.ActSay})
		whom := v.obj
		if v.p.Passive {
			whom = v.src
			if by := s.g.Child(whom, "case"); by == v.to {
				f.Cue = s.cueSpans(append(append([]int(nil), v.group...), by))
			}
		}
		reporter, at := f.Source, f.SrcAt
		if m := w.host(s, v); m != nil {
			f.Content = m.Content
			f.Act = m.Act
			if !v.p.Passive {
				reporter, at = m.Source, m.SrcAt
			}
		} else if !v.p.Passive {
			from, to := v.from, v.limit
			_, e := w.phraseOf(s, whom)
			to = max(v.to, min(to, e))
			w.around(s, &f, from, to, s.g.Head(v.p.Head))
		}
		if v.p.Passive {
			w.add(s, f)
			continue
		}
		f.Source, f.SrcAt = nil, casus.NoToken
		w.source(s, &f, whom, v)
		if _, to := w.phraseOf(s, whom); to < len(s.s.Tokens) && s.tok(to).UPOS == "ADP" && len(f.Source) > 0 { // "citing a letter from the auditor"
			if h := s.g.Head(to); h > to && s.g.Head(h) == v.p.Head {
				f.Source[0].End = s.tok(s.right[h]).End
			}
		}
		if len(f.Source) == 0 || len(f.Content) == 0 {
			continue
		}
		if len(reporter) > 0 && at.Sentence >= 0 {
			f.Via = append(f.Via, casus.Via{Spans: reporter, At: at})
		}
		w.add(s, f)
	}
	s.cites = nil
}

// host is the attribution in whose reporting clause or source a verb of quoting stands, or nil.
func (w *work) host(s *sent, v *cue) *found {
	at := s.tok(v.p.Head).Span
	var best *found
	for i := len(w.found) - 1; i >= 0 && w.found[i].sent == s.i; i-- {
		f := &w.found[i]
		if len(f.Content) == 0 || f.Content.Contains(at) {
			continue
		}
		if f.Source.Overlaps(at) {
			return f
		}
		if h := s.g.Head(v.p.Head); h >= 0 && (h == f.pred || f.Source.Overlaps(s.tok(h).Span)) {
			return f
		}
		if best == nil {
			best = f
		}
	}
	return best
}
