package ingest

import (
	"fmt"
	"strings"
	"testing"

	"casus"
)

func TestBlocks(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		name, text string
		want       []string // kind: beginning
	}{
		{"wire story", "Talks stall over port\n\nNo date for a new round\n\nBy Ilse Karr\n\nBRENN, May 3 (Wire) -- Envoys met on Friday.\n\nThe way ahead\n\nA fourth round is planned.\n\n(END)",
			[]string{"headline: Talks stall", "subhead: No date", "credit: By Ilse", "dateline: BRENN, May 3 (Wire) --", "paragraph: Envoys met", "subhead: The way", "paragraph: A fourth", "endmark: (END)"}},
		{"caption and credit", "Envoys met on Friday.\n\nA boat leaves the port of Tarsk, Kaldova, May 2, 2024. (Wire photo)\n\nPhoto: Harbour Wire\n\nThey will meet again.",
			[]string{"paragraph: Envoys", "caption: A boat", "credit: Photo: Harbour", "paragraph: They"}},
		{"prose that ends in a date", "The treaty was signed in Brenn on May 2, 2024.", []string{"paragraph: The treaty"}},
		{"one line", "Envoys met on Friday", []string{"paragraph: Envoys met"}},
		{"end mark in the last line", "Envoys met on Friday. (Finish)", []string{"paragraph: Envoys met on Friday.", "endmark: (Finish)"}},
		{"lines without blank lines", "Envoys met on Friday in Brenn.\nThey will meet again in June.\n", []string{"paragraph: Envoys", "paragraph: They"}},
		{"wrapped lines", "Envoys of Kaldova and Tarsk met on Friday in\nBrenn for a third round of talks on the port,\nthe two delegations said in a joint note that\nwas read to the press.\n", []string{"paragraph: Envoys of Kaldova and Tarsk met on Friday in\nBrenn"}},
		{"list", "Three points were agreed:\n\n- a truce at sea\n\n- an exchange of prisoners\n\nNothing was signed.", []string{"paragraph: Three", "paragraph: - a truce", "paragraph: - an exchange", "paragraph: Nothing"}},
		{"Windows lines", "Envoys met.\r\n\r\nThey parted.\r\n", []string{"paragraph: Envoys met.", "paragraph: They parted."}},
	} {
		rep, err := r.Report(Raw{Text: c.text})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, b := range rep.Blocks {
			got = append(got, b.Kind+": "+b.Text)
		}
		ok := len(got) == len(c.want)
		for i := 0; ok && i < len(got); i++ {
			ok = strings.HasPrefix(got[i], c.want[i])
		}
		if !ok {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestDecode(t *testing.T) {
	for _, c := range []struct {
		name, in, want, from string
	}{
		{"UTF-8 is kept", "Kyïv “quoted”", "Kyïv “quoted”", ""},
		{"byte order mark", "\xef\xbb\xbfKaldova", "Kaldova", ""},
		{"UTF-16 LE", "\xff\xfeK\x00a\x00", "Ka", "utf-16"},
		{"Windows quotes", "The minister said \x93we will answer\x94 and left the caf\xe9 in Brenn, where the talks had been held.", "The minister said “we will answer” and left the café in Brenn, where the talks had been held.", "windows-1252"},
	} {
		got, from, err := decode([]byte(c.in))
		if err != nil || got != c.want || from != c.from {
			t.Errorf("%s: %q from %q (%v), want %q from %q", c.name, got, from, err, c.want, c.from)
		}
	}
	if _, _, err := decode([]byte("\x00\x01\xff\xfe\x80binary")); err == nil {
		t.Error("binary bytes were taken for text")
	}
}

func TestLanguage(t *testing.T) {
	r := newReader(t)
	for text, want := range map[string]string{
		"The talks were held on Monday, the minister said.":                                                       "en",
		"Kaldova-Tarsk talks stall":                                                                               "en",
		"Le ministre a déclaré que les négociations sont dans une impasse.":                                       "fr",
		"Der Minister sagte, dass die Verhandlungen nicht mehr auf dem Tisch sind.":                               "de",
		"El ministro dijo que las negociaciones se encuentran en un punto muerto.":                                "es",
		"Министр сказал, что переговоры зашли в тупик и что это не его вина.":                                     "ru",
		"谈判陷入僵局，部长星期一表示。":                                                                                         "zh",
		"قال الوزير إن المحادثات وصلت إلى طريق مسدود":                                                             "ar",
		"Former president Fernando Vost de Mello is arrested in a city of the north following a corruption trial": "en",
		"President Luis de la Cruz visits Santa María de los Ángeles":                                             "en",
	} {
		if got := r.languages.detect(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// FuzzItems feeds any bytes through every form of input: no panic, and every report that comes out holds its contract.
func FuzzItems(f *testing.F) {
	r := newReader(f)
	for _, s := range []string{"BRENN, May 3 (AP) -- Envoys met.\n\n(END)", `{"id":1,"text":"x y"}`, "<html><p>x</p>", "\xff\xfe", "A, January 25, 2022.", "((((", "\"", "\r\r\n", "— ", "Jan 99 2020", "/", "/TASS/"} {
		for _, name := range []string{"a.txt", "a.jsonl", "a.html", "a"} {
			f.Add(name, s)
		}
	}
	f.Fuzz(func(t *testing.T, name, in string) {
		if strings.HasSuffix(name, ".gz") || strings.HasSuffix(name, ".zst") {
			name = "a.txt"
		}
		for item := range r.Items(name, strings.NewReader(in)) {
			if item.Err != nil {
				continue
			}
			end := 0
			for i, b := range item.Report.Blocks {
				s := b.Span()
				if s.Start < end || s.Empty() || s.In(item.Report.Text) != b.Text {
					t.Fatalf("block %d %v of %q", i, s, item.Report.Text)
				}
				end = s.End
			}
			if len(item.Report.Blocks) == 0 {
				t.Fatalf("no blocks in %q", item.Report.Text)
			}
			if item.Report.Hash != casus.HashText(item.Report.Text) {
				t.Fatal("wrong hash")
			}
		}
	})
}

func BenchmarkReport(b *testing.B) {
	r := newReader(b)
	text := "BRENN, May 3, 2024 (Harbour Wire) -- Envoys met on Friday.\n\n" + strings.Repeat("A fourth round of talks is planned for June, according to the mediator, who asked both sides to hold their fire.\n\n", 20)
	b.SetBytes(int64(len(text)))
	for i := range b.N {
		if _, err := r.Report(Raw{ID: fmt.Sprint(i), Text: text}); err != nil {
			b.Fatal(err)
		}
	}
}
