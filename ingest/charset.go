package ingest

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	xunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// decode makes UTF-8 of bytes. Valid UTF-8 is kept byte for byte, but for a leading byte order mark; anything else is detected
// and converted. The second value names the encoding that was converted from, "" for UTF-8.
func decode(b []byte) (text, from string, err error) {
	switch {
	case bytes.HasPrefix(b, []byte{0xEF, 0xBB, 0xBF}) && utf8.Valid(b):
		return string(b[3:]), "", nil
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE, 0, 0}), bytes.HasPrefix(b, []byte{0, 0, 0xFE, 0xFF}):
		out, err := utf32.UTF32(utf32.LittleEndian, utf32.UseBOM).NewDecoder().Bytes(b)
		return string(out), "utf-32", err
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}), bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		out, err := xunicode.UTF16(xunicode.LittleEndian, xunicode.UseBOM).NewDecoder().Bytes(b)
		return string(out), "utf-16", err
	case utf8.Valid(b):
		return string(b), "", nil
	}
	if bytes.IndexByte(b, 0) >= 0 {
		return "", "", fmt.Errorf("the bytes are neither UTF-8 nor text in another encoding (they hold NUL): it looks like a binary file")
	}
	name := "windows-1252"
	if best, err := chardet.NewTextDetector().DetectBest(b); err == nil && best.Confidence >= 50 {
		name = best.Charset
	}
	enc, canonical := charset.Lookup(strings.ToLower(name))
	if enc == nil {
		enc, canonical = charset.Lookup("windows-1252")
	}
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return "", "", fmt.Errorf("convert from %s: %w", canonical, err)
	}
	if text = string(out); strayControls(text) {
		return "", "", fmt.Errorf("the bytes are not valid UTF-8 and make no text in %s", canonical)
	}
	return text, canonical, nil
}

// strayControls tells whether more than one character in a hundred is a control or replacement character, as when bytes are
// not text at all.
func strayControls(text string) bool {
	stray, all := 0, 0
	for _, c := range text {
		all++
		if c == utf8.RuneError || unicode.IsControl(c) && c != '\n' && c != '\r' && c != '\t' {
			stray++
		}
	}
	return stray*100 > all
}
