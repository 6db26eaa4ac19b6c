package place_test

import (
	"strings"
	"testing"

	"casus"
	"casus/annotate/place"
	"casus/data"
	"casus/lexicon"
)

const paragraph = "Rebels advanced on Goma, in the east of the Democratic Republic of the Congo, on Monday. Kigali denied that its troops had crossed " +
	"the border near Rutshuru. In Nairobi, envoys from Angola, Kenya and the United States urged both sides to return to talks. A convoy left " +
	"Bukavu for Uvira, 120 km south of the city, while aid agencies in Ituri province said 30,000 people had fled to Uganda. "

// BenchmarkAnnotate measures the annotator alone, over parsed text, in bytes of text.
func BenchmarkAnnotate(b *testing.B) {
	d := document(b, strings.Repeat(paragraph, 8))
	a := stages().places
	a.Annotate(d)
	b.SetBytes(int64(len(d.Text())))
	b.ReportAllocs()
	for b.Loop() {
		a.Annotate(d)
	}
}

// BenchmarkLoad measures reading the tables and unpacking the gazetteer, and the memory they take.
func BenchmarkLoad(b *testing.B) {
	d := &casus.Document{Report: &casus.Report{}}
	b.ReportAllocs()
	for b.Loop() {
		a, err := place.New(lexicon.Open(data.FS))
		if err != nil {
			b.Fatal(err)
		}
		a.Annotate(d)
		a.Unpack()
	}
}
