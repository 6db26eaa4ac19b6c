package attribute

import (
	"fmt"
	"sort"
	"strings"

	"casus"
)

// Voices says for every stretch of the report's sentences who vouches for it: the outlet, or the attributions (by id, which are the statements' ids too) whose
// content it is. Words that only hand over (source and cue) belong to the attributed stretch. It reads Report, Sentences and Attributions.
func (a *Attributor) Voices(doc *casus.Document) []casus.Voice {
	type stretch struct {
		span casus.Span
		ids  []string
	}
	// Contents by place. Scare quotes and attributions without a source and a cue hand nothing over.
	var contents []stretch
	var frames casus.Spans // source and cue words
	for i := range doc.Attributions {
		at := &doc.Attributions[i]
		if at.Kind == "scare" || len(at.Source) == 0 && len(at.Cue) == 0 && at.Kind != "direct" {
			continue
		}
		frames = append(frames, at.Source...)
		frames = append(frames, at.Cue...)
		for _, p := range at.Content {
			contents = append(contents, stretch{p, []string{at.ID}})
		}
	}
	frames = frames.Normal()
	sort.SliceStable(contents, func(i, j int) bool { return contents[i].span.Start < contents[j].span.Start })
	var out []casus.Voice
	put := func(pieces casus.Spans, voice string, ids []string) {
		out = append(out, casus.Voice{ID: fmt.Sprintf("v%d", len(out)+1), Evidence: casus.Quote(doc.Report.Text, pieces...), Voice: voice, Statements: ids})
	}
	first := 0
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		for first < len(contents) && contents[first].span.End <= s.Start {
			first++
		}
		var inside casus.Spans
		seen := map[string]bool{}
		var ids []string
		for j := first; j < len(contents) && contents[j].span.Start < s.End; j++ {
			p := contents[j].span
			p = casus.Span{Start: max(p.Start, s.Start), End: min(p.End, s.End)}
			if p.Empty() {
				continue
			}
			inside = append(inside, p)
			if id := contents[j].ids[0]; !seen[id] {
				seen[id] = true
				ids = append(ids, id)
			}
		}
		inside = inside.Normal()
		if len(inside) == 0 {
			put(casus.Spans{s.Span}, casus.VoiceOutlet, nil)
			continue
		}
		own := outside(s, inside, frames)
		if len(own) == 0 {
			put(casus.Spans{s.Span}, "attributed", ids)
			continue
		}
		put(own, casus.VoiceOutlet, nil)
		put(inside, "attributed", ids)
	}
	return out
}

// outside are the stretches of a sentence that hold a predicate of the outlet's own: outside contents, with a finite verb that is no cue.
func outside(s *casus.Sentence, inside, frames casus.Spans) casus.Spans {
	var out casus.Spans
	at := s.Start
	finite := false
	flush := func(end int) {
		if finite && end > at {
			out = append(out, casus.Span{Start: at, End: end})
		}
		finite = false
	}
	k := 0
	last, seen := s.Start, s.Start // end of the outlet's own words, of the token before
	for t := range s.Tokens {
		tok := &s.Tokens[t]
		for k < len(inside) && inside[k].End <= tok.Start {
			at = max(at, inside[k].End)
			k++
		}
		if k < len(inside) && inside[k].Overlaps(tok.Span) {
			flush(last)
			at, seen = inside[k].End, tok.End
			continue
		}
		if at < tok.Start && !finite && strings.TrimFunc(strings.TrimSpace(tok.Form), func(r rune) bool { return !wordy(r) }) != "" && t > 0 && seen <= at {
			at = tok.Start
		}
		seen = tok.End
		if !frames.Overlaps(tok.Span) && tok.UPOS != "PUNCT" || finite && last == tok.Start && tok.UPOS == "PUNCT" && t == len(s.Tokens)-1 {
			last = tok.End
		}
		switch tok.XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			if !frames.Overlaps(tok.Span) && tok.Deprel != "aux" {
				finite = true
			}
		case "VBN", "VBG", "VB":
			if tok.Deprel == "root" && !frames.Overlaps(tok.Span) {
				finite = true
			}
		}
	}
	flush(last)
	return out
}
