// Package ingest turns bytes of any form (plain text, HTML, JSON Lines) into reports: text in UTF-8, blocks, dateline,
// outlet, publication day with its basis, language. Start with [Reader.Items].
//
// Input is hostile until checked: what cannot be read is an [Item] with an error, and the rest goes on.
package ingest

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"casus"
	"casus/lexicon"
)

// MaxText is the largest report accepted, in bytes of text.
const MaxText = 8 << 20

// Raw is a report as given, before blocks, dates and language are found.
type Raw struct {
	ID, Text, Title, Source, Published, URL, Language string

	marks []mark // blocks known from markup; nil for plain text
}

// Reader makes reports. It is safe for concurrent use.
type Reader struct {
	markers   *markers
	calendar  *calendar
	languages *languages
	assumed   string // language of every report; "" to detect it
}

// Assuming is a reader that takes every report for the given language instead of detecting it.
func (r *Reader) Assuming(language string) *Reader {
	c := *r
	c.assumed = language
	return &c
}

// New reads the marks, month names and language profiles from the data.
func New(lex *lexicon.Set) (*Reader, error) {
	m, err := loadMarkers(lex)
	if err != nil {
		return nil, err
	}
	c, err := loadCalendar(lex)
	if err != nil {
		return nil, err
	}
	l, err := loadLanguages(lex)
	if err != nil {
		return nil, err
	}
	return &Reader{markers: m, calendar: c, languages: l}, nil
}

// Report checks a raw report and finds its blocks, outlet, publication day and language. The text is kept byte for byte.
// The error has kind KindInput or KindLanguage.
func (r *Reader) Report(raw Raw) (*casus.Report, error) {
	if err := checkText(raw.Text); err != nil {
		return nil, err
	}
	rep := &casus.Report{
		ID: raw.ID, Hash: casus.HashText(raw.Text), Text: raw.Text, Title: strings.TrimSpace(raw.Title),
		Source: strings.TrimSpace(raw.Source), URL: raw.URL,
	}
	if rep.ID == "" {
		rep.ID = rep.Hash
	}
	rep.Language = strings.ToLower(strings.TrimSpace(raw.Language))
	if i := strings.IndexAny(rep.Language, "-_"); i > 0 {
		rep.Language = rep.Language[:i]
	}
	if rep.Language == "" {
		rep.Language = r.assumed
	}
	if rep.Language == "" {
		rep.Language = r.languages.detect(raw.Text)
	}
	if rep.Language != supported {
		return nil, &casus.Error{Op: "read", Kind: casus.KindLanguage, Err: fmt.Errorf("the text is in %q; only %q is read", rep.Language, supported),
			Hint: `give "language":"en" in the JSONL if this is wrong`}
	}
	blocks, line := r.blocks(raw)
	rep.Blocks = blocks
	if rep.Title == "" {
		for _, b := range blocks {
			if b.Kind == casus.Headline {
				rep.Title = b.Text
				break
			}
		}
	}
	if rep.Source == "" {
		rep.Source = line.agency
	}
	r.datePublication(rep, raw.Published, line)
	return rep, nil
}

// supported is the language the analysis is trained for.
const supported = "en"

func checkText(text string) error {
	bad := func(cause, hint string) error {
		return &casus.Error{Op: "read", Kind: casus.KindInput, Err: errors.New(cause), Hint: hint}
	}
	switch {
	case strings.TrimSpace(text) == "":
		return bad("the report has no text", "nothing to code")
	case len(text) > MaxText:
		return bad(fmt.Sprintf("the text has %d bytes, more than the limit of %d", len(text), MaxText), "split it into reports")
	case !utf8.ValidString(text):
		return bad("the text is not valid UTF-8", "convert it to UTF-8")
	case strings.IndexByte(text, 0) >= 0:
		return bad("the text holds NUL bytes: it looks like a binary file", "give text, HTML or JSONL")
	}
	for _, c := range text {
		if unicode.IsLetter(c) {
			return nil
		}
	}
	return bad("the report holds no letters", "nothing to code")
}
