package casus

import (
	"crypto/sha256"
	"encoding/hex"
)

// Report is one news report. Its text is immutable; all spans of all layers point into it.
type Report struct {
	ID     string // given id, else the hash
	Hash   string // hex SHA-256 of Text
	Text   string // UTF-8, byte for byte as received (converted when the input was not UTF-8)
	Title  string // given apart from the text, or the headline block's words
	Source string // outlet
	URL    string

	// Published is an ISO 8601 day or time, or empty when unknown; PublishedBasis says where it comes from
	// ("given", "dateline", "dateline + year of the text", ...).
	Published      string
	PublishedBasis string
	Language       string // ISO 639-1
	Blocks         []Block
}

// Kinds of block.
const (
	Headline  = "headline"
	Subhead   = "subhead"
	Dateline  = "dateline"
	Paragraph = "paragraph"
	Caption   = "caption"
	Credit    = "credit"
	Endmark   = "endmark"
)

// Block is a typographic part of a report. A dateline or caption may carry its own day (ISO) and place.
type Block struct {
	Kind string `json:"kind"`
	Evidence
	Date  string `json:"date,omitempty"`
	Place string `json:"place,omitempty"`
}

// Span is the extent of the block in the report's text.
func (b Block) Span() Span { return b.Spans.Bounds() }

// HashText is the content hash that identifies a report's text: hex SHA-256.
func HashText(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// Day is the publication day (ISO, YYYY-MM-DD), or "" when the report is undated.
func (r *Report) Day() string {
	if len(r.Published) >= 10 {
		return r.Published[:10]
	}
	return ""
}
